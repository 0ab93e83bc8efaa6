/* part_archive.c: importing a made-up archive, issue by issue, on one core.
**
** Batches of issues go through the inbox into one file; then the rows that came
** of them are inserted, as they are, into the same tables of a second file,
** with the same indexes, triggers and search index; then the functions alone
** read the same texts.  The three take turns, so that what else the machine
** does falls on all of them.  Environment:
**
**   ISSUES   sizes at which a line is printed; "500 1000" where it is not set
**   BATCH    issues in a transaction, 1 to 500; 100 where it is not set
**   SINGLE   set: a statement for each file, and for each row of the copy;
**            else one statement a batch takes all files, or all rows of a table
**   PRAGMAS  statements for both files before all else
**   ARCHIVE  the file that is made; BUILD/bench/archive.db
**   COUNTED  set: nothing is searched (valgrind counts the three by name)
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"
#include "bench_issues.h"

/* Its instructions can be counted by themselves (valgrind's toggle-collect). */
#define NOINLINE __attribute__((noinline))

enum { BATCH = 500, TABLES = 10, SIZES = 16 };

/* Tables that an import fills, and the key that grows. */
static const struct {
  const char *name, *key;
} tables[TABLES] = {
    {"serial", "serial_id"},   {"file", "file_id"},
    {"issue", "issue_id"},     {"section", "section_id"},
    {"article", "article_id"}, {"credit", "credit_id"},
    {"mention", "mention_id"}, {"toc", "toc_id"},
    {"dispatch", "issue_id"},  {"note", "note_id"},
};

/* What reads a text: each after the one before, as in the import. */
typedef enum Step {
  STEP_DECODE,
  STEP_HASH,
  STEP_PARSE,
  STEP_TABLES,
  STEP_MENTIONS,
  STEPS
} Step;

static const char *const steps[STEPS] = {
    "SELECT zh_charset(?1), zh_decode(?1)",
    "SELECT zh_hash(?1), zh_hash(?1)", /* of the file, of its issue */
    "SELECT count(*) FROM issue_split(?1)",
    "SELECT issue_meta(?1),"
    " (SELECT count(*) FROM issue_articles(?1)),"
    " (SELECT count(*) FROM issue_sections(?1)),"
    " (SELECT count(*) FROM issue_toc(?1)),"
    " (SELECT count(*) FROM issue_credits(?1)),"
    " (SELECT count(*) FROM issue_dispatch(?1)),"
    " (SELECT count(*) FROM issue_notes(?1))",
    "SELECT count(*) FROM issue_mentions(?1)",
};

typedef struct Archive {
  sqlite3 *in, *copy, *alone; /* imported; its rows again; functions only */
  /* Of the tables: empty the rows that are held; hold the new ones; show them;
  ** give one, all. */
  sqlite3_stmt *clear[TABLES], *take[TABLES], *held[TABLES], *row[TABLES],
      *give[TABLES];
  sqlite3_stmt *step[STEPS];
  MadeIssue batch[BATCH];
  /* Since the last line: */
  double import_ms, wall_ms, copy_ms, step_ms[STEPS];
  double bytes, all_bytes;
  int issues, all_issues;
  int most;    /* in a batch */
  bool single; /* a statement a file, a statement a row */
} Archive;

static double wall_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *q;
  if (sqlite3_prepare_v2(db, sql, -1, &q, NULL)) {
    give_up(sql, sqlite3_errmsg(db));
  }
  return q;
}

static void run(sqlite3_stmt *q) {
  while (sqlite3_step(q) == SQLITE_ROW) continue;
  if (sqlite3_reset(q)) give_up(sqlite3_sql(q), "failed");
}

/* ---- Files ---- */

/* The whole file, free() it. */
static char *file_text(const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f) give_up("cannot read", path);
  fseek(f, 0, SEEK_END);
  size_t n = (size_t)ftell(f);
  rewind(f);
  char *z = need(malloc(n + 1));
  z[fread(z, 1, n, f)] = 0;
  fclose(f);
  return z;
}

static sqlite3 *archive_new(const char *path) {
  static const char *const tails[] = {"", "-wal", "-shm", "-journal"};
  for (int i = 0; i < 4; i++) {
    char z[1024];
    snprintf(z, sizeof(z), "%s%s", path, tails[i]);
    unlink(z);
  }
  sqlite3 *db = bench_open_file(path);
  const char *pragmas = getenv("PRAGMAS");
  bench_exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                 "PRAGMA trusted_schema = ON; PRAGMA cache_size = -65536");
  if (pragmas) bench_exec(db, pragmas);
  char *sql = file_text("sql/archive.sql");
  bench_exec(db, sql);
  free(sql);
  return db;
}

/* The statement that `pattern` makes: %s is the table, %c its columns but the
** generated ones, %k its key, %q a question mark a column. */
static sqlite3_stmt *table_statement(Archive *a, int i, const char *pattern) {
  sqlite3_stmt *q =
      prepare(a->copy,
              "SELECT replace(replace(replace(replace(?1, '%s', ?2), '%k', ?3),"
              " '%c', group_concat(name)), '%q', group_concat('?'))"
              " FROM pragma_table_info(?2, 'main')");
  sqlite3_bind_text(q, 1, pattern, -1, SQLITE_STATIC);
  sqlite3_bind_text(q, 2, tables[i].name, -1, SQLITE_STATIC);
  sqlite3_bind_text(q, 3, tables[i].key, -1, SQLITE_STATIC);
  if (sqlite3_step(q) != SQLITE_ROW) give_up("no table", tables[i].name);
  sqlite3_stmt *made =
      prepare(a->copy, (const char *)sqlite3_column_text(q, 0));
  sqlite3_finalize(q);
  return made;
}

static void table_statements(Archive *a, int i) {
  sqlite3_stmt *hold = table_statement(
      a, i, "CREATE TEMP TABLE held_%s AS SELECT %c FROM main.%s WHERE 0");
  run(hold);
  sqlite3_finalize(hold);
  a->clear[i] = table_statement(a, i, "DELETE FROM held_%s");
  a->take[i] = table_statement(a, i,
                               "INSERT INTO held_%s SELECT %c FROM made.%s"
                               " WHERE %k > ?1 ORDER BY %k");
  a->held[i] = table_statement(a, i, "SELECT * FROM held_%s");
  a->row[i] = table_statement(a, i, "INSERT INTO main.%s(%c) VALUES (%q)");
  a->give[i] =
      table_statement(a, i, "INSERT INTO main.%s(%c) SELECT * FROM held_%s");
}

static void archive_open(Archive *a, const char *path) {
  char copy[1100];
  snprintf(copy, sizeof(copy), "%s.copy", path);
  a->in = archive_new(path);
  a->copy = archive_new(copy);
  a->alone = bench_open();
  bench_exec(a->copy, "PRAGMA temp_store = MEMORY");
  bench_exec(a->in, "PRAGMA temp_store = MEMORY");
  char *sql = sqlite3_mprintf("ATTACH %Q AS made", path);
  bench_exec(a->copy, sql);
  sqlite3_free(sql);
  for (int i = 0; i < TABLES; i++) table_statements(a, i);
  for (int i = 0; i < STEPS; i++) a->step[i] = prepare(a->alone, steps[i]);
}

static void archive_close(Archive *a) {
  for (int i = 0; i < TABLES; i++) {
    sqlite3_finalize(a->clear[i]);
    sqlite3_finalize(a->take[i]);
    sqlite3_finalize(a->held[i]);
    sqlite3_finalize(a->row[i]);
    sqlite3_finalize(a->give[i]);
  }
  for (int i = 0; i < STEPS; i++) sqlite3_finalize(a->step[i]);
  for (int i = 0; i < BATCH; i++) made_free(&a->batch[i]);
  sqlite3_close(a->alone);
  sqlite3_close(a->copy);
  sqlite3_close(a->in);
}

/* ---- One batch ---- */

/* Takes n files at once. */
static sqlite3_stmt *inbox_statement(sqlite3 *db, int n) {
  char sql[64 + 8 * BATCH] = "INSERT INTO inbox(path, content) VALUES";
  for (int i = 0; i < n; i++) strcat(sql, i ? ",(?,?)" : "(?,?)");
  return prepare(db, sql);
}

/* One statement for all of them, or for each: FTS5 writes out what it has in
** memory before each statement. */
NOINLINE static void batch_import(Archive *a, int n) {
  int step = a->single ? 1 : n;
  sqlite3_stmt *q = inbox_statement(a->in, step);
  double cpu = cpu_ms(), wall = wall_now();
  bench_exec(a->in, "BEGIN");
  for (int i = 0; i < n; i += step) {
    for (int k = 0; k < step; k++) {
      const MadeIssue *issue = &a->batch[i + k];
      sqlite3_bind_text(q, 2 * k + 1, issue->path, -1, SQLITE_STATIC);
      sqlite3_bind_blob(q, 2 * k + 2, issue->text, (int)issue->n,
                        SQLITE_STATIC);
    }
    run(q);
  }
  bench_exec(a->in, "COMMIT");
  a->import_ms += cpu_ms() - cpu;
  a->wall_ms += wall_now() - wall;
  sqlite3_finalize(q);
}

static sqlite3_int64 newest(sqlite3 *db, int i) {
  char sql[128];
  snprintf(sql, sizeof(sql), "SELECT max(%s) FROM main.%s", tables[i].key,
           tables[i].name);
  return (sqlite3_int64)bench_number(db, sql);
}

static void table_give(Archive *a, int i) {
  sqlite3_stmt *q = a->row[i];
  if (!a->single) {
    run(a->give[i]);
    return;
  }
  sqlite3_stmt *from = a->held[i];
  while (sqlite3_step(from) == SQLITE_ROW) {
    for (int k = 0; k < sqlite3_column_count(from); k++) {
      sqlite3_bind_value(q, k + 1, sqlite3_column_value(from, k));
    }
    run(q);
  }
  sqlite3_reset(from);
}

/* The new rows wait in temp tables of memory. */
static void batch_hold(Archive *a) {
  for (int i = 0; i < TABLES; i++) {
    run(a->clear[i]);
    sqlite3_bind_int64(a->take[i], 1, newest(a->copy, i));
    run(a->take[i]);
  }
}

NOINLINE static void batch_copy(Archive *a) {
  double start = cpu_ms();
  bench_exec(a->copy, "BEGIN");
  for (int i = 0; i < TABLES; i++) table_give(a, i);
  bench_exec(a->copy, "COMMIT");
  a->copy_ms += cpu_ms() - start;
}

NOINLINE static void batch_alone(Archive *a, int n) {
  for (int i = 0; i < n; i++) {
    const MadeIssue *issue = &a->batch[i];
    for (int s = 0; s < STEPS; s++) {
      if (s == STEP_DECODE) {
        sqlite3_bind_blob(a->step[s], 1, issue->text, (int)issue->n,
                          SQLITE_STATIC);
      } else {
        sqlite3_bind_text(a->step[s], 1, issue->text, (int)issue->n,
                          SQLITE_STATIC);
      }
      double start = cpu_ms();
      run(a->step[s]);
      a->step_ms[s] += cpu_ms() - start;
    }
  }
}

static void batch(Archive *a, int n) {
  for (int i = 0; i < n; i++) {
    made_issue(a->all_issues + i, &a->batch[i]);
    a->bytes += (double)a->batch[i].n;
    a->all_bytes += (double)a->batch[i].n;
  }
  a->issues += n;
  a->all_issues += n;
  batch_import(a, n);
  batch_hold(a);
  batch_copy(a);
  batch_alone(a, n);
}

/* ---- Lines ---- */

typedef struct Split {
  double ms[STEPS], import_ms, copy_ms;
} Split;

static double file_bytes(sqlite3 *db) {
  return bench_number(db, "SELECT page_count * page_size"
                          " FROM pragma_page_count, pragma_page_size");
}

static void import_line(Archive *a, Split *all) {
  char name[32];
  double n = a->issues;
  snprintf(name, sizeof(name), "%d", a->all_issues);
  table_row(name);
  table_cell("%.1f", a->all_bytes / 1e6);
  table_cell("%.2f", a->import_ms / n);
  table_cell("%.2f", a->copy_ms / n);
  table_cell("%.2f", a->import_ms / a->copy_ms);
  table_cell("%.2f", a->bytes / 1e3 / a->import_ms);
  table_cell("%.2f", a->bytes / 1e3 / a->wall_ms);
  table_cell("%.1f", file_bytes(a->in) / 1e3 / a->all_issues);
  table_cell("%.1f", bench_number(a->in, "SELECT sum(length(block)) / 1e3"
                                         " FROM article_fts_data") /
                         a->all_issues);
  fflush(stdout);
  all->import_ms += a->import_ms;
  all->copy_ms += a->copy_ms;
  for (int s = 0; s < STEPS; s++) all->ms[s] += a->step_ms[s];
  a->import_ms = a->copy_ms = a->wall_ms = a->bytes = 0;
  memset(a->step_ms, 0, sizeof(a->step_ms));
  a->issues = 0;
}

static void split_cell(const char *name, double ms, const Split *all, int n) {
  table_row(name);
  table_cell("%.2f", ms / n);
  table_cell("%.1f", ms / all->import_ms * 100);
}

static void split_table(const Split *all, int n) {
  static const char *const names[STEPS] = {
      "bytes to text", "hashes", "the parse", "its tables", "mentions"};
  double rest = all->import_ms - all->copy_ms;
  table_begin("where the import's time goes", "ms an issue|%");
  for (int s = 0; s < STEPS; s++) {
    split_cell(names[s], all->ms[s], all, n);
    rest -= all->ms[s];
  }
  split_cell("inserting the rows", all->copy_ms, all, n);
  split_cell("what is left: triggers", rest, all, n);
  table_end();
}

static int sizes_read(int *sizes) {
  const char *z = getenv("ISSUES");
  int n = 0;
  if (!z || !*z) z = "500 1000";
  for (char *end; n < SIZES; z = end) {
    long size = strtol(z, &end, 10);
    if (end == z) break;
    sizes[n++] = (int)size;
  }
  return n;
}

/* ---- Searching ---- */

static const struct {
  const char *name, *asked;
} searches[] = {
    {"two common words", "档案数字化工作"},
    {"a sentence", "会议强调要把防汛演练工作摆上重要日程"},
    {"one word in most items", "工作"},
    {"a place and a thing", "铁炉冲 碑刻"},
    {"a rare name", "欧阳瑾书"},
    {"a phrase", "\"虫蛀的拓印正在进行\""},
};

static void search_table(sqlite3 *db) {
  table_begin("the best ten, ms", "hits|ranked|with titles");
  for (size_t i = 0; i < sizeof(searches) / sizeof(*searches); i++) {
    char *asked[] = {(char *)searches[i].asked};
    char *hits = sqlite3_mprintf(
        "SELECT count(*) FROM article_fts(zh_query(%Q))", searches[i].asked);
    table_row(searches[i].name);
    table_cell("%.0f", bench_number(db, hits));
    table_cell("%.2f", latency(db,
                               "SELECT rowid FROM article_fts(zh_query(?1))"
                               " ORDER BY zh_rank(article_fts) LIMIT 10",
                               asked, 1));
    table_cell(
        "%.2f",
        latency(db,
                "SELECT a.title, i.label FROM (SELECT rowid AS id,"
                " zh_rank(article_fts) AS score"
                " FROM article_fts(zh_query(?1)) ORDER BY score LIMIT 10)"
                " JOIN article AS a ON article_id = id"
                " JOIN v_issue AS i USING (issue_id)",
                asked, 1));
    sqlite3_free(hits);
  }
  table_end();
}

void part_archive(const Corpus *all) {
  (void)all;
  static Archive a;
  int sizes[SIZES], n = sizes_read(sizes);
  char path[1024];
  const char *given = getenv("ARCHIVE");
  snprintf(path, sizeof(path), given ? "%s" : "%s/bench/archive.db",
           given ? given : bench_build);
  Split split = {.import_ms = 0};
  const char *most = getenv("BATCH");
  a.single = getenv("SINGLE") != NULL;
  a.most = most ? (int)strtol(most, NULL, 10) : 100;
  archive_open(&a, path);
  table_begin("issues", "MB of text|import ms|insert ms|ratio|MB/s|by clock|"
                        "KB/issue|index KB");
  for (int i = 0; i < n; i++) {
    while (a.all_issues < sizes[i]) {
      int left = sizes[i] - a.all_issues;
      batch(&a, left < a.most ? left : a.most);
    }
    if (a.issues) import_line(&a, &split);
  }
  table_end();
  split_table(&split, a.all_issues);
  if (!getenv("COUNTED")) search_table(a.in);
  archive_close(&a);
}
