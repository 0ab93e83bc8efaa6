/* tokenizer.c: properties of the tokenizer "chinese" and of zh_unwrap().
**
** Random texts over an unkind alphabet; what must hold for each is stated above
** the function that checks it.  The seed is fixed: a failure is shown with the
** text, in hex, and comes again.
*/
#include <stdlib.h>

#include "random.h"
#include "unit.h"

#include "core/cp.h"
#include "core/sql.h"
#include "core/utf8.h"
#include "search/tokenizer.h"
#include "text/fold.h"
#include "text/reflow.h"

enum { TEXT_MAX = 4096, TOKENS_MAX = 2048 };

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
static Fts5Tokenizer *tokenizers[2]; /* grams 1, grams 2 */
static int mode;                     /* which of them is tested */

typedef struct Token {
  char z[64]; /* its first bytes */
  int n, start, end;
  bool colocated;
} Token;

typedef struct Tokens {
  Token a[TOKENS_MAX];
  int n;
  bool misplaced, empty, malformed;
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
  bool colocated = flags & FTS5_TOKEN_COLOCATED;
  if (n <= 0 || n > TOKENIZER_MAX) t->empty = true;
  if (!is_utf8((Span){z, (size_t)n})) t->malformed = true;
  if (t->n == TOKENS_MAX) return SQLITE_OK;
  if (colocated && (t->n == 0 || t->a[t->n - 1].start != start ||
                    t->a[t->n - 1].end != end)) {
    t->misplaced = true;
  }
  Token *token = &t->a[t->n++];
  *token = (Token){.n = n, .start = start, .end = end, .colocated = colocated};
  memcpy(token->z, z, n < 64 ? (size_t)n : 64);
  return SQLITE_OK;
}

static void tokenize(Span s, int flags, Tokens *t) {
  /* A copy of its very size, so that a sanitizer sees a read beyond it. */
  char *z = malloc(s.n ? s.n : 1);
  if (!z) exit(2);
  if (s.n) memcpy(z, s.z, s.n);
  memset(t, 0, offsetof(Tokens, a[1]));
  t->n = 0;
  t->misplaced = t->empty = t->malformed = false;
  methods.xTokenize(tokenizers[mode], t, flags, z, (int)s.n, token_keep);
  free(z);
}

static bool token_eq(const Token *a, const Token *b) {
  return a->colocated == b->colocated && a->n == b->n &&
         memcmp(a->z, b->z, a->n < 64 ? (size_t)a->n : 64) == 0;
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
** characters of the text; a colocated one stands where the one before does. */
static bool check_offsets(Span s) {
  static Tokens t;
  tokenize(s, FTS5_TOKENIZE_DOCUMENT, &t);
  int last = 0;
  bool ok = !t.misplaced && !t.empty && !t.malformed;
  for (int i = 0; i < t.n && ok; i++) {
    Token *a = &t.a[i];
    if (a->colocated) continue;
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
  tokenize(s, FTS5_TOKENIZE_DOCUMENT, &a);
  tokenize(text_span(&folded), FTS5_TOKENIZE_DOCUMENT, &b);
  bool ok = a.n == b.n;
  for (int i = 0; i < a.n && ok; i++) ok = token_eq(&a.a[i], &b.a[i]);
  arena_free(&arena);
  if (!ok) show("fold", s);
  return ok;
}

/* A query gives the tokens of a document, those that are colocated left out. */
static bool check_query(Span s) {
  static Tokens a, b;
  tokenize(s, FTS5_TOKENIZE_DOCUMENT, &a);
  tokenize(s, FTS5_TOKENIZE_QUERY, &b);
  int n = 0;
  bool ok = true;
  for (int i = 0; i < a.n && ok; i++) {
    if (a.a[i].colocated) continue;
    ok = n < b.n && token_eq(&a.a[i], &b.a[n]);
    n++;
  }
  ok = ok && n == b.n;
  if (!ok) show("query", s);
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

static sqlite3_stmt *insert[2], *search[2];

static void table_put(Span s) {
  run(mode ? "DELETE FROM t2" : "DELETE FROM t1");
  sqlite3_bind_text(insert[mode], 1, s.z, (int)s.n, SQLITE_STATIC);
  sqlite3_step(insert[mode]);
  sqlite3_reset(insert[mode]);
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
  sqlite3_stmt *stmt = search[mode];
  sqlite3_reset(stmt);
  sqlite3_bind_text(stmt, 1, query.z, (int)query.n, SQLITE_TRANSIENT);
  return sqlite3_step(stmt) == SQLITE_ROW
             ? (const char *)sqlite3_column_text(stmt, 0)
             : NULL;
}

/* Whether a begins and ends with the tokens of b: hits that touch are one
** mark.  The last token of b may be a character that a goes on behind. */
static bool tokens_frame(const Tokens *a, const Tokens *b) {
  bool ok = a->n >= b->n;
  for (int i = 0; i < b->n && ok; i++) {
    const Token *begin = &a->a[i], *end = &a->a[a->n - b->n + i];
    const Token *want = &b->a[i];
    ok = token_eq(end, want) &&
         (token_eq(begin, want) ||
          (i == b->n - 1 && mode && begin->n > want->n &&
           memcmp(begin->z, want->z, (size_t)want->n) == 0));
  }
  return ok;
}

/* Without its marks the text is as it was, and each mark holds the query. */
static bool check_marks(Span text, Span query, const char *marked) {
  static Tokens want, got;
  Buffer plain = {.n = 0};
  Span rest = span_of(marked);
  bool ok = true;
  tokenize(query, FTS5_TOKENIZE_QUERY, &want);
  for (;;) {
    size_t open = span_find(rest, SPAN("\x01"));
    buffer_add(&plain, span_head(rest, open));
    if (open == SPAN_NPOS) break;
    rest = span_from(rest, open + 1);
    size_t close = span_find(rest, SPAN("\x02"));
    buffer_add(&plain, span_head(rest, close));
    tokenize(span_head(rest, close), FTS5_TOKENIZE_QUERY, &got);
    ok = ok && close != SPAN_NPOS && tokens_frame(&got, &want);
    rest = span_from(rest, close + 1);
  }
  return ok && span_eq(buffer_span(&plain), text);
}

/* Whether a line end or form feed stands beside a digit in s. */
static bool has_parted_number(Span s) {
  bool end = false;
  while (s.n) {
    uint32_t out[FOLD_MAX], cp = utf8_next(&s);
    if (cp == '\n' || cp == '\r' || cp == '\f') end = true;
    if (cp_class(cp) == CP_BLANK || fold_cp(cp, out) == 0) continue;
    if (end && cp_class(out[0]) == CP_DIGIT) return true;
    end = false;
  }
  return false;
}

/* Each part of the text that is cut where tokens begin and end is found in it,
** and marked.  Texts with page numbers are left out, and parts with a number
** below a line end: how these are read depends on the lines around them. */
static bool check_parts(Span s) {
  static Tokens t;
  tokenize(s, FTS5_TOKENIZE_QUERY, &t);
  table_put(s);
  bool ok = true;
  for (int i = 0; i < t.n && ok; i++) {
    int last = i + (int)dice(8);
    if (last >= t.n) last = t.n - 1;
    if (t.a[i].end == t.a[i].start || t.a[i].z[0] == ',') continue;
    if (t.a[last].z[0] == ',') continue;
    Span part = {s.z + t.a[i].start, (size_t)(t.a[last].end - t.a[i].start)};
    if (has_parted_number(part)) continue;
    const char *marked = table_find(part);
    ok = marked && check_marks(s, part, marked);
    if (!ok) show(marked ? "marks" : "part", part);
  }
  if (!ok) show("of", s);
  sqlite3_reset(search[mode]);
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
static bool check_clean_parts(Span clean, Span damaged) {
  static Tokens t;
  tokenize(clean, FTS5_TOKENIZE_QUERY, &t);
  table_put(damaged);
  bool ok = true;
  for (int i = 0; i < t.n && ok; i++) {
    int last = i + (int)dice(10);
    if (last >= t.n) last = t.n - 1;
    if (t.a[i].z[0] == ',' && i == last) continue;
    Span part = {clean.z + t.a[i].start,
                 (size_t)(t.a[last].end - t.a[i].start)};
    ok = table_find(part) != NULL;
    if (!ok) printf("# not found: %.*s\n", (int)part.n, part.z);
  }
  if (!ok) show("in", damaged);
  sqlite3_reset(search[mode]);
  return ok;
}

static bool check_damage(void) {
  Buffer clean, damaged;
  random_damaged(&clean, &damaged);
  return check_clean_parts(buffer_span(&clean), buffer_span(&damaged));
}

/* ---- Printed lines ---- */

enum { PRINTED = 28 };

static const char *const sentence[] = {
    "会议", "工作", "镇长", "学习", "2020年", "第12期", "18030号", "书记",
    "图书", "A股",  "5G",   "GB",   "，",     "。",     "县",      "3500元"};
static const char *const spelled[][2] = {
    {"会", "會"}, {"书", "書"}, {"长", "長"}, {"镇", "鎮"}, {"学", "學"},
    {"习", "習"}, {"图", "圖"}, {"县", "縣"}, {"号", "號"}, {"议", "議"},
    {"0", "０"},  {"2", "２"},  {"1", "１"},  {"G", "Ｇ"},  {"A", "Ａ"},
    {"长", "⻓"}, {"，", "﹐"}};
static const char *const ends[] = {"\n",
                                   "\n\n",
                                   "\r\n",
                                   "\n\f",
                                   "\n\n\n",
                                   "\n ",
                                   "\n\n23\n\n",
                                   "\n 4\n\f",
                                   "\n— 5 —\n",
                                   "\n\n·16·\n\n",
                                   "\n\n第7页 共90页\n\n"};

/* The spelling of one character: as it is, traditional, full width, radical. */
static void buffer_add_spelled(Buffer *b, Span character) {
  for (size_t i = 0; i < COUNT(spelled) && dice(2); i++) {
    if (span_eq(character, span_of(spelled[i][0]))) {
      character = span_of(spelled[i][1]);
    }
  }
  buffer_add(b, character);
}

/* A clean text, and the same in other spellings, broken every 28 characters,
** in numbers too; only words of letters stay whole. */
static bool check_printed(void) {
  Buffer clean = {.n = 0}, printed = {.n = 0};
  for (unsigned i = 10 + dice(80); i > 0; i--) {
    const char *piece = PICK(sentence);
    bool latin = (uint8_t)piece[0] < 0x80;
    bool after = clean.n && (uint8_t)clean.z[clean.n - 1] < 0x80;
    if (!(latin && after)) buffer_add_text(&clean, piece);
  }
  Span rest = buffer_span(&clean);
  CpClass last = CP_BLANK;
  for (int n = 0; rest.n; n++) {
    Span from = rest;
    CpClass class = cp_class(utf8_next(&rest));
    if (n >= PRINTED && !(class == CP_LETTER && last == CP_LETTER)) {
      buffer_add_text(&printed, PICK(ends));
      n = 0;
    }
    buffer_add_spelled(&printed, span_head(from, from.n - rest.n));
    last = class;
  }
  return check_clean_parts(buffer_span(&clean), buffer_span(&printed));
}

/* ---- The program ---- */

static void open_tokenizer(fts5_api *api) {
  static const char *args[2][2] = {{"grams", "1"}, {"grams", "2"}};
  void *context = NULL;
  if (!api || api->xFindTokenizer(api, "chinese", &context, &methods)) exit(2);
  for (int i = 0; i < 2; i++) {
    if (methods.xCreate(context, args[i], 2, &tokenizers[i])) exit(2);
  }
}

static void open_database(void) {
  static const Family *const families[] = {&tokenizer_family, NULL};
  fts5_api *api = NULL;
  if (sqlite3_open(":memory:", &db) || sql_register(db, families, NULL)) {
    exit(2);
  }
  sqlite3_stmt *stmt = prepare("SELECT fts5(?1)");
  sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
  sqlite3_step(stmt);
  sqlite3_finalize(stmt);
  open_tokenizer(api);
  run("CREATE VIRTUAL TABLE t1 USING fts5(x, tokenize='chinese')");
  run("CREATE VIRTUAL TABLE t2 USING fts5(x, tokenize='chinese grams 2')");
  insert[0] = prepare("INSERT INTO t1 VALUES (?1)");
  insert[1] = prepare("INSERT INTO t2 VALUES (?1)");
  search[0] = prepare(
      "SELECT highlight(t1, 0, char(1), char(2)) FROM t1 WHERE t1 MATCH ?1");
  search[1] = prepare(
      "SELECT highlight(t2, 0, char(1), char(2)) FROM t2 WHERE t2 MATCH ?1");
}

static void close_database(void) {
  for (int i = 0; i < 2; i++) {
    sqlite3_finalize(insert[i]);
    sqlite3_finalize(search[i]);
    methods.xDelete(tokenizers[i]);
  }
  sqlite3_close(db);
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

static int made(bool (*check)(void), int n) {
  int failed = 0;
  for (int i = 0; i < n && failed < 3; i++) failed += !check();
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
  seed = 20200609;
  open_database();
  int all = WITH_MANY | WITH_BROKEN | WITH_PAGES | WITH_NUL;
  OK(rounds(check_unwrap, 20000, all) == 0);
  OK(made(check_unwrap_wrapped, 5000) == 0);
  for (mode = 0; mode < 2; mode++) {
    OK(rounds(check_offsets, 15000, all) == 0);
    OK(rounds(check_fold, 15000, all) == 0);
    OK(rounds(check_query, 10000, all) == 0);
    OK(rounds(check_parts, 2500, WITH_BROKEN) == 0);
    OK(made(check_damage, 1500) == 0);
    OK(made(check_printed, 1500) == 0);
  }
  close_database();
  return unit_done();
}
