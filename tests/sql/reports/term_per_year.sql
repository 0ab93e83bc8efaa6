-- sql/reports/term_per_year.sql: on an empty archive, then on the sample.
.read sql/archive.sql
UPDATE setting SET value = '旧城' WHERE name = 'q';
.read sql/reports/term_per_year.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/term_per_year.sql
