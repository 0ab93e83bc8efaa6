/* cue.h: Layer 2. What is known of characters and words that names are made of.
**
** Tables made by data/mkentity.c from word lists that can be read and changed:
**
**   surnames.txt, given.txt   how common a character is in names
**   posts.txt                 主任, 副, 烈士, 同志
**   person_clues.txt          指出, 故居, 记者
**   org_suffixes.txt          大学, 局, 市委, 我室, 干部
**   org_stops.txt             召开, 与, 近日
**   not_names.txt             高度, 方面
**   mention_dates.txt         当天, 冬季
**   entity_costs.txt          what a clue is worth
**
** All words are folded (fold.h).  Costs are negative log odds in steps of 1/32
** nat, as those of the lexicon.
*/
#ifndef QIKAN_ENTITY_CUE_H
#define QIKAN_ENTITY_CUE_H

#include "core/span.h"

/* Classes of a word: a word may have several.  ORDER entity_class */
enum {
  CUE_POST = 1 << 0,
  CUE_POST_PART = 1 << 1,
  CUE_TITLE = 1 << 2,
  CUE_HONOR = 1 << 3,
  CUE_SAYS = 1 << 4,
  CUE_MEMORIAL = 1 << 5,
  CUE_LABEL = 1 << 6,
  CUE_NOT_AFTER = 1 << 7,
  CUE_NOT_NAME = 1 << 8,
  CUE_ORG_END = 1 << 9,
  CUE_ORG_WEAK = 1 << 10,
  CUE_ORG_HEAD = 1 << 11,
  CUE_ORG_LEVEL = 1 << 12,
  CUE_ORG_OUR = 1 << 13,
  CUE_NOT_ORG = 1 << 14,
  CUE_ORG_STOP = 1 << 15,
  CUE_SURNAME2 = 1 << 16,
  CUE_ORG_BARE = 1 << 17,
  CUE_TRANSLIT = 1 << 18,
  CUE_DATE_LOOSE = 1 << 19,
  CUE_LIST_LABEL = 1 << 20,
  CUE_PLACE_HEAD = 1 << 21,
  CUE_NO_WORD = 1 << 22,
  CUE_DATE_NOW = 1 << 23,
  CUE_NOW_BEFORE = 1 << 24,
  CUE_NOW_AFTER = 1 << 25
};

/* ENTITY_NAME, ENTITY_POST_BEFORE, … : the rows of entity_costs.txt. */
enum {
#define ENTITY_COST(name, value) ENTITY_##name = (value),
#include "data/entity_table.h"
#undef ENTITY_COST
  ENTITY_COSTS_END
};

enum {
  ENTITY_HAN = 0x4E00,
  ENTITY_HAN_END = 0xA000,
  ENTITY_PAIRS = 1 << 16 /* bits of a filter */
};

typedef struct EntityNode {
  uint32_t mask;     /* classes of the word that ends here; 0 none */
  uint32_t first;    /* its first child... */
  uint16_t cp;       /* the character that leads here */
  uint16_t children; /* ...and how many there are, sorted by cp */
} EntityNode;

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif
extern const uint8_t entity_surname[ENTITY_HAN_END - ENTITY_HAN];
extern const uint8_t entity_given[ENTITY_HAN_END - ENTITY_HAN];
extern const uint16_t entity_roots[ENTITY_HAN_END - ENTITY_HAN];
extern const uint32_t entity_pairs[ENTITY_PAIRS / 32];
extern const EntityNode entity_nodes[];
#ifdef __GNUC__
#pragma GCC visibility pop
#endif

/* Cost of a folded character as a surname; 0: it is none. */
static inline int cue_surname(uint32_t cp) {
  if (cp - ENTITY_HAN >= ENTITY_HAN_END - ENTITY_HAN) return 0;
  return 2 * (entity_surname[cp - ENTITY_HAN] & ~1);
}

/* Whether a folded character is a surname wherever it stands, mostly: 刘, not
** 高 or 和. */
static inline bool cue_surname_usual(uint32_t cp) {
  return cp - ENTITY_HAN < ENTITY_HAN_END - ENTITY_HAN &&
         entity_surname[cp - ENTITY_HAN] & 1;
}

/* Cost of a folded character in a given name; dear for what is unknown. */
static inline int cue_given(uint32_t cp) {
  if (cp - ENTITY_HAN >= ENTITY_HAN_END - ENTITY_HAN) return 450;
  return 2 * entity_given[cp - ENTITY_HAN];
}

/* The node of all words that begin with a folded character; NULL for none. */
static inline const EntityNode *cue_root(uint32_t cp) {
  if (cp - ENTITY_HAN >= ENTITY_HAN_END - ENTITY_HAN) return NULL;
  unsigned root = entity_roots[cp - ENTITY_HAN];
  return root ? &entity_nodes[root - 1] : NULL;
}

/* False where no word begins with these two characters, true for few others.
** ORDER entity_pair */
static inline bool cue_pair(uint32_t a, uint32_t b) {
  uint32_t h = (a * 0x9E3779B1u ^ b * 0x85EBCA6Bu) >> 16;
  return entity_pairs[h / 32] >> h % 32 & 1;
}

/* Follows one more character; NULL where no word goes on with it. */
const EntityNode *cue_step(const EntityNode *node, uint32_t cp);

/* The classes of a folded word; 0 where no list has it. */
uint32_t cue_classes(Span folded);

#endif
