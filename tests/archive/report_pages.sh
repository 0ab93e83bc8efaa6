#!/usr/bin/env bash
# report_pages.sh: every report has its page in docs/reports/. TAP.
#
# What the page says of questions, settings and links is compared with the
# file; its examples run in tests/doctest.sh.  UPDATE=1 writes the pictures and
# the outputs of examples anew: look at the diff.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"


# question FILE: the comment on its top, in one line.
question() {
  awk '!/^--/ || /^-- *$/ { exit } { sub(/^-- */, ""); print }' "$1" |
    paste -sd ' ' | sed 's/  */ /g'
}

# page_settings PAGE, sql_settings FILE: the settings that they name.
# shellcheck disable=SC2016 # the backquotes are Markdown
page_settings() { sed -n 's/^| `\([a-z_]*\)` |.*/\1/p' "$1" | sort -u; }
sql_settings() {
  tr '\n' ' ' <"$1" | grep -oE "(CASE (WHEN )?name|WHERE name|AND name|s\.name)\
( WHEN| =|=) '[a-z_]+'" | sed "s/.*'\(.*\)'/\1/" | sort -u
}

# outputs PAGE: the page with the output of its examples as it is now.
outputs() {
  local line block='' inside=
  while IFS= read -r line; do
    case $inside$line in
      '```sql') inside=1 block='' && echo "$line" ;;
      '1```')
        printf '%s\n' "$block" | sed '/^$/d' >"$SCRATCH/block.sql"
        cat "$SCRATCH/block.sql"
        sql_loaded :memory: <"$SCRATCH/block.sql" | sed 's/^/-- /; s/ *$//'
        inside='' && echo "$line"
        ;;
      '1-- '* | 1--) ;;
      1*) block+=$line$'\n' ;;
      *) echo "$line" ;;
    esac
  done <"$1"
}

# fault TEXT: a fault of the page at hand.
fault() { echo "$1" >>"$SCRATCH/faults"; }

for file in sql/reports/*.sql; do
  name=$(basename "$file" .sql)
  page=docs/reports/$name.md
  : >"$SCRATCH/faults"
  if [ ! -f "$page" ]; then
    fault "there is no $page"
  else
    [ -z "$UPDATE" ] || {
      outputs "$page" >"$SCRATCH/page" && cp "$SCRATCH/page" "$page"
    }
    [ "$(head -n 1 "$page")" = "# $name" ] || fault "its title is not $name"
    sed 's/\*\*//g' "$page" | grep -qxF "$(question "$file")" ||
      fault "it does not ask: $(question "$file")"
    diff <(page_settings "$page") <(sql_settings "$file") >"$SCRATCH/diff" ||
      fault "settings, page against file: $(tr '\n' ' ' <"$SCRATCH/diff")"
    grep -qxF ".read $file" "$page" || fault 'it does not run the file'
    sed -n "\|^.read $file|,\$p" "$page" | sed -n '2p' | grep -q '^-- .' ||
      fault 'it shows no output'
    grep -q '^## To change it' "$page" || fault 'it does not tell how to change it'
    grep -qF "](reports/$name.md)" docs/reports.md ||
      fault 'docs/reports.md does not link it'
  fi
  [ ! -s "$SCRATCH/faults" ]
  tap_point $? "$page"
  tap_note <"$SCRATCH/faults"
done

: >"$SCRATCH/faults"
for page in docs/reports/*.md; do
  name=$(basename "$page" .md)
  [ -f "sql/reports/$name.sql" ] || [ "$name" = page ] || fault "$page: no report"
done
diff <(page_settings docs/reports/page.md) <(sql_settings sql/report.sql) |
  sed 's/^/settings of page.md, page against file: /' >>"$SCRATCH/faults"
[ ! -s "$SCRATCH/faults" ]
tap_point $? 'no page without a report'
tap_note <"$SCRATCH/faults"

# The pictures of page.md: the charts of the page on the sample archive.
sql_loaded "$SCRATCH/sample.db" '.read sql/archive.sql' '.read tests/archive/sample.sql' \
  '.read sql/report.sql' >"$SCRATCH/page.html"
picture() { # NAME HEADING
  local picture=docs/reports/page-$1.svg
  grep "^<h2>$2</h2>" "$SCRATCH/page.html" | grep -o '<svg.*</svg>' | sed \
    's|<svg |&xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="12" |
     s|\(<text\|<rect\|<line\|<g\) |\n&|g' >"$SCRATCH/picture"
  [ -z "$UPDATE" ] || cp "$SCRATCH/picture" "$picture"
  [ -s "$SCRATCH/picture" ] &&
    diff -u "$picture" "$SCRATCH/picture" >"$SCRATCH/diff" 2>&1
  tap_point $? "$picture is the chart of the page"
  head -n 20 "$SCRATCH/diff" | cut -c 1-80 | tap_note
}
picture units 供稿单位排名
picture quarters 各季度刊登篇数
picture columns 各栏目走势
picture calendar 出刊日历

tap_done
