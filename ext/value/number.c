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
static const NumberChar digit_chars[] = {
    {0x3007, 0}, {0x96F6, 0}, {0x25CB, 0}, {0x4E00, 1}, {0x4E8C, 2},
    {0x4E24, 2}, {0x4E09, 3}, {0x56DB, 4}, {0x4E94, 5}, {0x516D, 6},
    {0x4E03, 7}, {0x516B, 8}, {0x4E5D, 9},
};

/* Units that multiply the digit before them: 十百千, and 廿卅卌 by themselves. */
static const NumberChar unit_chars[] = {
    {0x5341, 10},
    {0x767E, 100},
    {0x5343, 1000},
};

static const NumberChar tens_chars[] = {
    {0x5EFF, 20},
    {0x5345, 30},
    {0x534C, 40},
};

/* Units that close a group of four: 万 亿. */
static const NumberChar group_chars[] = {
    {0x4E07, 10000},
    {0x4EBF, 100000000},
};

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
  return NUMBER_CHAR(digit_chars, cp);
}

static bool number_is_ascii(Span s) { return s.n && (uint8_t)s.z[0] < 0x80; }

bool number_read_digits(Span *s, int64_t *value, int *n_digits) {
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
    if ((v = NUMBER_CHAR(digit_chars, cp)) >= 0) {
      if (digit > 0) break; /* two digits in a row: not positional */
      digit = v;
    } else if ((v = NUMBER_CHAR(unit_chars, cp)) >= 0) {
      group += (digit < 0 ? 1 : digit) * v;
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

bool number_read(Span *s, int64_t *value) {
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

static const char *const digit_texts[] = {"零", "一", "二", "三", "四",
                                          "五", "六", "七", "八", "九"};

static const char *const place_texts[] = {"", "十", "百", "千"};

/* What follows a group of four digits, counted from the right: 10^12 is a 万
** of 亿, 10^16 a 亿 of 亿. */
static const char *const group_texts[] = {"", "万", "亿", "万", "亿"};

/* Splits n into decimal digits, lowest first, and says whether it is negative;
** returns how many, at least one. */
static int number_split(int64_t n, int digits[20], bool *negative) {
  uint64_t v = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
  int count = 0;
  *negative = n < 0;
  do {
    digits[count++] = (int)(v % 10);
  } while ((v /= 10) != 0);
  return count;
}

void number_format(int64_t n, Text *out) {
  int digits[20];
  bool negative, zero = false; /* a 零 is due before the next digit */
  bool in_group = false;       /* the group has a digit that is not 0 */
  int count = number_split(n, digits, &negative);
  if (n == 0) text_add(out, span_of(digit_texts[0]));
  if (negative) text_add(out, SPAN("负"));
  for (int i = count - 1; i >= 0; i--) {
    int place = i % 4, group = i / 4, d = digits[i];
    if (d) {
      if (zero) text_add(out, span_of(digit_texts[0]));
      bool ten = d == 1 && place == 1 && i == count - 1; /* 十五, not 一十五 */
      if (!ten) text_add(out, span_of(digit_texts[d]));
      text_add(out, span_of(place_texts[place]));
      in_group = true;
    }
    zero = d == 0;
    if (place) continue;
    if (in_group || (group == 2 && count > 12)) { /* 十万亿: no 亿 of its own */
      text_add(out, span_of(group_texts[group]));
      zero = false; /* 五千万六千, not 五千万零六千 */
    }
    in_group = false;
  }
}

void number_format_digits(int64_t n, Span zero, Text *out) {
  int digits[20];
  bool negative;
  int count = number_split(n, digits, &negative);
  if (negative) text_add(out, SPAN("负"));
  while (count-- > 0) {
    int d = digits[count];
    text_add(out, d ? span_of(digit_texts[d]) : zero);
  }
}
