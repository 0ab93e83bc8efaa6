/* spelling.c: Layer 3. Other spellings of one word; see spelling.h. */
#include "search/spelling.h"

#include "core/cp.h"
#include "core/sqlite.h"
#include "core/utf8.h"
#include "core/words.h"
#include "value/number.h"

enum {
  SPELLING_WORD_MAX = 64,       /* bytes; a longer one is no number */
  SPELLING_BARE_MAX = 9999,     /* without a unit: above, a code or a sum */
  SPELLING_UNIT_MAX = 99999999, /* with one */
  SPELLING_YEAR_MIN = 1000,     /* written digit by digit... */
  SPELLING_YEAR_MAX = 2999      /* ...up to here */
};

/* ---- Numbers ---- */

/* One numeral of a word. */
typedef struct Numeral {
  int64_t value;
  int chars;   /* of its text */
  bool arabic; /* 38 */
  bool digits; /* by digits: 38, 二〇二〇; not 三十八 */
  bool year;   /* 年 follows, and it has four digits */
} Numeral;

/* How to write the numerals of a word. */
typedef enum NumberForm {
  FORM_ARABIC,  /* 38, 2020 */
  FORM_CHINESE, /* 三十八; a year by digits */
  FORM_DIGITS   /* all by digits */
} NumberForm;

/* Reads the numeral at the start of *s and steps over it. */
static bool numeral_read(Span *s, Numeral *n) {
  Span rest = *s, digits = *s;
  int64_t value;
  int n_digits = 0;
  *n = (Numeral){0};
  if (!number_read(&rest, &n->value)) return false;
  Span text = span_head(*s, s->n - rest.n);
  n->chars = (int)utf8_count(text);
  n->arabic = cp_is_ascii_digit(utf8_peek(text));
  n->digits = number_read_digits(&digits, &value, &n_digits) &&
              digits.n == rest.n && n_digits == n->chars;
  n->year = n->digits && n->chars == 4 && n->value >= SPELLING_YEAR_MIN &&
            n->value <= SPELLING_YEAR_MAX && span_starts(rest, SPAN("年"));
  *s = rest;
  return true;
}

/* Whether a numeral alone, without 第 and unit, says that it is a number: not
** 三, 7, 五四 or 007. */
static bool numeral_is_clear(const Numeral *n, Span text) {
  if (n->value > SPELLING_BARE_MAX || n->chars < 2) return false;
  if (n->arabic) return text.z[0] != '0';
  return !n->digits || n->chars >= 4;
}

/* Whether word is numbers and nothing else, each with 第 before it, a unit
** behind it, both or neither, and worth other spellings; *long_one: one of them
** has three digits or more. */
static bool spelling_is_number(Span word, bool *long_one) {
  int numerals = 0, dressed = 0; /* with 第 or unit */
  Numeral n = {0};
  if (word.n > SPELLING_WORD_MAX) return false;
  for (Span rest = word; rest.n; numerals++) {
    bool ordinal = span_cut_prefix(&rest, SPAN("第"));
    if (!numeral_read(&rest, &n) || n.value > SPELLING_UNIT_MAX) return false;
    size_t unit = words_prefix(WORDS_MEASURE, rest);
    rest = span_from(rest, unit);
    dressed += ordinal || unit;
    *long_one |= n.value >= 100;
  }
  if (numerals == 1 && dressed == 0) return numeral_is_clear(&n, word);
  return numerals > 0 && numerals == dressed;
}

static void spelling_arabic(int64_t n, Text *out) {
  char z[24];
  sqlite3_snprintf((int)sizeof(z), z, "%lld", (long long)n);
  text_add(out, span_of(z));
}

/* Appends word with its numerals written in that form; whether a numeral was
** written digit by digit and has a 0. */
static bool spelling_write(Span word, NumberForm form, Span zero, Text *out) {
  bool has_zero = false;
  Numeral n;
  while (word.n) {
    if (!numeral_read(&word, &n)) {
      text_add_cp(out, utf8_next(&word));
    } else if (form == FORM_ARABIC) {
      spelling_arabic(n.value, out);
    } else if (form == FORM_DIGITS || n.year) {
      number_format_digits(n.value, zero, out);
      for (int64_t v = n.value; v; v /= 10) has_zero |= v % 10 == 0;
    } else {
      number_format(n.value, out);
    }
  }
  return has_zero;
}

/* Keeps a spelling that is new, and longer than one character: 十 for 10 would
** find too much. */
static void spelling_keep(Span word, Span other, Arena *arena, Rows *out,
                          size_t from) {
  if (span_eq(word, other) || utf8_count(other) < 2) return;
  for (size_t i = from; i < out->n; i++) {
    if (span_eq(ROW(*out, Span, i), other)) return;
  }
  *(Span *)rows_add(out, arena) = other;
}

static bool spelling_form(Span word, NumberForm form, Span zero, Arena *arena,
                          Rows *out, size_t from) {
  Text text = {.arena = arena};
  bool has_zero = spelling_write(word, form, zero, &text);
  spelling_keep(word, text_span(&text), arena, out, from);
  return has_zero;
}

void spelling_numbers(Span word, Arena *arena, Rows *out) {
  static const Span usual = {"\u3007", 3}; /* 〇 */
  bool long_one = false;
  size_t from = out->n;
  if (!spelling_is_number(word, &long_one)) return;
  spelling_form(word, FORM_ARABIC, usual, arena, out, from);
  if (spelling_form(word, FORM_CHINESE, usual, arena, out, from)) {
    for (int i = 0; i < words_count(WORDS_ZERO); i++) {
      Span zero = words_at(WORDS_ZERO, i);
      spelling_form(word, FORM_CHINESE, zero, arena, out, from);
    }
  }
  if (long_one) spelling_form(word, FORM_DIGITS, usual, arena, out, from);
}

/* ---- Zeros ---- */

/* Bytes of the character at the start of s, where it is a Chinese digit or is
** used as a zero; 0 else.  *odd is set for a zero that is no Han character:
** such words are not cut as numbers (segment.h). */
static size_t zero_digit(Span s, bool *odd) {
  uint32_t cp = 0;
  size_t n = s.n ? utf8_read(s, &cp) : 0;
  Span digit = span_head(s, n);
  int64_t value;
  int digits;
  if (n == 0) return 0;
  if (cp_class(cp) == CP_HAN) {
    return number_read_digits(&digit, &value, &digits) ? n : 0;
  }
  if (!words_is(WORDS_ZERO, digit)) return 0;
  *odd = true;
  return n;
}

/* Bytes of the four digits of a year at the start of s, of which at least one
** is an odd zero; 0 for none.  The first is none: no word of letters is cut. */
static size_t zero_year(Span s) {
  size_t n = 0;
  bool odd = false;
  for (int i = 0; i < 4; i++) {
    size_t digit = zero_digit(span_from(s, n), &odd);
    if (digit == 0 || (i == 0 && odd)) return 0;
    n += digit;
  }
  return odd && span_starts(span_from(s, n), SPAN("年")) ? n : 0;
}

Span spelling_zeros(Span text, Arena *arena) {
  Text out = {.arena = arena};
  Span rest = text, done = text; /* done: what is not yet in out */
  while (rest.n) {
    size_t year = zero_year(rest);
    if (year == 0) {
      utf8_next(&rest);
      continue;
    }
    text_add(&out, span_head(done, (size_t)(rest.z - done.z)));
    for (Span digits = span_head(rest, year); digits.n;) {
      bool odd = false;
      size_t n = zero_digit(digits, &odd);
      text_add(&out, odd ? SPAN("〇") : span_head(digits, n));
      digits = span_from(digits, n);
    }
    rest = done = span_from(rest, year);
  }
  if (done.z == text.z) return text;
  text_add(&out, done);
  return text_span(&out);
}

/* ---- Twins ---- */

/* The other of the two characters that cp is one of; cp itself for none. */
static uint32_t spelling_twin(uint32_t cp) {
  for (int i = 0; i < words_count(WORDS_TWIN); i++) {
    Span pair = words_at(WORDS_TWIN, i);
    uint32_t a = utf8_next(&pair), b = utf8_next(&pair);
    if (cp == a) return b;
    if (cp == b) return a;
  }
  return cp;
}

void spelling_twins(Span word, Arena *arena, Rows *out) {
  Text other = {.arena = arena};
  bool differs = false;
  if (word.n > SPELLING_WORD_MAX || utf8_count(word) < 2) return;
  for (Span rest = word; rest.n;) {
    uint32_t cp = utf8_next(&rest), twin = spelling_twin(cp);
    differs |= twin != cp;
    text_add_cp(&other, twin);
  }
  if (differs) spelling_keep(word, text_span(&other), arena, out, out->n);
}
