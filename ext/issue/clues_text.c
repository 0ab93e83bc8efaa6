/* clues_text.c: Layer 7. Stage 4, first half: clues that need the whole text.
**
** Which heading is the bulletin's name, which plain lines name columns, which
** lists are items: what repetition and position say, line by line it cannot be
** seen.  clues.c sees the rest.
*/
#include "core/cp.h"
#include "core/words.h"
#include "issue/clues.h"
#include "issue/marks.h"
#include "issue/masthead.h"
#include "issue/table.h"
#include "issue/text.h"
#include "value/number.h"

enum {
  NAME_WIDTH = 16,      /* columns of a plain column name */
  PLAIN_MIN = 2,        /* of them in one text */
  ENCLOSURE_MAX = 240,  /* bytes of a title that names one */
  LABEL_BYTES_MAX = 30, /* in front of its colon */
  ENCLOSED_MAX = 200,   /* lines */
  SOFT_MIN = 12,        /* bytes of a head in front of a colon */
  SOFT_MAX = 60,
  SOFT_TEXT = 30,   /* bytes of the text behind it */
  TAG_MAX = 45,     /* bytes of a tag */
  LABEL_WIDTH = 30, /* columns of a label in bold type */
  LABELS_MIN = 3,   /* of the same words */
  TAGS_MIN = 2,
  DATED_MIN = 4,    /* paragraphs of a chronicle */
  VERSE_WIDTH = 32, /* columns */
  VERSE_LINES = 2,  /* at the least */
  SOLE_LINES = 5    /* shown lines at the end */
};

static bool line_is_short_name(const Line *line) {
  return !line->mark && line->width <= NAME_WIDTH && line_is_headlike(line) &&
         !text_is_office(line->key) && !text_is_person(line->key);
}

/* A few characters alone, a head below, a gap or the end of an item above: as
** plain column names stand ("履职札记"). */
static bool line_may_name_column(Issue *issue, bool plain, size_t i) {
  const Line *line = issue_shown(issue, i);
  if (i + 2 >= issue->shown.n || !line_is_short_name(line)) return false;
  const Line *next = issue_shown(issue, i + 1);
  const Line *after = issue_shown(issue, i + 2);
  bool gap = line->blanks_before > issue->layout.blank_lines;
  bool list = mark_is_number(next->mark) && next->mark_no == 1;
  if (list && gap && next->blanks_before <= line->blanks_before) {
    return next->width > line->width;
  }
  if (!plain) return false;
  bool end = i > 0 && span_ends(issue_shown(issue, i - 1)->key, SPAN(")"));
  return (gap || end) && line_is_headlike(next) && next->width > line->width &&
         !text_names_person(issue, next->content, next->key) &&
         (!line_is_headlike(after) ||
          text_names_person(issue, after->content, after->key));
}

/* Where several lines of a text look like that, they name columns, unless a
** mark does. */
static void clues_of_plain_columns(Issue *issue, const MarkRole *roles) {
  int n = 0;
  bool plain = true;
  for (size_t i = 0; i < issue->shown.n; i++) {
    plain &= roles[issue_shown(issue, i)->mark] != ROLE_SECTION;
  }
  for (size_t i = 0; i < issue->shown.n; i++)
    n += line_may_name_column(issue, plain, i);
  for (size_t i = 0; i < issue->shown.n && n >= PLAIN_MIN; i++) {
    clue_add_if(issue_shown(issue, i), CLUE_PLAIN_COLUMN,
                line_may_name_column(issue, plain, i));
  }
}

bool issue_is_top_heading(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  if (i > 0 || !mark_is_heading(line->mark)) return false;
  return masthead_has_number(line->key) || masthead_has_date(line->key) ||
         words_suffix(WORDS_SERIES_END, line->key) > 0;
}

/* The only heading of the highest level, at the top: the bulletin's name. */
static void clues_of_top_heading(Issue *issue) {
  int top = MARK_HEADING6 + 1, count = 0;
  Line *first = NULL;
  for (size_t i = 0; i < issue->shown.n; i++) {
    Line *line = issue_shown(issue, i);
    if (!mark_is_heading(line->mark) || line->mark > top) continue;
    count = line->mark < top ? 1 : count + 1;
    if (line->mark < top) first = i < 3 ? line : NULL;
    top = line->mark;
  }
  if (first && count == 1) clue_add(first, CLUE_TOP_HEADING);
  if (issue->shown.n && issue_is_top_heading(issue, 0)) {
    clue_add(issue_shown(issue, 0), CLUE_TOP_HEADING);
  }
}

/* "编辑：…", "——编辑：…", "（责编：…）" */
static bool key_is_label(Span key) {
  span_cut_prefix(&key, SPAN("("));
  while (span_cut_prefix(&key, SPAN("—")) || span_cut_prefix(&key, SPAN("-"))) {
  }
  for (size_t bar;; key = span_from(key, bar + 1)) {
    if (words_prefix(WORDS_PERSON_LABEL, key)) return true;
    bar = span_find(key, SPAN("|")); /* 绿岛｜每周五｜编辑：苏苏 */
    if (bar == SPAN_NPOS) return false;
  }
}

/* Below the editor nothing but labels and addresses: the imprint goes on. */
static void clues_of_label_tail(Issue *issue, size_t at) {
  for (size_t i = at + 1; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    size_t colon = span_find(line->key, SPAN(":"));
    if (line->content_stop || colon == SPAN_NPOS || colon > LABEL_BYTES_MAX) {
      return;
    }
  }
  for (size_t i = at + 1; i < issue->shown.n; i++) {
    clue_add(issue_shown(issue, i), CLUE_TAIL_BLOCK);
  }
}

/* A label of the imprint that stands once, among the last lines: it names the
** editor of the issue, not of its last item. */
static void clues_of_sole_labels(Issue *issue) {
  size_t n = issue->shown.n, at = SIZE_MAX;
  int count = 0;
  for (size_t i = 0; i < n; i++) {
    const Line *line = issue_shown(issue, i);
    if (!key_is_label(line->key)) continue;
    count += i >= FIRST_LINES || i + SOLE_LINES >= n;
    at = i;
  }
  for (size_t i = at; count && count <= 2 && i != SIZE_MAX && i + 2 > at; i--) {
    Line *line = issue_shown(issue, i);
    clue_add_if(line, CLUE_SOLE_LABEL,
                i + SOLE_LINES >= n && key_is_label(line->key));
    if (i == 0) break;
  }
  if (at < n && clue_has(issue_shown(issue, at), CLUE_SOLE_LABEL)) {
    clues_of_label_tail(issue, at);
  }
}

/* What a notice says it encloses: "…关于印发《古树保护办法》的通知". */
static Span key_enclosure(Span key) {
  static const Span says = {"印发", 6};
  size_t at = span_find(key, says), end = SPAN_NPOS, n;
  if (at == SPAN_NPOS) return SPAN_NONE;
  Span name = span_from(key, at + says.n);
  for (Span rest = name; (n = span_find(rest, SPAN("的"))) != SPAN_NPOS;) {
    end = (size_t)(rest.z - name.z) + n;
    rest = span_from(rest, n + 3);
  }
  if (end == SPAN_NPOS) return SPAN_NONE;
  name = span_head(name, end);
  if (span_cut_prefix(&name, SPAN("《"))) span_cut_suffix(&name, SPAN("》"));
  return name;
}

/* A rule that a notice above puts into force: "关于印发《…办法》的通知", then its
** text under a head of its own.  Each head is looked for once. */
static void clues_of_enclosures(Issue *issue) {
  KeyTable table = {0};
  for (size_t i = 0; i < issue->shown.n; i++) {
    Line *line = issue_shown(issue, i);
    if (line->key.n > ENCLOSURE_MAX) continue;
    Span name = key_enclosure(line->key);
    KeyEntry *e = table.used ? table_find(&table, span_hash(line->key)) : NULL;
    clue_add_if(line, CLUE_NAMED_IN_TITLE, e && e->count > 0);
    e = name.n ? table_at(&table, span_hash(name)) : NULL;
    if (e) e->count++;
  }
  table_free(&table, &issue->arena);
}

/* "附件", "附件2" alone in a line. */
static bool key_is_enclosure(Span key) {
  if (!span_cut_prefix(&key, SPAN("附件"))) return false;
  while (key.n && (cp_is_ascii_digit((uint8_t)key.z[0]) || key.z[0] == ':')) {
    key = span_from(key, 1);
  }
  if (key.n && words_prefix(WORDS_NUMERAL, key) == key.n) return true;
  return key.n == 0;
}

static bool line_ends_enclosure(const Issue *issue, const MarkRole *roles,
                                size_t i) {
  const Line *line = issue_shown(issue, i);
  if (roles[line->mark] == ROLE_SECTION || line->mark == MARK_BRACKET ||
      clue_has(line, CLUE_REPEATED) ||
      words_is(WORDS_SECTION_WORD, line->key) ||
      words_prefix(WORDS_FOOT_SEND, line->key) ||
      line_after_rule(issue, issue_shown(issue, i - 1), line)) {
    return true;
  }
  return text_is_office(line->key) && i + 1 < issue->shown.n &&
         span_starts(issue_shown(issue, i + 1)->key, SPAN("关于"));
}

/* What stands below 附件, up to the next column or the next paper with a number
** of its own, belongs to the paper above. */
static void clues_of_enclosed(Issue *issue, const MarkRole *roles) {
  size_t n = issue->shown.n;
  for (size_t i = 1; i < n; i++) {
    Line *line = issue_shown(issue, i);
    if (line->key.n > 15 || !key_is_enclosure(line->key)) continue;
    if (roles[line->mark] == ROLE_SECTION) continue;
    size_t end = i + 1;
    while (end < n && end < i + ENCLOSED_MAX &&
           !line_ends_enclosure(issue, roles, end)) {
      end++;
    }
    for (; i < end; i++) clue_add(issue_shown(issue, i), CLUE_ENCLOSED);
    i = end - 1;
  }
}

static bool line_ends_list(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  return (!line->mark && words_is(WORDS_SECTION_WORD, line->key)) ||
         line_after_rule(issue, issue_shown(issue, i - 1), line);
}

/* The lines from shown index i up to the next column, when they are a list and
** nothing else: the mark that leads it, or MARK_NONE. */
static int list_mark(const Issue *issue, const MarkRole *roles, size_t i,
                     size_t *end) {
  int mark = issue_shown(issue, i)->mark, lines = 0, texts = 0, last = 0;
  bool list = mark_is_number(mark) || mark_is_bullet(mark);
  for (*end = i; *end < issue->shown.n; (*end)++) {
    const Line *line = issue_shown(issue, *end);
    if (roles[line->mark] == ROLE_SECTION) break;
    if (*end > i && line_ends_list(issue, *end)) break;
    if (!list) continue;
    if (line->mark == mark) {
      lines++;
      texts += line->stop;
      list =
          !line->mark_no || line->mark_no == last || line->mark_no == last + 1;
      last = line->mark_no;
    } else {
      list = !line_is_headlike(line) || span_ends(line->key, SPAN(")"));
    }
  }
  return list && lines > 1 && texts * 2 > lines ? mark : MARK_NONE;
}

/* "时间：…", "记录：…", "编辑：…": a label, and no head. */
static bool key_labels_value(Span key) {
  size_t n = words_prefix(WORDS_FIELD_LABEL, key);
  return (n && n < key.n && key.z[n] == ':') ||
         words_prefix(WORDS_ROLL, key) > 0 ||
         words_prefix(WORDS_PERSON_LABEL, key) > 0;
}

/* "1.手工课堂：5月6日上午…": what stands in front of the colon, when it can be
** a title. */
static size_t line_head_bytes(const Line *line) {
  size_t colon = span_find(line->content, SPAN("：")), sign = 3;
  if (colon == SPAN_NPOS) {
    colon = span_find(line->content, SPAN(":"));
    sign = 1;
  }
  if (colon == SPAN_NPOS || colon < SOFT_MIN || colon > SOFT_MAX) return 0;
  if (line->content.n - colon - sign < SOFT_TEXT || line->tail.z) return 0;
  if (key_labels_value(line->key)) return 0;
  for (Span rest = span_head(line->content, colon); rest.n;) {
    CpClass c = cp_class(utf8_next(&rest));
    if (c != CP_HAN && c != CP_LETTER && c != CP_BLANK) return 0;
  }
  return colon;
}

/* Where each point of a list below a column has such a head, they are titles,
** and what stands behind is their text. */
static bool list_split_heads(Issue *issue, int mark, size_t from, size_t end) {
  if (!mark_is_number(mark)) return false;
  for (size_t i = from; i < end; i++) {
    const Line *line = issue_shown(issue, i);
    if (line->mark == mark && !line_head_bytes(line)) return false;
  }
  for (size_t i = from; i < end; i++) {
    Line *line = issue_shown(issue, i);
    if (line->mark != mark) continue;
    size_t n = line_head_bytes(line);
    Span rest = span_from(line->content, n);
    if (!span_cut_prefix(&rest, SPAN("："))) span_cut_prefix(&rest, SPAN(":"));
    line->tail = cp_trim(rest);
    line->content = cp_trim(span_head(line->content, n));
    line->content_width = (int)cp_span_width(line->content);
    line->key = line_key(issue, line->content);
    line->entry_n = (uint32_t)line->key.n;
    line_look(issue, line);
    clue_add(line, CLUE_MARK_ITEM);
  }
  return true;
}

/* Below a column that holds a list of sentences, each of its lines is an item,
** whatever that mark leads elsewhere. */
static void clues_of_list_columns(Issue *issue, const MarkRole *roles) {
  for (size_t i = 0; i + 1 < issue->shown.n;) {
    const Line *column = issue_shown(issue, i);
    bool word = !column->mark && column->blanks_before > 0 &&
                words_is(WORDS_SECTION_WORD, column->key);
    if (roles[column->mark] != ROLE_SECTION && !word) {
      i++;
      continue;
    }
    size_t end, from = i + 1;
    int mark = list_mark(issue, roles, from, &end);
    if (mark && list_split_heads(issue, mark, from, end)) {
      i = end > from ? end : from;
      continue;
    }
    for (i = end > from ? end : from; from < end && mark; from++) {
      Line *line = issue_shown(issue, from);
      bool text = line->content_stop && !line->tail.z;
      clue_add_if(line, CLUE_MARK_BRIEF,
                  line->mark == mark && (text || roles[mark] != ROLE_ITEM));
    }
  }
}

/* "2月12日县议会…", "该月县城通电…": begins an entry of a chronicle, though no
** blank stands behind the day. */
static bool line_is_dated(const Line *line) {
  int64_t n;
  Span rest = line->key;
  if (line->mark) return line->mark == MARK_DAY;
  if (number_read(&rest, &n) && n >= 1 && n <= 31) {
    if (span_cut_prefix(&rest, SPAN("日"))) return true;
    return n <= 12 && span_cut_prefix(&rest, SPAN("月"));
  }
  return words_prefix(WORDS_DAY_WORD, line->key) > 0;
}

/* Whether most paragraphs begin with a day. */
static bool issue_is_chronicle(const Issue *issue) {
  size_t lines = 0, dated = 0;
  for (size_t i = 0; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    bool text = !line->mark || line->mark == MARK_DAY;
    if (!text || (!line->blanks_before && issue->layout.wrapped)) continue;
    lines++;
    dated += line_is_dated(line);
  }
  return dated >= DATED_MIN && dated * 10 >= lines * 6;
}

/* In a text that is a chronicle, and little else, each dated paragraph is an
** entry, and a line without a day heads nothing. */
static void clues_of_chronicle(Issue *issue, const MarkRole *roles) {
  if (roles[MARK_DAY] != ROLE_BRIEF || !issue_is_chronicle(issue)) return;
  for (size_t i = 1; i < issue->shown.n; i++) {
    Line *line = issue_shown(issue, i);
    const Line *prev = issue_shown(issue, i - 1);
    if (line->mark) continue;
    bool open = !prev->stop && !prev->mark && !line->blanks_before;
    if (line_is_dated(line) && line->stop && !open) {
      clue_add(line, CLUE_MARK_BRIEF);
    } else if (i > 2 && line_is_headlike(line)) {
      clue_add(line, CLUE_MARK_INNER);
    }
  }
}

/* "【内核组】完成了测试。": bytes of the tag in front of a text. */
static size_t line_tag(const Line *line) {
  if (span_starts(line->text, SPAN("[@"))) { /* [@阿梧]：… */
    size_t close = span_find(span_head(line->text, TAG_MAX), SPAN("]"));
    return close != SPAN_NPOS && line->text.n > close + SOFT_MIN ? close : 0;
  }
  if (line->mark || !span_starts(line->text, SPAN("【"))) return 0;
  size_t end = span_find(span_head(line->text, TAG_MAX), SPAN("】"));
  if (end == SPAN_NPOS || end + 3 + SOFT_MIN > line->text.n) return 0;
  Span tag = {line->text.z + 3, end - 3};
  return words_is(WORDS_NOTE_LABEL, tag) || words_is(WORDS_LEAD_TAG, tag) ? 0
                                                                          : end;
}

/* Lines that begin so lead an item each, where several do. */
static void clues_of_tags(Issue *issue) {
  int n = 0;
  for (size_t i = 0; i < issue->shown.n; i++) {
    n += line_tag(issue_shown(issue, i)) > 0;
  }
  for (size_t i = 0; i < issue->shown.n && n >= TAGS_MIN; i++) {
    Line *line = issue_shown(issue, i);
    clue_add_if(line, CLUE_TAG, line_tag(line) > 0);
  }
  for (size_t i = issue->shown.n; i-- > 0 && i + 3 > issue->shown.n;) {
    Line *line = issue_shown(issue, i); /* 【微语】… */
    size_t end = line_tag(line);
    bool closing =
        end && words_is(WORDS_CLOSING_TAG, (Span){line->text.z + 3, end - 3});
    clue_add_if(line, CLUE_TAG, closing);
  }
}

/* A Markdown heading, or a bold line where such lines lead columns or items. */
static bool line_is_heading(const Line *line, const MarkRole *roles) {
  MarkRole bold = line->mark == MARK_BOLD ? roles[MARK_BOLD] : ROLE_NONE;
  return mark_is_heading(line->mark) || bold == ROLE_SECTION ||
         bold == ROLE_ITEM;
}

/* A text with headings ends in a drawn line and a few lines without any: who
** made the issue, how to subscribe. */
static void clues_of_tail_block(Issue *issue, const MarkRole *roles) {
  size_t n = issue->shown.n, from = n;
  int headings = 0;
  for (size_t i = 0; i < n; i++) {
    headings += line_is_heading(issue_shown(issue, i), roles);
  }
  for (size_t i = n; headings > 2 && i-- > 1 && i + LAST_LINES > n;) {
    const Line *line = issue_shown(issue, i);
    if (words_is(WORDS_FOOT_HEAD, line->key)) continue;
    if (line_is_heading(line, roles)) return;
    if (!line_after_rule(issue, issue_shown(issue, i - 1),
                         issue_shown(issue, i)))
      continue;
    from = i;
    break;
  }
  for (size_t i = from; i < n; i++) {
    clue_add(issue_shown(issue, i), CLUE_TAIL_BLOCK);
  }
}

/* A short line without any mark, as verse has them; the next one names nobody,
** or this one would be a title. */
static bool line_is_verse(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  bool named = i + 1 < issue->shown.n &&
               (clue_has(issue_shown(issue, i + 1), CLUE_PERSON) ||
                clue_has(issue_shown(issue, i + 1), CLUE_PEN_NAME));
  return !line->mark && !named && line->width <= VERSE_WIDTH &&
         line_is_headlike(line) && !line->spread && !line->stop &&
         !clue_has(line, CLUE_FIELD) && !clue_has(line, CLUE_LABELLED) &&
         !clue_has(line, CLUE_PAREN) && !clue_has(line, CLUE_PERSON) &&
         !clue_has(line, CLUE_SECTION_WORD) && !clue_has(line, CLUE_FOOT) &&
         !clue_has(line, CLUE_FOOT_SEND);
}

/* Below a title and a name, two lines and more: a poem. */
void clues_of_verse(Issue *issue) {
  size_t n = issue->shown.n;
  for (size_t i = 1; i + 1 < n; i++) {
    const Line *line = issue_shown(issue, i);
    bool name = clue_has(line, CLUE_PERSON) || clue_has(line, CLUE_PEN_NAME) ||
                clue_has(line, CLUE_TOC_AUTHOR);
    if (!name || line->stop || !line_is_headlike(issue_shown(issue, i - 1))) {
      continue;
    }
    size_t end = i + 1;
    while (end < n && line_is_verse(issue, end)) end++;
    if (end < i + 1 + VERSE_LINES) continue;
    clue_add(issue_shown(issue, i), CLUE_PEN_NAME);
    while (++i < end) clue_add(issue_shown(issue, i), CLUE_VERSE);
    i = end - 1;
  }
}

/* Below a column that holds quotations and nothing else, each block of them is
** an item. */
static void clues_of_quotes(Issue *issue, const MarkRole *roles) {
  for (size_t i = 0; i < issue->shown.n; i++) {
    if (roles[issue_shown(issue, i)->mark] != ROLE_SECTION) continue;
    size_t end = i + 1, blocks = 0;
    for (; end < issue->shown.n; end++) {
      const Line *line = issue_shown(issue, end);
      if (!span_starts(line->text, SPAN(">"))) break;
      blocks += end == i + 1 || line->blanks_before > 0;
    }
    bool all = end == issue->shown.n ||
               roles[issue_shown(issue, end)->mark] == ROLE_SECTION ||
               line_after_rule(issue, issue_shown(issue, end - 1),
                               issue_shown(issue, end));
    for (size_t k = i + 1; all && blocks > 1 && k < end; k++) {
      Line *line = issue_shown(issue, k);
      clue_add_if(line, CLUE_MARK_BRIEF, k == i + 1 || line->blanks_before > 0);
    }
  }
}

/* A line in bold type that may be a label. */
static bool line_may_be_label(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  if (line->mark != MARK_BOLD || line->width > LABEL_WIDTH) return false;
  int next = i + 1 < issue->shown.n ? issue_shown(issue, i + 1)->mark : 0;
  return !mark_is_bullet(next) && !mark_is_number(next);
}

void clues_of_labels(Issue *issue) {
  KeyTable table = {0};
  for (size_t i = 0; i < issue->shown.n; i++) {
    if (!line_may_be_label(issue, i)) continue;
    KeyEntry *e = table_at(&table, span_hash(issue_shown(issue, i)->key));
    if (e) e->count++;
  }
  for (size_t i = 0; i < issue->shown.n && table.used; i++) {
    Line *line = issue_shown(issue, i);
    if (!line_may_be_label(issue, i)) continue;
    const KeyEntry *e = table_find(&table, span_hash(line->key));
    bool colon = utf8_peek_last(line->key) == ':';
    if (!e || e->count < (colon ? 2 : LABELS_MIN)) continue;
    line->mark = MARK_NONE;
    clue_add(line, CLUE_MARK_INNER);
  }
  table_free(&table, &issue->arena);
}

void clues_of_text(Issue *issue, const MarkRole *roles) {
  clues_of_top_heading(issue);
  clues_of_plain_columns(issue, roles);
  clues_of_sole_labels(issue);
  clues_of_enclosures(issue);
  clues_of_enclosed(issue, roles);
  clues_of_tail_block(issue, roles);
  clues_of_chronicle(issue, roles);
  if (issue->outlined) return; /* which lists are items is told there */
  clues_of_list_columns(issue, roles);
  clues_of_tags(issue);
  clues_of_quotes(issue, roles);
}
