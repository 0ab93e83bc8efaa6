-- Another text under the same path replaces what the path held; items that
-- stayed the same keep their ids, and the clerk's links to them.
.nullvalue ∅
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');
INSERT INTO submission(org, title, article_id)
  SELECT '县' || article_id, title, article_id FROM article;
SELECT article_id, issue_id, seq, title FROM article;

INSERT INTO inbox SELECT 'june', text FROM sample
  WHERE name = 'june, corrected';
SELECT file_id, path, status FROM file;
SELECT issue_id, number FROM issue;
SELECT article_id, issue_id, section_id IS NOT NULL, seq, title,
  instr(body, '六十二') > 0 FROM article ORDER BY issue_id, seq;
SELECT org, article_id FROM submission;
SELECT toc.title, article.title FROM toc LEFT JOIN article USING (article_id);
SELECT count(*) FROM credit;
-- Nothing of the old text is left, in the index neither.
SELECT count(*) FROM article_fts('"六十名"');
SELECT rowid FROM article_fts('"六十二名"');
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
SELECT count(*) FROM inbox_candidate;

-- A text in which no issue is left takes the issue with it, and says so.
INSERT INTO inbox VALUES ('july', '鸡蛋');
SELECT path, status FROM file;
SELECT issue_id, number FROM issue;
SELECT org, article_id FROM submission;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);

-- And back.
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');
SELECT path, status FROM file;
SELECT number, (SELECT count(*) FROM article AS a
  WHERE a.issue_id = i.issue_id) FROM issue AS i ORDER BY number;
SELECT count(*) FROM note WHERE issue_id IS NULL;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);

-- All texts anew, after an update of the parser: every id stays.
CREATE TEMP TABLE before AS SELECT article_id, issue_id, title FROM article;
UPDATE file SET charset = 'GB18030', hash = NULL WHERE path = 'june';
INSERT INTO inbox_text SELECT * FROM inbox_text WHERE text IS NOT NULL;
SELECT path, charset, length(hash) FROM file;
SELECT count(*), (SELECT count(*) FROM (SELECT * FROM before
  EXCEPT SELECT article_id, issue_id, title FROM article)) FROM article;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
