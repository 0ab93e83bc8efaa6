/* mkwords.c: makes words_table.h from words.txt.
**
** usage: mkwords DIR > words_table.h
**
** Each row of DIR/words.txt is LIST, tab, WORD.  The words come out list after
** list, each sorted by bytes; a word that stands twice in a list is an error.
** Two hash tables say which words of a list begin with, or end in, a given
** character: one look-up finds the few that can match.  A small set of bits for
** each list says of most characters that no word does.
*/
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ROWS = 8000, MAX_LINE = 256 };

typedef struct Row {
  char list[MAX_LINE];
  char word[MAX_LINE];
} Row;

static Row rows[MAX_ROWS];

static int row_compare(const void *a, const void *b) {
  const Row *x = a, *y = b;
  int c = strcmp(x->list, y->list);
  return c ? c : strcmp(x->word, y->word);
}

static void fail(const char *why, int line) {
  fprintf(stderr, "mkwords: words.txt line %d: %s\n", line, why);
  exit(1);
}

/* Reads the rows; returns how many. */
static int read_rows(FILE *in) {
  char line[MAX_LINE];
  int n = 0;
  for (int no = 1; fgets(line, sizeof(line), in); no++) {
    line[strcspn(line, "\r\n")] = 0;
    if (!line[0] || line[0] == '#') continue;
    char *tab = strchr(line, '\t');
    if (!tab || tab == line || !tab[1]) fail("want LIST, tab, WORD", no);
    if (n == MAX_ROWS) fail("too many rows", no);
    *tab = 0;
    memcpy(rows[n].list, line, (size_t)(tab - line) + 1);
    memcpy(rows[n].word, tab + 1, strlen(tab + 1) + 1);
    n++;
  }
  return n;
}

static void print_upper(const char *z) {
  for (; *z; z++) putchar(toupper((unsigned char)*z));
}

enum { SLOTS = 8192 }; /* of each hash table; at most half of them in use */

static int is_tail(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* The code point at z, which is well-formed. */
static unsigned code_point(const char *z) {
  unsigned char b = (unsigned char)*z;
  unsigned cp = b < 0x80 ? b : b < 0xE0 ? b & 0x1F : b < 0xF0 ? b & 0xF : b & 7;
  while (is_tail(*++z)) cp = cp << 6 | ((unsigned char)*z & 0x3F);
  return cp;
}

static unsigned last_code_point(const char *z) {
  const char *p = z + strlen(z) - 1;
  while (p > z && is_tail(*p)) p--;
  return code_point(p);
}

/* Key of a character of a list, and where its search begins.  ORDER word_key */
static unsigned key_of(int list, unsigned cp) {
  return (unsigned)(list + 1) << 21 | cp;
}

static unsigned slot_of(unsigned key) { return key * 2654435769u >> 19; }

typedef struct Slot {
  unsigned key;
  int first, count;
} Slot;

static Slot slots[SLOTS];
static int used;

/* The slot of key, made if it was not there. */
static Slot *slot_at(unsigned key, int first) {
  unsigned i = slot_of(key);
  while (slots[i].key && slots[i].key != key) i = (i + 1) % SLOTS;
  if (!slots[i].key) {
    slots[i] = (Slot){key, first, 0};
    if (++used > SLOTS / 2) fail("hash table is too full", 0);
  }
  return &slots[i];
}

static void print_slots(const char *macro) {
  for (int i = 0; i < SLOTS; i++) {
    if (!slots[i].key) continue;
    printf("%s(%d, 0x%xu, %d, %d)\n", macro, i, slots[i].key, slots[i].first,
           slots[i].count);
  }
  memset(slots, 0, sizeof(slots));
  used = 0;
}

/* Rows by list, last character and bytes. */
static int list_of[MAX_ROWS], by_tail[MAX_ROWS];

/* A set of bits: the characters that words of a list begin with, or end in,
** ASCII each by its own, others by one of 256 for their three bytes.  A first
** look, done inline, by words_bit() of core/words.h.  ORDER word_bit */
enum { FILTER_WORDS = 12 };

typedef struct Filter {
  unsigned bits[FILTER_WORDS];
} Filter;

static void filter_add(Filter *f, const char *z) {
  const unsigned char *b = (const unsigned char *)z;
  unsigned bit = b[0];
  if (b[0] >= 0x80) bit = 128 + ((b[0] * 31u + b[1] * 5u + b[2]) & 255);
  if (b[0] >= 0x80 && b[0] < 0xE0) return; /* not asked */
  f->bits[bit / 32] |= 1u << bit % 32;
}

static void print_filters(int n, const char *macro, int tail) {
  for (int i = 0, next; i < n; i = next) {
    Filter f = {{0}};
    for (next = i; next < n && list_of[next] == list_of[i]; next++) {
      const char *z = rows[next].word;
      if (tail) {
        z += strlen(z) - 1;
        while (z > rows[next].word && is_tail(*z)) z--;
      }
      filter_add(&f, z);
    }
    printf("%s(", macro);
    for (int k = 0; k < FILTER_WORDS; k++) {
      printf("%s0x%xu", k ? ", " : "", f.bits[k]);
    }
    printf(")\n");
  }
}

static int tail_compare(const void *a, const void *b) {
  int i = *(const int *)a, j = *(const int *)b;
  unsigned x = key_of(list_of[i], last_code_point(rows[i].word));
  unsigned y = key_of(list_of[j], last_code_point(rows[j].word));
  return x != y ? (x > y) - (x < y) : i - j;
}

static void print_index(int n) {
  printf("#ifdef WORD_HEAD\n");
  for (int i = 0; i < n; i++) {
    slot_at(key_of(list_of[i], code_point(rows[i].word)), i)->count++;
    by_tail[i] = i;
  }
  print_slots("WORD_HEAD");
  qsort(by_tail, (size_t)n, sizeof(by_tail[0]), tail_compare);
  printf("#endif\n#ifdef WORD_TAIL\n");
  for (int i = 0; i < n; i++) {
    int row = by_tail[i];
    slot_at(key_of(list_of[row], last_code_point(rows[row].word)), i)->count++;
  }
  print_slots("WORD_TAIL");
  printf("#endif\n#ifdef WORD_BY_TAIL\n");
  for (int i = 0; i < n; i++) printf("WORD_BY_TAIL(%d)\n", by_tail[i]);
  printf("#endif\n");
}

static void print_literal(const char *z) {
  printf("WORD_TEXT(\"");
  for (; *z; z++) {
    if (*z == '"' || *z == '\\') putchar('\\');
    putchar(*z);
  }
  printf("\")\n");
}

int main(int argc, char **argv) {
  char path[1024];
  snprintf(path, sizeof(path), "%s/words.txt", argc > 1 ? argv[1] : ".");
  FILE *in = fopen(path, "r");
  if (!in) return perror(path), 1;
  int n = read_rows(in);
  fclose(in);
  qsort(rows, (size_t)n, sizeof(rows[0]), row_compare);
  printf("/* Generated by mkwords.c from words.txt: do not edit. */\n"
         "#ifdef WORD_LIST\n");
  for (int i = 0, next, list = 0; i < n; i = next) {
    size_t longest = 0;
    for (next = i; next < n && !strcmp(rows[next].list, rows[i].list); next++) {
      if (strlen(rows[next].word) > longest) longest = strlen(rows[next].word);
      if (next > i && !strcmp(rows[next].word, rows[next - 1].word)) {
        fprintf(stderr, "mkwords: %s stands twice in %s\n", rows[next].word,
                rows[next].list);
        return 1;
      }
    }
    printf("WORD_LIST(");
    print_upper(rows[i].list);
    printf(", %d, %d, %zu)\n", i, next - i, longest);
    for (int k = i; k < next; k++) list_of[k] = list;
    list++;
  }
  printf("#endif\n#ifdef WORD_STARTS\n");
  print_filters(n, "WORD_STARTS", 0);
  printf("#endif\n#ifdef WORD_ENDS\n");
  print_filters(n, "WORD_ENDS", 1);
  printf("#endif\n#ifdef WORD_TEXT\n");
  for (int i = 0; i < n; i++) print_literal(rows[i].word);
  printf("#endif\n");
  print_index(n);
  return 0;
}
