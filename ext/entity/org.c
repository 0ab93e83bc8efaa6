/* org.c: Layer 5. Names of organisations; see org.h. */
#include "entity/org.h"

#include "entity/cut.h"

enum {
  STATIONED = 0x9A7B, /* 驻: 驻重庆办事处 is only the end of a name */
  STREET = 0x8857,    /* 街 of 街道, which is a level, too */
  ORG_CHARS = 30,     /* longest name, characters */
  ORG_COUNTRY = 6,    /* longest name of a country, characters */
  ORG_PLACE = 4,      /* longest name of a place, characters */
  ORG_BARE_MIN = 4,   /* shortest and longest without an anchor */
  ORG_BARE_MAX = 16,
  ORG_COMMON = 297, /* cost of a word that is as common as 农村 */
  ORG_RARE = 560,   /* cost of two characters that are no word */
  ORG_WORD_MIN = 3  /* characters of one word that is a name's end */
};

static size_t token_chars(const Sentence *s, size_t from, size_t to) {
  return s->tokens[to - 1].to - s->tokens[from].from;
}

/* How token k may end a name. */
typedef enum Ending { ENDS_NOT, ENDS_WEAKLY, ENDS_FULLY } Ending;

static Ending org_ending(const Sentence *s, size_t k) {
  const EntityToken *t = &s->tokens[k];
  size_t chars = t->to - t->from;
  if (t->kind != TOKEN_WORD || t->mask & CUE_NOT_ORG) return ENDS_NOT;
  if (t->mask & (CUE_ORG_END | CUE_ORG_HEAD)) return ENDS_FULLY;
  if (t->mask & (CUE_POST | CUE_ORG_STOP)) return ENDS_NOT;
  if (chars >= ORG_WORD_MIN && s->end[t->to] & CUE_ORG_END) return ENDS_FULLY;
  if (!(s->end[t->to] & CUE_ORG_WEAK)) return ENDS_NOT;
  if (chars >= ORG_WORD_MIN) return ENDS_WEAKLY;
  if (chars > 1 || k == 0 || token_gap(s, k)) return ENDS_NOT;
  return t[-1].mask & CUE_ORG_END ? ENDS_NOT : ENDS_WEAKLY; /* 研究室办展 */
}

/* Whether token t may stand inside the name that ends with token k. */
static bool org_holds(const Sentence *s, size_t t, size_t k) {
  const EntityToken *token = &s->tokens[t];
  if (token->kind == TOKEN_PLACE) return true;
  if (token->kind != TOKEN_WORD && token->kind != TOKEN_LETTER) return false;
  if (token->kind == TOKEN_LETTER && s->sym[token->from].cp <= '9') {
    return false;
  }
  uint32_t mask = token->mask;
  if (mask & (CUE_ORG_HEAD | CUE_ORG_LEVEL)) return true;
  if (mask & (CUE_ORG_STOP | CUE_ORG_OUR | CUE_NOT_ORG)) return false;
  if (mask & (CUE_POST | CUE_TITLE | CUE_HONOR)) return t + 1 == k;
  return true;
}

/* The leftmost token of the run that may be one name with token k. */
static size_t org_left(const Sentence *s, size_t k) {
  size_t left = k;
  while (left > 0 && !token_gap(s, left) && org_holds(s, left - 1, k) &&
         token_chars(s, left - 1, k + 1) <= ORG_CHARS) {
    left--;
  }
  return left;
}

/* Whether a name without region or level may begin at token left. */
static bool org_starts_bare(const Sentence *s, size_t left) {
  if (left == 0 || token_gap(s, left)) return true;
  const EntityToken *before = &s->tokens[left - 1];
  if (before->kind == TOKEN_MARK) return true;
  return before->kind == TOKEN_WORD && before->mask & (CUE_ORG_STOP | CUE_POST);
}

/* Whether the first word tells one organisation from others: 农村 and 商业 do
** not, a rare word does, and so does a name that is a word itself, or that a
** post stands behind. */
static bool org_is_named(const Sentence *s, size_t left, size_t k) {
  const EntityToken *first = &s->tokens[left];
  bool post = k + 1 < s->n_tokens && s->tokens[k + 1].mask & CUE_POST;
  if (post && (left < k || !first->mask)) return true;
  if (!(s->end[s->tokens[k].to] & CUE_ORG_BARE)) return false;
  if (left == k) return !(first->mask & (CUE_ORG_END | CUE_ORG_BARE));
  if (cut_lexicon(s, first->from, s->tokens[k].to)) return true;
  int cost = cut_lexicon(s, first->from, first->to);
  if (first->to - first->from > 1) return cost == 0 || cost > ORG_COMMON;
  if (left + 1 == k || first[1].to - first[1].from > 1) return false;
  return cost + cut_lexicon(s, first[1].from, first[1].to) >
         ORG_RARE; /* 青禾 */
}

/* Whether tokens [left, i) name a place that the caller did not know, in front
** of its level: 松岗 in 松岗镇政府. */
static bool org_place(const Sentence *s, size_t left, size_t i) {
  if (left == i) return false;
  size_t chars = token_chars(s, left, i);
  uint32_t cp = s->sym[s->tokens[i].from].cp;
  const EntityNode *level = cue_root(cp);
  return chars >= 2 && chars <= ORG_PLACE && org_starts_bare(s, left) &&
         (cp == STREET || (level && level->mask & CUE_ORG_LEVEL));
}

/* Whether a word is the name of a place with its level: 松岗镇. */
static bool token_is_place(const Sentence *s, const EntityToken *t) {
  if (t->kind == TOKEN_PLACE) return true;
  return t->kind == TOKEN_WORD && t->to - t->from >= ORG_WORD_MIN && !t->mask &&
         s->end[t->to] & CUE_ORG_LEVEL;
}

/* Where the name of tokens [left, k] begins by a region in it; k + 1 where
** there is one and no name (驻重庆办事处), SIZE_MAX where there is none. */
static size_t begin_at_place(const Sentence *s, size_t left, size_t k) {
  for (size_t i = left; i <= k; i++) {
    if (!token_is_place(s, &s->tokens[i])) continue;
    if (i == k) return k + 1;
    if (i == left) return i;
    const EntityToken *before = &s->tokens[i - 1];
    if (token_cp(s, i - 1) == STATIONED) return k + 1;
    bool party = before->mask & CUE_ORG_LEVEL && before->to - before->from > 1;
    return party ? i - 1 : i; /* 中共重庆市委 */
  }
  return SIZE_MAX;
}

/* Where a name begins that ends in a head (市委, 教育部) and has words in front
** of it: these make a ministry another one (俄罗斯国防部), or part of something
** else (宣传教育部): then k + 1, no name. */
static size_t head_behind(const Sentence *s, size_t left, size_t k) {
  if (s->begin[s->tokens[k].from] & CUE_ORG_LEVEL) return k;
  bool country = token_chars(s, left, k) <= ORG_COUNTRY &&
                 s->tokens[left].to - s->tokens[left].from > 1 &&
                 org_starts_bare(s, left);
  return country ? left : k + 1;
}

/* Whether token k is a whole name with its level: 县总工会. */
static bool org_is_one_word(const Sentence *s, size_t k) {
  const EntityToken *t = &s->tokens[k];
  return s->begin[t->from] & (CUE_ORG_LEVEL | CUE_ORG_HEAD) &&
         t->to - t->from > ORG_WORD_MIN && !(t->mask & CUE_ORG_END);
}

/* The same by a level (市) or a head (市委) in it, or by that of its last word. */
static size_t begin_at_level(const Sentence *s, size_t left, size_t k) {
  for (size_t i = left; i <= k; i++) {
    const EntityToken *t = &s->tokens[i];
    bool head = t->mask & CUE_ORG_HEAD;
    if (!head && (i == k || !(t->mask & CUE_ORG_LEVEL))) continue;
    if (org_place(s, left, i)) return left;
    if (head && i == k && i > left) return head_behind(s, left, k);
    if (head || (i == left && org_starts_bare(s, i))) return i;
    break;
  }
  return org_is_one_word(s, k) ? k : SIZE_MAX;
}

/* Whether tokens [left, k] are a name without any region or level. */
static bool org_is_bare(const Sentence *s, size_t left, size_t k,
                        Ending ending) {
  size_t chars = token_chars(s, left, k + 1);
  return ending == ENDS_FULLY && chars >= ORG_BARE_MIN &&
         chars <= ORG_BARE_MAX && org_is_named(s, left, k) &&
         org_starts_bare(s, left);
}

/* Where the name that ends with token k begins; k + 1 for no name. */
static size_t org_begin(const Sentence *s, size_t k, Ending ending,
                        bool *anchored) {
  size_t left = org_left(s, k);
  size_t from = begin_at_place(s, left, k);
  if (from == SIZE_MAX) from = begin_at_level(s, left, k);
  *anchored = from != SIZE_MAX;
  if (*anchored) return from;
  return org_is_bare(s, left, k, ending) ? left : k + 1;
}

/* Whether a head that is the whole name stands for the office: 中央 does not in
** 中央红军 and 中央处理器. */
static bool head_stands_alone(const Sentence *s, size_t k) {
  const EntityToken *head = &s->tokens[k];
  if (head->to - head->from > 2 || s->begin[head->from] & CUE_ORG_LEVEL) {
    return true;
  }
  if (k + 1 >= s->n_tokens || token_gap(s, k + 1)) return true;
  const EntityToken *next = &s->tokens[k + 1];
  if (next->kind != TOKEN_WORD) return true;
  return next->mask & (CUE_ORG_STOP | CUE_POST | CUE_POST_PART | CUE_SAYS);
}

size_t org_find(const Sentence *s, OrgRange orgs[ORGS_MAX]) {
  size_t n = 0;
  for (size_t k = 0; k < s->n_tokens && n < ORGS_MAX; k++) {
    if (s->tokens[k].mask & CUE_ORG_OUR) {
      orgs[n++] = (OrgRange){(uint16_t)k, (uint16_t)(k + 1), true, false};
      continue;
    }
    bool anchored;
    Ending ending = org_ending(s, k);
    if (ending == ENDS_NOT) continue;
    size_t from = org_begin(s, k, ending, &anchored);
    if (from > k) continue;
    if (from == k && s->tokens[k].mask & CUE_ORG_HEAD &&
        !head_stands_alone(s, k)) {
      continue;
    }
    while (n > 0 && orgs[n - 1].from >= from) n--; /* a longer name */
    if (n > 0 && orgs[n - 1].to > from) continue;
    orgs[n++] = (OrgRange){(uint16_t)from, (uint16_t)(k + 1), false, anchored};
  }
  return n;
}

const OrgRange *org_before(const OrgRange *orgs, size_t n, size_t k) {
  for (size_t i = 0; i < n; i++) {
    if (orgs[i].to == k) return &orgs[i];
  }
  return NULL;
}
