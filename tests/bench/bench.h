/* bench.h: what the parts of the benchmark share: texts, indexes, tables.
**
** bench.c runs the parts; each prints tables, in Markdown where BENCH=md says
** so.  Nothing here is a test: a benchmark fails only when it cannot run.
*/
#ifndef QIKAN_BENCH_H
#define QIKAN_BENCH_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* ---- Texts ---- */

/* Rows of text; a larger set than there is repeats them in another order. */
typedef struct Corpus {
  int n;         /* rows */
  char **texts;  /* UTF-8 */
  int64_t bytes; /* of all rows */
} Corpus;

/* All rows of text(body) in the database file. */
Corpus corpus_load(const char *path);

/* At least `bytes` of text out of all, 0: all of it.  With `row` > 0, texts are
** joined by line ends until they have that many bytes. */
Corpus corpus_take(const Corpus *all, int64_t bytes, int row);
void corpus_free(Corpus *c);

/* ---- Randomness: the same in every run ---- */

void random_start(uint64_t seed);
unsigned random_below(unsigned n);

/* A MATCH phrase, quoted, of n Han characters that stand together in some text;
** free() it. */
char *random_phrase(const Corpus *c, int n);

/* A clause of 8 to 24 Han characters that stands in some text; free() it. */
char *random_clause(const Corpus *c);

/* ---- Databases ---- */

/* Ends the program with a message. */
void give_up(const char *why, const char *what);

/* The pointer, unless it is NULL: then the program ends. */
void *need(void *p);

extern const char *bench_build; /* the build folder */

/* A database in memory with qikan and the null tokenizer. */
sqlite3 *bench_open(void);

/* The same in a file. */
sqlite3 *bench_open_file(const char *path);

/* Runs statements; ends the program with a message where one fails. */
void bench_exec(sqlite3 *db, const char *sql);

/* The one number that the query gives. */
double bench_number(sqlite3 *db, const char *sql);

typedef struct IndexWish {
  const char *tokenizer; /* as in tokenize='…' */
  const char *detail;    /* NULL: full */
  const char *settings;  /* statements to run before it is filled, or NULL */
  bool content;          /* keep the texts: for highlight() */
} IndexWish;

/* Makes table f(body) of all texts, rowids from 1, in one transaction; the
** processor milliseconds that took, or -1 where the host has no such tokenizer.
*/
double index_build(sqlite3 *db, const Corpus *c, const IndexWish *wish);
int64_t index_bytes(sqlite3 *db);

/* ---- Time ---- */

double cpu_ms(void); /* of this process, so far */

/* Milliseconds of the middle one of n queries bound to ?1 of sql, each the best
** of three. */
double latency(sqlite3 *db, const char *sql, char *const *queries, int n);

/* ---- Tables ---- */

void table_begin(const char *title, const char *columns); /* "a|b|c" */
void table_row(const char *name);
void table_cell(const char *format, ...) __attribute__((format(printf, 1, 2)));
void table_end(void);

/* ---- Parts: each one prints its tables ---- */

typedef struct Part {
  const char *name;
  void (*run)(const Corpus *all);
} Part;

void part_use(const Corpus *all);       /* loading, first use, memory */
void part_build(const Corpus *all);     /* time and size of indexes */
void part_search(const Corpus *all);    /* latency, as texts grow */
void part_quality(const Corpus *all);   /* what is found; marks */
void part_rank(const Corpus *all);      /* public questions and paragraphs */
void part_functions(const Corpus *all); /* megabytes a second */
void part_settings(const Corpus *all);  /* FTS5's settings */
void part_archive(const Corpus *all);   /* importing issues (no texts needed) */

#endif
