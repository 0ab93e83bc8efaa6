/* reflow_page.c: Layer 3. Page-number lines; see reflow.h.
**
** A line is compared folded and without blanks, so that a text and its
** zh_fold() are read alike:  "－　３　－" -> "-3-" -> a page number.
*/
#include "text/fold.h"
#include "text/reflow.h"
#include "text/reflow_line.h"

enum {
  PAGE_MAX = 24,   /* longest page number, characters without blanks */
  PAGE_BYTES = 96, /* and bytes with them */
  LONG_LINE = 20,  /* characters of a line that may be cut at a width... */
  LONG_LOOK = 128  /* ...and how many are looked at, blanks and all */
};

static const uint16_t page_dashes[] = u"-‐–—―─━~·‧・•∙⋅.*_|";
static const uint16_t page_digits[] = u"0123456789";
static const uint16_t page_numerals[] = u"0123456789〇一二三四五六七八九十百";

typedef enum PageKind {
  PAGE_NONE,
  PAGE_BARE,   /* "3", "3/8": may be content as well */
  PAGE_DRESSED /* "— 3 —", "第3页 共8页" */
} PageKind;

/* A line folded, without blanks: what page numbers are recognised on, so that
** a text and its zh_fold() are read alike. */
typedef struct PageLine {
  uint32_t cp[PAGE_MAX + FOLD_MAX];
  int n, at;
} PageLine;

/* Reads line into p; false when it is too long or empty. */
static bool page_read(PageLine *p, Span line) {
  p->n = p->at = 0;
  if (line.n > PAGE_BYTES) return false;
  while (line.n) {
    uint32_t out[FOLD_MAX];
    int n = fold_cp(utf8_next(&line), out);
    for (int i = 0; i < n; i++) {
      if (!cp_is_space(out[i])) p->cp[p->n++] = out[i];
    }
    if (p->n > PAGE_MAX) return false;
  }
  return p->n > 0;
}

/* Steps over characters of set, at most max; how many. */
static int page_skip(PageLine *p, const uint16_t *set, int max) {
  int n = 0;
  while (p->at < p->n && n < max && cp_in(p->cp[p->at], set)) {
    p->at++;
    n++;
  }
  return n;
}

/* "第3页", "共8页" */
static bool page_skip_counted(PageLine *p, const uint16_t *before) {
  return page_skip(p, before, 1) && page_skip(p, page_numerals, 4) &&
         page_skip(p, u"页", 1);
}

static PageKind page_kind(Span line) {
  PageLine p;
  if (!page_read(&p, line)) return PAGE_NONE;
  if (page_skip_counted(&p, u"第")) {
    page_skip(&p, u",/，、", 1);
    if (p.at < p.n && !page_skip_counted(&p, u"共")) return PAGE_NONE;
    return p.at == p.n ? PAGE_DRESSED : PAGE_NONE;
  }
  p.at = 0;
  int dashes = page_skip(&p, page_dashes, PAGE_MAX);
  if (!page_skip(&p, page_digits, dashes ? 4 : 3)) return PAGE_NONE;
  if (dashes) {
    if (!page_skip(&p, page_dashes, PAGE_MAX)) return PAGE_NONE;
    return p.at == p.n ? PAGE_DRESSED : PAGE_NONE;
  }
  if (page_skip(&p, u"/", 1) && !page_skip(&p, page_digits, 3)) {
    return PAGE_NONE;
  }
  return p.at == p.n ? PAGE_BARE : PAGE_NONE;
}

/* Whether no page number begins so: with a Latin letter, or with an ideograph
** other than 第. */
static bool page_is_word(Span line) {
  uint32_t cp = utf8_peek(line);
  if (cp < 0x80) return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
  if (cp < FOLD_HAN || cp >= FOLD_HAN_END) return false;
  uint32_t one = fold_one(cp);
  return one != FOLD_ASK && one != 0x7B2C;
}

bool reflow_is_page_number(Span line) {
  return !page_is_word(line) && page_kind(line) != PAGE_NONE;
}

/* The blanks between two lines. */
typedef struct Gap {
  int line_ends; /* \r\n counts once */
  bool feed;     /* a form feed among them */
} Gap;

static void gap_add(Gap *gap, uint32_t cp, uint32_t before) {
  if (cp == '\f') gap->feed = true;
  if (cp == '\r' || (cp == '\n' && before != '\r')) gap->line_ends++;
}

/* Cuts the blanks off the start, or off the end, of *s. */
static Gap gap_cut_start(Span *s) {
  Gap gap = {0, false};
  uint32_t before = 0;
  while (s->n && cp_is_space(utf8_peek(*s))) {
    uint32_t cp = utf8_next(s);
    gap_add(&gap, cp, before);
    before = cp;
  }
  return gap;
}

static Gap gap_cut_end(Span *s) {
  Gap gap = {0, false};
  while (s->n && cp_is_space(utf8_peek_last(*s))) {
    uint32_t cp = utf8_last(s);
    gap_add(&gap, cp, utf8_peek_last(*s));
  }
  return gap;
}

/* Whether last, the end of a line, waits for the number below it, and next
** does not offer another: "第⏎3⏎期", but not "第⏎3⏎二项". */
static bool page_is_wanted(uint32_t last, uint32_t next) {
  if (last == 0x5171) return cp_in(next, u"页頁");      /* 共 */
  return last == 0x7B2C && !cp_in(next, page_numerals); /* 第 */
}

/* What stands before a page-number line. */
typedef enum PageBefore {
  BEFORE_OTHER,   /* nothing, or what waits for the number */
  BEFORE_RUNS,    /* a sentence that may go on below it */
  BEFORE_SENTENCE /* the end of one */
} PageBefore;

/* How before, which goes on with next, ends.  Read folded. */
static PageBefore page_before(Span before, uint32_t next) {
  for (int looked = 0; before.n && looked < PAGE_MAX; looked++) {
    uint32_t out[FOLD_MAX];
    int n = fold_cp(utf8_last(&before), out);
    while (n-- > 0) {
      uint32_t cp = out[n];
      if (cp_is_space(cp) || cp_in(cp, LINE_CLOSERS)) continue;
      if (cp_in(cp, LINE_ENDERS)) return BEFORE_SENTENCE;
      return page_is_wanted(cp, next) ? BEFORE_OTHER : BEFORE_RUNS;
    }
  }
  return BEFORE_OTHER;
}

/* Whether the last line of before, which has no blanks behind, is as long as
** one that was cut at a width.  Counted folded, without blanks. */
static bool line_is_long(Span before) {
  int n = 0;
  for (int looked = 0; before.n && looked < LONG_LOOK; looked++) {
    uint32_t out[FOLD_MAX], cp = utf8_last(&before);
    if (cp_is_line_end(cp)) return false;
    for (int i = fold_cp(cp, out); i > 0; i--) n += !cp_is_space(out[i - 1]);
    if (n >= LONG_LINE) return true;
  }
  return false;
}

/* Whether the last line of before, or the first of after, is a whole line of
** its text and a page number: a column of figures, not a page break. */
static bool page_line_ends(Span before) {
  size_t n = 0;
  while (n < before.n && n <= PAGE_BYTES &&
         !cp_is_line_end((uint8_t)before.z[before.n - 1 - n])) {
    n++;
  }
  return n < before.n && n <= PAGE_BYTES &&
         page_kind(span_from(before, before.n - n)) != PAGE_NONE;
}

static bool page_line_starts(Span after) {
  size_t n = line_length(span_head(after, PAGE_BYTES + 1));
  return n < after.n && page_kind(span_head(after, n)) != PAGE_NONE;
}

/* Whether a page number may begin so: a cheap look that spares nearly all
** lines the rest. */
static bool page_may_start(Span line) {
  uint32_t cp = utf8_peek(line);
  CpClass class = cp_class(cp);
  return class == CP_OTHER || class == CP_DIGIT || cp_in(cp, u"第");
}

/* The first character of s, folded; 0 when s is empty. */
static uint32_t page_first(Span s) {
  uint32_t out[FOLD_MAX];
  return s.n && fold_cp(utf8_peek(s), out) ? out[0] : 0;
}

/* Whether a line that begins with next may go on with a sentence. */
static bool page_may_precede(uint32_t next) {
  return next && !cp_in(next, LINE_BULLETS) && !cp_in(next, u"【〖#|>");
}

/* Whether text begins with an item's number, folded: "3、", "12." or "5）". */
static bool page_starts_item(Span text) {
  int digits = 0;
  for (int looked = 0; text.n && looked < 4; looked++) {
    uint32_t out[FOLD_MAX], cp = utf8_next(&text);
    int n = fold_cp(cp, out);
    if (n == 0) continue;
    if (cp_class(out[0]) == CP_DIGIT) {
      if (n > 1) return out[1] == '.'; /* U+2489, folded "2." */
      digits++;
    } else {
      return digits > 0 && cp_in(out[0], u"、.)") &&
             cp_class(page_first(text)) != CP_DIGIT;
    }
  }
  return false;
}

bool reflow_number_goes_on(Span text, size_t end, size_t next) {
  Span after = span_from(text, next), gap = span_head(text, next);
  if (cp_class(page_first(after)) != CP_DIGIT) return false;
  for (int blanks = 0; cp_class(utf8_peek_last(gap)) == CP_BLANK; blanks++) {
    if (cp_is_line_end(utf8_last(&gap))) break;
    if (blanks) return false; /* an indent */
  }
  return line_is_long(span_head(text, end)) && !page_starts_item(after);
}

size_t reflow_skip_page_number(Span text, size_t at) {
  if (!page_may_start(span_from(text, at))) return at;
  size_t end = at + line_length(span_head(span_from(text, at), PAGE_BYTES + 1));
  PageKind kind = page_kind((Span){text.z + at, end - at});
  if (kind == PAGE_NONE) return at;
  Span before = span_head(text, at), after = span_from(text, end);
  Gap above = gap_cut_end(&before), below = gap_cut_start(&after);
  bool feed = above.feed || below.feed;
  uint32_t next = page_first(after);
  PageBefore how = page_before(before, next);
  if (!page_may_precede(next) || how == BEFORE_OTHER) return at;
  if (kind == PAGE_DRESSED) return end;
  if (how == BEFORE_SENTENCE && !feed && !line_is_long(before)) return at;
  bool apart = feed || (above.line_ends > 1 && below.line_ends > 1);
  return !apart || page_line_ends(before) || page_line_starts(after) ? at : end;
}
