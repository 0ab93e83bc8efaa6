/* names.c: Layer 7. Parts of the rests of a masthead line; see masthead.h. */
#include "core/cp.h"
#include "core/words.h"
#include "issue/masthead.h"
#include "issue/text.h"
#include "value/number.h"

enum {
  OFFICE_NAME_MIN = 9, /* bytes of a name behind an office */
  PINYIN_MIN = 8,      /* capitals of a name that is spelled out */
  GAP = 8              /* columns of a blank that parts two statements */
};

/* Punctuation and brackets around a rest are not part of it. */
Span masthead_trim(Span s) {
  for (Span before = {NULL, 0}; before.n != s.n;) {
    before = s;
    Span rest = s;
    utf8_next(&rest);
    if (s.n && !cp_is_word(cp_class(utf8_peek(s))) && utf8_peek(s) != '@') {
      s = rest;
    }
    rest = s;
    utf8_last(&rest);
    uint32_t last = utf8_peek_last(s);
    if (s.n && !cp_is_word(cp_class(last)) && last != '+') s = rest;
  }
  return s;
}

/* "月野俱乐部(胜利路7号)" -> "月野俱乐部": an address behind a name. */
Span masthead_cut_address(Span name) {
  size_t n = span_find(name, SPAN("（"));
  if (n == SPAN_NPOS) n = span_find(name, SPAN("("));
  return n == SPAN_NPOS || n == 0 ? name : cp_trim(span_head(name, n));
}

/* "編輯者　弈苑社": a label that a blank parts from its value. */
bool masthead_is_apart(const Line *line, size_t end) {
  Span rest = line_unkey(line->content, end, SIZE_MAX);
  const char *z = line->content.z;
  if (rest.z <= z) return false;
  uint32_t cp = utf8_peek_last((Span){z, (size_t)(rest.z - z)});
  return cp_class(cp) == CP_BLANK;
}

/* "《Game 集中营》1994" -> "Game 集中营" */
Span masthead_book(Span name) {
  size_t close = span_find(name, SPAN("》")),
         open = span_find(name, SPAN("《"));
  size_t from = open == SPAN_NPOS ? 0 : open + 3;
  if (close == SPAN_NPOS) close = name.n; /* masthead_trim may have cut it */
  return close > from ? (Span){name.z + from, close - from} : name;
}

/* "青田公报 QINGTIAN GONGBAO" -> "青田公报" */
Span masthead_cut_pinyin(Span name) {
  size_t n = name.n, capitals = 0;
  while (n > 0 && (name.z[n - 1] == ' ' ||
                   (name.z[n - 1] >= 'A' && name.z[n - 1] <= 'Z'))) {
    capitals += name.z[--n] != ' ';
  }
  bool apart = n > 0 && n < name.n && name.z[n] == ' ';
  Span head = span_head(name, n);
  bool han = apart && cp_class(utf8_peek_last(head)) == CP_HAN;
  return han && capitals >= PINYIN_MIN ? head : name;
}

/* "月野户外 · 月刊" -> bytes of the key without how often it appears. */
size_t masthead_cut_frequency(Span key) {
  size_t n = words_suffix(WORDS_FREQUENCY, key);
  Span name = span_head(key, key.n - n);
  bool apart = false;
  while (n && name.n && !cp_is_word(cp_class(utf8_peek_last(name)))) {
    uint32_t cp = utf8_last(&name);
    apart = cp != 0x300B; /* 《…》月刊 */
  }
  return apart && name.n ? name.n : key.n;
}

/* "封面图摄于 2022.12.03", "創立於一九七二年" */
bool masthead_dates_other(const Line *line) {
  size_t n;
  return words_find(WORDS_DATE_OTHER, line->key, &n) != SPAN_NPOS;
}

/* "拾贝小馆・十月下" -> bytes of the key without the part of the year. */
size_t masthead_cut_month(Span key) {
  for (Span rest = key; rest.n;) {
    Span here = rest;
    uint32_t cp = utf8_next(&rest);
    if (cp != 0xB7 && cp != 0x30FB && cp != 0x2022 && cp != '|') continue;
    int64_t month;
    Span part = rest;
    if (!number_read(&part, &month) || month < 1 || month > 12) continue;
    if (!span_cut_prefix(&part, SPAN("月")) || part.n > 6) continue;
    return key.n - here.n;
  }
  return key.n;
}

/* "中共梅江区委组织部 组工通讯": bytes of the office that a blank parts from the name
** behind it; 0 for none. */
size_t masthead_office(const Line *line, Span key, size_t at) {
  Span raw = line_unkey(line->content, at, at + key.n);
  for (Span rest = raw; rest.n;) {
    Span head = {raw.z, (size_t)(rest.z - raw.z)};
    if (cp_class(utf8_next(&rest)) != CP_BLANK || !head.n) continue;
    size_t n = line_key_bytes(head);
    if (n >= key.n || key.n - n < OFFICE_NAME_MIN) return 0;
    Span office = span_head(key, n);
    bool named =
        text_is_office(office) && !words_suffix(WORDS_SERIES_END, office);
    return named && !text_is_office(span_from(key, n)) ? n : 0;
  }
  return 0;
}

/* "「拾光读书会」第21期简讯": an office between quotation marks is a name. */
bool masthead_is_quoted(const Line *line, size_t at) {
  Span before = span_head(line->key, at);
  return span_ends(before, SPAN("「")) || span_ends(before, SPAN("『")) ||
         span_ends(before, SPAN("“"));
}

/* "2021-08-16 20:00:00" -> "2021-08-16": what stands in front of a blank that a
** time of day follows. */
Span masthead_day(Span raw) {
  for (Span rest = raw; rest.n;) {
    size_t at = (size_t)(rest.z - raw.z);
    if (cp_class(utf8_next(&rest)) != CP_BLANK) continue;
    size_t colon = span_find(rest, SPAN(":"));
    if (colon != SPAN_NPOS && colon <= 2) return span_head(raw, at);
  }
  return raw;
}

/* Bytes of s in front of its first blank of GAP columns; s.n for none. */
size_t masthead_gap(Span s) {
  int columns = 0;
  size_t from = s.n;
  for (Span rest = s; rest.n;) {
    size_t at = (size_t)(rest.z - s.z);
    uint32_t cp = utf8_next(&rest);
    if (cp_class(cp) != CP_BLANK) {
      if (columns >= GAP && from > 0) return from;
      columns = 0;
      continue;
    }
    if (columns == 0) from = at;
    columns += cp == '\t' ? GAP : cp == 0x3000 ? 2 : 1;
  }
  return s.n;
}

/* "kernel stable:3.12.5", "hljs.init();": a value with its label, code. */
bool masthead_is_value(Span key) {
  size_t colon = span_find(key, SPAN(":"));
  bool value = colon != SPAN_NPOS && colon > 0 && colon + 1 < key.n;
  return value || span_ends(key, SPAN(";")) || span_ends(key, SPAN("(")) ||
         span_has(key, SPAN("()")) || span_has(key, SPAN("://"));
}

/* "QINGTIAN WENYI" below the name in Chinese. */
bool masthead_is_latin(Span key) {
  while (key.n) {
    if (cp_class(utf8_next(&key)) == CP_HAN) return false;
  }
  return true;
}
