/* columns.c: Layer 7. Stage 1, second half: two columns of print.
**
**   "…走进库房参观，　　　…一年节水二十万吨。"
**   ->  {3 left "…走进库房参观，"} … {3 right "…一年节水二十万吨。"}
**
** pdftotext -layout puts two printed columns side by side.  Where all rows of a
** block are blank above one another for GUTTER columns and text stands on both
** sides, each row becomes two lines, and those of the left side come first.  A
** block ends at a page, at a drawn line, and at a row that crosses the gutter:
** a headline over both columns.  Places are counted in columns of display and
** in characters: some programs pad to the one, some to the other.
**
** What is not so clear stays as it is; zones.c notes it.
*/
#include "core/cp.h"
#include "issue/issue.h"
#include "text/reflow.h"

enum {
  GUTTER = 2,    /* columns or characters that are blank in all rows */
  ROWS_MIN = 6,  /* of a page, with text on both sides of one place */
  BLOCK_MIN = 3, /* of a block */
  FULL_MIN = 2,  /* full lines on either side of a block; and of all a third */
  PLACE_MAX = 256, /* no gutter lies further to the right */
  ROW_MAX = 512,   /* no row of print is wider */
  PASSES = 3,      /* gutters that may differ between parts, or three columns */
  MEASURES = 2     /* columns of display; characters */
};

/* By measure. */
static const int side_min[MEASURES] = {16, 8};  /* width of a printed column */
static const int margin_max[MEASURES] = {4, 2}; /* short of it, yet full */
static const int indent_max[MEASURES] = {4, 2}; /* of a paragraph */

typedef struct Gutter {
  int measure;
  int at; /* where the right side begins */
} Gutter;

static int place_step(uint32_t cp, int measure) {
  if (measure) return cp_class(cp) != CP_HIDDEN;
  return cp == '\t' ? 4 : cp == 0x3000 ? 2 : cp_width(cp);
}

/* ---- Where a gutter may be ---- */

typedef struct Places {
  uint32_t rows[MEASURES][PLACE_MAX];
} Places;

/* Counts the places where text begins behind a gap inside the row. */
static void places_count(Places *places, Span raw) {
  int at[MEASURES] = {0, 0}, blank = 0;
  bool text = false;
  while (raw.n && at[1] < PLACE_MAX && at[0] < PLACE_MAX) {
    uint32_t cp = utf8_next(&raw);
    if (cp_class(cp) == CP_BLANK) {
      blank += place_step(cp, 0);
    } else {
      for (int m = 0; m < MEASURES && text && blank >= GUTTER; m++) {
        places->rows[m][at[m]] += at[m] >= side_min[m];
      }
      text = true;
      blank = 0;
    }
    for (int m = 0; m < MEASURES; m++) at[m] += place_step(cp, m);
  }
}

/* Rows whose right side begins there, or is indented there as a paragraph. */
static uint32_t places_rows(const Places *places, int measure, int at) {
  int indent = at + indent_max[measure];
  uint32_t rows = places->rows[measure][at];
  uint32_t more = indent < PLACE_MAX ? places->rows[measure][indent] : 0;
  return more < rows ? rows + more : rows;
}

/* The place where most rows have one; false where they are too few. */
static bool places_best(const Places *places, Gutter *gutter) {
  uint32_t most = ROWS_MIN - 1;
  for (int m = 0; m < MEASURES; m++) {
    for (int at = 0; at < PLACE_MAX; at++) {
      uint32_t rows = places_rows(places, m, at);
      if (rows <= most) continue;
      most = rows;
      *gutter = (Gutter){m, at};
    }
  }
  return most >= ROWS_MIN;
}

/* ---- What a row is, seen from a gutter ---- */

typedef enum RowKind {
  ROW_BLANK,
  ROW_LEFT,
  ROW_RIGHT,
  ROW_BOTH,
  ROW_SPAN /* crosses it, or parts the blocks */
} RowKind;

typedef struct Row {
  RowKind kind;
  size_t cut;      /* byte of raw where the right side begins */
  int left, right; /* how far the text of either side reaches */
  int indent;      /* of the right side */
} Row;

/* Text from one place up to another goes on the side of the gutter where it
** stands; false where it crosses. */
static bool row_add(Row *row, Gutter g, int at, int end) {
  if (at < g.at) {
    row->left = end;
    return end <= g.at - GUTTER;
  }
  if (row->indent < 0) row->indent = at - g.at;
  row->right = end - g.at;
  return true;
}

static Row row_read(const Line *line, Gutter g) {
  Row row = {ROW_BLANK, line->raw.n, 0, 0, -1};
  if (line->label == LABEL_BLANK) return row;
  int at = 0;
  for (Span rest = line->raw; rest.n;) {
    size_t from = line->raw.n - rest.n;
    uint32_t cp = utf8_next(&rest);
    CpClass c = cp_class(cp);
    int end = at + place_step(cp, g.measure);
    if (at >= g.at && row.cut == line->raw.n) row.cut = from;
    bool text = c != CP_BLANK && c != CP_HIDDEN;
    if (at > ROW_MAX || (text && !row_add(&row, g, at, end))) {
      row.kind = ROW_SPAN;
      return row;
    }
    at = end;
  }
  row.kind = row.left && row.right ? ROW_BOTH : row.left ? ROW_LEFT : ROW_RIGHT;
  if (row.kind != ROW_BOTH && reflow_is_page_number(line->text)) {
    row.kind = ROW_SPAN;
  }
  return row;
}

/* ---- Blocks ---- */

/* Rows [from, to) are printed in two columns. */
typedef struct Block {
  size_t from, to;
  Gutter gutter;
} Block;

/* Whether enough rows of the block have full lines on both sides, and text that
** begins at the gutter: prose, and no table. */
static bool block_is_prose(const Issue *issue, const Block *b) {
  int most_left = 0, most_right = 0, m = b->gutter.measure;
  int both = 0, exact = 0, left = 0, right = 0;
  for (size_t i = b->from; i < b->to; i++) {
    Row row = row_read(issue_line(issue, i), b->gutter);
    if (row.left > most_left) most_left = row.left;
    if (row.right > most_right) most_right = row.right;
  }
  if (most_left < side_min[m] || most_right < side_min[m]) return false;
  for (size_t i = b->from; i < b->to; i++) {
    Row row = row_read(issue_line(issue, i), b->gutter);
    if (row.kind != ROW_BOTH) continue;
    both++;
    exact += row.indent == 0 || row.indent == indent_max[m];
    left += row.left + margin_max[m] >= most_left;
    right += row.right + margin_max[m] >= most_right;
  }
  return both >= BLOCK_MIN && exact * 5 >= both * 4 && left >= FULL_MIN &&
         right >= FULL_MIN && (left + right) * 5 >= both * 3;
}

/* Whether a page begins at the line. */
static bool line_is_after_feed(const Issue *issue, const Line *line) {
  return line->raw.z > issue->text.z && line->raw.z[-1] == '\f';
}

/* A block that grows row by row. */
typedef struct Growth {
  Block block;
  bool open;
  int gap, widest; /* blank rows above this row; most of them inside */
} Growth;

/* Takes row i.  The left side may be longer than the right one, but what stands
** below a wider gap than those inside the block is no part of it. */
static void growth_add(Growth *w, size_t i, Row row) {
  if (row.kind == ROW_BLANK) {
    w->gap++;
    return;
  }
  if (!w->open && row.kind == ROW_BOTH &&
      row.indent <= indent_max[w->block.gutter.measure]) {
    w->open = true;
    w->block.from = w->block.to = i;
    w->gap = 0;
  }
  bool joins = w->block.to + (size_t)w->gap == i;
  if (w->open && joins && (row.kind != ROW_LEFT || w->gap <= w->widest)) {
    if (w->gap > w->widest) w->widest = w->gap;
    w->block.to = i + 1;
  } else if (w->open && row.kind != ROW_LEFT) {
    w->block.to = i + 1;
  }
  w->gap = 0;
}

/* The next block from row i on, before row end; false where there is none. */
static bool block_next(const Issue *issue, size_t i, size_t end, Gutter gutter,
                       Block *b) {
  Growth w = {.block = {end, end, gutter}};
  for (; i < end; i++) {
    Row row = row_read(issue_line(issue, i), gutter);
    if (row.kind != ROW_SPAN) {
      growth_add(&w, i, row);
      continue;
    }
    *b = w.block;
    if (w.open && block_is_prose(issue, b)) return true;
    w = (Growth){.block = {end, end, gutter}};
  }
  *b = w.block;
  return w.open && block_is_prose(issue, b);
}

/* The blocks of the page [from, to). */
static void page_blocks(Issue *issue, Places *places, size_t from, size_t to,
                        Rows *blocks) {
  Gutter gutter;
  int gaps = 0;
  for (size_t i = from; i < to; i++) gaps += issue_line(issue, i)->gap;
  if (gaps < ROWS_MIN) return;
  memset(places, 0, sizeof(*places));
  for (size_t i = from; i < to; i++) {
    const Line *line = issue_line(issue, i);
    if (line->gap) places_count(places, line->raw);
  }
  if (!places_best(places, &gutter)) return;
  for (Block b; from < to && block_next(issue, from, to, gutter, &b);
       from = b.to) {
    *(Block *)rows_add(blocks, &issue->arena) = b;
  }
}

/* ---- Lines anew ---- */

static void lines_add(Issue *issue, Rows *lines, Line line) {
  const Line *prev = lines->n ? &ROW(*lines, Line, lines->n - 1) : NULL;
  line.index = (uint32_t)lines->n;
  if (line.column && prev && line.label != LABEL_BLANK) {
    int between = line.number - prev->number - 1;
    bool blank = prev->label == LABEL_BLANK;
    int above = between > 0 ? between : 0;
    if (blank) above += prev->blanks_before + 1;
    line.blanks_before = line_small(above);
  }
  *(Line *)rows_add(lines, &issue->arena) = line;
}

/* One side of a row as a line of its own. */
static Line line_side(Issue *issue, const Line *row, size_t cut, int column) {
  Line line = {.number = row->number, .column = (unsigned)column & 3};
  bool left = column == COLUMN_LEFT;
  Span before = span_head(row->raw, cut);
  line.raw = span_from(row->raw, cut);
  if (left) { /* the gutter is no part of it */
    Span text = cp_trim(before);
    line.raw = (Span){before.z, (size_t)(text.z + text.n - before.z)};
  }
  line.start = row->start + (left ? 0 : (int)utf8_count(before));
  line_describe(issue, &line);
  return line;
}

static void block_split(Issue *issue, const Block *b, Rows *lines) {
  for (int column = COLUMN_LEFT; column <= COLUMN_RIGHT; column++) {
    for (size_t i = b->from; i < b->to && !issue->arena.rc; i++) {
      const Line *row = issue_line(issue, i);
      Row at = row_read(row, b->gutter);
      bool left = column == COLUMN_LEFT;
      if (at.kind == ROW_BLANK && left) lines_add(issue, lines, *row);
      if (at.kind == ROW_BOTH || at.kind == (left ? ROW_LEFT : ROW_RIGHT)) {
        lines_add(issue, lines, line_side(issue, row, at.cut, column));
      }
    }
  }
}

/* Finds and splits the blocks; false where there are none. */
static bool columns_pass(Issue *issue, Places *places) {
  Rows blocks = ROWS_OF(Block), lines = ROWS_OF(Line);
  size_t n = issue->lines.n, from = 0, next = 0;
  for (size_t i = 1; i <= n && !issue->arena.rc; i++) {
    if (i < n && !line_is_after_feed(issue, issue_line(issue, i))) continue;
    page_blocks(issue, places, from, i, &blocks);
    from = i;
  }
  if (blocks.n == 0) return false;
  for (size_t i = 0; i < blocks.n && !issue->arena.rc; i++) {
    const Block *b = &ROW(blocks, Block, i);
    for (; next < b->from; next++) {
      lines_add(issue, &lines, *issue_line(issue, next));
    }
    block_split(issue, b, &lines);
    next = b->to;
  }
  for (; next < n; next++) lines_add(issue, &lines, *issue_line(issue, next));
  issue->lines = lines;
  return true;
}

void issue_columns(Issue *issue) {
  int gaps = 0;
  for (size_t i = 0; i < issue->lines.n; i++) {
    gaps += issue_line(issue, i)->gap;
  }
  if (gaps < ROWS_MIN) return;
  Places *places = arena_alloc(&issue->arena, sizeof(Places));
  for (int pass = 0; places && pass < PASSES; pass++) {
    if (!columns_pass(issue, places)) return;
    issue->columns = true;
  }
}
