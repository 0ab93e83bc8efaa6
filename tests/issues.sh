#!/usr/bin/env bash
# issues.sh [PATTERN]: whole bulletins, each against its golden file. TAP.
#
# Every tests/issues/<name>.txt goes through tests/issues/golden.sql, which
# prints all tables of the parser; <name>.expected was written by hand, from
# reading the text, and is never made from the output.  <name>.mentions, where
# there is one, does the same for what the issue names (mentions.sql).  Those that
# the parser does not get right yet are named in tests/issues/unmet: they run and fail as
# TAP's tests known to fail, and must be taken off the list once they pass.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
UPDATE=

pattern=${1:-${ISSUE:-%}}
pattern=${pattern//%/*}

for file in tests/issues/*.txt; do
  [ -f "$file" ] || continue
  name=$(basename "$file" .txt)
  # shellcheck disable=SC2254 # it is a pattern
  case $name in
    $pattern)
      grep -qx "$name" tests/issues/unmet && UNMET=1 || UNMET=
      golden "$name" "${file%.txt}.expected" tests/issues/golden.sql \
        :path "$file"
      [ -f "${file%.txt}.mentions" ] || continue
      grep -qx "$name mentions" tests/issues/unmet && UNMET=1 || UNMET=
      golden "$name mentions" "${file%.txt}.mentions" \
        tests/issues/mentions.sql :path "$file"
      ;;
  esac
done

[ "$tap_count" -gt 0 ] || tap_point 1 "no issue matches $pattern"
tap_done
