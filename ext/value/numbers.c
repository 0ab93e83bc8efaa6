/* numbers.c: Layer 5. The numbers of a running text; see numbers.h. */
#include "value/numbers.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "value/numeral.h"

enum { BACK = 4 }; /* characters that are remembered */

typedef struct Scan {
  const char *end;
  const char *from;       /* nothing before it is looked at again */
  const char *back[BACK]; /* the characters before the current one, newest
                             first; NULL for none */
  uint32_t cps[BACK];     /* what they are, folded */
  NumbersFunc *each;
  void *data;
} Scan;

static Span scan_rest(const Scan *scan, const char *p) {
  return (Span){p, (size_t)(scan->end - p)};
}

static bool is_latin(uint32_t cp) { return cp >= 'a' && cp <= 'z'; }

static bool is_alnum(uint32_t cp) {
  return is_latin(cp) || cp_is_ascii_digit(cp);
}

/* Whether cp can be a character of a Chinese word. */
static bool is_han(uint32_t cp) { return cp_class(cp) == CP_HAN; }

static void scan_push(Scan *scan, const char *p, uint32_t cp) {
  for (int i = BACK - 1; i > 0; i--) {
    scan->back[i] = scan->back[i - 1];
    scan->cps[i] = scan->cps[i - 1];
  }
  scan->back[0] = p;
  scan->cps[0] = cp;
}

/* Where the idiom that holds the character at p ends; *before: it begins before
** p.  NULL for none. */
static const char *scan_idiom(const Scan *scan, const char *p, bool *before) {
  for (int i = BACK - 1; i >= 0; i--) {
    const char *q = scan->back[i];
    if (!q || q < scan->from) continue;
    size_t n = numeral_idiom(scan_rest(scan, q));
    if (q + n > p) return *before = true, q + n;
  }
  size_t n = numeral_idiom(scan_rest(scan, p));
  return *before = false, n ? p + n : NULL;
}

/* The character behind p, blanks and the end of a printed line stepped over; 0
** at the end of the text and of a paragraph, which an indented line follows. */
static uint32_t scan_next(const Scan *scan, const char *p) {
  Span rest = scan_rest(scan, p);
  bool line = false;
  for (int i = 0; i <= NUMERAL_GAP && rest.n; i++) {
    uint32_t cp = numeral_cp_next(&rest);
    if (cp_class(cp) != CP_BLANK) return cp;
    if (cp != '\n' && cp != '\r' && line) return 0;
    line |= cp == '\n';
  }
  return 0;
}

/* Whether a number that ends at p stands before a measure word, punctuation or
** nothing. */
static bool scan_counts(const Scan *scan, const char *p, bool one) {
  NumeralToken t = numeral_token(p, scan->end);
  uint32_t cp = scan_next(scan, p);
  if (cp == 0 || cp_class(cp) == CP_OTHER) return true;
  Span rest = scan_rest(scan, t.start);
  size_t n = numeral_word(rest, NUMERAL_MEASURE);
  if (n == 0) return false;
  return !one || numeral_word(rest, NUMERAL_NOT_ONE) != n;
}

/* The same for a capital digit, which is mostly a word (陆、海, 队伍): nothing
** stands beside it. */
static bool scan_stands_alone(const Scan *scan, const char *p) {
  return scan_next(scan, p) == 0 &&
         !(scan->back[0] && cp_is_word(cp_class(scan->cps[0])));
}

/* Whether the letters behind an Arabic number make it part of a name: 3D. */
static bool scan_is_name(const Scan *scan, const char *p) {
  Span rest = scan_rest(scan, p);
  if (!is_latin(numeral_cp_next(&rest))) return false;
  rest = scan_rest(scan, p);
  size_t n = numeral_word(rest, NUMERAL_LETTER_UNIT);
  if (n == 0) return true;
  if (n == 1 && rest.z[0] == 'G') return true; /* 5G */
  rest = span_from(rest, n);
  return rest.n && is_alnum(numeral_cp_next(&rest));
}

/* Whether an amount in Han numerals is meant as a number. */
static bool scan_han_counts(const Scan *scan, const char *p,
                            const NumeralText *n) {
  uint8_t value;
  Span rest = scan_rest(scan, p);
  NumeralKind first = numeral_kind(numeral_cp_next(&rest), &value);
  if (n->flags & PART_LONE && n->flags & PART_CAPITAL) {
    return scan_stands_alone(scan, n->end);
  }
  if (n->flags & (PART_LONE | PART_LONE_TEN)) {
    if (first == NUMERAL_CAPITAL_UNIT) return false; /* 拾起 */
    return scan_counts(scan, n->end, first == NUMERAL_DIGIT && value == 1);
  }
  if (n->flags & PART_STRING && n->chars == 2) {
    return scan_counts(scan, n->end, false);
  }
  if (n->flags & PART_BARE) return scan_counts(scan, n->end, false);
  return true;
}

/* Whether the number at p is one that nobody counted: 数十, 十几. */
static bool scan_is_vague(const Scan *scan, const char *p,
                          const NumeralText *n) {
  uint8_t value;
  if (n->vague || (n->flags & PART_UNIT && !n->dressed)) return true;
  NumeralToken next = numeral_token(n->end, scan->end);
  if (next.cp == 0x51E0 && !next.gap && !(n->flags & PART_ARABIC)) {
    return true; /* 十几 */
  }
  Span rest = scan_rest(scan, p);
  NumeralKind first = numeral_kind(numeral_cp_next(&rest), &value);
  bool unit = first >= NUMERAL_UNIT && first <= NUMERAL_BIG;
  return unit && scan->back[0] &&
         numeral_kind(scan->cps[0], &value) == NUMERAL_VAGUE;
}

/* Whether a minus sign at p is one: not that of 3-5 and 3月-5月. */
static bool scan_is_minus(const Scan *scan) {
  uint8_t value;
  if (!scan->back[0]) return true;
  uint32_t cp = scan->cps[0];
  if (is_alnum(cp) || cp == ')' || cp == '-') return false;
  if (!is_han(cp)) return true;
  if (numeral_kind(cp, &value) != NUMERAL_NONE) return false;
  if (!scan->back[1]) return true;
  uint32_t before = scan->cps[1];
  NumeralKind kind = numeral_kind(before, &value);
  return !is_alnum(before) &&
         !(kind >= NUMERAL_ZERO && kind <= NUMERAL_RARE_BIG);
}

/* Whether the number at p is the 6/30 of 2019/6/30, no fraction. */
static bool scan_is_date(const Scan *scan, const char *p,
                         const NumeralText *n) {
  return n->flags & PART_ARABIC && n->dressed && scan->back[1] &&
         scan->cps[0] == '/' && cp_is_ascii_digit(scan->cps[1]) &&
         memchr(p, '/', (size_t)(n->end - p));
}

/* Steps over what the number at p, which is none, is part of. */
static const char *scan_skip(const Scan *scan, const char *p) {
  uint8_t value;
  Span rest = scan_rest(scan, p);
  while (rest.n) {
    const char *at = rest.z;
    uint32_t cp = numeral_cp_next(&rest);
    NumeralKind kind = numeral_kind(cp, &value);
    bool numeral = kind >= NUMERAL_ZERO && kind <= NUMERAL_RARE_BIG;
    if (!numeral && !is_latin(cp)) return at;
  }
  return scan->end;
}

/* Letters and what hangs on to them: GB18030-2005, COVID-19, www.a.cn. */
static const char *scan_name(const Scan *scan, const char *p) {
  Span rest = scan_rest(scan, p);
  bool sign = false;
  while (rest.n) {
    const char *at = rest.z;
    uint32_t cp = numeral_cp_next(&rest);
    if (is_alnum(cp)) {
      sign = false;
    } else if (!sign && (cp == '-' || cp == '.' || cp == '_')) {
      sign = true;
    } else {
      return at;
    }
  }
  return scan->end;
}

/* Kinds of characters that a number may begin with. */
static bool kind_begins(NumeralKind kind) {
  switch (kind) {
    case NUMERAL_DOT:
    case NUMERAL_NEGATIVE:
    case NUMERAL_MINUS:
    case NUMERAL_HALF:
    case NUMERAL_DUI:
    case NUMERAL_DI: return true;
    default: return kind >= NUMERAL_ZERO && kind <= NUMERAL_BIG;
  }
}

/* What may begin with this character does not, for what stands before it. */
static bool scan_is_barred(const Scan *scan, NumeralKind kind) {
  uint8_t value;
  if (kind == NUMERAL_MINUS) return !scan_is_minus(scan);
  if (kind == NUMERAL_DOT) {
    return scan->back[0] && (is_alnum(scan->cps[0]) || is_han(scan->cps[0]) ||
                             numeral_kind(scan->cps[0], &value) == NUMERAL_DOT);
  }
  return false;
}

/* Reads the number at p; only the year of 2019/6/30. */
static bool scan_parse(const Scan *scan, const char *p, NumeralText *n) {
  if (!numeral_parse(scan_rest(scan, p), n)) return false;
  if (!scan_is_date(scan, p, n)) return true;
  size_t day = span_find((Span){p, (size_t)(n->end - p)}, SPAN("/"));
  return numeral_parse((Span){p, day}, n);
}

/* What was read at p as n, n->end behind the idiom there, if any: gives it to
** the caller if it counts; returns where to go on. */
static const char *scan_take(const Scan *scan, const char *p,
                             const NumeralText *n) {
  if (scan_is_vague(scan, p, n)) return scan_skip(scan, n->end);
  if (n->flags & PART_ARABIC) {
    if (scan_is_name(scan, n->end)) return scan_name(scan, n->end);
  } else if (!n->dressed && !scan_han_counts(scan, p, n)) {
    return n->end;
  }
  scan->each(scan->data, (Span){p, (size_t)(n->end - p)}, &n->value);
  return n->end;
}

/* The number that may begin at p, a character of that kind.  Returns where to
** go on: p itself where there is nothing. */
static const char *scan_number(const Scan *scan, const char *p,
                               NumeralKind kind) {
  NumeralText n;
  bool before = false;
  const char *idiom = NULL;
  if (scan_is_barred(scan, kind)) return p;
  if (kind != NUMERAL_ARABIC && kind != NUMERAL_MINUS && kind != NUMERAL_DOT) {
    idiom = scan_idiom(scan, p, &before);
  }
  if (!scan_parse(scan, p, &n)) return idiom ? idiom : p;
  if (before && !n.dressed) return idiom; /* 统一三个 */
  return idiom && n.end <= idiom ? idiom : scan_take(scan, p, &n);
}

/* Goes on at next; what lies between is one character to what follows. */
static Span scan_jump(Scan *scan, const char *p, const char *next) {
  Span read = {p, (size_t)(next - p)};
  utf8_last(&read);
  Span last = span_from((Span){p, (size_t)(next - p)}, read.n);
  scan_push(scan, p, numeral_cp_next(&last));
  scan->from = next;
  return scan_rest(scan, next);
}

void numbers_each(Span text, NumbersFunc *each, void *data) {
  Scan scan = {.each = each, .data = data};
  if (!text.z) return;
  scan.end = text.z + text.n;
  scan.from = text.z;
  for (Span rest = text; rest.n;) {
    const char *p = rest.z, *next = p;
    uint8_t value;
    uint32_t cp = numeral_cp_next(&rest);
    NumeralKind kind = numeral_kind(cp, &value);
    if (is_latin(cp)) {
      next = scan_name(&scan, p);
    } else if (kind && kind_begins(kind)) {
      next = scan_number(&scan, p, kind);
    }
    if (next > p) {
      rest = scan_jump(&scan, p, next);
    } else {
      scan_push(&scan, p, cp);
    }
  }
}
