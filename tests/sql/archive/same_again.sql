-- The same text under any name, charset, width or wrapping changes nothing.
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');
INSERT INTO inbox VALUES ('list', 'eggs'), ('void', ''), ('lost', NULL);
SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM issue),
  (SELECT count(*) FROM article), (SELECT count(*) FROM note);

CREATE TEMP TABLE again(path, content);
INSERT INTO again SELECT name, text FROM sample
  WHERE name IN ('june', 'july');
INSERT INTO again SELECT 'other ' || name, text FROM sample
  WHERE name IN ('june', 'july');
INSERT INTO again SELECT 'blob ' || name, CAST(text AS BLOB) FROM sample
  WHERE name IN ('june', 'july');
INSERT INTO again SELECT name, CAST(text AS BLOB) FROM sample
  WHERE name IN ('june', 'july');
INSERT INTO again SELECT 'marked', CAST(x'EFBBBF' || text AS BLOB)
  FROM sample WHERE name = 'june';
INSERT INTO again SELECT 'crlf', replace(text, char(10), char(13, 10))
  FROM sample WHERE name = 'june';
INSERT INTO again SELECT 'june', replace(text, char(10), char(13, 10))
  FROM sample WHERE name = 'june';
INSERT INTO again SELECT 'wide', replace(text, '6月', '６月')
  FROM sample WHERE name = 'june';
INSERT INTO again SELECT 'wrapped', replace(text, '，', '，' || char(10, 10))
  FROM sample WHERE name = 'june';
INSERT INTO again SELECT NULL, text FROM sample WHERE name = 'june';
INSERT INTO again VALUES ('gb18030', CAST(readfile(
  'tests/issues/05-gb18030.txt') AS BLOB));
INSERT INTO again VALUES ('list', 'eggs'), ('void', ''), ('lost', NULL),
  ('another list', ' eggs ');
-- All but the GB18030 file are known; that one is new, once.
CREATE TEMP TABLE changes(n);
INSERT INTO inbox SELECT path, content FROM again WHERE path = 'gb18030';
INSERT INTO changes SELECT total_changes();
INSERT INTO inbox SELECT path, content FROM again WHERE path IS NOT 'gb18030';
INSERT INTO inbox SELECT 'as UTF-8', content FROM inbox
  WHERE path = 'gb18030';
INSERT INTO inbox SELECT path, content FROM again;
-- (1: the row of changes itself)
SELECT total_changes() - n FROM changes;
SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM issue);

-- Without a name, once as well.
INSERT INTO inbox VALUES (NULL, (SELECT replace(text, '第4期', '第5期')
  FROM sample WHERE name = 'july'));
INSERT INTO inbox VALUES (NULL, (SELECT replace(text, '第4期', '第 5 期')
  FROM sample WHERE name = 'july'));
SELECT count(*), sum(path IS NULL) FROM file;
