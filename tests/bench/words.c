/* words.c: how fast zh_words() is, in C and as SQL calls it.
**
**   words FILE [rounds]     FILE: id, title and body, parted by tabs
**
** The rows of FILE stand in a table in memory, which is read in slices of
** about 200 kB; of each slice the shortest of all rounds counts, so that a busy
** machine does little harm.  CASE=n runs one case only, for profilers; CASE=99
** none, so that what it takes to fill the table is known.
**
** Built with ext/ and the build folder to include from, -DSQLITE_CORE, and
** libqikan.a.
*/
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "search/segment.h"

enum { SLICE = 500, SLICES_MAX = 1000 };

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void word_count(void *data, const Word *word) {
  *(size_t *)data += word->text.n;
}

/* The loop in C, as a function of SQL. */
static void bench_words_func(sqlite3_context *ctx, int argc,
                             sqlite3_value **argv) {
  (void)argc;
  size_t n = 0;
  Arena arena = {0};
  Segmenter s;
  segment_begin(&s, NULL, arg_text(argv[0]), &arena, word_count, &n);
  while (segment_more(&s)) arena_free(&arena);
  arena_free(&arena);
  sqlite3_result_int64(ctx, (sqlite3_int64)n);
}

static const struct {
  const char *label, *sql;
} cases[] = {
    {"length(body)", "SELECT sum(length(body)) FROM t WHERE id BETWEEN ?1 "
                     "AND ?2"},
    {"in C", "SELECT sum(bench_words(body)) FROM t WHERE id "
             "BETWEEN ?1 AND ?2"},
    {"zh_words(body)", "SELECT sum(length(zh_words(body))) FROM t WHERE id "
                       "BETWEEN ?1 AND ?2"},
    {"count(*) of rows", "SELECT count(*) FROM t, zh_words(t.body) w WHERE "
                         "t.id BETWEEN ?1 AND ?2"},
    {"sum(w.length) of rows", "SELECT sum(w.length) FROM t, zh_words(t.body) w "
                              "WHERE t.id BETWEEN ?1 AND ?2"},
    {"sum(length(w.word))", "SELECT sum(length(w.word)) FROM t, "
                            "zh_words(t.body) w WHERE t.id BETWEEN ?1 AND ?2"},
};

/* Reads FILE into the table; the bytes of the bodies. */
static double table_fill(sqlite3 *db, const char *path, int *rows) {
  static char line[1 << 20];
  FILE *f = fopen(path, "r");
  double bytes = 0;
  sqlite3_stmt *stmt = NULL;
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1, ?2)", -1, &stmt, NULL);
  while (f && stmt && fgets(line, sizeof(line), f)) {
    char *body = strrchr(line, '\t');
    body = body ? body + 1 : line;
    sqlite3_bind_int(stmt, 1, ++*rows);
    sqlite3_bind_text(stmt, 2, body, -1, SQLITE_STATIC);
    sqlite3_step(stmt);
    sqlite3_reset(stmt);
    bytes += (double)strlen(body);
  }
  sqlite3_finalize(stmt);
  if (f) fclose(f);
  return bytes;
}

/* One case, and the shortest times of its slices. */
typedef struct Case {
  sqlite3_stmt *stmt;
  double best[SLICES_MAX];
} Case;

static void case_slice(Case *c, int i, bool first) {
  sqlite3_bind_int(c->stmt, 1, i * SLICE + 1);
  sqlite3_bind_int(c->stmt, 2, i * SLICE + SLICE);
  double begun = seconds();
  sqlite3_step(c->stmt);
  double time = seconds() - begun;
  sqlite3_reset(c->stmt);
  if (first || time < c->best[i]) c->best[i] = time;
}

static double case_time(const Case *c, int slices) {
  double total = 0;
  for (int i = 0; i < slices; i++) total += c->best[i];
  return total;
}

/* All cases, or the one that is asked for. */
static bool cases_run(sqlite3 *db, int slices, int rounds, double bytes) {
  static Case tried[COUNT(cases)];
  const char *only = getenv("CASE");
  size_t first = only ? (size_t)strtol(only, NULL, 10) : 0;
  size_t last = only ? first : COUNT(cases) - 1;
  for (size_t k = first; k <= last && k < COUNT(cases); k++) {
    if (sqlite3_prepare_v2(db, cases[k].sql, -1, &tried[k].stmt, NULL)) {
      return false;
    }
  }
  for (int round = 0; round < rounds; round++) {
    for (int i = 0; i < slices; i++) {
      for (size_t k = first; k <= last && k < COUNT(cases); k++) {
        case_slice(&tried[k], i, round == 0);
      }
    }
  }
  for (size_t k = first; k <= last && k < COUNT(cases); k++) {
    printf("  %-22s %6.1f MB/s\n", cases[k].label,
           bytes / 1e6 / case_time(&tried[k], slices));
    sqlite3_finalize(tried[k].stmt);
  }
  return true;
}

int main(int argc, char **argv) {
  static const Family *const families[] = {&segment_family, NULL};
  int rows = 0, rounds = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 10;
  sqlite3 *db = NULL;
  if (argc < 2 || sqlite3_open(":memory:", &db) ||
      sql_register(db, families, NULL) ||
      sqlite3_create_function(db, "bench_words", 1, SQLITE_UTF8, NULL,
                              bench_words_func, NULL, NULL) ||
      sqlite3_exec(db,
                   "CREATE TABLE t(id INTEGER PRIMARY KEY, body TEXT);"
                   "BEGIN",
                   NULL, NULL, NULL)) {
    fprintf(stderr, "usage: words FILE [rounds]\n");
    return 2;
  }
  double bytes = table_fill(db, argv[1], &rows);
  sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
  int slices = (rows + SLICE - 1) / SLICE;
  if (slices > SLICES_MAX) slices = SLICES_MAX;
  printf("words: %.1f MB in %d rows, best of %d\n", bytes / 1e6, rows, rounds);
  if (!cases_run(db, slices, rounds, bytes)) return 2;
  return sqlite3_close(db);
}
