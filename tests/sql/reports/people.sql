-- sql/reports/people.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/people.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/people.sql
.print --
UPDATE setting SET value = '曾怀瑾' WHERE name = 'person';
.read sql/reports/people.sql
