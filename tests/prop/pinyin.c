/* pinyin.c: properties of readings, of zh_pinyin() and of search by pinyin.
**
** Every Han character that Unihan gives a Mandarin reading has one.  The plain
** style is the tone style without tones.  A name is found by its full pinyin,
** by its initials, and by every beginning of each; by both mixed, with blanks;
** by its characters; and what is found is marked.  The seed is fixed.
*/
#include <stdlib.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "random.h"
#include "unit.h"

#include "core/utf8.h"
#include "search/pinyin_fts.h"
#include "search/pinyin_query.h"

static sqlite3 *db;

static void run(const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL)) {
    printf("# %s\n", sqlite3_errmsg(db));
    exit(2);
  }
}

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *stmt = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL)) {
    printf("# %s\n", sqlite3_errmsg(db));
    exit(2);
  }
  return stmt;
}

/* The text that stmt gives for z; valid until the next call. */
static const char *ask(sqlite3_stmt *stmt, const char *z) {
  static char buffer[65536];
  sqlite3_reset(stmt);
  sqlite3_bind_text(stmt, 1, z, -1, SQLITE_TRANSIENT);
  int rc = sqlite3_step(stmt);
  const char *text = (const char *)sqlite3_column_text(stmt, 0);
  snprintf(buffer, sizeof(buffer), "%s",
           rc == SQLITE_ROW && text ? text : "(nothing)");
  sqlite3_reset(stmt);
  return buffer;
}

/* ---- Unihan ---- */

static void test_unihan(void) {
  char line[4096];
  int missing = 0, seen = 0;
  uint16_t codes[PINYIN_READINGS];
  FILE *in = popen("bzip2 -dc /usr/share/unicode/Unihan_Readings.txt.bz2 "
                   "2>/dev/null",
                   "r");
  while (in && fgets(line, sizeof(line), in)) {
    if (!strstr(line, "\tkMandarin\t") && !strstr(line, "\tkHanyuPinlu\t") &&
        !strstr(line, "\tkTGHZ2013\t") && !strstr(line, "\tkXHC1983\t")) {
      continue;
    }
    uint32_t cp = (uint32_t)strtoul(line + 2, NULL, 16);
    seen++;
    if (pinyin_readings(cp, codes) > 0) continue;
    missing++;
    printf("# U+%04X has no reading\n", cp);
  }
  if (in) pclose(in);
  if (seen == 0) {
    printf("ok %d - readings # SKIP no Unihan or no bzip2\n", ++unit_count);
    return;
  }
  OK_AS(missing == 0, "every Han character of Unihan has a reading");
}

/* ---- Styles ---- */

/* z without the marks of tones, but with the dots of u. */
static const char *toneless(const char *z) {
  static char buffer[65536];
  static UChar text[32768], parts[65536], joined[65536];
  UErrorCode e = U_ZERO_ERROR;
  int32_t n = 0, kept = 0;
  u_strFromUTF8(text, 32768, &n, z, -1, &e);
  n = unorm2_normalize(unorm2_getNFDInstance(&e), text, n, parts, 65536, &e);
  for (int32_t i = 0; i < n; i++) {
    UChar c = parts[i];
    if (c == 0x300 || c == 0x301 || c == 0x304 || c == 0x30C) continue;
    parts[kept++] = c;
  }
  n = unorm2_normalize(unorm2_getNFCInstance(&e), parts, kept, joined, 65536,
                       &e);
  u_strToUTF8(buffer, sizeof(buffer), NULL, joined, n, &e);
  return U_FAILURE(e) ? "ICU failed" : buffer;
}

static void add_cp(char *z, size_t *n, uint32_t cp) {
  *n += utf8_put(z + *n, cp);
  z[*n] = 0;
}

static uint32_t random_han(void) { return 0x4E00 + dice(0x9FA6 - 0x4E00); }

static void test_plain(void) {
  sqlite3_stmt *tone = prepare("SELECT zh_pinyin(?1)");
  sqlite3_stmt *plain = prepare("SELECT zh_pinyin(?1, 'plain')");
  int failed = 0;
  for (int round = 0; round < 3000; round++) {
    static char want[65536];
    char z[256] = "";
    size_t n = 0;
    for (unsigned k = 1 + dice(20); k > 0; k--) {
      static const char others[] = "aB1 ,-";
      add_cp(z, &n, dice(8) ? random_han() : (uint32_t)others[dice(6)]);
    }
    snprintf(want, sizeof(want), "%s", toneless(ask(tone, z)));
    if (strcmp(want, ask(plain, z)) == 0) continue;
    failed++;
    printf("# %s: %s\n", z, want);
  }
  OK_AS(failed == 0, "plain is tone without tones");
  sqlite3_finalize(tone);
  sqlite3_finalize(plain);
}

/* ---- Search ---- */

typedef struct Name {
  char text[64];  /* 2 to 4 Han characters */
  char full[64];  /* all syllables */
  char first[64]; /* all initials */
  char mixed[64]; /* some of each, with blanks */
} Name;

static void random_name(Name *name) {
  size_t n = 0;
  *name = (Name){"", "", "", ""};
  for (unsigned k = 2 + dice(3); k > 0;) {
    uint16_t codes[PINYIN_READINGS];
    uint32_t cp = random_han();
    int readings = pinyin_readings(cp, codes);
    if (readings == 0) continue;
    Span s = pinyin_letters(codes[dice((unsigned)readings)]);
    if (!strpbrk(s.z, "aeiouv")) continue; /* hums are not typed */
    add_cp(name->text, &n, cp);
    strncat(name->full, s.z, s.n);
    strncat(name->first, s.z, 1);
    size_t used = strlen(name->mixed);
    if (used) add_cp(name->mixed, &used, ' ');
    strncat(name->mixed, s.z, dice(2) ? 1 : s.n);
    k--;
  }
}

static sqlite3_stmt *insert, *search;

/* Whether the one name in the table is found by what is typed, and marked. */
static bool found(const Name *name, const char *typed) {
  char want[128];
  snprintf(want, sizeof(want), "[%s", name->text);
  const char *got = ask(search, typed);
  bool ok = got[0] == '[';
  if (!ok) printf("# %s not found by '%s': %s\n", name->text, typed, got);
  return ok;
}

/* ... by every beginning of what is typed. */
static bool found_by_all(const Name *name, const char *typed) {
  char z[64];
  for (size_t n = 1; n <= strlen(typed); n++) {
    snprintf(z, n + 1, "%s", typed);
    if (!found(name, z)) return false;
  }
  return true;
}

static void test_search(void) {
  int full = 0, first = 0, mixed = 0, text = 0;
  insert = prepare("INSERT INTO f(rowid, x) VALUES (1, ?1)");
  search = prepare("SELECT highlight(f, 0, '[', ']') FROM f"
                   " WHERE f MATCH zh_pinyin_query(?1)");
  for (int round = 0; round < 1500; round++) {
    Name name;
    random_name(&name);
    run("DELETE FROM f");
    ask(insert, name.text);
    if (!found_by_all(&name, name.full)) full++;
    if (!found_by_all(&name, name.first)) first++;
    if (!found(&name, name.mixed)) mixed++;
    if (!found(&name, name.text)) text++;
  }
  OK_AS(full == 0, "a name is found by each beginning of its pinyin");
  OK_AS(first == 0, "a name is found by each beginning of its initials");
  OK_AS(mixed == 0, "a name is found by syllables and initials mixed");
  OK_AS(text == 0, "a name is found by its characters");
  run("INSERT INTO f(f) VALUES ('integrity-check')");
  sqlite3_finalize(insert);
  sqlite3_finalize(search);
}

int main(void) {
  seed = 20220915;
  static const Family *const families[] = {&pinyin_family, &pinyin_fts_family,
                                           &pinyin_query_family, NULL};
  if (sqlite3_open(":memory:", &db) || sql_register(db, families, NULL)) {
    return 2;
  }
  run("CREATE VIRTUAL TABLE f USING fts5(x, tokenize='chinese_pinyin')");
  test_unihan();
  test_plain();
  test_search();
  sqlite3_close(db);
  return unit_done();
}
