-- Several issues in one file, and issues that come in two files.
.nullvalue ∅
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox SELECT name, text FROM sample WHERE name = 'both';
SELECT issue_id, file_id, seq, number, date FROM issue;
SELECT seq, start, substr(text, 1, 4) FROM inbox_issue;
SELECT sum(length) = (SELECT length(text) FROM file) FROM issue;
SELECT issue_id, seq, section, title FROM article;
SELECT series, publisher FROM serial;

-- One of them alone is known.
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');
SELECT count(*) FROM file;

-- The other way round: the volume brings nothing new, and says so.
DELETE FROM file;
SELECT (SELECT count(*) FROM issue), (SELECT count(*) FROM article),
  (SELECT count(*) FROM section), (SELECT count(*) FROM credit),
  (SELECT count(*) FROM toc), (SELECT count(*) FROM dispatch),
  (SELECT count(*) FROM note);
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');
INSERT INTO inbox SELECT name, text FROM sample WHERE name = 'both';
SELECT path, status FROM file;
SELECT code, message FROM note WHERE issue_id IS NULL;
SELECT count(*) FROM issue;
-- With one new issue in it, that one is taken.
DELETE FROM file WHERE path IN ('july', 'both');
INSERT INTO inbox SELECT name, text FROM sample WHERE name = 'both';
SELECT path, status FROM file;
SELECT f.path, i.seq, i.number FROM issue AS i JOIN file AS f USING (file_id);
SELECT reason FROM v_kept;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
