#!/usr/bin/env bash
# fuzz.sh TARGET ...: runs each libFuzzer program for FUZZ_TIME seconds. TAP.
#
# It starts from tests/fuzz/corpus/<target>/ and the sample issues; what it
# finds on the way stays in build/fuzz/found/, an input that crashes too.  Put
# such an input into tests/fuzz/corpus/<target>/, so that test-replay keeps it.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

root=${BUILD:-build/fuzz}
for name; do
  found=$root/found/$name
  mkdir -p "$found"
  options=("-max_total_time=${FUZZ_TIME:-60}" -timeout=10 -rss_limit_mb=4096
    -max_len=20000 -print_final_stats=1 "-artifact_prefix=$root/found/$name-")
  [ -f "tests/fuzz/$name.dict" ] && options+=("-dict=tests/fuzz/$name.dict")
  seeds=(tests/issues)
  [ -d "tests/fuzz/corpus/$name" ] && seeds+=("tests/fuzz/corpus/$name")
  "$root/bin/$name" "${options[@]}" "$found" "${seeds[@]}" \
    >"$root/found/$name.log" 2>&1
  status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' \
    "$root/found/$name.log")
  tap_point "$status" "$name: ${runs:-0} runs"
  [ "$status" -eq 0 ] || tail -n 40 "$root/found/$name.log" | tap_note
done
tap_done
