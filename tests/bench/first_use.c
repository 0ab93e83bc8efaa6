/* first_use.c: what loading the extension and its first query cost.
**
**   cc -o build/first_use tests/bench/first_use.c -lsqlite3
**   build/first_use build/qikan [processes]
**
** Each of the processes opens a database, loads the extension, and asks for one
** zh_query(); medians of all are printed.  Private memory is what the process
** alone has written to (Private_Dirty), so that what is shared or read from the
** file does not count.
*/
#include <sqlite3.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PROCESSES_MAX = 1000 };

/* Milliseconds, and kB of private memory before and after. */
typedef struct Use {
  double load, query;
  double kb_open, kb_loaded, kb_queried;
} Use;

static double milliseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double private_kb(void) {
  char line[256];
  long kb = -1;
  FILE *f = fopen("/proc/self/smaps_rollup", "r");
  while (f && fgets(line, sizeof(line), f)) {
    if (strncmp(line, "Private_Dirty:", 14) == 0) {
      kb = strtol(line + 14, NULL, 10);
    }
  }
  if (f) fclose(f);
  return (double)kb;
}

/* Uses path in this process; 0 when all went well. */
static int use_once(const char *path, Use *use) {
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  char *error = NULL;
  private_kb(); /* what reading it takes is there before */
  if (sqlite3_open(":memory:", &db) ||
      sqlite3_exec(db, "SELECT 1", NULL, NULL, NULL)) {
    return 1;
  }
  sqlite3_enable_load_extension(db, 1);
  use->kb_open = private_kb();
  double begun = milliseconds();
  if (sqlite3_load_extension(db, path, NULL, &error)) {
    fprintf(stderr, "first_use: %s\n", error);
    return 1;
  }
  use->load = milliseconds() - begun;
  use->kb_loaded = private_kb();
  begun = milliseconds();
  int rc = sqlite3_prepare_v2(db,
                              "SELECT zh_query('第三期党史工作简报关于防汛"
                              "工作会议的通知')",
                              -1, &stmt, NULL);
  if (rc || sqlite3_step(stmt) != SQLITE_ROW) return 1;
  use->query = milliseconds() - begun;
  use->kb_queried = private_kb();
  sqlite3_finalize(stmt);
  sqlite3_close(db);
  return 0;
}

/* The same in a process of its own. */
static int use_process(const char *path, Use *use) {
  int ends[2];
  if (pipe(ends)) return 1;
  pid_t child = fork();
  if (child == 0) {
    int failed = use_once(path, use);
    if (!failed) failed = write(ends[1], use, sizeof(*use)) != sizeof(*use);
    _exit(failed);
  }
  close(ends[1]);
  int failed = child < 0 || read(ends[0], use, sizeof(*use)) != sizeof(*use);
  close(ends[0]);
  if (child > 0) waitpid(child, NULL, 0);
  return failed;
}

static int double_compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The middle one of the numbers that stand at offset in n uses. */
static double median(const Use *uses, int n, size_t offset) {
  static double sorted[PROCESSES_MAX];
  for (int i = 0; i < n; i++) {
    memcpy(&sorted[i], (const char *)&uses[i] + offset, sizeof(double));
  }
  qsort(sorted, (size_t)n, sizeof(*sorted), double_compare);
  return sorted[n / 2];
}

#define MEDIAN(member) median(uses, n, offsetof(Use, member))

int main(int argc, char **argv) {
  static Use uses[PROCESSES_MAX];
  long n_asked = argc > 2 ? strtol(argv[2], NULL, 10) : 200;
  int n = n_asked > 0 && n_asked < PROCESSES_MAX ? (int)n_asked : 200;
  if (argc < 2) {
    fprintf(stderr, "usage: first_use EXTENSION [processes]\n");
    return 2;
  }
  for (int i = 0; i < n; i++) {
    if (use_process(argv[1], &uses[i])) return 1;
  }
  printf("first use: medians of %d processes\n", n);
  printf("  load             %6.3f ms\n", MEDIAN(load));
  printf("  first zh_query   %6.3f ms\n", MEDIAN(query));
  printf("  private memory   %6.0f kB more when loaded, %.0f kB more after the "
         "query\n",
         MEDIAN(kb_loaded) - MEDIAN(kb_open),
         MEDIAN(kb_queried) - MEDIAN(kb_open));
  return 0;
}
