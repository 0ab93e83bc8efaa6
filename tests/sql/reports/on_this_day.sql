-- sql/reports/on_this_day.sql: on an empty archive, then on the sample.
.read sql/archive.sql
UPDATE setting SET value = '06-09' WHERE name = 'day';
.read sql/reports/on_this_day.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/on_this_day.sql
.print --
UPDATE setting SET value = '06-01' WHERE name = 'day';
.read sql/reports/on_this_day.sql
