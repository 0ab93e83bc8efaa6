/* lexicon_own.h: Layer 3. Words and synonyms that one connection has added.
**
** A trie that grows, beside the built-in one (lexicon.h); it lives with the
** connection, in its own arena.  Words are keyed as fold_key() has them:
**
**   zh_lexicon('習 近平')   習近平 -> 习近平, kept whole
**   zh_lexicon('和平', 0)   和平 is no word here, whatever the built-in list says
**
** A step in the trie is a look-up in a hash table by node and character, so
** that many words cost memory, and no time.
*/
#ifndef QIKAN_LEXICON_OWN_H
#define QIKAN_LEXICON_OWN_H

#include "core/arena.h"
#include "core/conn.h"

enum {
  OWN_MAX = 32,    /* longest word, folded characters */
  OWN_ROOT = 0,    /* node that words begin at */
  OWN_NONE = -1,   /* no such node */
  OWN_DEFAULT = -1 /* weight of a word that was given without one */
};

typedef struct OwnWord {
  Span word;     /* as it was given first */
  double weight; /* as a count in 60 million words; 0: no word; OWN_DEFAULT */
  uint32_t cost; /* in steps of lexicon.h */
} OwnWord;

typedef struct OwnPair {
  Span word, other; /* as they were given */
  Span other_key;   /* the other one folded */
  int next;         /* another pair of the same word; -1: none */
} OwnPair;

/* What a connection added.  Read it; own_add_word() and own_add_synonym()
** write. */
typedef struct OwnLexicon {
  Rows words;     /* OwnWord */
  Rows pairs;     /* OwnPair; each synonym stands there both ways round */
  Rows nodes;     /* of the trie */
  int *table;     /* index of nodes by parent and character; OWN_NONE: free */
  size_t n_table; /* a power of two */
  uint64_t signs; /* hash of the punctuation that stands in words */
  Arena arena;
} OwnLexicon;

/* What conn has added, or NULL: nothing; also for a NULL conn. */
const OwnLexicon *own_get(const Conn *conn);

/* The node that follows by a folded character, or OWN_NONE. */
int own_step(const OwnLexicon *own, int node, uint32_t cp);

typedef enum OwnVerdict { OWN_SILENT, OWN_YES, OWN_NO } OwnVerdict;

/* Whether a word ends at a node, and its cost in steps; OWN_NO: the connection
** has taken it away.  What has synonyms is a word. */
OwnVerdict own_verdict(const OwnLexicon *own, int node, uint32_t *cost);

/* The first pair whose word ends at a node, an index of pairs, or -1. */
int own_synonym(const OwnLexicon *own, int node);

/* The node of a folded word, or OWN_NONE. */
int own_find(const OwnLexicon *own, Span folded);

/* Whether a word may have the sign cp in it. */
static inline bool own_may_have(const OwnLexicon *own, uint32_t cp) {
  return own->signs >> (cp & 63) & 1;
}

typedef enum OwnResult {
  OWN_SAME,  /* nothing to add, or it is there already */
  OWN_ADDED, /* the list has changed */
  OWN_NOMEM  /* memory is gone; the list is as it was */
} OwnResult;

/* Adds a word, or gives it another weight (0 or more, or OWN_DEFAULT).  What
** has no letter, digit or ideograph, or is longer than OWN_MAX, is no word. */
OwnResult own_add_word(Conn *conn, Span word, double weight);

/* Makes two words synonyms of each other. */
OwnResult own_add_synonym(Conn *conn, Span word, Span other);

#endif
