/* bench_issues.h: a made-up archive: issues as they are printed, by number.
**
** Eight weeklies of eight offices, in four layouts: the text of a PDF (a blank
** line after each printed line, page breaks in mid-sentence), lines broken by
** hand, whole paragraphs, Markdown.  Issue n is the same text in every run: 14
** items, columns, contents, credits, a foot; 25 KB on average.  All names are
** invented.
*/
#ifndef QIKAN_BENCH_ISSUES_H
#define QIKAN_BENCH_ISSUES_H

#include <stddef.h>

enum { MADE_SERIES = 8 };

typedef struct MadeIssue {
  char path[64]; /* "岚江动态/1977-0003.txt" */
  char *text;    /* UTF-8, with a NUL behind it */
  size_t n;      /* bytes */
  size_t room;   /* bytes allocated */
} MadeIssue;

/* Writes issue n, 0 or more, over what *issue holds; begin with {0}.  Issues 0
** to 7 are those of the first week. */
void made_issue(int n, MadeIssue *issue);
void made_free(MadeIssue *issue);

#endif
