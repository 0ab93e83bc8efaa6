#!/bin/sh
# run.sh [part ...]: what `make bench` prints; all parts when none is named.
#
#   use        loading, first use, memory        bench.c and its parts
#   build      time and size of indexes
#   search     latency, as texts grow (minutes)
#   quality    what is found, marks
#   rank       public questions and paragraphs
#   functions  megabytes a second
#   settings   what FTS5's settings change (minutes)
#   archive    importing made-up issues: ISSUES='1000 20000', part_archive.c
#   archive-instructions  the same for 100 issues, counted (valgrind; minutes)
#   words      zh_words, in C and in SQL
#   instructions  of the tokenizer, a byte; of zh_rank beside bm25 (valgrind)
#   parser     whole issues, megabytes a second and instructions a byte
#
# BUILD is the build folder.  BENCH=md prints Markdown.  Ratios within one run
# say more than seconds: machines are shared and noisy.
set -eu
build=${BUILD:-build}
sqlite=${SQLITE3:-sqlite3}
here=$(dirname "$0")
work=$build/bench

# wants PART: is it asked for?
parts=" $* "
wants() {
  case $parts in '  ' | *" $1 "*) true ;; *) false ;; esac
}

# parser_texts N: the sample issues (or those in ISSUES) N times, each text
# another one, as table t.
samples=${ISSUES:-tests/issues}
parser_texts() {
  echo ".load $build/qikan
CREATE TEMP TABLE t AS
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
  SELECT zh_decode(readfile(name)) || char(10) || i AS text
  FROM fsdir('$samples'), n WHERE name LIKE '%.txt';"
}

# user_ms STATEMENT: user milliseconds of the statement over the issues.
user_ms() {
  { parser_texts 40 && echo ".timer on" && echo "$1"; } |
    "$sqlite" -batch -init /dev/null :memory: |
    awk '/^Run Time/ {for (i = 1; i < NF; i++)
      if ($i == "user") print $(i + 1) * 1000}'
}

# parser_count N STATEMENT: instructions of the statement over N times the issues.
parser_count() {
  { parser_texts "$1" && echo "$2"; } |
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$sqlite" -batch \
      -init /dev/null :memory: 2>&1 | awk '/Collected/ {print $NF}'
}

one_function='SELECT sum(length(issue_meta(text))) FROM t;'
all_tables='SELECT sum(length(issue_meta(text))) +
  sum((SELECT count(*) FROM issue_split(t.text))) +
  sum((SELECT count(*) FROM issue_lines(t.text))) +
  sum((SELECT count(*) FROM issue_toc(t.text))) +
  sum((SELECT count(*) FROM issue_sections(t.text))) +
  sum((SELECT count(*) FROM issue_articles(t.text))) +
  sum((SELECT count(*) FROM issue_credits(t.text))) +
  sum((SELECT count(*) FROM issue_dispatch(t.text))) +
  sum((SELECT count(*) FROM issue_notes(t.text))) FROM t;'

# Instructions a byte: what five rounds take more than one does.
parser_instructions() {
  command -v valgrind >/dev/null || return 0
  for what in one all; do
    [ $what = one ] && statement=$one_function || statement=$all_tables
    echo "$what $(parser_count 1 "$statement") $(parser_count 5 "$statement") $1"
  done | awk '{printf "  %s: %d instructions a byte\n", \
    $1 == "one" ? "one function" : "and eight tables", ($3 - $2) / 4 / $4}'
}

parser() {
  echo
  echo "parser: the issues in $samples 40 times, each text another"
  bytes=$("$sqlite" -batch -init /dev/null :memory: \
    "SELECT sum(length(readfile(name))) FROM fsdir('$samples')
     WHERE name LIKE '%.txt'")
  one=$(user_ms "$one_function")
  all=$(user_ms "$all_tables")
  echo "$bytes $one $all" | awk '{mb = $1 * 40 / 1e6
    printf "  one function    %6.1f MB/s\n", mb / $2 * 1000
    printf "  and eight tables %5.1f MB/s, %.2f times the first\n", \
      mb / $3 * 1000, $3 / $2}'
  parser_instructions "$bytes"
}

# The tokenizer by itself, its callback counts: instructions of 2 MB.
instructions() {
  command -v valgrind >/dev/null || {
    echo 'instructions: valgrind is not installed'
    return
  }
  "$sqlite" "$work/text.db" 'SELECT body FROM text LIMIT 5000' > "$work/text.txt"
  tokenizer_instructions
  rank_db
  echo
  echo 'ranking: instructions of 30 questions, clauses of the texts'
  "$here/rank.sh" "$build" "$work/rank.db" f "$work/questions.txt" 30
}

# A table to rank, and questions: parts of texts from all over it.
rank_db() {
  [ ! -s "$work/rank.db" ] || return 0
  "$sqlite" "$work/rank.db" -cmd ".load $build/qikan" \
    "CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize='chinese')" \
    "ATTACH '$work/text.db' AS c" \
    "INSERT INTO f(rowid, body) SELECT rowid, body FROM c.text" \
    "SELECT replace(substr(body, 20, 15), char(10), ' ') FROM c.text
     WHERE length(body) > 60 AND rowid % 1500 = 7" > "$work/questions.txt"
}

tokenizer_instructions() {
  echo
  echo 'tokenizer: instructions a byte'
  for grams in 1 2; do
    valgrind --tool=callgrind --toggle-collect=xTokenize \
      --callgrind-out-file="$work/callgrind" "$work/tokenize" \
      "$work/text.txt" "$grams" 2>&1 | awk -v grams="$grams" '
      / bytes, / {bytes = $1}
      /Collected/ {printf "  grams %d  %5.1f\n", grams, $NF / bytes}'
  done
}

# Of importing 100 issues, inserting their rows, reading their texts.
archive_instructions() {
  echo
  echo 'archive: millions of instructions an issue'
  for part in import copy alone; do
    COUNTED=1 ISSUES=100 ARCHIVE=$work/counted.db valgrind --tool=callgrind \
      --toggle-collect="batch_$part*" --callgrind-out-file="$work/callgrind" \
      "$work/bench" "$build" "$work/text.db" archive 2>&1 |
      awk -v part="$part" '
        /Collected/ {printf "  %-8s %6.2f\n", part, $NF / 1e8}'
    rm -f "$work"/counted.db*
  done
}

words() {
  echo
  "$sqlite" -separator '	' "$work/text.db" \
    "SELECT id, '', replace(body, char(10), ' ') FROM text" > "$work/words.tsv"
  "$work/words" "$work/words.tsv" 10
}

"$here/corpus.sh" "$work/text.db"
if wants words; then words; fi
if wants instructions; then instructions; fi
if wants parser; then parser; fi
if wants archive-instructions; then archive_instructions; fi
own=$(echo "$*" | sed 's/archive-instructions//; s/instructions//; s/parser//
  s/words//; s/^ *//')
# shellcheck disable=SC2086 # words are wanted
if [ $# -eq 0 ] || [ -n "$own" ]; then
  "$work/bench" "$build" "$work/text.db" $own
fi
