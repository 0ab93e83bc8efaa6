/* query.c: fuzz target. The first byte is the mode, the rest is the text: the
** expression must be NULL or run on a table, alone and behind a column
** filter. */
#include "search/query.h"
#include "search/segment.h"
#include "search/tokenizer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static sqlite3_stmt *statements[2]; /* never finalized */

static void query_open(void) {
  static const Family *const families[] = {&query_family, &segment_family,
                                           &tokenizer_family, NULL};
  static const char *const sql[] = {
      "SELECT rowid FROM t WHERE t MATCH ?1",
      "SELECT rowid FROM t WHERE t MATCH '{b} : ' || ?1"};
  sqlite3 *db;
  if (sqlite3_open(":memory:", &db) || sql_register(db, families, NULL) ||
      sqlite3_exec(db,
                   "CREATE VIRTUAL TABLE t USING fts5(a, b, "
                   "tokenize='chinese'); INSERT INTO t VALUES ('党史', 'x')",
                   NULL, NULL, NULL)) {
    __builtin_trap();
  }
  for (size_t i = 0; i < COUNT(sql); i++) {
    if (sqlite3_prepare_v2(db, sql[i], -1, &statements[i], NULL)) {
      __builtin_trap();
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena = {0};
  if (!statements[0]) query_open();
  if (size == 0) return 0;
  Span text = {(const char *)data + 1, size - 1};
  Span match = query_build(text, (QueryMode)(data[0] % 4), NULL, &arena);
  for (size_t i = 0; match.z && i < COUNT(statements); i++) {
    sqlite3_bind_text(statements[i], 1, match.z, (int)match.n, SQLITE_STATIC);
    int rc;
    do {
      rc = sqlite3_step(statements[i]);
    } while (rc == SQLITE_ROW);
    if (rc != SQLITE_DONE) __builtin_trap();
    sqlite3_reset(statements[i]);
  }
  arena_free(&arena);
  return 0;
}
