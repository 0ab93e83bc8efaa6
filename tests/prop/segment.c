/* segment.c: properties of the words of random texts: they stand in the text in
** order, only white space and what is invisible lies between them, a word's
** folded form is the key of its text, it knows its length and whether white
** space is in it, every word of the lexicon can be stepped
** to, and the common ideographs fold to ideographs. */
#include "unit.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "search/lexicon.h"
#include "search/segment.h"
#include "text/fold.h"

static uint64_t seed = 88172645463325252u;

static uint32_t pick(uint32_t n) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 33) % n;
}

static const char *const pieces[] = {
    "党史",     "研究", "习近平", "工作动态", "的",   "一", "三十",  "第",
    "2020",     "年",   "6",      "月",       "日",   "GB", "18030", ".",
    ",",        "-",    "，",     "。",       "……",   " ",  "\n",    "\n\n",
    "\u3000",   "黨",   "Ａ",     "３",       "㈱",   "①",  "カナ",  "é",
    "e\u0301",  "\xFF", "\xE5",   "\u200B",   "·",    "%",  "𠀀",    "⻓",
    "\n 3\n\f", "/",    ":",      "'",        "年度", "ﬁ",  "T恤",   "\0x",
};

static void random_text(Text *text) {
  uint32_t n = pick(60);
  if (pick(40) == 0) n = 3000;
  for (uint32_t i = 0; i < n; i++) {
    if (pick(12) == 0) {
      text_add_cp(text, pick(0x3000) + (pick(2) ? 0x4E00 : 0));
    } else {
      text_add(text, span_of(pieces[pick(COUNT(pieces))]));
    }
  }
}

/* Whether s has nothing that is seen, or may have a page number in it. */
static bool is_gap(Span s) {
  uint32_t cps[FOLD_MAX];
  bool line_end = s.n && memchr(s.z, '\n', s.n);
  while (s.n && !line_end) {
    if (fold_key_next(&s, cps)) return false;
  }
  return true;
}

static bool has_blank(Span s) {
  while (s.n) {
    if (cp_class(utf8_next(&s)) == CP_BLANK) return true;
  }
  return false;
}

static bool text_holds(Span text, Arena *arena, const Rows *rows) {
  const char *at = text.z;
  for (size_t i = 0; i < rows->n; i++) {
    const Word *word = &ROW(*rows, Word, i);
    Text key = {.arena = arena};
    if (word->text.z < at || word->text.n == 0) return false;
    if (word->chars != utf8_count(word->text)) return false;
    if (!is_gap((Span){at, (size_t)(word->text.z - at)})) return false;
    at = word->text.z + word->text.n;
    if (at > text.z + text.n) return false;
    fold_key(word->text, &key);
    if (word->parted != has_blank(word->text)) return false;
    if (memchr(word->text.z, '\n', word->text.n)) {
      continue; /* a page number may stand in it */
    }
    if (!span_eq(text_span(&key), word->folded)) return false;
    if (word->stop != segment_is_stop(word->folded)) return false;
  }
  return is_gap((Span){at, (size_t)(text.z + text.n - at)});
}

static void check_texts(void) {
  int bad = 0;
  for (int i = 0; i < 4000 && !bad; i++) {
    Arena arena = {0};
    Rows rows = ROWS_OF(Word);
    Text text = {.arena = &arena};
    random_text(&text);
    segment_words(NULL, text_span(&text), &arena, &rows);
    if (!text_holds(text_span(&text), &arena, &rows)) {
      bad++;
      printf("# text: %.*s\n", (int)text.n, text.z);
    }
    arena_free(&arena);
  }
  OK_AS(bad == 0, "words of random texts");
}

static void check_ideographs(void) {
  int bad = 0;
  for (uint32_t cp = FOLD_HAN; cp < FOLD_HAN_END; cp++) {
    uint32_t to = fold_one(cp);
    bad += to != FOLD_ASK && cp_class(to) != CP_HAN;
  }
  OK_AS(bad == 0, "common ideographs fold to ideographs");
}

/* No character leads into the void, whatever node it is asked at. */
static void check_steps(void) {
  int words = 0;
  for (uint32_t a = 0; a < CP_COUNT; a++) {
    LexiconNode first = lexicon_start();
    if (!lexicon_step(&first, lexicon_code(a))) continue;
    for (uint32_t b = 0x4E00; b < 0xA000; b++) {
      LexiconNode second = first;
      if (!lexicon_step(&second, lexicon_code(b))) continue;
      words += lexicon_cost(second) > 0;
      if (lexicon_step(&second, lexicon_code(0x10FFFF))) words = -CP_COUNT;
    }
  }
  OK_AS(words > 100, "words of two characters");
}

int main(void) {
  check_texts();
  check_ideographs();
  check_steps();
  return unit_done();
}
