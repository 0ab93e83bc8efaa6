/* segment.c: Layer 4. The words of a text; see segment.h.
**
** Text is read into a run of symbols, folded characters that know where they
** came from, up to the next punctuation; then the cheapest path through the
** run is found (segment_path.h), and its words are handed out:
**
**   "习⏎近平在GB18030"  ->  习 近(gap) 平 在 G B(inside) 1(inside) …
**                       ->  习近平 | 在 | GB18030
**
** No word begins or ends at an inside symbol, so that words of letters and
** numbers are kept whole, and the lexicon may still have T恤.  A run that is
** longer than there is room for is cut at a word of its path.
*/
#include "search/segment.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "search/lexicon.h"
#include "text/fold.h"
#include "text/reflow.h"

/* A token outside of the run: where it ends, what it is. */
typedef struct Token {
  size_t start, end; /* bytes */
  size_t n;          /* folded characters */
  SegmentKind kind;
  bool digits;  /* ASCII digits only */
  bool changed; /* not written as it is folded */
} Token;

/* One character of the text, and what it folds to. */
typedef struct Letter {
  uint32_t cp;   /* U+FFFD for a malformed byte */
  uint32_t to;   /* the first of what it folds to */
  int n;         /* characters that it folds to */
  size_t bytes;  /* 0: malformed */
  CpClass class; /* of all of them, see segment_class() */
} Letter;

/* ---- Words out ---- */

static Span segment_fold_run(Segmenter *s, size_t from, size_t to) {
  char *z = arena_alloc(s->arena, (to - from) * UTF8_MAX);
  size_t n = 0;
  if (!z) return SPAN_NONE;
  for (size_t i = from; i < to; i++) {
    n += utf8_put(z + n, s->run.symbols[i].cp);
  }
  return (Span){z, n};
}

/* Kind of a lexicon's word that is not all plain ideographs: 三十 is a number,
** T恤 is Han, "the" is Latin. */
static SegmentKind segment_kind_of(const Run *run, size_t from, size_t to) {
  bool numerals = true, han = false;
  for (size_t i = from; i < to && (numerals || !han); i++) {
    han |= run->symbols[i].kind == SEGMENT_HAN;
    numerals = numerals && symbol_is_numeral(&run->symbols[i]);
  }
  if (numerals) return SEGMENT_NUMBER;
  return han ? SEGMENT_HAN : (SegmentKind)run->symbols[from].kind;
}

/* What a run with flags asks of a word. */
static void segment_word_flags(Segmenter *s, size_t from, size_t to,
                               Word *word) {
  uint8_t flags = s->run.symbols[from].flags & SYMBOL_CHANGED;
  for (size_t i = from + 1; i < to; i++) flags |= s->run.symbols[i].flags;
  word->parted = flags & SYMBOL_GAP;
  if (!(flags & (SYMBOL_GAP | SYMBOL_CHANGED))) return;
  word->chars = utf8_count(word->text);
  word->folded = SPAN_NONE;
  if (s->fold || word->parted) word->folded = segment_fold_run(s, from, to);
}

/* Hands out the word of symbols from..to of the run. */
static inline void segment_word(Segmenter *s, size_t from, size_t to) {
  const Run *run = &s->run;
  const Symbol *first = &run->symbols[from];
  const Step *step = &run->steps[to];
  /* Not word.folded = word.text: a copy as a whole of what was just written in
  ** parts makes the processor wait. */
  const char *z = s->text.z + first->start;
  size_t n = run->symbols[to - 1].end - first->start;
  Word word;
  word.text.z = word.folded.z = z;
  word.text.n = word.folded.n = n;
  word.chars = to - from;
  word.kind = step->kind == EDGE_LEXICON ? SEGMENT_HAN : step->kind;
  word.stop = step->stop;
  word.parted = false;
  if (run->flags) segment_word_flags(s, from, to, &word);
  if (word.kind == SEGMENT_HAN &&
      (first->kind != SEGMENT_HAN || symbol_is_numeral(first))) {
    word.kind = segment_kind_of(run, from, to);
  }
  s->each(s->data, &word);
}

/* Hands out the words of the run that end before symbol `before`. */
static size_t segment_words_before(Segmenter *s, size_t before) {
  size_t from = 0;
  while (from < before && s->run.next[from] <= before) {
    size_t to = s->run.next[from];
    segment_word(s, from, to);
    from = to;
  }
  return from;
}

static void segment_flush(Segmenter *s) {
  if (s->run.n == 0) return;
  path_find(&s->run);
  segment_words_before(s, s->run.n);
  s->run.n = 0;
  s->run.flags = 0;
}

/* Makes room for an edge's worth of symbols; the last ones stay, because what
** follows may yet change their words. */
static void segment_make_room(Segmenter *s) {
  if (s->run.n + RUN_EDGE <= RUN_SYMBOLS) return;
  path_find(&s->run);
  size_t done = segment_words_before(s, s->run.n - RUN_EDGE);
  s->run.n -= done;
  memmove(s->run.symbols, s->run.symbols + done,
          s->run.n * sizeof(s->run.symbols[0]));
}

/* fold_key() of a token; without memory where it is one ASCII sign, as is what
** most Chinese punctuation folds to. */
static Span segment_fold(Segmenter *s, Span text) {
  static const char ascii[] =
      " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      "[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  uint32_t cps[FOLD_MAX];
  Span rest = text;
  if (!s->fold) return SPAN_NONE;
  if (fold_key_next(&rest, cps) == 1 && rest.n == 0 && cps[0] - ' ' < 95) {
    return (Span){ascii + (cps[0] - ' '), 1};
  }
  Text folded = {.arena = s->arena};
  fold_key(text, &folded);
  return text_span(&folded);
}

/* Hands out a token that is a word by itself. */
static void segment_token(Segmenter *s, const Token *token) {
  segment_flush(s);
  Span text = {s->text.z + token->start, token->end - token->start};
  Word word = {.kind = token->kind, .text = text, .folded = text};
  if (token->changed) word.folded = segment_fold(s, text);
  word.chars = utf8_count(text);
  s->pending = 0;
  s->each(s->data, &word);
}

/* ---- Symbols in ---- */

static void segment_symbol(Segmenter *s, Symbol symbol) {
  symbol.flags |= s->pending;
  symbol.code = lexicon_code(symbol.cp);
  s->pending = 0;
  s->run.flags |= symbol.flags;
  s->run.symbols[s->run.n++] = symbol;
}

/* Steps over the line end at i, all blanks behind it, and the page-number line
** that may follow in mid-sentence. */
static size_t segment_line_end(Segmenter *s, size_t i) {
  s->pending |= SYMBOL_GAP;
  i = s->text.n - cp_trim_start(span_from(s->text, i)).n;
  if (i == s->text.n || !s->begun) return i;
  return reflow_skip_page_number(s->text, i);
}

/* The class of all that cp folds to; CP_OTHER where they differ in what
** matters to tokens.  *n is how many they are, *to the first. */
static inline CpClass segment_class(uint32_t cp, uint32_t *to, int *n) {
  uint32_t out[FOLD_MAX];
  *n = 1;
  *to = fold_one(cp);
  if (*to != FOLD_ASK) return cp_class(*to);
  *n = fold_cp(cp, out);
  *to = out[0];
  if (*n == 0) return CP_HIDDEN;
  CpClass class = cp_class(out[0]);
  for (int i = 1; i < *n; i++) {
    CpClass next = cp_class(out[i]);
    bool word = class == CP_LETTER || class == CP_DIGIT;
    if (word && (next == CP_LETTER || next == CP_DIGIT)) {
      if (next == CP_LETTER) class = CP_LETTER;
    } else if (next != class && (next != CP_MARK || class == CP_BLANK)) {
      return CP_OTHER;
    }
  }
  return class;
}

/* The character at byte i of text. */
static inline Letter letter_read(Span text, size_t i) {
  Letter letter = {.cp = UTF8_BAD};
  letter.bytes = utf8_read(span_from(text, i), &letter.cp);
  letter.class = segment_class(letter.cp, &letter.to, &letter.n);
  return letter;
}

/* Whether it is not written as it is folded. */
static bool letter_changes(const Letter *letter) {
  return letter->n != 1 || letter->to != letter->cp || letter->bytes == 0;
}

/* Whether a character of that class begins a word of letters or a number. */
static bool class_is_alnum(CpClass class) {
  return class == CP_LETTER || class == CP_DIGIT || class == CP_MARK;
}

/* Whether the sign at i joins what stands around it to one token: 3.5 10:30
** 5,000 1/3 in numbers, Wi-Fi G.D.P AT&T o'clock in words. */
static bool sign_joins(Span text, size_t i, const Token *token) {
  Span rest = span_from(text, i + 1);
  uint8_t sign = (uint8_t)text.z[i];
  if (rest.n == 0) return false;
  if (sign == ',') {
    for (size_t k = 0; k < 4; k++) {
      bool digit = k < rest.n && cp_is_ascii_digit((uint8_t)rest.z[k]);
      if (digit != (k < 3)) return false;
    }
    return token->kind == SEGMENT_NUMBER;
  }
  if (!memchr(".:/-'&_@", sign, 8)) return false;
  uint32_t to;
  int n;
  CpClass class = segment_class(utf8_next(&rest), &to, &n);
  if (token->kind == SEGMENT_NUMBER) {
    return class == CP_DIGIT && memchr(".:/", sign, 3);
  }
  return (class == CP_DIGIT || class == CP_LETTER) && memchr(".-'&_@", sign, 6);
}

/* Bytes of a numeric date at the start of s: 2020-06-09 2020/6/9 2020.6.9; 0
** for none. */
static size_t numeric_date(Span s) {
  size_t at = 0;
  char sign = s.n > 4 ? s.z[4] : 0;
  if (sign != '-' && sign != '/' && sign != '.') return 0;
  for (int part = 0; part < 3; part++) {
    size_t n = 0, most = part == 0 ? 4 : 2;
    while (at + n < s.n && cp_is_ascii_digit((uint8_t)s.z[at + n])) n++;
    if (n == 0 || n > most) return 0;
    at += n;
    bool last = part == 2, signed_too = at < s.n && s.z[at] == sign;
    if (last == signed_too) return 0;
    if (!last) at++;
  }
  return at;
}

/* Reads letters, digits and the signs between them into *token. */
static void token_read(Span text, Token *token) {
  while (token->end < text.n) {
    Letter at = letter_read(text, token->end);
    if (at.bytes == 0) return;
    bool sign = at.class == CP_OTHER && at.cp < 128;
    if (sign && !sign_joins(text, token->end, token)) return;
    if (!class_is_alnum(at.class) && at.class != CP_HIDDEN && !sign) return;
    if (at.class == CP_LETTER || at.class == CP_MARK) {
      token->kind = SEGMENT_LATIN;
    }
    token->digits = token->digits && cp_is_ascii_digit(at.to) && at.n == 1;
    token->changed |= letter_changes(&at);
    token->n += (size_t)at.n;
    token->end += at.bytes;
  }
}

/* Puts a token into the run as symbols, of which one begins a word. */
static void token_symbols(Segmenter *s, const Token *token) {
  uint8_t flags = token->digits ? SYMBOL_DIGITS : 0;
  segment_make_room(s);
  for (size_t i = token->start; i < token->end;) {
    uint32_t cp = UTF8_BAD, out[FOLD_MAX];
    size_t bytes = utf8_read(span_from(s->text, i), &cp);
    int n = fold_cp(cp, out);
    if (token->changed) flags |= SYMBOL_CHANGED;
    for (int k = 0; k < n; k++) {
      Symbol symbol = {.start = (uint32_t)i,
                       .end = (uint32_t)(i + bytes),
                       .cp = out[k],
                       .flags = flags,
                       .kind = (uint8_t)token->kind};
      segment_symbol(s, symbol);
      flags |= SYMBOL_INSIDE;
    }
    i += bytes;
  }
}

/* A word of letters, a number, or a numeric date at i; the offset behind it. */
static size_t segment_alnum(Segmenter *s, size_t i) {
  Token token = {.start = i, .end = i, .kind = SEGMENT_NUMBER, .digits = true};
  size_t date = numeric_date(span_from(s->text, i));
  if (date) {
    token.end = i + date;
    token.kind = SEGMENT_DATE;
    segment_token(s, &token);
    return token.end;
  }
  token_read(s->text, &token);
  if (token.kind == SEGMENT_NUMBER && token.end < s->text.n &&
      s->text.z[token.end] == '%') {
    token.end++;
    token.n++;
    token.digits = false;
  }
  if (token.n <= RUN_EDGE) {
    token_symbols(s, &token);
  } else {
    segment_token(s, &token);
  }
  return token.end;
}

/* Signs, symbols of several characters (㈱), kana: words by themselves.  What
** repeats or goes on is one; the offset behind it.  first stands at i. */
static size_t segment_other(Segmenter *s, size_t i, const Letter *first) {
  Token token = {.start = i, .kind = SEGMENT_PUNCT};
  bool kana = first->class == CP_KANA;
  if (kana) token.kind = SEGMENT_KANA;
  if (first->class == CP_HAN) token.kind = SEGMENT_HAN;
  token.changed = letter_changes(first);
  token.end = i + (first->bytes ? first->bytes : 1);
  while (token.end < s->text.n && first->class != CP_HAN) {
    bool same = s->text.z[token.end] == s->text.z[i];
    if (!same && !kana && first->cp != UTF8_BAD) break;
    Letter next = letter_read(s->text, token.end);
    if (next.cp != first->cp && !(kana && next.class == CP_KANA)) break;
    token.changed |= letter_changes(&next);
    token.end += next.bytes ? next.bytes : 1;
  }
  segment_token(s, &token);
  return token.end;
}

/* One character as a symbol of the run; the offset behind it. */
static size_t segment_single(Segmenter *s, size_t i, size_t bytes,
                             Symbol symbol) {
  segment_make_room(s);
  symbol.start = (uint32_t)i;
  symbol.end = (uint32_t)(i + bytes);
  segment_symbol(s, symbol);
  return i + bytes;
}

/* Whether a word of the connection may have the sign in it. */
static bool segment_may_join(const Segmenter *s, const Letter *at) {
  const OwnLexicon *own = s->run.own;
  return own && at->n == 1 && at->class == CP_OTHER &&
         own_may_have(own, at->to);
}

/* Reads what begins at i, whatever it is; the offset behind it. */
static size_t segment_any(Segmenter *s, size_t i) {
  Letter at = letter_read(s->text, i);
  size_t bytes = at.bytes ? at.bytes : 1;
  if (at.cp == '\n' || at.cp == '\r' || at.cp == '\f') {
    return segment_line_end(s, i);
  }
  if (at.class == CP_BLANK || at.class == CP_HIDDEN) {
    s->pending |= at.class == CP_BLANK ? SYMBOL_GAP : SYMBOL_CHANGED;
    return i + bytes;
  }
  s->begun = true;
  if (class_is_alnum(at.class)) return segment_alnum(s, i);
  Symbol symbol = {.cp = at.to, .kind = SEGMENT_HAN};
  if (at.to != at.cp) symbol.flags = SYMBOL_CHANGED;
  if (at.n == 1 && at.class == CP_HAN) {
    return segment_single(s, i, bytes, symbol);
  }
  symbol.kind = SEGMENT_PUNCT;
  if (segment_may_join(s, &at)) return segment_single(s, i, bytes, symbol);
  return segment_other(s, i, &at);
}

/* A run of common ideographs at i, what nearly all of a Chinese text is; the
** offset behind it.  They fold to ideographs. */
static size_t segment_ideographs(Segmenter *s, size_t i) {
  segment_make_room(s);
  Run *run = &s->run;
  Symbol *symbol = run->symbols + run->n;
  size_t left = (s->text.n - i) / 3, room = RUN_SYMBOLS - run->n;
  const Symbol *most = symbol + (left < room ? left : room);
  const uint8_t *b = (const uint8_t *)s->text.z + i;
  uint32_t at = (uint32_t)i;
  uint8_t flags = s->pending, all = 0;
  for (; symbol < most; symbol++, b += 3, at += 3) {
    uint32_t tail1 = b[1] ^ 0x80u, tail2 = b[2] ^ 0x80u;
    uint32_t cp = (b[0] - 0xE0u) << 12 | tail1 << 6 | tail2;
    if ((tail1 | tail2) > 0x3F || cp - FOLD_HAN >= FOLD_HAN_END - FOLD_HAN) {
      break;
    }
    uint32_t to = fold_one(cp);
    if (to == FOLD_ASK) break;
    if (to != cp) flags |= SYMBOL_CHANGED;
    symbol->start = at;
    symbol->end = at + 3;
    symbol->cp = to;
    symbol->code = lexicon_code(to);
    symbol->flags = flags;
    symbol->kind = SEGMENT_HAN;
    all |= flags;
    flags = 0;
  }
  if (at == (uint32_t)i) return i;
  run->n = (size_t)(symbol - run->symbols);
  run->flags |= all;
  s->pending = 0;
  s->begun = true;
  return at;
}

void segment_begin(Segmenter *s, const Conn *conn, Span text, Arena *arena,
                   SegmentFunc *each, void *data) {
  /* The run is not cleared: it is large, and written before it is read. */
  s->text = text;
  s->arena = arena;
  s->each = each;
  s->data = data;
  s->fold = false;
  s->at = 0;
  s->pending = 0;
  s->begun = false;
  s->run.own = own_get(conn);
  s->run.n = 0;
  s->run.flags = 0;
}

bool segment_more(Segmenter *s) {
  size_t i = s->at, left = s->text.n - i;
  size_t end = left > SEGMENT_STRETCH ? i + SEGMENT_STRETCH : s->text.n;
  while (i < end && s->arena->rc == SQLITE_OK) {
    i = segment_ideographs(s, i);
    if (i < s->text.n) i = segment_any(s, i);
  }
  s->at = i;
  if (s->arena->rc) return false;
  if (i >= s->text.n) segment_flush(s);
  return i < s->text.n;
}

/* ---- For queries ---- */

typedef struct SegmentRows {
  Arena *arena;
  Rows *rows;
} SegmentRows;

static void segment_add(void *data, const Word *word) {
  SegmentRows *to = data;
  Word *row = rows_add(to->rows, to->arena);
  *row = *word;
}

void segment_words(const Conn *conn, Span text, Arena *arena, Rows *words) {
  SegmentRows to = {arena, words};
  Segmenter s;
  segment_begin(&s, conn, text, arena, segment_add, &to);
  s.fold = true;
  while (segment_more(&s)) {
  }
}

bool segment_is_stop(Span folded) {
  return lexicon_is_stop(lexicon_find(folded));
}

void segment_synonyms(const Conn *conn, Span folded,
                      void (*each)(void *data, Span other), void *data) {
  const OwnLexicon *own = own_get(conn);
  int node = own && folded.n ? own_find(own, folded) : OWN_NONE;
  if (node == OWN_NONE) return;
  for (int i = own_synonym(own, node); i >= 0;) {
    const OwnPair *pair = &ROW(own->pairs, OwnPair, i);
    each(data, pair->other_key);
    i = pair->next;
  }
}
