-- A corrected text from another path replaces its issue; items keep their ids
-- while their title or their text stays; a brief while it stays in its place.
.nullvalue ∅
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');
INSERT INTO submission(title, article_id) SELECT title, article_id
  FROM article;
SELECT article_id, issue_id, seq, title FROM article;

-- The text of one item, the title of another; a third gives way to a new one,
-- which stands first.
INSERT INTO inbox SELECT 'june 2', replace(replace(text,
  '【经验交流】

东山镇整理村史的做法

　　东山镇用一年时间整理出十二部村史。主要做法是：先收家谱，再访老人，后对档案。

（东山镇政府供稿）
', ''), '【工作动态】
', '【工作动态】

县气象站迁入新址

　　6月8日，县气象站迁入新址，观测场面积扩大一倍，可以观测二十三个项目。

（县气象站供稿）
') FROM (SELECT replace(replace(text, '六十名读者', '六十二名读者'),
    '县档案馆开放新查阅室', '县档案馆新查阅室开放') AS text
  FROM sample WHERE name = 'june');
SELECT path, status, reason FROM file LEFT JOIN v_kept USING (path, status);
SELECT article_id, issue_id, seq, title FROM article ORDER BY issue_id, seq;
SELECT title, article_id FROM submission;
SELECT path, seq, reason, label, shown_from FROM v_copy;
SELECT issue_id, code, message FROM note
  WHERE code IN ('corrects', 'items_gone', 'replaced');
SELECT rowid FROM article_fts('"六十二名"');
SELECT count(*) FROM article_fts('"村史"');
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);

-- What was replaced does not come back: neither from its own file, nor from a
-- copy of it.
CREATE TEMP TABLE before AS SELECT total_changes() AS n;
INSERT INTO inbox SELECT name, text FROM sample WHERE name = 'june';
SELECT total_changes() - n FROM before;
INSERT INTO inbox SELECT 'june, copied', text FROM sample WHERE name = 'june';
SELECT path, reason, shown_from FROM v_copy;
SELECT max(issue_id), count(*) FROM issue;
-- Nor when all texts are read anew.
UPDATE file SET hash = NULL;
INSERT INTO inbox_text SELECT * FROM inbox_text WHERE text IS NOT NULL;
SELECT path, reason, shown_from FROM v_copy;
SELECT article_id, issue_id, seq, title FROM article ORDER BY issue_id, seq;

-- Without the correction the text before it is shown again.
DELETE FROM file WHERE path = 'june 2';
SELECT path, status FROM file;
SELECT article_id, issue_id, seq, title FROM article ORDER BY issue_id, seq;
SELECT path, reason, shown_from FROM v_copy;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);

-- Where sql/import.sql knows the files' times, the newer file is shown,
-- whichever comes last.
DELETE FROM file;
INSERT INTO import_seen(path, modified) VALUES ('old', 1000), ('new', 2000);
INSERT INTO inbox SELECT 'new', text FROM sample
  WHERE name = 'june, corrected';
INSERT INTO inbox SELECT 'old', text FROM sample WHERE name = 'june';
SELECT path, reason, shown_from FROM v_copy;
SELECT reason FROM v_kept;
SELECT count(*) FROM article WHERE body LIKE '%六十二名%';

-- Briefs: the second of three is corrected, and keeps its id.
INSERT INTO inbox VALUES ('briefs', '岚江动态
第8期
岚江县委办公室编　2020年11月10日
【简讯】
　　●县档案馆接收家谱三十部，分属十一个姓氏。
　　●县图书馆新到图书四百册，下周可以借阅。
　　●东山镇修好了通往旧窑址的路。
');
SELECT article_id, a.seq, a.kind FROM article AS a JOIN issue USING (issue_id)
  WHERE number = 8;
INSERT INTO inbox SELECT 'briefs 2', replace(content, '四百册', '四百一十册')
  FROM inbox WHERE path = 'briefs';
SELECT article_id, a.seq, substr(body, 1, 14), path
  FROM article AS a JOIN v_issue USING (issue_id) WHERE number = 8;
