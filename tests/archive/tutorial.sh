#!/usr/bin/env bash
# tutorial.sh: docs/tutorial*.md, word for word. TAP.
#
# Each ```sh block runs in bash, one after the other, in a folder that holds
# the project's folders and nothing else; the ```text block below it is what it
# prints, but for blanks.  "```sh no-run" is left out.  The Chinese page has the
# same blocks.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

# blocks FILE: its blocks of both kinds, "sh" or "text" and a line before each.
blocks() {
  awk -v fence='^ *```' '
    !inside && /^```(sh|text)( |$)/ {
      inside = 1
      tag = substr($0, 4)
      print "@" NR " " tag
      next
    }
    inside && /^```$/ { inside = 0; next }
    inside' "$1"
}

blocks docs/tutorial.md >"$SCRATCH/blocks"
blocks docs/tutorial.zh-CN.md >"$SCRATCH/blocks.zh"
diff <(sed 's/^@[0-9]* /@/' "$SCRATCH/blocks") \
  <(sed 's/^@[0-9]* /@/' "$SCRATCH/blocks.zh") >"$SCRATCH/diff"
tap_point $? 'both languages have the same commands and outputs'
tap_note <"$SCRATCH/diff"

# A fresh machine has nothing but what the page lets it install.
make -Bn all >"$SCRATCH/build" 2>/dev/null
grep -q 'mkscript' "$SCRATCH/build" && ! grep -nE -- '-l(icu|sqlite)' "$SCRATCH/build"
tap_point $? 'the build links no library but libc and libm'

for tool in chromium pdftotext make; do
  command -v "$tool" >/dev/null || why="$tool is not installed"
done
if [ -n "${why:-}" ]; then
  tap_skip 'the tutorial, word for word' "$why"
  tap_done
  exit
fi

home=$SCRATCH/home/project
mkdir -p "$home"
for name in Makefile build docs ext sql tests; do
  ln -s "$PWD/$name" "$home/$name"
done

# one LINE: the block in $SCRATCH/block.sh against $SCRATCH/block.text.
one() {
  local status
  (cd "$home" && env -i PATH="$PATH" HOME="$SCRATCH/home" LC_ALL="$LC_ALL" \
    timeout 300 bash -eu) <"$SCRATCH/block.sh" >"$SCRATCH/out" 2>&1
  status=$?
  [ "$status" -eq 0 ] || echo "exit status $status" >>"$SCRATCH/out"
  if [ -f "$SCRATCH/block.text" ]; then
    diff -uwB --label documented --label got "$SCRATCH/block.text" \
      "$SCRATCH/out" >"$SCRATCH/diff" || status=1
  else
    cp "$SCRATCH/out" "$SCRATCH/diff"
  fi
  # A command that is shown without an output prints none; make may.
  if [ ! -f "$SCRATCH/block.text" ] && [ -s "$SCRATCH/out" ] &&
    ! grep -qx 'make -s' "$SCRATCH/block.sh"; then
    status=1
  fi
  tap_point "$status" "docs/tutorial.md line $1: $(head -n 1 "$SCRATCH/block.sh")"
  [ "$status" -eq 0 ] || tap_note <"$SCRATCH/diff"
}

# Runs the block that is at hand, if there is one.
flush() {
  [ ! -f "$SCRATCH/block.sh" ] || one "$at"
  rm -f "$SCRATCH/block.sh" "$SCRATCH/block.text"
}

kind='' at=
while IFS= read -r line; do
  case $line in
    @*' sh')
      flush
      kind=sh at=${line%% *}
      at=${at#@}
      : >"$SCRATCH/block.sh"
      ;;
    @*' text') kind=text && : >"$SCRATCH/block.text" ;;
    @*) flush && kind='' ;;
    *) [ -z "$kind" ] || printf '%s\n' "$line" >>"$SCRATCH/block.$kind" ;;
  esac
done <"$SCRATCH/blocks"
flush

[ "$tap_count" -gt 15 ]
tap_point $? 'the tutorial has commands'
tap_done
