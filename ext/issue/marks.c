/* marks.c: Layer 7. Reads the mark in front of a line; see marks.h. */
#include "issue/marks.h"

#include "core/cp.h"
#include "core/words.h"
#include "value/number.h"

/* Bracket pairs that may enclose a whole line. */
static const struct {
  Span open, close;
  int mark;
} mark_brackets[] = {
    {{"【", 3}, {"】", 3}, MARK_BRACKET}, {{"〖", 3}, {"〗", 3}, MARK_LENS},
    {{"［", 3}, {"］", 3}, MARK_SQUARE},  {{"《", 3}, {"》", 3}, MARK_BOOK},
    {{"**", 2}, {"**", 2}, MARK_BOLD},    {{"__", 2}, {"__", 2}, MARK_BOLD},
};

/* "## 新闻 ##" */
static int read_heading(Span *s) {
  size_t n = 0;
  while (n < s->n && s->z[n] == '#') n++;
  if (n == 0 || n > 6 || n == s->n) return MARK_NONE;
  if (n == 1 && s->z[1] != ' ' && cp_is_ascii_digit((uint8_t)s->z[1])) {
    return MARK_NONE; /* #122: a number, not a heading */
  }
  *s = cp_trim(span_from(*s, n));
  while (span_cut_suffix(s, SPAN("#"))) {
  }
  *s = cp_trim(*s);
  return MARK_HEADING + (int)n - 1;
}

/* 【…】 with nothing else in the line, and no second pair inside. */
static int read_bracket(Span *s) {
  for (size_t i = 0; i < COUNT(mark_brackets); i++) {
    Span inner = *s;
    if (!span_cut_prefix(&inner, mark_brackets[i].open)) continue;
    if (!span_cut_suffix(&inner, mark_brackets[i].close)) continue;
    if (inner.n == 0 || span_has(inner, mark_brackets[i].open)) continue;
    *s = cp_trim(inner);
    return mark_brackets[i].mark;
  }
  return MARK_NONE;
}

/* A numeral of one kind only; half or full width digits, or Han. */
static int read_numeral(Span *s, int64_t *no, bool *han) {
  char z[32];
  size_t n = 0;
  Span rest = *s;
  *han = false;
  while (rest.n && n + UTF8_MAX < sizeof(z)) {
    Span after = rest;
    uint32_t cp = utf8_next(&after);
    if (cp >= 0xFF10 && cp <= 0xFF19) cp -= 0xFF10 - '0';
    Span one = {z + n, utf8_put(z + n, cp)};
    int64_t v;
    bool digit = cp_is_ascii_digit(cp);
    if (!digit && !number_read(&one, &v)) break;
    if (n == 0) *han = !digit;
    if (*han == digit) break;
    n += utf8_put(z + n, cp);
    rest = after;
  }
  Span text = {z, n};
  if (n == 0 || !number_read(&text, no) || text.n) return 0;
  *s = rest;
  return 1;
}

/* （1） （一） (1) 1) ; *s stands behind the opening bracket, if any. */
static int read_paren_number(Span *s, int64_t *no) {
  bool han;
  Span rest = *s;
  if (!span_cut_prefix(&rest, SPAN("（")) &&
      !span_cut_prefix(&rest, SPAN("("))) {
    return MARK_NONE;
  }
  rest = cp_trim_start(rest);
  if (!read_numeral(&rest, no, &han)) return MARK_NONE;
  rest = cp_trim_start(rest);
  if (!span_cut_prefix(&rest, SPAN("）")) &&
      !span_cut_prefix(&rest, SPAN(")"))) {
    return MARK_NONE;
  }
  *s = rest;
  return han ? MARK_HAN_PAREN : MARK_NUMBER_PAREN;
}

/* 壹、 貳、: a level above 一、.  One character has one value, from 1 up. */
static int read_formal(Span *s, int64_t *no) {
  static const Span signs[] = {{"壹", 3}, {"貳", 3}, {"參", 3}, {"肆", 3},
                               {"伍", 3}, {"陸", 3}, {"柒", 3}, {"捌", 3},
                               {"玖", 3}, {"拾", 3}, {"壹", 3}, {"贰", 3},
                               {"叁", 3}, {"肆", 3}, {"伍", 3}, {"陆", 3},
                               {"柒", 3}, {"捌", 3}, {"玖", 3}, {"拾", 3}};
  for (size_t i = 0; i < COUNT(signs); i++) {
    Span rest = *s;
    if (!span_cut_prefix(&rest, signs[i])) continue;
    if (!span_cut_prefix(&rest, SPAN("、"))) return MARK_NONE;
    *no = (int64_t)(i % 10) + 1;
    *s = rest;
    return MARK_FORMAL_COMMA;
  }
  return MARK_NONE;
}

/* ① and 1️⃣: a digit and U+20E3. */
static bool read_circled(Span *s, int64_t *no) {
  Span rest = *s;
  uint32_t cp = utf8_next(&rest);
  bool circled = cp >= 0x2460 && cp <= 0x2473;
  if (circled) *no = (int64_t)cp - 0x2460 + 1;
  if (cp_is_ascii_digit(cp)) {
    span_cut_prefix(&rest, SPAN("\xEF\xB8\x8F"));
    circled = span_cut_prefix(&rest, SPAN("\xE2\x83\xA3"));
    if (circled) *no = (int64_t)cp - '0';
  }
  if (circled) *s = rest;
  return circled;
}

/* "2024年": what no decimal place is. */
static bool text_starts_year(Span s) {
  for (int i = 0; i < 4; i++) {
    if (!s.n || !cp_is_ascii_digit((uint8_t)s.z[0])) return false;
    s = span_from(s, 1);
  }
  return span_starts(s, SPAN("年"));
}

/* 1、 1. 1． 一、 and ① */
static int read_number(Span *s, int64_t *no) {
  static const Span dots[] = {{".", 1}, {"．", 3}, {")", 1}, {"）", 3}};
  bool han;
  Span rest = *s;
  if (read_circled(s, no)) return MARK_CIRCLED;
  if (!read_numeral(&rest, no, &han)) return MARK_NONE;
  if (span_cut_prefix(&rest, SPAN("、")) ||
      span_cut_prefix(&rest, SPAN("﹑"))) {
    *s = rest;
    return han ? MARK_HAN_COMMA : MARK_NUMBER_COMMA;
  }
  Span comma = rest; /* 1，Go : no thousands, no sentence */
  if (!han && span_cut_prefix(&comma, SPAN("，")) && *no < 100 &&
      !cp_is_ascii_digit(utf8_peek(comma))) {
    *s = comma;
    return MARK_NUMBER_COMMA;
  }
  for (size_t i = 0; i < COUNT(dots) && !han; i++) {
    if (!span_cut_prefix(&rest, dots[i])) continue;
    if (cp_is_ascii_digit(utf8_peek(rest)) && !text_starts_year(rest)) {
      return MARK_NONE; /* 1.6 */
    }
    *s = rest;
    return MARK_NUMBER_DOT;
  }
  return MARK_NONE;
}

/* Arrows, dingbats and what follows them are decoration in front of a head. */
enum { FIRST_SYMBOL = 0x2190, FIRST_EMOJI = 0x1F000 };

enum { LINK_TEXT_MIN = 12 }; /* bytes of a text behind a linked title */

enum { ORNAMENT_MAX = 60 }; /* bytes of a line */

enum {
  PRIVATE_BULLET = MARK_KINDS - MARK_BULLET - 1,
  SYMBOL_BULLET = PRIVATE_BULLET - 5, /* any other sign; four kinds */
  EMOJI_BULLET = PRIVATE_BULLET - 1   /* whatever emoji it is */
};

/* Signs that no list names: emoji, ▓ ✪ (blocks, shapes, dingbats), and those of
** private fonts; or -1. */
static int symbol_bullet(uint32_t cp) {
  if (cp >= FIRST_EMOJI) return EMOJI_BULLET;
  if (cp >= 0xE000 && cp <= 0xF8FF) return PRIVATE_BULLET; /* Wingdings */
  bool symbol = (cp >= 0x2580 && cp <= 0x27BF) || (cp >= 0x2B00 && cp < 0x2C00);
  return symbol ? SYMBOL_BULLET + (int)(cp & 3) : -1;
}

/* ● ◆ · and, with a blank behind, - * + */
static int read_bullet(Span *s) {
  Span rest = *s;
  uint32_t cp = utf8_next(&rest);
  int index = words_index(WORDS_BULLET, span_head(*s, s->n - rest.n));
  if (index < 0) {
    index = symbol_bullet(cp);
    if (utf8_peek(rest) == 0xFE0F) utf8_next(&rest); /* shown as emoji */
  }
  if (index < 0 || rest.n == 0 || utf8_peek(rest) == cp) return MARK_NONE;
  if (cp < 0x80 && rest.z[0] != ' ' && rest.z[0] != '\t') return MARK_NONE;
  if (cp == 0x2014 || cp == 0xFF0D) { /* — 3 — or ——: no list mark */
    if (cp_class(utf8_peek(rest)) != CP_BLANK) return MARK_NONE;
  }
  *s = cp_trim(rest);
  return MARK_BULLET + index;
}

Span mark_strip_bullet(Span s) {
  read_bullet(&s);
  return s;
}

/* 报　告　事　项 ; two characters (乔　宁) are rather a name. */
static int read_spaced(Span s) {
  return line_is_spaced(s) && utf8_count(s) >= 5 ? MARK_SPACED : MARK_NONE;
}

/* "—— 要闻 ——", "=== 简讯 ===", "◆◆动态◆◆": one sign, once or several times,
** on both sides of a few words. */
static int read_ornament(Span *s) {
  Span inner = *s, rest = *s;
  uint32_t sign = utf8_next(&rest);
  CpClass c = cp_class(sign);
  if (c != CP_OTHER || sign == '"' || sign == '|' || sign == '*' ||
      sign == '`') {
    return MARK_NONE;
  }
  if (utf8_peek_last(inner) != sign || inner.n > ORNAMENT_MAX) return MARK_NONE;
  while (inner.n && utf8_peek(inner) == sign) utf8_next(&inner);
  while (inner.n && utf8_peek_last(inner) == sign) utf8_last(&inner);
  inner = cp_trim(inner);
  if (!cp_is_word(cp_class(utf8_peek(inner)))) return MARK_NONE;
  for (Span w = inner; w.n;) {
    if (utf8_next(&w) == sign) return MARK_NONE;
  }
  *s = inner;
  return MARK_ORNAMENT;
}

void mark_strip_italics(Span *s) {
  Span inner = *s;
  if (!span_cut_prefix(&inner, SPAN("*"))) return;
  if (!span_cut_suffix(&inner, SPAN("*"))) return;
  if (inner.n && !span_has(inner, SPAN("*"))) *s = inner;
}

bool mark_strip_ornament(Span *s) { return read_ornament(s) != MARK_NONE; }

/* A number up to most and blanks behind it. */
static bool marks_small(Span *s, int64_t most) {
  int64_t v;
  if (!number_read(s, &v) || v < 1 || v > most) return false;
  *s = cp_trim_start(*s);
  return true;
}

/* "15—18日": the rest of a range. */
static bool read_day_range(Span *s) {
  static const Span joins[] = {{"—", 3},  {"-", 1}, {"－", 3}, {"至", 3},
                               {"、", 3}, {"~", 1}, {"～", 3}};
  for (size_t i = 0; i < COUNT(joins); i++) {
    if (!span_cut_prefix(s, joins[i])) continue;
    *s = cp_trim_start(*s);
    return marks_small(s, 31);
  }
  return true;
}

enum { DAY_TEXT = 12 }; /* least bytes of an entry behind its day */

/* "4月2日　全县…", "3日 镇党委…", "四月" alone: marks of a chronicle.  The
** date belongs to the text: *s stays. */
static int marks_day(Span s) {
  Span rest = s, month;
  size_t word = words_prefix(WORDS_DAY_WORD, s);
  if (word) {
    rest = span_from(s, word);
  } else {
    if (!marks_small(&rest, 31)) return MARK_NONE;
    month = rest;
    if (span_cut_prefix(&month, SPAN("月"))) {
      if (month.n == 0) return MARK_MONTH;
      rest = cp_trim_start(month);
      if (!marks_small(&rest, 31)) return MARK_NONE;
    }
    if (!read_day_range(&rest) || !span_cut_prefix(&rest, SPAN("日"))) {
      return MARK_NONE;
    }
    Span end = rest; /* 15日—18日 */
    if (read_day_range(&end) && end.n < rest.n) {
      if (!span_cut_prefix(&end, SPAN("日"))) return MARK_NONE;
      rest = end;
    }
  }
  bool blank = cp_class(utf8_peek(rest)) == CP_BLANK;
  return blank && rest.n > DAY_TEXT ? MARK_DAY : MARK_NONE;
}

/* Whether s, which begins with a word, may begin with a mark other than wide
** letters: a numeral, a formal one, a word for a day. */
static bool marks_word(Span s) {
  int64_t v;
  Span rest = s;
  return number_read(&rest, &v) || words_prefix(WORDS_DAY_WORD, s) ||
         span_starts(span_from(s, 3), SPAN("、"));
}

static int read_once(Span *s, int64_t *no) {
  uint8_t small = s->n ? (uint8_t)s->z[0] | 0x20 : 0;
  bool word = utf8_is_han(*s) || (small >= 'a' && small <= 'z');
  if (word && !marks_word(*s)) return read_spaced(*s);
  int mark = read_heading(s);
  if (!mark) mark = read_bracket(s);
  if (!mark) mark = read_ornament(s);
  if (!mark) mark = read_bullet(s);
  if (!mark) mark = read_paren_number(s, no);
  if (!mark) mark = read_number(s, no);
  if (!mark) mark = read_formal(s, no);
  if (!mark) mark = marks_day(*s);
  if (!mark) mark = read_spaced(*s);
  return mark;
}

/* Bytes of the tag at the start of s, or 0. */
static size_t tag_length(Span s) {
  if (s.n < 3 || s.z[0] != '<') return 0;
  if (span_starts(s, SPAN("<http"))) return 0; /* <https://…> */
  char c = s.z[1];
  bool tag =
      c == '/' || c == '!' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  size_t close = tag ? span_find(s, SPAN(">")) : SPAN_NPOS;
  return close == SPAN_NPOS ? 0 : close + 1;
}

static int tag_mark(Span tag, int mark) {
  uint8_t c = (uint8_t)(tag.z[1] | 0x20);
  if (c == 'h' && tag.z[2] >= '1' && tag.z[2] <= '6') {
    return MARK_HEADING + tag.z[2] - '1';
  }
  bool bold =
      span_starts(tag, SPAN("<b>")) || span_starts(tag, SPAN("<strong"));
  return bold && !mark ? MARK_BOLD : mark;
}

Span mark_strip_tags(Span text, int *mark) {
  static const Span nbsp = {"&nbsp;", 6};
  for (size_t n; text.n; text = cp_trim(text)) {
    if (span_cut_prefix(&text, nbsp)) continue;
    n = tag_length(text);
    if (!n) break;
    *mark = tag_mark(span_head(text, n), *mark);
    text = span_from(text, n);
  }
  while (text.n) {
    text = cp_trim(text);
    if (span_cut_suffix(&text, nbsp)) continue;
    if (!span_ends(text, SPAN(">"))) break;
    size_t open = text.n;
    while (open > 0 && text.z[open - 1] != '<') open--;
    Span tail = span_from(text, open ? open - 1 : 0);
    if (!open || tag_length(tail) != tail.n) break;
    text.n -= tail.n;
  }
  return text;
}

/* "[title](url)" alone: the title. */
static Span mark_strip_link(Span s) {
  Span inner = s;
  if (!span_cut_prefix(&inner, SPAN("["))) return s;
  size_t close = span_find(inner, SPAN("]("));
  if (span_find(inner, SPAN("]")) != close) return s; /* [文章] [词](url) */
  if (close == SPAN_NPOS || !span_ends(inner, SPAN(")"))) return s;
  if (span_find(span_from(inner, close), SPAN(")")) + close != inner.n - 1) {
    return s;
  }
  return cp_trim(span_head(inner, close));
}

Span mark_strip_symbols(Span s) {
  for (Span rest = s; rest.n; s = rest) {
    uint32_t cp = utf8_next(&rest);
    CpClass c = cp_class(cp);
    bool symbol = c == CP_OTHER && cp >= FIRST_SYMBOL && cp != 0x3008 &&
                  (cp < 0x3000 || cp > 0x303F) && (cp < 0xFF00);
    symbol |= c == CP_OTHER && cp >= FIRST_EMOJI;
    if (!symbol && c != CP_BLANK && c != CP_HIDDEN) break;
  }
  return s;
}

/* "title https://…": the title. */
Span mark_strip_url(Span s) {
  size_t at = span_find(s, SPAN("http"));
  if (at == SPAN_NPOS || at < 4 || s.z[at - 1] != ' ') return s;
  Span url = span_from(s, at);
  if (!span_has(url, SPAN("://")) || span_has(url, SPAN(" "))) return s;
  return cp_trim(span_head(s, at));
}

bool mark_cut_any(Span *s, const Span *signs, size_t n) {
  Span rest = cp_trim_start(*s);
  for (size_t i = 0; i < n; i++) {
    if (!span_cut_prefix(&rest, signs[i])) continue;
    *s = cp_trim_start(rest);
    return true;
  }
  return false;
}

bool mark_cut_sign(Span *s) {
  static const Span signs[] = {{"：", 3}, {":", 1},  {"——", 6}, {"—", 3},
                               {"–", 3},  {"- ", 2}, {"－", 3}};
  return mark_cut_any(s, signs, COUNT(signs));
}

Span mark_split_head(Span *content) {
  bool link = span_starts(*content, SPAN("["));
  Span rest = *content, head;
  size_t close;
  if (span_cut_prefix(&rest, SPAN("**"))) {
    close = span_find(rest, SPAN("**"));
    if (close == SPAN_NPOS) return SPAN_NONE;
    head = span_head(rest, close);
    rest = span_from(rest, close + 2);
    if (mark_cut_sign(&head)) return SPAN_NONE;
    while (span_cut_suffix(&head, SPAN("："))) mark_cut_sign(&rest);
  } else if (span_cut_prefix(&rest, SPAN("["))) {
    close = span_find(rest, SPAN("]("));
    if (close == SPAN_NPOS || span_find(rest, SPAN("]")) != close) {
      return SPAN_NONE;
    }
    head = span_head(rest, close);
    rest = span_from(rest, close + 2);
    size_t end = span_find(rest, SPAN(")"));
    if (end == SPAN_NPOS) return SPAN_NONE;
    rest = span_from(rest, end + 1);
  } else {
    return SPAN_NONE;
  }
  bool blank = link && rest.n > LINK_TEXT_MIN && rest.z[0] == ' ';
  if ((!mark_cut_sign(&rest) && !blank) || rest.n < 6) return SPAN_NONE;
  if (words_is(WORDS_FIELD_LABEL, cp_trim(head))) return SPAN_NONE;
  *content = cp_trim(head);
  return rest;
}

Span mark_behind(Span text) {
  int64_t no;
  Span s = text;
  int mark = read_once(&s, &no);
  if (!mark_is_bullet(mark) && !mark_is_number(mark)) return text;
  text = s = cp_trim_start(s);
  mark = mark_is_bullet(mark) ? read_once(&s, &no) : MARK_NONE;
  return mark_is_number(mark) ? cp_trim_start(s) : text; /* "- 1. …" */
}

/* "01 慢阅读" below a heading mark. */
static int read_zero(Span *s, int64_t *no) {
  if (s->n < 4 || s->z[0] != '0' || !cp_is_ascii_digit((uint8_t)s->z[1]) ||
      s->z[2] != ' ') {
    return MARK_NONE;
  }
  *no = s->z[1] - '0';
  *s = cp_trim_start(span_from(*s, 3)); /* 01 | 慢阅读 */
  if (!span_cut_prefix(s, SPAN("| "))) span_cut_prefix(s, SPAN("｜"));
  return MARK_NUMBER_DOT;
}

/* "⁂ · 星群": a sign and a dot in front of the words of a heading. */
static Span strip_heading_signs(Span s) {
  Span rest = mark_strip_symbols(s);
  bool sign = rest.n < s.n;
  if (span_cut_prefix(&rest, SPAN("⁂"))) sign = true;
  rest = cp_trim_start(rest);
  if (!sign || !rest.n) return s;
  Span name = rest;
  bool dot = span_cut_prefix(&name, SPAN("· "));
  return dot && cp_trim(name).n ? cp_trim_start(name) : rest;
}

Span mark_strip_attributes(Span s) {
  if (!span_ends(s, SPAN("}"))) return s;
  size_t open = s.n;
  while (open > 0 && s.z[open - 1] != '{') open--;
  if (open < 3 || open == s.n || s.z[open - 2] != ' ') return s;
  bool sign = strchr("#.-", s.z[open]) != NULL;
  return sign ? cp_trim(span_head(s, open - 1)) : s;
}

int mark_read(Span text, int64_t *no, Span *content) {
  Span s = text;
  *no = 0;
  int mark = read_once(&s, no);
  if (mark) s = cp_trim_start(s);
  if (mark == MARK_BOLD) { /* **【要闻】** */
    int bracket = read_bracket(&s);
    if (bracket) mark = bracket;
  }
  if (mark == MARK_BOLD && (read_number(&s, no) || read_paren_number(&s, no))) {
    mark = MARK_BOLD_NUMBER;
    s = cp_trim_start(s);
  }
  /* Under a heading or list mark there may be a number or bold type. */
  if (mark_is_heading(mark) || mark_is_bullet(mark)) {
    int64_t inner_no = 0;
    Span inner = s;
    int second = read_once(&inner, &inner_no);
    if (!second && mark_is_heading(mark)) second = read_zero(&inner, &inner_no);
    if (second && !mark_is_bracket(second)) {
      s = cp_trim_start(inner);
      *no = inner_no;
    }
  }
  if (mark_is_heading(mark)) s = mark_strip_attributes(strip_heading_signs(s));
  *content = mark_strip_link(s);
  if (mark) *content = mark_strip_url(*content);
  return mark;
}
