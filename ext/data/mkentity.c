/* mkentity.c: makes entity_table.h from the word lists of the entity rooms.
**
** usage: mkentity DIR > entity_table.h
**
** Reads surnames.txt and given.txt (WORD, tab, COUNT), entity_costs.txt (NAME,
** tab, VALUE, tab, why) and the lists of files[] (CLASS, tab, WORD), and prints
**
**   ENTITY_COST(NAME, value)   one for each cost
**   entity_surname, entity_given  cost of a character as surname or in a given
**                              name, in half steps; 0: no surname; odd: one
**                              that is mostly a surname
**   entity_roots, entity_nodes  a trie of the words with their classes
*/
#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  HAN = 0x4E00,
  HAN_END = 0xA000,
  MAX_WORDS = 20000,
  MAX_CHARS = 16,
  MAX_NODES = 65535,
  MAX_LINE = 1024,
  USUAL = 15, /* of a hundred: that often a character is a surname */
  STEPS = 32  /* of cost in a nat.  ORDER lexicon_nat */
};

/* ORDER entity_class */
static const char *const classes[] = {
    "post",       "post_part",  "title",     "honor",    "says",
    "memorial",   "label",      "not_after", "not_name", "org_end",
    "org_weak",   "org_head",   "org_level", "org_our",  "not_org",
    "org_stop",   "surname2",   "org_bare",  "translit", "date_loose",
    "list_label", "place_head", "no_word",   "date_now", "now_before",
    "now_after"};

static const char *const files[] = {"posts.txt",     "person_clues.txt",
                                    "not_names.txt", "org_suffixes.txt",
                                    "org_stops.txt", "mention_dates.txt"};

typedef struct Word {
  uint16_t cp[MAX_CHARS];
  int n;
  uint32_t mask;
} Word;

typedef struct Node {
  uint16_t cp, children;
  uint32_t first, mask;
} Node;

static Word words[MAX_WORDS];
static int n_words;
static Node nodes[MAX_NODES];
static int n_nodes;
static int count_of[2][HAN_END - HAN]; /* surnames, given */
static int usual[HAN_END - HAN];       /* mostly a surname */

static void fail(const char *file, int line, const char *why) {
  fprintf(stderr, "mkentity: %s line %d: %s\n", file, line, why);
  exit(1);
}

/* Code points of z, all in the BMP; -1 where there are too many or others. */
static int decode(const char *z, uint16_t *cp) {
  const unsigned char *b = (const unsigned char *)z;
  int n = 0;
  while (*b) {
    uint32_t c;
    if (*b < 0x80) {
      c = *b++;
    } else if (*b < 0xE0 && b[1]) {
      c = (uint32_t)(*b & 0x1F) << 6 | (b[1] & 0x3F);
      b += 2;
    } else if (*b < 0xF0 && b[1] && b[2]) {
      c = (uint32_t)(*b & 0xF) << 12 | (uint32_t)(b[1] & 0x3F) << 6 |
          (b[2] & 0x3F);
      b += 3;
    } else {
      return -1;
    }
    if (n == MAX_CHARS) return -1;
    cp[n++] = (uint16_t)c;
  }
  return n;
}

/* Calls each(file, line, first, second) for every row of DIR/file. */
static void read_rows(const char *dir, const char *file,
                      void (*each)(const char *, int, char *, char *)) {
  char path[MAX_LINE], line[MAX_LINE];
  snprintf(path, sizeof(path), "%s/%s", dir, file);
  FILE *in = fopen(path, "r");
  if (!in) {
    perror(path);
    exit(1);
  }
  for (int no = 1; fgets(line, sizeof(line), in); no++) {
    line[strcspn(line, "\r\n")] = 0;
    if (!line[0] || line[0] == '#') continue;
    char *tab = strchr(line, '\t');
    if (!tab || !tab[1]) fail(file, no, "want two columns");
    *tab = 0;
    each(file, no, line, tab + 1);
  }
  fclose(in);
}

static void add_word(const char *file, int no, char *cls, char *z) {
  Word *w = &words[n_words];
  uint32_t bit = 0;
  for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
    if (!strcmp(classes[i], cls)) bit = 1u << i;
  }
  if (!bit) fail(file, no, "no such class");
  if (n_words == MAX_WORDS - 1) fail(file, no, "too many words");
  w->n = decode(z, w->cp);
  if (w->n < 1 || w->cp[0] < HAN || w->cp[0] >= HAN_END) {
    fail(file, no, "a word must begin with a common ideograph");
  }
  w->mask = bit;
  n_words++;
}

static int counting; /* 0 surnames, 1 given */

static void add_count(const char *file, int no, char *z, char *count) {
  uint16_t cp[MAX_CHARS];
  int n = decode(z, cp);
  if (n == 2 && !counting) {
    char cls[] = "surname2";
    add_word(file, no, cls, z);
  } else if (n == 1 && cp[0] >= HAN && cp[0] < HAN_END) {
    char *share;
    count_of[counting][cp[0] - HAN] = (int)strtol(count, &share, 10);
    usual[cp[0] - HAN] |= !counting && strtol(share, NULL, 10) >= USUAL;
  } else {
    fail(file, no, "want an ideograph");
  }
}

static void print_cost(const char *file, int no, char *name, char *value) {
  (void)file;
  (void)no;
  printf("ENTITY_COST(");
  for (; *name; name++) putchar(toupper((unsigned char)*name));
  printf(", %d)\n", (int)strtol(value, NULL, 10));
}

static int word_compare(const void *a, const void *b) {
  const Word *x = a, *y = b;
  for (int i = 0; i < x->n && i < y->n; i++) {
    if (x->cp[i] != y->cp[i]) return x->cp[i] < y->cp[i] ? -1 : 1;
  }
  return (x->n > y->n) - (x->n < y->n);
}

/* Sorts the words; those that stand in several lists become one. */
static void merge_words(void) {
  int n = 0;
  qsort(words, (size_t)n_words, sizeof(words[0]), word_compare);
  for (int i = 0; i < n_words; i++) {
    if (n && word_compare(&words[n - 1], &words[i]) == 0) {
      if (words[n - 1].mask & words[i].mask) {
        fprintf(stderr, "mkentity: word %d stands twice in a list\n", i);
        exit(1);
      }
      words[n - 1].mask |= words[i].mask;
    } else {
      words[n++] = words[i];
    }
  }
  n_words = n;
}

/* Makes the children of the words [from, to), which share depth characters;
** returns the first one's index and, in *count, how many. */
static int make_level(int from, int to, int depth, int *count) {
  int first = n_nodes;
  for (int i = from; i < to;) {
    int next = i;
    if (words[i].n <= depth) {
      i++;
      continue;
    }
    while (next < to && words[next].cp[depth] == words[i].cp[depth]) next++;
    if (n_nodes == MAX_NODES) fail("words", i, "too many nodes");
    nodes[n_nodes++] = (Node){.cp = words[i].cp[depth]};
    i = next;
  }
  *count = n_nodes - first;
  for (int i = from, k = first; i < to;) {
    int next = i, children;
    if (words[i].n <= depth) {
      i++;
      continue;
    }
    while (next < to && words[next].cp[depth] == words[i].cp[depth]) next++;
    if (words[i].n == depth + 1) nodes[k].mask = words[i].mask;
    nodes[k].first = (uint32_t)make_level(i, next, depth + 1, &children);
    nodes[k].children = (uint16_t)children;
    k++;
    i = next;
  }
  return first;
}

/* Half steps of a count among all of its kind. */
static int half_steps(double count, double total) {
  int n = (int)(-log(count / total) * STEPS / 2 + 0.5);
  return n < 1 ? 1 : n > 255 ? 255 : n;
}

static void print_costs(const char *name, int kind) {
  double total = 0;
  for (int i = 0; i < HAN_END - HAN; i++) total += count_of[kind][i];
  printf("const uint8_t %s[ENTITY_HAN_END - ENTITY_HAN] = {", name);
  for (int i = 0; i < HAN_END - HAN; i++) {
    int n = count_of[kind][i];
    if (i % 20 == 0) printf("\n   ");
    int cost = n ? half_steps(n, total) : kind ? half_steps(0.4, total) : 0;
    if (!kind && n) cost = (cost & ~1) | usual[i];
    printf(" %d,", cost);
  }
  printf("\n};\n");
}

/* A bit for the first two characters of each word.  ORDER entity_pair */
static void print_pairs(void) {
  enum { PAIRS = 1 << 16 };
  static uint32_t bits[PAIRS / 32];
  for (int i = 0; i < n_words; i++) {
    uint32_t a = words[i].cp[0], b = words[i].cp[1];
    if (words[i].n < 2) continue;
    uint32_t h = (a * 0x9E3779B1u ^ b * 0x85EBCA6Bu) >> 16;
    bits[h / 32] |= 1u << h % 32;
  }
  for (int i = 0; i < PAIRS / 32; i++) {
    printf("0x%x,%s", bits[i], i % 8 == 7 ? "\n" : " ");
  }
}

int main(int argc, char **argv) {
  const char *dir = argc > 1 ? argv[1] : ".";
  int count;
  read_rows(dir, "surnames.txt", add_count);
  counting = 1;
  read_rows(dir, "given.txt", add_count);
  for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
    read_rows(dir, files[i], add_word);
  }
  merge_words();
  printf(
      "/* Generated by mkentity.c from surnames.txt, given.txt, posts.txt,\n"
      "** person_clues.txt, not_names.txt, org_suffixes.txt, org_stops.txt,\n"
      "** mention_dates.txt and entity_costs.txt: do not edit. */\n"
      "#ifdef ENTITY_COST\n");
  read_rows(dir, "entity_costs.txt", print_cost);
  printf("#endif\n#ifdef ENTITY_TABLES\n");
  print_costs("entity_surname", 0);
  print_costs("entity_given", 1);
  make_level(0, n_words, 0, &count);
  printf("const uint16_t entity_roots[ENTITY_HAN_END - ENTITY_HAN] = {");
  for (int i = 0; i < HAN_END - HAN; i++) {
    int root = 0;
    for (int k = 0; k < count && !root; k++) {
      if (nodes[k].cp == i + HAN) root = k + 1;
    }
    if (i % 16 == 0) printf("\n   ");
    printf(" %d,", root);
  }
  printf("\n};\nconst uint32_t entity_pairs[ENTITY_PAIRS / 32] = {\n");
  print_pairs();
  printf("};\nconst EntityNode entity_nodes[] = {\n");
  for (int i = 0; i < n_nodes; i++) {
    printf("    {0x%x, %d, %d, 0x%x},\n", nodes[i].mask, (int)nodes[i].first,
           nodes[i].cp, nodes[i].children);
  }
  printf("};\n#endif\n");
  return 0;
}
