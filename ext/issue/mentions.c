/* mentions.c: Layer 8. What an issue names; see mentions.h. */
#include "issue/mentions.h"

#include <stdlib.h>

#include "entity/entity.h"
#include "issue/prose.h"
#include "value/dates.h"
#include "value/region.h"

enum {
  SUPPORT_MAX = 256, /* regions that are asked about another */
  LOOSE_MAX = 24     /* bytes of a word of time */
};

/* ORDER entity_kind */
static const char *const mention_kinds[] = {"person", "org", "work"};

/* ---- From the finders ---- */

/* Whether a mention would run from one paragraph into the next. */
static bool crosses_paragraphs(Span s) {
  return memchr(s.z, '\n', s.n) != NULL;
}

/* Whether the text bears the ending of a region: 省 市 区 县 州 旗 盟. */
static bool region_is_whole(Span text) {
  static const Span ends[] = {{"省", 3}, {"市", 3}, {"区", 3}, {"县", 3},
                              {"州", 3}, {"旗", 3}, {"盟", 3}};
  for (size_t i = 0; i < COUNT(ends); i++) {
    if (span_ends(text, ends[i])) return text.n > 6;
  }
  return false;
}

/* Whether the text says of the county what it is: 松岭县 is not 松岭区, and
** 会同县 may be a word and 县. */
static bool region_is_exact(const RegionRow *r) {
  Span text = r->text, county = r->county;
  bool word = text.n == 9 && cue_classes(span_head(text, 6)) & CUE_ORG_STOP;
  if (word && county.n) return false;
  return county.n == 0 ||
         (region_is_whole(text) && utf8_last(&text) == utf8_last(&county));
}

/* A short name of a county (龙潭), or one with another ending, is taken for it
** only where the issue speaks of its province elsewhere, in so many words or by
** an exact name. */
static bool region_is_supported(const Rows *found, const RegionRow *r) {
  if (region_is_exact(r)) return true;
  for (size_t i = 0; i < found->n && i < SUPPORT_MAX; i++) {
    const RegionRow *other = &ROW(*found, RegionRow, i);
    if (other != r && region_is_exact(other) &&
        span_eq(other->province, r->province))
      return true;
  }
  return false;
}

/* Regions; their ranges go to places, for the names of organisations. */
static void mentions_regions(const Issue *issue, const Prose *prose,
                             Arena *arena, Rows *rows, Rows *places) {
  Rows found = ROWS_OF(RegionRow);
  region_find(prose->text, issue->masthead.publisher, arena, &found);
  for (size_t i = 0; i < found.n; i++) {
    const RegionRow *r = &ROW(found, RegionRow, i);
    if (crosses_paragraphs(r->text) || !region_is_supported(&found, r)) {
      continue;
    }
    PlaceRange *place = rows_add(places, arena);
    place->from = (size_t)(r->text.z - prose->text.z);
    place->to = place->from + r->text.n;
    Span norm = r->county.n ? r->county : r->city.n ? r->city : r->province;
    Mention *m = rows_add(rows, arena);
    *m = (Mention){.kind = SPAN("place"),
                   .text = r->text,
                   .norm = norm.n ? norm : SPAN_NONE,
                   .region_code = r->code,
                   .confidence = r->code.z ? 0.9 : 0.6};
  }
}

/* How exact a date is, in the words of issue_meta: all periods but whole months
** and years are ranges.  ORDER date_grain */
static const char *const precisions[DATE_GRAIN_COUNT] = {
    "day",   "range", "range", "month", "range", "range",
    "range", "year",  "range", "range", "range", "vague"};

/* Whether the words count from another day than the issue's: 当天, 次日. */
static bool date_is_loose(Span text, Arena *arena) {
  Text key = {.arena = arena};
  if (text.n > LOOSE_MAX) return false;
  fold_key(text, &key);
  return cue_classes(text_span(&key)) & CUE_DATE_LOOSE;
}

/* "2020-06-09", "2020-06", "2020" */
static Span date_norm(const DateFound *d) {
  size_t n = d->grain == DATE_MONTH ? 7 : d->grain == DATE_YEAR ? 4 : SIZE_MAX;
  return d->date_start.z ? span_head(d->date_start, n) : SPAN_NONE;
}

static void mentions_dates(const Issue *issue, const Prose *prose, Arena *arena,
                           Rows *rows) {
  DatesRef ref;
  Rows found = ROWS_OF(DateFound);
  Span day = issue->masthead.date;
  bool known = day.z && dates_ref_parse(day, &ref);
  dates_find(prose->text, known ? &ref : NULL, DATES_WITH_VAGUE, &found, arena);
  for (size_t i = 0; i < found.n; i++) {
    DateFound *d = &ROW(found, DateFound, i);
    Span text = {prose->text.z + d->start, d->length};
    if (crosses_paragraphs(text)) continue;
    if (date_is_loose(text, arena)) *d = (DateFound){.grain = DATE_VAGUE};
    bool whole =
        d->grain == DATE_DAY || d->grain == DATE_MONTH || d->grain == DATE_YEAR;
    Mention *m = rows_add(rows, arena);
    *m = (Mention){.kind = SPAN("date"),
                   .text = text,
                   .norm = date_norm(d),
                   .norm_end = whole ? SPAN_NONE : d->date_end,
                   .precision = span_of(precisions[d->grain]),
                   .confidence = d->first ? 0.95 : 0.8};
  }
}

static void mentions_entities(const Issue *issue, const Prose *prose,
                              const Rows *places, Arena *arena, Rows *rows) {
  Rows found = ROWS_OF(Entity);
  entity_find(prose->text, places->a, places->n, issue->masthead.publisher,
              arena, &found);
  for (size_t i = 0; i < found.n; i++) {
    const Entity *e = &ROW(found, Entity, i);
    Mention *m = rows_add(rows, arena);
    *m = (Mention){.kind = span_of(mention_kinds[e->kind]),
                   .text = e->text,
                   .norm = e->norm,
                   .role = e->role,
                   .org = e->org,
                   .confidence = e->confidence};
  }
}

/* ---- Places in the issue ---- */

static int mention_compare(const void *a, const void *b) {
  const Mention *x = a, *y = b;
  if (x->text.z != y->text.z) return x->text.z < y->text.z ? -1 : 1;
  if (x->text.n != y->text.n) return x->text.n > y->text.n ? -1 : 1;
  return x->kind.z < y->kind.z ? -1 : x->kind.z > y->kind.z;
}

/* Drops the places and dates inside names of people: 德惠 of 刘德惠, 立夏 of
** 周立夏.  The rows are in order. */
static void mentions_drop_inner(Rows *rows, size_t first) {
  const char *behind = NULL; /* the last person */
  size_t n = first;
  for (size_t i = first; i < rows->n; i++) {
    const Mention *m = &ROW(*rows, Mention, i);
    if (span_eq(m->kind, SPAN("person"))) behind = m->text.z + m->text.n;
    bool inside = behind && m->text.z < behind;
    if (inside && span_eq(m->kind, SPAN("place"))) continue;
    if (inside && span_eq(m->kind, SPAN("date"))) continue;
    ROW(*rows, Mention, n++) = *m;
  }
  rows->n = n;
}

/* A walk through the issue's text that counts characters; back only where a
** column of print ends. */
typedef struct Walk {
  Span text;
  size_t at;     /* bytes... */
  int64_t chars; /* ...and characters before them */
} Walk;

static int64_t walk_to(Walk *w, size_t at) {
  if (at > w->at) {
    w->chars += (int64_t)utf8_count((Span){w->text.z + w->at, at - w->at});
    w->at = at;
  } else if (at < w->at) {
    w->chars -= (int64_t)utf8_count((Span){w->text.z + at, w->at - at});
    w->at = at;
  }
  return w->chars;
}

/* Byte of the issue's text for byte `at` of the prose. */
static size_t prose_source(const Prose *prose, size_t at, size_t *k) {
  const ProsePiece *p = prose_piece(prose, at, k);
  return p ? p->source + (at - p->from) : 0;
}

/* Where piece k ends in the source: as far as a mention goes that ends in the
** next column of print, above its own beginning. */
static size_t mention_reach(const Prose *prose, size_t from, size_t k) {
  const ProsePiece *p = &ROW(prose->pieces, ProsePiece, k);
  size_t end = k + 1 < prose->pieces.n
                   ? ROW(prose->pieces, ProsePiece, k + 1).from
                   : prose->text.n;
  Span rest = {prose->text.z + from, end - from};
  while (rest.n && rest.z[rest.n - 1] == ' ') rest.n--;
  return p->source + (from - p->from) + rest.n;
}

static bool mention_counts(const Mention *m, Label label) {
  return label != LABEL_MASTHEAD || !span_eq(m->kind, SPAN("work"));
}

/* Puts article, start and length into the rows, which are in order. */
static void mentions_place(const Issue *issue, const Prose *prose, Rows *rows,
                           size_t first) {
  Walk walk = {issue->text, 0, 0};
  size_t k = 0, n = first;
  for (size_t i = first; i < rows->n; i++) {
    Mention *m = &ROW(*rows, Mention, i);
    size_t from = (size_t)(m->text.z - prose->text.z);
    size_t source = prose_source(prose, from, &k), end_k = k;
    const ProsePiece *piece = prose_piece(prose, from, &k);
    if (!piece || !mention_counts(m, piece->label)) continue;
    m->article = piece->article;
    m->start = walk_to(&walk, source) + 1;
    size_t last = prose_source(prose, from + m->text.n - 1, &end_k) + 1;
    if (last <= source) last = mention_reach(prose, from, k);
    Walk inner = walk;
    m->length = walk_to(&inner, last) - walk.chars;
    ROW(*rows, Mention, n++) = *m;
  }
  rows->n = n;
}

void issue_mentions(const Issue *issue, Arena *arena, Rows *rows) {
  Prose prose;
  Rows places = ROWS_OF(PlaceRange);
  size_t first = rows->n;
  if (issue->none) return;
  prose_make(issue, arena, &prose);
  if (arena->rc) return;
  mentions_dates(issue, &prose, arena, rows);
  mentions_regions(issue, &prose, arena, rows, &places);
  if (arena->rc) return;
  mentions_entities(issue, &prose, &places, arena, rows);
  if (arena->rc || rows->n == first) return;
  qsort((Mention *)rows->a + first, rows->n - first, sizeof(Mention),
        mention_compare);
  mentions_drop_inner(rows, first);
  mentions_place(issue, &prose, rows, first);
}
