/* bench.c: runs the parts of the benchmark: bench BUILD TEXT.db [part …].
**
** Times are processor times of this process; the tables of one run compare, the
** figures of two machines do not.
*/
#include "bench.h"

#include <stdio.h>
#include <string.h>

static const Part parts[] = {
    {"use", part_use},           {"build", part_build},
    {"search", part_search},     {"quality", part_quality},
    {"rank", part_rank},         {"functions", part_functions},
    {"settings", part_settings}, {"archive", part_archive},
};

static bool wanted(const char *name, int argc, char **argv) {
  if (argc <= 3) return true;
  for (int i = 3; i < argc; i++) {
    if (!strcmp(name, argv[i])) return true;
  }
  return false;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: bench BUILD TEXT.db [part ...]\n");
    return 2;
  }
  bench_build = argv[1];
  Corpus all = corpus_load(argv[2]);
  printf("SQLite %s; %d texts, %.1f MB\n", sqlite3_libversion(), all.n,
         (double)all.bytes / 1e6);
  for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
    if (wanted(parts[i].name, argc, argv)) parts[i].run(&all);
    fflush(stdout);
  }
  corpus_free(&all);
  return 0;
}
