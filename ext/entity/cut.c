/* cut.c: Layer 4. The cheapest path through a sentence; see cut.h. */
#include "entity/cut.h"

#include "search/lexicon.h"

enum {
  CUT_NONE = INT32_MAX,
  CUT_COMMA = 0x3001,
  CUT_COLON = ':',
  CUT_WINDOW = 32,
  NAME_WORD = 3
};

static void cut_edge(Sentence *s, size_t from, size_t to, int cost, int kind,
                     int beside) {
  SentenceStep *step = &s->steps[to];
  int32_t sum = s->steps[from].cost + cost;
  if (sum >= step->cost) return;
  *step = (SentenceStep){sum, (uint16_t)from, (uint8_t)kind, (uint8_t)beside};
}

/* ---- Words ---- */

static int word_bonus(size_t n) {
  return n < 2 ? 0 : ENTITY_BONUS_WORD + (n > 2 ? ENTITY_BONUS_LONG : 0);
}

/* 市委书记 is 市委 and 书记: a word that ends in a post or title is no word here,
** unless the tables have it. */
static bool word_hides_post(const Sentence *s, size_t from, size_t to) {
  return to - from > 2 && s->end[to] & (CUE_POST | CUE_TITLE) &&
         !(s->sym[from].lens >> (to - from) & 1);
}

/* The classes of the word that is symbols [from, to). */
static uint32_t word_mask(const Sentence *s, size_t from, size_t to) {
  if (to - from > 15 || !(s->sym[from].lens >> (to - from) & 1)) return 0;
  const EntityNode *node = cue_root(s->sym[from].cp);
  for (size_t i = from + 1; node && i < to; i++) {
    node = cue_step(node, s->sym[i].cp);
  }
  return node ? node->mask : 0;
}

/* Whether a word of the lexicon is none in reports: 会同县. */
static inline bool word_is_none(const Sentence *s, size_t from, size_t to) {
  return s->begin[from] & CUE_NO_WORD && word_mask(s, from, to) & CUE_NO_WORD;
}

/* Calls edge(data, to, cost) for each word that begins at symbol i. */
static inline void words_each(const Sentence *s, size_t i, size_t end,
                              void (*edge)(void *, size_t, int), void *data) {
  LexiconNode node = lexicon_start();
  bool single = false;
  for (size_t k = i; k < end && k - i < LEXICON_MAX; k++) {
    if (s->sym[k].kind != SYM_HAN || (k > i && s->sym[k].gap)) break;
    if (!lexicon_step(&node, lexicon_code(s->sym[k].cp))) break;
    int cost = (int)lexicon_cost(node);
    if (!cost || word_hides_post(s, i, k + 1)) continue;
    if (word_is_none(s, i, k + 1)) continue;
    edge(data, k + 1, cost - word_bonus(k + 1 - i));
    single |= k == i;
  }
  if (!single) edge(data, i + 1, ENTITY_UNKNOWN);
  for (unsigned n = 2, lens = s->sym[i].lens >> 2; lens; n++, lens >>= 1) {
    if (!(lens & 1) || i + n > end) continue;
    if (word_is_none(s, i, i + n)) continue;
    edge(data, i + n, ENTITY_CUE - word_bonus(n));
  }
}

typedef struct CutAt {
  Sentence *s;
  size_t i;
} CutAt;

static void word_edge(void *data, size_t to, int cost) {
  CutAt *at = data;
  cut_edge(at->s, at->i, to, cost, TOKEN_WORD, 0);
}

/* ---- Names ---- */

/* What stands before symbol i; takes its worth off *cost. */
static int beside_left(const Sentence *s, size_t i, int *cost) {
  if (i == 0) return 0;
  uint32_t end = s->end[i];
  const Sym *before = &s->sym[i - 1];
  if (end & CUE_POST) {
    *cost -= ENTITY_POST_BEFORE;
    return BESIDE_POST;
  }
  if (end & CUE_TITLE) {
    *cost -= ENTITY_TITLE_BEFORE;
    return BESIDE_TITLE;
  }
  bool colon = before->cp == CUT_COLON || before->cp == '/';
  if (colon && s->end[i - 1] & (CUE_LIST_LABEL | CUE_POST)) {
    *cost -= ENTITY_LABEL_BEFORE;
    return BESIDE_LABEL;
  }
  const EntityNode *single = cue_root(before->cp); /* 文/ 图：, not 文 alone */
  bool alone = single && single->mask & CUE_LABEL;
  if (!alone && (colon ? s->end[i - 1] : end) & CUE_LABEL) {
    *cost -= ENTITY_LABEL_BEFORE;
    return BESIDE_LABEL;
  }
  bool comma = before->cp == CUT_COMMA;
  if ((comma && s->steps[i - 1].kind == TOKEN_NAME) ||
      (s->sym[i].gap && s->steps[i].kind == TOKEN_NAME)) {
    *cost -= ENTITY_LIST_BEFORE;
    return BESIDE_LIST;
  }
  return 0;
}

/* What stands behind a name, at symbol i. */
static int beside_right(const Sentence *s, size_t i, int *cost) {
  uint32_t begin = s->begin[i];
  if (s->sym[i].gap) return 0;
  if (begin & CUE_HONOR) {
    *cost -= ENTITY_HONOR_AFTER;
    return BESIDE_HONOR;
  }
  if (begin & CUE_MEMORIAL) {
    *cost -= ENTITY_MEMORIAL_AFTER;
    return BESIDE_MEMORIAL;
  }
  if (begin & CUE_SAYS) {
    *cost -= ENTITY_SAYS_AFTER;
    return BESIDE_SAYS;
  }
  if (begin & CUE_NOT_AFTER && !s->known) *cost += ENTITY_NOT_AFTER;
  return 0;
}

static inline bool sym_parts(const Sentence *s, size_t i) {
  return s->sym[i].kind != SYM_HAN || s->sym[i].gap;
}

/* Whether marks or blanks stand on both sides of symbols [from, to). */
static bool sym_stands_alone(const Sentence *s, size_t from, size_t to) {
  bool left = from == 0 || sym_parts(s, from - 1) || s->sym[from].gap;
  return left && sym_parts(s, to);
}

/* White space between all characters of [from, to), or none: "周　奇" must
** stand by itself then, or in front of what tells of a person.  Its cost; -1:
** some have it and some not. */
static int name_gaps(const Sentence *s, size_t from, size_t to) {
  size_t gaps = 0;
  for (size_t i = from + 1; i < to; i++) gaps += s->sym[i].gap;
  if (gaps == 0) return 0;
  uint32_t tells = CUE_HONOR | CUE_POST | CUE_SAYS;
  if (gaps != to - from - 1) return -1;
  if (!sym_parts(s, to) && !(s->begin[to] & tells)) return -1;
  return (int)gaps * ENTITY_GAP;
}

int cut_lexicon(const Sentence *s, size_t from, size_t to) {
  LexiconNode node = lexicon_start();
  for (size_t i = from; i < to; i++) {
    if (i > from && s->sym[i].gap) return 0;
    if (!lexicon_step(&node, lexicon_code(s->sym[i].cp))) return 0;
  }
  return (int)lexicon_cost(node);
}

/* The same with what a word of that length gets. */
static int word_cost(const Sentence *s, size_t from, size_t to) {
  int cost = cut_lexicon(s, from, to);
  return cost ? cost - word_bonus(to - from) : 0;
}

/* Whether the name is known from elsewhere; keeps it in mind if it is not. */
static bool name_known(Sentence *s, size_t i, size_t to) {
  uint64_t hash = 0;
  size_t slot;
  for (; i < to; i++) hash = name_hash(hash, s->sym[i].cp);
  if (s->known) return names_have(s->known, hash, &slot);
  if (s->n_maybe < MAYBE_MAX) s->maybe[s->n_maybe++] = hash;
  return false;
}

/* Whether a foreign name is cut: 阿拉格 of 阿拉格齐. */
static bool name_is_cut(const Sentence *s, size_t to) {
  return !s->sym[to].gap && s->end[to] & CUE_TRANSLIT &&
         s->begin[to] & CUE_TRANSLIT &&
         !(s->begin[to] & ~(uint32_t)CUE_TRANSLIT);
}

/* Whether the character ends names of places and offices (村, 局), and hardly
** ever those of people. */
static bool ends_place(uint32_t cp) {
  const EntityNode *node = cue_root(cp);
  int cost = cue_given(cp);
  if (!node) return false;
  if (node->mask & (CUE_ORG_LEVEL | CUE_ORG_WEAK)) {
    return cost > ENTITY_GIVEN_RARE_OFFICE;
  }
  return node->mask & CUE_NOT_AFTER && cost > ENTITY_GIVEN_RARE_PLACE;
}

/* Cost of the character before symbol `to` as the last of a name.  In front of
** other text, a word that sentences go on with (和, 还, 任) is rather that. */
static int given_last(const Sentence *s, size_t to) {
  uint32_t cp = s->sym[to - 1].cp;
  const EntityNode *node = cue_root(cp);
  int cost = cue_given(cp);
  if (ends_place(cp)) return cost + ENTITY_GIVEN_PLACE;
  if (!node || !(node->mask & CUE_ORG_STOP) || sym_parts(s, to)) return cost;
  return cost +
         (cost > ENTITY_GIVEN_RARE ? ENTITY_GIVEN_PLACE : ENTITY_GIVEN_STOP);
}

/* Whether the surname at symbol i is mostly one, wherever it stands. */
static bool surname_is_usual(const Sentence *s, size_t i) {
  return cue_surname_usual(s->sym[i].cp) || s->begin[i] & CUE_SURNAME2;
}

/* Whether symbols [i, to) may be a name at all. */
static bool name_may(const Sentence *s, size_t i, size_t to) {
  if (to - i < 8 && s->blocked[i] >> (to - i) & 1) return false;
  if (s->sym[to].kind == SYM_DOT) return false;
  return i == 0 || s->sym[i - 1].kind != SYM_DOT;
}

/* The same of two characters, 高山: between a post and what people do. */
static int name_as_short_word(const Sentence *s, size_t i, size_t to,
                              int beside) {
  bool post = beside & (BESIDE_POST | BESIDE_TITLE | BESIDE_LABEL);
  if (!post || !(s->begin[to] & CUE_SAYS) || s->sym[to].gap) return CUT_NONE;
  if (word_mask(s, i, to) || ends_place(s->sym[to - 1].cp)) return CUT_NONE;
  int cost = word_cost(s, i, to);
  return cost ? cost - ENTITY_BESIDE_WORD : CUT_NONE;
}

/* What a name of the lexicon costs at most: 赵世炎 is a word, too. */
static int name_as_word(const Sentence *s, size_t i, size_t to, int beside) {
  int tells = 255 & ~BESIDE_SAYS;
  if (to - i == 2) return name_as_short_word(s, i, to, beside);
  if (to - i != NAME_WORD || s->begin[i] & CUE_NOT_NAME) return CUT_NONE;
  if (ends_place(s->sym[to - 1].cp)) return CUT_NONE;
  bool usual = cue_surname_usual(s->sym[i].cp);
  if (!usual && !(beside & tells)) return CUT_NONE;
  int cost = word_cost(s, i, to);
  if (cost == 0) return CUT_NONE;
  return cost - (usual && beside ? ENTITY_BESIDE_WORD : 1);
}

static void name_edge(Sentence *s, size_t i, size_t to, int cost, int left) {
  bool known = name_known(s, i, to);
  if (known) {
    left |= BESIDE_KNOWN;
    cost += ENTITY_ACCEPT_KNOWN;
  }
  int beside = left | beside_right(s, to, &cost);
  if (!beside && !surname_is_usual(s, i)) return; /* would not be accepted */
  int gaps = name_gaps(s, i, to);
  if (gaps < 0 || !name_may(s, i, to)) return;
  if (!left && ends_place(s->sym[to - 1].cp)) return; /* 云镇 镇长 */
  if (name_is_cut(s, to)) cost += ENTITY_NOT_AFTER;
  cost += gaps;
  if (sym_stands_alone(s, i, to)) {
    bool listed = left & (BESIDE_LABEL | BESIDE_LIST);
    cost -= listed ? ENTITY_ALONE_LABEL : ENTITY_ALONE;
  }
  if (s->begin[i] & CUE_NOT_NAME) {
    cost += to - i > 2 ? ENTITY_NOT_NAME / 2 : ENTITY_NOT_NAME;
  }
  int as_word = name_as_word(s, i, to, beside);
  cut_edge(s, i, to, as_word < cost ? as_word : cost, TOKEN_NAME, beside);
}

/* The names that may begin at symbol i. */
static void cut_names(Sentence *s, size_t i) {
  size_t given = i + 1;
  int cost = cue_surname(s->sym[i].cp);
  if (s->begin[i] & CUE_SURNAME2) {
    given = i + 2;
    cost = ENTITY_SURNAME_LONG;
  } else if (cost == 0) {
    return;
  }
  if (s->begin[given] & CUE_HONOR) return; /* 罗先生 names nobody */
  cost += ENTITY_NAME;
  int left = beside_left(s, i, &cost);
  for (size_t n = 1; n <= 2 && given + n <= s->n; n++) {
    size_t to = given + n;
    if (s->sym[to - 1].kind != SYM_HAN) break;
    int sum = cost + given_last(s, to);
    cost += cue_given(s->sym[to - 1].cp);
    name_edge(s, i, to, sum + (n == 1 ? ENTITY_NAME_SHORT : -ENTITY_NAME_FULL),
              left);
  }
}

/* ---- The path ---- */

/* A run of letters and digits, or one sign. */
static void cut_other(Sentence *s, size_t i) {
  size_t to = i + 1;
  bool letter = s->sym[i].kind == SYM_LETTER;
  while (letter && to < s->n && s->sym[to].kind == SYM_LETTER &&
         !s->sym[to].gap) {
    to++;
  }
  cut_edge(s, i, to, 0, letter ? TOKEN_LETTER : TOKEN_MARK, 0);
}

/* Places, people and dotted names, which are known beforehand.  A place with
** 省, 市, 县 is one; a short one (德惠) must stand against names (刘德惠). */
static void cut_given(Sentence *s, size_t i) {
  size_t to = s->edge[i];
  int left = 0, cost = 0;
  if (s->edge_kind[i] != EDGE_PLACE) {
    left = beside_left(s, i, &cost) | beside_right(s, to, &cost);
    if (s->edge_kind[i] == EDGE_PERSON) cost -= ENTITY_GIVEN_PERSON;
    cut_edge(s, i, to, cost, TOKEN_NAME, left);
    return;
  }
  cost = word_cost(s, i, to);
  if (cost == 0) cost = ENTITY_CUE - word_bonus(to - i);
  bool whole = to - i > 2 && s->end[to] & CUE_ORG_LEVEL;
  cut_edge(s, i, to, cost - (whole ? ENTITY_PLACE_WHOLE : 1), TOKEN_PLACE, 0);
}

/* ---- Clauses without clues ---- */

enum {
  CUT_ORG = CUE_ORG_END | CUE_ORG_WEAK | CUE_ORG_HEAD | CUE_ORG_OUR,
  CUT_PERSON = CUE_POST | CUE_TITLE | CUE_HONOR | CUE_SAYS | CUE_MEMORIAL |
               CUE_LABEL | CUE_LIST_LABEL | CUE_SURNAME2,
  CUT_TOWN = 0x9547,     /* 镇 */
  CUT_TOWNSHIP = 0x4E61, /* 乡 */
  CUT_STREET = 0x9053    /* 道 */
};

/* Whether what stands before symbol i, a mark at its end, tells of a name. */
static bool clause_is_led(const Sentence *s, size_t i) {
  if (i == 0) return false;
  uint32_t mark = s->sym[i - 1].cp;
  if (s->sym[i - 1].kind != SYM_MARK) return true;
  if (mark == CUT_COMMA) return s->steps[i - 1].kind == TOKEN_NAME;
  return (mark == CUT_COLON || mark == '/') && s->end[i - 1];
}

/* Whether what stands in front of a mark may belong to what stands behind it:
** 常委、部长张三, 出席：张三. */
static bool mark_leads(uint32_t mark) {
  return mark == CUT_COMMA || mark == CUT_COLON || mark == '/';
}

/* Whether a symbol may be of a name, an organisation or a town by itself. */
static inline bool sym_is_clue(const Sentence *s, size_t i) {
  uint32_t cp = s->sym[i].cp;
  return s->begin[i] & CUT_ORG || s->edge[i] || s->sym[i].kind == SYM_DOT ||
         cue_surname_usual(cp) || cp == CUT_TOWN || cp == CUT_TOWNSHIP ||
         cp == CUT_STREET;
}

/* Where the clause ends that begins at symbol i, when nothing in it can be a
** name or an organisation, or tell of one; i where something can. */
static size_t clause_is_dull(const Sentence *s, size_t i) {
  uint32_t clues = 0;
  int surname = 0;
  size_t to = i;
  if (s->whole || clause_is_led(s, i)) return i;
  for (; to < s->n && s->sym[to].kind != SYM_MARK; to++) {
    if (sym_is_clue(s, to)) return i;
    clues |= s->begin[to];
    surname |= cue_surname(s->sym[to].cp);
  }
  if (!(clues & CUT_PERSON)) return to;
  if (surname || clues & CUE_SURNAME2) return i;
  return mark_leads(s->sym[to].cp) ? i : to;
}

/* Makes the clause one token; what could be names is kept in mind. */
static void cut_dull(Sentence *s, size_t i, size_t to) {
  cut_edge(s, i, to, 0, TOKEN_WORD, 0);
  for (; i + 1 < to; i++) {
    if (s->sym[i].kind != SYM_HAN || !cue_surname(s->sym[i].cp)) continue;
    for (size_t n = 2; n <= 3 && i + n <= to; n++) {
      if (s->sym[i + n - 1].kind != SYM_HAN) break;
      name_known(s, i, i + n);
    }
  }
}

static void cut_search(Sentence *s) {
  for (size_t i = 0; i <= s->n; i++) s->steps[i].cost = CUT_NONE;
  s->steps[0].cost = 0;
  for (size_t i = 0; i < s->n; i++) {
    if (s->steps[i].cost == CUT_NONE) continue; /* inside a run of letters */
    size_t dull = clause_is_dull(s, i);
    if (dull > i) {
      cut_dull(s, i, dull);
      i = dull - 1;
      continue;
    }
    if (s->edge[i]) cut_given(s, i);
    if (s->sym[i].kind != SYM_HAN) {
      cut_other(s, i);
      continue;
    }
    CutAt at = {s, i};
    words_each(s, i, s->n, word_edge, &at);
    cut_names(s, i);
  }
}

/* ---- How sure a name is ---- */

typedef struct Window {
  int32_t cost[CUT_WINDOW + 1];
  size_t from, i;
  size_t name_from, name_to; /* a word that does not count: the name itself */
} Window;

static void window_edge(void *data, size_t to, int cost) {
  Window *w = data;
  if (w->i == w->name_from && to == w->name_to) return;
  int32_t *sum = &w->cost[to - w->from];
  if (w->cost[w->i - w->from] + cost < *sum) {
    *sum = w->cost[w->i - w->from] + cost;
  }
}

/* The cost of symbols [from, to) as words only.  A name of three characters
** that the lexicon has, too, does not speak against itself. */
static int window_cost(const Sentence *s, const EntityToken *name, size_t from,
                       size_t to) {
  Window w = {.from = from, .name_from = SIZE_MAX};
  if (name->to - name->from == NAME_WORD) {
    w.name_from = name->from;
    w.name_to = name->to;
  }
  for (size_t i = 0; i <= to - from; i++) w.cost[i] = CUT_NONE;
  w.cost[0] = 0;
  for (size_t i = from; i < to; i++) {
    if (w.cost[i - from] == CUT_NONE) continue;
    w.i = i;
    if (s->sym[i].kind == SYM_HAN) {
      words_each(s, i, to, window_edge, &w);
    } else {
      window_edge(&w, i + 1, 0);
    }
  }
  return w.cost[to - from];
}

/* Whether a name beats the words by enough. */
static bool name_accept(const Sentence *s, const EntityToken *t) {
  bool word = t->to - t->from == NAME_WORD && cut_lexicon(s, t->from, t->to);
  bool usual =
      cue_surname_usual(s->sym[t->from].cp) || s->begin[t->from] & CUE_SURNAME2;
  if (word && !t->beside) {
    return usual && t->margin >= ENTITY_ACCEPT_BARE_WORD;
  }
  if (word && !usual) return t->margin >= ENTITY_ACCEPT_WORD;
  if (t->beside) return t->margin >= ENTITY_ACCEPT;
  return usual && t->margin >= ENTITY_ACCEPT_BARE;
}

/* Puts into each name how much dearer the words are without it, those beside
** it included; names that do not win by enough become words, and are kept in
** mind.  Whether there were any. */
static bool cut_margins(Sentence *s) {
  bool blocked = false;
  for (size_t k = 0; k < s->n_tokens; k++) {
    EntityToken *t = &s->tokens[k];
    if (t->kind != TOKEN_NAME) continue;
    size_t from = t->from, to = t->to;
    if (k > 0 && t[-1].kind == TOKEN_WORD) from = t[-1].from;
    if (k + 1 < s->n_tokens && t[1].kind == TOKEN_WORD) to = t[1].to;
    if (to - from > CUT_WINDOW) {
      from = t->from;
      to = t->to;
    }
    if (to - from > CUT_WINDOW) continue;
    int margin =
        window_cost(s, t, from, to) - (s->steps[to].cost - s->steps[from].cost);
    bool given =
        s->edge[t->from] == t->to && s->edge_kind[t->from] != EDGE_PLACE;
    if (given) margin = ENTITY_GIVEN_MARGIN;
    t->margin = (int16_t)(margin > 2000 ? 2000 : margin);
    if (given) continue;
    if (name_accept(s, t)) continue;
    t->kind = TOKEN_WORD;
    blocked |= t->to - t->from < 8;
    if (t->to - t->from < 8) {
      s->blocked[t->from] |= (uint8_t)(1u << (t->to - t->from));
    }
  }
  return blocked;
}

/* Reads the tokens off the path. */
static void cut_read(Sentence *s) {
  size_t n = 0;
  for (size_t i = s->n; i > 0; i = s->steps[i].from) n++;
  s->n_tokens = n;
  for (size_t i = s->n; i > 0; i = s->steps[i].from) {
    const SentenceStep *step = &s->steps[i];
    s->tokens[--n] = (EntityToken){.from = step->from,
                                   .to = (uint16_t)i,
                                   .kind = step->kind,
                                   .beside = step->beside,
                                   .mask = word_mask(s, step->from, i)};
  }
}

/* Names that do not win by enough leave the words below them unread (柴坊镇, and
** not 柴坊 and 镇): then the path is looked for once more without them. */
void cut_tokens(Sentence *s) {
  memset(s->blocked, 0, s->n + 1);
  for (int i = 0; i < 2; i++) {
    s->n_maybe = 0;
    cut_search(s);
    cut_read(s);
    if (!cut_margins(s)) break;
  }
}
