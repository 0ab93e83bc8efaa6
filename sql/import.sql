-- import.sql: a folder, or one file, into the archive; for the sqlite3 shell.
--
--   sqlite3 archive.db -cmd '.load ./qikan' \
--     -cmd '.param set :dir bulletins' '.read sql/import.sql'
--
-- :dir      folder, read with all folders below it; or one file
-- :pattern  which files, as in GLOB, letters in lower case; *.txt and *.md
--           where it is not set
--
-- May be run again at any time: what is in the archive already stays as it is
-- (the rules stand in archive.sql).  All files together are one transaction.
-- Symbolic links are not followed.  From other languages: read the files
-- there, and INSERT INTO inbox.

-- The triggers write to a virtual table, which some shells forbid by default.
PRAGMA trusted_schema = ON;

DROP TABLE IF EXISTS temp.import_before;
CREATE TEMP TABLE import_before AS
  SELECT file_id, hash, status, bytes FROM file;

-- Everything that is there; a missing folder ends in one message, and here.
DROP TABLE IF EXISTS temp.import_found;
CREATE TEMP TABLE import_found(path TEXT, wanted INTEGER);
INSERT INTO import_found
  SELECT name, (mode & 61440) = 32768 AND (name = :dir
    OR CASE WHEN :pattern IS NULL
      THEN lower(name) GLOB '*.txt' OR lower(name) GLOB '*.md'
      ELSE lower(name) GLOB '*/' || :pattern END)
  FROM fsdir(coalesce(CAST(:dir AS TEXT),
    '(:dir is not set, say: .param set :dir FOLDER)'));

-- One file after the other: only its own content is in memory.
DROP TABLE IF EXISTS temp.import_file;
CREATE TEMP TABLE import_file(path TEXT PRIMARY KEY);
CREATE TEMP TRIGGER import_read AFTER INSERT ON import_file BEGIN
  INSERT INTO inbox(path, content) VALUES (new.path, readfile(new.path));
END;
INSERT INTO import_file
  SELECT path FROM import_found WHERE wanted ORDER BY path;

-- What came of it.
WITH
changed AS (
  SELECT f.file_id, b.file_id IS NULL AS is_new
  FROM file AS f LEFT JOIN temp.import_before AS b USING (file_id)
  WHERE b.file_id IS NULL OR f.hash IS NOT b.hash OR f.status <> b.status
    OR f.bytes IS NOT b.bytes),
total AS (
  SELECT (SELECT count(*) FROM temp.import_file) AS files,
    (SELECT count(*) FROM changed WHERE is_new) AS added,
    (SELECT count(*) FROM changed WHERE NOT is_new) AS replaced,
    (SELECT count(*) FROM temp.import_file JOIN file USING (path)
      WHERE status <> 'imported') AS kept,
    (SELECT count(*) FROM changed JOIN issue USING (file_id)) AS issues,
    (SELECT count(*) FROM changed JOIN issue USING (file_id)
      JOIN article USING (issue_id)) AS articles)
SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM temp.import_found WHERE wanted)
      THEN 'no file in ' || :dir || ' that is '
        || ifnull(:pattern, '*.txt or *.md')
    WHEN files = 0 THEN 'nothing was imported'
    ELSE files || CASE files WHEN 1 THEN ' file: ' ELSE ' files: ' END
      || added || ' new, ' || replaced || ' replaced, '
      || (files - added - replaced) || ' unchanged; ' || issues || ' issues, '
      || articles || ' items; ' || kept || ' kept with reason'
  END AS import
FROM total
WHERE EXISTS (SELECT 1 FROM temp.import_found);

SELECT '  ' || f.path || ': ' || ifnull(n.message, n.code) AS import
FROM temp.import_file AS p JOIN file AS f USING (path)
JOIN note AS n ON n.file_id = f.file_id AND n.issue_id IS NULL
WHERE n.code IN ('unreadable', 'empty', 'bytes', 'known', 'no_issue')
ORDER BY f.path, n.note_id;

DROP TABLE temp.import_file;
DROP TABLE temp.import_found;
DROP TABLE temp.import_before;
