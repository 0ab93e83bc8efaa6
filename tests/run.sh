#!/usr/bin/env bash
# run.sh [PATTERN]: runs tests/sql/**/*.sql and compares with .expected. TAP.
#
#   tests/run.sh 'date/%'     only those; % or * stands for anything
#   UPDATE=1 tests/run.sh     writes the .expected files (make accept)
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

pattern=${1:-${SQL:-%}}
pattern=${pattern#tests/sql/}
pattern=${pattern%.sql}
pattern=${pattern//%/*}

while read -r file; do
  name=${file#tests/sql/}
  name=${name%.sql}
  # shellcheck disable=SC2254 # it is a pattern
  case $name in $pattern) golden "$name" "${file%.sql}.expected" "$file" ;; esac
done < <(find tests/sql -name '*.sql' | sort)

[ "$tap_count" -gt 0 ] || tap_point 1 "no test matches $pattern"
tap_done
