/* dates.c: days and weeks by number, references, the rows of dates_find(). */
#include "value/dates.h"
#include "unit.h"
#include "value/dates_token.h"

static const char *shown(Day first, Day last) {
  static char z[CALENDAR_ISO_MAX];
  calendar_format(first, last, z);
  return z;
}

static void test_format(void) {
  Day a = calendar_day(2020, 2, 1), b = calendar_day(2020, 2, 29);
  IS_TEXT(shown(a, b), "2020-02");
  IS_TEXT(shown(a, a), "2020-02-01");
  IS_TEXT(shown(a, b - 1), "2020-02-01/2020-02-28");
  IS_TEXT(shown(a, calendar_day(2020, 4, 30)), "2020-02/2020-04");
  a = calendar_year_first(789);
  IS_TEXT(shown(a, calendar_year_last(789)), "0789");
  IS_TEXT(shown(a, calendar_year_last(790)), "0789/0790");
  IS_TEXT(shown(a, calendar_day(789, 11, 30)), "0789-01/0789-11");
}

static void test_bounds(void) {
  OK(calendar_day(1, 1, 1) == CALENDAR_DAY_MIN);
  OK(calendar_day(9999, 12, 31) == CALENDAR_DAY_MAX);
  static const char *const texts[] = {"昨天",   "去年",     "上月",  "上周三",
                                      "近三年", "前两个月", "大前年"};
  static const char *const later[] = {"明天",     "明年",     "下月",  "下周三",
                                      "未来三年", "后两个月", "大后年"};
  Arena arena = {0};
  DatesRef first, last;
  dates_ref_parse(SPAN("0001-01-01"), &first);
  dates_ref_parse(SPAN("9999-12-31"), &last);
  for (size_t i = 0; i < COUNT(texts); i++) {
    Rows found = ROWS_OF(DateFound);
    dates_find(span_of(texts[i]), &first, 0, &found, &arena);
    dates_find(span_of(later[i]), &last, 0, &found, &arena);
    OK_AS(found.n == 2 && !ROW(found, DateFound, 0).first &&
              !ROW(found, DateFound, 1).first,
          later[i]);
  }
  arena_free(&arena);
}

static void test_weeks(void) {
  OK(calendar_weekday(calendar_day(2020, 6, 9)) == 2);
  OK(calendar_weekday(calendar_day(1582, 10, 15)) == 5);
  OK(calendar_monday(calendar_day(2020, 6, 14)) == calendar_day(2020, 6, 8));
  OK(calendar_iso_week(2020, 1) == calendar_day(2019, 12, 30));
  OK(calendar_iso_week(2021, 1) == calendar_day(2021, 1, 4));
  OK(calendar_iso_week(2020, 53) == calendar_day(2020, 12, 28));
}

static void test_months(void) {
  OK(calendar_month_first(2020, 0) == calendar_day(2019, 12, 1));
  OK(calendar_month_last(2020, 14) == calendar_day(2021, 2, 28));
  OK(calendar_month_first(1, 0) == 0 && calendar_month_first(9999, 13) == 0);
  OK(calendar_month_days(1900, 2) == 28 && calendar_month_days(1500, 2) == 29);
  OK(calendar_month_days(2020, 13) == 0 && calendar_month_days(0, 1) == 0);
}

static void test_easter(void) {
  OK(calendar_easter(1961) == calendar_day(1961, 4, 2));
  OK(calendar_easter(2008) == calendar_day(2008, 3, 23));
  OK(calendar_easter(2011) == calendar_day(2011, 4, 24));
  OK(calendar_easter(1582) == 0);
}

static void test_ref(void) {
  DatesRef r;
  OK(dates_ref_parse(SPAN("2020-06-09"), &r) && r.first == r.last);
  OK(dates_ref_parse(SPAN("2020-06-09T10:00"), &r) && r.first == r.last);
  OK(dates_ref_parse(SPAN("2020-06"), &r) && r.last - r.first == 29);
  OK(dates_ref_parse(SPAN("2020"), &r) && r.last - r.first == 365);
  static const char *const bad[] = {
      "",           "x",           "2020-6-9",    "2020-13",
      "2020-02-30", "20200609",    "2020-06-",    "2020-06-09x",
      "0000",       "2020-06-09T", "2020-06-09 9"};
  for (size_t i = 0; i < COUNT(bad); i++) {
    OK_AS(!dates_ref_parse(span_of(bad[i]), &r), bad[i]);
  }
}

static void test_tokens(void) {
  static const uint8_t kinds[] = {DATES_NUMBER, DATES_YEAR,   DATES_NUMBER,
                                  DATES_MONTH,  DATES_NUMBER, DATES_DAY,
                                  DATES_OTHER,  DATES_END};
  static DatesLexer lexer;
  dates_lex_start(&lexer, SPAN("二〇二〇年６月 19日。"), 0);
  for (int i = 0; i < (int)COUNT(kinds); i++) {
    OK(dates_lex(&lexer, i)->kind == kinds[i]);
  }
  OK(dates_lex(&lexer, 0)->a == 2020 && dates_lex(&lexer, 0)->n_digits == 4);
  OK(dates_lex(&lexer, 4)->a == 19 && dates_lex(&lexer, 4)->gap);
  OK(dates_lex(&lexer, DATES_TOKENS + 9)->kind == DATES_END);
  dates_lex_start(&lexer, SPAN("三十一百二十三廿五两千零五"), 0);
  OK(dates_lex(&lexer, 0)->flags & DATES_UNITS);
  dates_lex_start(&lexer, SPAN("①日"), 0);
  OK(dates_lex(&lexer, 0)->kind == DATES_OTHER);
}

static void test_flags(void) {
  Arena arena = {0};
  Rows found = ROWS_OF(DateFound);
  Span text = SPAN("近日，昨天，2020年6月9日，2020年6月10日");
  dates_find(text, NULL, 0, &found, &arena);
  OK(found.n == 3 && !ROW(found, DateFound, 0).date_start.z);
  found.n = 0;
  dates_find(text, NULL, DATES_WITH_VAGUE, &found, &arena);
  OK(found.n == 4 && ROW(found, DateFound, 0).grain == DATE_VAGUE);
  found.n = 0;
  dates_find(text, NULL, DATES_ONLY_KNOWN | DATES_ONLY_ONE, &found, &arena);
  const DateFound *d = &ROW(found, DateFound, 0);
  OK(found.n == 1 && d->first == calendar_day(2020, 6, 9));
  OK(span_eq(span_head(span_from(text, d->start), d->length),
             SPAN("2020年6月9日")));
  OK(span_eq(d->date_start, SPAN("2020-06-09")));
  OK(span_eq(dates_grain_name(d->grain), SPAN("day")));
  dates_find(SPAN_NONE, NULL, 0, &found, &arena);
  OK(found.n == 1);
  arena_free(&arena);
}

int main(void) {
  test_format();
  test_bounds();
  test_weeks();
  test_months();
  test_easter();
  test_ref();
  test_tokens();
  test_flags();
  return unit_done();
}
