/* number.c: properties of numbers: what zh_numeral() writes, zh_number() reads
** back, in every style; spellings of width, script and blanks read alike; the
** numbers of random texts stand where they say, in order, and read alike. */
#include <stdlib.h>

#include "random.h"
#include "unit.h"

#include "core/utf8.h"
#include "text/fold.h"
#include "value/number.h"
#include "value/numbers.h"
#include "value/numeral.h"

enum { NUMBERS = 60000, TEXTS = 20000 };

/* A number of a random count of digits, or near a power of ten or two. */
static int64_t random_number(void) {
  uint64_t n = (uint64_t)dice(1u << 30) << 34 ^ (uint64_t)dice(1u << 30) << 8 ^
               dice(1u << 8);
  uint64_t power = 1;
  for (unsigned i = dice(19); i > 0; i--) power *= 10;
  switch (dice(6)) {
    case 0: return (int64_t)(power + dice(5) - 2);
    case 1: return (int64_t)(n % power);
    case 2: return INT64_MAX - (int64_t)dice(3);
    case 3: return INT64_MIN + (int64_t)dice(3);
    case 4: /* digits apart, zeros between */
      return (int64_t)((n % 99 + 1) * (power % 10000000000) + n % 7);
    default: return (int64_t)n;
  }
}

static void write_number(int64_t n, NumberStyle style, Text *out) {
  char z[24];
  snprintf(z, sizeof(z), "%lld", (long long)n);
  Span digits = span_of(z);
  bool negative = span_cut_prefix(&digits, SPAN("-"));
  number_format_decimal(negative, digits, SPAN_NONE, style, out);
}

static bool reads_as(Span text, int64_t n) {
  Number got;
  return numeral_parse_whole(text, &got) && !got.is_real && got.i == n;
}

/* Traditional for simplified, as far as numerals go, and blanks. */
static void write_otherwise(Span text, Text *out) {
  static const char *const pairs[][2] = {
      {"万", "萬"}, {"亿", "億"}, {"负", "負"}, {"点", "點"},
      {"贰", "貳"}, {"叁", "參"}, {"陆", "陸"}};
  while (text.n) {
    Span at = text;
    utf8_next(&text);
    Span one = span_head(at, at.n - text.n);
    for (size_t i = 0; i < COUNT(pairs); i++) {
      if (span_eq(one, span_of(pairs[i][0]))) one = span_of(pairs[i][1]);
    }
    text_add(out, one);
    if (dice(4) == 0) text_add(out, dice(2) ? SPAN(" ") : SPAN("　"));
  }
}

static void check_integers(void) {
  int bad = 0;
  for (int i = 0; i < NUMBERS && bad < 5; i++) {
    int64_t n = i < 20000 ? i - 10000 : random_number();
    for (int style = NUMBER_LOWER; style <= NUMBER_DIGITS; style++) {
      Arena arena = {0};
      Text out = {.arena = &arena}, other = {.arena = &arena};
      write_number(n, (NumberStyle)style, &out);
      write_otherwise(text_span(&out), &other);
      if (!reads_as(text_span(&out), n) || !reads_as(text_span(&other), n)) {
        bad++;
        printf("# %lld, style %d: %.*s, %.*s\n", (long long)n, style,
               (int)out.n, out.z, (int)other.n, other.z);
      }
      arena_free(&arena);
    }
  }
  OK_AS(bad == 0, "integers read back in every style, width and script");
}

/* m * 10^-places, in Chinese and as strtod() has it. */
static void check_decimals(void) {
  int bad = 0;
  for (int i = 0; i < NUMBERS && bad < 5; i++) {
    char whole[16], fraction[16], plain[40];
    snprintf(whole, sizeof(whole), "%u", dice(1u << dice(30)));
    snprintf(fraction, sizeof(fraction), "%0*u", (int)dice(9) + 1, dice(10));
    snprintf(plain, sizeof(plain), "%s.%s", whole, fraction);
    for (int style = NUMBER_LOWER; style <= NUMBER_DIGITS; style++) {
      Arena arena = {0};
      Text out = {.arena = &arena};
      Number got = {0};
      number_format_decimal(false, span_of(whole), span_of(fraction),
                            (NumberStyle)style, &out);
      bool ok = numeral_parse_whole(text_span(&out), &got);
      double r = got.is_real ? got.r : (double)got.i;
      if (!ok || r != strtod(plain, NULL)) {
        bad++;
        printf("# %s: %.*s\n", plain, (int)out.n, out.z);
      }
      arena_free(&arena);
    }
  }
  OK_AS(bad == 0, "decimals read as the double that strtod() gives");
}

/* ---- Random texts ---- */

static const char *const pieces[] = {
    "一", "二", "三", "五",  "七",   "九",   "十",   "百",   "千",   "万",
    "亿", "零", "〇", "两",  "半",   "点",   "分",   "之",   "又",   "成",
    "折", "第", "个", "元",  "角",   "块",   "负",   "廿",   "壹",   "佰",
    "萬", "几", "数", "%",   "‰",    "/",    "-",    ".",    ",",    "，",
    "。", " ",  "\n", "　",  "0",    "1",    "23",   "456",  "2026", "３",
    "k",  "M",  "G",  "km",  "^",    "e",    "十分", "统一", "之一", "人",
    "的", "中", "￥", "RMB", "美元", "\xFF", "\xE4", "打",   "双",   "年",
};

static void random_text(Text *text) {
  unsigned n = dice(24);
  if (dice(50) == 0) n = 500;
  while (n-- > 0) {
    if (dice(20) == 0) {
      text_add_cp(text, dice(0x11000));
    } else {
      text_add(text, span_of(pieces[dice(COUNT(pieces))]));
    }
  }
}

typedef struct Seen {
  Span text;
  const char *last; /* end of the number before */
  int bad, found, alike;
} Seen;

static void number_check(void *data, Span span, const Number *value) {
  Seen *seen = data;
  Number again;
  seen->found++;
  if (!span_holds(seen->text, span) || span.n == 0 || span.z < seen->last) {
    seen->bad++;
  }
  if (value->is_real && value->r - value->r != 0) seen->bad++;
  seen->last = span.z + span.n;
  if (numeral_parse_whole(span, &again) && again.is_real == value->is_real &&
      again.i == value->i && again.r == value->r) {
    seen->alike++;
  }
}

static void check_texts(void) {
  int bad = 0, found = 0, alike = 0;
  for (int i = 0; i < TEXTS && !bad; i++) {
    Arena arena = {0};
    Text text = {.arena = &arena};
    random_text(&text);
    Seen seen = {.text = text_span(&text), .last = text.z};
    numbers_each(text_span(&text), number_check, &seen);
    bad += seen.bad;
    found += seen.found;
    alike += seen.alike;
    if (bad) printf("# text: %.*s\n", (int)text.n, text.z);
    arena_free(&arena);
  }
  printf("# %d numbers, %d the same as a whole text\n", found, alike);
  OK_AS(bad == 0 && found > TEXTS, "numbers of random texts stand in them");
  OK_AS(alike >= found - found / 100, "and read alike as whole texts");
}

int main(void) {
  seed = 3800;
  check_integers();
  check_decimals();
  check_texts();
  return unit_done();
}
