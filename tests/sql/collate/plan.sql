-- needs: shell
-- An index of the collation serves ORDER BY: nothing is sorted.
CREATE TABLE t(x TEXT);
CREATE INDEX t_pinyin ON t(x COLLATE zh_pinyin);
EXPLAIN QUERY PLAN SELECT x FROM t ORDER BY x COLLATE zh_pinyin;
