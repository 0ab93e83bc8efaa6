/* snippet.c: Layer 6. The best window of a text; see snippet.h.
**
** For each hit, the window that begins with its sentence or clause; two
** pointers, as the windows go through the text, count the hits inside.  When
** windows that begin just at a hit have more different words, the best of
** those is taken, and gets a sentence or clause to begin with where it fits.
*/
#include "search/snippet.h"

#include "core/cp.h"
#include "search/hits.h"
#include "search/snippet_show.h"
#include "text/reflow_line.h"

enum {
  SNAP = 32,     /* most characters looked at for a word's border */
  HITS_BACK = 64 /* most hits looked at for one that ends in time */
};

#define NOWHERE ((size_t)-1)

/* ---- Places in order ---- */

/* The last of places that is not behind at; 0: none. */
static size_t places_before(const Rows *places, size_t at) {
  size_t lo = 0, hi = places->n;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (ROW(*places, size_t, mid) <= at) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  return lo ? ROW(*places, size_t, lo - 1) : 0;
}

/* The first of places that is not before at; NOWHERE: none. */
static size_t places_from(const Rows *places, size_t at) {
  size_t lo = 0, hi = places->n;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (ROW(*places, size_t, mid) < at) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  return lo < places->n ? ROW(*places, size_t, lo) : NOWHERE;
}

/* The first shown character that stands at byte or behind it. */
static size_t snippet_place(const Snippet *s, size_t byte) {
  size_t lo = 0, hi = s->n;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if ((s->at[mid] & ~SHOWN_BLANK) < byte) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  return lo;
}

/* The mark that place at lies inside of, so that it would be cut; or NULL. */
static const Mark *snippet_mark(const Snippet *s, size_t at) {
  size_t lo = 0, hi = s->marks.n;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (ROW(s->marks, Mark, mid).end <= at) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  if (lo == s->marks.n) return NULL;
  const Mark *mark = &ROW(s->marks, Mark, lo);
  return mark->start < at ? mark : NULL;
}

/* Whether a cut before character i would part a word of letters, a number, or
** a character from what is joined to it. */
static bool snippet_parts(const Snippet *s, size_t i) {
  if (i == 0 || i >= s->n) return false;
  CpClass before = cp_class(snippet_cp(s, i - 1));
  CpClass after = cp_class(snippet_cp(s, i));
  if (after == CP_MARK || after == CP_HIDDEN) return true;
  return before >= CP_LETTER && after >= CP_LETTER;
}

static bool snippet_is_blank(const Snippet *s, size_t i) {
  return cp_is_space(snippet_cp(s, i));
}

/* ---- One window ---- */

/* Where to begin without a sentence or clause: a few characters earlier. */
static size_t window_lead(const Snippet *s, size_t start, size_t end) {
  size_t room = end - start < s->chars ? s->chars - (end - start) : 0;
  size_t lead = room < s->chars / 4 ? room : s->chars / 4;
  size_t from = start > lead ? start - lead : 0;
  for (int i = 0; i < SNAP && from < start && snippet_parts(s, from); i++) {
    from++;
  }
  return from;
}

/* Where a window with the hit that begins at start begins, when it must reach
** to end. */
static size_t window_from(const Snippet *s, size_t start, size_t end) {
  size_t sentence = places_before(&s->sentences, start);
  size_t clause = places_before(&s->clauses, start);
  size_t from;
  if (start - sentence <= s->chars / 2 && end - sentence <= s->chars) {
    from = sentence;
  } else if (end - clause <= s->chars) {
    from = clause;
  } else {
    from = window_lead(s, start, end);
  }
  const Mark *cut = snippet_mark(s, from);
  if (cut) from = cut->end <= start ? cut->end : start;
  for (int i = 0; i < SNAP && from < start && snippet_is_blank(s, from); i++) {
    from++;
  }
  return from;
}

/* The end of the last hit that begins before `to` and ends there at most, not
** before end; hit is the first that begins at `to` or behind it. */
static size_t window_hit_end(const Snippet *s, size_t hit, size_t to,
                             size_t end) {
  for (size_t i = 0; i < HITS_BACK && hit > 0; i++) {
    const Hit *h = &ROW(s->hits, Hit, --hit);
    if ((size_t)h->end <= to)
      return (size_t)h->end > end ? (size_t)h->end : end;
  }
  return to;
}

/* The first hit that begins at place at or behind it. */
static size_t snippet_hit(const Snippet *s, size_t at) {
  size_t lo = 0, hi = s->hits.n;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if ((size_t)ROW(s->hits, Hit, mid).start < at) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  return lo;
}

/* Where a clause ends that is the last one to fit into a window; or the border
** of a word, or most, where a clause would make the window too short. */
static size_t window_stop(const Snippet *s, size_t from, size_t end,
                          size_t most) {
  size_t stop = places_before(&s->stops, most), to = most;
  if (stop >= from + (s->chars + 2) / 3 && stop >= end) return stop;
  for (int i = 0; i < SNAP && to > end && snippet_parts(s, to); i++) to--;
  return snippet_parts(s, to) ? most : to;
}

/* Where the longest window ends that begins at from. */
static size_t window_most(const Snippet *s, size_t from) {
  return s->n - from > s->chars ? from + s->chars : s->n;
}

/* Where a window ends that begins at from and must reach to end, if it can. */
static size_t window_to(const Snippet *s, size_t from, size_t end) {
  size_t most = from + s->chars;
  if (most >= s->n) return s->n;
  if (end > most) return most;
  size_t to = window_stop(s, from, end, most);
  const Mark *cut = snippet_mark(s, to);
  if (cut && cut->start >= end && cut->start > from) {
    to = cut->start;
  } else if (cut) {
    to = window_hit_end(s, snippet_hit(s, to), to, end);
  }
  while (to > end && to > from + 1 && snippet_is_blank(s, to - 1)) to--;
  return to;
}

/* ---- The best window ---- */

typedef struct WindowBest {
  int words, hits;
  size_t from, to;
  size_t end; /* of its hits, within to */
} WindowBest;

/* A window that moves through the hits. */
typedef struct Moving {
  const Snippet *s;
  int *counts;   /* of each word of the query in the window */
  size_t lo, hi; /* the hits in it */
  WindowBest now;
} Moving;

/* Takes in the hits up to now.to, and drops those before now.from.  Of a hit
** that is cut only the first one, i, counts. */
static void moving_count(Moving *m, size_t i) {
  const Rows *hits = &m->s->hits;
  WindowBest *now = &m->now;
  for (; m->hi < hits->n; m->hi++) {
    const Hit *hit = &ROW(*hits, Hit, m->hi);
    size_t end = (size_t)hit->end;
    if ((size_t)hit->start >= now->to || (end > now->to && m->hi > i)) break;
    if (end > now->to) end = now->to;
    if (end > now->end) now->end = end;
    now->words += m->counts[hit->word]++ == 0;
    now->hits++;
  }
  for (; m->lo < m->hi; m->lo++) {
    const Hit *hit = &ROW(*hits, Hit, m->lo);
    if ((size_t)hit->start >= now->from) break;
    now->words -= --m->counts[hit->word] == 0;
    now->hits--;
  }
}

/* Looks at the windows of all hits; tight ones begin just at their hit, and are
** as long as they may be.  counts, one for each word of the query, are 0 before
** and after. */
static WindowBest snippet_search(const Snippet *s, int *counts, bool tight) {
  Moving m = {.s = s, .counts = counts};
  WindowBest best = m.now, *now = &m.now;
  for (size_t i = 0; i < s->hits.n; i++) {
    const Hit *hit = &ROW(s->hits, Hit, i);
    size_t start = (size_t)hit->start, end = (size_t)hit->end;
    size_t from = tight ? start : window_from(s, start, end);
    if (from > now->from) now->from = from; /* windows never go back */
    size_t to =
        tight ? window_most(s, now->from) : window_to(s, now->from, end);
    if (to > now->to) now->to = to;
    moving_count(&m, i);
    if (now->words > best.words ||
        (now->words == best.words && now->hits > best.hits)) {
      best = *now;
    }
  }
  for (; m.lo < m.hi; m.lo++) counts[ROW(s->hits, Hit, m.lo).word]--;
  return best;
}

/* Begins the window earlier where there is room: with a sentence, or, when it
** is short, with a clause. */
static void snippet_extend(Snippet *s) {
  size_t least = s->to > s->chars ? s->to - s->chars : 0;
  size_t from = places_from(&s->sentences, least);
  if (from >= s->from && s->to - s->from < s->chars / 2) {
    from = places_from(&s->clauses, least);
  }
  if (from < s->from && !snippet_mark(s, from)) s->from = from;
}

static void snippet_choose(Snippet *s, int words) {
  int *counts = arena_alloc(s->arena, (size_t)words * sizeof(*counts));
  if (s->arena->rc) return;
  WindowBest best = snippet_search(s, counts, false);
  WindowBest tight = snippet_search(s, counts, true);
  s->from = best.from;
  s->to = best.to;
  if (tight.words > best.words) {
    best = tight;
    s->from = window_from(s, tight.from, tight.end);
    s->to = window_to(s, s->from, tight.end);
  }
  s->words = best.words;
  s->found = best.hits;
  if (best.hits == 0) s->to = window_to(s, 0, 0);
  snippet_extend(s);
}

void snippet_find(Snippet *s, Span text, const Rows *hits, int words,
                  size_t chars, Arena *arena) {
  *s = (Snippet){.text = text, .arena = arena};
  s->chars = chars < SNIPPET_MAX ? chars : SNIPPET_MAX;
  s->hits = ROWS_OF(Hit);
  s->marks = ROWS_OF(Mark);
  s->sentences = s->clauses = s->stops = ROWS_OF(size_t);
  Rows marks = ROWS_OF(Mark);
  hits_marks(text, hits, &marks, arena);
  snippet_show(s, hits);
  if (arena->rc) return;
  for (size_t i = 0; i < hits->n; i++) {
    Hit hit = ROW(*hits, Hit, i);
    hit.start = (int)snippet_place(s, (size_t)hit.start);
    hit.end = (int)snippet_place(s, (size_t)hit.end);
    if (hit.start < hit.end) *(Hit *)rows_add(&s->hits, arena) = hit;
  }
  for (size_t i = 0; i < marks.n; i++) {
    Mark mark = ROW(marks, Mark, i);
    mark.start = snippet_place(s, mark.start);
    mark.end = snippet_place(s, mark.end);
    if (mark.start < mark.end) *(Mark *)rows_add(&s->marks, arena) = mark;
  }
  if (!arena->rc) snippet_choose(s, words);
}

/* ---- Writing ---- */

/* Malformed bytes are written as U+FFFD: without the line end between them they
** might become a character. */
static void snippet_text(const Snippet *s, size_t from, size_t to, Text *out) {
  for (size_t i = from; i < to; i++) text_add_cp(out, snippet_cp(s, i));
}

void snippet_write(const Snippet *s, Span open, Span close, Span ellipsis,
                   Text *out) {
  size_t at = s->from;
  if (s->from > 0) text_add(out, ellipsis);
  for (size_t i = 0; i < s->marks.n && at < s->to; i++) {
    Mark mark = ROW(s->marks, Mark, i);
    if (mark.end <= at) continue;
    if (mark.start >= s->to) break;
    if (mark.start < at) mark.start = at;
    if (mark.end > s->to) mark.end = s->to;
    snippet_text(s, at, mark.start, out);
    text_add(out, open);
    snippet_text(s, mark.start, mark.end, out);
    text_add(out, close);
    at = mark.end;
  }
  snippet_text(s, at, s->to, out);
  if (s->to < s->n) text_add(out, ellipsis);
}
