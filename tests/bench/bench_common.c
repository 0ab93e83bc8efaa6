/* bench_common.c: texts, indexes, time and tables of the benchmark. */
#include "bench.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

const char *bench_build;

void give_up(const char *why, const char *what) {
  fprintf(stderr, "bench: %s %s\n", why, what);
  exit(1);
}

void *need(void *p) {
  if (!p) give_up("no memory", "");
  return p;
}

/* ---- Texts ---- */

static void corpus_add(Corpus *c, char *text) {
  if ((c->n & (c->n - 1)) == 0) {
    size_t n = c->n ? (size_t)c->n * 2 : 1;
    c->texts = need(realloc(c->texts, n * sizeof(char *)));
  }
  c->texts[c->n++] = text;
  c->bytes += (int64_t)strlen(text);
}

Corpus corpus_load(const char *path) {
  Corpus c = {0};
  sqlite3 *db;
  sqlite3_stmt *q;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) ||
      sqlite3_prepare_v2(db, "SELECT body FROM text", -1, &q, NULL)) {
    give_up(path, sqlite3_errmsg(db));
  }
  while (sqlite3_step(q) == SQLITE_ROW) {
    corpus_add(&c, need(strdup((const char *)sqlite3_column_text(q, 0))));
  }
  sqlite3_finalize(q);
  sqlite3_close(db);
  return c;
}

void corpus_free(Corpus *c) {
  for (int i = 0; i < c->n; i++) free(c->texts[i]);
  free(c->texts);
  *c = (Corpus){0};
}

/* Text i of a set that repeats `all`, each time in steps of another width. */
static const char *corpus_text(const Corpus *all, int64_t i) {
  int64_t round = i / all->n, at = i % all->n;
  return all->texts[(at * (7919 * round + 1) + round) % all->n];
}

Corpus corpus_take(const Corpus *all, int64_t bytes, int row) {
  Corpus c = {0};
  if (bytes == 0) bytes = all->bytes;
  for (int64_t i = 0; c.bytes < bytes;) {
    char *text = need(strdup(corpus_text(all, i++)));
    size_t n = strlen(text);
    while ((int64_t)n < row) {
      const char *more = corpus_text(all, i++);
      text = need(realloc(text, n + strlen(more) + 2));
      text[n++] = '\n';
      n += strlen(strcpy(text + n, more));
    }
    corpus_add(&c, text);
  }
  return c;
}

/* ---- Randomness ---- */

static uint64_t random_state;

void random_start(uint64_t seed) { random_state = seed; }

unsigned random_below(unsigned n) {
  random_state = random_state * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)((random_state >> 33) % n);
}

/* Is there an ideograph of the basic block at z? */
static bool is_han(const char *z) {
  const unsigned char *b = (const unsigned char *)z;
  return b[0] >= 0xE4 && b[0] <= 0xE9 && b[1] && b[2] &&
         !(b[0] == 0xE4 && b[1] < 0xB8);
}

/* A place in some text where n to `most` ideographs stand in a run; *found of
** them, the first at the result. */
static const char *random_run(const Corpus *c, int n, int most, int *found) {
  for (int tries = 0; tries < 100000; tries++) {
    const char *z = c->texts[random_below((unsigned)c->n)];
    size_t size = strlen(z);
    if (size < 3 * (size_t)n) continue;
    const char *at = z + random_below((unsigned)size);
    while (at > z && ((unsigned char)*at & 0xC0) == 0x80) at--;
    for (*found = 0; *found < most && is_han(at + 3 * *found);) ++*found;
    if (*found >= n) return at;
  }
  give_up("no run of Han characters", "in the text");
  return NULL;
}

char *random_phrase(const Corpus *c, int n) {
  int found;
  const char *at = random_run(c, n, n, &found);
  char *z = need(malloc((size_t)n * 3 + 3));
  snprintf(z, (size_t)n * 3 + 3, "\"%.*s\"", n * 3, at);
  return z;
}

char *random_clause(const Corpus *c) {
  int found;
  const char *at = random_run(c, 8, 24, &found);
  return need(strndup(at, 3 * (size_t)found));
}

/* ---- Databases ---- */

void bench_exec(sqlite3 *db, const char *sql) {
  char *error = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &error)) give_up(sql, error);
}

static void load(sqlite3 *db, const char *name) {
  char path[1024], *error = NULL;
  snprintf(path, sizeof(path), "%s/%s", bench_build, name);
  if (sqlite3_load_extension(db, path, NULL, &error)) give_up(path, error);
}

sqlite3 *bench_open(void) { return bench_open_file(":memory:"); }

sqlite3 *bench_open_file(const char *path) {
  sqlite3 *db;
  if (sqlite3_open(path, &db)) give_up("cannot open", path);
  sqlite3_enable_load_extension(db, 1);
  load(db, "qikan");
  load(db, "bench/nulltokenizer");
  return db;
}

double bench_number(sqlite3 *db, const char *sql) {
  sqlite3_stmt *q;
  if (sqlite3_prepare_v2(db, sql, -1, &q, NULL)) {
    give_up(sql, sqlite3_errmsg(db));
  }
  double value =
      sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_double(q, 0) : 0;
  if (sqlite3_finalize(q)) give_up(sql, sqlite3_errmsg(db));
  return value;
}

double index_build(sqlite3 *db, const Corpus *c, const IndexWish *wish) {
  char *sql = sqlite3_mprintf(
      "DROP TABLE IF EXISTS f; CREATE VIRTUAL TABLE f USING fts5(body, %s"
      "detail=%s, tokenize=%Q)",
      wish->content ? "" : "content='', ", wish->detail ? wish->detail : "full",
      wish->tokenizer);
  int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
  sqlite3_free(sql);
  if (rc) return -1;
  if (wish->settings) bench_exec(db, wish->settings);
  sqlite3_stmt *q;
  sqlite3_prepare_v2(db, "INSERT INTO f(rowid, body) VALUES (?1, ?2)", -1, &q,
                     NULL);
  double start = cpu_ms();
  bench_exec(db, "BEGIN");
  for (int i = 0; i < c->n; i++) {
    sqlite3_bind_int(q, 1, i + 1);
    sqlite3_bind_text(q, 2, c->texts[i], -1, SQLITE_STATIC);
    sqlite3_step(q);
    if (sqlite3_reset(q)) give_up("insert", sqlite3_errmsg(db));
  }
  bench_exec(db, "COMMIT");
  sqlite3_finalize(q);
  return cpu_ms() - start;
}

int64_t index_bytes(sqlite3 *db) {
  return (int64_t)bench_number(db, "SELECT sum(length(block)) FROM f_data");
}

/* ---- Time ---- */

double cpu_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

double latency(sqlite3 *db, const char *sql, char *const *queries, int n) {
  sqlite3_stmt *q;
  double *ms = need(calloc((size_t)n + 1, sizeof(*ms)));
  if (sqlite3_prepare_v2(db, sql, -1, &q, NULL)) {
    give_up(sql, sqlite3_errmsg(db));
  }
  for (int i = 0; i < n; i++) {
    sqlite3_bind_text(q, 1, queries[i], -1, SQLITE_STATIC);
    for (int round = 0; round < 3; round++) {
      double start = cpu_ms();
      while (sqlite3_step(q) == SQLITE_ROW) continue;
      double took = cpu_ms() - start;
      if (round == 0 || took < ms[i]) ms[i] = took;
      if (sqlite3_reset(q)) give_up(queries[i], sqlite3_errmsg(db));
    }
  }
  sqlite3_finalize(q);
  qsort(ms, (size_t)n, sizeof(*ms), compare);
  double middle = ms[n / 2];
  free(ms);
  return middle;
}

/* ---- Tables ---- */

static bool markdown, row_open;

static void row_close(void) {
  if (row_open) puts(markdown ? " |" : "");
  row_open = false;
}

void table_begin(const char *title, const char *columns) {
  const char *env = getenv("BENCH");
  markdown = env && !strcmp(env, "md");
  char *copy = need(strdup(columns)), *rest = copy, *name;
  printf(markdown ? "\n| %s" : "\n%-28s", title);
  int n = 1;
  for (; (name = strsep(&rest, "|")); n++) {
    printf(markdown ? " | %s" : "%10s", name);
  }
  puts(markdown ? " |" : "");
  while (markdown && n--) printf(n ? "|---" : "|---|\n");
  free(copy);
}

void table_row(const char *name) {
  row_close();
  printf(markdown ? "| %s" : "  %-26s", name);
  row_open = true;
}

void table_cell(const char *format, ...) {
  char cell[64];
  va_list args;
  va_start(args, format);
  vsnprintf(cell, sizeof(cell), format, args);
  va_end(args);
  printf(markdown ? " | %s" : "%10s", cell);
}

void table_end(void) { row_close(); }
