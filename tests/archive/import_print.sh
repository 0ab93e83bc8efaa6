#!/usr/bin/env bash
# import_print.sh: PDF and Word files, by the recipes of docs/import.md. TAP.
#
# Sample issues are printed (make_print.py): to Word files, to PDF by LibreOffice
# and by Chromium, with page numbers and running heads.  What comes back must
# give the items that the sample itself gives, blanks aside, and all of it together
# must be one issue.  What a tool is missing for is skipped.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

PYTHON=${PYTHON:-/usr/bin/python3}
IN=$SCRATCH/in
mkdir -p "$IN" "$SCRATCH/office"

# Issues that were never wrapped, so that the print wraps them.
samples='04-traditional-roc 07-two-issues 08-numbered-sections
  09-contents-leaders 10-inaugural 13-briefs-only 16-kicker-subtitle
  17-press-credits 24-church-weekly 27-local-history 37-volume-month
  40-contents-reworded'
by_chromium='07-two-issues 08-numbered-sections 09-contents-leaders
  17-press-credits 27-local-history'

have() { command -v "$1" >/dev/null 2>&1; }
office() {
  HOME=$SCRATCH/office timeout 180 soffice --headless "$@" >/dev/null 2>&1
}

# recipe TITLE: runs the commands of that chapter of docs/import.md, in $IN.
recipe() {
  awk -v title="## $1" '
    /^## / { on = $0 == title }
    /^```/ { code = on && $0 == "```sh"; next }
    code' docs/import.md | sed "s|^find bulletins |find '$IN' |" \
    >"$SCRATCH/recipe.sh"
  HOME=$SCRATCH/office timeout 300 sh -e "$SCRATCH/recipe.sh" >/dev/null 2>&1
  tap_point $? "the recipe: $1"
}

# items FILE: one line for each item; bodies FILE: their paragraphs.
import_of() {
  sqlite3 -batch -init /dev/null -cmd ".load $QIKAN" "$SCRATCH/one.db" \
    'DELETE FROM file' "INSERT INTO inbox(path, content)
      VALUES ('it', readfile('$1'))" "$2" 2>&1
}
items() {
  import_of "$1" "SELECT i.number, i.date, i.publisher, a.seq, a.kind,
      replace(replace(ifnull(a.section, '') || '|' || ifnull(kicker, '') || '|'
        || ifnull(title, '') || '|' || ifnull(subtitle, '') || '|'
        || ifnull(byline, '') || '|' || ifnull(credit, ''), ' ', ''), '　', '')
    FROM article AS a JOIN issue AS i USING (issue_id)
    ORDER BY i.seq, a.seq"
}
bodies() {
  import_of "$1" "SELECT i.seq, a.seq,
      replace(replace(body, ' ', ''), '　', '')
    FROM article AS a JOIN issue AS i USING (issue_id)
    ORDER BY i.seq, a.seq"
}

# compared NAME SAMPLE WHAT: a point: are "want" and "got" the same?
compared() {
  [ -s "$SCRATCH/want" ] && diff "$SCRATCH/want" "$SCRATCH/got" >"$SCRATCH/diff"
  local status=$?
  tap_point $status "$1: $2: $3"
  tap_note <"$SCRATCH/diff"
}

# same NAME SAMPLE TEXT: TEXT gives the items of the sample.
same() {
  items "tests/issues/$2.txt" >"$SCRATCH/want"
  items "$3" >"$SCRATCH/got"
  compared "$1" "$2" titles
  bodies "tests/issues/$2.txt" >"$SCRATCH/want"
  bodies "$3" >"$SCRATCH/got"
  compared "$1" "$2" bodies
}

sqlite3 -batch -init /dev/null -cmd ".load $QIKAN" "$SCRATCH/one.db" \
  '.read sql/archive.sql'
for sample in $samples; do
  for kind in docx html; do
    "$PYTHON" tests/archive/make_print.py "tests/issues/$sample.txt" \
      '内部资料　注意保存' "$IN/$sample.$kind" || exit 1
  done
done
[ -n "$(fc-list :lang=zh 2>/dev/null)" ] || rm -f "$IN"/*.html

# ---- Word ----

if have soffice; then
  mkdir "$SCRATCH/doc" "$SCRATCH/pdf"
  office --convert-to doc --outdir "$SCRATCH/doc" "$IN"/*.docx
  recipe Word
  for sample in $samples; do
    mv "$IN/$sample.txt" "$IN/$sample.docx.txt"
    same 'LibreOffice, .docx' "$sample" "$IN/$sample.docx.txt"
  done
  office --convert-to 'txt:Text (encoded):UTF8' --outdir "$SCRATCH/doc" \
    "$SCRATCH/doc/08-numbered-sections.doc"
  same 'LibreOffice, .doc' 08-numbered-sections \
    "$SCRATCH/doc/08-numbered-sections.txt"
else
  tap_skip 'Word by LibreOffice' 'soffice is not installed'
fi
if have antiword && [ -f "$SCRATCH/doc/08-numbered-sections.doc" ]; then
  for sample in 08-numbered-sections 17-press-credits; do
    antiword -w 0 -m UTF-8.txt "$SCRATCH/doc/$sample.doc" \
      >"$IN/$sample.doc.txt"
    same 'antiword, .doc' "$sample" "$IN/$sample.doc.txt"
  done
else
  tap_skip 'Word 97 by antiword' 'antiword or soffice is not installed'
fi
if have pandoc; then
  for sample in 08-numbered-sections 17-press-credits; do
    pandoc -t plain --wrap=none "$IN/$sample.docx" -o "$IN/$sample.pandoc.txt"
    same 'pandoc, .docx' "$sample" "$IN/$sample.pandoc.txt"
  done
else
  tap_skip 'Word by pandoc' 'pandoc is not installed'
fi

# ---- PDF ----

if ! have pdftotext; then
  tap_skip 'PDF' 'pdftotext is not installed (poppler-utils)'
elif [ -z "$(fc-list :lang=zh 2>/dev/null)" ]; then
  tap_skip 'PDF' 'no Chinese font is installed (fonts-wqy-microhei)'
else
  if have soffice; then
    office --convert-to pdf --outdir "$SCRATCH/pdf" "$IN"/*.docx
    for sample in $samples; do
      mv "$SCRATCH/pdf/$sample.pdf" "$IN/$sample.office.pdf"
    done
  else
    tap_skip 'PDF by LibreOffice' 'soffice is not installed'
  fi
  if have chromium; then
    for sample in $by_chromium; do
      timeout 120 chromium --headless --no-sandbox --disable-gpu \
        --disable-background-networking --no-first-run \
        --user-data-dir="$SCRATCH/chromium" --no-pdf-header-footer \
        --print-to-pdf-no-header \
        --print-to-pdf="$IN/$sample.chromium.pdf" \
        "file://$IN/$sample.html" >/dev/null 2>&1
    done
  else
    tap_skip 'PDF by Chromium' 'chromium is not installed'
  fi
  recipe PDF
  for file in "$IN"/*.office.pdf; do
    [ -f "$file" ] || continue
    same 'PDF of LibreOffice' "$(basename "$file" .office.pdf)" "$file.txt"
  done
  for file in "$IN"/*.chromium.pdf; do
    [ -f "$file" ] || continue
    same 'PDF of Chromium' "$(basename "$file" .chromium.pdf)" "$file.txt"
  done
  cat "$IN"/*.pdf.txt >"$SCRATCH/all.txt"
  grep -qx ' *— *2 *—' "$SCRATCH/all.txt" &&
    grep -q '内部资料 *注意保存' "$SCRATCH/all.txt"
  tap_point $? 'they have page numbers and running heads'
fi

# ---- All of it into one archive ----

for sample in $samples; do cp "tests/issues/$sample.txt" "$IN"; done
sqlite3 -batch -init /dev/null -cmd ".load $QIKAN" "$SCRATCH/all.db" \
  '.read sql/archive.sql' "UPDATE setting SET value = '$IN'
    WHERE name = 'folder'" '.read sql/import.sql' >"$SCRATCH/out" 2>&1
all() {
  sqlite3 -batch -init /dev/null "$SCRATCH/all.db" "$1"
}
[ "$(all 'SELECT count(*) FROM issue')" -eq 13 ]
tap_point $? 'however often it comes, it is one issue'
[ "$(all "SELECT count(*) FROM file WHERE status NOT IN ('imported', 'known')")" \
  -eq 0 ]
tap_point $? 'every file is an issue, or a copy of one'
[ "$(all 'SELECT count(*) FROM v_conflict')" -eq 0 ]
tap_point $? 'no conflicts'
{
  head -n 5 "$SCRATCH/out"
  all 'SELECT reason, count(*) FROM copy GROUP BY 1'
  all 'SELECT path, label FROM v_issue ORDER BY 2, 1'
  all "SELECT path, message FROM note JOIN file USING (file_id)
    WHERE code IN ('corrects', 'conflict', 'items_gone')"
} | sed "s|$SCRATCH/||" | tap_note

tap_done
