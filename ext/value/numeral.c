/* numeral.c: Layer 4. What stands around an amount; see numeral.h. */
#include "value/numeral.h"

#include "core/cp.h"
#include "core/utf8.h"

/* A number being read: p moves on as pieces of it are taken. */
typedef struct Cursor {
  const char *p, *end;
  bool whole;
  Decimal value;
  uint64_t over; /* the value is value / over */
  bool negative;
  bool real; /* the value is in r: 2^0.5 and the like */
  double r;
  NumeralPart part;
  bool vague, dressed, money;
} Cursor;

static NumeralToken cursor_token(const Cursor *c) {
  return numeral_token(c->p, c->end);
}

static bool cursor_joins(const Cursor *c, const NumeralToken *t) {
  return c->whole || !t->gap;
}

/* Steps over the next token if it is of that kind. */
static bool cursor_take(Cursor *c, NumeralKind kind) {
  NumeralToken t = cursor_token(c);
  if (t.kind != kind) return false;
  c->p = t.end;
  return true;
}

/* The bytes from p on. */
static Span cursor_rest(const Cursor *c, const char *p) {
  return (Span){p, (size_t)(c->end - p)};
}

/* Whether nothing but blanks follows. */
static bool cursor_done(const Cursor *c) {
  return cp_trim(cursor_rest(c, c->p)).n == 0;
}

/* The digit that t alone is, with no unit or digit behind it; -1 for none. */
static int lone_digit(const Cursor *c, const NumeralToken *t) {
  if (t->kind != NUMERAL_DIGIT && t->kind != NUMERAL_CAPITAL &&
      t->kind != NUMERAL_ARABIC) {
    return -1;
  }
  NumeralToken next = numeral_token(t->end, c->end);
  bool goes_on = next.kind >= NUMERAL_ZERO && next.kind <= NUMERAL_RARE_BIG;
  return goes_on ? -1 : t->value;
}

/* ---- Letters ---- */

/* 100K, 1.2M as thousands and millions. */
static bool take_letter(Cursor *c, const NumeralToken *t) {
  static const struct {
    char letter;
    int8_t places;
    bool in_text;
  } rows[] = {
      {'k', 3, true},  {'m', 6, true},   {'g', 9, false},
      {'b', 9, false}, {'t', 12, false},
  };
  NumeralToken next = numeral_token(t->end, c->end);
  bool ends = next.gap || next.cp == 0 ||
              (cp_class(next.cp) != CP_LETTER && next.kind != NUMERAL_ARABIC);
  if (!ends || !cursor_joins(c, t)) return false;
  for (size_t i = 0; i < COUNT(rows); i++) {
    if (t->cp != (uint8_t)rows[i].letter) continue;
    if (!c->whole && !rows[i].in_text) return false;
    if (!c->whole && decimal_below(c->value, 1) && c->value.e >= 0) {
      return false; /* 4K */
    }
    c->value = decimal_shift(c->value, rows[i].places);
    c->p = t->end;
    return c->dressed = true;
  }
  return false;
}

/* ---- Fractions ---- */

/* The amount behind 分之 or a slash, as the numerator of c->value. */
static bool take_over(Cursor *c, const NumeralPart *over,
                      const NumeralPart *above) {
  uint64_t m, n;
  if (!decimal_whole(over->value, &m) || m == 0) return false;
  int places = 0;
  for (n = m; n % 10 == 0; n /= 10) places++;
  if (n == 1) {
    c->value = decimal_shift(above->value, -places);
    c->over = 1;
  } else if (decimal_whole(above->value, &n)) {
    c->value = decimal_of(n);
    c->over = m;
  } else {
    c->vague = true; /* 五百分之二点二 */
  }
  c->p = above->end;
  return true;
}

/* Whether 四分三, 十份一 are 3/4 and 1/10: nothing follows, and it is less than
** one. */
static bool parts_are_clear(const Cursor *c, const NumeralPart *over,
                            const NumeralPart *above) {
  uint64_t m, n;
  return cursor_done(c) && decimal_whole(over->value, &m) &&
         decimal_whole(above->value, &n) && n < m;
}

/* 分之 and what is above it, behind the denominator. */
static bool take_parts_of(Cursor *c, const NumeralPart *over) {
  Cursor at = *c;
  NumeralPart above;
  if (!cursor_take(&at, NUMERAL_FEN)) return false;
  bool zhi = cursor_take(&at, NUMERAL_ZHI);
  if (!zhi && !at.whole) return false;
  NumeralToken sign = cursor_token(&at);
  if (sign.kind == NUMERAL_NEGATIVE || sign.kind == NUMERAL_MINUS) {
    at.p = sign.end;
    at.negative = !at.negative;
  }
  NumeralToken first = cursor_token(&at);
  if (!numeral_part(first.start, at.end, at.whole, &above)) return false;
  if (!take_over(&at, over, &above)) return false;
  at.vague |= above.flags & PART_VAGUE;
  if (!zhi && !parts_are_clear(&at, over, &above)) return false;
  NumeralToken letter = cursor_token(&at);
  if (at.over == 1) take_letter(&at, &letter); /* 百分之3k */
  *c = at;
  return c->dressed = true;
}

/* The Arabic or Han whole number at the cursor, then / and another. */
static bool take_slash(Cursor *c, const NumeralPart *above) {
  Cursor at = *c;
  NumeralPart over;
  NumeralToken slash = cursor_token(c);
  if (slash.kind != NUMERAL_SLASH || !cursor_joins(c, &slash)) return false;
  NumeralToken first = numeral_token(slash.end, c->end);
  if (!cursor_joins(c, &first) || first.kind != NUMERAL_ARABIC) return false;
  if (!numeral_part(first.start, c->end, c->whole, &over)) return false;
  if ((above->flags | over.flags) & (PART_FRACTION | PART_VAGUE)) return false;
  NumeralToken next = numeral_token(over.end, c->end);
  if (next.kind == NUMERAL_SLASH) return false; /* 2019/6/30 */
  NumeralPart top = *above;
  top.end = over.end;
  if (!take_over(&at, &over, &top)) return false;
  *c = at;
  return c->dressed = true;
}

/* The fraction behind a whole number: 五又三分之一, 1 4/3. */
static bool take_mixed(Cursor *c) {
  Cursor at = *c;
  NumeralPart part;
  NumeralToken t = cursor_token(c);
  uint64_t whole, m;
  if (!decimal_whole(c->value, &whole) || c->over != 1) return false;
  bool you = t.kind == NUMERAL_YOU;
  if (you) t = numeral_token(t.end, c->end);
  if (!you && !(t.kind == NUMERAL_ARABIC && t.gap)) return false;
  if (!numeral_part(t.start, c->end, c->whole, &part)) return false;
  at.p = part.end;
  at.value = part.value;
  if (!(you && take_parts_of(&at, &part)) && !take_slash(&at, &part)) {
    return false;
  }
  if (at.vague || !decimal_whole(at.value, &m) ||
      __builtin_mul_overflow(whole, at.over, &whole)) {
    at.value = decimal_add(c->value, at.value);
  } else {
    at.value = decimal_add(decimal_of(whole), at.value);
  }
  *c = at;
  return true;
}

/* ---- Percent and tenths ---- */

/* 三成, 三成五, 三成半; not 三成员. */
static bool take_tenths(Cursor *c, const NumeralToken *t) {
  Span rest = cursor_rest(c, t->end);
  if (!c->whole && numeral_word(rest, NUMERAL_NOT_TENTHS)) return false;
  NumeralToken next = numeral_token(t->end, c->end);
  int digit = lone_digit(c, &next);
  if (!decimal_below(c->value, 2)) return false;
  c->p = t->end;
  if (next.kind == NUMERAL_HALF) digit = 5;
  if (digit >= 0 && cursor_joins(c, &next) && c->value.e == 0) {
    c->value = decimal_append_fraction(c->value, digit);
    c->p = next.end;
  }
  c->value = decimal_shift(c->value, -1);
  return c->dressed = true;
}

/* 七折, 七五折, 八点五折, 85折; not 三折叠. */
static bool take_discount(Cursor *c, const NumeralToken *t) {
  Span rest = cursor_rest(c, t->end);
  if (!c->whole && numeral_word(rest, NUMERAL_NOT_DISCOUNT)) return false;
  if (!decimal_below(c->value, 2)) return false;
  bool two = !decimal_below(c->value, 1) && c->value.e == 0 &&
             c->value.m != 10; /* 85折 */
  c->value = decimal_shift(c->value, two ? -2 : -1);
  c->vague = false; /* 七八折 is 78 of 100 */
  c->p = t->end;
  return c->dressed = true;
}

/* 三个半; 十五个百分点 as a whole text; 三个. */
static bool take_ge_behind(Cursor *c, const NumeralToken *ge) {
  Cursor at = *c;
  at.p = ge->end;
  NumeralToken next = cursor_token(&at);
  if (!cursor_joins(c, ge) || c->over != 1) return false;
  if (next.kind == NUMERAL_HALF && cursor_joins(c, &next)) {
    uint64_t m;
    if (!decimal_whole(c->value, &m)) return false;
    c->value = decimal_add(c->value, (Decimal){5, -1});
    c->p = next.end;
    return c->dressed = true;
  }
  if (!c->whole) return false;
  if (next.kind == NUMERAL_UNIT && next.value == 2) { /* 百分点 */
    at.p = next.end;
    if (!cursor_take(&at, NUMERAL_FEN) || !cursor_take(&at, NUMERAL_POINT)) {
      return false;
    }
    c->value = decimal_shift(c->value, -2);
  }
  c->p = at.p;
  return true;
}

/* ---- Sums of money ---- */

/* Whether t is a unit of money below 10^above of a 元, and its power of ten. */
static bool token_is_coin(const NumeralToken *t, int above, int *unit) {
  if (t->kind == NUMERAL_JIAO) return *unit = -1, above > -1;
  if (t->kind == NUMERAL_FEN && t->value == 0) {
    return *unit = -2, above > -2;
  }
  if (t->kind == NUMERAL_LI) return *unit = -3, above > -3;
  return false;
}

/* The coins behind a sum whose last unit was 10^unit: 五角, 零五分, or the 五 of
** 三块五. */
static bool take_coin(Cursor *c, int *unit) {
  NumeralToken t = cursor_token(c), next;
  NumeralPart part;
  int coin, digit;
  if (t.kind == NUMERAL_ZERO) t = numeral_token(t.end, c->end);
  if (t.kind < NUMERAL_DIGIT || t.kind > NUMERAL_CAPITAL_UNIT) return false;
  if (!cursor_joins(c, &t) || !numeral_part(t.start, c->end, c->whole, &part)) {
    return false;
  }
  next = numeral_token(part.end, c->end);
  if (token_is_coin(&next, *unit, &coin) && cursor_joins(c, &next)) {
    if (!decimal_below(part.value, 2)) return false;
    c->value = decimal_add(c->value, decimal_shift(part.value, coin));
    c->p = next.end;
    *unit = coin;
    return true;
  }
  digit = lone_digit(c, &t);
  bool ends = next.cp == 0 || cp_class(next.cp) == CP_OTHER || next.gap;
  if (digit < 0 || !ends || *unit < -1) return false;
  Decimal tail = decimal_of((uint64_t)digit);
  c->value = decimal_add(c->value, decimal_shift(tail, *unit - 1));
  c->p = t.end;
  *unit = -3;
  return true;
}

/* 元 and what follows it; 五角, without one.  In running text only what has
** two units is taken as one number: 三元五角, but 三百 of 三百元. */
static bool take_money(Cursor *c, const NumeralToken *t) {
  Cursor at = *c;
  int unit = 0, coins = 0;
  if (t->kind != NUMERAL_YUAN && !token_is_coin(t, 0, &unit)) return false;
  if (!cursor_joins(c, t) || c->over != 1) return false;
  at.value = decimal_shift(at.value, unit);
  at.p = t->end;
  while (coins < 3 && take_coin(&at, &unit)) coins++;
  if (coins == 0 && !c->whole) return false;
  *c = at;
  c->money = true;
  return c->dressed = true;
}

/* What may stand behind a sum as a whole text: 元, 块钱, 美元, 整. */
static void take_currency(Cursor *c) {
  NumeralToken t = cursor_token(c);
  size_t n = numeral_word(cursor_rest(c, t.start), NUMERAL_CURRENCY);
  if (n) {
    c->p = t.start + n;
    t = cursor_token(c);
  }
  if (n == 0 && c->money && t.cp == 0x94B1) { /* 三块钱 */
    c->p = t.end;
    t = cursor_token(c);
  }
  if (t.kind == NUMERAL_WHOLE || t.cp == 0x6B63) c->p = t.end; /* 整 正 */
}

/* ---- Powers ---- */

static double power_of(double base, uint64_t n) {
  double p = 1;
  for (; n; n >>= 1) {
    if (n & 1) p *= base;
    base *= base;
  }
  return p;
}

/* 1.5e3 and 2^10. */
static bool take_power(Cursor *c, const NumeralToken *t) {
  NumeralPart part;
  uint64_t n;
  NumeralToken first = numeral_token(t->end, c->end);
  bool minus = first.kind == NUMERAL_MINUS;
  if (t->gap || (t->kind != NUMERAL_CARET && t->cp != 'e')) return false;
  if (minus || first.cp == '+') first = numeral_token(first.end, c->end);
  if (first.gap || first.kind != NUMERAL_ARABIC) return false;
  if (!numeral_part(first.start, c->end, c->whole, &part)) return false;
  if (!(part.flags & PART_ARABIC) || !decimal_whole(part.value, &n) ||
      n > 400) {
    return false;
  }
  if (t->cp == 'e') {
    c->value = decimal_shift(c->value, minus ? -(int)n : (int)n);
  } else {
    c->real = true;
    c->r = power_of(decimal_double(c->value), n);
    if (minus) c->r = 1 / c->r;
  }
  c->p = part.end;
  return c->dressed = true;
}

/* ---- Dozens, pairs, halves ---- */

/* Whether what follows cannot go on with a word: 一打听. */
static bool text_ends(const Cursor *c, const NumeralToken *t) {
  NumeralToken next = numeral_token(t->end, c->end);
  return next.cp == 0 || next.gap || cp_class(next.cp) == CP_OTHER;
}

static bool take_dozen(Cursor *c, const NumeralToken *t) {
  unsigned n = t->kind == NUMERAL_DOZEN ? 12 : 2;
  uint64_t m;
  if (!cursor_joins(c, t) || !text_ends(c, t)) return false;
  if (n == 2 && !c->whole) return false; /* 结对五十对 */
  if (!decimal_whole(decimal_shift(c->value, 1), &m)) return false;
  if (__builtin_mul_overflow(m, (uint64_t)n, &m)) return false;
  c->value = decimal_shift(decimal_of(m), -1);
  c->p = t->end;
  return c->dressed = true;
}

/* 一半; 一万半. */
static bool take_half_behind(Cursor *c, const NumeralToken *t) {
  if (!cursor_joins(c, t)) return false;
  bool one = c->part.value.m == 1 && c->part.value.e == 0 &&
             !(c->part.flags & PART_FRACTION) && c->part.unit == 0;
  if (one) {
    c->value = (Decimal){5, -1};
  } else if (c->whole && c->part.unit > 1) {
    c->value = decimal_add(c->value, (Decimal){5, c->part.unit - 1});
  } else {
    return false;
  }
  c->p = t->end;
  return c->dressed = true;
}

/* What begins with 半: 半成 半折 半百 半打 半个. */
static bool cursor_half(Cursor *c, const NumeralToken *half) {
  NumeralToken t = numeral_token(half->end, c->end);
  c->p = half->end;
  c->value = (Decimal){5, -1};
  if (!cursor_joins(c, &t)) return false;
  c->dressed = true;
  if (t.kind == NUMERAL_TENTHS) return take_tenths(c, &t);
  if (t.kind == NUMERAL_DISCOUNT) return c->p = t.end, true; /* 半价 */
  if (t.kind == NUMERAL_DOZEN) return take_dozen(c, &t);
  if ((t.kind == NUMERAL_UNIT && t.value > 1) || t.kind == NUMERAL_BIG) {
    c->value = decimal_shift(c->value, t.value);
    c->p = t.end;
    return true;
  }
  if (!c->whole) return false;
  if (t.kind == NUMERAL_GE) c->p = t.end;
  return true;
}

/* 个半 is one and a half. */
static bool cursor_ge(Cursor *c, const NumeralToken *ge) {
  NumeralToken t = numeral_token(ge->end, c->end);
  if (t.kind != NUMERAL_HALF || !c->whole) return false;
  c->value = (Decimal){15, -1};
  c->p = t.end;
  return c->dressed = true;
}

/* 对折 is half price. */
static bool cursor_dui(Cursor *c, const NumeralToken *dui) {
  NumeralToken t = numeral_token(dui->end, c->end);
  if (t.kind != NUMERAL_DISCOUNT || !cursor_joins(c, &t)) return false;
  c->value = (Decimal){5, -1};
  c->p = t.end;
  return c->dressed = true;
}

/* ---- All together ---- */

/* 5% 3‰ */
static bool take_percent(Cursor *c) {
  NumeralToken t = cursor_token(c);
  if (t.kind != NUMERAL_PERCENT) return false;
  c->value = decimal_shift(c->value, -t.value);
  c->p = t.end;
  return c->dressed = true;
}

/* 二十巴仙, as a whole text. */
static bool take_percent_word(Cursor *c) {
  if (!c->whole) return false;
  NumeralToken t = cursor_token(c);
  size_t n = numeral_word(cursor_rest(c, t.start), NUMERAL_PERCENT_WORD);
  if (n == 0) return false;
  c->value = decimal_shift(c->value, -2);
  c->p = t.start + n;
  return c->dressed = true;
}

static bool take_behind(Cursor *c) {
  NumeralToken t = cursor_token(c);
  if (take_percent_word(c)) return true;
  switch ((NumeralKind)t.kind) {
    case NUMERAL_FEN:
      if (take_parts_of(c, &c->part)) return true;
      return take_money(c, &t);
    case NUMERAL_SLASH: return take_slash(c, &c->part);
    case NUMERAL_YOU:
    case NUMERAL_ARABIC: return take_mixed(c);
    case NUMERAL_PERCENT: return take_percent(c);
    case NUMERAL_TENTHS: return take_tenths(c, &t);
    case NUMERAL_DISCOUNT: return take_discount(c, &t);
    case NUMERAL_GE: return take_ge_behind(c, &t);
    case NUMERAL_HALF: return take_half_behind(c, &t);
    case NUMERAL_YUAN:
    case NUMERAL_JIAO:
    case NUMERAL_LI: return take_money(c, &t);
    case NUMERAL_DOZEN:
    case NUMERAL_PAIR:
    case NUMERAL_DUI: return take_dozen(c, &t);
    default:
      if (take_power(c, &t)) return true;
      return take_letter(c, &t) && (take_percent(c), true); /* 2k% */
  }
}

/* 负 - 零下, and + 正 in front of a whole text. */
static void take_sign(Cursor *c) {
  NumeralToken t = cursor_token(c);
  NumeralToken next = numeral_token(t.end, c->end);
  bool minus = t.kind == NUMERAL_NEGATIVE || t.kind == NUMERAL_MINUS;
  if (minus && (c->whole || !next.gap || t.kind == NUMERAL_NEGATIVE)) {
    c->p = t.end;
    c->negative = c->dressed = true;
  } else if (t.kind == NUMERAL_ZERO && next.cp == 0x4E0B) { /* 零下 */
    c->p = next.end;
    c->negative = c->dressed = true;
  } else if (t.kind == NUMERAL_PLUS && c->whole) {
    c->p = t.end;
  }
}

/* 第 and a whole number. */
static bool cursor_ordinal(Cursor *c) {
  NumeralToken t = cursor_token(c);
  uint64_t m;
  if (!numeral_part(t.start, c->end, c->whole, &c->part)) return false;
  if (!decimal_whole(c->part.value, &m)) return false;
  c->value = c->part.value;
  c->p = c->part.end;
  c->vague = c->part.flags & (PART_VAGUE | PART_UNIT);
  return c->dressed = true;
}

static bool cursor_read(Cursor *c) {
  take_sign(c);
  NumeralToken t = cursor_token(c);
  if (t.kind == NUMERAL_DI) {
    c->p = t.end;
    return cursor_ordinal(c);
  }
  if (t.kind == NUMERAL_HALF) return cursor_half(c, &t);
  if (t.kind == NUMERAL_DUI) return cursor_dui(c, &t);
  if (t.kind == NUMERAL_GE) return cursor_ge(c, &t);
  if (!numeral_part(t.start, c->end, c->whole, &c->part)) return false;
  c->value = c->part.value;
  c->vague = c->part.flags & PART_VAGUE;
  c->p = c->part.end;
  take_behind(c);
  return true;
}

static Number cursor_number(const Cursor *c) {
  if (!c->real) return decimal_number(c->value, c->over, c->negative);
  Number n = {.is_real = true, .r = c->negative ? -c->r : c->r};
  if (n.r > -1e15 && n.r < 1e15 && n.r == (double)(int64_t)n.r) {
    n = (Number){.i = (int64_t)n.r};
  }
  return n;
}

/* Whether SQL can hold it: no infinity. */
static bool number_is_finite(const Number *n) {
  return !n->is_real || n->r - n->r == 0;
}

bool numeral_parse(Span s, NumeralText *n) {
  Cursor c = {.p = s.z, .end = s.z + s.n, .over = 1};
  if (!cursor_read(&c)) return false;
  *n = (NumeralText){.value = cursor_number(&c),
                     .end = c.p,
                     .flags = c.part.flags,
                     .chars = c.part.chars,
                     .vague = c.vague,
                     .dressed = c.dressed};
  n->vague |= !number_is_finite(&n->value);
  return true;
}

bool numeral_parse_whole(Span s, Number *n) {
  s = cp_trim(s);
  Cursor c = {.p = s.z, .end = s.z + s.n, .over = 1, .whole = true};
  size_t before = numeral_word(s, NUMERAL_BEFORE_CURRENCY);
  c.p += before;
  if (s.n == 0 || !cursor_read(&c)) return false;
  if (c.part.flags & PART_UNIT && !c.dressed) return false;
  if (numeral_idiom(s) == s.n && (c.dressed || c.part.flags & PART_BARE)) {
    return false; /* 十分 is no sum, 万一 no 11000 */
  }
  if (!cursor_done(&c)) take_currency(&c);
  *n = cursor_number(&c);
  return !c.vague && cursor_done(&c) && number_is_finite(n);
}
