/* issue.c: fuzz target. The issue parser on any bytes, decoded as a file would
** be; every property of tests/prop/issue_checks.h must hold. */
#include "../prop/issue_checks.h"

#include "text/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena = {0};
  Span bytes = {(const char *)data, size};
  Span text = charset_decode(bytes, charset_detect(bytes), &arena, NULL);
  if (text.z && issue_check(text)) __builtin_trap();
  if (issue_check(bytes)) __builtin_trap(); /* TEXT may hold any bytes */
  arena_free(&arena);
  return 0;
}
