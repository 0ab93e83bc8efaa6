/* join.c: Layer 3. Abbreviations of organisations; see join.h. */
#include "entity/join.h"

#include "core/utf8.h"
#include "text/fold.h"

enum {
  SHORT_MIN = 12,    /* bytes of a name that is the end of another */
  SHORT_LEVEL = 6,   /* the same where it begins with 市, 区, 县 */
  FRONT_MAX = 45,    /* bytes that may be missing in front */
  INNER_MAX = 18,    /* bytes that may be missing inside */
  HEAD_MIN = 6,      /* bytes that both begin with */
  LEVEL = 3,         /* bytes of 市, 区, 县 */
  SHORT_LETTERS = 6, /* bytes of a name made of letters, behind its level */
  LETTERS_MAX = 60   /* bytes that these may leave out */
};

/* Without 中共, where a party committee is named. */
static Span join_bare(Span name) {
  if (span_has(name, SPAN("委"))) span_cut_prefix(&name, SPAN("中共"));
  return name;
}

int join_add(Join *join, Span name) {
  Text key = {.arena = join->arena};
  fold_key(name, &key);
  Span bare = join_bare(text_span(&key));
  for (int i = 0; i < join->n; i++) {
    if (span_eq(join->names[i].key, bare)) return i;
  }
  if (join->n == JOIN_MAX || bare.n == 0) return -1;
  join->names[join->n] = (JoinName){name, bare, join->n};
  return join->n++;
}

static bool starts_with_level(Span key) {
  switch (utf8_peek(key)) {
    case 0x5E02: /* 市 */
    case 0x533A: /* 区 */
    case 0x53BF: /* 县 */
    case 0x7701: /* 省 */
    case 0x5DDE: /* 州 */
    case 0x65D7: /* 旗 */
    case 0x9547: /* 镇 */
    case 0x4E61: /* 乡 */ return true;
    default: return false;
  }
}

/* The key is the end of full, and a place or an office is missing in front. */
static bool short_by_front(Span key, Span full) {
  static const Span ends[] = {{"市", 3}, {"区", 3}, {"县", 3}, {"省", 3},
                              {"州", 3}, {"旗", 3}, {"委", 3}, {"府", 3}};
  if (!span_ends(full, key) || full.n - key.n > FRONT_MAX) return false;
  if (starts_with_level(key)) return key.n >= SHORT_LEVEL;
  if (key.n < SHORT_MIN) return false;
  for (size_t i = 0; i < COUNT(ends); i++) {
    if (span_ends(span_head(full, full.n - key.n), ends[i])) return true;
  }
  return false;
}

/* Whether what one name leaves out is an office of its own: 宣传部 between 市委
** and 办公室. */
static bool missing_is_office(Span missing) {
  static const Span ends[] = {
      {"部", 3}, {"室", 3}, {"局", 3}, {"办", 3}, {"委", 3}, {"处", 3},
      {"院", 3}, {"馆", 3}, {"会", 3}, {"厅", 3}, {"科", 3}, {"站", 3},
      {"所", 3}, {"社", 3}, {"校", 3}, {"组", 3}, {"团", 3}, {"队", 3}};
  for (size_t i = 0; i < COUNT(ends); i++) {
    if (span_ends(missing, ends[i])) return true;
  }
  return false;
}

/* Bytes of the whole characters with which both begin. */
static size_t join_head(Span key, Span full) {
  size_t n = 0;
  while (n < key.n && key.z[n] == full.z[n]) n++;
  while (n > 0 && n < key.n && utf8_is_tail(key.z[n])) n--;
  return n;
}

/* One piece is left out inside, no place, and both begin and end alike: 市委
** 党史室, 市委党史研究室. */
static bool short_inside(Span key, Span full) {
  size_t head = 0, tail = 0;
  if (key.n < SHORT_MIN || full.n - key.n > INNER_MAX) return false;
  if (span_starts(full, key)) return false; /* a body of its own */
  head = join_head(key, full);
  while (tail < key.n - head &&
         key.z[key.n - 1 - tail] == full.z[full.n - 1 - tail]) {
    tail++;
  }
  if (head + tail < key.n || head < HEAD_MIN || tail == 0) return false;
  Span missing = {full.z + head, full.n - key.n};
  if (missing_is_office(missing)) return false;
  for (Span rest = missing; rest.n; utf8_next(&rest)) {
    if (starts_with_level(rest)) return false;
  }
  return true;
}

/* Bytes of s up to its first level: 6 of 桐川县政府; 0 without one. */
static size_t through_level(Span s) {
  Span rest = s;
  for (; rest.n && s.n - rest.n < FRONT_MAX; utf8_next(&rest)) {
    if (starts_with_level(rest)) return s.n - rest.n + LEVEL;
  }
  return 0;
}

/* Whether the characters of key are some of full, in this order: 残联 of
** 残疾人联合会.  Both begin alike (but for 人民), and end alike, or full has 联合会
** for 联 and 委员会 for 委. */
static bool letters_of(Span key, Span full) {
  const char *gap = NULL; /* where a piece begins that key leaves out */
  span_cut_prefix(&full, SPAN("人民"));
  if (key.n < SHORT_LETTERS || key.n > full.n) return false;
  if (!span_starts(full, span_head(key, LEVEL))) return false;
  while (key.n && full.n) {
    Span a = key, b = full;
    if (utf8_next(&a) != utf8_next(&b)) {
      if (!gap) gap = full.z;
      full = b;
      continue;
    }
    if (gap && missing_is_office((Span){gap, (size_t)(full.z - gap)})) {
      return false;
    }
    gap = NULL;
    key = a;
    full = b;
  }
  if (key.n) return false;
  return full.n == 0 || span_eq(full, SPAN("合会")) ||
         span_eq(full, SPAN("员会"));
}

/* The key is made of characters of full behind the same level: 县残联, 桐川县残疾人
** 联合会. */
static bool short_by_letters(Span key, Span full) {
  size_t own = full.n;
  if (key.n < LEVEL || full.n - key.n > LETTERS_MAX) return false;
  bool alike =
      span_eq(span_from(key, key.n - LEVEL), span_from(full, full.n - LEVEL));
  if (!alike && !span_ends(full, SPAN("会"))) return false;
  size_t level = through_level(key);
  if (level == 0) return false;
  if (level == LEVEL) {
    for (Span rest = full; rest.n && full.n - rest.n < FRONT_MAX;
         utf8_next(&rest)) {
      if (!span_starts(rest, span_head(key, LEVEL))) continue;
      own = full.n - rest.n + LEVEL;
      break;
    }
  } else if (span_starts(full, span_head(key, level))) {
    own = level;
  }
  return letters_of(span_from(key, level), span_from(full, own));
}

static bool is_short(Span key, Span full) {
  return short_by_front(key, full) || short_inside(key, full) ||
         short_by_letters(key, full);
}

/* Whether key is short for full.  None of the three holds unless both end alike
** or full ends in 会: the last bytes tell most pairs apart. */
static inline bool is_short_for(Span key, Span full) {
  if (key.n >= full.n || full.n - key.n > LETTERS_MAX) return false;
  uint8_t a = (uint8_t)key.z[key.n - 1], b = (uint8_t)full.z[full.n - 1];
  return (a == b || b == 0x9A) && is_short(key, full);
}

/* The one full name of names[i]: the longest, if all others that would do are
** short for it; else the publisher's; else none. */
static int join_find(const Join *join, int i, Span publisher) {
  int best = i;
  bool several = false;
  for (int k = 0; k < join->n; k++) {
    Span full = join->names[k].key;
    if (k == i || !is_short_for(join->names[i].key, full)) continue;
    if (span_eq(full, publisher)) return k;
    if (best == i || is_short_for(join->names[best].key, full)) {
      best = k;
    } else if (!is_short_for(full, join->names[best].key)) {
      several = true;
    }
  }
  return several ? i : best;
}

void join_finish(Join *join, Span publisher) {
  Text key = {.arena = join->arena};
  if (publisher.z) fold_key(publisher, &key);
  Span bare = join_bare(text_span(&key));
  for (int i = 0; i < join->n; i++) {
    join->names[i].full = join_find(join, i, bare);
  }
  for (int i = 0; i < join->n; i++) { /* a full name is longer: no circles */
    int full = join->names[i].full;
    while (join->names[full].full != full) full = join->names[full].full;
    join->names[i].full = full;
  }
}

Span join_full(const Join *join, int i) {
  Span name = join->names[join->names[i].full].name;
  Span bare = join_bare(name);
  return bare.n ? bare : name;
}
