/* lexicon_own.c: Layer 3. Words of one connection; see lexicon_own.h. */
#include "search/lexicon_own.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "search/lexicon.h"
#include "text/fold.h"

typedef struct OwnNode {
  int parent;
  uint32_t cp;
  int word; /* index of words; -1: none ends here */
  int pair; /* index of pairs; -1: none */
} OwnNode;

#define OWN_NODE(own, i) ROW((own)->nodes, OwnNode, i)

/* A folded word as code points. */
typedef struct OwnKey {
  uint32_t cps[OWN_MAX + FOLD_MAX];
  int n;
} OwnKey;

/* Folds word into *key; false for what can be no word. */
static bool own_key(Span word, OwnKey *key) {
  bool any = false;
  key->n = 0;
  while (word.n) {
    int n = fold_key_next(&word, key->cps + key->n);
    for (int i = 0; i < n; i++) any |= cp_is_word(cp_class(key->cps[key->n++]));
    if (key->n > OWN_MAX) return false;
  }
  return any;
}

/* ---- The trie ---- */

/* The place of a node in the table, or the free place where it would be. */
static size_t own_place(const OwnLexicon *own, int parent, uint32_t cp) {
  uint64_t h = ((uint64_t)(uint32_t)parent << 21 ^ cp) * 0x9E3779B97F4A7C15u;
  size_t i = (size_t)(h >> 32);
  for (;; i++) {
    int node = own->table[i &= own->n_table - 1];
    if (node == OWN_NONE) return i;
    if (OWN_NODE(own, node).parent == parent && OWN_NODE(own, node).cp == cp) {
      return i;
    }
  }
}

int own_step(const OwnLexicon *own, int node, uint32_t cp) {
  return own->table[own_place(own, node, cp)];
}

OwnVerdict own_verdict(const OwnLexicon *own, int node, uint32_t *cost) {
  const OwnNode *at = &OWN_NODE(own, node);
  *cost = 0;
  if (at->word < 0) return at->pair < 0 ? OWN_SILENT : OWN_YES;
  const OwnWord *word = &ROW(own->words, OwnWord, at->word);
  *cost = word->cost;
  return word->weight > 0 || word->weight < 0 ? OWN_YES : OWN_NO;
}

int own_synonym(const OwnLexicon *own, int node) {
  return OWN_NODE(own, node).pair;
}

int own_find(const OwnLexicon *own, Span folded) {
  int node = OWN_ROOT;
  while (folded.n && node != OWN_NONE) {
    node = own_step(own, node, utf8_next(&folded));
  }
  return node;
}

/* Makes a table of n places, and puts all nodes but the root into it; the old
** one stays where memory is gone. */
static void own_rehash(OwnLexicon *own, size_t n) {
  int *table = arena_alloc(&own->arena, n * sizeof(*table));
  if (!table) return;
  own->table = table;
  own->n_table = n;
  for (size_t i = 0; i < n; i++) table[i] = OWN_NONE;
  for (size_t i = 1; i < own->nodes.n; i++) {
    const OwnNode *node = &OWN_NODE(own, i);
    table[own_place(own, node->parent, node->cp)] = (int)i;
  }
}

static int own_node_add(OwnLexicon *own, int parent, uint32_t cp) {
  if (2 * own->nodes.n >= own->n_table) own_rehash(own, 2 * own->n_table);
  if (own->arena.rc) return OWN_NONE;
  int i = (int)own->nodes.n;
  OwnNode *node = rows_add(&own->nodes, &own->arena);
  if (own->arena.rc) return OWN_NONE;
  *node = (OwnNode){parent, cp, -1, -1};
  own->table[own_place(own, parent, cp)] = i;
  return i;
}

/* The node of a key, made where it is not there; OWN_NONE without memory. */
static int own_node(OwnLexicon *own, const OwnKey *key) {
  int node = OWN_ROOT;
  for (int i = 0; i < key->n && node != OWN_NONE; i++) {
    int next = own_step(own, node, key->cps[i]);
    node = next != OWN_NONE ? next : own_node_add(own, node, key->cps[i]);
  }
  return node;
}

/* ---- The connection's ---- */

static void own_free(void *p) {
  OwnLexicon *own = p;
  arena_free(&own->arena);
  sqlite3_free(own);
}

static OwnLexicon *own_new(void) {
  enum { PLACES = 64 };
  OwnLexicon *own = sqlite3_malloc64(sizeof(*own));
  if (!own) return NULL;
  memset(own, 0, sizeof(*own));
  own->words = ROWS_OF(OwnWord);
  own->pairs = ROWS_OF(OwnPair);
  own->nodes = ROWS_OF(OwnNode);
  OwnNode *root = rows_add(&own->nodes, &own->arena);
  *root = (OwnNode){-1, 0, -1, -1};
  own_rehash(own, PLACES);
  if (own->arena.rc == SQLITE_OK) return own;
  own_free(own);
  return NULL;
}

const OwnLexicon *own_get(const Conn *conn) {
  return conn ? conn_get(conn, CONN_LEXICON) : NULL;
}

/* The connection's list, made where there is none yet; NULL without memory. */
static OwnLexicon *own_open(Conn *conn) {
  OwnLexicon *own = conn_get(conn, CONN_LEXICON);
  if (own) return own;
  own = own_new();
  if (own) conn_set(conn, CONN_LEXICON, own, own_free);
  return own;
}

/* What came of an addition.  The arena goes on: the next one may succeed. */
static OwnResult own_result(OwnLexicon *own) {
  if (own->arena.rc == SQLITE_OK) return OWN_ADDED;
  own->arena.rc = SQLITE_OK;
  return OWN_NOMEM;
}

/* log2(x) for x >= 1, to 1/256; libm is no part of libc. */
static double own_log2(double x) {
  double log = 0;
  while (x >= 2) x /= 2, log++;
  for (double bit = 0.5; bit >= 1.0 / 256; bit /= 2) {
    x *= x;
    if (x >= 2) x /= 2, log += bit;
  }
  return log;
}

/* Cost of a word of that weight, see mklexicon.c; nothing for the default. */
static uint32_t own_cost(double weight) {
  const double total = 6e7, ln2 = 0.693147;
  if (weight < 0 || weight >= total) return 0;
  double x = total / (weight < 1 ? 1 : weight);
  return (uint32_t)(own_log2(x) * ln2 * LEXICON_NAT);
}

/* Remembers the punctuation of a word: 阿·卜杜拉. */
static void own_note_signs(OwnLexicon *own, const OwnKey *key) {
  for (int i = 0; i < key->n; i++) {
    bool sign = !cp_is_word(cp_class(key->cps[i]));
    if (sign) own->signs |= (uint64_t)1 << (key->cps[i] & 63);
  }
}

OwnResult own_add_word(Conn *conn, Span word, double weight) {
  OwnKey key;
  if (!own_key(word, &key)) return OWN_SAME;
  OwnLexicon *own = own_open(conn);
  if (!own) return OWN_NOMEM;
  int node = own_node(own, &key);
  if (node == OWN_NONE) return own_result(own);
  int i = OWN_NODE(own, node).word;
  if (i >= 0) {
    OwnWord *old = &ROW(own->words, OwnWord, i);
    if (!(old->weight < weight) && !(old->weight > weight)) return OWN_SAME;
    old->weight = weight;
    old->cost = own_cost(weight);
    return OWN_ADDED;
  }
  Span copy = arena_copy(&own->arena, word);
  if (own->arena.rc) return own_result(own);
  OwnWord *row = rows_add(&own->words, &own->arena);
  *row = (OwnWord){copy, weight, own_cost(weight)};
  OwnResult result = own_result(own);
  if (result != OWN_ADDED) return result;
  OWN_NODE(own, node).word = (int)own->words.n - 1;
  own_note_signs(own, &key);
  return OWN_ADDED;
}

/* Whether the pairs of a node have that other word. */
static bool own_has_pair(const OwnLexicon *own, int node, Span other_key) {
  for (int i = OWN_NODE(own, node).pair; i >= 0;) {
    const OwnPair *pair = &ROW(own->pairs, OwnPair, i);
    if (span_eq(pair->other_key, other_key)) return true;
    i = pair->next;
  }
  return false;
}

/* Adds a pair to its node, when it is not there; false when it is. */
static bool own_pair_add(OwnLexicon *own, int node, const OwnPair *pair) {
  if (own_has_pair(own, node, pair->other_key)) return false;
  OwnPair copy = {
      arena_copy(&own->arena, pair->word), arena_copy(&own->arena, pair->other),
      arena_copy(&own->arena, pair->other_key), OWN_NODE(own, node).pair};
  OwnPair *row = rows_add(&own->pairs, &own->arena);
  if (own->arena.rc) return true;
  *row = copy;
  OWN_NODE(own, node).pair = (int)own->pairs.n - 1;
  return true;
}

typedef struct OwnText {
  char z[OWN_MAX * UTF8_MAX];
} OwnText;

static Span own_key_text(const OwnKey *key, OwnText *text) {
  size_t n = 0;
  for (int i = 0; i < key->n; i++) n += utf8_put(text->z + n, key->cps[i]);
  return (Span){text->z, n};
}

OwnResult own_add_synonym(Conn *conn, Span word, Span other) {
  OwnKey a, b;
  OwnText a_text, b_text;
  if (!own_key(word, &a) || !own_key(other, &b)) return OWN_SAME;
  OwnLexicon *own = own_open(conn);
  if (!own) return OWN_NOMEM;
  int node = own_node(own, &a), other_node = own_node(own, &b);
  if (own->arena.rc) return own_result(own);
  if (node == other_node) return OWN_SAME;
  OwnPair there = {word, other, own_key_text(&b, &b_text), -1};
  OwnPair back = {other, word, own_key_text(&a, &a_text), -1};
  bool added = own_pair_add(own, node, &there);
  added |= own_pair_add(own, other_node, &back);
  own_note_signs(own, &a);
  own_note_signs(own, &b);
  return added ? own_result(own) : OWN_SAME;
}
