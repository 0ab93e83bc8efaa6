/* part_build.c: time and size of indexes, beside FTS5's own tokenizers and one
** that does nothing; what FTS5's settings change.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { ROUNDS = 3, MOST = 12 };

static const char *const tokenizers[] = {"null1", "chinese", "chinese grams 2",
                                         "unicode61", "trigram"};
enum { N_TOKENIZERS = sizeof(tokenizers) / sizeof(tokenizers[0]) };

typedef struct Built {
  double ms, peak;      /* the least of all rounds; MB of memory */
  int64_t bytes, after; /* of the index; when it was optimized */
} Built;

/* unicode61 is the fourth of both. */
static const char *const for_names[] = {"null1", "chinese", "chinese_pinyin",
                                        "unicode61"};
enum { N_FOR_NAMES = sizeof(for_names) / sizeof(for_names[0]) };

/* The first lines of the texts: titles. */
static Corpus titles_of(const Corpus *all) {
  Corpus c = {all->n, need(malloc((size_t)all->n * sizeof(char *))), 0};
  for (int i = 0; i < c.n; i++) {
    size_t n = strcspn(all->texts[i], "\n");
    c.texts[i] = need(strndup(all->texts[i], n));
    c.bytes += (int64_t)n;
  }
  return c;
}

/* Builds it once; the better time counts. */
static void build_once(const Corpus *c, const IndexWish *wish, Built *b,
                       bool optimize) {
  sqlite3 *db = bench_open();
  sqlite3_memory_highwater(1);
  int64_t before = sqlite3_memory_used();
  double ms = index_build(db, c, wish);
  if (ms >= 0) {
    double peak = (double)(sqlite3_memory_highwater(0) - before);
    b->bytes = index_bytes(db);
    /* The index lies in memory: that part is no working memory. */
    b->peak = (peak - (double)b->bytes) / 1e6;
    if (b->ms == 0 || ms < b->ms) b->ms = ms;
    if (optimize) {
      bench_exec(db, "INSERT INTO f(f) VALUES ('optimize')");
      b->after = index_bytes(db);
    }
  }
  sqlite3_close(db);
}

static void build_rows(const char *title, const Corpus *c,
                       const char *const *names, int n) {
  Built built[MOST] = {{0}};
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < n; i++) {
      IndexWish wish = {.tokenizer = names[i]};
      build_once(c, &wish, &built[i], round == 0);
    }
  }
  table_begin(title, "ms|MB/s|x null1|x uni61|size|optimized|MB used");
  for (int i = 0; i < n; i++) {
    const Built *b = &built[i];
    if (b->ms == 0) continue; /* this host has no such tokenizer */
    table_row(names[i]);
    table_cell("%.0f", b->ms);
    table_cell("%.1f", (double)c->bytes / 1e3 / b->ms);
    table_cell("%.2f", b->ms / built[0].ms);
    table_cell("%.2f", b->ms / built[3].ms);
    table_cell("%.2f", (double)b->bytes / (double)c->bytes);
    table_cell("%.2f", (double)b->after / (double)c->bytes);
    table_cell("%.1f", b->peak);
  }
  table_end();
}

void part_build(const Corpus *all) {
  build_rows("build, rows as they are", all, tokenizers, N_TOKENIZERS);
  Corpus joined = corpus_take(all, 0, 2000);
  build_rows("build, rows of 2 KB", &joined, tokenizers, N_TOKENIZERS);
  corpus_free(&joined);
  Corpus titles = titles_of(all);
  build_rows("build, titles only", &titles, for_names, N_FOR_NAMES);
  corpus_free(&titles);
}

/* ---- Settings ---- */

#define SET(name, value)                                                       \
  "INSERT INTO f(f, rank) VALUES ('" name "', " value ");"

static const struct {
  const char *name, *sql, *detail;
} settings[] = {
    {"as they are", NULL, NULL},
    {"hashsize 8 MB", SET("hashsize", "8388608"), NULL},
    {"hashsize 64 MB", SET("hashsize", "67108864"), NULL},
    {"automerge 0", SET("automerge", "0"), NULL},
    {"automerge 8", SET("automerge", "8"), NULL},
    {"crisismerge 64", SET("crisismerge", "64"), NULL},
    {"pgsz 16000", SET("pgsz", "16000"), NULL},
    {"hashsize 64 MB, automerge 0",
     SET("hashsize", "67108864") SET("automerge", "0"), NULL},
    {"detail=column", NULL, "column"},
    {"detail=none", NULL, "none"},
};
enum { N_SETTINGS = sizeof(settings) / sizeof(settings[0]) };

void part_settings(const Corpus *all) {
  for (int t = 1; t <= 2; t++) {
    Built built[N_SETTINGS] = {{0}};
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < N_SETTINGS; i++) {
        IndexWish wish = {.tokenizer = tokenizers[t],
                          .settings = settings[i].sql,
                          .detail = settings[i].detail};
        build_once(all, &wish, &built[i], false);
      }
    }
    table_begin(tokenizers[t], "build ms|x first|size|MB used");
    for (int i = 0; i < N_SETTINGS; i++) {
      table_row(settings[i].name);
      table_cell("%.0f", built[i].ms);
      table_cell("%.2f", built[i].ms / built[0].ms);
      table_cell("%.2f", (double)built[i].bytes / (double)all->bytes);
      table_cell("%.1f", built[i].peak);
    }
    table_end();
  }
}
