/* lunar.c: the calendar and the lunar calendar over every day, with ICU as
** oracle; the days go through and back.
**
** ICU 72 computes all years by the rule that is in force since 1645, and by
** its own astronomy; the table has the calendars as they were.  Where the two
** differ, the whole month does; each such month is named below, and why the
** table is trusted. */
#include <unicode/ucal.h>
#include <unicode/udat.h>

#include "lunar_icu.h"
#include "unit.h"
#include "value/lunar.h"

enum { JD_UNIX = 2440588 }; /* 1970-01-01 */

static UCalendar *open_calendar(const char *locale) {
  static const UChar zone[] = {'G', 'M', 'T', '+', '8', 0};
  UErrorCode e = U_ZERO_ERROR;
  UCalendar *c = ucal_open(zone, -1, locale, UCAL_TRADITIONAL, &e);
  if (U_FAILURE(e)) return NULL;
  return c;
}

/* Noon of the day in China, as ICU counts it. */
static UDate noon(Day day) {
  return ((double)(day - JD_UNIX) + 12.0 / 24 - 8.0 / 24) * 86400000.0;
}

static int field(UCalendar *c, UCalendarDateFields f) {
  UErrorCode e = U_ZERO_ERROR;
  return ucal_get(c, f, &e);
}

static void check_civil(UCalendar *icu) {
  int wrong = 0, back = 0, weekday = 0, steps = 0;
  UErrorCode e = U_ZERO_ERROR;
  Day first = calendar_day(1, 1, 1), last = calendar_day(9999, 12, 31);
  for (Day day = first; day <= last; day++) {
    Civil c = calendar_civil(day);
    if (calendar_day(c.year, c.month, c.day) != day) back++;
    if (day % 29) continue; /* ICU is slow: a sample, of all weekdays */
    ucal_setMillis(icu, noon(day), &e);
    steps++;
    if (field(icu, UCAL_YEAR) != c.year ||
        field(icu, UCAL_MONTH) + 1 != c.month ||
        field(icu, UCAL_DATE) != c.day) {
      wrong++;
    }
    if ((field(icu, UCAL_DAY_OF_WEEK) + 5) % 7 + 1 != calendar_weekday(day)) {
      weekday++;
    }
  }
  OK_AS(back == 0, "each day of 1 to 9999 is the day of its date");
  OK_AS(wrong == 0 && steps > 125000, "civil dates are those of ICU");
  OK_AS(weekday == 0, "weekdays are those of ICU");
}

/* Days that do not exist, of every month. */
static void check_impossible(void) {
  int wrong = 0;
  for (int year = 1; year <= 9999; year++) {
    for (int month = 1; month <= 12; month++) {
      int n = calendar_month_days(year, month);
      if (calendar_day(year, month, n + 1) || calendar_day(year, month, 0)) {
        wrong++;
      }
      if (!calendar_day(year, month, n)) wrong++;
    }
  }
  OK_AS(wrong == 0, "the day behind the last of a month is none");
  OK(!calendar_day(2019, 2, 29) && calendar_day(2020, 2, 29));
  OK(!calendar_day(1582, 10, 5) && !calendar_day(1582, 10, 14));
  OK(calendar_day(1582, 10, 15) - calendar_day(1582, 10, 4) == 1);
  OK(!calendar_day(0, 1, 1) && !calendar_day(10000, 1, 1));
}

/* Prints a run of days on which ICU says something else. */
static void show_run(Day from, int n) {
  Civil c = calendar_civil(from);
  printf("# ICU differs: %04d-%02d-%02d, %d days\n", c.year, c.month, c.day, n);
}

static bool same_run(size_t i, Day from, int n) {
  if (i >= COUNT(differs)) return false;
  const Differs *d = &differs[i];
  return calendar_day(d->year, d->month, d->day) == from && d->days == n;
}

static void check_lunar(UCalendar *icu) {
  UErrorCode e = U_ZERO_ERROR;
  int back = 0, missing = 0, unnamed = 0, run = 0;
  size_t n_runs = 0;
  Day first = calendar_day(1600, 2, 14), last = lunar_year_last(2199);
  for (Day day = first; day <= last + 1; day++) {
    LunarDate d = {0};
    bool same = true;
    if (day <= last) {
      if (!lunar_date(day, &d)) missing++;
      if (lunar_day(d) != day) back++;
      ucal_setMillis(icu, noon(day), &e);
      same = field(icu, UCAL_MONTH) + 1 == d.month &&
             field(icu, UCAL_DATE) == d.day &&
             field(icu, UCAL_IS_LEAP_MONTH) == d.leap;
    }
    if (!same) {
      run++;
    } else if (run) {
      if (!same_run(n_runs++, day - run, run)) {
        show_run(day - run, run);
        unnamed++;
      }
      run = 0;
    }
  }
  OK_AS(missing == 0, "the table has every day of 1600 to 2199");
  OK_AS(back == 0, "each is the day of its lunar date");
  OK_AS(unnamed == 0, "ICU says the same, but for the months that are named");
  OK_AS(n_runs == COUNT(differs), "and all that are named differ");
}

/* Walks the months of a year from its first day; returns the faults, and the
** day behind the year in *day. */
static int check_months(int year, Day *day) {
  int wrong = 0, n = 0;
  for (int month = 1; month <= 12; month++) {
    for (int leap = 0; leap <= (lunar_leap(year) == month); leap++) {
      if (lunar_month_first(year, month, leap, &n) != *day) wrong++;
      if (n != 29 && n != 30) wrong++;
      if (lunar_day((LunarDate){year, month, n + 1, leap})) wrong++;
      *day += n;
    }
    if (lunar_leap(year) != month && lunar_month_first(year, month, true, &n)) {
      wrong++;
    }
  }
  return wrong;
}

/* All years of the table: months of 29 and 30 days that follow each other. */
static void check_years(void) {
  int wrong = 0, years = 0;
  for (int year = lunar_year_min(); year <= lunar_year_max(); year++) {
    Day day = lunar_year_first(year), next = lunar_year_first(year + 1);
    if (!day) continue;
    years++;
    wrong += check_months(year, &day);
    if (day - 1 != lunar_year_last(year)) wrong++;
    if (next && next != day) wrong++;
  }
  OK_AS(wrong == 0, "years of the table: their months follow each other");
  OK(years == 2191);
  OK(!lunar_year_first(0) && !lunar_year_first(238) && !lunar_year_first(2200));
}

/* 冬至 is in the 11th month, and terms follow each other by 14 to 16 days. */
static void check_terms(void) {
  int wrong = 0;
  Day before = lunar_term(1600, 0) - 15;
  for (int year = 1600; year <= 2199; year++) {
    for (int i = 0; i < LUNAR_TERM_COUNT; i++) {
      Day day = lunar_term(year, i);
      if (day - before < 14 || day - before > 17) wrong++;
      before = day;
    }
    LunarDate d;
    if (!lunar_date(lunar_term(year, 23), &d) || d.month != 11) wrong++;
  }
  OK_AS(wrong == 0,
        "terms follow each other; the winter solstice is in month 11");
  OK(!lunar_term(1599, 0) && !lunar_term(2200, 0) && !lunar_term(2020, 24));
}

int main(void) {
  UCalendar *gregorian = open_calendar("en@calendar=gregorian");
  UCalendar *chinese = open_calendar("zh@calendar=chinese");
  OK(gregorian && chinese);
  check_civil(gregorian);
  check_impossible();
  check_lunar(chinese);
  check_years();
  check_terms();
  ucal_close(gregorian);
  ucal_close(chinese);
  return unit_done();
}
