/* rank.c: properties of zh_rank() and its shards.
**
** Random articles of a small alphabet, so that words repeat, meet and tie:
**
**   - the score is that of the formula in docs/ranking.md, computed here anew
**     from the texts, to 1e-9;
**   - cut into 1 to 5 shards, some of them without a hit or without a row, the
**     first 20 are those of one index, in its order, with its scores to 1e-12;
**   - what was said of one character for a token holds for pairs (grams 2),
**     where the tokenizer has them.
*/
#include <stdlib.h>

#include "../unit/unit.h"
#include "random.h"

#include "core/sql.h"

int sqlite3_qikan_init(sqlite3 *, char **, const void *);

enum {
  ROWS_MAX = 60,
  TOKENS_MAX = 100,
  SHARDS = 5,
  TOP = 20,
  QUERY_MAX = 4000
};

/* Common characters first: dice() of dice() makes the later ones rarer. */
static const char *const alphabet[] = {"工", "作", "会", "议", "防", "汛",
                                       "抗", "旱", "县", "水", "利", "局"};

static int random_char(void) { return (int)dice(1 + dice(COUNT(alphabet))); }

/* ---- Articles ---- */

typedef struct Article {
  int n[2]; /* tokens in each column */
  int token[2][TOKENS_MAX];
} Article;

static Article articles[ROWS_MAX];
static int n_articles;

static void articles_random(void) {
  n_articles = 1 + (int)dice(ROWS_MAX);
  for (int i = 0; i < n_articles; i++) {
    articles[i].n[0] = (int)dice(6);
    articles[i].n[1] = (int)dice(TOKENS_MAX);
    for (int c = 0; c < 2; c++) {
      for (int k = 0; k < articles[i].n[c]; k++) {
        articles[i].token[c][k] = random_char();
      }
    }
  }
}

static char *article_text(const Article *a, int column) {
  sqlite3_str *s = sqlite3_str_new(NULL);
  sqlite3_str_appendall(s, "");
  for (int k = 0; k < a->n[column]; k++) {
    sqlite3_str_appendall(s, alphabet[a->token[column][k]]);
  }
  return sqlite3_str_finish(s);
}

/* ---- SQL ---- */

static sqlite3 *db;

/* Runs a format of sqlite3_mprintf; complains when it fails. */
static void run(const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *sql = sqlite3_vmprintf(format, args);
  va_end(args);
  char *message = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &message)) {
    printf("# %s\n#   in %s\n", message ? message : "", sql);
    OK_AS(0, "SQL runs");
  }
  sqlite3_free(message);
  sqlite3_free(sql);
}

/* Puts the articles into "whole" and each into one of s0..s4 as well, of which
** the first n are used. */
static void articles_store(int n_shards) {
  for (int i = -1; i < SHARDS; i++) {
    if (i < 0) {
      run("DELETE FROM whole");
    } else {
      run("DELETE FROM %s.s%d", i % 2 ? "other" : "main", i);
    }
  }
  for (int i = 0; i < n_articles; i++) {
    char *title = article_text(&articles[i], 0);
    char *body = article_text(&articles[i], 1);
    /* Neighbours tend to stand in one shard, so that others lack words. */
    int at = (int)dice(3) ? i * n_shards / n_articles
                          : (int)dice((unsigned)n_shards);
    run("INSERT INTO whole(rowid,title,body) VALUES(%d,%Q,%Q);"
        "INSERT INTO s%d(rowid,title,body) VALUES(%d,%Q,%Q)",
        i + 1, title ? title : "", body ? body : "", at, i + 1,
        title ? title : "", body ? body : "");
    sqlite3_free(title);
    sqlite3_free(body);
  }
}

static void tables_create(const char *tokenizer) {
  run("CREATE VIRTUAL TABLE whole USING fts5(title,body,tokenize='%s')",
      tokenizer);
  for (int i = 0; i < SHARDS; i++) {
    run("CREATE VIRTUAL TABLE %s.s%d USING fts5(title,body,tokenize='%s')",
        i % 2 ? "other" : "main", i, tokenizer);
  }
}

static void tables_drop(void) {
  run("DROP TABLE whole");
  for (int i = 0; i < SHARDS; i++) run("DROP TABLE s%d", i);
}

/* ---- Queries ---- */

enum { WORDS_MAX = 6, PHRASE_MAX = 3, SPELLINGS = 2 };

typedef struct Word {
  int n; /* spellings */
  int length[SPELLINGS];
  int token[SPELLINGS][PHRASE_MAX];
} Word;

typedef struct Query {
  int n;
  Word words[WORDS_MAX];
  char match[QUERY_MAX];
} Query;

static void query_phrase(sqlite3_str *s, const Word *w, int k) {
  sqlite3_str_appendall(s, "\"");
  for (int i = 0; i < w->length[k]; i++) {
    sqlite3_str_appendall(s, alphabet[w->token[k][i]]);
  }
  sqlite3_str_appendall(s, "\"");
}

static void query_word(sqlite3_str *s, const Word *w) {
  if (w->n > 1) sqlite3_str_appendall(s, "(\"\" OR ");
  for (int k = 0; k < w->n; k++) {
    if (k) sqlite3_str_appendall(s, " OR ");
    query_phrase(s, w, k);
  }
  if (w->n > 1) sqlite3_str_appendall(s, " OR \"\")");
}

/* How the words are put together; AND and NOT stand above OR, as zh_query()
** puts them.  Below OR, FTS5 shows phrases of a part that does not match the
** row when it has read the other part to its end: docs/ranking.md. */
typedef enum Shape { SHAPE_ANY, SHAPE_ALL, SHAPE_NOT, SHAPE_BOTH } Shape;

/* What stands before word i of n. */
static const char *query_joint(Shape shape, int i, int n) {
  if (i == n / 2 && shape == SHAPE_NOT) return ") NOT (";
  if (i == n / 2 && shape == SHAPE_BOTH) return ") AND (";
  return shape == SHAPE_ALL ? " AND " : " OR ";
}

static void query_random(Query *q, Shape shape) {
  sqlite3_str *s = sqlite3_str_new(NULL);
  q->n = 1 + (int)dice(WORDS_MAX);
  sqlite3_str_appendall(s, "(");
  for (int i = 0; i < q->n; i++) {
    Word *w = &q->words[i];
    w->n = dice(5) ? 1 : SPELLINGS;
    for (int k = 0; k < w->n; k++) {
      w->length[k] = 1 + (int)dice(PHRASE_MAX);
      for (int j = 0; j < w->length[k]; j++) w->token[k][j] = random_char();
    }
    if (i) sqlite3_str_appendall(s, query_joint(shape, i, q->n));
    if (shape && dice(6) == 0) sqlite3_str_appendall(s, "title:");
    if (shape && dice(6) == 0) {
      w->n = 1;
      sqlite3_str_appendall(s, "NEAR(");
      query_phrase(s, w, 0);
      query_phrase(s, w, 0);
      sqlite3_str_appendall(s, ", 9)");
    } else {
      query_word(s, w);
    }
  }
  sqlite3_str_appendall(s, ")");
  char *z = sqlite3_str_finish(s);
  sqlite3_snprintf(QUERY_MAX, q->match, "%s", z ? z : "");
  sqlite3_free(z);
}

/* ---- The formula, as the page tells it ---- */

static const double k1 = 0.8, b = 0.6, near = 0.9, fall_off = 3, window = 1;
static const int gap_max = 4, step = 20;

/* A logarithm that owes nothing to the one under test. */
static double slow_log(double x) {
  long double s = ((long double)x - 1) / ((long double)x + 1), power = s,
              sum = 0;
  for (int i = 1; i < 4000; i += 2, power *= s * s) sum += power / i;
  return (double)(2 * sum);
}

static bool phrase_at(const Article *a, int c, int at, const Word *w, int k) {
  if (at < 0 || at + w->length[k] > a->n[c]) return false;
  for (int i = 0; i < w->length[k]; i++) {
    if (a->token[c][at + i] != w->token[k][i]) return false;
  }
  return true;
}

/* Rows with the word; those with both spellings count twice. */
static int word_rows(const Word *w) {
  int rows = 0;
  for (int i = 0; i < n_articles; i++) {
    for (int k = 0; k < w->n; k++) {
      bool found = false;
      for (int c = 0; c < 2; c++) {
        for (int at = 0; at < articles[i].n[c]; at++) {
          found = found || phrase_at(&articles[i], c, at, w, k);
        }
      }
      rows += found;
    }
  }
  return rows < n_articles ? rows : n_articles;
}

static double word_idf(const Word *w) {
  int rows = word_rows(w);
  return slow_log(1 + (n_articles - rows + 0.5) / (rows + 0.5));
}

static double column_worth(const Article *a, int c, const double *weights) {
  double all = 0;
  for (int i = 0; i < n_articles; i++) all += articles[i].n[c];
  double average = all / n_articles;
  double length = average > 0 ? a->n[c] / average : 1;
  return weights[c] / (1 - b + b * length);
}

static double saturate(double x) { return x * (k1 + 1) / (x + k1); }

/* 1 / (1 + gap * fall_off) for the last occurrence of w that starts before at,
** if it is near enough. */
static double near_before(const Article *a, int c, int at, const Word *w) {
  for (int i = at - 1; i >= 0; i--) {
    for (int k = 0; k < w->n; k++) {
      if (!phrase_at(a, c, i, w, k)) continue;
      int gap = at - (i + w->length[k]);
      return gap < 0 || gap > gap_max ? 0 : 1 / (1 + gap * fall_off);
    }
  }
  return 0;
}

/* The most idf that begins within two steps of a column, from any step on. */
static double best_window(const Query *q, const Article *a,
                          const double *weights) {
  double best = 0;
  for (int c = 0; c < 2; c++) {
    for (int from = 0; from < a->n[c]; from += step) {
      double sum = 0;
      for (int i = 0; i < q->n; i++) {
        const Word *w = &q->words[i];
        bool found = false;
        for (int at = from; at < from + 2 * step; at++) {
          for (int k = 0; k < w->n; k++) {
            found = found || phrase_at(a, c, at, w, k);
          }
        }
        if (found) sum += word_idf(w);
      }
      sum *= saturate(weights[c]);
      if (sum > best) best = sum;
    }
  }
  return best;
}

static double formula(const Query *q, const Article *a, const double *weights) {
  double score = 0;
  for (int i = 0; i < q->n; i++) {
    double own = 0, pair = 0;
    const Word *w = &q->words[i];
    for (int c = 0; c < 2; c++) {
      double worth = column_worth(a, c, weights);
      for (int at = 0; at < a->n[c]; at++) {
        for (int k = 0; k < w->n; k++) {
          if (!phrase_at(a, c, at, w, k)) continue;
          own += worth;
          if (i) pair += worth * near_before(a, c, at, &q->words[i - 1]);
        }
      }
    }
    double idf = word_idf(w);
    score += idf * saturate(own);
    if (i) score += near * (idf + word_idf(w - 1)) / 2 * saturate(pair);
  }
  return -score - window * best_window(q, a, weights);
}

/* Two spellings of one word may begin in one place, where it is not said which
** is the neighbour; and a word may be its own neighbour. */
static bool query_plain(const Query *q) {
  for (int i = 0; i < q->n; i++) {
    const Word *w = &q->words[i];
    if (w->n > 1 && w->token[0][0] == w->token[1][0]) return false;
  }
  return true;
}

/* How many rows have another score than the formula says. */
static int formula_differs(const Query *q, const double *weights, int *rows) {
  sqlite3_stmt *stmt = NULL;
  int bad = 0;
  sqlite3_prepare_v2(db,
                     "SELECT rowid, zh_rank(whole, ?2, ?3) FROM whole "
                     "WHERE whole MATCH ?1",
                     -1, &stmt, NULL);
  sqlite3_bind_text(stmt, 1, q->match, -1, SQLITE_STATIC);
  sqlite3_bind_double(stmt, 2, weights[0]);
  sqlite3_bind_double(stmt, 3, weights[1]);
  while (sqlite3_step(stmt) == SQLITE_ROW) {
    const Article *a = &articles[sqlite3_column_int(stmt, 0) - 1];
    double got = sqlite3_column_double(stmt, 1);
    double off = got - formula(q, a, weights);
    if (off > 1e-9 || off < -1e-9) {
      if (bad++ == 0) printf("# %s: %.12f, off %.12f\n", q->match, got, off);
    }
    ++*rows;
  }
  bad += sqlite3_finalize(stmt) != SQLITE_OK;
  return bad;
}

static void test_formula(void) {
  int bad = 0, rows = 0;
  for (int i = 0; i < 40; i++) {
    double weights[2] = {dice(4) ? 1 : dice(30) / 7.0, dice(4) ? 1 : 2.5};
    articles_random();
    articles_store(1);
    for (int k = 0; k < 10; k++) {
      Query q;
      query_random(&q, SHAPE_ANY);
      if (query_plain(&q)) bad += formula_differs(&q, weights, &rows);
    }
  }
  OK_AS(bad == 0 && rows > 1000, "scores are those of the formula");
}

/* ---- Shards ---- */

typedef struct Hit {
  int id;
  double score;
} Hit;

/* The first hits of a statement with the query as ?1 and stats as ?2. */
static int hits_read(const char *sql, const char *match, const char *stats,
                     Hit *hits) {
  sqlite3_stmt *stmt = NULL;
  int n = 0;
  sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
  sqlite3_bind_text(stmt, 1, match, -1, SQLITE_STATIC);
  sqlite3_bind_text(stmt, 2, stats, -1, SQLITE_STATIC);
  while (n < TOP && sqlite3_step(stmt) == SQLITE_ROW) {
    hits[n++] =
        (Hit){sqlite3_column_int(stmt, 0), sqlite3_column_double(stmt, 1)};
  }
  int rc = sqlite3_finalize(stmt);
  if (rc) printf("# %s\n#   in %s for %s\n", sqlite3_errmsg(db), sql, match);
  return rc ? -1 : n;
}

/* The stats of n shards, as docs/ranking.md shows it. */
static char *shards_stats(int n, const char *match) {
  sqlite3_str *s = sqlite3_str_new(NULL);
  sqlite3_stmt *stmt = NULL;
  sqlite3_str_appendall(s, "SELECT zh_stats_merge(s) FROM (");
  for (int i = 0; i < n; i++) {
    sqlite3_str_appendf(
        s,
        "%s SELECT coalesce("
        "(SELECT zh_stats(s%d) FROM s%d(zh_stats_query(?1)) LIMIT 1),"
        "(SELECT zh_stats(s%d) FROM s%d LIMIT 1)) AS s",
        i ? " UNION ALL" : "", i, i, i, i);
  }
  sqlite3_str_appendall(s, ")");
  char *sql = sqlite3_str_finish(s), *stats = NULL;
  sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
  sqlite3_bind_text(stmt, 1, match, -1, SQLITE_STATIC);
  if (sqlite3_step(stmt) == SQLITE_ROW) {
    stats = sqlite3_mprintf("%s", sqlite3_column_text(stmt, 0));
  }
  if (sqlite3_finalize(stmt)) printf("# stats: %s\n", sqlite3_errmsg(db));
  sqlite3_free(sql);
  return stats;
}

static char *shards_sql(int n) {
  sqlite3_str *s = sqlite3_str_new(NULL);
  sqlite3_str_appendall(s, "SELECT id, score FROM (");
  for (int i = 0; i < n; i++) {
    sqlite3_str_appendf(s,
                        "%s SELECT rowid id, zh_rank_global(s%d, ?2, 3, 1) "
                        "score FROM s%d(?1)",
                        i ? " UNION ALL" : "", i, i);
  }
  sqlite3_str_appendall(s, ") ORDER BY score, id");
  return sqlite3_str_finish(s);
}

static bool shards_agree(const Query *q, int n_shards, int *hits) {
  Hit one[TOP], many[TOP];
  char *sql = shards_sql(n_shards), *stats = shards_stats(n_shards, q->match);
  int n = hits_read("SELECT rowid, zh_rank(whole, 3, 1) FROM whole(?1) "
                    "WHERE ?2 IS NOT NULL ORDER BY 2, 1",
                    q->match, "", one);
  int m = hits_read(sql, q->match, stats, many);
  bool same = n >= 0 && n == m;
  for (int i = 0; same && i < n; i++) {
    double off = one[i].score - many[i].score;
    same = one[i].id == many[i].id && off < 1e-12 && off > -1e-12;
  }
  if (!same) {
    printf("# %d shards, %d and %d hits, %s\n#   %s\n", n_shards, n, m,
           q->match, stats);
  }
  sqlite3_free(sql);
  sqlite3_free(stats);
  *hits += n;
  return same;
}

static void test_shards(const char *tokenizer) {
  char label[100];
  int bad = 0, hits = 0;
  for (int i = 0; i < 50; i++) {
    int n = 1 + (int)dice(SHARDS);
    articles_random();
    articles_store(n);
    for (int k = 0; k < 12; k++) {
      Query q;
      query_random(&q, (Shape)(k % 4));
      bad += !shards_agree(&q, n, &hits);
    }
  }
  sqlite3_snprintf(sizeof(label), label,
                   "%s: shards rank as one index, %d hits compared", tokenizer,
                   hits);
  OK_AS(bad == 0 && hits > 3000, label);
}

int main(void) {
  seed = 20200609;
  sqlite3_auto_extension((void (*)(void))sqlite3_qikan_init);
  if (sqlite3_open(":memory:", &db)) return 1;
  run("ATTACH ':memory:' AS other");
  tables_create("chinese");
  test_formula();
  test_shards("chinese");
  tables_drop();
  if (sqlite3_exec(db,
                   "CREATE VIRTUAL TABLE x USING fts5(a, "
                   "tokenize='chinese grams 2')",
                   NULL, NULL, NULL) == 0) {
    run("DROP TABLE x");
    tables_create("chinese grams 2");
    test_shards("chinese grams 2");
  }
  sqlite3_close(db);
  sqlite3_reset_auto_extension();
  OK_AS(sqlite3_memory_used() == 0, "nothing is left in memory");
  return unit_done();
}
