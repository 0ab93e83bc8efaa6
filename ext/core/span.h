/* span.h: Layer 0. A piece of somebody else's text: pointer and length.
**
** Everything that reads text in qikan reads Spans.  A Span borrows: it never
** owns its bytes, is never NUL-terminated, and is valid as long as the text it
** was cut from.  {NULL, 0} is "no value" and becomes SQL NULL; a pointer with
** n == 0 is the empty string.
**
**   "（市委宣教处供稿）"  --span_cut_prefix("（")-->  "市委宣教处供稿）"
**                        --span_cut_suffix("）")-->  "市委宣教处供稿"
**
** The functions know bytes only; what a character is stands in utf8.h.
*/
#ifndef QIKAN_SPAN_H
#define QIKAN_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef struct Span {
  const char *z; /* first byte, or NULL for "no value" */
  size_t n;      /* length in bytes */
} Span;

/* The bytes of a string literal. */
#define SPAN(literal) ((Span){(literal), sizeof(literal) - 1})
#define SPAN_NONE ((Span){NULL, 0})

static inline Span span_of(const char *z) {
  return z ? (Span){z, strlen(z)} : SPAN_NONE;
}

static inline bool span_eq(Span a, Span b) {
  return a.n == b.n && (a.n == 0 || memcmp(a.z, b.z, a.n) == 0);
}

static inline bool span_starts(Span s, Span prefix) {
  return s.n >= prefix.n && span_eq((Span){s.z, prefix.n}, prefix);
}

static inline bool span_ends(Span s, Span suffix) {
  return s.n >= suffix.n && (suffix.n == 0 || memcmp(s.z + (s.n - suffix.n),
                                                     suffix.z, suffix.n) == 0);
}

/* What is left of s from byte at on; at > s.n gives the empty end of s. */
static inline Span span_from(Span s, size_t at) {
  if (at > s.n) at = s.n;
  if (at == 0) return s; /* SPAN_NONE too: C has no NULL + 0 */
  return (Span){s.z + at, s.n - at};
}

/* The first n bytes of s, or all of it. */
static inline Span span_head(Span s, size_t n) {
  return (Span){s.z, n < s.n ? n : s.n};
}

/* From the start of a to the end of b; both must lie in one text, a first. */
static inline Span span_join(Span a, Span b) {
  return (Span){a.z, (size_t)(b.z + b.n - a.z)};
}

/* Whether inner is a piece of outer. */
static inline bool span_holds(Span outer, Span inner) {
  return inner.z >= outer.z && inner.z + inner.n <= outer.z + outer.n;
}

/* Cursor readers: on success they advance *s past what they read. */
static inline bool span_cut_prefix(Span *s, Span prefix) {
  if (!span_starts(*s, prefix)) return false;
  *s = span_from(*s, prefix.n);
  return true;
}

static inline bool span_cut_suffix(Span *s, Span suffix) {
  if (!span_ends(*s, suffix)) return false;
  s->n -= suffix.n;
  return true;
}

#define SPAN_NPOS ((size_t)-1)

/* Byte offset of the first occurrence of what (not empty), or SPAN_NPOS. */
static inline size_t span_find(Span s, Span what) {
  if (what.n == 0 || what.n > s.n) return SPAN_NPOS;
  const char *p = s.z, *last = s.z + (s.n - what.n);
  while (p <= last) {
    p = memchr(p, what.z[0], (size_t)(last - p) + 1);
    if (!p) return SPAN_NPOS;
    if (memcmp(p, what.z, what.n) == 0) return (size_t)(p - s.z);
    p++;
  }
  return SPAN_NPOS;
}

static inline bool span_has(Span s, Span what) {
  return span_find(s, what) != SPAN_NPOS;
}

/* FNV-1a, 64 bits: a cheap first test of equality, never a proof. */
static inline uint64_t span_hash(Span s) {
  uint64_t h = 0xcbf29ce484222325u;
  for (size_t i = 0; i < s.n; i++) {
    h = (h ^ (uint8_t)s.z[i]) * 0x100000001b3u;
  }
  return h;
}

#endif
