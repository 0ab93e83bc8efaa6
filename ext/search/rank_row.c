/* rank_row.c: Layer 4. One row's score; see rank_row.h and docs/ranking.md.
**
** A row costs time for its occurrences, nothing else: they are read word by
** word (xPhraseFirst), never sorted over the whole query.  So a window is not
** moved over the text: windows begin at fixed places, each adds up the words
** that fall into it, and the best is known when all words are read.
**
**   window    tokens of the column      防汛 at 13, 会议 at 25, 工作 at 90
**   0          0 .. 39                  防汛, 会议     best
**   1         20 .. 59                  会议
**   3, 4      60 .. 99, 80 .. 119       工作
*/
#include "search/rank_row.h"

/* The constants of the formula.  They were chosen on half of the questions of
** two public sets, in the middle of ranges where nothing changes much; what the
** others of each range give: docs/ranking.md. */
static const struct {
  double k1;       /* one occurrence counts 1, any number at most 1 + k1 */
  double b;        /* 1: in a column twice as long, half; 0: the same */
  double near;     /* a pair of neighbours, as a part of a word */
  int gap;         /* most tokens between neighbours */
  double fall_off; /* a gap of n tokens counts 1 / (1 + n * fall_off) */
  double window;   /* a word in the best window, as a part of a word */
  int step;        /* tokens from one window to the next; it has two steps */
} rank_constants = {0.8, 0.6, 0.9, 4, 3, 1.0, 20};

/* At most 1 + k1, however much an occurrence is worth. */
static double rank_saturate(double worth) {
  double k1 = rank_constants.k1;
  return worth * (k1 + 1) / (worth + k1);
}

/* ---- Places ---- */

/* Makes of the columns' weights what one occurrence in each is worth in this
** row: less where the column is longer than it is on average. */
static int row_columns(RankQuery *q, const Fts5ExtensionApi *api,
                       Fts5Context *fts) {
  for (int i = 0; i < q->stats.n_columns; i++) {
    RankColumn *column = &q->columns[i];
    int tokens = 0;
    double length = 1;
    int rc = api->xColumnSize(fts, i, &tokens);
    if (rc) return rc;
    if (q->stats.tokens[i] > 0 && tokens >= 0) { /* -1: not stored */
      length =
          (double)tokens * (double)q->stats.rows / (double)q->stats.tokens[i];
    }
    column->worth =
        column->weight / (1 - rank_constants.b + rank_constants.b * length);
    column->lead = rank_saturate(column->weight);
  }
  return SQLITE_OK;
}

static bool place_before(const RankPlace *a, const RankPlace *b) {
  return a->column < b->column ||
         (a->column == b->column && a->start < b->start);
}

/* Puts the places from mid on, which are in order, among those before. */
static void places_merge(RankQuery *q, size_t mid) {
  Rows *p = &q->places;
  if (mid == 0 || mid == p->n) return;
  size_t i = 0, k = mid;
  q->merged.n = 0;
  while (i < mid || k < p->n) {
    const RankPlace *a = &ROW(*p, RankPlace, i < mid ? i : k);
    if (i < mid && k < p->n && place_before(&ROW(*p, RankPlace, k), a)) {
      a = &ROW(*p, RankPlace, k);
    }
    *(RankPlace *)rows_add(&q->merged, &q->arena) = *a;
    if (i < mid && a == &ROW(*p, RankPlace, i))
      i++;
    else
      k++;
  }
  Rows swap = *p;
  *p = q->merged;
  q->merged = swap;
}

/* Reads the places of a word, in order; those in columns of no weight are left
** out. */
static int word_places(RankQuery *q, const RankWord *word,
                       const Fts5ExtensionApi *api, Fts5Context *fts) {
  q->places.n = 0;
  for (int i = word->first; i < word->end; i++) {
    Fts5PhraseIter iter;
    int column, start, size = api->xPhraseSize(fts, i);
    size_t mid = q->places.n;
    int rc = api->xPhraseFirst(fts, i, &iter, &column, &start);
    if (rc) return rc;
    for (; column >= 0; api->xPhraseNext(fts, &iter, &column, &start)) {
      if (column >= q->stats.n_columns || q->columns[column].weight == 0)
        continue;
      RankPlace *place = rows_add(&q->places, &q->arena);
      *place = (RankPlace){column, start, start + size};
    }
    places_merge(q, mid);
  }
  return q->arena.rc;
}

/* The worth of all places of a word. */
static double places_sum(const RankQuery *q) {
  double sum = 0;
  for (size_t i = 0; i < q->places.n; i++) {
    sum += q->columns[ROW(q->places, RankPlace, i).column].worth;
  }
  return sum;
}

/* How near b stands behind a: 1 without a gap, 0 for too far. */
static double place_near(const RankQuery *q, const RankPlace *a,
                         const RankPlace *b) {
  int gap = b->start - a->end;
  if (q->pairs && gap > 0) gap--; /* 会议 is one token, in two places */
  if (a->column != b->column || gap < 0 || gap > rank_constants.gap) return 0;
  return 1 / (1 + gap * rank_constants.fall_off);
}

/* The worth of those places that have the word before near to their left. */
static double places_near(const RankQuery *q) {
  double sum = 0;
  size_t k = 0;
  for (size_t i = 0; i < q->places.n; i++) {
    const RankPlace *b = &ROW(q->places, RankPlace, i);
    while (k < q->before.n && place_before(&ROW(q->before, RankPlace, k), b)) {
      k++;
    }
    if (k == 0) continue;
    const RankPlace *a = &ROW(q->before, RankPlace, k - 1);
    sum += q->columns[b->column].worth * place_near(q, a, b);
  }
  return sum;
}

/* ---- Windows ---- */

/* Counts a word in one window of a column, once. */
static void window_add(RankQuery *q, RankColumn *column, size_t at, size_t word,
                       double idf) {
  while (column->windows.n <= at) {
    *(RankWindow *)rows_add(&column->windows, &q->arena) = (RankWindow){0};
    if (q->arena.rc) return;
  }
  RankWindow *window = &ROW(column->windows, RankWindow, at);
  if (window->row != q->row) {
    *window = (RankWindow){.row = q->row, .word = SIZE_MAX};
  }
  if (window->word == word) return;
  window->word = word;
  window->idf += idf;
  double worth = window->idf * column->lead;
  if (worth > q->best) q->best = worth;
}

/* Counts a word in the two windows around each of its places. */
static void word_windows(RankQuery *q, size_t word, double idf) {
  int column = -1;
  size_t last = 0;
  for (size_t i = 0; i < q->places.n && !q->arena.rc; i++) {
    const RankPlace *place = &ROW(q->places, RankPlace, i);
    size_t at = (size_t)(place->start / rank_constants.step);
    if (place->column == column && at == last) continue;
    column = place->column;
    last = at;
    window_add(q, &q->columns[column], at, word, idf);
    if (at) window_add(q, &q->columns[column], at - 1, word, idf);
  }
}

/* ---- The row ---- */

int rank_row_score(RankQuery *q, const Fts5ExtensionApi *api, Fts5Context *fts,
                   double *score) {
  double last = 0; /* idf of the word before */
  int rc = row_columns(q, api, fts);
  *score = 0;
  q->row++;
  q->best = 0;
  q->before.n = 0;
  for (size_t i = 0; i < q->words.n && !rc; i++) {
    const RankWord *word = &ROW(q->words, RankWord, i);
    rc = word_places(q, word, api, fts);
    if (rc) break;
    if (q->places.n) *score += word->idf * rank_saturate(places_sum(q));
    word_windows(q, i, word->idf);
    double near = q->before.n ? places_near(q) : 0;
    if (near > 0) {
      double idf = (word->idf + last) / 2;
      *score += rank_constants.near * idf * rank_saturate(near);
    }
    last = word->idf;
    Rows swap = q->before;
    q->before = q->places;
    q->places = swap;
  }
  *score += rank_constants.window * q->best;
  return rc ? rc : q->arena.rc;
}
