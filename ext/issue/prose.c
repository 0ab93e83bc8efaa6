/* prose.c: Layer 7. The words of an issue as plain text; see prose.h. */
#include "issue/prose.h"

#include "issue/text.h"

/* Whether mentions are looked for in lines of this kind. */
static bool label_is_prose(Label label) {
  switch (label) {
    case LABEL_MASTHEAD:
    case LABEL_TOC_ITEM:
    case LABEL_TOC_MORE:
    case LABEL_KICKER:
    case LABEL_TITLE:
    case LABEL_TITLE_MORE:
    case LABEL_SUBTITLE:
    case LABEL_BYLINE:
    case LABEL_BRIEF:
    case LABEL_BODY:
    case LABEL_CREDIT:
    case LABEL_CREDIT_MORE: return true;
    default: return false;
  }
}

static bool label_is_body(Label label) {
  return label == LABEL_BODY || label == LABEL_BRIEF;
}

/* What stands between two lines of prose. */
static Break prose_break(const Issue *issue, const Line *prev,
                         const Line *line) {
  switch (line->label) {
    case LABEL_TITLE_MORE:
    case LABEL_TOC_MORE:
    case LABEL_CREDIT_MORE: return BREAK_JOIN;
    default: break;
  }
  bool tail = prev->label == LABEL_TITLE && prev->tail.n;
  if (!label_is_body(line->label) || line->label == LABEL_BRIEF ||
      !(label_is_body(prev->label) || tail)) {
    return BREAK_HARD;
  }
  bool page = line->number <= prev->number; /* or a column of print */
  for (size_t i = prev->index + 1; i < line->index; i++) {
    page |= issue_line(issue, i)->label == LABEL_FURNITURE;
  }
  int blanks = page ? 0 : line->number - prev->number - 1;
  return reflow_break_page(&issue->layout, prev->raw, line->raw, blanks, page);
}

typedef struct Writer {
  const Issue *issue;
  Prose *prose;
  Text out;
  int64_t article;
} Writer;

static void prose_add(Writer *w, Span s, Label label) {
  if (s.n == 0 || !span_holds(w->issue->text, s)) return;
  ProsePiece *p = rows_add(&w->prose->pieces, w->out.arena);
  *p = (ProsePiece){w->out.n, (size_t)(s.z - w->issue->text.z), w->article,
                    label};
  text_add(&w->out, s);
}

static void prose_line(Writer *w, const Line *line) {
  if (label_is_body(line->label) || line->label == LABEL_CREDIT) {
    prose_add(w, line->text, line->label);
    return;
  }
  prose_add(w, line->content, line->label);
  if (line->tail.n) {
    text_add(&w->out, SPAN("\n"));
    prose_add(w, line->tail, LABEL_BODY);
  }
}

/* The item that shown line i belongs to. */
static int64_t article_of(const Issue *issue, size_t i, size_t *k) {
  while (*k < issue->articles.n && ROW(issue->articles, Article, *k).last < i) {
    ++*k;
  }
  if (*k == issue->articles.n) return COLUMN_NULL;
  const Article *a = &ROW(issue->articles, Article, *k);
  return a->first <= i ? a->seq : COLUMN_NULL;
}

void prose_make(const Issue *issue, Arena *arena, Prose *prose) {
  *prose = (Prose){.pieces = ROWS_OF(ProsePiece)};
  Writer w = {issue, prose, {.arena = arena}, COLUMN_NULL};
  const Line *prev = NULL;
  size_t k = 0;
  for (size_t i = 0; i < issue->shown.n && !arena->rc; i++) {
    const Line *line = issue_shown(issue, i);
    if (!label_is_prose(line->label)) continue;
    int64_t before = w.article;
    w.article = article_of(issue, i, &k);
    if (prev) {
      bool other = w.article != before; /* no sentence runs into another item */
      switch (other ? BREAK_HARD : prose_break(issue, prev, line)) {
        case BREAK_JOIN: break;
        case BREAK_BLANK: text_add(&w.out, SPAN(" ")); break;
        case BREAK_HARD: text_add(&w.out, SPAN("\n")); break;
      }
    }
    prose_line(&w, line);
    prev = line;
  }
  prose->text = text_span(&w.out);
}

const ProsePiece *prose_piece(const Prose *prose, size_t at, size_t *k) {
  while (*k + 1 < prose->pieces.n &&
         ROW(prose->pieces, ProsePiece, *k + 1).from <= at) {
    ++*k;
  }
  return *k < prose->pieces.n ? &ROW(prose->pieces, ProsePiece, *k) : NULL;
}
