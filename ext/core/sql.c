/* sql.c: Layer 1. Registers families of SQL functions; see sql.h. */
#include "core/sql.h"

/* ---- Registration ---- */

/* What a scalar function's callback finds in sqlite3_user_data(). */
typedef struct FuncBinding {
  Conn *conn;
  const Func *func;
} FuncBinding;

static void func_binding_free(void *p) {
  FuncBinding *b = p;
  conn_unref(b->conn);
  sqlite3_free(b);
}

/* Registers func once for every number of arguments it takes. */
static int sql_register_func(sqlite3 *db, Conn *conn, const Func *func) {
  int flags = SQLITE_UTF8 | (func->flags & FUNC_DIRECT
                                 ? SQLITE_DIRECTONLY
                                 : SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS);
  for (int n = func->min_args; n <= func->max_args; n++) {
    FuncBinding *b = sqlite3_malloc64(sizeof(*b));
    if (!b) return SQLITE_NOMEM;
    *b = (FuncBinding){conn_ref(conn), func};
    int rc = sqlite3_create_function_v2(db, func->name, n, flags, b, func->call,
                                        NULL, NULL, func_binding_free);
    if (rc) return rc; /* SQLite has freed b */
  }
  return SQLITE_OK;
}

/* Registers one family; *failed is the name of what could not be. */
static int sql_register_family(sqlite3 *db, Conn *conn, const Family *family,
                               const char **failed, char **error) {
  int rc = SQLITE_OK;
  for (size_t i = 0; i < family->n_funcs && !rc; i++) {
    *failed = family->funcs[i].name;
    rc = sql_register_func(db, conn, &family->funcs[i]);
  }
  for (size_t i = 0; i < family->n_tables && !rc; i++) {
    *failed = family->tables[i].name;
    rc = sql_register_table(db, conn, &family->tables[i]);
  }
  if (!rc && family->init) {
    *failed = family->name;
    rc = family->init(db, conn, error);
  }
  return rc;
}

int sql_register(sqlite3 *db, const Family *const *families, char **error) {
  Conn *conn = conn_new(db, families);
  if (!conn) return SQLITE_NOMEM;
  const char *failed = NULL;
  int rc = SQLITE_OK;
  for (size_t i = 0; families[i] && !rc; i++) {
    rc = sql_register_family(db, conn, families[i], &failed, error);
  }
  if (rc && error && !*error) {
    *error = sqlite3_mprintf("qikan: cannot register %s: %s", failed,
                             sqlite3_errstr(rc));
  }
  conn_unref(conn);
  return rc;
}

/* ---- Inside a scalar function ---- */

static const FuncBinding *func_binding(sqlite3_context *ctx) {
  return sqlite3_user_data(ctx);
}

Conn *func_conn(sqlite3_context *ctx) { return func_binding(ctx)->conn; }

const void *func_data(sqlite3_context *ctx) {
  return func_binding(ctx)->func->data;
}

void result_error(sqlite3_context *ctx, const char *message) {
  char *z = sqlite3_mprintf("%s: %s", func_binding(ctx)->func->name, message);
  if (z) {
    sqlite3_result_error(ctx, z, -1);
  } else {
    sqlite3_result_error_nomem(ctx);
  }
  sqlite3_free(z);
}
