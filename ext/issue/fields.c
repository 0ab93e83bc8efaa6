/* fields.c: Layer 7. Lines of labelled values below a head; see fields.h. */
#include "issue/fields.h"

#include "core/cp.h"

enum { LABEL_BYTES = 40 }; /* raw bytes in which a label and its colon stand */

static bool is_bar(uint32_t cp) {
  return cp == '|' || cp == 0xFF5C || cp == 0x2502;
}

/* Bytes of the label that s begins with, its colon (or the blank behind it)
** counted; 0 for none. */
static size_t label_length(Issue *issue, Span s, Span *label) {
  Text key = {.arena = &issue->arena};
  if (s.n == 0 || !cp_is_word(cp_class(utf8_peek(s)))) return 0;
  fold_key(span_head(s, LABEL_BYTES), &key);
  Span k = text_span(&key);
  size_t n = words_prefix(WORDS_HEAD_FIELD, k);
  if (!n) return 0;
  *label = span_head(k, n);
  bool colon = n < k.n && (k.z[n] == ':' || k.z[n] == '|');
  Span raw = line_unkey(s, 0, colon ? n + 1 : n);
  size_t end = (size_t)(raw.z + raw.n - s.z);
  if (colon) return end;
  return cp_class(utf8_peek(span_from(s, end))) == CP_BLANK ? end : 0;
}

bool field_next(Issue *issue, Span *s, Field *field) {
  while (s->n && (is_bar(utf8_peek(*s)) || cp_class(utf8_peek(*s)) == CP_BLANK))
    utf8_next(s);
  size_t n = label_length(issue, *s, &field->label);
  if (!n) return false;
  Span rest = span_from(*s, n), next = rest, label;
  for (bool blank = false; next.n;) {
    Span here = next;
    uint32_t cp = utf8_next(&next);
    bool bar = is_bar(cp);
    bool cut = blank && cp_class(cp) != CP_BLANK &&
               label_length(issue, here, &label) > 0;
    blank = cp_class(cp) == CP_BLANK;
    if (!bar && !cut) continue;
    next = here;
    break;
  }
  field->value = cp_trim(span_head(rest, rest.n - next.n));
  *s = next;
  return true;
}

Span field_value(Issue *issue, Span s, WordList list) {
  Field field;
  while (field_next(issue, &s, &field)) {
    if (words_is(list, field.label) && field.value.n) return field.value;
  }
  return SPAN_NONE;
}
