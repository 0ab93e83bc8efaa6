#!/usr/bin/env bash
# schema.sh: archive.sql over archives of any version, and archives where the
# extension or the right to write is not to be had.  TAP.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

DB=$SCRATCH/archive.db
PYTHON=${PYTHON:-/usr/bin/python3}


# from_python SCRIPT: what executescript says about a file of SQL.
from_python() {
  "$PYTHON" - "$DB" "$QIKAN" "$1" <<'END'
import sqlite3
import sys
c = sqlite3.connect(sys.argv[1])
try:
    c.enable_load_extension(True)
    c.load_extension(sys.argv[2])
    c.executescript(open(sys.argv[3], encoding='utf-8').read())
    print('done')
except sqlite3.Error as error:
    print(error, '(open)' if c.in_transaction else '')
END
}

# made FILE ...: a new archive from these files.
made() {
  local file
  rm -f "$DB"
  for file; do sql_loaded "$DB" ".read $file"; done
}

# kept NAME MESSAGE FILE: the file says so, in the shell and from Python, and
# leaves the archive as it was.
kept() {
  local before after
  before=$(sql_plain "$DB" .dump)
  tap_is "$1" "$(sql_loaded "$DB" ".read $3" | sql_normal | head -n 1)" "Error: $2"
  after=$(sql_plain "$DB" .dump)
  [ "$before" = "$after" ]
  tap_point $? "$1: all stays"
  tap_is "$1, from Python" "$(from_python "$3")" "$2 "
  after=$(sql_plain "$DB" .dump)
  [ "$before" = "$after" ]
  tap_point $? "$1, from Python: all stays"
}

# ---- Versions ----

tap_is 'a fresh archive says nothing' \
  "$(made sql/archive.sql tests/archive/sample.sql)" ''
before=$(sql_plain "$DB" .dump | sort)
tap_is 'again: says nothing' "$(sql_loaded "$DB" '.read sql/archive.sql')" ''
tap_is 'again, from Python' "$(from_python sql/archive.sql)" 'done'
tap_is 'again: nothing changes' "$(sql_plain "$DB" .dump | sort)" "$before"
tap_is 'again: no row is written' "$(sql_loaded "$DB" '.read sql/archive.sql' \
  'SELECT total_changes()' | tail -n 1)" 0

made tests/archive/version_1.sql tests/archive/sample.sql
kept 'an older archive' \
  'nothing was changed: an older archive; read sql/migrate/ first' \
  sql/archive.sql
made sql/archive.sql tests/archive/sample.sql
kept 'a migration once more' 'nothing was changed: 002.sql is for version 1' \
  sql/migrate/002.sql
sql_loaded "$DB" 'INSERT INTO schema_version VALUES (3, 0)' \
  'ALTER TABLE credit RENAME COLUMN unit TO something'
kept 'a newer archive' \
  'nothing was changed: the archive is newer than this archive.sql' \
  sql/archive.sql
sql_loaded "$DB" 'BEGIN; CREATE TABLE mine(x)' '.read sql/archive.sql' 'COMMIT' \
  >"$SCRATCH/log"
tap_is 'inside of a transaction: all of it goes' "$(sql_plain "$DB" \
  "SELECT count(*) FROM sqlite_master WHERE name = 'mine'")" 0

# The archive.sql of version 1 knows nothing of versions: it is stopped where
# an error stops the file, as in Python.
made sql/archive.sql tests/archive/sample.sql
before=$(sql_plain "$DB" .dump)
tap_is 'an older archive.sql' "$(from_python tests/archive/version_1.sql)" \
  'the archive is newer than this archive.sql '
tap_is 'an older archive.sql: all stays' "$(sql_plain "$DB" .dump)" "$before"
sql_loaded "$DB" '.read tests/archive/version_1.sql' >/dev/null
sql_loaded "$DB" '.read sql/archive.sql'
tap_is 'an older archive.sql, in the shell: the newer one mends it' \
  "$(sql_plain "$DB" 'SELECT sql FROM sqlite_master ORDER BY name')" "$(
  made sql/archive.sql
  sql_plain "$DB" 'SELECT sql FROM sqlite_master ORDER BY name')"

rm -f "$DB"
tap_is 'without the extension: the last message' "$(sql_plain "$DB" \
  '.read sql/archive.sql' | sql_normal | grep -c 'load the extension first')" 1
tap_is 'without the extension: nothing but the empty table of versions' \
  "$(sql_plain "$DB" 'SELECT group_concat(name) FROM sqlite_master')" schema_version
tap_is 'with it, then: an archive' "$(sql_loaded "$DB" '.read sql/archive.sql' \
  'SELECT count(*) FROM v_unit')" 0
rm -f "$DB"
sql_plain "$DB" 'CREATE TABLE t(x)'
before=$(sql_plain "$DB" .dump)
tap_is 'a migration of no archive' "$(sql_plain "$DB" '.read sql/migrate/002.sql' |
  grep -c 'nothing was changed')" 1
tap_is 'a migration of no archive: all stays' "$(sql_plain "$DB" .dump)" "$before"

# ---- Without the extension, and where the schema is not trusted ----

made sql/archive.sql tests/archive/sample.sql

# read_all: SQL that counts the rows of every table and view but the index.
read_all() {
  local name
  for name in $(sql_plain "$DB" "SELECT name FROM sqlite_master
      WHERE type IN ('table', 'view') AND name <> 'article_fts'
        AND name NOT LIKE 'sqlite_stat%' ORDER BY name"); do
    echo "SELECT '$name', count(*) FROM (SELECT * FROM $name);"
  done
}
read_all >"$SCRATCH/all.sql"
want=$(sql_loaded "$DB" ".read $SCRATCH/all.sql")
tap_is 'tables and views are as many as they should be' \
  "$(grep -c '^v_[a-z_]*|[0-9]' <<<"$want")" \
  "$(grep -c '^CREATE VIEW v_' sql/archive.sql)"
tap_is 'without the extension: tables and views' "$(sql_plain "$DB" \
  'PRAGMA trusted_schema = OFF' ".read $SCRATCH/all.sql")" "$want"
tap_is 'without the extension: a clerk may enter submissions and names' \
  "$(sql_plain "$DB" 'PRAGMA trusted_schema = OFF' 'BEGIN' \
    "INSERT INTO submission(date, org, title) VALUES ('2021-07-01', 'x', 'y')" \
    "INSERT INTO authority(kind, variant, name)
      VALUES ('org', '县图书馆', '县档案馆')" \
    "UPDATE credit_role SET contributes = 1 WHERE role = '摄影'" \
    "UPDATE issue SET date = '2021-02-09' WHERE issue_id = 7" \
    "SELECT group_concat(unit || items) FROM v_unit" 'ROLLBACK')" \
  '东山镇政府2,云屏区档案馆1,县档案馆9,陆一舟2,顾云2'
for host in "${BUILD:-build}"/hosts/*/host; do
  version=$(basename "$(dirname "$host")")
  if [ ! -x "$host" ]; then
    tap_skip 'other versions of SQLite' 'make test-hosts builds them'
    continue
  fi
  { echo "PRAGMA trusted_schema = OFF; ATTACH '$DB' AS archive;"
    cat "$SCRATCH/all.sql"; } >"$SCRATCH/host.sql"
  tap_is "without the extension, SQLite $version: tables and views" \
    "$("$host" '' "$SCRATCH/host.sql")" "$want"
done

# What a report needs of the extension: the functions that lay out its lines
# (a few lines in any language, below), or the search, or an order by pinyin.
"$PYTHON" - "$DB" "$QIKAN" >"$SCRATCH/reports" 2>&1 <<'END'
import glob
import math
import os
import sqlite3
import sys
import unicodedata

SEARCH = ('no such tokenizer', 'no such function: zh_',
          'no such function: qikan_', 'no such collation sequence: zh_')


def pad(text, width, align='left'):
    out, left = '', width
    text = '' if text is None else str(text)
    wide = [2 if unicodedata.east_asian_width(c) in 'WFA' else 1 for c in text]
    if sum(wide) > width:
        left -= 2
        for c, w in zip(text, wide):
            if w > left:
                break
            out, left = out + c, left - w
        out += '…'
    else:
        out, left = text, width - sum(wide)
    return ' ' * left + out if align == 'right' else out + ' ' * left


def bar(value, most, width):
    if value is None or most is None:
        return None
    steps = 0
    if value > 0 and most > 0:
        steps = max(1, min(width * 8, math.floor(value * width * 8 / most + 0.5)))
    return '█' * (steps // 8) + ['', *'▏▎▍▌▋▊▉'][steps % 8]


def result(c, sql):
    try:
        return c.execute(sql).fetchall()
    except sqlite3.OperationalError as error:
        return str(error)


ro = 'file:%s?mode=ro' % sys.argv[1]
full = sqlite3.connect(ro, uri=True)
full.enable_load_extension(True)
full.load_extension(sys.argv[2])
bare = sqlite3.connect(ro, uri=True)
bare.create_function('report_pad', -1, pad)
bare.create_function('report_bar', 3, bar)
for c in (full, bare):
    c.execute('PRAGMA trusted_schema = OFF')
    c.execute('CREATE TEMP TABLE setting AS SELECT * FROM main.setting')
    c.execute("UPDATE temp.setting SET value = CASE name WHEN 'q' THEN '旧城' "
              "ELSE '06-09' END WHERE name IN ('q', 'day')")
before = open(sys.argv[1], 'rb').read()
for path in sorted(glob.glob('sql/reports/*.sql')):
    name, sql = os.path.basename(path), open(path, encoding='utf-8').read()
    want, got = result(full, sql), result(bare, sql)
    if not isinstance(want, list):
        print('not ok', name, want)
    elif got == want:
        print('ok', name)
    elif isinstance(got, str) and got.startswith(SEARCH):
        print('search', name, got)
    else:
        print('not ok', name, got)
print('same' if open(sys.argv[1], 'rb').read() == before else 'written')
END
while read -r verdict name; do
  case $verdict in
    ok) tap_point 0 "read-only, only the layout is lent: $name" ;;
    search) tap_skip "read-only, only the layout is lent: ${name%% *}" \
      "needs more than layout: ${name#* }" ;;
    same) tap_point 0 'reports write nothing' ;;
    *) tap_point 1 "report: $verdict $name" ;;
  esac
done <"$SCRATCH/reports"
tap_is 'six reports search, one sorts by pinyin' \
  "$(grep -c '^search' "$SCRATCH/reports")" 7

tap_done
