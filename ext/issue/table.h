/* table.h: Layer 6. A hash table from a 64-bit key to a small entry.
**
** Made once for a known number of keys, lives in an arena, never grows: for
** counting lines that repeat in one pass over an issue.
*/
#ifndef QIKAN_ISSUE_TABLE_H
#define QIKAN_ISSUE_TABLE_H

#include "core/arena.h"

typedef struct KeyEntry {
  uint64_t hash; /* 0: free */
  uint32_t count, first, last;
} KeyEntry;

typedef struct KeyTable {
  KeyEntry *entries;
  size_t mask; /* number of entries - 1, a power of two */
} KeyTable;

/* A table for up to n keys; NULL without memory. */
static inline KeyTable *table_new(Arena *arena, size_t n) {
  size_t size = 16;
  while (size < n * 2) size *= 2;
  KeyTable *t = arena_alloc(arena, sizeof(*t));
  if (!t) return NULL;
  t->entries = arena_alloc(arena, size * sizeof(KeyEntry));
  t->mask = size - 1;
  return t->entries ? t : NULL;
}

/* The entry of hash, made if it was not there. */
static inline KeyEntry *table_at(KeyTable *t, uint64_t hash) {
  if (hash == 0) hash = 1;
  size_t i = (size_t)(hash ^ hash >> 29) & t->mask;
  while (t->entries[i].hash && t->entries[i].hash != hash)
    i = (i + 1) & t->mask;
  t->entries[i].hash = hash;
  return &t->entries[i];
}

/* The entry of hash, or NULL. */
static inline KeyEntry *table_find(const KeyTable *t, uint64_t hash) {
  if (hash == 0) hash = 1;
  size_t i = (size_t)(hash ^ hash >> 29) & t->mask;
  while (t->entries[i].hash) {
    if (t->entries[i].hash == hash) return &t->entries[i];
    i = (i + 1) & t->mask;
  }
  return NULL;
}

#endif
