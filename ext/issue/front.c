/* front.c: Layer 8. Reads the front matter; see front.h. */
#include "issue/front.h"

#include "core/cp.h"
#include "core/words.h"
#include "issue/text.h"

enum {
  FRONT_LINES_MAX = 60,
  FRONT_NAME_BYTES = 60,
  FRONT_PARTS = 12,
  FRONT_VALUE_MAX = 1000
};

/* ---- Fields ---- */

static Span front_unquote(Span s) {
  static const char *const pairs[] = {"''", "\"\"", "[]"};
  s = cp_trim(s);
  if (span_cut_suffix(&s, SPAN(","))) s = cp_trim(s);
  for (size_t i = COUNT(pairs); i-- > 0;) { /* [ outside of the quotes */
    if (s.n < 2 || s.z[0] != pairs[i][0] || s.z[s.n - 1] != pairs[i][1])
      continue;
    s = cp_trim((Span){s.z + 1, s.n - 2});
  }
  return s;
}

/* The name of a field folded, without quotes, "-" and "_". */
static Span front_key(Issue *issue, Span s) {
  Text name = {.arena = &issue->arena};
  Span key = line_key(issue, front_unquote(s));
  while (key.n) {
    if (!strchr("-_\"'", key.z[0])) text_add(&name, span_head(key, 1));
    key = span_from(key, 1);
  }
  return text_span(&name);
}

/* "name: value", "name = value". */
static bool front_field(Issue *issue, const Line *line, Span *name,
                        Span *value) {
  Span s = line->text;
  for (size_t i = 0; i < s.n && i < FRONT_NAME_BYTES; i++) {
    Span sign = span_from(s, i);
    size_t n = sign.z[0] == ':' || sign.z[0] == '=' ? 1 : 0;
    if (!n && span_starts(sign, SPAN("："))) n = 3;
    if (!n) continue;
    *name = front_key(issue, span_head(s, i));
    *value = front_unquote(span_from(sign, n));
    return name->n > 0;
  }
  return false;
}

/* A value as a line of its own. */
static void front_line(Issue *issue, const Line *from, Span value, Line *line) {
  if (line->key.n || value.n == 0 || value.n > FRONT_VALUE_MAX) return;
  *line = *from;
  line->content = value;
  line->key = line_key(issue, value);
  line->mark = 0;
}

static FrontDate front_date_kind(Span name) {
  static const struct {
    WordList list;
    FrontDate kind;
  } kinds[] = {
      {WORDS_FRONT_CHANGED, FRONT_DATE_NONE},
      {WORDS_FRONT_PUBLISHED, FRONT_DATE_PUBLISHED},
      {WORDS_FRONT_DATE, FRONT_DATE_PLAIN},
      {WORDS_FRONT_CREATED, FRONT_DATE_CREATED},
  };
  size_t n;
  for (size_t i = 0; i < COUNT(kinds); i++) {
    if (words_find(kinds[i].list, name, &n) != SPAN_NPOS) return kinds[i].kind;
  }
  return FRONT_DATE_NONE;
}

/* "2020-07-26 00:09:19", "Mon Sep 12 2022 02:52:38 GMT+0000" */
static bool front_read_date(Issue *issue, Span value, Date *date) {
  Piece pieces[PIECES_MAX];
  if (value.n > FRONT_VALUE_MAX) return false;
  Span key = line_key(issue, masthead_day(value)), rest = key;
  if (date_read(&rest, date)) return true;
  int n = masthead_pieces(span_head(key, FRONT_NAME_BYTES), pieces);
  for (int i = 0; i < n; i++) {
    if (pieces[i].kind != PIECE_DATE || !pieces[i].date.year) continue;
    *date = pieces[i].date;
    return true;
  }
  return false;
}

/* "subtitle: 溪谷周刊": a field that may name anything, by its words. */
static void front_take_name(Issue *issue, Front *front, Span value) {
  if (front->series.n || value.n == 0 || value.n > FRONT_NAME_BYTES) return;
  Span key = line_key(issue, value);
  if (front_is_serial(key) && !words_is(WORDS_SERIES_END, key))
    front->series = value;
}

static void front_take(Issue *issue, Front *front, const Line *line, Span name,
                       Span value) {
  FrontDate kind = front_date_kind(name);
  Date date;
  if (words_is(WORDS_FRONT_TITLE, name)) {
    front_line(issue, line, value, &front->title);
  } else if (words_is(WORDS_FRONT_ABOUT, name)) {
    front_line(issue, line, value, &front->about);
  } else if (words_is(WORDS_FRONT_NUMBER, name)) {
    front_line(issue, line, value, &front->number);
  } else if (words_is(WORDS_FRONT_NAME, name)) {
    front_take_name(issue, front, value);
  } else if (words_is(WORDS_FRONT_SERIES, name)) {
    if (!front->series.n) front->series = value;
  } else if (words_is(WORDS_FRONT_PUBLISHER, name)) {
    if (!front->publisher.n) front->publisher = value;
  } else if (words_is(WORDS_FRONT_EDITOR, name)) {
    if (!front->editor.n) front->editor = value;
  } else if (kind > front->date_kind && front_read_date(issue, value, &date)) {
    front->date = date;
    front->date_kind = kind;
  }
}

/* "title: >-": the value stands on the next line. */
static bool front_goes_on(Span value) {
  return value.n <= 2 &&
         (value.n == 0 || value.z[0] == '>' || value.z[0] == '|');
}

/* "Title: …", "Date: …" at the very top, without a fence: both must be
** there. */
static void front_bare_fields(Issue *issue, Front *front, size_t i) {
  size_t first = i, n = issue->lines.n;
  Front fields = {0};
  for (; i < n && i < first + FRONT_LINES_MAX; i++) {
    const Line *line = issue_line(issue, i);
    Span name, value;
    uint32_t cp = utf8_peek(line->text);
    if (line->label == LABEL_BLANK || cp >= 0x80 || cp == '-' || cp == '#')
      break;
    if (!front_field(issue, line, &name, &value)) break;
    front_take(issue, &fields, line, name, value);
  }
  if (!fields.title.key.n || !fields.date_kind) return;
  *front = fields;
  front->end = (uint32_t)i;
}

/* The fields between two fences; i is the line of the first one. */
static void front_fenced(Issue *issue, Front *front, size_t i) {
  size_t n = issue->lines.n;
  Span fence = issue_line(issue, i)->text;
  for (i++; i < n && i <= FRONT_LINES_MAX; i++) {
    const Line *line = issue_line(issue, i);
    Span name, value;
    if (span_eq(line->text, fence)) break;
    if (line->indent || !front_field(issue, line, &name, &value)) continue;
    if (front_goes_on(value) && i + 1 < n && words_is(WORDS_FRONT_TITLE, name))
      value = front_unquote(issue_line(issue, i + 1)->text);
    front_take(issue, front, line, name, value);
  }
  front->end = (uint32_t)i;
}

void front_read(Issue *issue, Front *front) {
  *front = (Front){0};
  size_t i = 0, n = issue->lines.n;
  while (i < n && issue_line(issue, i)->label == LABEL_BLANK) i++;
  if (i == n) return;
  const Line *line = issue_line(issue, i);
  bool fence =
      span_eq(line->text, SPAN("---")) || span_eq(line->text, SPAN("+++"));
  if (fence && line->label == LABEL_SHELL) {
    front_fenced(issue, front, i);
  } else if (!fence) {
    front_bare_fields(issue, front, i);
  }
}

/* ---- The bulletin's name ---- */

bool front_is_serial(Span key) {
  size_t n = words_suffix(WORDS_SERIAL_END, key);
  if (words_suffix(WORDS_SERIES_END, key)) return true;
  if (!n) return false;
  CpClass before = cp_class(utf8_peek_last(span_head(key, key.n - n)));
  bool han = cp_class(utf8_peek_last(key)) == CP_HAN;
  return n == key.n || han || before == CP_LETTER || !cp_is_word(before);
}

/* Whether one of the values, parted by commas, is the key. */
static bool front_lists(Issue *issue, Span values, Span key) {
  while (values.n) {
    size_t comma = span_find(values, SPAN(","));
    Span one = comma == SPAN_NPOS ? values : span_head(values, comma);
    if (span_eq(line_key(issue, front_unquote(one)), key)) return true;
    values = comma == SPAN_NPOS ? SPAN_NONE : span_from(values, comma + 1);
  }
  return false;
}

/* Whether categories, tags or an album repeat the name. */
static bool front_repeats(Issue *issue, const Front *front, Span key) {
  for (size_t i = 0; i < front->end; i++) {
    const Line *line = issue_line(issue, i);
    Span name, value, item = line->text;
    if (span_cut_prefix(&item, SPAN("- "))) {
      if (front_lists(issue, item, key)) return true;
    } else if (front_field(issue, line, &name, &value) &&
               words_is(WORDS_FRONT_TAG, name)) {
      if (front_lists(issue, value, key)) return true;
    }
  }
  return false;
}

/* Bytes of the sign between two parts of a title that s begins with; 0 for
** none.  "·" and "-" may stand inside a name: only " - " parts. */
static size_t front_sign(Span s) {
  static const Span signs[] = {{"｜", 3},  {"|", 1},   {" - ", 3}, {" – ", 5},
                               {"——", 6},  {" — ", 5}, {"：", 3},  {": ", 2},
                               {" / ", 3}, {"·", 2},   {"・", 3},  {"•", 3},
                               {"「", 3},  {"」", 3},  {"『", 3},  {"』", 3},
                               {"【", 3},  {"】", 3},  {"《", 3},  {"》", 3}};
  for (size_t i = 0; i < COUNT(signs); i++) {
    if (span_starts(s, signs[i])) return signs[i].n;
  }
  bool opens = span_starts(s, SPAN("（")) && !span_has(s, SPAN("）"));
  return opens ? 3 : 0; /* 茶与雨（溪谷周报 | 第8期） */
}

/* One part of a title, as written. */
static FrontName front_weigh(Issue *issue, const Front *front, Span *part,
                             bool beside) {
  *part = masthead_trim(cp_trim(*part));
  Span key = line_key(issue, *part);
  size_t greeting = words_prefix(WORDS_SERIAL_GREETING, key);
  if (greeting && greeting < key.n) { /* 欢迎阅读云雀周刊 */
    *part = cp_trim(line_unkey(*part, greeting, key.n));
    key = span_from(key, greeting);
  }
  if (key.n < 3 || (!beside && words_is(WORDS_SERIES_END, key)) ||
      utf8_count(key) < 2) {
    return FRONT_NAME_NONE;
  }
  if (front_repeats(issue, front, key) && !words_is(WORDS_SERIES_END, key))
    return FRONT_NAME_TAG;
  return front_is_serial(key) ? FRONT_NAME_SERIAL : FRONT_NAME_NONE;
}

/* The best part of s, the first of several; beside: s has a number or date. */
static FrontName front_best(Issue *issue, const Front *front, Span s,
                            bool beside, Span *name) {
  FrontName best = FRONT_NAME_NONE;
  Span begin = s, all = s;
  for (int parts = 0; parts < FRONT_PARTS;) {
    size_t n = s.n ? front_sign(s) : 0;
    if (s.n && !n) {
      utf8_next(&s);
      continue;
    }
    Span part = {begin.z, (size_t)(s.z - begin.z)};
    bool whole = part.n == all.n;
    FrontName here = front_weigh(issue, front, &part, beside && whole);
    if (here > best) {
      best = here;
      *name = part;
    }
    if (!s.n) break;
    s = begin = span_from(s, n);
    parts++;
  }
  return best;
}

/* 「溪谷」 in front of a date. */
static bool front_is_quoted(Span s) {
  s = cp_trim(s);
  return span_ends(s, SPAN("」")) || span_ends(s, SPAN("》")) ||
         span_ends(s, SPAN("』")) || span_ends(s, SPAN("】"));
}

/* What stands in front of a number or a whole date is the name, whatever its
** words. */
static FrontName front_beside(const Line *title, const Piece *p, Span *name) {
  Span before = span_head(title->key, p->from);
  Span rest = line_unkey(title->content, 0, p->from);
  if (p->kind == PIECE_DATE && !p->date.day && !front_is_quoted(rest))
    return FRONT_NAME_NONE;
  size_t n = masthead_cut_month(before);
  *name = n ? masthead_trim(line_unkey(title->content, 0, n)) : SPAN_NONE;
  return name->n ? FRONT_NAME_BESIDE : FRONT_NAME_NONE;
}

/* Bytes of the digits that s begins with, 1 to 4 and no year; 0 for none. */
static size_t front_digits(Span s, int64_t *value) {
  size_t n = 0;
  for (*value = 0; n < s.n && n < 5 && cp_is_ascii_digit((uint8_t)s.z[n]); n++)
    *value = *value * 10 + (s.z[n] - '0');
  bool year = n == 4 && *value >= 1900 && *value <= 2100;
  return n <= 4 && !year && *value > 0 ? n : 0;
}

/* The number in "周刊33", "周刊(033):", behind byte at. */
static bool front_bare(Span key, size_t at, Piece *p) {
  Span rest = span_from(key, at);
  int64_t value;
  bool open = span_cut_prefix(&rest, SPAN("("));
  size_t n = front_digits(rest, &value);
  if (!n) return false;
  rest = span_from(rest, n);
  if (open && !span_cut_prefix(&rest, SPAN(")"))) return false;
  uint32_t next = utf8_peek(rest);
  if (rest.n && (cp_is_word(cp_class(next)) || next == '.' || next == '/'))
    return false;
  *p = (Piece){.kind = PIECE_NUMBER,
               .from = at,
               .to = key.n - rest.n,
               .value = value,
               .value_end = COLUMN_NULL,
               .year = COLUMN_NULL};
  return true;
}

int front_pieces(Span key, Piece pieces[PIECES_MAX]) {
  int n = masthead_pieces(key, pieces);
  Piece p;
  for (int i = 0; i < n; i++) {
    if (pieces[i].kind != PIECE_DATE) return n;
  }
  if (n == PIECES_MAX || key.n > FRONT_VALUE_MAX) return n;
  for (size_t at = 1; at < key.n; at++) {
    bool sign = key.z[at] == '(' || cp_is_ascii_digit((uint8_t)key.z[at]);
    if (!sign || cp_is_ascii_digit((uint8_t)key.z[at - 1])) continue;
    if (!front_is_serial(span_head(key, at)) || !front_bare(key, at, &p))
      continue;
    int i = n;
    for (; i > 0 && pieces[i - 1].from > p.from; i--) pieces[i] = pieces[i - 1];
    pieces[i] = p;
    return n + 1;
  }
  return n;
}

FrontName front_name(Issue *issue, const Front *front, const Line *title,
                     Span *name) {
  Piece pieces[PIECES_MAX];
  int n = front_pieces(title->key, pieces);
  size_t at = 0;
  FrontName best = FRONT_NAME_NONE;
  for (int i = 0; i <= n; i++) {
    size_t end = i < n ? pieces[i].from : title->key.n;
    Span rest = line_unkey(title->content, at, end), part = SPAN_NONE;
    FrontName here = FRONT_NAME_NONE;
    if (end > at) here = front_best(issue, front, rest, n > 0, &part);
    if (i == 0 && n > 0 && here == FRONT_NAME_NONE)
      here = front_beside(title, &pieces[0], &part);
    if (here > best && (best == FRONT_NAME_NONE || here == FRONT_NAME_TAG)) {
      best = here;
      *name = part;
    }
    if (i < n) at = pieces[i].to;
  }
  return best;
}

bool front_part(Issue *issue, const Front *front, Span name, Span *part) {
  *part = SPAN_NONE;
  if (name.n > FRONT_VALUE_MAX) return false;
  return front_best(issue, front, name, false, part) >= FRONT_NAME_SERIAL &&
         part->n < name.n;
}
