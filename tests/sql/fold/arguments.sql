-- zh_fold: arguments that are no text, damaged text, use in an index.
SELECT 'null', zh_fold(NULL) IS NULL, typeof(zh_fold(NULL));
SELECT 'empty', zh_fold('') = '', typeof(zh_fold(''));
SELECT 'integer', zh_fold(2020), typeof(zh_fold(2020));
SELECT 'real', zh_fold(1.5);
SELECT 'blob', zh_fold(x'E7BF92EFBCA1'), typeof(zh_fold(x'41'));
SELECT 'empty blob', zh_fold(x'') = '', typeof(zh_fold(x''));
SELECT 'malformed', hex(zh_fold(CAST(x'E4B941FF42C080' AS TEXT)));
SELECT 'malformed blob', hex(zh_fold(x'E4B941'));
SELECT 'nul inside', hex(zh_fold(CAST(x'EFBCA100EFBCA2' AS TEXT)));
SELECT 'only invisible', zh_fold(char(0x200B)) = '', typeof(zh_fold(char(0x200B)));
SELECT 'long', length(zh_fold(replace(hex(zeroblob(500000)), '0', '習')));
SELECT 'grows', length(zh_fold(replace(hex(zeroblob(1000)), '0', 'ﷺ')));
-- Only what is deterministic and innocuous may stand in an index here.
PRAGMA trusted_schema = 0;
CREATE TABLE t(x TEXT);
CREATE INDEX t_fold ON t(zh_fold(x));
INSERT INTO t VALUES ('習'), ('习'), ('學');
SELECT 'index', count(*) FROM t WHERE zh_fold(x) = '习';
