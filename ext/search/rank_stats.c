/* rank_stats.c: Layer 4. Statistics of tables as text, read and added.
**
**   {"rows":2,"tokens":[8,91],"hits":[1,0]}
**   {"rows":1,"tokens":[5,40]}                 no hit here
**     -> {"rows":3,"tokens":[13,131],"hits":[1,0]}
**
** The form is JSON, so that it can be looked into; the reader takes just this
** form, but any order of the names, and several texts in a row, as
** group_concat() and json_group_array() put them together.
*/
#include "search/rank.h"

enum { STATS_COLUMNS_MAX = 32768 }; /* SQLite's own limit */

/* No sum may exceed it, so that none overflows. */
static const int64_t stats_max = INT64_C(1000000000000000000);

const char *rank_stats_message(RankStatsError error) {
  switch (error) {
    case RANK_STATS_COLUMNS:
      return "stats are of tables with different numbers of columns";
    case RANK_STATS_PHRASES:
      return "stats are of queries with different numbers of phrases";
    case RANK_STATS_MALFORMED:
    case RANK_STATS_OK: break;
  }
  return "stats must be text that zh_stats gave";
}

/* ---- Adding ---- */

/* Adds n numbers to those at *sum, which are *count, or none yet. */
static bool stats_add(int64_t **sum, int *count, const int64_t *a, int n,
                      Arena *arena) {
  if (n == 0) return true;
  if (*count == 0) {
    *sum = arena_alloc(arena, (size_t)n * sizeof(**sum));
    if (!*sum) return true; /* arena->rc says why */
    *count = n;
  }
  if (*count != n) return false;
  for (int i = 0; i < n; i++) {
    int64_t room = stats_max - (*sum)[i];
    (*sum)[i] += a[i] < room ? a[i] : room;
  }
  return true;
}

static RankStatsError stats_join(RankStats *sum, const RankStats *one,
                                 Arena *arena) {
  int64_t room = stats_max - sum->rows;
  sum->rows += one->rows < room ? one->rows : room;
  if (!stats_add(&sum->tokens, &sum->n_columns, one->tokens, one->n_columns,
                 arena)) {
    return RANK_STATS_COLUMNS;
  }
  if (!stats_add(&sum->hits, &sum->n_hits, one->hits, one->n_hits, arena)) {
    return RANK_STATS_PHRASES;
  }
  return RANK_STATS_OK;
}

/* ---- Reading ---- */

static bool stats_between(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void stats_blanks(Span *s) {
  while (s->n && stats_between(s->z[0])) *s = span_from(*s, 1);
}

/* The character c, with blanks before it. */
static bool stats_char(Span *s, char c) {
  stats_blanks(s);
  if (s->n == 0 || s->z[0] != c) return false;
  *s = span_from(*s, 1);
  return true;
}

/* A count: digits, no sign. */
static bool stats_count(Span *s, int64_t *n) {
  stats_blanks(s);
  size_t digits = 0;
  *n = 0;
  for (; digits < s->n; digits++) {
    char c = s->z[digits];
    if (c < '0' || c > '9') break;
    if (*n >= stats_max / 10) return false;
    *n = *n * 10 + (c - '0');
  }
  *s = span_from(*s, digits);
  return digits > 0;
}

/* [1,2,3]; the numbers go into the arena. */
static bool stats_list(Span *s, int64_t **list, int *count, int max,
                       Arena *arena) {
  Rows rows = ROWS_OF(int64_t);
  if (*list || !stats_char(s, '[')) return false;
  if (!stats_char(s, ']')) {
    do {
      int64_t n;
      if (!stats_count(s, &n) || rows.n >= (size_t)max) return false;
      *(int64_t *)rows_add(&rows, arena) = n;
    } while (stats_char(s, ','));
    if (!stats_char(s, ']')) return false;
  }
  *list = rows.a;
  *count = (int)rows.n;
  return true;
}

/* One name and its value. */
static bool stats_member(Span *s, RankStats *one, Arena *arena) {
  stats_blanks(s);
  if (span_cut_prefix(s, SPAN("\"rows\""))) {
    return stats_char(s, ':') && stats_count(s, &one->rows);
  }
  if (span_cut_prefix(s, SPAN("\"tokens\""))) {
    return stats_char(s, ':') && stats_list(s, &one->tokens, &one->n_columns,
                                            STATS_COLUMNS_MAX, arena);
  }
  if (span_cut_prefix(s, SPAN("\"hits\""))) {
    return stats_char(s, ':') &&
           stats_list(s, &one->hits, &one->n_hits, INT32_MAX, arena);
  }
  return false;
}

static bool stats_object(Span *s, RankStats *one, Arena *arena) {
  *one = (RankStats){.rows = -1};
  if (!stats_char(s, '{')) return false;
  do {
    if (!stats_member(s, one, arena)) return false;
  } while (stats_char(s, ','));
  return stats_char(s, '}') && one->rows >= 0 && one->n_columns > 0;
}

/* What may stand between two texts: ",", and an array's brackets. */
static void stats_separators(Span *s) {
  while (stats_char(s, ',') || stats_char(s, '[') || stats_char(s, ']')) {
  }
}

RankStatsError rank_stats_parse(RankStats *sum, Span text, Arena *arena) {
  RankStatsError error = RANK_STATS_OK;
  stats_separators(&text);
  if (text.n == 0) return RANK_STATS_MALFORMED;
  while (text.n && !error) {
    RankStats one;
    if (!stats_object(&text, &one, arena)) {
      return arena->rc ? RANK_STATS_OK : RANK_STATS_MALFORMED;
    }
    error = stats_join(sum, &one, arena);
    stats_separators(&text);
  }
  return error;
}

/* ---- Writing ---- */

static void stats_write_count(Text *out, int64_t n) {
  char z[20];
  size_t at = sizeof(z);
  do {
    z[--at] = (char)('0' + n % 10);
    n /= 10;
  } while (n && at);
  text_add(out, (Span){z + at, sizeof(z) - at});
}

static void stats_write_list(Text *out, Span name, const int64_t *a, int n) {
  text_add(out, name);
  for (int i = 0; i < n; i++) {
    if (i) text_add(out, SPAN(","));
    stats_write_count(out, a[i]);
  }
  text_add(out, SPAN("]"));
}

Span rank_stats_format(const RankStats *stats, Arena *arena) {
  Text out = {.arena = arena};
  text_add(&out, SPAN("{\"rows\":"));
  stats_write_count(&out, stats->rows);
  stats_write_list(&out, SPAN(",\"tokens\":["), stats->tokens,
                   stats->n_columns);
  if (stats->n_hits) {
    stats_write_list(&out, SPAN(",\"hits\":["), stats->hits, stats->n_hits);
  }
  text_add(&out, SPAN("}"));
  return text_span(&out);
}

/* ---- SQL ---- */

/* zh_stats_merge(stats): what was added so far. */
typedef struct Merge {
  Arena arena;
  RankStats sum;
} Merge;

void rank_merge_step(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  if (sqlite3_value_type(argv[0]) == SQLITE_NULL) return;
  Merge *m = sqlite3_aggregate_context(ctx, sizeof(*m));
  if (!m) {
    sqlite3_result_error_nomem(ctx);
    return;
  }
  RankStatsError error =
      rank_stats_parse(&m->sum, arg_text(argv[0]), &m->arena);
  if (m->arena.rc) {
    sqlite3_result_error_code(ctx, m->arena.rc);
  } else if (error) {
    char *z = sqlite3_mprintf("zh_stats_merge: %s", rank_stats_message(error));
    if (z)
      sqlite3_result_error(ctx, z, -1);
    else
      sqlite3_result_error_nomem(ctx);
    sqlite3_free(z);
  }
}

void rank_merge_final(sqlite3_context *ctx) {
  Merge *m = sqlite3_aggregate_context(ctx, 0);
  if (!m) return; /* no stats: NULL */
  if (m->sum.n_columns) {
    Span text = rank_stats_format(&m->sum, &m->arena);
    result_arena_text(ctx, &m->arena, text);
  }
  arena_free(&m->arena);
}
