/* sparkline.h: Layer 2. A small line chart as SVG, from rows of a query.
**
**   SELECT report_sparkline(year, items) FROM ...
**       ->  <svg class="sparkline" width="120" height="24" ...>...</svg>
**
** Points are drawn in the order of x, whatever order the rows come in: at x
** where all x are numbers, else side by side in the order of their text (as
** "2020-06"; dates of one kind).  The scale of y holds 0, so that heights
** compare; the last point is marked.  No colour, no style but the line's: the
** page decides, by class.
*/
#ifndef QIKAN_SPARKLINE_H
#define QIKAN_SPARKLINE_H

#include "core/arena.h"

enum { SPARKLINE_WIDTH = 120, SPARKLINE_HEIGHT = 24 }; /* pixels */

typedef struct SparklinePoint {
  double x; /* where it stands, when its text is SPAN_NONE */
  Span key; /* its text, or SPAN_NONE where x was a number */
  double y;
} SparklinePoint;

/* Appends the chart of n points, which it sorts; nothing when n is 0.  NaN and
** infinite values must not be among them. */
void sparkline_write(SparklinePoint *points, size_t n, Text *out);

#endif
