-- sql/reports/citations.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/citations.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/citations.sql
.print --
UPDATE setting SET value = '旧城' WHERE name = 'q';
.read sql/reports/citations.sql
