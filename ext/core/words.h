/* words.h: Layer 1. Small word lists, kept as text under data/words.txt.
**
** A list is a kind of evidence: words that end an office's name, words that
** credit an item, marks of lists.  Code asks whether a piece of text starts
** with, ends in, or is a word of a list; which words those are is data.
**
**   words_suffix(WORDS_OFFICE_END, "市委宣传部") -> bytes of "部"
**
** All words are stored folded (fold.h): compare with folded text.
*/
#ifndef QIKAN_WORDS_H
#define QIKAN_WORDS_H

#include "core/span.h"

/* One constant for each list of data/words.txt: WORDS_OFFICE_END, … */
typedef enum WordList {
#define WORD_LIST(ID, first, count, longest) WORDS_##ID,
#include "data/words_table.h"
#undef WORD_LIST
  WORDS_LIST_COUNT
} WordList;

/* ---- A first look, inline: most characters begin and end no word ---- */

typedef struct WordFilter {
  uint32_t bits[12];
} WordFilter;

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif
extern const WordFilter word_starts[WORDS_LIST_COUNT];
extern const WordFilter word_ends[WORDS_LIST_COUNT];
#ifdef __GNUC__
#pragma GCC visibility pop
#endif

/* Which bit a character of three or four bytes has, behind those of ASCII.
** ORDER word_bit */
static inline unsigned words_bit(const uint8_t *b) {
  return 128 + ((b[0] * 31u + b[1] * 5u + b[2]) & 255);
}

static inline bool words_have(const WordFilter *filter, unsigned bit) {
  return filter->bits[bit / 32] >> bit % 32 & 1;
}

/* Whether a word of the list may begin with the first character of s; false is
** certain. */
static inline bool words_may_start(WordList list, Span s) {
  const uint8_t *b = (const uint8_t *)s.z;
  if (s.n == 0) return false;
  if (b[0] < 0x80) return words_have(&word_starts[list], b[0]);
  if (b[0] < 0xE0 || s.n < 3) return true;
  return words_have(&word_starts[list], words_bit(b));
}

/* The same of the last character. */
static inline bool words_may_end(WordList list, Span s) {
  if (s.n == 0) return false;
  const uint8_t *b = (const uint8_t *)s.z + s.n;
  if (b[-1] < 0x80) return words_have(&word_ends[list], b[-1]);
  if (s.n < 3 || b[-3] < 0xE0) return true;
  return words_have(&word_ends[list], words_bit(b - 3));
}

/* What the functions below do, behind the first look. */
size_t words_prefix_of(WordList list, Span s);
size_t words_suffix_of(WordList list, Span s);
int words_index_of(WordList list, Span s);

/* ---- The questions ---- */

/* Length in bytes of the longest word that s starts with; 0 for none. */
static inline size_t words_prefix(WordList list, Span s) {
  return words_may_start(list, s) ? words_prefix_of(list, s) : 0;
}

/* Length in bytes of the longest word that s ends with; 0 for none. */
static inline size_t words_suffix(WordList list, Span s) {
  return words_may_end(list, s) ? words_suffix_of(list, s) : 0;
}

/* Which word of the list s is, 0-based in the order of the list; -1 none. */
static inline int words_index(WordList list, Span s) {
  return words_may_start(list, s) ? words_index_of(list, s) : -1;
}

static inline bool words_is(WordList list, Span s) {
  return words_index(list, s) >= 0;
}

/* How many words the list has, and the i-th of them, 0 <= i < count. */
int words_count(WordList list);
Span words_at(WordList list, int i);

/* Where in s the first word of the list stands (bytes) and how long it is;
** SPAN_NPOS for none. */
size_t words_find(WordList list, Span s, size_t *n);

#endif
