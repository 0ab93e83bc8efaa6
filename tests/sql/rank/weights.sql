-- Weights of columns, and the table's rank option.
CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize='chinese');
INSERT INTO t VALUES ('防汛', '天气晴朗的一天'), ('天气', '防汛工作的一天'),
  ('会议', '今天没有别的事'), ('讲话', '今天没有别的事');
SELECT rowid FROM t('防汛') ORDER BY zh_rank(t, 5, 1);
SELECT rowid FROM t('防汛') ORDER BY zh_rank(t, 1, 5);
SELECT rowid FROM t('防汛') ORDER BY zh_rank(t, 0.1);
SELECT rowid, zh_rank(t, 1, 0) FROM t('防汛') WHERE rowid = 2;
SELECT zh_rank(t) = zh_rank(t, 1, 1), zh_rank(t) = zh_rank(t, 1.0)
FROM t('防汛');
SELECT rowid FROM t('防汛') WHERE rank MATCH 'zh_rank(5.0, 1.0)' ORDER BY rank;
INSERT INTO t(t, rank) VALUES ('rank', 'zh_rank(1, 5)');
SELECT rowid FROM t('防汛') ORDER BY rank;
SELECT rowid FROM t('防汛') ORDER BY rank LIMIT 1;

.print -- weights may differ from row to row
SELECT rowid FROM t('防汛') ORDER BY zh_rank(t, t.rowid * t.rowid, 1);

.print -- errors
SELECT zh_rank(t, '5') FROM t('防汛');
SELECT zh_rank(t, 1, NULL) FROM t('防汛');
SELECT zh_rank(t, 1, x'31') FROM t('防汛');
SELECT zh_rank(t, -1) FROM t('防汛');
SELECT zh_rank(t, 9e999) FROM t('防汛');
SELECT zh_rank(t, 1, 2, 3) FROM t('防汛');
SELECT zh_rank_global(t, zh_stats(t), 1, '2') FROM t('防汛');
SELECT zh_rank(1);
CREATE VIRTUAL TABLE one USING fts5(x, tokenize='chinese');
INSERT INTO one VALUES ('防汛');
SELECT zh_rank(one, 1, 2) FROM one('防汛');
