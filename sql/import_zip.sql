-- import_zip.sql: texts in zip files into the archive; for the sqlite3 shell.
--
--   sqlite3 archive.db -cmd '.load ./qikan' \
--     -cmd '.param set :dir bulletins' '.read sql/import_zip.sql'
--
-- Reads the zip files of a folder and of all folders below it, or one zip file.
-- :dir and :pattern are those of import.sql; :pattern chooses among the files
-- in the zip.  A text's path is that of its zip file and its own, as in
-- in/2020.zip/03.txt.  Names in GBK, from Chinese Windows, are read as such.
--
-- One zip file is one transaction; the next run after a stop goes on with the
-- next.  A zip file that is damaged or locked with a password is kept as an
-- unreadable file.

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
    'this shell has no zipfile(): unpack the zip files, then sql/import.sql')
  WHERE NOT EXISTS (SELECT 1 FROM pragma_module_list
    WHERE name = 'zipfile');
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

DROP TABLE IF EXISTS temp.import_found;
CREATE TEMP TABLE import_found(
  nr INTEGER PRIMARY KEY, path TEXT UNIQUE, name TEXT, modified INTEGER
);
INSERT OR IGNORE INTO import_found(path, name, modified)
  SELECT CASE WHEN name LIKE './_%' THEN substr(name, 3) ELSE name END, name,
    mtime
  FROM import_check CROSS JOIN fsdir(import_check.dir)
  WHERE mode & 61440 = 32768 AND lower(name) GLOB '*.zip'
  ORDER BY name;

-- done: the last that was tried.
DROP TABLE IF EXISTS temp.import_turn;
CREATE TEMP TABLE import_turn AS
  SELECT 0 AS done, (count(*) + 99) / 100 AS size, count(*) AS todo,
    coalesce(CAST(:pattern AS TEXT), nullif((
      SELECT value FROM setting WHERE name = 'pattern'), '')) AS pattern
  FROM import_found;

-- ---- Reading them ----

DROP TABLE IF EXISTS temp.import_came;
CREATE TEMP TABLE import_came(path TEXT PRIMARY KEY, zip TEXT);

DROP VIEW IF EXISTS temp.import_file;
CREATE TEMP VIEW import_file AS
  SELECT path, zip, 0 AS modified, NULL AS data FROM import_came;
CREATE TEMP TRIGGER import_file_insert INSTEAD OF INSERT ON import_file BEGIN
  INSERT OR IGNORE INTO import_came(path, zip) VALUES (new.path, new.zip);
  INSERT INTO import_seen(path, modified, read_at, outcome)
  VALUES (new.path, new.modified, CAST(strftime('%s', 'now') AS INTEGER),
    'unchanged')
  ON CONFLICT(path) DO UPDATE SET modified = excluded.modified,
    read_at = excluded.read_at,
    outcome = CASE WHEN read_at IS NULL THEN 'unchanged' ELSE outcome END;
  INSERT INTO inbox(path, content) VALUES (new.path, new.data);
END;

-- One zip file: its texts, by name.  Names that are no UTF-8 are in the charset
-- that all such names together show.
DROP VIEW IF EXISTS temp.import_zip;
CREATE TEMP VIEW import_zip AS SELECT path, name, modified FROM import_found;
CREATE TEMP TRIGGER import_zip_insert INSTEAD OF INSERT ON import_zip BEGIN
  INSERT INTO import_file(path, zip, modified, data)
  SELECT new.path || '/' || CASE
      WHEN zh_decode_errors(CAST(z.name AS BLOB), 'UTF-8') = 0 THEN z.name
      ELSE zh_decode(CAST(z.name AS BLOB), c.charset) END AS path,
    new.path, z.mtime, CAST(z.data AS BLOB)
  FROM (SELECT zh_charset(CAST(group_concat(name, '') AS BLOB)) AS charset
      FROM zipfile(new.name)
      WHERE zh_decode_errors(CAST(name AS BLOB), 'UTF-8') > 0) AS c
    CROSS JOIN import_turn AS t CROSS JOIN zipfile(new.name) AS z
  WHERE CASE WHEN t.pattern IS NULL
    THEN lower(z.name) GLOB '*.txt' OR lower(z.name) GLOB '*.md'
    ELSE lower('/' || z.name) GLOB '*/' || t.pattern END
  ORDER BY 1;
  INSERT INTO import_seen(path, modified, read_at)
  VALUES (new.path, new.modified, CAST(strftime('%s', 'now') AS INTEGER))
  ON CONFLICT(path) DO UPDATE SET modified = excluded.modified,
    read_at = excluded.read_at, outcome = NULL;
END;

DROP VIEW IF EXISTS temp.step;
CREATE TEMP VIEW step AS
  SELECT '  ' || f.path || ': ' || CASE
      WHEN s.read_at IS NULL THEN 'damaged, or locked with a password'
      ELSE (SELECT count(*) FROM import_came AS c WHERE c.zip = f.path)
        || ' texts' END AS import
  FROM import_turn AS t JOIN import_found AS f
    ON f.nr > t.done - t.size AND f.nr <= t.done
  LEFT JOIN import_seen AS s ON s.path = f.path;
CREATE TEMP TRIGGER step_insert INSTEAD OF INSERT ON step BEGIN
  INSERT INTO import_zip(path, name, modified)
  SELECT f.path, f.name, f.modified FROM import_turn AS t
  JOIN import_found AS f ON f.nr > t.done - t.size AND f.nr <= t.done
  WHERE NOT EXISTS (SELECT 1 FROM import_seen AS s
    WHERE s.path = f.path AND s.modified = f.modified
      AND s.modified < s.read_at - 2);
END;
DROP VIEW IF EXISTS temp.turn;
CREATE TEMP VIEW turn AS SELECT done FROM import_turn;
CREATE TEMP TRIGGER turn_insert INSTEAD OF INSERT ON turn BEGIN
  UPDATE import_turn SET done = done + size WHERE done < todo + size;
END;

-- One that cannot be read ends its step, and no other.  SQL has no loop: a
-- hundred steps; those for which nothing is left do nothing.
.bail off
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;
INSERT INTO turn VALUES (1);
INSERT INTO step VALUES (1);
SELECT * FROM step;

-- ---- What came of it ----

-- Zip files that could not be read.
INSERT INTO import_file(path, zip, modified, data)
  SELECT f.path, f.path, f.modified, readfile(f.name)
  FROM import_found AS f LEFT JOIN import_seen AS s USING (path)
  WHERE s.read_at IS NULL;
-- What came before a stop.
INSERT OR IGNORE INTO import_came(path, zip)
  SELECT s.path, f.path FROM import_found AS f JOIN import_seen AS s
    ON s.path > f.path || '/' AND s.path < f.path || '0'
  WHERE s.read_at IS NOT NULL;
DROP VIEW IF EXISTS temp.import_result;
CREATE TEMP VIEW import_result AS
  SELECT c.path, s.outcome, f.file_id, f.status
  FROM import_came AS c JOIN import_seen AS s USING (path)
  LEFT JOIN file AS f USING (path);

WITH total AS (
  SELECT count(*) AS files,
    ifnull(sum(outcome = 'new'), 0) AS added,
    ifnull(sum(outcome = 'replaced'), 0) AS replaced,
    ifnull(sum(status <> 'imported'), 0) AS kept,
    (SELECT count(*) FROM temp.import_result JOIN issue USING (file_id)
      WHERE outcome <> 'unchanged') AS issues,
    (SELECT count(*) FROM temp.import_result JOIN issue USING (file_id)
      JOIN article USING (issue_id) WHERE outcome <> 'unchanged') AS articles
  FROM temp.import_result)
SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM import_found)
      THEN 'no zip file in ' || (SELECT dir FROM import_check)
    WHEN files = 0 THEN 'no file in the zip files of '
      || (SELECT dir FROM import_check)
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
  FROM temp.import_result AS c JOIN note AS n USING (file_id)
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

-- This import is over.
UPDATE import_seen SET read_at = NULL, outcome = NULL
WHERE read_at IS NOT NULL AND path IN (SELECT path FROM temp.import_came
  UNION ALL SELECT path FROM temp.import_found);

DROP VIEW temp.import_result;
DROP VIEW temp.turn;
DROP VIEW temp.step;
DROP VIEW temp.import_zip;
DROP VIEW temp.import_file;
DROP TABLE temp.import_said;
DROP TABLE temp.import_came;
DROP TABLE temp.import_turn;
DROP TABLE temp.import_found;
DROP TABLE temp.import_check;
