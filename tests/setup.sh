#!/bin/sh
# setup.sh build|test|ci|lexicon: makes sure that the tools are there.
#
#   lexicon jieba's word list; without it the lexicon has our own words only
#   build   what `make` and `make demo` need
#   test    what `make test` needs as well
#   ci      what the other targets need: lint, tables, fuzz, asan, valgrind
#
# As root, or with sudo that asks no password, missing Debian packages are
# installed; otherwise one line says which and how.  When all is there it
# looks at files only, and says nothing.
set -u
what=${1:-build}
missing=

# need PACKAGE COMMAND: the command is on the PATH.
need() { command -v "$2" >/dev/null 2>&1 || missing="$missing $1"; }

# header PACKAGE FILE: the compiler finds the header.
header() {
  command -v "${CC:-cc}" >/dev/null 2>&1 &&
    echo "#include <$2>" | "${CC:-cc}" -E -x c - >/dev/null 2>&1 ||
    missing="$missing $1"
}

# By itself, because all the rest does without it.
if [ "$what" = lexicon ]; then
  [ -e "${JIEBA:-/usr/lib/python3/dist-packages/jieba/dict.txt}" ] ||
    missing=' python3-jieba'
else
  "$0" lexicon || true
  need gcc "${CC:-cc}"
  header libc6-dev stdio.h
  need make make
  need sqlite3 sqlite3
  header libsqlite3-dev sqlite3ext.h
fi
if [ "$what" = test ] || [ "$what" = ci ]; then
  need perl prove
  need python3 python3
  need binutils readelf
  header libicu-dev unicode/uchar.h
  need opencc opencc_dict
  [ -d /usr/share/unicode ] || missing="$missing unicode-data"
fi
if [ "$what" = ci ]; then
  need clang clang
  need clang-format clang-format
  need pmccabe pmccabe
  need shellcheck shellcheck
  need git git
  need bzip2 bzip2
  # The printed report and the tutorial's PDF files: 200 MB.
  need chromium chromium
  # PDF and Word files: made and read again (tests/archive/import_print.sh).
  need poppler-utils pdftotext
  need libreoffice-writer-nogui soffice
  need antiword antiword
  need fontconfig fc-list
  # Any font with Chinese does.
  [ -n "$(fc-list :lang=zh-cn 2>/dev/null)" ] || missing="$missing fonts-noto-cjk"
  # The sanitizers' and the fuzzer's libraries come apart from clang.
  echo 'int main(void) { return 0; }' | clang -fsanitize=address -x c - \
    -o /dev/null 2>/dev/null || missing="$missing libclang-rt-14-dev"
fi
[ -n "$missing" ] || exit 0

command="apt-get install -y --no-install-recommends$missing"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "qikan: please install (Debian's names):$missing" >&2
  exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
  sudo=
elif sudo -n true 2>/dev/null; then
  sudo='sudo -n'
else
  echo "qikan: missing$missing; run: sudo apt-get update && sudo $command" >&2
  exit 1
fi

echo "qikan: installing$missing" >&2
log=$(mktemp) || exit 1
# shellcheck disable=SC2086 # words are wanted
if DEBIAN_FRONTEND=noninteractive $sudo apt-get update >"$log" 2>&1 &&
  DEBIAN_FRONTEND=noninteractive $sudo $command >>"$log" 2>&1; then
  rm -f "$log"
else
  tail -n 5 "$log" >&2
  echo "qikan: could not install$missing (log: $log)" >&2
  exit 1
fi
