/* utf8.h: Layer 0. UTF-8 in and out, one code point at a time.
**
** Malformed bytes are never an error.  utf8_next() gives U+FFFD for each byte
** that starts no well-formed sequence and steps over that one byte only: an
** invalid lead byte must not swallow the ASCII byte or NUL behind it.
**
**   "习\xE5近"  ->  U+4E60, U+FFFD, U+8FD1
**
** "Characters" in the SQL surface are counted as SQLite's substr() counts
** them (utf8_count), so that substr(text, start, length) cuts what was meant
** even where the text is damaged.
*/
#ifndef QIKAN_UTF8_H
#define QIKAN_UTF8_H

#include "core/span.h"

enum { UTF8_MAX = 4 }; /* bytes of the longest sequence */

#define UTF8_BAD 0xFFFDu /* REPLACEMENT CHARACTER */

/* Whether b continues a sequence (10xxxxxx). */
static inline bool utf8_is_tail(char b) { return ((uint8_t)b & 0xC0) == 0x80; }

/* Whether b is a well-formed sequence of three bytes whose lead leaves nothing
** to check: U+1000 to U+CFFF, nearly all of Chinese text. */
static inline bool utf8_is_common(const uint8_t *b) {
  return (uint8_t)(b[0] - 0xE1) < 0x0C && (b[1] & 0xC0) == 0x80 &&
         (b[2] & 0xC0) == 0x80;
}

/* Its code point. */
static inline uint32_t utf8_common(const uint8_t *b) {
  return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 |
         (b[2] & 0x3F);
}

/* Whether s begins with a common ideograph: three bytes, two columns, of no
** meaning to the scans that skip it. */
static inline bool utf8_is_han(Span s) {
  const uint8_t *b = (const uint8_t *)s.z;
  return s.n > 2 && b[0] >= 0xE4 && b[0] <= 0xE9 && (b[1] & 0xC0) == 0x80 &&
         (b[2] & 0xC0) == 0x80 && (b[0] > 0xE4 || b[1] >= 0xB8) &&
         (b[0] < 0xE9 || b[1] < 0xBF);
}

/* The common ideograph at b, of which three bytes can be read; else 0.  For
** loops over whole texts. */
static inline uint32_t utf8_han(const uint8_t *b) {
  uint32_t v = (uint32_t)b[0] << 16 | (uint32_t)b[1] << 8 | b[2];
  uint32_t cp = (v >> 4 & 0xF000) | (v >> 2 & 0xFC0) | (v & 0x3F);
  bool han = (v & 0xF0C0C0) == 0xE08080 && cp - 0x4E00 < 0x9FC0 - 0x4E00;
  return han ? cp : 0;
}

/* Length in bytes of the well-formed sequence at the start of s, and its code
** point in *cp; 0 when there is none.  Over-long forms, surrogates and values
** over U+10FFFF are malformed.  s.n must not be 0. */
static inline size_t utf8_read(Span s, uint32_t *cp) {
  const uint8_t *b = (const uint8_t *)s.z;
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (b[0] < 0x80) return *cp = b[0], 1;
  if (s.n > 2 && utf8_is_common(b)) return *cp = utf8_common(b), 3;
  if (b[0] < 0xC2 || b[0] > 0xF4) return 0;
  size_t n = b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
  if (s.n < n) return 0;
  uint32_t v = b[0] & (0x7Fu >> n);
  for (size_t i = 1; i < n; i++) {
    if (!utf8_is_tail(s.z[i])) return 0;
    v = v << 6 | (b[i] & 0x3F);
  }
  if (v < least[n] || v > 0x10FFFF || (v >> 11) == 0x1B) return 0;
  return *cp = v, n;
}

/* The code point at the start of *s, and steps over it; 0 at the end of s
** (and for a NUL inside, which steps).  Malformed: U+FFFD, one byte. */
static inline uint32_t utf8_next(Span *s) {
  uint32_t cp = UTF8_BAD;
  if (s->n == 0) return 0;
  size_t n = utf8_read(*s, &cp);
  *s = span_from(*s, n ? n : 1);
  return cp;
}

/* The code point at the end of *s, and cuts it off; 0 when s is empty. */
static inline uint32_t utf8_last(Span *s) {
  uint32_t cp = UTF8_BAD;
  if (s->n == 0) return 0;
  const uint8_t *end = (const uint8_t *)s->z + s->n;
  if (end[-1] < 0x80) return s->n--, end[-1];
  if (s->n > 2 && utf8_is_common(end - 3)) {
    s->n -= 3;
    return utf8_common(end - 3);
  }
  for (size_t n = 1; n <= UTF8_MAX && n <= s->n; n++) {
    if (utf8_is_tail(s->z[s->n - n]) && n < UTF8_MAX) continue;
    if (utf8_read(span_from(*s, s->n - n), &cp) != n) break;
    s->n -= n;
    return cp;
  }
  s->n--;
  return UTF8_BAD;
}

/* The first and the last code point of s without cutting; 0 when empty. */
static inline uint32_t utf8_peek(Span s) { return utf8_next(&s); }
static inline uint32_t utf8_peek_last(Span s) { return utf8_last(&s); }

/* Writes cp to z, which has room for UTF8_MAX bytes; returns how many.
** A value that is no code point is written as U+FFFD. */
static inline size_t utf8_put(char *z, uint32_t cp) {
  uint8_t *b = (uint8_t *)z;
  if (cp > 0x10FFFF || (cp >> 11) == 0x1B) cp = UTF8_BAD;
  if (cp < 0x80) return b[0] = (uint8_t)cp, 1;
  if (cp < 0x800) {
    b[0] = (uint8_t)(0xC0 | cp >> 6);
    b[1] = (uint8_t)(0x80 | (cp & 0x3F));
    return 2;
  }
  if (cp < 0x10000) {
    b[0] = (uint8_t)(0xE0 | cp >> 12);
    b[1] = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
    b[2] = (uint8_t)(0x80 | (cp & 0x3F));
    return 3;
  }
  b[0] = (uint8_t)(0xF0 | cp >> 18);
  b[1] = (uint8_t)(0x80 | (cp >> 12 & 0x3F));
  b[2] = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
  b[3] = (uint8_t)(0x80 | (cp & 0x3F));
  return 4;
}

/* Of the eight bytes at z, which are not the first: how many begin a character;
** SIZE_MAX where a continuation byte stands behind an ASCII one. */
static inline size_t utf8_count_word(const char *z) {
  uint64_t word, before, ones = 0x0101010101010101u;
  memcpy(&word, z, sizeof(word));
  memcpy(&before, z - 1, sizeof(before));
  uint64_t tails = word >> 7 & ~(word >> 6) & ones;
  if (tails & ~(before >> 7)) return SIZE_MAX;
  return sizeof(word) - (size_t)(tails * ones >> 56);
}

/* Characters in s as SQLite's substr() and length() count them: a byte, and
** when it is 0xC0 or more, all continuation bytes behind it.  Eight bytes are
** counted at once where none is a stray. */
static inline size_t utf8_count(Span s) {
  size_t n = 0, i = 0;
  while (i < s.n) {
    uint8_t least = 0xC0; /* a byte that tails may follow */
    size_t word = SIZE_MAX, from = i;
    if (i > 0 && !utf8_is_tail(s.z[i])) {
      while (s.n - i >= 8 && (word = utf8_count_word(s.z + i)) != SIZE_MAX) {
        n += word;
        i += 8;
      }
    }
    if (i > from) {
      least = 0x80;
    } else {
      n++;
      i++;
    }
    if ((uint8_t)s.z[i - 1] < least) continue;
    while (i < s.n && utf8_is_tail(s.z[i])) i++;
  }
  return n;
}

#endif
