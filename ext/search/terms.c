/* terms.c: Layer 6. Words of a query found in a text; see terms.h. */
#include "search/terms.h"

#include "search/hits.h"
#include "search/query.h"
#include "search/tokenizer.h"

enum { REACHED_MAX = 8 }; /* most nodes that are reached at one place */

/* ---- The tree ---- */

/* One token of a word; node 0 is the root. */
typedef struct TermNode {
  Span token;    /* that leads here */
  uint64_t hash; /* of parent and token */
  int parent;    /* 0: the root */
  int fail;      /* where to go on when no child fits */
  int depth;     /* tokens from the root */
  int longest;   /* tokens of the longest word that ends here; 0: none */
} TermNode;

/* Nodes that were reached together; more than one only where the tokenizer
** gives several tokens for one place. */
typedef struct Reached {
  int nodes[REACHED_MAX];
  int n;
} Reached;

typedef struct Terms {
  Arena *arena;
  Rows nodes;
  int *slots; /* node at the hash of parent and token; 0: free */
  size_t mask;
  int depth;        /* of the deepest node */
  int at;           /* the node that was reached by a word */
  Reached last;     /* by the text, before this place */
  Reached now;      /* and with it */
  int token;        /* the next place of the text */
  int *starts, end; /* where the last `depth` places begin, the last one ends */
  Rows *hits;
} Terms;

#define NODE(t, i) ROW((t)->nodes, TermNode, i)

static uint64_t node_hash(int parent, Span token) {
  uint64_t h = span_hash(token) ^ (uint64_t)parent * 0x9E3779B97F4A7C15u;
  return h ^ h >> 29;
}

/* The child of parent with that token; 0: none. */
static int node_child(const Terms *t, int parent, Span token) {
  uint64_t hash = node_hash(parent, token);
  if (!t->slots) return 0;
  for (size_t i = hash & t->mask; t->slots[i]; i = (i + 1) & t->mask) {
    const TermNode *node = &NODE(t, t->slots[i]);
    if (node->hash == hash && node->parent == parent &&
        span_eq(node->token, token)) {
      return t->slots[i];
    }
  }
  return 0;
}

static void slots_put(Terms *t, int node) {
  size_t i = NODE(t, node).hash & t->mask;
  while (t->slots[i]) i = (i + 1) & t->mask;
  t->slots[i] = node;
}

/* Doubles the table when it is half full. */
static void slots_grow(Terms *t) {
  size_t n = t->slots ? t->mask + 1 : 0;
  if (t->nodes.n * 2 < n) return;
  n = n ? n * 2 : 64;
  int *slots = arena_alloc(t->arena, n * sizeof(*slots));
  if (!slots) return;
  t->slots = slots;
  t->mask = n - 1;
  for (size_t i = 1; i < t->nodes.n; i++) slots_put(t, (int)i);
}

/* Goes down from the node that was reached. */
static void terms_descend(Terms *t, Span token) {
  int child = node_child(t, t->at, token);
  if (!child) {
    slots_grow(t);
    Span copy = arena_copy(t->arena, token);
    TermNode *node = rows_add(&t->nodes, t->arena);
    if (t->arena->rc) return;
    child = (int)t->nodes.n - 1;
    *node = (TermNode){.token = copy, .hash = node_hash(t->at, token)};
    node->parent = t->at;
    node->depth = NODE(t, t->at).depth + 1;
    if (node->depth > t->depth) t->depth = node->depth;
    slots_put(t, child);
  }
  t->at = child;
}

/* The tokenizer calls it for each token of a word. */
static int terms_word_token(void *ctx, int flags, const char *z, int n,
                            int start, int end) {
  (void)flags, (void)start, (void)end;
  Terms *t = ctx;
  terms_descend(t, (Span){z, (size_t)n});
  return t->arena->rc;
}

static void terms_add(Terms *t, Span word) {
  t->at = 0;
  tokenizer_read(word, FTS5_TOKENIZE_QUERY, terms_word_token, t);
  if (!t->arena->rc && t->at) NODE(t, t->at).longest = NODE(t, t->at).depth;
}

/* ---- The query ---- */

/* The string at the start of *expression, and steps over it: "a ""b"" c" is
** a "b" c. */
static Span terms_string(Span *expression, Arena *arena) {
  Text string = {.arena = arena};
  span_cut_prefix(expression, SPAN("\""));
  for (;;) {
    size_t n = span_find(*expression, SPAN("\""));
    text_add(&string, span_head(*expression, n));
    *expression = span_from(*expression, n == SPAN_NPOS ? n : n + 1);
    if (!span_cut_prefix(expression, SPAN("\""))) return text_span(&string);
    text_add(&string, SPAN("\""));
  }
}

/* The words are the strings of the expression that zh_query() makes (query.h)
** up to NOT: what is marked is what was searched for. */
static void terms_parse(Terms *t, Span query, const Conn *conn) {
  Span rest = query_build(query, QUERY_ANY, conn, t->arena);
  while (rest.n && !t->arena->rc && !span_starts(rest, SPAN(" NOT "))) {
    if (*rest.z == '"') {
      terms_add(t, terms_string(&rest, t->arena));
    } else {
      rest = span_from(rest, 1);
    }
  }
}

/* Sets all links, level by level from the root. */
static void terms_link(Terms *t) {
  int *order = arena_alloc(t->arena, t->nodes.n * sizeof(*order));
  int *begin = arena_alloc(t->arena, ((size_t)t->depth + 2) * sizeof(*begin));
  if (t->arena->rc) return;
  for (size_t i = 0; i < t->nodes.n; i++) begin[NODE(t, i).depth + 1]++;
  for (int d = 0; d <= t->depth; d++) begin[d + 1] += begin[d];
  for (size_t i = 0; i < t->nodes.n; i++) {
    order[begin[NODE(t, i).depth]++] = (int)i;
  }
  for (size_t k = 1; k < t->nodes.n; k++) {
    TermNode *node = &NODE(t, order[k]);
    int fail = NODE(t, node->parent).fail, found = 0;
    if (node->parent) {
      while (!(found = node_child(t, fail, node->token)) && fail) {
        fail = NODE(t, fail).fail;
      }
    }
    node->fail = found;
    if (!node->longest) node->longest = NODE(t, found).longest;
  }
}

/* ---- The text ---- */

/* Goes on from a node of the place before. */
static void terms_step(Terms *t, int node, Span token) {
  int child, i = 0;
  while (!(child = node_child(t, node, token)) && node) {
    node = NODE(t, node).fail;
  }
  while (i < t->now.n && t->now.nodes[i] != child) i++;
  if (i < t->now.n || i == REACHED_MAX) return;
  t->now.nodes[t->now.n++] = child;
  int longest = NODE(t, child).longest;
  if (longest) {
    Hit *hit = rows_add(t->hits, t->arena);
    *hit = (Hit){t->starts[(t->token - longest) % t->depth], t->end, 0};
  }
}

/* The tokenizer calls it for each token of the text.  What is marked is the
** place as a whole, as FTS5 does not tell which of its tokens was found. */
static int terms_text_token(void *ctx, int flags, const char *z, int n,
                            int start, int end) {
  Terms *t = ctx;
  if (!(flags & FTS5_TOKEN_COLOCATED)) {
    t->last = t->now;
    t->now.n = 0;
    t->end = end;
    t->starts[t->token++ % t->depth] = start;
  }
  for (int i = 0; i < t->last.n; i++) {
    terms_step(t, t->last.nodes[i], (Span){z, (size_t)n});
  }
  return t->arena->rc;
}

void terms_find(Span query, Span text, const Conn *conn, Rows *hits,
                Arena *arena) {
  Terms t = {.arena = arena, .nodes = ROWS_OF(TermNode), .hits = hits};
  rows_add(&t.nodes, arena); /* the root */
  terms_parse(&t, query, conn);
  if (arena->rc || t.depth == 0) return;
  terms_link(&t);
  t.starts = arena_alloc(arena, (size_t)t.depth * sizeof(*t.starts));
  if (arena->rc) return;
  t.now = (Reached){{0}, 1};
  tokenizer_read(text, FTS5_TOKENIZE_DOCUMENT, terms_text_token, &t);
  hits_fit(text, hits);
}
