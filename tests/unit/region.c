/* region.c: region_find() and region_of(): what their callers rely on. */
#include "unit.h"

#include "core/arena.h"
#include "value/region.h"

static Arena arena;

/* "province|city|county|code" of row i of text. */
static const char *row_of(const char *text, size_t i) {
  static char z[512];
  Rows rows = ROWS_OF(RegionRow);
  region_find(span_of(text), SPAN_NONE, &arena, &rows);
  if (i >= rows.n) return "none";
  RegionRow r = ROW(rows, RegionRow, i);
  snprintf(z, sizeof(z), "%.*s|%.*s|%.*s|%.*s", (int)r.province.n, r.province.z,
           (int)r.city.n, r.city.z, (int)r.county.n, r.county.z, (int)r.code.n,
           r.code.z ? r.code.z : "");
  return z;
}

int main(void) {
  IS_TEXT(row_of("在重庆市开会", 0), "重庆市|||500000");
  IS_TEXT(row_of("在重庆市开会", 1), "none");
  IS_TEXT(row_of("武汉、长沙", 1), "湖南省|长沙市||430100");
  IS_TEXT(row_of("朝阳区", 0), "||朝阳区|");
  IS_TEXT(row_of("", 0), "none");

  /* What does not apply is empty, and what is not known has no code. */
  Rows rows = ROWS_OF(RegionRow);
  const char *text = "到朝阳区";
  region_find(span_of(text), SPAN_NONE, &arena, &rows);
  RegionRow row = ROW(rows, RegionRow, 0);
  OK(rows.n == 1 && row.province.z && row.province.n == 0);
  OK(row.code.z == NULL);
  OK(row.text.z == text + 3 && row.text.n == 9);

  /* Rows are appended to those that are there. */
  region_find(SPAN("天津市"), SPAN_NONE, &arena, &rows);
  OK(rows.n == 2);
  region_find(SPAN_NONE, SPAN("天津市"), &arena, &rows);
  OK(rows.n == 2);

  OK(!region_of(SPAN("会议"), SPAN_NONE, &arena, &row));
  OK(row.text.n == 9); /* untouched */
  OK(region_of(SPAN("和平区"), SPAN("沈阳"), &arena, &row));
  OK(span_eq(row.code, SPAN("210102")));
  OK(arena.rc == 0);
  arena_free(&arena);
  return unit_done();
}
