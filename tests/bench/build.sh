#!/bin/sh
# build.sh: time to build an FTS5 index with "chinese", in both modes, beside a
# tokenizer that only cuts the text into code points (null1) and beside
# unicode61 and trigram; then, with Python, what search.py measures.
#
#   tests/bench/build.sh [build folder] [rounds]
#
# The text is the laws of $QIKAN_SHARED/corpus (default ../shared) or, without
# them, made up.  Each round builds all indexes one after the other, in memory;
# the least time of all rounds counts, user and system.  BENCH=md prints
# Markdown; SIZES='1 24 96' are megabytes of text to search in.
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

# Prints user + system milliseconds of one build, and the bytes of the index.
once() {
  "$sqlite" -batch :memory: <<END |
.load $work/nulltokenizer
.load $build/qikan
ATTACH '$db' AS c;
CREATE TEMP TABLE t AS SELECT * FROM c.text;
CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize='$1');
.timer on
INSERT INTO f(rowid, body) SELECT rowid, body FROM t;
.timer off
SELECT 'bytes', sum(length(block)) FROM f_data;
END
    awk '/^Run Time/ {for (i = 1; i < NF; i++) {
      if ($i == "user" || $i == "sys") ms += $(i + 1) * 1000}}
      /^bytes/ {bytes = substr($0, 7)} END {print ms, bytes}'
}

tokenizers='null1 chinese chinese-grams-2 unicode61 trigram'
round=0
: > "$work/times"
while [ "$round" -lt "$rounds" ]; do
  for name in $tokenizers; do
    echo "$name $(once "$(echo "$name" | tr - ' ')")" >> "$work/times"
  done
  round=$((round + 1))
done
bytes=$("$sqlite" "$db" "SELECT sum(length(CAST(body AS BLOB))) FROM text")
awk -v bytes="$bytes" -v md="${BENCH:-}" -v names="$tokenizers" '
  $3 > 0 && (!($1 in ms) || $2 < ms[$1]) {ms[$1] = $2; size[$1] = $3}
  END {
    if (md == "md") {
      print "| tokenizer | build, ms | MB/s | against null1 | index / text |"
      print "|---|---|---|---|---|"
    }
    row = md == "md" ? "| %s | %d | %.1f | %.2f | %.2f |\n" \
                     : "%-16s %6d ms %6.1f MB/s  %.2f x null1  %.2f x text\n"
    n = split(names, name, " ")
    for (i = 1; i <= n; i++) {
      t = ms[name[i]]
      if (t) {
        printf row, name[i], t, bytes / 1000 / t, t / ms["null1"], \
          size[name[i]] / bytes
      }
    }
  }' "$work/times"

[ "$rounds" -gt 1 ] || exit 0
# shellcheck disable=SC2086 # words are wanted
"${PYTHON:-/usr/bin/python3}" "$here/search.py" "$build" "$db" ${SIZES:-} ||
  echo '(search.py needs a Python whose sqlite3 loads extensions)'
