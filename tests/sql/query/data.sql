-- What the user typed is data, never syntax.
.print operators
SELECT zh_query('a1 AND b1 OR c1 NOT d1 NEAR(e1, 2)', 'all');
SELECT zh_query('title:防汛'), zh_query('{title body}: x'), zh_query('- {x}');
SELECT zh_query('防汛*'), zh_query('^防汛'), zh_query('防汛 + x'), zh_query('"');
.print quotes
SELECT zh_query('“不忘初心” ”牢记使命“ ＂x＂', 'all');
SELECT zh_query('"不忘初心'), zh_query('x"');
SELECT zh_query('""'), zh_query('"，"'), zh_query('"x" """" "y"');
SELECT zh_query('党"史', 'phrase'), zh_query('"党史"', 'phrase');
.print exclusions
SELECT zh_query('防汛 -会议 －"x y" −“第三期”', 'any');
SELECT zh_query('防汛 -会议', 'all'), zh_query('防汛 -会议', 'prefix');
SELECT zh_query('防汛 -会议', 'phrase');
SELECT zh_query('GB-18030'), zh_query('防汛 - x'), zh_query('防汛 -- x');
SELECT zh_query('-会议') IS NULL, zh_query('-，') IS NULL, zh_query('x -，');
SELECT zh_query('x -第3期'), zh_query('x -x');
.print nothing
SELECT zh_query(NULL) IS NULL, zh_query('') IS NULL, zh_query(' ') IS NULL,
  zh_query('，。“”') IS NULL, zh_query(x'') IS NULL, zh_query(char(0xFEFF)) IS NULL;
SELECT zh_query('，。', 'phrase') IS NULL, zh_query('，。', 'all') IS NULL;
.print values
SELECT zh_query(2020), zh_query(1.5), zh_query(x'E58588'), zh_query(x'E585');
SELECT zh_query('x' || char(0) || 'y', 'phrase'), zh_query(x'78FF79', 'phrase');
SELECT zh_query('党'), zh_query('ａ1'), zh_query('習近平');
.print none is an error
CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize='chinese');
INSERT INTO t VALUES ('防汛', '会议'), ('会议', 'title AND');
CREATE TABLE texts(text);
INSERT INTO texts VALUES ('"'), ('a"b'), ('-'), ('- -'), ('*'), ('a* AND'),
  ('NEAR('), ('title:'), ('(防汛'), ('防汛)'), ('^'), ('"a" "'), ('a -"b'),
  ('-"防汛" 会议'), ('{a b}'), ('a:b:c'), ('会议 NOT'), ('+'), (char(0));
CREATE VIEW asked(text, expression) AS
SELECT text || ', ' || mode.value, coalesce(zh_query(text, mode.value), '""')
FROM texts, (SELECT 'any' AS value UNION ALL SELECT 'all'
  UNION ALL SELECT 'phrase' UNION ALL SELECT 'prefix') AS mode;
SELECT text, expression, (SELECT count(*) FROM t WHERE t MATCH expression),
  (SELECT count(*) FROM t WHERE t MATCH 'title : ' || expression)
FROM asked;
.print NULL
SELECT count(*) FROM t WHERE t MATCH zh_query('，。');
SELECT count(*) FROM t WHERE t MATCH coalesce(zh_query('，。'), '""');
