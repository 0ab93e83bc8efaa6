-- Files of several issues that change: an issue goes, comes, moves.
.nullvalue ∅
.read sql/archive.sql
.read tests/archive/issue.sql
CREATE TEMP TABLE third AS SELECT replace(replace(replace(text, '第4期',
  '第5期'), '第13期', '第14期'), '抗洪', '集市') AS text FROM sample
  WHERE name = 'july';
INSERT INTO inbox SELECT name, text FROM sample WHERE name = 'both';
CREATE TEMP TABLE before AS SELECT article_id, issue_id, title FROM article;
SELECT issue_id, label, path, seq FROM v_issue;

-- It loses its first issue: the second keeps its ids, the loss is told.
INSERT INTO inbox SELECT 'both', text FROM sample WHERE name = 'july';
SELECT issue_id, label, path, seq FROM v_issue;
SELECT article_id, issue_id, title FROM article;
SELECT issue_id, code, replace(message, date('now'), '(today)') FROM note
  WHERE code = 'gone';
SELECT count(*) FROM article_fts('"村史"');

-- It comes back, in front, and a third one between: the note goes.
INSERT INTO inbox SELECT 'both', a.text || char(10) || t.text || char(10)
  || b.text FROM sample AS a, sample AS b, third AS t
  WHERE a.name = 'june' AND b.name = 'july';
SELECT issue_id, label, path, seq FROM v_issue ORDER BY seq;
SELECT article_id, issue_id, title FROM article ORDER BY issue_id;
SELECT count(*) FROM note WHERE code = 'gone';

-- An issue moves to another file: first there, then here …
INSERT INTO inbox SELECT 'june', text FROM sample WHERE name = 'june';
SELECT path, reason, shown_from FROM v_copy;
INSERT INTO inbox SELECT 'both', t.text || char(10) || b.text
  FROM sample AS b, third AS t WHERE b.name = 'july';
SELECT issue_id, label, path, seq FROM v_issue ORDER BY path, seq;
SELECT path, reason, shown_from FROM v_copy;
SELECT count(*) FROM note WHERE code = 'gone';
SELECT article_id FROM article JOIN issue USING (issue_id) WHERE number = 3;
-- … or the other way round: it is missing for a moment, and takes new ids.
INSERT INTO inbox SELECT 'both', text FROM third;
SELECT issue_id, label, path, seq FROM v_issue ORDER BY path, seq;
INSERT INTO inbox SELECT 'july', text FROM sample WHERE name = 'july';
SELECT label, path, seq FROM v_issue ORDER BY path, seq;

-- All numbers were wrong: by their items they are the same issues.
INSERT INTO inbox SELECT 'both', replace(a.text || char(10) || b.text, '2020年',
  '2021年') FROM sample AS a, sample AS b
  WHERE a.name = 'june' AND b.name = 'july';
DELETE FROM file WHERE path <> 'both';
CREATE TEMP TABLE dated AS SELECT issue_id, article_id, title FROM article;
INSERT INTO inbox SELECT 'both', replace(replace(replace(content, '2021年',
  '2022年'), '第3期', '第8期'), '第4期', '第9期')
  FROM inbox WHERE path = 'both';
SELECT issue_id, label, date, seq FROM v_issue ORDER BY seq;
SELECT count(*) FROM (SELECT * FROM dated INTERSECT
  SELECT issue_id, article_id, title FROM article);

-- Another issue under the old name ("latest.txt") is another issue.
INSERT INTO inbox SELECT 'latest', text FROM third;
INSERT INTO inbox SELECT 'latest', text FROM sample WHERE name = 'july';
SELECT issue_id, label, path, seq FROM v_issue ORDER BY path, seq;
SELECT code, replace(message, date('now'), '(today)')
  FROM note WHERE code = 'gone';

-- The same issue twice in one file.
INSERT INTO inbox SELECT 'twice', t.text || char(10) || j.text || char(10)
  || t.text FROM third AS t, sample AS j WHERE j.name = 'july';
SELECT path, status FROM file;
SELECT path, seq, reason, label, shown_from FROM v_copy;
SELECT count(*) FROM copy WHERE seq < 0;
SELECT (SELECT count(*) FROM inbox_candidate), (SELECT count(*) FROM inbox_item),
  (SELECT count(*) FROM issue WHERE seq IS NULL);
INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1);
