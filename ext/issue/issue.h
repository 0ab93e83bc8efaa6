/* issue.h: Layer 5. One parsed issue: what every stage reads and writes.
**
** The parser is a pipeline.  Each stage is one file; it reads what earlier
** stages wrote, writes its own array, and edits nobody else's:
**
**   text ─ lines ─ zones ─ clues ─ labels ─┬─ masthead   who, which, when
**                                          ├─ toc        contents
**                                          ├─ sections   columns (栏目)
**                                          ├─ articles   items and bodies
**                                          ├─ credits    who sent or wrote it
**                                          └─ dispatch   报/送/发
**
** Every Span points into Issue.text or into the arena; every line keeps the
** label that the cheapest path gave it, with the clues that decided.
*/
#ifndef QIKAN_ISSUE_H
#define QIKAN_ISSUE_H

#include "core/utf8.h"
#include "text/fold.h"
#include "text/reflow.h"

/* ---- Labels: what a printed line is.  ORDER issue_label ---- */

typedef enum Label {
  LABEL_BLANK,     /* empty line, or only white space */
  LABEL_FURNITURE, /* page number, running head */
  LABEL_SHELL,     /* front matter, HTML or Markdown scaffolding, images */
  LABEL_RULE,      /* a drawn line: ---, ━━━, ＊＊＊ */
  LABEL_OTHER,     /* text that is part of no issue */
  LABEL_MASTHEAD,  /* 刊名, number, publisher, date */
  LABEL_TOC_HEAD,  /* 目录, 本期要目 */
  LABEL_TOC_SECTION,
  LABEL_TOC_ITEM,
  LABEL_TOC_MORE, /* second line of a wrapped entry */
  LABEL_SECTION,
  LABEL_KICKER, /* 引题 above the title */
  LABEL_TITLE,
  LABEL_TITLE_MORE, /* second line of a title */
  LABEL_SUBTITLE,   /* —— below the title */
  LABEL_BYLINE,
  LABEL_BRIEF, /* first line of an item that has no title */
  LABEL_BODY,
  LABEL_CREDIT,
  LABEL_CREDIT_MORE,
  LABEL_FOOT, /* 报/送/发, imprint, print run */
  LABEL_COUNT
} Label;

/* The name that SQL shows: "toc_item". */
const char *label_name(Label label);

/* What a mark leads in one text. */
typedef enum MarkRole {
  ROLE_NONE,
  ROLE_SECTION,
  ROLE_ITEM,    /* titles */
  ROLE_SUBITEM, /* titles below heads that only group them */
  ROLE_BRIEF,   /* items without title */
  ROLE_INNER    /* points or subheads inside an item */
} MarkRole;

/* What a line is in the outline of a Markdown text (outline.h). */
typedef enum Outline {
  OUTLINE_NONE,    /* not said */
  OUTLINE_SECTION, /* heads a section */
  OUTLINE_TITLE,   /* heads an item, or leads a record with a title */
  OUTLINE_BRIEF,   /* leads a record without title */
  OUTLINE_TEXT,    /* text of the item above */
  OUTLINE_GROUP,   /* heads a part of a section */
  OUTLINE_LOOSE,   /* introduces the issue or a section: part of no item */
  OUTLINE_FOOT     /* about the bulletin itself, at the end */
} Outline;

/* ---- Lines ---- */

/* Which side of a page printed in two columns.  The right side of a row has the
** number of its left side, and stands behind all of them. */
enum { COLUMN_LEFT = 1, COLUMN_RIGHT = 2 };

/* A set of Clue (clues.h). */
typedef struct ClueSet {
  uint64_t bits[2];
} ClueSet;

/* Of a short line there may be millions: small fields stand together.  A field
** of one byte holds 255 for all that is more. */
typedef struct Line {
  Span raw;          /* the line as it stands, without its line end */
  Span text;         /* raw without blanks at its ends */
  Span content;      /* text without list mark, heading mark, emphasis */
  Span tail;         /* text behind a head on the same line, or none */
  Span key;          /* content folded, without any blank: for comparing */
  ClueSet clues;     /* what can be seen of it (clues.h) */
  int32_t mark_no;   /* number in the mark: 3 in "3、", "三、", "（3）" */
  uint32_t entry_n;  /* bytes of line_entry() */
  uint32_t index;    /* in Issue.lines */
  int start;         /* of raw: character offset in Issue.text, 1-based */
  int number;        /* 1-based, blank lines counted */
  int width;         /* of text, in columns */
  int content_width; /* of content */
  int16_t cost;      /* of the label here, steps to and from it included */
  int16_t margin;    /* how much dearer the rival is */
  uint8_t blanks_before; /* empty lines above it */
  uint8_t indent;        /* leading blanks of raw, in columns */
  uint8_t gaps;          /* how many blanks of SPREAD columns and more */
  uint8_t mark;          /* MarkKind of its list or heading mark; 0 none */
  Label label : 5;
  Label rival : 5;       /* the next best label here */
  unsigned column : 2;   /* COLUMN_LEFT, COLUMN_RIGHT; 0: over the page */
  bool blank : 1;        /* a blank inside text */
  bool bad : 1;          /* bytes that are no UTF-8 */
  bool hidden : 1;       /* hidden characters or NUL in text */
  bool markup : 1;       /* signs in text that may begin markup */
  bool head : 1;         /* could be a head: line_is_headlike() */
  bool full : 1;         /* reaches the right margin */
  bool stop : 1;         /* ends a sentence */
  bool content_stop : 1; /* its content does */
  bool runs_on : 1;      /* must go on: text_runs_on() */
  bool inner_stop : 1;   /* sentence marks inside */
  bool leads : 1;        /* two leaders in a row inside its key */
  bool spread : 1;       /* wide blanks inside */
  bool gap : 1;          /* a blank of two columns inside */
  bool leader : 1;       /* dots and a page number stand behind its entry */
  bool code : 1;         /* between ``` and ``` */
  bool nested : 1;       /* a point below a point of a list */
  bool link : 1;         /* content is the words of a link */
  Outline outline : 4;   /* what it is in the outline (outline.c) */
} Line;

_Static_assert(LABEL_COUNT <= 32, "Line.label has five bits");

/* What fits a field of one byte. */
static inline uint8_t line_small(int64_t n) {
  return n < UINT8_MAX ? (uint8_t)n : UINT8_MAX;
}

/* The line's key without a contents leader and page number. */
static inline Span line_entry(const Line *line) {
  return span_head(line->key, line->entry_n);
}

/* ---- What the later stages find ---- */

/* issue_meta(); SPAN_NONE and COLUMN_NULL where the text does not say. */
typedef struct Masthead {
  Span series;
  int64_t number, number_end;
  Span unit; /* 期 号 周 辑 卷 # No. */
  int64_t total, volume, year;
  Span kind; /* regular inaugural trial supplement special double */
  Span theme;
  Span date, date_end, precision; /* ISO 8601; day, month, year, range */
  Span publisher, publisher_role;
  Span editor, signer, secrecy;
} Masthead;

typedef struct TocEntry {
  int64_t seq;
  Span section, title;
  Span page;
  Span author;
  Span key;        /* of the title, for comparing... */
  Span full_key;   /* ...and with the number of the paper behind it */
  int64_t line;    /* first line */
  int64_t article; /* seq of the article it names; COLUMN_NULL */
} TocEntry;

typedef struct Section {
  int64_t seq;
  Span name, mark;
  int64_t articles;
  uint32_t index; /* of its line */
  bool field;     /* named below a title (栏目：X), for that item */
} Section;

typedef struct Article {
  int64_t seq;
  Span section;
  int64_t section_seq;
  Span kind; /* article brief editorial link quote */
  Span kicker, title, subtitle, byline, credit;
  Span body;
  int64_t chars; /* characters of body */
  int64_t start, length, line_start, line_end;
  Span page;
  int64_t in_toc; /* 1 or 0; COLUMN_NULL without contents */
  double confidence;
  size_t first, last; /* indexes of its lines */
  int title_lines;    /* printed lines of the title */
  Span sender;        /* who sent a record, on the line of its title */
  Span credit_tail;   /* closing bracket cut off the body, or none */
  Span key;           /* of the title, for comparing */
} Article;

typedef struct Credit {
  int64_t article; /* seq, or COLUMN_NULL for the whole issue */
  Span role, name, person, org, dept, region, region_code;
} Credit;

typedef struct Dispatch {
  Span kind; /* 报 送 发 抄报 抄送 主送 */
  Span recipient;
} Dispatch;

typedef struct Note {
  int64_t line;
  Span code, message;
} Note;

typedef struct Issue {
  Arena arena;
  Span text; /* own copy of the argument */
  int refs;
  Layout layout;
  Rows lines; /* Line, in order, blank ones included */
  Rows shown; /* uint32_t: indexes of the lines that carry text (neither
                     blank nor furniture): the labelling sees only these */
  Masthead masthead;
  Rows toc;                      /* TocEntry */
  Rows sections;                 /* Section */
  Rows articles;                 /* Article */
  Rows credits;                  /* Credit */
  Rows dispatch;                 /* Dispatch */
  Rows notes;                    /* Note */
  const struct MarkPairs *pairs; /* of mark_roles(), while it runs */
  uint32_t labels; /* which labels its shown lines have: 1u << Label */
  bool columns;    /* lines were printed in two columns, and were parted */
  bool outlined;   /* its lines have Line.outline */
  bool none;       /* the text is no issue: no tables, one note */
} Issue;

/* ---- The stages, in the order in which they run.  ORDER issue_stage ---- */

void issue_lines(Issue *issue);     /* text -> lines */
void issue_columns(Issue *issue);   /* two columns of print -> lines */
void issue_zones(Issue *issue);     /* furniture, shells, rules -> label */
void issue_repeats(Issue *issue);   /* contents and heads that repeat */
void issue_clues(Issue *issue);     /* each line's other clues */
void issue_labels(Issue *issue);    /* cheapest path -> label */
void issue_doubt(Issue *issue);     /* no sign of an issue -> none, label */
void issue_masthead(Issue *issue);  /* -> masthead */
void issue_toc(Issue *issue);       /* -> toc */
void issue_sections(Issue *issue);  /* -> sections */
void issue_articles(Issue *issue);  /* -> articles */
void issue_credits(Issue *issue);   /* -> credits, Article.credit */
void issue_dispatch(Issue *issue);  /* -> dispatch */
void issue_leftovers(Issue *issue); /* what no table holds -> notes */

/* ---- Helpers that stages share (line.c) ---- */

/* Fills in what can be said of a line by its raw alone (lines.c). */
void line_describe(Issue *issue, Line *line);

/* Whether the line reaches the right margin as text; one that is spread over
** the width by blanks (office … date) does not. */
bool line_is_full(const Issue *issue, const Line *line);

static inline Line *issue_line(const Issue *issue, size_t i) {
  return &ROW(issue->lines, Line, i);
}

/* Whether any line that carries text has one of these labels: a stage that
** reads no others has nothing to do where none has. */
static inline bool issue_has(const Issue *issue, Label from, Label to) {
  return issue->labels >> from & ((2u << (to - from)) - 1);
}

/* The i-th line that carries text. */
static inline Line *issue_shown(const Issue *issue, size_t i) {
  return issue_line(issue, ROW(issue->shown, uint32_t, i));
}

/* Whether every Han character of s stands apart: "工　作　简　报". */
bool line_is_spaced(Span s);

/* s in the arena as it should be read: white space trimmed, blanks between
** letter-spaced characters ("工　作　简　报") taken out, hidden characters
** dropped, malformed bytes U+FFFD. */
Span line_tidy(Issue *issue, Span s);

/* The same for a line that names people: letter-spaced names inside it are
** closed up, "数学与统计学院　谢　衡" -> "数学与统计学院　谢衡". */
Span line_tidy_name(Issue *issue, Span s);

/* Whether a character that is no common ideograph is its own key: ASCII that is
** no blank and no capital. */
static inline bool line_is_key(uint32_t cp) {
  return cp > ' ' && cp < 0x7F && !(cp >= 'A' && cp <= 'Z');
}

/* The key of s, in the arena; s itself where that is its key. */
Span line_key(Issue *issue, Span s);

/* The same bit by bit, for a reader of s that meets, at `at`, a character which
** is not its own key; what stands between `same` and it is.  The key begins as
** an empty Text, and may be s itself in the end. */
void line_key_add(Text *key, Span s, const char *same, const char *at);
Span line_key_end(Text *key, Span s, const char *same);

/* Bytes of the key of s. */
size_t line_key_bytes(Span s);

/* The piece of s whose key is bytes [from, to) of the key of s. */
Span line_unkey(Span s, size_t from, size_t to);

/* Adds a note; message may be SPAN_NONE. */
void issue_note(Issue *issue, int64_t line, const char *code, Span message);

/* ---- issue.c: parse and share ---- */

/* The parsed text; NULL without memory.  The caller owns one reference. */
Issue *issue_parse(Span text);

/* The same from the connection's cache where it was the last one
** parsed; NULL without memory.  The caller owns one reference. */
Issue *issue_get(Conn *conn, Span text);
void issue_unref(void *issue);

/* ---- split.c: several issues in one text ---- */

typedef struct IssuePart {
  int64_t seq, start, length; /* characters, 1-based */
  Span text;                  /* piece of the argument */
} IssuePart;

/* The issues in the text of a parsed whole, in order: at least one part for a
** text that is not empty; together they are the whole text. */
void issue_split(const Issue *whole, Arena *arena, Rows *parts);

#endif
