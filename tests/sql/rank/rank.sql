-- zh_rank: which of two rows comes first, and why.
CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize='chinese');
CREATE TABLE filler AS
  WITH n(i) AS (SELECT 101 UNION ALL SELECT i + 1 FROM n WHERE i < 160)
  SELECT i, '通知' title, '天气晴朗，气温适宜，风力不大。' body FROM n;
INSERT INTO t(rowid, title, body) SELECT i, title, body FROM filler;

.print -- neighbours in the order of the query, then apart, then turned round
INSERT INTO t(rowid, title, body) VALUES
  (1, '通知', '会议今天讨论工作，专门研究防汛。'),
  (2, '通知', '今天讨论防汛工作会议，专门研究。'),
  (3, '通知', '今天防汛讨论工作，会议专门研究。');
SELECT rowid FROM t('防汛 OR 工作 OR 会议') ORDER BY zh_rank(t);

.print -- a gap of 4 tokens is near, one of 5 is not
DELETE FROM t WHERE rowid < 100;
INSERT INTO t(rowid, title, body) VALUES
  (1, '通知', '防汛甲乙丙丁戊工作'),
  (2, '通知', '防汛甲乙丙丁工作戊'),
  (3, '通知', '防汛工作甲乙丙丁戊'),
  (4, '通知', '工作防汛甲乙丙丁戊'),
  (5, '防汛', '工作甲乙丙丁戊通知');
SELECT rowid, zh_rank(t) = (SELECT zh_rank(t) FROM t('防汛 OR 工作')
  WHERE rowid = 1) FROM t('防汛 OR 工作') WHERE rowid < 5 ORDER BY zh_rank(t), rowid;

.print -- more of the words, rarer words, more often, in a shorter column
DELETE FROM t WHERE rowid < 100;
INSERT INTO t(rowid, title, body) VALUES
  (1, '通知', '防汛准备充分天气晴'),
  (2, '通知', '防汛准备天气，抗旱准备充分'),
  (3, '通知', '防汛准备防汛充分天'),
  (4, '通知', '防汛准备充分' || (SELECT group_concat(body, '') FROM filler)),
  (5, '通知', '气温很好');
SELECT rowid FROM t('防汛 OR 抗旱 OR 气温') WHERE rowid < 100 ORDER BY rank;
INSERT INTO t(t, rank) VALUES ('rank', 'zh_rank()');
SELECT rowid FROM t('防汛 OR 抗旱 OR 气温') WHERE rowid < 100 ORDER BY rank;

.print -- words in one passage, then in two places of a text that is as long
DELETE FROM t WHERE rowid < 100;
INSERT INTO t(rowid, title, body) SELECT i, '通知', CASE i
    WHEN 1 THEN '防汛' || far || '抗旱' || near
    WHEN 2 THEN '防汛' || near || '抗旱' || far
    ELSE far || '抗旱' || near || '防汛' END
  FROM (SELECT 1 i UNION ALL SELECT 2 UNION ALL SELECT 3),
    (SELECT replace(printf('%60s', ''), ' ', '天') far,
      replace(printf('%9s', ''), ' ', '气') near);
SELECT rowid FROM t('防汛 OR 抗旱') ORDER BY zh_rank(t), rowid;
SELECT (SELECT zh_rank(t) FROM t('防汛 OR 抗旱') WHERE rowid = 2) =
  (SELECT zh_rank(t) FROM t('防汛 OR 抗旱') WHERE rowid = 3);
.print -- in a title that has a weight, a passage has it too
INSERT INTO t(rowid, title, body) VALUES (4, '防汛抗旱', '天气'), (5, '天气', '防汛抗旱');
SELECT rowid FROM t('抗旱 OR 防汛') WHERE rowid > 3 ORDER BY zh_rank(t, 9, 1);
SELECT rowid FROM t('抗旱 OR 防汛') WHERE rowid > 3 ORDER BY zh_rank(t, 0, 1);
SELECT zh_rank(t, 0, 0) FROM t('抗旱 OR 防汛') WHERE rowid = 4;

.print -- a word that every row has still orders
SELECT rowid, zh_rank(t) < 0 FROM t('通知') ORDER BY zh_rank(t) LIMIT 1;

.print -- without MATCH there is nothing to rank
SELECT DISTINCT zh_rank(t) FROM t;
