/* script.c: properties of zh_simplify and zh_traditional, over all code points,
** the words of data/script_phrases.txt, and random texts.
**
** What is converted is not converted again.  Simplified characters (those of
** GB 2312, by ICU) come back from traditional ones.  Each word of the list
** becomes what its rows say.  Characters stay in number and place; the parts of
** a text that a line end parts are converted each by itself.  The seed is
** fixed.
*/
#include <stdlib.h>

#include <unicode/ucnv.h>

#include "random.h"
#include "unit.h"

#include "core/utf8.h"
#include "value/script.h"

static Arena arena;

static Span convert(ScriptWay way, Span s) {
  Text out = {.arena = &arena};
  script_convert(way, s, &out);
  return text_span(&out);
}

static Span simplify(Span s) { return convert(SCRIPT_SIMPLIFIED, s); }
static Span traditional(Span s) { return convert(SCRIPT_TRADITIONAL, s); }

/* ---- Characters ---- */

static bool is_in(uint32_t cp, const char *list) {
  Span s = span_of(list);
  while (s.n) {
    if (utf8_next(&s) == cp) return true;
  }
  return false;
}

static void test_characters(void) {
  int again = 0, number = 0, ascii = 0;
  for (uint32_t cp = 1; cp < 0x110000; cp++) {
    char z[UTF8_MAX];
    if (cp >> 11 == 0x1B) continue;
    Span s = {z, utf8_put(z, cp)};
    Span a = simplify(s), b = traditional(s);
    number += utf8_count(a) != 1 || utf8_count(b) != 1;
    ascii += cp < 0x2E80 && (!span_eq(a, s) || !span_eq(b, s));
    /* OpenCC has a chain of three here: 薴 苧 苎. */
    bool same = span_eq(simplify(a), a) && span_eq(traditional(b), b);
    if (!same && !is_in(cp, "薴苎") && again++ < 5) printf("# U+%X\n", cp);
    arena_free(&arena);
  }
  OK_AS(number == 0, "one character becomes one");
  OK_AS(ascii == 0, "what is no Han character stays");
  OK_AS(again == 0, "what is converted is not converted again");
}

/* GB 2312 has these besides what they are simplified to. */
static const char kept[] = "昵稆迳麽乾谘菸薹拚捱摺吒後徵夥馀渖榘於钜镟锺袷麴醣";

static void test_gb2312(void) {
  UErrorCode e = U_ZERO_ERROR;
  UConverter *gb = ucnv_open("gb2312", &e);
  int bad = 0, seen = 0;
  for (int hi = 0xB0; hi <= 0xF7; hi++) {
    for (int lo = 0xA1; lo <= 0xFE; lo++) {
      char in[2] = {(char)hi, (char)lo}, z[UTF8_MAX];
      UChar out[4];
      e = U_ZERO_ERROR;
      int n = ucnv_toUChars(gb, out, 4, in, 2, &e);
      if (U_FAILURE(e) || n != 1 || out[0] == 0xFFFD) continue;
      Span s = {z, utf8_put(z, out[0])};
      seen++;
      if (!span_eq(simplify(traditional(s)), s) && !is_in(out[0], kept)) {
        if (bad++ < 5) printf("# %.*s\n", (int)s.n, s.z);
      }
      arena_free(&arena);
    }
  }
  ucnv_close(gb);
  OK_AS(seen > 6700, "GB 2312 is there");
  OK_AS(bad == 0, "the characters of GB 2312 come back");
}

/* ---- Words ---- */

/* Whether each character from of word became to. */
static bool is_word_right(ScriptWay way, Span word, uint32_t from,
                          uint32_t to) {
  Span got = convert(way, word);
  bool found = false;
  while (word.n) {
    uint32_t a = utf8_next(&word), b = utf8_next(&got);
    if (a != from) continue;
    found = true;
    if (b != to) return false;
  }
  return found && got.n == 0;
}

static void test_words(void) {
  static char line[65536];
  int bad = 0, seen = 0;
  FILE *in = fopen("ext/data/script_phrases.txt", "r");
  while (in && fgets(line, sizeof(line), in)) {
    Span s = span_of(line);
    if (line[0] == '#' || s.n < 5) continue;
    ScriptWay way = line[0] == 's' ? SCRIPT_TRADITIONAL : SCRIPT_SIMPLIFIED;
    s = span_from(s, 4);
    uint32_t from = utf8_next(&s);
    utf8_next(&s); /* > */
    uint32_t to = utf8_next(&s);
    while (s.n > 1) {
      s = span_from(s, 1);
      size_t n = 0;
      while (n < s.n && s.z[n] != ' ' && s.z[n] != '\n') n++;
      Span word = span_head(s, n);
      seen++;
      if (!is_word_right(way, word, from, to) && bad++ < 5) {
        printf("# %.*s\n", (int)word.n, word.z);
      }
      s = span_from(s, n);
    }
    arena_free(&arena);
  }
  if (in) fclose(in);
  OK_AS(seen > 500, "the list is there");
  OK_AS(bad == 0, "words become what their rows say");
}

/* ---- Texts ---- */

static size_t random_text(char *z, size_t size) {
  static const char common[] =
      "发后里干只系面台著松范郁卷复历髮後裏乾隻係麵臺鬆範鬱捲復曆";
  size_t n = 0;
  for (unsigned k = dice(40); k && n + 8 < size; k--) {
    unsigned kind = dice(10);
    if (kind < 5) {
      memcpy(z + n, common + 3 * dice(sizeof(common) / 3), 3);
      n += 3;
    } else if (kind == 9) {
      z[n++] = (char)(dice(255) + 1);
    } else {
      n += utf8_put(z + n,
                    kind < 8 ? 0x4E00 + dice(0x5200) : 0x1F000 + dice(0x11000));
    }
  }
  return n;
}

static void test_texts(void) {
  int number = 0, parts = 0, bad = 0;
  for (int t = 0; t < 50000; t++) {
    char z[1024], copy[1024];
    Span s = {z, random_text(z, sizeof(z) / 2)}, rest = s;
    size_t n_in = 0, n_out = 0;
    ScriptWay way = dice(2) ? SCRIPT_SIMPLIFIED : SCRIPT_TRADITIONAL;
    Span whole = convert(way, s), at = whole;
    for (; rest.n; n_in++) utf8_next(&rest);
    for (; at.n; n_out++) {
      uint32_t cp;
      bad += utf8_read(at, &cp) == 0;
      utf8_next(&at);
    }
    number += n_in != n_out;
    memcpy(copy, z, s.n);
    copy[s.n] = '\n';
    size_t more = random_text(copy + s.n + 1, sizeof(copy) / 2 - 1);
    Span both = convert(way, (Span){copy, s.n + 1 + more});
    Span second = convert(way, (Span){copy + s.n + 1, more});
    parts += !span_starts(both, whole) || !span_ends(both, second) ||
             both.n != whole.n + 1 + second.n;
    arena_free(&arena);
  }
  OK_AS(number == 0, "as many characters as before");
  OK_AS(bad == 0, "the result is well-formed");
  OK_AS(parts == 0, "lines are converted each by itself");
}

int main(void) {
  seed = 1956;
  test_characters();
  test_gb2312();
  test_words();
  test_texts();
  return unit_done();
}
