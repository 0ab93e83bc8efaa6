/* token.h: Layer 3. One sentence: its symbols, its clues, its words and names.
**
**   sym     市 委 宣 传 部 副 部 长 沈 怀 远 ，
**   tokens  市委 宣传部 副部长 [沈怀远] ，
**
** sentence.c reads the symbols and marks where words of the tables stand,
** cut.c finds the tokens; the finders of people and organisations read them.
*/
#ifndef QIKAN_ENTITY_TOKEN_H
#define QIKAN_ENTITY_TOKEN_H

#include "entity/cue.h"

enum { SENTENCE_MAX = 1000 }; /* symbols */

typedef enum SymbolKind {
  SYM_MARK,  /* punctuation, a work in 《》, anything else */
  SYM_DOT,   /* · between the parts of a name */
  SYM_HAN,   /* an ideograph */
  SYM_LETTER /* letters and digits */
} SymbolKind;

typedef struct Sym {
  uint32_t from, to; /* bytes of the text */
  uint32_t cp;       /* folded */
  uint16_t lens; /* bit n: a word of the tables, of n symbols, begins here */
  uint8_t kind;  /* SymbolKind */
  bool gap;      /* white space stands before it */
} Sym;

typedef enum EntityTokenKind {
  TOKEN_MARK,
  TOKEN_WORD,   /* of ideographs */
  TOKEN_LETTER, /* letters and digits */
  TOKEN_PLACE,  /* the name of a region that the caller knows */
  TOKEN_NAME    /* of a person: beats the words by a margin, and something
                   beside it tells of a person, or the margin is very large */
} EntityTokenKind;

/* What stands beside a name. */
enum {
  BESIDE_POST = 1,
  BESIDE_TITLE = 2,
  BESIDE_LABEL = 4,
  BESIDE_LIST = 8,
  BESIDE_HONOR = 16,
  BESIDE_SAYS = 32,
  BESIDE_MEMORIAL = 64,
  BESIDE_KNOWN = 128 /* the text has the name elsewhere */
};

typedef struct EntityToken {
  uint16_t from, to; /* symbols */
  uint8_t kind;      /* EntityTokenKind */
  uint8_t beside;    /* of a name */
  int16_t margin;    /* of a name: how much dearer the words are without it */
  uint32_t mask;     /* classes of the word (cue.h) */
} EntityToken;

typedef struct SentenceStep {
  int32_t cost;
  uint16_t from;
  uint8_t kind, beside;
} SentenceStep;

/* A name that the caller knows to stand in the text, bytes [from, to). */
typedef struct GivenRange {
  size_t from, to;
} GivenRange;

/* Names of one kind, sorted, not overlapping, and the next one to be read. */
typedef struct GivenNames {
  const GivenRange *a;
  size_t n, next;
} GivenNames;

typedef enum SymEdge {
  EDGE_NONE,
  EDGE_DOTTED, /* a name of several parts: 买买提·艾山 */
  EDGE_PLACE,  /* a region that the caller gave... */
  EDGE_PERSON  /* ...and a person */
} SymEdge;

/* A set of names, by the hash of their folded characters. */
typedef struct NameSet {
  uint64_t *slots; /* 0 is free */
  size_t mask;     /* slots - 1, a power of two less one; 0: no set */
} NameSet;

static inline uint64_t name_hash(uint64_t h, uint32_t cp) {
  return (h ^ cp) * 0x100000001b3u + 1;
}

/* Whether the set has the hash, and where it stands or belongs. */
static inline bool names_have(const NameSet *set, uint64_t hash, size_t *slot) {
  if (!set->mask) return false;
  *slot = (size_t)(hash >> 7) & set->mask;
  while (set->slots[*slot] && set->slots[*slot] != hash) {
    *slot = (*slot + 1) & set->mask;
  }
  return set->slots[*slot] == hash;
}

enum { MAYBE_MAX = 256 };

typedef struct Sentence {
  Span text;            /* the whole text */
  const NameSet *known; /* names that the text has elsewhere */
  bool whole;           /* clauses without any clue are cut, too */
  size_t n_maybe;       /* names that could be, by their letters: hashes */
  uint64_t maybe[MAYBE_MAX];
  size_t n;                         /* symbols in use */
  Sym sym[SENTENCE_MAX + 1];        /* the one behind is a mark */
  uint32_t begin[SENTENCE_MAX + 1]; /* classes of words that begin here... */
  uint32_t end[SENTENCE_MAX + 1];   /* ...and of those that end before here */
  uint16_t edge[SENTENCE_MAX + 1];  /* where the place or name that begins here
                                       ends; 0 none */
  uint8_t edge_kind[SENTENCE_MAX + 1]; /* SymEdge */
  uint8_t blocked[SENTENCE_MAX + 1];   /* bit n: no name of n symbols here */
  SentenceStep steps[SENTENCE_MAX + 1];
  size_t n_tokens;
  EntityToken tokens[SENTENCE_MAX + 1];
} Sentence;

/* Whether token k has blanks before it. */
static inline bool token_gap(const Sentence *s, size_t k) {
  return s->sym[s->tokens[k].from].gap;
}

/* The folded character of a token of one symbol, else 0. */
static inline uint32_t token_cp(const Sentence *s, size_t k) {
  const EntityToken *t = &s->tokens[k];
  return t->to - t->from == 1 ? s->sym[t->from].cp : 0;
}

#endif
