/* line.c: Layer 6. Helpers on single lines that several stages share. */
#include "../cp.h"
#include "../fold.h"
#include "issue.h"

static const char *const label_names[LABEL_COUNT] = {
    /* ORDER issue_label */
    "blank",       "furniture", "shell",    "rule",     "other",
    "masthead",    "toc_head",  "toc_section", "toc_item", "toc_more",
    "section",     "kicker",    "title",    "title_more", "subtitle",
    "byline",      "brief",     "body",     "credit",   "credit_more",
    "foot",
};

const char *label_name(Label label) { return label_names[label]; }

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

/* Whether every character of s stands apart: "工　作　简　报". */
static bool line_is_spaced(Span s) {
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
  }
  return runs >= 2 && longest == 1;
}

Span line_tidy(Issue *issue, Span s) {
  s = cp_trim(s);
  bool spaced = line_is_spaced(s), hidden = false;
  for (Span rest = s; rest.n;) {
    uint32_t cp = utf8_next(&rest);
    if (cp == 0 || cp_class(cp) == CP_HIDDEN) hidden = true;
  }
  if (!spaced && !hidden) return s;
  Text out = {.arena = &issue->arena};
  for (Span rest = s; rest.n;) {
    Span here = rest;
    uint32_t cp = utf8_next(&rest);
    CpClass c = cp_class(cp);
    if (cp == 0 || c == CP_HIDDEN || (spaced && c == CP_BLANK)) continue;
    text_add(&out, span_head(here, here.n - rest.n));
  }
  return text_span(&out);
}

void issue_note(Issue *issue, int64_t line, const char *code, Span message) {
  Note *note = rows_add(&issue->notes, &issue->arena);
  *note = (Note){line, span_of(code), message};
}
