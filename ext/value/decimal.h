/* decimal.h: Layer 1. Exact decimal numbers, m * 10^e, not negative.
**
**   16.4亿 -> {164, -1} shifted by 8 -> {164, 7} -> 1640000000, an integer
**   0.0001 -> {1, -4} -> the double nearest to it
**
** Exact while the digits fit 64 bits; beyond that the last digits go, and what
** is left is good to 18 digits.  No binary fraction is ever added to another,
** so 三点一四 is the same double as the literal 3.14.
*/
#ifndef QIKAN_DECIMAL_H
#define QIKAN_DECIMAL_H

#include "core/sql_value.h"

typedef struct Decimal {
  uint64_t m;
  int e; /* kept within +-DECIMAL_E_MAX */
} Decimal;

enum { DECIMAL_E_MAX = 100000 };

static inline Decimal decimal_of(uint64_t m) { return (Decimal){m, 0}; }

/* d * 10^n */
static inline Decimal decimal_shift(Decimal d, int n) {
  d.e += d.m ? n : 0;
  if (d.e > DECIMAL_E_MAX) d.e = DECIMAL_E_MAX;
  if (d.e < -DECIMAL_E_MAX) d.e = -DECIMAL_E_MAX;
  return d;
}

/* One more digit behind those of d: 12, 3 -> 123.  Digits that no longer fit
** are dropped, their places kept. */
Decimal decimal_append(Decimal d, int digit);

/* One more digit after the point: 1.2, 3 -> 1.23 */
Decimal decimal_append_fraction(Decimal d, int digit);

Decimal decimal_add(Decimal a, Decimal b);

/* Whether d < 10^n. */
bool decimal_below(Decimal d, int n);

/* d as a whole number in *m; false where it has a fraction or does not fit. */
bool decimal_whole(Decimal d, uint64_t *m);

/* The number d / over, over > 0, or its negative: an integer where it is one
** and fits 64 bits, else the nearest double. */
Number decimal_number(Decimal d, uint64_t over, bool negative);

/* d as the nearest double. */
double decimal_double(Decimal d);

#endif
