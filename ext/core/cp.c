/* cp.c: Layer 0. The code-point table, and what runs over spans; see cp.h.
**
**   cp_span_width("第 12 期：“习近平”")  ->  20
**   cp_trim("\uFEFF　第三期\r\n")        ->  "第三期"
*/
#include "core/cp.h"

#include "core/utf8.h"
#include "data/cp_table.h"

int64_t cp_span_width(Span s) { return cp_span_width_to(s, INT64_MAX); }

int64_t cp_span_width_to(Span s, int64_t most) {
  int64_t width = 0;
  while (s.n && width < most) {
    if (utf8_is_han(s)) {
      width += 2;
      s = span_from(s, 3);
    } else if (s.z[0] >= ' ' && s.z[0] < 0x7F) {
      width++;
      s = span_from(s, 1);
    } else {
      width += cp_width(utf8_next(&s));
    }
  }
  return width;
}

static bool cp_is_trimmed(uint32_t cp) {
  CpClass class = cp_class(cp);
  return class == CP_BLANK || class == CP_HIDDEN;
}

Span cp_trim_start(Span s) {
  while (s.n) {
    Span rest = s;
    if (!cp_is_trimmed(utf8_next(&rest))) break;
    s = rest;
  }
  return s;
}

Span cp_trim(Span s) {
  s = cp_trim_start(s);
  while (s.n) {
    Span rest = s;
    if (!cp_is_trimmed(utf8_last(&rest))) break;
    s = rest;
  }
  return s;
}
