/* mkcharset.c: generator. Prints charset_table.h from ICU's converters.
**
** Usage: mkcharset ext/data > ext/data/charset_table.h
**
** gb18030 gives the two-byte cells and the ranges of four-byte codes below
** U+10000 (linear number -> code point; above it is arithmetic), Big5-HKSCS
** the two-byte cells of Big5, and charset_freq.txt how common each Han
** character is, two to a byte.
**
**   B0 A1 in gb18030  ->  cell 47 * 190 + 96 = 0x554A
*/
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

enum {
  LEADS = 126,         /* 81..FE */
  GB_TRAILS = 190,     /* 40..7E, 80..FE */
  BIG5_TRAILS = 157,   /* 40..7E, A1..FE */
  GB_FOUR_BMP = 39420, /* four-byte codes 81308130..8431A439 */
  HAN_FIRST = 0x4E00,
  HAN_LAST = 0x9FFF
};

static void fail(const char *what) {
  fprintf(stderr, "mkcharset: %s\n", what);
  exit(1);
}

static UConverter *converter_open(const char *name) {
  UErrorCode e = U_ZERO_ERROR;
  UConverter *c = ucnv_open(name, &e);
  if (U_FAILURE(e)) fail(name);
  ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &e);
  if (U_FAILURE(e)) fail("callback");
  return c;
}

/* The one code point that n bytes stand for, or -1. */
static UChar32 code_point(UConverter *c, const uint8_t *bytes, int32_t n) {
  UErrorCode e = U_ZERO_ERROR;
  UChar out[8];
  int32_t len = ucnv_toUChars(c, out, 8, (const char *)bytes, n, &e);
  if (U_FAILURE(e) || len < 1) return -1;
  if (len == 1) return out[0];
  if (len > 2 || !U16_IS_LEAD(out[0]) || !U16_IS_TRAIL(out[1])) {
    fail("a code stands for two code points");
  }
  return U16_GET_SUPPLEMENTARY(out[0], out[1]);
}

/* Prints value i of an array, 12 to a line. */
static void print_value(int i, unsigned value) {
  printf("%s0x%X,", i % 12 == 0 ? "\n    " : "", value);
}

static void print_gb_pairs(UConverter *c) {
  printf("/* Two-byte codes: 81..FE, then 40..7E and 80..FE; all assigned. */\n"
         "static const uint16_t charset_gb_cells[] = {");
  for (int i = 0; i < LEADS * GB_TRAILS; i++) {
    int t = i % GB_TRAILS;
    uint8_t code[2] = {(uint8_t)(0x81 + i / GB_TRAILS),
                       (uint8_t)(t < 63 ? 0x40 + t : 0x41 + t)};
    UChar32 cp = code_point(c, code, 2);
    if (cp < 0 || cp > 0xFFFF) fail("two-byte code");
    print_value(i, (unsigned)cp);
  }
  printf("\n};\n\n");
}

static void print_gb_ranges(UConverter *c) {
  printf("/* Four-byte codes below U+10000: linear number and code point where"
         "\n** each run of consecutive ones begins. */\n"
         "static const CharsetRange charset_gb_ranges[] = {");
  UChar32 before = -2;
  int n = 0;
  for (int i = 0; i < GB_FOUR_BMP; i++) {
    uint8_t code[4] = {
        (uint8_t)(0x81 + i / 12600), (uint8_t)(0x30 + i / 1260 % 10),
        (uint8_t)(0x81 + i / 10 % 126), (uint8_t)(0x30 + i % 10)};
    UChar32 cp = code_point(c, code, 4);
    if (cp < 0 || cp > 0xFFFF) fail("four-byte code");
    if (cp != before + 1) {
      printf("%s{%d, 0x%X},", n++ % 5 == 0 ? "\n    " : " ", i, (unsigned)cp);
    }
    before = cp;
  }
  printf("\n};\n\n");
}

static void print_big5(UConverter *c) {
  static uint8_t plane2[(LEADS * BIG5_TRAILS + 7) / 8];
  printf("/* Two-byte codes: 81..FE, then 40..7E and A1..FE; 0 is unassigned. "
         "*/\nstatic const uint16_t charset_big5_cells[] = {");
  for (int i = 0; i < LEADS * BIG5_TRAILS; i++) {
    int t = i % BIG5_TRAILS;
    uint8_t code[2] = {(uint8_t)(0x81 + i / BIG5_TRAILS),
                       (uint8_t)(t < 63 ? 0x40 + t : 0xA1 + t - 63)};
    UChar32 cp = code_point(c, code, 2);
    if (cp < 0) cp = 0;
    if (cp > 0xFFFF && cp >> 16 != 2) fail("Big5 beyond plane 2");
    if (cp > 0xFFFF) plane2[i / 8] |= (uint8_t)(1 << i % 8);
    print_value(i, (unsigned)cp & 0xFFFF);
  }
  printf("\n};\n\n/* One bit a cell: its code point lies in plane 2. */\n"
         "static const uint8_t charset_big5_plane2[] = {");
  for (size_t i = 0; i < sizeof(plane2); i++) print_value((int)i, plane2[i]);
  printf("\n};\n\n");
}

/* Marks every character of a line "7<tab>characters" with the level 7. */
static void read_level(const char *line, uint8_t *levels) {
  char *z = NULL;
  long level = strtol(line, &z, 10);
  if (level < 1 || level > 15 || *z != '\t') fail("charset_freq.txt: level");
  for (const uint8_t *b = (const uint8_t *)z + 1; *b && *b != '\n'; b += 3) {
    int cp = (b[0] & 0x0F) << 12 | (b[1] & 0x3F) << 6 | (b[2] & 0x3F);
    if (b[0] < 0xE4 || b[0] > 0xE9 || cp < HAN_FIRST || cp > HAN_LAST) {
      fail("charset_freq.txt: not a Han character");
    }
    if (levels[cp - HAN_FIRST]) fail("charset_freq.txt: character twice");
    levels[cp - HAN_FIRST] = (uint8_t)level;
  }
}

static void print_levels(const char *folder) {
  static uint8_t levels[HAN_LAST - HAN_FIRST + 1];
  static char line[65536];
  char path[1024];
  snprintf(path, sizeof(path), "%s/charset_freq.txt", folder);
  FILE *f = fopen(path, "r");
  if (!f) fail(path);
  while (fgets(line, sizeof(line), f)) {
    if (line[0] != '#') read_level(line, levels);
  }
  fclose(f);
  printf("/* Level 0..15 of U+4E00..U+9FFF, the even one in the low half. */\n"
         "static const uint8_t charset_han_levels[] = {");
  for (int i = 0; i < (HAN_LAST - HAN_FIRST + 1) / 2; i++) {
    print_value(i, (unsigned)(levels[2 * i] | levels[2 * i + 1] << 4));
  }
  printf("\n};\n");
}

int main(int argc, char **argv) {
  const char *folder = argc > 1 ? argv[1] : "ext/data";
  printf("/* charset_table.h: generated by ext/data/mkcharset.c from ICU's\n"
         "** converters gb18030 and Big5-HKSCS and from charset_freq.txt;\n"
         "** do not edit. */\n");
  printf("typedef struct CharsetRange {\n  uint16_t linear, cp;\n"
         "} CharsetRange;\n\n");
  UConverter *gb = converter_open("gb18030");
  print_gb_pairs(gb);
  print_gb_ranges(gb);
  ucnv_close(gb);
  UConverter *big5 = converter_open("Big5-HKSCS");
  print_big5(big5);
  ucnv_close(big5);
  print_levels(folder);
  return 0;
}
