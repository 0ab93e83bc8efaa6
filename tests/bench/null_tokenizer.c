/* null_tokenizer.c: bench only. FTS5 tokenizer "null1": one token a character.
**
** It does nothing but cut the text into code points, which is the least that
** any tokenizer of Chinese has to do: the ceiling that "chinese" is measured
** against.  A loadable extension of its own.
*/
#include <sqlite3ext.h>
#include <stddef.h>
SQLITE_EXTENSION_INIT1

static int xCreate(void *context, const char **args, int n_args,
                   Fts5Tokenizer **out) {
  (void)args, (void)n_args;
  *out = context;
  return SQLITE_OK;
}

static void xDelete(Fts5Tokenizer *t) { (void)t; }

static int xTokenize(Fts5Tokenizer *t, void *ctx, int flags, const char *z,
                     int n,
                     int (*emit)(void *, int, const char *, int, int, int)) {
  (void)t, (void)flags;
  int rc = SQLITE_OK;
  for (int i = 0, next; i < n && rc == SQLITE_OK; i = next) {
    next = i + 1;
    while (next < n && ((unsigned char)z[next] & 0xC0) == 0x80) next++;
    rc = emit(ctx, 0, z + i, next - i, i, next);
  }
  return rc;
}

__attribute__((visibility("default"))) int sqlite3_nulltokenizer_init(
    sqlite3 *db, char **error, const sqlite3_api_routines *routines) {
  SQLITE_EXTENSION_INIT2(routines);
  (void)error;
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL);
  if (rc) return rc;
  sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
  sqlite3_step(stmt);
  rc = sqlite3_finalize(stmt);
  if (rc || !api) return rc;
  fts5_tokenizer methods = {xCreate, xDelete, xTokenize};
  return api->xCreateTokenizer(api, "null1", api, &methods, NULL);
}
