-- sql/reports/names_alike.sql
.read sql/archive.sql
.read sql/reports/names_alike.sql
.read tests/archive/sample.sql
UPDATE credit SET org = '岚江县档案馆', name = org WHERE article_id IN (1, 4);
INSERT INTO mention(issue_id, article_id, kind, norm) VALUES
  (1, 1, 'person', '戴思奇'), (1, 1, 'person', '戴小齐'),
  (1, 1, 'person', '陈思奇'), (1, 1, 'place', '东山'),
  (1, 1, 'place', '岚江县东山镇'), (1, 1, 'work', '岚江旧事（一）'),
  (1, 1, 'date', '2020'), (1, 1, 'place', '东'), (1, 1, 'place', NULL);
.read sql/reports/names_alike.sql
INSERT INTO authority(kind, variant, name) VALUES
  ('org', '岚江县档案馆', '县档案馆'), ('place', '东山', '东山镇'),
  ('place', '岚江县东山镇', '东山镇'), ('person', '戴思奇', '戴思齐');
.print -- when some are entered
.read sql/reports/names_alike.sql
UPDATE setting SET value = 1 WHERE name = 'top';
.print -- one of each kind
.read sql/reports/names_alike.sql
