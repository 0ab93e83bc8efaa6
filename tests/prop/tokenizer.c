/* tokenizer.c: properties of the tokenizer "chinese" and of zh_unwrap().
**
** Random texts over an unkind alphabet; what must hold for each is stated above
** the function that checks it.  The seed is fixed: a failure is shown with the
** text, in hex, and comes again.
*/
#include <stdlib.h>

#include "unit.h"

#include "cp.h"
#include "fold.h"
#include "reflow.h"
#include "sql.h"
#include "tokenizer.h"
#include "utf8.h"

enum { TEXT_MAX = 4096, TOKENS_MAX = 2048 };

/* ---- Random texts ---- */

static uint64_t seed = 20200609;

static unsigned dice(unsigned n) {
  seed = seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(seed >> 33) % n;
}

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

static void buffer_add_text(Buffer *b, const char *z) {
  buffer_add(b, span_of(z));
}

/* Pieces that any text may hold. */
static const char *const common[] = {
    "山",     "水",     "镇",     "志",     "習",   "書",      "⽂",   "⻓",
    "㐂",     "𠮷",     "〇",     "々",     "，",   "。",      "、",   "“",
    "”",      "《",     "》",     "（",     "）",   "·",       "—",    "……",
    " ",      "　",     "\n",     "\n\n",   "\r\n", "\f",      "\t",   "\n ",
    "\n\n ",  "a",      "Bc",     "ＡＢ",   "é",    "e\u0301", "ﬁ",    "ß",
    "Ⅲ",      "й",      "한",     "か",     "ｶ",    "7",       "2020", "０９",
    "①",      "٣",      "+",      "#",      "\"",   "'",       "*",    "-",
    ":",      "^",      ".",      "㈱",     "📄",    "第",      "期",   "\u00AD",
    "\u200B", "\uFE00", "\uFEFF", "\u20DD", "क",    "ि",       "\x7F",
};

/* Pieces of which single tokens cannot be marked: several in one character. */
static const char *const many[] = {"½", "㎡", "㌔", "ﷺ", "㍿", "㉑", "…", "⑴"};

/* Bytes that are no UTF-8. */
static const char *const broken[] = {
    "\xE4", "\xE4\xB8",        "\xFF", "\xC0\x80", "\xED\xA0\x80",
    "\x80", "\xF4\x90\x80\x80"};

/* Page-number lines. */
static const char *const pages[] = {"\n\n3\n\n", "\n— 3 —\n",
                                    "\n·12·\n",  "\n\n第3页 共8页\n\n",
                                    "\n 4\n\f",  "\r\n\r\n５\r\n\r\n"};

#define PICK(list) ((list)[dice(COUNT(list))])

enum { WITH_MANY = 1, WITH_BROKEN = 2, WITH_PAGES = 4, WITH_NUL = 8 };

static void random_text(Buffer *b, unsigned pieces, int with) {
  b->n = 0;
  for (unsigned i = dice(pieces); i > 0; i--) {
    unsigned d = dice(40);
    if (d == 0 && (with & WITH_MANY)) {
      buffer_add_text(b, PICK(many));
    } else if (d == 1 && (with & WITH_BROKEN)) {
      buffer_add_text(b, PICK(broken));
    } else if (d == 2 && (with & WITH_PAGES)) {
      buffer_add_text(b, PICK(pages));
    } else if (d == 3 && (with & WITH_NUL)) {
      buffer_add(b, (Span){"", 1});
    } else {
      buffer_add_text(b, PICK(common));
    }
  }
}

/* ---- The tokenizer, called as FTS5 calls it ---- */

static sqlite3 *db;
static fts5_tokenizer methods;
static Fts5Tokenizer *tokenizer;

typedef struct Token {
  char z[64]; /* its first bytes */
  int n, start, end;
} Token;

typedef struct Tokens {
  Token a[TOKENS_MAX];
  int n;
  bool colocated, empty, malformed;
} Tokens;

static bool is_utf8(Span s) {
  while (s.n) {
    uint32_t cp;
    size_t n = utf8_read(s, &cp);
    if (n == 0 || cp == 0) return false;
    s = span_from(s, n);
  }
  return true;
}

static int token_keep(void *ctx, int flags, const char *z, int n, int start,
                      int end) {
  Tokens *t = ctx;
  if (flags & FTS5_TOKEN_COLOCATED) t->colocated = true;
  if (n <= 0 || n > TOKENIZER_MAX) t->empty = true;
  if (!is_utf8((Span){z, (size_t)n})) t->malformed = true;
  if (t->n == TOKENS_MAX) return SQLITE_OK;
  Token *token = &t->a[t->n++];
  *token = (Token){.n = n, .start = start, .end = end};
  memcpy(token->z, z, n < 64 ? (size_t)n : 64);
  return SQLITE_OK;
}

static void tokenize(Span s, Tokens *t) {
  /* A copy of its very size, so that a sanitizer sees a read beyond it. */
  char *z = malloc(s.n ? s.n : 1);
  if (!z) exit(2);
  if (s.n) memcpy(z, s.z, s.n);
  memset(t, 0, offsetof(Tokens, a[1]));
  t->n = 0;
  t->colocated = t->empty = t->malformed = false;
  methods.xTokenize(tokenizer, t, FTS5_TOKENIZE_DOCUMENT, z, (int)s.n,
                    token_keep);
  free(z);
}

static bool token_eq(const Token *a, const Token *b) {
  return a->n == b->n && memcmp(a->z, b->z, a->n < 64 ? (size_t)a->n : 64) == 0;
}

/* ---- Checks ---- */

static void show(const char *what, Span s) {
  printf("# %s: ", what);
  for (size_t i = 0; i < s.n; i++) printf("%02x", (uint8_t)s.z[i]);
  printf("\n");
}

/* Whether byte i of s is where a character begins or s ends. */
static bool is_border(Span s, int at) {
  size_t i = 0;
  while (i < (size_t)at && i < s.n) {
    uint32_t cp;
    size_t n = utf8_read(span_from(s, i), &cp);
    i += n ? n : 1;
  }
  return i == (size_t)at;
}

/* Tokens are well-formed, not empty, in order, do not overlap, and stand on
** characters of the text. */
static bool check_offsets(Span s) {
  static Tokens t;
  tokenize(s, &t);
  int last = 0;
  bool ok = !t.colocated && !t.empty && !t.malformed;
  for (int i = 0; i < t.n && ok; i++) {
    Token *a = &t.a[i];
    ok = a->start >= last && a->end >= a->start && (size_t)a->end <= s.n &&
         is_border(s, a->start) && is_border(s, a->end);
    last = a->end;
  }
  if (!ok) show("offsets", s);
  return ok;
}

/* A text and its zh_fold() give the same tokens. */
static bool check_fold(Span s) {
  static Tokens a, b;
  Arena arena = {0};
  Text folded = {.arena = &arena};
  fold_span(s, &folded);
  tokenize(s, &a);
  tokenize(text_span(&folded), &b);
  bool ok = a.n == b.n;
  for (int i = 0; i < a.n && ok; i++) ok = token_eq(&a.a[i], &b.a[i]);
  arena_free(&arena);
  if (!ok) show("fold", s);
  return ok;
}

/* Unwrapping what was unwrapped changes nothing. */
static bool check_unwrap(Span s) {
  Arena arena = {0};
  Text once = {.arena = &arena}, twice = {.arena = &arena};
  reflow_unwrap(s, &once);
  reflow_unwrap(text_span(&once), &twice);
  bool ok = span_eq(text_span(&once), text_span(&twice));
  if (!ok) show("unwrap", s);
  arena_free(&arena);
  return ok;
}

/* ---- With a real table ---- */

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *stmt = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL)) {
    printf("# %s\n", sqlite3_errmsg(db));
    exit(2);
  }
  return stmt;
}

static void run(const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL)) {
    printf("# %s\n", sqlite3_errmsg(db));
    exit(2);
  }
}

static sqlite3_stmt *insert, *search;

static void table_put(Span s) {
  run("DELETE FROM t");
  sqlite3_bind_text(insert, 1, s.z, (int)s.n, SQLITE_STATIC);
  sqlite3_step(insert);
  sqlite3_reset(insert);
}

/* The column with marks around the hits of the phrase s; NULL: no hit.  Valid
** until the next search. */
static const char *table_find(Span s) {
  Buffer query = {.n = 0};
  buffer_add(&query, SPAN("\""));
  for (size_t i = 0; i < s.n; i++) {
    if (s.z[i] == '"') buffer_add(&query, SPAN("\""));
    buffer_add(&query, (Span){s.z + i, 1});
  }
  buffer_add(&query, SPAN("\""));
  sqlite3_reset(search);
  sqlite3_bind_text(search, 1, query.z, (int)query.n, SQLITE_TRANSIENT);
  return sqlite3_step(search) == SQLITE_ROW
             ? (const char *)sqlite3_column_text(search, 0)
             : NULL;
}

/* Whether a begins and ends with the tokens of b: hits that touch are one
** mark. */
static bool tokens_frame(const Tokens *a, const Tokens *b) {
  bool ok = a->n >= b->n;
  for (int i = 0; i < b->n && ok; i++) {
    ok = token_eq(&a->a[i], &b->a[i]) &&
         token_eq(&a->a[a->n - b->n + i], &b->a[i]);
  }
  return ok;
}

/* Without its marks the text is as it was, and each mark holds the query. */
static bool check_marks(Span text, Span query, const char *marked) {
  static Tokens want, got;
  Buffer plain = {.n = 0};
  Span rest = span_of(marked);
  bool ok = true;
  tokenize(query, &want);
  for (;;) {
    size_t open = span_find(rest, SPAN("\x01"));
    buffer_add(&plain, span_head(rest, open));
    if (open == SPAN_NPOS) break;
    rest = span_from(rest, open + 1);
    size_t close = span_find(rest, SPAN("\x02"));
    buffer_add(&plain, span_head(rest, close));
    tokenize(span_head(rest, close), &got);
    ok = ok && close != SPAN_NPOS && tokens_frame(&got, &want);
    rest = span_from(rest, close + 1);
  }
  return ok && span_eq(buffer_span(&plain), text);
}

/* Each part of the text that is cut where tokens begin and end is found in it,
** and marked.  Texts with page numbers are left out: what is a page number
** depends on the lines around it. */
static bool check_parts(Span s) {
  static Tokens t;
  tokenize(s, &t);
  table_put(s);
  bool ok = true;
  for (int i = 0; i < t.n && ok; i++) {
    int last = i + (int)dice(8);
    if (last >= t.n) last = t.n - 1;
    if (t.a[i].end == t.a[i].start || t.a[i].z[0] == ',') continue;
    if (t.a[last].z[0] == ',') continue;
    Span part = {s.z + t.a[i].start, (size_t)(t.a[last].end - t.a[i].start)};
    const char *marked = table_find(part);
    ok = marked && check_marks(s, part, marked);
    if (!ok) show(marked ? "marks" : "part", part);
  }
  if (!ok) show("of", s);
  sqlite3_reset(search);
  return ok;
}

/* ---- Damage ---- */

static const char *const words[] = {"山城",   "镇",   "水利局", "会议", "工作",
                                    "2020年", "第12", "期",     "GB",   "plan",
                                    "书记",   "信息", "Ｂ超",   "長江"};
static const char *const damage[] = {"\n",          "\n\n",
                                     " ",           "\f",
                                     "\n\f",        "\r\n",
                                     "\n ",         "\n\n\n\n",
                                     "　",          "\n\n3\n\n",
                                     "\n— 14 —\n",  "\n\n  7\n\f",
                                     "\n\n·5·\n\n", "\n第 2 页 共 9 页\n",
                                     "\n\n１０\n\n"};

/* A clean text, and the same with layout damage between words, at most one in
** each place.  Two Latin words or two numbers never touch, and no number stands
** alone between two breaks: it might itself be a page number. */
static void random_damaged(Buffer *clean, Buffer *damaged) {
  clean->n = damaged->n = 0;
  CpClass last = CP_BLANK;
  for (unsigned i = 4 + dice(30); i > 0; i--) {
    Span word = span_of(PICK(words));
    CpClass class = cp_class(utf8_peek(word));
    if (class == last && class != CP_HAN) continue;
    if (clean->n && dice(4) == 0) buffer_add_text(damaged, PICK(damage));
    last = cp_class(utf8_peek_last(word));
    buffer_add(clean, word);
    buffer_add(damaged, word);
  }
}

/* Each part of the clean text is found in the damaged one. */
static bool check_damage(void) {
  static Tokens t;
  Buffer clean, damaged;
  random_damaged(&clean, &damaged);
  Span s = buffer_span(&clean);
  tokenize(s, &t);
  table_put(buffer_span(&damaged));
  bool ok = true;
  for (int i = 0; i < t.n && ok; i++) {
    int last = i + (int)dice(10);
    if (last >= t.n) last = t.n - 1;
    Span part = {s.z + t.a[i].start, (size_t)(t.a[last].end - t.a[i].start)};
    ok = table_find(part) != NULL;
    if (!ok) printf("# not found: %.*s\n", (int)part.n, part.z);
  }
  if (!ok) show("in", buffer_span(&damaged));
  sqlite3_reset(search);
  return ok;
}

/* ---- The program ---- */

static void open_database(void) {
  static const Family *const families[] = {&tokenizer_family, NULL};
  fts5_api *api = NULL;
  void *context = NULL;
  if (sqlite3_open(":memory:", &db) || sql_register(db, families, NULL)) {
    exit(2);
  }
  sqlite3_stmt *stmt = prepare("SELECT fts5(?1)");
  sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
  sqlite3_step(stmt);
  sqlite3_finalize(stmt);
  if (!api || api->xFindTokenizer(api, "chinese", &context, &methods) ||
      methods.xCreate(context, NULL, 0, &tokenizer)) {
    exit(2);
  }
  run("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese')");
  insert = prepare("INSERT INTO t VALUES (?1)");
  search = prepare(
      "SELECT highlight(t, 0, char(1), char(2)) FROM t WHERE t MATCH ?1");
}

static int rounds(bool (*check)(Span), int n, int with) {
  int failed = 0;
  for (int i = 0; i < n && failed < 3; i++) {
    Buffer b;
    random_text(&b, 1 + dice(60), with);
    failed += !check(buffer_span(&b));
  }
  return failed;
}

/* Lines of about one width, as printed: texts that zh_unwrap() has to join. */
static bool check_unwrap_wrapped(void) {
  Buffer b = {.n = 0};
  for (unsigned i = 3 + dice(12); i > 0; i--) {
    unsigned width = dice(5) ? 20 : dice(26);
    while (width--) buffer_add_text(&b, dice(9) ? "字" : PICK(common));
    if (dice(3) == 0) buffer_add_text(&b, "。");
    buffer_add_text(&b, dice(8) ? "\n\n" : PICK(pages));
  }
  return check_unwrap(buffer_span(&b));
}

int main(void) {
  open_database();
  int all = WITH_MANY | WITH_BROKEN | WITH_PAGES | WITH_NUL;
  OK(rounds(check_offsets, 20000, all) == 0);
  OK(rounds(check_fold, 20000, all) == 0);
  OK(rounds(check_unwrap, 20000, all) == 0);
  int failed = 0;
  for (int i = 0; i < 5000 && failed < 3; i++)
    failed += !check_unwrap_wrapped();
  OK(failed == 0);
  OK(rounds(check_parts, 2500, WITH_BROKEN) == 0);
  for (int i = 0; i < 1500 && failed < 3; i++) failed += !check_damage();
  OK(failed == 0);
  sqlite3_finalize(insert);
  sqlite3_finalize(search);
  methods.xDelete(tokenizer);
  sqlite3_close(db);
  return unit_done();
}
