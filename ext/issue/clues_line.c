/* clues_line.c: Layer 7. Stage 4: what a line shows by itself.
**
** Its form, its mark, its words; clues.c adds what its neighbours say.
*/
#include "core/cp.h"
#include "issue/clues.h"
#include "issue/fields.h"
#include "issue/marks.h"
#include "issue/text.h"
#include "value/date.h"
#include "value/number.h"

enum {
  ADDRESS_MAX = 30,   /* bytes in front of "://" */
  QUOTED_MIN = 15,    /* bytes of a quotation */
  FOOT_HEAD_MAX = 45, /* bytes of "…订阅:" */
  OFFICE_BYTES = 54,  /* in which an office in front ends */
  PERSON_MAX = 30,    /* bytes of "顾小竹/文" */
  CENTRED_INDENT = 6  /* columns */
};

void clues_of_form(const Issue *issue, Line *line) {
  const Layout *layout = &issue->layout;
  bool full = line->full;
  int64_t margin = layout->wrapped ? layout->wrap_width : HEAD_WIDTH;
  clue_add_if(line, CLUE_FULL, full);
  clue_add_if(line, CLUE_INLINE_HEAD, line->tail.z != NULL);
  clue_add_if(line, CLUE_HEADLIKE, line_is_headlike(line));
  clue_add_if(line, CLUE_SHORT, line->width * 4 < margin * 3);
  clue_add_if(line, CLUE_LONG, line->content_width > HEAD_WIDTH);
  bool ask = text_ends_ask(line->content);
  clue_add_if(line, CLUE_ENDS_ASK, ask);
  clue_add_if(line, CLUE_ENDS_STOP, !ask && line->content_stop);
  clue_add_if(line, CLUE_ENDS_OPEN, line->runs_on);
  clue_add_if(line, CLUE_INNER_STOP, line->inner_stop);
  clue_add_if(line, CLUE_CENTRED, line->indent >= CENTRED_INDENT);
  clue_add_if(line, CLUE_INDENT,
              line->indent >= 2 && line->indent < CENTRED_INDENT);
  clue_add_if(line, CLUE_PAGE_LEAD, line->indent == 1);
  clue_add_if(line, CLUE_BALANCED, line->blank && text_is_balanced(line->text));
  clue_add_if(line, CLUE_DASH,
              span_starts(line->text, SPAN("——")) ||
                  span_starts(line->text, SPAN("--")) ||
                  span_starts(line->text, SPAN("──")));
}

/* What the mark of this line leads, when it leads role elsewhere.  inside: the
** last heading above leads an item, so that lists below it are its points. */
static MarkRole line_role(const Line *line, MarkRole role, bool inside) {
  int m = line->mark;
  bool split = clue_has(line, CLUE_MARK_ITEM) && line->tail.z; /* a list's */
  if (role == ROLE_SECTION) return role;
  if (line->nested) role = ROLE_INNER;
  if (split || (line->tail.z && role == ROLE_BRIEF)) role = ROLE_ITEM;
  bool leads = role == ROLE_ITEM || role == ROLE_BRIEF;
  bool list = m >= MARK_BOLD && !mark_is_bracket(m);
  return inside && list && leads ? ROLE_INNER : role;
}

/* What the outline says. */
static void clues_of_outline(Line *line) {
  static const Clue clues[] = {[OUTLINE_SECTION] = CLUE_OUTLINE_SECTION,
                               [OUTLINE_GROUP] = CLUE_OUTLINE_SECTION,
                               [OUTLINE_TITLE] = CLUE_OUTLINE_TITLE,
                               [OUTLINE_BRIEF] = CLUE_OUTLINE_BRIEF,
                               [OUTLINE_TEXT] = CLUE_OUTLINE_TEXT,
                               [OUTLINE_LOOSE] = CLUE_OUTLINE_LOOSE,
                               [OUTLINE_FOOT] = CLUE_OUTLINE_FOOT};
  if (line->outline) clue_add(line, clues[line->outline]);
}

void clues_of_marks(Line *line, const MarkRole *roles, bool inside) {
  int m = line->mark;
  MarkRole role = line_role(line, roles[m], inside);
  clue_add_if(line, CLUE_BRACKET, mark_is_bracket(m));
  clue_add_if(line, CLUE_BULLET, mark_is_bullet(m));
  clue_add_if(line, CLUE_NUMBERED, mark_is_number(m));
  clue_add_if(line, CLUE_HEADING, mark_is_heading(m));
  bool label = mark_is_bracket(m) && words_is(WORDS_NOTE_LABEL, line->key);
  clue_add_if(line, CLUE_MARK_SECTION, role == ROLE_SECTION && !label);
  clue_add_if(line, CLUE_BARE_MARK, m && line->content.n == 0);
  clue_add_if(line, CLUE_MARK_ITEM, role == ROLE_ITEM || role == ROLE_SUBITEM);
  clue_add_if(line, CLUE_MARK_BRIEF, role == ROLE_BRIEF);
  clue_add_if(line, CLUE_MARK_INNER, role == ROLE_INNER);
  clues_of_outline(line);
  clue_add_if(line, CLUE_QUOTE, span_starts(line->text, SPAN(">")));
  clue_add_if(line, CLUE_TABLE, span_starts(line->text, SPAN("|")));
  clue_add_if(line, CLUE_LINK, line->link);
  clue_add_if(line, CLUE_ANCHOR,
              line->link && m && !mark_is_heading(m) &&
                  span_has(line->text, SPAN("](#")));
}

static bool key_begins_dash(Span key) {
  return span_starts(key, SPAN("—")) || span_starts(key, SPAN("--")) ||
         span_starts(key, SPAN("──"));
}

/* "“…修好了。” —— 读者 阿苔": a quotation and who said it. */
static bool key_is_quoted(Span key) {
  static const struct {
    Span open, close;
  } pairs[] = {
      {{"“", 3}, {"”", 3}}, {{"「", 3}, {"」", 3}}, {{"\"", 1}, {"\"", 1}}};
  for (size_t i = 0; i < COUNT(pairs); i++) {
    Span rest = key;
    if (!span_cut_prefix(&rest, pairs[i].open)) continue;
    size_t at = span_find(rest, pairs[i].close);
    if (at == SPAN_NPOS || at < QUOTED_MIN) continue;
    Span behind = span_from(rest, at + pairs[i].close.n);
    bool whole = span_ends(span_head(rest, at), SPAN("。"));
    bool source = span_starts(behind, SPAN("(")) && span_ends(key, SPAN(")"));
    if (whole && (source || !behind.n)) return true; /* “…。”(传3:1) */
    if (key_begins_dash(behind)) return true;
  }
  return false;
}

/* "链接：https://…": a web address and little else. */
static bool key_is_address(Span key) {
  size_t at = span_find(key, SPAN("://"));
  return at != SPAN_NPOS && at <= ADDRESS_MAX &&
         !span_has(span_head(key, at), SPAN("["));
}

/* "5月15日", "2020年" at the start of a key. */
bool key_starts_with_date(Span key) {
  size_t n = 0;
  while (n < key.n && n < 8 && cp_is_ascii_digit((uint8_t)key.z[n])) n++;
  Span rest = span_from(key, n);
  return n > 0 && n <= 4 &&
         (span_starts(rest, SPAN("月")) || span_starts(rest, SPAN("年")));
}

/* The label in front of a colon or blank is in list, and a value follows. */
static bool key_is_field(WordList list, Span key) {
  size_t n = words_prefix(list, key);
  return n > 0 && n + 1 < key.n && key.z[n] == ':';
}

/* Whether a word of list and a colon stand in key. */
static bool key_has_field(WordList list, Span key) {
  size_t n;
  while (span_has(key, SPAN(":"))) {
    size_t at = words_find(list, key, &n);
    if (at == SPAN_NPOS) return false;
    key = span_from(key, at);
    if (key_is_field(list, key)) return true;
    key = span_from(key, n);
  }
  return false;
}

static void clues_of_fields(Issue *issue, Line *line) {
  Span key = line->key;
  Field field;
  if (key.n > CREDIT_MAX * 2) return;
  Span rest = line->content;
  clue_add_if(line, CLUE_HEAD_FIELD,
              words_prefix(WORDS_HEAD_FIELD, key) > 0 &&
                  field_next(issue, &rest, &field));
  clue_add_if(line, CLUE_BOOK_FIELD, key_has_field(WORDS_BOOK_FIELD, key));
  clue_add_if(line, CLUE_FIELD,
              key_is_field(WORDS_FIELD_LABEL, key) ||
                  key_is_field(WORDS_BOOK_FIELD, key) ||
                  key_is_field(WORDS_HEAD_FIELD, key));
  size_t colon = span_find(key, SPAN(":"));
  clue_add_if(line, CLUE_PAIRS,
              colon != SPAN_NPOS && colon < 18 && line->content.n > key.n &&
                  span_has(span_from(key, colon + 1), SPAN(":")));
  clue_add_if(line, CLUE_LABELLED,
              !line->mark && colon < 24 && colon + 1 < key.n);
  clue_add_if(line, CLUE_IMPRINT_HEAD, words_is(WORDS_IMPRINT_HEAD, key));
}

/* 松政发〔2021〕9号 and nothing else. */
bool key_is_doc_number(Span key) {
  if (span_cut_prefix(&key, SPAN("("))) span_cut_suffix(&key, SPAN(")"));
  size_t open = span_find(key, SPAN("〔"));
  if (open == SPAN_NPOS) open = span_find(key, SPAN("["));
  if (open == SPAN_NPOS || open > 36 || key.n > 60) return false;
  return words_suffix(WORDS_DOC_NUMBER, span_head(key, open)) > 0 &&
         span_ends(key, SPAN("号"));
}

/* 第一条, 第二章 in front. */
static bool key_is_clause(Span key) {
  int64_t v;
  Span rest = key;
  return span_cut_prefix(&rest, SPAN("第")) && number_read(&rest, &v) &&
         words_prefix(WORDS_CLAUSE, rest) > 0;
}

/* A day with its year and nothing else. */
bool key_is_date(Span key) {
  Date date;
  return key.n >= 8 && key.n < 50 && date_read(&key, &date) && key.n == 0 &&
         date.day;
}

/* "关于我们", "交流平台订阅:" */
static bool key_is_foot_head(Span key) {
  if (words_is(WORDS_FOOT_HEAD, key)) return true;
  if (key.n > FOOT_HEAD_MAX || !span_cut_suffix(&key, SPAN(":"))) return false;
  return words_is(WORDS_FOOT_HEAD, key) || span_ends(key, SPAN("订阅"));
}

/* "撰稿：罗小梅　审核：顾小竹　（共印40份）": who wrote it, and who checked it or
** how many were printed: the imprint. */
static bool key_is_imprint(Span key) {
  size_t n = words_prefix(WORDS_IMPRINT_WRITER, key), len;
  if (!n || key.n > CREDIT_MAX * 2) return false;
  Span rest = span_from(key, n);
  return span_has(rest, SPAN("共印")) ||
         words_find(WORDS_PERSON_LABEL, rest, &len) != SPAN_NPOS;
}

/* "作者：…", "顾小竹／文" */
static bool key_is_byline(Span key) {
  if (key.n <= PERSON_MAX && span_ends(key, SPAN("/文"))) return true;
  return words_prefix(WORDS_BYLINE_START, key) > 0 && key.n < CREDIT_MAX;
}

/* No point in the text of an item: "- License: MIT". */
static bool line_is_foot_head(const Line *line) {
  bool point = line->outline == OUTLINE_TEXT && mark_is_bullet(line->mark);
  return !point && key_is_foot_head(line->key);
}

void clues_of_words(Issue *issue, Line *line) {
  Span key = line->key;
  clue_add_if(
      line, CLUE_ADDRESS,
      !clue_has(line, CLUE_TAIL_BLOCK) &&
          (line->content.n == line->text.n || span_starts(key, SPAN("http"))) &&
          key_is_address(key));
  clue_add_if(line, CLUE_TOC_HEAD, words_is(WORDS_TOC_HEAD, key));
  clue_add_if(line, CLUE_TOC_TABLE, toc_is_table_head(key));
  clue_add_if(line, CLUE_SECTION_WORD, words_is(WORDS_SECTION_WORD, key));
  clue_add_if(line, CLUE_NOTE_LABEL,
              mark_is_bracket(line->mark) && words_is(WORDS_NOTE_LABEL, key));
  clue_add_if(line, CLUE_QUOTED, key_is_quoted(key));
  clue_add_if(line, CLUE_ROLL, words_prefix(WORDS_ROLL, key) > 0);
  clue_add_if(line, CLUE_NOTE, words_prefix(WORDS_NOTE_START, key) > 0);
  clue_add_if(line, CLUE_LEAD,
              words_prefix(WORDS_LEAD, key) > 0 || key_starts_with_date(key));
  clue_add_if(line, CLUE_LEAD_ONLY, words_prefix(WORDS_LEAD_ONLY, key) > 0);
  clue_add_if(line, CLUE_FOOT_SEND, words_prefix(WORDS_FOOT_SEND, key) > 0);
  clue_add_if(line, CLUE_FOOT, words_prefix(WORDS_FOOT_WORD, key) > 0);
  clue_add_if(line, CLUE_ABOUT_HEAD, words_is(WORDS_ABOUT_HEAD, key));
  clue_add_if(line, CLUE_FOOT_HEAD, line_is_foot_head(line));
  clue_add_if(line, CLUE_CLOSING,
              words_is(WORDS_CLOSING, key) ||
                  words_prefix(WORDS_CONTINUED, key) > 0);
  clue_add_if(line, CLUE_THANKS, text_thanks(key).n > 0);
  clue_add_if(line, CLUE_LEADER, line->leader);
  clue_add_if(line, CLUE_OFFICE,
              line->mark != MARK_SPACED && text_is_office(key));
  clue_add_if(line, CLUE_OFFICE_FIRST,
              text_office_prefix(span_head(key, OFFICE_BYTES)) > 0);
  clue_add_if(line, CLUE_PERSON, text_names_person(issue, line->content, key));
  clues_of_fields(issue, line);
  clue_add_if(line, CLUE_ABOUT,
              span_starts(key, SPAN("关于")) &&
                  words_suffix(WORDS_PAPER_KIND, key) > 0);
  clue_add_if(line, CLUE_DOC_NUMBER,
              key_is_doc_number(line->leader ? line_entry(line) : key));
  clue_add_if(line, CLUE_CLAUSE, key_is_clause(key));
  clue_add_if(line, CLUE_CODE, line->code);
  bool quoted = span_starts(line->text, SPAN(">"));
  clue_add_if(line, CLUE_SIGNATURE,
              clue_has(line, CLUE_PERSON) &&
                  (line->mark == MARK_ORNAMENT ||
                   (quoted && line->content.n < line->text.n - 2)));
  clue_add_if(line, CLUE_BYLINE, key_is_byline(key));
  if (key_is_imprint(key)) {
    clue_add(line, CLUE_FOOT);
    clue_clear(line, CLUE_BYLINE);
    clue_clear(line, CLUE_HEAD_FIELD);
    clue_clear(line, CLUE_PERSON);
  }
}
