-- The same text in any charset, width or wrapping changes nothing; under
-- another name it is a copy, and no second issue.
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');
INSERT INTO inbox VALUES ('list', 'eggs'), ('void', ''), ('lost', NULL);
SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM issue),
  (SELECT count(*) FROM article), (SELECT count(*) FROM note);

-- Under its own name.
CREATE TEMP TABLE again(path, content);
INSERT INTO again SELECT name, text FROM sample
  WHERE name IN ('june', 'july');
INSERT INTO again SELECT name, CAST(text AS BLOB) FROM sample
  WHERE name IN ('june', 'july');
INSERT INTO again SELECT 'june', CAST(x'EFBBBF' || text AS BLOB)
  FROM sample WHERE name = 'june';
INSERT INTO again SELECT 'june', replace(text, char(10), char(13, 10))
  FROM sample WHERE name = 'june';
INSERT INTO again SELECT NULL, text FROM sample WHERE name = 'june';
INSERT INTO again VALUES ('list', 'eggs'), ('void', ''), ('lost', NULL);
CREATE TEMP TABLE changes AS SELECT total_changes() AS n;
INSERT INTO inbox SELECT path, content FROM again;
-- No row changes.
SELECT total_changes() - n FROM changes;

-- Under others: seven more files, no more issues.
DELETE FROM again;
INSERT INTO again SELECT 'blob ' || name, CAST(text AS BLOB) FROM sample
  WHERE name IN ('june', 'july');
INSERT INTO again SELECT 'marked', CAST(x'EFBBBF' || text AS BLOB)
  FROM sample WHERE name = 'june';
INSERT INTO again SELECT 'crlf', replace(text, char(10), char(13, 10))
  FROM sample WHERE name = 'june';
INSERT INTO again SELECT 'wide', replace(text, '6月', '６月')
  FROM sample WHERE name = 'june';
INSERT INTO again SELECT 'wrapped', replace(text, '，', '，' || char(10, 10))
  FROM sample WHERE name = 'june';
INSERT INTO again VALUES ('another list', ' eggs ');
INSERT INTO inbox SELECT path, content FROM again;
SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM issue),
  (SELECT count(*) FROM article);
SELECT path, status, reason FROM v_kept ORDER BY file_id;
SELECT path, seq, reason, label, shown_from FROM v_copy ORDER BY path;
DELETE FROM changes;
INSERT INTO changes SELECT total_changes() + 1;
INSERT INTO inbox SELECT path, content FROM again;
SELECT total_changes() - n FROM changes;

-- A GB18030 file is new, once; its text as UTF-8 is a copy.
INSERT INTO inbox VALUES ('gb18030', CAST(readfile(
  'tests/issues/05-gb18030.txt') AS BLOB));
INSERT INTO inbox SELECT 'as UTF-8', content FROM inbox
  WHERE path = 'gb18030';
SELECT path, charset, status FROM file WHERE file_id > 12;
SELECT count(*) FROM issue;

-- Without a name, once as well.
INSERT INTO inbox VALUES (NULL, (SELECT replace(text, '第4期', '第5期')
  FROM sample WHERE name = 'july'));
INSERT INTO inbox VALUES (NULL, (SELECT replace(text, '第4期', '第 5 期')
  FROM sample WHERE name = 'july'));
SELECT count(*), sum(path IS NULL) FROM file;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
