/* split.c: Layer 8. Several issues in one text.
**
**   工作信息 / 第3期 / … / 工作信息 / 第4期 / …  ->  two parts
**
** A line that holds an issue number or, as a heading, a date has a shape: its
** key with every numeral replaced by 0.  Where the shape of the first masthead
** stands again with another number, the next issue begins; it begins as many
** lines higher as the lines above still have the shapes of those above the
** first one.
*/
#include "issue/marks.h"
#include "issue/masthead.h"
#include "issue/table.h"
#include "issue/text.h"
#include "value/number.h"

enum { SHAPE_MAX = 150, SPLIT_FIRST_LINES = 12, ABOVE_MAX = 5 };

/* The next byte of a shape: '0' for a whole numeral. */
static uint8_t shape_next(Span *key) {
  int64_t v;
  if (number_read(key, &v)) return '0';
  uint8_t b = (uint8_t)key->z[0];
  *key = span_from(*key, 1);
  return b;
}

/* Whether two keys have one shape. */
static bool shape_eq(Span a, Span b) {
  while (a.n && b.n) {
    if (shape_next(&a) != shape_next(&b)) return false;
  }
  return a.n == b.n;
}

/* Whether a line by itself may head an issue. */
static bool split_is_head(const Line *line) {
  if (line->column || line->key.n == 0 || line->key.n > SHAPE_MAX) return false;
  if (text_ends_sentence(line->text)) return false;
  if (masthead_kinds(line->key) &
      (1u << PIECE_NUMBER | 1u << PIECE_KIND | 1u << PIECE_TOTAL)) {
    return true;
  }
  return mark_is_heading(line->mark) && masthead_has_date(line->key);
}

/* How many lines above shown line i look like those above line first. */
static size_t split_above(const Issue *issue, size_t first, size_t i) {
  size_t n = 0;
  while (n < ABOVE_MAX && n < first && n < i) {
    const Line *a = issue_shown(issue, first - n - 1);
    const Line *b = issue_shown(issue, i - n - 1);
    if (b->column || !shape_eq(a->key, b->key)) break;
    n++;
  }
  return n;
}

static void split_add(const Issue *issue, Arena *arena, Rows *parts,
                      size_t line) {
  const Line *l = issue_line(issue, line);
  IssuePart *p = rows_add(parts, arena);
  size_t at = parts->n == 1 ? 0 : (size_t)(l->raw.z - issue->text.z);
  p->seq = (int64_t)parts->n;
  p->start = parts->n == 1 ? 1 : l->start;
  p->text = span_from(issue->text, at);
}

/* Ends each part where the next begins. */
static void split_close(Rows *parts) {
  for (size_t i = 0; i < parts->n; i++) {
    IssuePart *p = &ROW(*parts, IssuePart, i);
    if (i + 1 < parts->n) {
      p->text.n = (size_t)(ROW(*parts, IssuePart, i + 1).text.z - p->text.z);
    }
    p->length = (int64_t)utf8_count(p->text);
  }
}

/* The first line that heads an issue, as shown index; SIZE_MAX for none. */
static size_t split_first(const Issue *issue) {
  for (size_t i = 0; i < issue->shown.n && i < SPLIT_FIRST_LINES; i++) {
    if (split_is_head(issue_shown(issue, i))) return i;
  }
  return SIZE_MAX;
}

void issue_split(const Issue *whole, Arena *arena, Rows *parts) {
  size_t first = split_first(whole), last = first;
  if (whole->lines.n) split_add(whole, arena, parts, 0);
  if (first != SIZE_MAX) {
    const Line *head = issue_shown(whole, first);
    for (size_t i = first + 1; i < whole->shown.n; i++) {
      const Line *line = issue_shown(whole, i);
      const Line *before = issue_shown(whole, last);
      if (line->mark != head->mark || !shape_eq(line->key, head->key)) continue;
      if (span_eq(line->key, before->key) || !split_is_head(line)) continue;
      size_t above = split_above(whole, first, i);
      last = i;
      split_add(whole, arena, parts, ROW(whole->shown, uint32_t, i - above));
    }
  }
  split_close(parts);
}
