/* part_search.c: how long searches take, and how that grows with the text.
**
** Queries are drawn from the text: phrases of 1 to 10 Han characters, a prefix
** of two, and clauses of 8 to 24 characters that zh_query() turns into words,
** as a user's question.  All tokenizers get the same expressions; each figure
** is the middle one of 100 queries, of 20 where hits are ranked.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { QUERIES = 100, RANKED = 20, KINDS = 8, ANY = 7 };

static const char kinds[] = "1|2|3|4|6|10|2*|any";
static const int lengths[KINDS - 1] = {1, 2, 3, 4, 6, 10, 2};

static char *queries[KINDS][QUERIES];

/* What zh_query makes of a clause; free() it. */
static char *query_of(sqlite3 *db, const char *clause) {
  sqlite3_stmt *q;
  sqlite3_prepare_v2(db, "SELECT zh_query(?1)", -1, &q, NULL);
  sqlite3_bind_text(q, 1, clause, -1, SQLITE_STATIC);
  const char *z = NULL;
  if (sqlite3_step(q) == SQLITE_ROW)
    z = (const char *)sqlite3_column_text(q, 0);
  char *copy = strdup(z ? z : "\"\"");
  sqlite3_finalize(q);
  return copy;
}

static void queries_make(const Corpus *c) {
  sqlite3 *db = bench_open();
  random_start(1);
  for (int k = 0; k < KINDS - 1; k++) {
    for (int i = 0; i < QUERIES; i++) {
      char *z = random_phrase(c, lengths[k]);
      if (k == KINDS - 2) {
        size_t n = strlen(z);
        z = realloc(z, n + 3);
        strcpy(z + n, " *");
      }
      queries[k][i] = z;
    }
  }
  for (int i = 0; i < QUERIES; i++) {
    char *clause = random_clause(c);
    queries[ANY][i] = query_of(db, clause);
    free(clause);
  }
  sqlite3_close(db);
}

static void queries_free(void) {
  for (int k = 0; k < KINDS; k++) {
    for (int i = 0; i < QUERIES; i++) free(queries[k][i]);
  }
}

static const struct {
  const char *name, *sql;
  int n; /* queries of each kind */
} asked[] = {
    {"first 10 hits", "SELECT rowid FROM f WHERE f MATCH ?1 LIMIT 10", QUERIES},
    {"all hits, counted", "SELECT count(*) FROM f WHERE f MATCH ?1", QUERIES},
    {"best 10, bm25()",
     "SELECT rowid FROM f WHERE f MATCH ?1 ORDER BY bm25(f) LIMIT 10", RANKED},
    {"best 10, zh_rank()",
     "SELECT rowid FROM f WHERE f MATCH ?1 ORDER BY zh_rank(f) LIMIT 10",
     RANKED},
};
enum { N_ASKED = sizeof(asked) / sizeof(asked[0]) };

static const struct {
  const char *name;
  bool two; /* no token of less than three characters */
} engines[] = {{"null1", false},
               {"chinese", false},
               {"chinese grams 2", false},
               {"unicode61", false},
               {"trigram", true}};
enum { N_ENGINES = sizeof(engines) / sizeof(engines[0]) };

/* Times of one engine: rows of asked, columns of kinds; -1: cannot. */
typedef double Times[N_ASKED][KINDS];

static bool engine_time(const Corpus *c, int e, bool optimize, Times out) {
  sqlite3 *db = bench_open();
  IndexWish wish = {.tokenizer = engines[e].name};
  bool built = index_build(db, c, &wish) >= 0;
  if (built && optimize) bench_exec(db, "INSERT INTO f(f) VALUES ('optimize')");
  for (int a = 0; built && a < N_ASKED; a++) {
    for (int k = 0; k < KINDS; k++) {
      bool skip = engines[e].two && (k < 2 || k == KINDS - 2);
      out[a][k] = skip ? -1 : latency(db, asked[a].sql, queries[k], asked[a].n);
    }
  }
  sqlite3_close(db);
  return built;
}

static void search_size(const Corpus *c, const char *what, bool optimize) {
  static Times times[N_ENGINES];
  bool built[N_ENGINES];
  queries_make(c);
  for (int e = 0; e < N_ENGINES; e++) {
    built[e] = engine_time(c, e, optimize, times[e]);
  }
  queries_free();
  for (int a = 0; a < N_ASKED; a++) {
    char title[128];
    snprintf(title, sizeof(title), "%s: %s, ms", what, asked[a].name);
    table_begin(title, kinds);
    for (int e = 0; e < N_ENGINES; e++) {
      if (!built[e]) continue;
      table_row(engines[e].name);
      for (int k = 0; k < KINDS; k++) {
        table_cell(times[e][a][k] < 0 ? "-" : "%.3f", times[e][a][k]);
      }
    }
    table_end();
  }
}

/* ---- Growth ---- */

static void growth_row(const Corpus *c, const char *name,
                       const char *tokenizer) {
  sqlite3 *db = bench_open();
  IndexWish wish = {.tokenizer = tokenizer};
  double ms = index_build(db, c, &wish);
  table_row(name);
  table_cell("%.1f", ms / ((double)c->bytes / 1e6));
  table_cell("%.2f", (double)index_bytes(db) / (double)c->bytes);
  table_cell("%.3f", latency(db, asked[0].sql, queries[2], QUERIES));
  table_cell("%.3f", latency(db, asked[1].sql, queries[2], QUERIES));
  table_cell("%.2f", latency(db, asked[3].sql, queries[ANY], RANKED));
  sqlite3_close(db);
}

static void growth(const Corpus *all) {
  static const int sizes[] = {1, 3, 10, 30, 100};
  table_begin("growth, rows of 2 KB", "ms a MB|size|3: 10|3: all|any: best");
  for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
    Corpus c = corpus_take(all, (int64_t)sizes[i] * 1000000, 2000);
    char name[64];
    queries_make(&c);
    for (int t = 1; t <= 2; t++) {
      snprintf(name, sizeof(name), "%d MB, %s", sizes[i], engines[t].name);
      growth_row(&c, name, engines[t].name);
    }
    queries_free();
    corpus_free(&c);
  }
  table_end();
}

void part_search(const Corpus *all) {
  search_size(all, "all texts", false);
  Corpus large = corpus_take(all, 100 * 1000000, 2000);
  search_size(&large, "100 MB, 2 KB each", false);
  search_size(&large, "100 MB, optimized", true);
  corpus_free(&large);
  growth(all);
}
