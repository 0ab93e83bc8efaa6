/* rank_query.c: Layer 4. A MATCH expression with OR everywhere; see rank.h.
**
** Shards that have no hit of "a AND b" may well have rows with a: they count.
** The tokens are those of FTS5's own reader: strings, barewords, and single
** characters.
*/
#include "search/rank.h"

typedef enum TokenKind { QT_END, QT_WORD, QT_QUOTED, QT_SIGN } TokenKind;

typedef struct RankToken {
  TokenKind kind;
  Span text; /* with its quotation marks */
} RankToken;

/* What FTS5 takes into a bareword: ASCII letters, digits, "_", SUB, and all
** that is not ASCII. */
static bool rank_query_bareword(char c) {
  return (c & 0x80) || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z') || c == '_' || c == 0x1A;
}

static bool rank_query_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Length of the string at s, in which "" is a quotation mark. */
static size_t rank_query_quoted(Span s) {
  size_t i = 1;
  while (i < s.n) {
    if (s.z[i++] != '"') continue;
    if (i == s.n || s.z[i] != '"') return i;
    i++;
  }
  return s.n;
}

/* Cuts the next token off *s. */
static RankToken rank_query_next(Span *s) {
  while (s->n && rank_query_blank(s->z[0])) *s = span_from(*s, 1);
  if (s->n == 0 || s->z[0] == 0) return (RankToken){QT_END, SPAN_NONE};
  RankToken t = {QT_SIGN, span_head(*s, 1)};
  if (s->z[0] == '"') {
    t = (RankToken){QT_QUOTED, span_head(*s, rank_query_quoted(*s))};
  } else if (rank_query_bareword(s->z[0])) {
    size_t n = 1;
    while (n < s->n && rank_query_bareword(s->z[n])) n++;
    t = (RankToken){QT_WORD, span_head(*s, n)};
  }
  *s = span_from(*s, t.text.n);
  return t;
}

static bool token_is(RankToken t, Span text) {
  return t.kind != QT_QUOTED && span_eq(t.text, text);
}

static void rank_query_write(Text *out, Span token) {
  if (out->n) text_add(out, SPAN(" "));
  text_add(out, token);
}

/* {title body}: as it stands, up to the bracket's end. */
static void rank_query_columns(Text *out, Span *s) {
  RankToken t;
  rank_query_write(out, SPAN("{"));
  do {
    t = rank_query_next(s);
    if (t.kind != QT_END) rank_query_write(out, t.text);
  } while (t.kind != QT_END && !token_is(t, SPAN("}")));
}

/* Whether a token that follows an operand begins another one. */
static bool token_begins(RankToken t) {
  return t.kind != QT_SIGN || memchr("({^-", t.text.z[0], 4) != NULL;
}

static bool token_joins(RankToken t) {
  return token_is(t, SPAN("AND")) || token_is(t, SPAN("OR")) ||
         token_is(t, SPAN("NOT"));
}

Span rank_query_any(Span match, Arena *arena) {
  Text out = {.arena = arena};
  bool operand = false; /* one was just written: OR must follow */
  RankToken t = rank_query_next(&match);
  while (t.kind != QT_END) {
    Span rest = match;
    RankToken next = rank_query_next(&rest);
    if (token_joins(t)) {
      rank_query_write(&out, SPAN("OR"));
      operand = false;
    } else if (token_is(t, SPAN(","))) { /* NEAR(a b, 10) */
      match = rest;
      next = rank_query_next(&rest);
    } else if (!token_is(t, SPAN("NEAR")) || !token_is(next, SPAN("("))) {
      if (operand && token_begins(t)) rank_query_write(&out, SPAN("OR"));
      if (token_is(t, SPAN("{"))) {
        rank_query_columns(&out, &match);
        rest = match;
        next = rank_query_next(&rest);
        operand = false;
      } else {
        rank_query_write(&out, t.text);
        operand = t.kind != QT_SIGN || memchr(")*", t.text.z[0], 2) != NULL;
      }
    }
    t = next;
    match = rest;
  }
  return text_span(&out);
}
