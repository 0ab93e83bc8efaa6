/* decimal.c: exact decimal numbers. */
#include "unit.h"

#include "value/decimal.h"

static Decimal digits(const char *z) {
  Decimal d = {0};
  while (*z) d = decimal_append(d, *z++ - '0');
  return d;
}

static void test_exact(void) {
  Decimal d = decimal_append_fraction(digits("16"), 4);
  Number n = decimal_number(decimal_shift(d, 8), 1, false);
  OK(!n.is_real && n.i == 1640000000);
  n = decimal_number(d, 1, true);
  OK(n.is_real && n.r == -16.4);
  n = decimal_number(decimal_shift(decimal_of(7), -4), 1, false);
  OK(n.is_real && n.r == 0.0007);
  n = decimal_number(decimal_shift(decimal_of(700), -2), 1, false);
  OK(!n.is_real && n.i == 7);
  n = decimal_number(decimal_of(9), 3, true);
  OK(!n.is_real && n.i == -3);
  n = decimal_number(decimal_of(1), 3, false);
  OK(n.is_real && n.r == 1.0 / 3);
}

static void test_limits(void) {
  Number n = decimal_number(digits("9223372036854775807"), 1, false);
  OK(!n.is_real && n.i == INT64_MAX);
  n = decimal_number(digits("9223372036854775808"), 1, true);
  OK(!n.is_real && n.i == INT64_MIN);
  n = decimal_number(digits("9223372036854775808"), 1, false);
  OK(n.is_real && n.r == 9223372036854775808.0);
  n = decimal_number(digits("123456789012345678901234567890"), 1, false);
  OK(n.is_real && n.r == 123456789012345678901234567890.0);
  n = decimal_number(decimal_shift(decimal_of(5), -400), 1, false);
  OK(n.is_real && n.r == 0);
}

static void test_add(void) {
  Decimal sum = decimal_add(decimal_shift(decimal_of(3), 8), decimal_of(5));
  OK(sum.m == 300000005 && sum.e == 0);
  sum = decimal_add(decimal_of(2), decimal_shift(decimal_of(25), -2));
  OK(sum.m == 225 && sum.e == -2);
  sum = decimal_add(decimal_shift(decimal_of(1), 60), decimal_of(1));
  OK(decimal_double(sum) == 1e60);
  OK(decimal_add(decimal_of(0), decimal_of(4)).m == 4);
}

static void test_below(void) {
  OK(decimal_below(decimal_of(99), 2) && !decimal_below(decimal_of(100), 2));
  OK(decimal_below(decimal_shift(decimal_of(95), -1), 1));
  OK(decimal_below(decimal_of(0), 0));
  uint64_t m = 0;
  OK(decimal_whole(decimal_shift(decimal_of(350), -1), &m) && m == 35);
  OK(!decimal_whole(decimal_shift(decimal_of(35), -1), &m));
  OK(!decimal_whole(decimal_shift(decimal_of(1), 20), &m));
}

int main(void) {
  test_exact();
  test_limits();
  test_add();
  test_below();
  return unit_done();
}
