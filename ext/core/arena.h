/* arena.h: Layer 0. Memory of one call: allocated piece by piece, freed once.
**
** A parser makes many small things that all die together.  They live in one
** Arena: arena_alloc() never fails loudly, it makes arena.rc SQLITE_NOMEM and
** from then on does nothing ("sticky").  The entry function looks at rc once,
** at its end, and calls arena_free() once.
**
**   Arena a = {0};
**   Rows lines = ROWS_OF(Line);
**   Line *line = rows_add(&lines, &a);   // never NULL, see below
**   ...
**   if (a.rc) sqlite3_result_error_code(ctx, a.rc);
**   arena_free(&a);
*/
#ifndef QIKAN_ARENA_H
#define QIKAN_ARENA_H

#include "core/span.h"

enum { ARENA_SPARE = 512 }; /* largest row, bytes */

/* What the arena aligns for: no more than sqlite3_malloc64() promises, which is
** 8 bytes (max_align_t would let the compiler count on 16). */
typedef union ArenaAlign {
  void *p;
  int64_t i;
  double d;
} ArenaAlign;

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
  ArenaBlock *head; /* newest block */
  int rc;           /* SQLITE_OK, or SQLITE_NOMEM from the first failure on */
  /* What rows_add() hands out when memory is gone: written, never read. */
  union {
    char bytes[ARENA_SPARE];
    ArenaAlign align;
  } spare;
} Arena;

/* n zeroed bytes, aligned for integers, doubles and pointers, owned by the
** arena; NULL when memory is gone (and a->rc says so).  n == 0 gives a valid
** pointer. */
void *arena_alloc(Arena *a, size_t n);

/* A copy of s in the arena, followed by a NUL that the Span does not count;
** SPAN_NONE stays SPAN_NONE, and is what a failed copy gives. */
Span arena_copy(Arena *a, Span s);

/* Frees all that the arena holds and makes it empty and usable again. */
void arena_free(Arena *a);

/* ---- Rows: an array that grows in an arena ---- */

typedef struct Rows {
  void *a;     /* the rows, n * stride bytes; moves when it grows */
  size_t n;    /* rows in use */
  size_t cap;  /* rows there is room for */
  size_t size; /* bytes of one row, <= ARENA_SPARE */
} Rows;

#define ROWS_OF(Type) ((Rows){NULL, 0, 0, sizeof(Type)})
#define ROW(rows, Type, i) (((Type *)(rows).a)[i])

/* One more zeroed row; pointers to earlier rows are valid no more.  Never NULL:
** without memory it is the arena's spare row, rows->n stays, and arena.rc is
** set, so that callers write and go on. */
void *rows_add(Rows *rows, Arena *a);

/* Room for n rows in all, where so many will come: they need not move. */
void rows_reserve(Rows *rows, Arena *a, size_t n);

/* ---- Text: a string that grows in an arena ---- */

typedef struct Text {
  char *z;    /* the bytes, not terminated */
  size_t n;   /* bytes in use */
  size_t cap; /* bytes there is room for */
  Arena *arena;
} Text;

void text_add(Text *t, Span s);         /* appends s */
void text_add_cp(Text *t, uint32_t cp); /* appends one code point as UTF-8 */

/* What was written so far, valid until the next text_add(); the empty string,
** not SPAN_NONE, when that is nothing. */
Span text_span(const Text *t);

#endif
