/* mkcommon.c: makes common_table.h from common.txt.
**
** usage: mkcommon DIR > common_table.h
**
** One bit for each ideograph of the basic block, U+4E00..U+9FFF: is it in the
** list?
*/
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST = 0x4E00, COUNT = 0x5200, MAX_LINE = 1024 };

static uint32_t bits[COUNT / 32];

static void fail(const char *why, int line) {
  fprintf(stderr, "mkcommon: common.txt line %d: %s\n", line, why);
  exit(1);
}

/* The character at z, which has three bytes, or 0. */
static int ideograph(const unsigned char *z) {
  if (z[0] < 0xE4 || z[0] > 0xE9 || !z[1] || !z[2]) return 0;
  int cp = (z[0] & 0xF) << 12 | (z[1] & 0x3F) << 6 | (z[2] & 0x3F);
  return cp >= FIRST && cp < FIRST + COUNT ? cp : 0;
}

/* The characters of one row; the last one of the list so far in *last. */
static void row_read(const unsigned char *z, int line, int *last) {
  for (; *z && *z != '\n'; z += 3) {
    int cp = ideograph(z);
    if (!cp) fail("no ideograph of the basic block", line);
    if (cp <= *last) fail("not in code point order", line);
    bits[(cp - FIRST) / 32] |= (uint32_t)1 << (cp - FIRST) % 32;
    *last = cp;
  }
}

int main(int argc, char **argv) {
  char path[1024], row[MAX_LINE];
  if (argc != 2) return 2;
  snprintf(path, sizeof(path), "%s/common.txt", argv[1]);
  FILE *f = fopen(path, "rb");
  if (!f) {
    perror(path);
    return 1;
  }
  int last = 0;
  for (int line = 1; fgets(row, sizeof(row), f); line++) {
    if (*row != '#') row_read((const unsigned char *)row, line, &last);
  }
  fclose(f);
  printf("/* Made by mkcommon.c from common.txt.  Do not edit. */\n"
         "#include <stdint.h>\n\nstatic const uint32_t common_bits[%d] = {",
         COUNT / 32);
  for (int i = 0; i < COUNT / 32; i++) {
    printf("%s0x%08X,", i % 6 ? " " : "\n    ", (unsigned)bits[i]);
  }
  printf("\n};\n");
  return 0;
}
