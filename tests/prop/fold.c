/* fold.c: the fold of every code point against ICU, Unicode's radicals and
** OpenCC's rows; folding of random strings.
**
** OpenCC's rows are read from the text dump that the table was made from
** ($QIKAN_OPENCC_TS, else build/opencc_ts.txt), Unicode's files from Debian's
** unicode-data; without them those points are skipped.
*/
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "unit.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "text/fold.h"

#define RADICALS "/usr/share/unicode/EquivalentUnifiedIdeograph.txt"

static uint32_t radical_of[CP_COUNT]; /* the ideograph, or 0 */

static bool is_han(uint32_t cp) { return cp_class(cp) == CP_HAN; }

/* Whether a and b fold to the same. */
static bool is_alike(uint32_t a, uint32_t b) {
  uint32_t x[FOLD_MAX], y[FOLD_MAX];
  int n = fold_cp(a, x);
  return n == fold_cp(b, y) && memcmp(x, y, (size_t)n * sizeof(*x)) == 0;
}

/* ---- Every code point ---- */

static int read_radicals(void) {
  char line[512];
  int n = 0;
  FILE *file = fopen(RADICALS, "r");
  while (file && fgets(line, sizeof(line), file)) {
    unsigned first, last, to;
    if (sscanf(line, "%x..%x ; %x", &first, &last, &to) != 3) {
      if (sscanf(line, "%x ; %x", &first, &to) != 2) continue;
      last = first;
    }
    for (; first <= last; n++) radical_of[first++] = to;
  }
  if (file) fclose(file);
  return n;
}

/* ICU's NFKC_Casefold of cp in to; the number of code points. */
static int icu_fold(const UNormalizer2 *nfkc_cf, uint32_t cp, uint32_t *to) {
  UErrorCode rc = U_ZERO_ERROR;
  UChar from[2], text[64];
  int32_t n = 0, n_to = 0;
  U16_APPEND_UNSAFE(from, n, cp);
  n = unorm2_normalize(nfkc_cf, from, n, text, COUNT(text), &rc);
  u_strToUTF32((UChar32 *)to, 64, &n_to, text, n, &rc);
  return U_SUCCESS(rc) ? (int)n_to : -1;
}

/* Whether cp folds as ICU says; the Han characters of ICU's result fold once
** more, to one Han character each. */
static bool is_as_icu(uint32_t cp, const uint32_t *icu, int n_icu) {
  uint32_t out[FOLD_MAX], one[FOLD_MAX];
  int n = fold_cp(cp, out);
  if (cp_class(cp) == CP_HIDDEN) return n == 0;
  if (n != n_icu) return false;
  for (int i = 0; i < n; i++) {
    uint32_t want = icu[i];
    if (radical_of[want]) want = radical_of[want];
    if (is_han(want)) {
      if (fold_cp(want, one) != 1 || !is_han(one[0])) return false;
      want = one[0];
    }
    if (out[i] != want) return false;
  }
  return true;
}

static bool is_stable(uint32_t cp) {
  uint32_t out[FOLD_MAX], again[FOLD_MAX];
  int n = fold_cp(cp, out);
  for (int i = 0; i < n; i++) {
    if (fold_cp(out[i], again) != 1 || again[0] != out[i]) return false;
    uint32_t base = fold_base(out[i]);
    if (fold_base(base) != base) return false;
    if (fold_cp(base, again) != 1 || again[0] != base) return false;
  }
  return true;
}

static bool is_one_right(uint32_t cp) {
  uint32_t out[FOLD_MAX], one = fold_one(cp);
  int n = fold_cp(cp, out);
  return one == FOLD_ASK ? n != 1 || (out[0] != cp && out[0] > 0xFFFF)
                         : n == 1 && out[0] == one;
}

static void test_all(void) {
  UErrorCode rc = U_ZERO_ERROR;
  const UNormalizer2 *nfkc_cf = unorm2_getNFKCCasefoldInstance(&rc);
  int bad_icu = 0, bad_stable = 0, bad_one = 0;
  for (uint32_t cp = 0; cp < CP_COUNT; cp++) {
    uint32_t icu[64];
    if (cp >> 11 == 0x1B) continue;
    int n = icu_fold(nfkc_cf, cp, icu);
    if (!is_as_icu(cp, icu, n) && bad_icu++ < 10) {
      printf("# U+%04X does not fold as ICU says\n", cp);
    }
    if (!is_stable(cp) && bad_stable++ < 10) {
      printf("# U+%04X folds to what folds on\n", cp);
    }
    if (!is_one_right(cp) && bad_one++ < 10) {
      printf("# U+%04X: fold_one differs from fold_cp\n", cp);
    }
  }
  OK_AS(bad_icu == 0, "NFKC_Casefold, width, invisible: as ICU");
  OK_AS(bad_stable == 0, "what is folded folds to itself, bases too");
  OK_AS(bad_one == 0, "fold_one agrees with fold_cp");
}

static void test_radicals(int n) {
  static const char *const text = "every radical folds as its ideograph";
  if (n == 0) {
    OK_AS(true, "radicals # SKIP no " RADICALS);
    return;
  }
  int bad = 0, radicals = 0;
  for (uint32_t cp = 0x2E80; cp <= 0x2FD5; cp++) {
    radicals += radical_of[cp] != 0;
    if (radical_of[cp] && !is_alike(cp, radical_of[cp])) bad++;
  }
  if (!OK_AS(bad == 0 && radicals > 320, text)) {
    printf("# %d of %d do not\n", bad, radicals);
  }
}

/* ---- Traditional -> simplified ---- */

/* Pairs of OpenCC's rows that fold apart: two common characters each (see
** mkfold.c).  Anything else apart is an error. */
static bool is_kept_apart(uint32_t from, uint32_t to) {
  return (from == 0x756B && to == 0x5212) || (from == 0x934A && to == 0x94FE);
}

static void test_opencc(void) {
  const char *path = getenv("QIKAN_OPENCC_TS");
  char line[512];
  int bad = 0, n = 0;
  FILE *file = fopen(path ? path : "build/opencc_ts.txt", "r");
  if (!file) {
    OK_AS(true, "OpenCC's rows # SKIP no text dump of TSCharacters");
    return;
  }
  while (fgets(line, sizeof(line), file)) {
    Span s = span_of(line);
    uint32_t from = utf8_next(&s);
    if (!span_cut_prefix(&s, SPAN("\t"))) continue;
    for (; s.n && utf8_peek(s) != '\n'; n++) {
      uint32_t to = utf8_next(&s);
      if (is_alike(from, to) == is_kept_apart(from, to)) {
        printf("# U+%04X and U+%04X\n", from, to);
        bad++;
      }
      span_cut_prefix(&s, SPAN(" "));
    }
  }
  fclose(file);
  OK_AS(n > 4000, "the dump has all rows");
  OK_AS(bad == 0, "every row of OpenCC is honoured, but for two targets");
}

/* The rows of ICU that are refused, as one string in order of code points. */
static void test_icu(void) {
  static const UChar id[] = u"Traditional-Simplified";
  UErrorCode rc = U_ZERO_ERROR;
  Arena arena = {0};
  Text apart = {.arena = &arena};
  UTransliterator *t = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &rc);
  for (uint32_t cp = 0x2E80; cp < 0xFFFF && U_SUCCESS(rc); cp++) {
    UChar text[16] = {(UChar)cp, 0};
    int32_t n = 1, limit = 1;
    if (!is_han(cp)) continue;
    utrans_transUChars(t, text, &n, COUNT(text), 0, &limit, &rc);
    if (n != 1 || is_alike(cp, text[0])) continue;
    text_add_cp(&apart, cp);
    text_add_cp(&apart, text[0]);
  }
  utrans_close(t);
  OK(U_SUCCESS(rc));
  text_add(&apart, (Span){"", 1});
  IS_TEXT(apart.z ? apart.z : "", "俱具僇戮囍禧垵埯姊姐榖谷菓果跤交靷纼");
  arena_free(&arena);
}

/* ---- Strings ---- */

static Span random_text(char *z, size_t cap) {
  size_t n = 0, want = (size_t)rand() % (cap - UTF8_MAX);
  while (n < want) {
    static const uint32_t tops[] = {0x80, 0x800, 0xA000, 0x10000, 0x110000};
    uint32_t cp = (uint32_t)rand() % tops[rand() % 5];
    if (rand() % 8 == 0) {
      z[n++] = (char)(rand() % 256); /* damage */
    } else {
      n += utf8_put(z + n, cp);
    }
  }
  return (Span){z, n};
}

static bool is_utf8(Span s) {
  uint32_t cp;
  while (s.n) {
    size_t n = utf8_read(s, &cp);
    if (n == 0) return false;
    s = span_from(s, n);
  }
  return true;
}

static Span fold(Span s, Arena *arena) {
  Text out = {.arena = arena};
  fold_span(s, &out);
  return text_span(&out);
}

static void test_strings(void) {
  bool is_valid = true, is_same = true, is_parts = true;
  srand(198);
  for (int round = 0; round < 20000; round++) {
    Arena arena = {0};
    char z[64];
    Span s = random_text(z, sizeof(z));
    Span once = fold(s, &arena), twice = fold(once, &arena);
    is_valid &= is_utf8(once);
    is_same &= span_eq(once, twice);
    Text parts = {.arena = &arena};
    for (Span rest = s; rest.n;) {
      Span before = rest;
      utf8_next(&rest);
      fold_span(span_head(before, before.n - rest.n), &parts);
    }
    is_parts &= span_eq(once, text_span(&parts));
    arena_free(&arena);
  }
  OK_AS(is_valid, "a folded text is well-formed UTF-8");
  OK_AS(is_same, "a folded text folds to itself");
  OK_AS(is_parts, "a text folds as its characters do");
}

int main(void) {
  int n = read_radicals();
  if (n) {
    test_all();
  } else {
    OK_AS(true, "every code point # SKIP no " RADICALS);
  }
  test_radicals(n);
  test_opencc();
  test_icu();
  test_strings();
  return unit_done();
}
