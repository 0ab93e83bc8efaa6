/* conn.h: Layer 0. What the extension keeps for one connection.
**
** Every registered function and table holds a reference; the last one that
** goes (when the connection is closed) frees what the rooms left here.
*/
#ifndef QIKAN_CONN_H
#define QIKAN_CONN_H

#include "core/sqlite.h"

typedef struct Family Family; /* a room's SQL, see sql.h */

/* Things a room keeps between calls; one slot each, freed with the connection.
** Add a slot here, and its room owns it. */
typedef enum ConnSlot { CONN_ISSUE, CONN_LEXICON, CONN_SLOT_COUNT } ConnSlot;

typedef struct Conn Conn;

/* What the room left in its slot, or NULL. */
void *conn_get(const Conn *conn, ConnSlot slot);

/* Puts p into the slot; the old content is freed by its own destroy. */
void conn_set(Conn *conn, ConnSlot slot, void *p, void (*destroy)(void *));

sqlite3 *conn_db(const Conn *conn);

/* The connection's state, counted by everything that may still use it. */
Conn *conn_ref(Conn *conn);
void conn_unref(void *conn);

/* A new one with one reference, for the families (NULL-terminated list) that
** are to be registered with db; NULL without memory. */
Conn *conn_new(sqlite3 *db, const Family *const *families);

/* The list that was registered, for qikan_functions. */
const Family *const *conn_families(const Conn *conn);

#endif
