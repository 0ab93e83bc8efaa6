/* mkpinyin.c: prints pinyin_table.h, the readings of every Han character.
**
** usage: mkpinyin DIR > pinyin_table.h
**
** Source: Unihan_Readings of Debian's unicode-data (Unicode licence), and the
** rows of DIR/pinyin_readings.txt, which come first.  The readings of a
** character, the most usual one first:
**   pinyin_readings.txt  where the sources' first is not what most texts mean
**   kMandarin            the customary reading
**   kHanyuPinlu          those counted in texts, by their count; toneless ones,
**                        of particles and second syllables, are left out
**   kTGHZ2013            a dictionary of today
**   kXHC1983             where kTGHZ2013 has nothing: traditional characters
**   kHanyuPinyin         its first, where nothing else has one
*/
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mkpinyin.h"

enum {
  CP_END = 0x32400,
  MAX_READINGS = 8,
  MAX_SYLLABLES = 600,
  MAX_LINE = 4096,
  PAGE = 64,
  POOL_BIT = 0x8000
};

#define UNIHAN "/usr/share/unicode/Unihan_Readings.txt.bz2"

/* ORDER pinyin_source */
enum { OWN, MANDARIN, PINLU, TGHZ, XHC, HANYU, SOURCES };
static const char *const source_names[] = {
    "", "kMandarin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983", "kHanyuPinyin"};

typedef struct Reading {
  char letters[8]; /* "lv" */
  int tone;        /* 0 for none */
} Reading;

typedef struct List {
  Reading a[MAX_READINGS];
  int n;
} List;

static List readings[CP_END][SOURCES];
static char syllables[MAX_SYLLABLES][8];
static int n_syllables;

static void fail(const char *why, const char *what) {
  fprintf(stderr, "mkpinyin: %s: %s\n", why, what);
  exit(1);
}

/* Interjections without a vowel. */
static int is_hum(const char *z) {
  return !strcmp(z, "m") || !strcmp(z, "n") || !strcmp(z, "ng") ||
         !strcmp(z, "hm") || !strcmp(z, "hng");
}

/* Reads one syllable, with marks or with a digit behind; 0 when it is none
** (a lone r, and the rare interjections with a marked e). */
static int read_syllable(const char *z, const char *end, Reading *r) {
  int n = 0;
  memset(r, 0, sizeof(*r));
  while (z < end) {
    int tone = -1;
    uint32_t cp = next(&z);
    char letter = (char)(cp < 'z' + 1 ? cp : 0);
    if (cp >= '0' && cp <= '5') {
      r->tone = (int)(cp - '0') % 5;
      continue;
    }
    if (cp < 'a') return 0;
    if (!letter) letter = mark_find(cp, &tone);
    if (!letter && tone < 0) return 0;
    if (tone > 0) r->tone = tone;
    if (n > 6) return 0;
    if (letter) r->letters[n++] = letter;
  }
  return strpbrk(r->letters, "aeiouv") || is_hum(r->letters);
}

static int list_has(const List *list, const Reading *r) {
  for (int i = 0; i < list->n; i++) {
    if (!strcmp(list->a[i].letters, r->letters) && list->a[i].tone == r->tone) {
      return 1;
    }
  }
  return 0;
}

static void list_add(List *list, const Reading *r) {
  if (list->n < MAX_READINGS && !list_has(list, r)) list->a[list->n++] = *r;
}

/* Adds the readings of a field.  All forms are "[place:]reading[(count)]",
** several with blanks or commas between them. */
static void read_field(List *list, char *field, int source) {
  for (char *z = strtok(field, " \n"); z; z = strtok(NULL, " \n")) {
    char *colon = strchr(z, ':');
    if (colon) z = colon + 1;
    while (*z) {
      size_t n = strcspn(z, ",(");
      Reading r;
      if (read_syllable(z, z + n, &r) && (source != PINLU || r.tone)) {
        list_add(list, &r);
      }
      z += n;
      if (*z == '(') break;
      if (*z) z++;
    }
  }
}

static void read_unihan(void) {
  char line[MAX_LINE];
  FILE *in = popen("bzip2 -dc " UNIHAN, "r");
  if (!in) fail("cannot read", UNIHAN);
  while (fgets(line, sizeof(line), in)) {
    char *name = strchr(line, '\t'), *field = name ? strchr(name + 1, '\t') : 0;
    if (line[0] != 'U' || !field) continue;
    uint32_t cp = (uint32_t)strtoul(line + 2, NULL, 16);
    *field = 0;
    for (int s = MANDARIN; s < SOURCES && cp < CP_END; s++) {
      if (strcmp(name + 1, source_names[s])) continue;
      read_field(&readings[cp][s], field + 1, s);
    }
  }
  if (pclose(in)) fail("cannot read", UNIHAN);
}

/* CHARACTER, tab, readings with blanks between them. */
static void read_own(const char *dir) {
  char path[1024], line[MAX_LINE];
  snprintf(path, sizeof(path), "%s/pinyin_readings.txt", dir);
  FILE *in = fopen(path, "r");
  if (!in) fail("cannot read", path);
  while (fgets(line, sizeof(line), in)) {
    const char *z = line;
    if (line[0] == '#' || line[0] == '\n') continue;
    uint32_t cp = next(&z);
    if (*z != '\t' || cp >= CP_END) fail("want CHARACTER, tab, readings", line);
    List *list = &readings[cp][OWN];
    if (list->n) fail("stands twice", line);
    read_field(list, line + (z - line) + 1, OWN);
    if (!list->n) fail("no readings", line);
  }
  fclose(in);
}

/* All readings of cp, in the order in which they are tried. */
static List merge(uint32_t cp) {
  List out = {.n = 0};
  for (int s = 0; s < SOURCES; s++) {
    const List *list = &readings[cp][s];
    if (s == XHC && readings[cp][TGHZ].n) continue;
    if (s == HANYU && out.n) continue;
    for (int i = 0; i < list->n && (s != HANYU || i == 0); i++) {
      list_add(&out, &list->a[i]);
    }
  }
  return out;
}

static int syllable_compare(const void *a, const void *b) {
  return strcmp(a, b);
}

static void syllable_add(const char *letters) {
  for (int i = 0; i < n_syllables; i++) {
    if (!strcmp(syllables[i], letters)) return;
  }
  if (n_syllables == MAX_SYLLABLES) fail("too many syllables", letters);
  snprintf(syllables[n_syllables++], 8, "%s", letters);
}

/* ORDER pinyin_code: syllable * 5 + tone + 1 */
static unsigned code_of(const Reading *r) {
  char(*at)[8] =
      bsearch(r->letters, syllables, (size_t)n_syllables, 8, syllable_compare);
  return (unsigned)(at - syllables) * 5 + (unsigned)r->tone + 1;
}

static void print_numbers(const char *name, const uint16_t *a, size_t n) {
  printf("static const uint16_t %s[%zu] = {\n", name, n);
  for (size_t i = 0; i < n; i++) {
    printf("%u,%s", a[i], i % 16 == 15 || i + 1 == n ? "\n" : "");
  }
  printf("};\n");
}

static void print_tables(void) {
  static uint16_t pool[POOL_BIT], codes[CP_END], page_of[CP_END / PAGE];
  size_t n_pool = 0, n_pages = 1;
  for (uint32_t page = 0; page < CP_END / PAGE; page++) {
    uint16_t *out = codes + n_pages * PAGE;
    int any = 0;
    for (uint32_t k = 0; k < PAGE; k++) {
      List list = merge(page * PAGE + k);
      out[k] = 0;
      if (list.n) any = 1;
      if (list.n == 1) out[k] = (uint16_t)code_of(&list.a[0]);
      if (list.n < 2) continue;
      if (n_pool + MAX_READINGS > POOL_BIT) fail("pool", "is full");
      out[k] = (uint16_t)(POOL_BIT | n_pool);
      for (int i = 0; i < list.n; i++) {
        pool[n_pool++] =
            (uint16_t)(code_of(&list.a[i]) | (i + 1 == list.n ? POOL_BIT : 0u));
      }
    }
    if (any) page_of[page] = (uint16_t)n_pages++;
  }
  print_numbers("pinyin_page_of", page_of, CP_END / PAGE);
  print_numbers("pinyin_codes", codes, n_pages * PAGE);
  print_numbers("pinyin_pool", pool, n_pool);
}

int main(int argc, char **argv) {
  read_own(argc > 1 ? argv[1] : ".");
  read_unihan();
  for (uint32_t cp = 0; cp < CP_END; cp++) {
    List list = merge(cp);
    for (int i = 0; i < list.n; i++) syllable_add(list.a[i].letters);
  }
  qsort(syllables, (size_t)n_syllables, 8, syllable_compare);
  printf("/* pinyin_table.h: generated by mkpinyin.c from Unihan; do not edit. "
         "*/\nstatic const char pinyin_syllables[%d][8] = {\n",
         n_syllables);
  for (int i = 0; i < n_syllables; i++) printf("\"%s\",\n", syllables[i]);
  printf("};\n");
  print_tables();
  return 0;
}
