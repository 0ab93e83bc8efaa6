/* rank.h: Layer 4. Order of hits: which articles answer a query best.
**
** Auxiliary functions of FTS5, called beside bm25() and highlight():
**
**   zh_rank(fts)                  score of a row; the better the lower
**   zh_stats(fts)                 what the score must know of a whole table
**   zh_stats_merge(stats)         that of several tables, as of one
**   zh_rank_global(fts, stats)    the score in all of them
**
** A query is a row of words, each of them one phrase of the MATCH expression,
** or several that mean the same: phrases between two empty ones are spellings
** of one word.  FTS5 shows no brackets to an auxiliary function, but it shows
** empty phrases, and they match nothing:
**
**   "防汛" OR ("" OR "第3期" OR "第三期" OR "")   -> two words, three phrases
**
** This header is for the files of the room; others need the family only.
*/
#ifndef QIKAN_RANK_H
#define QIKAN_RANK_H

#include "core/arena.h"
#include "core/sql.h"

/* What ranking must know of a table, or of several taken as one. */
typedef struct RankStats {
  int64_t rows;    /* of the table */
  int64_t *tokens; /* in each column, all rows together */
  int n_columns;   /* entries of tokens; 0: nothing was added yet */
  int64_t *hits;   /* rows with each phrase of the query, but empty ones */
  int n_hits;      /* entries of hits; 0 where no query was asked */
} RankStats;

typedef enum RankStatsError {
  RANK_STATS_OK,
  RANK_STATS_MALFORMED, /* no text of zh_stats() */
  RANK_STATS_COLUMNS,   /* tables with different numbers of columns */
  RANK_STATS_PHRASES    /* queries with different numbers of phrases */
} RankStatsError;

/* A sentence for the error, to stand behind "zh_stats_merge: ". */
const char *rank_stats_message(RankStatsError error);

/* Reads what rank_stats_format() wrote, or several such texts with blanks,
** commas or brackets between them, and adds each to *sum, whose arrays live in
** the arena.  At an error *sum is of no use. */
RankStatsError rank_stats_parse(RankStats *sum, Span text, Arena *arena);

/* {"rows":3,"tokens":[14,260],"hits":[1,2]}, in the arena. */
Span rank_stats_format(const RankStats *stats, Arena *arena);

/* The MATCH expression with the same phrases in the same order and OR between
** them, in the arena: a row with any of them is a hit.
**
**   title:a AND (b NOT "c d") NEAR(e f, 3)
**     -> title : a OR ( b OR "c d" ) OR ( e OR f )
**
** What is no expression gives none either. */
Span rank_query_any(Span match, Arena *arena);

/* zh_stats_merge(): the callbacks of an aggregate function. */
void rank_merge_step(sqlite3_context *ctx, int argc, sqlite3_value **argv);
void rank_merge_final(sqlite3_context *ctx);

extern const Family rank_family;

#endif
