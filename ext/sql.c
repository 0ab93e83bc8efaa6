/* sql.c: Layer 1. Registers families of SQL functions; see sql.h. */
#include "sql.h"

struct Conn {
  int refs; /* registrations and cursors that still point here */
  sqlite3 *db;
  const Family *const *families;
  struct {
    void *p;
    void (*destroy)(void *);
  } slots[CONN_SLOT_COUNT];
};

Conn *conn_ref(Conn *conn) {
  conn->refs++;
  return conn;
}

void conn_unref(void *p) {
  Conn *conn = p;
  if (--conn->refs > 0) return;
  for (int i = 0; i < CONN_SLOT_COUNT; i++) {
    conn_set(conn, (ConnSlot)i, NULL, NULL);
  }
  sqlite3_free(conn);
}

void *conn_get(const Conn *conn, ConnSlot slot) { return conn->slots[slot].p; }

void conn_set(Conn *conn, ConnSlot slot, void *p, void (*destroy)(void *)) {
  if (conn->slots[slot].p) conn->slots[slot].destroy(conn->slots[slot].p);
  conn->slots[slot].p = p;
  conn->slots[slot].destroy = destroy;
}

sqlite3 *conn_db(const Conn *conn) { return conn->db; }

const Family *const *sql_families(const Conn *conn) { return conn->families; }

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
  Conn *conn = sqlite3_malloc64(sizeof(*conn));
  if (!conn) return SQLITE_NOMEM;
  memset(conn, 0, sizeof(*conn));
  conn->refs = 1;
  conn->db = db;
  conn->families = families;
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

/* ---- Arguments and results ---- */

static const FuncBinding *func_binding(sqlite3_context *ctx) {
  return sqlite3_user_data(ctx);
}

Conn *func_conn(sqlite3_context *ctx) { return func_binding(ctx)->conn; }

const void *func_data(sqlite3_context *ctx) {
  return func_binding(ctx)->func->data;
}

Span arg_text(sqlite3_value *value) {
  if (sqlite3_value_type(value) == SQLITE_NULL) return SPAN_NONE;
  bool blob = sqlite3_value_type(value) == SQLITE_BLOB;
  const char *z = blob ? sqlite3_value_blob(value)
                       : (const char *)sqlite3_value_text(value);
  int n = sqlite3_value_bytes(value);
  if (!z && !blob) return SPAN_NONE; /* no memory */
  return z ? (Span){z, (size_t)n} : SPAN("");
}

void result_text(sqlite3_context *ctx, Span s) {
  if (!s.z) {
    sqlite3_result_null(ctx);
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

void result_arena_text(sqlite3_context *ctx, const Arena *a, Span s) {
  if (a->rc) {
    sqlite3_result_error_code(ctx, a->rc);
  } else {
    result_text(ctx, s);
  }
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
