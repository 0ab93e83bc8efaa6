/* collate.h: Layer 3. Orders of Chinese text: by pinyin, by strokes.
**
**   zh_pinyin   阿 < 北京 < 第2期 < 第十期 < 第一百期 < 王 < 张
**   zh_stroke   丁 < 王 < 张 < 阿
**
** A text is read as a row of elements; two texts compare as their first
** elements that differ.  An element is a character, or a number: digits of
** either width, or a Chinese numeral where the text says that it is one
** (data/collate_marks.txt: 第十, 卷二, 三月, 一、).  What the elements of a text
** are depends on that text alone, and elements are ordered by their keys, so
** the order is total and transitive whatever is compared.  The order of keys:
**
**   the end  <  blanks  <  punctuation  <  symbols  <  numbers, by value
**   <  Han characters, by rank  <  letters  <  what the table lacks, by code
**   point  <  malformed bytes
**
** Ranks and the order of characters are ICU's (data/mkcollate.c).  Texts whose
** elements are equal are ordered by accents, then by forms (a < A, width), as
** in ICU, and at last by bytes: only equal bytes are equal.
*/
#ifndef QIKAN_COLLATE_H
#define QIKAN_COLLATE_H

#include "core/sql.h"

/* Raised whenever the order changes: indexes and tables that use a collation
** must then be made anew (REINDEX).  data/collate_versions.txt has the checksum
** of each; a test compares. */
enum { COLLATE_VERSION = 1 };

typedef enum CollateOrder { COLLATE_PINYIN, COLLATE_STROKE } CollateOrder;

/* Less than, equal to or more than 0, as a comes before, is, or comes behind
** b.  Allocates nothing; never fails; any bytes.  Time grows with the bytes
** up to the first difference, and with the numeral that this stands in. */
int collate_compare(CollateOrder order, Span a, Span b);

/* The weights of a character by itself (no digit, no numeral): what it is
** ordered by first; then accent, then form. */
typedef struct CollateWeight {
  uint64_t key; /* 0: ignored */
  uint8_t accent, form;
} CollateWeight;

CollateWeight collate_weight(CollateOrder order, uint32_t cp);

extern const Family collate_family;

#endif
