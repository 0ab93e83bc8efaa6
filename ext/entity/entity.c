/* entity.c: Layer 7. People, organisations and works of a text; entity.h. */
#include "entity/entity.h"

#include <stddef.h>
#include <stdlib.h>

#include "core/cp.h"
#include "core/sqlite.h"
#include "core/utf8.h"
#include "entity/join.h"
#include "entity/person.h"
#include "entity/sentence.h"
#include "entity/work.h"

enum {
  MAYBES_MAX = 1 << 18, /* names kept in mind */
  NAMES_MAX = 4096,     /* different names that are looked for again, */
  NAMES_MIN = 64,       /* and how many at least in a text so short */
  NAME_BYTES = 32,      /* of text for each */
  HERE_MAX = 512        /* rows that 室 may stand behind its name */
};

typedef struct Maybe {
  uint64_t hash;
  size_t at; /* its sentence: byte of the text */
} Maybe;

/* An Entity in the making. */
typedef struct Found {
  Entity e;
  int join;    /* organisation: index in Join, or -1 */
  int64_t org; /* person: index of its organisation in found, or -1 */
  bool here;   /* person: of the office spoken of */
} Found;

typedef struct Finder {
  Arena *arena;
  GivenNames places, names, offices; /* that the caller knows */
  Rows found;                        /* Found */
  Rows maybes;                       /* Maybe */
  NameSet known;                     /* persons that were found */
  size_t n_known;                    /* different ones, */
  size_t max_known;                  /* and how many there may be */
  Join join;
  /* Not zeroed: large beside a text of one page. */
  OrgRange orgs[ORGS_MAX];
  Person people[PEOPLE_MAX];
  Sentence s;
} Finder;

/* s without blanks and invisible characters: s itself where it has none. */
static Span text_close(Span s, Arena *arena) {
  Text out = {.arena = arena};
  Span start = s;
  for (Span rest = s; rest.n;) {
    Span here = rest;
    CpClass c = cp_class(utf8_next(&rest));
    if (c != CP_BLANK && c != CP_HIDDEN) continue;
    text_add(&out, span_head(start, (size_t)(here.z - start.z)));
    start = rest;
  }
  if (start.z == s.z) return s;
  text_add(&out, start);
  return text_span(&out);
}

/* ---- One sentence ---- */

static void finder_orgs(Finder *f, size_t n) {
  for (size_t i = 0; i < n; i++) {
    const OrgRange *org = &f->orgs[i];
    Found *row = rows_add(&f->found, f->arena);
    Span text = sentence_span(&f->s, org->from, org->to);
    Span name = text_close(text, f->arena);
    *row = (Found){.e = {.kind = ENTITY_ORG,
                         .text = text,
                         .norm = org->our ? SPAN_NONE : name,
                         .confidence = org->our        ? 0.8
                                       : org->anchored ? 0.9
                                                       : 0.6},
                   .join = org->our ? -1 : join_add(&f->join, name),
                   .org = -1};
  }
}

static double margin_confidence(int margin) {
  if (margin < 0) margin = 0;
  return 1.0 - 32.0 / (margin + 64);
}

static uint64_t token_hash(const Sentence *s, const EntityToken *t) {
  uint64_t hash = 0;
  for (size_t i = t->from; i < t->to; i++) hash = name_hash(hash, s->sym[i].cp);
  return hash;
}

static void known_add(Finder *f, uint64_t hash) {
  size_t slot;
  if (f->n_known == f->max_known || !f->known.mask) return;
  if (names_have(&f->known, hash, &slot)) return;
  f->known.slots[slot] = hash;
  f->n_known++;
}

/* Takes one name with that hash off those that the sentence may hold. */
static void maybe_drop(Sentence *s, uint64_t hash) {
  for (size_t i = 0; i < s->n_maybe; i++) {
    if (s->maybe[i] != hash) continue;
    s->maybe[i] = s->maybe[--s->n_maybe];
    return;
  }
}

/* Puts the people of the sentence into found; org_base is the index there of
** the sentence's first organisation. */
static void finder_people(Finder *f, size_t n_orgs, size_t org_base,
                          bool again) {
  const Sentence *s = &f->s;
  size_t n = person_find(s, f->orgs, n_orgs, f->people);
  for (size_t i = 0; i < n; i++) {
    const Person *p = &f->people[i];
    const EntityToken *t = &s->tokens[p->token];
    if (again && !(t->beside & BESIDE_KNOWN)) continue;
    Found *row = rows_add(&f->found, f->arena);
    Span text = sentence_span(s, p->token, p->token + 1);
    *row = (Found){.e = {.kind = ENTITY_PERSON,
                         .text = text,
                         .norm = text_close(text, f->arena),
                         .confidence = margin_confidence(t->margin)},
                   .join = -1,
                   .org = p->org < 0 ? -1 : (int64_t)org_base + p->org,
                   .here = p->here};
    if (p->role_from < p->role_to) {
      Span role = sentence_span(s, p->role_from, p->role_to);
      row->e.role = text_close(role, f->arena);
    }
    if (p->place != SIZE_MAX) {
      row->e.org = sentence_span(s, p->place, p->place_to);
    }
    if (again) continue;
    known_add(f, token_hash(s, t));
    maybe_drop(&f->s, token_hash(s, t)); /* it need not be found again */
  }
}

/* Puts the towns of the sentence into found: those that no organisation is
** named after, for that is a name by itself. */
static void finder_towns(Finder *f, size_t n_orgs) {
  size_t org = 0, from;
  for (size_t k = 0; k < f->s.n_tokens; k++) {
    if (!org_may_be_town(&f->s, k)) continue;
    while (org < n_orgs && f->orgs[org].to <= k) org++;
    if (org < n_orgs && f->orgs[org].from <= k) continue;
    if (!org_is_town(&f->s, k, &from)) continue;
    Found *row = rows_add(&f->found, f->arena);
    Span text = sentence_span(&f->s, from, k + 1);
    *row = (Found){.e = {.kind = ENTITY_TOWN,
                         .text = text,
                         .norm = text_close(text, f->arena),
                         .confidence = 0.6},
                   .join = -1,
                   .org = -1};
  }
}

static void finder_sentence(Finder *f, size_t at) {
  size_t n_orgs = org_find(&f->s, &f->offices, f->orgs), base = f->found.n;
  finder_orgs(f, n_orgs);
  finder_people(f, n_orgs, base, false);
  finder_towns(f, n_orgs);
  for (size_t i = 0; i < f->s.n_maybe && f->maybes.n < MAYBES_MAX; i++) {
    Maybe *m = rows_add(&f->maybes, f->arena);
    *m = (Maybe){f->s.maybe[i], at};
  }
}

/* ---- Known names ---- */

/* Steps to the first name at byte `at` or behind it. */
static void given_seek(GivenNames *names, size_t at) {
  size_t lo = 0, hi = names->n;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (names->a[mid].from < at) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  names->next = lo;
}

/* Reads the sentence at byte `at` again, with the known names; adds those that
** were not found before. */
static void finder_again(Finder *f, size_t at) {
  size_t from = at;
  given_seek(&f->places, at);
  given_seek(&f->names, at);
  given_seek(&f->offices, at);
  sentence_next(&f->s, &from, &f->places, &f->names, &f->offices);
  size_t n_orgs = org_find(&f->s, &f->offices, f->orgs), base = f->found.n;
  finder_orgs(f, n_orgs);
  finder_people(f, n_orgs, base, true);
}

static int found_compare(const void *a, const void *b) {
  const Entity *x = a, *y = b;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  if (x->text.z != y->text.z) return x->text.z < y->text.z ? -1 : 1;
  return 0;
}

static void finder_known(Finder *f) {
  size_t slot, done = SIZE_MAX, n = f->maybes.n;
  if (f->n_known == 0) return;
  f->s.known = &f->known;
  for (size_t i = 0; i < n && !f->arena->rc; i++) {
    const Maybe *m = &ROW(f->maybes, Maybe, i);
    if (m->at == done || !names_have(&f->known, m->hash, &slot)) continue;
    done = m->at;
    finder_again(f, m->at);
  }
}

/* ---- All of it ---- */

/* The nearest organisation before row i whose name ends in 室; a few hundred
** rows back at the most. */
static Span finder_here(const Finder *f, size_t i) {
  const char *at = ROW(f->found, Found, i).e.text.z;
  for (int far = 0; i-- > 0 && far < HERE_MAX; far++) {
    const Found *row = &ROW(f->found, Found, i);
    if (row->join >= 0 && row->e.text.z < at &&
        span_ends(row->e.norm, SPAN("室"))) {
      return join_full(&f->join, row->join);
    }
  }
  return SPAN_NONE;
}

static void finder_finish(Finder *f, Span publisher, Rows *rows) {
  join_finish(&f->join, publisher);
  for (size_t i = 0; i < f->found.n; i++) {
    Found *row = &ROW(f->found, Found, i);
    if (row->join >= 0) row->e.norm = join_full(&f->join, row->join);
  }
  for (size_t i = 0; i < f->found.n; i++) {
    Found *row = &ROW(f->found, Found, i);
    if (row->org >= 0) {
      row->e.org = ROW(f->found, Found, row->org).e.norm;
    } else if (row->here) {
      row->e.org = finder_here(f, i);
    }
    Entity *e = rows_add(rows, f->arena);
    *e = row->e;
  }
}

static GivenNames given_of(const Rows *rows) {
  return (GivenNames){rows->a, rows->n, 0};
}

/* A Finder for the text; NULL without memory. */
static Finder *finder_new(Span text, const EntityGiven *given, Arena *arena) {
  size_t names = NAMES_MIN;
  Finder *f = arena->rc ? NULL : sqlite3_malloc64(sizeof(*f));
  if (!f) {
    arena->rc = SQLITE_NOMEM;
    return NULL;
  }
  memset(f, 0, offsetof(Finder, orgs));
  f->arena = f->join.arena = arena;
  f->places = given_of(&given->places);
  f->names = given_of(&given->people);
  f->offices = given_of(&given->orgs);
  f->found = ROWS_OF(Found);
  f->maybes = ROWS_OF(Maybe);
  while (names < NAMES_MAX && names * NAME_BYTES < text.n) names *= 2;
  f->max_known = names;
  f->known.slots = arena_alloc(arena, 2 * names * sizeof(uint64_t));
  f->known.mask = f->known.slots ? 2 * names - 1 : 0;
  f->s.text = text;
  f->s.known = NULL;
  f->s.n = f->s.n_maybe = f->s.n_tokens = 0;
  return f;
}

static void find_works(Span text, Arena *arena, Rows *rows) {
  size_t at = 0;
  for (Span work; work_next(text, &at, &work);) {
    Entity *e = rows_add(rows, arena);
    *e = (Entity){.kind = ENTITY_WORK,
                  .text = work,
                  .norm = work_title(work),
                  .confidence = 1};
  }
}

/* What a sentence gave twice is taken once: rows from `first` on. */
static void drop_twins(Rows *rows, size_t first) {
  size_t n = first;
  if (rows->n > first) {
    qsort((Entity *)rows->a + first, rows->n - first, sizeof(Entity),
          found_compare);
  }
  for (size_t i = first; i < rows->n; i++) {
    const Entity *e = &ROW(*rows, Entity, i);
    if (n > first && found_compare(&ROW(*rows, Entity, n - 1), e) == 0) {
      continue;
    }
    ROW(*rows, Entity, n++) = *e;
  }
  rows->n = n;
}

void entity_find(Span text, const EntityGiven *given, Arena *arena,
                 Rows *rows) {
  Finder *f = finder_new(text, given, arena);
  size_t at = 0, first = rows->n;
  if (!f) return;
  for (size_t from = 0; !arena->rc; from = at) {
    if (!sentence_next(&f->s, &at, &f->places, &f->names, &f->offices)) break;
    if (f->s.n) finder_sentence(f, from);
  }
  finder_known(f);
  if (!arena->rc) finder_finish(f, given->publisher, rows);
  sqlite3_free(f);
  if (arena->rc) return;
  find_works(text, arena, rows);
  drop_twins(rows, first);
}
