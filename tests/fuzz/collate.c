/* collate.c: fuzz target. Three texts, parted by FE: whatever the bytes, the
** order is antisymmetric and transitive, and equal are equal bytes only. */
#include "value/collate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int sign(int c) { return c < 0 ? -1 : c > 0; }

/* The text up to the next FE, which is stepped over. */
static Span take(Span *rest) {
  size_t n = 0;
  while (n < rest->n && (uint8_t)rest->z[n] != 0xFE) n++;
  Span s = span_head(*rest, n);
  *rest = span_from(*rest, n < rest->n ? n + 1 : n);
  return s;
}

static void check(CollateOrder order, const Span *t) {
  int c[3][3];
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) {
      c[i][j] = sign(collate_compare(order, t[i], t[j]));
      if ((c[i][j] == 0) != span_eq(t[i], t[j])) __builtin_trap();
    }
  }
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) {
      int k = 3 - i - j;
      if (c[i][j] != -c[j][i]) __builtin_trap();
      if (i == j || k < 0 || k > 2 || k == i || k == j) continue;
      if (c[i][j] < 0 && c[j][k] < 0 && c[i][k] >= 0) __builtin_trap();
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Span rest = {(const char *)data, size}, texts[3];
  for (int i = 0; i < 3; i++) texts[i] = take(&rest);
  check(COLLATE_PINYIN, texts);
  check(COLLATE_STROKE, texts);
  return 0;
}
