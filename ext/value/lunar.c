/* lunar.c: Layer 2. The Chinese lunar calendar, by table; see lunar.h. */
#include "value/lunar.h"

typedef struct LunarRow {
  uint8_t month, day, leap; /* of the first day; 0 for a year that is missing */
  uint16_t months;          /* a bit for each month of 30 days */
} LunarRow;

static const LunarRow lunar_years[] = {
#define LUNAR_YEAR(month, day, leap, months) {month, day, leap, months},
#include "data/lunar_table.h"
#undef LUNAR_YEAR
};

static const uint8_t lunar_terms[][LUNAR_TERM_COUNT] = {
#define LUNAR_TERMS(...) {__VA_ARGS__},
#include "data/lunar_table.h"
#undef LUNAR_TERMS
};

#define LUNAR_RANGE(first, last, terms)                                        \
  enum { LUNAR_FIRST = first, LUNAR_LAST = last, LUNAR_TERMS_FIRST = terms };
#include "data/lunar_table.h"
#undef LUNAR_RANGE

static const LunarRow *lunar_row(int year) {
  if (year < LUNAR_FIRST || year > LUNAR_LAST) return NULL;
  const LunarRow *row = &lunar_years[year - LUNAR_FIRST];
  return row->month ? row : NULL;
}

int lunar_year_min(void) { return LUNAR_FIRST; }
int lunar_year_max(void) { return LUNAR_LAST; }

Day lunar_year_first(int year) {
  const LunarRow *row = lunar_row(year);
  return row ? calendar_day(year, row->month, row->day) : 0;
}

int lunar_leap(int year) {
  const LunarRow *row = lunar_row(year);
  return row ? row->leap : 0;
}

/* Days of the i-th month, 0-based, 闰月 counted in its place. */
static int lunar_month_days(const LunarRow *row, int i) {
  return 29 + (row->months >> i & 1);
}

Day lunar_year_last(int year) {
  const LunarRow *row = lunar_row(year);
  if (!row) return 0;
  Day day = lunar_year_first(year);
  for (int i = 0; i < (row->leap ? 13 : 12); i++)
    day += lunar_month_days(row, i);
  return day - 1;
}

Day lunar_month_first(int year, int month, bool leap, int *days) {
  const LunarRow *row = lunar_row(year);
  if (!row || month < 1 || month > 12) return 0;
  if (leap && row->leap != month) return 0;
  int at = month - 1 + (leap || (row->leap && month > row->leap));
  Day day = lunar_year_first(year);
  for (int i = 0; i < at; i++) day += lunar_month_days(row, i);
  *days = lunar_month_days(row, at);
  return day;
}

Day lunar_day(LunarDate date) {
  int days;
  Day first = lunar_month_first(date.year, date.month, date.leap, &days);
  return first && date.day >= 1 && date.day <= days ? first + date.day - 1 : 0;
}

bool lunar_date(Day day, LunarDate *date) {
  int year = calendar_civil(day).year;
  Day first = lunar_year_first(year);
  if (!first || day < first) first = lunar_year_first(--year);
  const LunarRow *row = lunar_row(year);
  if (!row || !first || day < first || day > lunar_year_last(year)) {
    return false;
  }
  int i = 0, left = day - first;
  for (; left >= lunar_month_days(row, i); i++)
    left -= lunar_month_days(row, i);
  bool past = row->leap && i >= row->leap; /* at 闰月 or behind it */
  *date = (LunarDate){year, i + 1 - past, left + 1, past && i == row->leap};
  return true;
}

Day lunar_term(int year, int term) {
  if (year < LUNAR_TERMS_FIRST || year > LUNAR_LAST) return 0;
  if (term < 0 || term >= LUNAR_TERM_COUNT) return 0;
  return calendar_day(year, term / 2 + 1,
                      lunar_terms[year - LUNAR_TERMS_FIRST][term]);
}
