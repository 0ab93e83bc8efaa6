/* bad_input.c: every function of the extension, with every kind of bad value.
**
**   bad_input          values up to 1 MB (make test-bad)
**   bad_input --big    10 and 100 MB too (make test-big)
**
** The table qikan_functions says what there is, so that a new function is
** tested on the day it is registered.  In each argument's place comes each
** value below; a call may give a result, NULL or an error that names the
** function, but never crash, and never take more than a second for a megabyte.
** Wrong numbers of arguments must be refused.  TAP: one point per function.
*/
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#include "unit/unit.h"

int sqlite3_qikan_init(sqlite3 *, char **, const void *);

enum { MAX_ARGS = 8, MEGABYTE = 1000000 };

#if defined(__SANITIZE_ADDRESS__) || defined(SLOW_HOST)
enum { SECONDS_PER_MEGABYTE = 20 };
#else
enum { SECONDS_PER_MEGABYTE = 2 }; /* one, and a busy machine */
#endif

/* ---- Values ---- */

typedef struct Value {
  const char *label;
  int type;      /* SQLITE_TEXT, ... */
  const char *z; /* bytes of a text or BLOB */
  int n;         /* their number; the value of an integer */
  double real;   /* of a REAL */
  int repeat;    /* total bytes when z is repeated, or 0 */
} Value;

#define TEXT(label, z)                                                         \
  { label, SQLITE_TEXT, z, sizeof(z) - 1, 0, 0 }
#define BLOB(label, z)                                                         \
  { label, SQLITE_BLOB, z, sizeof(z) - 1, 0, 0 }
#define LONG(label, z, n)                                                      \
  { label, SQLITE_TEXT, z, sizeof(z) - 1, 0, n }

#define SENTENCE "2020年6月9日，市档案馆（局）召开第3次会议。\n"

static const Value values[] = {
    {"NULL", SQLITE_NULL, NULL, 0, 0, 0},
    {"0", SQLITE_INTEGER, NULL, 0, 0, 0},
    {"-1", SQLITE_INTEGER, NULL, -1, 0, 0},
    {"2147483647", SQLITE_INTEGER, NULL, 2147483647, 0, 0},
    {"1.5", SQLITE_FLOAT, NULL, 0, 1.5, 0},
    {"-1e308", SQLITE_FLOAT, NULL, 0, -1e308, 0},
    TEXT("empty text", ""),
    TEXT("blank", " \t\r\n\f\xE3\x80\x80"),
    TEXT("ASCII", "plain words, 12"),
    TEXT("Chinese", "第三期 习近平（总第198期）2020年6月9日\n【动态】\n"),
    TEXT("a NUL inside", "第3\0期\0"),
    TEXT("a cut sequence", "习近\xE5\xB9"),
    TEXT("a lead byte before ASCII", "习\xE5"
                                     "abc\xF0\x9F"),
    TEXT("lone continuations", "\x80\xBF\x80"),
    TEXT("an over-long form", "\xC0\x80\xE0\x80\x80\xF8\x88\x80\x80\x80"),
    TEXT("surrogates", "\xED\xA0\x80\xED\xB0\x80"),
    TEXT("beyond Unicode", "\xF4\x90\x80\x80\xFF\xFE"),
    TEXT("invisible", "\xEF\xBB\xBF\xC2\xAD\xE2\x80\x8B\xEF\xB8\x8F"),
    TEXT("SQL and MATCH syntax", "\"a\" AND (b:c* ^ NEAR(x' OR --"),
    BLOB("empty blob", ""),
    BLOB("bytes", "\x00\x01\xFE\xFF\x80\x7F\xC4\xE3\xBA\xC3"),
    BLOB("UTF-16 cut", "\xFF\xFE\x60\x4E\x00"),
    LONG("open brackets", "（", 30000),
    LONG("marks", "e\xCC\x81\xCC\x81\xCC\x81", 30000),
    LONG("1 MB text", SENTENCE, MEGABYTE),
    LONG("1 MB of 一", "一", MEGABYTE),
    LONG("1 MB of digits", "9", MEGABYTE),
    LONG("1 MB of letters", "a", MEGABYTE),
    LONG("1 MB of line ends", "\n", MEGABYTE),
    LONG("1 MB of malformed bytes", "\xE4", MEGABYTE),
    LONG("1 MB of heads", "【动态】\n●题\n", MEGABYTE),
};

static const Value big_values[] = {
    LONG("10 MB text", SENTENCE, 10 * MEGABYTE),
    LONG("100 MB text", SENTENCE, 100 * MEGABYTE),
    LONG("100 MB of line ends", "\n", 100 * MEGABYTE),
    LONG("100 MB of malformed bytes", "\xE4", 100 * MEGABYTE),
};

/* What stands in the places that are not under test. */
static const Value usual = TEXT("usual", "第3期 2020年6月9日");

static void value_bind(sqlite3_stmt *stmt, int at, const Value *v) {
  char *z;
  if (v->repeat) {
    z = sqlite3_malloc(v->repeat);
    for (int i = 0; z && i < v->repeat; i++) z[i] = v->z[i % v->n];
    sqlite3_bind_text(stmt, at, z, z ? v->repeat : 0, sqlite3_free);
  } else if (v->type == SQLITE_TEXT || v->type == SQLITE_BLOB) {
    /* A copy of just these bytes, so that a sanitizer sees the end. */
    z = sqlite3_malloc(v->n ? v->n : 1);
    if (z) memcpy(z, v->z, (size_t)v->n);
    if (v->type == SQLITE_TEXT) {
      sqlite3_bind_text(stmt, at, z, v->n, sqlite3_free);
    } else {
      sqlite3_bind_blob(stmt, at, z, v->n, sqlite3_free);
    }
  } else if (v->type == SQLITE_INTEGER) {
    sqlite3_bind_int(stmt, at, v->n);
  } else if (v->type == SQLITE_FLOAT) {
    sqlite3_bind_double(stmt, at, v->real);
  }
}

/* ---- Calls ---- */

typedef struct Subject {
  sqlite3 *db;
  const char *name; /* of the function */
  int table;        /* table-valued */
  int open_ended;   /* takes any number of arguments, as FTS5 registers them */
  long calls;
  int bad;
} Subject;

static void subject_complain(Subject *s, const char *what, const char *label,
                             int arg) {
  if (s->bad++ < 8) {
    printf("# %s: %s as argument %d: %s\n", s->name, label, arg + 1, what);
  }
}

/* Reads all rows; the code it ended with. */
static int rows_read(sqlite3_stmt *stmt) {
  int rc;
  while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(stmt); i++) {
      volatile char last = 0;
      const char *z = (const char *)sqlite3_column_text(stmt, i);
      int n = sqlite3_column_bytes(stmt, i);
      if (z && n) last = z[n - 1];
      (void)last;
    }
  }
  return rc;
}

/* An error is clean when it names the function, or is SQLite's own limit. */
static int error_names(Subject *s, int rc) {
  const char *message = sqlite3_errmsg(s->db);
  return rc == SQLITE_TOOBIG || strstr(message, s->name) != NULL;
}

/* "SELECT name(?1,?2)" or "SELECT * FROM name(?1,?2)". */
static char *call_sql(const Subject *s, int n) {
  sqlite3_str *str = sqlite3_str_new(NULL);
  sqlite3_str_appendf(str, "SELECT %s\"%w\"(", s->table ? "* FROM " : "",
                      s->name);
  for (int i = 0; i < n; i++) sqlite3_str_appendf(str, "%s?", i ? "," : "");
  sqlite3_str_appendall(str, ")");
  return sqlite3_str_finish(str);
}

/* Calls it with v as argument arg of n; false when n is refused. */
static int call_one(Subject *s, int n, int arg, const Value *v) {
  char *sql = call_sql(s, n);
  sqlite3_stmt *stmt = NULL;
  clock_t start = clock();
  int rc = sqlite3_prepare_v2(s->db, sql, -1, &stmt, NULL);
  sqlite3_free(sql);
  s->calls++;
  if (rc) {
    if (!error_names(s, rc)) {
      subject_complain(s, sqlite3_errmsg(s->db), "any value", n - 1);
    }
    return 0;
  }
  for (int i = 0; i < n; i++) value_bind(stmt, i + 1, i == arg ? v : &usual);
  rc = rows_read(stmt);
  if (rc != SQLITE_DONE && !error_names(s, rc)) {
    subject_complain(s, sqlite3_errmsg(s->db), v->label, arg);
  }
  sqlite3_finalize(stmt);
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  double megabytes = v->repeat > MEGABYTE ? v->repeat / MEGABYTE : 1;
  if (seconds > SECONDS_PER_MEGABYTE * megabytes) {
    char what[64];
    snprintf(what, sizeof(what), "takes %.1f s", seconds);
    subject_complain(s, what, v->label, arg);
  }
  return 1;
}

static void call_all(Subject *s, int n, const Value *v, size_t count) {
  for (int arg = 0; arg < n; arg++) {
    for (size_t i = 0; i < count; i++) {
      if (!call_one(s, n, arg, &v[i])) return;
    }
  }
}

/* Functions and table-valued functions: with 0 to MAX_ARGS arguments. */
static void subject_call(Subject *s, int big) {
  char label[200], counts[64] = "";
  int accepted = 0;
  for (int n = 0; n <= MAX_ARGS; n++) {
    if (!call_one(s, n, 0, &usual)) continue;
    accepted++;
    snprintf(counts + strlen(counts), sizeof(counts) - strlen(counts), " %d",
             n);
    call_all(s, n, values, sizeof(values) / sizeof(values[0]));
    if (big) {
      call_all(s, n, big_values, sizeof(big_values) / sizeof(big_values[0]));
    }
  }
  /* Any number of arguments is a sign of a missing check. */
  if (accepted == 0 || (accepted > MAX_ARGS && !s->open_ended)) s->bad++;
  snprintf(label, sizeof(label), "%s: arguments%s, %ld calls", s->name, counts,
           s->calls);
  OK_AS(s->bad == 0, label);
}

/* ---- Tokenizers and collations ---- */

static int sql_exec(sqlite3 *db, const char *format, const char *name) {
  char *sql = sqlite3_mprintf(format, name);
  int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
  sqlite3_free(sql);
  return rc;
}

/* Runs sql with v as its only parameter. */
static int sql_value(sqlite3 *db, const char *sql, const Value *v) {
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
  if (rc) return rc;
  value_bind(stmt, 1, v);
  rc = rows_read(stmt);
  sqlite3_finalize(stmt);
  return rc;
}

static void tokenizer_values(Subject *s) {
  static const char match[] =
      "SELECT highlight(bad, 0, '[', ']') FROM bad "
      "WHERE bad MATCH '\"' || replace(?, '\"', '') || '\"'";
  for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
    const Value *v = &values[i];
    if (sql_value(s->db, "INSERT INTO bad VALUES(?)", v) != SQLITE_DONE) {
      subject_complain(s, sqlite3_errmsg(s->db), v->label, 0);
    }
    /* FTS5 itself takes gigabytes for a phrase of 300,000 tokens. */
    if (v->repeat < MEGABYTE && sql_value(s->db, match, v) == SQLITE_NOMEM) {
      subject_complain(s, "no memory in MATCH", v->label, 0);
    }
    s->calls += 2;
  }
  if (sql_exec(s->db, "INSERT INTO bad(bad) VALUES('integrity-check')", "")) {
    subject_complain(s, sqlite3_errmsg(s->db), "integrity-check", 0);
  }
}

static void subject_tokenizer(Subject *s) {
  static const char *const wrong[] = {
      "%w nonsense",      "%w nonsense 1", "%w ''",
      "%w grams",         "%w grams 0",    "%w grams 4294967297",
      "%w grams 1 grams", "%w grams x"};
  char label[200];
  for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
    char *options = sqlite3_mprintf(wrong[i], s->name);
    int rc = sql_exec(s->db,
                      "CREATE VIRTUAL TABLE x USING "
                      "fts5(a, tokenize=\"%w\")",
                      options);
    if (rc == SQLITE_OK) subject_complain(s, "was accepted", options, -1);
    sqlite3_free(options);
    s->calls++;
  }
  if (sql_exec(s->db, "CREATE VIRTUAL TABLE bad USING fts5(a, tokenize='%q')",
               s->name)) {
    subject_complain(s, sqlite3_errmsg(s->db), "no argument", -1);
  } else {
    tokenizer_values(s);
    sql_exec(s->db, "DROP TABLE bad%s", "");
  }
  snprintf(label, sizeof(label), "%s: tokenizer, %ld calls", s->name, s->calls);
  OK_AS(s->bad == 0, label);
}

static void subject_collation(Subject *s) {
  char label[200];
  char *sql = sqlite3_mprintf("SELECT ?1 < '第三期' COLLATE %s", s->name);
  for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
    if (sql_value(s->db, sql, &values[i]) != SQLITE_DONE) {
      subject_complain(s, sqlite3_errmsg(s->db), values[i].label, 0);
    }
    s->calls++;
  }
  sqlite3_free(sql);
  snprintf(label, sizeof(label), "%s: collation, %ld calls", s->name, s->calls);
  OK_AS(s->bad == 0, label);
}

int main(int argc, char **argv) {
  int big = argc > 1 && strcmp(argv[1], "--big") == 0;
  sqlite3 *list, *db;
  sqlite3_stmt *stmt = NULL;
  setvbuf(stdout, NULL, _IOLBF, 0);
  sqlite3_auto_extension((void (*)(void))sqlite3_qikan_init);
  if (sqlite3_open(":memory:", &list) || sqlite3_open(":memory:", &db)) {
    OK_AS(0, "the extension loads");
    return unit_done();
  }
  sqlite3_prepare_v2(list, "SELECT name, kind FROM qikan_functions", -1, &stmt,
                     NULL);
  while (sqlite3_step(stmt) == SQLITE_ROW) {
    const char *kind = (const char *)sqlite3_column_text(stmt, 1);
    Subject s = {db,
                 (const char *)sqlite3_column_text(stmt, 0),
                 strcmp(kind, "table") == 0,
                 strcmp(kind, "auxiliary") == 0,
                 0,
                 0};
    if (strcmp(kind, "tokenizer") == 0) {
      subject_tokenizer(&s);
    } else if (strcmp(kind, "collation") == 0) {
      subject_collation(&s);
    } else {
      subject_call(&s, big);
    }
  }
  sqlite3_finalize(stmt);
  sqlite3_close(db);
  sqlite3_close(list);
  sqlite3_reset_auto_extension();
  OK_AS(sqlite3_memory_used() == 0, "nothing is left in memory");
  return unit_done();
}
