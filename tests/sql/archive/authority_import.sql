-- Names that count as another, in issues that come later.
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO authority(kind, variant, name) VALUES
  ('org', '县档案馆', '岚江县档案馆'), ('place', '东山镇', '东山街道');
INSERT INTO inbox SELECT name, text FROM sample WHERE name IN ('june', 'july');
SELECT org, unit, count(*) FROM credit GROUP BY org, unit;
SELECT unit, items FROM v_unit;
SELECT kind, norm, name, count(*) FROM mention
WHERE authority IS NOT NULL OR norm IN (SELECT variant FROM authority)
GROUP BY kind, norm, name;
INSERT INTO inbox SELECT 'june', text FROM sample
  WHERE name = 'june, corrected';
SELECT unit, items FROM v_unit;
DELETE FROM authority;
SELECT unit, items FROM v_unit;
SELECT count(authority) FROM mention;
