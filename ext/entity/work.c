/* work.c: Layer 2. Titles in 《》; see work.h. */
#include "entity/work.h"

#include "core/utf8.h"

enum { WORK_MAX = 600, OPEN = 0x300A, CLOSE = 0x300B, MARK_BYTES = 3 };

size_t work_end(Span rest) {
  int depth = 1;
  Span s = span_head(rest, WORK_MAX);
  while (s.n) {
    uint32_t cp = utf8_next(&s);
    if (cp == '\n') return 0;
    if (cp == OPEN) depth++;
    if (cp == CLOSE && --depth == 0) return (size_t)(s.z - rest.z);
  }
  return 0;
}

bool work_next(Span text, size_t *at, Span *work) {
  for (;;) {
    Span rest = span_from(text, *at);
    size_t open = span_find(rest, SPAN("《"));
    if (open == SPAN_NPOS) return false;
    size_t n = work_end(span_from(rest, open + MARK_BYTES));
    *at += open + MARK_BYTES + n;
    if (n <= MARK_BYTES) continue; /* not closed, or nothing inside */
    *work = (Span){rest.z + open, MARK_BYTES + n};
    return true;
  }
}

Span work_title(Span work) {
  return (Span){work.z + MARK_BYTES, work.n - 2 * MARK_BYTES};
}
