/* mentions.c: Layer 8. What an issue names; see mentions.h. */
#include "issue/mentions.h"

#include <stdlib.h>

#include "core/cp.h"
#include "core/utf8.h"
#include "entity/entity.h"
#include "issue/prose.h"
#include "issue/text.h"
#include "value/dates.h"
#include "value/region.h"

enum {
  SUPPORT_MAX = 256,     /* regions that are asked about another */
  MENTION_LOOSE_MAX = 24 /* bytes of a word of time */
};

/* ORDER entity_kind */
static const char *const mention_kinds[] = {"person", "org", "work", "place"};

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
** 会同县, 和县 may be a word and 县. */
static bool region_is_exact(const RegionRow *r) {
  Span text = r->text, county = r->county;
  bool word = text.n <= 9 && text.n > 3 &&
              cue_classes(span_head(text, text.n - 3)) & CUE_ORG_STOP;
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
    GivenRange *place = rows_add(places, arena);
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
  if (text.n > MENTION_LOOSE_MAX) return false;
  fold_key(text, &key);
  return cue_classes(text_span(&key)) & CUE_DATE_LOOSE;
}

/* Whether 今天 stands for nowadays: 与今天相比, 走到今天这一步. */
static bool date_is_now(Span text, Span whole, Arena *arena) {
  Text key = {.arena = arena};
  if (text.n > MENTION_LOOSE_MAX) return false;
  fold_key(text, &key);
  if (!(cue_classes(text_span(&key)) & CUE_DATE_NOW)) return false;
  Span left = span_head(whole, (size_t)(text.z - whole.z));
  Span right = span_from(whole, left.n + text.n);
  const EntityNode *before = cue_root(fold_one(utf8_peek_last(left)));
  const EntityNode *after = cue_root(fold_one(utf8_peek(right)));
  return (before && before->mask & CUE_NOW_BEFORE) ||
         (after && after->mask & CUE_NOW_AFTER);
}

/* Whether a weekday is the next in a list of those that return: 每周二、周四; or
** a season one of two: 秋冬季. */
static bool date_returns(Span text, Span whole) {
  static const Span seasons[] = {{"春", 3}, {"夏", 3}, {"秋", 3}, {"冬", 3}};
  Span left = span_head(whole, (size_t)(text.z - whole.z));
  for (size_t i = 0; i < COUNT(seasons); i++) {
    if (span_ends(left, seasons[i])) return true;
  }
  if (!span_starts(text, SPAN("周")) || !span_ends(left, SPAN("、"))) {
    return false;
  }
  left.n -= 3;
  utf8_last(&left);
  return span_ends(left, SPAN("每周"));
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
    if (date_is_now(text, prose->text, arena)) continue;
    if (date_returns(text, prose->text)) continue;
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

/* ---- Names that the parser knows ---- */

enum {
  NAMED_MANY = 1 << 11, /* names that are kept in mind */
  NAMED_MAX = 31,       /* longest name, characters without blanks */
  NAMED_TAIL = 180,     /* bytes of a paragraph's end that may hold a credit */
  NAMED_OFFICE = 12,    /* bytes of an office that is one by itself */
  NAMED_END = 6         /* bytes of its first word, at the least */
};

/* Names, and where they stand. */
typedef struct Named {
  NameSet set;
  uint64_t firsts;  /* bit n: one begins with a character that is n modulo 64 */
  uint32_t lengths; /* bit n: one of them has n characters */
  size_t n, max;
  Rows found; /* GivenRange */
} Named;

/* Makes room for n names, or as many as are kept in mind. */
static void named_init(Named *named, size_t n, Arena *arena) {
  size_t slots = 16;
  *named = (Named){.found = ROWS_OF(GivenRange)};
  while (slots < 2 * n && slots < 2 * NAMED_MANY) slots *= 2;
  named->max = slots / 2;
  named->set.slots = arena_alloc(arena, slots * sizeof(uint64_t));
  named->set.mask = named->set.slots ? slots - 1 : 0;
}

/* The next character of s, folded, blanks passed over; 0 at the end. */
static uint32_t named_next(Span *s) {
  while (s->n) {
    uint32_t cp = utf8_next(s);
    CpClass c = cp_class(cp);
    if (c != CP_BLANK && c != CP_HIDDEN) return fold_one(cp);
  }
  return 0;
}

static void named_add(Named *named, Span name) {
  uint64_t hash = 0;
  unsigned n = 0;
  size_t slot;
  uint32_t first = 0;
  for (uint32_t cp; (cp = named_next(&name)) != 0; n++) {
    if (n == 0) first = cp;
    hash = name_hash(hash, cp);
  }
  if (n < 2 || n > NAMED_MAX || named->n == named->max) return;
  if (!named->set.mask || names_have(&named->set, hash, &slot)) return;
  named->set.slots[slot] = hash;
  named->firsts |= UINT64_C(1) << (first & 63);
  named->lengths |= 1u << n;
  named->n++;
}

/* The longest name at the start of s: its bytes, or 0. */
static size_t named_at(const Named *named, Span s) {
  uint64_t hash = 0;
  size_t slot, found = 0;
  Span rest = s;
  for (unsigned n = 1; n <= NAMED_MAX && named->lengths >> n; n++) {
    uint32_t cp = named_next(&rest);
    if (cp == 0) break;
    hash = name_hash(hash, cp);
    if (named->lengths >> n & 1 && names_have(&named->set, hash, &slot)) {
      found = s.n - rest.n;
    }
  }
  return found;
}

/* Finds the names in s, a piece of text. */
static void named_find(Named *named, Span text, Span s, Arena *arena) {
  if (named->n == 0) return;
  while (s.n) {
    Span one = s;
    uint32_t cp = fold_one(utf8_next(&one));
    bool may = cp > ' ' && named->firsts >> (cp & 63) & 1;
    if (may) may = cp_class(cp) == CP_HAN || cp_class(cp) == CP_LETTER;
    size_t n = may ? named_at(named, s) : 0;
    if (n) {
      GivenRange *r = rows_add(&named->found, arena);
      r->from = (size_t)(s.z - text.z);
      r->to = r->from + n;
      one = span_from(s, n);
    }
    s = one;
  }
}

/* Whether an office of a credit is one by itself: 政务热线管理中心, not 财务科. */
static bool office_stands_alone(Span office, Arena *arena) {
  Text key = {.arena = arena};
  if (office.n < NAMED_OFFICE) return false;
  fold_key(office, &key);
  Span rest = text_span(&key);
  if (span_starts(rest, SPAN("\xE6\x9C\xAC"))) return false; /* 本 */
  for (size_t n = rest.n; rest.n > 3; utf8_next(&rest)) {
    if (n - rest.n >= NAMED_END && cue_classes(rest) & CUE_ORG_END) return true;
  }
  return false;
}

/* The people and offices of masthead, contents and credits. */
static void named_collect(const Issue *issue, Arena *arena, Named *people,
                          Named *offices) {
  if (issue->masthead.publisher.z) {
    named_add(offices, issue->masthead.publisher);
  }
  for (size_t i = 0; i < issue->credits.n; i++) {
    const Credit *c = &ROW(issue->credits, Credit, i);
    if (c->person.z) named_add(people, c->person);
    if (c->org.z && !c->dept.z && office_stands_alone(c->org, arena)) {
      named_add(offices, c->org);
    }
  }
  for (size_t i = 0; i < issue->toc.n && people->n < people->max; i++) {
    const TocEntry *t = &ROW(issue->toc, TocEntry, i);
    Text key = {.arena = arena};
    if (!t->author.z) continue;
    fold_key(t->author, &key);
    if (text_is_person(text_span(&key))) named_add(people, t->author);
  }
}

/* The part of a piece that names who wrote it: all of a line that is for that,
** the bracket at the end of a paragraph. */
static Span piece_credit(const Prose *prose, size_t i) {
  const ProsePiece *p = &ROW(prose->pieces, ProsePiece, i);
  size_t end = i + 1 < prose->pieces.n
                   ? ROW(prose->pieces, ProsePiece, i + 1).from
                   : prose->text.n;
  Span s = {prose->text.z + p->from, end - p->from};
  switch (p->label) {
    case LABEL_KICKER:
    case LABEL_TITLE:
    case LABEL_TITLE_MORE:
    case LABEL_SUBTITLE: return SPAN_NONE;
    case LABEL_BRIEF:
    case LABEL_BODY: break;
    default: return s;
  }
  if (s.n > NAMED_TAIL) s = span_from(s, s.n - NAMED_TAIL);
  for (size_t k = s.n; k-- > 0;) { /* ( or （ */
    if (s.z[k] == '(' || (uint8_t)s.z[k] == 0x88) {
      Span rest = span_from(s, k > 1 && s.z[k] != '(' ? k - 2 : k);
      uint32_t cp = utf8_peek(rest);
      if (cp == '(' || cp == 0xFF08) return rest;
    }
  }
  return SPAN_NONE;
}

/* Where those whom the parser knows stand in masthead, contents, bylines and
** credits. */
static void mentions_named(const Issue *issue, const Prose *prose, Arena *arena,
                           EntityGiven *given) {
  Named people, offices;
  named_init(&people, issue->credits.n + issue->toc.n, arena);
  named_init(&offices, issue->credits.n + 1, arena);
  named_collect(issue, arena, &people, &offices);
  for (size_t i = 0; i < prose->pieces.n && !arena->rc; i++) {
    Span s = piece_credit(prose, i);
    named_find(&people, prose->text, s, arena);
    named_find(&offices, prose->text, s, arena);
  }
  given->people = people.found;
  given->orgs = offices.found;
}

static void mentions_entities(const Issue *issue, const Prose *prose,
                              EntityGiven *given, Arena *arena, Rows *rows) {
  Rows found = ROWS_OF(Entity);
  given->publisher = issue->masthead.publisher;
  mentions_named(issue, prose, arena, given);
  entity_find(prose->text, given, arena, &found);
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

/* A town right behind the county that it lies in bears its code: 忠县拔山镇. */
static void mentions_towns(Rows *rows, size_t first) {
  const Mention *county = NULL;
  for (size_t i = first; i < rows->n; i++) {
    Mention *m = &ROW(*rows, Mention, i);
    if (!span_eq(m->kind, SPAN("place"))) continue;
    bool known = m->region_code.z && !span_ends(m->region_code, SPAN("00"));
    if (!m->region_code.z && county &&
        county->text.z + county->text.n == m->text.z) {
      m->region_code = county->region_code;
    }
    county = known ? m : NULL;
  }
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
  EntityGiven given = {.places = ROWS_OF(GivenRange)};
  size_t first = rows->n;
  if (issue->none) return;
  prose_make(issue, arena, &prose);
  if (arena->rc) return;
  mentions_dates(issue, &prose, arena, rows);
  mentions_regions(issue, &prose, arena, rows, &given.places);
  if (arena->rc) return;
  mentions_entities(issue, &prose, &given, arena, rows);
  if (arena->rc || rows->n == first) return;
  qsort((Mention *)rows->a + first, rows->n - first, sizeof(Mention),
        mention_compare);
  mentions_towns(rows, first);
  mentions_drop_inner(rows, first);
  mentions_place(issue, &prose, rows, first);
}
