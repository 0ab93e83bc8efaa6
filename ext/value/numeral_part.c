/* numeral_part.c: Layer 4. The amount of a number: digits and units.
**
** Positional numerals are read from left to right into parts: a part is closed
** by a unit of four places (万 亿 兆), and holds a section below it.
**
**   五兆六十二亿四万五千二
**     parts 5e12, 62e8, 4e4; section 5000; digit 2, of hundreds: 5200
**
** A unit multiplies the section before it and all smaller parts (一万二千亿);
** each part must be smaller than the unit of the part before.  Where that
** fails, the number has ended before: 三百五百 is two numbers.
*/
#include "value/numeral.h"

enum { PARTS_MAX = 8, UNIT_SUM_MAX = 40 };

typedef struct Amount {
  const char *end_text;
  bool whole;
  Decimal part[PARTS_MAX];
  int part_unit[PARTS_MAX];  /* power of ten of all its units: 万亿 12 */
  bool part_zero[PARTS_MAX]; /* 零 stands right behind it */
  int parts;
  int big;         /* the last unit of four places */
  Decimal section; /* what stands behind the last part, without the digit */
  int unit;        /* smallest unit of the section; 4 for none */
  Decimal digit;   /* the digit or amount that no unit has taken yet */
  bool has_digit, one_digit, fraction;
  bool zero; /* 零 behind the last unit */
  unsigned flags;
  int units;                /* how many there were */
  const char *good;         /* where the number ends if nothing follows */
  const char *before_digit; /* ... without the digit */
  const char *before_section;
  const char *digit_start;
  bool digit_gap;
} Amount;

static bool token_is_han_digit(int kind) {
  return kind == NUMERAL_DIGIT || kind == NUMERAL_CAPITAL;
}

static bool token_is_unit(int kind) {
  return kind == NUMERAL_UNIT || kind == NUMERAL_CAPITAL_UNIT;
}

static bool token_is_big(int kind) {
  return kind == NUMERAL_BIG || kind == NUMERAL_RARE_BIG;
}

/* ---- Arabic ---- */

/* Steps over Arabic digits at *p and appends them; returns how many. */
static int arabic_digits(const char **p, const char *end, Decimal *d,
                         bool fraction) {
  int n = 0;
  while (*p < end) {
    Span s = {*p, (size_t)(end - *p)};
    uint8_t digit;
    if (numeral_kind(numeral_cp_next(&s), &digit) != NUMERAL_ARABIC) break;
    *d = fraction ? decimal_append_fraction(*d, digit)
                  : decimal_append(*d, digit);
    *p = s.z;
    n++;
  }
  return n;
}

/* Steps over the character at *p if it is of that kind and a digit follows. */
static bool arabic_sign(const char **p, const char *end, NumeralKind kind) {
  NumeralToken sign = numeral_token(*p, end);
  if (sign.kind != kind || sign.gap) return false;
  NumeralToken next = numeral_token(sign.end, end);
  if (next.kind != NUMERAL_ARABIC || next.gap) return false;
  *p = sign.end;
  return true;
}

/* Thousands: ,234 at *p, three digits and no more; *odd where the comma is a
** wide one among narrow digits. */
static bool arabic_thousands(const char **p, const char *end, Decimal *d,
                             bool *odd) {
  const char *q = *p;
  Decimal longer = *d;
  if (!arabic_sign(&q, end, NUMERAL_COMMA)) return false;
  *odd = (uint8_t) * *p >= 0x80 && (uint8_t)*q < 0x80;
  if (arabic_digits(&q, end, &longer, false) != 3) return false;
  *p = q;
  *d = longer;
  return true;
}

/* 1,234.5 or .77 at p; the end, and PART_… in *flags. */
static const char *arabic_read(const char *p, const char *end, bool whole,
                               Decimal *d, unsigned *flags) {
  int n = arabic_digits(&p, end, d, false), groups = 0;
  bool odd = false;
  const char *first = p;
  Decimal before = *d;
  if (n >= 1 && n <= 3) {
    while (arabic_thousands(&p, end, d, &odd)) groups++;
  }
  const char *dot = p;
  bool fraction = arabic_sign(&p, end, NUMERAL_DOT);
  if (odd && groups == 1 && !fraction && !whole) {
    *d = before; /* 第3，200人 */
    return first;
  }
  if (!fraction) return p;
  if (arabic_digits(&p, end, d, true) == 0) return dot;
  *flags |= PART_FRACTION;
  while (arabic_sign(&p, end, NUMERAL_DOT)) { /* 3.50.4 */
    *flags |= PART_VAGUE;
    Decimal skipped = {0};
    arabic_digits(&p, end, &skipped, false);
  }
  return p;
}

/* ---- Digit by digit ---- */

/* Whether t continues a string of digits, as which digit. */
static bool string_takes(const NumeralToken *t, const NumeralToken *before) {
  if (t->kind == NUMERAL_ZERO || token_is_han_digit(t->kind)) return true;
  if (t->kind == NUMERAL_YAO) return true;
  /* 二0一八, 二O一八 */
  bool han = before && before->kind != NUMERAL_NONE;
  return han && (t->cp == '0' || t->cp == 'o');
}

/* A string of digits at t, 二〇二〇: how many; the end in *p. */
static int string_read(NumeralToken t, const Amount *r, Decimal *d,
                       const char **p, bool *vague) {
  NumeralToken before = {0};
  int n = 0, last = -1;
  bool rising = true;
  while (string_takes(&t, n ? &before : NULL)) {
    if (t.gap && n && !r->whole) break;
    int digit = t.kind == NUMERAL_NONE ? 0 : t.value;
    rising = rising && digit &&
             (last < 0 || digit == last + 1 || (last == 3 && digit == 5));
    last = digit;
    *d = decimal_append(*d, digit);
    *p = t.end;
    before = t;
    n++;
    t = numeral_token(t.end, r->end_text);
  }
  *vague = rising && n == 2;
  return n;
}

/* ---- Units ---- */

static Decimal amount_section(const Amount *r) {
  Decimal digit = r->digit;
  if (!r->has_digit) return r->section;
  if (r->one_digit && !r->zero && (r->unit == 2 || r->unit == 3)) {
    digit = decimal_shift(digit, r->unit - 1); /* 百二万 */
  }
  return decimal_add(r->section, digit);
}

static void amount_drop_digit(Amount *r) {
  r->has_digit = false;
  r->digit = decimal_of(0);
  r->fraction = false;
  r->good = r->before_digit;
}

static bool take_digit(Amount *r, const NumeralToken *t, Decimal value,
                       bool one, const char *end) {
  r->digit = value;
  r->has_digit = true;
  r->one_digit = one;
  r->fraction = false;
  r->digit_gap = t->gap;
  r->digit_start = t->start;
  r->before_digit = r->good;
  r->good = end;
  return true;
}

static bool take_zero(Amount *r) {
  if (r->has_digit || r->unit == 1 || (r->units == 0)) return false;
  r->zero = true;
  if (r->unit == 4 && r->parts) r->part_zero[r->parts - 1] = true;
  return true;
}

static bool take_unit(Amount *r, int unit, const char *end) {
  if (unit >= r->unit) {
    if (r->has_digit) amount_drop_digit(r);
    return false;
  }
  if (!r->has_digit) {
    if (r->units > 0 && (unit > 1 || r->flags & PART_BARE)) return false;
    if (r->units == 0 && unit > 1) r->flags |= PART_BARE;
    r->digit = decimal_of(1);
  }
  r->section = decimal_add(r->section, decimal_shift(r->digit, unit));
  r->unit = unit;
  r->units++;
  r->has_digit = r->zero = r->fraction = false;
  r->digit = decimal_of(0);
  r->good = end;
  return true;
}

static bool take_tens(Amount *r, int tens, const char *end) {
  if (r->has_digit || r->unit <= 1) return false;
  r->digit = decimal_of((uint64_t)tens);
  r->has_digit = true;
  return take_unit(r, 1, end);
}

/* Whether the part k is counted by the same 亿 as what follows it, sum: 一亿零三
** 亿 is 100000003 of 亿, and 三亿五亿 two numbers. */
static bool part_joins(const Amount *r, int k, int unit, Decimal sum) {
  return unit == 8 && r->part_unit[k] == unit &&
         (r->part_zero[k] || !decimal_below(sum, 7));
}

/* 万亿, 万万: a unit right behind a unit. */
static bool take_big_again(Amount *r, int unit, const char *end) {
  int top = r->parts - 1;
  if (top < 0) {
    if (r->units > 0) return false;
    r->flags |= PART_BARE; /* 万分之三, 万万分之七 */
    r->part[++top] = decimal_of(1);
  } else if (r->zero || unit < r->big) {
    return false;
  }
  Decimal value = r->part[top];
  int sum = r->part_unit[top] + unit;
  if (top > 0 && part_joins(r, top - 1, unit, value)) {
    value = decimal_add(value, r->part[--top]); /* 三亿五千万亿 */
    sum = unit;
  }
  value = decimal_shift(value, unit);
  if (sum > UNIT_SUM_MAX) return false;
  if (top > 0 && !decimal_below(value, r->part_unit[top - 1])) return false;
  r->part[top] = value;
  r->part_unit[top] = sum;
  r->parts = top + 1;
  r->big = unit;
  r->units++;
  r->good = r->before_section = end;
  return true;
}

static bool take_big(Amount *r, int unit, const char *end) {
  if (r->unit == 4 && !r->has_digit) return take_big_again(r, unit, end);
  Decimal sum = amount_section(r);
  int k = r->parts;
  while (k > 0 && r->part_unit[k - 1] < unit) {
    sum = decimal_add(sum, r->part[--k]);
  }
  if (k > 0 && part_joins(r, k - 1, unit, sum)) {
    sum = decimal_add(sum, r->part[--k]);
  }
  sum = decimal_shift(sum, unit);
  if (k == PARTS_MAX || (k > 0 && !decimal_below(sum, r->part_unit[k - 1]))) {
    amount_drop_digit(r);
    r->section = decimal_of(0);
    r->unit = 4;
    r->good = r->before_section;
    return false;
  }
  r->part[k] = sum;
  r->part_unit[k] = r->big = unit;
  r->parts = k + 1;
  r->section = r->digit = decimal_of(0);
  r->unit = 4;
  r->units++;
  r->has_digit = r->zero = r->fraction = r->part_zero[k] = false;
  r->good = r->before_section = end;
  return true;
}

/* ---- The point ---- */

/* Whether what follows a fraction says that 点 was o'clock: 八点三十, 三刻. */
static bool point_is_time(const Amount *r, const NumeralToken *t,
                          const char *end, Decimal d) {
  if (token_is_unit(t->kind) && t->value == 1) return true;
  if (r->whole) return false;
  bool arabic = (uint8_t)end[-1] < 0x80 && r->units == 0;
  if (arabic && d.e == -2 && decimal_below(d, 2) && d.m % 100 < 60) {
    return true; /* 3点30 */
  }
  if (t->cp == 0x523B) return true; /* 刻 */
  return t->kind == NUMERAL_FEN &&
         numeral_token(t->end, r->end_text).kind != NUMERAL_ZHI;
}

/* The digits behind 点, appended to *d; their end, NULL where there are none,
** and the token behind them in *t. */
static const char *point_digits(const Amount *r, Decimal *d, NumeralToken *t) {
  const char *end = NULL;
  while (t->kind == NUMERAL_ZERO || token_is_han_digit(t->kind) ||
         t->kind == NUMERAL_ARABIC) {
    if (t->gap && end && !r->whole) break;
    *d = decimal_append_fraction(*d, t->value);
    end = t->end;
    *t = numeral_token(t->end, r->end_text);
  }
  return end;
}

static bool take_point(Amount *r, const NumeralToken *point) {
  Decimal d = r->digit;
  NumeralToken t = numeral_token(point->end, r->end_text);
  if (r->fraction || r->flags & PART_BARE) return false;
  if (r->zero && !r->has_digit) return false;
  if (point->gap && t.gap && !r->whole) return false;
  const char *end = point_digits(r, &d, &t);
  if (!end || point_is_time(r, &t, end, d)) return false;
  if (t.kind == NUMERAL_POINT) return false; /* 一点一点 */
  if (!r->has_digit) r->before_digit = r->good;
  r->digit = d;
  r->has_digit = r->fraction = true;
  r->one_digit = false;
  r->flags |= PART_FRACTION;
  r->good = end;
  return true;
}

/* ---- All together ---- */

/* A digit within the number.  Two in a row, 十七八: nobody counted. */
static bool take_han_digit(Amount *r, const NumeralToken *t) {
  if (r->has_digit) {
    if (r->one_digit && !t->gap) {
      r->flags |= PART_VAGUE;
      r->good = t->end;
    }
    return false;
  }
  return take_digit(r, t, decimal_of(t->value), true, t->end);
}

/* 两 within a number wants a unit: 三万两千, not 五百两. */
static bool take_liang(Amount *r, const NumeralToken *t) {
  NumeralToken next = numeral_token(t->end, r->end_text);
  if (r->has_digit && r->units == 0 && r->digit.m == 1) {
    return take_han_digit(r, t); /* 一两个 */
  }
  if (!token_is_unit(next.kind) && !token_is_big(next.kind)) return false;
  return next.value > 1 && take_han_digit(r, t);
}

static bool take_arabic(Amount *r, const NumeralToken *t) {
  Decimal d = {0};
  unsigned flags = 0;
  if (r->has_digit) return false;
  const char *end = arabic_read(t->start, r->end_text, r->whole, &d, &flags);
  if (t->gap && !r->whole) { /* 7万 5千, not 100万 3000 */
    NumeralToken next = numeral_token(end, r->end_text);
    if (!token_is_unit(next.kind) && !token_is_big(next.kind)) return false;
  }
  bool one = decimal_below(d, 1) && end == t->end && d.m;
  r->flags |= flags;
  take_digit(r, t, d, one, end);
  r->fraction = flags & PART_FRACTION;
  return true;
}

/* 十五个亿 */
static bool take_ge(Amount *r, const NumeralToken *t) {
  NumeralToken next = numeral_token(t->end, r->end_text);
  bool amount = r->has_digit || r->unit < 4;
  return amount && !next.gap && token_is_big(next.kind) &&
         take_big(r, next.value, next.end);
}

/* 四十兆赫 */
static bool big_is_mega(const Amount *r, const NumeralToken *t) {
  Span from = {t->start, (size_t)(r->end_text - t->start)};
  return !r->whole && t->value == 12 &&
         numeral_word(from, NUMERAL_NOT_TRILLION);
}

static bool amount_take(Amount *r, const NumeralToken *t) {
  switch ((NumeralKind)t->kind) {
    case NUMERAL_DIGIT:
    case NUMERAL_CAPITAL: return take_han_digit(r, t);
    case NUMERAL_LIANG: return take_liang(r, t);
    case NUMERAL_ZERO: return take_zero(r);
    case NUMERAL_ARABIC: return take_arabic(r, t);
    case NUMERAL_TENS: return take_tens(r, t->value, t->end);
    case NUMERAL_UNIT:
    case NUMERAL_CAPITAL_UNIT: return take_unit(r, t->value, t->end);
    case NUMERAL_RARE_BIG:
      if (!r->whole || r->units + r->has_digit == 0) return false;
      return take_big(r, t->value, t->end);
    case NUMERAL_BIG:
      return !big_is_mega(r, t) && take_big(r, t->value, t->end);
    case NUMERAL_GE: return take_ge(r, t);
    case NUMERAL_POINT: return (r->has_digit || r->units) && take_point(r, t);
    default: return false;
  }
}

/* Power of ten of the last unit; 0 for none. */
static int amount_last_unit(const Amount *r) {
  if (r->unit < 4) return r->unit;
  return r->parts ? r->part_unit[r->parts - 1] : 0;
}

/* Whether a digit at the end, in running text, belongs to what follows: 一百
** 五月, 两百一样; but 三百六十五行. */
static bool digit_is_strange(const Amount *r, int unit) {
  NumeralToken next = numeral_token(r->good, r->end_text);
  Span from = {r->digit_start, (size_t)(r->end_text - r->digit_start)};
  Span behind = {next.start, (size_t)(r->end_text - next.start)};
  if (r->whole) return false;
  if (r->digit_gap && next.kind != NUMERAL_YOU) return true;
  return numeral_idiom(from) &&
         (unit > 1 || !numeral_word(behind, NUMERAL_MEASURE));
}

/* Where a digit that ends the number counts: tenths of the unit before it. */
static void amount_finish(Amount *r) {
  int unit = amount_last_unit(r);
  bool lone = r->one_digit && !r->zero;
  if (!r->has_digit || unit == 0) return;
  if (lone && digit_is_strange(r, unit)) {
    amount_drop_digit(r);
  } else if (lone) {
    r->digit = decimal_shift(r->digit, unit - 1);
  } else if (!decimal_below(r->digit, unit)) {
    amount_drop_digit(r); /* 一百200 */
  }
}

/* What the first character says about the whole. */
static unsigned first_flags(int kind) {
  switch ((NumeralKind)kind) {
    case NUMERAL_ARABIC:
    case NUMERAL_DOT: return PART_ARABIC;
    case NUMERAL_CAPITAL:
    case NUMERAL_CAPITAL_UNIT: return PART_CAPITAL;
    default: return 0;
  }
}

static void amount_flags(const Amount *r, const NumeralToken *first,
                         NumeralPart *part) {
  bool single = r->units + r->has_digit == 1 && !r->fraction;
  part->flags |= r->flags | first_flags(first->kind);
  if (single && r->has_digit && first->kind != NUMERAL_ARABIC) {
    part->flags |= PART_LONE;
  }
  if (single && r->units && r->good == first->end) {
    part->flags |= r->flags & PART_BARE ? PART_UNIT : PART_LONE_TEN;
  }
  part->unit = r->has_digit ? 0 : amount_last_unit(r);
}

/* Whether n characters, the first of that kind, are a string of digits; a lone
** digit is none, but for 零, and 幺 as a whole text. */
static bool string_counts(const Amount *r, int kind, int n,
                          const NumeralToken *next) {
  if (n != 1) return n > 1;
  if (kind == NUMERAL_YAO) return r->whole;
  return kind == NUMERAL_ZERO && next->kind != NUMERAL_POINT;
}

/* A string of two digits or more in front; false where there is none, and the
** number is one of units. */
static bool part_string(Amount *r, const NumeralToken *t, NumeralPart *part) {
  Decimal d = {0};
  const char *end = t->end;
  bool vague; /* 三四 */
  int n = string_read(*t, r, &d, &end, &vague);
  NumeralToken next = numeral_token(end, r->end_text);
  if (!string_counts(r, t->kind, n, &next)) return false;
  bool unit = !next.gap && token_is_unit(next.kind);
  bool big = !next.gap && token_is_big(next.kind);
  part->chars = n;
  part->flags |= PART_STRING;
  if (unit || (big && n < 3) || (vague && !r->whole)) {
    part->flags |= PART_VAGUE;
  }
  return take_digit(r, t, d, false, end);
}

bool numeral_part(const char *p, const char *end, bool whole,
                  NumeralPart *part) {
  Amount r = {.end_text = end, .whole = whole, .unit = 4, .good = p};
  *part = (NumeralPart){0};
  r.before_section = p;
  NumeralToken first = numeral_token(p, end), t = first;
  if (first.kind == NUMERAL_DOT) {
    const char *digits = first.start;
    if (!arabic_sign(&digits, end, NUMERAL_DOT)) return false;
    take_arabic(&r, &first);
  } else if (first.kind == NUMERAL_LIANG) {
    take_digit(&r, &first, decimal_of(first.value), true, first.end);
  } else if (!part_string(&r, &first, part) && first.kind == NUMERAL_ZERO) {
    take_digit(&r, &first, decimal_of(0), false, first.end);
  }
  t = r.has_digit ? numeral_token(r.good, end) : first;
  while (!(r.flags & PART_VAGUE) && amount_take(&r, &t)) {
    const char *next = t.kind == NUMERAL_ZERO ? t.end : r.good;
    t = numeral_token(next, end);
  }
  amount_finish(&r);
  if (!r.has_digit && r.units == 0) return false;
  part->value = decimal_add(r.section, r.digit);
  for (int i = 0; i < r.parts; i++) {
    part->value = decimal_add(part->value, r.part[i]);
  }
  part->end = r.good;
  amount_flags(&r, &first, part);
  return true;
}
