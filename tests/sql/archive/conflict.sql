-- Two issues of one series, number and year with different items: both are
-- kept, and told.
.nullvalue ∅
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');
CREATE TEMP TABLE other(text);
INSERT INTO other SELECT replace(replace(text, '第4期', '第3期'),
  '（总第13期）', '（总第12期）') FROM sample WHERE name = 'july';
INSERT INTO inbox SELECT 'another third', text FROM other;
SELECT path, status FROM file;
SELECT issue_id, label, path, articles FROM v_issue;
SELECT * FROM v_conflict;
SELECT issue_id, message FROM note WHERE code = 'conflict';
-- The same again: still one.
INSERT INTO inbox SELECT 'another third', text FROM other;
INSERT INTO inbox SELECT 'another third, copied', text FROM other;
SELECT issue_id, other_id FROM v_conflict;
SELECT path, shown_from FROM v_copy;

-- A correction of either replaces the one that it is like.
INSERT INTO inbox SELECT 'june 2', text FROM sample
  WHERE name = 'june, corrected';
INSERT INTO inbox SELECT 'another third 2', replace(text, '一百零三张',
  '一百零四张') FROM other;
SELECT issue_id, label, path FROM v_issue;
SELECT issue_id, other_id, path, other_path FROM v_conflict;
SELECT count(*) FROM note WHERE code = 'conflict';

-- Settled: the number was wrong.
INSERT INTO inbox SELECT 'another third 2', replace(replace(text, '第3期',
  '第5期'), '（总第12期）', '（总第14期）') FROM other;
SELECT issue_id, label, path FROM v_issue;
SELECT count(*) FROM v_conflict;
SELECT count(*) FROM note WHERE code = 'conflict';

-- Or one of the two goes, and its note with it.
INSERT INTO inbox SELECT 'fourth', replace(replace(text, '第3期', '第4期'),
  '（总第12期）', '（总第13期）') FROM sample WHERE name = 'june';
SELECT label, path, other_path FROM v_conflict;
DELETE FROM file WHERE path = 'july';
SELECT count(*) FROM v_conflict;
SELECT count(*) FROM note WHERE code = 'conflict';

-- Another year, another series, another kind: no conflict.
DELETE FROM file;
INSERT INTO inbox SELECT name, text FROM sample WHERE name = 'june';
INSERT INTO inbox SELECT 'year', replace(replace(text, '2020年', '2021年'),
  '总第12期', '总第24期') FROM other;
INSERT INTO inbox SELECT 'series', replace(text, '岚江动态', '松岭动态')
  FROM other;
INSERT INTO inbox SELECT 'kind', replace(text, '第3期
', '增刊第3期
') FROM other;
SELECT label, kind, path FROM v_issue;
SELECT * FROM v_conflict;
-- Without series and office the number alone is no reason to complain.
INSERT INTO inbox SELECT 'anonymous', replace(replace(text, '岚江动态', ''),
  '岚江县委办公室编', '') FROM other;
SELECT count(*) FROM v_issue;
SELECT * FROM v_conflict;
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
