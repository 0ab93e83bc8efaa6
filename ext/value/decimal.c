/* decimal.c: Layer 1. Exact decimal numbers; see decimal.h. */
#include "value/decimal.h"

Decimal decimal_append(Decimal d, int digit) {
  uint64_t m;
  if (d.e > 0) return decimal_shift(d, 1); /* digits have been dropped */
  if (__builtin_mul_overflow(d.m, (uint64_t)10, &m) ||
      __builtin_add_overflow(m, (uint64_t)digit, &m)) {
    return decimal_shift(d, 1);
  }
  d.m = m;
  return d;
}

Decimal decimal_append_fraction(Decimal d, int digit) {
  uint64_t m;
  if (d.e > 0) return d;
  if (__builtin_mul_overflow(d.m, (uint64_t)10, &m) ||
      __builtin_add_overflow(m, (uint64_t)digit, &m)) {
    return d;
  }
  if (d.e > -DECIMAL_E_MAX) d = (Decimal){m, d.e - 1};
  return d;
}

/* d without zeros at its end. */
static Decimal decimal_trim(Decimal d) {
  if (d.m == 0) return decimal_of(0);
  while (d.m % 10 == 0) {
    d.m /= 10;
    d.e++;
  }
  return d;
}

Decimal decimal_add(Decimal a, Decimal b) {
  uint64_t m;
  if (a.m == 0) return b;
  if (b.m == 0) return a;
  if (a.e < b.e) {
    Decimal swap = a;
    a = b;
    b = swap;
  }
  while (a.e > b.e && a.m <= UINT64_MAX / 10) {
    a.m *= 10;
    a.e--;
  }
  while (a.e > b.e && b.m) { /* b is too small to count in full */
    b.m /= 10;
    b.e++;
  }
  if (b.m == 0) return a;
  if (__builtin_add_overflow(a.m, b.m, &m)) {
    m = a.m / 10 + b.m / 10;
    a.e++;
  }
  return (Decimal){m, a.e};
}

bool decimal_below(Decimal d, int n) {
  if (d.m == 0) return true;
  int digits = 0;
  for (uint64_t m = d.m; m; m /= 10) digits++;
  return digits + d.e <= n;
}

bool decimal_whole(Decimal d, uint64_t *m) {
  d = decimal_trim(d);
  if (d.e < 0 || d.e > 19) return false;
  for (; d.e > 0; d.e--) {
    if (__builtin_mul_overflow(d.m, (uint64_t)10, &d.m)) return false;
  }
  *m = d.m;
  return true;
}

double decimal_double(Decimal d) {
  char z[48]; /* no point in it: the locale has no say */
  d = decimal_trim(d);
  sqlite3_snprintf((int)sizeof(z), z, "%llue%d", (unsigned long long)d.m, d.e);
  return strtod(z, NULL);
}

/* m as a signed integer; false where it does not fit. */
static bool decimal_integer(uint64_t m, bool negative, int64_t *i) {
  if (m > (uint64_t)INT64_MAX + negative) return false;
  *i = negative ? (int64_t)(0 - m) : (int64_t)m;
  return true;
}

Number decimal_number(Decimal d, uint64_t over, bool negative) {
  Number n = {0};
  uint64_t m = 0;
  bool whole = decimal_whole(d, &m) && m % over == 0;
  if (whole && decimal_integer(m / over, negative, &n.i)) return n;
  n.is_real = true;
  n.r = decimal_double(d) / (double)over;
  if (negative) n.r = -n.r;
  return n;
}
