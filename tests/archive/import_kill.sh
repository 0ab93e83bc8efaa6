#!/usr/bin/env bash
# import_kill.sh: sql/import.sql is killed (SIGKILL) again and again, at random
# moments; what it had stored stays, and the next run goes on. TAP.
#
#   KILLS   how often, 24; SEED chooses the moments
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

KILLS=${KILLS:-24}
SEED=${SEED:-$$}
RANDOM=$SEED
IN=$SCRATCH/in
echo "# SEED=$SEED"

# run DB SQL...: in that archive, with the extension.
run() {
  local db=$1
  shift
  sql_loaded "$db" "$@"
}

# new DB MODE: an empty archive.
new() {
  rm -f "$1" "$1"-journal "$1"-wal "$1"-shm
  run "$1" "PRAGMA journal_mode = $2" '.read sql/archive.sql' \
    "UPDATE setting SET value = '$IN' WHERE name = 'folder'" \
    "UPDATE setting SET value = '7' WHERE name = 'batch'" >/dev/null
}

# state DB: all that an archive holds, but for times and the index's pieces.
state() {
  rm -f "$SCRATCH/copy.db"
  run "$1" "VACUUM INTO '$SCRATCH/copy.db'"
  run "$SCRATCH/copy.db" 'PRAGMA journal_mode = DELETE' \
    'DROP TABLE article_fts' 'DELETE FROM schema_version' \
    "UPDATE file SET imported_at = ''" .dump
}

# sound DB: prints what is wrong with it; nothing when all is well.
sound() {
  run "$1" 'PRAGMA integrity_check' 'PRAGMA foreign_key_check' \
    "INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1)" \
    "SELECT 'half: ' || path FROM file WHERE status = 'reading'
       OR status = 'imported' AND NOT EXISTS (SELECT 1 FROM issue AS i
         WHERE i.file_id = file.file_id)" \
    "SELECT 'left over' FROM inbox_candidate" | grep -vx ok
}

# 150 issues, and among them a copy, a correction, a conflict, an empty file.
run :memory: '.read sql/archive.sql' 'CREATE TEMP TABLE make(issues, items)' \
  'INSERT INTO make VALUES (150, 3)' '.read tests/archive/make_archive.sql' \
  "CREATE TEMP TABLE make_folder AS SELECT '$IN' AS path" \
  '.read tests/archive/make_folder.sql' >/dev/null
# shellcheck disable=SC2012 # names are ours
one=$(ls "$IN"/*/*.txt | sed -n 40p)
cp "$one" "$IN/copy.txt"
sed 's/年鉴/志书/' "$one" >"$IN/zz.txt"
: >"$IN/empty.txt"
files=$(find "$IN" -type f | wc -l)
find "$IN" -type f -exec touch -d '1 hour ago' {} +

new "$SCRATCH/whole.db" DELETE
start=$(date +%s%N)
run "$SCRATCH/whole.db" '.read sql/import.sql' >"$SCRATCH/whole.out"
took=$((($(date +%s%N) - start) / 1000000))
[ "$(sound "$SCRATCH/whole.db")" = '' ] &&
  grep -q "^$files files: $files new" "$SCRATCH/whole.out"
tap_point $? 'an import without interruption'
state "$SCRATCH/whole.db" >"$SCRATCH/whole"

# Each round goes from an empty archive to a whole one, with as many kills on
# its way as it takes; the last one stops when there were enough.
killed=0
round=0
stored=0
unsound=0
resumed=0
while [ "$killed" -lt "$KILLS" ] && [ "$round" -lt 40 ]; do
  enough=$((killed + (KILLS + 1) / 2))
  round=$((round + 1))
  [ $((round % 2)) -eq 0 ] && mode=WAL || mode=DELETE
  db=$SCRATCH/killed.db
  new "$db" "$mode"
  before=0
  while :; do
    # A third of the whole time at most.
    pause=$((RANDOM % (took / 3 + 20)))
    [ "$killed" -lt "$enough" ] || pause=60000
    sqlite3 -batch -init /dev/null -cmd ".load $QIKAN" "$db" \
      '.read sql/import.sql' >"$SCRATCH/out" 2>&1 &
    job=$!
    for ((i = 0; i < pause; i += 5)); do
      kill -0 $job 2>/dev/null || break
      sleep 0.005
    done
    kill -KILL $job 2>/dev/null
    wait $job 2>/dev/null
    [ $? -eq 137 ] || break
    killed=$((killed + 1))
    grep -q '^going on: ' "$SCRATCH/out" && resumed=$((resumed + 1))
    # What was stored stays; what the progress told is stored.
    now=$(run "$db" 'SELECT count(*) FROM file')
    told=$(grep -c ' files read$' "$SCRATCH/out")
    [ "$now" -ge $((before + told * 7)) ] || [ "$now" -eq "$files" ]
    stored=$((stored + $?))
    before=$now
    why=$(sound "$db")
    [ -z "$why" ] || { unsound=$((unsound + 1)); echo "$why" | tap_note; }
  done
  why=$(sound "$db")
  state "$db" | diff "$SCRATCH/whole" - >"$SCRATCH/diff"
  # The last kill may have come when all was stored and told.
  grep -q "^$files files: $files new" "$SCRATCH/out" ||
    { [ "$before" -eq "$files" ] &&
      grep -q "^$files files: 0 new" "$SCRATCH/out"; } ||
    why="$why
the summary: $(cat "$SCRATCH/out")"
  [ -z "$why" ] && [ ! -s "$SCRATCH/diff" ]
  tap_point $? "$mode: killed $killed times until now, it is whole"
  { echo "$why"; cat "$SCRATCH/diff" "$SCRATCH/out"; } |
    sed '/^$/d' | head -n 12 >"$SCRATCH/why"
  if [ -n "$why" ] || [ -s "$SCRATCH/diff" ]; then
    tap_note <"$SCRATCH/why"
  fi
done

[ "$killed" -ge "$KILLS" ]
tap_point $? "it was killed $KILLS times"
tap_point "$stored" 'nothing is lost that was stored'
tap_point "$unsound" 'the archive is sound after each'
[ "$resumed" -gt 0 ]
tap_point $? 'it went on where it stopped'
echo "# $resumed of $killed runs went on; $round rounds"

tap_done
