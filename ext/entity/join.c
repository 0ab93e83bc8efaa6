/* join.c: Layer 3. Abbreviations of organisations; see join.h. */
#include "entity/join.h"

#include "core/utf8.h"
#include "text/fold.h"

enum {
  SHORT_MIN = 12,  /* bytes of a name that is the end of another */
  SHORT_LEVEL = 6, /* the same where it begins with 市, 区, 县 */
  FRONT_MAX = 45,  /* bytes that may be missing in front */
  INNER_MAX = 18,  /* bytes that may be missing inside */
  HEAD_MIN = 6     /* bytes that both begin with */
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
  static const Span levels[] = {{"市", 3}, {"区", 3}, {"县", 3}, {"省", 3},
                                {"州", 3}, {"旗", 3}, {"镇", 3}, {"乡", 3}};
  for (size_t i = 0; i < COUNT(levels); i++) {
    if (span_starts(key, levels[i])) return true;
  }
  return false;
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

/* One piece is left out inside, no place, and both begin and end alike: 市委
** 党史室, 市委党史研究室. */
static bool short_inside(Span key, Span full) {
  size_t head = 0, tail = 0;
  if (key.n < SHORT_MIN || full.n - key.n > INNER_MAX) return false;
  if (span_starts(full, key)) return false; /* a body of its own */
  while (head < key.n && key.z[head] == full.z[head]) head++;
  while (tail < key.n - head &&
         key.z[key.n - 1 - tail] == full.z[full.n - 1 - tail]) {
    tail++;
  }
  if (head + tail < key.n || head < HEAD_MIN || tail == 0) return false;
  Span missing = {full.z + head, full.n - key.n};
  for (Span rest = missing; rest.n; utf8_next(&rest)) {
    if (starts_with_level(rest)) return false;
  }
  return true;
}

static bool is_short_for(Span key, Span full) {
  return key.n < full.n &&
         (short_by_front(key, full) || short_inside(key, full));
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
