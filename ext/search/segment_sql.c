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

enum { WORDS_ROWS = 128 }; /* as many as most stretches of a text give */

/* Where words_fill() is: the words come in the order of the text. */
typedef struct WordsState {
  Segmenter segmenter;
  Arena folded;
  Arena *arena;
  Rows *rows;
  const char *seen; /* the text up to here has been counted... */
  size_t n_seen;    /* ...and has as many characters */
  int64_t seq;      /* of the last word */
  WordRow first[WORDS_ROWS];
} WordsState;

static void words_add(void *data, const Word *word) {
  WordsState *w = data;
  Rows *rows = w->rows;
  WordRow *row = rows->n < rows->cap ? &ROW(*rows, WordRow, rows->n++)
                                     : rows_add(rows, w->arena);
  size_t gap = (size_t)(word->text.z - w->seen);
  if (gap) w->n_seen += utf8_count((Span){w->seen, gap});
  row->seq = ++w->seq;
  row->word.z = word->text.z;
  row->word.n = word->text.n;
  row->start = (int64_t)w->n_seen + 1;
  row->length = (int64_t)word->chars;
  row->kind = kind_names[word->kind];
  w->seen = word->text.z + word->text.n;
  w->n_seen += word->chars;
}

static void words_fill(Call *call, Rows *rows) {
  WordsState *w = call_state(call, sizeof(*w));
  if (!w) return;
  if (!call->more) {
    Span text = call_text(call, 0);
    segment_begin(&w->segmenter, call->conn, text, &w->folded, words_add, w);
    w->folded = (Arena){0};
    w->arena = call->arena;
    w->rows = rows;
    w->seen = text.z;
    w->n_seen = 0;
    w->seq = 0;
    rows->a = w->first;
    rows->cap = WORDS_ROWS;
  }
  call->more = segment_more(&w->segmenter);
  if (w->folded.rc) call->arena->rc = w->folded.rc;
  arena_free(&w->folded);
}

/* The text that the scalar zh_words() gives. */
typedef struct WordsText {
  Text out;
  const char *end; /* of the text that is read */
} WordsText;

/* Appends a word that has white space in it without that.  One that runs over a
** line end may have a page number in it; folded, it has none. */
static void words_join_parted(Text *out, const Word *word) {
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

/* Appends a word, and a blank before it.  Most words are short, and a copy of
** sixteen bytes is quicker than one of six. */
static void words_join(void *data, const Word *word) {
  enum { SHORT = 16 };
  WordsText *w = data;
  Text *out = &w->out;
  size_t n = word->text.n;
  if (word->parted) {
    words_join_parted(out, word);
  } else if (n <= SHORT && w->end - word->text.z >= SHORT &&
             out->cap - out->n > SHORT) {
    if (out->n) out->z[out->n++] = ' ';
    memcpy(out->z + out->n, word->text.z, SHORT);
    out->n += n;
  } else {
    if (out->n) text_add(out, SPAN(" "));
    text_add(out, word->text);
  }
}

static void zh_words_func(sqlite3_context *ctx, int argc,
                          sqlite3_value **argv) {
  (void)argc;
  Span text = arg_text(argv[0]);
  if (!text.z) return;
  Arena arena = {0}, folded = {0};
  WordsText w = {{.arena = &arena}, text.z + text.n};
  Segmenter s;
  /* Words of Chinese have five bytes, so this is room for nearly all texts. */
  w.out.cap = text.n + text.n / 3 + 64;
  w.out.z = arena_alloc(&arena, w.out.cap);
  segment_begin(&s, func_conn(ctx), text, &folded, words_join, &w);
  while (!arena.rc && segment_more(&s)) arena_free(&folded);
  if (folded.rc) arena.rc = folded.rc;
  result_arena_text(ctx, &arena, text_span(&w.out));
  arena_free(&folded);
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
