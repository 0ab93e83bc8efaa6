/* words.c: Layer 1. Look-ups in small sorted word lists; see words.h. */
#include "words.h"

#include "utf8.h"

/* All words, list after list, each list sorted by bytes. */
static const Span word_texts[] = {
#define WORD_TEXT(literal) {(literal), sizeof(literal) - 1},
#include "data/words_table.h"
#undef WORD_TEXT
};

static const struct {
  int first, count; /* its words in word_texts */
  size_t longest;   /* bytes of its longest word */
} word_lists[] = {
#define WORD_LIST(ID, first, count, longest) {first, count, longest},
#include "data/words_table.h"
#undef WORD_LIST
};

static int word_compare(Span a, Span b) {
  int c = memcmp(a.z, b.z, a.n < b.n ? a.n : b.n);
  return c ? c : (a.n > b.n) - (a.n < b.n);
}

int words_index(WordList list, Span s) {
  int first = word_lists[list].first;
  int lo = first, hi = first + word_lists[list].count;
  if (s.n == 0 || s.n > word_lists[list].longest) return -1;
  while (lo < hi) {
    int mid = lo + (hi - lo) / 2;
    int c = word_compare(s, word_texts[mid]);
    if (c == 0) return mid - first;
    if (c < 0) {
      hi = mid;
    } else {
      lo = mid + 1;
    }
  }
  return -1;
}

size_t words_prefix(WordList list, Span s) {
  size_t best = 0;
  Span rest = span_head(s, word_lists[list].longest);
  for (size_t n = 0; rest.n;) {
    n += rest.n;
    utf8_next(&rest);
    n -= rest.n;
    if (words_is(list, span_head(s, n))) best = n;
  }
  return best;
}

size_t words_suffix(WordList list, Span s) {
  size_t best = 0, max = word_lists[list].longest;
  for (Span rest = s; rest.n && s.n - rest.n < max;) {
    utf8_last(&rest);
    size_t n = s.n - rest.n;
    if (words_is(list, span_from(s, rest.n))) best = n;
  }
  return best;
}

size_t words_find(WordList list, Span s, size_t *n) {
  for (Span rest = s; rest.n; utf8_next(&rest)) {
    *n = words_prefix(list, rest);
    if (*n) return (size_t)(rest.z - s.z);
  }
  return SPAN_NPOS;
}
