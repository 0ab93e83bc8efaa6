#!/usr/bin/env bash
# doctest.sh [FILE.md ...]: runs the examples of the documentation. TAP.
#
# Each ```sql block of docs/**/*.md and README*.md runs in a fresh database with
# the extension loaded.  The lines "-- text" directly below a statement are
# what it prints ("--" alone is an empty line):
#
#   SELECT zh_fold('ＧＢ18030');
#   -- gb18030
#
# A block without such lines must only run without an error.  "```sql no-run"
# is counted as skipped.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

# Cuts FILE into $SCRATCH/block.N.sql, with the line where each starts in
# block.N.line and its tag in block.N.tag.
blocks_cut() {
  rm -f "$SCRATCH"/block.*
  awk -v base="$SCRATCH/block." '
    !inside && /^ *```sql( |$)/ {
      inside = 1
      path = base sprintf("%03d", ++n)
      print NR > (path ".line")
      print $2 > (path ".tag")
      printf "" > (path ".sql")
      next
    }
    inside && /^ *```/ { inside = 0; close(path ".sql"); next }
    inside { print > (path ".sql") }' "$1"
}

# The expected lines of a block: comments that follow the end of a statement.
block_expected() {
  awk '
    /^--( |$)/ { if (after) print substr($0, 4); next }
    /^\./ || /; *(--.*)?$/ { after = 1; next }
    { after = 0 }' "$1"
}

block_test() {
  local name=$1 sql=$2 status
  sql_run "$sql" | sql_normal >"$SCRATCH/got"
  status=${PIPESTATUS[0]}
  block_expected "$sql" | sql_normal >"$SCRATCH/want"
  if [ -s "$SCRATCH/want" ]; then
    diff -u --label documented --label got "$SCRATCH/want" "$SCRATCH/got" \
      >"$SCRATCH/diff"
    status=$?
  else
    cp "$SCRATCH/got" "$SCRATCH/diff"
  fi
  tap_point "$status" "$name"
  [ "$status" -eq 0 ] || tap_note <"$SCRATCH/diff"
}

[ $# -gt 0 ] || set -- docs/*.md docs/*/*.md README*.md
for file; do
  [ -f "$file" ] || continue
  blocks_cut "$file"
  for sql in "$SCRATCH"/block.*.sql; do
    [ -f "$sql" ] || continue
    name="$file line $(cat "${sql%.sql}.line")"
    if [ "$(cat "${sql%.sql}.tag")" = no-run ]; then
      tap_skip "$name" 'marked no-run'
    else
      block_test "$name" "$sql"
    fi
  done
done

[ "$tap_count" -gt 0 ] || tap_point 1 'there is no example in the docs'
tap_done
