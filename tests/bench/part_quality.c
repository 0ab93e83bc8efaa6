/* part_quality.c: what is found, against a plain search of the folded text; and
** whether the marks of highlighting stand where they should.
**
** Phrases are drawn from the texts.  The truth of a phrase is the rows whose
** folded text, without line ends, holds the folded phrase.  Then the texts are
** broken every 28 characters by blank lines, page breaks and page numbers, and
** the phrases written in traditional script, with the same truth.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { PHRASES = 60, KINDS = 7, WIDTH = 28 };

static const char columns[] = "1|2|3|4|6|10|20";
static const int lengths[KINDS] = {1, 2, 3, 4, 6, 10, 20};
static const char *const engines[] = {"null1", "chinese", "chinese grams 2",
                                      "unicode61", "trigram"};
enum { N_ENGINES = sizeof(engines) / sizeof(engines[0]) };

static char *phrases[KINDS][PHRASES]; /* quoted */

/* ---- Damage ---- */

static const char *const breaks[] = {"\n", "\n\n", "\n\f", "\n\n7\n\n",
                                     "\n— 12 —\n"};

/* Bytes of the character at z. */
static int char_bytes(const char *z) {
  int n = 1;
  while (((unsigned char)z[n] & 0xC0) == 0x80) n++;
  return n;
}

/* The text without its line ends, broken every WIDTH characters: free() it.
** keep[i] tells of each byte whether it stood in the text. */
static char *text_break(const char *z, char **keep) {
  size_t most = strlen(z) * 2 + 64, n = 0;
  char *out = need(malloc(most));
  char *kept = *keep = need(malloc(most));
  for (int width = 0, round = 0; *z;) {
    int bytes = char_bytes(z);
    if (*z == '\n') {
      z++;
      continue;
    }
    memcpy(out + n, z, (size_t)bytes);
    memset(kept + n, 1, (size_t)bytes);
    n += (size_t)bytes;
    z += bytes;
    if (++width % WIDTH || !*z) continue;
    const char *b = breaks[round++ % 5];
    memset(kept + n, 0, strlen(b));
    n += strlen(strcpy(out + n, b));
  }
  out[n] = 0;
  return out;
}

static Corpus corpus_break(const Corpus *c) {
  Corpus broken = {c->n, need(malloc((size_t)c->n * sizeof(char *))), 0};
  for (int i = 0; i < c->n; i++) {
    char *keep;
    broken.texts[i] = text_break(c->texts[i], &keep);
    broken.bytes += (int64_t)strlen(broken.texts[i]);
    free(keep);
  }
  return broken;
}

/* ---- Found ---- */

static void bind_text(sqlite3_stmt *q, int i, const char *z) {
  sqlite3_bind_text(q, i, z, -1, SQLITE_STATIC);
}

static sqlite3_stmt *prepared(sqlite3 *db, const char *sql) {
  sqlite3_stmt *q;
  if (sqlite3_prepare_v2(db, sql, -1, &q, NULL)) {
    give_up(sql, sqlite3_errmsg(db));
  }
  return q;
}

/* Table truth.want(kind, phrase, id), in a database of its own. */
static sqlite3 *truth_make(const Corpus *c) {
  sqlite3 *db = bench_open();
  bench_exec(db, "CREATE TABLE folded(id INTEGER PRIMARY KEY, text);"
                 "CREATE TABLE want(phrase TEXT, id INTEGER,"
                 "  PRIMARY KEY (phrase, id)) WITHOUT ROWID");
  sqlite3_stmt *q = prepared(
      db, "INSERT INTO folded VALUES (?1, replace(zh_fold(?2), char(10), ''))");
  for (int i = 0; i < c->n; i++) {
    sqlite3_bind_int(q, 1, i + 1);
    bind_text(q, 2, c->texts[i]);
    sqlite3_step(q);
    sqlite3_reset(q);
  }
  sqlite3_finalize(q);
  q = prepared(db, "INSERT OR IGNORE INTO want SELECT ?1, id FROM folded"
                   " WHERE instr(text, trim(zh_fold(?1), '\"'))");
  for (int k = 0; k < KINDS; k++) {
    for (int i = 0; i < PHRASES; i++) {
      bind_text(q, 1, phrases[k][i]);
      sqlite3_step(q);
      sqlite3_reset(q);
    }
  }
  sqlite3_finalize(q);
  return db;
}

typedef struct Found {
  double hits, wanted, both;
} Found;

/* Asks db for all phrases of one length, written as `spelling` says. */
static Found found_count(sqlite3 *db, sqlite3 *truth, int kind,
                         const char *spelling) {
  Found f = {0, 0, 0};
  char *sql = sqlite3_mprintf("SELECT rowid FROM f WHERE f MATCH %s", spelling);
  sqlite3_stmt *q = prepared(db, sql);
  sqlite3_stmt *want =
      prepared(truth, "SELECT 1 FROM want WHERE phrase = ?1 AND id = ?2");
  sqlite3_stmt *all =
      prepared(truth, "SELECT count(*) FROM want WHERE phrase = ?1");
  for (int i = 0; i < PHRASES; i++) {
    bind_text(q, 1, phrases[kind][i]);
    bind_text(want, 1, phrases[kind][i]);
    bind_text(all, 1, phrases[kind][i]);
    while (sqlite3_step(q) == SQLITE_ROW) {
      sqlite3_bind_int64(want, 2, sqlite3_column_int64(q, 0));
      f.hits++;
      f.both += sqlite3_step(want) == SQLITE_ROW;
      sqlite3_reset(want);
    }
    if (sqlite3_step(all) == SQLITE_ROW) f.wanted += sqlite3_column_int(all, 0);
    sqlite3_reset(all);
    sqlite3_reset(q);
  }
  sqlite3_finalize(q);
  sqlite3_finalize(want);
  sqlite3_finalize(all);
  sqlite3_free(sql);
  return f;
}

/* Two tables: recall, precision. */
static void found_tables(const char *title, const Corpus *c, sqlite3 *truth,
                         const char *spelling) {
  static Found found[N_ENGINES][KINDS];
  bool built[N_ENGINES];
  char name[128];
  for (int e = 0; e < N_ENGINES; e++) {
    sqlite3 *db = bench_open();
    IndexWish wish = {.tokenizer = engines[e]};
    built[e] = index_build(db, c, &wish) >= 0;
    for (int k = 0; built[e] && k < KINDS; k++) {
      found[e][k] = found_count(db, truth, k, spelling);
    }
    sqlite3_close(db);
  }
  for (int what = 0; what < 2; what++) {
    snprintf(name, sizeof(name), "%s: %s", what ? "precision" : "recall",
             title);
    table_begin(name, columns);
    for (int e = 0; e < N_ENGINES; e++) {
      if (!built[e]) continue;
      table_row(engines[e]);
      for (int k = 0; k < KINDS; k++) {
        const Found *f = &found[e][k];
        double all = what ? f->hits : f->wanted;
        table_cell(all > 0 ? "%.4f" : "-", all > 0 ? f->both / all : 0);
      }
    }
    table_end();
  }
}

/* ---- Marks ---- */

/* Do the marks of `got` stand around all places of the phrase (of `bytes`
** bytes) in the text, and nowhere else?  What breaks put in does not count. */
static bool marks_exact(const char *text, const char *keep, const char *got,
                        const char *phrase, size_t bytes) {
  size_t n = strlen(text), plain = 0;
  char *bare = need(malloc(n + 1)), *want = need(calloc(n + 1, 1));
  for (size_t i = 0; i < n; i++) {
    if (keep[i]) bare[plain++] = text[i];
  }
  for (size_t i = 0; i + bytes <= plain; i++) {
    if (!memcmp(bare + i, phrase, bytes)) memset(want + i, 1, bytes);
  }
  bool exact = true, inside = false;
  size_t at = 0, i = 0;
  for (; *got; got++) {
    if (*got == '\1' || *got == '\2') {
      inside = *got == '\1';
      continue;
    }
    exact = exact && i < n && *got == text[i];
    if (i < n && keep[i]) exact = exact && want[at++] == inside;
    i++;
  }
  free(bare);
  free(want);
  return exact && i == n;
}

static void marks_count(sqlite3 *db, const Corpus *c, const char *function,
                        char *const *keeps, double *exact, double *all) {
  char *sql = sqlite3_mprintf("SELECT rowid, %s(f, 0, char(1), char(2)) FROM f"
                              " WHERE f MATCH ?1 LIMIT 40",
                              function);
  sqlite3_stmt *q = prepared(db, sql);
  for (int k = 0; k < KINDS; k++) {
    for (int i = 0; i < PHRASES; i++) {
      const char *phrase = phrases[k][i];
      bind_text(q, 1, phrase);
      while (sqlite3_step(q) == SQLITE_ROW) {
        int row = sqlite3_column_int(q, 0) - 1;
        const char *got = (const char *)sqlite3_column_text(q, 1);
        ++*all;
        *exact += marks_exact(c->texts[row], keeps[row], got, phrase + 1,
                              strlen(phrase) - 2);
      }
      sqlite3_reset(q);
    }
  }
  sqlite3_finalize(q);
  sqlite3_free(sql);
}

static void marks_table(const Corpus *c) {
  static const char *const functions[] = {"highlight", "zh_highlight"};
  char **keeps = need(malloc((size_t)c->n * sizeof(char *)));
  char **texts = need(malloc((size_t)c->n * sizeof(char *)));
  for (int i = 0; i < c->n; i++) texts[i] = text_break(c->texts[i], &keeps[i]);
  Corpus broken = {c->n, texts, 0};
  table_begin("exact marks, broken text", "highlight|zh_high..");
  for (int e = 0; e < 3; e++) {
    sqlite3 *db = bench_open();
    IndexWish wish = {.tokenizer = engines[e], .content = true};
    index_build(db, &broken, &wish);
    table_row(engines[e]);
    for (int f = 0; f < 2; f++) {
      double exact = 0, all = 0;
      marks_count(db, &broken, functions[f], keeps, &exact, &all);
      table_cell("%.4f", exact / all);
    }
    sqlite3_close(db);
  }
  table_end();
  for (int i = 0; i < c->n; i++) free(keeps[i]);
  free(keeps);
  corpus_free(&broken);
}

static bool has_function(const char *name) {
  sqlite3 *db = bench_open();
  char *sql = sqlite3_mprintf("SELECT count(*) FROM qikan_functions"
                              " WHERE name = %Q",
                              name);
  bool has = bench_number(db, sql) > 0;
  sqlite3_free(sql);
  sqlite3_close(db);
  return has;
}

void part_quality(const Corpus *all) {
  Corpus c = corpus_take(all, 6 * 1000000, 0);
  random_start(2);
  for (int k = 0; k < KINDS; k++) {
    for (int i = 0; i < PHRASES; i++) {
      phrases[k][i] = random_phrase(&c, lengths[k]);
    }
  }
  sqlite3 *truth = truth_make(&c);
  found_tables("texts as they are", &c, truth, "?1");
  Corpus broken = corpus_break(&c);
  found_tables("broken texts", &broken, truth, "?1");
  corpus_free(&broken);
  if (has_function("zh_traditional")) {
    found_tables("traditional phrases", &c, truth, "zh_traditional(?1)");
  }
  sqlite3_close(truth);
  marks_table(&c);
  for (int k = 0; k < KINDS; k++) {
    for (int i = 0; i < PHRASES; i++) free(phrases[k][i]);
  }
  corpus_free(&c);
}
