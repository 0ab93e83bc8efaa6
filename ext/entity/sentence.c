/* sentence.c: Layer 5. Symbols of a sentence, and their clues; sentence.h. */
#include "entity/sentence.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "entity/cut.h"
#include "entity/work.h"
#include "text/fold.h"

enum {
  CP_STOP = 0x3002,      /* 。 */
  CP_BOOK_OPEN = 0x300A, /* 《 */
  CP_DOT = 0xB7,
  DOTTED_SIDE = 8,  /* characters of one part of a name with a dot */
  DOTTED_PARTS = 4, /* parts of such a name */
  CUE_MAX = 15      /* longest word of the tables, characters */
};

/* ---- Symbols ---- */

static uint32_t sym_fold(uint32_t cp) {
  uint32_t out[FOLD_MAX];
  uint32_t one = fold_one(cp);
  if (one != FOLD_ASK) return one;
  return fold_cp(cp, out) == 1 ? out[0] : 0xFFFC;
}

static bool cp_is_dot(uint32_t cp) {
  return cp == CP_DOT || cp == 0x2022 || cp == 0x2027 || cp == 0x30FB;
}

static SymbolKind sym_kind(uint32_t cp) {
  if (cp - ENTITY_HAN < ENTITY_HAN_END - ENTITY_HAN) return SYM_HAN;
  if (cp_is_dot(cp)) return SYM_DOT;
  switch (cp_class(cp)) {
    case CP_HAN: return SYM_HAN;
    case CP_KANA:
    case CP_LETTER:
    case CP_MARK:
    case CP_DIGIT: return SYM_LETTER;
    default: return SYM_MARK;
  }
}

static bool cp_ends_sentence(uint32_t cp) {
  return cp == CP_STOP || cp == '!' || cp == '?' || cp == ';' || cp == 0xFF01 ||
         cp == 0xFF1F || cp == 0xFF1B;
}

/* Reads symbols up to the end of a sentence. */
static void sentence_symbols(Sentence *s, size_t *at) {
  Span rest = span_from(s->text, *at);
  bool gap = false;
  s->n = 0;
  while (rest.n && s->n < SENTENCE_MAX) {
    size_t from = (size_t)(rest.z - s->text.z);
    uint32_t raw = utf8_next(&rest), cp = fold_one(raw);
    if (cp - ENTITY_HAN < ENTITY_HAN_END - ENTITY_HAN) { /* nearly always */
      s->sym[s->n++] = (Sym){.from = (uint32_t)from,
                             .to = (uint32_t)(rest.z - s->text.z),
                             .cp = cp,
                             .kind = SYM_HAN,
                             .gap = gap};
      gap = false;
      continue;
    }
    if (raw == '\n') break;
    CpClass c = cp_class(raw);
    cp = sym_fold(raw);
    if (c == CP_BLANK || c == CP_HIDDEN) {
      gap |= c == CP_BLANK;
      continue;
    }
    if (raw == CP_BOOK_OPEN) rest = span_from(rest, work_end(rest));
    Sym *sym = &s->sym[s->n++];
    *sym = (Sym){.from = (uint32_t)from,
                 .to = (uint32_t)(rest.z - s->text.z),
                 .cp = cp,
                 .kind = (uint8_t)sym_kind(cp),
                 .gap = gap};
    gap = false;
    if (cp_ends_sentence(cp)) break;
  }
  *at = (size_t)(rest.z - s->text.z);
  s->sym[s->n] = (Sym){.from = (uint32_t)*at, .to = (uint32_t)*at, .gap = true};
}

/* ---- Clues ---- */

/* Marks where words of the tables begin and end. */
static void sentence_cues(Sentence *s) {
  memset(s->begin, 0, (s->n + 1) * sizeof(s->begin[0]));
  memset(s->end, 0, (s->n + 1) * sizeof(s->end[0]));
  memset(s->edge, 0, (s->n + 1) * sizeof(s->edge[0]));
  for (size_t i = 0; i < s->n; i++) {
    const EntityNode *node = cue_root(s->sym[i].cp);
    for (size_t k = i + 1; node; k++) {
      if (node->mask && k - i <= CUE_MAX) {
        s->begin[i] |= node->mask;
        s->end[k] |= node->mask;
        s->sym[i].lens |= (uint16_t)(1u << (k - i));
      }
      if (k >= s->n || s->sym[k].gap) break;
      if (k == i + 1 && !cue_pair(s->sym[i].cp, s->sym[k].cp)) break;
      node = cue_step(node, s->sym[k].cp);
    }
  }
}

/* Where the part of a dotted name that ends at symbol i begins: behind a post
** or a mark. */
static size_t dotted_from(const Sentence *s, size_t i) {
  size_t from = i;
  while (from > 0 && i - from < DOTTED_SIDE) {
    if (from < i && s->end[from] & (CUE_POST | CUE_TITLE | CUE_LABEL)) break;
    if (s->sym[from - 1].kind != SYM_HAN || s->sym[from].gap) break;
    from--;
  }
  return from;
}

/* Where the last part of a dotted name ends that begins at symbol i. */
static size_t dotted_to(const Sentence *s, size_t i) {
  size_t to = i;
  while (to < s->n && to - i < DOTTED_SIDE) {
    if (to > i &&
        (s->begin[to] & (CUE_POST | CUE_HONOR | CUE_SAYS) || s->sym[to].gap)) {
      break;
    }
    if (s->sym[to].kind != SYM_HAN) break;
    to++;
  }
  return to;
}

/* Names of several parts: 买买提·艾山.  Something must tell of a person on one
** side, and nothing unknown may stand on the other. */
static void sentence_dotted(Sentence *s, size_t dot) {
  size_t from = dotted_from(s, dot), to = dot;
  int parts = 0;
  while (to < s->n && s->sym[to].kind == SYM_DOT && parts++ < DOTTED_PARTS) {
    size_t next = dotted_to(s, to + 1);
    if (next == to + 1) return;
    to = next;
  }
  uint32_t left = from ? s->end[from] : 0, right = s->begin[to];
  bool post = left & (CUE_POST | CUE_TITLE | CUE_LABEL);
  bool says = right & (CUE_POST | CUE_HONOR | CUE_SAYS);
  bool left_mark = from == 0 || s->sym[from - 1].kind == SYM_MARK;
  bool right_mark = s->sym[to].kind == SYM_MARK;
  if (from == dot || parts == 0) return;
  if ((post && (says || right_mark)) || (left_mark && says)) {
    s->edge[from] = (uint16_t)to;
    s->edge_kind[from] = EDGE_DOTTED;
  }
}

/* ---- What the caller gave ---- */

/* The first symbol from i on that begins at byte `at` or behind it. */
static size_t sym_at(const Sentence *s, size_t i, size_t at) {
  while (i < s->n && s->sym[i].from < at) i++;
  return i;
}

/* Marks the given names that stand in the sentence. */
static void sentence_given(Sentence *s, GivenNames *names, SymEdge kind) {
  size_t i = 0;
  for (; names->next < names->n && i < s->n; names->next++) {
    const GivenRange *r = &names->a[names->next];
    if (r->from >= s->sym[s->n].from) break;
    i = sym_at(s, i, r->from);
    size_t to = sym_at(s, i, r->to);
    if (to > i && s->sym[i].from == r->from && s->sym[to - 1].to == r->to) {
      s->edge[i] = (uint16_t)to;
      s->edge_kind[i] = (uint8_t)kind;
    }
  }
}

bool sentence_next(Sentence *s, size_t *at, GivenNames *places,
                   GivenNames *people, const GivenNames *offices) {
  if (*at >= s->text.n) return false;
  sentence_symbols(s, at);
  s->n_tokens = 0;
  if (s->n == 0) return true;
  sentence_cues(s);
  for (size_t i = 1; i + 1 < s->n; i++) {
    if (s->sym[i].kind == SYM_DOT) sentence_dotted(s, i);
  }
  sentence_given(s, places, EDGE_PLACE);
  sentence_given(s, people, EDGE_PERSON);
  s->whole = s->known || (offices->next < offices->n &&
                          offices->a[offices->next].from < s->sym[s->n].from);
  cut_tokens(s);
  return true;
}

Span sentence_span(const Sentence *s, size_t from, size_t to) {
  size_t a = s->sym[s->tokens[from].from].from;
  size_t b = s->sym[s->tokens[to - 1].to - 1].to;
  return (Span){s->text.z + a, b - a};
}
