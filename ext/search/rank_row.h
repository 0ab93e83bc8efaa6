/* rank_row.h: Layer 4. One row's score: which words it has, and how near.
**
** For the files of the room only.  rank.c finds out once what the query needs,
** then asks for each row:
**
**   RankQuery q: words 防汛, 工作, 会议 and how rare each is
**   q.columns[0].weight = 3;                    a title
**   rank_row_score(q, api, fts, &score)         3.525
*/
#ifndef QIKAN_RANK_ROW_H
#define QIKAN_RANK_ROW_H

#include "core/fts5_host.h"
#include "search/rank.h"

/* One word of the query: a phrase, or several that mean the same. */
typedef struct RankWord {
  int first, end; /* its phrases, first..end-1 */
  double idf;
} RankWord;

/* An occurrence of a word in the row. */
typedef struct RankPlace {
  int column;
  int start, end; /* tokens, end exclusive */
} RankPlace;

/* Words of the query that begin within one stretch of a column. */
typedef struct RankWindow {
  double idf;  /* of them, together */
  int64_t row; /* RankQuery.row when idf was begun; another: empty */
  size_t word; /* the last one that was counted */
} RankWindow;

/* One column of the row that is being ranked. */
typedef struct RankColumn {
  double weight; /* as given with this row; 0: it does not count */
  double worth;  /* of one occurrence in it */
  double lead;   /* of its best window, as a part of the idf there */
  Rows windows;  /* RankWindow, by their begin */
} RankColumn;

/* What one query needs at each of its rows. */
typedef struct RankQuery {
  Arena arena;
  Span given;          /* zh_rank_global: where stats were read from */
  RankStats stats;     /* of the table, or as given */
  bool pairs;          /* the index is one of pairs of characters */
  Rows words;          /* RankWord, in the order of the query */
  Rows places;         /* RankPlace: of the word that is being read */
  Rows before;         /* RankPlace: of the word before it */
  Rows merged;         /* RankPlace: room for putting two lists together */
  RankColumn *columns; /* stats.n_columns of them */
  int64_t row;         /* rows so far */
  double best;         /* what the best window of the row is worth */
} RankQuery;

/* The score of the row that fts stands at, the higher the better; the weights
** of the columns must be set.  Gives a result code. */
int rank_row_score(RankQuery *q, const Fts5ExtensionApi *api, Fts5Context *fts,
                   double *score);

#endif
