/* person.c: Layer 6. People with post and organisation; see person.h. */
#include "entity/person.h"

enum {
  CHAIN_MAX = 6, /* posts before one name */
  TITLE_MAX = 3, /* words of what somebody is: 工人 运动 领袖 */
  COMMA = 0x3001,
  PAUSE = ',',
  WIDE = 0xFF0C,   /* ， */
  DEPUTY = 0x526F, /* 副 */
  ROOM = 0x5BA4    /* 室 */
};

/* ---- Posts ---- */

static uint32_t mask_of(const Sentence *s, size_t k) {
  return s->tokens[k].kind == TOKEN_WORD ? s->tokens[k].mask : 0;
}

/* A word before what somebody is, that belongs to it: 抗日 in 抗日将领. */
static bool title_holds(const Sentence *s, size_t k) {
  return s->tokens[k].kind == TOKEN_WORD && !token_gap(s, k + 1) &&
         s->tokens[k].to - s->tokens[k].from > 1 &&
         !(s->tokens[k].mask &
           (CUE_ORG_STOP | CUE_POST | CUE_ORG_OUR | CUE_NOT_ORG | CUE_ORG_END));
}

/* Where the post that ends before token k begins; k for none. */
static size_t post_begin(const Sentence *s, size_t k) {
  if (k == 0) return k;
  size_t from = k - 1;
  uint32_t mask = mask_of(s, from);
  if (mask & CUE_POST) {
    while (from > 0 && mask_of(s, from - 1) & CUE_POST_PART &&
           !token_gap(s, from)) {
      from--;
    }
    return from;
  }
  if (!(mask & CUE_TITLE)) return k;
  for (int i = 0; i < TITLE_MAX && from > 0 && title_holds(s, from - 1); i++) {
    from--;
  }
  return from;
}

/* A region, or a town with its level (安居镇), that ends before token k, with the
** region that it stands behind: where it begins; SIZE_MAX for none. */
static size_t post_place(const Sentence *s, size_t k) {
  if (k == 0 || token_gap(s, k)) return SIZE_MAX;
  const EntityToken *t = &s->tokens[k - 1];
  if (t->kind == TOKEN_PLACE) return k - 1;
  bool town = t->kind == TOKEN_WORD && t->to - t->from > 2 && !t->mask &&
              s->end[t->to] & CUE_ORG_LEVEL;
  if (!town) return SIZE_MAX;
  bool region = k > 1 && t[-1].kind == TOKEN_PLACE && !token_gap(s, k - 1);
  return region ? k - 2 : k - 1;
}

/* 室 in 室主任, at the start of a clause: the office that is spoken of. */
static bool is_here(const Sentence *s, size_t k) {
  if (k == 0 || token_cp(s, k - 1) != ROOM) return false;
  return k == 1 || s->tokens[k - 2].kind == TOKEN_MARK;
}

/* A department that names no organisation by itself: 宣传部, 骨科. */
static bool is_department(const Sentence *s, size_t k) {
  const EntityToken *t = &s->tokens[k];
  if (t->kind != TOKEN_WORD || token_gap(s, k + 1)) return false;
  if (t->mask & CUE_ORG_END) return true;
  return !t->mask && t->to - t->from > 1 && s->end[t->to] & CUE_ORG_WEAK;
}

/* Puts into *p the post that begins at token `from` and what stands before it;
** returns where that begins. */
static size_t post_owner(const Sentence *s, const OrgRange *orgs, size_t n_orgs,
                         size_t from, Person *p) {
  const OrgRange *org = org_before(orgs, n_orgs, from);
  p->role_from = from;
  p->org = org ? (int)(org - orgs) : -1;
  p->place = org ? SIZE_MAX : post_place(s, from);
  p->here = !org && is_here(s, from);
  if (org) return org->from;
  p->place_to = from;
  if (p->place != SIZE_MAX) return p->place;
  if (from == 0 || !is_department(s, from - 1)) return from;
  p->role_from = from - 1; /* 宣传部部长 */
  return from - 1;
}

/* Puts the label in front of a name into *p, with a colon or without: 摄影：,
** 实习记者; returns where posts may end before it. */
static size_t person_label(const Sentence *s, Person *p) {
  size_t k = p->token;
  if (k > 1 && (token_cp(s, k - 1) == ':' || token_cp(s, k - 1) == '/')) k--;
  p->role_to = p->role_from = k;
  if (k == 0 || !(mask_of(s, k - 1) & CUE_LABEL)) return k;
  const EntityToken *label = &s->tokens[k - 1];
  if (k < p->token || label->to - label->from > 1) p->role_from--;
  return k;
}

/* The posts before a name: 石桥坪区委 常委 、 宣传部 部长. */
static void person_posts(const Sentence *s, const OrgRange *orgs, size_t n_orgs,
                         Person *p) {
  size_t k = person_label(s, p);
  for (int i = 0; i < CHAIN_MAX; i++) {
    size_t from = post_begin(s, k);
    if (from == k) break;
    k = post_owner(s, orgs, n_orgs, from, p);
    if (k == 0) break;
    if (mask_of(s, k - 1) & CUE_POST) continue; /* 副局长兼主任 */
    if (token_cp(s, k - 1) != COMMA || k < 2) break;
    if (!(mask_of(s, k - 2) & CUE_POST)) break;
    k--;
  }
}

/* What stands behind a name: 总书记, 同志. */
static void person_honor(const Sentence *s, Person *p) {
  size_t k = p->token + 1;
  if (p->role_from < p->role_to || k >= s->n_tokens || token_gap(s, k)) return;
  if (!(mask_of(s, k) & CUE_HONOR)) return;
  if (k + 1 < s->n_tokens && s->tokens[k + 1].kind == TOKEN_NAME) return;
  p->role_from = k;
  p->role_to = k + 1;
}

/* Whether a post says itself of what it is one: 市长, 副县长. */
static bool post_has_level(const Sentence *s, const Person *p) {
  size_t to = s->tokens[p->role_to - 1].to;
  for (size_t i = s->tokens[p->role_from].from; i < to; i++) {
    const EntityNode *node = cue_root(s->sym[i].cp);
    if (node && node->mask & CUE_ORG_LEVEL) return true;
  }
  return false;
}

/* Whether a person stands right behind another in a list: behind 、 or a blank,
** or, for a 副…, behind a comma. */
static bool is_next(const Sentence *s, const Person *p, const Person *before) {
  bool own = p->role_from < p->role_to;
  size_t from = own && p->role_to <= p->token ? p->role_from : p->token;
  if (from > 0 && before->token == from - 1) return token_gap(s, from);
  if (from < 2 || before->token != from - 2) return false;
  uint32_t mark = token_cp(s, from - 1);
  if (mark == COMMA) return true;
  bool deputy = own && s->sym[s->tokens[from].from].cp == DEPUTY;
  return deputy && (mark == PAUSE || mark == WIDE);
}

/* The next of a list takes over what was said of the one before: 副主任张三、
** 李四 the post, 书记张三、主任李四 the organisation. */
static void person_listed(const Sentence *s, Person *p, const Person *before) {
  bool own = p->role_from < p->role_to;
  if (before->role_to > before->token) return;
  if (before->role_from == before->role_to) return;
  if (!is_next(s, p, before)) return;
  if (own && (p->org >= 0 || p->place != SIZE_MAX || p->here)) return;
  if (own && post_has_level(s, p)) return;
  p->org = before->org;
  p->place = before->place;
  p->place_to = before->place_to;
  p->here = before->here;
  if (own) return;
  p->role_from = before->role_from;
  p->role_to = before->role_to;
}

size_t person_find(const Sentence *s, const OrgRange *orgs, size_t n_orgs,
                   Person people[PEOPLE_MAX]) {
  size_t n = 0;
  for (size_t k = 0; k < s->n_tokens && n < PEOPLE_MAX; k++) {
    if (s->tokens[k].kind != TOKEN_NAME) continue;
    Person *p = &people[n];
    *p = (Person){.token = k, .org = -1, .place = SIZE_MAX};
    person_posts(s, orgs, n_orgs, p);
    person_honor(s, p);
    if (n > 0) person_listed(s, p, p - 1);
    n++;
  }
  return n;
}
