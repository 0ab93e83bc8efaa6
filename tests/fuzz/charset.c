/* charset.c: fuzz target. First byte: the charset to decode as (0: detect).
** The text must be well-formed UTF-8 without NUL, whatever the bytes. */
#include "text/charset.h"
#include "core/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena = {0};
  int64_t bad = 0;
  if (size == 0) return 0;
  Span s = {(const char *)data + 1, size - 1};
  Charset charset = (Charset)(data[0] % CHARSET_COUNT);
  if (charset == CHARSET_UNKNOWN) charset = charset_detect(s);
  Span text = charset_decode(s, charset, &arena, &bad);
  if (!text.z || text.n > 3 * s.n || bad > (int64_t)s.n) __builtin_trap();
  while (text.n) {
    uint32_t cp;
    size_t n = utf8_read(text, &cp);
    if (n == 0 || cp == 0) __builtin_trap();
    text = span_from(text, n);
  }
  arena_free(&arena);
  return 0;
}
