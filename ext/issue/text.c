/* text.c: Layer 7. Questions about a piece of text; see text.h. */
#include "issue/text.h"

#include "core/cp.h"
#include "core/words.h"
#include "issue/marks.h"

enum {
  OFFICE_MIN = 6, /* bytes of an office's name */
  OFFICE_MAX = 90,
  OFFICE_OTHER = 14, /* of a second name in brackets behind it */
  VERB_BYTES = 12,
  THANKS_BYTES = 150, /* of a line of thanks */
  PERSON_BYTES = 120,
  PERSON_WIDTH = 36 /* columns of a line that names a person */
};

bool text_ends_sentence_mark(Span text) {
  for (int i = 0; i < 3 && text.n; i++) {
    char z[UTF8_MAX];
    Span rest = text;
    uint32_t cp = utf8_last(&rest);
    Span last = span_from(text, rest.n);
    if (cp == 0x2026) return true; /* … */
    if (cp >= 0xFF01 && cp <= 0xFF5E) {
      last = (Span){z, utf8_put(z, cp - 0xFEE0)};
    }
    if (words_is(WORDS_SENTENCE_END, last)) return true;
    if (!words_is(WORDS_CLOSE_MARK, last)) return false;
    text = rest;
  }
  return false;
}

bool text_ends_ask(Span text) {
  uint32_t cp = utf8_last(&text);
  if (cp == 0x201D || cp == 0x300D) cp = utf8_last(&text);
  return cp == '?' || cp == '!' || cp == 0xFF1F || cp == 0xFF01;
}

/* Common marks that are no bracket. */
static bool mark_is_plain(uint32_t cp) {
  return cp == 0x3001 || cp == 0x3002 || (cp >= ',' && cp <= '/') ||
         cp == ':' || cp == ';';
}

/* Skips what no scan looks at: ideographs, Latin letters and digits. */
static Span text_skip(Span key) {
  static const uint64_t words[4] = {(uint64_t)0x3FF << '0',
                                    (uint64_t)0x7FFFFFE07FFFFFE, 0, 0};
  while (key.n) {
    uint8_t b = (uint8_t)key.z[0];
    if (utf8_is_han(key)) {
      key = span_from(key, 3);
    } else if (words[b / 64] >> b % 64 & 1) {
      key = span_from(key, 1);
    } else {
      break;
    }
  }
  return key;
}

/* What one pass over a key shows. */
typedef struct TextScan {
  int depth;  /* brackets that are opened in it and not closed */
  bool inner; /* a sentence mark stands inside, out of brackets */
  bool leads; /* two leaders in a row */
} TextScan;

static TextScan text_scan(Span key) {
  TextScan scan = {0, false, false};
  uint32_t before = 0;    /* a leader... */
  const char *end = NULL; /* ...that ends here */
  while ((key = text_skip(key)).n) {
    Span here = key;
    uint32_t cp = utf8_next(&key);
    bool stop = cp == 0x3002 || cp == ',' || cp == ';';
    if (stop && scan.depth == 0 && key.n) scan.inner = true;
    if (text_is_leader(cp)) {
      scan.leads |= cp == before && end == here.z;
      before = cp;
      end = key.z;
    }
    if (mark_is_plain(cp) || cp_is_word(cp_class(cp))) continue;
    Span one = span_head(here, here.n - key.n);
    if (words_is(WORDS_QUOTE_OPEN, one)) scan.depth++;
    if (words_is(WORDS_QUOTE_CLOSE, one) && scan.depth > 0) scan.depth--;
  }
  return scan;
}

bool text_runs_on(Span key) {
  return words_suffix(WORDS_OPEN_MARK, key) > 0 || text_scan(key).depth > 0;
}

bool text_has_inner_stop(Span key) { return text_scan(key).inner; }

/* "3、气象台：三天有雨，局地暴雨；" and "- 驱动已提交。[列表](…)": a point of a list
** that is text, though it ends no sentence. */
static bool line_is_point(const Line *line) {
  if (!mark_is_bullet(line->mark) && !mark_is_number(line->mark)) return false;
  uint32_t last = utf8_peek_last(line->content);
  bool clause = (last == ';' || last == 0xFF1B) && line->inner_stop;
  return clause || span_has(line->content, SPAN("。"));
}

void line_look(const Issue *issue, Line *line) {
  line->full = line_is_full(issue, line);
  line->stop = text_ends_sentence(line->text);
  TextScan scan = text_scan(line->key);
  line->runs_on =
      scan.depth > 0 || words_suffix(WORDS_OPEN_MARK, line->key) > 0;
  line->inner_stop = scan.inner;
  line->leads = scan.leads;
  line->head = line->content_width <= HEAD_WIDTH;
  bool same = line->content.z + line->content.n == line->text.z + line->text.n;
  line->content_stop = same ? line->stop : text_ends_sentence(line->content);
  bool ends = line->content_stop && !text_ends_ask(line->content);
  if (ends) line->head = false;
  bool marked = line->mark ? mark_is_heading(line->mark) : false;
  if (line->full && !marked) line->head = false;
  if (!line->mark && line->inner_stop) line->head = false;
  if (line->head && line_is_point(line)) line->head = false;
}

/* Whether a verb stands in s: a verb that an office is named after (督导室,
** 组织部, 全面深化改革委员会) does not count. */
static bool text_has_verb(Span s) {
  size_t n;
  for (;;) {
    size_t at = words_find(WORDS_OFFICE_VERB, s, &n);
    if (at == SPAN_NPOS) return false;
    size_t topic = words_prefix(WORDS_OFFICE_TOPIC, span_from(s, at));
    if (topic) {
      s = span_from(s, at + topic);
      continue;
    }
    s = span_from(s, at + n);
    if (!words_prefix(WORDS_OFFICE_END, s)) return true;
  }
}

bool text_is_office(Span key) {
  if (span_ends(key, SPAN(")"))) { /* 档案局(馆) */
    size_t open = span_find(key, SPAN("("));
    if (open == SPAN_NPOS || key.n - open > OFFICE_OTHER) return false;
    if (!words_suffix(WORDS_OFFICE_END, span_head(key, key.n - 1)))
      return false;
    key.n = open;
  }
  size_t end = words_suffix(WORDS_OFFICE_END, key);
  if (!end || key.n < OFFICE_MIN || key.n > OFFICE_MAX) return false;
  for (Span rest = key; rest.n;) {
    CpClass c = cp_class(utf8_next(&rest));
    if (c != CP_HAN && c != CP_LETTER && c != CP_DIGIT) return false;
  }
  return !text_has_verb(key);
}

size_t text_office_prefix(Span key) {
  size_t n, from = 0;
  Span near = span_head(key, OFFICE_MAX + VERB_BYTES);
  for (;;) {
    size_t at = words_find(WORDS_OFFICE_VERB, span_from(near, from), &n);
    if (at == SPAN_NPOS) return 0;
    Span head = span_head(key, from + at);
    if (head.n && text_is_office(head)) return head.n;
    Span rest = span_from(near, from + at);
    utf8_next(&rest);
    from = near.n - rest.n;
  }
}

size_t text_editorial_office(Span key) {
  static const Span name = {"编辑部", 9};
  size_t at = span_find(span_head(key, OFFICE_MAX), name);
  if (at == SPAN_NPOS || at < 6) return 0;
  for (Span rest = span_head(key, at); rest.n;) {
    uint32_t cp = utf8_next(&rest);
    if (!cp_is_word(cp_class(cp)) && cp != '-') return 0;
  }
  return at + name.n;
}

bool text_is_person(Span key) {
  size_t sur = words_prefix(WORDS_SURNAME, key), chars = 0;
  if (!sur || key.n > 4 * 3) return false;
  for (Span rest = key; rest.n; chars++) {
    if (cp_class(utf8_next(&rest)) != CP_HAN) return false;
  }
  bool compound = sur == 6; /* 欧阳… has up to four characters */
  return chars >= 2 && key.n > sur && (chars <= 3 || compound);
}

/* Whether a blank stands in s, as in "特藏部　顾小竹". */
static bool text_has_blank(Span s) {
  return span_has(s, SPAN(" ")) || span_has(s, SPAN("　")) ||
         span_has(s, SPAN("\t"));
}

/* A name alone, or in front of a role or a title: 罗小梅口述, 許懷真牧師. */
static bool text_is_called(Span key) {
  if (text_is_person(key)) return true;
  size_t role = words_suffix(WORDS_CREDIT_END, key);
  if (role && text_is_person(span_head(key, key.n - role))) return true;
  size_t title = words_suffix(WORDS_PERSON_TITLE, key);
  return title && text_is_person(span_head(key, key.n - title));
}

/* "3号楼 小海", "二（1）班 云朵": whatever the name, behind a house or class. */
static bool text_is_of_class(Span name, Span class) {
  size_t han = utf8_count(name);
  return han >= 2 && han <= 4 && name.n == han * 3 &&
         words_suffix(WORDS_CLASS_END, class) > 0;
}

/* The last word, a letter-spaced name as one word. */
static Span text_last_word(Span raw) {
  Span last = raw;
  size_t chars = 0;
  for (Span rest = raw; rest.n; chars++) {
    if (cp_class(utf8_next(&rest)) != CP_BLANK) continue;
    if (chars > 1 || last.z == raw.z) last = rest;
    chars = SIZE_MAX;
  }
  return last;
}

bool text_names_person(Issue *issue, Span raw, Span keyed) {
  if (raw.n > PERSON_BYTES) return false;
  bool named = text_is_called(keyed);
  if (!named && !text_has_blank(raw)) return false;
  if (cp_span_width_to(raw, PERSON_WIDTH + 1) > PERSON_WIDTH) return false;
  if (named) return true;
  Span last = text_last_word(raw);
  Text key = {.arena = &issue->arena};
  fold_key(last, &key);
  Span name = text_span(&key);
  name.n -= words_suffix(WORDS_CREDIT_END, name);
  if (last.n == raw.n || text_has_inner_stop(keyed)) return false;
  return text_is_person(name) ||
         text_is_of_class(name, span_head(keyed, keyed.n - name.n));
}

Span text_thanks(Span key) {
  size_t n = words_prefix(WORDS_THANKS_START, key), behind;
  if (n == 0 || key.n > THANKS_BYTES) return SPAN_NONE;
  Span names = span_from(key, n);
  size_t end = words_find(WORDS_THANKS_FOR, names, &behind);
  if (end == SPAN_NPOS || end == 0) return SPAN_NONE;
  return span_head(names, end);
}

bool text_is_balanced(Span text) {
  size_t halves[2] = {0, 0}, half = 0;
  for (bool blank = false; text.n;) {
    uint32_t cp = utf8_next(&text);
    bool b = cp_class(cp) == CP_BLANK;
    half += b && !blank;
    blank = b;
    if (half > 1) return false;
    if (!b) halves[half] += (size_t)cp_width(cp);
    if (half == 1 && halves[1] > halves[0]) return false;
  }
  return half == 1 && halves[0] >= 8 && halves[0] == halves[1];
}
