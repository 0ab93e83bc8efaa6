/* toc.c: Layer 7. Stage 7: the contents.
**
**   【工作动态】                                   section
**   ●市委…联合召开“古渡精神与江城航运精            title, first line
**   神学术研讨会”筹备工作座谈                       … wrapped, joined
**   关于……的报告……张三（3）                        title, author, page
**
** Which lines are contents was decided by their labels; here they become
** entries.  A list may be partial, longer than the issue, or worded otherwise:
** which article an entry names is the articles' stage's business.
*/
#include "core/cp.h"
#include "core/words.h"
#include "issue/clues.h"
#include "issue/markup.h"

/* "‹title› / ‹author›", "‹title›  ‹author›" behind a wide blank. */
static Span toc_cut_author(Span *title) {
  static const Span signs[] = {{" / ", 3}, {"／", 3}, {" | ", 3}, {"　", 3}};
  for (size_t i = 0; i < COUNT(signs); i++) {
    size_t at = span_find(*title, signs[i]);
    if (at == SPAN_NPOS) continue;
    Span author = cp_trim(span_from(*title, at + signs[i].n));
    if (author.n == 0 || author.n > 60) continue;
    *title = cp_trim(span_head(*title, at));
    return author;
  }
  return SPAN_NONE;
}

/* What one printed line adds to an entry; page and author where it has them. */
static Span toc_line_title(TocEntry *e, const Line *line) {
  TocCut cut = toc_cut_line(line);
  if (cut.title.n == line->key.n) return line->content;
  size_t at = cut.title.n;
  if (cut.author.z) {
    at = (size_t)(cut.author.z - line->key.z);
    e->author = line_unkey(line->content, at, at + cut.author.n);
  }
  e->page = cut.page;
  return cp_trim(line_unkey(line->content, 0, cut.title.n));
}

/* ---- Contents in a table: | 页 | 标题 | 备注 | ---- */

enum { CELLS_MAX = 8 };

/* What each cell of a row holds, from the table's head row. */
typedef struct TocColumns {
  int title, page, author, section; /* number of the cell, or -1 */
} TocColumns;

/* The cells of "| a | b |"; returns how many. */
static int table_cells(Span row, Span cells[CELLS_MAX]) {
  int n = 0;
  span_cut_prefix(&row, SPAN("|"));
  while (row.n && n < CELLS_MAX) {
    size_t bar = span_find(row, SPAN("|"));
    cells[n++] = cp_trim(span_head(row, bar == SPAN_NPOS ? row.n : bar));
    row = span_from(row, bar == SPAN_NPOS ? row.n : bar + 1);
  }
  return n;
}

bool toc_is_table_head(Span key) {
  Span cells[CELLS_MAX];
  if (!span_starts(key, SPAN("|"))) return false;
  int n = table_cells(key, cells);
  bool title = false;
  for (int i = 0; i < n; i++) {
    title |= words_is(WORDS_TOC_TITLE, cells[i]);
    if (cells[i].n && !words_is(WORDS_TOC_TITLE, cells[i]) &&
        !words_is(WORDS_TOC_PAGE, cells[i]) &&
        !words_is(WORDS_TOC_AUTHOR, cells[i]) &&
        !words_is(WORDS_TOC_COLUMN, cells[i]) &&
        !words_is(WORDS_TOC_OTHER, cells[i])) {
      return false;
    }
  }
  return title && n > 1;
}

static void toc_columns(TocColumns *c, Span key) {
  Span cells[CELLS_MAX];
  int n = table_cells(key, cells);
  *c = (TocColumns){-1, -1, -1, -1};
  for (int i = n; i-- > 0;) {
    if (words_is(WORDS_TOC_TITLE, cells[i])) c->title = i;
    if (words_is(WORDS_TOC_PAGE, cells[i])) c->page = i;
    if (words_is(WORDS_TOC_AUTHOR, cells[i])) c->author = i;
    if (words_is(WORDS_TOC_COLUMN, cells[i])) c->section = i;
  }
}

/* The i-th cell of a row into *field, where there is one that is not empty. */
static void toc_cell(const Span *cells, int n, int i, Span *field) {
  if (i >= 0 && i < n && cells[i].n) *field = cells[i];
}

/* One row: without a head row the longest cell is the title. */
static void toc_row(TocEntry *e, const TocColumns *c, const Line *line) {
  Span cells[CELLS_MAX];
  int n = table_cells(line->text, cells);
  e->title = SPAN("");
  for (int i = 0; c->title < 0 && i < n; i++) {
    if (cells[i].n > e->title.n) e->title = cells[i];
  }
  toc_cell(cells, n, c->title, &e->title);
  toc_cell(cells, n, c->page, &e->page);
  toc_cell(cells, n, c->author, &e->author);
  toc_cell(cells, n, c->section, &e->section);
}

/* "…的通知(松政发〔2021〕9号)" -> "…的通知": as the head has it. */
static Span toc_cut_number(Span key) {
  if (!span_ends(key, SPAN("号)"))) return key;
  for (Span rest = key; rest.n;) {
    if (utf8_last(&rest) == '(') return rest.n ? rest : key;
  }
  return key;
}

static void toc_finish(Issue *issue, TocEntry *e) {
  Text key = {.arena = &issue->arena};
  if (!e->title.z) return;
  e->title = markup_plain(issue, e->title);
  if (!e->author.z) e->author = toc_cut_author(&e->title);
  if (e->author.z) {
    span_cut_prefix(&e->author, SPAN("（"));
    span_cut_suffix(&e->author, SPAN("）"));
    e->author = line_tidy(issue, e->author);
  }
  e->title = line_tidy(issue, e->title);
  span_cut_suffix(&e->title, SPAN("；"));
  if (!span_cut_suffix(&e->title, SPAN("；")))
    span_cut_suffix(&e->title, SPAN(";"));
  fold_key(e->title, &key);
  e->full_key = text_span(&key);
  e->key = toc_cut_number(e->full_key);
}

void issue_toc(Issue *issue) {
  if (!issue_has(issue, LABEL_TOC_SECTION, LABEL_TOC_MORE)) return;
  Span section = SPAN_NONE;
  TocColumns columns = {-1, -1, -1, -1};
  TocEntry *last = NULL;
  Text title = {.arena = &issue->arena};
  for (size_t i = 0; i < issue->shown.n && !issue->arena.rc; i++) {
    Line *line = issue_shown(issue, i);
    if (clue_has(line, CLUE_TOC_TABLE)) toc_columns(&columns, line->key);
    if (line->label == LABEL_TOC_SECTION) {
      section = line_tidy(issue, line->content);
    } else if (line->label == LABEL_TOC_ITEM) {
      if (last) toc_finish(issue, last);
      title = (Text){.arena = &issue->arena};
      last = rows_add(&issue->toc, &issue->arena);
      last->seq = (int64_t)issue->toc.n;
      last->section = section;
      last->line = line->number;
      last->article = COLUMN_NULL;
      if (clue_has(line, CLUE_TABLE)) {
        toc_row(last, &columns, line);
        continue;
      }
      text_add(&title, toc_line_title(last, line));
      last->title = text_span(&title);
    } else if (line->label == LABEL_TOC_MORE && last) {
      text_add(&title, toc_line_title(last, line));
      last->title = text_span(&title);
    }
  }
  if (last) toc_finish(issue, last);
}
