/* make_issues.c: writes a made-up archive into a folder: make_issues N FOLDER.
**
** 20,000 issues are 0.5 GB, in one folder for each of the eight weeklies.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "bench.h"
#include "bench_issues.h"

static void write_issue(const char *folder, const MadeIssue *issue) {
  char path[4096];
  snprintf(path, sizeof(path), "%s/%s", folder, issue->path);
  char *slash = strrchr(path, '/');
  *slash = 0;
  mkdir(path, 0777); /* mostly there */
  *slash = '/';
  FILE *f = fopen(path, "wb");
  if (!f || fwrite(issue->text, 1, issue->n, f) != issue->n || fclose(f)) {
    give_up("cannot write", path);
  }
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: make_issues N FOLDER\n");
    return 2;
  }
  MadeIssue issue = {.n = 0};
  long n = strtol(argv[1], NULL, 10);
  mkdir(argv[2], 0777);
  for (int i = 0; i < n; i++) {
    made_issue(i, &issue);
    write_issue(argv[2], &issue);
  }
  made_free(&issue);
  return 0;
}
