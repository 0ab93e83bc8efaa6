#!/bin/sh
# corpus.sh FILE: makes the benchmark's database, table text(id, body).
#
# The texts are the laws of $QIKAN_SHARED/corpus (default ../shared) or, without
# them, made up: characters by a falling frequency, clauses of 5 to 15 of them,
# wrapped lines.  Made-up text shows times, its hits mean nothing.
set -eu
db=$1
shared=${QIKAN_SHARED:-../shared}
sqlite=${SQLITE3:-sqlite3}
[ ! -s "$db" ] || exit 0
mkdir -p "$(dirname "$db")"
rm -f "$db.new"
if [ -r "$shared/corpus/laws.tsv.xz" ] && command -v xz >/dev/null; then
  xz -dc "$shared/corpus/laws.tsv.xz" > "$db.tsv"
  "$sqlite" "$db.new" "CREATE TABLE raw(id, title, body)" ".mode ascii" \
    '.separator "\t" "\n"' ".import $db.tsv raw" \
    "CREATE TABLE text AS SELECT rowid AS id, title || char(10) || body
       AS body FROM raw" "DROP TABLE raw" "VACUUM"
  rm -f "$db.tsv"
else
  "$sqlite" "$db.new" "CREATE TABLE text AS
    WITH RECURSIVE n(i, r) AS (
      SELECT 1, 12345 UNION ALL
      SELECT i + 1, (r * 1103515245 + 12345) & 2147483647 FROM n
      WHERE i < 4000000)
    SELECT i / 400 AS id, group_concat(CASE
      WHEN r / 65536 % 12 = 0 THEN '，' WHEN i % 28 = 0 THEN char(10)
      ELSE char(19968 + (r / 65536 % 150) * (r / 7919 % 140)) END, '')
      AS body FROM n GROUP BY i / 400"
fi
mv "$db.new" "$db"
