-- grams 2: a character with its neighbour, and alone in the same place.
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese grams 2');
CREATE VIRTUAL TABLE v USING fts5vocab(t, instance);
INSERT INTO t VALUES
  ('总第198期刊登'),
  ('A股与GB18030标准'),
  ('習' || char(10, 10) || '3' || char(10, 10) || '近　平'),
  ('初心、使命'),
  ('㈱水' || char(0x200B) || '利'),
  ('县'),
  ('，。'),
  ('会');
SELECT doc, group_concat(offset || term, ' ')
  FROM (SELECT * FROM v ORDER BY doc, offset, term) GROUP BY doc;

.print borders
SELECT rowid, highlight(t, 0, '[', ']') FROM t('总第');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('第198');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('第198期');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('198期刊');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('a股');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('股与gb');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('18030标');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('习近平');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('"初心，使命"');
SELECT count(*) FROM t('初心使命');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('株水利');

.print one character
SELECT rowid, highlight(t, 0, '[', ']') FROM t('期');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('平');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('县');

.print prefix
SELECT rowid, highlight(t, 0, '[', ']') FROM t('期*');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('期刊*');
SELECT rowid, highlight(t, 0, '[', ']') FROM t('"标 准" *');
SELECT rowid FROM t('180*');

.print first, near, kept in step
SELECT rowid FROM t('^总第');
SELECT rowid FROM t('^第');
SELECT rowid FROM t('NEAR(总第 刊登, 3)');
DELETE FROM t WHERE rowid = 1;
SELECT count(*) FROM t('期');
INSERT INTO t(t) VALUES ('integrity-check');
INSERT INTO t(t) VALUES ('rebuild');
SELECT rowid FROM t('标准');
