/* snippet_show.h: Layer 6. How a snippet shows a text, for snippet.c. */
#ifndef QIKAN_SNIPPET_SHOW_H
#define QIKAN_SNIPPET_SHOW_H

#include "search/snippet.h"

#define SHOWN_BLANK 0x80000000u

/* Fills at, n, sentences, clauses and stops of s from its text; hits are those
** of the text, in bytes. */
void snippet_show(Snippet *s, const Rows *hits);

/* The code point shown at i < s->n. */
uint32_t snippet_cp(const Snippet *s, size_t i);

#endif
