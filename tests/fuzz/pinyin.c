/* pinyin.c: fuzz target. The tokenizer chinese_pinyin as FTS5 calls it,
** zh_pinyin() and zh_pinyin_query().  Any bytes give well-formed tokens that
** stand in the text in order, the first of each place not colocated, and a
** query that FTS5 can parse. */
#include "core/utf8.h"
#include "search/pinyin_fts.h"
#include "search/pinyin_query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Seen {
  Span text;
  int start, end; /* of the token before */
  bool any;
} Seen;

static int token_check(void *ctx, int flags, const char *z, int n, int start,
                       int end) {
  Seen *seen = ctx;
  Span rest = {z, (size_t)n};
  bool colocated = flags & FTS5_TOKEN_COLOCATED;
  if (n <= 0 || n > PINYIN_TOKEN_MAX || end < start) __builtin_trap();
  if (colocated && (!seen->any || start != seen->start || end != seen->end)) {
    __builtin_trap();
  }
  if (!colocated && start < seen->end) __builtin_trap();
  if ((size_t)end > seen->text.n) __builtin_trap();
  while (rest.n) {
    uint32_t cp = 0;
    size_t used = utf8_read(rest, &cp);
    if (used == 0 || cp == 0) __builtin_trap();
    rest = span_from(rest, used);
  }
  seen->start = start;
  seen->end = end;
  seen->any = true;
  return SQLITE_OK;
}

static sqlite3 *db; /* never closed */
static sqlite3_stmt *ask;

static void open_all(fts5_tokenizer *methods, Fts5Tokenizer **t) {
  static const Family *const families[] = {&pinyin_family, &pinyin_fts_family,
                                           &pinyin_query_family, NULL};
  sqlite3_stmt *stmt = NULL;
  fts5_api *api = NULL;
  void *context = NULL;
  if (sqlite3_open(":memory:", &db) || sql_register(db, families, NULL) ||
      sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL)) {
    __builtin_trap();
  }
  sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
  sqlite3_step(stmt);
  sqlite3_finalize(stmt);
  if (!api || api->xFindTokenizer(api, "chinese_pinyin", &context, methods) ||
      methods->xCreate(context, NULL, 0, t) ||
      sqlite3_exec(db,
                   "CREATE VIRTUAL TABLE f USING fts5(x,"
                   " tokenize='chinese_pinyin');"
                   "INSERT INTO f VALUES ('重庆');",
                   NULL, NULL, NULL) ||
      sqlite3_prepare_v2(db,
                         "SELECT rowid, zh_pinyin(?1), zh_pinyin(?1, 'surname')"
                         " FROM f WHERE f MATCH"
                         " coalesce(zh_pinyin_query(?1), '\"\"')",
                         -1, &ask, NULL)) {
    __builtin_trap();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static fts5_tokenizer methods;
  static Fts5Tokenizer *tokenizer;
  if (!tokenizer) open_all(&methods, &tokenizer);
  Seen seen = {.text = {(const char *)data, size}};
  methods.xTokenize(tokenizer, &seen, FTS5_TOKENIZE_DOCUMENT, seen.text.z,
                    (int)size, token_check);
  sqlite3_bind_text(ask, 1, seen.text.z, (int)size, SQLITE_STATIC);
  int rc = sqlite3_step(ask);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE) __builtin_trap();
  sqlite3_reset(ask);
  return 0;
}
