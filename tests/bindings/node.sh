#!/usr/bin/env bash
# node.sh: the extension from Node.js: its own SQLite, or better-sqlite3. TAP.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

if ! command -v node >/dev/null; then
  echo '1..0 # SKIP node is not installed'
  exit 0
fi
node --no-warnings - "$QIKAN" <<'JS'
const path = process.argv[2];
let count = 0, failed = 0;
function point(ok, name) {
  if (!ok) failed++;
  console.log(`${ok ? 'ok' : 'not ok'} ${++count} - ${name}`);
}
function tried(open) {
  try { return open(); } catch { return null; }
}
// node:sqlite loads extensions since 22.13; better-sqlite3 where installed.
const db = tried(() => {
  const { DatabaseSync } = require('node:sqlite');
  return new DatabaseSync(':memory:', { allowExtension: true });
}) ?? tried(() => new (require('better-sqlite3'))(':memory:'));
if (!db?.loadExtension) {
  console.log(`1..0 # SKIP Node ${process.version} has no SQLite`);
  process.exit(0);
}
db.loadExtension(path);
const get = (sql, ...args) => db.prepare(sql).get(...args);
point(get("SELECT zh_fold('ＡＢＣ') AS z").z === 'abc', 'text');
point(get('SELECT zh_fold(?) AS z', null).z === null, 'null is NULL');
point(get('SELECT count(*) AS n FROM issue_lines(?)', '第3期\n编\n').n >= 2,
      'a table-valued function');
console.log(`1..${count}`);
process.exit(failed ? 1 : 0);
JS
