/* words.c: Layer 1. Look-ups in small word lists; see words.h.
**
** A set of bits says of most characters that no word of a list has them there
** (words.h).  Of the others, two hash tables lead from a list and a character
** to the words of that list which begin with it, or end in it: mostly none,
** seldom more than five.
*/
#include "core/words.h"

#include "core/utf8.h"

/* All words, list after list, each list sorted by bytes. */
static const Span word_texts[] = {
#define WORD_TEXT(literal) {(literal), sizeof(literal) - 1},
#include "data/words_table.h"
#undef WORD_TEXT
};

static const struct {
  int first, count; /* its words in word_texts */
  size_t longest;   /* bytes of its longest word */
} word_lists[] = {
#define WORD_LIST(ID, first, count, longest) {first, count, longest},
#include "data/words_table.h"
#undef WORD_LIST
};

/* Where the words of one list and character stand. */
typedef struct WordSlot {
  uint32_t key; /* 0: free */
  uint16_t first, count;
} WordSlot;

enum { WORD_SLOTS = 8192, WORD_SHIFT = 19, LIST_SHIFT = 21 };

static const WordSlot word_heads[WORD_SLOTS] = {
#define WORD_HEAD(slot, key, first, count) [slot] = {key, first, count},
#include "data/words_table.h"
#undef WORD_HEAD
};

/* The same by last characters: first counts in word_by_tail. */
static const WordSlot word_tails[WORD_SLOTS] = {
#define WORD_TAIL(slot, key, first, count) [slot] = {key, first, count},
#include "data/words_table.h"
#undef WORD_TAIL
};

static const uint16_t word_by_tail[] = {
#define WORD_BY_TAIL(row) row,
#include "data/words_table.h"
#undef WORD_BY_TAIL
};

const WordFilter word_starts[WORDS_LIST_COUNT] = {
#define WORD_STARTS(...) {{__VA_ARGS__}},
#include "data/words_table.h"
#undef WORD_STARTS
};

const WordFilter word_ends[WORDS_LIST_COUNT] = {
#define WORD_ENDS(...) {{__VA_ARGS__}},
#include "data/words_table.h"
#undef WORD_ENDS
};

/* The words of list for a character; an empty slot for none.  Key and hash are
** those of data/mkwords.c.  ORDER word_key */
static inline const WordSlot *word_slot(const WordSlot *table, WordList list,
                                        uint32_t cp) {
  uint32_t key = ((uint32_t)list + 1) << LIST_SHIFT | cp;
  uint32_t i = key * 2654435769u >> WORD_SHIFT;
  while (table[i].key && table[i].key != key) i = (i + 1) % WORD_SLOTS;
  return &table[i];
}

/* span_starts() and span_ends() for words that share one character with s: most
** differ in the other end. */
static inline bool word_begins(Span s, Span word) {
  return s.n >= word.n && s.z[word.n - 1] == word.z[word.n - 1] &&
         span_starts(s, word);
}

static inline bool word_closes(Span s, Span word) {
  return s.n >= word.n && s.z[s.n - word.n] == word.z[0] && span_ends(s, word);
}

int words_index_of(WordList list, Span s) {
  if (s.n == 0 || s.n > word_lists[list].longest) return -1;
  const WordSlot *slot = word_slot(word_heads, list, utf8_peek(s));
  for (int i = slot->first; i < slot->first + slot->count; i++) {
    if (span_eq(s, word_texts[i])) return i - word_lists[list].first;
  }
  return -1;
}

int words_count(WordList list) { return word_lists[list].count; }

Span words_at(WordList list, int i) {
  return word_texts[word_lists[list].first + i];
}

size_t words_prefix_of(WordList list, Span s) {
  size_t best = 0;
  if (s.n == 0) return 0;
  const WordSlot *slot = word_slot(word_heads, list, utf8_peek(s));
  for (int i = slot->first; i < slot->first + slot->count; i++) {
    Span word = word_texts[i];
    if (word.n > best && word_begins(s, word)) best = word.n;
  }
  return best;
}

size_t words_suffix_of(WordList list, Span s) {
  size_t best = 0;
  if (s.n == 0) return 0;
  const WordSlot *slot = word_slot(word_tails, list, utf8_peek_last(s));
  for (int i = slot->first; i < slot->first + slot->count; i++) {
    Span word = word_texts[word_by_tail[i]];
    if (word.n > best && word_closes(s, word)) best = word.n;
  }
  return best;
}

size_t words_find(WordList list, Span s, size_t *n) {
  for (Span rest = s; rest.n;) {
    if (words_may_start(list, rest)) {
      *n = words_prefix_of(list, rest);
      if (*n) return (size_t)(rest.z - s.z);
    }
    if (utf8_is_han(rest)) {
      rest = span_from(rest, 3);
    } else {
      utf8_next(&rest);
    }
  }
  return SPAN_NPOS;
}
