/* numeral.c: one number in front of a text: where it ends, and what it is. */
#include "unit.h"

#include "value/numeral.h"

static void test_ends(void) {
  static const struct {
    const char *text, *number;
    double value;
  } rows[] = {
      {"三百五百", "三百", 300},
      {"四亿八亿", "四亿", 400000000},
      {"七万二千人", "七万二千", 72000},
      {"六点五万元", "六点五万", 65000},
      {"八点三十分", "八", 8},
      {"三分之二的", "三分之二", 2.0 / 3},
      {"百分之六十百分位", "百分之六十", 0.6},
      {"一千零十章", "一千零十", 1010},
      {"三成员", "三", 3},
      {"四成以上", "四成", 0.4},
      {"1,234,56", "1,234", 1234},
      {"1 3/4 吨", "1 3/4", 1.75},
      {"七元六角五分钱", "七元六角五分", 7.65},
      {"七元钱", "七", 7},
      {"第4万册", "第4万", 40000},
      {"两百点两", "两百", 200},
      {"一百 五月", "一百", 100},
      {"零下三十度", "零下三十", -30},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    Span s = span_of(rows[i].text);
    NumeralText n = {0};
    bool ok = numeral_parse(s, &n);
    double value = n.value.is_real ? n.value.r : (double)n.value.i;
    ok = ok && !n.vague && value == rows[i].value &&
         (size_t)(n.end - s.z) == strlen(rows[i].number);
    OK_AS(ok, rows[i].text);
  }
}

static void test_vague(void) {
  static const char *const rows[] = {
      "二三十", "十七八", "三四百",         "三五百",
      "3.50.4", "两三个", "五百分之二点二", "一两天",
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    NumeralText n = {0};
    bool ok = numeral_parse(span_of(rows[i]), &n) && n.vague;
    OK_AS(ok, rows[i]);
  }
  NumeralText n;
  OK(!numeral_parse(SPAN("人"), &n));
  OK(!numeral_parse(SPAN(""), &n));
  OK(numeral_parse(SPAN("百"), &n) && n.flags & PART_UNIT);
}

static void test_words(void) {
  OK(numeral_idiom(SPAN("十分好")) == strlen("十分"));
  OK(numeral_idiom(SPAN("十分钟")) == 0);
  OK(numeral_word(SPAN("公里"), NUMERAL_MEASURE) == strlen("公里"));
  OK(numeral_word(SPAN("看"), NUMERAL_MEASURE) == 0);
  Span text = SPAN("  \n３");
  NumeralToken t = numeral_token(text.z, text.z + text.n);
  OK(t.kind == NUMERAL_ARABIC && t.value == 3 && t.gap);
}

int main(void) {
  test_ends();
  test_vague();
  test_words();
  return unit_done();
}
