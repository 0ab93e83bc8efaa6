/* number.c: numerals in and out. */
#include "unit.h"

#include "value/number.h"

static const char *formatted(Arena *arena, int64_t n) {
  Text out = {.arena = arena};
  number_format(n, &out);
  return arena_copy(arena, text_span(&out)).z;
}

static const char *by_digits(Arena *arena, int64_t n, const char *zero) {
  Text out = {.arena = arena};
  number_format_digits(n, span_of(zero), &out);
  return arena_copy(arena, text_span(&out)).z;
}

static void test_format(Arena *arena) {
  static const struct {
    int64_t n;
    const char *text;
  } rows[] = {
      {0, "零"},
      {3, "三"},
      {10, "十"},
      {15, "十五"},
      {38, "三十八"},
      {110, "一百一十"},
      {105, "一百零五"},
      {1005, "一千零五"},
      {1011, "一千零一十一"},
      {10000, "一万"},
      {150000, "十五万"},
      {1000054, "一百万零五十四"},
      {1903971, "一百九十万三千九百七十一"},
      {150006355, "一亿五千万六千三百五十五"},
      {100000054, "一亿零五十四"},
      {10000000000000, "十万亿"},
      {4560456045604, "四万五千六百零四亿五千六百零四万五千六百零四"},
      {-11, "负十一"},
      {INT64_MIN, "负九百二十二亿三千三百七十二万零三百六十八亿"
                  "五千四百七十七万五千八百零八"},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    IS_TEXT(formatted(arena, rows[i].n), rows[i].text);
  }
  IS_TEXT(by_digits(arena, 2020, "〇"), "二〇二〇");
  IS_TEXT(by_digits(arena, 2020, "零"), "二零二零");
  IS_TEXT(by_digits(arena, 0, "〇"), "〇");
  IS_TEXT(by_digits(arena, -7, "〇"), "负七");
}

static const char *decimal(Arena *arena, const char *whole,
                           const char *fraction, NumberStyle style) {
  Text out = {.arena = arena};
  number_format_decimal(false, span_of(whole), span_of(fraction), style, &out);
  return arena_copy(arena, text_span(&out)).z;
}

static void test_decimal(Arena *arena) {
  IS_TEXT(decimal(arena, "10", "50", NUMBER_LOWER), "十点五零");
  IS_TEXT(decimal(arena, "10", "05", NUMBER_FINANCIAL), "壹拾点零伍");
  IS_TEXT(decimal(arena, "0010", "", NUMBER_DIGITS), "一〇");
  IS_TEXT(decimal(arena, "", "", NUMBER_LOWER), "零");
  IS_TEXT(decimal(arena, "1000100000", "", NUMBER_LOWER), "十亿零十万");
  IS_TEXT(decimal(arena, "100000000000000000000", "", NUMBER_LOWER),
          "一万亿亿");
}

/* What is written reads as what it was. */
static void test_round_trip(void) {
  uint64_t seed = 198;
  bool ok = true;
  for (int i = 0; i < 200000 && ok; i++) {
    Arena arena = {0};
    Text out = {.arena = &arena};
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    int64_t n = i < 100000 ? i : (int64_t)(seed >> 11), back = -1;
    number_format(n, &out);
    Span s = text_span(&out);
    ok = number_read(&s, &back) && s.n == 0 && back == n;
    if (!ok) printf("# %lld reads as %lld\n", (long long)n, (long long)back);
    arena_free(&arena);
  }
  OK_AS(ok, "number_read() reads what number_format() writes");
}

int main(void) {
  Arena arena = {0};
  test_format(&arena);
  test_decimal(&arena);
  test_round_trip();
  arena_free(&arena);
  return unit_done();
}
