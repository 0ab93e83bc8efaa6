#!/bin/sh
# schema.sh [write]: docs/schema.md, from the statements and comments of
# sql/archive.sql; with "write" it is put there.  `make lint` compares.
#
# A comment belongs to the CREATE right below it, one behind a column to the
# column; "-- ---- x ----" is a heading, a comment with a blank line below it
# the text under that.  Columns of views are asked of sqlite3, where they are
# made anew without the extension.
set -eu
source=sql/archive.sql
made=$(mktemp)
trap 'rm -f "$made"' EXIT

# What can be made without the extension: tables but the index, and views.
awk '
  /^CREATE (TABLE|VIEW)/ {inside = 1}
  inside {print}
  inside && /;$/ {inside = 0}' "$source" |
  { cat; echo "SELECT m.name || ' ' || group_concat('\`' || c.name || '\`', ', ')
    FROM sqlite_master AS m, pragma_table_info(m.name) AS c
    WHERE m.type = 'view' AND m.name GLOB 'v_*' GROUP BY m.name;"; } |
  sqlite3 -batch -init /dev/null :memory: >"$made"

page() {
  cat <<'END'
# The schema

What `sql/archive.sql` makes; [archive](archive.md) tells how to use it. This
page is made from that file's comments (`make schema`): change it there.

END
  awk -v made="$made" '
    BEGIN {while ((getline line < made) > 0) {
      split(line, part, " "); columns[part[1]] = substr(line, length(part[1]) + 2)
    }}
    function trim(s) {sub(/^ +/, "", s); sub(/ +$/, "", s); return s}
    # A comment as Markdown: lists stay lists, what is indented is code.
    function prose(text,   n, i, line, was, code) {
      n = split(text, line, "\n"); was = ""
      for (i = 1; i <= n; i++) {
        code = line[i] ~ /^  / && line[i] !~ /^ +\* / && was != "list"
        if (line[i] ~ /^  \* /) {
          if (was != "list") print ""
          sub(/^  \* /, "- ", line[i]); was = "list"
        } else if (was == "list" && line[i] ~ /^    /) sub(/^  /, "", line[i])
        else if (code) {
          if (was != "code") print "\n```"
          sub(/^  /, "", line[i]); was = "code"
        } else {
          if (was == "code") print "```\n"
          else if (was == "list") print ""
          was = "text"
        }
        print line[i]
      }
      if (was == "code") print "```"
      if (n) print ""
    }
    function name_of(s) {
      sub(/^CREATE (UNIQUE |VIRTUAL )?(TABLE|VIEW|INDEX|TRIGGER) /, "", s)
      sub(/^IF NOT EXISTS /, "", s); sub(/[( ].*/, "", s)
      return s
    }
    # One definition of a table: a column, or a constraint.
    function defined(   word, type) {
      def = trim(def)
      if (def ~ /^(CONSTRAINT|PRIMARY KEY|UNIQUE|CHECK)/)
        limits = limits raw
      else if (def != "") {
        word = def; sub(/[ ,].*/, "", word)
        type = trim(substr(def, length(word) + 1)); sub(/,$/, "", type)
        if (type ~ / AS \(/) sub(/ AS \(.*/, ", generated", type)
        if (!rows++) print "| column | type | |\n|---|---|---|"
        printf "| `%s` | %s | %s |\n", word, type, said
      }
      def = raw = said = ""
    }
    function table_line(s,   code, comment, i, c) {
      raw = raw s "\n"; comment = ""; code = s
      if (i = index(s, "--")) {code = substr(s, 1, i - 1)
        comment = trim(substr(s, i + 2))}
      if (comment != "") said = said (said == "" ? "" : "; ") comment
      def = def " " trim(code)
      for (i = 1; i <= length(code); i++) {
        c = substr(code, i, 1)
        if (c == "(") depth++
        if (c == ")") depth--
      }
      if (depth == 0 && code ~ /, *$/) defined()
    }
    function after_table() {
      if (limits != "") {sub(/\n$/, "", limits)
        printf "\n```\n%s\n```\n", limits}
      print ""; limits = ""
    }
    function text() {if (doc != "" && heading) prose(doc); doc = ""}

    /^-- ---- .* ----$/ {
      heading = $0; gsub(/^-- ---- | ----$/, "", heading)
      print "## " heading "\n"; doc = ""; next
    }
    inside == "table" {
      if (/^\)/) {defined(); after_table(); inside = ""}
      else table_line($0)
      next
    }
    inside {whole = whole " " trim($0)}
    /^--/ && !inside {
      line = $0; sub(/^-- ?/, "", line)
      if (line == "") {text(); next}
      doc = doc (doc == "" ? "" : "\n") line; next
    }
    /^$/ && !inside {if (listed) print ""; listed = 0; text(); next}
    /^CREATE TABLE/ {
      print "### " name_of($0) "\n"; prose(doc); doc = ""
      inside = "table"; depth = rows = 0; next
    }
    /^CREATE (VIRTUAL TABLE|VIEW|(UNIQUE )?INDEX|TRIGGER)/ {
      inside = $2 == "VIRTUAL" || $2 == "VIEW" ? $2 : \
        $2 == "TRIGGER" ? $2 : "INDEX"
      whole = $0; stood = doc; doc = ""
    }
    inside == "TRIGGER" && /^END;$/ {
      if (stood != "") {print "### " name_of(whole) "\n"; prose(stood)}
      inside = ""; next
    }
    inside != "TRIGGER" && inside && /;$/ {
      if (inside == "INDEX") {
        text_of = whole
        sub(/^CREATE /, "", text_of); sub(/IF NOT EXISTS /, "", text_of)
        sub(/;$/, "", text_of)
        gsub(/\n/, " ", stood)
        print "- `" text_of "`" (stood == "" ? "" : ": " stood)
        listed = 1
      } else {
        print "### " name_of(whole) "\n"; prose(stood)
        if (name_of(whole) in columns) print columns[name_of(whole)] ".\n"
      }
      inside = ""; next
    }
    /^DROP / {next}
    !inside {doc = ""}' "$source" | cat -s
}

case ${1:-} in
  write) page >docs/schema.md.new && mv docs/schema.md.new docs/schema.md ;;
  *) page ;;
esac
