/* date.c: Layer 3. Reader of written dates; see date.h. */
#include "value/date.h"

#include "core/cp.h"
#include "core/sqlite.h"
#include "core/utf8.h"
#include "value/number.h"

enum { ROC_EPOCH = 1911, OLDEST_YEAR = 1000, NEWEST_YEAR = 2999 };

static int month_days(int64_t year, int month) {
  static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

static bool date_is_valid(const Date *d) {
  if (d->year < OLDEST_YEAR || d->year > NEWEST_YEAR) return false;
  if (d->month < 0 || d->month > 12) return false;
  if (d->month == 0) return d->day == 0;
  return d->day >= 0 && d->day <= month_days(d->year, d->month);
}

/* 民国109, 中华民国一〇九, or a year of four digits. */
static bool read_year(Span *s, int64_t *year) {
  Span rest = *s;
  int n;
  span_cut_prefix(&rest, SPAN("中华"));
  if (span_cut_prefix(&rest, SPAN("民国"))) {
    if (span_cut_prefix(&rest, SPAN("元"))) {
      *year = 1;
    } else if (!number_read(&rest, year) || *year > 999) {
      return false;
    }
    *year += ROC_EPOCH;
  } else if (!number_read_digits(&rest, year, &n) || n != 4) {
    return false;
  }
  *s = rest;
  return true;
}

static bool read_small(Span *s, int most, int *value) {
  int64_t v;
  Span rest = *s;
  if (!number_read(&rest, &v) || v < 1 || v > most) return false;
  *value = (int)v;
  *s = rest;
  return true;
}

/* "6月9日", "6月" behind a year. */
static void read_month_day(Span *s, Date *d) {
  Span rest = *s;
  int v;
  if (!read_small(&rest, 12, &v) || !span_cut_prefix(&rest, SPAN("月"))) return;
  d->month = v;
  *s = rest;
  if (!read_small(&rest, 31, &v)) return;
  if (!span_cut_prefix(&rest, SPAN("日")) &&
      !span_cut_prefix(&rest, SPAN("号"))) {
    return;
  }
  d->day = v;
  *s = rest;
}

/* ".6.9", "-06-09", "/6/9": one separator throughout; ".6" only at the end of
** the text, where it is no number with decimals. */
static bool read_numeric(Span *s, Date *d) {
  Span rest = *s;
  int month, day;
  if (rest.n == 0 || !strchr("./-", rest.z[0])) return false;
  Span sep = span_head(rest, 1);
  span_cut_prefix(&rest, sep);
  if (!read_small(&rest, 12, &month)) return false;
  if (rest.n == 0) {
    d->month = month;
    *s = rest;
    return true;
  }
  if (!span_cut_prefix(&rest, sep)) return false;
  if (!read_small(&rest, 31, &day)) return false;
  d->month = month;
  d->day = day;
  *s = rest;
  return true;
}

/* "20200609" */
static bool read_compact(Span *s, Date *d) {
  Span rest = *s;
  int64_t v;
  int n;
  if (rest.n < 8 || rest.z[0] < '1' || rest.z[0] > '2') return false;
  if (!number_read_digits(&rest, &v, &n) || n != 8) return false;
  *d = (Date){v / 10000, (int)(v / 100 % 100), (int)(v % 100)};
  if (d->month == 0 || d->day == 0) return false;
  *s = rest;
  return true;
}

bool date_read(Span *s, Date *date) {
  Span rest = *s;
  if (!number_may_start(rest) && !span_starts(rest, SPAN("民国")) &&
      !span_starts(rest, SPAN("中华"))) {
    return false;
  }
  Date d = {0};
  if (!read_compact(&rest, &d)) {
    rest = *s;
    if (!read_year(&rest, &d.year)) return false;
    if (span_cut_prefix(&rest, SPAN("年"))) {
      read_month_day(&rest, &d);
    } else if (!read_numeric(&rest, &d)) {
      return false;
    }
  }
  if (!date_is_valid(&d)) return false;
  *date = d;
  *s = rest;
  return true;
}

bool date_find(Span s, Date *date, size_t *from, size_t *to) {
  bool in_number = false;
  for (Span rest = s; rest.n;) {
    Span here = rest;
    if (!in_number && date_read(&rest, date)) {
      *from = (size_t)(here.z - s.z);
      *to = (size_t)(rest.z - s.z);
      return true;
    }
    in_number = cp_is_ascii_digit((uint8_t)rest.z[0]); /* 12020.6.9 */
    utf8_next(&rest);
  }
  return false;
}

Span date_format(const Date *d, Arena *arena) {
  char z[32];
  if (d->day) {
    sqlite3_snprintf(sizeof(z), z, "%04lld-%02d-%02d", d->year, d->month,
                     d->day);
  } else if (d->month) {
    sqlite3_snprintf(sizeof(z), z, "%04lld-%02d", d->year, d->month);
  } else {
    sqlite3_snprintf(sizeof(z), z, "%04lld", d->year);
  }
  return arena_copy(arena, span_of(z));
}

Span date_precision(const Date *d) {
  return d->day ? SPAN("day") : d->month ? SPAN("month") : SPAN("year");
}
