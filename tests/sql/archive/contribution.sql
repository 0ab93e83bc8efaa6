-- contribution says what credit, credit_role, article and issue say, whatever
-- is done to them; nobody has to write to it.
.read sql/archive.sql
.read tests/archive/sample.sql
-- No row: the table is as it would be if it were made now.
CREATE TEMP VIEW apart AS
WITH due AS (SELECT article_id, unit, min(credit_id) AS credit_id, issue_id,
    date, chars
  FROM v_contributor GROUP BY article_id, unit)
SELECT 'missing', * FROM (SELECT * FROM due EXCEPT SELECT * FROM contribution)
UNION ALL
SELECT 'too many', * FROM (SELECT * FROM contribution EXCEPT SELECT * FROM due);
CREATE TEMP TABLE step(name, rows, apart);
CREATE TEMP VIEW done(name) AS SELECT name FROM step;
CREATE TEMP TRIGGER step_done INSTEAD OF INSERT ON done BEGIN
  INSERT INTO step SELECT new.name, (SELECT count(*) FROM contribution),
    (SELECT count(*) FROM apart);
END;
INSERT INTO done VALUES ('made');
INSERT INTO credit(issue_id, article_id, role, name, org) VALUES
  (1, 1, '供稿', '县档案馆', '县档案馆'), (1, 1, '供稿', '县志办', NULL),
  (1, 1, '供稿', NULL, NULL), (1, NULL, '供稿', '县志办', NULL);
INSERT INTO done VALUES ('credits come');
UPDATE credit SET org = '县志办' WHERE article_id = 1 AND org = '县档案馆'
  AND dept IS NOT NULL;
INSERT INTO done VALUES ('another unit');
UPDATE credit SET article_id = 3 WHERE article_id = 1 AND name = '县档案馆';
INSERT INTO done VALUES ('another item');
UPDATE credit SET role = '审核' WHERE article_id = 2 AND org = '县图书馆';
INSERT INTO done VALUES ('another role');
UPDATE credit_role SET contributes = 1 WHERE role = '摄影';
INSERT INTO done VALUES ('photographers count');
INSERT INTO credit_role VALUES ('署名', 0) ON CONFLICT(role)
  DO UPDATE SET contributes = excluded.contributes;
INSERT INTO done VALUES ('bylines do not');
DELETE FROM credit_role WHERE role IN ('署名', '审核');
INSERT INTO done VALUES ('roles without a row do');
UPDATE article SET chars = chars + 1;
UPDATE issue SET date = '2022-01-01' WHERE issue_id IN (1, 4);
UPDATE issue SET date = NULL WHERE issue_id = 7;
INSERT INTO done VALUES ('dates and characters');
UPDATE article SET issue_id = 8, seq = 9 WHERE article_id = 9;
INSERT INTO done VALUES ('an item moves');
DELETE FROM credit WHERE article_id = 3 AND name = '县档案馆';
INSERT INTO done VALUES ('a credit goes');
DELETE FROM article WHERE article_id = 15;
INSERT INTO done VALUES ('an item goes');
DELETE FROM issue WHERE issue_id = 1;
INSERT INTO done VALUES ('an issue goes');
DELETE FROM file WHERE path = '2021/01.txt';
INSERT INTO done VALUES ('a file goes');
DELETE FROM file;
INSERT INTO done VALUES ('all files go');
SELECT name, rows, apart FROM step;
