#!/usr/bin/env bash
# pdf.sh [FOLDER]: the sample issues of this folder as PDF files, laid out as
# offices print them, to follow the tutorial with.  Needs chromium and a font
# that has Chinese.
set -eu
here=$(dirname "$0")
to=${1:-.}
mkdir -p "$to"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for text in "$here"/*.txt; do
  name=$(basename "$text" .txt)
  {
    cat <<'END'
<!DOCTYPE html>
<html lang="zh-CN"><meta charset="utf-8"><style>
@page { size: A4; margin: 35mm 26mm 32mm 28mm;
  @bottom-center { content: "— " counter(page) " —"; font-size: 14pt; } }
body { margin: 0; font: 16pt/28pt "Noto Serif CJK SC", FangSong, SimSun, serif; }
p { margin: 0; white-space: pre-wrap; }
p:first-child { font-size: 34pt; line-height: 60pt; }
p:nth-child(-n+4) { text-align: center; }
</style><body>
END
    sed 's/&/\&amp;/g; s/</\&lt;/g; s/^/<p>/; s|$|</p>|' "$text"
  } >"$scratch/$name.html"
  # As root, in a container for one, chromium wants --no-sandbox.
  HOME=$scratch timeout 300 chromium --headless --no-sandbox \
    --no-pdf-header-footer --print-to-pdf="$to/$name.pdf" \
    "file://$scratch/$name.html" 2>/dev/null
  [ -s "$to/$name.pdf" ] || {
    echo "pdf.sh: chromium made no $to/$name.pdf" >&2
    exit 1
  }
done
