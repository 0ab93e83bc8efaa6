/* charset_pieces.c: how often charset_detect() is right, over thousands of
** pieces cut from the sample issues (tests/issues/): 40 bytes of running text,
** cut anywhere, and files of ASCII with two to ten Han characters in them.
**
** A bound for each kind.  With arguments, takes the texts (UTF-8) from those
** files instead and prints the table, and what was told wrong.
*/
#include <dirent.h>
#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "../unit/unit.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "random.h"
#include "text/charset.h"

enum { TEXTS = 400, PIECE = 40, LEAST_HAN = 10, ROUNDS = 4000 };

static Arena arena; /* of the texts */
static Span hans[TEXTS], hant[TEXTS];
static unsigned n_texts;
static bool show;

/* ---- Texts ---- */

static Span read_file(const char *path) {
  FILE *f = fopen(path, "rb");
  enum { MOST = 1 << 20 };
  char *z = arena_alloc(&arena, MOST);
  if (!f || !z) return SPAN_NONE;
  Span s = {z, fread(z, 1, MOST, f)};
  fclose(f);
  return s;
}

/* s in traditional script, by ICU. */
static Span to_hant(Span s) {
  static UTransliterator *t;
  static UChar wide[1 << 20];
  UErrorCode e = U_ZERO_ERROR;
  int32_t n = 0, bytes = 0;
  if (!t) {
    t = utrans_openU(u"Simplified-Traditional", -1, UTRANS_FORWARD, NULL, 0,
                     NULL, &e);
  }
  char *z = arena_alloc(&arena, 2 * s.n + 64);
  u_strFromUTF8(wide, (int32_t)COUNT(wide), &n, s.z, (int32_t)s.n, &e);
  int32_t limit = n;
  utrans_transUChars(t, wide, &n, (int32_t)COUNT(wide), 0, &limit, &e);
  u_strToUTF8(z, (int32_t)(2 * s.n + 64), &bytes, wide, n, &e);
  return U_FAILURE(e) || !z ? SPAN_NONE : (Span){z, (size_t)bytes};
}

static void add_text(const char *path) {
  Span bytes = read_file(path);
  Span s = charset_decode(bytes, charset_detect(bytes), &arena, NULL);
  if (!s.z || s.n < 600 || n_texts == TEXTS) return;
  hans[n_texts] = s;
  hant[n_texts] = to_hant(s);
  if (hant[n_texts].z) n_texts++;
}

static void read_texts(int argc, char **argv) {
  char path[512];
  for (int i = 1; i < argc; i++) add_text(argv[i]);
  DIR *dir = argc > 1 ? NULL : opendir("tests/issues");
  for (struct dirent *d; dir && (d = readdir(dir)) != NULL;) {
    if (!strstr(d->d_name, ".txt")) continue;
    snprintf(path, sizeof(path), "tests/issues/%.200s", d->d_name);
    add_text(path);
  }
  if (dir) closedir(dir);
}

static unsigned count_han(Span s) {
  unsigned n = 0;
  while (s.n) n += cp_class(utf8_next(&s)) == CP_HAN;
  return n;
}

/* About n characters of a text, from anywhere. */
static Span piece_of(bool traditional, size_t n) {
  Span *texts = traditional ? hant : hans;
  Span s = texts[dice(n_texts)];
  size_t at = dice((unsigned)(s.n - 3 * n)); /* texts are longer */
  while (at < s.n && utf8_is_tail(s.z[at])) at++;
  s = span_from(s, at);
  Span rest = s;
  while (n-- && rest.n) utf8_next(&rest);
  return (Span){s.z, (size_t)(rest.z - s.z)};
}

/* ---- Bytes ---- */

static UConverter *icu[CHARSET_COUNT];

/* s in the charset; SPAN_NONE when it cannot say that. */
static Span encode(Charset c, Span s, char *out, size_t cap) {
  static UChar wide[1 << 17];
  UErrorCode e = U_ZERO_ERROR;
  int32_t n = 0;
  if (!icu[c]) {
    icu[c] = ucnv_open(charset_name(c), &e);
    ucnv_setFromUCallBack(icu[c], UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL,
                          &e);
  }
  u_strFromUTF8(wide, (int32_t)COUNT(wide), &n, s.z, (int32_t)s.n, &e);
  n = ucnv_fromUChars(icu[c], out, (int32_t)cap, wide, n, &e);
  return U_FAILURE(e) ? SPAN_NONE : (Span){out, (size_t)n};
}

/* ---- ASCII with a few Han characters ---- */

static const char *const ascii_lines[] = {
    "<div class=\"item\"><a href=\"/news/2019/0418.html\">more</a></div>\n",
    "<td width=\"120\" align=\"center\">&nbsp;</td>\r\n",
    "## Meeting notes\n\n- [ ] send the list\n- [x] book the room\n",
    "2019-04-18,1024,\"A-17\",33.50,ok,https://example.org/a?b=c&d=e\n",
    "for (int i = 0; i < n; i++) total += price[i] * count[i];\n",
    "{\"id\": 77, \"name\": \"none\", \"tags\": [\"a\", \"b\"], \"on\": "
    "true}\n",
    "[18/Apr/2019:10:02:11 +0800] \"GET /index.htm HTTP/1.1\" 200 5120\n",
    "Dear all,\r\nplease find attached the figures of the last quarter.\r\n",
    "SELECT name, count(*) FROM item WHERE year = 2019 GROUP BY name;\n",
};

static void add_ascii(Text *out, unsigned lines) {
  unsigned kind = dice(COUNT(ascii_lines));
  while (lines--) {
    if (dice(4) == 0) kind = dice(COUNT(ascii_lines));
    text_add(out, span_of(ascii_lines[kind]));
  }
}

/* A file of ASCII with n Han characters, in one or two places. */
static Span ascii_file(bool traditional, unsigned n, Arena *a) {
  Text out = {.arena = a};
  add_ascii(&out, 1 + dice(40));
  unsigned first = n > 3 && dice(2) ? n / 2 : n, left = n;
  while (left) {
    Span word = piece_of(traditional, left == n ? first : left);
    unsigned han = count_han(word);
    bool only = han == utf8_count(word); /* words, no punctuation */
    if (!only || han == 0) continue;
    text_add(&out, SPAN("<b>"));
    text_add(&out, word);
    text_add(&out, SPAN("</b>\n"));
    left -= han;
    add_ascii(&out, 1 + dice(40));
  }
  return text_span(&out);
}

/* ---- Trials ---- */

typedef struct Trial {
  const char *name;
  Charset charset;
  bool traditional, ascii;
  int per_mille; /* that must be right */
  bool middle;   /* begins with the second byte of a character */
} Trial;

static const Trial trials[] = {
    {"UTF-8, 40 bytes", CHARSET_UTF8, false, false, 1000, false},
    {"UTF-8 hant, 40 bytes", CHARSET_UTF8, true, false, 1000, false},
    {"GB18030, 40 bytes", CHARSET_GB18030, false, false, 995, false},
    {"GB18030 hant, 40 bytes", CHARSET_GB18030, true, false, 995, false},
    {"Big5, 40 bytes", CHARSET_BIG5HKSCS, true, false, 995, false},
    {"UTF-16LE, 40 bytes", CHARSET_UTF16LE, false, false, 995, false},
    {"UTF-16BE, 40 bytes", CHARSET_UTF16BE, false, false, 995, false},
    {"UTF-16LE hant, 40 bytes", CHARSET_UTF16LE, true, false, 995, false},
    {"UTF-16BE hant, 40 bytes", CHARSET_UTF16BE, true, false, 995, false},
    {"UTF-8, begins within", CHARSET_UTF8, false, false, 1000, true},
    {"GB18030, begins within", CHARSET_GB18030, false, false, 995, true},
    {"GB18030 hant, begins within", CHARSET_GB18030, true, false, 995, true},
    {"Big5, begins within", CHARSET_BIG5HKSCS, true, false, 995, true},
    {"UTF-8 in ASCII", CHARSET_UTF8, false, true, 1000, false},
    {"GB18030 in ASCII", CHARSET_GB18030, false, true, 990, false},
    {"GB18030 hant in ASCII", CHARSET_GB18030, true, true, 990, false},
    {"Big5 in ASCII", CHARSET_BIG5HKSCS, true, true, 990, false},
    {"UTF-16LE in ASCII", CHARSET_UTF16LE, false, true, 990, false},
    {"UTF-16BE in ASCII", CHARSET_UTF16BE, true, true, 990, false},
};

static bool same_charset(Charset a, Charset b) {
  if (a == CHARSET_BIG5) a = CHARSET_BIG5HKSCS;
  if (b == CHARSET_BIG5) b = CHARSET_BIG5HKSCS;
  return a == b;
}

/* The bytes of one piece, and in *text what they say. */
static Span trial_bytes(const Trial *t, Arena *a, Span *text) {
  static char out[1 << 17];
  if (t->ascii) {
    *text = ascii_file(t->traditional, 2 + dice(9), a);
    return encode(t->charset, *text, out, sizeof(out));
  }
  *text = piece_of(t->traditional, PIECE);
  Span s = encode(t->charset, *text, out, sizeof(out));
  Span back = charset_decode(span_head(s, PIECE), t->charset, a, NULL);
  if (!s.z || count_han(back) < LEAST_HAN) return SPAN_NONE;
  if (t->middle && (uint8_t)s.z[0] >= 0x80) s = span_from(s, 1);
  return span_head(s, PIECE);
}

static void run_trial(const Trial *t) {
  int right = 0, n = 0, taken[CHARSET_COUNT] = {0};
  char text[120];
  for (int tries = 0; n < ROUNDS && tries < 20 * ROUNDS; tries++) {
    Arena a = {0};
    Span said, s = trial_bytes(t, &a, &said);
    if (s.z) {
      Charset got = charset_detect(s);
      bool ok = same_charset(got, t->charset);
      n++;
      right += ok;
      taken[got] += !ok;
      if (show && !ok && !t->ascii) {
        printf("#   %s: %.*s\n", charset_name(got) ? charset_name(got) : "none",
               (int)said.n, said.z);
      }
    }
    arena_free(&a);
  }
  snprintf(text, sizeof(text), "%s: %d of %d", t->name, right, n);
  OK_AS(n > ROUNDS / 2 && (int64_t)right * 1000 >= (int64_t)n * t->per_mille,
        text);
  for (int c = 0; show && c < CHARSET_COUNT; c++) {
    const char *z = charset_name((Charset)c);
    if (taken[c]) printf("#   %d as %s\n", taken[c], z ? z : "none");
  }
}

int main(int argc, char **argv) {
  seed = 18030;
  show = argc > 1;
  read_texts(argc, argv);
  printf("# %u texts\n", n_texts);
  if (n_texts == 0) return 1;
  for (size_t i = 0; i < COUNT(trials); i++) run_trial(&trials[i]);
  arena_free(&arena);
  return unit_done();
}
