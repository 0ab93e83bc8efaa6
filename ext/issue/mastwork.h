/* mastwork.h: Layer 8. The masthead at work: what its two files share.
**
** masthead.c reads the lines that are labelled masthead or foot; mastfind.c
** reads the front matter and looks for what these lines do not say.
*/
#ifndef QIKAN_ISSUE_MASTWORK_H
#define QIKAN_ISSUE_MASTWORK_H

#include "issue/front.h"
#include "issue/masthead.h"

/* One masthead line at work. */
typedef struct Work {
  Issue *issue;
  Masthead *m;
  const Line *line;
  Front front;       /* of the text; end is 0 for none */
  Span office_above; /* content of an office line just above, or none */
  Span vol;          /* "Vol." as printed in front of the volume, or none */
  uint32_t publisher_line; /* of an office alone that is the publisher, or 0 */
  bool number_seen;
  bool series_bare; /* nothing speaks for the series but its place on top */
  int series_rank;  /* how well the present series was supported */
} Work;

enum { RANK_NONE, RANK_PLAIN, RANK_BESIDE, RANK_NAMED, RANK_BOOK };

/* ---- masthead.c: each takes what the present line says ---- */

/* Bytes [from, to) of the line's key as they are to be read. */
Span mast_raw(const Work *w, size_t from, size_t to);

/* The first value of a field stays; another one becomes a note of the code,
** where that is not NULL. */
void mast_take_int(Work *w, int64_t *field, int64_t value, const char *code);
void mast_take_date(Work *w, const Piece *p);
void mast_take_piece(Work *w, const Piece *p);

/* The end of a range of days, where the line joins a and b. */
bool mast_take_range(Work *w, const Piece *a, const Piece *b);

/* "责任编辑：张三  审核：李四" in key, which is the line's from byte at on; returns
** the bytes of key in front of them. */
size_t mast_take_labels(Work *w, Span key, size_t at);
void mast_set_publisher(Work *w, Span name, Span role);

/* 主办：X, X编, or an office beside a date, in key, which is the line's from byte
** at on. */
bool mast_take_publisher(Work *w, Span key, size_t at, bool beside);
void mast_take_line(Work *w);

/* ---- mastfind.c ---- */

/* What the front matter says. */
void mast_take_front(Work *w);

/* "社長：李冰　發行：青田縣同鄉會": the publisher behind people. */
void mast_take_later(Work *w);

/* The publisher in a line of the imprint at the end. */
void mast_take_imprint(Work *w);

/* What no masthead line says and others do: a second heading with number and
** date, "发布日期：…", the editor of this week. */
void mast_take_elsewhere(Work *w);

/* At the end: takes back a name that nothing but its place speaks for. */
void mast_drop_bare(Work *w);

#endif
