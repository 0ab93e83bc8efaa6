/* number.c: Layer 2. Whole Chinese numerals, in and out; see number.h. */
#include "value/number.h"

#include "core/utf8.h"

enum { NUMBER_MAX_DIGITS = 18 };

#define NUMBER_MOST ((int64_t)999999999999999999) /* of that many digits */

typedef struct NumberChar {
  uint32_t cp;
  int64_t value;
} NumberChar;

/* Digits: 〇 and its look-alikes ○ (U+25CB) and O are written for zero. */
#define DIGIT_CHARS(CHAR)                                                      \
  CHAR(0x3007, 0)                                                              \
  CHAR(0x96F6, 0)                                                              \
  CHAR(0x25CB, 0)                                                              \
  CHAR(0x4E00, 1)                                                              \
  CHAR(0x4E8C, 2)                                                              \
  CHAR(0x4E24, 2)                                                              \
  CHAR(0x4E09, 3)                                                              \
  CHAR(0x56DB, 4)                                                              \
  CHAR(0x4E94, 5)                                                              \
  CHAR(0x516D, 6)                                                              \
  CHAR(0x4E03, 7)                                                              \
  CHAR(0x516B, 8)                                                              \
  CHAR(0x4E5D, 9)

/* Units that multiply the digit before them: 十百千, and 廿卅卌 by themselves. */
#define UNIT_CHARS(CHAR) CHAR(0x5341, 10) CHAR(0x767E, 100) CHAR(0x5343, 1000)
#define TENS_CHARS(CHAR) CHAR(0x5EFF, 20) CHAR(0x5345, 30) CHAR(0x534C, 40)

/* Units that close a group of four: 万 亿. */
#define GROUP_CHARS(CHAR) CHAR(0x4E07, 10000) CHAR(0x4EBF, 100000000)

#define NUMBER_ROW(cp, value) {cp, value},
static const NumberChar digit_chars[] = {DIGIT_CHARS(NUMBER_ROW)};
static const NumberChar unit_chars[] = {UNIT_CHARS(NUMBER_ROW)};
static const NumberChar tens_chars[] = {TENS_CHARS(NUMBER_ROW)};
static const NumberChar group_chars[] = {GROUP_CHARS(NUMBER_ROW)};

/* The last six bits of all these characters: a first look that spares most
** others the lists. */
#define NUMBER_BIT(cp, value) | (uint64_t)1 << (cp) % 64
const uint64_t number_bits = 0 DIGIT_CHARS(NUMBER_BIT) UNIT_CHARS(NUMBER_BIT)
    TENS_CHARS(NUMBER_BIT) GROUP_CHARS(NUMBER_BIT);

static bool number_may_have(uint32_t cp) {
  return cp >= 0x80 && number_bits >> cp % 64 & 1;
}

/* The value of cp in a list, or -1. */
static int64_t number_char(const NumberChar *list, size_t n, uint32_t cp) {
  for (size_t i = 0; i < n; i++) {
    if (list[i].cp == cp) return list[i].value;
  }
  return -1;
}

#define NUMBER_CHAR(list, cp) number_char(list, COUNT(list), cp)

static int64_t number_digit(uint32_t cp) {
  if (cp >= '0' && cp <= '9') return cp - '0';
  return number_may_have(cp) ? NUMBER_CHAR(digit_chars, cp) : -1;
}

static bool number_is_ascii(Span s) { return s.n && (uint8_t)s.z[0] < 0x80; }

bool number_read_all_digits(Span *s, int64_t *value, int *n_digits) {
  Span rest = *s;
  int64_t v = 0;
  int n = 0;
  while (rest.n) {
    Span after = rest;
    uint32_t cp = utf8_next(&after);
    int64_t d = number_digit(cp);
    if (cp == 'o' && n > 0 && !number_is_ascii(*s)) d = 0; /* 二O一八 */
    if (d < 0) break;
    if (++n > NUMBER_MAX_DIGITS) return false;
    v = v * 10 + d;
    rest = after;
  }
  if (n == 0) return false;
  *s = rest;
  *value = v;
  if (n_digits) *n_digits = n;
  return true;
}

/* A positional numeral, 一亿三千零五十万二百 ; *n counts its characters. */
static int64_t number_positional(Span *s, int *n) {
  int64_t total = 0, group = 0, digit = -1, v;
  for (*n = 0; s->n && *n < 40; ++*n) {
    Span after = *s;
    uint32_t cp = utf8_next(&after);
    if (!number_may_have(cp)) {
      break;
    } else if ((v = NUMBER_CHAR(digit_chars, cp)) >= 0) {
      if (digit > 0) break; /* two digits in a row: not positional */
      digit = v;
    } else if ((v = NUMBER_CHAR(unit_chars, cp)) >= 0) {
      group += (digit > 0 ? digit : 1) * v; /* 十五, 亿零十万 */
      digit = -1;
    } else if ((v = NUMBER_CHAR(tens_chars, cp)) >= 0) {
      group += v;
      digit = -1;
    } else if ((v = NUMBER_CHAR(group_chars, cp)) >= 0 && *n > 0) {
      group += digit > 0 ? digit : 0;
      digit = -1;
      if (v == group_chars[0].value) { /* 一亿二千万: of the rest only */
        total += group * v;
      } else if (total + group <= NUMBER_MOST / v) {
        total = (total + group) * v;
      } else {
        break;
      }
      group = 0;
    } else {
      break;
    }
    *s = after;
  }
  return total + group + (digit > 0 ? digit : 0);
}

bool number_read_all(Span *s, int64_t *value) {
  Span digits = *s, positional = *s;
  int n_digits = 0, n = 0;
  bool have = number_read_digits(&digits, value, &n_digits);
  int64_t v = number_positional(&positional, &n);
  if (n > n_digits && n > 0) { /* 三十八: longer than the bare digit 三 */
    *value = v;
    *s = positional;
    return true;
  }
  if (have) *s = digits;
  return have;
}

/* ---- Numerals out ---- */

enum { INT_DIGITS = 20 };

/* The words of a style.  ORDER number_style */
typedef struct NumberWords {
  const char *digits[10];
  const char *places[4];
  bool bare_ten; /* 十五, not 一十五 */
} NumberWords;

static const NumberWords number_words[] = {
    {{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
     {"", "十", "百", "千"},
     true},
    {{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
     {"", "拾", "佰", "仟"},
     false},
};

/* Writes the decimal digits of n to z, which has room for INT_DIGITS; returns
** them. */
static Span number_decimals(int64_t n, char z[INT_DIGITS]) {
  uint64_t v = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
  size_t at = INT_DIGITS;
  do {
    z[--at] = (char)('0' + v % 10);
  } while ((v /= 10) != 0);
  return (Span){z + at, INT_DIGITS - at};
}

/* Digits one by one. */
static void digits_write(Span digits, const NumberWords *words, Span zero,
                         Text *out) {
  for (size_t i = 0; i < digits.n; i++) {
    int d = digits.z[i] - '0';
    text_add(out, d ? span_of(words->digits[d]) : zero);
  }
}

/* Whether the digit at i, in the tens of its four places, is the first one that
** counts there: 十五 of 十五万. */
static bool ten_leads(Span digits, size_t i) {
  size_t from = digits.n - i < 4 ? 0 : i - (i >= 2 ? 2 : i);
  for (size_t k = from; k < i; k++) {
    if (digits.z[k] != '0') return false;
  }
  return i == 0 || digits.n - i > 2; /* 一千零一十一, but 一亿零十万 */
}

/* 万 or 亿 behind four places, counted from the right: 10^12 is a 万 of 亿. */
static Span group_word(size_t group) {
  if (group == 0) return SPAN("");
  return group % 2 ? SPAN("万") : SPAN("亿");
}

/* A whole number, digits without zeros in front, with units. */
static void units_write(Span digits, const NumberWords *words, Text *out) {
  bool zero = false;     /* a 零 is due before the next digit */
  bool in_group = false; /* the group has a digit that is not 0 */
  for (size_t i = 0; i < digits.n; i++) {
    size_t left = digits.n - 1 - i, place = left % 4, group = left / 4;
    int d = digits.z[i] - '0';
    if (d) {
      if (zero) text_add(out, span_of(words->digits[0]));
      bool ten =
          words->bare_ten && d == 1 && place == 1 && ten_leads(digits, i);
      if (!ten) text_add(out, span_of(words->digits[d]));
      text_add(out, span_of(words->places[place]));
      in_group = true;
    }
    zero = d == 0;
    if (place) continue;
    if (in_group || (group && group % 2 == 0)) { /* 十万亿: no 亿 of its own */
      text_add(out, group_word(group));
      zero = false; /* 五千万六千, not 五千万零六千 */
    }
    in_group = false;
  }
}

void number_format_decimal(bool negative, Span whole, Span fraction,
                           NumberStyle style, Text *out) {
  bool digits = style == NUMBER_DIGITS;
  const NumberWords *words = &number_words[digits ? NUMBER_LOWER : style];
  Span zero = digits ? SPAN("〇") : span_of(words->digits[0]);
  while (whole.n && whole.z[0] == '0') whole = span_from(whole, 1);
  if (negative) text_add(out, SPAN("负"));
  if (whole.n == 0) {
    text_add(out, zero);
  } else if (digits) {
    digits_write(whole, words, zero, out);
  } else {
    units_write(whole, words, out);
  }
  if (fraction.n == 0) return;
  text_add(out, SPAN("点"));
  digits_write(fraction, words, zero, out);
}

void number_format(int64_t n, Text *out) {
  char z[INT_DIGITS];
  Span digits = number_decimals(n, z);
  number_format_decimal(n < 0, digits, SPAN_NONE, NUMBER_LOWER, out);
}

void number_format_digits(int64_t n, Span zero, Text *out) {
  char z[INT_DIGITS];
  Span digits = number_decimals(n, z);
  if (n < 0) text_add(out, SPAN("负"));
  digits_write(digits, &number_words[NUMBER_LOWER], zero, out);
}
