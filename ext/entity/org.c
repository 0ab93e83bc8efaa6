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
  ORG_COMMON = 297,    /* cost of a word that is as common as 农村 */
  ORG_RARE = 560,      /* cost of two characters that are no word */
  ORG_RARE_PAIR = 400, /* the same in front of 镇 or 乡 */
  ORG_TOWN = 3,        /* longest name of a town without its level */
  ORG_WORD_MIN = 3,    /* characters of one word that is a name's end */
  ORG_SHORT = 5,       /* characters of a given name that must be rare... */
  ORG_KNOWN = 400,     /* ...with a first word of that cost */
  LOCATED = 0x5728,    /* 在 */
  FIELD = 0x573A,      /* 场 */
  TOWN = 0x9547,       /* 镇 */
  TOWNSHIP = 0x4E61,   /* 乡 */
  STREET_END = 0x9053  /* 道 of 街道 */
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

/* Whether a name without region or level may begin at token left. */
static bool org_starts_bare(const Sentence *s, size_t left) {
  if (left == 0 || token_gap(s, left)) return true;
  const EntityToken *before = &s->tokens[left - 1];
  if (before->kind == TOKEN_MARK) return true;
  return before->kind == TOKEN_WORD && before->mask & (CUE_ORG_STOP | CUE_POST);
}

/* Whether the name begins with what is no word: 青 禾 食品 公司, 溪北 工业园 管委会. */
static bool starts_rarely(const Sentence *s, size_t left, size_t k) {
  const EntityToken *first = &s->tokens[left];
  int cost = cut_lexicon(s, first->from, first->to);
  if (first->kind != TOKEN_WORD || first->mask || left + 1 >= k) return false;
  if (first->to - first->from > 1) return cost == 0;
  if (left + 2 >= k || first[1].mask || first[1].to - first[1].from > 1) {
    return false;
  }
  return cost + cut_lexicon(s, first[1].from, first[1].to) > ORG_RARE;
}

/* Whether the first word tells one organisation from others: 农村 and 商业 do
** not, a rare word does, and so does a name that is a word itself, or that a
** post stands behind. */
static bool org_is_named(const Sentence *s, size_t left, size_t k) {
  const EntityToken *first = &s->tokens[left];
  bool post = k + 1 < s->n_tokens && s->tokens[k + 1].mask & CUE_POST;
  if (post && (left < k || !first->mask)) return true;
  if (starts_rarely(s, left, k)) return true;
  if (!(s->end[s->tokens[k].to] & CUE_ORG_BARE)) return false;
  if (left == k) return !(first->mask & (CUE_ORG_END | CUE_ORG_BARE));
  if (cut_lexicon(s, first->from, s->tokens[k].to)) return true;
  int cost = cut_lexicon(s, first->from, first->to);
  if (first->to - first->from > 1) return cost == 0 || cost > ORG_COMMON;
  if (left + 1 == k || first[1].to - first[1].from > 1) return false;
  return cost + cut_lexicon(s, first[1].from, first[1].to) >
         ORG_RARE; /* 青禾 */
}

/* Whether token i begins with a level: 镇政府, 街道, 区委. */
static bool org_starts_with_level(const Sentence *s, size_t i) {
  uint32_t cp = s->sym[s->tokens[i].from].cp;
  const EntityNode *level = cue_root(cp);
  return cp == STREET || (level && level->mask & CUE_ORG_LEVEL);
}

/* Whether tokens [left, i) name a place that the caller did not know, in front
** of its level: 松岗 in 松岗镇政府. */
static bool org_place(const Sentence *s, size_t left, size_t i) {
  if (left == i) return false;
  size_t chars = token_chars(s, left, i);
  return chars >= 2 && chars <= ORG_PLACE && org_starts_bare(s, left) &&
         org_starts_with_level(s, i);
}

/* Whether token t is a verb that names of places begin with (望, 松), and opens
** one of two characters before token k or in it: 望岚 区委, 望 湖区 水务局. */
static bool opens_place(const Sentence *s, size_t t, size_t k) {
  if (!(s->tokens[t].mask & CUE_PLACE_HEAD) || t == k) return false;
  if (!org_starts_bare(s, t) || token_gap(s, t + 1)) return false;
  const EntityToken *next = &s->tokens[t + 1];
  if (next->kind != TOKEN_WORD || next->mask & CUE_ORG_STOP) return false;
  if (next->to - next->from == 2) {
    return t + 1 < k && s->end[next->to] & CUE_ORG_LEVEL && !next->mask;
  }
  return next->to - next->from == 1 && t + 2 <= k && !token_gap(s, t + 2) &&
         org_starts_with_level(s, t + 2);
}

/* The leftmost token of the run that may be one name with token k. */
static size_t org_left(const Sentence *s, size_t k) {
  size_t left = k;
  while (left > 0 && !token_gap(s, left) &&
         (org_holds(s, left - 1, k) || opens_place(s, left - 1, k)) &&
         token_chars(s, left - 1, k + 1) <= ORG_CHARS) {
    left--;
  }
  return left;
}

/* Whether token k may be in the name of a town that begins at token left. */
static bool town_holds(const Sentence *s, size_t left, size_t k, size_t i,
                       bool region) {
  uint32_t may = CUE_PLACE_HEAD | CUE_TRANSLIT | CUE_NOT_AFTER;
  const EntityToken *t = &s->tokens[k];
  if (k > left && token_gap(s, k)) return false;
  if (region && k == left) may |= CUE_ORG_STOP; /* 忠县拔山镇 */
  if (t->kind == TOKEN_WORD && !(t->mask & ~may)) return true;
  return opens_place(s, k, i);
}

/* Whether tokens [left, i) are rare enough: 重点 is not. */
static bool town_is_rare(const Sentence *s, size_t left, size_t i) {
  const EntityToken *first = &s->tokens[left];
  int cost = cut_lexicon(s, first->from, first->to);
  if (first->to - first->from > 1) return cost == 0 || cost > ORG_COMMON;
  return left + 1 == i ||
         cost + cut_lexicon(s, first[1].from, first[1].to) > ORG_RARE_PAIR;
}

/* Whether tokens [left, i) could name a town by themselves: two or three
** characters that are no common word, at the start of a clause or behind a
** region. */
static bool is_town_name(const Sentence *s, size_t left, size_t i) {
  size_t chars = token_chars(s, left, i);
  if (chars < 2 || chars > ORG_TOWN) return false;
  bool region = left > 0 && s->tokens[left - 1].kind == TOKEN_PLACE;
  if (!region && !org_starts_bare(s, left)) return false;
  for (size_t k = left; k < i; k++) {
    if (!town_holds(s, left, k, i, region)) return false;
  }
  return region || town_is_rare(s, left, i);
}

/* Whether the words of the symbols before `to` end in 镇, 乡 or 街道. */
static bool ends_town(const Sentence *s, size_t to) {
  uint32_t last = s->sym[to - 1].cp;
  return last == TOWN || last == TOWNSHIP ||
         (last == STREET_END && to > 1 && s->sym[to - 2].cp == STREET);
}

/* Whether token k, of three characters or more, is the name of a town. */
static bool word_is_town(const Sentence *s, size_t k) {
  const EntityToken *t = &s->tokens[k];
  const EntityNode *first = cue_root(s->sym[t->from].cp);
  uint32_t mask = first ? first->mask : 0;
  if (mask & CUE_ORG_STOP && !(mask & CUE_PLACE_HEAD)) return false; /* 各 */
  return !t->mask && org_starts_bare(s, k) &&
         cut_lexicon(s, t->from, t->to) > ORG_COMMON;
}

/* Whether token k, a word of two characters, ends a town's name right behind a
** region: 忠县 拔 山镇. */
static bool word_ends_town(const Sentence *s, size_t k) {
  const EntityToken *t = &s->tokens[k];
  if (k < 2 || t->mask || token_gap(s, k) || token_gap(s, k - 1)) return false;
  return t[-1].kind == TOKEN_WORD && t[-1].to - t[-1].from == 1 &&
         t[-2].kind == TOKEN_PLACE;
}

bool org_is_town(const Sentence *s, size_t k, size_t *from) {
  const EntityToken *t = &s->tokens[k];
  if (t->kind != TOKEN_WORD || !ends_town(s, t->to)) return false;
  if (t->to - t->from >= ORG_WORD_MIN) {
    *from = k;
    return word_is_town(s, k);
  }
  if (!(t->mask & CUE_ORG_LEVEL)) {
    *from = k - 1;
    return word_ends_town(s, k);
  }
  for (size_t n = 1; n <= ORG_TOWN && n <= k; n++) {
    if (token_gap(s, k - n + 1)) return false;
    if (!is_town_name(s, k - n, k)) continue;
    *from = k - n;
    return true;
  }
  return false;
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
    if (opens_place(s, i, k)) return i;
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
  if (left > 0 && token_cp(s, left - 1) == LOCATED &&
      s->sym[s->tokens[k].to - 1].cp == FIELD) {
    return false; /* 在红枫岭林场: where, not who */
  }
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

/* Whether a given name is one by itself: not 技术中心, which is so short that it
** must begin with a rarer word. */
static bool given_is_named(const Sentence *s, size_t k, size_t to) {
  const EntityToken *first = &s->tokens[k];
  if (token_chars(s, k, to) > ORG_SHORT) return true;
  if (first->kind == TOKEN_PLACE || first->to - first->from == 1) return true;
  int cost = cut_lexicon(s, first->from, first->to);
  return first->mask & (CUE_ORG_LEVEL | CUE_ORG_HEAD) || cost == 0 ||
         cost > ORG_KNOWN;
}

/* The next given name of the sentence as tokens; false where it has no more, or
** its ends are not those of tokens. */
static bool org_given(const Sentence *s, GivenNames *given, OrgRange *org) {
  for (size_t k = 0; given->next < given->n; given->next++) {
    const GivenRange *r = &given->a[given->next];
    if (r->from >= s->sym[s->n].from) return false;
    while (k < s->n_tokens && s->sym[s->tokens[k].from].from < r->from) k++;
    size_t to = k;
    while (to < s->n_tokens && s->sym[s->tokens[to].from].from < r->to) to++;
    if (to == k || s->sym[s->tokens[k].from].from != r->from ||
        s->sym[s->tokens[to - 1].to - 1].to != r->to ||
        !given_is_named(s, k, to)) {
      continue;
    }
    *org = (OrgRange){(uint16_t)k, (uint16_t)to, false, true};
    given->next++;
    return true;
  }
  return false;
}

/* Adds a name to the n that there are; those that it covers are taken off. */
static size_t org_add(OrgRange *orgs, size_t n, OrgRange org) {
  while (n > 0 && orgs[n - 1].from >= org.from) n--; /* a longer name */
  if (n > 0 && orgs[n - 1].to > org.from) return n;
  orgs[n++] = org;
  return n;
}

/* The name that ends with token k; false for none. */
static bool org_at(const Sentence *s, size_t k, OrgRange *org) {
  *org = (OrgRange){(uint16_t)k, (uint16_t)(k + 1), true, false};
  if (s->tokens[k].mask & CUE_ORG_OUR) return true;
  Ending ending = org_ending(s, k);
  if (ending == ENDS_NOT) return false;
  size_t from = org_begin(s, k, ending, &org->anchored);
  org->from = (uint16_t)from;
  org->our = false;
  bool head = from == k && s->tokens[k].mask & CUE_ORG_HEAD;
  return from <= k && (!head || head_stands_alone(s, k));
}

size_t org_find(const Sentence *s, GivenNames *given, OrgRange orgs[ORGS_MAX]) {
  size_t n = 0;
  OrgRange known, org;
  bool more = org_given(s, given, &known);
  for (size_t k = 0; k < s->n_tokens && n < ORGS_MAX; k++) {
    if (more && k + 1 == known.to) {
      n = org_add(orgs, n, known);
      more = org_given(s, given, &known);
    } else if (org_at(s, k, &org)) {
      n = org_add(orgs, n, org);
    }
  }
  return n;
}

const OrgRange *org_before(const OrgRange *orgs, size_t n, size_t k) {
  for (size_t i = 0; i < n; i++) {
    if (orgs[i].to == k) return &orgs[i];
  }
  return NULL;
}
