/* number_sql.c: Layer 6. zh_number(), zh_numeral() and zh_numbers(). */
#include <stdio.h>

#include "core/cp.h"
#include "core/utf8.h"
#include "value/number.h"
#include "value/numbers.h"
#include "value/numeral.h"

enum { REAL_DIGITS = 17, REAL_TEXT = 32, PLAIN_MAX = 400 };

/* ---- A number as decimal digits ---- */

/* A decimal number: digits * 10^exponent. */
typedef struct Plain {
  bool negative;
  char digits[PLAIN_MAX]; /* ASCII, with the zeros that the value needs */
  int n;                  /* of them */
  int point;              /* how many stand before the point */
} Plain;

static void plain_put(Plain *plain, char digit) {
  if (plain->n < PLAIN_MAX) plain->digits[plain->n++] = digit;
}

/* The shortest digits that read as r: 0.1, not 0.1000000000000000055.  The
** point of a locale is no digit, and skipped. */
static void plain_real(double r, Plain *plain) {
  char z[REAL_TEXT], digits[REAL_DIGITS + 1];
  int precision = 0, n = 0, exponent = 0;
  do {
    snprintf(z, sizeof(z), "%.*e", precision, r);
  } while (strtod(z, NULL) != r && ++precision < REAL_DIGITS);
  const char *p = z;
  for (; *p && *p != 'e'; p++) {
    if (*p >= '0' && *p <= '9' && n < REAL_DIGITS) digits[n++] = *p;
  }
  if (*p == 'e') exponent = (int)strtol(p + 1, NULL, 10);
  while (n > 1 && digits[n - 1] == '0') n--;
  *plain = (Plain){.negative = r < 0, .point = exponent + 1};
  for (int i = exponent; i < 0; i++) plain_put(plain, '0');
  if (plain->point < 1) plain->point = 1;
  for (int i = 0; i < n; i++) plain_put(plain, digits[i]);
  while (plain->n < plain->point) plain_put(plain, '0');
}

/* A text such as -12.50, digit by digit; false for others. */
static bool plain_text(Span s, Plain *plain) {
  *plain = (Plain){.point = -1};
  s = cp_trim(s);
  plain->negative = span_cut_prefix(&s, SPAN("-"));
  if (!plain->negative) span_cut_prefix(&s, SPAN("+"));
  if (s.n == 0 || s.n >= PLAIN_MAX) return false;
  for (size_t i = 0; i < s.n; i++) {
    if (s.z[i] == '.' && plain->point < 0 && i > 0 && i + 1 < s.n) {
      plain->point = plain->n;
    } else if (s.z[i] >= '0' && s.z[i] <= '9') {
      plain_put(plain, s.z[i]);
    } else {
      return false;
    }
  }
  if (plain->point < 0) plain->point = plain->n;
  return true;
}

static bool plain_is_zero(const Plain *plain) {
  for (int i = 0; i < plain->n; i++) {
    if (plain->digits[i] != '0') return false;
  }
  return true;
}

static void plain_format(const Plain *plain, NumberStyle style, Text *out) {
  Span whole = {plain->digits, (size_t)plain->point};
  Span fraction = {plain->digits + plain->point,
                   (size_t)(plain->n - plain->point)};
  bool negative = plain->negative && !plain_is_zero(plain);
  number_format_decimal(negative, whole, fraction, style, out);
}

/* ---- SQL ---- */

static void zh_number_func(sqlite3_context *ctx, int argc,
                           sqlite3_value **argv) {
  (void)argc;
  Span text = arg_text(argv[0]);
  Number n;
  if (text.z && numeral_parse_whole(text, &n)) result_number(ctx, &n);
}

/* The argument as decimal digits; false for what is no number. */
static bool arg_plain(sqlite3_value *value, Plain *plain) {
  int type = sqlite3_value_type(value);
  if (type == SQLITE_FLOAT) {
    double r = sqlite3_value_double(value);
    return r - r == 0 && (plain_real(r, plain), true);
  }
  if (plain_text(arg_text(value), plain)) return true;
  if (type != SQLITE_TEXT) return false;
  if (sqlite3_value_numeric_type(value) != SQLITE_FLOAT) return false;
  double r = sqlite3_value_double(value); /* '1.5e3' */
  return r - r == 0 && (plain_real(r, plain), true);
}

static void zh_numeral_func(sqlite3_context *ctx, int argc,
                            sqlite3_value **argv) {
  /* ORDER number_style */
  static const Span styles[] = {{"lower", 5}, {"financial", 9}, {"digits", 6}};
  Span name = argc > 1 ? arg_text(argv[1]) : styles[0];
  size_t style = 0;
  Plain plain;
  if (!name.z) return;
  while (style < COUNT(styles) && !span_eq(styles[style], name)) style++;
  if (style == COUNT(styles)) {
    result_error(ctx, "style must be lower, financial or digits");
    return;
  }
  if (!arg_plain(argv[0], &plain)) return;
  Arena arena = {0};
  Text out = {.arena = &arena};
  plain_format(&plain, (NumberStyle)style, &out);
  result_arena_text(ctx, &arena, text_span(&out));
  arena_free(&arena);
}

typedef struct NumberRow {
  Span text;
  int64_t start, length;
  Number value;
} NumberRow;

/* Where numbers_fill() is: the numbers come in the order of the text. */
typedef struct NumbersFill {
  Arena *arena;
  Rows *rows;
  const char *seen; /* the text up to here has been counted... */
  int64_t n_seen;   /* ...and has as many characters */
} NumbersFill;

static void numbers_add(void *data, Span span, const Number *value) {
  NumbersFill *fill = data;
  NumberRow *row = rows_add(fill->rows, fill->arena);
  Span before = {fill->seen, (size_t)(span.z - fill->seen)};
  int64_t start = fill->n_seen + (int64_t)utf8_count(before);
  int64_t length = (int64_t)utf8_count(span);
  *row = (NumberRow){span, start + 1, length, *value};
  fill->seen = span.z + span.n;
  fill->n_seen = start + length;
}

static void numbers_fill(Call *call, Rows *rows) {
  Span text = call_text(call, 0);
  NumbersFill fill = {call->arena, rows, text.z, 0};
  numbers_each(text, numbers_add, &fill);
}

static const Func number_funcs[] = {
    {"zh_number", 1, 1, 0, zh_number_func, "zh_number(text)",
     "Value of a text that is one number, in whatever way it is written, or "
     "NULL.",
     NULL},
    {"zh_numeral", 1, 2, 0, zh_numeral_func, "zh_numeral(n [, style])",
     "A number in Chinese numerals: lower, financial or digits.", NULL},
};

static const Column number_cols[] = {
    {"text", COL_TEXT, offsetof(NumberRow, text)},
    {"start", COL_INT, offsetof(NumberRow, start)},
    {"length", COL_INT, offsetof(NumberRow, length)},
    {"value", COL_NUMBER, offsetof(NumberRow, value)},
};

static const Table number_tables[] = {
    {"zh_numbers", "source", 1, number_cols, COUNT(number_cols),
     sizeof(NumberRow), numbers_fill, "zh_numbers(text)",
     "One row for each number of a running text: where it stands, its value."},
};

const Family number_family = {
    .name = "number",
    .page = "number",
    .funcs = number_funcs,
    .n_funcs = COUNT(number_funcs),
    .tables = number_tables,
    .n_tables = COUNT(number_tables),
};
