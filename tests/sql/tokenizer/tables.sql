-- Kinds of tables and of values.
CREATE VIRTUAL TABLE t USING fts5(a, b, tokenize='chinese');
INSERT INTO t VALUES
  (NULL, '水利局'), (20200609, 3.5), (x'E6B0B4E588A9', '局'), ('', NULL);
SELECT rowid FROM t('水利');
SELECT rowid FROM t('20200609');
UPDATE t SET b = '应急局' WHERE rowid = 1;
SELECT rowid FROM t('水利');
DELETE FROM t WHERE rowid = 3;
SELECT count(*) FROM t('水利');
INSERT INTO t(t) VALUES ('integrity-check');
INSERT INTO t(t) VALUES ('rebuild');
SELECT rowid FROM t('应急');

.print contentless
CREATE VIRTUAL TABLE c USING fts5(x, content='', tokenize='chinese');
INSERT INTO c(rowid, x) VALUES (7, '云岭县' || char(10, 10) || '水利局');
SELECT rowid FROM c('县水利');
INSERT INTO c(c, rowid, x)
  VALUES ('delete', 7, '云岭县' || char(10, 10) || '水利局');
SELECT count(*) FROM c('县水利');

.print external content
CREATE TABLE article(article_id INTEGER PRIMARY KEY, body);
INSERT INTO article VALUES (1, '云岭县水利局召开会议'), (2, '县应急局');
CREATE VIRTUAL TABLE f USING fts5(body, content='article',
  content_rowid='article_id', tokenize='chinese');
INSERT INTO f(f) VALUES ('rebuild');
SELECT rowid, highlight(f, 0, '[', ']') FROM f('水利局');
INSERT INTO f(f) VALUES ('integrity-check');

.print two tables at once
SELECT t.rowid, f.rowid, highlight(f, 0, '<', '>')
  FROM t('局') AS t, f('局') AS f ORDER BY 1, 2;

.print with a prefix index and without positions
CREATE VIRTUAL TABLE p USING fts5(x, prefix='1 2', tokenize='chinese');
INSERT INTO p SELECT body FROM article;
SELECT rowid FROM p('云*');
INSERT INTO p(p) VALUES ('integrity-check');
CREATE VIRTUAL TABLE d USING fts5(x, detail=none, tokenize='chinese');
INSERT INTO d SELECT body FROM article;
SELECT rowid FROM d('县');
INSERT INTO d(d) VALUES ('integrity-check');
