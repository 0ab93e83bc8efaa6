#!/usr/bin/env bash
# demo.sh: what `make demo` runs: a folder of bulletins becomes an archive, and
# the archive answers questions.
#
#   DIR     folder to import; the sample issues where it is not given
#   Q       what to search for; a frequent word where it is not given
#   QIKAN   the extension, without ".so"; build/qikan where it is not given
#   DB      the archive, made anew; demo.db beside the extension
set -u
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C.UTF-8
QIKAN=${QIKAN:-build/qikan}
DB=${DB:-$(dirname "$QIKAN")/demo.db}
pattern=NULL
if [ -z "${DIR:-}" ]; then
  DIR=tests/issues
  pattern="'*.txt'" # the folder's README.md is no bulletin
fi
[ -f "$QIKAN.so" ] || { echo "demo: no $QIKAN.so; say make first" >&2; exit 1; }
[ -e "$DIR" ] || { echo "demo: there is no $DIR" >&2; exit 1; }

bold='' mark='«' plain='' unmark='»'
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$'\e[1m' mark=$'\e[1;31m' plain=$'\e[0m' unmark=$'\e[0m'
fi

# sql ARGUMENT...: runs them in the archive, parameters set before.
sql() {
  sqlite3 -batch -init /dev/null -cmd ".load $(quote "$QIKAN")" \
    -cmd '.param init' "$DB" "$@"
}

# quote TEXT: as an argument of a dot-command; SQL's own '' inside.
quote() { printf "'%s'" "${1//\'/\'\'}"; }
set_param() { printf '%s' "INSERT OR REPLACE INTO temp.sqlite_parameters
  VALUES ($(quote "$1"), $2)"; }

heading() { printf '\n%s%s%s  %s\n' "$bold" "$1" "$plain" "$2"; }

# report NAME LINES: the first lines of a report.
report() {
  sql ".read sql/reports/$1.sql" | awk -v most="$2" '
    NR <= most
    END { if (NR > most) printf "  … %d more\n", NR - most }'
}

rm -f "$DB" "$DB"-journal "$DB"-wal "$DB"-shm
sql '.read sql/archive.sql' || exit 1

heading "收到的文件" "what came in: $DIR"
sql "$(set_param :dir "$(quote "$DIR")")" "$(set_param :pattern "$pattern")" \
  '.read sql/import.sql'
[ "$(sql 'SELECT count(*) FROM issue')" -gt 0 ] || exit 1

heading "各期" "issues, and holes in the run"
report issues 24
heading "各单位供稿" "items per unit"
report items_per_unit 13
heading "各栏目" "items per column"
report items_per_section 11
heading "各季度" "items per quarter"
report items_per_quarter 13
heading "目录与正文" "contents against items: + not found, - not listed"
report contents_coverage 12

Q=${Q:-$(sql "SELECT column1 FROM (VALUES ('年鉴'), ('工作'), ('会议'),
  ('学习'), ('社区'), ('发展')) ORDER BY (SELECT count(*) FROM article_fts
  WHERE article_fts MATCH column1) DESC, column1 LIMIT 1")}
heading "检索：$Q" "search (the text is matched across line breaks and scripts)"
sql "UPDATE setting SET value = $(quote "$Q") WHERE name = 'q'" \
  '.read sql/reports/search.sql' |
  head -n 10 | sed "s/«/$mark/g; s/»/$unmark/g"

heading "备注" "what no table holds, and why"
report notes 12

# The same as a page to print, with charts.
page=${DB%.db}.html
sql '.read sql/report.sql' >"$page" || exit 1

cat <<END

The report for print is $page: open it in a browser.
The archive stays in $DB.  Go on with

  sqlite3 $DB -cmd '.load $QIKAN'
  sqlite> .read sql/reports/longest_and_shortest.sql
  sqlite> SELECT date, section, headline FROM v_item LIMIT 5;

docs/reports.md lists all reports, docs/archive.md the tables.
END
