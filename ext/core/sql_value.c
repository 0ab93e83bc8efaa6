/* sql_value.c: Layer 0. Arguments and results; see sql_value.h. */
#include "core/sql_value.h"

enum { RESULT_SHORT = 63 }; /* bytes */

Span arg_text(sqlite3_value *value) {
  if (sqlite3_value_type(value) == SQLITE_NULL) return SPAN_NONE;
  bool blob = sqlite3_value_type(value) == SQLITE_BLOB;
  const char *z = blob ? sqlite3_value_blob(value)
                       : (const char *)sqlite3_value_text(value);
  int n = sqlite3_value_bytes(value);
  if (!z && !blob) return SPAN_NONE; /* no memory */
  return z ? (Span){z, (size_t)n} : SPAN("");
}

/* A short text is given with a NUL behind it: one without would be allocated
** anew by the first function that reads it, which is half the time of
** length(word). */
void result_text(sqlite3_context *ctx, Span s) {
  char z[RESULT_SHORT + 1];
  if (!s.z) {
    sqlite3_result_null(ctx);
  } else if (s.n <= RESULT_SHORT && !memchr(s.z, 0, s.n)) {
    memcpy(z, s.z, s.n);
    z[s.n] = 0;
    sqlite3_result_text(ctx, z, -1, SQLITE_TRANSIENT);
  } else {
    sqlite3_result_text64(ctx, s.z, s.n, SQLITE_TRANSIENT, SQLITE_UTF8);
  }
}

void result_int(sqlite3_context *ctx, int64_t n) {
  if (n == COLUMN_NULL) {
    sqlite3_result_null(ctx);
  } else {
    sqlite3_result_int64(ctx, n);
  }
}

void result_number(sqlite3_context *ctx, const Number *n) {
  if (n->is_real) {
    sqlite3_result_double(ctx, n->r);
  } else {
    sqlite3_result_int64(ctx, n->i);
  }
}

void result_arena_text(sqlite3_context *ctx, const Arena *a, Span s) {
  if (a->rc) {
    sqlite3_result_error_code(ctx, a->rc);
  } else {
    result_text(ctx, s);
  }
}
