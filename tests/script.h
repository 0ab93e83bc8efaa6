/* script.h: a file of SQL, one statement after the other, for test programs.
**
**   Script s = {.statement = run_one, .command = dot_command};
**   script_file(&s, "tests/sql/fold/width.sql");
**
** What the sqlite3 shell's reader does, in short: statements end at their
** semicolon, a line that starts with a dot where a statement would start is a
** command (".read FILE" is followed here, the others go to the callback).
*/
#ifndef QIKAN_SCRIPT_H
#define QIKAN_SCRIPT_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCRIPT_DEPTH = 8 }; /* of .read within .read */

typedef struct Script Script;
struct Script {
  /* Runs the statement at sql (which goes on to the end of the file) and
  ** returns what is behind it. */
  const char *(*statement)(Script *s, const char *sql);
  /* ".name arg"; other than 0 ends the script with that status. */
  int (*command)(Script *s, const char *name, const char *arg);
  void *user; /* for the callbacks */
  int depth;  /* of .read */
};

/* The file's bytes and a NUL, from malloc; NULL when it cannot be read. */
static inline char *file_read(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  char *z = NULL;
  long size = -1;
  if (!f) return NULL;
  if (fseek(f, 0, SEEK_END) == 0) size = ftell(f);
  if (size >= 0) z = malloc((size_t)size + 1);
  if (z) {
    rewind(f);
    *n = fread(z, 1, (size_t)size, f);
    z[*n] = '\0';
  }
  fclose(f);
  return z;
}

/* readfile(path), as the shell has it. */
static inline void readfile_func(sqlite3_context *ctx, int argc,
                                 sqlite3_value **argv) {
  const char *path = (const char *)sqlite3_value_text(argv[0]);
  size_t n = 0;
  char *z = path ? file_read(path, &n) : NULL;
  (void)argc;
  if (z) sqlite3_result_blob(ctx, z, (int)n, SQLITE_TRANSIENT);
  free(z);
}

/* Behind the statement at z, when SQLite could not tell where it ends. */
static inline const char *script_end(const char *z) {
  for (const char *p = z; (p = strchr(p, ';')) != NULL; p++) {
    char *copy = sqlite3_mprintf("%.*s", (int)(p + 1 - z), z);
    int whole = copy && sqlite3_complete(copy);
    sqlite3_free(copy);
    if (whole) return p + 1;
  }
  return z + strlen(z);
}

/* Where the next statement or command starts. */
static inline const char *script_skip(const char *z) {
  for (;;) {
    z += strspn(z, " \t\r\n;");
    if (z[0] != '-' || z[1] != '-') return z;
    z += strcspn(z, "\n");
  }
}

static inline int script_file(Script *s, const char *path);

/* Runs the command in the line at z; *next is the line behind it. */
static inline int script_line(Script *s, const char *z, const char **next) {
  char line[512], *arg;
  size_t n = strcspn(z, "\n");
  *next = z + n + (z[n] == '\n');
  while (n > 1 && strchr(" \r\t", z[n - 1])) n--;
  snprintf(line, sizeof(line), "%.*s", (int)n - 1, z + 1);
  arg = line + strcspn(line, " ");
  if (*arg) *arg++ = '\0';
  n = strlen(arg);
  if (n > 1 && (*arg == '"' || *arg == '\'') && arg[n - 1] == *arg) {
    arg[n - 1] = '\0';
    arg++;
  }
  if (strcmp(line, "read") == 0) return script_file(s, arg);
  return s->command(s, line, arg);
}

/* Runs the file; -1 when it cannot be read, else what a command ended with. */
static inline int script_file(Script *s, const char *path) {
  size_t n = 0;
  char *text = s->depth < SCRIPT_DEPTH ? file_read(path, &n) : NULL;
  int rc = 0;
  if (!text) return -1;
  s->depth++;
  for (const char *z = script_skip(text); *z && rc == 0; z = script_skip(z)) {
    if (*z == '.') {
      rc = script_line(s, z, &z);
    } else {
      z = s->statement(s, z);
    }
  }
  s->depth--;
  free(text);
  return rc;
}

#endif
