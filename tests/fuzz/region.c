/* region.c: fuzz target. Regions of any bytes: rows stand in the text, in
** order, not overlapping; the part before the first NUL is the context. */
#include "value/region.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena = {0};
  Rows rows = ROWS_OF(RegionRow);
  RegionRow row;
  Span text = {(const char *)data, size}, context = SPAN_NONE;
  const char *nul = size ? memchr(data, 0, size) : NULL;
  if (nul) {
    context = span_head(text, (size_t)(nul - text.z));
    text = span_from(text, context.n + 1);
  }
  region_find(text, context, &arena, &rows);
  const char *end = text.z;
  for (size_t i = 0; i < rows.n; i++) {
    Span s = ROW(rows, RegionRow, i).text;
    if (s.n == 0 || s.z < end || !span_holds(text, s)) __builtin_trap();
    end = s.z + s.n;
  }
  if (region_of(text, context, &arena, &row) && rows.n == 0) __builtin_trap();
  arena_free(&arena);
  return 0;
}
