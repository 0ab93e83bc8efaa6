/* clues.c: Layer 7. Stage 4: what can be seen of each line.
**
**   "（市委党史研究室宣教处供稿）" -> short, credit, after_stop
**   "市委党史研究室"               -> short, office, before_head
**
** A clue is a plain fact about one line and its neighbours.  It decides
** nothing: data/costs.txt says what it speaks for.  To add one: a row "clue"
** there, one line here, its costs, a sample and its golden file.
*/
#include "issue/clues.h"

#include "core/cp.h"
#include "issue/fields.h"
#include "issue/marks.h"
#include "issue/masthead.h"
#include "issue/text.h"
#include "value/date.h"
#include "value/number.h"

enum {
  ADDRESS_MAX = 30,    /* bytes in front of "://" */
  LICENCE_MAX = 300,   /* bytes of a line that are looked at */
  CREDIT_MAX = 120,    /* bytes of a key: longer brackets are text */
  PARAGRAPH = 120,     /* columns: no line of a masthead is longer */
  OFFICE_BYTES = 54,   /* in which an office in front ends */
  CENTRED_INDENT = 6,  /* columns */
  SIGNOFF_INDENT = 12, /* of a signature, far to the right */
  LABEL_TAIL = 20, /* characters of "推荐人：阿苔" behind a sentence */
  NAME_LINES = 4,  /* shown lines that are masthead */
  NEAR_LINES = 4,  /* below the number */
  ABOVE_LINES = 3  /* above it */
};

/* ---- Clues of a line by itself ---- */

static void clues_of_form(const Issue *issue, Line *line) {
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

/* inside: the last heading above leads an item, so that lists below it are its
** points, whatever they lead elsewhere. */
static void clues_of_marks(Line *line, const MarkRole *roles, bool inside) {
  int m = line->mark;
  MarkRole role = roles[m];
  if (inside && m >= MARK_BOLD && !mark_is_bracket(m) &&
      (role == ROLE_ITEM || role == ROLE_BRIEF)) {
    role = ROLE_INNER;
  }
  clue_add_if(line, CLUE_BRACKET, mark_is_bracket(m));
  clue_add_if(line, CLUE_BULLET, mark_is_bullet(m));
  clue_add_if(line, CLUE_NUMBERED, mark_is_number(m));
  clue_add_if(line, CLUE_HEADING, mark_is_heading(m));
  bool label = mark_is_bracket(m) && words_is(WORDS_NOTE_LABEL, line->key);
  clue_add_if(line, CLUE_MARK_SECTION, role == ROLE_SECTION && !label);
  clue_add_if(line, CLUE_BARE_MARK, m && line->content.n == 0);
  clue_add_if(line, CLUE_MARK_ITEM, role == ROLE_ITEM);
  clue_add_if(line, CLUE_MARK_BRIEF, role == ROLE_BRIEF);
  clue_add_if(line, CLUE_MARK_INNER, role == ROLE_INNER);
  clue_add_if(line, CLUE_QUOTE, span_starts(line->text, SPAN(">")));
  clue_add_if(line, CLUE_TABLE, span_starts(line->text, SPAN("|")));
  clue_add_if(line, CLUE_LINK, line->link);
  clue_add_if(line, CLUE_ANCHOR,
              line->link && m && !mark_is_heading(m) &&
                  span_has(line->text, SPAN("](#")));
}

/* "链接：https://…": a web address and little else. */
static bool key_is_address(Span key) {
  size_t at = span_find(key, SPAN("://"));
  return at != SPAN_NPOS && at <= ADDRESS_MAX &&
         !span_has(span_head(key, at), SPAN("["));
}

/* "5月15日", "2020年" at the start of a key. */
static bool key_starts_with_date(Span key) {
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
static bool key_is_doc_number(Span key) {
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
static bool key_is_date(Span key) {
  Date date;
  return key.n >= 8 && key.n < 50 && date_read(&key, &date) && key.n == 0 &&
         date.day;
}

static void clues_of_words(Issue *issue, Line *line) {
  Span key = line->key;
  clue_add_if(
      line, CLUE_ADDRESS,
      (line->content.n == line->text.n || span_starts(key, SPAN("http"))) &&
          key_is_address(key));
  clue_add_if(line, CLUE_TOC_HEAD, words_is(WORDS_TOC_HEAD, key));
  clue_add_if(line, CLUE_TOC_TABLE, toc_is_table_head(key));
  clue_add_if(line, CLUE_SECTION_WORD, words_is(WORDS_SECTION_WORD, key));
  clue_add_if(line, CLUE_NOTE_LABEL,
              mark_is_bracket(line->mark) && words_is(WORDS_NOTE_LABEL, key));
  clue_add_if(line, CLUE_NOTE, words_prefix(WORDS_NOTE_START, key) > 0);
  clue_add_if(line, CLUE_LEAD,
              words_prefix(WORDS_LEAD, key) > 0 || key_starts_with_date(key));
  clue_add_if(line, CLUE_LEAD_ONLY, words_prefix(WORDS_LEAD_ONLY, key) > 0);
  clue_add_if(line, CLUE_FOOT_SEND, words_prefix(WORDS_FOOT_SEND, key) > 0);
  clue_add_if(line, CLUE_FOOT, words_prefix(WORDS_FOOT_WORD, key) > 0);
  clue_add_if(line, CLUE_FOOT_HEAD, words_is(WORDS_FOOT_HEAD, key));
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
  clue_add_if(line, CLUE_BYLINE,
              words_prefix(WORDS_BYLINE_START, key) > 0 && key.n < CREDIT_MAX);
}

/* "乌兰镇政府、州应急局": offices joined by 、 and nothing else. */
static bool key_is_offices(Span key) {
  static const Span comma = {"、", 3};
  for (size_t at; (at = span_find(key, comma)) != SPAN_NPOS;) {
    if (!text_is_office(span_head(key, at))) return false;
    key = span_from(key, at + comma.n);
  }
  return text_is_office(key);
}

/* A whole bracket: （…供稿）, （渝中区委宣传部）, （记者 王一）. */
static void clues_of_credit_bracket(Issue *issue, Line *line, Span inner) {
  bool says = words_suffix(WORDS_CREDIT_END, inner) > 0 ||
              words_prefix(WORDS_CREDIT_START, inner) > 0;
  bool nested = span_has(inner, SPAN("(")) || span_has(inner, SPAN(")"));
  if (text_ends_sentence(inner)) return;
  if (says) {
    clue_add_if(line, CLUE_CREDIT,
                !nested || words_suffix(WORDS_CREDIT_END, inner));
    return;
  }
  Span raw = line_unkey(line->content, 1, 1 + inner.n);
  clue_add_if(line, CLUE_CREDIT_LOOSE,
              key_is_offices(inner) || span_starts(inner, SPAN("@")) ||
                  text_names_person(issue, raw, inner));
}

/* 供稿：…, a bracket, and a bracket over two lines. */
static void clues_of_credit(Issue *issue, Line *line) {
  Span key = line->key, inner = key;
  if (key.n > CREDIT_MAX) return;
  bool open = span_cut_prefix(&inner, SPAN("("));
  bool close = span_cut_suffix(&inner, SPAN(")"));
  bool nested = span_has(inner, SPAN("(")) || span_has(inner, SPAN(")"));
  bool sentence = text_ends_sentence(line->text);
  bool label = words_prefix(WORDS_CREDIT_START, key) > 0 &&
               span_has(key, SPAN(":")) && !sentence;
  clue_add_if(line, CLUE_PAREN, open && close && !nested && !sentence);
  if (open && close) {
    clues_of_credit_bracket(issue, line, inner);
  } else if (open) {
    clue_add_if(line, CLUE_CREDIT_START, !nested && !sentence);
  } else if (close && !label) {
    clue_add_if(line, CLUE_CREDIT_END,
                !nested && words_suffix(WORDS_CREDIT_END, inner) > 0);
  } else {
    clue_add_if(line, CLUE_CREDIT_LABEL, label);
  }
}

/* "…打磨。推荐人：阿苔": a label behind the last sentence, and who. */
static Span text_label_tail(Issue *issue, Span text) {
  Span rest = text;
  for (int i = 0; i < LABEL_TAIL && rest.n; i++) {
    Span before = rest;
    uint32_t cp = utf8_last(&rest);
    if (cp == ',' || cp == 0xFF0C) break;
    if (!text_ends_sentence(rest) && cp_class(cp) != CP_BLANK) continue;
    Span tail = cp_trim(span_from(text, rest.n));
    Text key = {.arena = &issue->arena};
    if (cp_class(cp) == CP_BLANK && !text_ends_sentence(cp_trim(rest))) {
      continue;
    }
    fold_key(tail, &key);
    size_t n = words_prefix(WORDS_CREDIT_TAIL, text_span(&key));
    bool names = n && n < text_span(&key).n && rest.n && before.n;
    return names ? tail : SPAN_NONE;
  }
  return SPAN_NONE;
}

/* "（市委宣传部）" at the end of text, whatever it says. */
static Span text_bracket_tail(Span text) {
  Span rest = text;
  for (int i = 0; i < CREDIT_MAX && rest.n; i++) {
    uint32_t cp = utf8_last(&rest);
    if (cp == '(' || cp == 0xFF08) return span_from(text, rest.n);
  }
  return SPAN_NONE;
}

Span text_credit_tail(Issue *issue, Span text) {
  uint32_t last = utf8_peek_last(text);
  if (last != ')' && last != 0xFF09) {
    return cp_is_word(cp_class(last)) ? text_label_tail(issue, text)
                                      : SPAN_NONE;
  }
  Span tail = text_bracket_tail(text);
  Span rest = cp_trim(span_head(text, text.n - tail.n));
  bool handle = tail.z && span_has(span_head(tail, 6), SPAN("@"));
  if (!tail.z || !rest.n || !(handle || text_ends_sentence(rest))) {
    return SPAN_NONE;
  }
  Text key = {.arena = &issue->arena};
  fold_key(tail, &key);
  Line probe = {.key = text_span(&key), .text = tail, .content = tail};
  clues_of_credit(issue, &probe);
  return clue_has(&probe, CLUE_CREDIT) || clue_has(&probe, CLUE_CREDIT_LOOSE)
             ? tail
             : SPAN_NONE;
}

/* ---- Clues of a line among its neighbours ---- */

/* What the masthead lines so far have shown. */
typedef struct Seen {
  size_t number; /* shown index of the number's line + 1, or 0 */
  bool date;
} Seen;

static void clues_of_masthead(Issue *issue, size_t i, Seen *seen) {
  Line *line = issue_shown(issue, i);
  bool first = i < FIRST_LINES && i * 2 < issue->shown.n + 2;
  clue_add_if(line, CLUE_FIRST, first);
  bool last = i + LAST_LINES >= issue->shown.n;
  clue_add_if(line, CLUE_LAST, last);
  clue_add_if(line, CLUE_PERSON_LABEL,
              words_prefix(WORDS_PERSON_LABEL, line->key) > 0);
  if (!first && !last) return;
  if (line->content_width > PARAGRAPH && line->inner_stop) return; /* text */
  MastheadSigns signs = masthead_signs(line->key);
  unsigned kinds = signs.kinds;
  clue_add_if(line, CLUE_PUBLISHER,
              !mark_is_bracket(line->mark) && signs.publisher);
  clue_add_if(line, CLUE_DATE, masthead_has_date(line->key));
  bool number = kinds & (1u << PIECE_NUMBER | 1u << PIECE_KIND);
  clue_add_if(line, CLUE_NUMBER_ANY, number);
  if (!first) return;
  clue_add_if(line, CLUE_NUMBER, number);
  clue_add_if(line, CLUE_TOTAL, kinds & 1u << PIECE_TOTAL);
  clue_add_if(line, CLUE_SECRECY, words_prefix(WORDS_SECRECY, line->key) > 0);
  clue_add_if(line, CLUE_SERIES,
              words_suffix(WORDS_SERIES_END, line->key) > 0 &&
                  !words_is(WORDS_SECTION_WORD, line->key));
  clue_add_if(line, CLUE_NEAR_NUMBER,
              seen->number && !seen->date && i < seen->number + NEAR_LINES);
  if (clue_has(line, CLUE_DATE)) seen->date = true;
  if (!number) return;
  seen->number = i + 1;
  for (size_t k = i; k-- > 0 && k + ABOVE_LINES >= i;) {
    clue_add(issue_shown(issue, k), CLUE_ABOVE_NUMBER);
  }
}

bool line_after_rule(const Issue *issue, const Line *prev, const Line *line) {
  for (size_t i = prev->index + 1; i < line->index; i++) {
    const Line *between = issue_line(issue, i);
    bool table = span_starts(between->text, SPAN("|")); /* | --- | --- | */
    if (i == prev->index + 1 && mark_is_heading(prev->mark)) continue;
    if (between->label == LABEL_RULE && !table) return true;
  }
  return false;
}

/* Wide blanks inside, as many as in the line above or below: a row of a table
** that was drawn with blanks. */
static bool line_is_row(const Issue *issue, size_t i) {
  int gaps = issue_shown(issue, i)->gaps;
  if (gaps == 0 || i < NAME_LINES) return false;
  if (issue_shown(issue, i - 1)->gaps == gaps) return true;
  return i + 1 < issue->shown.n && issue_shown(issue, i + 1)->gaps == gaps;
}

/* Below a text, far to the right: the office that signs it, and the day. */
static bool line_signs_off(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  if (i < 3 || line->indent < SIGNOFF_INDENT) return false;
  if (key_is_date(line->key)) return true;
  return i + 1 < issue->shown.n && text_is_office(line->key) &&
         key_is_date(issue_shown(issue, i + 1)->key);
}

/* Right under the name of a column: who made it (data/words.txt). */
static bool line_credits_section(const Line *line, const Line *prev) {
  bool column =
      clue_has(prev, CLUE_MARK_SECTION) || clue_has(prev, CLUE_SECTION_WORD) ||
      prev->mark == MARK_BRACKET || clue_has(prev, CLUE_SECTION_CREDIT);
  return column && line->key.n < CREDIT_MAX && !line->content_stop &&
         words_prefix(WORDS_SECTION_CREDIT, line->key) > 0;
}

/* What the line above says. */
static void clues_of_above(Issue *issue, size_t i) {
  Line *line = issue_shown(issue, i);
  const Line *prev = issue_shown(issue, i - 1);
  bool stop = prev->stop;
  bool full = prev->full;
  bool begins = clue_has(line, CLUE_MARK_SECTION) ||
                clue_has(line, CLUE_MARK_ITEM) ||
                clue_has(line, CLUE_MARK_BRIEF);
  bool runs = (prev->runs_on && !mark_is_bracket(prev->mark)) ||
              (full && !stop && !span_ends(prev->key, SPAN(")")));
  bool gap = issue->layout.blank_lines ? line->blanks_before > 1
                                       : line->blanks_before > 0;
  clue_add_if(line, CLUE_SECTION_CREDIT, line_credits_section(line, prev));
  clue_add_if(line, CLUE_AFTER_OPEN, runs && !begins);
  clue_add_if(line, CLUE_AFTER_CREDIT_TAIL, clue_has(prev, CLUE_CREDIT_TAIL));
  clue_add_if(line, CLUE_AFTER_STOP, stop);
  clue_add_if(line, CLUE_ABOUT_MORE, clue_has(prev, CLUE_BEFORE_ABOUT));
  clue_add_if(line, CLUE_OUTDENT,
              issue->layout.indented && line->indent < 2 && !runs);
  clue_add_if(line, CLUE_AFTER_GAP, gap);
}

/* Remarks of the editors near the end. */
static void clues_of_end(Issue *issue, size_t i) {
  Line *line = issue_shown(issue, i);
  size_t left = issue->shown.n - i, n;
  bool rule = line_after_rule(issue, issue_shown(issue, i - 1), line);
  clue_add_if(line, CLUE_AFTER_RULE, rule);
  if (left < LAST_LINES) {
    Span head = span_head(line->key, LICENCE_MAX);
    clue_add_if(line, CLUE_LICENCE,
                words_find(WORDS_LICENCE_WORD, head, &n) != SPAN_NPOS);
  }
  clue_add_if(line, CLUE_FOOT_NOTE,
              rule && left < LAST_LINES * 2 &&
                  (words_prefix(WORDS_FOOT_NOTE, line->key) > 0 ||
                   text_editorial_office(line->key) > 0));
}

/* "暨…选拔赛", a verb below an office, or what a line above that ends in 印发
** still lacks: the rest of a title. */
static bool line_is_title_rest(const Line *prev, const Line *line) {
  if (!line_is_headlike(prev) || !line_is_headlike(line) || line->mark) {
    return false;
  }
  if (words_prefix(WORDS_TITLE_REST, line->key) ||
      words_suffix(WORDS_TITLE_OPEN, prev->key)) {
    return true;
  }
  return words_suffix(WORDS_OFFICE_END, prev->key) &&
         words_prefix(WORDS_PREDICATE, line->key);
}

enum { LEAD_BYTES = 9 }; /* of the first words: three characters */

/* The lead begins with the first words of its head. */
static bool line_has_lead(const Line *line, const Line *next) {
  if (line->mark || line->key.n < LEAD_BYTES * 2) return false;
  return span_starts(next->key, span_head(line->key, LEAD_BYTES)) &&
         cp_class(utf8_peek(line->key)) == CP_HAN;
}

/* What the line below says of a head. */
static void clues_of_below(Line *line, const Line *next) {
  bool head = line_is_headlike(line);
  clue_add_if(line, CLUE_BEFORE_DOC,
              !line->stop && !line->inner_stop && !line->mark &&
                  key_is_doc_number(next->key));
  clue_add_if(line, CLUE_LEAD_REPEATS,
              head && !line_is_headlike(next) && line_has_lead(line, next));
  clue_add_if(line, CLUE_BEFORE_BODY, !line_is_headlike(next));
  clue_add_if(line, CLUE_BEFORE_HEAD, line_is_headlike(next));
}

static void clues_of_neighbours(Issue *issue, size_t i) {
  Line *line = issue_shown(issue, i);
  if (i > 0) {
    clues_of_above(issue, i);
    clues_of_end(issue, i);
    clue_add_if(line, CLUE_TITLE_REST,
                line_is_title_rest(issue_shown(issue, i - 1), line));
  }
  clue_add_if(line, CLUE_ROW, line_is_row(issue, i));
  clue_add_if(line, CLUE_SIGNOFF, line_signs_off(issue, i));
  if (i + 1 == issue->shown.n) return;
  const Line *next = issue_shown(issue, i + 1);
  bool head = line_is_headlike(next);
  clue_add_if(line, CLUE_BEFORE_ABOUT,
              span_starts(next->key, SPAN("关于")) &&
                  clue_has(line, CLUE_OFFICE));
  clue_add_if(line, CLUE_BEFORE_LEAD,
              !head && (words_prefix(WORDS_LEAD, next->key) > 0 ||
                        key_starts_with_date(next->key)));
  clue_add_if(line, CLUE_LINK_LINE,
              !head && !next->mark && line->link && !line->mark &&
                  line->content.n < line->text.n);
  bool colon = utf8_peek_last(line->key) == ':';
  clue_add_if(line, CLUE_SALUTATION, colon && !head && !line->mark);
  clues_of_below(line, next);
}

void issue_clues(Issue *issue) {
  MarkRole roles[MARK_KINDS];
  Seen seen = {0, false};
  bool inside = false;
  mark_roles(issue, roles);
  clues_of_text(issue, roles);
  for (size_t i = 0; i < issue->shown.n && !issue->arena.rc; i++) {
    Line *line = issue_shown(issue, i);
    clues_of_form(issue, line);
    clues_of_marks(line, roles, inside);
    if (mark_is_heading(line->mark) && roles[line->mark] != ROLE_INNER) {
      inside = roles[line->mark] == ROLE_ITEM;
    }
    clues_of_words(issue, line);
    clues_of_credit(issue, line);
    bool tail = text_credit_tail(issue, line->text).z != NULL;
    clue_add_if(line, CLUE_CREDIT_TAIL, tail);
    bool bracket = span_ends(line->key, SPAN(")")); /* else 推荐人：X */
    clue_add_if(line, CLUE_LIST_CREDIT,
                tail && (bracket || !line->tail.z) &&
                    (mark_is_bullet(line->mark) || mark_is_number(line->mark)));
    clues_of_masthead(issue, i, &seen);
    clues_of_neighbours(issue, i);
  }
}
