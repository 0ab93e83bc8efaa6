/* numeral_char.c: Layer 3. Tokens and words of numbers; see numeral_char.h. */
#include "value/numeral_char.h"

#include "core/cp.h"
#include "data/numeral_table.h"

uint32_t numeral_cp_rest(Span *s) {
  if (s->n && (uint8_t)s->z[0] < 0x80) {
    uint32_t cp = (uint8_t)s->z[0];
    *s = (Span){s->z + 1, s->n - 1};
    return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
  }
  uint32_t cp = utf8_next(s), to = fold_one(cp);
  return to == FOLD_ASK ? cp : to;
}

/* Steps over blanks; whether there were any. */
static bool gap_skip(Span *s) {
  int lines = 0, n = 0; /* of a page's lines each may be a paragraph */
  for (; n < NUMERAL_GAP && s->n; n++) {
    Span rest = *s;
    uint32_t cp = utf8_next(&rest);
    if (cp == 0 || cp_class(cp) != CP_BLANK) break;
    if (cp == '\n' && lines++ == 2) break;
    *s = rest;
  }
  return n > 0;
}

NumeralToken numeral_token(const char *p, const char *end) {
  Span s = {p, (size_t)(end - p)};
  NumeralToken t = {0};
  if (s.n && (uint8_t)s.z[0] <= ' ') {
    t.gap = gap_skip(&s);
  } else if (span_starts(s, SPAN("\u3000"))) {
    t.gap = gap_skip(&s);
  }
  t.start = s.z;
  if (s.n) {
    t.cp = numeral_cp_next(&s);
    t.kind = (uint8_t)numeral_kind(t.cp, &t.value);
  }
  t.end = s.z;
  return t;
}

/* The child of a node by cp; 0 for none. */
static unsigned word_step(unsigned node, uint32_t cp) {
  unsigned from = numeral_child[node], n = numeral_children[node];
  while (n > 0) {
    unsigned middle = from + n / 2;
    if (numeral_labels[middle] == cp) return middle;
    if (numeral_labels[middle] < cp) {
      n -= n / 2 + 1;
      from = middle + 1;
    } else {
      n /= 2;
    }
  }
  return 0;
}

size_t numeral_word(Span s, unsigned classes) {
  Span rest = s;
  size_t longest = 0;
  for (unsigned node = 0; rest.n;) {
    node = word_step(node, numeral_cp_next(&rest));
    if (node == 0) break;
    if (numeral_bits[node] & classes) longest = s.n - rest.n;
  }
  return longest;
}

size_t numeral_idiom(Span s) {
  Span rest = s;
  size_t idiom = 0, soft = 0, counted = 0;
  for (unsigned node = 0; rest.n;) {
    node = word_step(node, numeral_cp_next(&rest));
    if (node == 0) break;
    size_t n = s.n - rest.n;
    if (numeral_bits[node] & NUMERAL_IDIOM) idiom = n;
    if (numeral_bits[node] & NUMERAL_SOFT_IDIOM) soft = n;
    if (numeral_bits[node] & NUMERAL_COUNTED) counted = n;
  }
  if (soft > idiom && !numeral_word(span_from(s, soft), NUMERAL_SOFT_MEASURE)) {
    idiom = soft;
  }
  return counted > idiom ? 0 : idiom;
}
