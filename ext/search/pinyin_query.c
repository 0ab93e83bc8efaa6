/* pinyin_query.c: Layer 4. Cuts typed pinyin into syllables; see
** pinyin_query.h.
**
** What is typed is read as units: a letter, or a Han character or number, which
** is a token as it stands.  Units between blanks are a group, and become one
** phrase in several spellings, any of which may be found:
**
**   the cheapest ways to cut its letters   xian -> xian, xi an, xi a n
**   every letter an initial                gan  -> g a n
**   every run of letters a word            ibm  -> ibm
**
** A syllable costs nothing, nor does the beginning of one at the end of the
** group, where the typing stopped; an initial costs 1.  "zhguo" is zh guo.
** Blanks between single syllables ("chong qing") part nothing but these.
*/
#include "search/pinyin_query.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "text/fold.h"

typedef enum UnitKind { UNIT_LETTER, UNIT_DIGIT, UNIT_WORD, UNIT_HAN } UnitKind;

typedef struct Unit {
  UnitKind kind;
  bool starts; /* a blank stands before: a new group */
  bool cut;    /* a syllable ends before */
  Span token;  /* of all but letters */
} Unit;

/* ORDER of choices: six lengths of a part, longest first, then the word. */
enum { CHOICE_WORD = PINYIN_LETTERS, CHOICE_COUNT };
enum { COST_INITIAL = 1, COST_WORD = 1000, COST_LETTER = 2000 };
#define PINYIN_COST_NONE 0xFFFFFFFFu

typedef struct PinyinQuery {
  Arena *arena;
  Text *out;
  size_t n;
  Unit units[PINYIN_QUERY_MAX];
  char letters[PINYIN_QUERY_MAX];      /* as pinyin: v for u with dots */
  char plain[PINYIN_QUERY_MAX];        /* as a word: u for it */
  uint32_t best[PINYIN_QUERY_MAX + 1]; /* cost from here to the group's end */
  size_t from, to;                     /* the group */
  Rows spellings;                      /* Spans: those of the group */
} PinyinQuery;

/* ---- Reading what was typed ---- */

static Unit *pinyin_query_unit(PinyinQuery *q, UnitKind kind, bool starts) {
  Unit *u = &q->units[q->n++];
  *u = (Unit){.kind = kind, .starts = starts};
  return u;
}

static bool is_u_with_dots(uint32_t cp) {
  return cp == 0xFC || cp == 0x1D6 || cp == 0x1D8 || cp == 0x1DA || cp == 0x1DC;
}

/* A character of its own: its reading in the text when the tokenizer knows it
** as one, else its most usual one; or the character itself. */
static void pinyin_query_single(PinyinQuery *q, uint32_t source, uint32_t cp,
                                uint16_t code, bool starts) {
  uint16_t codes[PINYIN_READINGS];
  char z[UTF8_MAX];
  Unit *u = pinyin_query_unit(q, UNIT_HAN, starts);
  int n = pinyin_readings(source, codes);
  u->token = n ? pinyin_letters(codes[0])
               : arena_copy(q->arena, (Span){z, utf8_put(z, cp)});
  for (int i = 0; i < n; i++) {
    Span letters = pinyin_letters(codes[i]);
    if (span_eq(letters, pinyin_letters(code))) u->token = letters;
  }
}

/* Adds cp to the unit before, when it is of the kind and no blank came, or
** makes a new one. */
static void pinyin_query_join(PinyinQuery *q, UnitKind kind, uint32_t cp,
                              bool starts) {
  bool joins = !starts && q->n && q->units[q->n - 1].kind == kind;
  Unit *u = joins ? &q->units[q->n - 1] : pinyin_query_unit(q, kind, starts);
  Text token = {.arena = q->arena};
  if (u->token.z) text_add(&token, u->token);
  text_add_cp(&token, cp);
  u->token = text_span(&token);
}

/* A letter of another script, or in a word with one, is no pinyin. */
static void pinyin_query_letter(PinyinQuery *q, uint32_t cp, bool starts,
                                bool cut) {
  uint32_t base = fold_base(cp);
  bool joins = !starts && q->n && q->units[q->n - 1].kind == UNIT_WORD;
  if (joins || base < 'a' || base > 'z') {
    pinyin_query_join(q, UNIT_WORD, base, starts);
    return;
  }
  q->plain[q->n] = (char)base;
  q->letters[q->n] = is_u_with_dots(cp) ? 'v' : (char)base;
  pinyin_query_unit(q, UNIT_LETTER, starts)->cut = cut && !starts;
}

static void pinyin_query_read(PinyinQuery *q, Span text) {
  PinyinReader reader = pinyin_reader(text, false);
  PinyinPiece piece;
  bool starts = true, cut = false;
  for (int i = 0; i < PINYIN_QUERY_MAX && pinyin_next(&reader, &piece); i++) {
    if (q->n + FOLD_MAX > PINYIN_QUERY_MAX) return;
    uint32_t out[FOLD_MAX];
    int n = fold_cp(piece.cp, out);
    if (piece.cp == '\'' || piece.cp == 0x2019) {
      cut = true;
      continue;
    }
    for (int k = 0; k < n; k++) {
      size_t before = q->n;
      CpClass class = cp_class(out[k]);
      if (class == CP_HAN || class == CP_KANA) {
        pinyin_query_single(q, n == 1 ? piece.cp : out[k], out[k], piece.code,
                            starts);
      } else if (class == CP_LETTER) {
        pinyin_query_letter(q, out[k], starts, cut);
      } else if (class == CP_DIGIT) {
        pinyin_query_join(q, UNIT_DIGIT, out[k], starts);
      } else if (class != CP_MARK && class != CP_HIDDEN) {
        starts = true;
      }
      if (q->n > before) starts = cut = false;
    }
  }
}

/* ---- Groups ---- */

static bool is_initial(Span s) {
  if (s.n == 2) return s.z[1] == 'h' && strchr("zcs", s.z[0]) != NULL;
  return s.n == 1 && !strchr("iuv", s.z[0]);
}

/* The end of the letters that start at i: before a cut, a blank, or another
** unit. */
static size_t pinyin_query_run(const PinyinQuery *q, size_t i) {
  size_t end = i + 1;
  while (end < q->n && q->units[end].kind == UNIT_LETTER &&
         !q->units[end].cut && !q->units[end].starts) {
    end++;
  }
  return end;
}

/* Whether what begins at i, up to the next blank, is one syllable or initial;
** *end is where it ends. */
static bool pinyin_query_one_part(const PinyinQuery *q, size_t i, size_t *end) {
  *end = i + 1;
  if (q->units[i].kind == UNIT_LETTER) *end = pinyin_query_run(q, i);
  bool whole = *end == q->n || q->units[*end].starts;
  Span s = {q->letters + i, *end - i};
  while (*end < q->n && !q->units[*end].starts) ++*end;
  if (!whole || q->units[i].kind != UNIT_LETTER) return false;
  return pinyin_is_syllable(s) || is_initial(s) ||
         (*end == q->n && pinyin_is_prefix(s));
}

/* Joins groups that are single syllables: chong qing. */
static void pinyin_query_join_groups(PinyinQuery *q) {
  bool before = false;
  for (size_t i = 0, end = 0; i < q->n; i = end) {
    bool one = pinyin_query_one_part(q, i, &end);
    if (one && before) {
      q->units[i].starts = false;
      q->units[i].cut = true;
    }
    before = one;
  }
}

/* ---- Ways to cut a group ---- */

/* The cost of the choice at unit i, and in *n how many units it takes. */
static uint32_t choice_cost(const PinyinQuery *q, size_t i, int choice,
                            size_t *n) {
  *n = 1;
  if (q->units[i].kind != UNIT_LETTER)
    return choice == 0 ? 0 : PINYIN_COST_NONE;
  size_t run = pinyin_query_run(q, i) - i;
  if (choice == CHOICE_WORD) {
    bool inside = i > q->from && q->units[i - 1].kind == UNIT_LETTER;
    bool cut = i + run < q->to && q->units[i + run].kind == UNIT_LETTER;
    *n = run;
    return inside || cut ? PINYIN_COST_NONE : COST_WORD;
  }
  *n = (size_t)(PINYIN_LETTERS - choice);
  if (*n > run) return PINYIN_COST_NONE;
  Span s = {q->letters + i, *n};
  if (pinyin_is_syllable(s)) return 0;
  if (i + *n == q->to && pinyin_is_prefix(s)) return 0;
  if (is_initial(s)) return COST_INITIAL;
  return *n == 1 ? COST_LETTER : PINYIN_COST_NONE;
}

/* Fills q->best for the group, from its end. */
static void pinyin_query_costs(PinyinQuery *q) {
  q->best[q->to] = 0;
  for (size_t i = q->to; i-- > q->from;) {
    q->best[i] = PINYIN_COST_NONE;
    for (int choice = 0; choice < CHOICE_COUNT; choice++) {
      size_t n = 0;
      uint32_t cost = choice_cost(q, i, choice, &n);
      if (cost == PINYIN_COST_NONE) continue;
      cost += q->best[i + n];
      if (cost < q->best[i]) q->best[i] = cost;
    }
  }
}

/* ---- Spellings ---- */

static void spelling_token(Text *t, Span token) {
  if (t->n > 1) text_add(t, SPAN(" "));
  text_add(t, token);
}

/* Ends a spelling, begun with a quote; one that is there already is dropped. */
static void spelling_end(PinyinQuery *q, Text *t) {
  UnitKind last = q->units[q->to - 1].kind;
  text_add(t, last == UNIT_HAN ? SPAN("\"") : SPAN("\"*"));
  Span s = text_span(t);
  for (size_t i = 0; i < q->spellings.n; i++) {
    if (span_eq(s, ROW(q->spellings, Span, i))) return;
  }
  *(Span *)rows_add(&q->spellings, q->arena) = s;
}

/* The letters of i..i+n as a token: of a word, where it is one. */
static Span pinyin_query_token(const PinyinQuery *q, size_t i, size_t n,
                               bool word) {
  if (q->units[i].kind != UNIT_LETTER) return q->units[i].token;
  return (Span){(word ? q->plain : q->letters) + i, n};
}

/* All the cheapest ways, the longest syllables first, PINYIN_PATHS at most.
** Depth first, with a stack of its own: the start and the choice of parts. */
static void pinyin_query_paths(PinyinQuery *q) {
  struct {
    uint16_t at;
    uint8_t choice;
  } stack[PINYIN_QUERY_MAX + 1];
  size_t depth = 0, n = 0;
  int paths = 0;
  stack[0].at = (uint16_t)q->from;
  stack[0].choice = 0;
  while (paths < PINYIN_PATHS) {
    size_t at = stack[depth].at;
    if (at == q->to) {
      Text t = {.arena = q->arena};
      text_add(&t, SPAN("\""));
      for (size_t d = 0; d < depth; d++) {
        size_t i = stack[d].at;
        spelling_token(&t, pinyin_query_token(q, i, stack[d + 1].at - i,
                                              stack[d].choice == CHOICE_WORD));
      }
      spelling_end(q, &t);
      paths++;
    }
    int choice = stack[depth].choice;
    for (; at < q->to && choice < CHOICE_COUNT; choice++) {
      uint32_t cost = choice_cost(q, at, choice, &n);
      if (cost != PINYIN_COST_NONE && cost + q->best[at + n] == q->best[at])
        break;
    }
    if (at < q->to && choice < CHOICE_COUNT) {
      stack[depth++].choice = (uint8_t)choice;
      stack[depth].at = (uint16_t)(at + n);
      stack[depth].choice = 0;
    } else {
      if (depth-- == 0) break;
      stack[depth].choice++;
    }
  }
}

/* Every letter an initial (words is false), or every run of letters a word. */
static void pinyin_query_plainly(PinyinQuery *q, bool words) {
  Text t = {.arena = q->arena};
  text_add(&t, SPAN("\""));
  for (size_t i = q->from, n = 1; i < q->to; i += n) {
    bool letter = q->units[i].kind == UNIT_LETTER;
    n = letter && words ? pinyin_query_run(q, i) - i : 1;
    if (letter && !words && !is_initial((Span){q->letters + i, 1})) return;
    if (letter && words && i + n < q->to && q->units[i + n].cut) return;
    spelling_token(&t, pinyin_query_token(q, i, n, words));
  }
  spelling_end(q, &t);
}

/* Writes the group from..to. */
static void pinyin_query_group(PinyinQuery *q) {
  q->spellings = ROWS_OF(Span);
  pinyin_query_costs(q);
  pinyin_query_paths(q);
  pinyin_query_plainly(q, false);
  pinyin_query_plainly(q, true);
  bool several = q->spellings.n > 1;
  if (q->from) text_add(q->out, SPAN(" AND "));
  if (several) text_add(q->out, SPAN("("));
  for (size_t i = 0; i < q->spellings.n; i++) {
    if (i) text_add(q->out, SPAN(" OR "));
    text_add(q->out, ROW(q->spellings, Span, i));
  }
  if (several) text_add(q->out, SPAN(")"));
}

void pinyin_query(Span text, Text *out) {
  PinyinQuery *q = arena_alloc(out->arena, sizeof(*q));
  if (!q) return;
  q->arena = out->arena;
  q->out = out;
  pinyin_query_read(q, text);
  pinyin_query_join_groups(q);
  for (q->from = 0; q->from < q->n; q->from = q->to) {
    q->to = q->from + 1;
    while (q->to < q->n && !q->units[q->to].starts) q->to++;
    pinyin_query_group(q);
  }
}

/* ---- SQL ---- */

static void zh_pinyin_query_func(sqlite3_context *ctx, int argc,
                                 sqlite3_value **argv) {
  (void)argc;
  Span text = arg_text(argv[0]);
  if (!text.z) return;
  Arena arena = {0};
  Text out = {.arena = &arena};
  pinyin_query(text, &out);
  result_arena_text(ctx, &arena, out.n ? text_span(&out) : SPAN_NONE);
  arena_free(&arena);
}

static const Func pinyin_query_funcs[] = {
    {"zh_pinyin_query", 1, 1, 0, zh_pinyin_query_func, "zh_pinyin_query(text)",
     "Typed pinyin, initials, words or Han characters as a MATCH expression "
     "for "
     "chinese_pinyin.",
     NULL},
};

const Family pinyin_query_family = {
    .name = "pinyin_query",
    .page = "pinyin",
    .funcs = pinyin_query_funcs,
    .n_funcs = COUNT(pinyin_query_funcs),
};
