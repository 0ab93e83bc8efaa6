/* table.h: Layer 6. A hash table from a 64-bit key to a small entry.
**
** For counting lines that repeat in one pass over an issue: begins as {0},
** grows with its keys, and is freed by table_free() at the end of the stage.
*/
#ifndef QIKAN_ISSUE_TABLE_H
#define QIKAN_ISSUE_TABLE_H

#include "core/arena.h"

typedef struct KeyEntry {
  uint64_t hash; /* 0: free */
  uint32_t count, first, last;
} KeyEntry;

enum { KEY_TABLE_MIN = 16 };

typedef struct KeyTable {
  Arena arena; /* of the entries, so that they go when it grows */
  KeyEntry *entries;
  size_t mask; /* number of entries - 1, a power of two */
  size_t used;
} KeyTable;

/* Frees the entries; what failed is told to the arena of the caller. */
static inline void table_free(KeyTable *t, Arena *arena) {
  if (t->arena.rc) arena->rc = t->arena.rc;
  arena_free(&t->arena);
}

/* The entry of hash, or the free one where it would be. */
static inline KeyEntry *table_slot(const KeyTable *t, uint64_t hash) {
  size_t i = (size_t)(hash ^ hash >> 29) & t->mask;
  while (t->entries[i].hash && t->entries[i].hash != hash) {
    i = (i + 1) & t->mask;
  }
  return &t->entries[i];
}

/* Room for one more key; false without memory. */
static inline bool table_grow(KeyTable *t) {
  KeyTable more = {.mask = t->mask * 2 + 1, .used = t->used};
  if (!t->entries) more.mask = KEY_TABLE_MIN - 1;
  more.entries = arena_alloc(&more.arena, (more.mask + 1) * sizeof(KeyEntry));
  if (!more.entries) {
    t->arena.rc = more.arena.rc;
    return false;
  }
  for (size_t i = 0; t->entries && i <= t->mask; i++) {
    if (!t->entries[i].hash) continue;
    *table_slot(&more, t->entries[i].hash) = t->entries[i];
  }
  arena_free(&t->arena);
  *t = more;
  return true;
}

/* The entry of hash, made if it was not there; valid until the next call.  NULL
** without memory, from then on. */
static inline KeyEntry *table_at(KeyTable *t, uint64_t hash) {
  if (hash == 0) hash = 1;
  if (t->arena.rc) return NULL;
  if ((!t->entries || t->used * 2 > t->mask) && !table_grow(t)) return NULL;
  KeyEntry *e = table_slot(t, hash);
  t->used += e->hash == 0;
  e->hash = hash;
  return e;
}

/* The entry of hash, or NULL. */
static inline KeyEntry *table_find(const KeyTable *t, uint64_t hash) {
  if (hash == 0) hash = 1;
  if (!t->entries) return NULL;
  KeyEntry *e = table_slot(t, hash);
  return e->hash ? e : NULL;
}

#endif
