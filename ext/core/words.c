/* words.c: Layer 1. Look-ups in small sorted word lists; see words.h. */
#include "core/words.h"

#include "core/utf8.h"

/* All words, list after list, each list sorted by bytes. */
static const Span word_texts[] = {
#define WORD_TEXT(literal) {(literal), sizeof(literal) - 1},
#include "data/words_table.h"
#undef WORD_TEXT
};

/* A set of characters, by a hash of 8 bits: says "no" for most that are not
** in it, and never for one that is. */
typedef struct WordMask {
  uint64_t bits[4];
} WordMask;

static const struct {
  int first, count;    /* its words in word_texts */
  size_t longest;      /* bytes of its longest word */
  WordMask begin, end; /* their first and last characters */
} word_lists[] = {
#define MASK(a, b, c, d)                                                       \
  {                                                                            \
    { a, b, c, d }                                                             \
  }
#define WORD_LIST(ID, first, count, longest, begin, end)                       \
  {first, count, longest, begin, end},
#include "data/words_table.h"
#undef WORD_LIST
};

/* Whether the character of n bytes at z may be in the mask.  The hash is that
** of data/mkwords.c.  ORDER word_hash */
static bool word_may(const WordMask *mask, const char *z, size_t n) {
  unsigned h = 0;
  for (size_t i = 0; i < n; i++) h = h * 31 + (uint8_t)z[i];
  return mask->bits[h >> 6 & 3] >> (h & 63) & 1;
}

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

int words_count(WordList list) { return word_lists[list].count; }

Span words_at(WordList list, int i) {
  return word_texts[word_lists[list].first + i];
}

size_t words_prefix(WordList list, Span s) {
  size_t best = 0, n = 0;
  Span rest = span_head(s, word_lists[list].longest);
  while (rest.n) {
    utf8_next(&rest);
    bool first = n == 0;
    n = (size_t)(rest.z - s.z);
    if (first && !word_may(&word_lists[list].begin, s.z, n)) return 0;
    if (words_is(list, span_head(s, n))) best = n;
  }
  return best;
}

size_t words_suffix(WordList list, Span s) {
  size_t best = 0, max = word_lists[list].longest;
  for (Span rest = s; rest.n && s.n - rest.n < max;) {
    bool last = rest.n == s.n;
    utf8_last(&rest);
    size_t n = s.n - rest.n;
    if (last && !word_may(&word_lists[list].end, s.z + rest.n, n)) return 0;
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
