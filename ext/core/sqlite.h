/* sqlite.h: Layer 0. The one place that includes SQLite's header.
**
** A loadable extension reaches SQLite through a table of function pointers,
** sqlite3_api, which sqlite3ext.h hides behind macros.  qikan.c defines the
** pointer; here it is declared hidden, so that two extensions in one process
** (SQLite opens them with RTLD_GLOBAL) never run each other's.
**
** The oldest host we load in is 3.31: nothing newer may be called without a
** look at sqlite3_libversion_number(), because the slots behind an older
** host's table are garbage, not NULL.
*/
#ifndef QIKAN_SQLITE_H
#define QIKAN_SQLITE_H

#include <sqlite3ext.h>
/* System headers that name what is poisoned below come first. */
#include <stdlib.h>
#include <string.h>

extern const sqlite3_api_routines *sqlite3_api
    __attribute__((visibility("hidden")));

/* Functions that have no bound, or state of their own: not in this house. */
#ifdef __GNUC__
#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi
#endif

#endif
