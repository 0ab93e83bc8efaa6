/* tokenizer.c: Layer 4. The FTS5 tokenizer "chinese"; see tokenizer.h.
**
** A text is read as one stream of folded code points, each of which knows the
** bytes it came from; the classes of the folded ones make the tokens.  So ㈱
** and "(株)", "①②" and "12" give the same tokens, and so do a text and its
** zh_fold():
**
**   "㎡、ＡＢ"  ->  m 2 , a b  (classes: letter digit other letter letter)
**               ->  "m" 0..3  "2" 3..3  "," 3..6  "ab" 6..12
**
** Tokens never overlap: what a code point gives beyond its first token stands
** at its end, with a length of nothing.  FTS5's highlight() writes a text twice
** when tokens overlap.
**
** Punctuation is held back until a word follows it and is dropped when there
** was none before: a phrase can begin and end with it in a query, and "^"
** finds a title that stands in 《》.
*/
#include "search/tokenizer.h"

#include "core/cp.h"
#include "core/fts5_host.h"
#include "core/utf8.h"
#include "data/common_table.h"
#include "text/fold.h"
#include "text/reflow.h"

/* The run of letters or digits that is being read. */
typedef enum WordKind { WORD_NONE, WORD_LETTERS, WORD_DIGITS } WordKind;

typedef int (*EmitFunc)(void *, int, const char *, int, int, int);

/* One call of xTokenize.  Offsets are bytes of text. */
typedef struct Stream {
  Span text;
  EmitFunc emit;   /* FTS5's xToken */
  void *ctx;       /* and its first argument */
  int rc;          /* the first error that it gave */
  bool pairs;      /* a Han character waits below for the next one */
  bool both;       /* of a pair both tokens are wanted: not a query */
  bool common;     /* the one that waits is a common one */
  int last;        /* end of the token read last; 0: none yet */
  bool punct;      /* punctuation was seen since then... */
  int punct_start; /* ...from here */
  int punct_end;   /* ...to here */
  WordKind kind;   /* of the word below */
  int start, end;  /* where it stands */
  int n;           /* its length in bytes, folded */
  int joint;       /* where in it a line ended; 0: nowhere */
  int held;        /* bytes of the character that waits; 0: none does */
  int held_start;  /* where it stands */
  int held_end;
  char pair[2 * UTF8_MAX]; /* that character, folded; and the next one */
  char word[TOKENIZER_MAX + UTF8_MAX];
} Stream;

/* Is the folded ideograph one of the common ones, which are paired? */
static inline bool common_has(uint32_t cp) {
  uint32_t i = cp - 0x4E00;
  return i < 0x5200 && (common_bits[i >> 5] >> (i & 31) & 1);
}

/* ---- Tokens out ---- */

/* The character that waits goes out alone: a border follows it. */
static void stream_release(Stream *s) {
  if (s->rc || s->held == 0) return;
  s->rc = s->emit(s->ctx, 0, s->pair, s->held, s->held_start, s->held_end);
  s->held = 0;
}

/* Hands one token to FTS5, cut so that it does not overlap the one before. */
static void stream_token(Stream *s, const char *z, int n, int start, int end) {
  stream_release(s);
  if (start < s->last) start = s->last;
  if (end < start) end = start;
  if (s->rc) return;
  s->rc = s->emit(s->ctx, 0, z, n, start, end);
  s->last = end;
}

/* The punctuation before a token that begins at start. */
static void stream_punct(Stream *s, int start) {
  s->punct = false;
  if (s->last == 0) return;
  int end = s->punct_end < start ? s->punct_end : start;
  stream_token(s, PUNCTUATION_TOKEN, 1, s->punct_start, end);
}

/* One Han character in pairs, whose n bytes stand behind the one that waits:
** that one goes out with it and, in a document, alone in the same place; or
** only alone, where one of the two is rare.  Then this one waits. */
static inline void stream_pair(Stream *s, uint32_t cp, int n, int start,
                               int end) {
  int held = s->held;
  bool common = common_has(cp);
  if (held) {
    int from = s->held_start, to = s->held_end, rc;
    bool pair = common && s->common;
    rc = s->emit(s->ctx, 0, s->pair, pair ? held + n : held, from, to);
    if (rc == SQLITE_OK && pair && s->both) {
      rc = s->emit(s->ctx, FTS5_TOKEN_COLOCATED, s->pair, held, from, to);
    }
    s->rc = rc;
    memmove(s->pair, s->pair + held, UTF8_MAX);
  }
  s->common = common;
  s->held = n;
  s->held_start = start;
  s->held_end = s->last = end;
}

/* The ideograph at z, which stands at start and folds to itself, waits. */
static void stream_wait(Stream *s, const char *z, bool common, int start) {
  memcpy(s->pair, z, 3);
  s->held = 3;
  s->common = common;
  s->held_start = start;
  s->held_end = s->last = start + 3;
}

static void stream_emit(Stream *s, const char *z, int n, int start, int end) {
  if (s->punct) stream_punct(s, start);
  stream_token(s, z, n, start, end);
}

/* Ends the word that is being read.  A number that a line end had parted is one
** token; its parts are found as well, in the same place. */
static void stream_flush(Stream *s) {
  if (s->kind == WORD_NONE) return;
  int joint = s->joint < s->n ? s->joint : 0;
  s->kind = WORD_NONE;
  s->joint = 0;
  if (s->punct) stream_punct(s, s->start);
  int start = s->start > s->last ? s->start : s->last;
  stream_token(s, s->word, s->n, start, s->end);
  if (joint == 0 || !s->both) return;
  const char *parts[] = {s->word, s->word + joint};
  int lengths[] = {joint, s->n - joint};
  for (int i = 0; i < 2 && s->rc == SQLITE_OK; i++) {
    s->rc = s->emit(s->ctx, FTS5_TOKEN_COLOCATED, parts[i], lengths[i], start,
                    s->last);
  }
}

/* ---- Code points in ---- */

/* Adds a folded letter or digit to the word of its kind. */
static void stream_word(Stream *s, WordKind kind, uint32_t cp, int start,
                        int end) {
  if (s->kind != kind || s->n + UTF8_MAX > TOKENIZER_MAX) {
    stream_flush(s);
    s->kind = kind;
    s->start = start;
    s->n = 0;
  }
  s->n += (int)utf8_put(s->word + s->n, cp);
  s->end = end;
}

/* Accents, and the marks for voiced kana: dropped, so that "é" is "e" however
** it is written.  Other marks are vowels of their scripts. */
static bool mark_is_accent(uint32_t cp) {
  return (cp >= 0x0300 && cp <= 0x036F) || (cp >= 0x1AB0 && cp <= 0x1AFF) ||
         (cp >= 0x1DC0 && cp <= 0x1DFF) || (cp >= 0x20D0 && cp <= 0x20FF) ||
         (cp >= 0x3099 && cp <= 0x309A) || (cp >= 0xFE20 && cp <= 0xFE2F);
}

static void stream_han(Stream *s, uint32_t cp, int start, int end) {
  char z[UTF8_MAX];
  stream_flush(s);
  if (!s->pairs) {
    stream_emit(s, z, (int)utf8_put(z, cp), start, end);
    return;
  }
  if (s->punct) stream_punct(s, start);
  if (start < s->last) start = s->last;
  if (s->rc) return;
  int n = (int)utf8_put(s->pair + s->held, cp);
  stream_pair(s, cp, n, start, end < start ? start : end);
}

/* One folded code point that came from the bytes start..end. */
static void stream_folded(Stream *s, uint32_t cp, int start, int end) {
  CpClass class = cp_class(cp);
  if (class == CP_MARK && mark_is_accent(cp)) {
    if (s->kind != WORD_NONE) s->end = end;
    return;
  }
  switch (class) {
    case CP_HAN:
    case CP_KANA: stream_han(s, cp, start, end); break;
    case CP_LETTER:
    case CP_MARK:
      stream_word(s, WORD_LETTERS, fold_base(cp), start, end);
      break;
    case CP_DIGIT: stream_word(s, WORD_DIGITS, cp, start, end); break;
    case CP_BLANK: stream_flush(s); break;
    case CP_HIDDEN: break;
    case CP_OTHER:
      stream_flush(s);
      if (!s->punct) s->punct_start = start;
      s->punct = true;
      s->punct_end = end;
  }
}

/* Steps over blanks of all kinds at i. */
static size_t stream_blanks(const Stream *s, size_t i) {
  while (i < s->text.n) {
    if ((uint8_t)s->text.z[i] <= ' ') { /* controls are blanks too */
      i++;
      continue;
    }
    Span rest = span_from(s->text, i);
    CpClass class = cp_class(utf8_next(&rest));
    if (class != CP_BLANK && class != CP_HIDDEN) break;
    i = s->text.n - rest.n;
  }
  return i;
}

/* Steps over the line end at i, all blanks behind it, and the page-number line
** that may follow.  A word ends with its line, but not a number of digits that
** goes on in the next: "…1988⏎0年". */
static size_t stream_line_end(Stream *s, size_t i) {
  if (s->kind == WORD_LETTERS) stream_flush(s);
  i = stream_blanks(s, i);
  bool text = s->last || s->kind;
  size_t next = text && i < s->text.n ? reflow_skip_page_number(s->text, i) : i;
  if (s->kind == WORD_NONE) return next;
  bool whole = s->joint == 0 || s->joint == s->n;
  if (whole &&
      (next > i || reflow_number_goes_on(s->text, (size_t)s->end, i))) {
    s->joint = s->n; /* the line end behind a page number comes here again */
  } else {
    stream_flush(s);
  }
  return next;
}

/* Reads the code point at i, whatever it is; the offset of the next. */
static size_t stream_any(Stream *s, size_t i) {
  uint32_t cp = UTF8_BAD, out[FOLD_MAX];
  size_t n = utf8_read(span_from(s->text, i), &cp);
  if (cp == '\n' || cp == '\r' || cp == '\f') return stream_line_end(s, i);
  if (n == 0) n = 1;
  int start = (int)i, end = (int)(i + n);
  uint32_t to = fold_one(cp);
  if (to != FOLD_ASK) {
    stream_folded(s, to, start, end);
    return i + n;
  }
  int count = fold_cp(cp, out);
  for (int k = 0; k < count; k++) stream_folded(s, out[k], start, end);
  return i + n;
}

/* The ideograph of the basic block (U+4E00..U+9FFF) in the three bytes at z,
** or 0 for anything else. */
static inline uint32_t ideograph_at(const char *z) {
  const uint8_t *b = (const uint8_t *)z;
  uint32_t lead = b[0] - 0xE0u, tail1 = b[1] ^ 0x80u, tail2 = b[2] ^ 0x80u;
  uint32_t cp = lead << 12 | tail1 << 6 | tail2;
  return cp - 0x4E00 < 0x5200 && (tail1 | tail2) <= 0x3F ? cp : 0;
}

/* A run of ideographs at i, what nearly all of a Chinese text is.  Those that
** fold to themselves are handed out as they stand in the text.  The offset
** behind the run. */
static size_t stream_ideographs(Stream *s, size_t i) {
  const char *z = s->text.z + i;
  if (s->text.n - i < 3 || !ideograph_at(z)) return i;
  const char *stop = s->text.z + s->text.n - 2; /* three bytes fit before */
  stream_flush(s);
  if (s->punct) stream_punct(s, (int)i);
  int rc = s->rc, at = (int)i;
  while (rc == SQLITE_OK && z < stop) {
    uint32_t cp = ideograph_at(z), to = fold_one(cp);
    if (cp == 0 || to == FOLD_ASK) break;
    if (to == cp) {
      rc = s->emit(s->ctx, 0, z, 3, at, at + 3);
    } else {
      char folded[UTF8_MAX];
      rc = s->emit(s->ctx, 0, folded, (int)utf8_put(folded, to), at, at + 3);
    }
    z += 3;
    at += 3;
  }
  s->rc = rc;
  if (at != (int)i) s->last = at;
  return (size_t)at;
}

/* The same in pairs.  Where two of them fold to themselves, what is handed out
** stands in the text; only the last one of the run waits in s->pair. */
static size_t stream_pairs(Stream *s, size_t i) {
  const char *z = s->text.z + i;
  if (s->text.n - i < 3 || !ideograph_at(z)) return i;
  const char *stop = s->text.z + s->text.n - 2; /* three bytes fit before */
  stream_flush(s);
  if (s->punct) stream_punct(s, (int)i);
  int at = (int)i, rc = s->rc;
  bool both = s->both;
  bool plain = false;  /* the one that waits is the one before z, unfolded... */
  bool common = false; /* ...and a common one */
  while (rc == SQLITE_OK && z < stop) {
    uint32_t cp = ideograph_at(z), to = fold_one(cp);
    if (cp == 0 || to == FOLD_ASK) break;
    bool next = common_has(to);
    if (plain && to == cp) {
      bool pair = common & next;
      rc = s->emit(s->ctx, 0, z - 3, pair ? 6 : 3, at - 3, at);
      if ((pair & both) && rc == SQLITE_OK) {
        rc = s->emit(s->ctx, FTS5_TOKEN_COLOCATED, z - 3, 3, at - 3, at);
      }
    } else {
      if (plain) stream_wait(s, z - 3, common, at - 3);
      stream_pair(s, to, (int)utf8_put(s->pair + s->held, to), at, at + 3);
      rc = s->rc;
    }
    plain = to == cp;
    common = next;
    z += 3;
    at += 3;
  }
  s->rc = rc;
  if (plain) stream_wait(s, z - 3, common, at - 3);
  return (size_t)at;
}

/* A run of ASCII letters or of digits at i; the offset behind it. */
static size_t stream_ascii(Stream *s, size_t i) {
  for (; i < s->text.n; i++) {
    uint8_t b = (uint8_t)s->text.z[i], letter = b | 0x20;
    if (b >= '0' && b <= '9') {
      stream_word(s, WORD_DIGITS, b, (int)i, (int)i + 1);
    } else if (letter >= 'a' && letter <= 'z') {
      stream_word(s, WORD_LETTERS, letter, (int)i, (int)i + 1);
    } else {
      break;
    }
  }
  return i;
}

static int stream_run(Stream *s) {
  size_t i = 0;
  while (i < s->text.n && s->rc == SQLITE_OK) {
    size_t from = i;
    i = stream_ascii(s, i);
    i = s->pairs ? stream_pairs(s, i) : stream_ideographs(s, i);
    if (i == from) i = stream_any(s, i);
  }
  if (s->rc == SQLITE_OK) stream_flush(s);
  stream_release(s);
  return s->rc;
}

/* ---- FTS5 ---- */

/* What the arguments of tokenize='chinese …' say. */
struct Fts5Tokenizer {
  int grams; /* 1: single characters; 2: pairs as well */
};

/* Reads the arguments into *t; NULL, or what is wrong with the one in *bad. */
static const char *arguments_parse(Fts5Tokenizer *t, const char **args, int n,
                                   const char **bad) {
  for (int i = 0; i < n; i += 2) {
    Span name = span_of(args[i] ? args[i] : "");
    *bad = args[i] ? args[i] : "";
    if (!span_eq(name, SPAN("grams"))) return "unknown tokenizer argument";
    if (i > 0) return "argument given twice:";
    Span value = span_of(i + 1 < n && args[i + 1] ? args[i + 1] : "");
    *bad = value.z;
    if (value.n != 1 || (*value.z != '1' && *value.z != '2')) {
      return "grams must be 1 or 2, not";
    }
    t->grams = *value.z - '0';
  }
  return NULL;
}

/* FTS5 has no way to pass a message, and says "error in tokenizer
** constructor"; the reason goes to SQLite's error log. */
static int xCreate(void *context, const char **args, int n_args,
                   Fts5Tokenizer **out) {
  (void)context;
  Fts5Tokenizer parsed = {.grams = 1};
  const char *bad = "";
  const char *error = arguments_parse(&parsed, args, n_args, &bad);
  *out = NULL;
  if (error) {
    sqlite3_log(SQLITE_ERROR, "chinese: %s '%.40s'", error, bad);
    return SQLITE_ERROR;
  }
  Fts5Tokenizer *t = sqlite3_malloc64(sizeof(*t));
  if (!t) return SQLITE_NOMEM;
  *t = parsed;
  *out = t;
  return SQLITE_OK;
}

static void xDelete(Fts5Tokenizer *t) { sqlite3_free(t); }

static int xTokenize(Fts5Tokenizer *t, void *ctx, int flags, const char *z,
                     int n, EmitFunc emit) {
  if (!z || n <= 0) return SQLITE_OK;
  Stream s;
  s.text = (Span){z, (size_t)n};
  s.emit = emit;
  s.ctx = ctx;
  s.rc = SQLITE_OK;
  s.pairs = t->grams == 2;
  s.both = !(flags & FTS5_TOKENIZE_QUERY);
  s.joint = s.held = s.held_start = s.held_end = 0;
  s.last = s.n = s.start = s.end = s.punct_start = s.punct_end = 0;
  s.punct = s.common = false;
  s.kind = WORD_NONE;
  return stream_run(&s);
}

int tokenizer_read(Span text, int flags, TokenFunc token, void *ctx) {
  Fts5Tokenizer single = {1}; /* as without arguments */
  return xTokenize(&single, ctx, flags, text.z, (int)text.n, token);
}

static int tokenizer_init(sqlite3 *db, Conn *conn, char **error) {
  (void)conn, (void)error;
  fts5_api *api = NULL;
  int rc = fts5_host_find(db, &api);
  if (rc || !api) return rc;
  fts5_tokenizer methods = {xCreate, xDelete, xTokenize};
  return api->xCreateTokenizer(api, "chinese", NULL, &methods, NULL);
}

/* ---- SQL ---- */

static const Other tokenizer_others[] = {
    {"chinese", "tokenizer", "tokenize='chinese [grams 1|2]'",
     "FTS5 tokenizer: Han characters, words and numbers, folded; layout leaves "
     "no trace."},
};

const Family tokenizer_family = {
    .name = "tokenizer",
    .page = "tokenizer",
    .others = tokenizer_others,
    .n_others = COUNT(tokenizer_others),
    .init = tokenizer_init,
};
