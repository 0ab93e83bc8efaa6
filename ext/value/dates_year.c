/* dates_year.c: Layer 4. Years, decades and centuries; see dates_parse.h. */
#include "value/dates_parse.h"

/* ---- Years by number ---- */

enum { YEAR_MOST = 2199 }; /* a number above it is none, if alone: 2240年历史 */

/* Whether what follows the year at token k says that it is no date but a span
** of time: 20年来, 30年历史, 10年前. */
static bool lasts(DatesParser *p, int k) {
  switch (dates_token(p, k)->kind) {
    case DATES_LASTING:
    case DATES_BETWEEN:
    case DATES_BEFORE:
    case DATES_AFTER:
    case DATES_HALFUNIT: return true;
    case DATES_FRONT:
    case DATES_BACK: return !dates_is(p, k + 1, DATES_NUMBER);
    default: return false;
  }
}

/* Whether token k goes on with something smaller than a year. */
static bool goes_on(DatesParser *p, int k) {
  switch (dates_token(p, k)->kind) {
    case DATES_NUMBER:
    case DATES_FUZZ:
    case DATES_HALF:
    case DATES_SEASON:
    case DATES_ORD:
    case DATES_LEAP:
    case DATES_LUNAR:
    case DATES_LUNARMONTH:
    case DATES_FESTIVAL:
    case DATES_TERM:
    case DATES_Q:
    case DATES_TO: return true;
    default: return false;
  }
}

/* A year of two digits: of the century of the date before, or near ref. */
static int short_year(DatesParser *p, int value) {
  if (p->after && p->after->first) {
    int from = calendar_civil(p->after->first).year;
    int year = from - from % 100 + value;
    dates_need(&p->part, p->after->need);
    return year < from ? year + 100 : year;
  }
  dates_need(&p->part, NEED_YEAR);
  return dates_year_near(value, p->ref_year);
}

/* "二千零二十年": by units; 千年 and 三千年 are spans of time, 二千年 a year. */
static int year_by_units(DatesParser *p, const DatesToken *t, int unit) {
  if (t->n_digits < 2 || t->a < 1000 || t->a > YEAR_MOST) return 0;
  return (t->a % 1000 && !lasts(p, unit + 1)) || t->a == 2000 ? t->a : 0;
}

/* Whether two or three digits before 年 count years rather than name one: 20年来,
** 满30年, 一二年. */
static bool counts(DatesParser *p, const DatesToken *t, int unit) {
  if (p->i == 0 && dates_kind_of(p->before) == DATES_COUNTS) return true;
  bool alone = !goes_on(p, unit + 1);
  if (t->flags & DATES_HAN) {
    return alone && t->a % 10 == t->a / 10 + 1 && !dates_is_led(p);
  }
  if (t->flags & DATES_ZERO) return false;
  if (dates_is(p, unit + 1, DATES_LASTING)) return true;
  if (lasts(p, unit + 1) && (t->n_digits > 2 || t->a < 60)) return true;
  if (t->n_digits > 2 || t->a >= 60 || !alone) return false;
  return t->a > 31 || !dates_is_led(p);
}

/* The year that numeral t is, or 0; `unit` is the token of its 年; marked: 公元
** stands before it. */
static int year_value(DatesParser *p, const DatesToken *t, int unit,
                      bool marked) {
  if (t->flags & DATES_UNITS && t->a >= 1000) return year_by_units(p, t, unit);
  if (marked) return t->a > 0 && t->a <= CALENDAR_YEAR_MAX ? t->a : 0;
  if (t->flags & DATES_UNITS || t->n_digits < 2 || t->n_digits > 4) return 0;
  if (t->n_digits == 4) {
    return t->a <= YEAR_MOST || goes_on(p, unit + 1) ? t->a : 0;
  }
  if (counts(p, t, unit)) return 0;
  return t->n_digits == 3 ? t->a : short_year(p, t->a);
}

/* "2020年", "公元163年"; in a range also the "1995" of "1995-1997年". */
static bool number_year(DatesParser *p) {
  bool marked = dates_is(p, 0, DATES_SOLAR);
  int at = marked || dates_is(p, 0, DATES_LUNAR);
  const DatesToken *t = dates_token(p, at);
  if (t->kind != DATES_NUMBER) return false;
  bool unit = dates_is(p, at + 1, DATES_YEAR);
  bool joined = t->n_digits == 4 && !(t->flags & DATES_UNITS) &&
                dates_unit_follows(p, at + 1, DATES_YEAR);
  if (!unit && !joined) return false;
  int year = year_value(p, t, at + 1, marked);
  if (!year) return false;
  p->part.year = year;
  p->part.lunar = dates_is(p, 0, DATES_LUNAR);
  p->i += at + 1 + unit;
  return true;
}

/* "公元前221年": a date, but none that has an ISO form. */
static bool bc_year(DatesParser *p) {
  if (!dates_is(p, 0, DATES_BC) || !dates_is(p, 1, DATES_NUMBER) ||
      !(dates_is(p, 2, DATES_YEAR) || dates_is(p, 2, DATES_CENTURY))) {
    return false;
  }
  p->part.year = 1;
  p->part.bad = true;
  p->i += 3;
  return true;
}

/* ---- Years by name ---- */

static int cycle_of(int year) { return ((year - 4) % 60 + 60) % 60; }

/* The era among those of one name: of the dynasty, or (-1) the longest. */
static const DatesEra *pick_era(const DatesToken *t, int dynasty) {
  const DatesEra *best = NULL;
  for (int i = 0; i < t->b; i++) {
    const DatesEra *e = dates_era(t->a + i);
    if (dynasty >= 0 && e->dynasty != dynasty) continue;
    if (!best || e->last - e->first > best->last - best->first) best = e;
  }
  return best;
}

/* The year of the era that token k names: 六, 元, 庚辰; 0 for none. */
static int era_count(DatesParser *p, int k, const DatesEra *e) {
  const DatesToken *t = dates_token(p, k);
  if (t->kind == DATES_YUAN) return e->first;
  if (t->kind == DATES_NUMBER && t->a > 0 && t->a < 1000) {
    return e->first + t->a - 1;
  }
  if (t->kind != DATES_GANZHI) return 0;
  int year = e->first + ((t->a - cycle_of(e->first)) % 60 + 60) % 60;
  return year;
}

/* "光绪六年", "清德宗光绪庚辰年", "民国元年". */
static bool era_year(DatesParser *p) {
  int k = 0, dynasty = -1;
  if (dates_is(p, k, DATES_SOLAR) || dates_is(p, k, DATES_LUNAR)) k++;
  if (dates_is(p, k, DATES_DYNASTY)) dynasty = dates_token(p, k++)->a;
  if (dates_is(p, k, DATES_TEMPLE)) k++;
  const DatesToken *era = dates_token(p, k);
  if (era->kind != DATES_ERA || !dates_is(p, k + 2, DATES_YEAR)) return false;
  const DatesEra *e = pick_era(era, dynasty);
  if (!e) e = pick_era(era, -1);
  int year = era_count(p, k + 1, e);
  if (!year) return false;
  p->part.year = year;
  p->part.bad = year > e->last;
  p->part.lunar = !e->solar;
  p->i += k + 3;
  return true;
}

/* "庚辰年": the last one that has begun. */
static bool cycle_year(DatesParser *p) {
  int k = dates_is(p, 0, DATES_LUNAR);
  if (!dates_is(p, k, DATES_GANZHI) || !dates_is(p, k + 1, DATES_YEAR)) {
    return false;
  }
  int back = (cycle_of(p->ref_year) - dates_token(p, k)->a + 60) % 60;
  p->part.year = p->ref_year - back;
  p->part.lunar = true;
  dates_need(&p->part, NEED_YEAR);
  p->i += k + 2;
  return true;
}

/* "去年", "上一年", "本年度". */
static bool relative_year(DatesParser *p) {
  int k = dates_is(p, 0, DATES_LUNAR);
  int from = k;
  if (dates_is(p, k, DATES_RELYEAR)) {
    k++;
  } else if (dates_is(p, k, DATES_DEIX) && dates_is(p, k + 1, DATES_YEAR)) {
    k += 2;
  } else {
    return false;
  }
  int now = calendar_civil(dates_now(p, from, NEED_YEAR)).year;
  p->part.year = now + dates_token(p, from)->a;
  p->part.bad = p->part.year < CALENDAR_YEAR_MIN;
  p->part.lunar = from > 0;
  p->i += k;
  return true;
}

bool dates_read_year(DatesParser *p) {
  return number_year(p) || era_year(p) || relative_year(p) || cycle_year(p) ||
         bc_year(p);
}

/* ---- Decades and centuries ---- */

/* 21世纪头十年: how many years at token 0, or 0. */
static int first_years(DatesParser *p) {
  const DatesToken *t = dates_token(p, 1);
  bool is = dates_is(p, 0, DATES_FRONT) && t->kind == DATES_NUMBER &&
            dates_is(p, 2, DATES_YEAR);
  return is && t->a < 100 ? t->a : 0;
}

/* What FUZZ of a decade or a century is: 年代初 and 前期 are the first three years,
** 末 and 后期 the last three, 中期 four between; of a century ten at either end,
** twenty in the middle. */
static void fuzz_years(int fuzz, bool century, int *first, int *last) {
  if (fuzz == 3 || fuzz == 7) {
    *first = *last - (century ? 9 : 2);
  } else if (fuzz == 2 || fuzz == 6) {
    *first += century ? 40 : 3;
    *last = *first + (century ? 19 : 3);
  } else {
    *last = *first + (century ? 9 : 2);
  }
}

/* The years of a decade or a century that has been read, or what follows makes
** of them. */
static bool read_years(DatesParser *p, int first, int last, DateGrain grain,
                       DatesNeed need) {
  const DatesToken *t = dates_token(p, 0);
  bool century = grain == DATE_CENTURY;
  int fuzz = t->kind == DATES_FUZZ ? t->a : 0;
  int years = century ? first_years(p) : 0;
  if (fuzz == 2 && !dates_stops(p, 1)) fuzz = 0;
  if (fuzz) {
    fuzz_years(fuzz, century, &first, &last);
    grain = DATE_RANGE;
    p->i++;
  } else if (years) {
    last = first + years - 1;
    grain = DATE_RANGE;
    p->i += 3;
  }
  return dates_set_span(p, calendar_year_first(first), calendar_year_last(last),
                        grain, need);
}

/* The numeral of a decade at token k: 80, 八十, 1980; -1 where there is none. */
static int decade_at(DatesParser *p, int k) {
  const DatesToken *t = dates_token(p, k);
  if (t->kind != DATES_NUMBER || !dates_is(p, k + 1, DATES_DECADE)) return -1;
  return t->a % 10 == 0 && t->a < CALENDAR_YEAR_MAX ? t->a : -1;
}

/* "20世纪", "本世纪", "上世纪80年代末". */
static bool read_century(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  DatesNeed need = NEED_NOTHING;
  int k = dates_is(p, 0, DATES_SOLAR), century = 0;
  t = dates_token(p, k);
  if (!dates_is(p, k + 1, DATES_CENTURY)) return false;
  if (t->kind == DATES_DEIX) {
    century = (p->ref_year - 1) / 100 + 1 + t->a;
    need = NEED_YEAR;
  } else if (t->kind == DATES_NUMBER && t->a < 100) {
    century = t->a;
  }
  if (century < 1 || century > 99) return false;
  p->i += k + 2;
  k = dates_is(p, 0, DATES_OF);
  int decade = decade_at(p, k), base = (century - 1) * 100;
  if (decade >= 0 && decade < 100) {
    p->i += k + 2;
    int first = base + decade;
    return read_years(p, first, first + 9, DATE_DECADE, need);
  }
  return read_years(p, base + 1, base + 100, DATE_CENTURY, need);
}

/* "80年代": the last one that has begun; "1980年代". */
static bool read_decade(DatesParser *p) {
  int decade = decade_at(p, 0);
  if (decade < 0 || (decade >= 100 && decade < 1000)) return false;
  DatesNeed need = NEED_NOTHING;
  if (decade < 100) {
    decade += p->ref_year - p->ref_year % 100;
    if (decade > p->ref_year) decade -= 100;
    need = NEED_YEAR;
  }
  p->i += 2;
  return read_years(p, decade, decade + 9, DATE_DECADE, need);
}

bool dates_read_age(DatesParser *p) {
  return read_century(p) || read_decade(p);
}
