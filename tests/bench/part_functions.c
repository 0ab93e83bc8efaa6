/* part_functions.c: how many megabytes of running text functions read a second.
**
** Each statement reads all texts; what reading them costs without a function is
** taken off.  Functions that this build does not have are left out.
*/
#include <stdio.h>

#include "bench.h"

static const struct {
  const char *name, *function, *sql;
} rows[] = {
    {"zh_fold", "zh_fold", "SELECT sum(length(zh_fold(body))) FROM t"},
    {"zh_hash", "zh_hash", "SELECT count(zh_hash(body)) FROM t"},
    {"zh_unwrap", "zh_unwrap", "SELECT sum(length(zh_unwrap(body))) FROM t"},
    {"zh_words, text", "zh_words", "SELECT count(zh_words(body)) FROM t"},
    {"zh_words, rows", "zh_words", "SELECT count(*) FROM t, zh_words(body)"},
    {"zh_query", "zh_query", "SELECT count(zh_query(body)) FROM t"},
    {"zh_pinyin", "zh_pinyin", "SELECT count(zh_pinyin(body)) FROM t"},
    {"zh_numbers", "zh_numbers", "SELECT count(*) FROM t, zh_numbers(body)"},
    {"zh_dates", "zh_dates", "SELECT count(*) FROM t, zh_dates(body)"},
    {"zh_regions", "zh_regions", "SELECT count(*) FROM t, zh_regions(body)"},
    {"zh_simplify", "zh_simplify", "SELECT count(zh_simplify(body)) FROM t"},
    {"zh_traditional", "zh_traditional",
     "SELECT count(zh_traditional(body)) FROM t"},
    {"zh_charset", "zh_charset",
     "SELECT count(zh_charset(CAST(body AS BLOB))) FROM t"},
    {"zh_decode", "zh_decode",
     "SELECT count(zh_decode(CAST(body AS BLOB))) FROM t"},
};

static double least_ms(sqlite3 *db, const char *sql) {
  double least = 0;
  for (int round = 0; round < 3; round++) {
    double start = cpu_ms();
    bench_number(db, sql);
    double took = cpu_ms() - start;
    if (round == 0 || took < least) least = took;
  }
  return least;
}

void part_functions(const Corpus *all) {
  sqlite3 *db = bench_open();
  bench_exec(db, "CREATE TABLE t(body)");
  sqlite3_stmt *q;
  sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1)", -1, &q, NULL);
  for (int i = 0; i < all->n; i++) {
    sqlite3_bind_text(q, 1, all->texts[i], -1, SQLITE_STATIC);
    sqlite3_step(q);
    sqlite3_reset(q);
  }
  sqlite3_finalize(q);
  double nothing = least_ms(db, "SELECT count(body) FROM t");
  table_begin("functions, running text", "MB/s|x length()");
  double length = least_ms(db, "SELECT sum(length(body)) FROM t");
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    char *has =
        sqlite3_mprintf("SELECT count(*) FROM qikan_functions WHERE name = %Q",
                        rows[i].function);
    if (bench_number(db, has) > 0) {
      double ms = least_ms(db, rows[i].sql) - nothing;
      table_row(rows[i].name);
      table_cell("%.0f", (double)all->bytes / 1e3 / ms);
      table_cell("%.1f", ms / (length - nothing));
    }
    sqlite3_free(has);
  }
  table_end();
  sqlite3_close(db);
}
