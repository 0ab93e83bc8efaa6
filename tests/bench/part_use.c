/* part_use.c: what loading and the first use of the extension cost a process.
**
** Each figure is the middle one of 31 processes of its own, forked before the
** extension was ever loaded here: so pages are mapped and tables read for the
** first time, as in a shell that was just started (the file itself is in the
** system's cache).
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"

enum { PROCESSES = 31, FIGURES = 5 };

static double wall_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Kilobytes of memory that this process shares with nobody: what it wrote, not
** pages of files. */
static double private_kb(void) {
  char line[128];
  long kb = 0, sum = 0;
  FILE *f = fopen("/proc/self/smaps_rollup", "r");
  while (f && fgets(line, sizeof(line), f)) {
    if (sscanf(line, "Anonymous: %ld", &kb) == 1) sum += kb;
  }
  if (f) fclose(f);
  return (double)sum;
}

static double timed(sqlite3 *db, const char *sql) {
  double start = wall_ms();
  if (sql) bench_exec(db, sql);
  return wall_ms() - start;
}

/* In the child: load, first and second call of sql, memory. */
static void child(const char *library, const char *sql, double *out) {
  sqlite3 *db;
  char path[1024];
  snprintf(path, sizeof(path), "%s/%s", bench_build, library);
  sqlite3_open(":memory:", &db);
  sqlite3_enable_load_extension(db, 1);
  bench_exec(db, "SELECT 1");
  double before = private_kb(), start = wall_ms();
  if (sqlite3_load_extension(db, path, NULL, NULL)) _exit(1);
  out[0] = wall_ms() - start;
  out[1] = private_kb() - before;
  out[2] = timed(db, sql);
  out[3] = timed(db, sql);
  out[4] = private_kb() - before;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The middle figures of all processes; false when one failed. */
static bool measure(const char *library, const char *sql, double *middle) {
  static double all[FIGURES][PROCESSES];
  for (int i = 0; i < PROCESSES; i++) {
    double out[FIGURES];
    int pipes[2], status = 0;
    if (pipe(pipes)) return false;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
      child(library, sql, out);
      _exit(write(pipes[1], out, sizeof(out)) != sizeof(out));
    }
    close(pipes[1]);
    bool read_all = read(pipes[0], out, sizeof(out)) == sizeof(out);
    close(pipes[0]);
    if (waitpid(pid, &status, 0) < 0 || status || !read_all) return false;
    for (int k = 0; k < FIGURES; k++) all[k][i] = out[k];
  }
  for (int k = 0; k < FIGURES; k++) {
    qsort(all[k], PROCESSES, sizeof(double), compare);
    middle[k] = all[k][PROCESSES / 2];
  }
  return true;
}

static void use_row(const char *name, const char *library, const char *sql) {
  double ms[FIGURES];
  if (!measure(library, sql, ms)) return;
  table_row(name);
  table_cell("%.2f", ms[0]);
  table_cell("%.0f", ms[1]);
  table_cell(sql ? "%.3f" : "-", ms[2]);
  table_cell(sql ? "%.3f" : "-", ms[3]);
  table_cell(sql ? "%.0f" : "-", ms[4]);
}

void part_use(const Corpus *all) {
  (void)all;
  struct stat file;
  char path[1024];
  snprintf(path, sizeof(path), "%s/qikan.so", bench_build);
  table_begin("in a new process", "load ms|then KB|first ms|again ms|then KB");
  use_row("a null tokenizer", "bench/nulltokenizer", NULL);
  use_row("qikan: zh_query", "qikan", "SELECT zh_query('防汛工作会议 2020年')");
  use_row("qikan: zh_words", "qikan",
          "SELECT zh_words('市委召开防汛工作会议，部署下一步工作')");
  use_row("qikan: zh_pinyin", "qikan", "SELECT zh_pinyin('重庆银行行长')");
  use_row("qikan: issue_meta", "qikan",
          "SELECT issue_meta('工作简报' || char(10) || '第3期')");
  table_end();
  if (stat(path, &file) == 0) {
    printf("qikan.so: %.1f MB, with what a debugger wants\n",
           (double)file.st_size / 1e6);
  }
}
