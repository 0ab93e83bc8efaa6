-- The same results where foreign keys are enforced.
PRAGMA foreign_keys = ON;
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');
INSERT INTO inbox SELECT 'june', text FROM sample
  WHERE name = 'june, corrected';
INSERT INTO inbox SELECT name, text FROM sample WHERE name = 'both';
PRAGMA foreign_key_check;
SELECT article_id, issue_id, seq FROM article;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
DELETE FROM article WHERE article_id = 1;
DELETE FROM section WHERE section_id = (SELECT max(section_id) FROM section);
DELETE FROM file WHERE path = 'june';
PRAGMA foreign_key_check;
SELECT path FROM file;
SELECT count(*) FROM issue;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
