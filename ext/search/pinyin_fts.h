/* pinyin_fts.h: Layer 4. Search by pinyin: the FTS5 tokenizer "chinese_pinyin".
**
** For small columns, names and titles.  A Han character becomes its usual
** syllable, and at the same place the syllables of its other readings and the
** initials of all; letters and digits stay as they are; nothing else leaves a
** trace.
**
**   "重庆A1"  ->  zhong (chong z zh c ch)  qing (q)  a  1
**
** What is typed is turned into a MATCH expression by pinyin_query().
*/
#ifndef QIKAN_PINYIN_FTS_H
#define QIKAN_PINYIN_FTS_H

#include "value/pinyin.h"

/* Longest token in bytes; a longer run of letters or digits is cut. */
enum { PINYIN_TOKEN_MAX = 256 };

extern const Family pinyin_fts_family;

#endif
