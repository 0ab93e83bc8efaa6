/* sql.h: Layer 1. How a room shows itself in SQL: rows of data, no plumbing.
**
** A room that has SQL functions ends with one Family: an array of Func rows
** (scalar functions), an array of Table rows (table-valued functions), and
** its docs page.  sql_register() turns the rows into registrations, the
** generic module in sql_table.c into virtual tables, and the table
** qikan_functions lists them; so a function that exists is documented.
**
**   static const Func number_funcs[] = {
**     {"zh_number", 1, 1, 0, zh_number_func, "zh_number(text)",
**      "Integer value of a Chinese numeral, or NULL."},
**   };
**
** A table-valued function is a row struct, its columns and a fill function:
**
**   typedef struct WordRow { int64_t seq; Span word; } WordRow;
**   static const Column word_cols[] = {
**     {"seq", COL_INT, offsetof(WordRow, seq)},
**     {"word", COL_TEXT, offsetof(WordRow, word)},
**   };
**   static void words_fill(Call *call, Rows *rows) { ... rows_add ... }
**   {"zh_words", "source", 1, word_cols, COUNT(word_cols), sizeof(WordRow),
**    words_fill, "zh_words(text)", "One row per word."},
**
** Three channels for what goes wrong, never mixed: no value is SQL NULL; a
** wrong call is an error that begins with the function's name; no memory is
** SQLITE_NOMEM, carried in arena.rc.
*/
#ifndef QIKAN_SQL_H
#define QIKAN_SQL_H

#include "core/conn.h"
#include "core/sql_value.h"

/* ---- Rows that describe a room's SQL ---- */

typedef struct Func {
  const char *name;
  int min_args, max_args;
  int flags; /* FUNC_..., or 0: DETERMINISTIC and INNOCUOUS */
  void (*call)(sqlite3_context *, int, sqlite3_value **);
  const char *usage; /* "name(arg [, arg])" */
  const char *doc;   /* one sentence */
  const void *data;  /* for a call that serves several names, or NULL */
} Func;

/* Flags of a Func whose call reads files or changes state: SQLite then refuses
** it in views and triggers. */
enum { FUNC_DIRECT = 1 };

typedef enum ColumnType {
  COL_INT,   /* int64_t; COLUMN_NULL is NULL */
  COL_REAL,  /* double; NaN is NULL */
  COL_TEXT,  /* Span; SPAN_NONE is NULL */
  COL_NUMBER /* Number: INTEGER in one row, REAL in another */
} ColumnType;

typedef struct Column {
  const char *name;
  ColumnType type;
  size_t offset; /* of the member in the row struct */
} Column;

/* One evaluation of a table-valued function. */
typedef struct Call {
  Conn *conn;
  Arena *arena;         /* rows and their texts live here */
  int argc;             /* arguments given; the rest are absent */
  sqlite3_value **argv; /* valid as long as the rows are read; an optional
                           one that was left out may be a NULL pointer */
  char *error;          /* from sqlite3_mprintf: a wrong call; or NULL */
  bool more;            /* see Table.fill; false at its first call */
  void *state;          /* from call_state(), or NULL */
  void *keep;           /* something the rows point into... */
  void (*drop)(void *); /* ...and how to let go of it after the last row */
} Call;

typedef struct Table {
  const char *name;
  const char *args; /* names of the hidden columns, "source, ref"; no name
                       that a visible column bears; NULL for none */
  int min_args;     /* how many of them must be given */
  const Column *columns;
  size_t n_columns;
  size_t row_size;
  /* Writes the rows.  Not called when a required argument is NULL: no rows.
  ** A table that may have very many sets call->more: then it is called again
  ** when its rows have been read, and writes the next ones in their place. */
  void (*fill)(Call *call, Rows *rows);
  const char *usage;
  const char *doc;
} Table;

/* Something registered in another way (tokenizer, collation, auxiliary
** function): named here so that qikan_functions lists it. */
typedef struct Other {
  const char *name;
  const char *kind;
  const char *usage;
  const char *doc;
} Other;

struct Family {
  const char *name; /* of the room */
  const char *page; /* docs/<page>.md */
  const Func *funcs;
  size_t n_funcs;
  const Table *tables;
  size_t n_tables;
  const Other *others;
  size_t n_others;
  /* Registers the others; NULL when there are none.  On failure *error may
  ** get a message from sqlite3_mprintf. */
  int (*init)(sqlite3 *db, Conn *conn, char **error);
}; /* Family, of conn.h */

/* Registers all families (a NULL-terminated list) with db.  Stops at the first
** failure, names what failed in *error (sqlite3_mprintf), returns its code. */
int sql_register(sqlite3 *db, const Family *const *families, char **error);

/* ---- Inside a scalar function ---- */

Conn *func_conn(sqlite3_context *ctx);

/* The data of the Func row that is being called. */
const void *func_data(sqlite3_context *ctx);

/* A wrong call: "zh_numeral: style must be lower, financial or digits". The
** name is added by the function itself. */
void result_error(sqlite3_context *ctx, const char *message);

/* Argument i of a table-valued function as text; SPAN_NONE where it is NULL or
** was not given. */
static inline Span call_text(const Call *call, int i) {
  return i < call->argc && call->argv[i] ? arg_text(call->argv[i]) : SPAN_NONE;
}

/* ---- sql_table.c ---- */

/* n bytes for what a fill keeps from one call to the next, the same ones at
** each call.  They may have been used by an earlier evaluation, and are not
** cleared.  NULL without memory (call->arena says so). */
void *call_state(Call *call, size_t n);

/* Registers one table-valued function. */
int sql_register_table(sqlite3 *db, Conn *conn, const Table *table);

/* The connection's state, counted by everything that may still use it. */
Conn *conn_ref(Conn *conn);
void conn_unref(void *conn);

#endif
