/* dates_relative.c: Layer 4. Counted from the reference; dates_parse.h. */
#include "value/dates_parse.h"

/* ---- Whole units from now ---- */

/* The days of units from..to, counted from that of ref, which is 0: days,
** weeks, months, quarters, halves, years. */
static bool set_units(DatesParser *p, DatesKind unit, int from, int to) {
  int months = p->ref_month, year = p->ref_year, q = (months - 1) / 3;
  Day monday = calendar_monday(p->ref);
  DateGrain many = DATE_RANGE;
  switch (unit) {
    case DATES_DAYS:
      if (from == to) many = DATE_DAY;
      return dates_set_span(p, p->ref + from, p->ref + to, many, NEED_DAY);
    case DATES_WEEK:
      if (from == to) many = DATE_WEEK;
      return dates_set_span(p, monday + 7 * from, monday + 7 * to + 6, many,
                            NEED_DAY);
    case DATES_MONTH:
      if (from == to) many = DATE_MONTH;
      return dates_set_span(p, calendar_month_first(year, months + from),
                            calendar_month_last(year, months + to), many,
                            NEED_MONTH);
    case DATES_QUARTER:
      if (from == to) many = DATE_QUARTER;
      return dates_set_span(p, calendar_month_first(year, 3 * (q + from) + 1),
                            calendar_month_last(year, 3 * (q + to) + 3), many,
                            NEED_MONTH);
    case DATES_HALFYEAR:
      q = (months - 1) / 6;
      if (from == to) many = DATE_HALF;
      return dates_set_span(p, calendar_month_first(year, 6 * (q + from) + 1),
                            calendar_month_last(year, 6 * (q + to) + 6), many,
                            NEED_MONTH);
    case DATES_YEAR:
      if (from == to) many = DATE_YEAR;
      return dates_set_span(p, calendar_month_first(year + from, 1),
                            calendar_month_last(year + to, 12), many,
                            NEED_YEAR);
    default: return false;
  }
}

/* The same day so many months later, or the last one of that month. */
static Day add_months(Day day, int n) {
  Civil c = calendar_civil(day);
  Day last = calendar_month_last(c.year, c.month + n);
  Day first = calendar_month_first(c.year, c.month + n);
  return first && first + c.day - 1 < last ? first + c.day - 1 : last;
}

/* ref, n units away. */
static Day away(DatesParser *p, DatesKind unit, int n) {
  switch (unit) {
    case DATES_DAYS: return p->ref + n;
    case DATES_WEEK: return p->ref + 7 * n;
    case DATES_MONTH: return add_months(p->ref, n);
    case DATES_QUARTER: return add_months(p->ref, 3 * n);
    default: return add_months(p->ref, 12 * n);
  }
}

/* ---- 三天前, 近三年, 上两周 ---- */

/* A count of units: 三天, 两个月, 一年半. */
typedef struct UnitCount {
  DatesKind unit;
  int n;
  bool half; /* and a half */
  int end;   /* token behind it */
} UnitCount;

enum { MOST_UNITS = 4000 };

static bool read_count(DatesParser *p, int k, UnitCount *c) {
  const DatesToken *t = dates_token(p, k);
  if (t->kind == DATES_HALFYEAR) {
    *c = (UnitCount){DATES_MONTH, 6, false, k + 1};
    return true;
  }
  if (t->kind != DATES_NUMBER || t->a < 1 || t->a > MOST_UNITS) return false;
  bool ge = dates_is(p, k + 1, DATES_GE);
  c->n = t->a;
  c->unit = (DatesKind)dates_token(p, k + 1 + ge)->kind;
  c->half = dates_is(p, k + 2 + ge, DATES_HALFUNIT);
  c->end = k + 2 + ge + c->half;
  switch (c->unit) {
    case DATES_MONTH: return ge || k; /* 三月前 is before March */
    case DATES_YEAR:
      return t->n_digits < 4 && !(t->flags & DATES_ZERO) &&
             (t->flags & DATES_UNITS || t->n_digits == 1 ||
              (!(t->flags & DATES_HAN) && t->a < 60));
    case DATES_DAYS:
    case DATES_WEEK:
    case DATES_QUARTER: return true;
    default: return false;
  }
}

/* "三天前", "两周后", "半年前", "一年半以后". */
static bool read_ago(DatesParser *p) {
  UnitCount c;
  if (!read_count(p, 0, &c)) return false;
  int kind = dates_token(p, c.end)->kind, n = c.n;
  bool back = kind == DATES_FRONT || kind == DATES_BEFORE;
  DatesKind lead = dates_kind_of(p->before);
  if (lead == DATES_COUNTS || lead == DATES_OF) return false;
  if (!back && kind != DATES_BACK && kind != DATES_AFTER) return false;
  if (dates_is(p, c.end + 1, DATES_NUMBER) && kind == DATES_FRONT) return false;
  p->i += c.end + 1;
  if (c.half && c.unit == DATES_YEAR) {
    c.unit = DATES_MONTH;
    n = 12 * n + 6;
  }
  n = back ? -n : n;
  if (c.unit == DATES_WEEK) {
    Day day = away(p, DATES_WEEK, n);
    return dates_set_span(p, day, day, DATE_DAY, NEED_DAY);
  }
  return set_units(p, c.unit, n, n);
}

/* "近三年", "过去一周", "未来30天": up to the day before ref, or from the next. */
static bool read_rolling(DatesParser *p) {
  UnitCount c;
  bool back = dates_is(p, 0, DATES_PAST);
  if (!back && !dates_is(p, 0, DATES_FUTURE)) return false;
  if (!read_count(p, 1, &c)) return false;
  p->i += c.end;
  Day far = away(p, c.unit, back ? -c.n : c.n);
  return back ? dates_set_span(p, far, p->ref - 1, DATE_RANGE, NEED_DAY)
              : dates_set_span(p, p->ref + 1, far, DATE_RANGE, NEED_DAY);
}

/* "前五个月" of a report: from January on. */
static bool read_to_date(DatesParser *p, const UnitCount *c) {
  if (c->unit != DATES_MONTH || c->n < 3 || c->n > 12) return false;
  p->part.sub = SUB_MONTHS;
  p->part.n = c->n;
  p->i += c->end;
  return true;
}

/* "前两个月", "后三年": whole units beside this one; of days and weeks, those
** directly beside ref. */
static bool read_beside(DatesParser *p) {
  UnitCount c;
  const DatesToken *t = dates_token(p, 0);
  bool front = t->kind == DATES_FRONT;
  if (!front && t->kind != DATES_BACK) return false;
  if (!read_count(p, 1, &c)) return false;
  if (front && read_to_date(p, &c)) return true;
  if (c.unit == DATES_QUARTER) return false; /* 前三季度: of the year */
  bool months = front && c.unit == DATES_MONTH;
  if (!months && !dates_is_led(p)) return false; /* 死亡后三年 */
  p->i += c.end;
  if (c.unit == DATES_WEEK) {
    c.unit = DATES_DAYS;
    c.n *= 7;
  }
  return front ? set_units(p, c.unit, -c.n, -1) : set_units(p, c.unit, 1, c.n);
}

/* "上两周", "下三个星期". */
static bool read_deix_count(DatesParser *p) {
  UnitCount c;
  const DatesToken *t = dates_token(p, 0);
  if (t->kind != DATES_DEIX || t->a == 0 || !read_count(p, 1, &c)) return false;
  p->i += c.end;
  return t->a < 0 ? set_units(p, c.unit, -c.n, -1)
                  : set_units(p, c.unit, 1, c.n);
}

/* ---- 上周三, 本月, 下季度 ---- */

/* "上周三", "本周末", "这周", "上周星期五". */
static bool read_week(DatesParser *p) {
  int n = dates_token(p, 0)->a;
  Day monday = calendar_monday(p->ref) + 7 * n;
  if (dates_is(p, 1, DATES_WEEKEND)) {
    p->i += 2;
    return dates_set_span(p, monday + 5, monday + 6, DATE_WEEK, NEED_DAY);
  }
  if (!dates_is(p, 1, DATES_WEEK)) return false;
  int k = 2 + dates_is(p, 2, DATES_WEEK), weekday = dates_weekday(p, k);
  if (!weekday) {
    p->i += 2;
    return dates_set_span(p, monday, monday + 6, DATE_WEEK, NEED_DAY);
  }
  p->i += k + 1;
  return dates_set_span(p, monday + weekday - 1, monday + weekday - 1, DATE_DAY,
                        NEED_DAY);
}

static void set_month(DatesParser *p, Day now, int n) {
  Civil c = calendar_civil(now);
  c = calendar_civil(calendar_month_first(c.year, c.month + n));
  p->part.year = c.year;
  p->part.month = c.month;
}

/* "上个月", "次月", and what is within it. */
static bool read_month(DatesParser *p) {
  bool word = dates_is(p, 0, DATES_RELMONTH);
  if (!word && !dates_is(p, 1, DATES_MONTH)) return false;
  set_month(p, dates_now(p, 0, NEED_MONTH), dates_token(p, 0)->a);
  p->i += word ? 1 : 2;
  dates_read_in_month(p);
  return true;
}

/* "上个季度", "上季度末", "上个半年"; "这个夏天". */
static bool read_unit(DatesParser *p) {
  int n = dates_token(p, 0)->a;
  const DatesToken *unit = dates_token(p, 1);
  if (unit->kind == DATES_HALFYEAR) {
    p->i += 2;
    return set_units(p, DATES_HALFYEAR, n, n);
  }
  if (unit->kind == DATES_SEASON && n == 0 && unit->b == 0) {
    p->part.year = p->ref_year;
    dates_need(&p->part, NEED_YEAR);
    p->i++;
    return dates_read_in_year(p);
  }
  if (unit->kind != DATES_QUARTER) return false;
  int q = (p->ref_month - 1) / 3 + n, fuzz = 0;
  const DatesToken *t = dates_token(p, 2);
  if (t->kind == DATES_FUZZ && (t->a != 2 || dates_stops(p, 3))) fuzz = t->a;
  if (!fuzz) {
    p->i += 2;
    return set_units(p, DATES_QUARTER, n, n);
  }
  Civil c = calendar_civil(calendar_month_first(p->ref_year, 3 * q + 1));
  p->part.year = c.year;
  p->part.sub = SUB_QUARTER;
  p->part.n = (c.month - 1) / 3 + 1;
  p->part.m = fuzz;
  dates_need(&p->part, NEED_MONTH);
  p->i += 3;
  return true;
}

static bool read_deix(DatesParser *p) {
  if (dates_is(p, 0, DATES_RELMONTH)) return read_month(p);
  if (!dates_is(p, 0, DATES_DEIX)) return false;
  return read_week(p) || read_month(p) || read_unit(p);
}

/* ---- Words that say it alone ---- */

static bool read_day_word(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  if (t->kind == DATES_RELDAY) {
    Day day = dates_now(p, 0, NEED_DAY) + t->a;
    p->i++;
    return dates_set_span(p, day, day, DATE_DAY, NEED_NOTHING);
  }
  if (t->kind != DATES_RELSPAN) return false;
  p->i++;
  bool years = t->a < 200;
  return set_units(p, years ? DATES_YEAR : DATES_DAYS,
                   years ? t->a - 100 : t->a - 300, t->b);
}

/* 周末, 上半周: of this week. */
static bool read_this_week(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  Day monday = calendar_monday(p->ref);
  if (t->kind == DATES_WEEKEND) {
    p->i++;
    return dates_set_span(p, monday + 5, monday + 6, DATE_WEEK, NEED_DAY);
  }
  if (t->kind != DATES_HALFWEEK) return false;
  p->i++;
  Day first = t->a == 1 ? monday : monday + 3;
  return dates_set_span(p, first, t->a == 1 ? monday + 2 : monday + 6,
                        DATE_HALF, NEED_DAY);
}

/* 上旬, 上半月, 月底: of this month; 年底: of this year. */
static bool read_this_month(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  bool fuzz = dates_is(p, 1, DATES_FUZZ);
  if (p->before == 0x6708 || p->before == 0x5B66)
    return false; /* 每月月底 学年 */
  if (t->kind == DATES_YEAR && fuzz) {
    p->part.year = p->ref_year;
    if (dates_read_in_year(p)) return dates_need(&p->part, NEED_YEAR), true;
  }
  bool month = t->kind == DATES_MONTH && fuzz;
  if (!month && t->kind != DATES_XUN && t->kind != DATES_HALFMONTH) {
    return false;
  }
  bool after = p->after && p->after->first; /* 6月上旬至中旬 */
  set_month(p, after ? p->after->first : p->ref, 0);
  dates_need(&p->part, after ? p->after->need : NEED_MONTH);
  return dates_read_in_month(p);
}

bool dates_read_relative(DatesParser *p) {
  static bool (*const readers[])(DatesParser *) = {
      read_ago,        read_rolling,  read_deix,      read_beside,
      read_deix_count, read_day_word, read_this_week, read_this_month,
  };
  for (size_t i = 0; i < COUNT(readers); i++) {
    if (readers[i](p)) return true;
    p->part = (DatesPart){0};
  }
  return false;
}
