/* part_rank.c: questions put to paragraphs, from public sets.
**
** $QIKAN_SHARED/retrieval/<set>/ holds docs.tsv (id, title, body), queries.tsv
** (id, text) and qrels.tsv (id of the question, of a right paragraph).  Where
** there is none, nothing is printed.  MRR@10 is the mean of 1/rank of the right
** paragraph, 0 beyond the tenth.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

static const char *const sets[] = {"cmrc", "drcd"};
enum { N_SETS = 2 };

/* Fills a table of n columns with the rows of a file; false: no such file. */
static bool tsv_import(sqlite3 *db, const char *set, const char *file,
                       const char *insert) {
  const char *shared = getenv("QIKAN_SHARED");
  char path[1024], *line = NULL;
  size_t room = 0;
  sqlite3_stmt *q;
  snprintf(path, sizeof(path), "%s/retrieval/%s/%s",
           shared ? shared : "../shared", set, file);
  FILE *f = fopen(path, "r");
  if (!f) return false;
  sqlite3_prepare_v2(db, insert, -1, &q, NULL);
  while (getline(&line, &room, f) > 0) {
    char *rest = line, *field;
    line[strcspn(line, "\r\n")] = 0;
    for (int i = 1; (field = strsep(&rest, "\t")); i++) {
      sqlite3_bind_text(q, i, field, -1, SQLITE_TRANSIENT);
    }
    sqlite3_step(q);
    sqlite3_reset(q);
  }
  sqlite3_finalize(q);
  free(line);
  fclose(f);
  return true;
}

static bool set_open(sqlite3 *db, const char *set) {
  bench_exec(db, "CREATE TABLE d(id INTEGER PRIMARY KEY, title, body);"
                 "CREATE TABLE q(id TEXT PRIMARY KEY, text);"
                 "CREATE TABLE r(query TEXT, id INTEGER,"
                 "  PRIMARY KEY (query, id)) WITHOUT ROWID");
  return tsv_import(db, set, "docs.tsv", "INSERT INTO d VALUES (?, ?, ?)") &&
         tsv_import(db, set, "queries.tsv", "INSERT INTO q VALUES (?, ?)") &&
         tsv_import(db, set, "qrels.tsv", "INSERT INTO r VALUES (?, ?)");
}

static const struct {
  const char *name, *tokenizer, *text, *rank;
} runs[] = {
    {"chinese, zh_rank", "chinese", "q.text", "zh_rank(f)"},
    {"chinese, bm25", "chinese", "q.text", "bm25(f)"},
    {"grams 2, zh_rank", "chinese grams 2", "q.text", "zh_rank(f)"},
    {"other script, zh_rank", "chinese", "zh_fold(q.text)", "zh_rank(f)"},
    {"null1, bm25", "null1", "q.text", "bm25(f)"},
    {"unicode61, bm25", "unicode61", "q.text", "bm25(f)"},
    {"trigram, bm25", "trigram", "q.text", "bm25(f)"},
};

/* MRR@10 of one run, and the milliseconds a query; false: cannot. */
static bool run_measure(sqlite3 *db, int i, double *mrr, double *ms) {
  char *sql =
      sqlite3_mprintf("DROP TABLE IF EXISTS f; CREATE VIRTUAL TABLE f USING"
                      " fts5(title, body, content='', tokenize=%Q)",
                      runs[i].tokenizer);
  int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
  sqlite3_free(sql);
  if (rc) return false;
  bench_exec(db,
             "INSERT INTO f(rowid, title, body) SELECT * FROM d;"
             "DROP TABLE IF EXISTS hits; CREATE TEMP TABLE hits(query, n, id)");
  sql = sqlite3_mprintf(
      "INSERT INTO hits SELECT q.id, row_number() OVER (), h.rowid FROM q,"
      " (SELECT rowid FROM f WHERE f MATCH ?1 ORDER BY %s LIMIT 10) AS h"
      " WHERE q.id = ?2",
      runs[i].rank);
  sqlite3_stmt *ask, *list;
  char *make = sqlite3_mprintf("SELECT id, coalesce(zh_query(%s), '\"\"')"
                               " FROM q WHERE id IN (SELECT query FROM r)",
                               runs[i].text);
  sqlite3_prepare_v2(db, make, -1, &list, NULL);
  sqlite3_prepare_v2(db, sql, -1, &ask, NULL);
  double spent = 0, n = 0;
  while (sqlite3_step(list) == SQLITE_ROW) {
    sqlite3_bind_value(ask, 1, sqlite3_column_value(list, 1));
    sqlite3_bind_value(ask, 2, sqlite3_column_value(list, 0));
    double start = cpu_ms();
    sqlite3_step(ask);
    if (sqlite3_reset(ask)) give_up(sql, sqlite3_errmsg(db));
    spent += cpu_ms() - start;
    n++;
  }
  sqlite3_finalize(list);
  sqlite3_finalize(ask);
  sqlite3_free(make);
  sqlite3_free(sql);
  *ms = n > 0 ? spent / n : 0;
  *mrr = n > 0
             ? bench_number(db,
                            "SELECT sum(best) FROM (SELECT 1.0 / min(n) AS best"
                            " FROM hits JOIN r USING (query, id)"
                            " GROUP BY query)") /
                   n
             : 0;
  return true;
}

void part_rank(const Corpus *all) {
  (void)all;
  sqlite3 *db[N_SETS];
  bool there = true;
  for (int s = 0; s < N_SETS; s++) {
    db[s] = bench_open();
    there = there && set_open(db[s], sets[s]);
  }
  if (there) table_begin("MRR@10", "cmrc|ms|drcd|ms");
  for (size_t i = 0; there && i < sizeof(runs) / sizeof(runs[0]); i++) {
    table_row(runs[i].name);
    for (int s = 0; s < N_SETS; s++) {
      double mrr = 0, ms = 0;
      bool ran = run_measure(db[s], (int)i, &mrr, &ms);
      table_cell(ran ? "%.3f" : "-", mrr);
      table_cell(ran ? "%.2f" : "-", ms);
    }
  }
  if (there) table_end();
  for (int s = 0; s < N_SETS; s++) sqlite3_close(db[s]);
}
