/* query.c: properties of zh_query(), on real FTS5 tables.
**
** Random bytes, and random texts over an alphabet of operators; what must hold
** for each is stated above the function that checks it.  The seed is fixed: a
** failure is shown with the text, in hex, and comes again.
*/
#include <stdlib.h>

#include "random.h"
#include "unit.h"

#include "search/query.h"
#include "search/segment.h"
#include "search/tokenizer.h"

enum { TEXT_MAX = 512 };

static sqlite3 *db;

/* ---- Random texts ---- */

static const char *const nasty[] = {
    "\"",     "“",       "”",        "＂",    "„",    "'",      "-",
    "－",     "−",       " -",       " ",     "　",   "\n",     "\n\n",
    "\t",     "*",       "＊",       "^",     "+",    "(",      ")",
    "（",     "）",      "{",        "}",     ":",    "：",     ",",
    "，",     "。",      "AND",      "OR",    "NOT",  "NEAR(",  " AND ",
    " OR ",   " NOT ",   "body:",    "title", "\\",   "%",      "/",
    "党史",   "研究室",  "的",       "了",    "計畫", "第",     "三",
    "3",      "2020年",  "二〇二〇", "十",    "期",   "6月9日", "山",
    "水",     "GB18030", "é",        "e",     "習",   "⻓",     "か",
    "㈱",     "①",       "½",        "…",     "क",    "ि",      "\u0301",
    "\u200B", "\u00AD",  "\uFEFF",   "#",     "0x",   "1.5",    "\n3\n\n",
    "--",     "/*",      ";",        "[",     "]",    "<",      "\x7F"};

static const char *const broken[] = {"\xE4",     "\xE4\xB8",     "\xFF",
                                     "\xC0\x80", "\xED\xA0\x80", "\x80"};

static Span random_text(char *z, bool bytes) {
  size_t n = 0;
  for (unsigned i = dice(24); i > 0; i--) {
    const char *piece = nasty[dice(COUNT(nasty))];
    unsigned d = dice(60);
    if (d == 0) piece = broken[dice(COUNT(broken))];
    if (bytes || d == 1) {
      z[n++] = d == 1 ? '\0' : (char)dice(256);
      continue;
    }
    memcpy(z + n, piece, strlen(piece));
    n += strlen(piece);
  }
  return (Span){z, n};
}

/* ---- SQL ---- */

static void fail(void) {
  printf("# %s\n", sqlite3_errmsg(db));
  exit(2);
}

static void run(const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL)) fail();
}

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *stmt = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL)) fail();
  return stmt;
}

static sqlite3_stmt *insert, *query, *search, *column;

static void show(const char *what, Span s, const char *mode) {
  printf("# %s, %s: ", what, mode);
  for (size_t i = 0; i < s.n; i++) printf("%02x", (uint8_t)s.z[i]);
  printf("\n# %s\n", sqlite3_errmsg(db));
}

/* zh_query(s, mode), valid until the next call; NULL for NULL. */
static const char *query_of(Span s, const char *mode) {
  sqlite3_reset(query);
  sqlite3_bind_text(query, 1, s.z, (int)s.n, SQLITE_TRANSIENT);
  sqlite3_bind_text(query, 2, mode, -1, SQLITE_STATIC);
  if (sqlite3_step(query) != SQLITE_ROW) fail();
  return (const char *)sqlite3_column_text(query, 0);
}

/* What stepping to the end gives; *rows counts. */
static int search_with(sqlite3_stmt *stmt, const char *match, int *rows) {
  int rc;
  sqlite3_reset(stmt);
  sqlite3_bind_text(stmt, 1, match, -1, SQLITE_TRANSIENT);
  for (*rows = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW;) ++*rows;
  sqlite3_reset(stmt);
  return rc;
}

/* ---- Checks ---- */

static const char *const modes[] = {"any", "all", "phrase", "prefix"};

/* NULL, or an expression that runs; also behind a column filter and within
** another expression. */
static bool check_valid(Span s) {
  bool ok = true;
  for (size_t i = 0; i < COUNT(modes) && ok; i++) {
    char wider[64 * TEXT_MAX];
    int rows;
    const char *match = query_of(s, modes[i]);
    if (!match) continue;
    ok = search_with(search, match, &rows) == SQLITE_DONE &&
         search_with(column, match, &rows) == SQLITE_DONE;
    snprintf(wider, sizeof(wider), "x AND %s NOT {title body}: %s", match,
             match);
    ok = ok && search_with(search, wider, &rows) == SQLITE_DONE;
    if (!ok) show(match, s, modes[i]);
  }
  return ok;
}

/* Whether it is NULL, or runs and finds one row. */
static bool finds_row(const char *match) {
  int rows = 0;
  return !match ||
         (search_with(search, match, &rows) == SQLITE_DONE && rows == 1);
}

/* The row that holds the text, and nothing else, is found with it: as a phrase;
** and by its words, where it has no quotes and nothing to exclude.  Where one
** mode finds nothing to search for, none does. */
static bool check_found(Span s, bool plain) {
  run("DELETE FROM t");
  sqlite3_bind_text(insert, 1, s.z, (int)s.n, SQLITE_TRANSIENT);
  if (sqlite3_step(insert) != SQLITE_DONE) fail();
  sqlite3_reset(insert);
  const char *match = query_of(s, "phrase");
  bool nothing = !match, ok = finds_row(match);
  if (!ok) show("phrase", s, match ? match : "NULL");
  for (size_t i = 0; plain && ok && i < COUNT(modes); i++) {
    match = query_of(s, modes[i]);
    ok = nothing == !match && finds_row(match);
    if (!ok) show(match ? match : "NULL", s, modes[i]);
  }
  return ok;
}

static bool is_plain(Span s) {
  static const char *const special[] = {"\"", "“", "”",  "＂",
                                        "„",  "-", "－", "−"};
  for (size_t i = 0; i < COUNT(special); i++) {
    if (span_has(s, span_of(special[i]))) return false;
  }
  return true;
}

static void test_random(void) {
  int invalid = 0, lost = 0;
  for (int round = 0; round < 12000; round++) {
    char z[TEXT_MAX];
    Span s = random_text(z, round % 4 == 0);
    if (!check_valid(s) && invalid++ > 5) break;
    if (!check_found(s, is_plain(s)) && lost++ > 5) break;
  }
  OK_AS(invalid == 0, "the expression is valid, whatever the text");
  OK_AS(lost == 0, "a text finds the row that holds it");
}

/* Many words, long phrases: valid, and bounded. */
static void test_long(void) {
  static char z[400000];
  Span s = {z, 0};
  bool ok = true;
  for (int i = 0; i < 30000; i++) {
    static const char *const between[] = {"", " ", " -", "\"", "“", ",", "("};
    const char *piece = between[dice(COUNT(between))];
    uint32_t cp = 0x4E00 + dice(5000);
    char han[] = {(char)(0xE0 | cp >> 12), (char)(0x80 | (cp >> 6 & 63)),
                  (char)(0x80 | (cp & 63))};
    memcpy(z + s.n, han, sizeof(han));
    memcpy(z + s.n + sizeof(han), piece, strlen(piece));
    s.n += sizeof(han) + strlen(piece);
  }
  for (size_t i = 0; i < COUNT(modes); i++) {
    int rows;
    const char *match = query_of(s, modes[i]);
    ok &= match && strlen(match) < 64 * 1024 &&
          search_with(search, match, &rows) == SQLITE_DONE;
  }
  OK_AS(ok, "100 KB and more give an expression that is valid and bounded");
  OK_AS(check_found(s, false), "a long text finds its row as a phrase");
}

int main(void) {
  seed = 20200609;
  static const Family *const families[] = {&query_family, &segment_family,
                                           &tokenizer_family, NULL};
  if (sqlite3_open(":memory:", &db) || sql_register(db, families, NULL)) {
    return 2;
  }
  run("CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize='chinese')");
  insert = prepare("INSERT INTO t(rowid, title, body) VALUES (1, '', ?1)");
  query = prepare("SELECT zh_query(?1, ?2)");
  search = prepare("SELECT rowid FROM t WHERE t MATCH ?1");
  column = prepare("SELECT rowid FROM t WHERE t MATCH '{title} : ' || ?1");
  run("INSERT INTO t VALUES ('党史', '第三期 AND title 计划')");
  test_random();
  test_long();
  return unit_done();
}
