#!/usr/bin/env bash
# lint.sh: the rules of the house, each one a test point. TAP.
#
# Each rule prints what offends it, as "file:line: why"; nothing printed is ok.
# tests/lint.allow lists exceptions, each with its reason.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

mapfile -t tracked < <(git ls-files -co --exclude-standard 2>/dev/null |
  while read -r f; do [ ! -e "$f" ] || echo "$f"; done)
[ "${#tracked[@]}" -gt 0 ] || mapfile -t tracked < <(
  find . -type f ! -path './build/*' ! -path './dist/*' ! -path './.git/*' |
    sed 's|^\./||')

# files REGEX: the project's own files whose path matches, but generated ones.
files() {
  printf '%s\n' "${tracked[@]}" | grep -E -- "$1" |
    grep -v '^ext/data/.*_table\.h$' | sort
}
mapfile -t rooms < <(files '^ext/([^/]+/)?[^/]+\.[ch]$' | grep -v '^ext/data/')
mapfile -t c_files < <(files '\.[ch]$')
mapfile -t scripts < <(files '(\.sh|^\.ci/run|^\.githooks/.*)$')

# rule NAME COMMAND ...: one point.
rule() {
  local name=$1
  shift
  "$@" >"$SCRATCH/offences" 2>&1
  [ ! -s "$SCRATCH/offences" ]
  tap_point $? "$name"
  tap_note <"$SCRATCH/offences"
}

# rule_with TOOL NAME COMMAND ...: as rule, skipped where the tool is missing.
rule_with() {
  local tool=$1
  shift
  if command -v "$tool" >/dev/null; then
    rule "$@"
  else
    tap_skip "$1" "$tool is not installed"
  fi
}

# The allowed exceptions of RULE, as extended regular expressions for grep.
allowed() {
  [ ! -f tests/lint.allow ] || awk -v rule="$1" '
    !/^#/ && $1 == rule { print $2 }' tests/lint.allow
}
except() { grep -vFf <(allowed "$1" | grep . || echo '*nothing*'); }

# ---- Rules ----

top_level() {
  local name names=(ext sql tests docs Makefile README.md README.zh-CN.md
    LICENSE CHANGELOG.md)
  for name in "${names[@]}"; do [ -e "$name" ] || echo "$name: is missing"; done
  printf '%s\n' "${tracked[@]}" | cut -d / -f 1 | sort -u |
    grep -vE '^\.' | grep -vxF "$(printf '%s\n' "${names[@]}")" |
    sed 's/$/: does not belong to the top level/'
}

first_lines() {
  local file want
  for file in "${rooms[@]}"; do
    want="/\* $(basename "$file"): Layer [0-9]+\. [^ ].*"
    head -n 1 "$file" | grep -qE "^$want" ||
      echo "$file:1: want '/* $(basename "$file"): Layer N. sentence.'"
  done
  for file in "${c_files[@]}"; do
    head -n 1 "$file" | grep -qF "/* $(basename "$file"): " ||
      echo "$file:1: want '/* $(basename "$file"): sentence.'"
  done
}

# A file includes its own header and lower layers; the foundations, layer 0,
# may include each other.
layers() {
  awk '
    FNR == 1 {
      name = FILENAME; sub(/.*\//, "", name)
      match($0, /Layer [0-9]+/)
      layer[name] = RSTART ? substr($0, RSTART + 6, RLENGTH - 6) + 0 : 99
    }
    /^#include "/ {
      split($0, part, "\"")
      sub(/.*\//, "", part[2])
      from[++n] = name; to[n] = part[2]; at[n] = FILENAME ":" FNR
    }
    function room(name) { sub(/[._].*/, "", name); return name }
    END {
      for (i = 1; i <= n; i++) {
        a = from[i]; b = to[i]
        if (b ~ /_table\.h$/ || layer[b] == 0) continue
        if (!(b in layer)) { print at[i] ": unknown header " b; continue }
        if (layer[b] < layer[a]) continue
        if (layer[b] == layer[a] && room(a) == room(b)) continue
        print at[i] ": " a " (layer " layer[a] ") includes " b \
          " (layer " layer[b] ")"
      }
    }' "${rooms[@]}"
}

# docs/architecture.md shows the rooms as their first lines tell.
rooms_page() {
  tests/layers.sh | diff - <(grep '^|' docs/architecture.md) |
    sed -n 's/^< \(| .*\)/docs\/architecture.md: make layers: \1/p'
}

# docs/schema.md shows the tables as sql/archive.sql explains them.
schema_page() {
  tests/schema.sh | diff - docs/schema.md |
    sed -n 's/^[<>]/docs\/schema.md: make schema:/p' | head -n 9
}

file_length() {
  wc -l "${c_files[@]}" "${scripts[@]}" | awk '
    $2 != "total" && $1 > 600 { print $2 ": " $1 " lines, more than 600" }' |
    except file
}

functions() {
  pmccabe "${c_files[@]}" | awk -F '\t' '
    { where = $6; sub(/\([0-9]+\): /, ": ", where) }
    $1 > 15 { print where ": complexity " $1 ", more than 15" }
    $5 > 60 { print where ": " $5 " lines, more than 60" }' | except function
}

# In characters: where Chinese stands in a line, it may look longer.  Shell may
# have 90: expected rows stand there as they are printed.
line_width() {
  perl -CSD -e '
    for my $path (@ARGV) {
      open(my $f, "<:encoding(UTF-8)", $path) or next;
      while (my $line = <$f>) {
        chomp $line;
        print "$path:$.: tab\n" if $path =~ /\.[ch]$/ && $line =~ /\t/;
        print "$path:$.: blanks at the end\n" if $line =~ /\s$/;
        my $n = length $line;
        my $most = $path =~ /\.sh$/ ? 90 : 80;
        print "$path:$.: $n characters, more than $most\n" if $n > $most;
      }
    }' "${c_files[@]}" "${scripts[@]}" Makefile | except width
}

unfinished() {
  files '(\.[ch]|\.sql|\.sh|\.py|\.pl|Makefile|\.md)$' |
    xargs -d '\n' grep -nwE 'TODO|FIXME' | grep -v '^tests/lint\.sh:' |
    except word
}

# Above the SQL line a room is plain C.
sql_line() {
  local file
  for file in "${rooms[@]}"; do
    case $file in
      *.h | ext/core/sql*.c | ext/qikan.c | *_sql.c) continue ;;
    esac
    awk -v file="$file" '
      /^\/\* ---- SQL ---- \*\// { exit }
      /sqlite3_(context|value)/ {
        print file ":" FNR ": SQL above the line /* ---- SQL ---- */"
      }' "$file"
  done | except sql
}

# C runs no SQL, allocates through SQLite, prints nothing, never gives up.
banned() {
  local words='sqlite3_exec|sqlite3_get_table|malloc|calloc|realloc|free'
  words+='|printf|fprintf|puts|abort|exit|assert|setjmp|alloca'
  grep -nE "\\b($words) *\(" "${rooms[@]}" | except banned
}

data_rows() {
  local file
  for file in $(files '^ext/data/.*\.txt$'); do
    grep -vE '^#|^ *$' "$file" | sort | uniq -d |
      sed "s|^|$file: stands twice: |"
  done
}

own_paths() {
  files . | grep -vE '^tests/(issues/.*\.txt|lint\.sh)$' |
    xargs -d '\n' grep -nIE '(^|[^A-Za-z0-9_.])/(work|tmp|root|home)/' |
    cut -c 1-100
}

layout() {
  clang-format --dry-run "${c_files[@]}" 2>&1 | grep -E 'error|warning' |
    cut -d : -f 1 | uniq -c |
    awk '{ print $2 ": " $1 " places; make format" }'
}

headers() {
  local file
  for file in $(files '^ext/([^/]+/)?[^/]+\.h$' | grep -v '^ext/data/'); do
    printf '#include "%s"\ntypedef int nothing;\n' "$PWD/$file" |
      "${CC:-cc}" -std=c11 -D_GNU_SOURCE -Iext -Wall -Wextra -Wpedantic \
        -fsyntax-only -x c -
  done
}

rule 'the top level holds what it should' top_level
rule 'first lines name file and layer' first_lines
rule 'files include lower layers only' layers
rule 'each header compiles alone' headers
rule 'docs/architecture.md lists the rooms' rooms_page
rule_with sqlite3 'docs/schema.md is what sql/archive.sql says' schema_page
rule 'files have at most 600 lines' file_length
rule 'lines have at most 80 characters (shell: 90)' line_width
rule 'nothing is left to do' unfinished
rule 'rooms know SQL only below the line' sql_line
rule 'rooms call nothing that is banned' banned
rule 'no row of data stands twice' data_rows
rule 'no path of one machine' own_paths
rule_with pmccabe 'functions are short and simple' functions
rule_with shellcheck 'scripts pass shellcheck' \
  shellcheck -x "${scripts[@]}"
if clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
  rule 'C is laid out by clang-format' layout
else
  tap_skip 'C is laid out by clang-format' 'clang-format 14 is not installed'
fi
tap_done
