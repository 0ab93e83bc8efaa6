/* replay.c: runs a fuzz target over files, without a fuzzer. TAP.
**
**   replay NAME FILE...
**
** The target's LLVMFuzzerTestOneInput is linked in.  Each file goes through as
** it is, then cut at some places, then with some bytes changed (always the
** same ones), so that a compiler without libFuzzer finds something as well.
** A finding is a crash: the program says which file it was at.
*/
#include <stdint.h>

#include "../script.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { CUTS = 8, CHANGES = 16, LONGEST = 200000 };

static uint32_t replay_seed = 1;

static uint32_t replay_random(void) {
  replay_seed = replay_seed * 1664525u + 1013904223u;
  return replay_seed >> 8;
}

/* A copy of just n bytes, so that a sanitizer sees the end. */
static void replay_bytes(const char *z, size_t n) {
  uint8_t *copy = malloc(n ? n : 1);
  if (!copy) return;
  if (n) memcpy(copy, z, n);
  LLVMFuzzerTestOneInput(copy, n);
  free(copy);
}

static long replay_file(char *z, size_t n) {
  static const char odd[] = "\0\n\f\xE5\x80\xFF\"(";
  long inputs = 1;
  replay_bytes(z, n);
  if (n == 0 || n > LONGEST) return inputs;
  for (int i = 0; i < CUTS; i++, inputs++) {
    replay_bytes(z, replay_random() % n);
  }
  for (int i = 0; i < CHANGES; i++, inputs++) {
    char *p = z + replay_random() % n, kept = *p;
    *p = odd[replay_random() % (sizeof(odd) - 1)];
    replay_bytes(z, n);
    *p = kept;
  }
  return inputs;
}

int main(int argc, char **argv) {
  long inputs = 0;
  setvbuf(stdout, NULL, _IOLBF, 0);
  for (int i = 2; i < argc; i++) {
    size_t n = 0;
    char *z = file_read(argv[i], &n);
    printf("# %s\n", argv[i]);
    if (z) inputs += replay_file(z, n);
    free(z);
  }
  printf("%sok 1 - %s: %ld inputs from %d files\n1..1\n", inputs ? "" : "not ",
         argc > 1 ? argv[1] : "replay", inputs, argc - 2);
  return inputs ? 0 : 1;
}
