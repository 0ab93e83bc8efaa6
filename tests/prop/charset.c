/* charset.c: properties of ext/charset*.c, with ICU as the oracle.
**
** Every code of every charset decodes as ICU decodes it; every code point
** survives the way there and back; malformed bytes cost as many U+FFFD as in
** ICU and never an ASCII byte; detection is right on pieces of the texts in
** charset_samples.h.  With an argument, prints the table of confusions.
*/
#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "../unit/unit.h"

#include "charset_samples.h"
#include "core/utf8.h"
#include "text/charset.h"

/* ---- ICU ---- */

static UConverter *icu[CHARSET_COUNT]; /* by charset */

static void icu_open(void) {
  for (int c = CHARSET_UTF8; c < CHARSET_COUNT; c++) {
    UErrorCode e = U_ZERO_ERROR;
    icu[c] = ucnv_open(charset_name((Charset)c), &e);
    if (U_FAILURE(e)) printf("Bail out! ICU has no %d\n", c);
  }
}

/* What ICU makes of the bytes, in UTF-8; malformed places are U+FFFD. */
static size_t icu_decode(Charset c, Span s, char *out, size_t cap) {
  static UChar wide[1 << 17];
  UErrorCode e = U_ZERO_ERROR;
  int32_t n = 0, bytes = 0;
  n = ucnv_toUChars(icu[c], wide, (int32_t)COUNT(wide), s.z, (int32_t)s.n, &e);
  if (U_FAILURE(e)) return 0;
  u_strToUTF8(out, (int32_t)cap, &bytes, wide, n, &e);
  return U_FAILURE(e) ? 0 : (size_t)bytes;
}

/* UTF-8 in the charset, or 0 bytes when it cannot say that. */
static size_t icu_encode(Charset c, Span s, char *out, size_t cap) {
  static UChar wide[1 << 17];
  UErrorCode e = U_ZERO_ERROR;
  int32_t n = 0;
  u_strFromUTF8(wide, (int32_t)COUNT(wide), &n, s.z, (int32_t)s.n, &e);
  ucnv_setFromUCallBack(icu[c], UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL,
                        &e);
  n = ucnv_fromUChars(icu[c], out, (int32_t)cap, wide, n, &e);
  return U_FAILURE(e) ? 0 : (size_t)n;
}

static uint32_t seed = 20200609;

static uint32_t random_below(uint32_t n) {
  seed = seed * 1664525u + 1013904223u;
  return (uint32_t)((uint64_t)seed * n >> 32);
}

/* ---- Codes ---- */

/* Whether both decode the bytes alike; U+FFFD of ours must be counted. */
static bool agrees(Charset c, const uint8_t *bytes, size_t n) {
  char want[256];
  Arena arena = {0};
  int64_t bad = 0;
  Span s = {(const char *)bytes, n};
  Span got = charset_decode(s, c, &arena, &bad);
  size_t len = icu_decode(c, s, want, sizeof(want));
  bool same = span_eq(got, (Span){want, len});
  if (same && bad == 0 && span_eq(got, SPAN("\xEF\xBF\xBD"))) {
    same = n > 1; /* the code of U+FFFD itself */
  }
  arena_free(&arena);
  return same;
}

/* An unassigned pair of Big5 with an ASCII byte at its end: ICU swallows it,
** we do not. */
static bool big5_gives_back(const uint8_t *code) {
  Arena arena = {0};
  char want[UTF8_MAX] = "\xEF\xBF\xBD";
  want[3] = (char)code[1];
  Span got =
      charset_decode((Span){(const char *)code, 2}, CHARSET_BIG5, &arena, NULL);
  bool same = span_eq(got, (Span){want, 4});
  arena_free(&arena);
  return same;
}

static void test_pairs(Charset c) {
  char text[80];
  int wrong = 0, kept = 0;
  for (unsigned i = 0x8000; i < 0x10000; i++) {
    uint8_t code[2] = {(uint8_t)(i >> 8), (uint8_t)i};
    if (code[1] == 0 || agrees(c, code, 2)) continue;
    if (c != CHARSET_GB18030 && code[1] < 0x80 && big5_gives_back(code)) {
      kept++;
      continue;
    }
    wrong++;
  }
  snprintf(text, sizeof(text), "%s: pairs as ICU's (%d give ASCII back)",
           charset_name(c), kept);
  OK_AS(wrong == 0, text);
}

static void test_gb_fours(void) {
  int wrong = 0, n = 0;
  for (unsigned i = 0; i < 126u * 10 * 126 * 10; i++) {
    uint8_t code[4] = {
        (uint8_t)(0x81 + i / 12600), (uint8_t)(0x30 + i / 1260 % 10),
        (uint8_t)(0x81 + i / 10 % 126), (uint8_t)(0x30 + i % 10)};
    if (memcmp(code, "\x84\x31\x95\x33", 4) == 0) continue; /* the mark */
    n++;
    if (!agrees(CHARSET_GB18030, code, 4)) wrong++;
  }
  printf("# %d four-byte codes of GB18030\n", n);
  OK_AS(wrong == 0, "GB18030: every four-byte code as ICU's");
}

/* Every code point that ICU can say in c, and that comes back to it, comes
** back from us.  (Many private-use ones go into HKSCS and do not come back.) */
static void test_round_trip(Charset c) {
  char text[80];
  int wrong = 0, said = 0;
  for (uint32_t cp = 1; cp < 0x110000; cp++) {
    char z[UTF8_MAX], code[16];
    Arena arena = {0};
    int64_t bad = 0;
    if ((cp >> 11) == 0x1B || cp == 0xFEFF || cp == 0xFFFE) continue;
    size_t n = utf8_put(z, cp);
    size_t len = icu_encode(c, (Span){z, n}, code, sizeof(code));
    if (len == 0) continue;
    Span got = charset_decode((Span){code, len}, c, &arena, &bad);
    if (bad == 0 && span_eq(got, (Span){z, n})) {
      said++;
    } else {
      char back[16];
      size_t back_n = icu_decode(c, (Span){code, len}, back, sizeof(back));
      if (span_eq((Span){z, n}, (Span){back, back_n})) wrong++;
    }
    arena_free(&arena);
  }
  snprintf(text, sizeof(text), "%s: %d code points there and back",
           charset_name(c), said);
  if (wrong) printf("# %d wrong\n", wrong);
  OK_AS(wrong == 0 && said > 19000, text);
}

/* Random bytes: of any kind, high ones, or those that sequences trip on. */
static size_t random_bytes(uint8_t *b, size_t cap) {
  static const uint8_t awkward[] = {0x81, 0x30, 0xE4, 0xB8, 0xAD, '\n',
                                    '0',  0xFF, 0xC6, 0xED, 0xA0, 0xF0,
                                    0x9F, 0x7F, 0x40, 0xFE};
  size_t n = 1 + random_below((uint32_t)cap - 1);
  uint32_t style = random_below(3);
  for (size_t i = 0; i < n; i++) {
    b[i] = style == 0   ? (uint8_t)(1 + random_below(255))
           : style == 1 ? (uint8_t)(0x80 + random_below(128))
                        : awkward[random_below(sizeof(awkward))];
  }
  return n;
}

static size_t count_lines(Span s) {
  size_t n = 0;
  for (size_t i = 0; i < s.n; i++) n += s.z[i] == '\n';
  return n;
}

/* Random bytes against ICU; no line end may be lost. */
static void test_malformed(Charset c, bool equal_to_icu) {
  static char want[1 << 12];
  char text[80];
  int wrong = 0, swallowed = 0;
  for (int round = 0; round < 30000; round++) {
    uint8_t b[40];
    Arena arena = {0};
    Span s = {(const char *)b, random_bytes(b, sizeof(b))};
    if (charset_mark(c, s)) continue;
    Span got = charset_decode(s, c, &arena, NULL);
    size_t len = icu_decode(c, s, want, sizeof(want));
    if (equal_to_icu && !span_eq(got, (Span){want, len})) wrong++;
    if (count_lines(got) != count_lines(s)) swallowed++;
    arena_free(&arena);
  }
  snprintf(text, sizeof(text), "%s: malformed bytes%s, no line end lost",
           charset_name(c), equal_to_icu ? " as ICU" : "");
  if (wrong || swallowed) printf("# %d, %d wrong\n", wrong, swallowed);
  OK_AS(wrong == 0 && swallowed == 0, text);
}

/* Whatever the bytes: well-formed UTF-8, no NUL, at most 3 for 1. */
static void test_output(void) {
  int wrong = 0;
  for (int round = 0; round < 20000; round++) {
    char b[48];
    size_t n = random_below(sizeof(b));
    for (size_t i = 0; i < n; i++) {
      b[i] = (char)(random_below(4) ? random_below(256) : 0);
    }
    for (int c = 0; c < CHARSET_COUNT; c++) {
      Arena arena = {0};
      int64_t bad = 0;
      Span got = charset_decode((Span){b, n}, (Charset)c, &arena, &bad);
      if (!got.z || got.n > 3 * n || bad > (int64_t)n) wrong++;
      while (got.n) {
        uint32_t cp;
        size_t len = utf8_read(got, &cp);
        if (len == 0 || cp == 0) wrong++;
        got = span_from(got, len ? len : 1);
      }
      arena_free(&arena);
    }
  }
  OK_AS(wrong == 0, "output is well-formed, without NUL, and bounded");
}

/* ---- Detection ---- */

/* A piece of n characters of a text, on character boundaries. */
static Span piece_of(Span text, size_t n) {
  size_t total = utf8_count(text);
  size_t skip = total > n ? random_below((uint32_t)(total - n)) : 0;
  while (skip--) utf8_next(&text);
  Span rest = text;
  while (n-- && rest.n) utf8_next(&rest);
  return (Span){text.z, (size_t)(rest.z - text.z)};
}

static Span hant[COUNT(sample_hans)]; /* the same texts in traditional script */

static void make_hant(Arena *arena) {
  static const UChar id[] = u"Simplified-Traditional";
  UErrorCode e = U_ZERO_ERROR;
  UTransliterator *t = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &e);
  for (size_t i = 0; i < COUNT(sample_hans) && U_SUCCESS(e); i++) {
    static UChar wide[8192];
    static char out[32768];
    int32_t n = 0, limit, bytes = 0;
    u_strFromUTF8(wide, (int32_t)COUNT(wide), &n, sample_hans[i], -1, &e);
    limit = n;
    utrans_transUChars(t, wide, &n, (int32_t)COUNT(wide), 0, &limit, &e);
    u_strToUTF8(out, sizeof(out), &bytes, wide, n, &e);
    hant[i] = arena_copy(arena, (Span){out, (size_t)bytes});
  }
  utrans_close(t);
  OK(U_SUCCESS(e));
}

typedef struct Trial {
  const char *name;
  Charset charset; /* that the piece is put into */
  bool traditional;
  bool html; /* a page of ASCII around the piece */
} Trial;

static const Trial trials[] = {
    {"UTF-8 hans", CHARSET_UTF8, false, false},
    {"UTF-8 hant", CHARSET_UTF8, true, false},
    {"GB18030 hans", CHARSET_GB18030, false, false},
    {"GB18030 hant", CHARSET_GB18030, true, false},
    {"Big5 hant", CHARSET_BIG5HKSCS, true, false},
    {"UTF-16LE hans", CHARSET_UTF16LE, false, false},
    {"UTF-16BE hans", CHARSET_UTF16BE, false, false},
    {"UTF-16LE hant", CHARSET_UTF16LE, true, false},
    {"UTF-32LE hans", CHARSET_UTF32LE, false, false},
    {"UTF-32BE hant", CHARSET_UTF32BE, true, false},
    {"UTF-8 html", CHARSET_UTF8, false, true},
    {"GB18030 html", CHARSET_GB18030, false, true},
    {"GB18030 hant html", CHARSET_GB18030, true, true},
    {"Big5 html", CHARSET_BIG5HKSCS, true, true},
    {"UTF-16LE html", CHARSET_UTF16LE, false, true},
};

/* Lengths of the pieces in characters, and the share that must be right. */
static const size_t piece_chars[] = {2, 4, 7, 10, 20, 40, 100, 200};
static const double piece_must[] = {0, .80, .95, .98, .999, 1, 1, 1};

static bool same_charset(Charset a, Charset b) {
  if (a == CHARSET_BIG5) a = CHARSET_BIG5HKSCS;
  if (b == CHARSET_BIG5) b = CHARSET_BIG5HKSCS;
  return a == b;
}

/* One piece, encoded; its bytes, or none when the charset cannot say it. */
static Span trial_bytes(const Trial *t, size_t n) {
  static char out[1 << 16], text[1 << 15];
  size_t i = random_below(COUNT(sample_hans));
  Span s = piece_of(t->traditional ? hant[i] : span_of(sample_hans[i]), n);
  size_t len = 0;
  if (t->html) {
    int k = snprintf(text, sizeof(text), "%s<p>%.*s</p>\n%s", sample_html_head,
                     (int)s.n, s.z, sample_html_foot);
    s = (Span){text, (size_t)k};
  }
  len = icu_encode(t->charset, s, out, sizeof(out));
  return (Span){out, len};
}

static void test_detection(bool show) {
  enum { ROUNDS = 400 };
  char text[100];
  for (size_t k = 0; k < COUNT(trials); k++) {
    int right[COUNT(piece_chars)], taken[CHARSET_COUNT] = {0};
    bool enough = true;
    for (size_t p = 0; p < COUNT(piece_chars); p++) {
      int n = 0;
      right[p] = 0;
      for (int r = 0; r < ROUNDS; r++) {
        Span s = trial_bytes(&trials[k], piece_chars[p]);
        if (s.n == 0) continue;
        Charset got = charset_detect(s);
        n++;
        if (same_charset(got, trials[k].charset))
          right[p]++;
        else
          taken[got]++;
      }
      if (right[p] < (int)(piece_must[p] * n)) enough = false;
      right[p] = n ? right[p] * 1000 / n : -1;
    }
    if (show) {
      printf("# %-18s", trials[k].name);
      for (size_t p = 0; p < COUNT(piece_chars); p++) {
        printf(" %zu:%d.%d%%", piece_chars[p], right[p] / 10, right[p] % 10);
      }
      for (int c = 0; c < CHARSET_COUNT; c++) {
        const char *z = charset_name((Charset)c);
        if (taken[c]) printf(" (%d as %s)", taken[c], z ? z : "none");
      }
      printf("\n");
    }
    snprintf(text, sizeof(text), "detects %s", trials[k].name);
    OK_AS(enough, text);
  }
}

/* UTF-8 that was cut anywhere, or has one wrong byte, is still UTF-8. */
static void test_damaged_utf8(void) {
  int wrong = 0;
  for (int round = 0; round < 2000; round++) {
    char copy[1024];
    Span s = piece_of(span_of(sample_hans[random_below(COUNT(sample_hans))]),
                      10 + random_below(60));
    memcpy(copy, s.z, s.n);
    if (round % 2) {
      copy[random_below((uint32_t)s.n)] = (char)(0x80 + random_below(128));
    } else {
      s.n -= 1 + random_below(2);
    }
    if (charset_detect((Span){copy, s.n}) != CHARSET_UTF8) wrong++;
  }
  if (wrong) printf("# %d of 2000\n", wrong);
  OK_AS(wrong <= 2, "damaged UTF-8 is still UTF-8");
}

/* Noise of every size is no text; ASCII always is. */
static void test_noise(void) {
  int wrong = 0, ascii = 0;
  for (int round = 0; round < 2000; round++) {
    char b[512];
    size_t n = 64 + random_below(sizeof(b) - 64);
    for (size_t i = 0; i < n; i++) b[i] = (char)random_below(256);
    if (charset_detect((Span){b, n}) != CHARSET_UNKNOWN) wrong++;
    for (size_t i = 0; i < n; i++) b[i] = (char)(0x20 + random_below(95));
    n = 1 + random_below((uint32_t)n);
    if (charset_detect((Span){b, n}) != CHARSET_UTF8) ascii++;
  }
  if (wrong) printf("# %d of 2000 noises read as text\n", wrong);
  OK_AS(wrong <= 20, "random bytes are no text");
  OK_AS(ascii == 0, "ASCII is UTF-8");
}

int main(int argc, char **argv) {
  Arena arena = {0};
  (void)argv;
  icu_open();
  test_pairs(CHARSET_GB18030);
  test_pairs(CHARSET_BIG5HKSCS);
  test_gb_fours();
  for (int c = CHARSET_UTF8; c < CHARSET_COUNT; c++) {
    if (c != CHARSET_BIG5) test_round_trip((Charset)c);
  }
  test_malformed(CHARSET_UTF8, true);
  test_malformed(CHARSET_GB18030, true);
  test_malformed(CHARSET_BIG5, false);
  test_output();
  make_hant(&arena);
  test_detection(argc > 1);
  test_damaged_utf8();
  test_noise();
  for (int c = CHARSET_UTF8; c < CHARSET_COUNT; c++) ucnv_close(icu[c]);
  arena_free(&arena);
  return unit_done();
}
