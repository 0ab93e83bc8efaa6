/* snippet_show.c: Layer 6. A text as one line without layout; see snippet.h.
**
** Lines are put together as zh_unwrap() does it, in one pass, and each shown
** character remembers where it stands in the text:
**
**   "…部署防⏎⏎汛工作。⏎会议强调"  ->  "…部署防汛工作。 会议强调"
**
** What the hits tell about the layout is believed: a line break inside a hit is
** none, and a page number with a hit is text.
*/
#include "search/snippet_show.h"

#include "search/hits.h"
#include "text/reflow.h"
#include "text/reflow_line.h"

/* Ends of clauses, in addition to those of sentences. */
static const uint16_t clause_marks[] = u"，；,;";

/* What no line of a paragraph's own begins with. */
static const uint16_t trailing_marks[] = u"，。；、：！？”’》）";

/* ---- Lines ---- */

/* What is known while the lines are gone through. */
typedef struct Show {
  Snippet *s;
  const Rows *hits; /* in bytes, by their beginning */
  size_t hit;       /* the first that begins behind the line before */
  size_t reach;     /* as far as the hits before that one go */
  Layout layout;
  Span last;  /* the line before, as printed; SPAN_NONE: none yet */
  int blanks; /* empty lines since then */
  bool page;  /* a page ended since then */
  Rows hard;  /* size_t: blanks that end paragraphs, shown characters */
} Show;

static void show_add(Snippet *s, size_t at, uint32_t flag) {
  s->at[s->n++] = (uint32_t)at | flag;
}

/* Whether a hit begins or ends in bytes start..end; the lines come in order. */
static bool show_hits(Show *show, size_t start, size_t end) {
  for (; show->hit < show->hits->n; show->hit++) {
    const Hit *hit = &ROW(*show->hits, Hit, show->hit);
    if (hit->start >= (int)start) break;
    if (hit->end > (int)show->reach) show->reach = (size_t)hit->end;
  }
  if (show->reach > start && show->reach <= end) return true;
  return show->hit < show->hits->n &&
         ROW(*show->hits, Hit, show->hit).start < (int)end;
}

/* What stands between the line before and line; at is the byte where the
** characters of line begin. */
static Break show_break(const Show *show, Span line, size_t at) {
  Break is = reflow_break_page(&show->layout, show->last, line, show->blanks,
                               show->page);
  uint32_t first = utf8_peek(cp_trim(line));
  if (is == BREAK_HARD && cp_in(first, trailing_marks)) return BREAK_JOIN;
  if (is != BREAK_HARD || show->reach <= at) return is;
  CpClass before = cp_class(utf8_peek_last(cp_trim(show->last)));
  CpClass after = cp_class(first);
  return before >= CP_LETTER && after >= CP_LETTER ? BREAK_BLANK : BREAK_JOIN;
}

/* Adds a line that is neither empty nor a page number. */
static void show_line(Show *show, Span line, Span trimmed) {
  Snippet *s = show->s;
  size_t at = (size_t)(trimmed.z - s->text.z);
  Break is = show->last.z ? show_break(show, line, at) : BREAK_JOIN;
  if (is != BREAK_JOIN) {
    size_t end = (size_t)(show->last.z - s->text.z) + show->last.n;
    show_add(s, end, SHOWN_BLANK);
    if (is == BREAK_HARD) {
      *(size_t *)rows_add(&show->hard, s->arena) = s->n - 1;
    }
  }
  while (trimmed.n) {
    size_t next = (size_t)(trimmed.z - s->text.z);
    utf8_next(&trimmed);
    show_add(s, next, 0);
  }
  show->last = line;
  show->blanks = 0;
  show->page = false;
}

static void show_lines(Show *show) {
  Snippet *s = show->s;
  for (Span rest = s->text; rest.n;) {
    Span line = line_next(&rest), trimmed = cp_trim(line);
    if (line.n && line.z[0] == '\f') show->page = true;
    if (trimmed.n == 0) {
      show->blanks++;
      continue;
    }
    size_t at = (size_t)(trimmed.z - s->text.z), end = at + trimmed.n;
    bool hits = show_hits(show, at, end);
    if (show->last.z && !hits && reflow_skip_page_number(s->text, at) > at) {
      show->page = true;
    } else {
      show_line(show, line, trimmed);
    }
  }
}

/* ---- Sentences and clauses ---- */

uint32_t snippet_cp(const Snippet *s, size_t i) {
  if (s->at[i] & SHOWN_BLANK) return ' ';
  return utf8_peek(span_from(s->text, s->at[i]));
}

typedef enum Stop { STOP_NONE, STOP_CLAUSE, STOP_SENTENCE } Stop;

/* What ends with the character cp at i.  "." and "," inside a number, a name or
** an address end nothing. */
static Stop shown_stop(const Snippet *s, size_t i, uint32_t cp) {
  if (cp_class(cp) != CP_OTHER) return STOP_NONE;
  if (cp_in(cp, u".,．") && i + 1 < s->n) {
    CpClass next = cp_class(snippet_cp(s, i + 1));
    if (next == CP_LETTER || next == CP_DIGIT) return STOP_NONE;
  }
  if (cp_in(cp, LINE_ENDERS)) return STOP_SENTENCE;
  return cp_in(cp, clause_marks) ? STOP_CLAUSE : STOP_NONE;
}

/* What is known while clauses are looked for. */
typedef struct Clauses {
  Snippet *s;
  Stop open;    /* what ended before the next word */
  bool stopped; /* and its end is in stops */
} Clauses;

static void clauses_stop(Clauses *c, size_t at) {
  if (!c->stopped) *(size_t *)rows_add(&c->s->stops, c->s->arena) = at;
  c->stopped = true;
}

static void clauses_begin(Clauses *c, size_t at) {
  Snippet *s = c->s;
  clauses_stop(c, at);
  if (c->open == STOP_SENTENCE) {
    *(size_t *)rows_add(&s->sentences, s->arena) = at;
  }
  *(size_t *)rows_add(&s->clauses, s->arena) = at;
  c->open = STOP_NONE;
  c->stopped = false;
}

/* Finds where clauses begin and end; paragraphs' ends are in hard. */
static void show_clauses(Snippet *s, const Rows *hard) {
  Clauses c = {s, STOP_SENTENCE, true};
  for (size_t i = 0, k = 0; i < s->n && !s->arena->rc; i++) {
    uint32_t cp = snippet_cp(s, i);
    Stop ends = shown_stop(s, i, cp);
    if (k < hard->n && ROW(*hard, size_t, k) == i) {
      clauses_stop(&c, i);
      c.open = STOP_SENTENCE;
      k++;
    } else if (ends && i > 0) {
      if (ends > c.open) c.open = ends;
      c.stopped = false;
    } else if (c.open && cp_is_space(cp)) {
      clauses_stop(&c, i);
    } else if (c.open && (c.stopped || !cp_in(cp, LINE_CLOSERS))) {
      clauses_begin(&c, i);
    }
  }
}

void snippet_show(Snippet *s, const Rows *hits) {
  size_t n = 0; /* never less than what is shown: a break is one character */
  for (Span rest = s->text; rest.n; utf8_next(&rest)) n++;
  s->at = arena_alloc(s->arena, (n + 1) * sizeof(*s->at));
  if (s->arena->rc) return;
  Show show = {.s = s, .hits = hits, .layout = reflow_measure(s->text)};
  show.last = SPAN_NONE;
  show.hard = ROWS_OF(size_t);
  show_lines(&show);
  show_clauses(s, &show.hard);
}
