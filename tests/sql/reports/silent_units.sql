-- sql/reports/silent_units.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/silent_units.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/silent_units.sql
.print --
UPDATE setting SET value = '2021-12-31' WHERE name = 'until';
UPDATE setting SET value = '1' WHERE name = 'top';
.read sql/reports/silent_units.sql
