/* mentions.h: Layer 8. Dates, people, organisations, places and works that an
** issue names.
**
** Made when it is asked for, from the parsed issue: its words as plain text
** (prose.h), read by the finders of dates, regions and entities.
*/
#ifndef QIKAN_ISSUE_MENTIONS_H
#define QIKAN_ISSUE_MENTIONS_H

#include "issue/issue.h"

typedef struct Mention {
  int64_t article; /* seq, or COLUMN_NULL: masthead, contents */
  Span kind;       /* date person org place work */
  Span text;       /* as printed, without the line breaks of the layout */
  Span norm;       /* ISO date, bare name, full name, title without 《》 */
  Span norm_end;   /* last day of a range */
  Span precision;  /* of a date: day month year range vague */
  Span role, org;  /* of a person */
  int64_t start, length; /* characters of the issue's text, 1-based */
  Span region_code;      /* of a place: GB/T 2260 */
  double confidence;     /* 0 to 1 */
} Mention;

/* Appends the mentions of an issue in the order of its text, to rows,
** ROWS_OF(Mention). */
void issue_mentions(const Issue *issue, Arena *arena, Rows *rows);

#endif
