-- article_fts follows every change of article.
.read sql/archive.sql
.read tests/archive/made.sql
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
SELECT rowid FROM article_fts('"读书会"') ORDER BY rowid;
-- Columns can be named.
SELECT rowid FROM article_fts('credit: "县档案馆"') ORDER BY rowid;

UPDATE article SET body = '改写为讲座。' WHERE article_id = 2;
UPDATE article SET section = '别处', chars = 6 WHERE article_id = 2;
SELECT count(*) FROM article_fts('"三位老人"');
SELECT rowid FROM article_fts('"讲座"');
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);

UPDATE article SET article_id = 50 WHERE article_id = 2;
SELECT rowid FROM article_fts('"讲座"');
DELETE FROM article WHERE article_id = 50;
SELECT count(*) FROM article_fts('"讲座"');
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);

-- REPLACE would leave the old words behind: refused, nothing changes.
REPLACE INTO article(article_id, issue_id, seq, body) VALUES (1, 1, 1, '新');
INSERT OR REPLACE INTO article(issue_id, seq, body) VALUES (1, 1, '新');
SELECT substr(body, 1, 6) FROM article WHERE article_id = 1;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);

-- An issue takes its items along.
DELETE FROM issue WHERE issue_id = 1;
SELECT count(*) FROM article_fts('"县档案馆"');
SELECT (SELECT count(*) FROM credit WHERE issue_id = 1),
  (SELECT count(*) FROM toc WHERE issue_id = 1),
  (SELECT count(*) FROM section WHERE issue_id = 1);
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);

-- The index can be made anew.
INSERT INTO article_fts(article_fts) VALUES ('rebuild');
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
