/* mklexicon.c: makes lexicon_table.h from lists of words, at build time.
**
** usage: mklexicon DIR [DICT] > lexicon_table.h
**
** DIR/domain.txt is our own list and the rules, DIR/stop.txt the stop words.
** DICT is jieba's dict.txt: "word frequency class", one a line; without it the
** lexicon has our words only.  All words are folded (fold.h); what folds to
** one spelling is one word, and its frequencies are added.
**
** The words become a trie in a double array.  A node with base b has its child
** by the character of code c in slot b + c, if that slot's label is c; no two
** nodes have one base, so the label alone tells.  ORDER lexicon_slot
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/cp.h"
#include "core/utf8.h"
#include "data/cp_table.h"
#include "data/fold_table.h"
#include "search/lexicon.h"
#include "text/fold.h"

enum {
  MAX_WORDS = 600000,
  MAX_NODES = 1600000,
  MAX_SLOTS = 1 << LEXICON_BASE_BITS,
  MAX_CODES = 0xFFFF,
  MAX_CLASSES = 64,
  LATIN_STOP = 20000, /* count of "the": more than a token's (COST_TOKEN) */
  LEAST = 3           /* the smallest frequency that is taken from DICT */
};

typedef struct Entry {
  uint32_t cps[LEXICON_MAX];
  int n;
  double count; /* frequency */
  bool stop;
} Entry;

typedef struct Node {
  int lo, hi;     /* words that begin with it */
  int depth;      /* characters to here */
  int parent;     /* index, -1 for the root */
  int children;   /* how many */
  int first;      /* index of the first child; the others follow */
  uint16_t label; /* code of the last character */
  uint32_t base;
} Node;

static Entry *entries;
static int n_entries;
static Node *nodes;
static int n_nodes;
static uint16_t code_of[CP_COUNT]; /* 0: in no word */
static int n_codes;
static double total; /* of DICT's frequencies, single words included */

static struct {
  char name[32];
  double count;
} classes[MAX_CLASSES];
static int n_classes;

static Span numerals, measures; /* see domain.txt */

static void fail(const char *why, Span s) {
  fprintf(stderr, "mklexicon: %s: %.*s\n", why, (int)s.n, s.z ? s.z : "");
  exit(1);
}

static void *allocate(size_t n, size_t size) {
  void *p = calloc(n, size);
  if (!p) fail("no memory", SPAN_NONE);
  return p;
}

/* The whole of DIR/name (name may be NULL); never freed. */
static Span read_file(const char *dir, const char *name) {
  char path[1024];
  snprintf(path, sizeof(path), name ? "%s/%s" : "%s", dir, name);
  FILE *in = fopen(path, "rb");
  if (!in) {
    perror(path);
    exit(1);
  }
  fseek(in, 0, SEEK_END);
  long n = ftell(in);
  rewind(in);
  char *z = allocate((size_t)n + 1, 1);
  if (fread(z, 1, (size_t)n, in) != (size_t)n)
    fail("cannot read", span_of(path));
  fclose(in);
  return (Span){z, (size_t)n};
}

/* Cuts off *s what stands before c, and c. */
static Span cut(Span *s, char c) {
  const char *z = s->n ? memchr(s->z, c, s->n) : NULL;
  Span head = span_head(*s, z ? (size_t)(z - s->z) : s->n);
  *s = span_from(*s, head.n + 1);
  return head;
}

/* ---- Words in ---- */

/* Folds s into e->cps; false where it is no word that the lexicon can hold. */
static bool entry_fold(Entry *e, Span s) {
  bool han = false;
  e->n = 0;
  while (s.n) {
    uint32_t cp = fold_one(utf8_next(&s));
    CpClass class = cp == FOLD_ASK ? CP_OTHER : cp_class(cp);
    if (!cp_is_word(class) || class == CP_MARK || e->n == LEXICON_MAX) {
      return false;
    }
    han |= class == CP_HAN;
    e->cps[e->n++] = cp;
  }
  return e->n > 0 && (han || e->stop);
}

static void entry_add(Span s, double count, bool stop) {
  if (n_entries == MAX_WORDS) fail("too many words", s);
  Entry *e = &entries[n_entries];
  *e = (Entry){.count = count, .stop = stop};
  if (entry_fold(e, s)) {
    if (stop && e->cps[0] < 128) e->count = LATIN_STOP;
    n_entries++;
  } else if (stop) {
    fail("no word", s);
  }
}

static bool set_has(Span set, uint32_t cp) {
  while (set.n) {
    if (utf8_next(&set) == cp) return true;
  }
  return false;
}

/* 一个, 十三次, 这种, 第三期: two words, whatever DICT says. */
static bool is_measured(Span s) {
  int n = 0;
  span_cut_prefix(&s, SPAN("第"));
  while (s.n && set_has(numerals, utf8_peek(s))) utf8_next(&s), n++;
  uint32_t measure = utf8_next(&s);
  return n && measure && s.n == 0 && set_has(measures, measure);
}

static void read_dict(Span in) {
  while (in.n) {
    Span line = cut(&in, '\n');
    Span word = cut(&line, ' ');
    double count = line.n ? strtod(line.z, NULL) : 0;
    total += count;
    if (count >= LEAST && !is_measured(word)) entry_add(word, count, false);
  }
}

static double class_count(Span name) {
  for (int i = 0; i < n_classes; i++) {
    if (span_eq(span_of(classes[i].name), name)) return classes[i].count;
  }
  fail("domain.txt: unknown class", name);
  return 0;
}

/* One row of domain.txt: its head comment tells the forms. */
static void read_row(Span key, Span value) {
  if (span_eq(key, SPAN("class"))) {
    Span name = cut(&value, '\t');
    if (n_classes == MAX_CLASSES || name.n >= sizeof(classes[0].name)) {
      fail("domain.txt: class", name);
    }
    memcpy(classes[n_classes].name, name.z, name.n);
    classes[n_classes++].count = strtod(value.z, NULL);
  } else if (span_eq(key, SPAN("numeral"))) {
    numerals = value;
  } else if (span_eq(key, SPAN("measure"))) {
    measures = value;
  } else {
    entry_add(value, class_count(key), false);
  }
}

static void read_domain(Span in) {
  while (in.n) {
    Span line = cut(&in, '\n');
    if (line.n == 0 || line.z[0] == '#') continue;
    Span key = cut(&line, '\t');
    if (line.n == 0) fail("domain.txt: want CLASS, tab, WORD", key);
    read_row(key, line);
  }
}

static void read_stop(Span in) {
  while (in.n) {
    Span line = cut(&in, '\n');
    if (line.n && line.z[0] != '#') entry_add(line, 0, true);
  }
}

/* ---- Codes, and words in their order ---- */

static int entry_compare(const void *x, const void *y) {
  const Entry *a = x, *b = y;
  for (int i = 0; i < a->n && i < b->n; i++) {
    int c = code_of[a->cps[i]] - code_of[b->cps[i]];
    if (c) return c;
  }
  return a->n - b->n;
}

/* Sorts the words and makes one of equal ones.  Our own list says how common a
** word is at least. */
static void entries_merge(void) {
  qsort(entries, (size_t)n_entries, sizeof(Entry), entry_compare);
  int n = 0;
  for (int i = 0; i < n_entries; i++) {
    Entry *last = n ? &entries[n - 1] : NULL;
    if (last && entry_compare(last, &entries[i]) == 0) {
      last->count += entries[i].count;
      last->stop |= entries[i].stop;
    } else {
      entries[n++] = entries[i];
    }
  }
  n_entries = n;
}

static uint32_t uses[CP_COUNT];

static int use_compare(const void *x, const void *y) {
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  if (uses[a] != uses[b]) return uses[a] < uses[b] ? 1 : -1;
  return a < b ? -1 : a > b;
}

/* What has the first codes.  ORDER lexicon_numeral */
static const uint16_t number_cps[LEXICON_NUMBERS_END - LEXICON_DIGITS] = {
    '0',    '1',    '2',    '3',    '4',    '5',    '6',    '7',
    '8',    '9',    0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E24, 0x4E09,
    0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x5EFF,
    0x5345, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x7B2C};

/* Codes from 1 on: what numbers are written with, whether words have it or not,
** then frequent characters first: their slots lie together. */
static void codes_assign(void) {
  uint32_t *cps = allocate(CP_COUNT, sizeof(*cps));
  for (int i = 0; i < n_entries; i++) {
    for (int k = 0; k < entries[i].n; k++) uses[entries[i].cps[k]]++;
  }
  for (uint32_t i = 0; i < COUNT(number_cps); i++) {
    uses[number_cps[i]] = UINT32_MAX - i;
  }
  for (uint32_t cp = 0; cp < CP_COUNT; cp++) {
    if (uses[cp]) cps[n_codes++] = cp;
  }
  if (n_codes > MAX_CODES) fail("too many characters", SPAN_NONE);
  qsort(cps, (size_t)n_codes, sizeof(*cps), use_compare);
  for (int i = 0; i < n_codes; i++) code_of[cps[i]] = (uint16_t)(i + 1);
  free(cps);
}

/* ---- The trie, and its slots ---- */

/* Adds the children of a node, one for each next character. */
static void node_expand(int parent) {
  Node *node = &nodes[parent];
  int at = node->depth, i = node->lo;
  while (i < node->hi && entries[i].n == at) i++; /* the word itself */
  node->first = n_nodes;
  while (i < node->hi) {
    uint32_t cp = entries[i].cps[at];
    int lo = i;
    while (i < node->hi && entries[i].cps[at] == cp) i++;
    if (n_nodes == MAX_NODES) fail("too many nodes", SPAN_NONE);
    nodes[n_nodes++] = (Node){.lo = lo,
                              .hi = i,
                              .depth = at + 1,
                              .parent = parent,
                              .label = code_of[cp]};
    node->children++;
  }
}

static int children_compare(const void *x, const void *y) {
  int a = *(const int *)x, b = *(const int *)y;
  int c = nodes[b].children - nodes[a].children;
  return c ? c : a - b;
}

static uint16_t *labels; /* of the slots; 0 is free */
static bool *base_used;
static uint32_t *next_free; /* the free slot after a slot, and leaps */
static uint32_t n_slots;

/* The first free slot from i on; shortens the way for the next one. */
static uint32_t slot_free(uint32_t i) {
  uint32_t end = i;
  while (labels[end]) end = next_free[end] > end ? next_free[end] : end + 1;
  while (i < end) {
    uint32_t next = next_free[i] > i ? next_free[i] : i + 1;
    next_free[i] = end;
    i = next;
  }
  if (end + MAX_CODES + 1 >= MAX_SLOTS) fail("too many slots", SPAN_NONE);
  return end;
}

static bool node_fits(const Node *node, uint32_t base) {
  if (base_used[base]) return false;
  for (int i = 0; i < node->children; i++) {
    if (labels[base + nodes[node->first + i].label]) return false;
  }
  return true;
}

/* Nodes come with fewer and fewer children: where one of k children found its
** place, the next of k begins to look, a little before it. */
static void node_place(Node *node) {
  static int k;
  static uint32_t hint;
  enum { BACK = 400 };
  if (node->children != k) k = node->children, hint = 0;
  uint16_t label = nodes[node->first].label;
  uint32_t least = (uint32_t)label + 1;
  uint32_t base, slot = slot_free(least > hint ? least : hint);
  while (base = slot - label, !node_fits(node, base)) {
    slot = slot_free(slot + 1);
  }
  node->base = base;
  base_used[base] = true;
  if (slot > hint + BACK) hint = slot - BACK;
  for (int i = 0; i < node->children; i++) {
    slot = base + nodes[node->first + i].label;
    labels[slot] = nodes[node->first + i].label;
    if (slot >= n_slots) n_slots = slot + 1;
  }
}

static void trie_build(void) {
  nodes[n_nodes++] = (Node){.lo = 0, .hi = n_entries, .parent = -1};
  for (int i = 0; i < n_nodes; i++) node_expand(i);
  int *order = allocate((size_t)n_nodes, sizeof(*order));
  for (int i = 0; i < n_nodes; i++) order[i] = i;
  qsort(order, (size_t)n_nodes, sizeof(*order), children_compare);
  for (int i = 0; i < n_nodes && nodes[order[i]].children; i++) {
    node_place(&nodes[order[i]]);
  }
  free(order);
}

/* ---- The table out ---- */

/* Cost of a word: how rare it is, in steps; at least 1. */
static uint32_t entry_cost(const Entry *e) {
  double nats = log(total / (e->count < 1 ? 1 : e->count));
  double steps = floor(nats * LEXICON_NAT + 0.5);
  if (steps < 1) steps = 1;
  return steps > LEXICON_COST_MAX ? LEXICON_COST_MAX : (uint32_t)steps;
}

static uint32_t node_value(const Node *node) {
  uint32_t value = node->base << (32 - LEXICON_BASE_BITS);
  const Entry *e = &entries[node->lo];
  if (e->n == node->depth) {
    value |= entry_cost(e) << 1 | (e->stop ? 1u : 0u);
  }
  return value;
}

/* Each slot is three numbers of 16 bits: label, value's halves. */
static void print_slots(void) {
  uint32_t end = n_slots;
  for (int i = 0; i < n_nodes; i++) { /* any code from any base is inside */
    uint32_t most = nodes[i].base + (uint32_t)n_codes + 2;
    if (end < most) end = most;
  }
  uint32_t *values = allocate(end, sizeof(*values));
  for (int i = 1; i < n_nodes; i++) {
    uint32_t slot = nodes[nodes[i].parent].base + nodes[i].label;
    values[slot] = node_value(&nodes[i]);
  }
  printf("const uint16_t lexicon_slots[][3] = {\n");
  for (uint32_t i = 0; i < end; i++) {
    printf("{%u,%u,%u},%s", (unsigned)labels[i], (unsigned)(values[i] & 0xFFFF),
           (unsigned)(values[i] >> 16), i % 6 == 5 ? "\n" : "");
  }
  printf("\n};\n");
  free(values);
}

/* A code that is no slot's label, for characters that no word has.  That slot
** c has not the label c, where a node without children (base 0) is asked for a
** child, is because no base is less than 1. */
static int code_or_none(int cp) {
  return code_of[cp] ? code_of[cp] : n_codes + 1;
}

/* Codes: of ASCII and common ideographs by place, of others by search. */
static void print_codes(void) {
  printf("const uint16_t lexicon_ascii[128] = {");
  for (int cp = 0; cp < 128; cp++) {
    printf("%s%d,", cp % 16 ? "" : "\n", code_or_none(cp));
  }
  printf("\n};\nconst uint16_t lexicon_han[0x%X] = {", FOLD_HAN_END - FOLD_HAN);
  for (int cp = FOLD_HAN; cp < FOLD_HAN_END; cp++) {
    printf("%s%d,", cp % 16 ? "" : "\n", code_or_none(cp));
  }
  printf("\n};\nstatic const struct {\n  uint32_t cp;\n  uint16_t code;\n"
         "} lexicon_rest[] = {\n");
  for (uint32_t cp = 128; cp < CP_COUNT; cp++) {
    if (code_of[cp] && (cp < FOLD_HAN || cp >= FOLD_HAN_END)) {
      printf("{0x%X,%d},\n", (unsigned)cp, code_of[cp]);
    }
  }
  printf("{0x%X,0},\n};\n", CP_COUNT);
}

int main(int argc, char **argv) {
  if (argc < 2 || argc > 3) fail("want DIR [DICT]", SPAN_NONE);
  entries = allocate(MAX_WORDS, sizeof(*entries));
  nodes = allocate(MAX_NODES, sizeof(*nodes));
  labels = allocate(MAX_SLOTS, sizeof(*labels));
  base_used = allocate(MAX_SLOTS, sizeof(*base_used));
  next_free = allocate(MAX_SLOTS, sizeof(*next_free));
  read_domain(read_file(argv[1], "domain.txt"));
  if (argc > 2) read_dict(read_file(argv[2], NULL));
  read_stop(read_file(argv[1], "stop.txt"));
  if (total < 6e7) total = 6e7; /* DICT's is 60,101,967 */
  codes_assign();
  entries_merge();
  trie_build();
  printf("/* Generated by mklexicon.c: do not edit. */\n");
  if (argc > 2) {
    printf("#define LEXICON_SOURCE \"%d words\"\n", n_entries);
  } else {
    printf("#define LEXICON_SOURCE \"domain only, %d words\"\n", n_entries);
  }
  printf("enum { LEXICON_NO_CODE = %d };\n", n_codes + 1);
  printf("const uint32_t lexicon_root = %u;\n", (unsigned)nodes[0].base);
  print_codes();
  print_slots();
  return 0;
}
