/* hits.h: Layer 5. Where a text has the words of a query, and marks there.
**
** A hit is a piece of the text that one word, or phrase, of the query was found
** in; hits may overlap.  Marks are what is shown: hits that overlap, or have
** nothing between them but blanks and layout, are one mark.
**
**   "学习⏎⏎近平同志"  hits: 习 近 平  ->  "学«习⏎⏎近平»同志"
**
** A mark goes from the first character of its first hit to the last of its last
** hit, with the line ends and page numbers that lie inside; it is never empty,
** never begins or ends with a blank, and never cuts a character, nor the accent
** or variation selector behind one, in two.  Without its marks the text is what
** it was, byte for byte.
*/
#ifndef QIKAN_HITS_H
#define QIKAN_HITS_H

#include "core/arena.h"
#include "core/sqlite.h"

typedef struct Hit {
  int start, end; /* bytes of the text, end > start; whole characters */
  int word;       /* which phrase of the query, 0-based */
} Hit;

typedef struct Mark {
  size_t start, end; /* bytes of the text, end > start */
} Mark;

/* Appends the hits that the current row of an FTS5 query has in one column,
** by their beginning, to hits, ROWS_OF(Hit), and sets *text to the column's
** text, as FTS5 owns it: valid while the row is; SPAN_NONE where that is NULL
** or not stored (a contentless table).  Any tokenizer will do.  Returns an
** SQLite code; arena->rc counts too. */
int hits_read(const Fts5ExtensionApi *api, Fts5Context *fts, int column,
              Span *text, Rows *hits, Arena *arena);

/* Makes hits as a tokenizer's offsets give them fit the characters of text, and
** removes those that have nothing to show.  hits_read() has done it. */
void hits_fit(Span text, Rows *hits);

/* Makes marks, ROWS_OF(Mark), of hits that come by their beginning, or by their
** end.  The marks are in order and do not touch. */
void hits_marks(Span text, const Rows *hits, Rows *marks, Arena *arena);

/* Whether bytes start..end of text are only blanks, page numbers in
** mid-sentence, and what belongs to the character before. */
bool hits_is_layout(Span text, size_t start, size_t end);

#endif
