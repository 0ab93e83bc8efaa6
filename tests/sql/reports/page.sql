-- sql/report.sql: the page of the sample, line by line.
.read sql/archive.sql
.read tests/archive/sample.sql
UPDATE setting SET value = '旧城' WHERE name = 'q';
UPDATE setting SET value = '2021-07-01' WHERE name = 'date';
.read sql/report.sql
