/* mkdates.c: makes dates_table.h from dates_words.txt, festivals.txt, eras.txt.
**
** usage: mkdates DIR > dates_table.h
**
** All words come out in one list, sorted by their first character and, longest
** first, by length, with the kind of word and its two numbers:
**   a word of dates_words.txt   as its row says
**   a festival                  festival, its row in the list of rules
**   an era                      era, the first of its rows, how many there are
**   a dynasty (清, 清朝, 大清)   dynasty, its number
** and with a bit for each character that a date can start with.
*/
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_WORDS = 8000, MAX_TEXT = 64, MAX_CHARS = 16, MAX_ROWS = 2000 };

typedef struct Word {
  char kind[MAX_TEXT], text[MAX_TEXT];
  int a, b, n;
  unsigned cp[MAX_CHARS];
} Word;

typedef struct Era {
  char dynasty[MAX_TEXT], name[MAX_TEXT];
  int first, last;
} Era;

static Word words[MAX_WORDS];
static Era eras[MAX_ROWS];
static char dynasties[MAX_ROWS][MAX_TEXT];
static int n_words, n_eras, n_dynasties;

/* Kinds of words that a date can start with, beside numerals. */
static const char *const starting[] = {
    "back",       "bc",       "deix",     "dynasty",  "era",    "festival",
    "first",      "front",    "future",   "fuzzyear", "ganzhi", "half",
    "halfmonth",  "halfweek", "halfyear", "last",     "leap",   "lunar",
    "lunarmonth", "ord",      "past",     "q",        "relday", "relmonth",
    "relspan",    "relyear",  "season",   "solar",    "stop",   "temple",
    "term",       "vague",    "week",     "weekend",  "xun",    "before",
    "after",      "lasting",  "every",    "counts",   "year",   "month",
    "quarter",
};

static const char numerals[] =
    "0123456789〇零○一二三四五六七八九十百千两廿卅卌";

static void fail(const char *file, const char *line, const char *why) {
  fprintf(stderr, "mkdates: %s: %s: %s\n", file, why, line);
  exit(1);
}

/* The code points of z, well-formed UTF-8; returns how many. */
static int decode(const char *z, unsigned *cp, int most) {
  int n = 0;
  for (const unsigned char *p = (const unsigned char *)z; *p && n < most; n++) {
    int extra = *p < 0x80 ? 0 : *p < 0xE0 ? 1 : *p < 0xF0 ? 2 : 3;
    cp[n] = extra ? *p & (0x3Fu >> extra) : *p;
    for (p++; extra-- > 0; p++) cp[n] = cp[n] << 6 | (*p & 0x3F);
  }
  return n;
}

static void add_word(const char *kind, const char *text, int a, int b) {
  if (n_words == MAX_WORDS) fail("words", text, "too many");
  Word *w = &words[n_words++];
  snprintf(w->kind, sizeof(w->kind), "%s", kind);
  snprintf(w->text, sizeof(w->text), "%s", text);
  w->a = a;
  w->b = b;
  w->n = decode(text, w->cp, MAX_CHARS);
}

/* Opens DIR/name and calls row for each line that holds one. */
static void each_row(const char *dir, const char *name,
                     void (*row)(char *fields[6], const char *line)) {
  char path[1024], line[512], copy[512];
  snprintf(path, sizeof(path), "%s/%s", dir, name);
  FILE *in = fopen(path, "r");
  if (!in) perror(path), exit(1);
  while (fgets(line, sizeof(line), in)) {
    line[strcspn(line, "\r\n")] = 0;
    if (!line[0] || line[0] == '#') continue;
    memcpy(copy, line, sizeof(copy));
    char *fields[6] = {"", "", "", "", "", ""};
    int n = 0;
    for (char *p = strtok(line, "\t"); p && n < 6; p = strtok(NULL, "\t")) {
      fields[n++] = p;
    }
    if (n < 2) fail(name, copy, "want more fields");
    row(fields, copy);
  }
  fclose(in);
}

static void word_row(char *fields[6], const char *line) {
  (void)line;
  add_word(fields[0], fields[1], atoi(fields[2]), atoi(fields[3]));
}

static int n_festivals;

static void festival_row(char *fields[6], const char *line) {
  static const char *const rules[] = {"solar", "lunar",  "nth",
                                      "term",  "easter", "eve"};
  size_t i = 0;
  while (i < 6 && strcmp(rules[i], fields[1])) i++;
  if (i == 6) fail("festivals.txt", line, "no such rule");
  printf("DATES_FESTIVAL(");
  for (const char *p = fields[1]; *p; p++) putchar(toupper(*p));
  printf(", %d, %d, %d)\n", atoi(fields[2]), atoi(fields[3]), atoi(fields[4]));
  add_word("festival", fields[0], n_festivals++, 0);
}

static void era_row(char *fields[6], const char *line) {
  if (n_eras == MAX_ROWS) fail("eras.txt", line, "too many rows");
  Era *e = &eras[n_eras++];
  snprintf(e->dynasty, sizeof(e->dynasty), "%s", fields[0]);
  snprintf(e->name, sizeof(e->name), "%s", fields[1]);
  e->first = atoi(fields[2]);
  e->last = atoi(fields[3]);
  if (e->first < 1 || e->last < e->first) fail("eras.txt", line, "bad years");
}

/* The number of a dynasty; a new one comes with its words. */
static int dynasty(const char *name) {
  char text[MAX_TEXT * 2];
  for (int i = 0; i < n_dynasties; i++) {
    if (!strcmp(dynasties[i], name)) return i;
  }
  snprintf(dynasties[n_dynasties], MAX_TEXT, "%s", name);
  if (strcmp(name, "元")) add_word("dynasty", name, n_dynasties, 0); /* 元年 */
  snprintf(text, sizeof(text), "%s朝", name);
  add_word("dynasty", text, n_dynasties, 0);
  snprintf(text, sizeof(text), "%s代", name);
  add_word("dynasty", text, n_dynasties, 0);
  snprintf(text, sizeof(text), "大%s", name);
  add_word("dynasty", text, n_dynasties, 0);
  return n_dynasties++;
}

static int civil_months(const char *name) {
  return !strcmp(name, "民国") || !strcmp(name, "日本") ||
         !strcmp(name, "满洲国");
}

static void print_eras(void) {
  printf("#ifdef DATES_ERA\n");
  for (int i = 0, next; i < n_eras; i = next) {
    for (next = i; next < n_eras && !strcmp(eras[next].name, eras[i].name);
         next++) {
      const Era *e = &eras[next];
      printf("DATES_ERA(%d, %d, %d, %d)\n",
             civil_months(e->dynasty) ? -1 : dynasty(e->dynasty), e->first,
             e->last, civil_months(e->dynasty));
    }
    add_word("era", eras[i].name, i, next - i);
  }
  printf("#endif\n");
}

static int word_compare(const void *x, const void *y) {
  const Word *a = x, *b = y;
  if (a->cp[0] != b->cp[0]) return a->cp[0] < b->cp[0] ? -1 : 1;
  if (a->n != b->n) return a->n > b->n ? -1 : 1;
  return strcmp(a->text, b->text);
}

static int starts(const char *kind) {
  for (size_t i = 0; i < sizeof(starting) / sizeof(starting[0]); i++) {
    if (!strcmp(starting[i], kind)) return 1;
  }
  return 0;
}

static void print_starts(void) {
  static unsigned bits[0x10000 / 32];
  unsigned cp[64];
  int n = decode(numerals, cp, 64);
  for (int i = 0; i < n; i++) bits[cp[i] >> 5] |= 1u << (cp[i] & 31);
  for (int i = 0; i < n_words; i++) {
    unsigned c = words[i].cp[0];
    if (starts(words[i].kind)) bits[c >> 5] |= 1u << (c & 31);
  }
  printf("#ifdef DATES_STARTS\n");
  for (int i = 0; i < 0x10000 / 32; i++) {
    printf("0x%x,%s", bits[i], i % 8 == 7 ? "\n" : " ");
  }
  printf("#endif\n");
}

static void print_words(void) {
  int at = 0;
  printf("#ifdef DATES_WORD\n");
  for (int i = 0; i < n_words; i++) {
    const Word *w = &words[i];
    if (i && !strcmp(w->text, words[i - 1].text)) {
      fail("words", w->text, "stands twice");
    }
    printf("DATES_WORD(");
    for (const char *p = w->kind; *p; p++) putchar(toupper(*p));
    printf(", %d, %d, %d, %d)\n", w->a, w->b, at, w->n);
    at += w->n;
  }
  printf("#endif\n#ifdef DATES_CHARS\n");
  for (int i = 0; i < n_words; i++) {
    for (int k = 0; k < words[i].n; k++) printf("0x%x, ", words[i].cp[k]);
    printf("\n");
  }
  printf("#endif\n");
}

/* The slot of a first character; the next free one where it is taken.
** ORDER dates_slot */
enum { SLOTS = 2048 };

static unsigned slot_of(unsigned cp) {
  return (cp * 40503u >> 5) & (SLOTS - 1);
}

static void print_firsts(void) {
  static int from[SLOTS], n[SLOTS];
  for (int i = 0, next; i < n_words; i = next) {
    for (next = i; next < n_words && words[next].cp[0] == words[i].cp[0];) {
      next++;
    }
    unsigned slot = slot_of(words[i].cp[0]);
    while (n[slot]) slot = (slot + 1) & (SLOTS - 1);
    from[slot] = i;
    n[slot] = next - i;
  }
  printf("#ifdef DATES_FIRST\n");
  for (int i = 0; i < SLOTS; i++) {
    printf("DATES_FIRST(0x%x, %d, %d)\n", n[i] ? words[from[i]].cp[0] : 0,
           from[i], n[i]);
  }
  printf("#endif\n");
}

/* A bit for the first two characters of each longer word.  ORDER dates_pair */
static void print_pairs(void) {
  static unsigned bits[1 << 10];
  for (int i = 0; i < n_words; i++) {
    if (words[i].n < 2) continue;
    unsigned h = (unsigned)words[i].cp[0] * 0x9E3779B1u ^
                 (unsigned)words[i].cp[1] * 0x85EBCA6Bu;
    h >>= 17;
    bits[h >> 5] |= 1u << (h & 31);
  }
  printf("#ifdef DATES_PAIRS\n");
  for (int i = 0; i < 1 << 10; i++) {
    printf("0x%x,%s", bits[i], i % 8 == 7 ? "\n" : " ");
  }
  printf("#endif\n");
}

/* What each ideograph is by itself: the kind of the word, and whether it is a
** numeral. */
static void print_singles(void) {
  unsigned cp[64];
  int n = decode(numerals, cp, 64);
  printf("#ifdef DATES_SINGLE\n");
  for (int i = 0; i < n_words; i++) {
    int numeral = 0;
    if (words[i].n != 1 || words[i].cp[0] - 0x4E00u >= 0x5200) continue;
    for (int k = 0; k < n; k++) numeral |= cp[k] == words[i].cp[0];
    printf("DATES_SINGLE(0x%x, ", words[i].cp[0]);
    for (const char *p = words[i].kind; *p; p++) putchar(toupper(*p));
    printf(", %d)\n", numeral);
  }
  for (int k = 0; k < n; k++) {
    int word = 0;
    for (int i = 0; i < n_words; i++) {
      word |= words[i].n == 1 && words[i].cp[0] == cp[k];
    }
    if (word || cp[k] - 0x4E00u >= 0x5200) continue;
    printf("DATES_SINGLE(0x%x, OTHER, 1)\n", cp[k]);
  }
  printf("#endif\n");
}

int main(int argc, char **argv) {
  const char *dir = argc > 1 ? argv[1] : ".";
  printf("/* Generated by mkdates.c: do not edit. */\n");
  each_row(dir, "dates_words.txt", word_row);
  printf("#ifdef DATES_FESTIVAL\n");
  each_row(dir, "festivals.txt", festival_row);
  printf("#endif\n");
  each_row(dir, "eras.txt", era_row);
  print_eras();
  qsort(words, (size_t)n_words, sizeof(words[0]), word_compare);
  print_words();
  print_firsts();
  print_starts();
  print_pairs();
  print_singles();
  return 0;
}
