/* fts5_host.c: Layer 1. The one statement that C runs; see fts5_host.h. */
#include "core/fts5_host.h"

int fts5_host_find(sqlite3 *db, fts5_api **api) {
  sqlite3_stmt *stmt = NULL;
  *api = NULL;
  int rc = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL);
  if (rc == SQLITE_ERROR) return SQLITE_OK; /* no such function */
  if (rc == SQLITE_OK) {
    rc = sqlite3_bind_pointer(stmt, 1, (void *)api, "fts5_api_ptr", NULL);
  }
  if (rc == SQLITE_OK) sqlite3_step(stmt);
  int end = sqlite3_finalize(stmt);
  if (*api && (*api)->iVersion < 2) *api = NULL;
  return rc ? rc : end;
}

int fts5_host_function(sqlite3 *db, const char *name, void *data,
                       fts5_extension_function call, void (*destroy)(void *)) {
  fts5_api *api;
  int rc = fts5_host_find(db, &api);
  if (rc || !api) {
    if (destroy) destroy(data);
    return rc;
  }
  return api->xCreateFunction(api, name, data, call, destroy);
}
