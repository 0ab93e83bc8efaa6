#!/usr/bin/env bash
# symbols.sh: what the extension shows to the dynamic linker. TAP.
#
# SQLite opens extensions with RTLD_GLOBAL: any other exported name could be
# taken for another extension's.  And it must load wherever SQLite runs, so
# that it needs the C library and nothing else.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

same() { # NAME WANT GOT
  [ "$2" = "$3" ]
  tap_point $? "$1"
  [ "$2" = "$3" ] || printf 'want: %s\ngot:  %s\n' "$2" "$3" | tap_note
}

exported=$(nm -D --defined-only "$QIKAN.so" | awk '{ print $3 }' | sort |
  tr '\n' ' ')
same 'only the entry points are exported' \
  'sqlite3_extension_init sqlite3_qikan_init ' "$exported"

needed=$(readelf -d "$QIKAN.so" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' |
  grep -vxE 'libc\.so\.6|libm\.so\.6')
same 'it needs the C library only' '' "$needed"

same 'it binds to no symbol of SQLite' '' \
  "$(nm -D --undefined-only "$QIKAN.so" | grep -o 'sqlite3.*')"

# A sanitizer's build has writable code pages and runtime symbols of its own.
same 'no data is both writable and executable' '' \
  "$(readelf -lW "$QIKAN.so" | awk '/LOAD|GNU_STACK/ && / RWE /')"
tap_done
