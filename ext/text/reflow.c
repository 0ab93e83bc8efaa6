/* reflow.c: Layer 3. Soft and hard line breaks; see reflow.h.
**
** What one line looks like (its end, its beginning), how wide the lines of a
** text are, and from both what stands between two of them:
**
**   "…召开编纂会，分头核对大" + "事记里的日期和…"   full: JOIN
**   "认真做好各项工作。" + "会议提出，村史…"        short, ends: HARD
**   "…口述采访工作。" + "要依照年初的分工…"         full, ends: by next line
**
** Page numbers are in reflow_page.c, zh_unwrap() in reflow_unwrap.c.
*/
#include "text/reflow.h"

#include "text/reflow_line.h"

enum {
  FULL_MARGIN = 4, /* columns a full line may fall short of the width */
  NEAR_MARGIN = 6, /* columns around the width that count as close */
  INDENT = 4,      /* columns of an indent: two ideographic blanks... */
  NARROW = 2,      /* ...and of what pdftotext -layout may leave of it */
  WIDTH_MIN = 20,  /* narrowest and widest column of text, in columns */
  WIDTH_MAX = 200,
  NEAR_MIN = 6,         /* lines near the width that make a sharp edge */
  EDGE_MIN = 4,         /* ...and of long lines, where none is longer... */
  EDGE_WIDTH_MIN = 64,  /* ...than those of this width */
  FEW_LINES = 8,        /* below this many lines the width must be... */
  FEW_WIDTH_MIN = 40,   /* ...this wide: short lists are not wrapped text */
  BRACKET_WINDOW = 256, /* bytes from the end searched for an open bracket */
  CREDIT_LINE_MAX = 120 /* longest closing credit, bytes */
};

/* Sets of characters, in addition to those of reflow_line.h. */
static const uint16_t openers[] = u"“‘「『（《【〈〔〖［";
static const uint16_t runners[] = u"，、；：,;:—"; /* a sentence goes on */
static const uint16_t strict_runners[] = u"，、";  /* in unwrapped text */
static const uint16_t numerals[] = u"一二三四五六七八九十";
static const uint16_t rules[] = u"-=*_—━─＝－＊…~～";

/* ---- One line ---- */

/* The line as far as it is printed: its indent counts, blanks behind do not. */
static Span line_printed(Span line) {
  Span text = cp_trim(line);
  return (Span){line.z, (size_t)(text.z + text.n - line.z)};
}

/* Columns of the blanks that a line begins with. */
static int line_indent(Span line) {
  int columns = 0;
  while (line.n) {
    uint32_t cp = utf8_next(&line);
    if (!cp_is_space(cp)) break;
    columns += cp == '\t' ? INDENT : cp == '\f' ? 0 : cp_width(cp);
  }
  return columns;
}

/* Whether a line begins as the first one of a printed page does: with a form
** feed, or with exactly one blank. */
static bool line_starts_page(Span line) {
  if (line.n && line.z[0] == '\f') return true;
  return line.n > 1 && line.z[0] == ' ' &&
         !cp_is_space(utf8_peek(span_from(line, 1)));
}

/* Whether the sentence ends with the line: an end lead, quotes and brackets
** after it aside, opening ones too ("……，他说：”好。“" is not rare). */
static bool line_ends_sentence(Span line) {
  line = cp_trim(line);
  while (line.n) {
    uint32_t cp = utf8_last(&line);
    if (cp_in(cp, LINE_ENDERS)) return true;
    if (!cp_in(cp, LINE_CLOSERS "“‘")) return false;
  }
  return false;
}

/* Whether a paragraph ends with the line: "…停课两天。（市卫生健康委）". */
static bool line_ends_paragraph(Span line) {
  if (line_ends_sentence(line)) return true;
  line = cp_trim(line);
  if (!cp_in(utf8_peek_last(line), u")）")) return false;
  const char *stop =
      line.n > CREDIT_LINE_MAX ? line.z + (line.n - CREDIT_LINE_MAX) : line.z;
  while (line.n && line.z + line.n > stop) {
    if (cp_in(utf8_last(&line), u"(（")) return line_ends_sentence(line);
  }
  return false;
}

/* Whether a bracket that is opened near the end of the line is still open:
** "●召开“古渡精神与江城航运精".  A half-width one counts after Han or "]". */
static bool line_is_unclosed(Span line) {
  int closed = 0;
  size_t window = line.n < BRACKET_WINDOW ? line.n : BRACKET_WINDOW;
  const char *stop = line.z + (line.n - window);
  while (line.n && line.z + line.n > stop) {
    uint32_t cp = utf8_last(&line);
    if (cp_is_word(cp_class(cp))) continue;
    if (cp != '"' && cp != '\'' && cp_in(cp, LINE_CLOSERS)) {
      closed++;
      continue;
    }
    bool opens = cp_in(cp, openers);
    if (cp == '(' && line.n) {
      uint32_t before = utf8_peek_last(line);
      opens = before == ']' || cp_class(before) == CP_HAN;
    }
    if (opens && closed-- == 0) return true;
  }
  return false;
}

/* Whether a line is only a rule: "━━━━", "---". */
static bool line_is_rule(Span line) {
  int n = 0;
  while (line.n) {
    uint32_t cp = utf8_next(&line);
    if (cp_is_space(cp)) continue;
    if (!cp_in(cp, rules)) return false;
    n++;
  }
  return n >= 3;
}

/* Whether a trimmed line stands alone whatever follows: a heading, a section
** name 【…】, a closing credit （…）, a table row, a rule. */
static bool line_stands_alone(Span line) {
  uint32_t first = utf8_peek(line), last = utf8_peek_last(line);
  if (cp_in(first, u"#|") || line_is_rule(line)) return true;
  if (cp_in(first, u"【〖")) return cp_in(last, u"】〗");
  if (!cp_in(first, u"(（") || !cp_in(last, u")）")) return false;
  return line.n < CREDIT_LINE_MAX && !line_ends_sentence(line);
}

typedef enum LineLead {
  LINE_LEAD_NONE,
  LINE_LEAD_NUMBER, /* "一、" "（二）" "3." "④": may also be running text */
  LINE_LEAD_ITEM    /* "●" "- " "# " "【": always begins something */
} LineLead;

/* ① ⑴ ⒈ ❶ */
static bool cp_is_circled(uint32_t cp) {
  return (cp >= 0x2460 && cp <= 0x249B) || (cp >= 0x2776 && cp <= 0x2793);
}

/* Steps over up to three digits or Chinese numerals; false without any. */
static bool skip_numerals(Span *s) {
  int n = 0;
  for (; s->n && n < 4; n++) {
    uint32_t cp = utf8_peek(*s);
    if (cp_class(cp) != CP_DIGIT && !cp_in(cp, numerals)) break;
    utf8_next(s);
  }
  return n > 0 && n < 4;
}

/* Whether s begins with a number and its lead; "1.5" is none. */
static bool starts_number(Span s) {
  if (cp_is_circled(utf8_peek(s))) return true;
  bool open = cp_in(utf8_peek(s), u"(（");
  if (open) utf8_next(&s);
  if (!skip_numerals(&s)) return false;
  uint32_t cp = utf8_next(&s);
  if (open || cp_in(cp, u")）")) return cp_in(cp, u")）");
  if (cp_in(cp, u"是")) return true; /* 一是…；二是… */
  return cp_in(cp, u"、.．") && cp_class(utf8_peek(s)) != CP_DIGIT;
}

/* "三是…": a point of running text. */
static bool starts_point(Span s) {
  return skip_numerals(&s) && cp_in(utf8_peek(s), u"是");
}

/* "- item", "--": a dash alone may also begin running text. */
static bool starts_dash(Span line) {
  uint32_t first = utf8_next(&line), second = utf8_peek(line);
  return cp_in(first, u"-*+") && (cp_is_space(second) || second == first);
}

/* "<p>", "```", "![" */
static bool starts_markup(Span line) {
  if (span_starts(line, SPAN("```")) || span_starts(line, SPAN("!["))) {
    return true;
  }
  uint32_t first = utf8_next(&line);
  return first == '<' && cp_class(utf8_peek(line)) == CP_LETTER;
}

/* Whether a line that begins with cp has no lead: with a Latin letter, or with
** an ideograph that is no numeral. */
static bool starts_word(uint32_t cp) {
  if (cp < 0x80) return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
  return cp >= 0x4E00 && cp < 0xA000 && !cp_in(cp, numerals);
}

/* How a trimmed line begins. */
static LineLead line_lead(Span line) {
  uint32_t cp = utf8_peek(line);
  if (starts_word(cp)) return LINE_LEAD_NONE;
  if (cp_in(cp, LINE_BULLETS) || cp_in(cp, u"#|>【〖")) return LINE_LEAD_ITEM;
  if (starts_dash(line) || starts_markup(line)) return LINE_LEAD_ITEM;
  if (cp_in(cp, u"·") || starts_number(line)) return LINE_LEAD_NUMBER;
  return line_is_rule(line) ? LINE_LEAD_ITEM : LINE_LEAD_NONE;
}

/* ---- The layout of a text ---- */

_Static_assert(LAYOUT_WIDTHS == WIDTH_MAX + NEAR_MARGIN + 2, "widest lines");

void reflow_count(LayoutLines *w, Span line, Span trimmed, int64_t width) {
  const int64_t last = LAYOUT_WIDTHS - 1;
  if (trimmed.z != line.z) {
    Span blank = {line.z, (size_t)(trimmed.z - line.z)};
    width += cp_span_width_to(blank, last);
    int indent = line_indent(line);
    w->indented += indent >= INDENT;
    if (indent >= NARROW && indent < INDENT) {
      w->narrow++;
      w->shifted[w->before] += w->runs;
    }
  }
  size_t i = width < last ? (size_t)width : (size_t)last;
  w->lines[i]++;
  w->running[w->before] += w->runs && line_lead(trimmed) == LINE_LEAD_NONE;
  w->runs = cp_is_word(cp_class(utf8_peek_last(trimmed))); /* no verse does */
  w->before = i;
  w->gaps += w->gap && w->n > 0;
  w->n++;
  w->gap = false;
}

/* The smallest width that three quarters of the lines do not exceed. */
static int widths_quartile(const LayoutLines *w) {
  int64_t seen = 0;
  int i = 0;
  for (; i < (int)LAYOUT_WIDTHS - 1; i++) {
    seen += w->lines[i];
    if (seen * 4 >= (int64_t)w->n * 3) break;
  }
  return i;
}

/* The lines around a width. */
typedef struct WidthLines {
  int64_t near, running, over; /* close to it; of these, run on; wider */
} WidthLines;

static WidthLines widths_around(const LayoutLines *w, int width) {
  WidthLines n = {0, 0, 0};
  for (int i = width - NEAR_MARGIN; i < (int)LAYOUT_WIDTHS; i++) {
    if (i > width + NEAR_MARGIN) {
      n.over += w->lines[i];
    } else {
      n.near += w->lines[i];
      n.running += w->running[i];
    }
  }
  return n;
}

/* How many lines in a hundred must lie close to width.  Where nearly all of
** them run on, fewer will do: many heads and ends; and fewer still where long
** lines end at one edge and none beyond it. */
static int widths_enough(WidthLines n, int width) {
  if (n.over == 0 && width >= EDGE_WIDTH_MIN && n.running >= EDGE_MIN &&
      n.running * 5 >= n.near * 3) {
    return 12;
  }
  return n.near >= NEAR_MIN && n.running * 2 >= n.near ? 20 : 35;
}

/* Whether the lines crowd below width as those of a wrapped text do. */
static bool widths_crowd(const LayoutLines *w, int width) {
  if (w->n < 3 || width < WIDTH_MIN || width > WIDTH_MAX) return false;
  if (w->n < FEW_LINES && width < FEW_WIDTH_MIN) return false;
  WidthLines n = widths_around(w, width);
  if (n.near < 2 || n.over * 10 > w->n || n.running * 5 < n.near * 2) {
    return false;
  }
  return n.near * 100 >= (int64_t)w->n * widths_enough(n, width);
}

/* The right margin of lines that crowd below width.  Where many paragraphs have
** two lines, it is the first ones, short by an indent that was lost, that crowd
** most: the margin is where the widest lines that run on end. */
static int widths_margin(const LayoutLines *w, int width) {
  int64_t running = widths_around(w, width).running;
  for (int i = width + NEAR_MARGIN; i > width; i--) {
    if (w->running[i] > 1 && w->running[i] * 5 >= running) return i;
  }
  return width;
}

/* The width below which most lines that run on crowd. */
static int widths_peak(const LayoutLines *w) {
  int best = 0, most = 0;
  for (int i = FEW_WIDTH_MIN; i <= WIDTH_MAX; i++) {
    int n = w->running[i] + w->running[i - 1] + w->running[i - 2];
    if (n > most || (n == most && n && w->running[i])) {
      most = n;
      best = i;
    }
  }
  return best;
}

/* Whether lines with a narrow indent begin paragraphs: there are at least two,
** most lines have none, and few go on with a full line above them.  Where many
** do, a page was printed further right than the others. */
static bool widths_narrow(const LayoutLines *w, int width) {
  if (w->narrow < 2 || (int64_t)w->narrow * 10 > (int64_t)w->n * 6) {
    return false;
  }
  int64_t shifted = 0;
  for (int i = width - FULL_MARGIN; i < (int)LAYOUT_WIDTHS; i++) {
    shifted += w->shifted[i];
  }
  return shifted * 4 <= w->narrow;
}

/* The width of the widest line that runs on; 0 where it is no long one. */
static int widths_widest(const LayoutLines *w) {
  int i = WIDTH_MAX;
  while (i >= EDGE_WIDTH_MIN && !w->running[i]) i--;
  return i >= EDGE_WIDTH_MIN ? i : 0;
}

Layout reflow_layout(const LayoutLines *w) {
  Layout layout = {false, 0, 0, false, false, false};
  int width = widths_quartile(w);
  layout.wrapped = widths_crowd(w, width);
  if (!layout.wrapped) { /* many heads, or text without wraps among it */
    width = widths_peak(w);
    layout.wrapped = widths_crowd(w, width);
  }
  if (!layout.wrapped) { /* few lines of text among many centred heads */
    width = widths_widest(w);
    layout.wrapped = widths_crowd(w, width);
  }
  layout.wrap_width = layout.wrapped ? width : 0;
  layout.margin = layout.wrapped ? widths_margin(w, width) : 0;
  layout.narrow = layout.wrapped && widths_narrow(w, width);
  layout.blank_lines = w->n > 1 && (int64_t)w->gaps * 10 >= (int64_t)w->n * 6;
  layout.indented =
      w->indented > 0 && (int64_t)w->indented * 10 <= (int64_t)w->n * 6;
  return layout;
}

Layout reflow_measure(Span text) {
  LayoutLines w = {0};
  while (text.n) {
    Span line = line_next(&text), trimmed = cp_trim(line);
    if (trimmed.n == 0) {
      reflow_count_blank(&w);
    } else {
      reflow_count(&w, line, trimmed, cp_span_width_to(trimmed, LAYOUT_WIDTHS));
    }
  }
  return reflow_layout(&w);
}

bool reflow_is_full(const Layout *layout, Span line) {
  int64_t full = layout->wrap_width - FULL_MARGIN;
  return layout->wrapped && cp_span_width_to(line, full) >= full;
}

/* ---- Between two lines ---- */

/* Whether line is full, or would be with the first word of next: a Latin word
** moves to the next line as a whole. */
static bool break_is_full(const Layout *layout, Span line, Span next) {
  if (reflow_is_full(layout, line)) return true;
  int64_t width = cp_span_width(line) + 1;
  int64_t room = layout->wrap_width;
  if (!layout->wrapped || width < room / 2) return false;
  while (next.n && width <= room) {
    uint32_t cp = utf8_next(&next);
    CpClass class = cp_class(cp);
    if (class < CP_LETTER) return false;
    width += cp_width(cp);
  }
  return width > room;
}

/* A full line that ends a sentence: does the paragraph end with it?  When
** paragraphs show no indent, their first lines are short by it (the indent
** was lost), and a short line is the last one of the paragraph when it ends a
** sentence, else a title. */
static bool break_full_end_is_soft(const Layout *layout, Span next,
                                   LineLead lead) {
  if (layout->indented || layout->narrow) {
    return lead == LINE_LEAD_NONE || starts_point(next);
  }
  int64_t missing = layout->margin - cp_span_width(next);
  if (missing < INDENT - 1) return true; /* "…三点要求。" "一是高度自觉…" */
  return missing > INDENT + 1 && lead == LINE_LEAD_NONE &&
         line_ends_paragraph(next);
}

/* Whether next begins a paragraph by its indent.  A narrow one may also be the
** margin of a page further right than the others: the sentence must end, or
** announce what follows. */
static bool break_is_indented(const Layout *layout, Span before, Span next) {
  if (!layout->indented && !layout->narrow) return false;
  int indent = line_indent(next);
  if (indent >= INDENT) return layout->indented;
  if (indent < NARROW || !layout->narrow) return false;
  return line_ends_sentence(before) || cp_in(utf8_peek_last(before), u"：:");
}

/* The rules of a wrapped text. */
static bool break_wrapped_is_soft(const Layout *layout, Span printed, Span next,
                                  int blank_lines, bool page, LineLead lead) {
  Span line = cp_trim(printed);
  bool ends = line_ends_sentence(line);
  uint32_t last = utf8_peek_last(line);
  if (ends && blank_lines && !layout->blank_lines) return false;
  if (break_is_full(layout, printed, next)) {
    return !ends || break_full_end_is_soft(layout, next, lead);
  }
  if (ends || lead) return false;
  if (cp_in(last, runners) || line_is_unclosed(line)) return true;
  return page && cp_span_width(line) >= layout->wrap_width / 2;
}

/* The rules of a text that was not wrapped: nearly each line end is meant. */
static bool break_unwrapped_is_soft(Span line, bool feed, LineLead lead) {
  if (lead || line_ends_sentence(line)) return false;
  uint32_t last = utf8_peek_last(line);
  return feed || cp_in(last, strict_runners) || line_is_unclosed(line);
}

static bool cp_is_latin(CpClass class) {
  return class == CP_LETTER || class == CP_DIGIT || class == CP_MARK;
}

/* How two lines are put together once the break is soft. */
static Break break_joined(Span line, Span next) {
  uint32_t last = utf8_last(&line), first = utf8_peek(next);
  if (!cp_is_latin(cp_class(first)) && first != '(') return BREAK_JOIN;
  if (cp_is_latin(cp_class(last))) return BREAK_BLANK;
  bool word = line.n && cp_is_latin(cp_class(utf8_peek_last(line)));
  return word && cp_in(last, u".,;:!?)\"'%") ? BREAK_BLANK : BREAK_JOIN;
}

Break reflow_break_page(const Layout *layout, Span line, Span next,
                        int blank_lines, bool page) {
  if (span_ends(line, LINE_SOFT_HYPHEN)) return BREAK_JOIN;
  Span before = cp_trim(line), after = cp_trim(next);
  if (before.n == 0 || after.n == 0) return BREAK_HARD;
  bool feed = page || next.z[0] == '\f';
  page = page || line_starts_page(next);
  LineLead lead = line_lead(after);
  if (lead == LINE_LEAD_ITEM || line_stands_alone(before)) return BREAK_HARD;
  if (break_is_indented(layout, before, next)) return BREAK_HARD;
  bool soft = layout->wrapped
                  ? break_wrapped_is_soft(layout, line_printed(line), after,
                                          blank_lines, page, lead)
                  : break_unwrapped_is_soft(before, feed, lead);
  return soft ? break_joined(before, after) : BREAK_HARD;
}

Break reflow_break(const Layout *layout, Span line, Span next,
                   int blank_lines) {
  return reflow_break_page(layout, line, next, blank_lines, false);
}
