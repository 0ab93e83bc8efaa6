/* oom.c: memory fails once, at every place where it can fail.
**
**   oom FILE.sql ... 'FILE.sql?:parameter=value' ...
**
** For each statement of each file: it runs undisturbed, which counts its
** allocations; then it runs again with the n-th of them failing, n = 0, 1, 2,
** ..., once with that one only and once with all that follow.  Each time it
** must report SQLITE_NOMEM or come to the same result, with sound FTS5 indexes;
** at the end, nothing may be left in memory.  What it changed is rolled back.
** Statements with many allocations are tried at evenly spread places, so that
** the work stays bounded (OOM_WORK, in allocations for each statement).  TAP.
*/
#include "script.h"
#include "unit/unit.h"

int sqlite3_qikan_init(sqlite3 *, char **, const void *);

enum { OOM_WORK = 400000, OOM_POINTS_MIN = 12, OOM_POINTS_MAX = 400 };

/* ---- An allocator that fails on demand ---- */

static sqlite3_mem_methods base; /* SQLite's own */

static struct {
  long calls; /* allocations since fault_set() */
  long at;    /* the one that fails, 0-based; -1 for none */
  int stays;  /* those behind it fail too */
} fault = {0, -1, 0};

static void fault_set(long at, int stays) {
  fault.calls = 0;
  fault.at = at;
  fault.stays = stays;
}

static int fault_now(void) {
  long i = fault.calls++;
  return fault.at >= 0 && (i == fault.at || (fault.stays && i > fault.at));
}

static void *fault_malloc(int n) {
  return fault_now() ? NULL : base.xMalloc(n);
}

static void *fault_realloc(void *p, int n) {
  return fault_now() ? NULL : base.xRealloc(p, n);
}

static void fault_install(void) {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &base);
  sqlite3_mem_methods m = base;
  m.xMalloc = fault_malloc;
  m.xRealloc = fault_realloc;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &m);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 1);
  sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0); /* count the small ones too */
}

/* ---- One statement ---- */

typedef struct Oom {
  sqlite3 *db;
  const char *parameter, *value; /* to bind, or NULL */
  long statements, faults;       /* tried */
  int bad;                       /* results that were wrong */
} Oom;

/* What a run of a statement came to. */
typedef struct Outcome {
  int rc;                  /* SQLITE_DONE, or the error */
  long rows;               /* that it returned */
  unsigned long long hash; /* of all values */
  int damaged;             /* FTS5 indexes that do not fit their content */
  const char *tail;        /* behind the statement */
} Outcome;

static void outcome_row(Outcome *o, sqlite3_stmt *stmt) {
  o->rows++;
  for (int i = 0; i < sqlite3_column_count(stmt); i++) {
    int type = sqlite3_column_type(stmt, i);
    const unsigned char *z = sqlite3_column_text(stmt, i);
    /* A text that cannot be converted reads as NULL: memory is gone. */
    if (!z && type != SQLITE_NULL && sqlite3_column_bytes(stmt, i) > 0) {
      o->rc = SQLITE_NOMEM;
    }
    for (; z && *z; z++) o->hash = (o->hash ^ *z) * 0x100000001b3u;
    o->hash = (o->hash ^ 0xFFu) * 0x100000001b3u;
  }
}

static Outcome statement_run(Oom *t, const char *sql) {
  Outcome o = {.hash = 0xcbf29ce484222325u, .tail = sql};
  sqlite3_stmt *stmt = NULL;
  o.rc = sqlite3_prepare_v2(t->db, sql, -1, &stmt, &o.tail);
  if (o.rc) {
    fault_set(-1, 0);
    o.tail = script_end(sql);
    return o;
  }
  int at = t->parameter ? sqlite3_bind_parameter_index(stmt, t->parameter) : 0;
  if (at) sqlite3_bind_text(stmt, at, t->value, -1, SQLITE_STATIC);
  while (o.rc == SQLITE_OK && (o.rc = sqlite3_step(stmt)) == SQLITE_ROW) {
    o.rc = SQLITE_OK;
    outcome_row(&o, stmt);
  }
  int rc = sqlite3_finalize(stmt);
  if (o.rc == SQLITE_DONE && rc) o.rc = rc;
  return o;
}

/* How many FTS5 tables fail their integrity-check: a tokenizer that goes on
** after an error leaves a statement that seems to have worked. */
static int indexes_damaged(Oom *t) {
  int bad = 0;
  sqlite3_stmt *stmt = NULL;
  sqlite3_prepare_v2(t->db,
                     "SELECT printf('INSERT INTO \"%w\"(\"%w\", rank) "
                     "VALUES (''integrity-check'', 1)', name, name) "
                     "FROM sqlite_master WHERE sql LIKE '%using fts5%'",
                     -1, &stmt, NULL);
  while (sqlite3_step(stmt) == SQLITE_ROW) {
    const char *sql = (const char *)sqlite3_column_text(stmt, 0);
    if (sqlite3_exec(t->db, sql, NULL, NULL, NULL)) bad++;
  }
  sqlite3_finalize(stmt);
  return bad;
}

/* Runs it with a fault, and undoes it. */
static Outcome statement_try(Oom *t, const char *sql, long at, int stays) {
  sqlite3_exec(t->db, "SAVEPOINT oom", NULL, NULL, NULL);
  fault_set(at, stays);
  int changes = sqlite3_total_changes(t->db);
  Outcome o = statement_run(t, sql);
  long calls = fault.calls;
  fault_set(-1, 0);
  if (o.rc == SQLITE_DONE && sqlite3_total_changes(t->db) > changes) {
    o.damaged = indexes_damaged(t);
  }
  sqlite3_exec(t->db, "ROLLBACK TO oom; RELEASE oom", NULL, NULL, NULL);
  fault.calls = calls;
  return o;
}

static int outcome_ok(const Outcome *o, const Outcome *want) {
  int rc = o->rc & 0xFF;
  if (rc == SQLITE_NOMEM || o->rc == SQLITE_IOERR_NOMEM) return 1;
  /* FTS5 takes a row that it had no memory to read for a missing one; with
  ** its own tokenizers too.  The statement is undone all the same. */
  if (rc == SQLITE_CORRUPT) return 1;
  return o->damaged == want->damaged && o->rc == want->rc &&
         o->rows == want->rows && o->hash == want->hash;
}

/* Only what can be repeated: no BEGIN, ATTACH, PRAGMA. */
static int statement_repeats(const char *sql) {
  static const char *const verbs[] = {"SELECT", "WITH",   "VALUES", "INSERT",
                                      "UPDATE", "DELETE", "CREATE", "REPLACE",
                                      "DROP",   "EXPLAIN"};
  for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
    if (sqlite3_strnicmp(sql, verbs[i], (int)strlen(verbs[i])) == 0) return 1;
  }
  return 0;
}

static long points_of(long calls) {
  const char *z = getenv("OOM_WORK");
  long points = (z ? strtol(z, NULL, 10) : OOM_WORK) / (calls + 1);
  if (points < OOM_POINTS_MIN) points = OOM_POINTS_MIN;
  if (points > OOM_POINTS_MAX) points = OOM_POINTS_MAX;
  return points;
}

static void statement_complain(Oom *t, const char *sql, long at,
                               const Outcome *o, const Outcome *want) {
  if (t->bad++ > 5) return;
  printf("# allocation %ld failed: %s, %ld rows, for %s, %ld rows, in\n#   ",
         at, sqlite3_errstr(o->rc), o->rows, sqlite3_errstr(want->rc),
         want->rows);
  for (const char *z = sql; z < want->tail; z++) {
    putchar(*z);
    if (*z == '\n') printf("#   ");
  }
  printf("\n");
}

static const char *oom_statement(Script *s, const char *sql) {
  Oom *t = s->user;
  if (statement_repeats(sql) && sqlite3_get_autocommit(t->db)) {
    statement_try(t, sql, -1, 0); /* fills caches, of the schema above all */
    Outcome want = statement_try(t, sql, -1, 0);
    long calls = fault.calls, stride = calls / points_of(calls) + 1;
    t->statements++;
    for (long at = 0; at < calls; at += stride) {
      Outcome o = statement_try(t, sql, at, at / stride % 2 == 1);
      t->faults++;
      if (!outcome_ok(&o, &want)) statement_complain(t, sql, at, &o, &want);
    }
  }
  return statement_run(t, sql).tail;
}

static int oom_command(Script *s, const char *name, const char *arg) {
  (void)s, (void)name, (void)arg;
  return 0;
}

/* ---- Files ---- */

static int oom_open(Oom *t) {
  int rc = sqlite3_open(":memory:", &t->db);
  if (rc == SQLITE_OK) {
    rc = sqlite3_create_function(t->db, "readfile", 1, SQLITE_UTF8, NULL,
                                 readfile_func, NULL, NULL);
  }
  return rc;
}

/* The registration itself. */
static void oom_register(void) {
  long at = 0, bad = 0;
  sqlite3_int64 before = sqlite3_memory_used();
  for (int done = 0; !done && at < 100000; at++) {
    Oom t = {0};
    fault_set(at, at % 2 == 1);
    int rc = oom_open(&t);
    done = fault.calls <= at;
    fault_set(-1, 0);
    sqlite3_close(t.db);
    /* SQLite says SQLITE_ERROR for an automatic extension that failed. */
    if (done && rc) bad++;
    if (sqlite3_memory_used() != before) bad++;
  }
  printf("# %ld allocations in open and load\n", at);
  OK_AS(bad == 0, "loading fails cleanly");
}

static void oom_file(const char *path) {
  char file[512], name[600], *at;
  Oom t = {0};
  Script s = {oom_statement, oom_command, &t, 0};
  sqlite3_int64 before = sqlite3_memory_used();
  snprintf(file, sizeof(file), "%s", path);
  if ((at = strchr(file, '?')) != NULL) {
    *at++ = '\0';
    t.parameter = at;
    at += strcspn(at, "=");
    if (*at) *at++ = '\0';
    t.value = at;
  }
  int rc = oom_open(&t);
  if (rc == SQLITE_OK) rc = script_file(&s, file);
  sqlite3_close(t.db);
  sqlite3_int64 left = sqlite3_memory_used() - before;
  if (left) printf("# %lld bytes were never freed\n", (long long)left);
  snprintf(name, sizeof(name), "%s%s%s: %ld statements, %ld faults", file,
           t.value ? " " : "", t.value ? t.value : "", t.statements, t.faults);
  OK_AS(rc == 0 && left == 0 && t.bad == 0, name);
}

int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  fault_install();
  sqlite3_auto_extension((void (*)(void))sqlite3_qikan_init);
  Oom warm = {0}; /* what SQLite itself keeps for ever */
  oom_open(&warm);
  sqlite3_close(warm.db);
  oom_register();
  for (int i = 1; i < argc; i++) oom_file(argv[i]);
  return unit_done();
}
