/* hint.h: Layer 6. What a file name says of an issue that its text does not.
**
**   "2020/岚江信息第3期.txt"  ->  series 岚江信息, number 3, year 2020
**
** The text comes first: a hint fills what is empty, and what it says otherwise
** is noted.  Both kinds of notes have no line.
*/
#ifndef QIKAN_ISSUE_HINT_H
#define QIKAN_ISSUE_HINT_H

#include "issue/issue.h"

/* Fills the empty fields of *m from hint (a path or a file name; SPAN_NONE for
** none) and adds Notes to notes, which may be NULL.  What it writes lives in
** the arena. */
void issue_hint(Masthead *m, Span hint, Arena *arena, Rows *notes);

#endif
