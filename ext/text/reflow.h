/* reflow.h: Layer 3. Which line breaks are layout, and which end a paragraph.
**
** Text taken from a PDF has a line end at each printed line, often with blank
** lines between, page breaks and page numbers in mid-sentence:
**
**   "…集中学习习⏎⏎近平总书记⏎ 3⏎\f重要论述。⏎⏎会议强调"
**   ->  "…集中学习习近平总书记重要论述。⏎会议强调"
**
** A break is soft when the line before it was full, or when the sentence runs
** on.  How wide a full line is, is measured on the text (reflow_measure); a
** text that was never wrapped (Markdown, HTML) has no full lines.
**
** A line ends at \n, \r\n or \r, and before \f, which belongs to the line that
** follows as a leading blank.  All functions take any bytes, run in linear
** time and need no memory but that of an arena they are given.
*/
#ifndef QIKAN_REFLOW_H
#define QIKAN_REFLOW_H

#include "core/arena.h"
#include "core/sql.h"

/* How a text was laid out. */
typedef struct Layout {
  bool wrapped;     /* lines were cut at a width */
  int wrap_width;   /* that width in columns; 0 when not wrapped */
  int margin;       /* the widest that many lines have, it or a bit more */
  bool blank_lines; /* printed lines are separated by blank lines */
  bool indented;    /* paragraphs, and only they, begin with an indent */
  bool narrow;      /* they begin with one of two or three columns, which is
                       what pdftotext -layout leaves of two characters */
} Layout;

/* Columns that are told apart when lines are counted, and one more. */
enum { LAYOUT_WIDTHS = 208 };

/* The lines of a text as they are counted; begins as {0}. */
typedef struct LayoutLines {
  int lines[LAYOUT_WIDTHS];   /* lines of that width; the last: or wider */
  int running[LAYOUT_WIDTHS]; /* those that end in a word, and no mark
                                 follows */
  int n;                      /* all lines */
  int indented, gaps;         /* lines behind indent, blank line */
  int narrow;                 /* lines behind a narrow indent */
  int shifted[LAYOUT_WIDTHS]; /* those below a line of that width that ends
                                 in a word */
  size_t before;              /* width of the line before... */
  bool runs, gap;             /* ...which ended in a word; a blank line since */
} LayoutLines;

/* Counts one printed line, all of it and what cp_trim() leaves, which has width
** columns (more than LAYOUT_WIDTHS need not be exact). */
void reflow_count(LayoutLines *lines, Span line, Span trimmed, int64_t width);

/* Counts an empty line. */
static inline void reflow_count_blank(LayoutLines *lines) { lines->gap = true; }

/* The layout of the lines that were counted, in the order of the text. */
Layout reflow_layout(const LayoutLines *lines);

/* The layout of a whole text.  The wrap width is the third quartile of the
** lines' display widths, or the width where lines that run on are most; the
** text counts as wrapped only where many lines lie close to it, few beyond it,
** and many of those end in a word. */
Layout reflow_measure(Span text);

/* Whether a printed line reaches the right margin; its indent counts, blanks
** behind it must be cut off. */
bool reflow_is_full(const Layout *layout, Span line);

/* Whether the line is a page number and nothing else: "3", "— 3 —", "·3·",
** "第3页 共8页", "3/8". */
bool reflow_is_page_number(Span line);

typedef enum Break {
  BREAK_JOIN,  /* soft: the text runs on without a blank */
  BREAK_BLANK, /* soft between two Latin words: one blank */
  BREAK_HARD   /* the paragraph ends */
} Break;

/* What stands between two consecutive non-blank lines, both as found, with
** their leading blanks; blank_lines counts the empty lines between them. */
Break reflow_break(const Layout *layout, Span line, Span next, int blank_lines);

/* The same where the caller knows that a page ended between the lines, though
** next does not begin with its form feed. */
Break reflow_break_page(const Layout *layout, Span line, Span next,
                        int blank_lines, bool page);

/* For a reader that goes through text once (the tokenizer): `at` is the first
** character of a line that is no blank.  When that line is a page number
** between two lines of running text, the offset of its end; else `at`.  A bare
** number must stand between blank lines or at a form feed, and, after the end
** of a sentence, below a long line or at a form feed.  Looks at no more than
** the blanks around the line and one printed line beyond them. */
size_t reflow_skip_page_number(Span text, size_t at);

/* For the same reader: whether the number that ends at `end`, at the end of its
** line, goes on with the digits at `next`, the first character of a later line
** that is no blank.  The line must be long, and the next one must not be
** indented or begin an item ("3、"). */
bool reflow_number_goes_on(Span text, size_t end, size_t next);

/* Appends text with soft breaks removed, one line a paragraph.  Unwrapping
** what was unwrapped changes nothing. */
void reflow_unwrap(Span text, Text *out);

extern const Family reflow_family;

#endif
