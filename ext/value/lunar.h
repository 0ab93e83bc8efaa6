/* lunar.h: Layer 2. The Chinese lunar calendar, by table.
**
**   农历 2020 闰四月初二  <->  2020-05-24        2020 清明 -> 2020-04-04
**
** data/lunar.txt has the years, their source, and what is left out.  Months
** are 1 to 12 and may be repeated once a year (闰); their days are 29 or 30.
*/
#ifndef QIKAN_LUNAR_H
#define QIKAN_LUNAR_H

#include "value/calendar.h"

typedef struct LunarDate {
  int year, month, day; /* 1-based */
  bool leap;            /* the second month of that number */
} LunarDate;

enum {
  LUNAR_TERM_COUNT = 24, /* 0: 小寒 of January, 23: 冬至 of December */
  LUNAR_CHUNFEN = 5      /* 春分 */
};

/* First and last year of the table; years between them may be missing. */
int lunar_year_min(void);
int lunar_year_max(void);

/* The first day of the year, or 0 where the table does not have it. */
Day lunar_year_first(int year);

/* The last day of the year (除夕), or 0. */
Day lunar_year_last(int year);

/* The month that is repeated, or 0 for none. */
int lunar_leap(int year);

/* The first day of a month, and its length in *days; 0 where there is no such
** month. */
Day lunar_month_first(int year, int month, bool leap, int *days);

/* The day of a date; 0 where there is none such. */
Day lunar_day(LunarDate date);

/* The date of a day; false where the table does not reach. */
bool lunar_date(Day day, LunarDate *date);

/* The day of a solar term in the civil year, 0 where the table has none. */
Day lunar_term(int year, int term);

#endif
