-- Several tables, ranked as one.
ATTACH ':memory:' AS old;
CREATE VIRTUAL TABLE new USING fts5(title, body, tokenize='chinese');
CREATE VIRTUAL TABLE old.news USING fts5(title, body, tokenize='chinese');
CREATE VIRTUAL TABLE none USING fts5(title, body, tokenize='chinese');
CREATE VIRTUAL TABLE whole USING fts5(title, body, tokenize='chinese');
INSERT INTO whole(rowid, title, body) VALUES
  (1, '防汛', '召开防汛工作会议'), (2, '天气', '防汛准备'),
  (3, '会议', '研究抗旱工作'), (4, '抗旱', '抗旱会议召开，研究防汛'),
  (5, '天气', '今天晴'), (6, '简讯', '抗旱');
INSERT INTO new(rowid, title, body) SELECT rowid, * FROM whole WHERE rowid < 3;
INSERT INTO old.news(rowid, title, body)
  SELECT rowid, * FROM whole WHERE rowid IN (3, 4, 6);
INSERT INTO none(rowid, title, body) SELECT rowid, * FROM whole WHERE rowid = 5;

.print -- the stats of a table, with a query and without one
SELECT zh_stats(new) FROM new('防汛 OR 会议') LIMIT 1;
SELECT zh_stats(new) FROM new('防汛 OR 会议');
SELECT zh_stats(none) FROM none LIMIT 1;
SELECT zh_stats(new) FROM new('"" OR 防汛 OR 会议 OR ""') LIMIT 1;

.print -- all shards: any, all, and words of which a shard has one only
CREATE TABLE query(q);
INSERT INTO query VALUES ('防汛 OR 抗旱 OR 会议'), ('研究 AND 抗旱'),
  ('会议 NOT 防汛'), ('title: 会议 OR body: 天气'), ('NEAR(研究 抗旱, 3)'),
  ('没有');
CREATE TEMP VIEW stats AS
SELECT q, (SELECT zh_stats_merge(s) FROM (
  SELECT coalesce((SELECT zh_stats(new) FROM new(zh_stats_query(q)) LIMIT 1),
                  (SELECT zh_stats(new) FROM new LIMIT 1)) AS s
  UNION ALL
  SELECT coalesce((SELECT zh_stats(news) FROM old.news(zh_stats_query(q))
                   LIMIT 1), (SELECT zh_stats(news) FROM old.news LIMIT 1))
  UNION ALL
  SELECT coalesce((SELECT zh_stats(none) FROM none(zh_stats_query(q)) LIMIT 1),
                  (SELECT zh_stats(none) FROM none LIMIT 1)))) AS s
FROM query;
SELECT * FROM stats;
CREATE TABLE global AS
  SELECT stats.q, new.rowid AS id, zh_rank_global(new, s) AS score
  FROM stats, new(stats.q)
  UNION ALL
  SELECT stats.q, news.rowid, zh_rank_global(news, s)
  FROM stats, old.news(stats.q)
  UNION ALL
  SELECT stats.q, none.rowid, zh_rank_global(none, s) FROM stats, none(stats.q);
CREATE TABLE single AS
  SELECT q, whole.rowid AS id, zh_rank(whole) AS score FROM query, whole(q);
SELECT count(*) FROM single;
SELECT * FROM single EXCEPT SELECT * FROM global;
SELECT * FROM global EXCEPT SELECT * FROM single;

.print -- stats as arrays and lists, in any order and layout
SELECT zh_stats_merge(s) FROM (
  SELECT '[{"rows":1,"tokens":[1,2],"hits":[1]},{"rows":2,"tokens":[3,4]}]' s
  UNION ALL SELECT ' { "tokens" : [ 5 , 6 ] , "rows" : 3 } , {"hits":[4],
    "rows":0,"tokens":[0,0]}'
  UNION ALL SELECT NULL);
SELECT zh_stats_merge(s) IS NULL FROM (SELECT NULL AS s);
SELECT zh_stats_merge(1) IS NULL WHERE 0;
SELECT rowid FROM new('防汛') WHERE rank MATCH
  'zh_rank_global(''{"rows":9,"tokens":[9,99],"hits":[3]}'', 5, 1)'
ORDER BY rank;

.print -- errors
SELECT zh_stats_merge('');
SELECT zh_stats_merge(5);
SELECT zh_stats_merge('{"rows":-1,"tokens":[1]}');
SELECT zh_stats_merge('{"rows":1,"tokens":[]}');
SELECT zh_stats_merge('{"rows":1,"tokens":[1]');
SELECT zh_stats_merge('{"rows":99999999999999999999,"tokens":[1]}');
SELECT zh_stats_merge('{"rows":1,"tokens":[1],"other":[1]}');
SELECT zh_stats_merge('{"rows":1,"tokens":[1],"tokens":[1]}');
SELECT zh_stats_merge('{"rows":1,"tokens":[1]}{"rows":1,"tokens":[1,2]}');
SELECT zh_stats_merge('{"rows":1,"tokens":[1],"hits":[1]}
  {"rows":1,"tokens":[1],"hits":[1,2]}');
SELECT zh_rank_global(new) FROM new('防汛');
SELECT zh_rank_global(new, NULL) FROM new('防汛');
SELECT zh_rank_global(new, 1) FROM new('防汛');
SELECT zh_rank_global(new, 'rows') FROM new('防汛');
SELECT zh_rank_global(new, '{"rows":9,"tokens":[9]}') FROM new('防汛');
SELECT zh_rank_global(new, '{"rows":1,"tokens":[9,9],"hits":[1]}')
FROM new('防汛');
SELECT zh_rank_global(new, '{"rows":9,"tokens":[9,9],"hits":[1,1]}')
FROM new('防汛');
SELECT zh_stats(new, 1) FROM new('防汛');
SELECT zh_stats(1);
