#!/usr/bin/env bash
# dist.sh FILE.c ...: writes dist/qikan.c, all rooms in one file, and compiles
# it as proof.  Rooms come in the order of their layers; each local header is
# put where it is first included.
set -eu
cd "$(dirname "$0")/.."
mkdir -p dist

# Prints a file with its local includes replaced by the files.
paste() {
  local dir line name
  dir=$(dirname "$1")
  while IFS= read -r line || [ -n "$line" ]; do
    [[ $line =~ ^#include\ \< ]] && continue
    if [[ $line =~ ^#include\ \"(.*)\" ]]; then
      name=$(find_header "$dir" "${BASH_REMATCH[1]}")
      [[ $done_files == *" $name "* && $name != *_table.h ]] && continue
      done_files+="$name "
      paste "$name"
    else
      printf '%s\n' "$line"
    fi
  done <"$1"
}

find_header() {
  local folder
  for folder in "$1" ext ext/data "${BUILD:-build}"; do
    if [ -f "$folder/$2" ]; then
      realpath --relative-to=. "$folder/$2"
      return
    fi
  done
  echo "dist: no $2" >&2
  return 1
}

done_files=' '
{
  echo '/* qikan.c: the whole extension in one file, made by make dist.'
  echo '**'
  echo '**   cc -O2 -fPIC -shared -fvisibility=hidden -o qikan.so qikan.c'
  echo '*/'
  echo '#define _GNU_SOURCE'
  # System headers come before sqlite.h, which poisons some of their names.
  grep -h '^#include <' "$@" ext/*.h ext/*/*.h | sort -u
  for file in "$@"; do
    layer=$(sed -n '1s/.*: Layer \([0-9]*\)\..*/\1/p' "$file")
    echo "${layer:-9} $file"
  done | sort -n -s -k1,1 >dist/order
  while read -r _ file; do
    printf '\n/* ======== %s ======== */\n\n' "$file"
    paste "$file"
  done <dist/order
} >dist/qikan.c
rm -f dist/order

"${CC:-cc}" -std=c11 -O2 -Wall -Wextra -fPIC -shared -fvisibility=hidden \
  -o dist/qikan.so dist/qikan.c
echo "dist/qikan.c: $(wc -l <dist/qikan.c) lines"
