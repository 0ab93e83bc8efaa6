-- Mentions come in with their issue and go with it.
.nullvalue ∅
.read sql/archive.sql
INSERT INTO inbox(path, content) VALUES ('06.txt', '岚江动态
第3期
岚江县委办公室编　2021年6月9日

【工作动态】
县档案馆召开《岚江旧影》座谈会
　　5月28日，县委宣传部副部长曾怀瑾到会。
（县档案馆供稿）
');
SELECT m.mention_id, m.issue_id, a.seq, m.kind, m.text, m.norm, m.precision,
  m.role, m.org, substr(x.text, m.start, m.length) = m.text
FROM mention AS m JOIN inbox_issue AS x LEFT JOIN article AS a USING (article_id);

-- Which issues speak of somebody?
SELECT i.number, a.title FROM mention AS m JOIN issue AS i USING (issue_id)
  JOIN article AS a USING (article_id) WHERE m.kind = 'person' AND m.norm = '曾怀瑾';

-- A corrected file replaces them.
INSERT INTO inbox(path, content) SELECT '06.txt',
  replace(text, '曾怀瑾', '曾维安') FROM file;
SELECT norm FROM mention WHERE kind = 'person';
SELECT count(*) FROM mention AS m
  WHERE NOT EXISTS (SELECT 1 FROM issue WHERE issue_id = m.issue_id);

-- An item, an issue takes them along.
SELECT count(*) FROM mention;
DELETE FROM article;
SELECT count(*), count(article_id) FROM mention;
DELETE FROM issue;
SELECT count(*) FROM mention;
