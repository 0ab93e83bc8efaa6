/* number.h: Layer 2. Chinese and Arabic numerals in front of other text.
**
**   "第三十八期" after 第:  三十八 -> 38      "廿三日" -> 23
**   "二〇二〇年" -> 2020                      "０３" folded -> 3
**
** Reads folded text (fold.h) without blanks: half-width digits, simplified
** numerals.  Whole numbers only; the full room of Chinese numbers (decimals,
** fractions, money) is built on this reader.
*/
#ifndef QIKAN_NUMBER_H
#define QIKAN_NUMBER_H

#include "span.h"

/* Reads the numeral at the start of *s and steps over it.  False, and *s
** untouched, where there is none or where it does not fit 18 digits. */
bool number_read(Span *s, int64_t *value);

/* As number_read(), but digits only (Arabic or 〇一二…九, read one by one, as
** in a year): 二〇二〇 -> 2020.  *n_digits counts them. */
bool number_read_digits(Span *s, int64_t *value, int *n_digits);

#endif
