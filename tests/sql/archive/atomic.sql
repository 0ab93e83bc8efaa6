-- An error in the middle of an import leaves nothing of it.
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox SELECT name, text FROM sample WHERE name = 'july';
CREATE TEMP TRIGGER disk_full BEFORE INSERT ON main.credit
WHEN new.name = '东山镇政府'
BEGIN SELECT RAISE(ABORT, 'disk full'); END;
-- The second of two files fails at its third item; both are gone.
INSERT INTO inbox VALUES ('list', '鸡蛋'),
  ('june', (SELECT text FROM sample WHERE name = 'june'));
SELECT path, status FROM file;
SELECT count(*), max(article_id) FROM article;
SELECT count(*) FROM note JOIN file USING (file_id) WHERE status = 'reading';
SELECT count(*) FROM inbox_candidate;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
SELECT count(*) FROM article_fts('"村史"');
-- So does a correction that fails: the old text stays.
INSERT INTO inbox VALUES ('july', (SELECT text FROM sample
  WHERE name = 'june'));
SELECT path, status FROM file;
SELECT number FROM issue;
SELECT rowid FROM article_fts('"抗洪照片"');
-- Once the cause is gone it works.
DROP TRIGGER disk_full;
INSERT INTO inbox SELECT name, text FROM sample WHERE name = 'june';
SELECT path, status FROM file;
SELECT number FROM issue ORDER BY number;
