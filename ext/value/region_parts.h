/* region_parts.h: Layer 3. What the files of the room region share. */
#ifndef QIKAN_REGION_PARTS_H
#define QIKAN_REGION_PARTS_H

#include "value/region.h"

typedef struct RegionUnit {
  char code[7];
  uint8_t level;   /* 1 province, 2 prefecture, 3 county */
  uint8_t former;  /* whether it is no more */
  uint16_t parent; /* of a province: itself */
  uint16_t at, n;  /* its name, bytes of region_text */
} RegionUnit;

/* ORDER region_rank: what a name is of a region. */
typedef enum RegionRank {
  REGION_FULL,
  REGION_OTHER,  /* another name, that none else bears */
  REGION_FORMER, /* of a list of former years */
  REGION_MADE,   /* a former name that was made from the present one */
  REGION_SHORT   /* without its kind */
} RegionRank;

/* ORDER region_flags */
enum {
  REGION_WEAK = 1, /* an ordinary word, too */
  REGION_NOT = 2,  /* no region */
  REGION_GROUP = 4 /* each character is one; cands is a place in
                      region_groups */
};

typedef struct RegionName {
  uint16_t at; /* its characters, in region_cps */
  uint8_t n, flags;
  uint16_t cands; /* what it may mean: in region_cands, */
  uint8_t n_cands;
} RegionName;

enum { REGION_NONE = -1, REGION_CANDS = 16 };

/* A name in a text. */
typedef struct RegionHit {
  Span text;
  const RegionName *name; /* NULL: it means unit, whatever stands around it */
  int unit;               /* what it means, or REGION_NONE as yet */
  bool weak;              /* an ordinary word, as far as it is known */
  bool alone;             /* nothing but marks stands next to it */
  bool chained;           /* goes on with the hit before it */
} RegionHit;

const RegionUnit *region_unit(int unit);
int region_unit_count(void);

/* The full name of a region; it lives for ever. */
Span region_unit_name(int unit);

/* The i-th thing that a name may mean, and what it is of it. */
int region_cand(const RegionName *name, int i, RegionRank *rank);

/* Whether unit lies in another one, or lay; a region lies in itself. */
bool region_within(int unit, int other);

/* Whether a name is one of a prefecture of former times: 涪陵地区, 江津专区. */
bool region_is_prefecture(Span name);

/* Appends the names in text to hits, ROWS_OF(RegionHit), from left to right
** and not overlapping. */
void region_scan(Span text, Arena *arena, Rows *hits);

/* Tells what the hits mean; those that mean nothing keep REGION_NONE and are
** weak.  around has those of the context, resolved, or is NULL. */
void region_resolve(Rows *hits, const Rows *around, Arena *arena);

#endif
