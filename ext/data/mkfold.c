/* mkfold.c: prints fold_table.h, what every code point folds to.
**
**   opencc_dict -i /usr/share/opencc/TSCharacters.ocd2 -f ocd2 \
**               -o build/opencc_ts.txt -t text
**   cc ext/data/mkfold.c -Iext -licuuc -licui18n -licudata -o build/mkfold
**   build/mkfold ext/data build/opencc_ts.txt > ext/data/fold_table.h
**
** Each code point goes through
**   1. dropped, if its class is HIDDEN (cp_table.h: make that one first)
**   2. NFKC_Casefold, by ICU: width, case, compatibility forms
**   3. radicals and strokes, by Unicode's EquivalentUnifiedIdeograph.txt: NFKC
**      leaves 113 of the radicals as they are
**   4. each Han character of the result: traditional -> simplified
** and the outcome is a fixed point (check_all).
**
** Step 4, the reconciliation.  Sources are asked in the order of trust:
**   opencc  OpenCC's TSCharacters.  All its rows hold.
**   icu     ICU's Traditional-Simplified, for characters that OpenCC does not
**           list; refused where the source is itself a standard character of
**           simplified text (跤 -> 交, 姊 -> 姐, 俱 -> 具)
**   unihan  kSimplifiedVariant, for what neither lists; refused likewise, and
**           where Unihan says that simplified text has the character too
**   zvar    kZVariant (戸 = 户): a non-standard character without a row, whose
**           twin folds to a standard one
**   except  fold_except.txt: rows added, and rows of the others refused
** "Standard" is the Table of General Standard Chinese Characters of 2013,
** Unihan's kTGH: 3,500 common ones (level 1), 3,000 (2) and 1,605 (3).
**
** A source may give several targets (乾 -> 干 乾, 線 -> 线 缐), and the sources
** differ (礮 -> 𪿫, 炮).  A simplified text may hold any of them where the
** traditional one has the same character, so all of them, and the traditional
** character, become one class and fold to one: recall goes first.  Only two
** targets that are both common characters (level 1) stay apart, because in
** simplified text they are different words: 畫 -> 画, not 划; 鍊 -> 炼, not 链.
**
** The class folds to its member that is no traditional form of another (no
** source of a row), of the lowest level, then of the lowest code point.
*/
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uvernum.h>

#include "core/cp.h"
#include "core/utf8.h"
#include "cp_table.h"
#include "text/fold.h"

#define UNICODE_DIR "/usr/share/unicode"

enum {
  ROWS = 16384,  /* traditional characters at most */
  TARGETS = 8,   /* of one row */
  REFUSED = 256, /* lines of fold_except.txt that refuse */
  PAGE = 1 << FOLD_SHIFT,
  SPECIALS = FOLD_MARK_END - FOLD_MARK,
  MANY = 16384 /* code points in fold_many */
};

static void die(const char *what, const char *which) {
  fprintf(stderr, "mkfold: %s: %s\n", what, which);
  exit(1);
}

/* The code point at text[*i], and steps over it. */
static uint32_t next_of(const UChar *text, int32_t *i, int32_t n) {
  uint32_t high = text[(*i)++];
  if (high >> 10 != 0x36 || *i == n) return high;
  return (high << 10) + text[(*i)++] - 0x35FDC00;
}

/* ---- Rows: traditional character -> its simplified ones ---- */

typedef enum Source { EXCEPT, OPENCC, ICU, UNIHAN, ZVAR, SOURCES } Source;

static const char *const source_names[] = {"except", "opencc", "icu", "unihan",
                                           "zvar"};

typedef struct Row {
  uint32_t from, to[TARGETS]; /* to[0] is from the most trusted source */
  int n;
} Row;

static Row rows[ROWS];
static int n_rows;
static int row_of[CP_COUNT]; /* 1 + index in rows, or 0 */
static int level[CP_COUNT];  /* 1..3 in the standard table, else 4 */
static uint32_t refused[REFUSED][2];
static int n_refused;

/* What became of each source's rows, for the report. */
static struct { int rows, more, standard, excepted; } count[SOURCES];

static bool is_refused(uint32_t from, uint32_t to) {
  for (int i = 0; i < n_refused; i++) {
    if (refused[i][0] == from && refused[i][1] == to) return true;
  }
  return false;
}

/* Adds from -> to, to the row of from if there is one. */
static void row_add(Source source, uint32_t from, uint32_t to) {
  if (from == to) return;
  if (is_refused(from, to)) {
    count[source].excepted++;
    return;
  }
  bool is_new = !row_of[from];
  if (is_new) {
    if (n_rows == ROWS) die("too many rows", source_names[source]);
    rows[n_rows].from = from;
    row_of[from] = ++n_rows;
  }
  Row *row = &rows[row_of[from] - 1];
  for (int i = 0; i < row->n; i++) {
    if (row->to[i] == to) return;
  }
  if (row->n == TARGETS) die("too many targets", source_names[source]);
  row->to[row->n++] = to;
  *(is_new ? &count[source].rows : &count[source].more) += 1;
}

/* Whether a source that is trusted less may begin a row for from. */
static bool row_allowed(Source source, uint32_t from) {
  if (row_of[from] || level[from] == 4) return true;
  count[source].standard++;
  return false;
}

/* ---- The sources ---- */

/* fold_except.txt: "+ A B # reason", "- A B # reason". */
static void read_except(const char *dir) {
  char path[512], line[512];
  snprintf(path, sizeof(path), "%s/fold_except.txt", dir);
  FILE *file = fopen(path, "r");
  if (!file) die("cannot read", path);
  while (fgets(line, sizeof(line), file)) {
    Span s = span_of(line);
    uint32_t sign = utf8_next(&s);
    if (sign != '+' && sign != '-') continue;
    span_cut_prefix(&s, SPAN(" "));
    uint32_t from = utf8_next(&s);
    span_cut_prefix(&s, SPAN(" "));
    uint32_t to = utf8_next(&s);
    if (!span_has(s, SPAN("# "))) die("line without reason", line);
    if (sign == '+') {
      row_add(EXCEPT, from, to);
    } else if (n_refused < REFUSED) {
      refused[n_refused][0] = from;
      refused[n_refused++][1] = to;
    }
  }
  fclose(file);
}

/* OpenCC's dictionary as text: "乾\t干 乾\n". */
static void read_opencc(const char *path) {
  char line[512];
  FILE *file = fopen(path, "r");
  if (!file) die("cannot read", path);
  while (fgets(line, sizeof(line), file)) {
    Span s = span_of(line);
    uint32_t from = utf8_next(&s);
    if (!span_cut_prefix(&s, SPAN("\t"))) continue; /* a phrase */
    while (s.n && utf8_peek(s) != '\n') {
      row_add(OPENCC, from, utf8_next(&s));
      span_cut_prefix(&s, SPAN(" "));
    }
  }
  fclose(file);
  if (count[OPENCC].rows < 4000) die("not OpenCC's TSCharacters", path);
}

/* ICU's transliterator, asked for each Han character alone. */
static void read_icu(void) {
  static const UChar id[] = u"Traditional-Simplified";
  UErrorCode rc = U_ZERO_ERROR;
  UTransliterator *t = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &rc);
  if (U_FAILURE(rc)) die("no transliterator", u_errorName(rc));
  for (uint32_t cp = 0; cp < FOLD_END; cp++) {
    if (uscript_getScript((UChar32)cp, &rc) != USCRIPT_HAN) continue;
    UChar text[16];
    int32_t n = 0, i = 0;
    U16_APPEND_UNSAFE(text, n, cp);
    int32_t limit = n;
    utrans_transUChars(t, text, &n, COUNT(text), 0, &limit, &rc);
    if (U_FAILURE(rc)) die("transliterator", u_errorName(rc));
    uint32_t to = next_of(text, &i, n);
    if (i == n && to != cp && row_allowed(ICU, cp)) row_add(ICU, cp, to);
  }
  utrans_close(t);
}

/* Calls take(cp, value) for each line "U+4E7E\tfield\tvalue" of a file of
** Unihan, which Debian compresses. */
static void read_unihan(const char *name, const char *field,
                        void (*take)(uint32_t cp, char *value)) {
  char command[512], line[4096], key[64];
  snprintf(command, sizeof(command), "bzip2 -dc '%s/%s.txt.bz2'", UNICODE_DIR,
           name);
  snprintf(key, sizeof(key), "\t%s\t", field);
  FILE *pipe = popen(command, "r");
  int n = 0;
  while (pipe && fgets(line, sizeof(line), pipe)) {
    char *at = strstr(line, key);
    if (line[0] != 'U' || !at) continue;
    take((uint32_t)strtoul(line + 2, NULL, 16), at + strlen(key));
    n++;
  }
  if (!pipe || pclose(pipe) || n == 0) die("cannot read", command);
}

/* "2013:1234", the place in the standard table. */
static void take_level(uint32_t cp, char *value) {
  char *colon = strchr(value, ':');
  long place = colon ? strtol(colon + 1, NULL, 10) : 0;
  level[cp] = place <= 3500 ? 1 : place <= 6500 ? 2 : 3;
}

/* "U+4E7E U+5E72", sometimes "U+4E7E<kSource". */
static void take_simplified(uint32_t cp, char *value) {
  char self[16];
  snprintf(self, sizeof(self), "U+%04X", (unsigned)cp);
  if (!row_of[cp] && strstr(value, self)) return; /* simplified text has it */
  if (!row_allowed(UNIHAN, cp)) return;
  for (char *at = value; (at = strstr(at, "U+")); at++) {
    row_add(UNIHAN, cp, (uint32_t)strtoul(at + 2, NULL, 16));
  }
}

static uint32_t han_of[CP_COUNT]; /* what step 4 makes of it, or 0 */

static void take_zvar(uint32_t cp, char *value) {
  for (char *at = value; (at = strstr(at, "U+")); at++) {
    uint32_t to = (uint32_t)strtoul(at + 2, NULL, 16);
    uint32_t end = han_of[to] ? han_of[to] : to;
    if (row_of[cp] || level[cp] < 4 || level[end] == 4) continue;
    row_add(ZVAR, cp, to);
  }
}

/* ---- Classes: which characters are one ---- */

static uint32_t parent[CP_COUNT];

static uint32_t class_find(uint32_t cp) {
  while (parent[cp] != cp) cp = parent[cp] = parent[parent[cp]];
  return cp;
}

static void class_unite(uint32_t a, uint32_t b) {
  parent[class_find(a)] = class_find(b);
}

/* Whether a stands for its class rather than b. */
static bool is_better(uint32_t a, uint32_t b) {
  if (!row_of[a] != !row_of[b]) return !row_of[a];
  if (level[a] != level[b]) return level[a] < level[b];
  return a < b;
}

/* Fills han_of from the rows; says which targets stayed apart. */
static void make_classes(bool is_last) {
  static uint32_t best[CP_COUNT];
  memset(best, 0, sizeof(best));
  for (uint32_t cp = 0; cp < CP_COUNT; cp++) parent[cp] = cp;
  for (int i = 0; i < n_rows; i++) {
    const Row *row = &rows[i];
    class_unite(row->from, row->to[0]);
    for (int j = 1; j < row->n; j++) {
      if (level[row->to[0]] > 1 || level[row->to[j]] > 1) {
        class_unite(row->to[0], row->to[j]);
      } else if (is_last) {
        fprintf(stderr, "mkfold: U+%04X is U+%04X, never U+%04X\n", row->from,
                row->to[0], row->to[j]);
      }
    }
  }
  for (uint32_t cp = 0; cp < CP_COUNT; cp++) {
    uint32_t *b = &best[class_find(cp)];
    if (*b == 0 || is_better(cp, *b)) *b = cp;
  }
  for (uint32_t cp = 0; cp < CP_COUNT; cp++) {
    uint32_t to = best[class_find(cp)];
    han_of[cp] = to == cp ? 0 : to;
  }
}

static void read_sources(const char *dir, const char *opencc) {
  for (size_t i = 0; i < CP_COUNT; i++) level[i] = 4;
  read_unihan("Unihan_OtherMappings", "kTGH", take_level);
  read_except(dir);
  read_opencc(opencc);
  read_icu();
  read_unihan("Unihan_Variants", "kSimplifiedVariant", take_simplified);
  make_classes(false);
  read_unihan("Unihan_Variants", "kZVariant", take_zvar);
  make_classes(true);
  for (int i = 0; i < SOURCES; i++) {
    fprintf(stderr,
            "mkfold: %-6s %5d rows, %4d more targets; refused: %d standard "
            "characters, %d by exception\n",
            source_names[i], count[i].rows, count[i].more, count[i].standard,
            count[i].excepted);
  }
}

/* ---- The fold of one code point ---- */

static uint32_t radical_of[CP_COUNT]; /* the ideograph, or 0 */
static const UNormalizer2 *nfkc_cf, *nfd;

/* "2E81       ; 5382  # ..." and "31D2..31D3 ; 4E3F  # ...". */
static void read_radicals(void) {
  const char *path = UNICODE_DIR "/EquivalentUnifiedIdeograph.txt";
  char line[512];
  FILE *file = fopen(path, "r");
  if (!file) die("cannot read", path);
  while (fgets(line, sizeof(line), file)) {
    unsigned first, last, to;
    if (sscanf(line, "%x..%x ; %x", &first, &last, &to) != 3) {
      if (sscanf(line, "%x ; %x", &first, &to) != 2) continue;
      last = first;
    }
    while (first <= last) radical_of[first++] = to;
  }
  fclose(file);
}

/* Steps 1 to 4 of the head; the number of code points in out. */
static int fold_make(uint32_t cp, uint32_t out[FOLD_MAX]) {
  UChar from[2], to[64];
  int32_t n = 0, i = 0;
  int n_out = 0;
  UErrorCode rc = U_ZERO_ERROR;
  if (cp_class(cp) == CP_HIDDEN) return 0;
  U16_APPEND_UNSAFE(from, n, cp);
  n = unorm2_normalize(nfkc_cf, from, n, to, COUNT(to), &rc);
  if (U_FAILURE(rc)) die("nfkc_cf", u_errorName(rc));
  while (i < n) {
    uint32_t one = next_of(to, &i, n);
    if (radical_of[one]) one = radical_of[one];
    if (han_of[one]) one = han_of[one];
    if (n_out == FOLD_MAX) die("FOLD_MAX is too small", "");
    out[n_out++] = one;
  }
  return n_out;
}

/* The letter under the marks, or cp. */
static uint32_t base_make(uint32_t cp) {
  UErrorCode rc = U_ZERO_ERROR;
  UChar to[16];
  int32_t i = 0,
          n = unorm2_getDecomposition(nfd, (UChar32)cp, to, COUNT(to), &rc);
  if (n <= 0 || !u_isalpha((UChar32)cp)) return cp;
  uint32_t base = next_of(to, &i, n);
  while (i < n) {
    if (cp_class(next_of(to, &i, n)) != CP_MARK) return cp;
  }
  UScriptCode script = uscript_getScript((UChar32)base, &rc);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK ||
                 script == USCRIPT_CYRILLIC
             ? base
             : cp;
}

/* ---- The table ---- */

static uint16_t delta[CP_COUNT / PAGE + 1][PAGE]; /* pages that differ */
static int n_pages;
static uint32_t special[SPECIALS], many[MANY];
static int n_specials, n_many;

/* Where out[0..n) stands in many[]; adds it when it does not. */
static uint32_t many_place(const uint32_t *out, int n) {
  int at = 0;
  size_t size = (size_t)n * sizeof(*out);
  while (at + n <= n_many && memcmp(many + at, out, size)) at++;
  if (at + n <= n_many) return (uint32_t)at;
  if (n_many + n > MANY) die("too many sequences", "");
  memcpy(many + n_many, out, size);
  n_many += n;
  return (uint32_t)(n_many - n);
}

static uint32_t special_place(const uint32_t *out, int n) {
  uint32_t value =
      n == 1 ? out[0] : 0x80000000u | (uint32_t)n << 24 | many_place(out, n);
  int i = 0;
  while (i < n_specials && special[i] != value) i++;
  if (i == SPECIALS) die("too many specials", "");
  special[i] = value;
  if (i == n_specials) n_specials++;
  return (uint32_t)i;
}

static uint16_t delta_make(uint32_t cp) {
  uint32_t out[FOLD_MAX];
  if (cp >> 11 == 0x1B) return 0; /* a surrogate */
  int n = fold_make(cp, out);
  if (n == 1 && out[0] == cp) return 0;
  uint32_t to = n == 1 && out[0] < 0x10000 && (uint16_t)(out[0] - cp)
                    ? out[0]
                    : FOLD_MARK + special_place(out, n);
  if ((uint16_t)(to - cp) == 0) die("a change that looks like none", "");
  return (uint16_t)(to - cp);
}

/* Number of the page that begins at first.  Those of the common ideographs are
** stored though they be equal. */
static unsigned page_place(uint32_t first, uint16_t (*make)(uint32_t)) {
  for (uint32_t i = 0; i < PAGE; i++) delta[n_pages][i] = make(first + i);
  int at = first >= FOLD_HAN && first < FOLD_HAN_END ? n_pages : 0;
  while (memcmp(delta[at], delta[n_pages], sizeof(delta[0]))) at++;
  if (at == n_pages) n_pages++;
  if (n_pages > 0xFFFF) die("too many pages", "");
  return (unsigned)at;
}

static uint16_t base_delta_make(uint32_t cp) {
  return (uint16_t)(base_make(cp) - cp);
}

/* Dies if cp, folded to n code points, changes where the table has no page. */
static void check_end(uint32_t cp, int n, bool is_same) {
  bool is_tag = cp >= FOLD_TAGS && cp < FOLD_TAGS_END;
  if (cp >= FOLD_END && (is_tag ? n != 0 : !is_same)) die("FOLD_END", "");
  if (cp >= FOLD_BASE_END && is_same && base_make(cp) != cp) {
    die("FOLD_BASE_END", "");
  }
}

/* Dies if an outcome is no fixed point.  Returns FNV-1a over all outcomes, as
** tests/unit/fold.c computes it too. */
static uint64_t check_all(void) {
  uint64_t hash = 0xcbf29ce484222325u;
  uint32_t out[FOLD_MAX + 1], again[FOLD_MAX];
  for (uint32_t cp = 0; cp < CP_COUNT; cp++) {
    if (cp >> 11 == 0x1B) continue; /* a surrogate */
    int n = fold_make(cp, out);
    for (int i = 0; i < n; i++) {
      if (fold_make(out[i], again) == 1 && again[0] == out[i]) continue;
      fprintf(stderr, "mkfold: U+%04X is not stable\n", cp);
      exit(1);
    }
    bool is_same = n == 1 && out[0] == cp;
    check_end(cp, n, is_same);
    out[n] = is_same ? base_make(cp) : cp;
    for (int i = 0; i <= n; i++) hash = (hash ^ out[i]) * 0x100000001b3u;
  }
  return hash;
}

static void print_shorts(const char *name, const uint16_t *a, int n) {
  printf("const uint16_t %s[%d] = {", name, n);
  for (int i = 0; i < n; i++) printf("%s%u,", i % 12 ? "" : "\n", a[i]);
  printf("\n};\n");
}

static void print_longs(const char *name, const uint32_t *a, int n) {
  printf("static const uint32_t %s[%d] = {", name, n);
  for (int i = 0; i < n; i++) printf("%s0x%X,", i % 8 ? "" : "\n", a[i]);
  printf("\n};\n");
}

static void print_table(uint64_t checksum) {
  static uint16_t page_of[FOLD_END >> FOLD_SHIFT];
  static uint16_t base_of[FOLD_BASE_END >> FOLD_SHIFT];
  uint32_t han = FOLD_HAN / PAGE, han_end = FOLD_HAN_END / PAGE;
  for (uint32_t i = han; i < han_end; i++) {
    page_of[i] = (uint16_t)page_place(i * PAGE, delta_make);
  }
  for (uint32_t i = 0; i < COUNT(page_of); i++) {
    if (i >= han && i < han_end) continue;
    page_of[i] = (uint16_t)page_place(i * PAGE, delta_make);
  }
  for (uint32_t i = 0; i < COUNT(base_of); i++) {
    base_of[i] = (uint16_t)page_place(i * PAGE, base_delta_make);
  }
  printf("/* fold_table.h: generated by mkfold.c from ICU %s, Unicode %s and "
         "OpenCC; do not edit.\n** Checksum %016llx: see fold_versions.txt. "
         "*/\n#define FOLD_SEVERAL 0x80000000u\n",
         U_ICU_VERSION, U_UNICODE_VERSION, (unsigned long long)checksum);
  print_shorts("fold_page_of", page_of, COUNT(page_of));
  print_shorts("fold_delta", delta[0], n_pages * PAGE);
  printf("static ");
  print_shorts("fold_base_page_of", base_of, COUNT(base_of));
  print_longs("fold_special", special, n_specials);
  print_longs("fold_many", many, n_many);
  fprintf(stderr, "mkfold: %d pages, %d specials, %d many: %zu bytes\n",
          n_pages, n_specials, n_many,
          sizeof(page_of) + sizeof(base_of) + (size_t)n_pages * PAGE * 2 +
              (size_t)n_specials * 4 + (size_t)n_many * 4);
  fprintf(stderr, "mkfold: checksum %016llx\n", (unsigned long long)checksum);
}

int main(int argc, char **argv) {
  UErrorCode rc = U_ZERO_ERROR;
  if (argc != 3) die("usage", "mkfold ext/data opencc_ts.txt");
  nfkc_cf = unorm2_getNFKCCasefoldInstance(&rc);
  nfd = unorm2_getNFDInstance(&rc);
  if (U_FAILURE(rc)) die("normalizer", u_errorName(rc));
  read_sources(argv[1], argv[2]);
  read_radicals();
  print_table(check_all());
  return 0;
}
