#!/usr/bin/env bash
# import_zip.sh: sql/import_zip.sql: texts in zip files. TAP.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

DB=$SCRATCH/archive.db
IN=$SCRATCH/in
PYTHON=${PYTHON:-/usr/bin/python3}
mkdir -p "$IN/sub"

run() {
  sql_loaded "$DB" "$@"
}
# zips: what the import of the folder prints.
zips() {
  run "UPDATE setting SET value = '$IN' WHERE name = 'folder'" \
    '.read sql/import_zip.sql' | sed "s|$SCRATCH/||g" | sql_normal
}
if [ "$(sqlite3 -batch -init /dev/null :memory: "SELECT count(*)
  FROM pragma_module_list WHERE name = 'zipfile'")" != 1 ]; then
  run '.read sql/archive.sql'
  tap_is 'this shell has no zipfile(), and says so' "$(zips)" \
    'Error: this shell has no zipfile(): unpack the zip files, then sql/import.sql'
  tap_done
  exit
fi

sqlite3 -batch -init /dev/null :memory: '.read tests/archive/issue.sql' \
  "SELECT writefile('$SCRATCH/' || name, text) FROM sample" >/dev/null

# Zip files as Chinese Windows makes them (names in GBK, no flag), as others do
# (UTF-8), one with folders, one locked, one cut off, one that is none.
"$PYTHON" - "$SCRATCH" "$IN" <<'END'
import struct, sys, zipfile
scratch, folder = sys.argv[1:]
june = open(scratch + '/june', encoding='utf-8').read()
july = open(scratch + '/july', encoding='utf-8').read()

class Gbk(zipfile.ZipInfo):
    def _encodeFilenameFlags(self):
        return self.filename.encode('gbk'), self.flag_bits & ~0x800

def made(path, *files):
    with zipfile.ZipFile(folder + '/' + path, 'w', zipfile.ZIP_DEFLATED) as z:
        for info, text in files:
            info.date_time = (2020, 7, 10, 12, 0, 0)
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, text)

made('windows.zip',
     (Gbk('简报/'), ''),
     (Gbk('简报/岚江动态第3期.txt'), june.encode('gb18030')),
     (Gbk('简报/照片说明.doc'), b'\xd0\xcf\x11\xe0'))
made('sub/mac.ZIP',
     (zipfile.ZipInfo('汇编/岚江动态第4期.txt'), july.encode()),
     (zipfile.ZipInfo('汇编/三.txt'), june.encode('utf-16')))
made('empty.zip')
data = bytearray(open(folder + '/windows.zip', 'rb').read())
open(folder + '/cut.zip', 'wb').write(data[:200])
# Damaged: the compressed bytes of the second file.
at = data.find('简报/岚江'.encode('gbk')) + 40
data[at:at + 60] = b'\xff' * 60
open(folder + '/damaged.zip', 'wb').write(data)
END

run '.read sql/archive.sql'
tap_is 'zip files of a folder' "$(zips | grep -v '^Error')" \
  '  in/cut.zip: damaged, or locked with a password
  in/damaged.zip: damaged, or locked with a password
  in/empty.zip: 0 texts
  in/sub/mac.ZIP: 2 texts
  in/windows.zip: 1 texts
5 files: 5 new, 0 replaced, 0 unchanged; 2 issues, 4 items; 3 kept with reason
  in/cut.zip: a zip or Word file: take its text out first
  in/damaged.zip: a zip or Word file: take its text out first
  in/windows.zip/简报/岚江动态第3期.txt: issue 1 of the file had come in in/sub/mac.ZIP/汇编/三.txt'
tap_is 'names in GBK and UTF-8, texts in any charset' \
  "$(run "SELECT substr(path, instr(path, '/in/') + 4), charset, status
    FROM file WHERE status <> 'unreadable' ORDER BY path")" \
  'sub/mac.ZIP/汇编/三.txt|UTF-16LE|imported
sub/mac.ZIP/汇编/岚江动态第4期.txt|UTF-8|imported
windows.zip/简报/岚江动态第3期.txt|GB18030|known'
before=$(run .dump)
tap_is 'again: nothing is new' "$(zips | grep '^5 files')" \
  '5 files: 0 new, 0 replaced, 5 unchanged; 0 issues, 0 items; 3 kept with reason'
[ "$before" = "$(run .dump)" ]
tap_point $? 'again: the database is the same'

tap_is 'one zip file' "$(run ".param set :dir '$IN/windows.zip'" \
  '.read sql/import_zip.sql' | sed -n 's/ unchanged;.*//p')" \
  '1 file: 0 new, 0 replaced, 1'
tap_is ':pattern' "$(run ".param set :dir '$IN/windows.zip'" \
  ".param set :pattern '*.doc'" '.read sql/import_zip.sql' |
  sed -n 's/ unchanged;.*//p')" '1 file: 1 new, 0 replaced, 0'
tap_is 'import.sql tells of zip files, and keeps what came out of them' \
  "$(run ".param set :dir '$IN'" '.read sql/import.sql' |
    sed "s|$SCRATCH/||g")" \
  'no file in in that is *.txt or *.md
  not read: 5 .zip: see sql/import_zip.sql'

# A stop: one zip file is in, the next run goes on with the others.
find "$IN" -type f -exec touch -d '1 hour ago' {} +
run "DELETE FROM file" "INSERT INTO import_seen(path, modified, read_at)
  SELECT name, mtime, strftime('%s', 'now') + 0
  FROM fsdir('$IN/sub/mac.ZIP') WHERE true
  ON CONFLICT(path) DO UPDATE SET modified = excluded.modified,
    read_at = excluded.read_at"
zips >/dev/null
tap_is 'after a stop it goes on with the next' "$(run 'SELECT count(*) FROM file
  WHERE path LIKE '"'%mac.ZIP%'")" 0

sed "s/'zipfile')/'none')/" sql/import_zip.sql >"$SCRATCH/import_zip.sql"
tap_is 'a shell without zipfile()' "$(run ".param set :dir '$IN'" \
  ".read $SCRATCH/import_zip.sql" | sql_normal)" \
  'Error: this shell has no zipfile(): unpack the zip files, then sql/import.sql'
mkdir "$SCRATCH/none"
tap_is 'no zip file there' "$(run ".param set :dir '$SCRATCH/none'" \
  '.read sql/import_zip.sql' | sed "s|$SCRATCH/||g")" 'no zip file in none'

tap_done
