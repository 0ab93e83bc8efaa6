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

/* glibc gives what is free at the end of its heap back to the system, from
** 128 KB on, and the memory of each issue would come and go page by page.  Once
** it has freed one larger piece it keeps twice as much (mallopt(3)). */
enum { CONN_WARM = 2 << 20 };

static void conn_warm(void) { sqlite3_free(sqlite3_malloc64(CONN_WARM)); }

Conn *conn_new(sqlite3 *db, const Family *const *families) {
  Conn *conn = sqlite3_malloc64(sizeof(*conn));
  if (!conn) return NULL;
  memset(conn, 0, sizeof(*conn));
  conn->refs = 1;
  conn->db = db;
  conn->families = families;
  conn_warm();
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
