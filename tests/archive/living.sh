#!/usr/bin/env bash
# living.sh: docs/living.md with real files and processes. TAP.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

DB=$SCRATCH/archive.db
TEXTS=$SCRATCH/texts.db

# run FILE SQL...: with the extension; errors are part of what it prints.
run() {
  sql_loaded "$@" | sql_normal
}
# plain FILE SQL...: without it.
plain() { sql_plain "$@" | sql_normal; }

# like NAME GOT REGEX
like() {
  [[ $2 =~ $3 ]]
  local status=$?
  tap_point "$status" "$1"
  [ "$status" -eq 0 ] || printf 'got:\n%s\nwant:\n%s\n' "$2" "$3" | tap_note
}

# Twelve weeklies of three items each; every second item is of the archive.
sqlite3 -batch -init /dev/null "$TEXTS" '.read tests/archive/issue.sql' "
  CREATE TABLE weekly AS
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
  SELECT i, printf('2020/%02d.txt', i) AS path,
    replace(replace(replace(replace(text, '第3期', '第' || i || '期'),
      '第12期', '第' || (i + 9) || '期'), '6月9日', i || '月9日'),
      '旧城', CASE i % 3 WHEN 0 THEN '旧城防汛' ELSE '旧城' END) AS text
  FROM sample, n WHERE name = 'june'"

# import DB WHERE: weeklies into an archive.
import() {
  run "$1" 'PRAGMA trusted_schema = ON' "ATTACH '$TEXTS' AS t" \
    "INSERT INTO inbox SELECT path, text FROM t.weekly WHERE $2 ORDER BY i"
}

# ---- Readers while another process imports ----

tap_is 'WAL' "$(run "$DB" 'PRAGMA journal_mode = WAL' '.read sql/archive.sql')" wal
import "$DB" 'i = 1'

# A reader of its own process, that does not wait for a lock: files, issues,
# items, issues without their three items, words without their item, and half
# imported files.
read_once() {
  plain "$DB" '.timeout 0' "SELECT (SELECT count(*) FROM file),
    (SELECT count(*) FROM issue), (SELECT count(*) FROM article),
    (SELECT count(*) FROM issue AS i WHERE 3 <> (SELECT count(*)
      FROM article AS a WHERE a.issue_id = i.issue_id)),
    (SELECT count(*) FROM article_fts_docsize) - (SELECT count(*) FROM article),
    (SELECT count(*) FROM file WHERE status = 'reading')"
}

# The writer reads statements from a pipe, and says when it has done one.
mkfifo "$SCRATCH/pipe"
stdbuf -oL sqlite3 -batch -init /dev/null -cmd ".load $QIKAN" "$DB" \
  <"$SCRATCH/pipe" >"$SCRATCH/writer" 2>&1 &
writer=$!
exec 9>"$SCRATCH/pipe"
said=0
# tell SQL: hands it over, at once.  await: until all of it is done.
tell() {
  said=$((said + 1))
  printf '%s;\nSELECT "done %d";\n' "$1" "$said" >&9
}
await() {
  local i
  for ((i = 0; i < 600; i++)); do
    grep -qs "done $said" "$SCRATCH/writer" && return
    sleep 0.05
  done
  echo "the writer does not answer" | tap_note
}

tell "PRAGMA trusted_schema = ON"
tell "ATTACH '$TEXTS' AS t"
tell 'BEGIN IMMEDIATE'
tell 'INSERT INTO inbox SELECT path, text FROM t.weekly WHERE i = 2'
await
tap_is 'in the middle of a transaction a reader sees what was, without waiting' \
  "$(read_once)" '1|1|3|0|0|0'
tap_is 'a second writer is told to wait' \
  "$(plain "$DB" '.timeout 0' "UPDATE setting SET value = NULL" 2>&1)" \
  'Error: database is locked'
tell 'COMMIT'
await
tap_is 'after the COMMIT it sees the whole issue' "$(read_once)" '2|2|6|0|0|0'

# Reads while the writer goes on, each INSERT a transaction of its own.
: >"$SCRATCH/reads"
for i in 3 4 5 6 7 8; do
  tell "INSERT INTO inbox SELECT path, text FROM t.weekly WHERE i = $i"
  read_once >>"$SCRATCH/reads"
  read_once >>"$SCRATCH/reads"
done
await
read_once >>"$SCRATCH/reads"
tap_is 'reads during an import: no half issue, no error' \
  "$(awk -F '|' 'NF != 6 || $1 != $2 || $3 != 3 * $2 || $4 || $5 || $6' \
    "$SCRATCH/reads")" ''
tap_is 'reads during an import: what was seen stays' \
  "$(cut -d '|' -f 1 "$SCRATCH/reads" | sort -nc 2>&1)" ''
tap_is 'reads during an import: all of it at last' \
  "$(tail -n 1 "$SCRATCH/reads")" '8|8|24|0|0|0'

# Killed in the middle of a transaction.
tell 'BEGIN'
tell 'INSERT INTO inbox SELECT path, text FROM t.weekly WHERE i = 9'
await
kill -9 "$writer"
wait "$writer" 2>/dev/null
exec 9>&-
tap_is 'a writer that was killed leaves what was committed' \
  "$(read_once)" '8|8|24|0|0|0'
tap_is 'and nothing is damaged' "$(run "$DB" 'PRAGMA integrity_check' \
  "INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1)")" ok
import "$DB" 'i <= 12'
tap_is 'the import goes on where it stopped' "$(read_once)" '12|12|36|0|0|0'

# ---- Backup, restore, moving ----

hits='SELECT count(*), min(rowid), max(rowid) FROM article_fts(zh_query('"'旧城'"'))'
before=$(plain "$DB" '.dump')
sqlite3 -batch -init /dev/null "$DB" "BEGIN; UPDATE setting SET value = 'x'" \
  ".shell sqlite3 -batch -init /dev/null '$DB' '.backup $SCRATCH/copy.db'" \
  'ROLLBACK'
tap_is '.backup, while another process writes, without the extension' \
  "$(plain "$SCRATCH/copy.db" .dump | md5sum)" "$(md5sum <<<"$before")"
plain "$DB" "VACUUM INTO '$SCRATCH/into.db'"
tap_is 'VACUUM INTO, without the extension' \
  "$(plain "$SCRATCH/into.db" .dump | grep -v sqlite_sequence | sort | md5sum)" \
  "$(grep -v sqlite_sequence <<<"$before" | sort | md5sum)"
for copy in copy into; do
  tap_is "$copy: the same hits, a sound index" "$(run "$SCRATCH/$copy.db" "$hits" \
    "INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1)")" \
    '12|2|35'
done
plain "$DB" 'DELETE FROM note' "UPDATE article SET chars = 0"
plain "$DB" ".restore $SCRATCH/copy.db"
tap_is '.restore' "$(plain "$DB" .dump | md5sum)" "$(md5sum <<<"$before")"

# The file alone, while a connection holds the last pages in the -wal file.
plain "$DB" "PRAGMA wal_autocheckpoint = 0" \
  "UPDATE setting SET value = 'moved' WHERE name = 'office'" \
  ".shell cp '$DB' '$SCRATCH/early.db'" 'PRAGMA wal_checkpoint(TRUNCATE)' \
  ".shell cp '$DB' '$SCRATCH/late.db'" >"$SCRATCH/checkpoint"
tap_is 'a checkpoint empties the -wal file' "$(tail -n 1 "$SCRATCH/checkpoint")" '0|0|0'
office="SELECT ifnull(value, '') FROM setting WHERE name = 'office'"
tap_is 'the file alone, before the checkpoint, lacks the last change' \
  "$(plain "$SCRATCH/early.db" "$office")" ''
tap_is 'the file alone, after it, has all' \
  "$(plain "$SCRATCH/late.db" "$office")" moved

# ---- After an update of the tokens ----

plain "$DB" "UPDATE search_index SET version = '0.0'"
like 'an old index is reported, with what to run' \
  "$(run "$DB" '.read sql/reports/search_indexes.sql')" \
  "article_fts +rebuild +0\.0 +INSERT INTO .*'rebuild'.*REPLACE INTO search_index"
run "$DB" '.read sql/reports/search_indexes.sql' |
  sed 's/^[^I]*//' >"$SCRATCH/rebuild.sql"
tap_is 'what the report says to run runs' \
  "$(run "$DB" ".read $SCRATCH/rebuild.sql" "$hits")" '12|2|35'
like 'and then the index is current' \
  "$(run "$DB" '.read sql/reports/search_indexes.sql')" '^article_fts +current'

# ---- Media that cannot be written ----

# As somebody who may not write there; root may everywhere.
reader() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
  reader() {
    setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
  }
fi
mkdir "$SCRATCH/disc"
cp "$DB" "$SCRATCH/disc/wal.db"
cp "$DB" "$SCRATCH/disc/plain.db"
tap_is 'before burning: no WAL' \
  "$(plain "$SCRATCH/disc/plain.db" 'PRAGMA journal_mode = DELETE')" delete
cp "$QIKAN.so" "$SCRATCH/disc/qikan.so"
rm -f "$SCRATCH"/disc/*-wal "$SCRATCH"/disc/*-shm
chmod 755 "$SCRATCH"
chmod -R a-w,a+rX "$SCRATCH/disc"
disc() { # disc FILE SQL
  (cd / && reader sqlite3 -batch -init /dev/null -cmd \
    ".load $SCRATCH/disc/qikan" "$1" "$2" 2>&1) | sql_normal
}
if ! reader true 2>/dev/null; then
  tap_skip 'a folder that cannot be written' 'no setpriv'
else
  tap_is 'without WAL the file is read there' "$(disc "$SCRATCH/disc/plain.db" "$hits")" \
    '12|2|35'
  like 'and cannot be changed' \
    "$(disc "$SCRATCH/disc/plain.db" 'DELETE FROM note')" \
    'attempt to write a readonly database'
  like 'with WAL it cannot be opened' "$(disc "$SCRATCH/disc/wal.db" "$hits")" \
    'unable to open database file|attempt to write a readonly database'
  tap_is 'but with immutable=1' \
    "$(disc "file:$SCRATCH/disc/wal.db?immutable=1" "$hits")" '12|2|35'
  tap_is 'settings of one session' "$(disc "$SCRATCH/disc/plain.db" "
    CREATE TEMP TABLE setting AS SELECT * FROM main.setting;
    UPDATE setting SET value = '防汛' WHERE name = 'q';
    SELECT value, (SELECT count(*) FROM main.setting WHERE value = '防汛')
    FROM setting WHERE name = 'q'")" '防汛|0'
fi
chmod -R u+w "$SCRATCH/disc"

# ---- Several archives, one ranking ----

for name in all odd even none; do run "$SCRATCH/$name.db" '.read sql/archive.sql'; done
import "$SCRATCH/all.db" 1
import "$SCRATCH/odd.db" 'i % 2'
import "$SCRATCH/even.db" 'i % 2 = 0'

# best QUESTION: from the one archive of all; joint: from three together.
best() {
  run "$SCRATCH/all.db" "
    SELECT v.date, v.seq, printf('%.17g', zh_rank(article_fts)) AS score
    FROM article_fts(zh_query('$1')) JOIN v_item AS v
      ON v.article_id = article_fts.rowid
    ORDER BY zh_rank(article_fts), v.date, v.seq"
}
joint() {
  run "$SCRATCH/odd.db" "ATTACH '$SCRATCH/even.db' AS \"it's\"\"\" " \
    "ATTACH '$SCRATCH/none.db' AS none" "ATTACH '$TEXTS' AS t" \
    ".once $SCRATCH/all.sql" '.read sql/search_all.sql' \
    ".read $SCRATCH/all.sql" "INSERT INTO ask(q) VALUES ('$1')" \
    "SELECT date, seq, printf('%.17g', score) FROM search_all
     ORDER BY score, date, seq"
}
for q in '旧城' '旧城防汛' '县档案馆 读书会' '"三位老人" -防汛' '没有' '村史 查阅室'; do
  want=$(best "$q")
  tap_is "one ranking over several archives: $q" "$(joint "$q")" "$want"
done
[ "$(best '旧城防汛' | wc -l)" -ge 12 ]
tap_point $? 'there were hits to rank'
tap_is 'a question replaces the one before; archives are named' \
  "$(run "$SCRATCH/odd.db" "ATTACH '$SCRATCH/even.db' AS even" \
    ".once $SCRATCH/all.sql" '.read sql/search_all.sql' \
    ".read $SCRATCH/all.sql" "INSERT INTO ask(q) VALUES ('旧城')" \
    "INSERT INTO ask(q) VALUES ('防汛')" \
    'SELECT archive, count(*) FROM found GROUP BY archive')" 'even|2
main|2'
tap_is 'archives without an issue' "$(run "$SCRATCH/none.db" \
  ".once $SCRATCH/all.sql" '.read sql/search_all.sql' \
  ".read $SCRATCH/all.sql" "INSERT INTO ask(q) VALUES ('旧城')" \
  'SELECT count(*) FROM search_all')" 0

# ---- sqlite-utils ----

if command -v sqlite-utils >/dev/null; then
  cp "$SCRATCH/all.db" "$SCRATCH/utils.db"
  utils() { sqlite-utils "$@" 2>&1; }
  U=$SCRATCH/utils.db
  tap_is 'sqlite-utils: a view, without the extension' \
    "$(utils query "$U" 'SELECT unit, items FROM v_unit ORDER BY unit' --csv |
      tr -d '\r' | head -n 2)" 'unit,items
东山镇政府,12'
  tap_is 'sqlite-utils: submissions from CSV' "$(printf 'date,org\n2020-01-02,馆\n' |
    utils insert "$U" submission - --csv
    plain "$U" 'SELECT date, org FROM submission')" '2020-01-02|馆'
  tap_is 'sqlite-utils: search, with the extension' "$(utils search "$U" article \
    防汛 -c title --limit 1 --csv --load-extension "$QIKAN" | tr -d '\r')" 'title
县图书馆举办读书会'
  like 'sqlite-utils: search without it says what is missing' \
    "$(utils search "$U" article 防汛)" 'no such tokenizer: chinese'
else
  tap_skip 'sqlite-utils' 'sqlite-utils is not installed'
fi

tap_done
