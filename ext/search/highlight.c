/* highlight.c: Layer 7. zh_highlight(), zh_snippet(), zh_mark(); see
** highlight.h. */
#include "search/highlight.h"

#include <stdarg.h>

#include "core/fts5_host.h"
#include "search/hits.h"
#include "search/snippet.h"
#include "search/terms.h"

/* Appends text with marks in it. */
static void highlight_write(Span text, const Rows *marks, Span open, Span close,
                            Text *out) {
  size_t at = 0;
  for (size_t i = 0; i < marks->n; i++) {
    const Mark *mark = &ROW(*marks, Mark, i);
    text_add(out, (Span){text.z + at, mark->start - at});
    text_add(out, open);
    text_add(out, (Span){text.z + mark->start, mark->end - mark->start});
    text_add(out, close);
    at = mark->end;
  }
  text_add(out, span_from(text, at));
}

/* ---- SQL ---- */

/* The column of zh_snippet() that means the best one. */
enum { COLUMN_BEST = -1 };

/* One call of an auxiliary function. */
typedef struct Aux {
  const char *name;
  const Fts5ExtensionApi *api;
  Fts5Context *fts;
  sqlite3_context *ctx;
  Arena arena;
} Aux;

/* A wrong call. */
static void aux_error(Aux *aux, const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *what = sqlite3_vmprintf(format, args);
  va_end(args);
  char *z = what ? sqlite3_mprintf("%s: %s", aux->name, what) : NULL;
  if (z) {
    sqlite3_result_error(aux->ctx, z, -1);
  } else {
    sqlite3_result_error_nomem(aux->ctx);
  }
  sqlite3_free(z);
  sqlite3_free(what);
}

/* The number in value, which may be text that reads as one; false when it is
** none.  Numbers that no int holds are cut to those that one does. */
static bool value_number(sqlite3_value *value, int *n) {
  int type = sqlite3_value_numeric_type(value);
  if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return false;
  double real = sqlite3_value_double(value);
  *n = real >= INT32_MAX   ? INT32_MAX
       : real <= INT32_MIN ? INT32_MIN
                           : (int)real;
  return true;
}

/* Reads argument col; least is the smallest there is.  false: an error. */
static bool aux_column(Aux *aux, sqlite3_value *value, int least, int *column) {
  int n = aux->api->xColumnCount(aux->fts);
  if (!value_number(value, column)) {
    aux_error(aux, "col must be a number");
    return false;
  }
  if (*column < least || *column >= n) {
    aux_error(aux, "col must be from %d to %d, not %d", least, n - 1, *column);
    return false;
  }
  return true;
}

/* Whether a text of n bytes with count marks is longer than SQLite allows; an
** error then, before the memory is taken. */
static bool result_is_too_long(sqlite3_context *ctx, Span text, size_t count,
                               Span open, Span close) {
  sqlite3 *db = sqlite3_context_db_handle(ctx);
  size_t most = (size_t)sqlite3_limit(db, SQLITE_LIMIT_LENGTH, -1);
  size_t marks = open.n + close.n;
  bool too_long = text.n > most || (marks && count > (most - text.n) / marks);
  if (too_long) sqlite3_result_error_toobig(ctx);
  return too_long;
}

/* The result of zh_highlight() and zh_mark(). */
static void highlight_result(sqlite3_context *ctx, Span text, const Rows *hits,
                             Span open, Span close, Arena *arena) {
  Rows marks = ROWS_OF(Mark);
  if (text.z) hits_marks(text, hits, &marks, arena);
  if (!arena->rc && result_is_too_long(ctx, text, marks.n, open, close)) return;
  if (marks.n == 0) {
    result_arena_text(ctx, arena, text);
    return;
  }
  Text out = {.arena = arena};
  out.cap = text.n + marks.n * (open.n + close.n);
  out.z = arena_alloc(arena, out.cap);
  if (!arena->rc) highlight_write(text, &marks, open, close, &out);
  result_arena_text(ctx, arena, text_span(&out));
}

/* A failure of FTS5, such as a row that the content table has lost. */
static bool aux_failed(Aux *aux, int rc) {
  if (rc == SQLITE_OK && !aux->arena.rc) return false;
  sqlite3_result_error_code(aux->ctx, aux->arena.rc ? aux->arena.rc : rc);
  return true;
}

static void highlight_run(Aux *aux, int argc, sqlite3_value **argv) {
  int column;
  if (argc != 3) {
    aux_error(aux, "wrong number of arguments; "
                   "want zh_highlight(fts, col, open, close)");
    return;
  }
  if (!aux_column(aux, argv[0], 0, &column)) return;
  Rows hits = ROWS_OF(Hit);
  Span text;
  int rc = hits_read(aux->api, aux->fts, column, &text, &hits, &aux->arena);
  if (aux_failed(aux, rc)) return;
  highlight_result(aux->ctx, text, &hits, arg_text(argv[1]), arg_text(argv[2]),
                   &aux->arena);
}

static void highlight_call(const Fts5ExtensionApi *api, Fts5Context *fts,
                           sqlite3_context *ctx, int argc,
                           sqlite3_value **argv) {
  Aux aux = {"zh_highlight", api, fts, ctx, {0}};
  highlight_run(&aux, argc, argv);
  arena_free(&aux.arena);
}

/* The window of one column; false: a failure, and the result is set. */
static bool aux_window(Aux *aux, int column, int chars, Snippet *s) {
  Rows hits = ROWS_OF(Hit);
  Span text;
  int rc = hits_read(aux->api, aux->fts, column, &text, &hits, &aux->arena);
  if (aux_failed(aux, rc)) return false;
  /* FTS5 may give up the text when it reads the next column. */
  text = arena_copy(&aux->arena, text);
  int words = aux->api->xPhraseCount(aux->fts);
  snippet_find(s, text, &hits, words, (size_t)chars, &aux->arena);
  return !aux_failed(aux, SQLITE_OK);
}

/* The window of the column with the most words, then hits, then the first. */
static bool aux_best(Aux *aux, int chars, Snippet *best) {
  int n = aux->api->xColumnCount(aux->fts);
  for (int i = 0; i < n; i++) {
    Snippet s;
    if (!aux_window(aux, i, chars, &s)) return false;
    if (i == 0 || (s.text.z && !best->text.z) || s.words > best->words ||
        (s.words == best->words && s.found > best->found)) {
      *best = s;
    }
  }
  return true;
}

static void snippet_run(Aux *aux, int argc, sqlite3_value **argv) {
  int column, chars;
  if (argc != 5) {
    aux_error(aux, "wrong number of arguments; want "
                   "zh_snippet(fts, col, open, close, ellipsis, chars)");
    return;
  }
  if (!aux_column(aux, argv[0], COLUMN_BEST, &column)) return;
  if (!value_number(argv[4], &chars) || chars <= 0) {
    aux_error(aux, "chars must be a number over 0");
    return;
  }
  Snippet s;
  bool ok = column == COLUMN_BEST ? aux_best(aux, chars, &s)
                                  : aux_window(aux, column, chars, &s);
  if (!ok) return;
  Span open = arg_text(argv[1]), close = arg_text(argv[2]);
  size_t most = s.to - s.from < s.marks.n ? s.to - s.from : s.marks.n;
  if (result_is_too_long(aux->ctx, s.text, most, open, close)) return;
  Text out = {.arena = &aux->arena};
  snippet_write(&s, open, close, arg_text(argv[3]), &out);
  result_arena_text(aux->ctx, &aux->arena,
                    s.text.z ? text_span(&out) : SPAN_NONE);
}

static void snippet_call(const Fts5ExtensionApi *api, Fts5Context *fts,
                         sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  Aux aux = {"zh_snippet", api, fts, ctx, {0}};
  snippet_run(&aux, argc, argv);
  arena_free(&aux.arena);
}

static void zh_mark_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  Arena arena = {0};
  Rows hits = ROWS_OF(Hit);
  Span text = arg_text(argv[0]), query = arg_text(argv[1]);
  if (text.z && query.z) {
    terms_find(query, text, func_conn(ctx), &hits, &arena);
  }
  highlight_result(ctx, text, &hits, arg_text(argv[2]), arg_text(argv[3]),
                   &arena);
  arena_free(&arena);
}

static const Func highlight_funcs[] = {
    {"zh_mark", 4, 4, 0, zh_mark_func, "zh_mark(text, query, open, close)",
     "The text with marks around the words of the query, found as a search "
     "finds them.",
     NULL},
};

static const Other highlight_others[] = {
    {"zh_highlight", "auxiliary", "zh_highlight(fts, col, open, close)",
     "FTS5: a column's text with marks around what was found; neighbouring "
     "hits "
     "have one mark."},
    {"zh_snippet", "auxiliary",
     "zh_snippet(fts, col, open, close, ellipsis, chars)",
     "FTS5: the best piece of a column's text, of whole clauses where there is "
     "room, without line breaks."},
};

static int highlight_init(sqlite3 *db, Conn *conn, char **error) {
  (void)conn, (void)error;
  int rc = fts5_host_function(db, "zh_highlight", NULL, highlight_call, NULL);
  if (rc) return rc;
  return fts5_host_function(db, "zh_snippet", NULL, snippet_call, NULL);
}

const Family highlight_family = {
    .name = "highlight",
    .page = "highlight",
    .funcs = highlight_funcs,
    .n_funcs = COUNT(highlight_funcs),
    .others = highlight_others,
    .n_others = COUNT(highlight_others),
    .init = highlight_init,
};
