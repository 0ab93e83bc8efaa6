/* region_resolve.c: Layer 3. Which region is meant by a name.
**
**   福建省鼓楼区      the one that lies in the region before it
**   渝中、江北、南岸  those of one region, in a list
**   南京 ... 鼓楼区   the one in the region that was named last
**
** Else what the name means first: what it is in full before what it is for
** short, a province before a prefecture before a county, what is before what
** was.
*/
#include "core/cp.h"
#include "core/utf8.h"
#include "value/region_parts.h"

typedef struct Resolver {
  RegionHit *hits;
  size_t n;
  uint32_t *last; /* for each region, the hit (from 1) that named it, or one in
                     it, last; NULL without memory */
  const Rows *around;
} Resolver;

/* ---- Candidates ---- */

/* How far from what a name means first; smaller is nearer. */
static int cand_order(const RegionName *name, int i) {
  RegionRank rank;
  const RegionUnit *u = region_unit(region_cand(name, i, &rank));
  int level = rank == REGION_SHORT ? u->level : 0;
  return (int)rank * 16 + u->former * 8 + level;
}

/* The candidates that a name means first, into out; how many. */
static int cand_first(const RegionName *name, int out[REGION_CANDS]) {
  int best = INT32_MAX, n = 0;
  for (int i = 0; i < name->n_cands; i++) {
    int order = cand_order(name, i);
    if (order > best) continue;
    if (order < best) n = 0;
    best = order;
    RegionRank rank;
    if (n < REGION_CANDS) out[n++] = region_cand(name, i, &rank);
  }
  return n;
}

/* The candidate for which is(unit, about) holds, the one meant first;
** REGION_NONE. */
static int cand_with(const RegionName *name, bool (*is)(int, int), int about) {
  int found = REGION_NONE, best = INT32_MAX;
  for (int i = 0; i < name->n_cands; i++) {
    RegionRank rank;
    int unit = region_cand(name, i, &rank), order = cand_order(name, i);
    if (order < best && unit != about && is(unit, about)) {
      found = unit;
      best = order;
    }
  }
  return found;
}

static bool cand_is_sibling(int unit, int other) {
  return region_unit(unit)->level > 1 &&
         region_unit(unit)->parent == region_unit(other)->parent;
}

/* ---- Neighbours ---- */

/* What stands between two hits. */
static Span between(const RegionHit *a, const RegionHit *b) {
  const char *z = a->text.z + a->text.n;
  return (Span){z, (size_t)(b->text.z - z)};
}

/* Nothing, or a blank or two: 湖南 长沙. */
static bool is_joined(Span s) {
  if (s.n > 6) return false;
  while (s.n) {
    uint32_t cp = utf8_next(&s);
    if (cp != ' ' && cp != 0x3000 && cp != '\t') return false;
  }
  return true;
}

static bool is_listed(Span s) {
  uint32_t cp = utf8_peek(s);
  if (s.n != 3) return s.n == 1 && s.z[0] == ',';
  return cp == 0x3001 || cp == 0xFF0C || cp == 0x548C || cp == 0x53CA ||
         cp == 0x4E0E; /* 、 ， 和 及 与 */
}

static bool cand_has_province(int unit, int other) {
  while (region_unit(other)->level > 1) other = region_unit(other)->parent;
  return region_unit(unit)->level == 3 && region_within(unit, other);
}

/* Behind a name that means something else, too, the hit may tell what: the
** former prefecture in 巢湖市居巢区.  What the hit means then; REGION_NONE. */
static int retell(const RegionHit *hit, RegionHit *before) {
  RegionRank rank;
  if (!before->name || before->chained) return REGION_NONE;
  for (int i = 0; i < before->name->n_cands; i++) {
    int other = region_cand(before->name, i, &rank);
    int unit = cand_with(hit->name, region_within, other);
    if (unit == REGION_NONE) continue;
    before->unit = other;
    before->weak = false;
    return unit;
  }
  return REGION_NONE;
}

/* As the next part of an address: 湖南 长沙. */
static int resolve_joined(const RegionHit *hit, RegionHit *before) {
  int unit = REGION_NONE;
  if (before->unit != REGION_NONE) {
    unit = cand_with(hit->name, region_within, before->unit);
  }
  if (unit == REGION_NONE) unit = retell(hit, before);
  if (unit == REGION_NONE && before->unit != REGION_NONE &&
      region_is_prefecture(before->text)) {
    /* 涪陵地区丰都县: its counties are no part of what it became */
    unit = cand_with(hit->name, cand_has_province, before->unit);
  }
  return unit;
}

/* As one of a list with the hit before it.  What is no ordinary word must be
** meant first. */
static int resolve_listed(const RegionHit *hit, const RegionHit *before) {
  if (before->unit == REGION_NONE) return REGION_NONE;
  int unit = cand_with(hit->name, cand_is_sibling, before->unit);
  int first[REGION_CANDS], n = cand_first(hit->name, first), i = 0;
  while (i < n && first[i] != unit) i++;
  return i < n || hit->weak ? unit : REGION_NONE;
}

/* Told by the hit before it. */
static void resolve_behind(RegionHit *hit, RegionHit *before) {
  Span gap = between(before, hit);
  int unit = REGION_NONE;
  if (is_joined(gap)) {
    unit = resolve_joined(hit, before);
    hit->chained = unit != REGION_NONE;
  } else if (is_listed(gap)) {
    unit = resolve_listed(hit, before);
  }
  if (unit == REGION_NONE) return;
  hit->unit = unit;
  hit->weak = false;
}

/* Told by itself. */
static void resolve_alone(RegionHit *hit) {
  int first[REGION_CANDS];
  if (hit->weak && hit->alone) hit->weak = false;
  if (hit->weak || cand_first(hit->name, first) != 1) return;
  hit->unit = first[0];
}

/* ---- Other regions of the text, and of the context ---- */

/* Notes that the hit i (from 1) named a region, and so those that hold it. */
static void note(uint32_t *last, int unit, size_t i) {
  for (;; unit = region_unit(unit)->parent) {
    last[unit] = (uint32_t)i;
    if (region_unit(unit)->parent == unit) return;
  }
}

/* The one of the candidates whose city, or else province, was named last;
** REGION_NONE where none was, or two at once. */
static int pick(const uint32_t *last, const int *cands, int n) {
  for (int up = 1; up <= 2; up++) {
    uint32_t best = 0;
    int found = REGION_NONE;
    for (int i = 0; i < n; i++) {
      int unit = cands[i];
      for (int k = 0; k < up; k++) unit = region_unit(unit)->parent;
      if (last[unit] > best) {
        best = last[unit];
        found = cands[i];
      } else if (last[unit] == best) {
        found = REGION_NONE;
      }
    }
    if (found != REGION_NONE) return found;
  }
  return REGION_NONE;
}

/* Tells the hits that several regions could be meant by, from those named
** before them or, if from is false, anywhere. */
static void resolve_by_text(Resolver *r, bool before) {
  for (size_t i = 0; i < r->n; i++) {
    RegionHit *hit = &r->hits[i];
    if (hit->unit == REGION_NONE && hit->name && !hit->weak) {
      int first[REGION_CANDS], n = cand_first(hit->name, first);
      hit->unit = pick(r->last, first, n);
    }
    if (before && hit->unit != REGION_NONE) note(r->last, hit->unit, i + 1);
  }
}

static void resolve_by_context(Resolver *r, size_t n_units) {
  memset(r->last, 0, n_units * sizeof(*r->last));
  for (size_t i = 0; i < r->around->n; i++) {
    const RegionHit *hit = &ROW(*r->around, RegionHit, i);
    if (hit->unit != REGION_NONE) note(r->last, hit->unit, i + 1);
  }
  resolve_by_text(r, false);
}

void region_resolve(Rows *hits, const Rows *around, Arena *arena) {
  Resolver r = {hits->a, hits->n, NULL, around};
  bool open = false;
  for (size_t i = 0; i < r.n; i++) {
    RegionHit *hit = &r.hits[i];
    if (!hit->name) continue;
    if (i) resolve_behind(hit, hit - 1);
    if (hit->unit == REGION_NONE) resolve_alone(hit);
    open |= hit->unit == REGION_NONE && !hit->weak;
  }
  if (!open) return;
  size_t n_units = (size_t)region_unit_count();
  r.last = arena_alloc(arena, n_units * sizeof(*r.last));
  if (!r.last) return;
  resolve_by_text(&r, true);
  resolve_by_text(&r, false);
  if (around) resolve_by_context(&r, n_units);
}
