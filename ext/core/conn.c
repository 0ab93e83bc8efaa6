/* conn.c: Layer 0. State of one connection; see conn.h. */
#include "core/conn.h"

struct Conn {
  int refs; /* registrations and cursors that still point here */
  sqlite3 *db;
  const Family *const *families;
  struct {
    void *p;
    void (*destroy)(void *);
  } slots[CONN_SLOT_COUNT];
};

Conn *conn_new(sqlite3 *db, const Family *const *families) {
  Conn *conn = sqlite3_malloc64(sizeof(*conn));
  if (!conn) return NULL;
  memset(conn, 0, sizeof(*conn));
  conn->refs = 1;
  conn->db = db;
  conn->families = families;
  return conn;
}

Conn *conn_ref(Conn *conn) {
  conn->refs++;
  return conn;
}

void conn_unref(void *p) {
  Conn *conn = p;
  if (--conn->refs > 0) return;
  for (int i = 0; i < CONN_SLOT_COUNT; i++) {
    conn_set(conn, (ConnSlot)i, NULL, NULL);
  }
  sqlite3_free(conn);
}

void *conn_get(const Conn *conn, ConnSlot slot) { return conn->slots[slot].p; }

void conn_set(Conn *conn, ConnSlot slot, void *p, void (*destroy)(void *)) {
  if (conn->slots[slot].p) conn->slots[slot].destroy(conn->slots[slot].p);
  conn->slots[slot].p = p;
  conn->slots[slot].destroy = destroy;
}

sqlite3 *conn_db(const Conn *conn) { return conn->db; }

const Family *const *conn_families(const Conn *conn) { return conn->families; }
