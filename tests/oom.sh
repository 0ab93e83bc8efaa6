#!/usr/bin/env bash
# oom.sh: memory fails at every place of every SQL test and sample issue. TAP.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

files=()
while read -r file; do
  [ "$(sql_obstacle "$file")" ] || files+=("$file")
done < <(find tests/sql -name '*.sql' | sort)
for file in tests/issues/*.txt; do
  files+=("tests/issues/golden.sql?:path=$file")
done
timeout 600 "${BUILD:-build}/oom" "${files[@]}"
