/* markup.c: Layer 7. Markdown and HTML inside a line; see markup.h. */
#include "issue/markup.h"

#include "core/cp.h"

/* Entities that plain text left from HTML still has. */
static const struct {
  Span name, text;
} entities[] = {
    {{"&nbsp;", 6}, {" ", 1}},  {{"&lt;", 4}, {"<", 1}},
    {{"&gt;", 4}, {">", 1}},    {{"&amp;", 5}, {"&", 1}},
    {{"&quot;", 6}, {"\"", 1}}, {{"&ensp;", 6}, {" ", 1}},
    {{"&emsp;", 6}, {" ", 1}},  {{"&#39;", 5}, {"'", 1}},
};

enum { URL_MAX = 1024, WORDS_MAX = 600 }; /* bytes of a link */

/* Bytes up to the first of two signs on this line; SPAN_NPOS for none. */
static size_t find_sign(Span s, char wanted, char stop, size_t max) {
  for (size_t i = 0; i < s.n && i < max; i++) {
    if (s.z[i] == '\\' && i + 1 < s.n && s.z[i + 1] == wanted) {
      i++; /* "\]" is no sign */
      continue;
    }
    if (s.z[i] == wanted) return i;
    if (s.z[i] == stop || s.z[i] == '\n') break;
  }
  return SPAN_NPOS;
}

/* Bytes of "(url)" at the start of s; brackets inside an address are paired. */
static size_t url_length(Span s) {
  int depth = 0;
  for (size_t i = 0; i < s.n && i < URL_MAX; i++) {
    char c = s.z[i];
    if (c == '\n' || c == '[') break;
    depth += (c == '(') - (c == ')');
    if (depth == 0) return i + 1;
  }
  return 0;
}

/* Bytes of "(url)" at byte at of s, at and all; 0 when there is none. */
static size_t url_at(Span s, size_t at) {
  Span rest = span_from(s, at);
  size_t url = rest.n && rest.z[0] == '(' ? url_length(rest) : 0;
  return url ? at + url : 0;
}

/* "[words](url)" */
static size_t plain_link(Span s, Span *words) {
  size_t close = find_sign(span_from(s, 1), ']', '[', WORDS_MAX);
  if (close == SPAN_NPOS) return 0;
  *words = (Span){s.z + 1, close};
  return url_at(s, close + 2);
}

/* "[![](image)](url)": an image that is a link. */
static size_t image_link(Span s) {
  Span alt, rest = span_from(s, 1);
  size_t n = plain_link(span_from(rest, 1), &alt);
  return n && n + 2 < s.n && s.z[n + 2] == ']' ? url_at(s, n + 3) : 0;
}

/* "[[2021-02] 第3期](url)": one pair of brackets inside. */
static size_t nested_link(Span s, Span *words) {
  size_t inner = find_sign(span_from(s, 1), '[', ']', WORDS_MAX);
  if (inner == SPAN_NPOS) return 0;
  size_t close = find_sign(span_from(s, inner + 2), ']', '[', WORDS_MAX);
  if (close == SPAN_NPOS) return 0;
  close += inner + 3;
  size_t end = find_sign(span_from(s, close), ']', '[', WORDS_MAX);
  if (end == SPAN_NPOS) return 0;
  *words = (Span){s.z + 1, close + end - 1};
  return url_at(s, close + end + 1);
}

size_t markup_link(Span s, Span *words) {
  *words = SPAN_NONE;
  if (span_starts(s, SPAN("!["))) {
    Span alt;
    size_t n = plain_link(span_from(s, 1), &alt);
    return n ? n + 1 : 0;
  }
  if (!s.n || s.z[0] != '[') return 0;
  if (span_starts(s, SPAN("[!["))) return image_link(s);
  size_t n = plain_link(s, words);
  return n ? n : nested_link(s, words);
}

bool markup_has_link(Span s) {
  Span words;
  for (size_t at; (at = span_find(s, SPAN("["))) != SPAN_NPOS;) {
    s = span_from(s, at);
    if (markup_link(s, &words)) return true;
    s = span_from(s, 1);
  }
  return false;
}

/* Reads a tag or entity at the start of *s; what it stands for in *text. */
static bool read_html(Span *s, Span *text) {
  *text = SPAN("");
  for (size_t i = 0; i < COUNT(entities) && s->z[0] == '&'; i++) {
    if (!span_cut_prefix(s, entities[i].name)) continue;
    *text = entities[i].text;
    return true;
  }
  if (s->z[0] != '<' || s->n < 2) return false;
  bool tag = strchr("/!", s->z[1]) || (s->z[1] >= 'a' && s->z[1] <= 'z');
  size_t close =
      tag ? find_sign(span_from(*s, 1), '>', '<', URL_MAX) : SPAN_NPOS;
  if (close == SPAN_NPOS) return false;
  Span inner = {s->z + 1, close};
  if (span_starts(inner, SPAN("http"))) *text = inner; /* <https://…> */
  *s = span_from(*s, close + 2);
  return true;
}

/* "**words**": the words; a lone ** stays. */
static bool read_bold(Span *s, Span *text) {
  if (!span_starts(*s, SPAN("**"))) return false;
  size_t close = find_sign(span_from(*s, 2), '*', '\n', WORDS_MAX);
  if (close == SPAN_NPOS || close == 0) return false;
  Span rest = span_from(*s, close + 2);
  if (!span_cut_prefix(&rest, SPAN("**"))) return false;
  *text = (Span){s->z + 2, close};
  *s = rest;
  return true;
}

/* Reads any markup at the start of *s; the words it leaves in *text. */
static bool read_markup(Span *s, Span *text) {
  size_t n;
  switch (s->z[0]) {
    case '<':
    case '&': return read_html(s, text);
    case '*': return read_bold(s, text);
    case '!':
    case '[':
      n = markup_link(*s, text);
      *s = span_from(*s, n);
      return n > 0;
    default: return false;
  }
}

/* Bytes in front of the next sign that may begin markup; s.n for none. */
static size_t sign_at(Span s) {
  static const bool signs[256] = {
      ['<'] = true, ['&'] = true, ['*'] = true, ['!'] = true, ['['] = true};
  size_t n = 0;
  while (n < s.n && !signs[(uint8_t)s.z[n]]) n++;
  return n;
}

static void add_level(Text *out, Span s, int level) {
  size_t n = 0;
  while ((n += sign_at(span_from(s, n))) < s.n) {
    Span rest = span_from(s, n), text;
    if (!read_markup(&rest, &text)) {
      n++;
      continue;
    }
    text_add(out, span_head(s, n));
    if (level > 0) { /* bold type inside a link, a link inside bold type */
      add_level(out, text, level - 1);
    } else {
      text_add(out, text);
    }
    s = rest;
    n = 0;
  }
  text_add(out, s);
}

void markup_add(Text *out, Span s) { add_level(out, s, 1); }

Span markup_plain(Issue *issue, Span s) {
  if (sign_at(s) == s.n) return s;
  Text out = {.arena = &issue->arena};
  markup_add(&out, s);
  return cp_trim(text_span(&out));
}
