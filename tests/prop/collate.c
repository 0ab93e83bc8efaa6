/* collate.c: properties of value/collate, with ICU's collators as the oracle.
**
** Every Han character, 20,000 words and random texts stand as ICU has them;
** numbers by value in all spellings; and whatever the bytes, the order is
** total: antisymmetric, transitive, equal for equal bytes only.
*/
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/uscript.h>

#include "../unit/unit.h"

#include "charset_samples.h"
#include "core/utf8.h"
#include "random.h"
#include "value/collate.h"
#include "value/number.h"

enum { WORDS = 20000, WORD_BYTES = 64, HAN_MOST = 110000, PAIRS = 300000 };

static const char *const order_names[] = {"zh_pinyin", "zh_stroke"};
static const char *const icu_names[] = {"zh-u-co-pinyin-kn-true",
                                        "zh-u-co-stroke-kn-true"};
static UCollator *icu[2];
static CollateOrder order; /* that is being tested */

static int icu_compare(Span a, Span b) {
  UErrorCode e = U_ZERO_ERROR;
  UCollationResult r =
      ucol_strcollUTF8(icu[order], a.z, (int32_t)a.n, b.z, (int32_t)b.n, &e);
  return r == UCOL_LESS ? -1 : r == UCOL_GREATER;
}

static int sign(int c) { return c < 0 ? -1 : c > 0; }

static int ours_compare(Span a, Span b) {
  return sign(collate_compare(order, a, b));
}

static int by_ours(const void *a, const void *b) {
  return ours_compare(*(const Span *)a, *(const Span *)b);
}

/* One point, named after the collation. */
static void point(bool ok, const char *what) {
  char text[120];
  snprintf(text, sizeof(text), "%s: %s", order_names[order], what);
  OK_AS(ok, text);
}

static void show_pair(Span a, Span b) {
  printf("# '%.*s' '%.*s': ours %d, ICU %d\n", (int)a.n, a.z, (int)b.n, b.z,
         ours_compare(a, b), icu_compare(a, b));
}

/* Sorts the texts; how many neighbours ICU has the other way round. */
static int sort_against_icu(Span *texts, size_t n) {
  int wrong = 0;
  qsort(texts, n, sizeof(*texts), by_ours);
  for (size_t i = 1; i < n; i++) {
    if (icu_compare(texts[i - 1], texts[i]) <= 0) continue;
    if (wrong++ < 5) show_pair(texts[i - 1], texts[i]);
  }
  return wrong;
}

/* How many of random pairs compare in another way than in ICU; where ICU says
** equal, ours may say anything. */
static int pairs_against_icu(const Span *texts, unsigned n, int pairs) {
  int wrong = 0;
  while (pairs--) {
    Span a = texts[dice(n)], b = texts[dice(n)];
    int want = icu_compare(a, b);
    if (want == 0 || want == ours_compare(a, b)) continue;
    if (wrong++ < 5) show_pair(a, b);
  }
  return wrong;
}

/* ---- Han characters ---- */

static void test_han(void) {
  static char bytes[HAN_MOST][UTF8_MAX];
  static Span texts[HAN_MOST];
  char what[80];
  unsigned n = 0;
  for (uint32_t cp = 0; cp < 0x110000; cp++) {
    UErrorCode e = U_ZERO_ERROR;
    bool han = u_hasBinaryProperty((UChar32)cp, UCHAR_UNIFIED_IDEOGRAPH) ||
               u_hasBinaryProperty((UChar32)cp, UCHAR_RADICAL) ||
               uscript_getScript((UChar32)cp, &e) == USCRIPT_HAN;
    if (!han || (cp >= 0x16FE0 && cp < 0x17000)) continue;
    size_t len = utf8_put(bytes[n], cp);
    texts[n] = (Span){bytes[n], len};
    n++;
  }
  int wrong = sort_against_icu(texts, n);
  wrong += pairs_against_icu(texts, n, PAIRS);
  snprintf(what, sizeof(what), "%u Han characters and radicals as in ICU", n);
  point(wrong == 0 && n > 98000, what);
}

/* ---- Words ---- */

static char word_bytes[WORDS][WORD_BYTES];
static Span words[WORDS];

static bool all_han(Span s) {
  UErrorCode e = U_ZERO_ERROR;
  while (s.n) {
    if (uscript_getScript((UChar32)utf8_next(&s), &e) != USCRIPT_HAN) {
      return false;
    }
  }
  return true;
}

/* Whether the order reads a number in s: then a digit in its place is the same
** to all that follows. */
static bool has_number(Span s) {
  static const Span numerals = {"一二三四五六七八九十百千万亿零〇两廿卅萬億兩",
                                69};
  for (size_t i = 0; i < s.n; i += 3) {
    if (span_find(numerals, (Span){s.z + i, 3}) != SPAN_NPOS) return true;
  }
  return false;
}

/* The first words of jieba's list that have Han characters only, plain: none
** with a numeral; marked: those with one.  How many. */
static unsigned read_words(bool numerals) {
  const char *path = getenv("JIEBA");
  char line[256];
  unsigned n = 0;
  FILE *f =
      fopen(path ? path : "/usr/lib/python3/dist-packages/jieba/dict.txt", "r");
  while (f && n < WORDS && fgets(line, sizeof(line), f)) {
    Span s = span_of(line);
    size_t blank = span_find(s, SPAN(" "));
    if (blank == SPAN_NPOS || blank >= WORD_BYTES) continue;
    s = span_head(s, blank);
    if (!all_han(s) || has_number(s) != numerals) continue;
    if (!numerals && dice(12)) continue; /* of the 350,000 */
    memcpy(word_bytes[n], s.z, s.n);
    words[n] = (Span){word_bytes[n], s.n};
    n++;
  }
  if (f) fclose(f);
  return n;
}

/* Pieces of one to six Han characters of our own texts. */
static unsigned make_words(void) {
  unsigned n = 0;
  while (n < WORDS) {
    Span s = span_of(sample_hans[dice(COUNT(sample_hans))]);
    size_t at = dice((unsigned)s.n);
    while (at < s.n && utf8_is_tail(s.z[at])) at++;
    s = span_from(s, at);
    Span rest = s;
    for (unsigned k = 1 + dice(6); k && rest.n; k--) utf8_next(&rest);
    s.n -= rest.n;
    if (s.n % 3 || !all_han(s) || has_number(s)) continue;
    memcpy(word_bytes[n], s.z, s.n);
    words[n] = (Span){word_bytes[n], s.n};
    n++;
  }
  return n;
}

static char marks[4096]; /* collate_marks.txt */

/* Whether s has a character beside which a numeral is a number. */
static bool has_mark(Span s) {
  FILE *f = marks[0] ? NULL : fopen("ext/data/collate_marks.txt", "r");
  char line[1024];
  while (f && fgets(line, sizeof(line), f)) {
    if (line[0] != '#') strncat(marks, line, sizeof(marks) - 1 - strlen(marks));
  }
  if (f) fclose(f);
  for (size_t i = 0; i < s.n; i += 3) {
    Span one = {s.z + i, 3};
    if (span_find(span_of(marks), one) != SPAN_NPOS) return true;
  }
  return false;
}

/* Words that have numerals, but no character that makes them numbers. */
static void test_numeral_words(void) {
  char what[80];
  unsigned n = read_words(true), kept = 0;
  for (unsigned i = 0; i < n; i++) {
    if (!has_mark(words[i])) words[kept++] = words[i];
  }
  if (n == 0) return;
  int wrong = sort_against_icu(words, kept);
  wrong += pairs_against_icu(words, kept, PAIRS);
  snprintf(what, sizeof(what), "%u of %u words with numerals as in ICU", kept,
           n);
  point(wrong == 0 && kept * 2 > n, what);
}

static void test_words(void) {
  char what[80];
  unsigned n = read_words(false);
  if (n) {
    int wrong = sort_against_icu(words, n) + pairs_against_icu(words, n, PAIRS);
    snprintf(what, sizeof(what), "%u words of jieba's list as in ICU", n);
    point(wrong == 0 && n == WORDS, what);
  }
  n = make_words();
  int wrong = sort_against_icu(words, n) + pairs_against_icu(words, n, PAIRS);
  point(wrong == 0, "20000 pieces of own texts as in ICU");
}

/* ---- Mixed texts ---- */

/* Characters of which mixed texts must stand as in ICU. */
static const char alphabet[] =
    "中国人民工作简报市委办公室长重庆行乐着了的龟鼠龥丂沈阳藏文重庆"
    "0123456789  　\n\t"
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ａｂｃｄｅｘｙｚＡＢＣＤＥＸＹＺ"
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    "！＂＃＄％＆＇（）＊＋，－．／：；＜＝＞？＠［＼］＾＿｀｛｜｝～"
    "、。〈〉《》「」『』【】〔〕〖〗“”‘’—·￥"
    "あいうえおかきくけこさしすせそアイウエオカキクケコんン"
    "ㄅㄆㄇㄈㄉㄊㄋㄌαβγδωΑΒΓΩабвяАБВЯ";

static Span letters[sizeof(alphabet)];
static unsigned n_letters;

static Span random_text(Span *from, unsigned n, unsigned most, char *z) {
  size_t len = 0;
  for (unsigned k = dice(most + 1); k; k--) {
    Span s = from[dice(n)];
    memcpy(z + len, s.z, s.n);
    len += s.n;
  }
  return (Span){z, len};
}

static void test_mixed(void) {
  static const unsigned few[] = {3, 12, 1000};
  int wrong = 0;
  Span rest = SPAN(alphabet);
  for (n_letters = 0; rest.n; n_letters++) {
    Span s = rest;
    utf8_next(&rest);
    s.n -= rest.n;
    letters[n_letters] = s;
  }
  for (int i = 0; i < PAIRS; i++) {
    char a[64], b[64];
    Span own[1000]; /* few different ones: texts that go on alike */
    unsigned n = few[dice(3)];
    if (n == 1000) n = 60;
    for (unsigned k = 0; k < n; k++) own[k] = letters[dice(n_letters)];
    Span x = random_text(own, n, 6, a), y = random_text(own, n, 6, b);
    int want = icu_compare(x, y);
    if (want && want != ours_compare(x, y) && wrong++ < 10) show_pair(x, y);
  }
  point(wrong == 0, "mixed texts as in ICU");
}

/* ---- Numbers ---- */

/* n in one of four spellings. */
static void add_number(Text *out, int64_t n, unsigned style) {
  char z[32];
  snprintf(z, sizeof(z), style == 1 ? "%05lld" : "%lld", (long long)n);
  if (style == 2) {
    for (char *at = z; *at; at++) {
      text_add_cp(out, 0xFF10u + (uint32_t)(*at - '0'));
    }
  } else if (style == 3) {
    number_format(n, out);
  } else {
    text_add(out, span_of(z));
  }
}

static void test_numbers(void) {
  static const char *const around[][2] = {
      {"第", "期"}, {"卷", ""},     {"（", "）"}, {"", "、总则"},
      {"", "月"},   {"星期", "日"}, {"第", ""},   {"市委第", "次会议"},
  };
  int wrong = 0;
  for (int i = 0; i < 100000; i++) {
    Arena arena = {0};
    Text a = {.arena = &arena}, b = {.arena = &arena};
    const char *const *frame = around[dice(COUNT(around))];
    int64_t most = dice(2) ? 30 : 1000000000;
    int64_t m = dice((unsigned)most), n = dice((unsigned)most);
    text_add(&a, span_of(frame[0]));
    text_add(&b, span_of(frame[0]));
    add_number(&a, m, dice(4));
    add_number(&b, n, dice(4));
    text_add(&a, span_of(frame[1]));
    text_add(&b, span_of(frame[1]));
    Span x = text_span(&a), y = text_span(&b);
    int c = ours_compare(x, y);
    if (m != n && c != (m < n ? -1 : 1) && wrong++ < 5) {
      printf("# %.*s, %.*s: %d\n", (int)x.n, x.z, (int)y.n, y.z, c);
    }
    arena_free(&arena);
  }
  point(wrong == 0, "numbers by value in every spelling");
}

/* ---- The order is total ---- */

/* What numerals, marks and damage are made of. */
static const char *const pieces[] = {
    "第",
    "一",
    "十",
    "百",
    "二",
    "〇",
    "万",
    "心",
    "月",
    "期",
    "、",
    "（",
    "）",
    "3",
    "0",
    "12",
    "３",
    "a",
    "A",
    "Ａ",
    "é",
    "e\xCC\x81",
    "か",
    "が",
    "\xE4",
    "\xB8",
    "\xFF",
    "\xC2",
    "\xF0",
    "\xE4\xB8",
    "⼀",
    "㊀",
    "①",
    "𠀀",
    "豈",
    "\xCC\x81",
    "阿",
    "ㄅ",
    " ",
    "㎡",
    "重",
    "庆",
    "沈",
    "99999999999999999",
    "１00000000000000000",
    "0000000000000000000003",
};

static Span piece_list[COUNT(pieces)];

static void test_total(void) {
  enum { SET = 160, ROUNDS = 120 };
  static char bytes[SET][160];
  static Span set[SET];
  int wrong = 0, equal = 0;
  for (size_t i = 0; i < COUNT(pieces); i++) piece_list[i] = span_of(pieces[i]);
  for (int round = 0; round < ROUNDS; round++) {
    unsigned n = 2 + dice(COUNT(pieces) - 1);
    Span own[COUNT(pieces)];
    for (unsigned k = 0; k < n; k++) own[k] = piece_list[dice(COUNT(pieces))];
    for (int i = 0; i < SET; i++) set[i] = random_text(own, n, 6, bytes[i]);
    qsort(set, SET, sizeof(*set), by_ours);
    for (int i = 0; i < SET; i++) {
      for (int j = i; j < SET; j++) { /* all pairs: so all triples */
        int c = ours_compare(set[i], set[j]);
        if (c > 0 || c != -ours_compare(set[j], set[i])) wrong++;
        if ((c == 0) != span_eq(set[i], set[j])) equal++;
      }
    }
  }
  point(wrong == 0, "transitive and antisymmetric, whatever the bytes");
  point(equal == 0, "equal are equal bytes only");
}

int main(void) {
  UErrorCode e = U_ZERO_ERROR;
  seed = 20190418;
  for (int k = 0; k < 2; k++) {
    order = (CollateOrder)k;
    icu[k] = ucol_open(icu_names[k], &e);
    if (U_FAILURE(e)) return printf("Bail out! ICU has no collator\n"), 1;
    test_han();
    test_words();
    test_numeral_words();
    test_mixed();
    test_numbers();
    test_total();
    ucol_close(icu[k]);
  }
  return unit_done();
}
