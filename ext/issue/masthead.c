/* masthead.c: Layer 9. Stage 6: who published what, which number, when.
**
**   第 3 期                                   number 3, unit 期
**   (总第 126 期)                             total 126
**   中共雁洲市委党史研究室编 2021 年 4月 8日  publisher, role 编, date
**
** The pieces of each masthead line (pieces.c) give the numbers and dates; the
** rests between them are the bulletin's name, the publisher, labelled people
** or marks of secrecy.  The first statement of a thing wins; a second one that
** contradicts it is noted.  What the text does not say stays NULL.
*/
#include "issue/mastwork.h"

#include "core/cp.h"
#include "core/words.h"
#include "issue/clues.h"
#include "issue/marks.h"
#include "issue/text.h"
#include "value/number.h"

Span mast_raw(const Work *w, size_t from, size_t to) {
  return line_tidy(w->issue, line_unkey(w->line->content, from, to));
}

enum {
  GENERIC_BYTES = 6,    /* of a heading that is no name by itself */
  OWN_CHARS = 3,        /* of what follows 本期 and is no name */
  MAST_NAME_BYTES = 12, /* of a person's name */
  HOST_MIN = 9, /* bytes of who publishes, without a word for an office */
  HOST_MAX = 75
};

/* ---- Pieces ---- */

/* The unit as printed: "No." where the key has "no.". */
static Span work_unit(const Work *w, Span unit) {
  if (unit.n == 0) return SPAN_NONE;
  size_t at = (size_t)(unit.z - w->line->key.z);
  return mast_raw(w, at, at + unit.n);
}

void mast_take_int(Work *w, int64_t *field, int64_t value, const char *code) {
  if (value == COLUMN_NULL) return;
  if (*field == COLUMN_NULL) {
    *field = value;
  } else if (*field != value && code) {
    issue_note(w->issue, w->line->number, code, w->line->text);
  }
}

static void set_range(Work *w, Date end, int64_t year) {
  if (end.year == 0) end.year = year;
  w->m->date_end = date_format(&end, &w->issue->arena);
  w->m->precision = SPAN("range");
}

void mast_take_date(Work *w, const Piece *p) {
  Masthead *m = w->m;
  Arena *arena = &w->issue->arena;
  Date date = p->date;
  if (date.year == 0 && (m->year == COLUMN_NULL || m->date.z)) {
    issue_note(w->issue, w->line->number, "masthead",
               mast_raw(w, p->from, p->to));
    return;
  }
  if (date.year == 0) date.year = m->year;
  if (m->date.z && p->date.day == 0) return;
  if (m->date.z && !span_eq(m->precision, SPAN("day"))) m->date = SPAN_NONE;
  if (m->date.z && span_eq(m->date, date_format(&date, arena))) return;
  if (m->date.z) {
    issue_note(w->issue, w->line->number, "second_date", w->line->text);
    return;
  }
  m->date = date_format(&date, arena);
  m->precision = date_precision(&date);
  if (p->date_end.day) set_range(w, p->date_end, date.year);
  if (m->year == COLUMN_NULL) m->year = date.year;
}

void mast_take_piece(Work *w, const Piece *p) {
  Masthead *m = w->m;
  switch (p->kind) {
    case PIECE_NUMBER:
      if (m->number == COLUMN_NULL) {
        m->unit = work_unit(w, p->unit);
        mast_take_int(w, &m->number_end, p->value_end, NULL);
      }
      mast_take_int(w, &m->number, p->value, "second_number");
      if (!m->date.z) mast_take_int(w, &m->year, p->year, NULL);
      if (p->value_end != COLUMN_NULL && !m->kind.z) m->kind = SPAN("double");
      break;
    case PIECE_TOTAL:
      mast_take_int(w, &m->total, p->value, "second_total");
      break;
    case PIECE_VOLUME:
      if (m->volume == COLUMN_NULL && p->unit.n &&
          span_starts(p->unit, SPAN("vol"))) {
        w->vol = work_unit(w, p->unit);
      }
      mast_take_int(w, &m->volume, p->value, "second_volume");
      break;
    case PIECE_DATE: mast_take_date(w, p); break;
    case PIECE_OTHER:
      issue_note(w->issue, w->line->number, "masthead",
                 mast_raw(w, p->from, p->to));
      break;
    case PIECE_KIND:
      if (!m->kind.z) m->kind = span_of(p->issue_kind);
      if (m->number == COLUMN_NULL && p->value != COLUMN_NULL) {
        m->number = p->value;
      }
      break;
  }
}

/* ---- Rests ---- */

/* "责任编辑：张三  审核：李四"; returns the bytes of key in front of them. */
size_t mast_take_labels(Work *w, Span key, size_t at) {
  Labelled people[LABELLED_MAX];
  int n = masthead_labelled(key, people);
  for (int i = 0; i < n; i++) {
    Span name = mast_raw(w, at + people[i].from, at + people[i].to);
    name = masthead_cut_label(name);
    size_t dot = span_find(name, SPAN(" · ")); /* 编辑：林间 · 订阅 */
    if (dot != SPAN_NPOS && dot > 0) name = span_head(name, dot);
    name = masthead_trim(name);
    if (name.n == 0) continue;
    if (words_is(WORDS_SIGNER_LABEL, people[i].label)) {
      if (!w->m->signer.z) w->m->signer = name;
    } else if (words_is(WORDS_EDITOR_LABEL, people[i].label)) {
      if (!w->m->editor.z) w->m->editor = name;
    }
  }
  return n ? (size_t)(people[0].label.z - key.z) : key.n;
}

/* The line above turned out to be part of the publisher: it needs no note. */
static void work_unnote(Work *w) {
  Rows *notes = &w->issue->notes;
  if (notes->n == 0) return;
  const Note *last = &ROW(*notes, Note, notes->n - 1);
  if (last->line < w->line->number && last->message.z &&
      span_eq(last->code, SPAN("masthead"))) {
    notes->n--;
  }
}

void mast_set_publisher(Work *w, Span name, Span role) {
  Masthead *m = w->m;
  if (!m->publisher_role.z && role.n && span_eq(name, m->publisher)) {
    m->publisher_role = role;
  }
  bool charge = span_eq(m->publisher_role, SPAN("主管")) && role.n &&
                !span_eq(role, m->publisher_role);
  if (charge) m->publisher = m->publisher_role = w->office_above = SPAN_NONE;
  if (name.n == 0 || m->publisher.z) return;
  if (w->office_above.z) { /* an office over two lines */
    Text t = {.arena = &w->issue->arena};
    text_add(&t, line_tidy(w->issue, w->office_above));
    text_add(&t, name);
    name = text_span(&t);
    work_unnote(w);
  }
  m->publisher = name;
  if (role.n) m->publisher_role = role;
}

/* "石岭县督查室　2022年8月31日" right below another office that stands alone: both
** publish. */
static bool join_publisher(Work *w, Span key, size_t at) {
  Masthead *m = w->m;
  if (!m->publisher.z || m->publisher_role.z || !w->publisher_line) {
    return false;
  }
  uint32_t line = w->publisher_line;
  w->publisher_line = 0;
  for (line++; line < w->line->index; line++) {
    if (issue_line(w->issue, line)->label != LABEL_BLANK) return false;
  }
  if (line != w->line->index || key.n >= w->line->key.n) return false;
  Text t = {.arena = &w->issue->arena};
  text_add(&t, m->publisher);
  text_add(&t, SPAN(" "));
  text_add(&t, mast_raw(w, at, at + key.n));
  m->publisher = text_span(&t);
  return true;
}

/* 主办：X */
static bool take_labelled_publisher(Work *w, Span key, size_t at) {
  size_t label = words_prefix(WORDS_PUBLISHER_LABEL, key);
  if (!label) return false;
  bool named = words_is(WORDS_PUBLISHER_WHO, span_head(key, label)) &&
               masthead_is_apart(w->line, at + label);
  if (!span_has(span_head(key, label), SPAN(":")) && !named &&
      !text_is_office(span_from(key, label))) {
    return false;
  }
  Span role = mast_raw(w, at, at + label);
  if (!span_cut_suffix(&role, SPAN("："))) span_cut_suffix(&role, SPAN(":"));
  Span name = mast_raw(w, at + label, at + key.n);
  name = masthead_cut_address(masthead_cut_label(name));
  mast_set_publisher(w, masthead_trim(name), role);
  return true;
}

/* "青田街道党工委、办事处主办": below the number the word 主办 alone says it. */
static bool take_host(Work *w, Span key, size_t at) {
  size_t role = words_suffix(WORDS_IMPRINT_ROLE, key);
  Span host = span_head(key, key.n - role);
  if (!role || !w->number_seen || w->m->publisher.z) return false;
  if (host.n < HOST_MIN || host.n > HOST_MAX || text_has_inner_stop(host) ||
      span_has(host, SPAN(":")) || words_prefix(WORDS_SERIAL_SELF, host)) {
    return false;
  }
  mast_set_publisher(w, masthead_trim(mast_raw(w, at, at + host.n)),
                     mast_raw(w, at + host.n, at + key.n));
  return true;
}

/* "各乡镇文化站：", "（专报省政府办公厅）": the line names who receives it. */
static bool is_addressed(const Work *w, size_t at) {
  Span key = w->line->key;
  if (utf8_peek_last(key) == ':') return true;
  return at > 0 && span_starts(key, SPAN("(")) && span_ends(key, SPAN(")"));
}

/* 主办：X, X编, or an office beside a date. */
bool mast_take_publisher(Work *w, Span key, size_t at, bool beside) {
  if (take_labelled_publisher(w, key, at)) return true;
  size_t role = words_suffix(WORDS_PUBLISHER_ROLE, key);
  Span office = span_head(key, key.n - role);
  if (role && text_is_office(office)) {
    if (join_publisher(w, office, at)) {
      w->m->publisher_role = mast_raw(w, at + office.n, at + key.n);
      return true;
    }
    mast_set_publisher(w, mast_raw(w, at, at + office.n),
                       mast_raw(w, at + office.n, at + key.n));
    return true;
  }
  if (take_host(w, key, at)) return true;
  if (is_addressed(w, at) || masthead_is_quoted(w->line, at)) return false;
  if (text_is_office(key) && join_publisher(w, key, at)) return true;
  if (text_is_office(key) && (beside || w->number_seen)) {
    w->publisher_line = w->m->publisher.z ? w->publisher_line : w->line->index;
    mast_set_publisher(w, mast_raw(w, at, at + key.n), SPAN_NONE);
    return true;
  }
  return false;
}

/* "县文化馆《采风》": the office in front of the name is the publisher; returns
** how well a name that is nothing but 《…》 is supported. */
static int take_book(Work *w, Span key, size_t at) {
  size_t open = span_find(key, SPAN("《"));
  if (open == SPAN_NPOS) { /* trimmed off: "《晨钟》" */
    bool book = w->line->mark == MARK_BOOK;
    return book && key.n == w->line->key.n ? RANK_BOOK : RANK_NONE;
  }
  Span office = span_head(key, open), name = span_from(key, open + 3);
  if (!text_is_office(office)) return RANK_NONE;
  span_cut_suffix(&name, SPAN("》")); /* masthead_trim may have cut it */
  if (name.n == 0 || span_has(name, SPAN("》"))) return RANK_NONE;
  mast_set_publisher(w, mast_raw(w, at, at + office.n), SPAN_NONE);
  return RANK_BOOK;
}

/* A caption, an address, a greeting: the line names another thing. */
static bool series_is_other(const Work *w, Span key, bool beside) {
  size_t n;
  if (words_find(WORDS_SERIAL_NOT, key, &n) != SPAN_NPOS) return true;
  if (words_is(WORDS_SERIAL_GREETING, key)) return true;
  return !beside && (masthead_is_value(key) || masthead_is_value(w->line->key));
}

/* （双月刊）, "## 新闻": words that name no bulletin by themselves. */
static bool series_is_generic(const Work *w, Span key, bool beside) {
  size_t n = words_prefix(WORDS_SERIAL_GREETING, key);
  if (words_is(WORDS_FREQUENCY, key)) return true;
  if (n && utf8_count(span_from(key, n)) <= OWN_CHARS)
    return true; /* 本期简报 */
  return !beside && mark_is_heading(w->line->mark) && key.n <= GENERIC_BYTES &&
         words_is(WORDS_SERIES_END, key);
}

/* How well a rest is supported as the bulletin's name; RANK_NONE when it is an
** office, a motto or a sentence. */
static int series_support(const Work *w, Span key, bool beside) {
  if (series_is_generic(w, key, beside)) return RANK_NONE;
  if (words_suffix(WORDS_SERIES_END, key)) return RANK_NAMED;
  if (!front_is_serial(key) && series_is_other(w, key, beside))
    return RANK_NONE;
  if (text_is_office(key) || clue_has(w->line, CLUE_QUOTE)) return RANK_NONE;
  bool prose = masthead_dates_other(w->line) || text_has_inner_stop(key);
  if (prose && w->number_seen) return RANK_NONE;
  return beside || clue_has(w->line, CLUE_TOP_HEADING) ? RANK_BESIDE
                                                       : RANK_PLAIN;
}

/* 云雀周刊：好看的默认值 : the name, and what the issue is about. */
static bool cut_theme(Work *w, Span key, size_t at, Span *name) {
  size_t colon = span_find(key, SPAN(":"));
  if (colon == SPAN_NPOS || colon + 1 >= key.n ||
      !words_suffix(WORDS_SERIES_END, span_head(key, colon))) {
    return false;
  }
  *name = mast_raw(w, at, at + colon);
  if (!w->m->theme.z) w->m->theme = mast_raw(w, at + colon + 1, at + key.n);
  return true;
}

/* Whether a rest that is supported so far is less than what is known. */
static bool series_yields(const Work *w, Span key, int rank) {
  const Span *series = &w->m->series;
  if (rank == RANK_PLAIN && w->number_seen) return true;
  if (rank <= w->series_rank && w->series_rank >= RANK_BESIDE) return true;
  return rank == RANK_PLAIN && masthead_is_latin(key) && series->z &&
         !masthead_is_latin(*series);
}

/* The bulletin's name: best with a usual ending or beside the number. */
static bool take_series(Work *w, Span key, size_t at, bool beside) {
  int rank = series_support(w, key, beside);
  if (rank == RANK_NONE) return false;
  int book = take_book(w, key, at);
  if (book > rank) rank = book;
  key.n = masthead_cut_frequency(key);
  key.n = masthead_cut_month(key);
  if (series_yields(w, key, rank)) return false;
  size_t office = rank == RANK_NAMED ? masthead_office(w->line, key, at) : 0;
  if (office) {
    mast_set_publisher(w, mast_raw(w, at, at + office), SPAN_NONE);
    at += office;
    key = span_from(key, office);
  }
  Span name = masthead_book(mast_raw(w, at, at + key.n));
  if (cut_theme(w, key, at, &name)) rank = RANK_NAMED;
  name = masthead_cut_pinyin(name);
  Span part;
  if (rank != RANK_BOOK && front_part(w->issue, &w->front, name, &part)) {
    name = part; /* "溪谷周报 | 每周精选" */
  }
  w->series_rank = rank;
  w->series_bare = rank <= RANK_BESIDE && !beside && !front_is_serial(key);
  w->m->series = name;
  return true;
}

/* The field that a whole rest is for, or NULL: a theme, a mark of secrecy. */
static Span *rest_field(Work *w, Span inner, bool behind_colon) {
  if (behind_colon && w->number_seen && !w->m->theme.z) return &w->m->theme;
  return words_prefix(WORDS_SECRECY, inner) ? &w->m->secrecy : NULL;
}

static bool take_field(Work *w, Span inner, size_t from, bool behind_colon) {
  Span *field = rest_field(w, inner, behind_colon);
  if (field && !field->z) *field = mast_raw(w, from, from + inner.n);
  return field != NULL;
}

static bool pieces_number(const Piece pieces[], int n) {
  for (int i = 0; i < n; i++) {
    if (pieces[i].kind <= PIECE_VOLUME) return true;
  }
  return false;
}

/* "第 58 期 - 冬天的第一场雪": behind a number that opens the line and a dash, what
** the issue is about, unless it ends as names of bulletins do. */
static bool rest_is_theme(const Work *w, Span lead, Span inner, size_t from) {
  Piece pieces[PIECES_MAX];
  const Line *line = w->line;
  if (!mark_is_heading(line->mark) || from == 0 || w->m->theme.z) return false;
  bool sign = span_has(lead, SPAN("-")) || span_has(lead, SPAN("|")) ||
              span_has(lead, SPAN("·")) || span_has(lead, SPAN("—"));
  if (!sign || words_suffix(WORDS_SERIES_END, inner)) return false;
  int n = front_pieces(line->key, pieces);
  bool last = inner.z + inner.n == line->key.z + line->key.n;
  if (n == 0 || !last || !pieces_number(pieces, n)) return false;
  /* "[2021.03.05] 第 12 期 · theme", or "name No.16｜theme" */
  return w->m->series.z ? pieces[0].from == 0 || span_has(lead, SPAN("|"))
                        : pieces[0].from <= 1;
}

/* "主编 李冰": a label that a blank parts from a short name. */
static bool take_editor(Work *w, Span key, size_t at) {
  size_t n = words_prefix(WORDS_EDITOR_WORD, key);
  if (!n || !masthead_is_apart(w->line, at + n)) return false;
  if (n == key.n || key.n - n > MAST_NAME_BYTES) return false;
  if (!w->m->editor.z) w->m->editor = mast_raw(w, at + n, at + key.n);
  return true;
}

/* "——青田街道社区报" below the name. */
static bool rest_is_below(const Work *w, size_t from, bool beside) {
  return from > 0 && w->m->series.z && !beside &&
         span_starts(w->line->content, SPAN("——"));
}

/* One rest of a line: bytes [from, to) of its key. */
static void take_rest(Work *w, size_t from, size_t to, bool beside) {
  Span key = {w->line->key.z + from, to - from};
  Span inner = masthead_trim(key);
  Span lead = {key.z, inner.n ? (size_t)(inner.z - key.z) : 0};
  bool colon = span_has(lead, SPAN(":")) || span_has(lead, SPAN("——"));
  if (from > 0) { /* behind a date */
    inner = masthead_trim(span_from(inner, words_prefix(WORDS_WEEKDAY, inner)));
  }
  if (inner.n < 3) return;
  from = (size_t)(inner.z - w->line->key.z);
  if (take_field(w, inner, from, colon && beside)) return;
  inner.n = mast_take_labels(w, inner, from);
  if (inner.n == 0) return;
  if (rest_is_theme(w, lead, inner, from)) {
    w->m->theme = mast_raw(w, from, from + inner.n);
    return;
  }
  bool empty =
      words_is(WORDS_PUBLISHER_ROLE, inner) || words_is(WORDS_DATE_WORD, inner);
  if (take_editor(w, inner, from)) return;
  if (mast_take_publisher(w, inner, from, beside) || empty) return;
  if (rest_is_below(w, from, beside) || !take_series(w, inner, from, beside))
    issue_note(w->issue, w->line->number, "masthead",
               mast_raw(w, from, from + inner.n));
}

/* Whether what stands between two pieces joins them: 8月3日—9日. */
static bool pieces_joined(const Work *w, const Piece *a, const Piece *b) {
  static const Span signs[] = {{"~", 1},  {"-", 1},  {"—", 3},  {"至", 3},
                               {"到", 3}, {"--", 2}, {"——", 6}, {"–", 3}};
  Span between = {w->line->key.z + a->to, b->from - a->to};
  for (size_t i = 0; i < COUNT(signs); i++) {
    if (span_eq(between, signs[i])) return true;
  }
  return false;
}

/* The end of a range of days: the issue of a week. */
bool mast_take_range(Work *w, const Piece *a, const Piece *b) {
  Masthead *m = w->m;
  Date end = b->date;
  if (a->kind != PIECE_DATE || b->kind != PIECE_DATE || !end.day) return false;
  if (!pieces_joined(w, a, b) || m->date_end.z || !m->date.z) return false;
  set_range(w, end, m->year);
  return true;
}

/* A rest, in parts where wide blanks stand inside: "office　　　　name". */
static void take_rests(Work *w, size_t from, size_t to, bool beside) {
  while (from < to) {
    Span raw = line_unkey(w->line->content, from, to);
    size_t gap = masthead_gap(raw);
    size_t end = gap < raw.n ? from + line_key_bytes(span_head(raw, gap)) : to;
    if (end <= from || end > to) end = to;
    take_rest(w, from, end, beside);
    from = end;
  }
}

void mast_take_line(Work *w) {
  Piece pieces[PIECES_MAX];
  const Line *line = w->line;
  int n = mark_is_heading(line->mark) ? front_pieces(line->key, pieces)
                                      : masthead_pieces(line->key, pieces);
  size_t at = 0;
  for (int i = 0; i <= n; i++) {
    size_t end = i < n ? pieces[i].from : line->key.n;
    if (end > at) take_rests(w, at, end, n > 0);
    if (i == n) break;
    bool other =
        (pieces[i].kind == PIECE_DATE || pieces[i].kind == PIECE_KIND) &&
        masthead_dates_other(line);
    if (other) {
      issue_note(w->issue, line->number, "masthead",
                 mast_raw(w, pieces[i].from, pieces[i].to));
    } else if (i == 0 || !mast_take_range(w, &pieces[i - 1], &pieces[i])) {
      mast_take_piece(w, &pieces[i]);
    }
    if (pieces[i].kind != PIECE_DATE && pieces[i].kind != PIECE_OTHER) {
      w->number_seen = true;
    }
    at = pieces[i].to;
  }
}

/* ---- The stage ---- */

/* An office line right above the line that names the publisher's unit. */
static void note_office(Work *w) {
  bool office = clue_has(w->line, CLUE_OFFICE) &&
                !words_suffix(WORDS_SERIES_END, w->line->key);
  w->office_above = office ? w->line->content : SPAN_NONE;
}

/* An imprint at the end names the people that the masthead does not; where
** there is no masthead at all, it stands for it. */
static void take_imprint(Work *w, bool any) {
  Issue *issue = w->issue;
  for (size_t i = 0; i < issue->shown.n; i++) {
    w->line = issue_shown(issue, i);
    if (w->line->label != LABEL_FOOT) continue;
    if (any || clue_has(w->line, CLUE_FOOT_SEND) ||
        clue_has(w->line, CLUE_FOOT)) {
      mast_take_labels(w, w->line->key, 0);
      size_t n = text_editorial_office(w->line->key);
      if (n && !w->m->editor.z) w->m->editor = mast_raw(w, 0, n);
      mast_take_imprint(w);
    } else {
      mast_take_line(w);
      note_office(w);
    }
  }
}

/* "（专报省政府办公厅）" */
static bool note_is_addressed(const Issue *issue, const Note *note) {
  size_t i = (size_t)note->line - 1;
  if (note->line < 1 || i >= issue->lines.n) return false;
  Span key = issue_line(issue, i)->key;
  return span_starts(key, SPAN("(")) && span_ends(key, SPAN(")"));
}

/* An office that had no word beside it: "绣岭人大" on top, another office as
** publisher, is the name; above a name, it is the publisher. */
static void take_office_note(Work *w, Span *field) {
  Issue *issue = w->issue;
  for (size_t i = 0; i < issue->notes.n; i++) {
    Note *note = &ROW(issue->notes, Note, i);
    if (!note->message.z || !span_eq(note->code, SPAN("masthead"))) continue;
    if (note_is_addressed(issue, note)) continue;
    Text key = {.arena = &issue->arena};
    fold_key(note->message, &key);
    if (!text_is_office(text_span(&key))) return;
    *field = note->message;
    memmove(note, note + 1, (issue->notes.n - i - 1) * sizeof(*note));
    issue->notes.n--;
    return;
  }
}

static void take_office_notes(Work *w) {
  Masthead *m = w->m;
  if (!m->series.z && m->publisher.z) take_office_note(w, &m->series);
  if (m->series.z && !m->publisher.z) take_office_note(w, &m->publisher);
}

/* "Vol.23" and no other number: many who count issues only print it so. */
static void take_vol_alone(Work *w) {
  Masthead *m = w->m;
  if (!w->vol.z || m->number != COLUMN_NULL) return;
  m->number = m->volume;
  m->unit = w->vol;
  m->volume = COLUMN_NULL;
}

void issue_masthead(Issue *issue) {
  Masthead *m = &issue->masthead;
  *m = (Masthead){.number = COLUMN_NULL,
                  .number_end = COLUMN_NULL,
                  .total = COLUMN_NULL,
                  .volume = COLUMN_NULL,
                  .year = COLUMN_NULL};
  Work w = {.issue = issue, .m = m};
  mast_take_front(&w);
  bool any = m->series.z != NULL;
  for (size_t i = 0; i < issue->lines.n; i++) {
    w.line = issue_line(issue, i);
    if (w.line->label != LABEL_MASTHEAD) continue;
    if (i < w.front.end) { /* a field without a fence */
      issue_note(issue, w.line->number, "masthead", w.line->text);
      continue;
    }
    any = true;
    mast_take_line(&w);
    mast_take_later(&w);
    note_office(&w);
  }
  mast_take_elsewhere(&w);
  take_vol_alone(&w);
  take_office_notes(&w);
  take_imprint(&w, any);
  mast_drop_bare(&w);
  bool known = m->number != COLUMN_NULL || m->total != COLUMN_NULL || m->date.z;
  if (!m->kind.z && known) m->kind = SPAN("regular");
  any |= m->series.z || known || m->publisher.z;
  if (!any && issue->shown.n)
    issue_note(issue, 1, "no_masthead",
               SPAN("no number, date or publisher at the top or the end"));
}
