/* terms.h: Layer 6. The words of a query, found in a text without an index.
**
** The tokenizer "chinese" cuts both, so what is found is what a search in an
** FTS5 table finds: in any script, width and case, and across line ends.
**
**   「習⏎⏎近平」 has the word 习近平
**
** All words are looked for at once, in one pass through the text: the tokens of
** the words are a tree, with a link from each node to the longest end of it
** that is a beginning too (Aho and Corasick).
*/
#ifndef QIKAN_TERMS_H
#define QIKAN_TERMS_H

#include "core/arena.h"

/* Appends the hits of the words of query in text, by their end, to hits,
** ROWS_OF(Hit); where several end at one place, the longest.  Words of the
** query are parted by blanks and punctuation; what stands in "…" is one word;
** those that a "-" stands before are not looked for. */
void terms_find(Span query, Span text, Rows *hits, Arena *arena);

#endif
