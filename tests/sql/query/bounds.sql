-- Many words, long phrases: valid on every host, deep or not, and bounded.
CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize='chinese');
CREATE TABLE words(text);
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2999)
INSERT INTO words
SELECT group_concat(char(0x4E00 + i) || char(0x9000 - i * 2), ' ') FROM n;
INSERT INTO t SELECT '字', text FROM words;
INSERT INTO t SELECT '字', replace(text, ' ', '') FROM words;
.print words
SELECT length(zh_query(text)) BETWEEN 2000 AND 20000 FROM words;
SELECT count(*) FROM t WHERE t MATCH (SELECT zh_query(text) FROM words);
SELECT count(*) FROM t WHERE t MATCH (SELECT zh_query(text, 'all') FROM words);
SELECT count(*) FROM t
WHERE t MATCH (SELECT 'body : ' || zh_query(text, 'prefix') FROM words);
SELECT count(*) FROM t
WHERE t MATCH (SELECT 'title : ' || zh_query(text, 'any') FROM words);
.print exclusions
SELECT count(*) FROM t
WHERE t MATCH (SELECT zh_query('字 -' || replace(text, ' ', ' -')) FROM words);
SELECT count(*) FROM t WHERE t MATCH (
  SELECT zh_query('"' || replace(text, ' ', '" "') || '"', 'all') FROM words);
.print exclusions leave room for what is looked for
SELECT zh_query('-' || replace(text, ' ', ' -') || ' 字') GLOB '("字" NOT *'
FROM words;
SELECT zh_query('-"' || replace(text, ' ', '" -"') || '" 字', 'all') GLOB
  '("字" NOT *' FROM words;
SELECT zh_query(replace(hex(zeroblob(4)), '0', ' -"' || replace(text, ' ', '')
  || '"') || ' 字', 'prefix') GLOB '("字"[*] NOT *' FROM words;
.print phrases
SELECT count(*) FROM t WHERE t MATCH (
  SELECT zh_query(replace(text, ' ', ''), 'phrase') FROM words);
SELECT length(zh_query(replace(hex(zeroblob(50000)), '0', 'ab'), 'phrase'));
SELECT length(zh_query(replace(hex(zeroblob(50000)), '0', '"'), 'phrase'));
SELECT length(zh_query(replace(hex(zeroblob(50000)), '0', '字"'), 'phrase'));
SELECT length(zh_query(replace(hex(zeroblob(50000)), '0', ' -字'), 'any')) IS NULL;
