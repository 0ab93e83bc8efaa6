/* dates_inner.c: Layer 4. What is within a year or month; dates_parse.h. */
#include "value/dates_parse.h"

static bool set_sub(DatesParser *p, DatesSub sub, int n, int m, int tokens) {
  p->part.sub = sub;
  p->part.n = n;
  p->part.m = m;
  p->i += tokens;
  return true;
}

/* 初 中 底 at token k; 中 only where nothing could go on as a word (年中国). */
static int fuzz_at(DatesParser *p, int k) {
  const DatesToken *t = dates_token(p, k);
  if (t->kind != DATES_FUZZ) return 0;
  return t->a == 2 && !dates_stops(p, k + 1) ? 0 : t->a;
}

/* ---- Counted units: 第三周, 前两个月, 最后一天 ---- */

/* Which of the subs says it of so many units: the n-th, or the first n. */
typedef struct UnitSubs {
  DatesKind unit;
  DatesSub nth, first;
} UnitSubs;

static const UnitSubs unit_subs[] = {
    {DATES_DAYS, SUB_NTH_DAY, SUB_DAYS},
    {DATES_WEEK, SUB_WEEK, SUB_WEEKS},
    {DATES_MONTH, SUB_NTH_MONTH, SUB_MONTHS},
    {DATES_QUARTER, SUB_QUARTER, SUB_QUARTERS},
};

static const UnitSubs *unit_at(DatesParser *p, int k) {
  for (size_t i = 0; i < COUNT(unit_subs); i++) {
    if (dates_is(p, k, unit_subs[i].unit)) return &unit_subs[i];
  }
  return NULL;
}

/* Sets what n of the unit at token k mean: the n-th or the first n (the last
** -n); a weekday behind 周 makes it that day. */
static bool set_counted(DatesParser *p, int k, int n, bool nth, bool ge) {
  const UnitSubs *unit = unit_at(p, k);
  if (!unit || n == 0) return false;
  if (dates_token(p, k)->kind == DATES_QUARTER && dates_token(p, k)->a &&
      !p->part.year) {
    return false; /* 第一季 of a series */
  }
  if (!nth) return set_sub(p, unit->first, n, 0, k + 1);
  if (unit->unit == DATES_QUARTER) {
    int fuzz = fuzz_at(p, k + 1);
    return n <= 4 && set_sub(p, SUB_QUARTER, n, fuzz, k + 1 + (fuzz > 0));
  }
  if (unit->unit == DATES_WEEK) {
    int again = dates_is(p, k + 1, DATES_WEEK);
    int weekday = dates_weekday(p, k + 1 + again);
    const DatesToken *week = dates_token(p, k);
    bool of_month = !again && (ge || week->to - week->from > 3); /* 星期日 */
    if (weekday) {
      return set_sub(p, of_month ? SUB_WEEKDAY : SUB_WEEK, n, weekday,
                     k + 2 + again);
    }
  }
  return set_sub(p, unit->nth, n, 0, k + 1);
}

/* "第三周", "首季度", "第二个星期日". */
static bool read_nth(DatesParser *p) {
  int k = 0, n = 1;
  if (dates_is(p, 0, DATES_ORD) && dates_is(p, 1, DATES_NUMBER)) {
    n = dates_token(p, 1)->a;
    k = 2;
  } else if (dates_is(p, 0, DATES_FIRST)) {
    k = 1;
  } else {
    return false;
  }
  bool ge = dates_is(p, k, DATES_GE);
  return n < 400 && set_counted(p, k + ge, n, true, ge);
}

/* "前三季度", "后两个月", "最后一周", "头十天". */
static bool read_first(DatesParser *p) {
  int kind = dates_token(p, 0)->kind, k = 1, n = 1;
  if (kind != DATES_FRONT && kind != DATES_BACK && kind != DATES_LAST) {
    return false;
  }
  bool number = dates_is(p, 1, DATES_NUMBER);
  if (!number && kind != DATES_LAST) return false;
  if (number) n = dates_token(p, k++)->a;
  bool ge = dates_is(p, k, DATES_GE);
  if (n > 400) return false;
  bool nth = kind == DATES_LAST && n == 1;
  return set_counted(p, k + ge, kind == DATES_FRONT ? n : -n, nth, ge);
}

/* ---- Of a year ---- */

static bool read_half(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  if (t->kind != DATES_HALF) return false;
  if (t->b && !p->part.year && !dates_is_led(p)) return false; /* 到任后半年 */
  return set_sub(p, SUB_HALF, t->a, 0, 1);
}

/* "Q1", "Q1季度", where it stands alone: not the Q2 of a name. */
static bool read_q(DatesParser *p) {
  const DatesToken *t = dates_token(p, 1);
  bool led =
      p->i > 0 || p->before <= ' ' || p->before >= 0x80 || p->before == '(';
  if (!dates_is(p, 0, DATES_Q) || !led || t->kind != DATES_NUMBER) return false;
  if (t->a < 1 || t->a > 4 || t->n_digits > 1) return false;
  bool unit = dates_is(p, 2, DATES_QUARTER);
  if (!unit && !p->part.year && !dates_stops(p, 2)) return false;
  return set_sub(p, SUB_QUARTER, t->a, 0, 2 + unit);
}

/* "一季度", "四季度末"; 一季 only where a year is known. */
static bool read_quarter(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0), *unit = dates_token(p, 1);
  if (t->kind != DATES_NUMBER || t->a < 1 || t->a > 4) return false;
  if (unit->kind != DATES_QUARTER || (unit->a && !p->part.year)) return false;
  int fuzz = fuzz_at(p, 2);
  return set_sub(p, SUB_QUARTER, t->a, fuzz, 2 + (fuzz > 0));
}

/* "春季"; 今春, 去冬 have their year in them; 春 only behind a year. */
static bool read_season(DatesParser *p) {
  static const int8_t years[] = {0, 0, 0, -1, 1};
  const DatesToken *t = dates_token(p, 0);
  if (t->kind != DATES_SEASON || (t->b == 1 && !p->part.year)) return false;
  if (t->b > 1) {
    p->part.year = p->ref_year + years[t->b];
    dates_need(&p->part, NEED_YEAR);
  }
  return set_sub(p, SUB_SEASON, t->a, 0, 1);
}

/* What stands behind 五一 where it is no festival: a unit, or 路 of a name. */
static bool is_counted(DatesParser *p, int k) {
  switch (dates_token(p, k)->kind) {
    case DATES_YEAR:
    case DATES_MONTH:
    case DATES_DAY:
    case DATES_DAYS:
    case DATES_GE:
    case DATES_WEEK:
    case DATES_QUARTER:
    case DATES_DECADE:
    case DATES_CENTURY:
    case DATES_COUNTER:
    case DATES_DOT:
    case DATES_LASTING:
    case DATES_NUMBER: return true;
    default: return false;
  }
}

static bool read_festival(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  int n = t->a;
  if (t->kind == DATES_NUMBER) {
    if (!t->b || is_counted(p, 1) || p->before == 0x7B2C) return false; /* 第 */
    if (t->a == 10 || t->n_digits != 2) return false;
    if (t->flags & DATES_UNITS && !p->part.year) return false; /* 十一 */
    n = t->b - 1;
  } else if (t->kind != DATES_FESTIVAL) {
    return false;
  }
  return set_sub(p, SUB_FESTIVAL, n, 0, 1);
}

/* "清明"; 小雪 may be weather: alone it must stand alone. */
static bool read_term(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  if (t->kind != DATES_TERM) return false;
  bool alone = p->i == 0 && p->before == 0 && dates_stops(p, 1);
  if (t->b && !p->part.year && !alone) return false;
  return set_sub(p, SUB_TERM, t->a, 0, 1);
}

/* "年底" behind a year: 初 or 年初. */
static bool read_year_fuzz(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  if (t->kind == DATES_FUZZYEAR) return set_sub(p, SUB_FUZZ, t->a, 0, 1);
  int again = t->kind == DATES_YEAR && p->part.year;
  int fuzz = p->part.year ? fuzz_at(p, again) : 0;
  if (fuzz == 1 && dates_is(p, again + 1, DATES_NUMBER)) return false;
  return fuzz && set_sub(p, SUB_FUZZ, fuzz, 0, 1 + again);
}

/* ---- Months ---- */

/* Whether a numeral counts: 十二 and 12, not 一二 (the first and the second). */
static bool is_ordinary(const DatesToken *t) {
  if (t->flags & (DATES_UNITS | DATES_ZERO) || !(t->flags & DATES_HAN)) {
    return true;
  }
  return t->n_digits == 1 || (t->n_digits == 2 && t->a % 10 == 0);
}

/* "正月", "元月", "大年" before 初一; "庚辰月" of a lunar year. */
static bool named_month(DatesParser *p, int k) {
  const DatesToken *t = dates_token(p, k);
  if (t->kind == DATES_LUNARMONTH) {
    if (t->b == 1 && !dates_is(p, k + 1, DATES_FUZZ)) return false;
    p->part.month = t->a;
    p->part.lunar = p->part.lunar || t->b < 2;
    p->i += k + 1;
    return true;
  }
  if (t->kind != DATES_GANZHI || !p->part.lunar) return false;
  if (!dates_is(p, k + 1, DATES_MONTH)) return false;
  p->part.month = (t->a + 10) % 12 + 1; /* 寅 is the first */
  p->i += k + 2;
  return true;
}

/* "6月"; in a range also the "2" of "2-4月". */
static bool number_month(DatesParser *p, int k) {
  const DatesToken *t = dates_token(p, k);
  if (t->kind != DATES_NUMBER || t->a < 1 || t->a > 12) return false;
  if (t->n_digits > 2 || !is_ordinary(t)) return false;
  bool unit = dates_is(p, k + 1, DATES_MONTH);
  if (!unit && !dates_unit_follows(p, k + 1, DATES_MONTH)) return false;
  p->part.month = t->a;
  p->i += k + 1 + unit;
  return true;
}

bool dates_read_month(DatesParser *p) {
  int k = 0;
  bool lunar = p->part.lunar;
  if (dates_is(p, 0, DATES_LUNAR) || dates_is(p, 0, DATES_SOLAR)) {
    lunar = dates_is(p, k++, DATES_LUNAR);
  }
  bool leap = dates_is(p, k, DATES_LEAP);
  if (named_month(p, k + leap) || number_month(p, k + leap)) {
    p->part.leap = leap;
    p->part.lunar = p->part.lunar || lunar || leap;
    if (k && !lunar) p->part.lunar = false;
    return true;
  }
  /* 去年本月 */
  if (p->part.year && dates_is(p, 0, DATES_DEIX) &&
      dates_is(p, 1, DATES_MONTH) && dates_token(p, 0)->a == 0) {
    p->part.month = p->ref_month;
    dates_need(&p->part, NEED_MONTH);
    p->i += 2;
    return true;
  }
  return false;
}

bool dates_read_in_year(DatesParser *p) {
  static bool (*const readers[])(DatesParser *) = {
      read_half,   read_q,    read_quarter,   read_nth,         read_first,
      read_season, read_term, read_year_fuzz, dates_read_month, read_festival,
  };
  int from = p->i;
  if (p->part.year && dates_is(p, 0, DATES_LUNAR) &&
      dates_is(p, 1, DATES_FESTIVAL)) {
    p->i++;
  } else if (p->part.year && dates_is(p, 0, DATES_OF)) {
    p->i++;
  }
  for (size_t i = 0; i < COUNT(readers); i++) {
    if (readers[i](p)) return true;
  }
  p->i = from;
  return false;
}

/* ---- Days ---- */

/* Whether a numeral at the end of a date, 八月十五, is a day of the month and not
** a number of something. */
static bool is_bare_day(DatesParser *p, const DatesToken *t, int k) {
  if (dates_unit_follows(p, k, DATES_DAY)) return true;
  const DatesToken *next = dates_token(p, k);
  if (next->kind == DATES_DAY || is_counted(p, k)) return false;
  if (next->kind == DATES_STOP && next->a == 1) return false;
  bool sure = t->flags & DATES_HAN && (t->a >= 10 || p->part.lunar);
  return sure || dates_stops(p, k);
}

static bool read_day(DatesParser *p) {
  bool chu = dates_is(p, 0, DATES_FUZZ) && dates_token(p, 0)->a == 1;
  const DatesToken *t = dates_token(p, chu);
  if (t->kind != DATES_NUMBER || t->n_digits > 3 || !is_ordinary(t)) {
    return false;
  }
  bool unit = dates_is(p, chu + 1, DATES_DAY);
  int most = chu ? 10 : unit ? 99 : 31;
  if (t->a < 1 || t->a > most) return false;
  if (!unit && !chu && !is_bare_day(p, t, 1)) return false;
  if (chu || (t->flags & DATES_NIAN && !unit)) p->part.lunar = true;
  return set_sub(p, SUB_DAY, t->a, 0, 1 + chu + unit);
}

/* "庚辰日", "庚辰" of chronicles: a day of the cycle in a lunar month. */
static bool read_cycle_day(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  if (t->kind != DATES_GANZHI || !p->part.lunar) return false;
  if (dates_is(p, 1, DATES_YEAR) || dates_is(p, 1, DATES_MONTH)) return false;
  return set_sub(p, SUB_CYCLE_DAY, t->a, 0, 1 + dates_is(p, 1, DATES_DAY));
}

static bool read_xun(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  return t->kind == DATES_XUN && set_sub(p, SUB_XUN, t->a, 0, 1);
}

static bool read_halfmonth(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  return t->kind == DATES_HALFMONTH && set_sub(p, SUB_HALF, t->a, 0, 1);
}

/* "底", or "月底" again behind the month. */
static bool read_month_fuzz(DatesParser *p) {
  int again = dates_is(p, 0, DATES_MONTH), fuzz = fuzz_at(p, again);
  return fuzz && set_sub(p, SUB_FUZZ, fuzz, 0, 1 + again);
}

bool dates_read_in_month(DatesParser *p) {
  static bool (*const readers[])(DatesParser *) = {
      read_day, read_cycle_day, read_xun,        read_halfmonth,
      read_nth, read_first,     read_month_fuzz,
  };
  int from = p->i;
  if (dates_is(p, 0, DATES_OF)) p->i++;
  for (size_t i = 0; i < COUNT(readers); i++) {
    if (readers[i](p)) return true;
  }
  p->i = from;
  return false;
}
