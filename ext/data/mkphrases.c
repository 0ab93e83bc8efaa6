/* mkphrases.c: prints phrases_table.h, words whose readings are not those of
** their characters.
**
** usage: mkphrases DIR [LIST.json] > phrases_table.h
**
** Sources: DIR/pinyin_phrases.txt, all of whose rows come into the table, and,
** where it is given, a list {"word": ["reading reading", weight]}, of which
** only words come in that would be misread without a row of their own.  Our own
** rows go first.  Words are folded (fold.h) as the texts are in which they are
** looked for.  The list notes 一 and 不 with the tone that speech gives them
** (yí gè); the table has their own.
**
** DIR/pinyin_surnames.txt goes into tables of its own.
**
** phrase_data holds, for each word, its code points behind the first and then
** a code for each reading; words are sorted by code points.
*/
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fold_table.h"
#include "mkpinyin.h"
#include "pinyin_table.h"

enum {
  MAX_PHRASES = 500000,
  MAX_CHARS = 8, /* of a word.  ORDER phrase_max */
  MAX_SURNAMES = 400,
  HASH_SIZE = 1 << 20,
  MAX_LINE = 1 << 16,
  HAN = 0x4E00,
  HAN_END = 0xA000
};

typedef struct Phrase {
  uint16_t cp[MAX_CHARS], code[MAX_CHARS];
  uint8_t set[MAX_CHARS]; /* readings that a row gives */
  int n;
  int own;
} Phrase;

static Phrase phrases[MAX_PHRASES];
static int n_phrases;
static int hash_slots[HASH_SIZE]; /* number of the phrase + 1 */

static void fail(const char *why, const char *what) {
  fprintf(stderr, "mkphrases: %s: %.60s\n", why, what);
  exit(1);
}

/* As fold_one() of fold.h, for what folds to one code point of the BMP. */
static uint32_t fold(uint32_t cp) {
  if (cp >= 0x10000) return cp;
  uint32_t delta = fold_delta[(uint32_t)fold_page_of[cp >> 5] << 5 | (cp & 31)];
  uint32_t to = (cp + delta) & 0xFFFF;
  return delta == 0 || (to >= 0xD800 && to < 0xF900) ? cp : to;
}

/* The most usual reading.  ORDER pinyin_code */
static uint16_t usual(uint32_t cp) {
  uint16_t code =
      pinyin_codes[(uint32_t)pinyin_page_of[cp >> 6] << 6 | (cp & 63)];
  return code & 0x8000 ? pinyin_pool[code & 0x7FFF] & 0x7FFF : code;
}

/* ---- Readings ---- */

static int syllable_compare(const void *a, const void *b) {
  return strcmp(a, b);
}

/* The code of the reading at z, up to a blank, a quote or the end; 0 when it
** is none that the table knows. */
static uint16_t read_code(const char **z) {
  char letters[8] = "";
  int n = 0, tone = 0, unknown = 0;
  while (**z && !strchr(" \t\n\"", **z)) {
    int mark = -1;
    uint32_t cp = next(z);
    char letter = (char)(cp >= 'a' && cp <= 'z' ? cp : 0);
    if (cp >= '0' && cp <= '5') {
      tone = (int)(cp - '0') % 5;
      continue;
    }
    if (!letter) letter = mark_find(cp, &mark);
    if (!letter && mark < 0) unknown = 1;
    if (mark > 0) tone = mark;
    if (letter && n < 7) letters[n++] = letter;
  }
  letters[n] = 0;
  const char(*at)[8] =
      bsearch(letters, pinyin_syllables,
              sizeof(pinyin_syllables) / sizeof(*pinyin_syllables), 8,
              syllable_compare);
  if (!at || unknown) return 0;
  return (uint16_t)((at - pinyin_syllables) * 5 + tone + 1);
}

/* ---- The set of phrases ---- */

static int *slot_of(const uint16_t *cp, int n) {
  uint32_t h = 2166136261u;
  for (int i = 0; i < n; i++) h = (h ^ cp[i]) * 16777619u;
  for (h ^= h >> 15;; h++) {
    int *slot = &hash_slots[h % HASH_SIZE];
    const Phrase *p = &phrases[*slot - 1];
    if (*slot == 0) return slot;
    if (p->n == n && !memcmp(p->cp, cp, (size_t)n * sizeof(*cp))) return slot;
  }
}

/* Reads a word up to one of the ends; 0 when it is not one of 2 to MAX_CHARS
** characters that a phrase can have. */
static int read_word(const char **z, const char *ends, Phrase *p) {
  int good = 1;
  memset(p, 0, sizeof(*p));
  while (**z && !strchr(ends, **z)) {
    uint32_t cp = fold(next(z));
    int digit = cp == '0' && p->n > 0; /* any digit */
    if (p->n == MAX_CHARS || ((cp < HAN || cp >= HAN_END) && !digit)) {
      good = 0;
    } else {
      p->cp[p->n++] = (uint16_t)cp;
    }
  }
  return good && p->n > 1;
}

/* The phrase of p's word: found, or made with the usual readings. */
static Phrase *phrase_get(const Phrase *p) {
  int *slot = slot_of(p->cp, p->n);
  if (*slot == 0) {
    if (n_phrases == MAX_PHRASES) fail("too many", "phrases");
    phrases[n_phrases] = *p;
    for (int i = 0; i < p->n; i++) {
      phrases[n_phrases].code[i] = usual(p->cp[i]);
    }
    *slot = ++n_phrases;
  }
  return &phrases[*slot - 1];
}

/* Sets the reading of every cp in p; a word may stand under several rows. */
static void phrase_set(Phrase *p, uint32_t cp, uint16_t code, const char *row) {
  int found = 0;
  for (int i = 0; i < p->n; i++) {
    if (p->cp[i] != cp) continue;
    found = 1;
    if (p->set[i] && p->code[i] != code) fail("two readings", row);
    p->set[i] = 1;
    p->code[i] = code;
  }
  if (!found) fail("word without the character", row);
}

/* A row of pinyin_phrases.txt: see its head. */
static void read_row(const char *row) {
  Phrase word;
  const char *z = row;
  uint32_t cp = next(&z);
  if (*z == '\t') {
    z++;
    uint16_t code = read_code(&z);
    if (!code || *z != '\t') fail("want CHARACTER, reading, words", row);
    while (*z == '\t' || *z == ' ') {
      const char *at = ++z;
      if (!read_word(&z, " \n", &word)) fail("no word", at);
      Phrase *p = phrase_get(&word);
      p->own = 1;
      phrase_set(p, fold(cp), code, at);
    }
    return;
  }
  z = row;
  if (!read_word(&z, "\t\n", &word)) fail("want WORD, readings", row);
  Phrase *p = phrase_get(&word);
  p->own = 1;
  for (int i = 0; i < p->n; i++) {
    if (*z) z++;
    uint16_t code = read_code(&z);
    if (!code) fail("want a reading for each character", row);
    p->set[i] = 1;
    p->code[i] = code;
  }
}

/* Gives each row of DIR/NAME to read. */
static void read_file(const char *dir, const char *name,
                      void (*read)(const char *)) {
  static char line[MAX_LINE];
  char path[1024];
  snprintf(path, sizeof(path), "%s/%s", dir, name);
  FILE *in = fopen(path, "r");
  if (!in) fail("cannot read", path);
  while (fgets(line, sizeof(line), in)) {
    if (line[0] != '#' && line[0] != '\n') read(line);
  }
  fclose(in);
}

/* ---- Surnames ---- */

static Phrase surnames[MAX_SURNAMES];
static int n_surnames;

static int by_text(const void *a, const void *b) {
  const Phrase *x = a, *y = b;
  for (int i = 0; i < x->n && i < y->n; i++) {
    if (x->cp[i] != y->cp[i]) return x->cp[i] < y->cp[i] ? -1 : 1;
  }
  return x->n - y->n;
}

/* SURNAME, tab, readings. */
static void read_surname(const char *row) {
  const char *z = row;
  Phrase *p = &surnames[n_surnames++];
  if (n_surnames == MAX_SURNAMES) fail("too many surnames", row);
  read_word(&z, "\t\n", p);
  if (p->n < 1 || p->n > 2) fail("want one or two characters", row);
  for (int i = 0; i < p->n; i++) {
    if (*z) z++;
    p->code[i] = read_code(&z);
    if (!p->code[i]) fail("want a reading for each character", row);
  }
}

static void print_surnames(void) {
  qsort(surnames, (size_t)n_surnames, sizeof(surnames[0]), by_text);
  printf("static const uint16_t surname_rows[%d][4] = {\n", n_surnames);
  for (int i = 0; i < n_surnames; i++) {
    const Phrase *p = &surnames[i];
    printf("{%u,%u,%u,%u},\n", p->cp[0], p->cp[1], p->code[0], p->code[1]);
  }
  printf("};\n");
}

/* Toneless in the list, for speech: 一 and 不 have their own tone. */
static void phrase_unsandhi(Phrase *p) {
  for (int i = 0; i < p->n; i++) {
    if (p->cp[i] == 0x4E00 || p->cp[i] == 0x4E0D) p->code[i] = usual(p->cp[i]);
  }
}

/* Adds a word of the list with the readings at *z; of a word of our own, only
** those that its rows do not give. */
static void list_add(Phrase *word, const char **z, int good) {
  if (!good || n_phrases == MAX_PHRASES) return;
  for (int i = 0; i < word->n; i++) {
    word->code[i] = read_code(z);
    if (!word->code[i] || **z != (i + 1 == word->n ? '"' : ' ')) return;
    if (**z == ' ') ++*z;
  }
  phrase_unsandhi(word);
  int *slot = slot_of(word->cp, word->n);
  if (*slot == 0) {
    phrases[n_phrases++] = *word;
    *slot = n_phrases;
  }
  Phrase *p = &phrases[*slot - 1];
  for (int i = 0; i < p->n && p->own; i++) {
    if (!p->set[i]) p->code[i] = word->code[i];
  }
}

/* Strings of LIST.json alternate: a word, its readings.  Strings without
** escapes; numbers and marks between them do not matter. */
static void read_list(const char *path) {
  static char line[MAX_LINE];
  Phrase word;
  int have = 0;
  FILE *in = fopen(path, "r");
  if (!in) fail("cannot read", path);
  while (fgets(line, sizeof(line), in)) {
    for (const char *z = strchr(line, '"'); z; z = strchr(z, '"')) {
      z++;
      if (!have) {
        have = read_word(&z, "\"", &word) ? 1 : 2;
      } else {
        list_add(&word, &z, have == 1);
        have = 0;
      }
      z = strchr(z, '"');
      if (!z) break;
      z++;
    }
  }
  fclose(in);
}

/* ---- What is needed ---- */

static int by_length(const void *a, const void *b) {
  const Phrase *x = a, *y = b;
  if (x->own != y->own) return y->own - x->own;
  return x->n != y->n ? x->n - y->n : memcmp(x->cp, y->cp, sizeof(x->cp));
}

/* Whether p would be read right by the shorter phrases that are in the set:
** the longest from the left, as pinyin.c reads. */
static int is_plain(const Phrase *p) {
  for (int i = 0; i < p->n;) {
    const uint16_t *code = NULL;
    uint16_t one = usual(p->cp[i]);
    int n = p->n - i < p->n - 1 ? p->n - i : p->n - 1;
    for (; n > 1 && !code; n--) {
      int slot = *slot_of(p->cp + i, n);
      if (slot) code = phrases[slot - 1].code;
      if (code) break;
    }
    if (!code) code = &one;
    if (memcmp(code, p->code + i, (size_t)n * sizeof(*code))) return 0;
    i += n;
  }
  return 1;
}

/* Keeps our own phrases and those that are read otherwise than plainly. */
static void prune(void) {
  int kept = 0;
  qsort(phrases, (size_t)n_phrases, sizeof(phrases[0]), by_length);
  memset(hash_slots, 0, sizeof(hash_slots));
  for (int i = 0; i < n_phrases; i++) {
    Phrase p = phrases[i];
    if (!p.own && is_plain(&p)) continue;
    phrases[kept++] = p;
    *slot_of(p.cp, p.n) = kept;
  }
  n_phrases = kept;
  qsort(phrases, (size_t)n_phrases, sizeof(phrases[0]), by_text);
  if (n_phrases > 0xFFFF) fail("too many", "phrases");
}

static int column;

static void print_number(uint32_t n) {
  printf("%u,%s", n, ++column % 16 ? "" : "\n");
}

int main(int argc, char **argv) {
  const char *dir = argc > 1 ? argv[1] : ".";
  read_file(dir, "pinyin_phrases.txt", read_row);
  read_file(dir, "pinyin_surnames.txt", read_surname);
  if (argc > 2) read_list(argv[2]);
  prune();
  size_t n_data = 0;
  printf("/* phrases_table.h: generated by mkphrases.c; do not edit. */\n"
         "static const uint32_t phrase_at[%d] = {\n",
         n_phrases + 1);
  for (int i = 0; i < n_phrases; i++) {
    print_number((uint32_t)n_data);
    n_data += (size_t)phrases[i].n * 2 - 1;
  }
  printf("%zu};\nstatic const uint16_t phrase_data[%zu] = {\n", n_data, n_data);
  for (int i = 0; i < n_phrases; i++) {
    const Phrase *p = &phrases[i];
    for (int k = 1; k < p->n; k++) print_number(p->cp[k]);
    for (int k = 0; k < p->n; k++) print_number(p->code[k]);
  }
  printf("};\nstatic const uint16_t phrase_first[%d] = {\n", HAN_END - HAN + 1);
  for (int cp = HAN, i = 0; cp <= HAN_END; cp++) {
    while (i < n_phrases && phrases[i].cp[0] < cp) i++;
    print_number((uint32_t)i);
  }
  printf("};\n");
  print_surnames();
  return 0;
}
