/* numbers.h: Layer 5. The numbers of a running text.
**
**   "全县五万三千人，占百分之六点五，第一次" -> 五万三千, 百分之六点五, 第一
**   "一心一意，十分重要，四川省，二三十人"   -> none
**
** A number of several digits or units stands for itself.  One Han digit alone
** is mostly part of a word (四川, 一看): it counts before a measure word (三个,
** 五年: data/numeral.txt), before punctuation and at the end of the text.
** Words that hold numerals and are none (data/numeral_idioms.txt: 十分, 统一,
** 万一) are stepped over, as are numbers that nobody counted (二三十, 十几, 数百)
** and digits that belong to letters (GB18030).
*/
#ifndef QIKAN_NUMBERS_H
#define QIKAN_NUMBERS_H

#include "core/sql.h"

/* Calls each(data, span, value) for the numbers of text in order; spans are
** pieces of text and do not overlap.  Linear time. */
typedef void NumbersFunc(void *data, Span span, const Number *value);
void numbers_each(Span text, NumbersFunc *each, void *data);

/* zh_number, zh_numeral, zh_numbers */
extern const Family number_family;

#endif
