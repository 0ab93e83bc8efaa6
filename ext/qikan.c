/* qikan.c: Layer 10. Entry point, version, and the list of families.
**
** SQLite derives the entry point's name from the file name, letters only:
** qikan.so -> sqlite3_qikan_init.  sqlite3_extension_init serves renamed files.
*/
#include "qikan.h"

#include "core/sql.h"
#include "issue/issue_sql.h"
#include "report/report.h"
#include "search/highlight.h"
#include "search/lexicon.h"
#include "search/pinyin_fts.h"
#include "search/pinyin_query.h"
#include "search/query.h"
#include "search/rank.h"
#include "search/segment.h"
#include "search/tokenizer.h"
#include "text/charset.h"
#include "text/fold.h"
#include "text/reflow.h"
#include "value/collate.h"
#include "value/dates_sql.h"
#include "value/numbers.h"
#include "value/pinyin.h"
#include "value/region.h"
#include "value/script.h"

const sqlite3_api_routines *sqlite3_api;

/* The oldest SQLite whose interfaces qikan relies on. */
enum { OLDEST_HOST = 3031000 };

#ifndef QIKAN_BUILD
#define QIKAN_BUILD "unknown"
#endif

/* ---- SQL ---- */

static void version_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc, (void)argv;
  char *z = sqlite3_mprintf("%s (fold %d, tokenizer %d, lexicon %s, build %s)",
                            QIKAN_VERSION, FOLD_VERSION, TOKENIZER_VERSION,
                            lexicon_source(), QIKAN_BUILD);
  if (z) {
    sqlite3_result_text(ctx, z, -1, sqlite3_free);
  } else {
    sqlite3_result_error_nomem(ctx);
  }
}

static void index_version_func(sqlite3_context *ctx, int argc,
                               sqlite3_value **argv) {
  (void)argc, (void)argv;
  char *z = sqlite3_mprintf("%d.%d", TOKENIZER_VERSION, FOLD_VERSION);
  if (z) {
    sqlite3_result_text(ctx, z, -1, sqlite3_free);
  } else {
    sqlite3_result_error_nomem(ctx);
  }
}

static const Func core_funcs[] = {
    {"qikan_version", 0, 0, 0, version_func, "qikan_version()",
     "Version of the extension, of its fold table and tokenizer, the words "
     "it knows, and the build.",
     NULL},
    {"qikan_index_version", 0, 0, 0, index_version_func,
     "qikan_index_version()",
     "Version of the tokens that an index made now holds: tokenizer.fold.",
     NULL},
};

typedef struct FunctionRow {
  Span name, kind, arguments, usage, doc, page;
} FunctionRow;

/* "zh_date(text [, ref])" -> "text [, ref]" */
static Span usage_arguments(const char *usage) {
  Span s = span_of(usage);
  size_t open = span_find(s, SPAN("("));
  if (open == SPAN_NPOS) return SPAN("");
  s = span_from(s, open + 1);
  span_cut_suffix(&s, SPAN(")"));
  return s;
}

static void function_add(Call *call, Rows *rows, const Family *family,
                         const char *name, const char *kind, const char *usage,
                         const char *doc) {
  FunctionRow *row = rows_add(rows, call->arena);
  *row = (FunctionRow){span_of(name),  span_of(kind), usage_arguments(usage),
                       span_of(usage), span_of(doc),  span_of(family->page)};
}

static void functions_fill(Call *call, Rows *rows) {
  const Family *const *list = conn_families(call->conn);
  for (size_t i = 0; list[i]; i++) {
    const Family *f = list[i];
    for (size_t k = 0; k < f->n_funcs; k++) {
      function_add(call, rows, f, f->funcs[k].name, "scalar", f->funcs[k].usage,
                   f->funcs[k].doc);
    }
    for (size_t k = 0; k < f->n_tables; k++) {
      function_add(call, rows, f, f->tables[k].name, "table",
                   f->tables[k].usage, f->tables[k].doc);
    }
    for (size_t k = 0; k < f->n_others; k++) {
      function_add(call, rows, f, f->others[k].name, f->others[k].kind,
                   f->others[k].usage, f->others[k].doc);
    }
  }
}

static const Column function_cols[] = {
    {"name", COL_TEXT, offsetof(FunctionRow, name)},
    {"kind", COL_TEXT, offsetof(FunctionRow, kind)},
    {"arguments", COL_TEXT, offsetof(FunctionRow, arguments)},
    {"usage", COL_TEXT, offsetof(FunctionRow, usage)},
    {"doc", COL_TEXT, offsetof(FunctionRow, doc)},
    {"page", COL_TEXT, offsetof(FunctionRow, page)},
};

static const Table core_tables[] = {
    {"qikan_functions", NULL, 0, function_cols, COUNT(function_cols),
     sizeof(FunctionRow), functions_fill, "qikan_functions",
     "One row for every function, table and tokenizer of the extension."},
};

static const Family core_family = {
    .name = "qikan",
    .page = "qikan",
    .funcs = core_funcs,
    .n_funcs = COUNT(core_funcs),
    .tables = core_tables,
    .n_tables = COUNT(core_tables),
};

/* One line for each room that has SQL. */
/* clang-format off */
static const Family *const families[] = {
    &core_family,
    &fold_family,
    &charset_family,
    &reflow_family,
    &issue_family,
    &report_family,
    &segment_family,
    &tokenizer_family,
    &rank_family,
    &query_family,
    &highlight_family,
    &pinyin_family,
    &pinyin_fts_family,
    &pinyin_query_family,
    &number_family,
    &collate_family,
    &region_family,
    &script_family,
    &dates_family,
    NULL,
};
/* clang-format on */

/* ---- Entry points ---- */

__attribute__((visibility("default"))) int sqlite3_qikan_init(
    sqlite3 *db, char **error, const sqlite3_api_routines *api) {
  sqlite3_api = api;
  if (sqlite3_libversion_number() < OLDEST_HOST) {
    if (error) {
      *error = sqlite3_mprintf("qikan: needs SQLite 3.31 or newer, not %s",
                               sqlite3_libversion());
    }
    return SQLITE_ERROR;
  }
  return sql_register(db, families, error);
}

/* For a file that was renamed. */
__attribute__((visibility("default"))) int sqlite3_extension_init(
    sqlite3 *db, char **error, const sqlite3_api_routines *api) {
  return sqlite3_qikan_init(db, error, api);
}
