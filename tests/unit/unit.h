/* unit.h: a test program in C that speaks TAP, for prove.
**
**   int main(void) {
**     OK(span_eq(a, b));                      // one test point
**     IS_TEXT(fold("Ａ"), "a");               // says both when they differ
**     return unit_done();
**   }
*/
#ifndef QIKAN_UNIT_H
#define QIKAN_UNIT_H

#include <stdio.h>
#include <string.h>

static int unit_count, unit_failed;

/* One test point; text is what is shown. */
static inline int unit_point(int ok, const char *text, const char *file,
                             int line) {
  unit_count++;
  printf("%s %d - %s\n", ok ? "ok" : "not ok", unit_count, text);
  if (!ok) {
    unit_failed++;
    printf("#   at %s line %d\n", file, line);
  }
  return ok;
}

#define OK(cond) unit_point(!!(cond), #cond, __FILE__, __LINE__)

/* As OK, with a text of one's own: for loops that check many values. */
#define OK_AS(cond, text) unit_point(!!(cond), (text), __FILE__, __LINE__)

#define IS_TEXT(got, want)                                                     \
  do {                                                                         \
    const char *unit_got = (got), *unit_want = (want);                         \
    if (!unit_point(strcmp(unit_got, unit_want) == 0, #got, __FILE__,          \
                    __LINE__)) {                                               \
      printf("#   got  '%s'\n#   want '%s'\n", unit_got, unit_want);           \
    }                                                                          \
  } while (0)

/* Prints the plan; the exit status of the program. */
static inline int unit_done(void) {
  printf("1..%d\n", unit_count);
  return unit_failed ? 1 : 0;
}

#endif
