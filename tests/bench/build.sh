#!/bin/sh
# build.sh: time to build an FTS5 index with "chinese", beside a tokenizer that
# only cuts the text into code points (null1) and beside unicode61.
#
#   tests/bench/build.sh [build folder] [rounds]
#
# The text is the laws of $QIKAN_SHARED/corpus (default ../shared) or, without
# them, made up.  Each round builds all indexes one after the other, in memory;
# the least time of all rounds counts, user and system.  BENCH=md prints
# Markdown.
set -eu
build=${1:-build} rounds=${2:-3}
shared=${QIKAN_SHARED:-../shared}
sqlite=${SQLITE3:-sqlite3}
here=$(dirname "$0")
work=$build/bench
mkdir -p "$work"
"${CC:-cc}" -O2 -fPIC -shared -fvisibility=hidden \
  -o "$work/nulltokenizer.so" "$here/null_tokenizer.c"

db=$work/text.db
if [ ! -s "$db" ]; then
  if [ -r "$shared/corpus/laws.tsv.xz" ]; then
    xz -dc "$shared/corpus/laws.tsv.xz" > "$work/laws.tsv"
    "$sqlite" "$db" "CREATE TABLE raw(id, title, body)" ".mode ascii" \
      '.separator "\t" "\n"' ".import $work/laws.tsv raw" \
      "CREATE TABLE text AS SELECT rowid AS id, title || char(10) || body
         AS body FROM raw" "DROP TABLE raw" "VACUUM"
    rm -f "$work/laws.tsv"
  else
    # Characters by a falling frequency, clauses of 5 to 15, wrapped lines.
    "$sqlite" "$db" "CREATE TABLE text AS
      WITH RECURSIVE n(i, r) AS (
        SELECT 1, 12345 UNION ALL
        SELECT i + 1, (r * 1103515245 + 12345) & 2147483647 FROM n
        WHERE i < 2000000)
      SELECT i / 400 AS id, group_concat(CASE
        WHEN r / 65536 % 12 = 0 THEN '，' WHEN i % 28 = 0 THEN char(10)
        ELSE char(19968 + (r / 65536 % 150) * (r / 7919 % 140)) END, '')
        AS body FROM n GROUP BY i / 400"
  fi
fi

# Prints user + system milliseconds of one build.
once() {
  "$sqlite" -batch :memory: <<END |
.load $work/nulltokenizer
.load $build/qikan
ATTACH '$db' AS c;
CREATE TEMP TABLE t AS SELECT * FROM c.text;
CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize='$1');
.timer on
INSERT INTO f(rowid, body) SELECT rowid, body FROM t;
END
    awk '/^Run Time/ {for (i = 1; i < NF; i++) {
      if ($i == "user" || $i == "sys") ms += $(i + 1) * 1000}} END {print ms}'
}

round=0
: > "$work/times"
while [ "$round" -lt "$rounds" ]; do
  for tokenizer in null1 chinese unicode61; do
    echo "$tokenizer $(once $tokenizer)" >> "$work/times"
  done
  round=$((round + 1))
done
bytes=$("$sqlite" "$db" "SELECT sum(length(CAST(body AS BLOB))) FROM text")
awk -v bytes="$bytes" -v md="${BENCH:-}" '
  !($1 in ms) || $2 < ms[$1] {ms[$1] = $2}
  END {
    if (md == "md") {
      print "| tokenizer | build, ms | MB/s | against null1 |"
      print "|---|---|---|---|"
    }
    row = md == "md" ? "| %s | %d | %.1f | %.2f |\n" \
                     : "%-10s %6d ms %6.1f MB/s  %.2f x null1\n"
    split("null1 chinese unicode61", name, " ")
    for (i = 1; i <= 3; i++) {
      t = ms[name[i]]
      printf row, name[i], t, bytes / 1000 / t, t / ms["null1"]
    }
  }' "$work/times"
