/* front.h: Layer 7. The front matter: fields between two lines of --- or +++.
**
**   title: "云雀周刊 #12：默认值"        title = "云雀周刊 - 第12期"
**   publishedAt: 2022-08-19T15:00:00     date = 2022-08-19 07:00:00
**   categories: [云雀周刊]
**
** Names of fields are compared folded, without - and _ ; which name says what
** stands in data/words.txt (front_…).  Of several dates the one on which the
** issue was published is taken; one on which it was changed never is.
*/
#ifndef QIKAN_ISSUE_FRONT_H
#define QIKAN_ISSUE_FRONT_H

#include "issue/issue.h"
#include "issue/masthead.h"
#include "value/date.h"

/* How surely a date is that of the issue. */
typedef enum FrontDate {
  FRONT_DATE_NONE,
  FRONT_DATE_CREATED,
  FRONT_DATE_PLAIN,
  FRONT_DATE_PUBLISHED
} FrontDate;

typedef struct Front {
  Line title, about; /* the values as lines of their own; key.n is 0 for none */
  Line number;       /* "issue: 27", "期号：第27期" */
  Span series, publisher, editor; /* as written, or none */
  Date date;
  FrontDate date_kind;
  uint32_t end; /* lines of front matter at the top; 0 for none */
} Front;

/* Reads the front matter of an issue that has passed issue_zones(). */
void front_read(Issue *issue, Front *front);

/* As masthead_pieces(), and the number that stands bare behind a name: 溪谷周刊
** 33, 溪谷周刊（033）：茶与雨. */
int front_pieces(Span key, Piece pieces[PIECES_MAX]);

/* How well a part of a title is supported as the bulletin's name. */
typedef enum FrontName {
  FRONT_NAME_NONE,
  FRONT_NAME_BESIDE, /* it stands in front of the number */
  FRONT_NAME_SERIAL, /* it ends as names of bulletins do: 周刊, Weekly */
  FRONT_NAME_TAG     /* and categories, tags or the like repeat it */
} FrontName;

/* The bulletin's name in a title, or none where nothing speaks for it. */
FrontName front_name(Issue *issue, const Front *front, const Line *title,
                     Span *name);

/* The part of a name that is the name: "溪谷周报 | 每周精选" -> "溪谷周报"; false
** where no sign parts it. */
bool front_part(Issue *issue, const Front *front, Span name, Span *part);

/* Whether a key ends as names of bulletins do, in Chinese or English. */
bool front_is_serial(Span key);

#endif
