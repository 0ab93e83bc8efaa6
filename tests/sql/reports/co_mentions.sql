-- sql/reports/co_mentions.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/co_mentions.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/co_mentions.sql
.print --
UPDATE setting SET value = '秦山' WHERE name = 'person';
.read sql/reports/co_mentions.sql
.print --
UPDATE setting SET value = CASE name WHEN 'year' THEN '2020' END
  WHERE name IN ('year', 'person');
.read sql/reports/co_mentions.sql
