/* dates_part.h: Layer 4. One date as it was written, before its days are known.
**
**   "去年6月上旬" -> year 2019, month 6, SUB_XUN 1       (ref 2020-06-01)
**   "6月上旬"     -> year 0, month 6, SUB_XUN 1
**   "昨天"        -> SUB_SPAN 2020-05-31 to 2020-05-31
**
** A year, a month, and what is said of the smaller of the two that is known.
** What the text leaves out is found when the days are: from the start of the
** range that the date ends, or from the reference.
*/
#ifndef QIKAN_DATES_PART_H
#define QIKAN_DATES_PART_H

#include "value/dates.h"
#include "value/dates_token.h"

/* Of a month where there is one, else of a year.  Negative n counts from the
** end. */
typedef enum DatesSub {
  SUB_WHOLE,
  SUB_DAY,       /* n-th day of the month */
  SUB_CYCLE_DAY, /* its first day that is n of the cycle of 60 */
  SUB_XUN,       /* n 1 to 3 */
  SUB_WEEK,      /* n-th week; m: a weekday of it, or 0 */
  SUB_WEEKDAY,   /* n-th weekday m */
  SUB_DAYS,      /* the first n days, the last -n */
  SUB_NTH_DAY,   /* the n-th day */
  SUB_WEEKS,     /* the first n weeks */
  SUB_MONTHS,    /* the first n months */
  SUB_NTH_MONTH,
  SUB_QUARTERS,     /* the first n quarters */
  SUB_QUARTER,      /* n; m: DATES_FUZZ of it, or 0 */
  SUB_HALF,         /* n 1 or 2 */
  SUB_SEASON,       /* n 0 to 3 */
  SUB_FUZZ,         /* n as of DATES_FUZZ */
  SUB_FESTIVAL,     /* n: dates_festival() */
  SUB_TERM,         /* n: lunar_term() */
  SUB_LONE_DAY,     /* n-th day of a month that is not said */
  SUB_LONE_WEEKDAY, /* weekday n of a week that is not said */
  SUB_SPAN          /* first to last */
} DatesSub;

/* How exactly a reference must be known. */
typedef enum DatesNeed {
  NEED_NOTHING,
  NEED_YEAR,
  NEED_MONTH,
  NEED_DAY
} DatesNeed;

typedef struct DatesPart {
  int year;   /* 0: not said */
  int month;  /* 0: not said */
  bool leap;  /* 闰月 */
  bool lunar; /* months and days of the lunar calendar */
  bool bad;   /* no such date, whatever the rest: 公元前, 康熙九十年 */
  bool own;   /* without a year: that of the reference itself (年底) */
  DatesSub sub;
  int n, m;
  Day first, last; /* of SUB_SPAN */
  DateGrain grain; /* of SUB_SPAN */
  DatesNeed need;  /* for what has been said so far */
} DatesPart;

/* A date whose days are known; first is 0 where there are none. */
typedef struct DatesDays {
  Day first, last;
  DateGrain grain;
  DatesNeed need;
} DatesDays;

/* The days of part.  after: the start of the range that part ends, or the date
** that part follows in a list, else NULL.  ref is complete (a stand-in where
** there is none): the caller looks at need. */
DatesDays dates_days(const DatesPart *part, Day ref, const DatesDays *after);

/* A year of two digits: the one in [ref - 89, ref + 10] (both years). */
int dates_year_near(int two_digits, int ref_year);

#endif
