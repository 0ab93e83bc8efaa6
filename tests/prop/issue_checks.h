/* issue_checks.h: what holds for every text that the issue parser is given;
** for the property test and the fuzz target. */
#ifndef QIKAN_ISSUE_CHECKS_H
#define QIKAN_ISSUE_CHECKS_H

#include <stdlib.h>

#include "core/cp.h"
#include "core/words.h"
#include "issue/clues.h"
#include "issue/marks.h"
#include "issue/mentions.h"

static const char *failed; /* the first property that did not hold */

#define MUST(cond)                                                             \
  do {                                                                         \
    if (!(cond) && !failed) {                                                  \
      failed = #cond;                                                          \
    }                                                                          \
  } while (0)

/* ---- Properties ---- */

static int line_compare(const void *a, const void *b) {
  const Line *x = *(const Line *const *)a, *y = *(const Line *const *)b;
  return x->raw.z < y->raw.z ? -1 : x->raw.z > y->raw.z;
}

/* Lines of two columns of print: in the order of the text only blanks stand
** between them. */
static void check_columns(const Issue *issue) {
  Arena arena = {0};
  size_t n = issue->lines.n;
  const Line **lines = arena_alloc(&arena, n * sizeof(*lines));
  const char *at = issue->text.z;
  for (size_t i = 0; lines && i < n; i++) lines[i] = issue_line(issue, i);
  if (lines) qsort(lines, n, sizeof(*lines), line_compare);
  for (size_t i = 0; lines && i < n; i++) {
    Span before = {issue->text.z, (size_t)(lines[i]->raw.z - issue->text.z)};
    Span gap = {at, (size_t)(lines[i]->raw.z - at)};
    MUST(lines[i]->raw.z >= at && cp_trim(gap).n == 0);
    MUST(lines[i]->start == (int64_t)utf8_count(before) + 1);
    at = lines[i]->raw.z + lines[i]->raw.n;
  }
  arena_free(&arena);
}

/* Lines stand in order, and only line ends stand between them. */
static void check_lines(const Issue *issue) {
  const char *at = issue->text.z;
  if (issue->columns) {
    check_columns(issue);
    return;
  }
  for (size_t i = 0; i < issue->lines.n; i++) {
    const Line *line = issue_line(issue, i);
    Span before = {issue->text.z, (size_t)(line->raw.z - issue->text.z)};
    MUST(line->raw.z >= at && line->raw.z - at <= 3);
    MUST(line->start == (int64_t)utf8_count(before) + 1);
    MUST(line->number > (int)i && line->index == i);
    MUST(line->text.n || line->label == LABEL_BLANK ||
         line->label == LABEL_SHELL);
    at = line->raw.z + line->raw.n;
  }
  MUST(issue->text.z + issue->text.n - at <= 3);
}

static bool note_on(const Issue *issue, int number) {
  for (size_t i = 0; i < issue->notes.n; i++) {
    if (ROW(issue->notes, Note, i).line == number) return true;
  }
  return false;
}

/* Whether some item's lines include line i (shown index). */
static bool item_on(const Issue *issue, size_t i) {
  for (size_t k = 0; k < issue->articles.n; k++) {
    const Article *a = &ROW(issue->articles, Article, k);
    if (a->first <= i && i <= a->last) return true;
  }
  return false;
}

static void check_held(const Issue *issue) {
  for (size_t i = 0; i < issue->lines.n; i++) {
    const Line *line = issue_line(issue, i);
    if (line->label == LABEL_FURNITURE || line->label == LABEL_SHELL ||
        line->label == LABEL_RULE) {
      MUST(issue->none || note_on(issue, line->number));
    }
  }
  for (size_t i = 0; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    bool item = line->label >= LABEL_KICKER && line->label <= LABEL_CREDIT_MORE;
    MUST(line->label >= LABEL_OTHER && line->label < LABEL_COUNT);
    bool column = line->label == LABEL_CREDIT && issue->credits.n > 0 &&
                  clue_has(line, CLUE_SECTION_CREDIT); /* of all its items */
    MUST(!item || column || item_on(issue, i) || note_on(issue, line->number));
  }
}

static void check_items(const Issue *issue) {
  int64_t chars = (int64_t)utf8_count(issue->text), end = 0;
  for (size_t i = 0; i < issue->articles.n; i++) {
    const Article *a = &ROW(issue->articles, Article, i);
    MUST((issue->columns || a->start > end) && a->length > 0);
    end = a->start + a->length - 1;
    MUST(end <= chars);
    MUST(a->line_start <= a->line_end);
    MUST(a->chars == (int64_t)utf8_count(a->body));
    MUST(a->confidence >= 0 && a->confidence <= 1);
    MUST(a->title.z || a->body.z || a->kicker.z);
  }
}

/* Non-blank characters of s, those of tags and of hidden ones aside. */
static size_t count_words(Span s) {
  size_t n = 0;
  while (s.n) {
    CpClass c = cp_class(utf8_next(&s));
    n += c != CP_BLANK && c != CP_HIDDEN;
  }
  return n;
}

/* Words that a line gives to the body of its item. */
static size_t line_words(const Line *line, bool quote) {
  Span s = line->text;
  if (line->label == LABEL_BRIEF && line->mark) s = line->content;
  if (line->label == LABEL_BRIEF && line->tail.z) { /* a head in front of it */
    int64_t no;
    mark_read(line->text, &no, &s);
  }
  if (span_eq(s, SPAN(">"))) return 0; /* an empty line of a quotation */
  if (line->label == LABEL_TITLE) s = line->tail;
  bool text = line->label == LABEL_BODY || line->label == LABEL_BRIEF ||
              line->label == LABEL_TITLE;
  if (!text && !(quote && line->label == LABEL_CREDIT)) return 0;
  if (s.z == line->text.z && span_starts(s, SPAN("> "))) s = span_from(s, 2);
  return count_words(s);
}

/* No character is lost between the lines and their bodies, and none made up;
** tags, entities, the addresses of links and labels (推荐语：) may go. */
static void check_bodies(const Issue *issue) {
  bool exact =
      !span_has(issue->text, SPAN("<")) && !span_has(issue->text, SPAN("&")) &&
      !span_has(issue->text, SPAN("**")) && !span_has(issue->text, SPAN("]("));
  for (size_t k = 0; k < issue->articles.n; k++) {
    const Article *a = &ROW(issue->articles, Article, k);
    size_t lines = 0;
    for (size_t i = a->first; i <= a->last; i++) {
      const Line *line = issue_shown(issue, i);
      exact = exact && !words_prefix(WORDS_BODY_LABEL, line->key);
      lines += line_words(line, span_eq(a->kind, SPAN("quote")));
    }
    size_t body = count_words(a->body) + count_words(a->credit_tail);
    MUST(exact ? lines == body : lines >= body);
  }
}

static void check_split(const Issue *issue) {
  Arena arena = {0};
  Rows parts = ROWS_OF(IssuePart);
  Span text = issue->text;
  const char *at = text.z;
  issue_split(issue, &arena, &parts);
  for (size_t i = 0; i < parts.n; i++) {
    const IssuePart *p = &ROW(parts, IssuePart, i);
    MUST(p->text.z == at && p->text.n > 0);
    at += p->text.n;
  }
  MUST(at == text.z + text.n || parts.n == 0);
  arena_free(&arena);
}

/* The first property that does not hold for text, or NULL. */
static bool span_is_one_of(Span s, const char *const *names) {
  for (; *names; names++) {
    if (span_eq(s, span_of(*names))) return true;
  }
  return false;
}

/* The piece of text that start and length cut out, as substr() does. */
static Span piece_of(Span text, int64_t start, int64_t length) {
  Span piece = {text.z, 0};
  for (int64_t at = 1; text.n && at < start + length; at++) {
    Span one = text;
    do text = span_from(text, 1);
    while (text.n && (uint8_t)one.z[0] >= 0xC0 && utf8_is_tail(text.z[0]));
    if (at == start) piece.z = one.z;
    if (at >= start) piece.n = (size_t)(text.z - piece.z);
  }
  return piece;
}

/* Mentions stand in order, at the place that they say: what is printed there
** begins as they do, and is not shorter; their article holds it. */
static void check_mentions(const Issue *issue) {
  static const char *const kinds[] = {"person", "org",   "work",
                                      "date",   "place", NULL};
  Arena arena = {0};
  Rows rows = ROWS_OF(Mention);
  int64_t before = 1;
  issue_mentions(issue, &arena, &rows);
  MUST(!arena.rc && (!issue->none || rows.n == 0));
  for (size_t i = 0; i < rows.n; i++) {
    const Mention *m = &ROW(rows, Mention, i);
    MUST(span_is_one_of(m->kind, kinds));
    MUST(issue->columns || m->start >= before);
    MUST(m->length > 0 && m->text.n > 0);
    MUST(m->confidence > 0 && m->confidence <= 1);
    MUST(!memchr(m->text.z, '\n', m->text.n));
    before = m->start;
    if (i < 40 || i % 16 == 0) { /* counting from the start each time */
      Span piece = piece_of(issue->text, m->start, m->length);
      Span head = m->text;
      utf8_next(&head);
      MUST(issue->columns || piece.n >= m->text.n - 1);
      MUST(span_starts(piece, span_head(m->text, m->text.n - head.n)));
    }
    if (m->article != COLUMN_NULL) {
      const Article *a = &ROW(issue->articles, Article, m->article - 1);
      MUST(m->start >= a->start &&
           m->start + m->length <= a->start + a->length);
    }
  }
  arena_free(&arena);
}

static const char *issue_check(Span text) {
  failed = NULL;
  Issue *issue = issue_parse(text);
  if (!issue) return "no memory";
  check_lines(issue);
  check_held(issue);
  check_items(issue);
  check_bodies(issue);
  check_split(issue);
  check_mentions(issue);
  issue_unref(issue);
  return failed;
}

#endif
