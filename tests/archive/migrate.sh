#!/usr/bin/env bash
# migrate.sh: an archive of an older schema becomes one of today, and loses
# nothing.  TAP.
#
# version_1.sql makes the older one.  Version 1 had several states under one
# number: its first one is made from that by first_state below.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

OLD=$SCRATCH/old.db
NEW=$SCRATCH/new.db
FRESH=$SCRATCH/fresh.db

plain() { sqlite3 -batch -init /dev/null "$@" 2>&1; }
run() { sqlite3 -batch -init /dev/null -cmd ".load $QIKAN" "$@" 2>&1; }

# equal NAME GOT WANT
equal() {
  [ "$2" = "$3" ]
  tap_point $? "$1"
  [ "$2" = "$3" ] || diff <(echo "$3") <(echo "$2") | tap_note
}

# The schema, free of comments, blanks and quotes.  The search index is kept as
# it was declared: content='article', now "article".
schema() {
  plain "$1" "SELECT type, name, tbl_name, sql || ';' FROM sqlite_master
    ORDER BY type, name" | sed 's/--.*//' | tr -s ' \n' ' ' | tr ';' '\n' |
    sed "s/ *\([(),]\) */\1/g; s/\"//g; s/content='article'/content=article/"
}

# All rows of all tables but the times of migrations.
rows() {
  local table
  for table in $(plain "$1" "SELECT name FROM sqlite_master
      WHERE type = 'table' AND name NOT LIKE 'article_fts%'
        AND name <> 'schema_version' ORDER BY name"); do
    echo "$table"
    plain "$1" -quote "SELECT * FROM $table ORDER BY 1, 2"
  done
}

# sound NAME FILE: database, keys and search index.
sound() {
  equal "$1: sound" "$(run "$2" 'PRAGMA integrity_check' \
    'PRAGMA foreign_key_check' \
    "INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1)")" ok
  equal "$1: nothing is left over" "$(plain "$2" "SELECT group_concat(name)
    FROM sqlite_master WHERE name LIKE 'old_%'")" ''
}

migrate() { # FILE: its version afterwards
  plain "$1" '.read sql/migrate/002.sql'
  run "$1" '.read sql/archive.sql'
  plain "$1" 'SELECT max(version) FROM schema_version'
}

# Takes an empty archive of version 1 back to where it began.
first_state='
  DROP TABLE setting; DROP TABLE search_index; DROP TABLE mention;
  CREATE TABLE mention(
    mention_id INTEGER PRIMARY KEY,
    issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
    article_id INTEGER REFERENCES article ON DELETE CASCADE,
    kind TEXT, text TEXT, norm TEXT, norm_end TEXT, precision TEXT, role TEXT,
    org TEXT, start INTEGER, length INTEGER);
  CREATE INDEX mention_issue ON mention(issue_id);
  CREATE INDEX mention_article ON mention(article_id);
  CREATE INDEX mention_norm ON mention(kind, norm);
  DROP INDEX credit_article;
  CREATE INDEX credit_article ON credit(article_id);
  DROP INDEX article_figures; DROP INDEX article_chars;
  DROP INDEX submission_date;'

# ---- The last state of version 1, with rows in every table ----

run "$OLD" '.read tests/archive/version_1.sql' \
  '.read tests/archive/sample.sql' >"$SCRATCH/log"
run "$FRESH" '.read sql/archive.sql' '.read tests/archive/sample.sql' \
  >>"$SCRATCH/log"
more="UPDATE credit_role SET contributes = 1 WHERE role = '摄影';
  DELETE FROM credit_role WHERE role = '排版';
  UPDATE setting SET value = '旧城' WHERE name = 'q';
  INSERT INTO dispatch VALUES (1, 1, '报', '岚江市委'), (1, 2, '送', '各乡镇');
  INSERT INTO issue(issue_id) VALUES (90); DELETE FROM issue WHERE issue_id = 90;
  INSERT INTO submission(date, title, remark) VALUES ('2021-04', 'a', 'b');"
run "$OLD" "$more" >>"$SCRATCH/log"
run "$FRESH" "$more" >>"$SCRATCH/log"
equal 'the archives are made' "$(cat "$SCRATCH/log")" ''
cp "$OLD" "$NEW"
equal 'version 1 becomes 2' "$(migrate "$NEW")" 2
equal 'the schema is that of a fresh archive' "$(schema "$NEW")" \
  "$(schema "$FRESH")"
equal 'so are the rows' "$(rows "$NEW")" "$(rows "$FRESH")"
sound 'the last state' "$NEW"
equal 'both versions are noted' "$(plain "$NEW" \
  'SELECT group_concat(version) FROM schema_version')" 1,2
equal 'an id that was used is not used again' "$(run "$NEW" \
  'INSERT INTO issue(number) VALUES (1)' 'SELECT max(issue_id) FROM issue')" 91
run "$NEW" 'DROP TABLE article_fts' >"$SCRATCH/log"
run "$NEW" '.read sql/archive.sql' \
  "INSERT INTO article_fts(article_fts) VALUES ('rebuild')" >>"$SCRATCH/log"
equal 'the search index made anew: a search' "$(run "$NEW" \
  "SELECT count(*) FROM article_fts('旧城')"; cat "$SCRATCH/log")" 3
equal 'settings stay' \
  "$(plain "$NEW" "SELECT value FROM setting WHERE name = 'q'")" 旧城

# ---- The first state: no settings, no codes of places, narrow indexes ----

rm -f "$OLD" "$NEW" "$FRESH"
mentions="INSERT INTO mention(issue_id, article_id, kind, norm, role, org) VALUES
  (1, 1, 'person', '秦山', '馆长', '县档案馆'), (1, NULL, 'place', '东山镇', NULL,
  NULL)"
run "$OLD" '.read tests/archive/version_1.sql' "$first_state" \
  '.read tests/archive/made.sql' "$mentions" >"$SCRATCH/log"
run "$FRESH" '.read sql/archive.sql' '.read tests/archive/made.sql' \
  "$mentions" 'DELETE FROM search_index' >>"$SCRATCH/log"
equal 'the archives are made, first state' "$(cat "$SCRATCH/log")" ''
cp "$OLD" "$NEW"
equal 'the first state becomes 2' "$(migrate "$NEW")" 2
equal 'the first state: the schema' "$(schema "$NEW")" "$(schema "$FRESH")"
equal 'the first state: the rows' "$(rows "$NEW")" "$(rows "$FRESH")"
sound 'the first state' "$NEW"

# ---- An archive that was imported goes on ----

rm -f "$OLD" "$NEW" "$FRESH"
import='INSERT INTO inbox SELECT name, text FROM sample
  WHERE name IN ('\''june'\'', '\''july'\'')'
corrected="INSERT INTO inbox SELECT 'june', text FROM sample
  WHERE name = 'june, corrected'"
ids='SELECT article_id, issue_id, title FROM article ORDER BY article_id'
for file in "$OLD" "$FRESH"; do
  version=sql/archive.sql
  [ "$file" = "$FRESH" ] || version=tests/archive/version_1.sql
  run "$file" 'PRAGMA trusted_schema = ON' ".read $version" \
    '.read tests/archive/issue.sql' "$import"
done >"$SCRATCH/log"
equal 'issues are imported' "$(cat "$SCRATCH/log")" ''
equal 'the old archive migrates' "$(migrate "$OLD")" 2
rows "$OLD" | grep -v '^.*[0-9][0-9]:[0-9][0-9]:[0-9][0-9]' >"$SCRATCH/a"
rows "$FRESH" | grep -v '^.*[0-9][0-9]:[0-9][0-9]:[0-9][0-9]' >"$SCRATCH/b"
equal 'imported, then migrated: the rows' "$(cat "$SCRATCH/a")" \
  "$(cat "$SCRATCH/b")"
equal 'the same text again changes nothing' "$(run "$OLD" \
  '.read tests/archive/issue.sql' \
  'CREATE TEMP TABLE n AS SELECT total_changes() AS n' "$import" \
  'SELECT total_changes() - n FROM n')" 0
for file in "$OLD" "$FRESH"; do
  run "$file" 'PRAGMA trusted_schema = ON' '.read tests/archive/issue.sql' \
    "$corrected"
done >"$SCRATCH/log"
equal 'a corrected text keeps the ids' "$(plain "$OLD" "$ids")" \
  "$(plain "$FRESH" "$ids")"
equal 'a search' "$(run "$OLD" \
  "SELECT count(*) FROM article_fts('\"縣圖書館\"')")" 1
sound 'an archive that goes on' "$OLD"

# ---- Dates of submissions that are none ----

rm -f "$OLD"
run "$OLD" '.read tests/archive/version_1.sql' \
  "INSERT INTO submission(date, title, remark) VALUES ('2021/4/2', 'a', NULL),
    ('去年', 'b', '急'), ('2021-02-30', 'c', ''), (NULL, 'd', 'e'),
    ('2021-04-02', 'f', NULL)"
equal 'bad dates: migrates' "$(migrate "$OLD")" 2
equal 'bad dates stand in the remark' "$(plain "$OLD" -nullvalue - \
  'SELECT title, date, remark FROM submission')" "a|-|原填日期：2021/4/2
b|-|急；原填日期：去年
c|-|；原填日期：2021-02-30
d|-|e
f|2021-04-02|-"

# ---- Views, keys and tables of somebody else stay ----

rm -f "$OLD"
run "$OLD" '.read tests/archive/version_1.sql' '.read tests/archive/made.sql' \
  'CREATE VIEW my_titles AS SELECT title FROM article' \
  'CREATE TABLE my_mark(article_id INTEGER REFERENCES article)' \
  'INSERT INTO my_mark VALUES (1)'
before=$(plain "$OLD" "SELECT sql FROM sqlite_master WHERE name LIKE 'my_%'
  AND type IN ('table', 'view')" 'SELECT * FROM my_titles')
equal 'with tables of somebody else: migrates' "$(migrate "$OLD")" 2
equal 'tables and views of somebody else' "$(plain "$OLD" "SELECT sql FROM
  sqlite_master WHERE name LIKE 'my_%' AND type IN ('table', 'view')" \
  'SELECT * FROM my_titles')" "$before"

# ---- Where something stands in its way, all stays ----

rm -f "$OLD"
run "$OLD" '.read tests/archive/version_1.sql' '.read tests/archive/sample.sql' \
  'CREATE TABLE authority(x)'
before=$(plain "$OLD" .dump)
got=$(plain "$OLD" '.read sql/migrate/002.sql')
equal 'a table in the way: the message' "$(grep -c 'nothing was changed: indexes' \
  <<<"$got")" 1
equal 'a table in the way: all stays' "$(plain "$OLD" .dump)" "$before"
equal 'a table in the way, from Python: the message' \
  "$("${PYTHON:-/usr/bin/python3}" - "$OLD" 2>&1 <<'END' | tail -n 1
import sqlite3
import sys
sqlite3.connect(sys.argv[1]).executescript(
    open('sql/migrate/002.sql', encoding='utf-8').read())
END
)" 'sqlite3.OperationalError: table authority already exists'
equal 'a table in the way, from Python: all stays' "$(plain "$OLD" .dump)" \
  "$before"

tap_done
