/* dates.h: Layer 4. All dates of a text: where, and which days they name.
**
**   "将于6月9日至12日召开" with the reference day 2020-06-01
**      -> "6月9日至12日", 2020-06-09 to 2020-06-12, range
**
** Every style of writing: 2020年6月9日, 二○二○年六月, 20200609, 2020.6.9,
** full width, traditional, with the blanks and line breaks of PDF text; ranges,
** weeks, ten-day periods, quarters, halves, decades, centuries; festivals and
** solar terms; the lunar calendar, 民国 and reign years; 昨天, 上周三, 三天前.
** docs/date.md has the rules and their sources.
**
**   Arena arena = {0};
**   DatesRef ref;
**   dates_ref_parse(SPAN("2020-06-01"), &ref);
**   Rows found = ROWS_OF(DateFound);
**   dates_find(text, &ref, 0, &found, &arena);
**   for (size_t i = 0; i < found.n; i++) {
**     const DateFound *date = &ROW(found, DateFound, i);
**     ... span_head(span_from(text, date->start), date->length) ...
**   }
*/
#ifndef QIKAN_DATES_H
#define QIKAN_DATES_H

#include "core/arena.h"
#include "value/calendar.h"

/* What kind of period a date names.  ORDER date_grain */
typedef enum DateGrain {
  DATE_DAY,
  DATE_WEEK, /* Monday to Sunday, and weekends */
  DATE_XUN,  /* 上旬 中旬 下旬 */
  DATE_MONTH,
  DATE_QUARTER,
  DATE_HALF, /* of a year, a month or a week */
  DATE_SEASON,
  DATE_YEAR,
  DATE_DECADE,
  DATE_CENTURY,
  DATE_RANGE, /* from ... to ..., and any other number of days */
  DATE_VAGUE, /* 近日: no date_start, no date_end */
  DATE_GRAIN_COUNT
} DateGrain;

/* The day from which 昨天 and 6月9日 count: mostly the issue's own. */
typedef struct DatesRef {
  Day first, last; /* one day, or all days of a month or a year that is all one
                      knows; 0 for no reference at all */
} DatesRef;

typedef struct DateFound {
  size_t start, length;      /* bytes in the text */
  Day first, last;           /* 0 where no day can be told: see dates_find() */
  Span date_start, date_end; /* "2020-06-09", in the arena; SPAN_NONE for 0 */
  DateGrain grain;
} DateFound;

enum {
  DATES_WITH_VAGUE = 1, /* 近日, 日前, 近年来 too, as DATE_VAGUE */
  DATES_ONLY_KNOWN = 2, /* leave out those whose days cannot be told */
  DATES_ONLY_ONE = 4    /* stop after the first */
};

/* Appends a DateFound for each date of text, in the order of the text; they do
** not overlap.  Adds rows with first == 0 for what is written as a date but
** needs a reference that is missing or too coarse (昨天 without ref, 昨天 in a
** month), and for days that do not exist (2月30日, 康熙九十年).  ref may be NULL.
** Any bytes are fine; time is linear.  Without memory, arena->rc says so. */
void dates_find(Span text, const DatesRef *ref, unsigned flags, Rows *found,
                Arena *arena);

/* Reads a reference: "2020-06-09", also with a time behind it, "2020-06" or
** "2020".  False where s is none of these. */
bool dates_ref_parse(Span s, DatesRef *ref);

/* "day", "week", ... of a grain. */
Span dates_grain_name(DateGrain grain);

#endif
