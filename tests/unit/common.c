/* common.c: the list of characters that "chinese grams 2" pairs. */
#include "unit.h"

#include "data/common_table.h"
#include "text/fold.h"

/* A character that folds to another one would never be looked for. */
int main(void) {
  int n = 0, folded = 0;
  for (uint32_t i = 0; i < 0x5200; i++) {
    if (!(common_bits[i >> 5] >> (i & 31) & 1)) continue;
    n++;
    folded += fold_one(0x4E00 + i) != 0x4E00 + i;
  }
  OK(n == 650);
  OK(folded == 0);
  return unit_done();
}
