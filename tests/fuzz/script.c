/* script.c: fuzz target. Both ways of converting any bytes: well-formed text
** of as many characters. */
#include "value/script.h"
#include "core/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count(Span s) {
  size_t n = 0;
  for (; s.n; n++) utf8_next(&s);
  return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Span s = {(const char *)data, size};
  for (int way = 0; way < 2; way++) {
    Arena arena = {0};
    Text out = {.arena = &arena};
    script_convert((ScriptWay)way, s, &out);
    Span got = text_span(&out);
    if (count(got) != count(s)) __builtin_trap();
    while (got.n) {
      uint32_t cp;
      size_t n = utf8_read(got, &cp);
      if (n == 0) __builtin_trap();
      got = span_from(got, n);
    }
    arena_free(&arena);
  }
  return 0;
}
