/* lead.c: Layer 7. Reads a line as the lead of a record; see outline.h.
**
**   "3、**[尺子](https://…)** @小满"  title [尺子](https://…), credit @小满
**   "- 尺子：量表格的小工具"           title 尺子, text 量表格的小工具
*/
#include "core/cp.h"
#include "core/words.h"
#include "issue/marks.h"
#include "issue/markup.h"
#include "issue/outline.h"
#include "issue/text.h"

enum {
  TITLE_MIN = 6,       /* bytes of a title in front of a colon */
  LEAD_TITLE_MAX = 72, /* of it */
  TEXT_MIN = 18,       /* of the text behind it */
  TAIL_LINKS = 4,      /* behind a title */
  WORD_MAX = 15,       /* of a word behind a title that is a link */
  LABEL_MAX = 30,      /* of a word in front of a link: 教程：[…](…) */
  LINK_MAX = 600,      /* of the words of a link */
  LINK_NAME_MAX = 60,  /* of the name of an address: [words][name] */
  BEHIND_MAX = 160,    /* of what may stand behind a link that is alone */
  LONG_COLUMNS = 44
};

bool lead_is_list(const Line *line) {
  return !line->code &&
         (mark_is_number(line->mark) ||
          (mark_is_bullet(line->mark) && line->content.z != line->text.z));
}

/* Cuts what parts a title from its text: ":", " - ", "——", "|". */
static bool lead_cut_sign(Span *s) {
  static const Span more[] = {{"| ", 2}, {"｜", 3}, {"，", 3}, {"-- ", 3}};
  return mark_cut_sign(s) || mark_cut_any(s, more, COUNT(more));
}

/* No title: sentences, or a link. */
static bool lead_is_text(Span s) {
  return span_has(s, SPAN("。")) || span_has(s, SPAN("；")) ||
         span_has(s, SPAN("["));
}

static bool lead_cut_colon(Span *s) {
  return span_cut_suffix(s, SPAN("：")) || span_cut_suffix(s, SPAN(":"));
}

/* "(…)", "[ from …]" and nothing behind: its inside. */
static bool lead_bracket(Span s, Span *inner) {
  static const Span pairs[][2] = {
      {{"（", 3}, {"）", 3}}, {{"(", 1}, {")", 1}}, {{"[", 1}, {"]", 1}}};
  for (size_t i = 0; i < COUNT(pairs); i++) {
    Span rest = s;
    if (!span_cut_prefix(&rest, pairs[i][0])) continue;
    if (!span_cut_suffix(&rest, pairs[i][1])) continue;
    *inner = cp_trim(rest);
    return true;
  }
  return false;
}

/* "山月网：阿梧" -> "阿梧": who wrote it, behind the site. */
static Span lead_behind_site(Span s) {
  size_t at = span_find(s, SPAN("："));
  if (at == SPAN_NPOS || at == 0 || at + 3 == s.n) return s;
  Span name = cp_trim(span_from(s, at + 3));
  return span_has(name, SPAN("://")) ? s : name;
}

/* Reads what stands behind a linked title; whether it is nothing but a credit
** or a site. */
static bool lead_behind(Lead *lead, Span s) {
  static const Span words[] = {
      {"by ", 3}, {"By ", 3}, {"from ", 5}, {"来自", 6}, {"via ", 4}};
  static const Span roles[] = {
      {"推荐：", 9}, {"推荐人：", 12}, {"贡献者：", 12}, {"作者：", 9}};
  s = cp_trim(s);
  span_cut_suffix(&s, SPAN("\\"));
  s = cp_trim(s);
  if (s.n == 0) return true;
  if (s.n > BEHIND_MAX || text_ends_sentence(s)) return false;
  Span inner;
  bool bracket = lead_bracket(s, &inner);
  if (!bracket) inner = s;
  if (span_starts(inner, SPAN("@"))) {
    lead->credit = inner;
    return true;
  }
  lead_cut_sign(&inner);
  while (span_cut_prefix(&inner, SPAN("-"))) {
  }
  inner = cp_trim(inner);
  for (size_t i = 0; i < COUNT(words); i++) {
    if (!span_cut_prefix(&inner, words[i])) continue;
    lead->credit = lead_behind_site(cp_trim(inner));
    return true;
  }
  for (size_t i = 0; i < COUNT(roles); i++) {
    if (!span_starts(inner, roles[i])) continue;
    lead->credit = inner; /* with its role, for table credits */
    return true;
  }
  return bracket;
}

/* Bytes of a link at the start of s: [words](address), [words][name]. */
static size_t lead_link(Span s, Span *words) {
  size_t n = span_starts(s, SPAN("[")) ? markup_link(s, words) : 0;
  if (n || !span_starts(s, SPAN("["))) return n;
  size_t close = span_find(span_head(s, LINK_MAX), SPAN("]"));
  if (close == SPAN_NPOS || !span_starts(span_from(s, close), SPAN("]["))) {
    return 0;
  }
  size_t end =
      span_find(span_head(span_from(s, close + 2), LINK_NAME_MAX), SPAN("]"));
  *words = (Span){s.z + 1, close - 1};
  if (end == SPAN_NPOS) return 0;
  n = close + 2 + end + 1; /* "[类别][题](…)" has a tag */
  return n < s.n && s.z[n] == '(' ? 0 : n;
}

/* "[系列] [题](…)": bytes of the tag; "[ 211201 ] ", "【系列】" too. */
static size_t lead_tag(Span s) {
  if (span_starts(s, SPAN("【"))) {
    size_t end = span_find(span_head(s, LABEL_MAX), SPAN("】"));
    return end == SPAN_NPOS ? 0 : end + 3;
  }
  if (!span_starts(s, SPAN("["))) return 0;
  size_t close = span_find(span_head(s, LABEL_MAX), SPAN("]"));
  if (close == SPAN_NPOS || close + 1 == s.n) return 0;
  char next = s.z[close + 1];
  return next == ' ' || next == '[' ? close + 1 : 0;
}

static bool lead_is_digits(Span s) {
  bool digit = false;
  for (; s.n; s = span_from(s, 1)) {
    digit |= cp_is_ascii_digit((uint8_t)s.z[0]);
    if (!cp_is_ascii_digit((uint8_t)s.z[0]) && !strchr(" []-./:", s.z[0])) {
      return false;
    }
  }
  return digit;
}

/* "教程：[题](…)": bytes of the word in front of the link. */
static size_t lead_label(Span s) {
  Span head = span_head(s, LABEL_MAX);
  size_t at = span_find(head, SPAN("：["));
  if (at != SPAN_NPOS) return at + 3;
  at = span_find(head, SPAN(": ["));
  return at != SPAN_NPOS ? at + 2 : 0;
}

/* Words of a link that are no title: an address, a picture, "#9101". */
static bool link_is_address(Span words) {
  if (span_starts(words, SPAN("http")) || span_starts(words, SPAN("!["))) {
    return true;
  }
  return span_cut_prefix(&words, SPAN("#")) && lead_is_digits(words);
}

/* "《[题](…)》": the link inside, and the title with its marks. */
static bool lead_read_book(Lead *lead, Span s) {
  Span inner = s, words;
  if (!span_cut_prefix(&inner, SPAN("《"))) return false;
  size_t n = lead_link(inner, &words);
  Span rest = span_from(inner, n);
  if (!n || !words.n || !span_cut_prefix(&rest, SPAN("》"))) return false;
  lead->kind = LEAD_LINK;
  lead->words = words;
  lead->title = span_head(s, s.n - rest.n);
  lead->rest = rest;
  return true;
}

/* A link in front, or behind a tag. */
static bool lead_read_link(Lead *lead, Span s, bool list) {
  Span words, from = s;
  size_t n = lead_link(s, &words);
  if (!n) {
    size_t tag = lead_tag(s);
    bool digits = tag && lead_is_digits(span_head(s, tag));
    if (!tag && list) {
      tag = lead_label(s);
      digits = true;
    }
    if (!tag) return false;
    s = cp_trim_start(span_from(s, tag));
    if (digits) from = s;
    n = lead_link(s, &words);
    if (!n) return false;
  }
  words = cp_trim(words);
  if (!words.n || link_is_address(words)) return false;
  lead->kind = LEAD_LINK;
  lead->words = words;
  lead->title = (Span){from.z, (size_t)(s.z - from.z) + n};
  lead->rest = span_from(s, n);
  return true;
}

/* "title <https://…>", "title https://…". */
static bool lead_read_url(Lead *lead, Span s) {
  size_t tag = lead_tag(s);
  if (tag && lead_is_digits(span_head(s, tag))) {
    s = cp_trim_start(span_from(s, tag));
  }
  size_t at = span_find(s, SPAN("http"));
  if (at == SPAN_NPOS || at < TITLE_MIN || at > LEAD_TITLE_MAX * 2)
    return false;
  Span url = span_from(s, at), title = cp_trim(span_head(s, at));
  bool angle = span_cut_suffix(&title, SPAN("<"));
  title = cp_trim(title);
  if (!angle && s.z[at - 1] != ' ') return false;
  size_t n = 0;
  while (n < url.n && url.z[n] != (angle ? '>' : ' ')) n++;
  if (!span_has(span_head(url, n), SPAN("://"))) return false;
  while (lead_cut_colon(&title)) {
  }
  if (lead_is_text(title)) return false;
  lead->kind = LEAD_LINK;
  lead->title = cp_trim(title);
  lead->words = lead->title;
  lead->rest = span_from(url, n + (angle && n < url.n));
  return lead->title.n > 0;
}

/* Cuts one short link off the end of *s, and the brackets around it. */
static bool lead_cut_link(Span *s) {
  Span rest = *s, words = SPAN_NONE;
  bool square =
      span_ends(rest, SPAN(")]")) && span_cut_suffix(&rest, SPAN("]"));
  size_t at = rest.n;
  if (!span_ends(rest, SPAN(")"))) return false;
  while (at > 0 && rest.z[at - 1] != '[') at--;
  if (at <= TITLE_MIN) return false;
  size_t n = lead_link(span_from(rest, at - 1), &words);
  if (n != rest.n - at + 1 || !words.n || words.n > WORD_MAX) return false;
  rest = span_head(rest, at - 1);
  if (square && !span_cut_suffix(&rest, SPAN("["))) return false;
  *s = cp_trim(rest);
  return true;
}

/* "title [链接](…)", "title [[来源](…)]": words that are links at the end. */
static bool lead_read_tail_link(Lead *lead, Span s) {
  Span title = s;
  int links = 0;
  while (links < TAIL_LINKS && lead_cut_link(&title)) links++;
  if (!links || title.n > LEAD_TITLE_MAX * 2) return false;
  while (lead_cut_colon(&title) || span_cut_suffix(&title, SPAN("-"))) {
    title = cp_trim(title);
  }
  if (title.n < TITLE_MIN || lead_is_text(title)) return false;
  lead->kind = LEAD_LINK;
  lead->title = lead->words = title;
  lead->rest = (Span){s.z + s.n, 0};
  return true;
}

/* "**title**", "**title**: text", "**[title](address)**". */
static bool lead_read_bold(Lead *lead, Span s, bool list) {
  Span rest = s, sign = {s.z, 2};
  if (!span_cut_prefix(&rest, SPAN("**")) &&
      !span_cut_prefix(&rest, SPAN("__"))) {
    return false;
  }
  size_t close = span_find(rest, sign);
  if (close == SPAN_NPOS || close == 0) return false;
  Span inner = cp_trim(span_head(rest, close));
  rest = span_from(rest, close + 2);
  lead->kind = LEAD_BOLD;
  if (lead_read_link(lead, inner, list)) {
    Span behind = cp_trim(lead->rest);
    if (behind.n) lead->kind = LEAD_BOLD;
  }
  bool colon = false;
  while (lead_cut_colon(&inner)) colon = true;

  if (lead->kind == LEAD_BOLD) lead->title = lead->words = inner;
  lead->number = inner.n && cp_is_ascii_digit((uint8_t)inner.z[0]) &&
                 mark_behind(inner).n < inner.n;
  if (lead->kind == LEAD_BOLD && lead->number) {
    lead->title = lead->words = mark_behind(inner);
  }
  if (colon) { /* a text must follow */
    lead->rest = cp_trim_start(rest);
    lead->sign = true;
    return lead->rest.n > 0;
  }
  if (span_cut_prefix(&rest, SPAN("。"))) lead->sign = true;
  lead->rest = rest;
  return true;
}

/* "title：text" */
static bool lead_read_title(Lead *lead, Span s) {
  size_t at = span_find(s, SPAN("：")), n = 3;
  if (at == SPAN_NPOS) {
    at = span_find(s, SPAN(": "));
    n = 2;
  }
  if (at == SPAN_NPOS || at < TITLE_MIN || at > LEAD_TITLE_MAX) return false;
  if (s.n - at - n < TEXT_MIN) return false;
  for (Span head = span_head(s, at); head.n;) {
    uint32_t cp = utf8_next(&head);
    if (cp == 0xFF0C || cp == 0x3002 || cp == '[' || cp == 0xFF1B) return false;
  }
  lead->kind = LEAD_TITLE;
  lead->title = lead->words = cp_trim(span_head(s, at));
  lead->rest = span_from(s, at + n);
  return true;
}

/* "| [title](address) | text |": the first cell that is a link, and what stands
** in the cells behind it. */
static void lead_read_row(Lead *lead, Span s) {
  for (size_t bar; (bar = span_find(s, SPAN("|"))) != SPAN_NPOS;) {
    s = cp_trim_start(span_from(s, bar + 1));
    if (!lead_read_link(lead, s, false)) continue;
    Span rest = cp_trim_start(lead->rest);
    span_cut_prefix(&rest, SPAN("|"));
    while (span_cut_suffix(&rest, SPAN("|"))) rest = cp_trim(rest);
    lead->rest = cp_trim(rest);
    if (!lead->rest.n) lead->rest = SPAN_NONE;
    return;
  }
}

/* What stands behind the title: a credit, the rest of it, a text. */
static void lead_read_rest(Lead *lead) {
  Span rest = lead->rest;
  lead->alone = lead_behind(lead, rest);
  if (span_starts(rest, SPAN(", "))) { /* a title that goes on */
    Span all = {lead->title.z, (size_t)(rest.z - lead->title.z) + rest.n};
    if (!text_ends_sentence(all)) {
      lead->title = all;
      lead->rest = SPAN_NONE;
      return;
    }
  }
  bool comma = span_starts(rest, SPAN("，")); /* a sentence goes on */
  if (!lead->alone && lead_cut_sign(&rest)) lead->sign = !comma;
  lead->rest = lead->alone ? SPAN_NONE : cp_trim(rest);
}

/* A title in s, and what stands behind it. */
static bool lead_read_titled(Lead *lead, const Line *line, Span s, bool list) {
  bool titled = lead_read_bold(lead, s, list) ||
                lead_read_link(lead, s, list) || lead_read_book(lead, s) ||
                lead_read_url(lead, s) ||
                (list && lead_read_tail_link(lead, s));
  if (titled && lead->kind == LEAD_BOLD && !text_ends_ask(lead->title) &&
      text_ends_sentence_mark(lead->title)) {
    return false; /* a sentence in bold type */
  }
  if (titled) {
    lead_read_rest(lead);
    return true;
  }
  bool tags = line->mark == MARK_BOLD && line_is_headlike(line) &&
              !span_has(line->text, SPAN("</"));
  if (tags) { /* <b>title</b> */
    *lead = (Lead){.kind = LEAD_BOLD, .alone = true, .title = s, .words = s};
  }
  return tags;
}

void lead_read(const Line *line, Lead *lead) {
  static const Lead none = {.kind = LEAD_NONE};
  bool list = lead_is_list(line);
  Span s = list ? mark_behind(line->text) : line->text;
  s = mark_strip_symbols(s);
  *lead = none;
  if (span_starts(s, SPAN("|"))) {
    lead_read_row(lead, s);
    return;
  }
  if (s.n == 0) {
    lead->kind = LEAD_BARE;
    return;
  }
  if (lead_read_titled(lead, line, s, list)) return;
  *lead = none;
  if (list && lead_read_title(lead, s)) return;
  bool text = line->content_stop || line->inner_stop ||
              line->content_width > LONG_COLUMNS;
  lead->kind = text ? LEAD_LONG : LEAD_SHORT;
  lead->title = s;
}

void lead_split(Issue *issue, Line *line, const Lead *lead) {
  Span title = mark_strip_symbols(lead->title);
  bool name = span_ends(title, SPAN("]")); /* [words][name] */
  if (name && span_starts(title, SPAN("["))) title = lead->words;
  line->content = markup_plain(issue, title);
  line->tail = lead->rest;
  line->content_width = (int)cp_span_width(line->content);
  line->key = line_key(issue, line->content);
  line->entry_n = (uint32_t)line->key.n;
  line_look(issue, line);
}
