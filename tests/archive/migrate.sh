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


# The schema, free of comments, blanks and quotes.  The search index is kept as
# it was declared: content='article', now "article".
schema() {
  sql_plain "$1" "SELECT type, name, tbl_name, sql || ';' FROM sqlite_master
    ORDER BY type, name" | sed 's/--.*//' | tr -s ' \n' ' ' | tr ';' '\n' |
    sed "s/ *\([(),]\) */\1/g; s/\"//g; s/content='article'/content=article/"
}

# All rows of all tables but the times of migrations.
rows() {
  local table
  for table in $(sql_plain "$1" "SELECT name FROM sqlite_master
      WHERE type = 'table' AND name NOT LIKE 'article_fts%'
        AND name <> 'schema_version' ORDER BY name"); do
    echo "$table"
    sql_plain "$1" -quote "SELECT * FROM $table ORDER BY 1, 2"
  done
}

# sound NAME FILE: database, keys and search index.
sound() {
  tap_is "$1: sound" "$(sql_loaded "$2" 'PRAGMA integrity_check' \
    'PRAGMA foreign_key_check' \
    "INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1)")" ok
  tap_is "$1: nothing is left over" "$(sql_plain "$2" "SELECT group_concat(name)
    FROM sqlite_master WHERE name LIKE 'old_%'")" ''
}

migrate() { # FILE: its version afterwards
  sql_plain "$1" '.read sql/migrate/002.sql'
  sql_loaded "$1" '.read sql/archive.sql'
  sql_plain "$1" 'SELECT max(version) FROM schema_version'
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

sql_loaded "$OLD" '.read tests/archive/version_1.sql' \
  '.read tests/archive/sample.sql' >"$SCRATCH/log"
sql_loaded "$FRESH" '.read sql/archive.sql' '.read tests/archive/sample.sql' \
  >>"$SCRATCH/log"
more="UPDATE credit_role SET contributes = 1 WHERE role = '摄影';
  DELETE FROM credit_role WHERE role = '排版';
  UPDATE setting SET value = '旧城' WHERE name = 'q';
  INSERT INTO dispatch VALUES (1, 1, '报', '岚江市委'), (1, 2, '送', '各乡镇');
  INSERT INTO issue(issue_id) VALUES (90); DELETE FROM issue WHERE issue_id = 90;
  INSERT INTO submission(date, title, remark) VALUES ('2021-04', 'a', 'b');"
sql_loaded "$OLD" "$more" >>"$SCRATCH/log"
sql_loaded "$FRESH" "$more" >>"$SCRATCH/log"
tap_is 'the archives are made' "$(cat "$SCRATCH/log")" ''
cp "$OLD" "$NEW"
tap_is 'version 1 becomes 2' "$(migrate "$NEW")" 2
tap_is 'the schema is that of a fresh archive' "$(schema "$NEW")" \
  "$(schema "$FRESH")"
tap_is 'so are the rows' "$(rows "$NEW")" "$(rows "$FRESH")"
sound 'the last state' "$NEW"
tap_is 'both versions are noted' "$(sql_plain "$NEW" \
  'SELECT group_concat(version) FROM schema_version')" 1,2
tap_is 'an id that was used is not used again' "$(sql_loaded "$NEW" \
  'INSERT INTO issue(number) VALUES (1)' 'SELECT max(issue_id) FROM issue')" 91
sql_loaded "$NEW" 'DROP TABLE article_fts' >"$SCRATCH/log"
sql_loaded "$NEW" '.read sql/archive.sql' \
  "INSERT INTO article_fts(article_fts) VALUES ('rebuild')" >>"$SCRATCH/log"
tap_is 'the search index made anew: a search' "$(sql_loaded "$NEW" \
  "SELECT count(*) FROM article_fts('旧城')"; cat "$SCRATCH/log")" 3
tap_is 'settings stay' \
  "$(sql_plain "$NEW" "SELECT value FROM setting WHERE name = 'q'")" 旧城

# ---- The first state: no settings, no codes of places, narrow indexes ----

rm -f "$OLD" "$NEW" "$FRESH"
mentions="INSERT INTO mention(issue_id, article_id, kind, norm, role, org) VALUES
  (1, 1, 'person', '秦山', '馆长', '县档案馆'), (1, NULL, 'place', '东山镇', NULL,
  NULL)"
sql_loaded "$OLD" '.read tests/archive/version_1.sql' "$first_state" \
  '.read tests/archive/made.sql' "$mentions" >"$SCRATCH/log"
sql_loaded "$FRESH" '.read sql/archive.sql' '.read tests/archive/made.sql' \
  "$mentions" 'DELETE FROM search_index' >>"$SCRATCH/log"
tap_is 'the archives are made, first state' "$(cat "$SCRATCH/log")" ''
cp "$OLD" "$NEW"
tap_is 'the first state becomes 2' "$(migrate "$NEW")" 2
tap_is 'the first state: the schema' "$(schema "$NEW")" "$(schema "$FRESH")"
tap_is 'the first state: the rows' "$(rows "$NEW")" "$(rows "$FRESH")"
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
  sql_loaded "$file" 'PRAGMA trusted_schema = ON' ".read $version" \
    '.read tests/archive/issue.sql' "$import"
done >"$SCRATCH/log"
tap_is 'issues are imported' "$(cat "$SCRATCH/log")" ''
tap_is 'the old archive migrates' "$(migrate "$OLD")" 2
rows "$OLD" | grep -v '^.*[0-9][0-9]:[0-9][0-9]:[0-9][0-9]' >"$SCRATCH/a"
rows "$FRESH" | grep -v '^.*[0-9][0-9]:[0-9][0-9]:[0-9][0-9]' >"$SCRATCH/b"
tap_is 'imported, then migrated: the rows' "$(cat "$SCRATCH/a")" \
  "$(cat "$SCRATCH/b")"
tap_is 'the same text again changes nothing' "$(sql_loaded "$OLD" \
  '.read tests/archive/issue.sql' \
  'CREATE TEMP TABLE n AS SELECT total_changes() AS n' "$import" \
  'SELECT total_changes() - n FROM n')" 0
for file in "$OLD" "$FRESH"; do
  sql_loaded "$file" 'PRAGMA trusted_schema = ON' '.read tests/archive/issue.sql' \
    "$corrected"
done >"$SCRATCH/log"
tap_is 'a corrected text keeps the ids' "$(sql_plain "$OLD" "$ids")" \
  "$(sql_plain "$FRESH" "$ids")"
tap_is 'a search' "$(sql_loaded "$OLD" \
  "SELECT count(*) FROM article_fts('\"縣圖書館\"')")" 1
sound 'an archive that goes on' "$OLD"

# ---- Dates of submissions that are none ----

rm -f "$OLD"
sql_loaded "$OLD" '.read tests/archive/version_1.sql' \
  "INSERT INTO submission(date, title, remark) VALUES ('2021/4/2', 'a', NULL),
    ('去年', 'b', '急'), ('2021-02-30', 'c', ''), (NULL, 'd', 'e'),
    ('2021-04-02', 'f', NULL)"
tap_is 'bad dates: migrates' "$(migrate "$OLD")" 2
tap_is 'bad dates stand in the remark' "$(sql_plain "$OLD" -nullvalue - \
  'SELECT title, date, remark FROM submission')" "a|-|原填日期：2021/4/2
b|-|急；原填日期：去年
c|-|；原填日期：2021-02-30
d|-|e
f|2021-04-02|-"

# ---- Views, keys and tables of somebody else stay ----

rm -f "$OLD"
sql_loaded "$OLD" '.read tests/archive/version_1.sql' '.read tests/archive/made.sql' \
  'CREATE VIEW my_titles AS SELECT title FROM article' \
  'CREATE TABLE my_mark(article_id INTEGER REFERENCES article)' \
  'INSERT INTO my_mark VALUES (1)'
before=$(sql_plain "$OLD" "SELECT sql FROM sqlite_master WHERE name LIKE 'my_%'
  AND type IN ('table', 'view')" 'SELECT * FROM my_titles')
tap_is 'with tables of somebody else: migrates' "$(migrate "$OLD")" 2
tap_is 'tables and views of somebody else' "$(sql_plain "$OLD" "SELECT sql FROM
  sqlite_master WHERE name LIKE 'my_%' AND type IN ('table', 'view')" \
  'SELECT * FROM my_titles')" "$before"

# ---- Where something stands in its way, all stays ----

rm -f "$OLD"
sql_loaded "$OLD" '.read tests/archive/version_1.sql' '.read tests/archive/sample.sql' \
  'CREATE TABLE authority(x)'
before=$(sql_plain "$OLD" .dump)
got=$(sql_plain "$OLD" '.read sql/migrate/002.sql')
tap_is 'a table in the way: the message' "$(grep -c 'nothing was changed: indexes' \
  <<<"$got")" 1
tap_is 'a table in the way: all stays' "$(sql_plain "$OLD" .dump)" "$before"
tap_is 'a table in the way, from Python: the message' \
  "$("${PYTHON:-/usr/bin/python3}" - "$OLD" 2>&1 <<'END' | tail -n 1
import sqlite3
import sys
sqlite3.connect(sys.argv[1]).executescript(
    open('sql/migrate/002.sql', encoding='utf-8').read())
END
)" 'sqlite3.OperationalError: table authority already exists'
tap_is 'a table in the way, from Python: all stays' "$(sql_plain "$OLD" .dump)" \
  "$before"

tap_done
