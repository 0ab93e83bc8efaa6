-- sql/reports/annual_contents.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/annual_contents.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/annual_contents.sql
.print --
UPDATE setting SET value = '2020' WHERE name = 'year';
.read sql/reports/annual_contents.sql
