/* date.h: Layer 3. Dates as they are written in front of other text.
**
**   "2020年6月9日"      -> 2020-06-09      "二〇二〇年六月" -> 2020-06
**   "2020.6.9", "20200609", "2020-06-09"  -> 2020-06-09
**   "民国109年6月9日"   -> 2020-06-09
**
** Reads folded text (fold.h) without blanks.  Impossible dates (2月30日) are
** no dates.
*/
#ifndef QIKAN_DATE_H
#define QIKAN_DATE_H

#include "core/arena.h"

typedef struct Date {
  int64_t year;
  int month, day; /* 0 where the text does not say */
} Date;

/* Reads the date at the start of *s and steps over it; false, and *s
** untouched, where there is none.  At least year and month are needed, or a
** year in front of 年. */
bool date_read(Span *s, Date *date);

/* The first date in s: its bytes [*from, *to); false when there is none. */
bool date_find(Span s, Date *date, size_t *from, size_t *to);

/* "2020-06-09", "2020-06" or "2020", in the arena. */
Span date_format(const Date *date, Arena *arena);

/* "day", "month" or "year". */
Span date_precision(const Date *date);

#endif
