-- The same issue as another extraction gives it: the text differs, the items do
-- not.  It is a copy.
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');

-- Page numbers and running heads; no contents; no dispatch list; no masthead
-- but the number and the year: nothing of it is new.
INSERT INTO inbox SELECT 'pages', replace(text, '周末照常接待',
  '周末照常' || char(10) || '— 2 —' || char(10, 12) || '接待')
  FROM sample WHERE name = 'june';
INSERT INTO inbox SELECT 'no contents', replace(text,
  '本期要目
●县档案馆开放新查阅室
●县图书馆举办读书会

', '') FROM sample WHERE name = 'june';
INSERT INTO inbox SELECT 'no foot', substr(text, 1, instr(text, '送：') - 1)
  FROM sample WHERE name = 'june';
INSERT INTO inbox SELECT 'no series', replace(replace(text, '岚江动态', ''),
  '（总第12期）', '') FROM sample WHERE name = 'june';
-- A part of it: its first item.
INSERT INTO inbox SELECT 'part', substr(text, 1,
  instr(text, '县图书馆举办读书会

　') - 1) FROM sample WHERE name = 'june';
SELECT path, status FROM file;
SELECT path, seq, reason, label, shown_from FROM v_copy ORDER BY path;
SELECT issue_id, path, articles FROM v_issue;
SELECT * FROM v_conflict;

-- Where a text says more, it is the correction: here the first one lacked the
-- series and the total number.
DELETE FROM file;
INSERT INTO inbox SELECT 'no series', replace(replace(text, '岚江动态', ''),
  '（总第12期）', '') FROM sample WHERE name = 'june';
CREATE TEMP TABLE before AS SELECT article_id, title FROM article;
INSERT INTO inbox SELECT name, text FROM sample WHERE name = 'june';
SELECT path, status FROM file;
SELECT series, total, path FROM v_issue;
SELECT count(*), (SELECT count(*) FROM (SELECT * FROM before
  INTERSECT SELECT article_id, title FROM article)) FROM article;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
