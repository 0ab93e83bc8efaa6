/* host.c: runs a file of SQL as the sqlite3 shell does, without the shell.
**
**   host EXTENSION FILE [PARAMETER VALUE]
**
** For hosts whose shell is not at hand: it is linked with any SQLite (another
** version, a build with sanitizers), loads the extension (its name without
** ".so"; "" for none), and prints rows in list mode, "a|b|c", errors as
** "Error: message".  Every statement that names PARAMETER gets VALUE.  Exit
** status: 0, 1 after an error in SQL, 77 for a dot-command it does not know.
**
** It knows .print .read .headers .nullvalue .separator and ".mode list", and
** the function readfile(path).
*/
#include "script.h"

enum { EXIT_UNKNOWN = 77 };

typedef struct Host {
  sqlite3 *db;
  const char *parameter, *value; /* to bind, or NULL */
  char separator[8], null_text[16];
  int headers; /* print the columns' names */
  int errors;  /* statements that failed */
} Host;

static void host_error(Host *h, const char *message) {
  printf("Error: %s\n", message);
  h->errors++;
}

static void host_headers(const Host *h, sqlite3_stmt *stmt) {
  for (int i = 0; i < sqlite3_column_count(stmt); i++) {
    printf("%s%s", i ? h->separator : "", sqlite3_column_name(stmt, i));
  }
  printf("\n");
}

static void host_row(const Host *h, sqlite3_stmt *stmt) {
  for (int i = 0; i < sqlite3_column_count(stmt); i++) {
    const char *z = (const char *)sqlite3_column_text(stmt, i);
    printf("%s%s", i ? h->separator : "", z ? z : h->null_text);
  }
  printf("\n");
}

static void host_step(Host *h, sqlite3_stmt *stmt) {
  int at = 0, rc;
  if (h->parameter) at = sqlite3_bind_parameter_index(stmt, h->parameter);
  if (at) sqlite3_bind_text(stmt, at, h->value, -1, SQLITE_STATIC);
  for (int row = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW; row++) {
    if (row == 0 && h->headers) host_headers(h, stmt);
    host_row(h, stmt);
  }
  if (rc != SQLITE_DONE) host_error(h, sqlite3_errmsg(h->db));
}

static const char *host_statement(Script *s, const char *sql) {
  Host *h = s->user;
  sqlite3_stmt *stmt = NULL;
  const char *tail = sql;
  if (sqlite3_prepare_v2(h->db, sql, -1, &stmt, &tail)) {
    host_error(h, sqlite3_errmsg(h->db));
    return script_end(sql);
  }
  host_step(h, stmt);
  sqlite3_finalize(stmt);
  return tail;
}

static int host_command(Script *s, const char *name, const char *arg) {
  Host *h = s->user;
  if (strcmp(name, "print") == 0) {
    printf("%s\n", arg);
  } else if (strcmp(name, "headers") == 0) {
    h->headers = strcmp(arg, "on") == 0;
  } else if (strcmp(name, "nullvalue") == 0) {
    snprintf(h->null_text, sizeof(h->null_text), "%.15s", arg);
  } else if (strcmp(name, "separator") == 0) {
    snprintf(h->separator, sizeof(h->separator), "%.7s", arg);
  } else if (strcmp(name, "mode") != 0 || strcmp(arg, "list") != 0) {
    printf("needs the sqlite3 shell: .%s %s\n", name, arg);
    return EXIT_UNKNOWN;
  }
  return 0;
}

static int host_open(Host *h, const char *extension) {
  char *error = NULL;
  if (sqlite3_open(":memory:", &h->db)) return 1;
  sqlite3_create_function(h->db, "readfile", 1, SQLITE_UTF8, NULL,
                          readfile_func, NULL, NULL);
  sqlite3_enable_load_extension(h->db, 1);
  if (*extension && sqlite3_load_extension(h->db, extension, NULL, &error)) {
    printf("Error: %s\n", error);
    sqlite3_free(error);
    return 1;
  }
  return 0;
}

int main(int argc, char **argv) {
  Host h = {.separator = "|"};
  Script s = {host_statement, host_command, &h, 0};
  int rc;
  if (argc != 3 && argc != 5) {
    fprintf(stderr, "usage: host EXTENSION FILE [PARAMETER VALUE]\n");
    return 2;
  }
  if (argc == 5) h.parameter = argv[3], h.value = argv[4];
  setvbuf(stdout, NULL, _IOLBF, 0);
  rc = host_open(&h, argv[1]);
  if (rc == 0) rc = script_file(&s, argv[2]);
  if (rc < 0) host_error(&h, "cannot open a file");
  sqlite3_close(h.db);
  return rc > 0 ? rc : h.errors > 0;
}
