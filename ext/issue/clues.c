/* clues.c: Layer 7. Stage 4: what can be seen of each line.
**
**   "（市委党史研究室编研处供稿）" -> short, credit, after_stop
**   "市委党史研究室"               -> short, office, before_head
**
** A clue is a plain fact about one line and its neighbours.  It decides
** nothing: data/costs.txt says what it speaks for.  To add one: a row "clue"
** there, one line here, its costs, a sample and its golden file.
*/
#include "issue/clues.h"

#include "core/cp.h"
#include "core/words.h"
#include "issue/marks.h"
#include "issue/markup.h"
#include "issue/masthead.h"
#include "issue/outline.h"
#include "issue/text.h"
#include "value/date.h"

enum {
  LICENCE_MAX = 300, /* bytes of a line that are looked at */
  PEN_NAME_MIN = 6,  /* bytes: two to five characters */
  PEN_NAME_MAX = 15,
  LINK_NOTE_MAX = 40,  /* of a bracket behind a link */
  KICKER_WIDTH = 20,   /* columns, at the least */
  COMMA_WIDTH = 44,    /* columns of a head with a comma */
  PARAGRAPH = 120,     /* columns: no line of a masthead is longer */
  SIGNOFF_WIDTH = 24,  /* of it, in columns */
  SIGNOFF_INDENT = 12, /* of a signature, far to the right */
  LABEL_TAIL = 20, /* characters of "推荐人：阿苔" behind a sentence */
  NAME_LINES = 4,  /* shown lines that are masthead */
  NEAR_LINES = 4,  /* below the number */
  ABOVE_LINES = 3  /* above it */
};

/* ---- Credits ---- */

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

/* Whether s ends in two ideographs: the last one begins nothing. */
static bool text_ends_inside(Span s) {
  return s.n >= 6 && utf8_is_han(span_from(s, s.n - 3)) &&
         utf8_is_han(span_from(s, s.n - 6));
}

/* "…打磨。推荐人：阿苔": a label behind the last sentence, and who. */
static Span text_label_tail(Issue *issue, Span text) {
  Span rest = text;
  for (int i = 0; i < LABEL_TAIL && rest.n; i++) {
    Span before = rest;
    if (text_ends_inside(rest)) {
      rest.n -= 3;
      continue;
    }
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
  if (i + 1 < issue->shown.n && text_is_office(line->key) &&
      key_is_date(issue_shown(issue, i + 1)->key)) {
    return true;
  }
  /* Who wrote a letter: the last line of an item. */
  bool end = i + 1 == issue->shown.n ||
             issue_shown(issue, i + 1)->blanks_before > line->blanks_before;
  return end && issue_shown(issue, i - 1)->stop && line_is_headlike(line) &&
         !line->mark && line->width <= SIGNOFF_WIDTH && !line->leader &&
         !span_has(line->key, SPAN(":")) && !span_has(line->key, SPAN("("));
}

/* Right under the name of a column: who made it (data/words.txt). */
static bool line_credits_section(const Line *line, const Line *prev) {
  bool column =
      clue_has(prev, CLUE_MARK_SECTION) || clue_has(prev, CLUE_SECTION_WORD) ||
      prev->mark == MARK_BRACKET || clue_has(prev, CLUE_SECTION_CREDIT);
  bool outline = clue_has(prev, CLUE_OUTLINE_SECTION);
  if (outline && words_prefix(WORDS_COLUMN_EDITOR, line->key)) {
    return line->key.n < CREDIT_MAX && !line->content_stop;
  }
  return column && line->key.n < CREDIT_MAX && !line->content_stop &&
         words_prefix(WORDS_SECTION_CREDIT, line->key) > 0;
}

/* Whether an empty line, and no page number, stands between two lines of a text
** that has none between its printed lines: what a full line began has ended. */
static bool line_after_gap(const Issue *issue, const Line *prev,
                           const Line *line) {
  if (issue->layout.blank_lines || !line->blanks_before) return false;
  return line->index - prev->index == (uint32_t)line->blanks_before + 1;
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
              (full && !stop && !span_ends(prev->key, SPAN(")")) &&
               !line_after_gap(issue, prev, line));
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

/* "[title](url)" or "[title](url)（#61）" without any mark. */
static bool line_is_link(const Line *line) {
  Span words, rest;
  if (line->mark || !span_starts(line->text, SPAN("["))) return false;
  size_t n = markup_link(line->text, &words);
  if (!n || !words.n) return false;
  rest = cp_trim(span_from(line->text, n));
  if (!rest.n) return true;
  bool open = span_starts(rest, SPAN("（")) || span_starts(rest, SPAN("("));
  bool close = span_ends(rest, SPAN("）")) || span_ends(rest, SPAN(")"));
  return open && close && rest.n <= LINK_NOTE_MAX;
}

/* One of the links of a column that holds nothing else. */
static bool line_is_link_item(const Issue *issue, size_t i) {
  if (i == 0 || !line_is_link(issue_shown(issue, i))) return false;
  const Line *above = issue_shown(issue, i - 1);
  return clue_has(above, CLUE_MARK_SECTION) ||
         clue_has(above, CLUE_SECTION_WORD) || clue_has(above, CLUE_LINK_ITEM);
}

/* A comma inside, and no label, quotation or bracket. */
static bool line_has_comma(const Line *line) {
  bool field = clue_has(line, CLUE_PAIRS) || clue_has(line, CLUE_LABELLED) ||
               clue_has(line, CLUE_QUOTE);
  return !field && span_has(line->key, SPAN(",")) &&
         !span_has(line->key, SPAN("。")) && !span_ends(line->key, SPAN(")"));
}

/* Text below a head: longer than it, with an end; or it opens a list. */
static bool line_may_follow(const Line *head, const Line *next) {
  if (span_ends(next->key, SPAN(":"))) return true;
  bool end = next->stop || span_ends(next->key, SPAN(")"));
  return end && next->width > head->width;
}

/* "重阳节，百岁老人收到“百家衣”" between empty lines, and a text below. */
static bool line_is_comma_head(const Issue *issue, const Line *line,
                               const Line *next) {
  bool may = !line->mark && line->inner_stop && !line->full && !line->runs_on;
  if (!may || line->indent >= 2 || line->width > COMMA_WIDTH) return false;
  if (line->content_stop && !text_ends_ask(line->content)) return false;
  const Layout *layout = &issue->layout; /* blank lines part paragraphs */
  bool gap = line->blanks_before > (layout->blank_lines && layout->wrapped);
  return gap && !next->mark && line_has_comma(line) &&
         line_may_follow(line, next);
}

/* What the line below says of a head. */
static void clues_of_below(const Issue *issue, Line *line, const Line *next) {
  bool head = line_is_headlike(line);
  clue_add_if(
      line, CLUE_ABOVE_TITLE,
      head && !line->mark && line->blank && line->width >= KICKER_WIDTH &&
          clue_has(next, CLUE_REPEATED) && !line->leader &&
          next->blanks_before <= issue->layout.blank_lines && !next->mark &&
          !clue_has(line, CLUE_REPEATED) && !clue_has(line, CLUE_IN_TOC));
  clue_add_if(line, CLUE_COMMA_HEAD, line_is_comma_head(issue, line, next));
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
  clue_add_if(line, CLUE_LINK_ITEM, line_is_link_item(issue, i));
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
  bool list = mark_is_number(next->mark) && next->mark_no == 1;
  clue_add_if(line, CLUE_SALUTATION, colon && (!head || list) && !line->mark);
  clues_of_below(issue, line, next);
}

/* "○ 听潮人" below a head: a mark that leads nothing else here, and a name that
** is no family's. */
static bool line_is_pen_name(const Issue *issue, const MarkRole *roles,
                             size_t i) {
  const Line *line = issue_shown(issue, i);
  if (!mark_is_bullet(line->mark) || roles[line->mark] != ROLE_NONE || i == 0 ||
      i + 1 == issue->shown.n || line->key.n < PEN_NAME_MIN ||
      line->key.n > PEN_NAME_MAX || text_is_office(line->key)) {
    return false;
  }
  for (Span rest = line->key; rest.n;) {
    if (cp_class(utf8_next(&rest)) != CP_HAN) return false;
  }
  const Line *above = issue_shown(issue, i - 1);
  return line_is_headlike(above) && !above->stop &&
         !mark_is_bullet(above->mark) && !clue_has(above, CLUE_IN_TOC) &&
         !clue_has(above, CLUE_TOC_HEAD) &&
         issue_shown(issue, i + 1)->mark != line->mark;
}

void issue_clues(Issue *issue) {
  MarkRole roles[MARK_KINDS];
  Seen seen = {0, false};
  bool inside = false;
  clues_of_labels(issue);
  issue_outline(issue);
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
    if (roles[line->mark] == ROLE_SUBITEM) clue_clear(line, CLUE_PERSON);
    clues_of_credit(issue, line);
    bool tail = text_credit_tail(issue, line->text).z != NULL;
    clue_add_if(line, CLUE_CREDIT_TAIL, tail);
    bool bracket = span_ends(line->key, SPAN(")")); /* else 推荐人：X */
    clue_add_if(line, CLUE_LIST_CREDIT,
                tail && (bracket || !line->tail.z) &&
                    (mark_is_bullet(line->mark) || mark_is_number(line->mark)));
    clues_of_masthead(issue, i, &seen);
    clues_of_neighbours(issue, i);
    clue_add_if(line, CLUE_PEN_NAME, line_is_pen_name(issue, roles, i));
  }
  clues_of_verse(issue);
}
