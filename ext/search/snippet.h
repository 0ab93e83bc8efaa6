/* snippet.h: Layer 6. The best piece of a text for the words of a query.
**
** The text is shown as one line: soft line breaks, page breaks and page numbers
** in mid-sentence are gone, a paragraph's end is one blank.  Of that line a
** window of at most `chars` characters is chosen: the one with the most
** different words of the query, then with the most hits, then the first.  It
** begins with a sentence or clause and ends with one where there is room.
**
**   "县志办近日开会。会议指出，防汛⏎⏎工作不能放松，要早部署。"  防汛工作, 16
**     ->  "…会议指出，«防汛工作»不能放松，…"
*/
#ifndef QIKAN_SNIPPET_H
#define QIKAN_SNIPPET_H

#include "core/arena.h"

enum { SNIPPET_MAX = 100000 }; /* most characters of a window */

/* A text as it is shown, and the window into it. */
typedef struct Snippet {
  Span text;
  size_t chars;    /* most characters of the window */
  uint32_t *at;    /* of each shown character, its byte in text; SHOWN_BLANK is
                      set in those of a paragraph's end, shown as a blank */
  size_t n;        /* shown characters */
  Rows hits;       /* Hit, as shown characters in place of bytes */
  Rows marks;      /* Mark, as shown characters */
  Rows sentences;  /* size_t: where sentences begin, shown characters */
  Rows clauses;    /* where clauses and sentences begin */
  Rows stops;      /* where clauses and sentences end */
  int words;       /* in the window: different words of the query */
  int found;       /* hits */
  size_t from, to; /* the window, shown characters */
  Arena *arena;
} Snippet;

/* Finds the window; hits, ROWS_OF(Hit), by their beginning; words, how many
** there are in the query.  Without a hit it is the start of the text.  All
** memory is the arena's; *s points into text. */
void snippet_find(Snippet *s, Span text, const Rows *hits, int words,
                  size_t chars, Arena *arena);

/* Appends the window with marks around the hits, and ellipsis at an end where
** text was cut off. */
void snippet_write(const Snippet *s, Span open, Span close, Span ellipsis,
                   Text *out);

#endif
