/* mastfind.c: Layer 7. The masthead's fields in the front matter, and in lines
** that are no masthead; see mastwork.h. */
#include "core/cp.h"
#include "core/words.h"
#include "issue/marks.h"
#include "issue/mastwork.h"
#include "value/number.h"

enum { ELSEWHERE_TOP = 40, ELSEWHERE_EDITOR = 15, ELSEWHERE_END = 25 };

/* ---- Front matter (front.h) ---- */

/* The years that a title states: of its months or of its number. */
static void take_title_years(Work *w, const Piece pieces[], int n) {
  for (int i = 0; i < n; i++) {
    bool date = pieces[i].kind == PIECE_DATE && pieces[i].date.year;
    mast_take_int(w, &w->m->year, date ? pieces[i].date.year : pieces[i].year,
                  NULL);
  }
}

/* "溪谷周报 / 第二期 / 2015": a year alone at the end, behind a sign. */
static int64_t title_last_year(const Line *line) {
  int64_t year;
  Span key = line->key;
  if (key.n < 8) return COLUMN_NULL;
  Span rest = span_from(key, key.n - 4), before = span_head(key, key.n - 4);
  int digits = 0;
  if (cp_is_word(cp_class(utf8_peek_last(before))) ||
      utf8_peek_last(before) == '#' || utf8_peek_last(before) == '.') {
    return COLUMN_NULL;
  }
  bool read = number_read_digits(&rest, &year, &digits);
  return read && digits == 4 && year > 1900 && year < 2100 ? year
                                                           : COLUMN_NULL;
}

/* A title, or what describes the issue: its numbers, and its dates where no
** field has one. */
static void take_title_pieces(Work *w, const Line *line, bool dated) {
  Piece pieces[PIECES_MAX];
  w->line = line;
  int n = masthead_pieces(line->key, pieces);
  take_title_years(w, pieces, n);
  if (n > 0) mast_take_int(w, &w->m->year, title_last_year(line), NULL);
  for (int i = 0; i < n; i++) {
    bool date = pieces[i].kind == PIECE_DATE;
    if (!date) {
      mast_take_piece(w, &pieces[i]);
    } else if (!dated && pieces[i].date.day &&
               (i == 0 || !mast_take_range(w, &pieces[i - 1], &pieces[i]))) {
      mast_take_piece(w, &pieces[i]);
    }
  }
}

/* "issue: 27", "期号：第27期" */
static void take_front_number(Work *w, const Line *line) {
  Span rest = line->key;
  int64_t v;
  if (w->m->number != COLUMN_NULL || line->key.n == 0) return;
  w->line = line;
  if (number_read(&rest, &v) && rest.n == 0) {
    w->m->number = v;
  } else {
    take_title_pieces(w, line, true);
  }
}

/* "云雀周刊第 12 期，本期…": a description that begins with name and number, where
** the title has neither. */
static void take_front_about(Work *w, const Front *front) {
  Piece pieces[PIECES_MAX];
  Span name = SPAN_NONE;
  Line line = front->about;
  if (w->m->number != COLUMN_NULL || line.key.n == 0) return;
  int n = masthead_pieces(line.key, pieces);
  if (n == 0 || pieces[0].kind > PIECE_VOLUME || pieces[0].from > 60) return;
  line.content = line_unkey(line.content, 0, pieces[0].to);
  line.key = span_head(line.key, pieces[0].to);
  if (front_name(w->issue, front, &line, &name) < FRONT_NAME_SERIAL) return;
  take_title_pieces(w, &line, true);
  if (!w->m->series.z) w->m->series = line_tidy(w->issue, name);
}

void mast_take_front(Work *w) {
  Front *front = &w->front;
  Masthead *m = w->m;
  front_read(w->issue, front);
  if (front->end == 0) return;
  Span name = SPAN_NONE;
  FrontName sure = front_name(w->issue, front, &front->title, &name);
  if (front->series.n && sure < FRONT_NAME_SERIAL) {
    sure = FRONT_NAME_SERIAL;
    name = front->series;
  }
  if (sure) {
    m->series = line_tidy(w->issue, name);
    w->series_rank = sure > FRONT_NAME_BESIDE ? RANK_NAMED : RANK_BESIDE;
  }
  take_title_pieces(w, &front->title, front->date_kind > FRONT_DATE_NONE);
  take_front_number(w, &front->number);
  if (front->date_kind) {
    Piece p = {.kind = PIECE_DATE, .date = front->date};
    mast_take_date(w, &p);
  }
  take_front_about(w, front);
  if (front->publisher.n) mast_set_publisher(w, front->publisher, SPAN_NONE);
  if (front->editor.n) m->editor = line_tidy(w->issue, front->editor);
}

/* ---- Lines that are no masthead ---- */

/* "# 「溪谷周刊」 第 13 期 · 2022-05-22" below "# 溪谷周刊": a heading that names the
** bulletin, or that the number opens, holds number and date. */
static bool is_second_head(Work *w, unsigned wanted) {
  Piece pieces[PIECES_MAX];
  Span name;
  const Line *line = w->line;
  if (!mark_is_heading(line->mark) || line->label == LABEL_MASTHEAD ||
      line->key.n > 150) {
    return false;
  }
  int n = masthead_pieces(line->key, pieces);
  bool found = false;
  for (int i = 0; i < n; i++) found |= (wanted >> pieces[i].kind & 1) != 0;
  if (!found) return false;
  return front_name(w->issue, &w->front, line, &name) >= FRONT_NAME_SERIAL;
}

static void take_second_head(Work *w) {
  const Masthead *m = w->m;
  unsigned wanted = 0;
  if (m->number == COLUMN_NULL && m->total == COLUMN_NULL && !m->kind.z)
    wanted |= 1u << PIECE_NUMBER | 1u << PIECE_KIND | 1u << PIECE_TOTAL |
              1u << PIECE_VOLUME;
  if (!m->date.z) wanted |= 1u << PIECE_DATE;
  for (size_t i = 0; i < w->issue->shown.n && i < ELSEWHERE_TOP; i++) {
    w->line = issue_shown(w->issue, i);
    if (!wanted || !is_second_head(w, wanted)) continue;
    mast_take_line(w);
    return;
  }
}

/* "发布日期：2025-03-29" and nothing else. */
static bool is_date_line(const Line *line, Piece *p) {
  size_t n = words_prefix(WORDS_DATE_KEY, line->key);
  if (!n) return false;
  Span rest = span_from(line->key, n);
  *p = (Piece){.kind = PIECE_DATE, .from = n, .to = line->key.n};
  return date_read(&rest, &p->date) && rest.n == 0 && p->date.day;
}

/* The date in a line of its own, at the top or the end; not where each item
** has one. */
static void take_date_line(Work *w) {
  Piece found = {0}, p;
  const Line *line = NULL;
  size_t n = w->issue->shown.n;
  if (w->m->date.z) return;
  for (size_t i = 0; i < n; i++) {
    if (i >= ELSEWHERE_EDITOR && i + ELSEWHERE_END < n) continue;
    if (!is_date_line(issue_shown(w->issue, i), &p)) continue;
    if (line) return;
    found = p;
    line = issue_shown(w->issue, i);
  }
  if (!line) return;
  w->line = line;
  mast_take_date(w, &found);
}

/* The line without the marks of code and bold inside it. */
static Line plain_line(Issue *issue, const Line *line) {
  Line plain = *line;
  Text content = {.arena = &issue->arena};
  for (Span rest = line->content; rest.n;) {
    Span here = rest;
    uint32_t cp = utf8_next(&rest);
    if (cp != '`' && cp != '*')
      text_add(&content, span_head(here, here.n - rest.n));
  }
  plain.content = text_span(&content);
  plain.key = line_key(issue, plain.content);
  return plain;
}

/* "本周轮值主编：阿梧": of the issue by its word, wherever it stands at the top. */
static void take_issue_editor(Work *w) {
  for (size_t i = 0; i < w->issue->shown.n && i < ELSEWHERE_EDITOR; i++) {
    if (w->m->editor.z) return;
    Line plain = plain_line(w->issue, issue_shown(w->issue, i));
    if (!words_prefix(WORDS_ISSUE_EDITOR, plain.key)) continue;
    w->line = &plain;
    mast_take_labels(w, plain.key, 0);
  }
  w->line = NULL;
}

void mast_take_elsewhere(Work *w) {
  take_second_head(w);
  take_date_line(w);
  take_issue_editor(w);
}
