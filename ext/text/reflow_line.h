/* reflow_line.h: Layer 2. Lines and marks: what all parts of reflow agree on.
**
** Sets of characters are literals of code points, u"…", all of the BMP; they
** hold the forms that fold.h gives beside the printed ones ("，" and ","),
** because page numbers are looked for in folded text.
*/
#ifndef QIKAN_REFLOW_LINE_H
#define QIKAN_REFLOW_LINE_H

#include "core/cp.h"
#include "core/utf8.h"

#define LINE_ENDERS u"。！？!?.．｡…⋯"             /* a sentence ends */
#define LINE_CLOSERS u"”’」』）)》】〉〕〗］]\"'" /* after its end */
#define LINE_BULLETS u"●◆■★▲○☆※◇△□◎▼▽◢►▶➢➤✓•◦‣⊙⦁"

#define LINE_SOFT_HYPHEN SPAN("\xC2\xAD")

/* Whether cp is one of the characters of set, u"…". */
static inline bool cp_in(uint32_t cp, const uint16_t *set) {
  for (; *set; set++) {
    if (*set == cp) return true;
  }
  return false;
}

static inline bool cp_is_line_end(uint32_t cp) {
  return cp == '\n' || cp == '\r' || cp == '\f';
}

/* Blank or invisible. */
static inline bool cp_is_space(uint32_t cp) {
  CpClass c = cp_class(cp);
  return c == CP_BLANK || c == CP_HIDDEN;
}

/* Bytes of s before its first line end; s.n where there is none.  Reads all of
** s: meant for short pieces. */
static inline size_t line_length(Span s) {
  static const char ends[] = {'\n', '\r', '\f'};
  for (size_t i = 0; i < sizeof(ends) && s.n; i++) {
    const char *z = memchr(s.z, ends[i], s.n);
    if (z) s.n = (size_t)(z - s.z);
  }
  return s.n;
}

/* Cuts the first line off *rest; without its line end, but with the form feed
** that it begins with.  *rest must not be empty. */
static inline Span line_next(Span *rest) {
  size_t i = rest->z[0] == '\f' ? 1 : 0;
  while (i < rest->n && !cp_is_line_end((uint8_t)rest->z[i])) i++;
  Span line = span_head(*rest, i);
  if (i < rest->n && rest->z[i] != '\f') {
    i += rest->z[i] == '\r' && i + 1 < rest->n && rest->z[i + 1] == '\n';
    i++;
  }
  *rest = span_from(*rest, i);
  return line;
}

#endif
