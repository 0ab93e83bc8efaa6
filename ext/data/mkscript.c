/* mkscript.c: makes script_table.h from script_chars.txt, script_phrases.txt,
** script_words.txt and a list of more words.
**
** usage: mkscript DIR [LIST] > script_table.h
**
** LIST has rows: s2t or t2s, tab, word, tab, what becomes of it.  Words that
** the others convert alike, whatever follows, are left out.  Characters
** are codes: themselves below U+10000, SCRIPT_WIDE + i for the i-th above.
** script.h says what the tables are.
*/
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  MAX_CHARS = 16, /* ORDER script_max */
  MAX_PHRASES = 80000,
  MAX_WIDE = 0x1900,
  MAX_LINE = 65536,
  HASH_SIZE = 1 << 20,
  WIDE = 0xE000, /* ORDER script_wide */
  HAN = 0x4E00,
  HAN_END = 0xA000
};

typedef struct Phrase {
  uint16_t from[MAX_CHARS], to[MAX_CHARS];
  int n, own, gone;
} Phrase;

typedef struct Way {
  const char *name;
  uint16_t map[0x10000]; /* of characters */
  Phrase *phrases;
  int n;
  int *slots; /* of words: i + 1 */
  int *heads; /* of beginnings of words: how many words have it, by slot */
  Phrase *head_of;
  int n_heads;
} Way;

static Way ways[2] = {{.name = "s2t"}, {.name = "t2s"}};
static uint32_t wide[MAX_WIDE];
static int n_wide;

static void fail(const char *why, const char *what) {
  fprintf(stderr, "mkscript: %s: %s\n", why, what);
  exit(1);
}

/* ---- Characters ---- */

static uint32_t next(const char **z) {
  const unsigned char *b = (const unsigned char *)*z;
  int n = b[0] < 0x80 ? 1 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
  uint32_t cp = n == 1 ? b[0] : b[0] & (0x7Fu >> n);
  for (int i = 1; i < n; i++) cp = cp << 6 | (b[i] & 0x3Fu);
  *z += n;
  return cp;
}

static int by_value(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* Notes the characters above U+FFFF of a row. */
static void note_wide(const char *z) {
  while (*z) {
    uint32_t cp = next(&z);
    int i = 0;
    if (cp < 0x10000) continue;
    while (i < n_wide && wide[i] != cp) i++;
    if (i == MAX_WIDE) fail("too many", "characters above U+FFFF");
    if (i == n_wide) wide[n_wide++] = cp;
  }
}

static uint16_t code(uint32_t cp) {
  if (cp < 0x10000) return (uint16_t)cp;
  uint32_t *at = bsearch(&cp, wide, (size_t)n_wide, sizeof(cp), by_value);
  return at ? (uint16_t)(WIDE + (at - wide)) : 0;
}

/* ---- Files ---- */

/* Calls read with the three columns of each row. */
static void read_file(const char *dir, const char *name,
                      void (*read)(char *, char *, char *)) {
  static char line[MAX_LINE];
  char path[1024];
  snprintf(path, sizeof(path), "%s%s%s", dir ? dir : "", dir ? "/" : "", name);
  FILE *in = fopen(path, "r");
  if (!in) fail("cannot read", path);
  while (fgets(line, sizeof(line), in)) {
    line[strcspn(line, "\r\n")] = 0;
    if (!line[0] || line[0] == '#') continue;
    char *b = strchr(line, '\t'), *c = b ? strchr(b + 1, '\t') : NULL;
    if (!c) fail("want three columns", line);
    *b = *c = 0;
    read(line, b + 1, c + 1);
  }
  fclose(in);
}

static void read_wide(char *which, char *from, char *to) {
  (void)which;
  note_wide(from);
  note_wide(to);
}

static void read_char(char *which, char *from, char *to) {
  const char *a = from, *b = to;
  uint16_t x = code(next(&a)), y = code(next(&b));
  if (*a || *b) fail("want one character", from);
  for (int i = 0; i < 2; i++) {
    if (!strcmp(which, "both") || !strcmp(which, ways[i].name)) {
      ways[i].map[x] = y;
    }
  }
}

/* Compatibility ideographs are converted as what they stand for. */
static void read_both(char *which, char *from, char *to) {
  const char *a = from, *b = to;
  if (strcmp(which, "both")) return;
  uint16_t x = code(next(&a)), y = code(next(&b));
  for (int i = 0; i < 2; i++) ways[i].map[x] = ways[i].map[y];
}

/* ---- Words ---- */

static uint32_t hash(const uint16_t *cp, int n) {
  uint32_t h = 2166136261u;
  for (int i = 0; i < n; i++) h = (h ^ cp[i]) * 16777619u;
  return h ^ h >> 15;
}

/* The slot of a word, or where it would be. */
static int *slot_of(int *slots, const Phrase *of, const uint16_t *cp, int n) {
  for (uint32_t h = hash(cp, n);; h++) {
    int *slot = &slots[h % HASH_SIZE];
    const Phrase *p = &of[*slot - 1];
    if (*slot == 0) return slot;
    if (p->n == n && !memcmp(p->from, cp, (size_t)n * sizeof(*cp))) return slot;
  }
}

static Way *way_of(const char *name) {
  if (!strcmp(name, ways[0].name)) return &ways[0];
  if (!strcmp(name, ways[1].name)) return &ways[1];
  fail("want s2t or t2s", name);
  return NULL;
}

/* Reads a word up to a blank or the end; 0 where it is none that a phrase can
** be: 2 to MAX_CHARS codes, the first of them a common ideograph. */
static int read_word(const char **z, uint16_t out[MAX_CHARS]) {
  int n = 0, good = 1;
  while (**z && **z != ' ') {
    uint16_t c = code(next(z));
    if (!c || n == MAX_CHARS) {
      good = 0;
    } else {
      out[n++] = c;
    }
  }
  return good && n > 1 && out[0] >= HAN && out[0] < HAN_END ? n : 0;
}

static Phrase *phrase_get(Way *w, const Phrase *p) {
  int *slot = slot_of(w->slots, w->phrases, p->from, p->n);
  if (*slot == 0) {
    if (w->n == MAX_PHRASES) fail("too many", "phrases");
    w->phrases[w->n] = *p;
    *slot = ++w->n;
  }
  return &w->phrases[*slot - 1];
}

/* WHICH, FROM>TO, words. */
static void read_own(char *which, char *change, char *words) {
  Way *w = way_of(which);
  const char *z = change, *at = words;
  uint16_t from = code(next(&z));
  if (*z++ != '>') fail("want FROM>TO", change);
  uint16_t to = code(next(&z));
  for (; *at; at += *at == ' ') {
    Phrase p = {.own = 1};
    const char *word = at;
    p.n = read_word(&at, p.from);
    if (!p.n) fail("no word", word);
    for (int i = 0; i < p.n; i++) p.to[i] = w->map[p.from[i]];
    Phrase *q = phrase_get(w, &p);
    int found = 0;
    for (int i = 0; i < q->n; i++) {
      if (q->from[i] != from) continue;
      q->to[i] = to;
      found = 1;
    }
    if (!found) fail("word without the character", word);
  }
}

static void read_list(char *which, char *from, char *to) {
  Phrase p = {.own = 0};
  const char *a = from, *b = to;
  p.n = read_word(&a, p.from);
  if (!p.n || read_word(&b, p.to) != p.n) return;
  phrase_get(way_of(which), &p);
}

/* ---- What is needed ---- */

/* Counts the beginnings of p, by step. */
static void heads_add(Way *w, const Phrase *p, int step) {
  for (int n = 1; n < p->n; n++) {
    int *slot = slot_of(w->heads, w->head_of, p->from, n);
    if (*slot == 0) {
      Phrase *head = &w->head_of[w->n_heads];
      memcpy(head->from, p->from, (size_t)n * sizeof(p->from[0]));
      head->n = n;
      *slot = ++w->n_heads;
    }
    w->head_of[*slot - 1].own += step;
  }
}

/* Whether words begin with these characters and go on. */
static int is_head(Way *w, const uint16_t *cp, int n) {
  int slot = *slot_of(w->heads, w->head_of, cp, n);
  return slot && w->head_of[slot - 1].own > 0;
}

/* Whether the text of p is converted alike without it, whatever follows: no
** word that begins within p may run over its end. */
static int is_plain(Way *w, const Phrase *p) {
  for (int i = 0; i < p->n;) {
    if (i && is_head(w, p->from + i, p->n - i)) return 0;
    uint16_t one = w->map[p->from[i]];
    const uint16_t *to = &one;
    int n = p->n - i < p->n - 1 ? p->n - i : p->n - 1;
    for (; n > 1; n--) {
      int slot = *slot_of(w->slots, w->phrases, p->from + i, n);
      if (!slot || w->phrases[slot - 1].gone) continue;
      to = w->phrases[slot - 1].to;
      break;
    }
    if (memcmp(to, p->to + i, (size_t)n * sizeof(*to))) return 0;
    i += n;
  }
  return 1;
}

static int by_text(const void *a, const void *b) {
  const Phrase *x = a, *y = b;
  for (int i = 0; i < x->n && i < y->n; i++) {
    if (x->from[i] != y->from[i]) return x->from[i] < y->from[i] ? -1 : 1;
  }
  return x->n - y->n;
}

/* The longer words first. */
static void prune(Way *w) {
  for (int i = 0; i < w->n; i++) heads_add(w, &w->phrases[i], 1);
  for (int n = MAX_CHARS; n > 1; n--) {
    for (int i = 0; i < w->n; i++) {
      Phrase *p = &w->phrases[i];
      if (p->n != n || !is_plain(w, p)) continue;
      p->gone = 1;
      heads_add(w, p, -1);
    }
  }
  int kept = 0;
  for (int i = 0; i < w->n; i++) {
    if (!w->phrases[i].gone) w->phrases[kept++] = w->phrases[i];
  }
  w->n = kept;
  qsort(w->phrases, (size_t)w->n, sizeof(Phrase), by_text);
}

/* ---- Output ---- */

static int column;

static void print_number(uint32_t n) {
  printf("%u,%s", n, ++column % 16 ? "" : "\n");
}

enum { PAGE = 64 };

/* Pages of differences, modulo 0x10000, those that are the same once. */
static void print_map(const Way *w) {
  static uint16_t pages[0x10000 / PAGE][PAGE];
  int page_of[0x10000 / PAGE], n = 0;
  for (int p = 0; p < 0x10000 / PAGE; p++) {
    uint16_t page[PAGE];
    for (int i = 0; i < PAGE; i++) {
      int c = p * PAGE + i;
      page[i] = (uint16_t)(w->map[c] - c);
    }
    int k = 0;
    while (k < n && memcmp(pages[k], page, sizeof(page))) k++;
    if (k == n) memcpy(pages[n++], page, sizeof(page));
    page_of[p] = k;
  }
  printf("static const uint16_t %s_pages[%d] = {\n", w->name, n * PAGE);
  for (int i = 0; i < n * PAGE; i++) print_number(pages[i / PAGE][i % PAGE]);
  printf("};\nstatic const uint16_t %s_page_of[%d] = {\n", w->name,
         0x10000 / PAGE);
  for (int i = 0; i < 0x10000 / PAGE; i++) print_number((uint32_t)page_of[i]);
  printf("};\n");
}

/* Which characters of p become another one than they mostly do. */
static uint32_t changes(const Way *w, const Phrase *p) {
  uint32_t mask = 0;
  for (int i = 0; i < p->n; i++) {
    if (p->to[i] != w->map[p->from[i]]) mask |= 1u << i;
  }
  return mask;
}

static void print_phrases(const Way *w) {
  uint32_t at = 0;
  if (w->n > 0xFFFF) fail("too many phrases", w->name);
  printf("static const uint32_t %s_at[%d] = {\n", w->name, w->n + 1);
  for (int i = 0; i < w->n; i++) {
    uint32_t mask = changes(w, &w->phrases[i]);
    print_number(at | (mask ? 0x80000000u : 0)); /* ORDER script_changes */
    at += (uint32_t)w->phrases[i].n - 1;
    if (mask) at += 1 + (uint32_t)__builtin_popcount(mask);
  }
  printf("%u};\nstatic const uint16_t %s_data[%u] = {\n", at, w->name, at + 1);
  for (int i = 0; i < w->n; i++) {
    const Phrase *p = &w->phrases[i];
    uint32_t mask = changes(w, p);
    for (int k = 1; k < p->n; k++) print_number(p->from[k]);
    for (int k = 0; k < p->n; k++) {
      if (mask >> k & 1) print_number(p->to[k]);
    }
    if (mask) print_number(mask);
  }
  printf("0};\nstatic const uint16_t %s_first[%d] = {\n", w->name,
         HAN_END - HAN + 1);
  for (int cp = HAN, i = 0; cp <= HAN_END; cp++) {
    while (i < w->n && w->phrases[i].from[0] < cp) i++;
    print_number((uint32_t)i);
  }
  printf("};\n");
}

static void *room(size_t n, size_t size) {
  void *p = calloc(n, size);
  if (!p) fail("no", "memory");
  return p;
}

int main(int argc, char **argv) {
  const char *dir = argc > 1 ? argv[1] : ".";
  for (int i = 0; i < 2; i++) {
    ways[i].phrases = room(MAX_PHRASES, sizeof(Phrase));
    ways[i].slots = room(HASH_SIZE, sizeof(int));
    ways[i].heads = room(HASH_SIZE, sizeof(int));
    ways[i].head_of = room(HASH_SIZE / 2, sizeof(Phrase));
    for (int c = 0; c < 0x10000; c++) ways[i].map[c] = (uint16_t)c;
  }
  read_file(dir, "script_chars.txt", read_wide);
  qsort(wide, (size_t)n_wide, sizeof(wide[0]), by_value);
  read_file(dir, "script_chars.txt", read_char);
  read_file(dir, "script_chars.txt", read_both);
  read_file(dir, "script_phrases.txt", read_own);
  read_file(dir, "script_words.txt", read_list);
  if (argc > 2) read_file(NULL, argv[2], read_list);
  printf("/* script_table.h: generated by mkscript.c; do not edit. */\n");
  printf("static const uint32_t script_wide[%d] = {\n", n_wide);
  for (int i = 0; i < n_wide; i++) print_number(wide[i]);
  printf("};\n");
  for (int i = 0; i < 2; i++) {
    prune(&ways[i]);
    print_map(&ways[i]);
    print_phrases(&ways[i]);
  }
  return 0;
}
