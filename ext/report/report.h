/* report.h: Layer 3. Columns, bars and HTML for reports.
**
** A Han character takes two columns of a terminal, a letter one; the shells
** of older SQLites count both as one, and every table after a Chinese column
** is crooked.  So reports pad by display width themselves:
**
**   report_pad('县档案馆', 12) || report_pad(8, 4, 'right')
**       ->  "县档案馆       8"
**   report_bar(8, 12, 10)  ->  "██████▋"
**
** They know nothing about what is reported; the questions stand in sql/.
*/
#ifndef QIKAN_REPORT_H
#define QIKAN_REPORT_H

#include "core/arena.h"
#include "core/sql.h"

enum { REPORT_MAX_WIDTH = 1000 }; /* columns of one cell or bar */

typedef enum ReportAlign {
  REPORT_LEFT,
  REPORT_RIGHT,
  REPORT_CENTER,
  REPORT_ALIGN_COUNT
} ReportAlign;

/* Appends s in exactly width columns: filled up with blanks, or cut at a
** character with "…" as its end.  Line ends and other controls become blanks;
** SPAN_NONE pads like "". */
void report_pad(Span s, int64_t width, ReportAlign align, Text *out);

/* Appends the bar of value on a scale from 0 to max, width columns long at
** max, in steps of an eighth of a column.  Nothing for value <= 0 or
** max <= 0; a value above 0 shows at least one step, one above max is cut. */
void report_bar(double value, double max, int64_t width, Text *out);

/* Appends s as text of an HTML or SVG element, or of a quoted attribute: & < >
** " ' as entities; NUL and other characters that HTML forbids, and malformed
** bytes, as U+FFFD.  SPAN_NONE appends nothing. */
void report_html(Span s, Text *out);

extern const Family report_family;

#endif
