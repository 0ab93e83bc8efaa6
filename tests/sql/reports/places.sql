-- sql/reports/places.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/places.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/places.sql
.print --
UPDATE setting SET value = '1' WHERE name = 'top';
.read sql/reports/places.sql
