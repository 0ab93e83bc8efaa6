/* line.c: Layer 6. Helpers on single lines that several stages share. */
#include "core/cp.h"
#include "issue/issue.h"
#include "text/fold.h"

enum { KEY_SPARE = 16 }; /* bytes: a few characters fold to more */

static const char *const label_names[LABEL_COUNT] = {
    /* ORDER issue_label */
    "blank",    "furniture",   "shell",    "rule",     "other",   "masthead",
    "toc_head", "toc_section", "toc_item", "toc_more", "section", "kicker",
    "title",    "title_more",  "subtitle", "byline",   "brief",   "body",
    "credit",   "credit_more", "foot",
};

const char *label_name(Label label) { return label_names[label]; }

void line_key_add(Text *key, Span s, const char *same, const char *at) {
  uint32_t cps[FOLD_MAX];
  Span rest = span_from(s, (size_t)(at - s.z));
  if (!key->z) {
    key->z = arena_alloc(key->arena, s.n + KEY_SPARE);
    if (key->z) key->cap = s.n + KEY_SPARE;
  }
  if (at > same) text_add(key, (Span){same, (size_t)(at - same)});
  uint32_t cp = utf8_peek(rest), one = fold_one(cp);
  if (one != FOLD_ASK) {
    bool blank = cp_class(cp) == CP_BLANK || cp_class(one) == CP_BLANK;
    if (!blank) text_add_cp(key, one);
    return;
  }
  int n = fold_key_next(&rest, cps);
  for (int i = 0; i < n; i++) text_add_cp(key, cps[i]);
}

Span line_key_end(Text *key, Span s, const char *same) {
  if (!key->z) return key->arena->rc ? SPAN("") : s;
  text_add(key, (Span){same, (size_t)(s.z + s.n - same)});
  return text_span(key);
}

Span line_key(Issue *issue, Span s) {
  Text key = {.arena = &issue->arena};
  const char *same = s.z;
  if (s.n == 0) return SPAN("");
  for (Span rest = s; rest.n;) {
    const char *here = rest.z;
    uint32_t cp = utf8_next(&rest);
    bool han = cp >= FOLD_HAN && cp < FOLD_HAN_END;
    if (han ? fold_one(cp) == cp : line_is_key(cp)) continue;
    line_key_add(&key, s, same, here);
    same = rest.z;
  }
  return line_key_end(&key, s, same);
}

size_t line_key_bytes(Span s) {
  uint32_t cps[FOLD_MAX];
  char z[UTF8_MAX];
  size_t bytes = 0;
  while (s.n) {
    if (line_is_key((uint8_t)s.z[0])) {
      s = span_from(s, 1);
      bytes++;
      continue;
    }
    int n = fold_key_next(&s, cps);
    for (int i = 0; i < n; i++) bytes += utf8_put(z, cps[i]);
  }
  return bytes;
}

Span line_unkey(Span s, size_t from, size_t to) {
  uint32_t cps[FOLD_MAX];
  char z[UTF8_MAX];
  const char *first = NULL, *last = s.z;
  size_t at = 0; /* bytes of key so far */
  for (Span rest = s; rest.n && at < to;) {
    const char *here = rest.z;
    size_t before = at;
    int n = fold_key_next(&rest, cps);
    for (int i = 0; i < n; i++) at += utf8_put(z, cps[i]);
    if (at > from && before < at) {
      if (!first) first = here;
      last = rest.z;
    }
  }
  if (!first) return (Span){s.z + s.n, 0};
  return (Span){first, (size_t)(last - first)};
}

bool line_is_spaced(Span s) {
  int run = 0, longest = 0, runs = 0;
  while (s.n) {
    CpClass c = cp_class(utf8_next(&s));
    if (c == CP_HIDDEN) continue;
    if (c == CP_BLANK) {
      run = 0;
      continue;
    }
    if (c != CP_HAN) return false;
    runs += run == 0;
    if (++run > longest) longest = run;
    if (longest > 1) return false;
  }
  return runs >= 2 && longest == 1;
}

/* Whether s has characters that are not to be read: hidden, NUL, no UTF-8. */
static bool line_needs_mending(Span s) {
  while (s.n) {
    if (utf8_is_han(s)) {
      s = span_from(s, 3);
    } else if (s.z[0] >= ' ' && s.z[0] < 0x7F) { /* printed ASCII */
      s = span_from(s, 1);
    } else {
      uint32_t cp = utf8_next(&s);
      if (cp == 0 || cp == UTF8_BAD || cp_class(cp) == CP_HIDDEN) return true;
    }
  }
  return false;
}

Span line_tidy(Issue *issue, Span s) {
  s = cp_trim(s);
  bool spaced = line_is_spaced(s), mend = line_needs_mending(s);
  if (!spaced && !mend) return s;
  Text out = {.arena = &issue->arena};
  for (Span rest = s; rest.n;) {
    Span here = rest;
    uint32_t cp = utf8_next(&rest);
    CpClass c = cp_class(cp);
    if (cp == 0 || c == CP_HIDDEN || (spaced && c == CP_BLANK)) continue;
    if (cp == UTF8_BAD) {
      text_add_cp(&out, cp);
    } else {
      text_add(&out, span_head(here, here.n - rest.n));
    }
  }
  return text_span(&out);
}

/* Characters of the word at the start of s, up to a blank; *n its bytes. */
static size_t word_chars(Span s, size_t *n) {
  size_t chars = 0;
  for (Span rest = s; rest.n; chars++) {
    *n = (size_t)(rest.z - s.z);
    if (cp_class(utf8_next(&rest)) == CP_BLANK) return chars;
    *n = (size_t)(rest.z - s.z);
  }
  return chars;
}

Span line_tidy_name(Issue *issue, Span s) {
  Text out = {.arena = &issue->arena};
  s = line_tidy(issue, s);
  for (Span rest = s; rest.n;) {
    size_t n = 0, chars = word_chars(rest, &n);
    Span blank = span_from(rest, n), after = blank;
    while (after.n && cp_class(utf8_peek(after)) == CP_BLANK) utf8_next(&after);
    size_t next_n = 0;
    text_add(&out, span_head(rest, n));
    bool spaced = chars == 1 && word_chars(after, &next_n) == 1 &&
                  cp_class(utf8_peek(rest)) == CP_HAN &&
                  cp_class(utf8_peek(after)) == CP_HAN;
    if (!spaced) {
      text_add(&out, span_head(blank, blank.n - after.n));
    }
    rest = after;
  }
  return text_span(&out);
}

bool line_is_full(const Issue *issue, const Line *line) {
  const char *end = line->text.z + line->text.n;
  if (line->spread || span_has(line->key, SPAN("......"))) return false;
  if (issue->columns && !line->column) { /* the width is that of a column */
    return line->width * 2 > (int64_t)issue->layout.wrap_width * 3;
  }
  return reflow_is_full(&issue->layout,
                        (Span){line->raw.z, (size_t)(end - line->raw.z)});
}

void issue_note(Issue *issue, int64_t line, const char *code, Span message) {
  Note *note = rows_add(&issue->notes, &issue->arena);
  *note = (Note){line, span_of(code), message};
}
