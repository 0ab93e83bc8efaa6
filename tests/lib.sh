#!/usr/bin/env bash
# lib.sh: what the test scripts share: TAP points, and a way to run SQL.
#
#   sql_run FILE [PARAMETER VALUE]   prints what the statements of FILE print
#
# Sourced, never run.  It goes to the project's root, and reads:
#   QIKAN    the extension, without ".so"; build/qikan where it is not given
#   HOST     program that runs SQL instead of the sqlite3 shell (host.c)
#   UPDATE   not empty: write the .expected files instead of comparing

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export LC_ALL=C.UTF-8
QIKAN=${QIKAN:-build/qikan}
case $QIKAN in /*) ;; *) QIKAN=$PWD/$QIKAN ;; esac
HOST=${HOST:-}
UPDATE=${UPDATE:-}
SCRATCH=$(mktemp -d) || exit 1
trap 'rm -rf "$SCRATCH"' EXIT

tap_count=0
tap_failed=0

# tap_point STATUS NAME: one test point, ok when STATUS is 0.
tap_point() {
  tap_count=$((tap_count + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $tap_count - $2"
  else
    tap_failed=$((tap_failed + 1))
    echo "not ok $tap_count - $2"
  fi
}

# tap_is NAME GOT WANT: one test point: both texts are the same.
tap_is() {
  [ "$2" = "$3" ]
  local status=$?
  tap_point "$status" "$1"
  [ "$status" -eq 0 ] || diff <(echo "$3") <(echo "$2") | tap_note
}

# tap_skip NAME REASON: a point that could not be tried.
tap_skip() {
  tap_count=$((tap_count + 1))
  echo "ok $tap_count - $1 # SKIP $2"
}

# tap_todo STATUS NAME: a point that is known to fail; that it passes is a
# failure, so that the list of them stays true.
tap_todo() {
  if [ "$1" -eq 0 ]; then
    tap_point 1 "$2: passes now, take it off the list"
  else
    tap_count=$((tap_count + 1))
    echo "not ok $tap_count - $2 # TODO not right yet"
  fi
}

# tap_note: its standard input as diagnostics.
tap_note() { head -n 60 | sed 's/^/# /'; }

# tap_done: the plan; the script's exit status.
tap_done() {
  echo "1..$tap_count"
  [ "$tap_failed" -eq 0 ]
}

# Error messages as every version and every runner prints them, so that one
# .expected serves all:  "Runtime error near line 3: x (19)" -> "Error: x".
# The excerpt with an arrow that newer shells print below is dropped.
sql_normal() {
  sed -E '/^(Parse |Runtime )?[Ee]rror(:? near line [0-9]+)?: /{
    s/^[^:]*(: near line [0-9]+)?: (stepping, |in prepare, )?/Error: /
    s/ \([0-9]+\)$//
  }' | awk '
    /^ *(\^--- error here|error here ---\^)$/ { held = 0; next }
    held { print line }
    { line = $0; held = 1 }
    END { if (held) print line }'
}

# Runs FILE in a fresh database in memory with the extension loaded; with two
# more arguments, a parameter has that text as its value.  Standard output and
# errors come in the order in which they happen.
sql_run() {
  if [ -n "$HOST" ]; then
    # shellcheck disable=SC2086 # HOST may be "valgrind … host"
    timeout 300 $HOST "$QIKAN" "$@" 2>&1
  else
    local set=()
    [ $# -gt 1 ] && set=(-cmd ".parameter set $2 \"'$3'\"")
    timeout 300 stdbuf -oL sqlite3 -batch -init /dev/null \
      -cmd ".load $QIKAN" "${set[@]}" :memory: 2>&1 <"$1"
  fi
}

# sql_plain [DB] STATEMENT...: what the shell prints, errors too; sql_loaded:
# the same with the extension.
sql_plain() { sqlite3 -batch -init /dev/null "$@" 2>&1; }
sql_loaded() { sql_plain -cmd ".load $QIKAN" "$@"; }

# The version of SQLite that runs the tests.
sql_version() {
  if [ -z "$SQL_VERSION" ]; then
    echo 'SELECT sqlite_version();' >"$SCRATCH/version.sql"
    SQL_VERSION=$(sql_run "$SCRATCH/version.sql")
  fi
  echo "$SQL_VERSION"
}
SQL_VERSION=

# Why FILE cannot run here; nothing when it can.  Its first lines may say
#   -- needs: 3.38          (a version of SQLite)
#   -- needs: shell         (dot-commands or functions of the sqlite3 shell)
sql_obstacle() {
  local need
  need=$(sed -n '1,5s/^-- needs: *//p' "$1" | head -n 1)
  case $need in
    '') ;;
    shell) [ -z "$HOST" ] || echo 'needs the sqlite3 shell' ;;
    *)
      [ "$(printf '%s\n%s\n' "$need" "$(sql_version)" | sort -V |
        head -n 1)" = "$need" ] || echo "needs SQLite $need"
      ;;
  esac
}

# golden NAME EXPECTED SQL-FILE [PARAMETER VALUE]: one test point: the output
# of SQL-FILE equals the file EXPECTED (or, with UPDATE, becomes it).
golden() {
  local name=$1 expected=$2 why status
  shift 2
  why=$(sql_obstacle "$1")
  if [ -n "$why" ]; then
    tap_skip "$name" "$why"
    return
  fi
  sql_run "$@" >"$SCRATCH/raw"
  status=$?
  sql_normal <"$SCRATCH/raw" >"$SCRATCH/got"
  # 77: a dot-command that host.c does not know.  Above 1: a signal, a timeout.
  if [ "$status" -eq 77 ]; then
    tap_skip "$name" "$(tail -n 1 "$SCRATCH/got")"
    return
  elif [ "$status" -gt 1 ]; then
    tap_point 1 "$name"
    { echo "exit status $status"; tail -n 30 "$SCRATCH/raw"; } | tap_note
    return
  fi
  [ -n "$UPDATE" ] && cp "$SCRATCH/got" "$expected"
  if [ ! -f "$expected" ]; then
    tap_point 1 "$name"
    echo "# no $expected: look at the output, then make accept"
    return
  fi
  sql_normal <"$expected" >"$SCRATCH/want"
  diff -u --label expected --label got "$SCRATCH/want" "$SCRATCH/got" \
    >"$SCRATCH/diff"
  status=$?
  if [ -n "${UNMET:-}" ]; then
    tap_todo "$status" "$name"
    return
  fi
  tap_point "$status" "$name"
  [ "$status" -eq 0 ] || tap_note <"$SCRATCH/diff"
}
