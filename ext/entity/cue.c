/* cue.c: Layer 2. Words and characters that names are made of; see cue.h. */
#include "entity/cue.h"

#include "core/utf8.h"

#define ENTITY_TABLES
#include "data/entity_table.h"
#undef ENTITY_TABLES

const EntityNode *cue_step(const EntityNode *node, uint32_t cp) {
  uint32_t lo = node->first, hi = lo + node->children;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (entity_nodes[mid].cp == cp) return &entity_nodes[mid];
    if (entity_nodes[mid].cp < cp) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  return NULL;
}

uint32_t cue_classes(Span folded) {
  const EntityNode *node = cue_root(utf8_next(&folded));
  while (node && folded.n) node = cue_step(node, utf8_next(&folded));
  return node ? node->mask : 0;
}
