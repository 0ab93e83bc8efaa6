#!/usr/bin/env bash
# cover.sh FOLDER: lines reached, for each room, from a build with --coverage.
#
# The rooms are compiled twice, for the extension (obj) and for programs
# (core); a line counts when either has run it.
cd "$(dirname "$0")/.." || exit 1
root=$(cd "$1" && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# One pass for each kind; gcov -t prints "count: line: source".
for kind in obj core; do
  find "$root/$kind" -name '*.gcda' -exec gcov -t {} + 2>/dev/null
done | awk '
  / 0:Source:/ { sub(/.*Source:/, ""); file = $0; next }
  file !~ /^ext\// { next }
  {
    split($0, part, ":")
    count = part[1]
    line = part[2] + 0
    gsub(/[ *]/, "", count)
    if (line == 0 || count == "-") next
    key = file SUBSEP line
    if (!(key in seen)) { seen[key] = 1; lines[file]++ }
    if (count !~ /^[#=]/ && !(key in hit)) { hit[key] = 1; ran[file]++ }
  }
  END {
    for (file in lines) {
      printf "%-28s %5d of %5d lines  %5.1f %%\n", file, ran[file],
        lines[file], 100 * ran[file] / lines[file] | "sort"
      all += lines[file]; done += ran[file]
    }
    close("sort")
    if (all) printf "%-28s %5d of %5d lines  %5.1f %%\n", "all", done, all,
      100 * done / all
  }'
