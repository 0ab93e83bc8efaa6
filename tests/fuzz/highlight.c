/* highlight.c: fuzz target. The first line is a query, the rest a text: without
** its marks a text is as it was, and a snippet is UTF-8 and not too long. */
#include <stdlib.h>

#include "core/cp.h"
#include "core/utf8.h"
#include "search/hits.h"
#include "search/snippet.h"
#include "search/terms.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Marks are in order, apart, and begin and end with characters, not blanks. */
static void check_marks(Span text, const Rows *hits, Arena *arena) {
  Rows marks = ROWS_OF(Mark);
  size_t last = 0;
  hits_marks(text, hits, &marks, arena);
  if ((marks.n == 0) != (hits->n == 0)) __builtin_trap();
  for (size_t i = 0; i < marks.n; i++) {
    Mark mark = ROW(marks, Mark, i);
    if (mark.start < last || (i && mark.start == last)) __builtin_trap();
    if (mark.end <= mark.start || mark.end > text.n) __builtin_trap();
    Span piece = {text.z + mark.start, mark.end - mark.start};
    if (cp_class(utf8_peek(piece)) == CP_BLANK) __builtin_trap();
    if (cp_class(utf8_peek_last(piece)) == CP_BLANK) __builtin_trap();
    last = mark.end;
  }
}

static void check_snippet(Span text, const Rows *hits, size_t chars,
                          Arena *arena) {
  Snippet s;
  Text out = {.arena = arena};
  snippet_find(&s, text, hits, 1, chars, arena);
  if (s.to < s.from || s.to - s.from > chars || s.to > s.n) __builtin_trap();
  snippet_write(&s, SPAN("\x01"), SPAN("\x02"), SPAN("\x03"), &out);
  bool marked = false;
  for (Span rest = text_span(&out); rest.n;) {
    uint32_t cp;
    size_t n = utf8_read(rest, &cp);
    if (n == 0) __builtin_trap();
    marked = marked || cp == 1;
    rest = span_from(rest, n);
  }
  if (hits->n && !marked) __builtin_trap();
}

static int hit_compare(const void *a, const void *b) {
  return ((const Hit *)a)->start - ((const Hit *)b)->start;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const size_t chars[] = {1, 2, 7, 24, 64, 1000};
  Span text = {(const char *)data, size};
  size_t line = span_find(text, SPAN("\n"));
  Span query = span_head(text, line);
  if (line != SPAN_NPOS) text = span_from(text, line + 1);
  Arena arena = {0};
  Rows hits = ROWS_OF(Hit);
  terms_find(query, text, NULL, &hits, &arena);
  check_marks(text, &hits, &arena);
  if (hits.n) qsort(hits.a, hits.n, hits.size, hit_compare);
  for (size_t i = 0; i < COUNT(chars); i++) {
    check_snippet(text, &hits, chars[i], &arena);
  }
  arena_free(&arena);
  return 0;
}
