#!/usr/bin/env bash
# import.sh: sql/import.sql and the archive from the sqlite3 shell. TAP.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

DB=$SCRATCH/archive.db
IN=$SCRATCH/in
mkdir -p "$IN/2020"

# run SQL...: in the archive, with the extension; parameters as SQL before.
run() {
  sql_loaded "$DB" "$@"
}

# import_dir DIR: what the import of DIR prints, without this folder's name.
import_dir() {
  run '.param init' "INSERT INTO temp.sqlite_parameters VALUES (':dir', '$1')" \
    '.read sql/import.sql' | sed "s|$SCRATCH/||g" | sql_normal
}

# sample NAME: a text of the inbox tests.
sample() {
  sqlite3 -batch -init /dev/null :memory: '.read tests/archive/issue.sql' \
    "SELECT text FROM sample WHERE name = '$1'"
}

sample june >"$IN/2020/03.txt"
sample july | iconv -f UTF-8 -t GB18030 >"$IN/2020/04.TXT"
: >"$IN/empty.txt"
echo '# 鸡蛋' >"$IN/list.md"
echo 'not asked for' >"$IN/other.html"

tap_is 'the schema loads' "$(run '.read sql/archive.sql')" ''

tap_is 'a folder, with those below it' "$(import_dir "$IN" | head -n 1)" \
  '4 files: 4 new, 0 replaced, 0 unchanged; 2 issues, 4 items; 2 kept with reason'

tap_is 'charsets are found' \
  "$(run 'SELECT charset, status FROM file ORDER BY path')" \
  "UTF-8|imported
GB18030|imported
UTF-8|empty
UTF-8|no issue"

before=$(run .dump)
tap_is 'again: nothing changes' "$(import_dir "$IN" | head -n 1)" \
  '4 files: 0 new, 0 replaced, 4 unchanged; 0 issues, 0 items; 2 kept with reason'
[ "$before" = "$(run .dump)" ]
tap_point $? 'again: the database is the same, byte for byte of its dump'

cp -R "$IN" "$SCRATCH/moved"
tap_is 'the folder under another name' "$(import_dir "$SCRATCH/moved" | head -n 1)" \
  '4 files: 4 new, 0 replaced, 0 unchanged; 0 issues, 0 items; 4 kept with reason'
tap_is 'the folder under another name: copies, told' \
  "$(import_dir "$SCRATCH/moved" | tail -n +2)" \
  "  moved/2020/03.txt: issue 1 of the file had come in in/2020/03.txt
  moved/2020/04.TXT: issue 1 of the file had come in in/2020/04.TXT
  moved/empty.txt: nothing but white space
  moved/list.md: no number, date or publisher, no contents, columns, credits or headings
  not read: 1 others"

sample 'june, corrected' >"$IN/2020/03.txt"
tap_is 'a corrected file' "$(import_dir "$IN" | head -n 1)" \
  '4 files: 0 new, 1 replaced, 3 unchanged; 1 issues, 3 items; 2 kept with reason'

tap_is 'one file' "$(import_dir "$IN/2020/03.txt")" \
  '1 file: 0 new, 0 replaced, 1 unchanged; 0 issues, 0 items; 0 kept with reason'

tap_is 'a folder that is not there: one clear line' "$(import_dir "$SCRATCH/nope")" \
  'Error: cannot stat file: nope'

mkdir "$SCRATCH/void"
tap_is 'a folder without texts: one clear line' "$(import_dir "$SCRATCH/void")" \
  'no file in void that is *.txt or *.md'

tap_is 'no :dir: one clear line' "$(run '.read sql/import.sql' | sql_normal)" \
  'Error: which folder? say: .param set :dir FOLDER'

tap_is ':pattern' "$(run '.param init' "INSERT INTO temp.sqlite_parameters
  VALUES (':dir', '$IN'), (':pattern', '*.html')" '.read sql/import.sql' |
  head -n 1 | cut -d: -f1-2)" \
  '1 file: 1 new, 0 replaced, 0 unchanged; 0 issues, 0 items; 1 kept with reason'

if [ "$(id -u)" -eq 0 ]; then
  tap_skip 'a file that may not be read' 'root may read everything'
else
  sample july >"$SCRATCH/void/locked.txt"
  chmod 000 "$SCRATCH/void/locked.txt"
  tap_is 'a file that may not be read' "$(import_dir "$SCRATCH/void")" \
    '1 file: 1 new, 0 replaced, 0 unchanged; 0 issues, 0 items; 1 kept with reason
  void/locked.txt: no content: the file is missing or may not be read'
fi

mkdir "$SCRATCH/quote's"
cp "$IN/list.md" "$SCRATCH/quote's/a b.md"
tap_is "a folder's odd name" "$(run '.param init' "INSERT INTO temp.sqlite_parameters
  VALUES (':dir', '$SCRATCH/quote''s')" '.read sql/import.sql' |
  head -n 1 | cut -c1-6)" '1 file'

# ---- Settings, batches, what is told ----

DB=$SCRATCH/second.db
run '.read sql/archive.sql'
set_to() { run "UPDATE setting SET value = '$2' WHERE name = '$1'"; }
# told: what the import of the folder in setting prints.
told() { run '.read sql/import.sql' | sed "s|$SCRATCH/||g" | sql_normal; }

MANY=$SCRATCH/many
mkdir -p "$MANY/a/b"
for n in 1 2 3 4 5 6 7; do
  sample july | sed "s/第4期/第${n}期/; s/第13期/第$((n + 9))期/; s/抗洪/第${n}批/" \
    >"$MANY/a/$n.txt"
done
cp "$MANY/a/7.txt" "$MANY/a/b/7 again.txt"
touch "$MANY/a/scan.pdf" "$MANY/a/old.DOC" "$MANY/a/year.zip" "$MANY/photo.jpg"
set_to folder "$MANY/"
set_to batch 3
tap_is 'folder and batch from the settings; a line a batch; all is told' "$(told)" \
  '  3 of 8 files read
  6 of 8 files read
  8 of 8 files read
8 files: 8 new, 0 replaced, 0 unchanged; 7 issues, 7 items; 1 kept with reason
  many/a/b/7 again.txt: issue 1 of the file had come in many/a/7.txt
  not read: 1 .zip: see sql/import_zip.sql
  not read: 1 .pdf: see docs/import.md
  not read: 1 of Word: see docs/import.md
  not read: 1 others'
tap_is 'at most a hundred batches' "$(set_to batch 0
  set_to folder "$MANY" && told | head -n 2)" '  1 of 8 files read
  2 of 8 files read'
set_to batch 100
set_to pattern '[1-3].txt'
tap_is 'pattern from the settings' "$(told | head -n 1)" \
  '3 files: 0 new, 0 replaced, 3 unchanged; 0 issues, 0 items; 0 kept with reason'
set_to pattern ''

rm "$MANY/a/2.txt"
mv "$MANY/a/3.txt" "$MANY/a/b/three.txt"
sed -i 's/首日收到/当日收到/' "$MANY/a/4.txt"
sed 's/第1批/另一批/g; s/首日收到/三天收到/' "$MANY/a/1.txt" >"$MANY/a/one.txt"
tap_is 'gone, moved, corrected, in conflict: told' "$(told)" \
  '8 files: 2 new, 1 replaced, 5 unchanged; 2 issues, 2 items; 2 kept with reason
  many/a/b/7 again.txt: issue 1 of the file had come in many/a/7.txt
  many/a/b/three.txt: issue 1 of the file had come in many/a/3.txt
  many/a/one.txt: it has the number of the one in many/a/1.txt, but only 0 of 1 items
  many/a/2.txt: no longer in the folder; the archive keeps it
  many/a/3.txt: no longer in the folder; the archive keeps it
  not read: 1 .zip: see sql/import_zip.sql
  not read: 1 .pdf: see docs/import.md
  not read: 1 of Word: see docs/import.md
  not read: 1 others'
before=$(run .dump)
told >/dev/null
[ "$before" = "$(run .dump)" ]
tap_point $? 'again: nothing changes, with copies, conflicts and losses'
run "DELETE FROM file WHERE path = '$MANY/a/3.txt'"
tap_is 'a file is taken out: the one it was moved to takes its place' \
  "$(run "SELECT path FROM v_issue WHERE number = 3" | sed "s|$SCRATCH/||")" \
  'many/a/b/three.txt'

# An import that was stopped goes on; but what was changed since is read again.
find "$MANY" -type f -exec touch -d '1 hour ago' {} +
run '.read sql/import.sql' >/dev/null
run "UPDATE import_seen SET read_at = strftime('%s', 'now') + 0,
  outcome = 'new' WHERE path GLOB '*/a/[4-7].txt'"
sed -i 's/第6批照片/第6批影像/' "$MANY/a/6.txt"
tap_is 'stopped: it goes on' "$(told | head -n 2)" \
  'going on: 3 of 8 files came in before
8 files: 4 new, 0 replaced, 4 unchanged; 4 issues, 4 items; 1 kept with reason'
tap_is 'stopped: what changed since is read' \
  "$(run "SELECT count(*) FROM article WHERE title LIKE '%第6批影像%'")" 1
tap_is 'then all is read again' "$(told | head -n 1)" \
  '8 files: 0 new, 0 replaced, 8 unchanged; 0 issues, 0 items; 1 kept with reason'

# ---- Wrong use ----

tap_is 'an archive that may not be written' "$(sqlite3 -batch -init /dev/null \
  -cmd ".load $QIKAN" -readonly "$DB" '.read sql/import.sql' 2>&1 | sql_normal)" \
  'Error: attempt to write a readonly database'
tap_is 'archive.sql was not run' "$(sqlite3 -batch -init /dev/null \
  -cmd ".load $QIKAN" :memory: '.read sql/import.sql' 2>&1 | sql_normal)" \
  'Error: this database is no archive yet; say: .read sql/archive.sql'
tap_is 'the extension is not loaded' "$(sqlite3 -batch -init /dev/null "$DB" \
  '.read sql/import.sql' 2>&1 | sql_normal)" \
  'Error: the extension is not loaded; say: .load ./qikan (then this again)'
run '.read sql/import.sql' >/dev/null 2>&1
tap_point $? 'the status of a good import'
sqlite3 -batch -init /dev/null "$DB" '.read sql/import.sql' >/dev/null 2>&1
tap_point $((! $?)) 'the status of a bad one'

# A folder and a file that may not be read: by somebody who is not root.
other() { "$@"; }
[ "$(id -u)" -ne 0 ] || other() { setpriv --reuid=65534 --clear-groups "$@"; }
rm -rf "$MANY"
mkdir -p "$MANY/secret"
sample july >"$MANY/locked.txt"
sample june >"$MANY/open.txt"
chmod 000 "$MANY/locked.txt" "$MANY/secret"
chmod 755 "$SCRATCH" "$MANY"
OTHER=$SCRATCH/other
mkdir "$OTHER"
DB=$OTHER/archive.db
run '.read sql/archive.sql' "UPDATE setting SET value = '$MANY'
  WHERE name = 'folder'"
chmod -R a+rwX "$OTHER"
cp "$QIKAN.so" "$OTHER/qikan.so"
chmod a+r "$OTHER/qikan.so"
by_other() {
  other sqlite3 -batch -init /dev/null -cmd ".load $OTHER/qikan" "$DB" \
    <sql/import.sql 2>&1 | sed "s|$SCRATCH/||g" | sql_normal
}
if other true 2>/dev/null; then
  tap_is 'a folder that may not be read: one clear line' \
    "$(by_other | sed 's/:[^:]*$//')" 'Error: cannot read directory'
  rmdir "$MANY/secret"
  tap_is 'a file that may not be read: kept with its reason' "$(by_other)" \
    '2 files: 2 new, 0 replaced, 0 unchanged; 1 issues, 3 items; 1 kept with reason
  many/locked.txt: no content: the file is missing or may not be read'
  chmod 644 "$MANY/locked.txt"
  tap_is 'once it may be read, it comes in' "$(by_other)" \
    '2 files: 0 new, 1 replaced, 1 unchanged; 1 issues, 1 items; 0 kept with reason'
else
  tap_skip 'what may not be read' 'setpriv may not'
fi
DB=$SCRATCH/archive.db

# ---- Without the extension ----

# plain SQL...: in the archive, without the extension.
plain() { sql_plain "$DB" "$@" | sql_normal; }

names() {
  plain "SELECT name FROM sqlite_master WHERE type = '$1'
    AND name NOT LIKE 'article\_fts%' ESCAPE '\'
    AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name"
}
[ "$(names view | wc -l)" -gt 10 ]
tap_point $? 'there are views'
failed=$(for name in $(names table) $(names view); do
  plain "SELECT count(*) FROM $name" | grep -v '^[0-9]*$' | sed "s/^/$name: /"
done)
tap_is 'every table and view opens without the extension' "$failed" ''
tap_is 'search then says what is missing' \
  "$(plain "SELECT * FROM article_fts('x')")" 'Error: no such tokenizer: chinese'
tap_is 'import then says what is missing, and does nothing' \
  "$(plain "INSERT INTO inbox VALUES ('x', 'y')" | head -n 1)" \
  'Error: no such function: zh_charset'

# ---- make demo ----

demo() { DB=$SCRATCH/demo.db QIKAN=$QIKAN tests/demo.sh 2>&1; }
DIR=$IN demo >"$SCRATCH/demo.out"
tap_point $? 'demo of a folder'
grep -q '^供稿单位' "$SCRATCH/demo.out" && grep -q '第4期' "$SCRATCH/demo.out" &&
  ! grep -qi 'error' "$SCRATCH/demo.out"
tap_point $? 'demo reports'
DIR="$SCRATCH/quote's" demo >/dev/null
tap_point $((! $?)) 'demo of a folder without an issue fails'
tap_is 'demo of a folder that is not there' "$(DIR=$SCRATCH/nope demo)" \
  "demo: there is no $SCRATCH/nope"
start=$(date +%s%N)
DIR='' demo >"$SCRATCH/demo.out"
status=$?
took=$((($(date +%s%N) - start) / 1000000))
tap_point $status 'demo of the samples'
[ "$took" -lt 3000 ]
tap_point $? 'demo takes less than 3 s'
[ "$took" -lt 3000 ] || echo "$took ms" | tap_note

tap_done
