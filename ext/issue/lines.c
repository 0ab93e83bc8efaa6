/* lines.c: Layer 7. Stage 1: text -> lines.
**
**   "第 3 期\n\n(总第 198 期)\n" -> {1 "第 3 期"} {2 blank} {3 "(总第 198 期)"}
**
** A line ends at \n, \r\n, \r, \f, U+2028 or U+2029; a form feed also makes a
** line of its own when it stands between two line ends.  Nothing is dropped:
** the lines and their ends are the text.  In a long run of empty lines the last
** Line holds the rest of the run: a megabyte of line ends is no million rows.
*/
#include <limits.h>

#include "core/cp.h"
#include "issue/marks.h"
#include "issue/markup.h"

enum {
  UNDERLINED_WIDTH = 48, /* columns of a heading with a rule below */
  SPREAD = 4,            /* columns of a wide blank */
  BLANK_RUN = 16         /* empty lines in a row; the next ones join the last */
};

/* Bytes of the line end at the start of s; 0 when there is none. */
static size_t line_end(Span s) {
  if (span_starts(s, SPAN("\r\n"))) return 2;
  if (s.n && (s.z[0] == '\n' || s.z[0] == '\r' || s.z[0] == '\f')) return 1;
  bool wide = span_starts(s, SPAN("\xE2\x80\xA8")) ||
              span_starts(s, SPAN("\xE2\x80\xA9"));
  /* SQLite counts a stray tail byte behind it as part of it. */
  return wide && !(s.n > 3 && utf8_is_tail(s.z[3])) ? 3 : 0;
}

/* Whether the eight bytes at z may hold the first byte of a line end: one below
** 0x0E, or 0xE2.  Borrows may say so of a byte above such a one: never less. */
static bool line_may_end(const char *z) {
  const uint64_t ones = 0x0101010101010101u, high = ones << 7;
  uint64_t word, wide;
  memcpy(&word, z, sizeof(word));
  wide = word ^ ones * 0xE2;
  return ((word - ones * 0x0E) & ~word & high) ||
         ((wide - ones) & ~wide & high);
}

/* Bytes up to the next line end. */
static size_t line_reach(Span s) {
  size_t n = 0;
  while (n < s.n) {
    if (s.n - n >= 8 && !line_may_end(s.z + n)) {
      n += 8;
      continue;
    }
    for (size_t end = n + 8; n < end && n < s.n; n++) {
      uint8_t b = (uint8_t)s.z[n];
      if (b > '\r' && b != 0xE2) continue;
      if (line_end(span_from(s, n))) return n;
    }
  }
  return n;
}

/* Columns of white space in front of the line. */
static int line_columns(Span raw) {
  int columns = 0;
  while (raw.n) {
    Span after = raw;
    uint32_t cp = utf8_next(&after);
    if (cp_class(cp) != CP_BLANK) break;
    columns += cp == '\t' ? 4 : cp == 0x3000 ? 2 : 1;
    raw = after;
  }
  return columns;
}

/* Columns as a line keeps them. */
static int line_width(int64_t columns) {
  return columns < INT_MAX ? (int)columns : INT_MAX;
}

/* Whether b is ASCII that is its own key, and neither blank nor markup. */
static bool line_is_plain(uint8_t b) {
  static const uint64_t plain[4] = {
      (~(uint64_t)0 << 34) &
          ~((uint64_t)1 << '&' | (uint64_t)1 << '*' | (uint64_t)1 << '<'),
      ~((uint64_t)0x7FFFFFF << 1 | (uint64_t)1 << 63), 0, 0};
  return plain[b / 64] >> b % 64 & 1;
}

/* A gap of blanks that ended.  Blanks of SPREAD columns, or several of two,
** spread the line. */
static void line_gap(Line *line, int columns, int *gaps) {
  line->blank = true;
  *gaps += columns >= 2;
  line->gaps = line_small(line->gaps + (columns >= SPREAD));
}

/* Any other character than a plain one or a common ideograph; its columns. */
static int line_note(Line *line, uint32_t cp) {
  unsigned entry = cp_entry(cp);
  line->bad |= cp == UTF8_BAD;
  line->hidden |= cp == 0 || entry >> 2 == CP_HIDDEN;
  line->markup |= markup_is_sign(cp);
  return (int)(entry & 3);
}

/* Bytes at the start of s that need no look: common ideographs that are their
** own key, and plain ASCII; adds their columns to *width. */
static size_t line_run(Span s, int64_t *width) {
  const uint8_t *z = (const uint8_t *)s.z, *b = z, *end = z + s.n;
  for (;;) {
    const uint8_t *from = b;
    for (uint32_t cp; end - b >= 3 && (cp = utf8_han(b)) != 0; b += 3) {
      if (fold_one(cp) != cp) break;
    }
    *width += (b - from) / 3 * 2;
    const uint8_t *ascii = b;
    while (b < end && line_is_plain(*b)) b++;
    *width += b - ascii;
    if (b == ascii) return (size_t)(b - z);
  }
}

/* One pass over the text of a line: its width, its blanks, its signs; returns
** its key. */
static Span line_scan(Issue *issue, Line *line) {
  int columns = 0, gaps = 0;
  int64_t width = 0;
  const char *same = line->text.z; /* from here on all is its own key */
  Text key = {.arena = &issue->arena};
  for (Span rest = line->text; rest.n;) {
    size_t run = line_run(rest, &width);
    rest = span_from(rest, run);
    const char *here = rest.z;
    bool blank = false;
    if (rest.n) {
      uint32_t cp = utf8_next(&rest);
      width += line_note(line, cp);
      if (!line_is_key(cp)) {
        line_key_add(&key, line->text, same, here);
        same = rest.z;
      }
      blank = cp_class(cp) == CP_BLANK;
      if (run && columns) {
        line_gap(line, columns, &gaps);
        columns = 0;
      }
      if (blank) columns += cp == '\t' ? SPREAD : cp == 0x3000 ? 2 : 1;
    }
    if (columns == 0 || blank) continue;
    line_gap(line, columns, &gaps);
    columns = 0;
  }
  line->width = line_width(width);
  line->gap = gaps > 0;
  line->spread = line->gaps > 0 || gaps > 1;
  return line_key_end(&key, line->text, same);
}

/* Whether a tag or entity may stand at either end of text, trimmed. */
static bool line_may_be_tagged(Span text) {
  char first = text.z[0], last = text.z[text.n - 1];
  return first == '<' || first == '&' || last == '>' || last == ';';
}

/* The content is a piece of all, the text with its tags, or stands apart: its
** columns and its key. */
static void line_measure(Issue *issue, Line *line, Span all, Span key) {
  if (line->text.n < all.n) {
    line->width = line_width(cp_span_width(line->text));
  }
  if (!span_holds(all, line->content)) {
    line->content_width = line_width(cp_span_width(line->content));
    line->key = line_key(issue, line->content);
    return;
  }
  const char *z = line->content.z, *end = z + line->content.n;
  Span mark = {all.z, (size_t)(z - all.z)};
  Span rest = {end, (size_t)(all.z + all.n - end)};
  size_t from = line_key_bytes(mark);
  line->key = (Span){key.z + from, key.n - from - line_key_bytes(rest)};
  if (line->text.n < all.n) {
    mark = (Span){line->text.z, (size_t)(z - line->text.z)};
    rest.n = (size_t)(line->text.z + line->text.n - end);
  }
  line->content_width =
      line->width - (int)(cp_span_width(mark) + cp_span_width(rest));
}

void line_describe(Issue *issue, Line *line) {
  line->text = cp_trim(line->raw);
  line->indent = line_small(line_columns(line->raw));
  if (line->text.n == 0) {
    line->label = LABEL_BLANK;
    return;
  }
  line->label = LABEL_BODY; /* until the path says otherwise */
  Span all = line->text, key = line_scan(issue, line);
  int tag = MARK_NONE;
  if (line_may_be_tagged(all)) line->text = mark_strip_tags(all, &tag);
  int64_t no;
  int mark = mark_read(line->text, &no, &line->content);
  line->mark_no = no < INT32_MAX ? (int32_t)no : INT32_MAX;
  line->mark = (uint8_t)(tag && !mark ? tag : mark);
  if (!line->mark && span_starts(line->content, SPAN(">"))) {
    line->content = cp_trim(span_from(line->content, 1));
    mark_strip_ornament(&line->content); /* "> ・于小禾・" */
  }
  if (mark_is_number(line->mark) || mark_is_bullet(line->mark)) {
    line->tail = mark_split_head(&line->content);
  }
  line->link = mark_has_link(line->text, line->content) ||
               (line->mark && markup_has_link(line->content));
  if (line->markup) line->content = markup_plain(issue, line->content);
  if (!line->mark) mark_strip_italics(&line->content);
  if (line->mark) line->content = mark_strip_url(line->content);
  line_measure(issue, line, all, key);
}

/* Three or more of one ASCII sign and nothing else: '=', '-', or 0. */
static char line_underlines(Span text) {
  if (text.n < 3 || (text.z[0] != '=' && text.z[0] != '-')) return 0;
  for (size_t i = 1; i < text.n; i++) {
    if (text.z[i] != text.z[0]) return 0;
  }
  return text.z[0];
}

/* "编译器\n------": an underlined line is a heading, as Markdown has it, where
** no other stands right above it; a date or number above one is an imprint. */
static void lines_underlined(Issue *issue) {
  for (size_t i = 1; i + 1 < issue->lines.n; i++) {
    Line *line = issue_line(issue, i - 1);
    char sign = line_underlines(issue_line(issue, i)->text);
    if (!sign || i == 0) continue;
    bool alone = i == 1 || issue_line(issue, i - 2)->label == LABEL_BLANK ||
                 span_starts(issue_line(issue, i - 2)->text, SPAN("```"));
    bool marked = line->mark && !mark_is_number(line->mark);
    if (!alone || line->label == LABEL_BLANK || marked) continue;
    if (line->width > UNDERLINED_WIDTH || line->key.n == 0) continue;
    if (utf8_peek_last(line->key) == ':') continue;
    line->mark = (uint8_t)(sign == '=' ? MARK_HEADING : MARK_HEADING + 1);
    Span name = mark_strip_attributes(line->content);
    if (name.n == line->content.n) continue;
    line->content = name;
    line->content_width = line_width(cp_span_width(name));
    line->key = line_key(issue, name);
  }
}

/* Whether an empty line only makes a long run of them longer. */
static bool line_lengthens_run(const Issue *issue, size_t n, int blanks) {
  return n == 0 && blanks >= BLANK_RUN && issue->lines.n > 0;
}

/* Whether all line ends of text are \n: then they are found faster. */
static bool lines_are_plain(Span text) {
  if (span_has(text, SPAN("\r")) || span_has(text, SPAN("\f"))) return false;
  for (Span rest = text; rest.n;) {
    const char *wide = memchr(rest.z, 0xE2, rest.n);
    if (!wide) break;
    rest = span_from(rest, (size_t)(wide - rest.z));
    if (line_end(rest)) return false;
    rest = span_from(rest, 1);
  }
  return true;
}

/* Bytes up to the next \n. */
static size_t line_reach_plain(Span s) {
  const char *end = memchr(s.z, '\n', s.n);
  return end ? (size_t)(end - s.z) : s.n;
}

/* Room for as many rows as there are lines: they need not grow and move. */
static void lines_reserve(Issue *issue) {
  size_t n = BLANK_RUN, empty = 0;
  for (Span rest = issue->text; rest.n;) {
    size_t line = line_reach_plain(rest);
    empty = line ? 0 : empty + 1;
    n += empty <= BLANK_RUN;
    rest = span_from(rest, line + 1);
  }
  rows_reserve(&issue->lines, &issue->arena, n);
}

void issue_lines(Issue *issue) {
  Span rest = issue->text;
  int64_t at = 1;
  int number = 1, blanks = 0;
  bool plain = lines_are_plain(rest);
  lines_reserve(issue);
  while (rest.n && !issue->arena.rc) {
    size_t n = plain ? line_reach_plain(rest) : line_reach(rest);
    size_t end = line_end(span_from(rest, n));
    if (line_lengthens_run(issue, n, blanks)) {
      issue_line(issue, issue->lines.n - 1)->raw.n += end;
    } else {
      Line *line = rows_add(&issue->lines, &issue->arena);
      line->raw = span_head(rest, n);
      line->start = (int)at;
      line->number = number;
      line->index = (uint32_t)(issue->lines.n - 1);
      line->blanks_before = line_small(blanks);
      line_describe(issue, line);
      blanks = line->label == LABEL_BLANK ? blanks + 1 : 0;
    }
    number++;
    at +=
        (int64_t)utf8_count(span_head(rest, n)) + (end == 3 ? 1 : (int64_t)end);
    rest = span_from(rest, n + end);
  }
  lines_underlined(issue);
}
