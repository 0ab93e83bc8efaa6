/* dates_parse.c: Layer 4. One date, or a range of two; see dates_parse.h. */
#include "value/dates_parse.h"

bool dates_set_span(DatesParser *p, Day first, Day last, DateGrain grain,
                    DatesNeed need) {
  p->part.sub = SUB_SPAN;
  p->part.first = first;
  p->part.last = last;
  p->part.grain = grain;
  p->part.bad = p->part.bad || !first || !last || first > last;
  dates_need(&p->part, need);
  return true;
}

bool dates_stops(DatesParser *p, int k) {
  const DatesToken *t = dates_token(p, k);
  switch (t->kind) {
    case DATES_END:
    case DATES_COMMA:
    case DATES_CLOSE:
    case DATES_OPEN:
    case DATES_TO:
    case DATES_OF:
    case DATES_BEFORE:
    case DATES_AFTER: return true;
    case DATES_DASH: return true;
    case DATES_OTHER:
      return t->a < 0x4E00 ? !(t->a < 0x80 && t->a > ' ' && t->a != '"' &&
                               t->a != ';' && t->a != '!' && t->a != '?')
                           : t->a >= 0xFF00;
    default: return false;
  }
}

int dates_joint(DatesParser *p, int k) {
  int n = 0;
  if (dates_is(p, k, DATES_TO)) return 1;
  while (n < 3 && dates_is(p, k + n, DATES_DASH)) n++;
  return n;
}

bool dates_unit_follows(DatesParser *p, int k, DatesKind unit) {
  int n = dates_joint(p, k);
  return n && dates_is(p, k + n, DATES_NUMBER) && dates_is(p, k + n + 1, unit);
}

int dates_weekday(DatesParser *p, int k) {
  const DatesToken *t = dates_token(p, k);
  if (t->kind == DATES_DAYS || (t->kind == DATES_DAY && t->a == 0)) return 7;
  if (t->kind != DATES_NUMBER || t->n_digits != 1) return 0;
  return t->a >= 1 && t->a <= 6 ? t->a : 0;
}

/* ---- Parts ---- */

/* "(星期二)", "，星期一" behind a day: it belongs to it. */
static void read_gloss(DatesParser *p) {
  int k = dates_is(p, 0, DATES_OPEN) || dates_is(p, 0, DATES_COMMA);
  bool open = dates_is(p, 0, DATES_OPEN);
  if (!dates_is(p, k, DATES_WEEK) || !dates_weekday(p, k + 1)) return;
  if (open && !dates_is(p, k + 2, DATES_CLOSE)) return;
  p->i += k + 2 + open;
}

/* "29日", "三号". */
static bool read_lone_day(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  if (t->kind != DATES_NUMBER || t->a < 1 || t->a > 31 || t->n_digits > 3) {
    return false;
  }
  bool unit = dates_is(p, 1, DATES_DAY);
  if (!unit && !dates_unit_follows(p, 1, DATES_DAY)) return false;
  if (unit && t->flags & DATES_HAN && dates_is(p, 2, DATES_NUMBER)) {
    return false; /* 一日三餐 */
  }
  if (p->before == 0x6708 || p->before == '-' || p->before == '/') return false;
  p->part.sub = SUB_LONE_DAY;
  p->part.n = t->a;
  p->i += 1 + unit;
  return true;
}

/* "周三", "星期天, 二月十号". */
static bool read_lone_weekday(DatesParser *p) {
  int weekday = dates_weekday(p, 1);
  if (!dates_is(p, 0, DATES_WEEK) || !weekday) return false;
  p->i += 2;
  int from = p->i;
  if (dates_is(p, 0, DATES_COMMA)) p->i++;
  if (dates_read_month(p) && dates_read_in_month(p)) return true;
  p->i = from;
  p->part = (DatesPart){.sub = SUB_LONE_WEEKDAY, .n = weekday};
  return true;
}

/* A year and what is within it. */
static bool read_year_part(DatesParser *p) {
  if (!dates_read_year(p)) return false;
  if (dates_read_in_year(p) && p->part.month) dates_read_in_month(p);
  return true;
}

/* What is within a year that is not said; whole units of it are not. */
static bool read_inner_part(DatesParser *p) {
  if (!dates_read_in_year(p)) return false;
  if (p->part.month) {
    bool day = dates_read_in_month(p);
    return day || !p->part.lunar || p->part.month;
  }
  switch (p->part.sub) {
    case SUB_HALF:
    case SUB_QUARTER:
    case SUB_QUARTERS:
    case SUB_SEASON:
    case SUB_FESTIVAL:
    case SUB_TERM: return true;
    case SUB_FUZZ: p->part.own = true; return true;
    default: return false;
  }
}

static bool read_part(DatesParser *p) {
  static bool (*const readers[])(DatesParser *) = {
      dates_read_numeric,  read_year_part,  dates_read_age,    read_lone_day,
      dates_read_relative, read_inner_part, read_lone_weekday,
  };
  int from = p->i;
  for (size_t i = 0; i < COUNT(readers); i++) {
    p->part = (DatesPart){0};
    if (readers[i](p)) return true;
    p->i = from;
  }
  return false;
}

static bool is_day(const DatesDays *days) { return days->grain == DATE_DAY; }

/* ---- Ranges ---- */

/* Reads what ends the range that starts with *days: "至12日". */
static void read_end(DatesParser *p, DatesDays *days) {
  int from = p->i;
  bool and = dates_is(p, 0, DATES_AND);
  p->i += and? 1 : dates_joint(p, 0);
  if (p->i == from) return;
  p->after = days;
  bool read = read_part(p);
  DatesDays end = {0};
  if (read) end = dates_days(&p->part, p->ref, days);
  p->after = NULL;
  bool closed = and? dates_is(p, 0, DATES_BETWEEN)
                   : !dates_is(p, 0, DATES_BEFORE) || dates_token(p, 0)->gap;
  bool forward = !end.first || !days->first || end.last >= days->first;
  if (!read || !closed || !forward) {
    p->i = from;
    return;
  }
  if (end.need > days->need) days->need = end.need;
  days->last = end.first ? end.last : 0;
  if (!days->last) days->first = 0;
  days->grain = DATE_RANGE;
}

bool dates_parse(DatesParser *p, Span text, size_t at, DatesDays *days,
                 size_t *end) {
  dates_lex_start(&p->lexer, text, at);
  p->i = 0;
  const DatesToken *t = dates_token(p, 0);
  if (t->kind == DATES_NUMBER) {
    bool digit = p->before >= '0' && p->before <= '9';
    bool ascii = !(t->flags & DATES_HAN);
    if (p->before == 0x7B2C || (ascii && digit)) return false; /* 第 */
    if (p->before == '.' && ascii && t->n_digits != 4) return false;
  }
  if (p->before == 0x6BCF) return false; /* 每 */
  const DatesDays *after = p->after;
  if (!read_part(p)) return false;
  *days = dates_days(&p->part, p->ref, after);
  p->after = NULL;
  if (is_day(days)) read_gloss(p);
  read_end(p, days);
  if (is_day(days)) read_gloss(p);
  *end = dates_end(p);
  return true;
}
