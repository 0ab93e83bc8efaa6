#!/bin/sh
# run.sh: what `make bench` prints: index build, the parser, loading.
#
#   tests/bench/run.sh [build folder] [rounds]
#
# Ratios within one run say more than seconds: machines are shared and noisy.
set -eu
build=${1:-build} rounds=${2:-3}
sqlite=${SQLITE3:-sqlite3}
here=$(dirname "$0")

"$here/build.sh" "$build" "$rounds"

# user_ms STATEMENT: user milliseconds of the statement, extension loaded.
user_ms() {
  "$sqlite" -batch -init /dev/null :memory: <<END |
.load $build/qikan
CREATE TEMP TABLE t AS
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
  SELECT zh_decode(readfile(name)) || char(10) || i AS text
  FROM fsdir('tests/issues'), n WHERE name LIKE '%.txt';
.timer on
$1
END
    awk '/^Run Time/ {for (i = 1; i < NF; i++)
      if ($i == "user") print $(i + 1) * 1000}'
}

echo
echo 'parser: the sample issues 40 times, each text another'
mb=$("$sqlite" -batch -init /dev/null :memory: \
  "SELECT 40 * sum(length(readfile(name))) / 1e6 FROM fsdir('tests/issues')
   WHERE name LIKE '%.txt'")
one=$(user_ms 'SELECT sum(length(issue_meta(text))) FROM t;')
all=$(user_ms 'SELECT sum(length(issue_meta(text))),
  (SELECT count(*) FROM issue_articles(t.text)),
  (SELECT count(*) FROM issue_toc(t.text)),
  (SELECT count(*) FROM issue_sections(t.text)),
  (SELECT count(*) FROM issue_credits(t.text)),
  (SELECT count(*) FROM issue_notes(t.text)) FROM t;')
echo "$mb $one $all" | awk '{
  printf "  one function   %6.1f MB/s\n", $1 / $2 * 1000
  printf "  and five tables %5.1f MB/s, %.2f times the first\n", \
    $1 / $3 * 1000, $3 / $2}'

echo
echo 'loading: 200 connections, milliseconds each'
"${PYTHON:-/usr/bin/python3}" - "$build/qikan" <<'END' || echo '  (no Python)'
import sqlite3, sys, time
def run(load):
    start = time.perf_counter()
    for _ in range(200):
        c = sqlite3.connect(":memory:")
        if load:
            c.enable_load_extension(True)
            c.load_extension(sys.argv[1])
        c.execute("SELECT 1").fetchone()
        c.close()
    return (time.perf_counter() - start) * 5
without, loaded = run(False), run(True)
print("  %.2f with qikan, %.2f without" % (loaded, without))
END
