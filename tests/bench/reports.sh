#!/usr/bin/env bash
# reports.sh [NAME ...]: how long each report takes on a big archive.
#
#   ISSUES=10000 tests/bench/reports.sh
#   tests/bench/reports.sh places works
#
# Makes build/bench/reports-ISSUES.db with tests/archive/make_archive.sql where
# it is not there (700 MB for 10,000 issues).  Prints, for each file, the least
# processor time of five runs in milliseconds, and the lines that it gives.
# The search looks for a word of one item in twelve.
set -u
cd "$(dirname "$0")/../.." || exit 1
export LC_ALL=C.UTF-8
QIKAN=${QIKAN:-build/qikan}
ISSUES=${ISSUES:-10000}
DB=${DB:-build/bench/reports-$ISSUES.db}

sql() { sqlite3 -batch -init /dev/null -cmd ".load $QIKAN" "$DB" "$@"; }

if [ ! -f "$DB" ]; then
  mkdir -p "$(dirname "$DB")"
  sql '.read sql/archive.sql' 'CREATE TEMP TABLE make(issues, items)' \
    "INSERT INTO make VALUES ($ISSUES, 14)" \
    '.read tests/archive/make_archive.sql' || exit 1
fi
sql "UPDATE setting SET value = CASE name WHEN 'q' THEN '防汛演练'
  WHEN 'day' THEN '06-09' END WHERE name IN ('q', 'day')"

# time_of FILE: milliseconds and lines.
time_of() {
  sql '.timer on' ".read $1" ".read $1" ".read $1" \
    ".read $1" ".read $1" | awk '
    /^Run Time: / { t = ($6 + $8) * 1000; sum += t; runs++
      if (runs == 1 || t < best) best = t; next }
    { lines++ }
    END { printf "%8.0f ms %7d lines", best, lines / runs }'
}

if [ $# -eq 0 ]; then
  cd sql/reports && set -- *.sql
  cd ../..
fi
for name; do
  printf '%-28s%s\n' "${name%.sql}" "$(time_of "sql/reports/${name%.sql}.sql")"
done
