#!/usr/bin/env bash
# registry.sh: what is registered, listed, documented and tested is one. TAP.
#
# The names that loading the extension adds to SQLite's own lists must be
# those of qikan_functions, and the reverse; each of them must stand on its
# page docs/<page>.md and in some file under tests/.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

cat >"$SCRATCH/names.sql" <<'SQL'
SELECT DISTINCT 'function|' || name FROM pragma_function_list;
SELECT DISTINCT 'table|' || name FROM pragma_module_list;
SELECT DISTINCT 'collation|' || name FROM pragma_collation_list;
SQL
cat >"$SCRATCH/listed.sql" <<'SQL'
SELECT CASE WHEN kind IN ('table', 'collation', 'tokenizer') THEN kind
            ELSE 'function' END || '|' || name || '|' || page
FROM qikan_functions;
SQL

sql_run "$SCRATCH/names.sql" | sort -u >"$SCRATCH/after"
if [ -n "$HOST" ]; then
  # shellcheck disable=SC2086
  $HOST '' "$SCRATCH/names.sql" | sort -u >"$SCRATCH/before"
else
  sqlite3 -batch -init /dev/null :memory: <"$SCRATCH/names.sql" |
    sort -u >"$SCRATCH/before"
fi
comm -13 "$SCRATCH/before" "$SCRATCH/after" >"$SCRATCH/registered"
sql_run "$SCRATCH/listed.sql" | sort >"$SCRATCH/listed"
cut -d '|' -f 1,2 "$SCRATCH/listed" | sort >"$SCRATCH/names"

# registry_point NAME: ok when standard input is empty; else that is the note.
registry_point() {
  cat >"$SCRATCH/rest"
  [ ! -s "$SCRATCH/rest" ]
  tap_point $? "$1"
  tap_note <"$SCRATCH/rest"
}

# FTS5 shows its tokenizers only to those who use them.
tokenizers_refused() {
  grep '^tokenizer|' "$SCRATCH/names" | while IFS='|' read -r _ name; do
    echo "CREATE VIRTUAL TABLE f USING fts5(a, tokenize='$name');" \
      >"$SCRATCH/tokenizer.sql"
    sql_run "$SCRATCH/tokenizer.sql" | sed "s/^/$name: /"
  done
}

names_undocumented() {
  while IFS='|' read -r _ name page; do
    if [ ! -f "docs/$page.md" ]; then
      echo "$name: there is no docs/$page.md"
    elif ! grep -qw -- "$name" "docs/$page.md"; then
      echo "$name: docs/$page.md does not name it"
    fi
  done <"$SCRATCH/listed"
}

names_untested() {
  cut -d '|' -f 2 "$SCRATCH/names" | while read -r name; do
    grep -rqw --include='*.sql' --include='*.c' -- "$name" \
      tests/sql tests/unit tests/prop || echo "$name: no test names it"
  done
}

[ -s "$SCRATCH/registered" ]
tap_point $? "$(wc -l <"$SCRATCH/registered") names are registered"
registry_point 'what is registered is listed in qikan_functions' \
  < <(comm -23 "$SCRATCH/registered" "$SCRATCH/names")
registry_point 'what qikan_functions lists is registered' \
  < <(grep -v '^tokenizer|' "$SCRATCH/names" |
    comm -13 "$SCRATCH/registered" -)
registry_point 'nothing is listed twice' < <(uniq -d "$SCRATCH/names")
registry_point 'listed tokenizers can be used' < <(tokenizers_refused)
registry_point 'each name is documented on its page' < <(names_undocumented)
registry_point 'each name is tested' < <(names_untested)
tap_done
