/* rank.c: Layer 4. zh_rank(): BM25F, neighbouring words, the best passage.
**
** Query 防汛 OR 工作 OR 会议, three words, two columns:
**
**   row 1  召开防汛工作会议      3 words, and 2 pairs of neighbours: best
**   row 2  防汛会议的筹备工作    3 words, no pair in the order of the query
**
** For each word of the query, its occurrences in the row, each worth the more
** the shorter its column is; 5 of them are not worth 5 times one (saturation);
** times how rare the word is among all rows (idf).  A pair, that is a word with
** the one before it in the query at most `gap` tokens to its left, counts like
** one more word, as rare as the two are on average; and the words that one
** passage of 40 tokens has count once more.  Docs: docs/ranking.md.
**
** What depends on the query alone is found out here, at its first row, and kept
** as FTS5's auxdata; the row's part is in rank_row.c.
*/
#include "search/rank_row.h"

/* Largest weight of a column; keeps sums finite. */
static const double rank_weight_max = 1e6;

static void query_free(void *p) {
  RankQuery *q = p;
  arena_free(&q->arena);
  sqlite3_free(q);
}

static RankQuery *query_new(void) {
  RankQuery *q = sqlite3_malloc64(sizeof(*q));
  if (!q) return NULL;
  memset(q, 0, sizeof(*q));
  q->words = ROWS_OF(RankWord);
  q->places = q->before = q->merged = ROWS_OF(RankPlace);
  return q;
}

/* ---- Statistics of the table ---- */

static int count_row(const Fts5ExtensionApi *api, Fts5Context *fts, void *n) {
  (void)api, (void)fts;
  ++*(int64_t *)n;
  return SQLITE_OK;
}

/* Rows with each phrase but empty ones, which are marks. */
static int stats_of_phrases(RankStats *stats, const Fts5ExtensionApi *api,
                            Fts5Context *fts, Arena *arena) {
  int phrases = api->xPhraseCount(fts), rc = SQLITE_OK;
  stats->hits = arena_alloc(arena, (size_t)phrases * sizeof(*stats->hits));
  if (!stats->hits) return arena->rc;
  for (int i = 0; i < phrases && !rc; i++) {
    if (api->xPhraseSize(fts, i) == 0) continue;
    rc = api->xQueryPhrase(fts, i, &stats->hits[stats->n_hits++], count_row);
  }
  return rc;
}

/* Rows and tokens of the table; in a scan, without a MATCH, no hits. */
static int stats_of_table(RankStats *stats, const Fts5ExtensionApi *api,
                          Fts5Context *fts, Arena *arena) {
  sqlite3_int64 n = 0;
  int columns = api->xColumnCount(fts);
  int rc = api->xRowCount(fts, &n);
  stats->rows = n;
  stats->tokens = arena_alloc(arena, (size_t)columns * sizeof(*stats->tokens));
  if (!stats->tokens) return arena->rc;
  stats->n_columns = columns;
  for (int i = 0; i < columns && !rc; i++) {
    rc = api->xColumnTotalSize(fts, i, &n);
    stats->tokens[i] = n;
  }
  return rc;
}

static int stats_read(RankStats *stats, const Fts5ExtensionApi *api,
                      Fts5Context *fts, Arena *arena) {
  int rc = stats_of_table(stats, api, fts, arena);
  return rc ? rc : stats_of_phrases(stats, api, fts, arena);
}

/* ---- The query ---- */

/* Natural logarithm of x >= 1, to the last digit or two; libm is not needed for
** it, and every host gives the same scores.  x = m * 2^e with m near 1, and
** log m = 2 (s + s^3/3 + s^5/5 ...) for s = (m-1)/(m+1), |s| < 0.172. */
static double rank_log(double x) {
  static const double ln2 = 0.693147180559945309417;
  int e = 0;
  for (; x > 1.4142135623730951; x /= 2) e++;
  double s = (x - 1) / (x + 1), square = s * s, sum = 0;
  for (int i = 21; i > 0; i -= 2) sum = sum * square + 1.0 / i;
  return e * ln2 + 2 * s * sum;
}

/* How much a word tells that n of all rows have.  Never 0: among rows that all
** have the word, the one that has it more often or next to another wins. */
static double word_idf(int64_t rows, int64_t n) {
  if (n > rows) n = rows;
  return rank_log(1 + ((double)(rows - n) + 0.5) / ((double)n + 0.5));
}

/* What tokens a tokenizer makes of SAMPLE_TEXT. */
typedef struct SampleTokens {
  int n;     /* tokens, but those in the place of another one */
  int first; /* bytes of the first */
} SampleTokens;

#define SAMPLE_TEXT "一二三"

static int sample_token(void *p, int flags, const char *z, int n, int start,
                        int end) {
  SampleTokens *sample = p;
  (void)z, (void)start, (void)end;
  if (flags & FTS5_TOKEN_COLOCATED) return SQLITE_OK;
  if (sample->n++ == 0) sample->first = n;
  return SQLITE_OK;
}

/* Whether each token is a character with the next one (grams 2).  A phrase is
** then a token shorter than its text: 会议 one, 防汛会 two. */
static int query_pairs(RankQuery *q, const Fts5ExtensionApi *api,
                       Fts5Context *fts) {
  SampleTokens sample = {0, 0};
  int rc = api->xTokenize(fts, SAMPLE_TEXT, sizeof(SAMPLE_TEXT) - 1, &sample,
                          sample_token);
  q->pairs = sample.n == 3 && sample.first == 6;
  return rc;
}

/* Whether empty phrases are there in twos, before and behind a word. */
static bool query_marked(const Fts5ExtensionApi *api, Fts5Context *fts) {
  bool open = false;
  for (int i = api->xPhraseCount(fts); i > 0; i--) {
    if (api->xPhraseSize(fts, i - 1) == 0) open = !open;
  }
  return !open;
}

/* Makes words of phrases: those between two empty ones are one word.  Rows
** with two spellings of it are few, so that the sum of hits is its count. */
static void query_words(RankQuery *q, const Fts5ExtensionApi *api,
                        Fts5Context *fts) {
  int phrases = api->xPhraseCount(fts), hit = 0;
  bool marked = query_marked(api, fts), group = false;
  RankWord *word = NULL;
  int64_t rows = 0;
  for (int i = 0; i < phrases && hit < q->stats.n_hits; i++) {
    if (api->xPhraseSize(fts, i) == 0) {
      group = marked && !group;
      word = NULL;
      continue;
    }
    if (!group || !word) {
      word = rows_add(&q->words, &q->arena);
      word->first = i;
      rows = 0;
    }
    word->end = i + 1;
    rows += q->stats.hits[hit++];
    word->idf = word_idf(q->stats.rows, rows);
  }
}

/* ---- SQL ---- */

/* One of the auxiliary functions, as xUserData() gives it. */
typedef struct RankFunc {
  const char *name;
  bool global; /* the first argument is stats */
} RankFunc;

static void rank_error(sqlite3_context *ctx, const char *name,
                       const char *message) {
  char *z = sqlite3_mprintf("%s: %s", name, message);
  if (z) {
    sqlite3_result_error(ctx, z, -1);
  } else {
    sqlite3_result_error_nomem(ctx);
  }
  sqlite3_free(z);
}

/* Reads the columns' weights into q->worth; 1 where none is given.  False when
** one is no such number: the error is in ctx. */
static bool rank_weights(RankQuery *q, const RankFunc *func,
                         sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  char message[80];
  for (int i = 0; i < q->stats.n_columns; i++) q->columns[i].weight = 1;
  if (argc > q->stats.n_columns) {
    sqlite3_snprintf(sizeof(message), message, "%d weights for %d column%s",
                     argc, q->stats.n_columns,
                     q->stats.n_columns == 1 ? "" : "s");
    rank_error(ctx, func->name, message);
    return false;
  }
  for (int i = 0; i < argc; i++) {
    int type = sqlite3_value_type(argv[i]);
    double weight = sqlite3_value_double(argv[i]);
    if ((type != SQLITE_INTEGER && type != SQLITE_FLOAT) || weight < 0 ||
        weight > rank_weight_max) {
      sqlite3_snprintf(sizeof(message), message,
                       "weight %d must be a number from 0 to 1000000", i + 1);
      rank_error(ctx, func->name, message);
      return false;
    }
    q->columns[i].weight = weight;
  }
  return true;
}

/* Reads stats from zh_rank_global's argument and compares them with the query;
** what is wrong, or NULL. */
static const char *rank_given(RankQuery *q, const Fts5ExtensionApi *api,
                              Fts5Context *fts, Span text) {
  int phrases = 0;
  sqlite3_int64 rows = 0;
  q->given = arena_copy(&q->arena, text);
  RankStatsError error = rank_stats_parse(&q->stats, q->given, &q->arena);
  if (q->arena.rc) return NULL;
  if (error) return rank_stats_message(error);
  for (int i = api->xPhraseCount(fts); i > 0; i--) {
    phrases += api->xPhraseSize(fts, i - 1) > 0;
  }
  if (q->stats.n_columns != api->xColumnCount(fts)) {
    return "stats are of tables with another number of columns";
  }
  if (q->stats.n_hits == 0 && phrases) {
    q->stats.n_hits = phrases; /* no table had a hit when it was asked */
    q->stats.hits =
        arena_alloc(&q->arena, (size_t)phrases * sizeof(*q->stats.hits));
  }
  if (q->stats.n_hits != phrases) {
    return "stats are of a query with another number of phrases";
  }
  q->arena.rc = api->xRowCount(fts, &rows);
  return rows > q->stats.rows ? "stats lack this table" : NULL;
}

/* A new RankQuery, given to FTS5; NULL after an error. */
static RankQuery *rank_begin(const RankFunc *func, const Fts5ExtensionApi *api,
                             Fts5Context *fts, sqlite3_context *ctx,
                             Span text) {
  const char *message = NULL;
  RankQuery *q = query_new();
  if (!q) {
    sqlite3_result_error_nomem(ctx);
    return NULL;
  }
  if (func->global) {
    message = rank_given(q, api, fts, text);
  } else {
    int rc = stats_read(&q->stats, api, fts, &q->arena);
    if (rc) q->arena.rc = rc;
  }
  size_t columns = (size_t)q->stats.n_columns;
  q->columns = arena_alloc(&q->arena, columns * sizeof(*q->columns));
  for (size_t i = 0; i < columns && q->columns; i++) {
    q->columns[i].windows = ROWS_OF(RankWindow);
  }
  if (!q->arena.rc && !message) {
    query_words(q, api, fts);
    if (!q->arena.rc) q->arena.rc = query_pairs(q, api, fts);
  }
  int rc = q->arena.rc;
  if (rc || message) {
    query_free(q);
  } else {
    rc = api->xSetAuxdata(fts, q, query_free); /* frees q when it fails */
  }
  if (rc) {
    sqlite3_result_error_code(ctx, rc);
  } else if (message) {
    rank_error(ctx, func->name, message);
  }
  return rc || message ? NULL : q;
}

/* zh_rank(fts [, weight...]), zh_rank_global(fts, stats [, weight...]) */
static void rank_func(const Fts5ExtensionApi *api, Fts5Context *fts,
                      sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  const RankFunc *func = api->xUserData(fts);
  Span text = SPAN_NONE;
  if (func->global) {
    if (argc < 1 || sqlite3_value_type(argv[0]) != SQLITE_TEXT) {
      rank_error(ctx, func->name, rank_stats_message(RANK_STATS_MALFORMED));
      return;
    }
    text = arg_text(argv[0]);
    argc--, argv++;
  }
  RankQuery *q = api->xGetAuxdata(fts, 0);
  if (!q || !span_eq(q->given, text)) {
    q = rank_begin(func, api, fts, ctx, text);
  }
  if (!q || !rank_weights(q, func, ctx, argc, argv)) return;
  double score = 0;
  int rc = rank_row_score(q, api, fts, &score);
  if (rc) {
    sqlite3_result_error_code(ctx, rc);
  } else {
    sqlite3_result_double(ctx, -score);
  }
}

/* zh_stats(fts): the text is made once and kept. */
static void stats_func(const Fts5ExtensionApi *api, Fts5Context *fts,
                       sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argv;
  if (argc > 0) {
    rank_error(ctx, "zh_stats", "takes no argument but the table");
    return;
  }
  RankQuery *q = api->xGetAuxdata(fts, 0);
  if (!q) {
    q = query_new();
    if (!q) {
      sqlite3_result_error_nomem(ctx);
      return;
    }
    int rc = stats_read(&q->stats, api, fts, &q->arena);
    if (!rc) q->given = rank_stats_format(&q->stats, &q->arena);
    if (!rc) rc = q->arena.rc;
    if (rc) {
      query_free(q);
    } else {
      rc = api->xSetAuxdata(fts, q, query_free);
    }
    if (rc) {
      sqlite3_result_error_code(ctx, rc);
      return;
    }
  }
  result_text(ctx, q->given);
}

/* zh_stats_query(match) */
static void stats_query_func(sqlite3_context *ctx, int argc,
                             sqlite3_value **argv) {
  (void)argc;
  Arena arena = {0};
  Span match = arg_text(argv[0]);
  Span any = match.z ? rank_query_any(match, &arena) : SPAN_NONE;
  result_arena_text(ctx, &arena, any);
  arena_free(&arena);
}

static const Func rank_funcs[] = {
    {"zh_stats_query", 1, 1, 0, stats_query_func, "zh_stats_query(match)",
     "The MATCH expression that zh_stats should be asked: any of the phrases.",
     NULL},
};

static const Other rank_others[] = {
    {"zh_rank", "auxiliary", "zh_rank(fts [, weight...])",
     "Score of a row of an FTS5 query, the better the lower: BM25 and "
     "neighbouring words."},
    {"zh_stats", "auxiliary", "zh_stats(fts)",
     "What ranking must know of a whole table, as JSON."},
    {"zh_stats_merge", "aggregate", "zh_stats_merge(stats)",
     "The stats of several tables taken as one."},
    {"zh_rank_global", "auxiliary", "zh_rank_global(fts, stats [, weight...])",
     "Score of a row among the rows of all tables that the stats are of."},
};

static int rank_init(sqlite3 *db, Conn *conn, char **error) {
  static RankFunc rank = {"zh_rank", false};
  static RankFunc global = {"zh_rank_global", true};
  (void)conn, (void)error;
  int rc = fts5_host_function(db, rank.name, &rank, rank_func, NULL);
  if (!rc) rc = fts5_host_function(db, global.name, &global, rank_func, NULL);
  if (!rc) rc = fts5_host_function(db, "zh_stats", NULL, stats_func, NULL);
  if (rc) return rc;
  return sqlite3_create_function_v2(
      db, "zh_stats_merge", 1,
      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, NULL,
      rank_merge_step, rank_merge_final, NULL);
}

const Family rank_family = {
    .name = "rank",
    .page = "ranking",
    .funcs = rank_funcs,
    .n_funcs = COUNT(rank_funcs),
    .others = rank_others,
    .n_others = COUNT(rank_others),
    .init = rank_init,
};
