-- Names that count as another, in every report that counts names.
.read sql/archive.sql
.read tests/archive/sample.sql
INSERT INTO authority(kind, variant, name) VALUES
  ('org', '县图书馆', '县档案馆'), ('org', '东山镇政府', '东山镇'),
  ('person', '闻若溪', '戴思齐'), ('place', '鹤川区', '云屏区'),
  ('work', '东山陈氏宗谱', '岚江旧事');
UPDATE setting SET value = '2021-Q2' WHERE name = 'quarter';
.print items_per_unit: an item of both counts once
.read sql/reports/items_per_unit.sql
.print submitted_and_adopted
.read sql/reports/submitted_and_adopted.sql
.print unit_trend
.read sql/reports/unit_trend.sql
.print silent_units
UPDATE setting SET value = '2022-01-01' WHERE name = 'until';
.read sql/reports/silent_units.sql
.print annual_contents
UPDATE setting SET value = '2021' WHERE name = 'year';
.read sql/reports/annual_contents.sql
.print people
.read sql/reports/people.sql
.print people, by the name that was printed
UPDATE setting SET value = '闻若溪' WHERE name = 'person';
.read sql/reports/people.sql
.print co_mentions
.read sql/reports/co_mentions.sql
.print places
.read sql/reports/places.sql
.print region_by_others
.read sql/reports/region_by_others.sql
UPDATE credit SET region = NULL WHERE article_id = 13;
UPDATE setting SET value = '鹤川区' WHERE name = 'region';
.read sql/reports/region_by_others.sql
.print works
.read sql/reports/works.sql
.print citations: as printed
.read sql/reports/citations.sql
.print link_submissions: sent by one name, printed under the other
UPDATE submission SET article_id = NULL, org = '县档案馆' WHERE article_id = 14;
UPDATE submission SET article_id = NULL WHERE article_id = 9;
.read sql/link_submissions.sql
SELECT article_id, org FROM submission WHERE article_id IN (9, 14);
