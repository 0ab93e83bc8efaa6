#!/bin/sh
# layers.sh [write]: the table of rooms for docs/architecture.md, from the first
# lines of the files; with "write" it is put there.  `make lint` compares.
#
# A room is named once, by its header, unless its .c file is in another layer.
set -eu
table() {
  for file in ext/*.[ch] ext/*/*.[ch]; do
    case $file in ext/data/*) continue ;; esac
    head -n 1 "$file" |
      sed -n "s|^/\* [^:]*: Layer \([0-9]*\)\. *\(.*\)|\1	${file#ext/}	\2|p"
  done | awk -F '\t' '
    {
      stem = $2; sub(/\.[ch]$/, "", stem)
      sub(/ *\*\/$/, "", $3); sub(/[;.] *[Ss]ee [a-z_0-9]*\.h\.?$/, "", $3)
      sub(/[.,]$/, "", $3)
      if ($2 ~ /c$/) {c[stem] = $1; text[stem ".c"] = $3}
      else {h[stem] = $1; text[stem ".h"] = $3}
      stems[stem]
    }
    function row(layer, name, said) {printf "%d\t%s\t%s\n", layer, name, said}
    END {
      for (s in stems) {
        if (s in h && s in c && h[s] == c[s]) row(h[s], s, text[s ".h"])
        else {
          if (s in h) row(h[s], s ".h", text[s ".h"])
          if (s in c) row(c[s], s ".c", text[s ".c"])
        }
      }
    }' | sort -t '	' -k 1,1n -k 2,2 | awk -F '\t' '
    BEGIN {print "| layer | room | |"; print "|---|---|---|"; last = -1}
    {printf "| %s | `%s` | %s |\n", $1 == last ? "" : $1, $2, $3; last = $1}'
}

page=docs/architecture.md
case ${1:-} in
  write)
    table >"$page.table"
    awk -v file="$page.table" '
      /^\| layer \| / {while ((getline line < file) > 0) print line; skip = 1}
      !/^\|/ {skip = 0}
      !skip' "$page" >"$page.new"
    mv "$page.new" "$page"
    rm -f "$page.table"
    ;;
  *) table ;;
esac
