/* dates_value.c: Layer 4. From what a date says to its days; dates_part.h. */
#include "value/dates_part.h"
#include "value/lunar.h"

enum {
  OWN_YEAR_DAYS = 92, /* a date this far ahead is still of the ref's own year */
  YEARS_BACK = 8      /* 2月29日 comes again after that many at most */
};

int dates_year_near(int two_digits, int ref_year) {
  int last = ref_year + 10;
  return last - ((last - two_digits) % 100 + 100) % 100;
}

typedef struct Days {
  Day first, last;
} Days;

static const Days no_days = {0, 0};

static Days one_day(Day day) { return (Days){day, day}; }

/* Days a to b; none where one of them is missing. */
static Days days_of(Day a, Day b) {
  return a && b && a <= b ? (Days){a, b} : no_days;
}

/* n-th (from the end where negative) of the days from..to; all but it cut. */
static Days nth_day(Days in, int n) {
  Day day = n < 0 ? in.last + 1 + n : in.first + n - 1;
  return in.first && day >= in.first && day <= in.last ? one_day(day) : no_days;
}

/* The first n days of a period, or the last -n. */
static Days some_days(Days in, int n) {
  if (!in.first || n == 0) return no_days;
  Days cut = n > 0 ? (Days){in.first, in.first + n - 1}
                   : (Days){in.last + 1 + n, in.last};
  return cut.first >= in.first && cut.last <= in.last ? cut : no_days;
}

static Days months(int year, int first, int last) {
  return days_of(calendar_month_first(year, first),
                 calendar_month_last(year, last));
}

/* ---- Within a month ---- */

/* The days of the month itself. */
static Days value_month(const DatesPart *p, int year) {
  if (!p->lunar) return months(year, p->month, p->month);
  int n;
  Day first = lunar_month_first(year, p->month, p->leap, &n);
  return first ? (Days){first, first + n - 1} : no_days;
}

/* Week n of a month, counted from its first Monday; the last one is that of
** its last Monday. */
static Days month_week(Days month, int n) {
  Day monday = calendar_monday(month.first + 6);
  if (n < 0) monday = calendar_monday(month.last) + 7;
  monday += 7 * (n < 0 ? n : n - 1);
  if (!month.first || monday < month.first || monday > month.last) {
    return no_days;
  }
  return (Days){monday, monday + 6};
}

/* The n-th such weekday within the days. */
static Days nth_weekday(Days in, int n, int weekday) {
  if (!in.first) return no_days;
  Day day = calendar_monday(in.first) + weekday - 1;
  if (day < in.first) day += 7;
  day += 7 * (n - 1);
  if (n < 0) {
    day = calendar_monday(in.last) + weekday - 1;
    if (day > in.last) day -= 7;
    day += 7 * (n + 1);
  }
  return day >= in.first && day <= in.last ? one_day(day) : no_days;
}

static Days week_day(Days week, int weekday) {
  if (!week.first || !weekday) return week;
  return one_day(week.first + weekday - 1);
}

/* 上旬 1-10, 中旬 11-20, 下旬 from 21; 4 上中旬, 5 中下旬. */
static Days xun(Days month, int n) {
  if (!month.first) return no_days;
  Day first = month.first + (n == 4 ? 0 : 10 * ((n == 5 ? 2 : n) - 1));
  bool open = n == 3 || n == 5;
  return (Days){first, open ? month.last : first + (n == 4 ? 19 : 9)};
}

/* 月初 1-5, 月中 10-20, 月底 from 25: as JioNLP has them. */
static Days month_fuzz(Days month, int n) {
  if (!month.first) return no_days;
  switch (n) {
    case 2:
    case 6: return (Days){month.first + 9, month.first + 19};
    case 3:
    case 7: return (Days){month.first + 24, month.last};
    default: return (Days){month.first, month.first + 4};
  }
}

/* Day n of the cycle of 60: day 11 was 甲子. */
static Days cycle_day(Days month, int n) {
  if (!month.first) return no_days;
  Day day = month.first + ((n - (month.first - 11)) % 60 + 60) % 60;
  return day <= month.last ? one_day(day) : no_days;
}

static Days in_month(const DatesPart *p, int year, DateGrain *grain) {
  Days month = value_month(p, year);
  switch (p->sub) {
    case SUB_DAY:
      *grain = DATE_DAY;
      if (!p->lunar) return one_day(calendar_day(year, p->month, p->n));
      return nth_day(month, p->n);
    case SUB_NTH_DAY: *grain = DATE_DAY; return nth_day(month, p->n);
    case SUB_CYCLE_DAY: *grain = DATE_DAY; return cycle_day(month, p->n);
    case SUB_XUN: *grain = DATE_XUN; return xun(month, p->n);
    case SUB_WEEK:
      *grain = p->m ? DATE_DAY : DATE_WEEK;
      return week_day(month_week(month, p->n), p->m);
    case SUB_WEEKDAY: *grain = DATE_DAY; return nth_weekday(month, p->n, p->m);
    case SUB_DAYS: *grain = DATE_RANGE; return some_days(month, p->n);
    case SUB_WEEKS:
      *grain = DATE_RANGE;
      return days_of(month_week(month, p->n > 0 ? 1 : p->n).first,
                     month_week(month, p->n > 0 ? p->n : -1).last);
    case SUB_HALF:
      *grain = DATE_HALF;
      if (!month.first) return no_days;
      return p->n == 1 ? (Days){month.first, month.first + 14}
                       : (Days){month.first + 15, month.last};
    case SUB_FUZZ: *grain = DATE_RANGE; return month_fuzz(month, p->n);
    case SUB_WHOLE: *grain = DATE_MONTH; return month;
    default: return no_days;
  }
}

/* ---- Within a year ---- */

/* Seasons begin with 立春 (term 2), 立夏, 立秋, 立冬. */
static Days season(int year, int n) {
  Day next = n == 3 ? lunar_term(year + 1, 2) : lunar_term(year, 8 + 6 * n);
  return days_of(lunar_term(year, 2 + 6 * n), next ? next - 1 : 0);
}

static Days festival(int year, const DatesFestival *f) {
  Day day = 0;
  switch ((DatesRule)f->rule) {
    case DATES_RULE_SOLAR: day = calendar_day(year, f->x, f->y); break;
    case DATES_RULE_LUNAR:
      day = lunar_day((LunarDate){year, f->x, f->y, false});
      break;
    case DATES_RULE_NTH:
      return nth_weekday(months(year, f->x, f->x), f->y, f->z);
    case DATES_RULE_TERM:
      day = lunar_term(year, f->x);
      return day ? one_day(day + f->y) : no_days;
    case DATES_RULE_EASTER:
      day = calendar_easter(year);
      return day ? one_day(day + f->x) : no_days;
    case DATES_RULE_EVE: day = lunar_year_last(year); break;
  }
  return one_day(day);
}

/* 年初 January and February, 年中 June and July, 年底 November and December,
** 伊始 January. */
static Days year_fuzz(int year, int n) {
  static const int8_t from_to[][2] = {{1, 12}, {1, 2}, {6, 7}, {11, 12},
                                      {1, 1},  {1, 4}, {5, 8}, {9, 12}};
  return months(year, from_to[n][0], from_to[n][1]);
}

/* Quarter n, all of it or its first or last month. */
static Days quarter(int year, int n, int fuzz) {
  int first = 3 * (n < 0 ? 4 + n : n - 1) + 1, last = first + 2;
  if (fuzz == 1 || fuzz == 4 || fuzz == 5) last = first;
  if (fuzz == 2 || fuzz == 6) first = last = first + 1;
  if (fuzz == 3 || fuzz == 7) first = last;
  return months(year, first, last);
}

/* Units of so many months each: the first n of the year, or the last -n. */
static Days some_months(int year, int n, int each) {
  int of = 12 / each;
  if (n == 0 || n > of || n < -of) return no_days;
  return n > 0 ? months(year, 1, n * each)
               : months(year, 12 + n * each + 1, 12);
}

/* The last ISO week of a year. */
static int iso_weeks(int year) {
  Day next = calendar_iso_week(year + 1, 1);
  return (next - calendar_iso_week(year, 1)) / 7;
}

static Days year_week(int year, int n) {
  if (year >= CALENDAR_YEAR_MAX) return no_days;
  int count = iso_weeks(year);
  if (n < 0) n += count + 1;
  if (n < 1 || n > count) return no_days;
  Day monday = calendar_iso_week(year, n);
  return (Days){monday, monday + 6};
}

static Days year_parts(const DatesPart *p, int year, DateGrain *grain) {
  switch (p->sub) {
    case SUB_MONTHS:
      *grain = p->n == 1 || p->n == -1 ? DATE_MONTH : DATE_RANGE;
      return some_months(year, p->n, 1);
    case SUB_NTH_MONTH:
      *grain = DATE_MONTH;
      return months(year, p->n < 0 ? 13 + p->n : p->n,
                    p->n < 0 ? 13 + p->n : p->n);
    case SUB_QUARTERS:
      *grain = p->n == 1 || p->n == -1 ? DATE_QUARTER : DATE_RANGE;
      return some_months(year, p->n, 3);
    case SUB_QUARTER:
      *grain = p->m ? DATE_MONTH : DATE_QUARTER;
      return quarter(year, p->n, p->m);
    case SUB_HALF:
      *grain = DATE_HALF;
      return months(year, p->n == 1 ? 1 : 7, p->n == 1 ? 6 : 12);
    case SUB_SEASON: *grain = DATE_SEASON; return season(year, p->n);
    case SUB_FUZZ:
      *grain = p->n == 4 ? DATE_MONTH : DATE_RANGE;
      return year_fuzz(year, p->n);
    case SUB_FESTIVAL:
      *grain = DATE_DAY;
      return festival(year, dates_festival(p->n));
    case SUB_TERM: *grain = DATE_DAY; return one_day(lunar_term(year, p->n));
    default: return no_days;
  }
}

static Days in_year(const DatesPart *p, int year, DateGrain *grain) {
  Days whole = months(year, 1, 12);
  switch (p->sub) {
    case SUB_WHOLE: *grain = DATE_YEAR; return whole;
    case SUB_NTH_DAY: *grain = DATE_DAY; return nth_day(whole, p->n);
    case SUB_WEEK:
      *grain = p->m ? DATE_DAY : DATE_WEEK;
      return week_day(year_week(year, p->n), p->m);
    case SUB_WEEKS:
      *grain = DATE_RANGE;
      return days_of(year_week(year, p->n > 0 ? 1 : p->n).first,
                     year_week(year, p->n > 0 ? p->n : -1).last);
    case SUB_WEEKDAY: *grain = DATE_DAY; return nth_weekday(whole, p->n, p->m);
    case SUB_DAYS: *grain = DATE_RANGE; return some_days(whole, p->n);
    default: return year_parts(p, year, grain);
  }
}

static Days days_in(const DatesPart *p, int year, DateGrain *grain) {
  if (year < CALENDAR_YEAR_MIN || year > CALENDAR_YEAR_MAX) return no_days;
  return p->month ? in_month(p, year, grain) : in_year(p, year, grain);
}

/* ---- What is not said ---- */

/* Without a year: the one of ref, unless the date is far ahead of ref then;
** else the year before, or the nearest before that has such a day. */
static Days nearest_year(const DatesPart *p, Day ref, DateGrain *grain) {
  int year = calendar_civil(ref).year;
  Days d = days_in(p, year, grain);
  if (p->own || (d.first && d.first - ref <= OWN_YEAR_DAYS)) return d;
  for (int i = 1; i <= YEARS_BACK; i++) {
    d = days_in(p, year - i, grain);
    if (d.first) return d;
  }
  return no_days;
}

/* Behind another date: its year, or the next where that would go back. */
static Days following_year(const DatesPart *p, const DatesDays *after,
                           DateGrain *grain) {
  int year = calendar_civil(after->first).year;
  for (int i = 0; i <= YEARS_BACK; i++) {
    Days d = days_in(p, year + i, grain);
    if (d.first && d.first >= after->first) return d;
  }
  return no_days;
}

/* Day n without a month: the nearest not after ref, or the next from after. */
static Days lone_day(int n, Day ref, const DatesDays *after) {
  Civil c = calendar_civil(after ? after->first : ref);
  for (int i = 0; i <= 2; i++) {
    Day first = calendar_month_first(c.year, c.month + (after ? i : -i));
    if (!first) return no_days;
    Civil m = calendar_civil(first);
    Day day = calendar_day(m.year, m.month, n);
    if (day && (after ? day >= after->first : day <= ref)) return one_day(day);
  }
  return no_days;
}

/* A weekday without a week: the nearest not after ref, or the next. */
static Days lone_weekday(int n, Day ref, const DatesDays *after) {
  Day from = after ? after->first : ref;
  Day day = calendar_monday(from) + n - 1;
  if (after && day < from) day += 7;
  if (!after && day > from) day -= 7;
  return one_day(day);
}

static DatesNeed need_most(DatesNeed a, DatesNeed b) { return a > b ? a : b; }

DatesDays dates_days(const DatesPart *part, Day ref, const DatesDays *after) {
  DatesDays days = {.grain = part->grain, .need = part->need};
  DatesNeed need = after ? after->need : NEED_YEAR;
  Days d;
  if (after && !after->first) after = NULL;
  if (part->sub == SUB_SPAN) {
    d = (Days){part->first, part->last};
  } else if (part->sub == SUB_LONE_DAY) {
    days.grain = DATE_DAY;
    d = lone_day(part->n, ref, after);
    days.need = need_most(days.need, after ? need : NEED_MONTH);
  } else if (part->sub == SUB_LONE_WEEKDAY) {
    days.grain = DATE_DAY;
    d = lone_weekday(part->n, ref, after);
    days.need = need_most(days.need, after ? need : NEED_DAY);
  } else if (part->year) {
    d = days_in(part, part->year, &days.grain);
  } else {
    d = after ? following_year(part, after, &days.grain)
              : nearest_year(part, ref, &days.grain);
    days.need = need_most(days.need, need);
  }
  if (part->bad || d.first < CALENDAR_DAY_MIN || d.last > CALENDAR_DAY_MAX) {
    d = no_days;
  }
  days.first = d.first;
  days.last = d.last;
  return days;
}
