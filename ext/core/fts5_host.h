/* fts5_host.h: Layer 1. FTS5 of the connection that we are loaded into.
**
** Tokenizers and auxiliary functions (bm25(), highlight() and their like) are
** registered with FTS5, not with SQLite; this finds FTS5.
*/
#ifndef QIKAN_FTS5_HOST_H
#define QIKAN_FTS5_HOST_H

#include "core/sqlite.h"

/* FTS5's interface in *api, or NULL there where SQLite was built without FTS5
** (then everything else works, and SQLITE_OK is returned).  Only version 2 of
** the interface is used: hosts from 3.31 on have it. */
int fts5_host_find(sqlite3 *db, fts5_api **api);

/* Registers one auxiliary function; data reaches the call through
** xUserData().  Does nothing where there is no FTS5. */
int fts5_host_function(sqlite3 *db, const char *name, void *data,
                       fts5_extension_function call, void (*destroy)(void *));

#endif
