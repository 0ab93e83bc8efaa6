/* highlight.c: properties of zh_highlight(), zh_snippet() and zh_mark().
**
** Random texts over an unkind alphabet, and queries of which most are pieces
** of the text; what must hold is stated above the function that checks it.
** The seed is fixed: a failure is shown with text and query, and comes again.
*/
#include <stdlib.h>

#include "random.h"
#include "unit.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "search/highlight.h"
#include "search/query.h"
#include "search/segment.h"
#include "search/tokenizer.h"
#include "text/fold.h"

enum { TEXT_MAX = 8192, TOKENS_MAX = 4096, PHRASES_MAX = 4, CHARS = 24 };

/* ---- Random texts ---- */

typedef struct Buffer {
  char z[TEXT_MAX];
  size_t n;
} Buffer;

static void buffer_add(Buffer *b, Span s) {
  if (b->n + s.n >= TEXT_MAX) return;
  memcpy(b->z + b->n, s.z, s.n);
  b->n += s.n;
}

static Span buffer_span(const Buffer *b) { return (Span){b->z, b->n}; }

static const char *const common[] = {
    "山",     "水",       "镇", "志",   "書", "⽂",     "㐂",     "𠮷",
    "山",     "水",       "山", "水",   "，", "。",     "、",     "“",
    "”",      "《",       "》", "·",    "……", " ",      "　",     "\n",
    "\n\n",   "\r\n",     "\f", "\n ",  "a",  "Bc",     "ＡＢ",   "e\u0301",
    "й",      "か",       "7",  "2020", "①",  "+",      "'",      "*",
    "-",      ":",        "^",  ".",    "📄",  "\u00AD", "\u200B", "葛\uFE00",
    "\uFEFF", "か\u3099", "；", "！",   "（", "）",     "B c",    "水利",
};

/* Several tokens in one character, and line ends with page numbers. */
static const char *const odd[] = {"½", "㎡",        "㍿",        "㈱",
                                  "ﷺ", "\n\n3\n\n", "\n— 3 —\n", "\n 4\n\f",
                                  "क", "ि",         "\u20DD",    "\x7F"};

/* Bytes that are no UTF-8. */
static const char *const broken[] = {"\xE4", "\xE4\xB8", "\xFF", "\xC0\x80",
                                     "\x80"};

#define PICK(list) ((list)[dice(COUNT(list))])

enum { WITH_ODD = 1, WITH_BROKEN = 2 };

static void random_text(Buffer *b, unsigned pieces, int with) {
  b->n = 0;
  for (unsigned i = dice(pieces); i > 0; i--) {
    unsigned d = dice(20);
    if (d == 0 && (with & WITH_ODD)) {
      buffer_add(b, span_of(PICK(odd)));
    } else if (d == 1 && (with & WITH_BROKEN)) {
      buffer_add(b, span_of(PICK(broken)));
    } else {
      buffer_add(b, span_of(PICK(common)));
    }
  }
}

/* ---- The case at hand ---- */

typedef struct Case {
  Buffer text;
  Buffer match;                /* "…" OR "…" */
  Buffer query;                /* as a user types it, words to exclude last */
  Buffer wanted;               /* the same without those */
  Buffer phrases[PHRASES_MAX]; /* without quotes */
  int n;
} Case;

/* A piece of whole characters of s, of a few characters. */
static Span random_piece(Span s) {
  Span rest = s;
  size_t skip = s.n ? dice((unsigned)s.n) : 0;
  while (rest.n && s.n - rest.n < skip) utf8_next(&rest);
  Span piece = rest;
  for (unsigned i = 1 + dice(4); i > 0 && rest.n; i--) utf8_next(&rest);
  return span_head(piece, piece.n - rest.n);
}

static void case_phrase(Case *c, Span s) {
  Buffer *phrase = &c->phrases[c->n++];
  phrase->n = 0;
  buffer_add(&c->match, span_of(c->n > 1 ? " OR \"" : "\""));
  for (size_t i = 0; i < s.n; i++) {
    if (s.z[i] == '"' || s.z[i] == 0) continue;
    buffer_add(phrase, (Span){s.z + i, 1});
  }
  buffer_add(&c->match, buffer_span(phrase));
  buffer_add(&c->match, SPAN("\""));
}

/* Adds a piece of the text, or something else, to what the user types. */
static void case_typed(Case *c) {
  static const char *const words[] = {
      "山水志",   "水利", "第三期", "7",         "七",       "2020年",
      "二〇二〇", "的",   "在山",   "\"山 水\"", "“水利，”", "①+",
  };
  bool quoted = dice(4) == 0;
  buffer_add(&c->wanted, span_of(dice(3) ? " " : ""));
  if (quoted) buffer_add(&c->wanted, SPAN("\""));
  Span piece =
      dice(3) ? random_piece(buffer_span(&c->text)) : span_of(PICK(words));
  for (size_t i = 0; i < piece.n; i++) { /* "-" would exclude something */
    if (piece.z[i] != '-') buffer_add(&c->wanted, (Span){piece.z + i, 1});
  }
  if (quoted) buffer_add(&c->wanted, SPAN("\""));
}

static void case_make(Case *c, int with) {
  static const char *const excluded[] = {" -山", " -水利", " -2020", " -志a"};
  random_text(&c->text, 40, with);
  c->match.n = c->wanted.n = c->query.n = 0;
  c->n = 0;
  for (unsigned i = dice(4); i > 0; i--) case_typed(c);
  buffer_add(&c->query, buffer_span(&c->wanted));
  if (dice(4) == 0) buffer_add(&c->query, span_of(PICK(excluded)));
  for (unsigned i = 1 + dice(PHRASES_MAX); i > 0; i--) {
    static Buffer other;
    random_text(&other, 4, 0);
    case_phrase(c, dice(4) ? random_piece(buffer_span(&c->text))
                           : buffer_span(&other));
  }
}

static void show(const char *what, const Case *c) {
  printf("# %s: text ", what);
  for (size_t i = 0; i < c->text.n; i++) printf("%02x", (uint8_t)c->text.z[i]);
  printf("\n# match %.*s\n", (int)c->match.n, c->match.z);
  printf("# query %.*s\n", (int)c->query.n, c->query.z);
}

/* ---- Tokens, and what a plain search finds ---- */

typedef struct Token {
  char z[32];
  int n, start, end;
} Token;

typedef struct Tokens {
  Token a[TOKENS_MAX];
  bool found[TOKENS_MAX];
  bool colocated; /* several tokens in one place: not compared */
  int n;
} Tokens;

static int token_keep(void *ctx, int flags, const char *z, int n, int start,
                      int end) {
  Tokens *t = ctx;
  if (flags & FTS5_TOKEN_COLOCATED) t->colocated = true;
  if (t->n == TOKENS_MAX) return SQLITE_OK;
  t->found[t->n] = false;
  Token *token = &t->a[t->n++];
  *token = (Token){.n = n, .start = start, .end = end};
  memcpy(token->z, z, n < 32 ? (size_t)n : 32);
  return SQLITE_OK;
}

static void tokens_find(const Case *c, Span s, Tokens *t) {
  static Tokens phrase;
  t->n = 0;
  t->colocated = false;
  tokenizer_read(s, FTS5_TOKENIZE_DOCUMENT, token_keep, t);
  for (int k = 0; k < c->n; k++) {
    phrase.n = 0;
    tokenizer_read(buffer_span(&c->phrases[k]), FTS5_TOKENIZE_QUERY, token_keep,
                   &phrase);
    for (int i = 0; phrase.n && i + phrase.n <= t->n; i++) {
      int j = 0;
      while (j < phrase.n && t->a[i + j].n == phrase.a[j].n &&
             memcmp(t->a[i + j].z, phrase.a[j].z, 32) == 0) {
        j++;
      }
      if (j == phrase.n) memset(t->found + i, true, (size_t)phrase.n);
    }
  }
}

/* ---- The database ---- */

static sqlite3 *db;

typedef struct Index {
  const char *name, *tokenizer;
  sqlite3_stmt *insert, *clear, *highlight, *snippet;
} Index;

static Index indexes[] = {{.name = "han", .tokenizer = "chinese"},
                          {.name = "pairs", .tokenizer = "chinese grams 2"},
                          {.name = "words", .tokenizer = "unicode61"},
                          {.name = "three", .tokenizer = "trigram"}};
static sqlite3_stmt *mark, *search; /* the second one of the first index */

/* format takes the name up to three times. */
static sqlite3_stmt *prepare(const char *format, const char *name) {
  sqlite3_stmt *stmt = NULL;
  char *sql = sqlite3_mprintf(format, name, name, name);
  sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
  sqlite3_free(sql);
  return stmt;
}

static void open_database(void) {
  static const Family *const families[] = {&tokenizer_family, &highlight_family,
                                           &segment_family, &query_family,
                                           NULL};
  if (sqlite3_open(":memory:", &db) || sql_register(db, families, NULL) ||
      sqlite3_exec(db,
                   "SELECT zh_synonym('水', '志'), zh_synonym('水利', '山 镇'),"
                   " zh_lexicon('山水志')",
                   NULL, NULL, NULL)) {
    exit(2);
  }
  for (size_t i = 0; i < COUNT(indexes); i++) {
    Index *x = &indexes[i];
    char *sql =
        sqlite3_mprintf("CREATE VIRTUAL TABLE %s USING fts5(x, tokenize='%s')",
                        x->name, x->tokenizer);
    int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_free(sql);
    if (rc) continue; /* an older SQLite has no trigram */
    x->insert = prepare("INSERT INTO %s VALUES (?1)", x->name);
    x->clear = prepare("DELETE FROM %s", x->name);
    x->highlight =
        prepare("SELECT zh_highlight(%s, 0, char(1), char(2)) FROM %s "
                "WHERE %s MATCH ?1",
                x->name);
    x->snippet = prepare(
        "SELECT zh_snippet(%s, 0, char(1), char(2), char(3), ?2) FROM %s "
        "WHERE %s MATCH ?1",
        x->name);
    if (!x->insert || !x->clear || !x->highlight || !x->snippet) exit(2);
  }
  mark = prepare("SELECT zh_mark(?1, ?2, char(1), char(2))%s", "");
  search = prepare("SELECT zh_highlight(%s, 0, char(1), char(2)) FROM %s "
                   "WHERE %s MATCH zh_query(?1)",
                   indexes[0].name);
}

static void close_database(void) {
  for (size_t i = 0; i < COUNT(indexes); i++) {
    sqlite3_finalize(indexes[i].insert);
    sqlite3_finalize(indexes[i].clear);
    sqlite3_finalize(indexes[i].highlight);
    sqlite3_finalize(indexes[i].snippet);
  }
  sqlite3_finalize(mark);
  sqlite3_finalize(search);
  sqlite3_close(db);
}

static void bind(sqlite3_stmt *stmt, int at, Span s) {
  sqlite3_bind_text(stmt, at, s.z, (int)s.n, SQLITE_TRANSIENT);
}

static void index_put(Index *x, Span s) {
  sqlite3_step(x->clear);
  sqlite3_reset(x->clear);
  bind(x->insert, 1, s);
  sqlite3_step(x->insert);
  sqlite3_reset(x->insert);
}

/* The first column of the first row, valid until the next call; SPAN_NONE:
** none.  *rc is what the step gave. */
static Span query_text(sqlite3_stmt *stmt) {
  static Buffer b;
  Span s = SPAN_NONE;
  if (sqlite3_step(stmt) == SQLITE_ROW) {
    b.n = 0;
    buffer_add(&b, (Span){(const char *)sqlite3_column_text(stmt, 0),
                          (size_t)sqlite3_column_bytes(stmt, 0)});
    s = buffer_span(&b);
  }
  sqlite3_reset(stmt);
  return s;
}

/* ---- Checks ---- */

static int n_marked; /* texts that zh_mark() has marked something in */

/* s without the marks, and the marked pieces one by one; false when marks are
** not in pairs, or one has nothing, or blanks at its ends. */
static bool marks_read(Span s, Buffer *plain, Span *pieces, int *n) {
  plain->n = 0;
  *n = 0;
  for (;;) {
    size_t open = span_find(s, SPAN("\x01"));
    buffer_add(plain, span_head(s, open));
    if (open == SPAN_NPOS) return !span_has(s, SPAN("\x02"));
    s = span_from(s, open + 1);
    size_t close = span_find(s, SPAN("\x02"));
    if (close == SPAN_NPOS || close == 0) return false;
    Span piece = span_head(s, close);
    if (cp_trim(piece).n == 0 || cp_class(utf8_peek(piece)) == CP_BLANK ||
        cp_class(utf8_peek_last(piece)) == CP_BLANK) {
      return false;
    }
    if (*n < 256) pieces[(*n)++] = piece;
    buffer_add(plain, piece);
    s = span_from(s, close + 1);
  }
}

/* Without its marks the text is as it was. */
static bool check_strip(const Case *c, Span marked, Span *pieces, int *n) {
  static Buffer plain;
  return marks_read(marked, &plain, pieces, n) &&
         span_eq(buffer_span(&plain), buffer_span(&c->text));
}

/* Each piece is made of nothing but the words of the query. */
static bool check_pieces(const Case *c, const Span *pieces, int n) {
  static Tokens t;
  for (int i = 0; i < n; i++) {
    tokens_find(c, pieces[i], &t);
    if (t.n == 0) return false;
    for (int k = 0; k < t.n; k++) {
      if (!t.found[k]) return false;
    }
  }
  return true;
}

/* Every token that is found lies in a mark, and no other does.  marked is the
** text with its marks. */
static bool check_all(const Case *c, Span marked) {
  static Tokens t;
  tokens_find(c, buffer_span(&c->text), &t);
  bool inside = false;
  int at = 0, k = 0;
  for (size_t i = 0; i < marked.n; i++) {
    if (marked.z[i] == 1 || marked.z[i] == 2) {
      inside = marked.z[i] == 1;
      continue;
    }
    for (; k < t.n && t.a[k].start <= at; k++) {
      if (t.found[k] != inside && t.a[k].end > at) return false;
    }
    at++;
  }
  return true;
}

/* Both.  Where a place has several tokens, a number that a line end parts,
** it is marked as a whole when one of them is found. */
static bool check_exact(const Case *c, Span marked, const Span *pieces, int n) {
  static Tokens t;
  tokens_find(c, buffer_span(&c->text), &t);
  return t.colocated || (check_pieces(c, pieces, n) && check_all(c, marked));
}

static bool is_utf8(Span s) {
  while (s.n) {
    uint32_t cp;
    size_t n = utf8_read(s, &cp);
    if (n == 0) return false;
    s = span_from(s, n);
  }
  return true;
}

/* Whether a phrase has more than blanks: "trigram" finds those too, and they
** get no mark. */
static bool case_is_visible(const Case *c) {
  for (int i = 0; i < c->n; i++) {
    if (c->phrases[i].n && cp_trim(buffer_span(&c->phrases[i])).n == 0) {
      return false;
    }
  }
  return true;
}

/* A snippet has at most CHARS characters, those of the text in their order, is
** UTF-8 when the text is, and has a mark. */
static bool check_snippet(const Case *c, Span s) {
  static Buffer plain;
  Span pieces[256], text = buffer_span(&c->text);
  int n;
  if (!marks_read(s, &plain, pieces, &n)) return false;
  if (n == 0 && case_is_visible(c)) return false;
  if (is_utf8(text) && !is_utf8(s)) return false;
  Span rest = buffer_span(&plain);
  span_cut_prefix(&rest, SPAN("\x03"));
  span_cut_suffix(&rest, SPAN("\x03"));
  if (utf8_count(rest) > CHARS) return false;
  while (rest.n) {
    uint32_t cp = utf8_next(&rest);
    if (cp_class(cp) == CP_BLANK) continue;
    while (text.n && utf8_peek(text) != cp) utf8_next(&text);
    if (text.n == 0) return false;
    utf8_next(&text);
  }
  return true;
}

/* What holds for any tokenizer, and for "chinese" that marks are exact. */
static bool check_index(const Case *c, Index *x, int with) {
  Span pieces[256];
  int n;
  if (!x->insert) return true;
  index_put(x, buffer_span(&c->text));
  bind(x->highlight, 1, buffer_span(&c->match));
  Span marked = query_text(x->highlight);
  if (!marked.z) return true;
  bool ok = check_strip(c, marked, pieces, &n) && (n || !case_is_visible(c));
  if (x->tokenizer[0] == 'c' && with == 0) {
    ok = ok && check_exact(c, marked, pieces, n);
  }
  bind(x->snippet, 1, buffer_span(&c->match));
  sqlite3_bind_int(x->snippet, 2, CHARS);
  ok = ok && check_snippet(c, query_text(x->snippet));
  if (!ok) show(x->name, c);
  return ok;
}

/* What a search for query marks in the text, which is in the first index; the
** text where nothing is found. */
static Span case_search(const Case *c, const Buffer *query, bool *found) {
  bind(search, 1, buffer_span(query));
  Span marked = query_text(search);
  *found = marked.z;
  return marked.z ? marked : buffer_span(&c->text);
}

/* zh_mark() marks what zh_highlight() does in a search for zh_query() of the
** same; words to exclude change nothing where the text has them. */
static bool check_mark(const Case *c) {
  static Buffer marked;
  Span pieces[256];
  int n;
  bool found;
  marked.n = 0;
  bind(mark, 1, buffer_span(&c->text));
  bind(mark, 2, buffer_span(&c->query));
  buffer_add(&marked, query_text(mark));
  index_put(indexes, buffer_span(&c->text));
  bool ok = check_strip(c, buffer_span(&marked), pieces, &n);
  Span wanted = case_search(c, &c->wanted, &found);
  ok = ok && span_eq(wanted, buffer_span(&marked));
  wanted = case_search(c, &c->query, &found);
  ok = ok && (!found || span_eq(wanted, buffer_span(&marked)));
  n_marked += n > 0;
  if (!ok) show("zh_mark", c);
  return ok;
}

static int rounds(int n, int with) {
  static Case c;
  int failed = 0;
  for (int i = 0; i < n && failed < 3; i++) {
    case_make(&c, with);
    for (size_t k = 0; k < COUNT(indexes); k++) {
      failed += !check_index(&c, &indexes[k], with);
    }
    failed += !check_mark(&c);
  }
  return failed;
}

int main(void) {
  seed = 19210701;
  open_database();
  OK(rounds(6000, 0) == 0);
  OK(rounds(4000, WITH_ODD) == 0);
  OK(rounds(4000, WITH_ODD | WITH_BROKEN) == 0);
  OK(n_marked > 3000);
  close_database();
  return unit_done();
}
