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
#include "core/conn.h"

/* Appends the hits of the words of query in text, by their end, to hits,
** ROWS_OF(Hit); where several end at one place, the longest.  The words are
** those that zh_query() looks for in mode any (query.h): words of the lexicon
** and of conn, their spellings and synonyms, "…" as it stands, no stop words;
** not what "-" excludes, and whether the text has that does not matter.  conn
** may be NULL. */
void terms_find(Span query, Span text, const Conn *conn, Rows *hits,
                Arena *arena);

#endif
