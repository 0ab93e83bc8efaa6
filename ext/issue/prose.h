/* prose.h: Layer 7. The words of an issue as plain text, with the way back.
**
**   "…史志研究室主⏎ 任顾明川"   ->  "…史志研究室主任顾明川⏎"
**
** Lines of items, contents and masthead are put together as their bodies are:
** soft line breaks, page breaks and page numbers are gone, one line is one
** paragraph.  Nothing else is changed, so that every byte of it stands in the
** issue's text, in the same order.
*/
#ifndef QIKAN_ISSUE_PROSE_H
#define QIKAN_ISSUE_PROSE_H

#include "issue/issue.h"

/* A piece of a line, copied. */
typedef struct ProsePiece {
  size_t from;     /* byte of Prose.text */
  size_t source;   /* the same byte in Issue.text */
  int64_t article; /* seq, or COLUMN_NULL */
  Label label;
} ProsePiece;

typedef struct Prose {
  Span text;
  Rows pieces; /* ProsePiece, in order */
} Prose;

/* The prose of an issue, in arena. */
void prose_make(const Issue *issue, Arena *arena, Prose *prose);

/* The piece that byte `at` of the prose is in, looked for from piece *k on:
** bytes must be asked for in order. */
const ProsePiece *prose_piece(const Prose *prose, size_t at, size_t *k);

#endif
