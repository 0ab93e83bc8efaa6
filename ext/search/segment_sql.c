/* segment_sql.c: Layer 4. zh_words(), and the words that a connection adds. */
#include <math.h>

#include "core/cp.h"
#include "core/utf8.h"
#include "search/lexicon_own.h"
#include "search/segment.h"

#define KIND(literal)                                                          \
  { (literal), sizeof(literal) - 1 }
static const Span kind_names[] = {
    /* ORDER segment_kind */
    KIND("han"),  KIND("latin"), KIND("number"),
    KIND("date"), KIND("kana"),  KIND("punct"),
};

/* ---- SQL ---- */

typedef struct WordRow {
  int64_t seq;
  Span word;
  int64_t start, length;
  Span kind;
} WordRow;

/* Where words_fill() is: the words come in the order of the text. */
typedef struct WordsFill {
  Arena *arena;
  Rows *rows;
  const char *seen; /* the text up to here has been counted... */
  int64_t n_seen;   /* ...and has as many characters */
} WordsFill;

static void words_add(void *data, const Word *word) {
  WordsFill *fill = data;
  WordRow *row = rows_add(fill->rows, fill->arena);
  Span before = {fill->seen, (size_t)(word->text.z - fill->seen)};
  int64_t start = fill->n_seen + (int64_t)utf8_count(before);
  int64_t length = (int64_t)utf8_count(word->text);
  *row = (WordRow){(int64_t)fill->rows->n, word->text, start + 1, length,
                   kind_names[word->kind]};
  fill->seen = word->text.z + word->text.n;
  fill->n_seen = start + length;
}

/* Room for the words of n bytes of Chinese text, of those that most texts have:
** rows that grow are copied. */
static void words_reserve(Rows *rows, Arena *arena, size_t n) {
  enum { WORD_BYTES = 5, MOST = 32 * 1024 };
  size_t cap = n / WORD_BYTES < MOST ? n / WORD_BYTES + 1 : MOST;
  rows->a = arena_alloc(arena, cap * rows->size);
  rows->cap = rows->a ? cap : 0;
}

static void words_fill(Call *call, Rows *rows) {
  Span text = call_text(call, 0);
  words_reserve(rows, call->arena, text.n);
  WordsFill fill = {call->arena, rows, text.z, 0};
  segment_each(call->conn, text, call->arena, words_add, &fill);
}

/* Appends a word without the white space in it, and a blank before it.  One
** that runs over a line end may have a page number in it; folded, it has
** none. */
static void words_join(void *data, const Word *word) {
  Text *out = data;
  if (out->n) text_add(out, SPAN(" "));
  if (memchr(word->text.z, '\n', word->text.n)) {
    text_add(out, word->folded);
    return;
  }
  for (Span rest = word->text; rest.n;) {
    Span from = rest;
    CpClass class = cp_class(utf8_next(&rest));
    if (class == CP_BLANK) continue;
    text_add(out, span_head(from, from.n - rest.n));
  }
}

static void zh_words_func(sqlite3_context *ctx, int argc,
                          sqlite3_value **argv) {
  (void)argc;
  Span text = arg_text(argv[0]);
  Arena arena = {0};
  Text out = {.arena = &arena};
  segment_each(func_conn(ctx), text, &arena, words_join, &out);
  result_arena_text(ctx, &arena, text.z ? text_span(&out) : SPAN_NONE);
  arena_free(&arena);
}

static void own_result_int(sqlite3_context *ctx, OwnResult result) {
  if (result == OWN_NOMEM) {
    sqlite3_result_error_nomem(ctx);
  } else {
    result_int(ctx, result == OWN_ADDED);
  }
}

static void zh_lexicon_func(sqlite3_context *ctx, int argc,
                            sqlite3_value **argv) {
  Span word = arg_text(argv[0]);
  double weight = OWN_DEFAULT;
  if (argc > 1 && sqlite3_value_type(argv[1]) != SQLITE_NULL) {
    int type = sqlite3_value_numeric_type(argv[1]);
    weight = sqlite3_value_double(argv[1]);
    if ((type != SQLITE_INTEGER && type != SQLITE_FLOAT) || !(weight >= 0)) {
      result_error(ctx, "weight must be a number, 0 or more");
      return;
    }
  }
  own_result_int(ctx, own_add_word(func_conn(ctx), word, weight));
}

static void zh_synonym_func(sqlite3_context *ctx, int argc,
                            sqlite3_value **argv) {
  (void)argc;
  Span word = arg_text(argv[0]), other = arg_text(argv[1]);
  own_result_int(ctx, own_add_synonym(func_conn(ctx), word, other));
}

typedef struct LexiconRow {
  Span word;
  double weight;
} LexiconRow;

/* The list may grow while the rows are read: they are copies. */
static void lexicon_fill(Call *call, Rows *rows) {
  const OwnLexicon *own = own_get(call->conn);
  for (size_t i = 0; own && i < own->words.n && !call->arena->rc; i++) {
    const OwnWord *word = &ROW(own->words, OwnWord, i);
    LexiconRow *row = rows_add(rows, call->arena);
    row->word = arena_copy(call->arena, word->word);
    row->weight = word->weight < 0 ? NAN : word->weight;
  }
}

typedef struct SynonymRow {
  Span word, other;
} SynonymRow;

static void synonyms_fill(Call *call, Rows *rows) {
  const OwnLexicon *own = own_get(call->conn);
  for (size_t i = 0; own && i < own->pairs.n && !call->arena->rc; i++) {
    const OwnPair *pair = &ROW(own->pairs, OwnPair, i);
    SynonymRow *row = rows_add(rows, call->arena);
    row->word = arena_copy(call->arena, pair->word);
    row->other = arena_copy(call->arena, pair->other);
  }
}

static const Func segment_funcs[] = {
    {"zh_words", 1, 1, 0, zh_words_func, "zh_words(text)",
     "The words of a text, with a blank between them.", NULL},
    {"zh_lexicon", 1, 2, FUNC_DIRECT, zh_lexicon_func,
     "zh_lexicon(word [, weight])",
     "Makes it a word in this connection, or with weight 0 none; 1 when that "
     "is new.",
     NULL},
    {"zh_synonym", 2, 2, FUNC_DIRECT, zh_synonym_func,
     "zh_synonym(word, other)",
     "Makes two words synonyms in this connection; 1 when that is new.", NULL},
};

static const Column word_cols[] = {
    {"seq", COL_INT, offsetof(WordRow, seq)},
    {"word", COL_TEXT, offsetof(WordRow, word)},
    {"start", COL_INT, offsetof(WordRow, start)},
    {"length", COL_INT, offsetof(WordRow, length)},
    {"kind", COL_TEXT, offsetof(WordRow, kind)},
};

static const Column lexicon_cols[] = {
    {"word", COL_TEXT, offsetof(LexiconRow, word)},
    {"weight", COL_REAL, offsetof(LexiconRow, weight)},
};

static const Column synonym_cols[] = {
    {"word", COL_TEXT, offsetof(SynonymRow, word)},
    {"other", COL_TEXT, offsetof(SynonymRow, other)},
};

static const Table segment_tables[] = {
    {"zh_words", "source", 1, word_cols, COUNT(word_cols), sizeof(WordRow),
     words_fill, "zh_words(text)",
     "One row for each word of a text: where it stands, and what it is."},
    {"zh_lexicon_words", NULL, 0, lexicon_cols, COUNT(lexicon_cols),
     sizeof(LexiconRow), lexicon_fill, "zh_lexicon_words",
     "One row for each word that zh_lexicon() was given in this connection."},
    {"zh_synonyms", NULL, 0, synonym_cols, COUNT(synonym_cols),
     sizeof(SynonymRow), synonyms_fill, "zh_synonyms",
     "One row for each synonym that zh_synonym() was given, each way round."},
};

const Family segment_family = {
    .name = "segment",
    .page = "words",
    .funcs = segment_funcs,
    .n_funcs = COUNT(segment_funcs),
    .tables = segment_tables,
    .n_tables = COUNT(segment_tables),
};
