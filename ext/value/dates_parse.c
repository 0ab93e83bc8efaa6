/* dates_parse.c: Layer 4. One date, or a range of two; see dates_parse.h. */
#include "value/dates_parse.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "text/fold.h"

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

bool dates_is_led(DatesParser *p) {
  if (p->i > 0) return true;
  DatesKind kind = dates_kind_of(p->before);
  if (kind == DATES_DASH || kind == DATES_DOT || kind == DATES_SLASH) {
    return false; /* 10-15年 */
  }
  if (p->before < 0x4E00) return true;
  return kind == DATES_FROM || kind == DATES_TO || kind == DATES_AND ||
         p->before >= 0xFF00;
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

Day dates_now(DatesParser *p, int k, DatesNeed need) {
  const DatesDays *named = p->after ? p->after : p->named;
  bool exact = named && named->first &&
               (need == NEED_YEAR ||
                named->last - named->first < (need == NEED_DAY ? 1 : 31));
  if (!exact || dates_token(p, k)->b != 1) {
    dates_need(&p->part, need);
    return p->ref;
  }
  dates_need(&p->part, named->need);
  return named->last;
}

/* ---- Parts ---- */

/* "(星期二)", "，星期一" behind a day: it belongs to it. */
static void read_gloss(DatesParser *p) {
  bool comma = dates_is(p, 0, DATES_COMMA) && !dates_token(p, 0)->a;
  int k = dates_is(p, 0, DATES_OPEN) || comma;
  if (p->part.sub == SUB_LONE_WEEKDAY) return;
  bool open = dates_is(p, 0, DATES_OPEN);
  if (!dates_is(p, k, DATES_WEEK) || !dates_weekday(p, k + 1)) return;
  if (open && !dates_is(p, k + 2, DATES_CLOSE)) return;
  p->i += k + 2 + open;
}

enum { YUE = 0x6708, CLOSE_FIRST = 0x3009, CLOSE_LAST = 0x3017 };

/* Whether "三十日" is a number of days, or "2号" that of a paper or a rocket. */
static bool is_count_of_days(DatesParser *p, const DatesToken *t) {
  uint32_t before = p->before;
  bool joined = !dates_is(p, 1, DATES_DAY);
  if (before == YUE || before == '-' || before == '/') return true;
  if (p->i > 0) return false; /* the end of a range */
  if (dates_kind_of(before) == DATES_COUNTS) return true;
  if (!joined && dates_is(p, 2, DATES_LASTING)) return true;
  if (t->flags & DATES_HAN && !dates_is_led(p)) return true;
  bool closed = before == ')' || before == ']' ||
                (before >= CLOSE_FIRST && before <= CLOSE_LAST);
  return closed && !joined && dates_token(p, 1)->b == 1;
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
  if (is_count_of_days(p, t)) return false;
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

enum {
  READ_NUMERIC = 1,
  READ_YEAR = 2,
  READ_AGE = 4,
  READ_LONE_DAY = 8,
  READ_RELATIVE = 16,
  READ_INNER = 32,
  READ_WEEKDAY = 64
};

/* Which readers can start with a token; in order of their numbers. */
static const uint8_t readers_of[DATES_YEAR + 1] = {
    [DATES_BACK] = READ_RELATIVE | READ_INNER,
    [DATES_BC] = READ_YEAR,
    [DATES_DEIX] = READ_YEAR | READ_AGE | READ_RELATIVE,
    [DATES_DYNASTY] = READ_YEAR,
    [DATES_ERA] = READ_YEAR,
    [DATES_FESTIVAL] = READ_INNER,
    [DATES_FIRST] = READ_INNER,
    [DATES_FRONT] = READ_RELATIVE | READ_INNER,
    [DATES_FUTURE] = READ_RELATIVE,
    [DATES_FUZZYEAR] = READ_INNER,
    [DATES_GANZHI] = READ_YEAR,
    [DATES_HALF] = READ_INNER,
    [DATES_HALFMONTH] = READ_RELATIVE,
    [DATES_HALFWEEK] = READ_RELATIVE,
    [DATES_HALFYEAR] = READ_RELATIVE,
    [DATES_LEAP] = READ_INNER,
    [DATES_LUNAR] = READ_YEAR | READ_INNER,
    [DATES_LUNARMONTH] = READ_INNER,
    [DATES_MONTH] = READ_RELATIVE,
    [DATES_NUMBER] = 127,
    [DATES_ORD] = READ_INNER,
    [DATES_PAST] = READ_RELATIVE,
    [DATES_Q] = READ_INNER,
    [DATES_RELDAY] = READ_RELATIVE,
    [DATES_RELMONTH] = READ_RELATIVE,
    [DATES_RELSPAN] = READ_RELATIVE,
    [DATES_RELYEAR] = READ_YEAR,
    [DATES_SEASON] = READ_INNER,
    [DATES_SOLAR] = READ_YEAR | READ_AGE | READ_INNER,
    [DATES_TEMPLE] = READ_YEAR,
    [DATES_TERM] = READ_INNER,
    [DATES_WEEK] = READ_WEEKDAY,
    [DATES_WEEKEND] = READ_RELATIVE,
    [DATES_XUN] = READ_RELATIVE,
    [DATES_YEAR] = READ_RELATIVE,
};

/* The same for what follows a numeral: most numerals are no dates. */
static const uint8_t readers_behind[DATES_YEAR + 1] = {
    [DATES_CENTURY] = READ_AGE,
    [DATES_DASH] = READ_NUMERIC | READ_YEAR | READ_LONE_DAY | READ_INNER,
    [DATES_DAY] = READ_LONE_DAY,
    [DATES_DAYS] = READ_RELATIVE,
    [DATES_DECADE] = READ_AGE,
    [DATES_DOT] = READ_NUMERIC,
    [DATES_GE] = READ_RELATIVE,
    [DATES_MONTH] = READ_INNER,
    [DATES_NUMBER] = READ_NUMERIC,
    [DATES_QUARTER] = READ_INNER | READ_RELATIVE,
    [DATES_SLASH] = READ_NUMERIC,
    [DATES_TO] = READ_YEAR | READ_LONE_DAY | READ_INNER,
    [DATES_WEEK] = READ_RELATIVE,
    [DATES_YEAR] = READ_YEAR | READ_RELATIVE,
};

/* The readers that the next tokens allow. */
static unsigned readers_here(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  unsigned readers = readers_of[t->kind];
  if (t->kind != DATES_NUMBER) return readers;
  readers &= readers_behind[dates_token(p, 1)->kind];
  if (t->n_digits == 8) readers |= READ_NUMERIC;
  if (t->b) readers |= READ_INNER; /* 五一 */
  return readers;
}

/* ---- A glance ---- */

enum {
  GLANCE_ASK = 0x110000, /* no glance can tell: a blank, a symbol */
  GLANCE_DIGITS = 7      /* of numerals that are not read whole */
};

/* The next character, folded, and steps over it. */
static uint32_t glance(Span *rest) {
  if (rest->n == 0) return 0;
  uint32_t raw = utf8_next(rest), cp = fold_one(raw);
  if (raw - 0x4E00 < 0x5200 || (raw < 0x80 && raw > ' ')) return cp;
  CpClass class = cp_class(raw);
  bool symbol = cp == FOLD_ASK || (cp < 0x80 && !(raw >= 0xFF01));
  return class == CP_BLANK || class == CP_HIDDEN || symbol ? GLANCE_ASK : cp;
}

static bool is_digit_glance(uint32_t cp) {
  return cp_is_ascii_digit(cp) || dates_is_numeral(cp);
}

/* Whether a token that is of use may begin with cp and what follows. */
static bool token_may_start(uint32_t cp, Span rest, bool numeral) {
  if (cp == GLANCE_ASK || is_digit_glance(cp)) return true;
  DatesKind kind = dates_kind_of(cp);
  if (numeral ? readers_behind[kind] : kind != DATES_OTHER) return true;
  uint32_t next = glance(&rest);
  return next == GLANCE_ASK || dates_pair(cp, next);
}

/* The same for the numeral that begins with cp. */
static bool numeral_may_start(uint32_t cp, Span rest) {
  for (int n = 0; n < GLANCE_DIGITS; n++) {
    uint32_t next = glance(&rest);
    if (!is_digit_glance(next)) {
      bool round = next == 'o' || (next > 0x80 && next < 0x2600); /* 二O二O */
      return round || token_may_start(next, rest, true);
    }
  }
  return cp != 0;
}

bool dates_may_start(uint32_t cp, Span rest) {
  Span behind = rest;
  uint32_t next = glance(&behind);
  if (next == GLANCE_ASK || dates_pair(cp, next)) return true;
  if (is_digit_glance(cp)) return numeral_may_start(cp, rest);
  DatesKind kind = dates_kind_of(cp);
  switch (kind) {
    case DATES_BACK:
    case DATES_DEIX:
    case DATES_DYNASTY:
    case DATES_FIRST:
    case DATES_FRONT:
    case DATES_HALF:
    case DATES_LEAP:
    case DATES_MONTH:
    case DATES_ORD:
    case DATES_PAST:
    case DATES_WEEK:
    case DATES_YEAR: return token_may_start(next, behind, false);
    default: return kind == DATES_VAGUE || readers_of[kind] != 0;
  }
}

/* ---- One part ---- */

static bool read_part(DatesParser *p) {
  static bool (*const readers[])(DatesParser *) = {
      /* ORDER READ_ */
      dates_read_numeric,  read_year_part,  dates_read_age,    read_lone_day,
      dates_read_relative, read_inner_part, read_lone_weekday,
  };
  int from = p->i;
  unsigned here = readers_here(p);
  for (size_t i = 0; here >> i; i++) {
    if (!(here >> i & 1)) continue;
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
    if (!ascii && dates_is_numeral(p->before))
      return false; /* 八月 of 七八月 */
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
