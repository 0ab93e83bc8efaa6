/* pinyin_query.h: Layer 4. Typed pinyin -> an FTS5 MATCH expression.
**
**   chongqing    "chong qing"*  OR  "chongqing"*
**   cq           "c q"*         OR  "cq"*
**   xian         "xian"*  OR  "xi an"*  OR  "xi a n"*
**   重庆         "chong qing"
**   li  xiaoming    ("li"*)  AND  ("xiao ming"* OR …)
**
** For columns with the tokenizer chinese_pinyin.  Never a syntax error: what
** is typed is data, only letters, digits and Han characters are looked at.
*/
#ifndef QIKAN_PINYIN_QUERY_H
#define QIKAN_PINYIN_QUERY_H

#include "value/pinyin.h"

enum {
  PINYIN_QUERY_MAX = 512, /* letters and characters of a query that count */
  PINYIN_PATHS = 48       /* most ways to cut one run into syllables */
};

/* Appends the expression to out; nothing where there is nothing to search. */
void pinyin_query(Span text, Text *out);

extern const Family pinyin_query_family;

#endif
