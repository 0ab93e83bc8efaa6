/* mknumeral.c: makes numeral_table.h from numeral.txt and numeral_idioms.txt.
**
** usage: mknumeral DIR > numeral_table.h
**
** Characters become a table of two stages over the BMP, (kind << 5 | value) in
** pages of 64; words a trie, its nodes in the order of their depth, the
** children of a node side by side and sorted.
*/
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  MAX_LINE = 1024,
  PAGE_SHIFT = 6,
  PAGE = 1 << PAGE_SHIFT,
  PAGES = 0x10000 >> PAGE_SHIFT,
  MAX_WORDS = 8000,
  MAX_WORD = 20,
  MAX_NODES = 40000
};

/* clang-format off */
/* ORDER numeral_kind */
static const char *const kinds[] = {
    "none",    "zero",         "digit",    "liang",    "yao",     "capital",
    "arabic",  "tens",         "unit",     "capital_unit",        "big",
    "rare_big", "point",       "dot",      "comma",    "negative", "minus",
    "plus",    "percent",      "fen",      "zhi",      "you",     "half",
    "tenths",  "discount",     "dui",      "ordinal",  "ge",      "yuan",
    "jiao",    "li",           "whole",    "slash",    "dozen",   "pair",
    "caret",   "vague",
};

/* ORDER numeral_class */
static const char *const classes[] = {
    "idiom",       "measure",      "not_one",      "currency",
    "before_currency",             "letter_unit",  "not_tenths",
    "not_discount",                "counted",      "percent_word",
    "soft_idiom",  "soft_measure", "not_trillion",
};
/* clang-format on */

typedef struct Word {
  uint16_t cps[MAX_WORD];
  int n;
  unsigned bits;
} Word;

typedef struct Node {
  int from, to, depth; /* the words below it */
  int child, children;
  unsigned bits;
  uint16_t label;
} Node;

static uint16_t chars[0x10000];
static Word words[MAX_WORDS];
static int n_words;
static Node nodes[MAX_NODES];
static int n_nodes;

static void fail(const char *file, int line, const char *why) {
  fprintf(stderr, "mknumeral: %s line %d: %s\n", file, line, why);
  exit(1);
}

static int index_of(const char *const *list, size_t n, const char *name) {
  for (size_t i = 0; i < n; i++) {
    if (!strcmp(list[i], name)) return (int)i;
  }
  return -1;
}

/* Decodes text of the BMP; returns how many code points, -1 for others. */
static int decode(const char *z, uint16_t *out, int most) {
  int n = 0;
  const unsigned char *b = (const unsigned char *)z;
  while (*b && n < most) {
    if (*b < 0x80) {
      out[n++] = *b++;
    } else if (*b < 0xE0) {
      out[n++] = (uint16_t)((b[0] & 31) << 6 | (b[1] & 63));
      b += 2;
    } else if (*b < 0xF0) {
      out[n++] = (uint16_t)((b[0] & 15) << 12 | (b[1] & 63) << 6 | (b[2] & 63));
      b += 3;
    } else {
      return -1;
    }
  }
  return *b ? -1 : n;
}

static void add_chars(const char *file, int line, char *rest) {
  uint16_t cps[64];
  char *kind = strtok(rest, "\t"), *value = strtok(NULL, "\t");
  char *text = strtok(NULL, "\t");
  int k = kind ? index_of(kinds, sizeof(kinds) / sizeof(*kinds), kind) : -1;
  int n = text ? decode(text, cps, 64) : -1;
  if (k < 0 || n < 0) fail(file, line, "want char, KIND, VALUE, CHARACTERS");
  for (int i = 0; i < n; i++) {
    if (chars[cps[i]]) fail(file, line, "a character stands twice");
    chars[cps[i]] = (uint16_t)(k << 5 | atoi(value));
  }
}

static void add_word(const char *file, int line, const char *name,
                     const char *text) {
  int c = index_of(classes, sizeof(classes) / sizeof(*classes), name);
  Word *word = &words[n_words++];
  if (c < 0) fail(file, line, "no such class");
  if (n_words == MAX_WORDS) fail(file, line, "too many words");
  word->n = decode(text, word->cps, MAX_WORD);
  word->bits = 1u << c;
  if (word->n < 1) fail(file, line, "no word");
}

static void read_file(const char *dir, const char *file) {
  char path[MAX_LINE], text[MAX_LINE];
  snprintf(path, sizeof(path), "%s/%s", dir, file);
  FILE *in = fopen(path, "r");
  if (!in) {
    perror(path);
    exit(1);
  }
  for (int line = 1; fgets(text, sizeof(text), in); line++) {
    text[strcspn(text, "\r\n")] = 0;
    if (!text[0] || text[0] == '#') continue;
    char *tab = strchr(text, '\t');
    if (!tab) fail(file, line, "no tab");
    *tab = 0;
    if (!strcmp(text, "char")) {
      add_chars(file, line, tab + 1);
    } else {
      add_word(file, line, text, tab + 1);
    }
  }
  fclose(in);
}

static int word_compare(const void *a, const void *b) {
  const Word *x = a, *y = b;
  for (int i = 0; i < x->n && i < y->n; i++) {
    if (x->cps[i] != y->cps[i]) return x->cps[i] - y->cps[i];
  }
  return x->n - y->n;
}

/* The nodes in the order of their depth: each appends its children. */
static void build(void) {
  nodes[n_nodes++] = (Node){0, n_words, 0, 0, 0, 0, 0};
  for (int i = 0; i < n_nodes; i++) {
    Node *node = &nodes[i];
    int at = node->from;
    for (; at < node->to && words[at].n == node->depth; at++) {
      node->bits |= words[at].bits;
    }
    node->child = n_nodes;
    while (at < node->to) {
      uint16_t label = words[at].cps[node->depth];
      int from = at;
      while (at < node->to && words[at].cps[node->depth] == label) at++;
      if (n_nodes == MAX_NODES) fail("words", 0, "too many nodes");
      nodes[n_nodes++] = (Node){from, at, node->depth + 1, 0, 0, 0, label};
      node->children++;
    }
  }
}

static void print_numbers(const char *head, const uint16_t *list, int n) {
  printf("%s", head);
  for (int i = 0; i < n; i++) printf(i % 12 ? " %u," : "\n  %u,", list[i]);
  printf("\n};\n");
}

static void print_chars(void) {
  static uint16_t page_of[PAGES], stored[64 * PAGE];
  int n = 0;
  for (int i = 0; i < PAGES; i++) {
    int k = 0;
    while (k < n && memcmp(stored + k * PAGE, chars + i * PAGE,
                           PAGE * sizeof(uint16_t)) != 0) {
      k++;
    }
    if (k == n) {
      if (n == 64) fail("chars", 0, "too many pages");
      memcpy(stored + k * PAGE, chars + i * PAGE, PAGE * sizeof(uint16_t));
      n++;
    }
    page_of[i] = (uint16_t)k;
  }
  print_numbers("const uint8_t numeral_pages[] = {", page_of, PAGES);
  print_numbers("const uint16_t numeral_chars[] = {", stored, n * PAGE);
}

static void print_trie(void) {
  static uint16_t list[MAX_NODES];
  for (int i = 0; i < n_nodes; i++) list[i] = nodes[i].label;
  print_numbers("static const uint16_t numeral_labels[] = {", list, n_nodes);
  for (int i = 0; i < n_nodes; i++) list[i] = (uint16_t)nodes[i].child;
  print_numbers("static const uint16_t numeral_child[] = {", list, n_nodes);
  for (int i = 0; i < n_nodes; i++) list[i] = (uint16_t)nodes[i].children;
  print_numbers("static const uint16_t numeral_children[] = {", list, n_nodes);
  for (int i = 0; i < n_nodes; i++) list[i] = (uint16_t)nodes[i].bits;
  print_numbers("static const uint16_t numeral_bits[] = {", list, n_nodes);
}

int main(int argc, char **argv) {
  const char *dir = argc > 1 ? argv[1] : ".";
  read_file(dir, "numeral.txt");
  read_file(dir, "numeral_idioms.txt");
  qsort(words, (size_t)n_words, sizeof(words[0]), word_compare);
  build();
  printf("/* Generated by mknumeral.c from numeral.txt and numeral_idioms.txt:"
         "\n** do not edit. */\n/* clang-format off */\n");
  print_chars();
  print_trie();
  return 0;
}
