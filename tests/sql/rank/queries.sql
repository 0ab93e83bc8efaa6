-- All that MATCH can say.
CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize='chinese');
INSERT INTO t VALUES
  ('工作动态', '全县召开防汛工作会议，部署防汛工作。'),
  ('工作动态', '全县召开第三期培训班，部署抗旱。'),
  ('简讯', '第3期培训班，第三期培训班。'),
  ('简讯', 'GB18030标准培训'),
  ('简讯', '天气'), ('简讯', '天气'), ('简讯', '天气');

.print -- NOT, AND, NEAR, columns, prefixes, the first word
SELECT rowid, round(zh_rank(t), 3) FROM t('工作 NOT 抗旱') ORDER BY rank;
SELECT rowid, round(zh_rank(t), 3) FROM t('全县 AND 防汛');
SELECT rowid, round(zh_rank(t), 3) FROM t('NEAR(全县 防汛, 5)');
SELECT rowid, round(zh_rank(t), 3) FROM t('title: 工作') ORDER BY rowid;
SELECT rowid, round(zh_rank(t), 3) FROM t('stand*');
SELECT rowid, round(zh_rank(t), 3) FROM t('gb*');
SELECT rowid, round(zh_rank(t), 3) FROM t('^第3期');

.print -- a word that is asked twice counts twice
SELECT a.r < b.r FROM (SELECT zh_rank(t) r FROM t('抗旱 OR 抗旱')) a,
  (SELECT zh_rank(t) r FROM t('抗旱')) b;

.print -- spellings of one word, between empty strings, count as one word
SELECT rowid, round(zh_rank(t), 3) FROM t('第三期 OR 第3期') ORDER BY 2;
SELECT rowid, round(zh_rank(t), 3) FROM t('"" OR 第三期 OR 第3期 OR ""')
ORDER BY 2;
SELECT a.r = b.r FROM
  (SELECT zh_rank(t) r FROM t('抗旱 OR 培训')) a,
  (SELECT zh_rank(t) r FROM t('"" OR 抗旱 OR "" OR ("" OR 培训 OR "")')) b
LIMIT 1;
.print -- ... and have neighbours as one word has
SELECT rowid, round(zh_rank(t), 3)
FROM t('("" OR 第三期 OR 第3期 OR "") OR ("" OR 培训 OR 学习 OR "")')
ORDER BY 2;
.print -- an empty string alone marks nothing
SELECT rowid, round(zh_rank(t), 3) FROM t('"" OR 第三期 OR 第3期') ORDER BY 2;
SELECT count(*) FROM t('"" OR ""');

.print -- a query of many words
CREATE TABLE long AS
  WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
  SELECT group_concat('防汛', ' OR ') query FROM n;
SELECT rowid, zh_rank(t) < -100 FROM t((SELECT query FROM long));

.print -- other kinds of tables
CREATE VIRTUAL TABLE contentless USING fts5(x, content='', tokenize='chinese');
INSERT INTO contentless(rowid, x) VALUES (7, '防汛工作'), (8, '天气');
SELECT rowid, zh_rank(contentless) < 0 FROM contentless('防汛 OR 工作');
CREATE VIRTUAL TABLE sizeless USING fts5(x, columnsize=0, tokenize='chinese');
INSERT INTO sizeless(rowid, x) VALUES (7, '防汛工作'), (8, '天气');
SELECT rowid, zh_rank(sizeless) < 0 FROM sizeless('防汛 OR 工作');
CREATE VIRTUAL TABLE neither
  USING fts5(x, content='', columnsize=0, tokenize='chinese');
INSERT INTO neither(rowid, x) VALUES (7, '防汛工作'), (8, '天气');
SELECT rowid, zh_rank(neither) < 0 FROM neither('防汛 OR 工作');
CREATE VIRTUAL TABLE words USING fts5(x, tokenize='unicode61');
INSERT INTO words VALUES ('flood control work'), ('work of control'), ('rain');
SELECT rowid FROM words('flood OR control OR work') ORDER BY zh_rank(words);
CREATE VIRTUAL TABLE columns USING fts5(x, detail=column, tokenize='chinese');
INSERT INTO columns VALUES ('防汛工作'), ('工作'), ('天气');
SELECT rowid, zh_rank(columns) < 0 FROM columns('防 OR 汛 OR 工') ORDER BY 2, 1;
