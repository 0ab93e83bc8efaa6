/* sql_table.c: Layer 1. The one virtual-table module behind every Table row.
**
** A table-valued function is read by  SELECT ... FROM name(arg, arg).  SQLite
** gives the arguments as equality constraints on hidden columns; xBestIndex
** asks for them, xFilter calls the Table's fill and keeps its rows in an arena,
** xColumn reads members of the row struct by their offset.  xNext calls fill
** again at the last row, if it has said that there are more.
**
** idxNum of a plan is a bit set: bit i says that argument i is given, and the
** arguments come to xFilter in that order.
*/
#include "core/sql.h"

enum { TABLE_MAX_ARGS = 8 };

typedef struct TableBinding {
  Conn *conn;
  const Table *table;
} TableBinding;

typedef struct TableVtab {
  sqlite3_vtab base;
  const TableBinding *bound;
  int n_args; /* hidden columns */
} TableVtab;

typedef struct TableCursor {
  sqlite3_vtab_cursor base;
  Arena arena;
  Call call;
  Rows rows;
  size_t i;               /* current row, of rows */
  sqlite3_int64 n_before; /* rows that were read before these */
  sqlite3_value *args[TABLE_MAX_ARGS];
} TableCursor;

static const char *const column_types[] = {"INTEGER", "REAL", "TEXT",
                                           "NUMERIC"};

/* "CREATE TABLE x(seq INTEGER, word TEXT, source HIDDEN)"; counts the hidden
** columns in *n_args. */
static char *table_schema(const Table *t, int *n_args) {
  sqlite3_str *s = sqlite3_str_new(NULL);
  sqlite3_str_appendall(s, "CREATE TABLE x(");
  for (size_t i = 0; i < t->n_columns; i++) {
    const Column *c = &t->columns[i];
    sqlite3_str_appendf(s, "%s\"%w\" %s", i ? ", " : "", c->name,
                        column_types[c->type]);
  }
  *n_args = 0;
  for (const char *z = t->args; z && *z && *n_args < TABLE_MAX_ARGS;) {
    int n = (int)strcspn(z, ",");
    sqlite3_str_appendf(s, ", %.*s HIDDEN", n, z);
    ++*n_args;
    z += n;
    z += strspn(z, ", ");
  }
  sqlite3_str_appendall(s, ")");
  return sqlite3_str_finish(s);
}

static int xConnect(sqlite3 *db, void *aux, int argc, const char *const *argv,
                    sqlite3_vtab **out, char **error) {
  const TableBinding *b = aux;
  int n_args = 0;
  (void)argc, (void)argv, (void)error;
  char *schema = table_schema(b->table, &n_args);
  if (!schema) return SQLITE_NOMEM;
  int rc = sqlite3_declare_vtab(db, schema);
  sqlite3_free(schema);
  if (rc) return rc;
  sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
  TableVtab *vtab = sqlite3_malloc64(sizeof(*vtab));
  if (!vtab) return SQLITE_NOMEM;
  memset(vtab, 0, sizeof(*vtab));
  vtab->bound = b;
  vtab->n_args = n_args;
  *out = &vtab->base;
  return SQLITE_OK;
}

static int xDisconnect(sqlite3_vtab *vtab) {
  sqlite3_free(vtab);
  return SQLITE_OK;
}

/* Puts a wrong call's message on the table, and fails. */
static int table_usage(TableVtab *vtab) {
  sqlite3_free(vtab->base.zErrMsg);
  vtab->base.zErrMsg =
      sqlite3_mprintf("%s: an argument is missing; use %s",
                      vtab->bound->table->name, vtab->bound->table->usage);
  return SQLITE_ERROR;
}

static int xBestIndex(sqlite3_vtab *base, sqlite3_index_info *info) {
  TableVtab *vtab = (TableVtab *)base;
  const Table *t = vtab->bound->table;
  int where[TABLE_MAX_ARGS], unusable = 0, bits = 0, next = 1;
  for (int i = 0; i < TABLE_MAX_ARGS; i++) where[i] = -1;
  for (int i = 0; i < info->nConstraint; i++) {
    int arg = info->aConstraint[i].iColumn - (int)t->n_columns;
    if (arg < 0 || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) {
      continue;
    }
    if (info->aConstraint[i].usable) {
      where[arg] = i;
    } else {
      unusable |= 1 << arg;
    }
  }
  for (int arg = 0; arg < vtab->n_args; arg++) {
    if (where[arg] >= 0) {
      info->aConstraintUsage[where[arg]].argvIndex = next++;
      info->aConstraintUsage[where[arg]].omit = 1;
      bits |= 1 << arg;
    } else if (unusable >> arg & 1) {
      return SQLITE_CONSTRAINT; /* another join order can give it */
    } else if (arg < t->min_args) {
      return table_usage(vtab);
    }
  }
  info->idxNum = bits;
  info->estimatedCost = 1000;
  info->estimatedRows = 100;
  return SQLITE_OK;
}

static int xOpen(sqlite3_vtab *vtab, sqlite3_vtab_cursor **out) {
  TableCursor *cur = sqlite3_malloc64(sizeof(*cur));
  (void)vtab;
  if (!cur) return SQLITE_NOMEM;
  memset(cur, 0, sizeof(*cur));
  *out = &cur->base;
  return SQLITE_OK;
}

void *call_state(Call *call, size_t n) {
  if (!call->state) call->state = sqlite3_malloc64(n);
  if (!call->state) call->arena->rc = SQLITE_NOMEM;
  return call->state;
}

/* Lets go of the rows, and of what they point into; keeps the state. */
static void cursor_reset(TableCursor *cur) {
  if (cur->call.drop) cur->call.drop(cur->call.keep);
  sqlite3_free(cur->call.error);
  for (int i = 0; i < TABLE_MAX_ARGS; i++) {
    sqlite3_value_free(cur->args[i]);
    cur->args[i] = NULL;
  }
  arena_free(&cur->arena);
  cur->call = (Call){.state = cur->call.state};
  cur->i = 0;
  cur->n_before = 0;
}

static int xClose(sqlite3_vtab_cursor *base) {
  TableCursor *cur = (TableCursor *)base;
  cursor_reset(cur);
  sqlite3_free(cur->call.state);
  sqlite3_free(cur);
  return SQLITE_OK;
}

/* Copies the arguments, which die with xFilter; false without memory.
** *no_rows: a required one is NULL. */
static bool cursor_take_args(TableCursor *cur, int bits, sqlite3_value **argv,
                             bool *no_rows) {
  const TableVtab *vtab = (TableVtab *)cur->base.pVtab;
  int next = 0;
  for (int arg = 0; arg < vtab->n_args; arg++) {
    if (!(bits >> arg & 1)) continue;
    cur->args[arg] = sqlite3_value_dup(argv[next++]);
    if (!cur->args[arg]) return false;
    /* A number becomes text now: without memory it would turn into NULL. */
    int type = sqlite3_value_type(cur->args[arg]);
    bool number = type == SQLITE_INTEGER || type == SQLITE_FLOAT;
    if (number && !sqlite3_value_text(cur->args[arg])) return false;
    cur->call.argc = arg + 1;
    if (arg < vtab->bound->table->min_args &&
        sqlite3_value_type(cur->args[arg]) == SQLITE_NULL) {
      *no_rows = true;
    }
  }
  return true;
}

/* Gets the first rows, or the next ones. */
static int cursor_fill(TableCursor *cur) {
  sqlite3_vtab *vtab = cur->base.pVtab;
  const Table *table = ((TableVtab *)vtab)->bound->table;
  Call *call = &cur->call;
  cur->n_before += (sqlite3_int64)cur->rows.n;
  cur->i = cur->rows.n = 0;
  do table->fill(call, &cur->rows);
  while (call->more && cur->rows.n == 0 && !call->error && !cur->arena.rc);
  if (call->error) {
    sqlite3_free(vtab->zErrMsg);
    vtab->zErrMsg = sqlite3_mprintf("%s: %s", table->name, call->error);
    return SQLITE_ERROR;
  }
  return cur->arena.rc;
}

static int xFilter(sqlite3_vtab_cursor *base, int bits, const char *idx,
                   int argc, sqlite3_value **argv) {
  TableCursor *cur = (TableCursor *)base;
  const TableBinding *b = ((TableVtab *)base->pVtab)->bound;
  bool no_rows = false;
  (void)idx, (void)argc;
  cursor_reset(cur);
  cur->rows = (Rows){NULL, 0, 0, b->table->row_size};
  cur->call.conn = b->conn;
  cur->call.arena = &cur->arena;
  cur->call.argv = cur->args;
  if (!cursor_take_args(cur, bits, argv, &no_rows)) return SQLITE_NOMEM;
  return no_rows ? SQLITE_OK : cursor_fill(cur);
}

static int xNext(sqlite3_vtab_cursor *base) {
  TableCursor *cur = (TableCursor *)base;
  if (++cur->i < cur->rows.n || !cur->call.more) return SQLITE_OK;
  return cursor_fill(cur);
}

static int xEof(sqlite3_vtab_cursor *base) {
  TableCursor *cur = (TableCursor *)base;
  return cur->i >= cur->rows.n;
}

static int xRowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
  TableCursor *cur = (TableCursor *)base;
  *rowid = cur->n_before + (sqlite3_int64)cur->i + 1;
  return SQLITE_OK;
}

static int xColumn(sqlite3_vtab_cursor *base, sqlite3_context *ctx, int i) {
  TableCursor *cur = (TableCursor *)base;
  const Table *t = ((TableVtab *)base->pVtab)->bound->table;
  if (i >= (int)t->n_columns) {
    sqlite3_value *arg = cur->args[i - (int)t->n_columns];
    if (arg) sqlite3_result_value(ctx, arg);
    return SQLITE_OK;
  }
  const Column *c = &t->columns[i];
  const char *row = (char *)cur->rows.a + cur->i * cur->rows.size;
  switch (c->type) {
    case COL_INT:
      result_int(ctx, *(const int64_t *)(const void *)(row + c->offset));
      break;
    case COL_REAL: /* SQLite stores NaN as NULL */
      sqlite3_result_double(ctx,
                            *(const double *)(const void *)(row + c->offset));
      break;
    case COL_TEXT:
      result_text(ctx, *(const Span *)(const void *)(row + c->offset));
      break;
    case COL_NUMBER:
      result_number(ctx, (const Number *)(const void *)(row + c->offset));
      break;
  }
  return SQLITE_OK;
}

/* No xCreate: the tables are eponymous, there is nothing to CREATE. */
static const sqlite3_module table_module = {
    .xConnect = xConnect,
    .xBestIndex = xBestIndex,
    .xDisconnect = xDisconnect,
    .xDestroy = xDisconnect,
    .xOpen = xOpen,
    .xClose = xClose,
    .xFilter = xFilter,
    .xNext = xNext,
    .xEof = xEof,
    .xColumn = xColumn,
    .xRowid = xRowid,
};

static void table_binding_free(void *p) {
  TableBinding *b = p;
  conn_unref(b->conn);
  sqlite3_free(b);
}

int sql_register_table(sqlite3 *db, Conn *conn, const Table *table) {
  TableBinding *b = sqlite3_malloc64(sizeof(*b));
  if (!b) return SQLITE_NOMEM;
  *b = (TableBinding){conn_ref(conn), table};
  return sqlite3_create_module_v2(db, table->name, &table_module, b,
                                  table_binding_free);
}
