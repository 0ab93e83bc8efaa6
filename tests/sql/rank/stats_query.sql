-- zh_stats_query: the same phrases, OR between them.
CREATE TABLE q(q);
INSERT INTO q VALUES
  ('防汛'), ('"防汛 工作"'), ('防汛 工作'), ('防汛 AND 工作 OR 会议'),
  ('防汛 NOT (工作 AND 会议)'), ('"a ""b"" c" AND d*'), ('a + b + "c" d'),
  ('NEAR(a "b c" d*, 10) AND e'), ('NEAR (a b)'), ('title : a AND b'),
  ('- title : a NOT b'), ('{title body} : (a AND b) OR c'),
  ('-{title body}:a b'), ('^a AND ^ b'), ('near AND "AND" AND and'),
  ('"NEAR" (a)'), ('NEAR'), ('"" AND ("" OR 第3期 OR 第三期 OR "")'),
  (''), ('  '), (NULL), (12), ('(('), ('"open'), ('{a'), (', , ,'),
  ('NEAR(a,'), (x'E998B2'), ('é中ｆ_9');
SELECT q, zh_stats_query(q) FROM q;
.print -- phrases keep their order and number
CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize='chinese');
INSERT INTO t VALUES ('a', 'a b c d e'), ('b', 'b');
SELECT q, zh_stats(t), (SELECT zh_stats(t) FROM t(zh_stats_query(q)) LIMIT 1)
FROM q, t(q.q)
WHERE q IN ('a + b + "c" d', 'NEAR(a "b c" d*, 10) AND e',
  'title : a AND b', '{title body} : (a AND b) OR c', '^a AND ^ b');
