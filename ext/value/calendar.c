/* calendar.c: Layer 1. Days, weeks and months by number; see calendar.h. */
#include "value/calendar.h"

/* Julian day numbers: the formulas of the Explanatory Supplement to the
** Astronomical Almanac, with March as the first month. */
static Day day_number(int year, int month, int day) {
  int a = (14 - month) / 12, y = year + 4800 - a, m = month + 12 * a - 3;
  Day julian = day + (153 * m + 2) / 5 + 365 * y + y / 4 - 32083;
  Day gregorian = julian - y / 100 + y / 400 + 38;
  return gregorian >= CALENDAR_GREGORIAN ? gregorian : julian;
}

static bool is_leap(int year) {
  if (year < 1583) return year % 4 == 0;
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int calendar_month_days(int year, int month) {
  static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < CALENDAR_YEAR_MIN || year > CALENDAR_YEAR_MAX) return 0;
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

Day calendar_day(int year, int month, int day) {
  if (day < 1 || day > calendar_month_days(year, month)) return 0;
  if (year == 1582 && month == 10 && day > 4 && day < 15) return 0;
  return day_number(year, month, day);
}

Civil calendar_civil(Day day) {
  bool gregorian = day >= CALENDAR_GREGORIAN;
  int b = 0, c = day + 32082;
  if (gregorian) {
    int a = day + 32044;
    b = (4 * a + 3) / 146097;
    c = a - 146097 * b / 4;
  }
  int d = (4 * c + 3) / 1461, e = c - 1461 * d / 4, m = (5 * e + 2) / 153;
  return (Civil){100 * b + d - 4800 + m / 10, m + 3 - 12 * (m / 10),
                 e - (153 * m + 2) / 5 + 1};
}

/* Brings the month into 1 to 12; false when the year leaves the calendar. */
static bool carry_months(int *year, int *month) {
  int64_t n = (int64_t)*year * 12 + *month - 1;
  if (n < 12 || n >= (CALENDAR_YEAR_MAX + 1) * 12) return false;
  *year = (int)(n / 12);
  *month = (int)(n % 12) + 1;
  return true;
}

Day calendar_month_first(int year, int month) {
  return carry_months(&year, &month) ? calendar_day(year, month, 1) : 0;
}

Day calendar_month_last(int year, int month) {
  if (!carry_months(&year, &month)) return 0;
  return calendar_day(year, month, calendar_month_days(year, month));
}

Day calendar_year_first(int year) { return calendar_day(year, 1, 1); }
Day calendar_year_last(int year) { return calendar_day(year, 12, 31); }

int calendar_weekday(Day day) { return day % 7 + 1; }

Day calendar_monday(Day day) { return day - day % 7; }

Day calendar_iso_week(int year, int n) {
  Day fourth = calendar_day(year, 1, 4); /* is always in week 1 */
  return fourth ? calendar_monday(fourth) + 7 * (n - 1) : 0;
}

/* The anonymous Gregorian computus (Meeus, Astronomical Algorithms). */
Day calendar_easter(int year) {
  if (year < 1583) return 0;
  int a = year % 19, b = year / 100, c = year % 100;
  int g = (8 * b + 13) / 25, h = (19 * a + b - b / 4 - g + 15) % 30;
  int k = (a + 11 * h) / 319, l = (2 * (b % 4) + 2 * (c / 4) - c % 4 - h + k);
  int m = (l + 32) % 7;
  int month = (h - k + m + 90) / 25, day = (h - k + m + month + 19) % 32;
  return calendar_day(year, month, day);
}

/* Reads n digits at *z; -1 where there are fewer. */
static int read_digits(Span *s, size_t n) {
  int v = 0;
  if (s->n < n) return -1;
  for (size_t i = 0; i < n; i++) {
    if (s->z[i] < '0' || s->z[i] > '9') return -1;
    v = v * 10 + (s->z[i] - '0');
  }
  *s = span_from(*s, n);
  return v;
}

bool calendar_parse(Span s, Day *first, Day *last) {
  int year = read_digits(&s, 4);
  *first = year < 0 ? 0 : calendar_year_first(year);
  *last = *first ? calendar_year_last(year) : 0;
  if (s.n == 0 || !*first) return *first != 0;
  if (!span_cut_prefix(&s, SPAN("-"))) return false;
  int month = read_digits(&s, 2);
  if (month < 1 || month > 12) return false;
  *first = calendar_month_first(year, month);
  *last = calendar_month_last(year, month);
  if (s.n == 0) return true;
  if (!span_cut_prefix(&s, SPAN("-"))) return false;
  *first = *last = calendar_day(year, month, read_digits(&s, 2));
  if (!*first || s.n == 0) return *first != 0;
  if (s.z[0] != 'T' && s.z[0] != ' ') return false;
  s = span_from(s, 1);
  int hour = read_digits(&s, 2);
  return hour >= 0 && hour <= 24;
}

/* Writes v with that many digits. */
static size_t put_digits(char *z, int v, size_t n) {
  for (size_t i = n; i-- > 0; v /= 10) z[i] = (char)('0' + v % 10);
  return n;
}

/* Writes as much of c as parts says: 1 year, 2 month, 3 day. */
static size_t put_civil(char *z, Civil c, int parts) {
  size_t n = put_digits(z, c.year, 4);
  if (parts > 1) {
    z[n++] = '-';
    n += put_digits(z + n, c.month, 2);
  }
  if (parts > 2) {
    z[n++] = '-';
    n += put_digits(z + n, c.day, 2);
  }
  return n;
}

size_t calendar_format(Day first, Day last, char *z) {
  Civil a = calendar_civil(first), b = calendar_civil(last);
  int parts = 3;
  if (a.day == 1 && b.day == calendar_month_days(b.year, b.month)) {
    parts = a.month == 1 && b.month == 12 ? 1 : 2;
  }
  size_t n = put_civil(z, a, parts);
  bool one = parts == 1   ? a.year == b.year
             : parts == 2 ? a.year == b.year && a.month == b.month
                          : first == last;
  if (!one) {
    z[n++] = '/';
    n += put_civil(z + n, b, parts);
  }
  z[n] = 0;
  return n;
}

size_t calendar_format_day(Day day, char *z) {
  size_t n = put_civil(z, calendar_civil(day), 3);
  z[n] = 0;
  return n;
}
