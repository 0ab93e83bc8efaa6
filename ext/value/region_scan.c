/* region_scan.c: Layer 3. Where the names of regions stand in a text.
**
** From each character that a name begins with, the longest name; that the name
** is meant is then seen from the characters around it:
**
**   香港中路      a street          集中山区    no 中山: 集中 and 山区 are words
**   江北区域      no 江北区         上海市民    上海, not 上海市
**
** Names are found by their first two characters in a hash table.
*/
#include "core/cp.h"
#include "core/utf8.h"
#include "search/lexicon.h"
#include "text/fold.h"
#include "value/region_parts.h"

/* How the name of a region goes on as another word. */
typedef struct RegionAfter {
  uint16_t last, n; /* the name's last character, and how many; 0: any */
  const char *next; /* what stands behind it */
} RegionAfter;

#include "data/regions_table.h"

enum {
  SCAN_HAN = 0x4E00,
  SCAN_HAN_END = 0xA000,
  SCAN_MAX = 20, /* most characters of a name.  ORDER region_cps */
  SCAN_SIDE = 3, /* characters on either side of a name that are looked at */
  /* Costs, as in lexicon.h: of a name or a character that is no word, and how
  ** much dearer the reading with the name may be. */
  COST_NAME = 13 * LEXICON_NAT,
  COST_CHAR = 15 * LEXICON_NAT,
  REGION_COST_NONE = 1 << 20,
  COST_MARGIN = 2 * LEXICON_NAT /* of a county; twice and thrice above that */
};

const RegionUnit *region_unit(int unit) { return &region_units[unit]; }

int region_unit_count(void) { return (int)COUNT(region_units); }

bool region_is_prefecture(Span name) {
  for (size_t i = 0; i < COUNT(region_ended); i++) {
    if (span_ends(name, span_of(region_ended[i]))) return true;
  }
  return false;
}

Span region_unit_name(int unit) {
  return (Span){(const char *)region_text + region_units[unit].at,
                region_units[unit].n};
}

int region_cand(const RegionName *name, int i, RegionRank *rank) {
  /* ORDER region_cands */
  uint16_t cand = region_cands[name->cands + i];
  *rank = (RegionRank)(cand & 7);
  return cand >> 3;
}

bool region_within(int unit, int other) {
  int top = unit;
  for (;;) {
    if (top == other) return true;
    if (region_units[top].parent == top) break;
    top = region_units[top].parent;
  }
  for (size_t i = 0; i < COUNT(region_withins); i++) {
    if (region_withins[i][0] == top && region_withins[i][1] == other) {
      return true;
    }
  }
  return false;
}

/* ---- Characters ---- */

/* The next character of *s, folded. */
static uint32_t region_scan_next(Span *s) { return fold_one(utf8_next(s)); }

static bool scan_is_han(uint32_t cp) {
  return cp - SCAN_HAN < SCAN_HAN_END - SCAN_HAN;
}

/* The folded character behind s, and before it; 0 at the ends of text. */
static uint32_t scan_behind(Span text, Span s) {
  Span rest = span_from(text, (size_t)(s.z + s.n - text.z));
  return rest.n ? region_scan_next(&rest) : 0;
}

static uint32_t scan_before(Span text, Span s) {
  Span head = span_head(text, (size_t)(s.z - text.z));
  return head.n ? fold_one(utf8_last(&head)) : 0;
}

/* Whether s begins with a word of UTF-8, and how many bytes it has. */
static size_t scan_starts(Span s, const char *word) {
  Span w = span_of(word), rest = s;
  while (w.n) {
    if (rest.n == 0 || region_scan_next(&rest) != utf8_next(&w)) return 0;
  }
  return s.n - rest.n;
}

/* Whether cp is one of the characters of a list. */
static bool scan_is_in(uint32_t cp, const char *list) {
  Span s = span_of(list);
  while (s.n) {
    if (utf8_next(&s) == cp) return true;
  }
  return false;
}

/* ---- Words around a name ---- */

/* Cost of the cheapest way to cut n characters into words, the first of which
** has at least `least` characters, or costs as a name of so many. */
static uint32_t scan_cost(const uint32_t *cp, int n, int least) {
  uint32_t best[SCAN_MAX + 2 * SCAN_SIDE + 1] = {0};
  for (int i = 1; i <= n; i++) best[i] = REGION_COST_NONE;
  if (least > 1) best[least] = COST_NAME;
  for (int i = 0; i < n; i++) {
    LexiconNode node = lexicon_start();
    int end = i ? i + 1 : least; /* of the shortest word */
    for (int k = i; k < n && lexicon_step(&node, lexicon_code(cp[k])); k++) {
      uint32_t cost = lexicon_cost(node);
      if (!cost || k + 1 < end) continue;
      if (best[i] + cost < best[k + 1]) best[k + 1] = best[i] + cost;
    }
    if (end > i + 1) continue;
    if (best[i] + COST_CHAR < best[i + 1]) best[i + 1] = best[i] + COST_CHAR;
  }
  return best[n];
}

/* Whether the text around s, a short name, can be read with s as a word, or as
** the beginning of one: 南昌起义. */
static bool scan_fits(Span text, Span s, int level) {
  uint32_t cp[SCAN_MAX + 2 * SCAN_SIDE];
  Span head = span_head(text, (size_t)(s.z - text.z));
  Span tail = span_from(text, (size_t)(s.z + s.n - text.z)), rest = s;
  int from = SCAN_SIDE, to = SCAN_SIDE, n_name;
  while (from > 0 && head.n) {
    uint32_t c = fold_one(utf8_last(&head));
    if (!scan_is_han(c)) break;
    cp[--from] = c;
  }
  while (rest.n && to < SCAN_MAX + SCAN_SIDE)
    cp[to++] = region_scan_next(&rest);
  n_name = to - SCAN_SIDE;
  while (tail.n && to < SCAN_SIDE + n_name + SCAN_SIDE) {
    uint32_t c = region_scan_next(&tail);
    if (!scan_is_han(c)) break;
    cp[to++] = c;
  }
  uint32_t with = scan_cost(cp + from, SCAN_SIDE - from, 1) +
                  scan_cost(cp + SCAN_SIDE, to - SCAN_SIDE, n_name);
  uint32_t margin = COST_MARGIN * (uint32_t)(4 - level);
  return with <= scan_cost(cp + from, to - from, 1) + margin;
}

/* Whether two characters are a word. */
static bool scan_is_word(uint32_t a, uint32_t b) {
  LexiconNode node = lexicon_start();
  return lexicon_step(&node, lexicon_code(a)) &&
         lexicon_step(&node, lexicon_code(b)) && lexicon_cost(node);
}

/* Whether the text from s to end is a word. */
static bool scan_is_known(Span s, const char *end) {
  LexiconNode node = lexicon_start();
  while (s.z < end) {
    if (!lexicon_step(&node, lexicon_code(region_scan_next(&s)))) return false;
  }
  return lexicon_cost(node);
}

/* Whether the text from s, behind the name, rest, begins with one of the words,
** which is not the beginning of another one: 路 in 路2号, not in 路线; 山 in
** 贺兰山下, since 贺兰山 is a word. */
static bool scan_has_place(Span s, Span rest, const char *const *words,
                           size_t n) {
  for (size_t i = 0; i < n; i++) {
    size_t used = scan_starts(rest, words[i]);
    if (used == 0) continue;
    if (scan_is_known(s, rest.z + used)) return true;
    Span behind = span_from(rest, used);
    if (used > 3 || behind.n == 0) return true;
    uint32_t cp = utf8_peek(rest), next = region_scan_next(&behind);
    return !scan_is_han(next) || !scan_is_word(fold_one(cp), next);
  }
  return false;
}

/* Whether a short name, where s begins, is one of a street or the like: 香港中路,
** 中山二路, 北京路.  rest is what stands behind it. */
static bool scan_is_place(Span s, Span rest, int level) {
  const size_t n_places = COUNT(region_places), n_roads = COUNT(region_roads);
  if (level == 3 && scan_has_place(s, rest, region_places, n_places)) {
    return true;
  }
  for (int i = 0; i < 3; i++) {
    if (scan_has_place(s, rest, region_roads, n_roads)) return true;
    if (rest.n == 0 || !scan_is_in(region_scan_next(&rest), region_between)) {
      return false;
    }
  }
  return false;
}

/* ---- Names ---- */

/* The first of the names that begin with two characters; n of the table where
** there are none.  ORDER region_slots */
static size_t scan_slot(uint32_t a, uint32_t b) {
  unsigned h = (a * 40503u + b * 2654435761u) >> 7;
  for (;; h++) {
    uint16_t slot = region_slots[h & (COUNT(region_slots) - 1)];
    if (slot == 0) return COUNT(region_names);
    const uint16_t *cp = &region_cps[region_names[slot - 1].at];
    if (cp[0] == a && cp[1] == b) return slot - 1u;
  }
}

/* Whether s begins with the name, and what of it that is. */
static bool scan_matches(const RegionName *name, Span s, Span *found) {
  Span rest = s;
  for (int i = 0; i < name->n; i++) {
    if (rest.n == 0 || region_scan_next(&rest) != region_cps[name->at + i]) {
      return false;
    }
  }
  *found = span_head(s, s.n - rest.n);
  return true;
}

static RegionRank scan_rank(const RegionName *name) {
  RegionRank best = REGION_SHORT, rank;
  for (int i = 0; i < name->n_cands; i++) {
    region_cand(name, i, &rank);
    if (rank < best) best = rank;
  }
  return best;
}

/* The highest level of what a name may mean. */
static int scan_level(const RegionName *name) {
  int level = 3;
  RegionRank rank;
  for (int i = 0; i < name->n_cands; i++) {
    int of = region_units[region_cand(name, i, &rank)].level;
    if (of < level) level = of;
  }
  return level;
}

/* The longest name at s that is longer than min characters; NULL for none. */
static const RegionName *scan_longest(Span s, int min, Span *found) {
  Span rest = s;
  uint32_t a = region_scan_next(&rest);
  if (rest.n == 0) return NULL;
  uint32_t b = region_scan_next(&rest);
  size_t i = scan_slot(a, b);
  for (; i < COUNT(region_names); i++) {
    const RegionName *name = &region_names[i];
    const uint16_t *cp = &region_cps[name->at];
    if (cp[0] != a || cp[1] != b || name->n <= min) return NULL;
    if (scan_matches(name, s, found)) return name;
  }
  return NULL;
}

/* Whether a full name begins within s, behind its first character, and runs
** over its end: 山东省 in 发展中山东省. */
static bool scan_is_crossed(Span text, Span s) {
  Span rest = span_from(text, (size_t)(s.z - text.z)), found = SPAN_NONE;
  for (utf8_next(&rest); rest.z < s.z + s.n; utf8_next(&rest)) {
    const RegionName *name = scan_longest(rest, 2, &found);
    if (name && found.z + found.n > s.z + s.n && name->n_cands &&
        scan_rank(name) != REGION_SHORT) {
      return true;
    }
  }
  return false;
}

/* A full name that goes on as another word: 江北区域, 上海市民, 任县长. */
static bool scan_goes_on(const RegionName *name, uint32_t next) {
  for (size_t i = 0; i < COUNT(region_afters); i++) {
    const RegionAfter *after = &region_afters[i];
    if (after->last != region_cps[name->at + name->n - 1]) continue;
    if (after->n && after->n != name->n) continue;
    if (scan_is_in(next, after->next)) return true;
  }
  return false;
}

/* Whether a full name begins behind s: 商丘市民权县. */
static bool scan_is_followed(Span text, Span s) {
  Span rest = span_from(text, (size_t)(s.z + s.n - text.z)), found = SPAN_NONE;
  const RegionName *name = rest.n ? scan_longest(rest, 2, &found) : NULL;
  return name && name->n_cands && scan_rank(name) != REGION_SHORT;
}

/* Whether the name at s is meant; sets *weak where that is not sure. */
static bool scan_accepts(Span text, Span s, const RegionName *name,
                         bool *weak) {
  uint32_t next = scan_behind(text, s), before = scan_before(text, s);
  *weak = name->flags & REGION_WEAK;
  if (scan_rank(name) != REGION_SHORT) {
    if (scan_goes_on(name, next) && !scan_is_followed(text, s)) return false;
    if (name->n == 2 && scan_is_han(before)) *weak = true;
    return true;
  }
  Span from = span_from(text, (size_t)(s.z - text.z));
  int level = scan_level(name);
  if (scan_is_place(from, span_from(from, s.n), level) ||
      scan_is_crossed(text, s))
    return false;
  if (!*weak && name->n == 2 && !scan_fits(text, s, level)) *weak = true;
  return true;
}

/* ---- One character ---- */

/* Appends a hit for each character of a group. */
static void scan_group(const RegionName *name, Span s, Arena *arena,
                       Rows *hits) {
  for (int i = 0; s.n; i++) {
    Span at = s;
    utf8_next(&s);
    RegionHit *hit = rows_add(hits, arena);
    hit->text = span_head(at, at.n - s.n);
    hit->unit = region_groups[name->cands + i];
  }
}

/* What the one character s stands for here; REGION_NONE. */
static int scan_abbr(Span text, Span s, uint32_t cp) {
  size_t i = 0;
  while (i < COUNT(region_abbrs) && region_abbrs[i][0] != cp) i++;
  if (i == COUNT(region_abbrs)) return REGION_NONE;
  uint32_t before = scan_before(text, s), next = scan_behind(text, s);
  bool joins_before = scan_is_han(before) && scan_is_word(before, cp);
  bool joins_next = scan_is_han(next) && scan_is_word(cp, next);
  int unit = region_abbrs[i][1];
  if (region_abbrs[i][2]) {
    return before == 0x4E0D ? REGION_NONE : unit; /* 不渝 */
  }
  if (scan_is_in(before, region_before)) {
    return joins_next ? REGION_NONE : unit;
  }
  if (scan_is_in(next, region_behind)) {
    return joins_before ? REGION_NONE : unit;
  }
  return REGION_NONE;
}

/* ---- The text ---- */

/* The next shorter name at s, as scan_longest(). */
static const RegionName *scan_shorter(const RegionName *name, Span s,
                                      Span *found) {
  const uint16_t *a = &region_cps[name->at];
  while (++name < region_names + COUNT(region_names)) {
    const uint16_t *b = &region_cps[name->at];
    if (a[0] != b[0] || a[1] != b[1]) return NULL;
    if (scan_matches(name, s, found)) return name;
  }
  return NULL;
}

static void scan_add(Span text, Span s, const RegionName *name, bool weak,
                     Arena *arena, Rows *hits) {
  RegionHit *hit = rows_add(hits, arena);
  hit->text = s;
  hit->name = name;
  hit->unit = REGION_NONE;
  hit->weak = weak;
  hit->alone = cp_class(scan_before(text, s)) < CP_HAN &&
               cp_class(scan_behind(text, s)) < CP_HAN;
}

/* Appends what begins with the character cp, the first of s; how many bytes of
** the text that takes. */
static size_t scan_at(Span text, Span s, Span one, uint32_t cp, Arena *arena,
                      Rows *hits) {
  Span found = SPAN_NONE;
  const RegionName *name = scan_longest(s, 1, &found);
  for (; name; name = scan_shorter(name, s, &found)) {
    bool weak = false;
    if (name->flags & REGION_NOT) return found.n;
    if (name->flags & REGION_GROUP) {
      scan_group(name, found, arena, hits);
      return found.n;
    }
    if (scan_accepts(text, found, name, &weak)) {
      scan_add(text, found, name, weak, arena, hits);
      return found.n;
    }
  }
  int unit = scan_abbr(text, one, cp);
  if (unit != REGION_NONE) {
    RegionHit *hit = rows_add(hits, arena);
    hit->text = one;
    hit->unit = unit;
  }
  return one.n;
}

/* Whether a name may begin with the Han character a, before the text rest: with
** it and the next one, or with it alone. */
static bool scan_may_start(uint32_t a, Span rest) {
  size_t at = a - SCAN_HAN;
  if (!(region_firsts[at / 8] >> at % 8 & 1)) return false;
  if (region_singles[at / 8] >> at % 8 & 1) return true;
  if (rest.n == 0) return false;
  return scan_slot(a, region_scan_next(&rest)) < COUNT(region_names);
}

void region_scan(Span text, Arena *arena, Rows *hits) {
  const uint8_t *b = (const uint8_t *)text.z;
  for (size_t i = 0; i < text.n;) {
    if (b[i] < 0x80) {
      i++;
      continue;
    }
    Span whole = span_from(text, i), s = whole;
    uint32_t cp = fold_one(utf8_next(&s));
    size_t n = whole.n - s.n;
    if (scan_is_han(cp) && scan_may_start(cp, s)) {
      n = scan_at(text, whole, span_head(whole, n), cp, arena, hits);
    }
    i += n;
  }
}
