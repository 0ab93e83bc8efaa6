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

/* Length in bytes of the longest word that s starts with; 0 for none. */
size_t words_prefix(WordList list, Span s);

/* Length in bytes of the longest word that s ends with; 0 for none. */
size_t words_suffix(WordList list, Span s);

/* Which word of the list s is, 0-based in the order of the list; -1 none. */
int words_index(WordList list, Span s);

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
