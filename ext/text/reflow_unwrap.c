/* reflow_unwrap.c: Layer 3. A text without its layout, and zh_unwrap().
**
** One pass goes from line to line and asks reflow_break() what stands between
** two of them; page numbers and running heads are held back until it is known
** whether a sentence runs on behind them:
**
**   "…取得了较好效" "— 3 —" "工作简报" "果。"  ->  "…取得了较好效果。"
*/
#include <stdlib.h>

#include "text/reflow.h"
#include "text/reflow_line.h"

enum {
  HEAD_MAX = 120,    /* longest running head, bytes */
  UNWRAP_PASSES = 12 /* most times a text is gone through */
};

/* ---- Running heads ---- */

/* A running head as a number: its bytes without digits and blanks, so that
** "简报　第3页" and "简报　第4页" are one. */
static uint64_t head_hash(Span line) {
  uint64_t h = 1469598103934665603u;
  for (size_t i = 0; i < line.n; i++) {
    uint8_t b = (uint8_t)line.z[i];
    if (b > ' ' && !cp_is_ascii_digit(b)) h = (h ^ b) * 1099511628211u;
  }
  return h;
}

static int head_compare(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* The lines next to page numbers and form feeds: hashes, sorted, those of
** lines that occur at least twice. */
typedef struct Heads {
  Rows rows;
} Heads;

static void heads_add(Heads *heads, Arena *a, Span line) {
  if (line.n == 0 || line.n > HEAD_MAX || reflow_is_page_number(line)) return;
  *(uint64_t *)rows_add(&heads->rows, a) = head_hash(line);
}

static void heads_find(Heads *heads, Arena *a, Span text) {
  Span last = SPAN_NONE; /* the line before, when it was not added yet */
  bool edge = false;     /* a page ended, or a page number stood, before */
  while (text.n) {
    Span line = line_next(&text), trimmed = cp_trim(line);
    bool number = reflow_is_page_number(trimmed);
    if (number || (line.n && line.z[0] == '\f')) {
      heads_add(heads, a, last);
      last = SPAN_NONE;
      edge = true;
    }
    if (trimmed.n == 0 || number) continue;
    if (edge) heads_add(heads, a, trimmed);
    last = edge ? SPAN_NONE : trimmed;
    edge = false;
  }
  uint64_t *h = heads->rows.a;
  size_t n = heads->rows.n, kept = 0;
  if (n) qsort(h, n, sizeof(*h), head_compare);
  for (size_t i = 1; i < n; i++) {
    if (h[i] == h[i - 1]) h[kept++] = h[i];
  }
  heads->rows.n = kept;
}

/* Whether the trimmed line is a page number or a running head. */
static bool heads_has(const Heads *heads, Span line) {
  if (reflow_is_page_number(line)) return true;
  if (heads->rows.n == 0 || line.n > HEAD_MAX) return false;
  uint64_t h = head_hash(line);
  return bsearch(&h, heads->rows.a, heads->rows.n, sizeof(h), head_compare);
}

/* ---- One pass ---- */

/* One pass through a text. */
typedef struct Unwrap {
  Layout layout;
  Heads heads;
  Text *out;
  size_t para;    /* where the current paragraph begins in out */
  bool open;      /* there is one */
  Span last;      /* the printed line it ends with, trimmed */
  int blanks;     /* empty lines since then */
  bool feed;      /* a form feed since then */
  Span furniture; /* page numbers and heads since then; NULL: none */
} Unwrap;

/* Begins a paragraph with the trimmed line. */
static void unwrap_begin(Unwrap *u, Span line) {
  if (u->open) text_add(u->out, SPAN("\n"));
  u->para = u->out->n;
  u->open = true;
  u->last = line;
  text_add(u->out, line);
}

/* Page numbers and heads that stand in no sentence are kept as they are. */
static void unwrap_furniture(Unwrap *u) {
  while (u->furniture.n) {
    Span line = cp_trim(line_next(&u->furniture));
    if (line.n) unwrap_begin(u, line);
  }
  u->furniture = SPAN_NONE;
}

/* A line that is neither empty nor furniture; trimmed is a part of it. */
static void unwrap_line(Unwrap *u, Span line, Span trimmed) {
  Break between = BREAK_HARD;
  if (u->open) {
    /* Without a width there is no difference between a printed line and what
    ** was put together so far: looking at all of it, one pass is enough. */
    Span before =
        u->layout.wrapped ? u->last : span_from(text_span(u->out), u->para);
    between = reflow_break_page(&u->layout, before, line, u->blanks, u->feed);
  }
  if (between == BREAK_HARD) {
    unwrap_furniture(u);
    unwrap_begin(u, trimmed);
  } else {
    if (span_ends(u->last, LINE_SOFT_HYPHEN)) u->out->n -= LINE_SOFT_HYPHEN.n;
    if (between == BREAK_BLANK) text_add(u->out, SPAN(" "));
    text_add(u->out, trimmed);
    u->last = trimmed;
  }
  u->furniture = SPAN_NONE;
  u->blanks = 0;
  u->feed = false;
}

static void unwrap_pass(Span text, Text *out) {
  Unwrap u = {.out = out, .heads = {ROWS_OF(uint64_t)}};
  u.layout = reflow_measure(text);
  heads_find(&u.heads, out->arena, text);
  while (text.n && !out->arena->rc) {
    Span line = line_next(&text), trimmed = cp_trim(line);
    if (line.n && line.z[0] == '\f') u.feed = true;
    if (trimmed.n == 0) {
      u.blanks++;
    } else if (heads_has(&u.heads, trimmed)) {
      u.furniture = u.furniture.z ? span_join(u.furniture, line) : line;
    } else {
      size_t end = (size_t)(trimmed.z - line.z) + trimmed.n;
      if (span_starts(span_from(line, end), LINE_SOFT_HYPHEN)) {
        trimmed.n += LINE_SOFT_HYPHEN.n;
      }
      unwrap_line(&u, line, trimmed);
    }
  }
  unwrap_furniture(&u);
}

void reflow_unwrap(Span text, Text *out) {
  /* Longer lines may show another width; until nothing changes any more. */
  Text passes[2] = {{.arena = out->arena}, {.arena = out->arena}};
  for (int i = 0; i < UNWRAP_PASSES; i++) {
    Text *t = &passes[i % 2];
    t->n = 0;
    unwrap_pass(text, t);
    bool same = span_eq(text_span(t), text);
    text = text_span(t);
    if (same) break;
  }
  text_add(out, text);
}

/* ---- SQL ---- */

static void zh_unwrap_func(sqlite3_context *ctx, int argc,
                           sqlite3_value **argv) {
  (void)argc;
  Span text = arg_text(argv[0]);
  Arena arena = {0};
  Text out = {.arena = &arena};
  if (text.z) reflow_unwrap(text, &out);
  result_arena_text(ctx, &arena, text.z ? text_span(&out) : SPAN_NONE);
  arena_free(&arena);
}

static const Func reflow_funcs[] = {
    {"zh_unwrap", 1, 1, 0, zh_unwrap_func, "zh_unwrap(text)",
     "The text with one line for each paragraph: soft line breaks, page breaks "
     "and page numbers in mid-sentence removed.",
     NULL},
};

const Family reflow_family = {
    .name = "reflow",
    .page = "reflow",
    .funcs = reflow_funcs,
    .n_funcs = COUNT(reflow_funcs),
};
