/* tokenize.c: bench only. Runs the tokenizer "chinese" over a file, once.
**
**   tokenize text.txt [1|2]        prints bytes, tokens and MB/s; grams
**   valgrind --tool=callgrind --toggle-collect=xTokenize tokenize text.txt
**                                  counts the instructions of the tokenizer
**
** Linked with the rooms compiled for SQLITE_CORE.
*/
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "search/tokenizer.h"
#include "text/reflow.h"

static int token_count(void *ctx, int flags, const char *z, int n, int start,
                       int end) {
  (void)flags, (void)z, (void)n, (void)start, (void)end;
  ++*(long *)ctx;
  return SQLITE_OK;
}

static char *file_read(const char *path, int *n) {
  FILE *f = fopen(path, "rb");
  if (!f) return NULL;
  fseek(f, 0, SEEK_END);
  *n = (int)ftell(f);
  rewind(f);
  char *z = malloc((size_t)*n + 1);
  if (z) *n = (int)fread(z, 1, (size_t)*n, f);
  fclose(f);
  return z;
}

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  static const Family *const families[] = {&tokenizer_family, NULL};
  sqlite3 *db = NULL;
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;
  int n = 0;
  char *z = argc > 1 ? file_read(argv[1], &n) : NULL;
  if (!z || sqlite3_open(":memory:", &db) || sql_register(db, families, NULL) ||
      sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL)) {
    fprintf(stderr, "usage: tokenize FILE\n");
    return 2;
  }
  sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
  sqlite3_step(stmt);
  sqlite3_finalize(stmt);
  void *context = NULL;
  fts5_tokenizer methods;
  Fts5Tokenizer *t = NULL;
  const char *args[] = {"grams", argc > 2 ? argv[2] : "1"};
  if (api->xFindTokenizer(api, "chinese", &context, &methods) ||
      methods.xCreate(context, args, 2, &t)) {
    return 1;
  }
  long tokens = 0;
  double begun = seconds();
  methods.xTokenize(t, &tokens, FTS5_TOKENIZE_DOCUMENT, z, n, token_count);
  double time = seconds() - begun;
  printf("%d bytes, %ld tokens, %.0f MB/s\n", n, tokens, n / 1e6 / time);
  methods.xDelete(t);
  free(z);
  return sqlite3_close(db);
}
