/* sql_value.h: Layer 0. SQL values in and out, NULL included.
**
**   SPAN_NONE <-> NULL     COLUMN_NULL <-> NULL     "" <-> ''
*/
#ifndef QIKAN_SQL_VALUE_H
#define QIKAN_SQL_VALUE_H

#include "core/arena.h"
#include "core/sqlite.h"

/* The integer that stands for SQL NULL in rows and results. */
#define COLUMN_NULL INT64_MIN

/* Text of an argument, borrowed for the length of the call; SPAN_NONE for SQL
** NULL, and where memory is gone (of which a scalar's context knows).  Numbers
** read as their text.  A BLOB reads as the UTF-8 bytes it holds: where bytes of
** any charset may come, use charset_arg(). */
Span arg_text(sqlite3_value *value);

/* The result of ctx: a copy of s, or NULL for SPAN_NONE; an error when s is
** longer than SQLite's limit. */
void result_text(sqlite3_context *ctx, Span s);

/* n, or NULL for COLUMN_NULL. */
void result_int(sqlite3_context *ctx, int64_t n);

/* A number as SQL has it: exact while it is an integer of 64 bits. */
typedef struct Number {
  bool is_real;
  int64_t i; /* the value, if it is no real... */
  double r;  /* ...and if it is */
} Number;

void result_number(sqlite3_context *ctx, const Number *n);

/* Ends a scalar: reports arena.rc if it is set, else s as text. */
void result_arena_text(sqlite3_context *ctx, const Arena *a, Span s);

#endif
