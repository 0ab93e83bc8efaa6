/* mastfind.c: Layer 9. The masthead's fields in the front matter, and in lines
** that are no masthead; see mastwork.h. */
#include "core/cp.h"
#include "core/words.h"
#include "issue/marks.h"
#include "issue/mastwork.h"
#include "issue/text.h"
#include "value/number.h"

enum {
  ELSEWHERE_TOP = 40,
  ELSEWHERE_EDITOR = 15,
  ELSEWHERE_END = 25,
  ELSEWHERE_GREETING = 10,
  ELSEWHERE_DATE = 4,
  LATER_MAX = 400
};

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
  return read && digits == 4 && year > 1900 && year < 2100 ? year : COLUMN_NULL;
}

/* A title, or what describes the issue: its numbers, and its dates where no
** field has one. */
static void take_title_pieces(Work *w, const Line *line, bool dated) {
  Piece pieces[PIECES_MAX];
  w->line = line;
  int n = front_pieces(line->key, pieces);
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
  bool generic = words_is(WORDS_SERIES_END, line_key(w->issue, name));
  bool several = span_has(front->series, SPAN(","));
  if (front->series.n && !several && (generic || sure < FRONT_NAME_SERIAL)) {
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

/* ---- Imprints ---- */

/* "青田县委史志办  2021年2月3日印发": the office and the day of the foot. */
static void take_issued(Work *w) {
  Piece pieces[PIECES_MAX];
  Span key = w->line->key;
  if (!span_cut_suffix(&key, SPAN("印发"))) return;
  int n = masthead_pieces(key, pieces);
  if (n != 1 || pieces[0].kind != PIECE_DATE || pieces[0].to != key.n) return;
  Span office = masthead_trim(span_head(key, pieces[0].from));
  size_t at = (size_t)(office.z - w->line->key.z);
  if (text_is_office(office) && !w->m->publisher.z)
    mast_set_publisher(w, mast_raw(w, at, at + office.n), SPAN_NONE);
  if (!w->m->date.z) mast_take_date(w, &pieces[0]);
}

/* "出版：月野俱乐部", "绿芽公益中心 出品 ｜ …" in the imprint at the end. */
void mast_take_imprint(Work *w) {
  Span key = w->line->key;
  for (size_t at = 0; at < key.n && !w->m->publisher.z;) {
    Span part = span_from(key, at);
    size_t bar = span_find(part, SPAN("|"));
    if (bar != SPAN_NPOS) part.n = bar;
    size_t next = at + part.n + 1;
    Span inner = masthead_trim(part);
    if (inner.n) {
      at = (size_t)(inner.z - key.z);
      size_t role = words_suffix(WORDS_IMPRINT_ROLE, inner);
      bool says = words_prefix(WORDS_IMPRINT_LABEL, inner) > 0 ||
                  (role && text_is_office(span_head(inner, inner.n - role)));
      if (says) mast_take_publisher(w, inner, at, false);
    }
    at = next;
  }
  take_issued(w);
}

void mast_take_later(Work *w) {
  Span key = w->line->key, content = w->line->content;
  size_t n;
  if (w->m->publisher.z || content.n > LATER_MAX ||
      words_find(WORDS_PERSON_LABEL, key, &n) == SPAN_NPOS) {
    return;
  }
  for (Span rest = content; rest.n && !w->m->publisher.z;) {
    if (cp_class(utf8_next(&rest)) != CP_BLANK) continue;
    size_t at = line_key_bytes((Span){content.z, content.n - rest.n});
    Span label = span_from(key, at);
    if (!words_prefix(WORDS_IMPRINT_LABEL, label)) continue;
    mast_take_publisher(w, label, at, false);
  }
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

/* "欢迎阅读《溪谷来信》第 33 期，…": the number, and the name that stands beside. */
static void take_greeting(Work *w) {
  Piece pieces[PIECES_MAX];
  Span name = SPAN_NONE;
  Masthead *m = w->m;
  for (size_t i = 0; i < w->issue->shown.n && i < ELSEWHERE_GREETING; i++) {
    const Line *line = issue_shown(w->issue, i);
    if (m->number != COLUMN_NULL || line->label == LABEL_MASTHEAD) continue;
    if (!words_prefix(WORDS_SERIAL_GREETING, line->key)) continue;
    int n = masthead_pieces(span_head(line->key, 150), pieces);
    if (n == 0 || pieces[0].kind > PIECE_VOLUME) continue;
    Line head = *line;
    head.content = line_unkey(line->content, 0, pieces[0].to);
    head.key = span_head(line->key, pieces[0].to);
    Span before = span_head(head.key, pieces[0].from);
    if (front_name(w->issue, &w->front, &head, &name) < FRONT_NAME_SERIAL &&
        !span_ends(before, SPAN("》"))) {
      continue;
    }
    w->line = &head;
    mast_take_piece(w, &pieces[0]);
    if (!m->series.z) m->series = masthead_book(line_tidy(w->issue, name));
    w->line = NULL;
  }
}

/* "July 5th, 2021", "2021-08-03": a line among the first that is a date. */
static void take_top_date(Work *w) {
  Piece pieces[PIECES_MAX];
  for (size_t i = 0; i < w->issue->shown.n && i < ELSEWHERE_DATE; i++) {
    const Line *line = issue_shown(w->issue, i);
    if (w->m->date.z || line->label == LABEL_MASTHEAD) continue;
    if (masthead_pieces(line->key, pieces) != 1 || pieces[0].from > 0 ||
        pieces[0].to < line->key.n || pieces[0].kind != PIECE_DATE ||
        !pieces[0].date.year || !pieces[0].date.day) {
      continue;
    }
    w->line = line;
    mast_take_date(w, &pieces[0]);
  }
}

/* Bytes of the name that a sentence begins with: "溪谷周刊，记录…", "《溪谷来信》是…";
** 0 for none. */
static size_t self_name(Span key, Span *name) {
  static const Span ends[] = {{",", 1}, {"是", 3}, {":", 1}, {"—", 3}};
  for (Span rest = key; rest.n && key.n - rest.n < 45; utf8_next(&rest)) {
    Span head = span_head(key, key.n - rest.n);
    bool end = false;
    for (size_t i = 0; i < COUNT(ends); i++) end |= span_starts(rest, ends[i]);
    if (!end) continue;
    bool book = span_starts(head, SPAN("《")) && span_ends(head, SPAN("》"));
    if (book) head = span_head(span_from(head, 3), head.n - 6);
    bool serial = front_is_serial(head) && !words_is(WORDS_SERIES_END, head);
    if (!serial || utf8_count(head) < 3) return 0;
    if (words_prefix(WORDS_SERIAL_SELF, head)) return 0;
    *name = head;
    return (size_t)(head.z - key.z) + head.n;
  }
  return 0;
}

/* The number is known, the name is not: a sentence among the first that says
** what the bulletin is. */
static void take_self(Work *w) {
  if (w->m->series.z || w->m->number == COLUMN_NULL) return;
  for (size_t i = 0; i < w->issue->shown.n && i < ELSEWHERE_GREETING; i++) {
    const Line *line = issue_shown(w->issue, i);
    Span name;
    size_t to = self_name(line->key, &name);
    if (!to || line->label == LABEL_MASTHEAD) continue;
    w->line = line;
    w->m->series = mast_raw(w, to - name.n, to);
    return;
  }
}

/* "发布单位：青田县档案馆" near the end. */
static void take_last_publisher(Work *w) {
  size_t n = w->issue->shown.n;
  size_t from = n > ELSEWHERE_GREETING ? n - ELSEWHERE_GREETING : 0;
  for (size_t i = from; i < n && !w->m->publisher.z; i++) {
    const Line *line = issue_shown(w->issue, i);
    size_t label = words_prefix(WORDS_IMPRINT_SURE, line->key);
    if (!label || label == line->key.n || line->label == LABEL_FOOT) continue;
    w->line = line;
    Span name = masthead_cut_label(mast_raw(w, label, line->key.n));
    mast_set_publisher(w, masthead_trim(masthead_cut_address(name)),
                       mast_raw(w, 0, label - 1));
  }
}

/* A heading alone, no name of a bulletin by its words: it is one where the text
** has a number, or names it again. */
void mast_drop_bare(Work *w) {
  Masthead *m = w->m;
  if (!m->series.z || !w->series_bare || m->publisher.z) return;
  if (m->number != COLUMN_NULL || m->total != COLUMN_NULL) return;
  Span key = line_key(w->issue, m->series);
  int n = 0;
  for (size_t i = 0; i < w->issue->shown.n; i++) {
    n += span_has(issue_shown(w->issue, i)->key, key);
    if (n > 1) return;
  }
  issue_note(w->issue, 1, "masthead", m->series);
  m->series = SPAN_NONE;
}

void mast_take_elsewhere(Work *w) {
  take_second_head(w);
  take_greeting(w);
  take_self(w);
  take_top_date(w);
  take_last_publisher(w);
  take_date_line(w);
  take_issue_editor(w);
}
