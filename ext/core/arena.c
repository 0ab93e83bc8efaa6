/* arena.c: Layer 0. Bump allocator over sqlite3_malloc64; see arena.h. */
#include "core/arena.h"

#include "core/sqlite.h"
#include "core/utf8.h"

enum { ARENA_BLOCK = 16 * 1024 }; /* usual block, bytes */

struct ArenaBlock {
  ArenaBlock *next;
  size_t used, cap; /* bytes of data[] */
  ArenaAlign data[];
};

static size_t arena_round(size_t n) {
  size_t align = _Alignof(ArenaAlign);
  return (n + align - 1) / align * align;
}

/* A new block with room for n bytes, in front of the others. */
static ArenaBlock *arena_grow(Arena *a, size_t n) {
  size_t cap = n > ARENA_BLOCK ? n : ARENA_BLOCK;
  ArenaBlock *b = NULL;
  if (n <= SIZE_MAX / 2) b = sqlite3_malloc64(sizeof(*b) + cap);
  if (!b) {
    a->rc = SQLITE_NOMEM;
    return NULL;
  }
  b->next = a->head;
  b->used = 0;
  b->cap = cap;
  a->head = b;
  return b;
}

/* arena_alloc() without the zeroes. */
static void *arena_take(Arena *a, size_t n) {
  if (a->rc) return NULL;
  if (n > SIZE_MAX / 4) {
    a->rc = SQLITE_NOMEM;
    return NULL;
  }
  n = arena_round(n ? n : 1);
  ArenaBlock *b = a->head;
  if (!b || b->cap - b->used < n) b = arena_grow(a, n);
  if (!b) return NULL;
  void *p = (char *)b->data + b->used;
  b->used += n;
  return p;
}

void *arena_alloc(Arena *a, size_t n) {
  void *p = arena_take(a, n);
  return p ? memset(p, 0, n ? n : 1) : NULL;
}

Span arena_copy(Arena *a, Span s) {
  if (!s.z) return SPAN_NONE;
  char *z = arena_take(a, s.n + 1);
  if (!z) return SPAN_NONE;
  if (s.n) memcpy(z, s.z, s.n);
  z[s.n] = 0;
  return (Span){z, s.n};
}

void arena_free(Arena *a) {
  while (a->head) {
    ArenaBlock *next = a->head->next;
    sqlite3_free(a->head);
    a->head = next;
  }
  a->rc = SQLITE_OK;
}

/* The place that leads to the block of which p, of n bytes, is all: a large
** array has one.  NULL where p shares its block. */
static ArenaBlock **arena_block_of(Arena *a, const void *p, size_t n) {
  ArenaBlock **link = &a->head;
  if (n <= ARENA_BLOCK) return NULL;
  while (*link && (void *)(*link)->data != p) link = &(*link)->next;
  return *link && (*link)->cap == arena_round(n) ? link : NULL;
}

/* p, of n bytes, with room for more; what is new is not zeroed.  A large array
** grows in its block, so that no old copies of it stay behind. */
static void *arena_extend(Arena *a, void *p, size_t n, size_t more) {
  ArenaBlock **link = a->rc ? NULL : arena_block_of(a, p, n);
  if (!link) {
    void *larger = arena_take(a, more);
    if (larger && n) memcpy(larger, p, n);
    return larger;
  }
  size_t cap = arena_round(more);
  ArenaBlock *b = sqlite3_realloc64(*link, sizeof(*b) + cap);
  if (!b) {
    a->rc = SQLITE_NOMEM;
    return NULL;
  }
  b->used = b->cap = cap;
  *link = b;
  return b->data;
}

void *rows_add(Rows *rows, Arena *a) {
  if (rows->n == rows->cap) {
    size_t cap = rows->cap ? rows->cap * 2 : 8;
    void *p = arena_extend(a, rows->a, rows->n * rows->size, cap * rows->size);
    if (!p) return memset(a->spare.bytes, 0, sizeof(a->spare.bytes));
    rows->a = p;
    rows->cap = cap;
  }
  return memset((char *)rows->a + rows->n++ * rows->size, 0, rows->size);
}

void rows_reserve(Rows *rows, Arena *a, size_t n) {
  if (n <= rows->cap || n > SIZE_MAX / 4 / rows->size) return;
  void *p = arena_extend(a, rows->a, rows->n * rows->size, n * rows->size);
  if (!p) return;
  rows->a = p;
  rows->cap = n;
}

/* Room for n more bytes; false when memory is gone. */
static bool text_reserve(Text *t, size_t n) {
  if (t->cap - t->n >= n) return true;
  size_t cap = t->cap * 2 > t->n + n ? t->cap * 2 : t->n + n + 64;
  char *z = arena_take(t->arena, cap);
  if (!z) return false;
  if (t->n) memcpy(z, t->z, t->n);
  t->z = z;
  t->cap = cap;
  return true;
}

void text_add(Text *t, Span s) {
  if (s.n == 0 || !text_reserve(t, s.n)) return;
  memcpy(t->z + t->n, s.z, s.n);
  t->n += s.n;
}

void text_add_cp(Text *t, uint32_t cp) {
  if (text_reserve(t, UTF8_MAX)) t->n += utf8_put(t->z + t->n, cp);
}

Span text_span(const Text *t) { return t->z ? (Span){t->z, t->n} : SPAN(""); }
