#!/usr/bin/env bash
# import.sh: sql/import.sql and the archive from the sqlite3 shell. TAP.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

DB=$SCRATCH/archive.db
IN=$SCRATCH/in
mkdir -p "$IN/2020"

# run SQL...: in the archive, with the extension; parameters as SQL before.
run() {
  sqlite3 -batch -init /dev/null -cmd ".load $QIKAN" "$DB" "$@" 2>&1
}

# import_dir DIR: what the import of DIR prints, without this folder's name.
import_dir() {
  run '.param init' "INSERT INTO temp.sqlite_parameters VALUES (':dir', '$1')" \
    '.read sql/import.sql' | sed "s|$SCRATCH/||g" | sql_normal
}

# is NAME GOT WANT
is() {
  [ "$2" = "$3" ]
  local status=$?
  tap_point "$status" "$1"
  [ "$status" -eq 0 ] || printf 'got:\n%s\nwant:\n%s\n' "$2" "$3" | tap_note
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

is 'the schema loads' "$(run '.read sql/archive.sql')" ''

is 'a folder, with those below it' "$(import_dir "$IN" | head -n 1)" \
  '4 files: 4 new, 0 replaced, 0 unchanged; 2 issues, 4 items; 2 kept with reason'

is 'charsets are found' \
  "$(run 'SELECT charset, status FROM file ORDER BY path')" \
  "UTF-8|imported
GB18030|imported
UTF-8|empty
UTF-8|no issue"

before=$(run .dump)
is 'again: nothing changes' "$(import_dir "$IN" | head -n 1)" \
  '4 files: 0 new, 0 replaced, 4 unchanged; 0 issues, 0 items; 2 kept with reason'
[ "$before" = "$(run .dump)" ]
tap_point $? 'again: the database is the same, byte for byte of its dump'

cp -R "$IN" "$SCRATCH/moved"
is 'the folder under another name' "$(import_dir "$SCRATCH/moved" | head -n 1)" \
  '4 files: 1 new, 0 replaced, 3 unchanged; 0 issues, 0 items; 1 kept with reason'

sample 'june, corrected' >"$IN/2020/03.txt"
is 'a corrected file' "$(import_dir "$IN" | head -n 1)" \
  '4 files: 0 new, 1 replaced, 3 unchanged; 1 issues, 3 items; 2 kept with reason'

is 'one file' "$(import_dir "$IN/2020/03.txt")" \
  '1 file: 0 new, 0 replaced, 1 unchanged; 0 issues, 0 items; 0 kept with reason'

is 'a folder that is not there: one clear line' "$(import_dir "$SCRATCH/nope")" \
  'Error: cannot stat file: nope'

mkdir "$SCRATCH/void"
is 'a folder without texts: one clear line' "$(import_dir "$SCRATCH/void")" \
  'no file in void that is *.txt or *.md'

is 'no :dir: one clear line' "$(run '.read sql/import.sql' | sql_normal)" \
  'Error: cannot stat file: (:dir is not set, say: .param set :dir FOLDER)'

is ':pattern' "$(run '.param init' "INSERT INTO temp.sqlite_parameters
  VALUES (':dir', '$IN'), (':pattern', '*.html')" '.read sql/import.sql' |
  head -n 1 | cut -d: -f1-2)" \
  '1 file: 1 new, 0 replaced, 0 unchanged; 0 issues, 0 items; 1 kept with reason'

if [ "$(id -u)" -eq 0 ]; then
  tap_skip 'a file that may not be read' 'root may read everything'
else
  sample july >"$SCRATCH/void/locked.txt"
  chmod 000 "$SCRATCH/void/locked.txt"
  is 'a file that may not be read' "$(import_dir "$SCRATCH/void")" \
    '1 file: 1 new, 0 replaced, 0 unchanged; 0 issues, 0 items; 1 kept with reason
  void/locked.txt: no content: the file is missing or may not be read'
fi

mkdir "$SCRATCH/quote's"
cp "$IN/list.md" "$SCRATCH/quote's/a b.md"
is "a folder's odd name" "$(run '.param init' "INSERT INTO temp.sqlite_parameters
  VALUES (':dir', '$SCRATCH/quote''s')" '.read sql/import.sql' |
  head -n 1 | cut -c1-6)" '1 file'

# ---- Without the extension ----

# plain SQL...: in the archive, without the extension.
plain() { sqlite3 -batch -init /dev/null "$DB" "$@" 2>&1 | sql_normal; }

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
is 'every table and view opens without the extension' "$failed" ''
is 'search then says what is missing' \
  "$(plain "SELECT * FROM article_fts('x')")" 'Error: no such tokenizer: chinese'
is 'import then says what is missing, and does nothing' \
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
is 'demo of a folder that is not there' "$(DIR=$SCRATCH/nope demo)" \
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
