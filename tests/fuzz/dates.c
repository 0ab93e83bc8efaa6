/* dates.c: fuzz target. dates_find() over any bytes: what it finds stands in
** the text, in order and apart, and its days are in order; with a reference, a
** coarse one, and none. */
#include "value/dates.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(Span text, const DatesRef *ref, unsigned flags) {
  Arena arena = {0};
  Rows found = ROWS_OF(DateFound);
  size_t end = 0;
  dates_find(text, ref, flags, &found, &arena);
  for (size_t i = 0; i < found.n; i++) {
    const DateFound *d = &ROW(found, DateFound, i);
    if (d->length == 0 || d->start < end) __builtin_trap();
    end = d->start + d->length;
    if (end > text.n || d->first > d->last) __builtin_trap();
    if (!d->first != !d->date_end.z) __builtin_trap();
    if (flags & DATES_ONLY_KNOWN && !d->first) __builtin_trap();
  }
  arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Span text = {(const char *)data, size};
  DatesRef day, month;
  dates_ref_parse(SPAN("2014-10-15"), &day);
  dates_ref_parse(SPAN("0001-01"), &month);
  check(text, &day, DATES_WITH_VAGUE);
  check(text, &month, 0);
  check(text, NULL, DATES_ONLY_KNOWN);
  return 0;
}
