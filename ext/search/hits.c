/* hits.c: Layer 5. Hits of a query in a text, and marks; see hits.h. */
#include "search/hits.h"

#include <stdlib.h>

#include "core/cp.h"
#include "core/utf8.h"
#include "text/reflow.h"

enum { JOINED_MAX = 32 }; /* most accents and selectors of one character */

/* ---- Hits that FTS5 found ---- */

/* A hit of which only the tokens are known; they are counted from 0, and
** colocated ones are not counted. */
typedef struct HitRange {
  int first, last; /* tokens */
  Hit hit;
} HitRange;

/* The same by its last token: tokens end hits in another order than they begin
** them. */
typedef struct HitRangeEnd {
  int last, range;
} HitRangeEnd;

/* One reading of a column's tokens. */
typedef struct HitReading {
  int token;            /* the next one */
  HitRange *ranges;     /* by first */
  HitRangeEnd *ends;    /* by last */
  size_t n;             /* of both */
  size_t begun, closed; /* how many have got their start, their end */
} HitReading;

static int hit_range_end_compare(const void *a, const void *b) {
  int x = ((const HitRangeEnd *)a)->last, y = ((const HitRangeEnd *)b)->last;
  return (x > y) - (x < y);
}

/* FTS5 calls it for each token of the column. */
static int reading_token(void *ctx, int flags, const char *z, int n, int start,
                         int end) {
  (void)z, (void)n;
  HitReading *r = ctx;
  if (flags & FTS5_TOKEN_COLOCATED) return SQLITE_OK;
  int token = r->token++;
  while (r->begun < r->n && r->ranges[r->begun].first <= token) {
    r->ranges[r->begun++].hit.start = start;
  }
  while (r->closed < r->n && r->ends[r->closed].last <= token) {
    r->ranges[r->ends[r->closed++].range].hit.end = end;
  }
  return r->closed == r->n ? SQLITE_DONE : SQLITE_OK;
}

/* Appends the token ranges of the hits in column to ranges. */
static int ranges_read(const Fts5ExtensionApi *api, Fts5Context *fts,
                       int column, Rows *ranges, Arena *arena) {
  int n = 0, rc = api->xInstCount(fts, &n);
  for (int i = 0; i < n && rc == SQLITE_OK && !arena->rc; i++) {
    int phrase, at_column, first;
    rc = api->xInst(fts, i, &phrase, &at_column, &first);
    if (rc || at_column != column) continue;
    HitRange *range = rows_add(ranges, arena);
    range->first = first;
    range->last = first + api->xPhraseSize(fts, phrase) - 1;
    range->hit = (Hit){-1, -1, phrase};
  }
  return rc;
}

int hits_read(const Fts5ExtensionApi *api, Fts5Context *fts, int column,
              Span *text, Rows *hits, Arena *arena) {
  Rows ranges = ROWS_OF(HitRange);
  const char *z = NULL;
  int n = 0, rc = api->xColumnText(fts, column, &z, &n);
  *text = rc == SQLITE_OK && z ? (Span){z, (size_t)n} : SPAN_NONE;
  if (rc || !z || n == 0) return rc;
  rc = ranges_read(api, fts, column, &ranges, arena);
  if (rc || ranges.n == 0) return rc;
  HitReading r = {.ranges = ranges.a, .n = ranges.n};
  r.ends = arena_alloc(arena, r.n * sizeof(*r.ends));
  if (arena->rc) return arena->rc;
  for (size_t i = 0; i < r.n; i++) {
    r.ends[i] = (HitRangeEnd){r.ranges[i].last, (int)i};
  }
  qsort(r.ends, r.n, sizeof(*r.ends), hit_range_end_compare);
  rc = api->xTokenize(fts, z, n, &r, reading_token);
  for (size_t i = 0; i < r.n; i++) {
    Hit hit = r.ranges[i].hit; /* without offsets: an index that is wrong */
    if (hit.start >= 0 && hit.end >= 0) *(Hit *)rows_add(hits, arena) = hit;
  }
  hits_fit(*text, hits);
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* ---- Where a mark may begin and end ---- */

/* Accents, the marks of voiced kana, variation selectors: shown with the
** character before them. */
static bool cp_is_joined(uint32_t cp) {
  return (cp >= 0x0300 && cp <= 0x036F) || (cp >= 0x20D0 && cp <= 0x20FF) ||
         (cp >= 0x3099 && cp <= 0x309A) || (cp >= 0xFE00 && cp <= 0xFE0F) ||
         (cp >= 0xE0100 && cp <= 0xE01EF);
}

/* The start of the character that byte at stands in. */
static size_t character_start(Span text, size_t at) {
  for (size_t n = 1; n < UTF8_MAX && n <= at && at < text.n; n++) {
    uint32_t cp;
    if (!utf8_is_tail(text.z[at + 1 - n])) break;
    if (utf8_read(span_from(text, at - n), &cp) > n) return at - n;
  }
  return at;
}

/* The end of the character that ends at byte at, or around it. */
static size_t character_end(Span text, size_t at) {
  uint32_t cp;
  size_t start = character_start(text, at);
  return start < at ? start + utf8_read(span_from(text, start), &cp) : at;
}

/* The place behind what is joined to the character that ends at byte at. */
static size_t joined_end(Span text, size_t at) {
  for (int i = 0; i < JOINED_MAX && at < text.n; i++) {
    uint32_t cp = 0;
    size_t n = utf8_read(span_from(text, at), &cp);
    if (n == 0 || !cp_is_joined(cp)) break;
    at += n;
  }
  return at;
}

/* Makes one hit fit; false where it has nothing to show. */
static bool hit_fit(Span text, Hit *hit) {
  size_t start = hit->start > 0 ? (size_t)hit->start : 0;
  size_t end = hit->end > 0 ? (size_t)hit->end : 0;
  if (start > text.n) return false; /* the index is of another text */
  if (end > text.n) end = text.n;
  if (end < start) end = start;
  if (start == end) {
    /* ㎡ is "m" and "2", of which the second stands behind it: a hit on "2" is
    ** shown as the whole character. */
    Span before = span_head(text, start);
    utf8_last(&before);
    start = before.n;
  }
  start = character_start(text, start);
  end = character_end(text, end);
  Span piece = cp_trim((Span){text.z + start, end - start});
  if (piece.n == 0) return false;
  start = (size_t)(piece.z - text.z);
  hit->start = (int)start;
  hit->end = (int)joined_end(text, start + piece.n);
  return true;
}

void hits_fit(Span text, Rows *hits) {
  size_t kept = 0;
  for (size_t i = 0; i < hits->n; i++) {
    Hit hit = ROW(*hits, Hit, i);
    if (hit_fit(text, &hit)) ROW(*hits, Hit, kept++) = hit;
  }
  hits->n = kept;
}

bool hits_is_layout(Span text, size_t start, size_t end) {
  bool line = false; /* only blanks since the last line end */
  for (size_t i = start; i < end;) {
    Span rest = span_from(text, i);
    uint32_t cp = utf8_next(&rest);
    CpClass class = cp_class(cp);
    if (class == CP_BLANK || class == CP_HIDDEN || cp_is_joined(cp)) {
      line = line || cp == '\n' || cp == '\r' || cp == '\f';
      i = text.n - rest.n;
      continue;
    }
    size_t next = line ? reflow_skip_page_number(text, i) : i;
    if (next == i || next > end) return false;
    i = next;
    line = false;
  }
  return true;
}

void hits_marks(Span text, const Rows *hits, Rows *marks, Arena *arena) {
  for (size_t i = 0; i < hits->n; i++) {
    const Hit *hit = &ROW(*hits, Hit, i);
    Mark mark = {(size_t)hit->start, (size_t)hit->end};
    while (marks->n) { /* as long as the last mark reaches the new one */
      Mark *last = &ROW(*marks, Mark, marks->n - 1);
      if (mark.start > last->end &&
          !hits_is_layout(text, last->end, mark.start)) {
        break;
      }
      if (last->start < mark.start) mark.start = last->start;
      if (last->end > mark.end) mark.end = last->end;
      marks->n--;
    }
    *(Mark *)rows_add(marks, arena) = mark;
  }
}
