-- Collations zh_pinyin and zh_stroke: order, numbers, indexes.
.mode list
.nullvalue NULL
SELECT name, kind, page FROM qikan_functions WHERE kind = 'collation';
SELECT qikan_collation_version();
CREATE TABLE t(x TEXT);
INSERT INTO t VALUES ('第十期'), ('第2期'), ('第一百期'), ('第３期'), ('第三期'),
  ('第02期'), ('王'), ('张'), ('阿'), ('一心一意'), ('万县'), ('千岛湖'), ('卷十'),
  ('卷二'), (''), (' '), ('a'), ('A'), ('，'), ('重庆'), ('重量'), ('沈阳'), ('沈下'),
  ('①'), ('⑫'), ('か'), ('ㄅ'), ('９９'), ('100'), (NULL), (CAST(X'E4B8' AS TEXT));
SELECT group_concat(ifnull(x, 'NULL'), '|') FROM (SELECT x FROM t ORDER BY x COLLATE zh_pinyin);
SELECT group_concat(ifnull(x, 'NULL'), '|') FROM (SELECT x FROM t ORDER BY x COLLATE zh_stroke);
SELECT group_concat(ifnull(x, 'NULL'), '|') FROM (SELECT x FROM t ORDER BY x COLLATE zh_pinyin DESC);
-- comparisons
SELECT '第2期' < '第十期' COLLATE zh_pinyin, '第十期' < '第一百期' COLLATE zh_pinyin,
  '第３期' < '第4期' COLLATE zh_pinyin, '第３期' > '第2期' COLLATE zh_stroke;
SELECT '卷二' < '卷十' COLLATE zh_pinyin, '卷二' < '卷十' COLLATE zh_stroke,
  '第二期' = '第2期' COLLATE zh_pinyin;
SELECT min(x COLLATE zh_pinyin), max(x COLLATE zh_pinyin) FROM t WHERE x GLOB '第*';
-- numbers and BLOBs are not compared by it
SELECT 10 < 9 COLLATE zh_pinyin, X'32' < X'3130' COLLATE zh_pinyin, NULL = '' COLLATE zh_pinyin;
-- an index gives the order without a sort, and is sound
CREATE INDEX t_pinyin ON t(x COLLATE zh_pinyin);
CREATE INDEX t_stroke ON t(x COLLATE zh_stroke);
SELECT group_concat(x, '|') FROM (SELECT x FROM t WHERE x COLLATE zh_pinyin BETWEEN '第2期' AND '第十期' ORDER BY x COLLATE zh_pinyin);
PRAGMA integrity_check;
REINDEX zh_pinyin;
REINDEX zh_stroke;
PRAGMA integrity_check;
SELECT DISTINCT m.name, x.coll FROM sqlite_master AS m, pragma_index_xinfo(m.name) AS x
  WHERE m.type = 'index' AND x.coll LIKE 'zh%' ORDER BY 1;
-- only equal bytes are equal
CREATE TABLE u(x TEXT COLLATE zh_pinyin UNIQUE);
INSERT INTO u VALUES ('第2期'), ('第二期'), ('a'), ('A'), (char(0xF900)), (char(0x8C48));
INSERT INTO u VALUES ('第2期');
SELECT count(*), count(DISTINCT x) FROM u;
SELECT x, count(*) FROM u GROUP BY x;
-- NUL inside, and UTF-16
SELECT 'a' || char(0) || 'b' < 'a' || char(0) || 'c' COLLATE zh_pinyin;
-- a long number, a long text
SELECT '第' || replace(hex(zeroblob(5000)), '0', '9') || '期' < '第1' || replace(hex(zeroblob(5000)), '0', '0') || '期' COLLATE zh_pinyin;
SELECT replace(hex(zeroblob(500000)), '0', '一') < replace(hex(zeroblob(500000)), '0', '一') || '二' COLLATE zh_pinyin;
SELECT qikan_collation_version(1);
