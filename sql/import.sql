-- import.sql: a folder, or one file, into the archive; for the sqlite3 shell.
--
--   sqlite3 archive.db -cmd '.load ./qikan' \
--     -cmd '.param set :dir bulletins' '.read sql/import.sql'
--
-- Settings, each as a parameter (.param set :dir …) or, where that is not set,
-- as a row of table setting (UPDATE setting SET value = 'bulletins' WHERE name =
-- 'folder'):
--
-- :dir      folder  read with all folders below it; or one file.  Name it the
--                   same way each time: paths tell files apart
-- :pattern  pattern which files, as in GLOB, letters in lower case; *.txt and
--                   *.md where it is not set
-- :batch    batch   files in one transaction, 100; more, where that would make
--                   over 100 batches
--
-- May be run again at any time: what is in the archive already stays as it is
-- (the rules stand in archive.sql).  Stopped in the middle, by whatever, it has
-- lost no batch whose line it printed; the next run goes on from there.
-- Symbolic links are not followed.  Zip files: import_zip.sql.  From other
-- languages: read the files there, and INSERT INTO inbox.

.bail on

-- The triggers write to a virtual table, which some shells forbid by default.
PRAGMA trusted_schema = ON;
-- 64 MB: an import comes back to the same pages of each index.
PRAGMA cache_size = -65536;

-- ---- Can it work? ----

DROP TABLE IF EXISTS temp.import_check;
CREATE TEMP TABLE import_check(dir TEXT);
CREATE TEMP TRIGGER import_check_insert BEFORE INSERT ON import_check BEGIN
  SELECT RAISE(ABORT,
    'the extension is not loaded; say: .load ./qikan (then this again)')
  WHERE NOT EXISTS (SELECT 1 FROM pragma_function_list
    WHERE name = 'zh_decode');
  SELECT RAISE(ABORT,
    'this database is no archive yet; say: .read sql/archive.sql')
  WHERE NOT EXISTS (SELECT 1 FROM main.sqlite_master
    WHERE type = 'table' AND name = 'import_seen');
  SELECT RAISE(ABORT,
    'which folder? say: .param set :dir FOLDER')
  WHERE ifnull(new.dir, '') = '';
END;
INSERT INTO import_check
  SELECT CAST(:dir AS TEXT) WHERE :dir IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM main.sqlite_master WHERE name = 'setting');
INSERT INTO import_check SELECT value FROM setting
  WHERE name = 'folder' AND :dir IS NULL;
UPDATE import_check SET dir = CASE WHEN rtrim(dir, '/') = '' THEN '/'
  ELSE rtrim(dir, '/') END;
UPDATE import_check SET dir = substr(dir, 3) WHERE dir LIKE './_%';
-- A read-only archive says so here.
DELETE FROM import_seen WHERE path IS NULL;

-- ---- Which files? ----

-- Everything that is there; a missing folder ends in one message, and here.
DROP TABLE IF EXISTS temp.import_found;
CREATE TEMP TABLE import_found(
  path TEXT PRIMARY KEY, name TEXT, modified INTEGER, is_file INTEGER,
  wanted INTEGER
);
INSERT OR IGNORE INTO import_found
  SELECT CASE WHEN name LIKE './_%' THEN substr(name, 3) ELSE name END, name,
    mtime, mode & 61440 = 32768,
    mode & 61440 = 32768 AND (name = import_check.dir OR CASE WHEN pattern IS NULL
      THEN lower(name) GLOB '*.txt' OR lower(name) GLOB '*.md'
      ELSE lower(name) GLOB '*/' || pattern END)
  FROM import_check CROSS JOIN (
    SELECT coalesce(CAST(:pattern AS TEXT), nullif((
      SELECT value FROM setting WHERE name = 'pattern'), '')) AS pattern)
    CROSS JOIN fsdir(import_check.dir);

-- What an import that was stopped has read is not read again, unless it was
-- changed since.  (In the last two seconds: who knows?)
DROP TABLE IF EXISTS temp.import_todo;
CREATE TEMP TABLE import_todo(
  nr INTEGER PRIMARY KEY, path TEXT, name TEXT, modified INTEGER
);
INSERT INTO import_todo(path, name, modified)
  SELECT f.path, f.name, f.modified FROM import_found AS f
  WHERE f.wanted AND NOT EXISTS (SELECT 1 FROM import_seen AS s
    WHERE s.path = f.path AND s.modified = f.modified
      AND s.modified < s.read_at - 2)
  ORDER BY f.path;

DROP TABLE IF EXISTS temp.import_turn;
CREATE TEMP TABLE import_turn AS
  SELECT count(*) AS todo, 0 AS done,
    max((count(*) + 99) / 100, 1,
      ifnull(CAST(coalesce(CAST(:batch AS TEXT), (
        SELECT value FROM setting WHERE name = 'batch')) AS INTEGER), 100))
      AS size
  FROM import_todo;

SELECT 'going on: ' || (wanted - todo) || ' of ' || wanted
  || ' files came in before' AS import
FROM import_turn, (SELECT count(*) AS wanted FROM import_found WHERE wanted)
WHERE wanted > todo;

-- ---- Reading them ----

-- One file after the other: only its own content is in memory.
DROP VIEW IF EXISTS temp.import_file;
CREATE TEMP VIEW import_file AS SELECT path, name, modified FROM import_todo;
CREATE TEMP TRIGGER import_file_insert INSTEAD OF INSERT ON import_file BEGIN
  INSERT INTO import_seen(path, modified, read_at, outcome)
  VALUES (new.path, new.modified, CAST(strftime('%s', 'now') AS INTEGER),
    'unchanged')
  ON CONFLICT(path) DO UPDATE SET modified = excluded.modified,
    read_at = excluded.read_at,
    outcome = CASE WHEN read_at IS NULL THEN 'unchanged' ELSE outcome END;
  INSERT INTO inbox(path, content) VALUES (new.path, readfile(new.name));
END;

-- One step is one batch is one transaction; it tells how far it came, where
-- there is more than one.
DROP VIEW IF EXISTS temp.step;
CREATE TEMP VIEW step AS
  SELECT '  ' || min(done, todo) || ' of ' || todo || ' files read' AS import
  FROM import_turn WHERE done - size < todo AND todo > size;
CREATE TEMP TRIGGER step_insert INSTEAD OF INSERT ON step BEGIN
  INSERT INTO import_file(path, name, modified)
  SELECT t.path, t.name, t.modified FROM import_turn, import_todo AS t
  WHERE t.nr > done AND t.nr <= done + size ORDER BY t.nr;
  UPDATE import_turn SET done = done + size WHERE done < todo + size;
END;

-- SQL has no loop: a hundred steps; those for which nothing is left do nothing.
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;
INSERT INTO step VALUES (1); SELECT * FROM step;

-- ---- What came of it ----

DROP TABLE IF EXISTS temp.import_came;
CREATE TEMP TABLE import_came AS
  SELECT p.path, s.outcome, f.file_id, f.status
  FROM import_found AS p JOIN import_seen AS s USING (path)
  LEFT JOIN file AS f USING (path)
  WHERE p.wanted;

WITH total AS (
  SELECT count(*) AS files,
    ifnull(sum(outcome = 'new'), 0) AS added,
    ifnull(sum(outcome = 'replaced'), 0) AS replaced,
    ifnull(sum(status <> 'imported'), 0) AS kept,
    (SELECT count(*) FROM temp.import_came JOIN issue USING (file_id)
      WHERE outcome <> 'unchanged') AS issues,
    (SELECT count(*) FROM temp.import_came JOIN issue USING (file_id)
      JOIN article USING (issue_id) WHERE outcome <> 'unchanged') AS articles
  FROM temp.import_came)
SELECT CASE
    WHEN files = 0 THEN 'no file in ' || (SELECT dir FROM import_check)
      || ' that is ' || coalesce(CAST(:pattern AS TEXT), nullif((
        SELECT value FROM setting WHERE name = 'pattern'), ''),
        '*.txt or *.md')
    ELSE files || CASE files WHEN 1 THEN ' file: ' ELSE ' files: ' END
      || added || ' new, ' || replaced || ' replaced, '
      || (files - added - replaced) || ' unchanged; ' || issues || ' issues, '
      || articles || ' items; ' || kept || ' kept with reason'
  END AS import
FROM total;

-- Reasons, losses, corrections, conflicts; the first hundred.
DROP TABLE IF EXISTS temp.import_said;
CREATE TEMP TABLE import_said AS
  SELECT c.path, ifnull(n.message, n.code) AS message
  FROM temp.import_came AS c JOIN note AS n USING (file_id)
  WHERE n.issue_id IS NULL
    AND n.code IN ('unreadable', 'empty', 'bytes', 'known', 'older', 'replaced',
      'gone', 'no_issue')
    AND (c.status <> 'imported' OR c.outcome <> 'unchanged'
      OR n.code IN ('unreadable', 'empty'))
    OR c.outcome <> 'unchanged'
    AND n.code IN ('conflict', 'corrects', 'items_gone')
  ORDER BY c.path, n.note_id;
SELECT '  ' || path || ': ' || message AS import
FROM temp.import_said WHERE rowid <= 100;
SELECT '  … and ' || (n - 100)
  || ' more: SELECT * FROM v_kept; SELECT * FROM note' AS import
FROM (SELECT count(*) AS n FROM temp.import_said) WHERE n > 100;

-- What the archive has from this folder, but the folder no longer.
DROP TABLE IF EXISTS temp.import_gone;
CREATE TEMP TABLE import_gone AS
  SELECT f.path FROM file AS f, import_check
  WHERE substr(f.path, 1, length(dir) + 1) = dir || '/'
    AND NOT EXISTS (SELECT 1 FROM import_found AS p
      WHERE p.path = f.path
        OR p.is_file AND substr(f.path, 1, length(p.path) + 1) = p.path || '/')
  ORDER BY f.path;
SELECT '  ' || path || ': no longer in the folder; the archive keeps it'
  AS import
FROM temp.import_gone WHERE rowid <= 20;
SELECT '  … and ' || (n - 20) || ' more' AS import
FROM (SELECT count(*) AS n FROM temp.import_gone) WHERE n > 20;

-- What was not asked for.
SELECT '  not read: ' || count(*) || ' ' || CASE
    WHEN lower(path) GLOB '*.zip' THEN '.zip: see sql/import_zip.sql'
    WHEN lower(path) GLOB '*.pdf' THEN '.pdf: see docs/import.md'
    WHEN lower(path) GLOB '*.doc' OR lower(path) GLOB '*.docx'
      OR lower(path) GLOB '*.wps' OR lower(path) GLOB '*.rtf'
      OR lower(path) GLOB '*.odt' THEN 'of Word: see docs/import.md'
    ELSE 'others' END AS import
FROM import_found WHERE is_file AND NOT wanted
GROUP BY CASE WHEN lower(path) GLOB '*.zip' THEN 1
  WHEN lower(path) GLOB '*.pdf' THEN 2
  WHEN lower(path) GLOB '*.doc' OR lower(path) GLOB '*.docx'
    OR lower(path) GLOB '*.wps' OR lower(path) GLOB '*.rtf'
    OR lower(path) GLOB '*.odt' THEN 3 ELSE 4 END;

-- This import is over.
UPDATE import_seen SET read_at = NULL, outcome = NULL
WHERE read_at IS NOT NULL AND path IN (SELECT path FROM temp.import_came);

DROP VIEW temp.step;
DROP VIEW temp.import_file;
DROP TABLE temp.import_gone;
DROP TABLE temp.import_said;
DROP TABLE temp.import_came;
DROP TABLE temp.import_turn;
DROP TABLE temp.import_todo;
DROP TABLE temp.import_found;
DROP TABLE temp.import_check;
.bail off
