/* numeral.h: Layer 4. One number at the start of a text, as people write them.
**
**   三亿五千万人  -> 350000000          五又三分之一  -> 16/3
**   百分之六点五  -> 0.065              三块五        -> 3.5
**   第３万回      -> 30000, ordinal     二三十个      -> vague, no number
**
** Two ways to read: a whole text that is a number (zh_number), which may be
** written in any way that leaves no doubt; and a number in running text
** (zh_numbers), where 十个亿 is one and 三折 of 三折叠 is not.  The reader goes
** through the text once, left to right, and ends at the longest number that it
** can make; it never looks further than the number and a few words behind it.
*/
#ifndef QIKAN_NUMERAL_H
#define QIKAN_NUMERAL_H

#include "value/decimal.h"
#include "value/numeral_char.h"

/* How the amount of a number is written: bits. */
enum {
  PART_ARABIC = 1,    /* begins with an Arabic digit */
  PART_LONE = 2,      /* one digit, 三 */
  PART_LONE_TEN = 4,  /* one character for tens: 十 廿 */
  PART_CAPITAL = 8,   /* begins with a capital numeral */
  PART_STRING = 16,   /* digit by digit: 二〇二〇 */
  PART_FRACTION = 32, /* with a point */
  PART_BARE = 64,   /* begins with a unit, no digit before it: 百三 千万 */
  PART_VAGUE = 128, /* 二三十 十七八 3.50.4: no number */
  PART_UNIT = 256   /* one unit and no more: 百 万 亿 */
};

/* An amount: what stands before 分之, %, 元 and the like. */
typedef struct NumeralPart {
  Decimal value;
  const char *end;
  unsigned flags; /* PART_… */
  int chars;      /* characters of a digit string */
  int unit;       /* power of ten of the last unit; 0 for none */
} NumeralPart;

typedef struct NumeralText {
  Number value;
  const char *end;
  unsigned flags; /* PART_… of its amount */
  int chars;      /* as in the part */
  bool vague;     /* no number, but nothing up to end is one */
  bool dressed; /* percent, fraction, ordinal, sum, sign: more than an amount */
} NumeralText;

/* Reads the amount at p.  whole: of a text that is a number and nothing else.
** False where there is none. */
bool numeral_part(const char *p, const char *end, bool whole,
                  NumeralPart *part);

/* Reads the number that s starts with, in running text.  False for none.  A
** lone unit (百) is read as a number with PART_UNIT. */
bool numeral_parse(Span s, NumeralText *n);

/* Reads s as one number; blanks around it do not count. */
bool numeral_parse_whole(Span s, Number *n);

#endif
