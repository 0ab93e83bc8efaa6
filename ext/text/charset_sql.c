/* charset_sql.c: Layer 2. The SQL of charset.h: zh_decode and its fellows.
**
**   SELECT zh_decode(readfile('简报.txt')), zh_charset(readfile('简报.txt'));
*/
#include "core/utf8.h"
#include "text/charset.h"

enum { SHOWN_BYTES = 40 }; /* of a wrong name, in the message */

/* ---- SQL ---- */

/* s without its NULs: s itself when there is none, else a copy. */
static Span span_without_nul(Span s, Arena *arena) {
  if (s.n == 0 || !memchr(s.z, 0, s.n)) return s;
  char *z = arena_alloc(arena, s.n);
  size_t n = 0;
  if (!z) return SPAN_NONE;
  for (size_t i = 0; i < s.n; i++) {
    if (s.z[i]) z[n++] = s.z[i];
  }
  return (Span){z, n};
}

Span charset_arg(sqlite3_value *value, Arena *arena) {
  Span s = arg_text(value);
  if (sqlite3_value_type(value) != SQLITE_BLOB) {
    return span_without_nul(s, arena);
  }
  return charset_decode(s, charset_detect(s), arena, NULL);
}

/* "zh_decode: unknown charset 'xyz'" */
static void decode_unknown(sqlite3_context *ctx, Span name) {
  size_t n = name.n < SHOWN_BYTES ? name.n : SHOWN_BYTES;
  while (n < name.n && n > 0 && utf8_is_tail(name.z[n])) n--;
  char *z = sqlite3_mprintf("unknown charset '%.*s'", (int)n, name.z);
  if (z) {
    result_error(ctx, z);
  } else {
    sqlite3_result_error_nomem(ctx);
  }
  sqlite3_free(z);
}

/* The bytes of argument 0, and the charset they are in: as argument 1 names
** it, else detected; TEXT is UTF-8 already.  False: an error was reported. */
static bool decode_args(sqlite3_context *ctx, int argc, sqlite3_value **argv,
                        Span *bytes, Charset *charset) {
  bool named = argc > 1 && sqlite3_value_type(argv[1]) != SQLITE_NULL;
  *bytes = arg_text(argv[0]);
  *charset = CHARSET_UTF8;
  if (named) {
    Span name = arg_text(argv[1]);
    *charset = charset_find(name);
    if (*charset == CHARSET_UNKNOWN) {
      decode_unknown(ctx, name);
      return false;
    }
  }
  if (sqlite3_value_type(argv[0]) != SQLITE_BLOB) {
    *charset = CHARSET_UTF8;
  } else if (!named) {
    *charset = charset_detect(*bytes);
  }
  return true;
}

static void decode_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  Arena arena = {0};
  Span bytes;
  Charset charset;
  if (!decode_args(ctx, argc, argv, &bytes, &charset)) return;
  Span text = charset_decode(bytes, charset, &arena, NULL);
  result_arena_text(ctx, &arena, text);
  arena_free(&arena);
}

static void decode_errors_func(sqlite3_context *ctx, int argc,
                               sqlite3_value **argv) {
  Arena arena = {0};
  Span bytes;
  Charset charset;
  int64_t bad = 0;
  if (!decode_args(ctx, argc, argv, &bytes, &charset)) return;
  charset_decode(bytes, charset, &arena, &bad);
  if (arena.rc) {
    sqlite3_result_error_code(ctx, arena.rc);
  } else {
    result_int(ctx, bytes.z ? bad : COLUMN_NULL);
  }
  arena_free(&arena);
}

static void charset_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  int type = sqlite3_value_type(argv[0]);
  if (type == SQLITE_NULL) return;
  Charset charset =
      type == SQLITE_BLOB ? charset_detect(arg_text(argv[0])) : CHARSET_UTF8;
  result_text(ctx, span_of(charset_name(charset)));
}

static const Func charset_funcs[] = {
    {"zh_charset", 1, 1, 0, charset_func, "zh_charset(blob)",
     "Name of the charset that the bytes are in; NULL when they are no text.",
     NULL},
    {"zh_decode", 1, 2, 0, decode_func, "zh_decode(blob [, charset])",
     "The text that the bytes mean, in the given or the detected charset.",
     NULL},
    {"zh_decode_errors", 1, 2, 0, decode_errors_func,
     "zh_decode_errors(blob [, charset])",
     "Number of malformed places, which zh_decode() shows as U+FFFD.", NULL},
};

const Family charset_family = {
    .name = "charset",
    .page = "bytes",
    .funcs = charset_funcs,
    .n_funcs = COUNT(charset_funcs),
};
