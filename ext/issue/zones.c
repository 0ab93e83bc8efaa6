/* zones.c: Layer 7. Stage 2: what is not text: furniture, shells, rules.
**
**   "— 3 —"                      -> furniture   (page number)
**   the same head on each page   -> furniture   (running head)
**   "![](a.jpg)", "<a name=x>"   -> shell
**   "━━━━━━"                     -> rule
**
** What is left, the lines that carry text, goes into Issue.shown; the
** labelling sees only these.
*/
#include "core/cp.h"
#include "core/words.h"
#include "issue/issue.h"
#include "issue/marks.h"
#include "issue/table.h"
#include "issue/text.h"

enum {
  ZONE_TOP_LINES = 6,
  PAGE_WIDTH = 40,
  PAGE_GAP = 8,    /* lines between the text of two pages */
  HEAD_INDENT = 8, /* columns in front of what is centred */
  COMMON_MIN = 9,  /* bytes that a name has at least */
  RULE_MIN = 3,
  NAV_MAX = 90,
  HEAD_MIN_PAGES = 2,
  HEAD_MAX_WIDTH = 90
};

/* One character (or two in turn) repeated, and none of them a word. */
static bool zone_is_rule(Span text) {
  int n = 0;
  if (span_eq(text, SPAN("--"))) return true; /* above a signature */
  while (text.n) {
    CpClass c = cp_class(utf8_next(&text));
    if (cp_is_word(c)) return false;
    n += c == CP_OTHER;
  }
  return n >= RULE_MIN;
}

/* "[1]: https://…": where the links of a text lead to. */
static bool zone_is_address(Span text) {
  size_t close = span_find(span_head(text, 60), SPAN("]:"));
  if (!span_starts(text, SPAN("[")) || close == SPAN_NPOS) return false;
  Span rest = cp_trim(span_from(text, close + 2));
  span_cut_prefix(&rest, SPAN("<"));
  return span_starts(rest, SPAN("http")) || span_starts(rest, SPAN("./"));
}

/* A tag, an image or an anchor that fills the line. */
static bool zone_is_shell(Span text) {
  if (span_starts(text, SPAN("![")) && span_ends(text, SPAN(")"))) {
    return !span_has(text, SPAN(") "));
  }
  if (span_starts(text, SPAN("```")) || span_starts(text, SPAN(":::"))) {
    return true;
  }
  if (zone_is_address(text)) return true;
  if (!span_starts(text, SPAN("<")) || !span_ends(text, SPAN(">"))) {
    return false;
  }
  bool tag = false, words = false;
  while (text.n) {
    uint32_t cp = utf8_next(&text);
    if (cp == '<') tag = true;
    if (!tag && cp_is_word(cp_class(cp))) words = true;
    if (cp == '>') tag = false;
  }
  return !words;
}

/* "上一期 | 反馈 | 下一期": back at the one end, on at the other. */
static bool zone_is_turning(Span key) {
  static const Span back[] = {{"上一期", 9}, {"上一篇", 9}, {"上一页", 9}};
  static const Span on[] = {{"下一期", 9}, {"下一篇", 9}, {"下一页", 9}};
  if (!span_has(key, SPAN("|")) && !span_has(key, SPAN("·"))) return false;
  for (size_t i = 0; i < COUNT(back); i++) {
    if (span_has(key, back[i]) && span_has(key, on[i])) return true;
  }
  return false;
}

/* "返回目录", a link into the page itself: one word of navigation. */
static bool zone_is_return(const Line *line) {
  bool inside =
      span_has(line->raw, SPAN("href=\"#")) || span_has(line->raw, SPAN("](#"));
  Span key = line->key;
  int n = 0;
  if (!inside || key.n > NAV_MAX) return false;
  while (key.n) {
    size_t word = words_prefix(WORDS_NAV_WORD, key);
    n += word > 0;
    if (word)
      key = span_from(key, word);
    else if (cp_is_word(cp_class(utf8_next(&key))))
      return false;
  }
  return n > 0 && !mark_is_bullet(line->mark) && !mark_is_number(line->mark);
}

/* "👈 上一期 ｜ 下一期 👉": two words of navigation and nothing else. */
static bool zone_is_navigation(Span key) {
  int n = 0;
  size_t first = words_prefix(WORDS_NAV_WORD, key);
  if (first && first < key.n && key.n < NAV_MAX) { /* 首页 > 简报 */
    Span rest = span_from(key, first);
    uint32_t cp = utf8_peek(rest);
    if (cp == '>' || cp == 0xBB || cp == 0x203A) return true;
  }
  if (key.n < NAV_MAX && zone_is_turning(key)) return true;
  while (key.n) {
    size_t word = words_prefix(WORDS_NAV_WORD, key);
    if (word) {
      n++;
      key = span_from(key, word);
    } else if (cp_is_word(cp_class(utf8_next(&key)))) {
      return false;
    }
  }
  return n > 1;
}

/* YAML or TOML front matter: --- … --- or +++ … +++ at the very top.  Its
** fields are masthead (front.h). */
static void zone_front_matter(Issue *issue) {
  size_t i = 0, n = issue->lines.n;
  while (i < n && issue_line(issue, i)->label == LABEL_BLANK) i++;
  if (i == n) return;
  Span fence = issue_line(issue, i)->text;
  if (!span_eq(fence, SPAN("---")) && !span_eq(fence, SPAN("+++"))) return;
  for (size_t end = i + 1; end < n && end < i + 60; end++) {
    if (!span_eq(issue_line(issue, end)->text, fence)) continue;
    for (size_t k = i; k <= end; k++) {
      Line *line = issue_line(issue, k);
      if (line->label != LABEL_BLANK) line->label = LABEL_SHELL;
    }
    return;
  }
}

/* Whether the line stands at the edge of a page: next to a page number, or
** right behind a form feed. */
static bool zone_at_page_edge(const Issue *issue, size_t i) {
  const Line *line = issue_line(issue, i);
  if (line->raw.z > issue->text.z && line->raw.z[-1] == '\f') return true;
  for (size_t k = i; k-- > 0 && k + 4 > i;) {
    const Line *before = issue_line(issue, k);
    if (before->label == LABEL_FURNITURE) return true;
    if (before->label != LABEL_BLANK) break;
    if (before->raw.z > issue->text.z && before->raw.z[-1] == '\f') return true;
  }
  for (size_t k = i + 1; k < issue->lines.n && k < i + 4; k++) {
    const Line *after = issue_line(issue, k);
    if (after->label == LABEL_FURNITURE) return true;
    if (after->label != LABEL_BLANK) break;
  }
  return false;
}

/* The key without a page number at either end: "2 检察工作信息 第5期". */
static Span zone_head_key(Span key) {
  while (key.n && cp_is_ascii_digit((uint8_t)key.z[0])) key = span_from(key, 1);
  while (key.n && cp_is_ascii_digit((uint8_t)key.z[key.n - 1])) key.n--;
  return key;
}

/* A page number at one end, parted from the rest by a wide blank. */
static bool zone_has_page(const Line *line) {
  Span key = zone_head_key(line->key);
  return line->gaps > 0 && key.n && line->key.n - key.n <= 3 &&
         key.n < line->key.n && !span_ends(line->key, SPAN("."));
}

/* "(利用科供稿)", "…三百余份。": may stand at the edge of two pages and is no
** running head. */
static bool zone_is_text(Span key) {
  return text_ends_sentence(key) || text_runs_on(key) ||
         text_has_inner_stop(key) ||
         (span_starts(key, SPAN("(")) && span_ends(key, SPAN(")")));
}

/* The next line from i on, in steps of 1 or -1, that carries text; NULL where
** there is none near. */
static const Line *zone_text_near(const Issue *issue, size_t i, size_t step) {
  for (int n = 0; n < PAGE_GAP; n++) {
    i += step;
    if (i >= issue->lines.n) return NULL; /* SIZE_MAX, too */
    const Line *line = issue_line(issue, i);
    if (line->label == LABEL_BODY) return line;
  }
  return NULL;
}

/* Whether line i, at the edge of a page, parts a sentence: it is centred
** between a long line that does not end and one without indent. */
static bool zone_parts_sentence(const Issue *issue, size_t i) {
  const Line *line = issue_line(issue, i);
  if (line->indent < HEAD_INDENT) return false;
  const Line *above = zone_text_near(issue, i, SIZE_MAX);
  const Line *below = zone_text_near(issue, i, 1);
  if (!above || !below || below->mark || above->indent >= HEAD_INDENT / 2 ||
      below->indent > 1) {
    return false;
  }
  Span last = cp_trim(above->text);
  return above->width >= PAGE_WIDTH && above->width > line->width &&
         !text_ends_sentence(last) &&
         cp_is_word(cp_class(utf8_peek_last(last)));
}

/* How many lines on top may name the bulletin: those above its contents, whose
** entries are titles, and come again. */
static size_t zone_top(const Issue *issue) {
  size_t n = 0;
  while (n < issue->lines.n && n < ZONE_TOP_LINES &&
         !words_is(WORDS_TOC_HEAD, issue_line(issue, n)->key)) {
    n++;
  }
  return n;
}

/* Bytes that the first lines of the issue and key have in common, where both
** begin; 0 for less than three characters. */
static size_t zone_common(const Issue *issue, size_t top, Span key) {
  size_t longest = 0;
  for (size_t i = 0; i < top; i++) {
    Span name = issue_line(issue, i)->key;
    size_t n = 0;
    while (n < name.n && n < key.n && name.z[n] == key.z[n]) n++;
    while (n > 0 && n < key.n && utf8_is_tail(key.z[n])) n--;
    if (n > longest) longest = n;
  }
  return longest < COMMON_MIN ? 0 : longest;
}

/* Whether the key of line i is put together of what the first lines of the
** issue begin with: its name, its publisher.  Above a line that is centred as
** well, it may be the first line of a title: "某市人民政府" "关于…的通知". */
static bool zone_is_named(const Issue *issue, size_t top, size_t i) {
  const Line *below = zone_text_near(issue, i, 1);
  if (!below || below->indent >= HEAD_INDENT) return false;
  Span key = issue_line(issue, i)->key;
  size_t n = 1;
  while (key.n && n) {
    n = zone_common(issue, top, key);
    key = span_from(key, n);
  }
  return key.n == 0;
}

/* Whether line i is a running head though its page break may be the only one:
** the names of bulletin and publisher, a mark of secrecy, or what parts a
** sentence. */
static bool zone_is_head(const Issue *issue, size_t top, size_t i) {
  const Line *line = issue_line(issue, i);
  if (line->width > PAGE_WIDTH || line->mark) return false;
  return words_suffix(WORDS_SERIES_END, line->key) > 0 ||
         words_prefix(WORDS_SECRECY, line->key) == line->key.n ||
         zone_is_named(issue, top, i) || zone_parts_sentence(issue, i);
}

/* Counts line i where it stands at the edge of a page, or on top. */
static void zone_count_head(const Issue *issue, size_t top, KeyTable *table,
                            size_t i) {
  const Line *line = issue_line(issue, i);
  bool edge = zone_at_page_edge(issue, i) || zone_has_page(line);
  if (!edge && i >= top) return; /* the masthead has the name, too */
  if (zone_is_text(line->key)) return;
  KeyEntry *e = table_at(table, span_hash(zone_head_key(line->key)));
  if (!e) return;
  bool once = edge && i >= ZONE_TOP_LINES && zone_is_head(issue, top, i);
  e->count += once ? HEAD_MIN_PAGES : 1;
}

/* Whether the line may be a running head: it is short. */
static bool zone_may_head(const Line *line) {
  return line->label == LABEL_BODY && line->width <= HEAD_MAX_WIDTH &&
         line->key.n > 0;
}

/* A short line that stands at the edge of two pages is a running head. */
static void zone_running_heads(Issue *issue) {
  KeyTable table = {0};
  size_t top = zone_top(issue);
  for (size_t i = 0; i < issue->lines.n; i++) {
    if (zone_may_head(issue_line(issue, i))) {
      zone_count_head(issue, top, &table, i);
    }
  }
  for (size_t i = 0; i < issue->lines.n; i++) {
    Line *line = issue_line(issue, i);
    if (!zone_may_head(line)) continue;
    KeyEntry *e = table_find(&table, span_hash(zone_head_key(line->key)));
    bool edge = zone_at_page_edge(issue, i) || zone_has_page(line);
    if (edge && e && e->count >= HEAD_MIN_PAGES) line->label = LABEL_FURNITURE;
  }
  table_free(&table, &issue->arena);
}

/* Between ``` and ``` stands code: no mark in it means anything.  A fence that
** is never closed is none. */
static void zone_code(Issue *issue) {
  size_t open = SIZE_MAX;
  for (size_t i = 0; i < issue->lines.n; i++) {
    if (!span_starts(issue_line(issue, i)->text, SPAN("```"))) continue;
    for (size_t k = open + 1; open != SIZE_MAX && k < i; k++) {
      issue_line(issue, k)->code = true;
    }
    open = open == SIZE_MAX ? i : SIZE_MAX;
  }
}

/* "- point", "  - point of it": in Markdown, points that are indented more than
** the one above. */
static void zone_nested(Issue *issue) {
  int base = -1;
  for (size_t i = 0; i < issue->lines.n; i++) {
    Line *line = issue_line(issue, i);
    if (line->label == LABEL_BLANK) continue;
    char sign = line->text.n ? line->text.z[0] : 0;
    bool dot = mark_is_number(line->mark) && cp_is_ascii_digit((uint8_t)sign);
    bool point = (mark_is_bullet(line->mark) && strchr("-*+", sign)) || dot;
    if (!point || span_starts(line->raw, SPAN("　"))) {
      if (line->indent < base + 2) base = -1;
    } else if (base < 0 || line->indent < base + 2) {
      base = line->indent;
    } else {
      line->nested = true;
    }
  }
}

/* In Markdown that was not wrapped, what is indented is a list or code: an
** indent does not tell paragraphs from heads. */
static void zone_indent(Issue *issue) {
  int headings = 0;
  for (size_t i = 0; i < issue->lines.n; i++) {
    const Line *line = issue_line(issue, i);
    headings +=
        mark_is_heading(line->mark) && span_starts(line->text, SPAN("#"));
  }
  if (headings > 1 && !issue->layout.wrapped) issue->layout.indented = false;
}

/* ---- Two columns of print ---- */

/* Lines in a row; columns on either side; of the gutter; how far it may sway
** from line to line. */
enum { COLUMN_LINES = 6, COLUMN_MIN = 16, LAYOUT_GUTTER = 4, GUTTER_SWAY = 8 };

/* The column where the text right of the last wide blank begins; 0 where there
** is none, or too little on either side of it. */
static int64_t zone_gutter(Span raw) {
  int64_t at = 0, blank = 0, first = 0, begin = 0;
  for (Span rest = raw; rest.n;) {
    uint32_t cp = utf8_next(&rest);
    int width = cp == '\t' ? LAYOUT_GUTTER : cp == 0x3000 ? 2 : cp_width(cp);
    if (cp_class(cp) == CP_BLANK) {
      blank += width;
    } else {
      if (at == blank) first = at;
      if (blank >= LAYOUT_GUTTER && at > blank) begin = at;
      blank = 0;
    }
    at += width;
  }
  bool wide = begin - first >= COLUMN_MIN && at - begin >= COLUMN_MIN;
  return wide ? begin : 0;
}

/* A run of lines with text on both sides of a wide blank that issue_columns()
** did not part: its gutter sways.  They are read line by line, which mixes two
** columns up: so it is said. */
static void zone_columns(Issue *issue) {
  int64_t gutter = 0;
  size_t run = 0, first = 0;
  for (size_t i = 0; i <= issue->lines.n; i++) {
    const Line *line = i < issue->lines.n ? issue_line(issue, i) : NULL;
    if (line && line->label == LABEL_BLANK) continue;
    int64_t here = line && line->spread ? zone_gutter(line->raw) : 0;
    int64_t sway = here > gutter ? here - gutter : gutter - here;
    if (here && gutter && sway <= GUTTER_SWAY) {
      gutter = here;
      run++;
      continue;
    }
    if (run >= COLUMN_LINES) {
      issue_note(issue, issue_line(issue, first)->number, "columns",
                 SPAN("printed in two columns, read line by line"));
    }
    gutter = here;
    first = i;
    run = here > 0;
  }
}

/* Whether the empty line only stands in front of a form feed, which begins the
** next line: as reflow.h reads a text. */
static bool zone_is_feed(const Issue *issue, const Line *line) {
  const char *z = line->raw.z, *end = issue->text.z + issue->text.n;
  if (line->raw.n || z == end || *z != '\f') return false;
  return z == issue->text.z || z[-1] != '\f';
}

/* Whether the line stands behind U+2028 or U+2029. */
static bool zone_is_wide_end(const Issue *issue, const Line *line) {
  return line->raw.z > issue->text.z && utf8_is_tail(line->raw.z[-1]);
}

/* Counts the line for the layout of the text; tags may have been taken off. */
static void zone_count(LayoutLines *lines, const Line *line) {
  Span trimmed = cp_trim(line->raw);
  bool whole = trimmed.z == line->text.z && trimmed.n == line->text.n;
  reflow_count(lines, line->raw, trimmed,
               whole ? line->width : cp_span_width_to(trimmed, LAYOUT_WIDTHS));
}

/* The width to which the text was wrapped, page furniture aside: running heads
** are often wider than the text below them. */
static void zone_measure(Issue *issue) {
  LayoutLines lines = {0};
  bool furniture = issue->columns;
  for (size_t i = 0; i < issue->lines.n && !furniture; i++) {
    furniture = issue_line(issue, i)->label == LABEL_FURNITURE;
  }
  for (size_t i = 0; i < issue->lines.n; i++) {
    const Line *line = issue_line(issue, i);
    if (!furniture && zone_is_wide_end(issue, line)) {
      issue->layout = reflow_measure(issue->text);
      return;
    }
    if (line->label == LABEL_BLANK) {
      if (furniture || !zone_is_feed(issue, line)) reflow_count_blank(&lines);
    } else if (!furniture ||
               (line->label != LABEL_FURNITURE && line->label != LABEL_RULE)) {
      zone_count(&lines, line);
    }
  }
  issue->layout = reflow_layout(&lines);
}

void issue_zones(Issue *issue) {
  zone_front_matter(issue);
  zone_code(issue);
  for (size_t i = 0; i < issue->lines.n; i++) {
    Line *line = issue_line(issue, i);
    if (line->label != LABEL_BODY || (line->code && line->text.n)) continue;
    if (line->text.n == 0) { /* nothing but tags */
      line->label = LABEL_SHELL;
    } else if (line->width <= PAGE_WIDTH && reflow_is_page_number(line->text)) {
      line->label = LABEL_FURNITURE;
    } else if (span_starts(line->text, SPAN("```"))) {
      line->label = LABEL_SHELL;
    } else if (zone_is_rule(line->text)) {
      line->label = LABEL_RULE;
    } else if (zone_is_shell(line->text) || zone_is_navigation(line->key) ||
               zone_is_return(line)) {
      line->label = LABEL_SHELL;
    }
  }
  zone_running_heads(issue);
  zone_measure(issue);
  zone_indent(issue);
  zone_nested(issue);
  zone_columns(issue);
  for (size_t i = 0; i < issue->lines.n; i++) {
    if (issue_line(issue, i)->label != LABEL_BODY) continue;
    line_look(issue, issue_line(issue, i));
    uint32_t *shown = rows_add(&issue->shown, &issue->arena);
    *shown = (uint32_t)i;
  }
}
