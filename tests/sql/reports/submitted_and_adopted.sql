-- sql/reports/submitted_and_adopted.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/submitted_and_adopted.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/submitted_and_adopted.sql
.print --
UPDATE setting SET value = '2021-Q1' WHERE name = 'quarter';
.read sql/reports/submitted_and_adopted.sql
