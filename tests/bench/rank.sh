#!/bin/sh
# rank.sh: what zh_rank() costs beside bm25(), in instructions.
#
#   tests/bench/rank.sh BUILD DATABASE TABLE QUESTIONS [HOW MANY]
#
# TABLE is an FTS5 table of DATABASE, QUESTIONS a file with one on each line.
# For each rank function: the instructions that the first ten hits of the
# questions take, without opening the database and making the expressions;
# then the ratio.  Needs valgrind.
set -eu
build=$1 database=$2 table=$3 questions=$4 n=${5:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# instructions BEFORE BEHIND: of the shell for all questions, where the
# expression stands between two pieces of SQL.
instructions() {
  head -n "$n" "$questions" | sed "s/'/''/g" | while IFS= read -r text; do
    printf "%s coalesce(zh_query('%s'), '\"\"') %s;\n" "$1" "$text" "$2"
  done >"$work/sql"
  valgrind --tool=callgrind --callgrind-out-file="$work/out" \
    "${SQLITE3:-sqlite3}" -batch -init /dev/null "$database" \
    -cmd ".load $build/qikan" <"$work/sql" 2>&1 >/dev/null |
    awk '/Collected/ {print $NF}'
}

hits="SELECT rowid FROM $table WHERE $table MATCH"
none=$(instructions 'SELECT' '')
bm25=$(instructions "$hits" "ORDER BY bm25($table) LIMIT 10")
rank=$(instructions "$hits" "ORDER BY zh_rank($table) LIMIT 10")
awk -v none="$none" -v bm25="$bm25" -v rank="$rank" 'BEGIN {
  printf "bm25 %.0f million, zh_rank %.0f million, ratio %.3f\n",
    (bm25 - none) / 1e6, (rank - none) / 1e6, (rank - none) / (bm25 - none)
}'
