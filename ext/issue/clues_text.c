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

enum {
  NAME_WIDTH = 16,     /* columns of a plain column name */
  PLAIN_MIN = 2,       /* of them in one text */
  ENCLOSURE_MAX = 240, /* bytes of a title that names one */
  SOLE_LINES = 5       /* shown lines at the end */
};

/* A few characters alone, a head below, a gap or the end of an item above: as
** plain column names stand ("履职札记"). */
static bool line_may_name_column(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  if (line->mark || line->width > NAME_WIDTH || i + 2 >= issue->shown.n) {
    return false;
  }
  if (!line_is_headlike(line) || text_is_office(line->key) ||
      text_is_person(line->key)) {
    return false;
  }
  const Line *next = issue_shown(issue, i + 1);
  const Line *after = issue_shown(issue, i + 2);
  bool gap = issue->layout.blank_lines ? line->blanks_before > 1
                                       : line->blanks_before > 0;
  bool end = i > 0 && span_ends(issue_shown(issue, i - 1)->key, SPAN(")"));
  return (gap || end) && line_is_headlike(next) && next->width > line->width &&
         !text_is_person(next->key) && !line_is_headlike(after);
}

/* Where several lines of a text look like that, they name columns. */
static void clues_of_plain_columns(Issue *issue) {
  int n = 0;
  for (size_t i = 0; i < issue->shown.n; i++)
    n += line_may_name_column(issue, i);
  for (size_t i = 0; i < issue->shown.n && n >= PLAIN_MIN; i++) {
    clue_add_if(issue_shown(issue, i), CLUE_PLAIN_COLUMN,
                line_may_name_column(issue, i));
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
  return words_prefix(WORDS_PERSON_LABEL, key) > 0;
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

/* The lines from shown index i up to the next column, when they are a list and
** nothing else: the mark that leads it, or MARK_NONE. */
static int list_mark(const Issue *issue, const MarkRole *roles, size_t i,
                     size_t *end) {
  int mark = issue_shown(issue, i)->mark, lines = 0, texts = 0;
  bool list = mark_is_number(mark) || mark_is_bullet(mark);
  for (*end = i; *end < issue->shown.n; (*end)++) {
    const Line *line = issue_shown(issue, *end);
    if (roles[line->mark] == ROLE_SECTION) break;
    if (*end > i &&
        line_after_rule(issue, issue_shown(issue, *end - 1), line)) {
      break;
    }
    if (!list) continue;
    if (line->mark == mark) {
      lines++;
      texts += line->stop;
      list = !line->mark_no || line->mark_no == lines;
    } else {
      list = !line_is_headlike(line) || span_ends(line->key, SPAN(")"));
    }
  }
  return list && lines > 1 && texts * 2 > lines ? mark : MARK_NONE;
}

/* Below a column that holds a list of sentences, each of its lines is an item,
** whatever that mark leads elsewhere. */
static void clues_of_list_columns(Issue *issue, const MarkRole *roles) {
  for (size_t i = 0; i + 1 < issue->shown.n;) {
    if (roles[issue_shown(issue, i)->mark] != ROLE_SECTION) {
      i++;
      continue;
    }
    size_t end, from = i + 1;
    int mark = list_mark(issue, roles, from, &end);
    for (i = end > from ? end : from; from < end && mark; from++) {
      Line *line = issue_shown(issue, from);
      bool text = line->content_stop && !line->tail.z;
      clue_add_if(line, CLUE_MARK_BRIEF,
                  line->mark == mark && (text || roles[mark] != ROLE_ITEM));
    }
  }
}

/* A Markdown heading, or a bold line where such lines name the columns. */
static bool line_is_heading(const Line *line, const MarkRole *roles) {
  return mark_is_heading(line->mark) ||
         (line->mark == MARK_BOLD && roles[MARK_BOLD] == ROLE_SECTION);
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
    if (line_is_heading(issue_shown(issue, i), roles)) return;
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

void clues_of_text(Issue *issue, const MarkRole *roles) {
  clues_of_top_heading(issue);
  clues_of_plain_columns(issue);
  clues_of_sole_labels(issue);
  clues_of_enclosures(issue);
  clues_of_tail_block(issue, roles);
  clues_of_list_columns(issue, roles);
}
