/* pinyin_fts.c: Layer 4. The FTS5 tokenizer "chinese_pinyin"; see pinyin_fts.h.
**
** The readings come from the characters alone, never from words: so what is
** stored does not change when a word is learned, and a name is found by every
** reading that its characters have.  The most usual syllable comes first, the
** rest is colocated.
**
** A query that is typed in Han characters is read likewise, without initials:
** MATCH '张三' finds whatever sounds so.
*/
#include "search/pinyin_fts.h"

#include "core/cp.h"
#include "core/fts5_host.h"
#include "core/utf8.h"
#include "text/fold.h"

typedef int (*PinyinEmit)(void *, int, const char *, int, int, int);

/* The run of letters or digits that is being read. */
typedef enum RunKind { RUN_NONE, RUN_LETTERS, RUN_DIGITS } RunKind;

enum {
  /* Of one character: syllables, also with u for v, and two initials each. */
  SOUNDS_MAX = PINYIN_READINGS * 4,
  SOUND_BYTES = 8
};

/* The tokens of one character, each once. */
typedef struct Sounds {
  char z[SOUNDS_MAX][SOUND_BYTES];
  int n;
} Sounds;

/* One call of xTokenize.  Offsets are bytes of text. */
typedef struct PinyinStream {
  Span text;
  PinyinEmit emit; /* FTS5's xToken */
  void *ctx;       /* and its first argument */
  bool initials;   /* add them */
  int rc;          /* the first error that emit gave */
  int last;        /* end of the token emitted last */
  RunKind kind;    /* of the run below */
  int start, end;  /* where it stands */
  int n;           /* its length in bytes, folded */
  char word[PINYIN_TOKEN_MAX + UTF8_MAX];
} PinyinStream;

/* ---- Sounds of a character ---- */

static void sounds_add(Sounds *s, Span sound) {
  for (int i = 0; i < s->n; i++) {
    if (span_eq(span_of(s->z[i]), sound)) return;
  }
  if (s->n == SOUNDS_MAX || sound.n >= SOUND_BYTES) return;
  memcpy(s->z[s->n], sound.z, sound.n);
  s->z[s->n++][sound.n] = 0;
}

/* lv is also typed lu, and lve lue. */
static void sounds_add_u(Sounds *s, Span syllable) {
  char z[SOUND_BYTES];
  if (syllable.n < 2 || syllable.z[1] != 'v') return;
  memcpy(z, syllable.z, syllable.n);
  z[1] = 'u';
  sounds_add(s, (Span){z, syllable.n});
}

/* The sounds of cp; none when it has no reading. */
static void sounds_of(uint32_t cp, bool initials, Sounds *s) {
  uint16_t codes[PINYIN_READINGS];
  int n = pinyin_readings(cp, codes);
  s->n = 0;
  for (int i = 0; i < n; i++) sounds_add(s, pinyin_letters(codes[i]));
  for (int i = 0; i < n; i++) sounds_add_u(s, pinyin_letters(codes[i]));
  for (int i = 0; i < n && initials; i++) {
    Span syllable = pinyin_letters(codes[i]);
    sounds_add(s, span_head(syllable, 1));
    if (syllable.n > 1 && syllable.z[1] == 'h') {
      sounds_add(s, span_head(syllable, 2));
    }
  }
}

/* ---- Tokens out ---- */

/* Hands one token to FTS5, as long as it takes them. */
static void pinyin_token(PinyinStream *s, int flags, Span token, int start,
                         int end) {
  if (s->rc) return;
  s->rc = s->emit(s->ctx, flags, token.z, (int)token.n, start, end);
}

static void pinyin_flush(PinyinStream *s) {
  if (s->kind == RUN_NONE) return;
  s->kind = RUN_NONE;
  if (s->start < s->last) s->start = s->last;
  if (s->end < s->start) s->end = s->start;
  pinyin_token(s, 0, (Span){s->word, (size_t)s->n}, s->start, s->end);
  s->last = s->end;
}

/* A character that stands alone: by the sounds of what stands in the text, or
** folded, as itself. */
static void pinyin_single(PinyinStream *s, uint32_t source, uint32_t cp,
                          int start, int end) {
  Sounds sounds;
  char z[UTF8_MAX];
  pinyin_flush(s);
  if (start < s->last) start = s->last;
  if (end < start) end = start;
  sounds_of(source, s->initials, &sounds);
  if (sounds.n == 0) {
    pinyin_token(s, 0, (Span){z, utf8_put(z, cp)}, start, end);
  }
  for (int i = 0; i < sounds.n; i++) {
    pinyin_token(s, i ? FTS5_TOKEN_COLOCATED : 0, span_of(sounds.z[i]), start,
                 end);
  }
  s->last = end;
}

/* ---- Code points in ---- */

static void pinyin_run(PinyinStream *s, RunKind kind, uint32_t cp, int start,
                       int end) {
  if (s->kind != kind || s->n + UTF8_MAX > PINYIN_TOKEN_MAX) {
    pinyin_flush(s);
    s->kind = kind;
    s->start = start;
    s->n = 0;
  }
  s->n += (int)utf8_put(s->word + s->n, cp);
  s->end = end;
}

/* One folded code point, which stands for source at the bytes start..end. */
static void pinyin_folded(PinyinStream *s, uint32_t source, uint32_t cp,
                          int start, int end) {
  switch (cp_class(cp)) {
    case CP_HAN:
    case CP_KANA: pinyin_single(s, source, cp, start, end); break;
    case CP_LETTER:
      pinyin_run(s, RUN_LETTERS, fold_base(cp), start, end);
      break;
    case CP_DIGIT: pinyin_run(s, RUN_DIGITS, cp, start, end); break;
    case CP_MARK:
      if (s->kind != RUN_NONE) s->end = end;
      break;
    case CP_HIDDEN: break;
    default: pinyin_flush(s);
  }
}

static int pinyin_stream(PinyinStream *s) {
  Span rest = s->text;
  while (rest.n && s->rc == SQLITE_OK) {
    uint32_t out[FOLD_MAX];
    int start = (int)(rest.z - s->text.z);
    uint32_t cp = utf8_next(&rest);
    int end = (int)(rest.z - s->text.z);
    int n = fold_cp(cp, out);
    for (int i = 0; i < n; i++) {
      pinyin_folded(s, n == 1 ? cp : out[i], out[i], start, end);
    }
  }
  if (s->rc == SQLITE_OK) pinyin_flush(s);
  return s->rc;
}

/* ---- FTS5 ---- */

/* FTS5 wants one for each table; it holds nothing but the version. */
typedef struct PinyinTokenizer {
  int version; /* PINYIN_VERSION */
} PinyinTokenizer;

/* FTS5 has no way to pass a message, and says "error in tokenizer
** constructor"; the reason goes to SQLite's error log. */
static int pinyin_create(void *context, const char **args, int n_args,
                         Fts5Tokenizer **out) {
  (void)context;
  *out = NULL;
  if (n_args > 0) {
    sqlite3_log(SQLITE_ERROR,
                "chinese_pinyin: unknown tokenizer argument '%.40s'",
                args[0] ? args[0] : "");
    return SQLITE_ERROR;
  }
  PinyinTokenizer *t = sqlite3_malloc64(sizeof(*t));
  if (!t) return SQLITE_NOMEM;
  t->version = PINYIN_VERSION;
  *out = (Fts5Tokenizer *)t;
  return SQLITE_OK;
}

static void pinyin_delete(Fts5Tokenizer *t) { sqlite3_free(t); }

static int pinyin_tokenize(Fts5Tokenizer *t, void *ctx, int flags,
                           const char *z, int n, PinyinEmit emit) {
  (void)t;
  if (!z || n <= 0) return SQLITE_OK;
  PinyinStream s;
  s.text = (Span){z, (size_t)n};
  s.emit = emit;
  s.ctx = ctx;
  s.initials = !(flags & FTS5_TOKENIZE_QUERY);
  s.rc = SQLITE_OK;
  s.last = s.n = s.start = s.end = 0;
  s.kind = RUN_NONE;
  return pinyin_stream(&s);
}

static int pinyin_fts_init(sqlite3 *db, Conn *conn, char **error) {
  (void)conn, (void)error;
  fts5_api *api = NULL;
  int rc = fts5_host_find(db, &api);
  if (rc || !api) return rc;
  fts5_tokenizer methods = {pinyin_create, pinyin_delete, pinyin_tokenize};
  return api->xCreateTokenizer(api, "chinese_pinyin", NULL, &methods, NULL);
}

/* ---- SQL ---- */

static const Other pinyin_fts_others[] = {
    {"chinese_pinyin", "tokenizer", "tokenize='chinese_pinyin'",
     "FTS5 tokenizer for names and titles: Han characters by their syllables "
     "and initials, words and numbers as they are."},
};

const Family pinyin_fts_family = {
    .name = "pinyin_fts",
    .page = "pinyin",
    .others = pinyin_fts_others,
    .n_others = COUNT(pinyin_fts_others),
    .init = pinyin_fts_init,
};
