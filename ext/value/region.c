/* region.c: Layer 3. Regions as rows and as one value; see region.h.
**
**   zh_region('达川地区宣汉县') -> 四川省|达州市|宣汉县
*/
#include "value/region.h"

#include "core/utf8.h"
#include "value/region_parts.h"

/* ---- Rows ---- */

/* The region whose names row gets; text stays. */
static void row_set(RegionRow *row, int unit) {
  int at[4] = {REGION_NONE, REGION_NONE, REGION_NONE, REGION_NONE};
  const RegionUnit *u = region_unit(unit);
  row->code = (Span){u->code, 6};
  for (int up = unit;; up = u->parent) {
    u = region_unit(up);
    at[u->level] = up;
    if (u->parent == up) break;
  }
  row->province = region_unit_name(at[1]);
  row->city = at[2] != REGION_NONE ? region_unit_name(at[2]) : SPAN("");
  row->county = at[3] != REGION_NONE ? region_unit_name(at[3]) : SPAN("");
  if (at[3] != REGION_NONE && at[2] == REGION_NONE &&
      span_ends(row->province, SPAN("\xE5\xB8\x82"))) { /* 市 */
    row->city = row->province;
  }
}

/* A name that several regions bear: it is all that is known.  False where it
** is short, and these have different ones. */
static bool row_set_name(RegionRow *row, const RegionName *name) {
  RegionRank rank;
  int unit = region_cand(name, 0, &rank);
  if (rank == REGION_SHORT) return false;
  row->province = row->city = row->county = SPAN("");
  row->code = SPAN_NONE;
  Span full = region_unit_name(unit);
  switch (region_unit(unit)->level) {
    case 1: row->province = full; break;
    case 2: row->city = full; break;
    default: row->county = full; break;
  }
  return true;
}

/* The resolved hits of a text. */
static Rows hits_of(Span text, Span context, Arena *arena) {
  Rows hits = ROWS_OF(RegionHit), around = ROWS_OF(RegionHit);
  if (!text.z) return hits;
  region_scan(text, arena, &hits);
  if (context.z && hits.n) {
    region_scan(context, arena, &around);
    region_resolve(&around, NULL, arena);
  }
  region_resolve(&hits, context.z ? &around : NULL, arena);
  return hits;
}

/* Whether the hit is told, so far as its name. */
static bool hit_counts(const RegionHit *hit) {
  return hit->unit != REGION_NONE || (hit->name && !hit->weak);
}

void region_find(Span text, Span context, Arena *arena, Rows *rows) {
  Rows hits = hits_of(text, context, arena);
  for (size_t i = 0; i < hits.n && !arena->rc; i++) {
    const RegionHit *hit = &ROW(hits, RegionHit, i);
    if (!hit_counts(hit)) continue;
    if (hit->chained && rows->n) {
      RegionRow *row = &ROW(*rows, RegionRow, rows->n - 1);
      row->text = span_join(row->text, hit->text);
      row_set(row, hit->unit);
      continue;
    }
    RegionRow row = {.text = hit->text};
    if (hit->unit != REGION_NONE) {
      row_set(&row, hit->unit);
    } else if (!row_set_name(&row, hit->name)) {
      continue;
    }
    *(RegionRow *)rows_add(rows, arena) = row;
  }
}

/* ---- The region of a text ---- */

/* Whether a sentence or a line ends in s. */
static bool sentence_ends(Span s) {
  while (s.n) {
    uint32_t cp = utf8_next(&s);
    if (cp == '\n' || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F) return true;
  }
  return false;
}

/* The smallest region that holds a and b, both of which lie in top: it may be
** that one lies there no more, and no other region holds both. */
static int unit_common(int a, int b, int top) {
  while (!region_within(b, a)) {
    if (region_unit(a)->parent == a) return top;
    a = region_unit(a)->parent;
  }
  return a;
}

/* What the hits of a sentence say together. */
typedef struct RegionSum {
  const RegionHit *first, *last;
  int unit;
  bool split; /* two of them did not agree */
} RegionSum;

/* Adds a hit behind the first one. */
static void sum_add(RegionSum *sum, const RegionHit *hit) {
  int unit = hit->unit, top = sum->first->unit;
  bool goes_on = hit->chained && sum->last->unit == sum->unit && !sum->split;
  sum->last = hit;
  if (goes_on) {
    sum->unit = unit;
  } else if (unit == REGION_NONE || !region_within(unit, top)) {
    return;
  } else if (!sum->split && region_within(unit, sum->unit)) {
    sum->unit = unit;
  } else if (!region_within(sum->unit, unit)) {
    sum->unit = unit_common(sum->unit, unit, top);
    sum->split = true;
  }
}

bool region_of(Span text, Span context, Arena *arena, RegionRow *row) {
  Rows hits = hits_of(text, context, arena);
  RegionSum sum = {NULL, NULL, REGION_NONE, false};
  for (size_t i = 0; i < hits.n && !arena->rc; i++) {
    const RegionHit *hit = &ROW(hits, RegionHit, i);
    if (!hit_counts(hit)) continue;
    if (sum.first) {
      const char *z = sum.last->text.z + sum.last->text.n;
      if (sentence_ends((Span){z, (size_t)(hit->text.z - z)})) break;
      sum_add(&sum, hit);
      continue;
    }
    RegionRow named = {.text = hit->text};
    if (hit->unit == REGION_NONE) {
      if (!row_set_name(&named, hit->name)) continue;
      *row = named;
      return true;
    }
    sum.first = sum.last = hit;
    sum.unit = hit->unit;
  }
  if (!sum.first) return false;
  row->text = sum.first->text;
  row_set(row, sum.unit);
  return true;
}

/* ---- SQL ---- */

static void zh_region_func(sqlite3_context *ctx, int argc,
                           sqlite3_value **argv) {
  Span text = arg_text(argv[0]);
  Span context = argc > 1 ? arg_text(argv[1]) : SPAN_NONE;
  Arena arena = {0};
  RegionRow row;
  Text out = {.arena = &arena};
  bool found = region_of(text, context, &arena, &row);
  if (found) {
    text_add(&out, row.province);
    text_add(&out, SPAN("|"));
    text_add(&out, row.city);
    text_add(&out, SPAN("|"));
    text_add(&out, row.county);
  }
  result_arena_text(ctx, &arena, found ? text_span(&out) : SPAN_NONE);
  arena_free(&arena);
}

typedef struct RegionsRow {
  RegionRow region;
  int64_t start, length;
} RegionsRow;

static void regions_fill(Call *call, Rows *rows) {
  Span text = call_text(call, 0);
  Rows found = ROWS_OF(RegionRow);
  const char *seen = text.z;
  int64_t start = 1;
  region_find(text, call_text(call, 1), call->arena, &found);
  for (size_t i = 0; i < found.n; i++) {
    RegionsRow *row = rows_add(rows, call->arena);
    row->region = ROW(found, RegionRow, i);
    Span s = row->region.text;
    start += (int64_t)utf8_count((Span){seen, (size_t)(s.z - seen)});
    row->start = start;
    row->length = (int64_t)utf8_count(s);
    seen = s.z;
  }
}

static const Func region_funcs[] = {
    {"zh_region", 1, 2, 0, zh_region_func, "zh_region(text [, context])",
     "The region that a text is about, as 'province|city|county'.", NULL},
};

static const Column region_cols[] = {
    {"text", COL_TEXT, offsetof(RegionsRow, region.text)},
    {"start", COL_INT, offsetof(RegionsRow, start)},
    {"length", COL_INT, offsetof(RegionsRow, length)},
    {"province", COL_TEXT, offsetof(RegionsRow, region.province)},
    {"city", COL_TEXT, offsetof(RegionsRow, region.city)},
    {"county", COL_TEXT, offsetof(RegionsRow, region.county)},
    {"code", COL_TEXT, offsetof(RegionsRow, region.code)},
};

static const Table region_tables[] = {
    {"zh_regions", "source, context", 1, region_cols, COUNT(region_cols),
     sizeof(RegionsRow), regions_fill, "zh_regions(text [, context])",
     "One row for each region that a text names."},
};

const Family region_family = {
    .name = "region",
    .page = "region",
    .funcs = region_funcs,
    .n_funcs = COUNT(region_funcs),
    .tables = region_tables,
    .n_tables = COUNT(region_tables),
};
