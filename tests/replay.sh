#!/usr/bin/env bash
# replay.sh: every fuzz target over its corpus and the sample issues. TAP.
#
# The programs build/replay/<target> are tests/fuzz/<target>.c with replay.c.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

for program in "${BUILD:-build}"/replay/*; do
  [ -x "$program" ] || continue
  name=$(basename "$program")
  files=(tests/issues/*.txt)
  [ -d "tests/fuzz/corpus/$name" ] && files+=("tests/fuzz/corpus/$name"/*)
  timeout 300 "$program" "$name" "${files[@]}" >"$SCRATCH/log" 2>&1
  tap_point $? "$(sed -n 's/^ok 1 - //p' "$SCRATCH/log" | grep . ||
    echo "$name")"
  grep -q '^ok 1' "$SCRATCH/log" || tail -n 40 "$SCRATCH/log" | tap_note
done

[ "$tap_count" -gt 0 ] || tap_point 1 'there is no fuzz target'
tap_done
