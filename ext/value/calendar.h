/* calendar.h: Layer 1. Days, weeks and months by number.
**
**   2020-06-09  <->  day 2459010 (its Julian day number, at noon)
**
** The civil calendar of every library that dates Chinese history: Gregorian
** from 1582-10-15, Julian before it; the ten days between are no days.  Years
** are 1 to 9999.  Weeks start on Monday (ISO 8601).
*/
#ifndef QIKAN_CALENDAR_H
#define QIKAN_CALENDAR_H

#include "core/span.h"

typedef int32_t Day; /* Julian day number; 0 is "no day" */

typedef struct Civil {
  int year, month, day; /* 1-based */
} Civil;

enum {
  CALENDAR_YEAR_MIN = 1,
  CALENDAR_YEAR_MAX = 9999,
  CALENDAR_DAY_MIN = 1721424,   /* 0001-01-01 */
  CALENDAR_DAY_MAX = 5373484,   /* 9999-12-31 */
  CALENDAR_GREGORIAN = 2299161, /* 1582-10-15 */
  CALENDAR_ISO_MAX = 24 /* bytes of "2020-06-01/2020-06-09", and a NUL */
};

/* Number of days in the month; 0 when there is no such month. */
int calendar_month_days(int year, int month);

/* The day of a date, or 0 where there is no such date. */
Day calendar_day(int year, int month, int day);

/* The date of a day, 0001-01-01 to 9999-12-31. */
Civil calendar_civil(Day day);

/* The first or the last day of the year or the month; 0 where there is none.
** Months run on over the year: month 0 is December of the year before. */
Day calendar_month_first(int year, int month);
Day calendar_month_last(int year, int month);
Day calendar_year_first(int year);
Day calendar_year_last(int year);

/* 1 for Monday to 7 for Sunday. */
int calendar_weekday(Day day);

/* The Monday of the week that the day is in. */
Day calendar_monday(Day day);

/* The Monday of ISO week n of the year. */
Day calendar_iso_week(int year, int n);

/* Easter Sunday (the western one), years from 1583; else 0. */
Day calendar_easter(int year);

/* Reads "2020-06-09", "2020-06" or "2020", and what follows the day as a time
** ("2020-06-09T10:00", "2020-06-09 10:00"); *first and *last are the first and
** the last day of what it says.  False where s is none of these. */
bool calendar_parse(Span s, Day *first, Day *last);

/* Writes the interval of days in its shortest ISO 8601 form: a day, a month, a
** year, or the first and the last of them with a slash between.  z has room for
** CALENDAR_ISO_MAX bytes.  Returns the length. */
size_t calendar_format(Day first, Day last, char *z);

/* The same, always days: "2020-06-09". */
size_t calendar_format_day(Day day, char *z);

#endif
