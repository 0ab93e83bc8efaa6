/* dates_numeric.c: Layer 4. 2020-06-09, 2020.6.9, 20200609; dates_parse.h. */
#include "value/dates_parse.h"

/* Whether the text before or behind makes the digits part of something else:
** letters, digits, a decimal point. */
static bool touches(uint32_t cp) {
  if (cp >= 0x80) return false;
  if ((cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z')) return true;
  return cp && strchr("./_-:@#%\\=&+*", (int)cp);
}

/* The character at token k when it stands directly behind the one before; 0 for
** none. */
static uint32_t behind(DatesParser *p, int k) {
  const DatesToken *t = dates_token(p, k);
  if (t->gap || t->kind == DATES_END) return 0;
  switch (t->kind) {
    case DATES_OTHER: return (uint32_t)t->a;
    case DATES_NUMBER: return t->flags & DATES_HAN ? 0x4E00 : '0';
    case DATES_SLASH: return '/';
    case DATES_DOT: return '.';
    case DATES_DASH: return '-';
    case DATES_Q: return 'q';
    default: return 0x4E00;
  }
}

/* Whether token k separates numbers: its kind, or DATES_END. */
static DatesKind separator(DatesParser *p, int k) {
  DatesKind kind = (DatesKind)dates_token(p, k)->kind;
  bool is = kind == DATES_DASH || kind == DATES_SLASH || kind == DATES_DOT;
  return is ? kind : DATES_END;
}

/* A numeral of one or two digits at token k, 1 to most; else 0. */
static int small_at(DatesParser *p, int k, int most) {
  const DatesToken *t = dates_token(p, k);
  if (t->kind != DATES_NUMBER || t->n_digits > 2 || t->a > most) return 0;
  return t->a;
}

static bool set_date(DatesParser *p, int year, int month, int day, int tokens) {
  if (!calendar_day(year ? year : 2000, month, day ? day : 1)) {
    p->part.bad = true;
  }
  p->part.year = year;
  p->part.month = month;
  if (day) {
    p->part.sub = SUB_DAY;
    p->part.n = day;
  }
  p->i += tokens;
  return true;
}

/* Whether the date of so many tokens ends there: no further digits and marks,
** but for the joint of a range ("2018/1/10-2018/7/10"). */
static bool ends(DatesParser *p, int k, DatesKind last) {
  const DatesToken *t = dates_token(p, k), *next = dates_token(p, k + 1);
  bool joint = t->kind == DATES_DASH && next->kind == DATES_NUMBER &&
               (last != DATES_DASH || next->n_digits == 4);
  bool time = t->kind == DATES_OTHER && t->a == 't' && !next->gap &&
              next->kind == DATES_NUMBER; /* 2020-06-09T10:00 */
  return joint || time || !touches(behind(p, k)) ||
         (t->kind == DATES_DOT && next->kind != DATES_NUMBER);
}

/* The year of a numeric date: four digits, or two where marks are - or /. */
static int year_at(DatesParser *p, DatesKind mark) {
  const DatesToken *t = dates_token(p, 0);
  if (t->flags & DATES_UNITS) return 0;
  if (t->n_digits == 4) return t->a >= 1000 ? t->a : 0;
  if (t->n_digits != 2 || mark == DATES_DOT) return 0;
  dates_need(&p->part, NEED_YEAR);
  return dates_year_near(t->a, p->ref_year);
}

/* "2020-06-09", "1994.01-19", "27-7-3". */
static bool read_ymd(DatesParser *p) {
  DatesKind a = separator(p, 1), b = separator(p, 3);
  if (a == DATES_END || b == DATES_END || !ends(p, 5, b)) return false;
  int month = small_at(p, 2, 12), day = small_at(p, 4, 31);
  if (!month || !day) return false;
  int year = year_at(p, a);
  if (!year || (dates_token(p, 0)->n_digits == 2 && a != b)) return false;
  return set_date(p, year, month, day, 5 + dates_is(p, 5, DATES_DAY));
}

/* "2010 01 29": four, two and two digits. */
static bool read_blanks(DatesParser *p) {
  const DatesToken *y = dates_token(p, 0), *m = dates_token(p, 1);
  const DatesToken *d = dates_token(p, 2);
  int month = small_at(p, 1, 12), day = small_at(p, 2, 31);
  if (!month || !day || !m->gap || !d->gap || !ends(p, 3, DATES_DASH)) {
    return false;
  }
  if (m->n_digits + d->n_digits != 4 || y->n_digits != 4) return false;
  if ((y->flags | m->flags | d->flags) & DATES_HAN || y->a / 1000 > 2) {
    return false;
  }
  int year = year_at(p, DATES_DASH);
  return year && calendar_day(year, month, day) &&
         set_date(p, year, month, day, 3);
}

/* Whether "2008.8" is a month: two digits and / make it one, or that nothing
** but the end of a range follows (1921.7-1998.2). */
static bool is_clear_month(DatesParser *p, DatesKind mark) {
  if (mark == DATES_SLASH || dates_token(p, 2)->n_digits == 2) return true;
  if (p->after || dates_is(p, 3, DATES_END)) return true;
  return dates_is(p, 3, DATES_DASH) && dates_is(p, 4, DATES_NUMBER) &&
         dates_token(p, 4)->n_digits == 4;
}

/* "2020-06", "2020/6", "2008.08"; 2008.08万 and 2008.8 are numbers. */
static bool read_ym(DatesParser *p) {
  DatesKind a = separator(p, 1);
  int month = small_at(p, 2, 12);
  if (a == DATES_END || !month || dates_token(p, 0)->n_digits != 4) {
    return false;
  }
  if (!is_clear_month(p, a) || !ends(p, 3, a)) return false;
  if (dates_is(p, 3, DATES_COUNTER)) return false;
  if (dates_is(p, 3, DATES_YEAR)) return false; /* 1995-97年 */
  int year = year_at(p, a), unit = dates_is(p, 3, DATES_MONTH);
  if (!year || year > 2999) return false;
  return set_date(p, year, month, 0, 3 + unit);
}

/* "20200609" */
static bool numeric_compact(DatesParser *p) {
  const DatesToken *t = dates_token(p, 0);
  if (t->n_digits != 8 || t->flags & DATES_HAN) return false;
  int year = t->a / 10000, month = t->a / 100 % 100, day = t->a % 100;
  if (year < 1000 || year > 2999 || !calendar_day(year, month, day)) {
    return false;
  }
  if (!ends(p, 1, DATES_DASH) || dates_is(p, 1, DATES_COUNTER)) {
    return false;
  }
  return set_date(p, year, month, day, 1);
}

/* Whether two numbers and the mark between them look like a month and a day:
** 12/1, 09-01, 11/3号; not 1/2 or 3-5.  Behind a date, all do: 2021.6.9-7.10. */
static bool looks_like_md(DatesParser *p, DatesKind mark) {
  const DatesToken *x = dates_token(p, 0), *y = dates_token(p, 2);
  if ((x->flags | y->flags) & DATES_HAN) return false;
  if (p->after && mark != DATES_END) return true;
  bool alone = x->from == 0 && dates_is(p, 3, DATES_END);
  if (alone && mark == DATES_DOT) return x->n_digits + y->n_digits == 4;
  if (alone) return mark != DATES_END;
  if (mark == DATES_DASH) return x->flags & DATES_ZERO && y->n_digits == 2;
  return mark == DATES_SLASH &&
         (x->n_digits == 2 || y->n_digits == 2 || dates_is(p, 3, DATES_DAY));
}

static bool read_md(DatesParser *p) {
  DatesKind mark = separator(p, 1);
  int month = small_at(p, 0, 12), day = small_at(p, 2, 31);
  if (!month || !day || !looks_like_md(p, mark)) return false;
  if (!ends(p, 3, mark) || dates_is(p, 3, DATES_COUNTER)) return false;
  return set_date(p, 0, month, day, 3 + dates_is(p, 3, DATES_DAY));
}

bool dates_read_numeric(DatesParser *p) {
  static bool (*const readers[])(DatesParser *) = {
      read_ymd, read_ym, numeric_compact, read_blanks, read_md,
  };
  if (!dates_is(p, 0, DATES_NUMBER) || touches(p->before)) return false;
  for (size_t i = 0; i < COUNT(readers); i++) {
    if (readers[i](p)) return true;
    p->part = (DatesPart){0};
  }
  return false;
}
