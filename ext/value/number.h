/* number.h: Layer 2. Chinese and Arabic numerals in front of other text.
**
**   "第三十八期" after 第:  三十八 -> 38      "廿三日" -> 23
**   "二〇二〇年" -> 2020                      "０３" folded -> 3
**   38 -> "三十八"                            2020 by digits -> "二〇二〇"
**
** Reads folded text (fold.h) without blanks: half-width digits, simplified
** numerals.  Whole numbers only, for dates, issue numbers and queries, where
** three digits in a row are a number and 第 is somebody else's; the full room of
** Chinese numbers (decimals, fractions, money) is numeral.h.
*/
#ifndef QIKAN_NUMBER_H
#define QIKAN_NUMBER_H

#include "core/arena.h"

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif
/* The last six bits of all characters of numerals but Arabic digits. */
extern const uint64_t number_bits;
#ifdef __GNUC__
#pragma GCC visibility pop
#endif

/* Whether a numeral may begin s: a first look, inline, that spares most
** characters the rest. */
static inline bool number_may_start(Span s) {
  if (s.n == 0) return false;
  uint8_t b = (uint8_t)s.z[0];
  if (b < 0x80) return b >= '0' && b <= '9';
  return s.n > 2 && (number_bits >> (s.z[2] & 0x3F) & 1);
}

/* What the functions below do, behind the first look. */
bool number_read_all(Span *s, int64_t *value);
bool number_read_all_digits(Span *s, int64_t *value, int *n_digits);

/* Reads the numeral at the start of *s and steps over it.  False, and *s
** untouched, where there is none or where it does not fit 18 digits. */
static inline bool number_read(Span *s, int64_t *value) {
  return number_may_start(*s) && number_read_all(s, value);
}

/* As number_read(), but digits only (Arabic or 〇一二…九, read one by one, as
** in a year): 二〇二〇 -> 2020.  *n_digits counts them. */
static inline bool number_read_digits(Span *s, int64_t *value, int *n_digits) {
  return number_may_start(*s) && number_read_all_digits(s, value, n_digits);
}

/* How a number is written.  ORDER number_style */
typedef enum NumberStyle {
  NUMBER_LOWER,     /* 一百零五 */
  NUMBER_FINANCIAL, /* 壹佰零伍 */
  NUMBER_DIGITS     /* 一〇五 */
} NumberStyle;

/* Appends a decimal number: whole and fraction are ASCII digits, of any number
** ("", "05" for 0.05); zeros in front of whole do not count, all of fraction
** does.  -10.50 -> 负十点五零.  From 10^12 on 万亿, then 亿亿. */
void number_format_decimal(bool negative, Span whole, Span fraction,
                           NumberStyle style, Text *out);

/* Appends n as a Chinese numeral: 38 -> 三十八, 110 -> 一百一十, 100054 ->
** 十万零五十四, 0 -> 零, -2 -> 负二; from 10^12 on 万亿, then 亿亿.  What it
** writes below 10^16, number_read() reads as n. */
void number_format(int64_t n, Text *out);

/* Appends the decimal digits of n, one by one, as in a year; zero is how the 0
** is written (〇, 零, ○): 2020 -> 二〇二〇. */
void number_format_digits(int64_t n, Span zero, Text *out);

#endif
