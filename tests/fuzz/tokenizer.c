/* tokenizer.c: fuzz target. The tokenizer as FTS5 calls it, then zh_unwrap().
** Any bytes give well-formed tokens that stand in the text in order, and an
** unwrapped text that unwraps to itself. */
#include "search/tokenizer.h"
#include "core/utf8.h"
#include "text/reflow.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Seen {
  Span text;
  int start, last; /* of the token before; -1: there is none */
} Seen;

static int token_check(void *ctx, int flags, const char *z, int n, int start,
                       int end) {
  Seen *seen = ctx;
  Span rest = {z, (size_t)n};
  if (n <= 0 || n > TOKENIZER_MAX) __builtin_trap();
  if (flags & FTS5_TOKEN_COLOCATED) {
    if (start != seen->start || end != seen->last) __builtin_trap();
  } else if (start < seen->last || end < start) {
    __builtin_trap();
  }
  if ((size_t)end > seen->text.n) __builtin_trap();
  while (rest.n) {
    uint32_t cp = 0;
    size_t used = utf8_read(rest, &cp);
    if (used == 0 || cp == 0) __builtin_trap();
    rest = span_from(rest, used);
  }
  seen->start = start;
  seen->last = end;
  return SQLITE_OK;
}

static sqlite3 *db; /* never closed */

static void tokenizer_open(fts5_tokenizer *methods, Fts5Tokenizer **t) {
  static const char *args[][2] = {{"grams", "1"}, {"grams", "2"}};
  static const Family *const families[] = {&tokenizer_family, NULL};
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
  if (!api || api->xFindTokenizer(api, "chinese", &context, methods) ||
      methods->xCreate(context, args[0], 2, &t[0]) ||
      methods->xCreate(context, args[1], 2, &t[1])) {
    __builtin_trap();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static fts5_tokenizer methods;
  static Fts5Tokenizer *tokenizers[2];
  if (!tokenizers[0]) tokenizer_open(&methods, tokenizers);
  Seen seen;
  for (int i = 0; i < 2; i++) {
    seen = (Seen){{(const char *)data, size}, -1, 0};
    methods.xTokenize(tokenizers[i], &seen, FTS5_TOKENIZE_DOCUMENT, seen.text.z,
                      (int)size, token_check);
  }
  Arena arena = {0};
  Text once = {.arena = &arena}, twice = {.arena = &arena};
  reflow_unwrap(seen.text, &once);
  reflow_unwrap(text_span(&once), &twice);
  if (!span_eq(text_span(&once), text_span(&twice))) __builtin_trap();
  arena_free(&arena);
  return 0;
}
