-- Names that count as another.
.nullvalue ∅
.read sql/archive.sql
.read tests/archive/sample.sql
CREATE TEMP VIEW units AS
  SELECT group_concat(unit || ' ' || items, ', ') AS units
  FROM (SELECT unit, items FROM v_unit ORDER BY unit);
-- The names that mention and credit should have, and have not.
CREATE TEMP VIEW apart AS
SELECT 'mention', m.mention_id, m.name FROM mention AS m
WHERE m.name IS NOT ifnull((SELECT a.name FROM authority AS a
  WHERE a.kind = m.kind AND a.variant = m.norm), m.norm)
UNION ALL
SELECT 'credit', c.credit_id, c.unit FROM credit AS c
WHERE c.unit IS NOT ifnull((SELECT a.name FROM authority AS a
  WHERE a.kind IN ('org', 'person')
    AND a.variant = coalesce(c.org, c.name, c.person)),
  coalesce(c.org, c.name, c.person))
UNION ALL
SELECT 'contribution', d.article_id, d.unit FROM v_contributor AS d
WHERE NOT EXISTS (SELECT 1 FROM contribution AS c
  WHERE c.article_id = d.article_id AND c.unit = d.unit)
UNION ALL
SELECT 'contribution', c.article_id, c.unit FROM contribution AS c
WHERE NOT EXISTS (SELECT 1 FROM v_contributor AS d
  WHERE c.article_id = d.article_id AND c.unit = d.unit);
SELECT * FROM units;

-- For what is there, and what comes.  An item of both counts once.
INSERT INTO authority(kind, variant, name) VALUES
  ('org', '县图书馆', '县档案馆'), ('person', '顾云', '陆一舟'),
  ('place', '鹤川区', '云屏区'), ('work', '东山陈氏宗谱', '岚江旧事');
SELECT * FROM units;
SELECT * FROM apart;
SELECT norm, name, count(*) FROM mention WHERE kind IN ('place', 'work')
  GROUP BY norm, name;
INSERT INTO credit(issue_id, article_id, role, name, org)
  VALUES (3, 6, '供稿', '县图书馆', '县图书馆');
INSERT INTO mention(issue_id, article_id, kind, norm) VALUES
  (3, 6, 'place', '鹤川区'), (3, 6, 'org', '县图书馆'),
  (3, 6, 'person', '县图书馆');
UPDATE mention SET norm = norm WHERE article_id = 6;
SELECT kind, name FROM mention WHERE article_id = 6;
SELECT * FROM units;
-- What was printed stays.
SELECT org, authority, unit FROM credit WHERE article_id = 15;

-- Another name for one that is there; a name that becomes a variant.
INSERT INTO authority(kind, variant, name)
  VALUES ('org', '县图书馆', '东山镇政府');
SELECT * FROM units;
INSERT INTO authority(kind, variant, name)
  VALUES ('org', '东山镇政府', '东山镇');
SELECT variant, name FROM authority WHERE kind = 'org';
SELECT * FROM units;
-- A name that is a variant already.
INSERT INTO authority(kind, variant, name)
  VALUES ('org', '云屏区档案馆', '县图书馆');
SELECT variant, name FROM authority WHERE kind = 'org';
SELECT * FROM apart;
-- The same file loaded again changes nothing.
CREATE TEMP TABLE list AS SELECT kind, variant, name FROM authority;
INSERT INTO authority(kind, variant, name) SELECT * FROM list;
SELECT count(*) FROM authority;
REPLACE INTO authority(kind, variant, name)
  VALUES ('org', '县图书馆', '县文化馆');
SELECT * FROM apart;
-- Corrections in place, and taken back.
UPDATE authority SET name = '县档案局' WHERE variant = '县图书馆';
UPDATE authority SET variant = '东山镇' WHERE variant = '东山镇政府';
SELECT variant, name FROM authority WHERE kind = 'org' ORDER BY 1;
UPDATE authority SET kind = 'org', variant = '县档案馆', name = '云屏区档案馆'
  WHERE variant = '顾云';
SELECT variant, name FROM authority WHERE kind = 'org' ORDER BY 1;
SELECT * FROM apart;
UPDATE mention SET norm = '鹤川区' WHERE norm = '东山镇';
UPDATE credit SET org = '县图书馆' WHERE org = '县档案馆';
SELECT * FROM apart;
SELECT * FROM units;
DELETE FROM authority;
SELECT * FROM apart;
SELECT count(authority) FROM mention;
SELECT * FROM units;

-- What it refuses.
INSERT INTO authority(kind, variant, name) VALUES ('unit', 'a', 'b');
INSERT INTO authority(kind, variant, name) VALUES ('org', 'a', 'a');
INSERT INTO authority(kind, variant, name) VALUES ('org', '', 'a');
INSERT INTO authority(kind, variant, name) VALUES ('org', 'a', '');
INSERT INTO authority(kind, variant, name) VALUES ('org', 'a', 'b');
INSERT INTO authority(kind, variant, name) VALUES ('org', 'b', 'a');
SELECT kind, variant, name FROM authority;
INSERT INTO submission(date, title) VALUES ('2021-4-2', 'x');
INSERT INTO submission(date, title) VALUES ('2021-02-30', 'x');
INSERT INTO submission(date, title) VALUES ('20210402', 'x');
INSERT INTO submission(date, title) VALUES ('now', 'x');
INSERT INTO submission(date, title) VALUES ('', 'x');
INSERT INTO submission(date, title)
  VALUES ('2021-04-02', 'x'), ('2021-04', 'x'), ('2021', 'x'), (NULL, 'x');
SELECT date FROM submission WHERE title = 'x';
INSERT INTO credit_role VALUES ('x', 2);
