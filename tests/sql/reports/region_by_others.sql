-- sql/reports/region_by_others.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/region_by_others.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/region_by_others.sql
.print --
UPDATE setting SET value = '鹤川区' WHERE name = 'region';
.read sql/reports/region_by_others.sql
