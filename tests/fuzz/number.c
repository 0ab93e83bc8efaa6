/* number.c: fuzz target.  Whatever the bytes, the numbers stand in the text, in
** order, and are finite; a text that is a number is written and read back. */
#include "value/number.h"
#include "core/arena.h"
#include "value/numbers.h"
#include "value/numeral.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Seen {
  Span text;
  const char *last; /* end of the number before */
} Seen;

static void number_check(void *data, Span span, const Number *value) {
  Seen *seen = data;
  if (!span_holds(seen->text, span) || span.n == 0 || span.z < seen->last ||
      (value->is_real && value->r - value->r != 0)) {
    __builtin_trap();
  }
  seen->last = span.z + span.n;
}

static void write_and_read(int64_t n) {
  Arena arena = {0};
  Text out = {.arena = &arena};
  Number again;
  number_format(n, &out);
  if (!arena.rc && (!numeral_parse_whole(text_span(&out), &again) ||
                    again.is_real || again.i != n)) {
    __builtin_trap();
  }
  arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Span text = {(const char *)data, size};
  Seen seen = {text, text.z};
  Number n;
  numbers_each(text, number_check, &seen);
  if (numeral_parse_whole(text, &n) && !n.is_real) write_and_read(n.i);
  return 0;
}
