-- sql/reports/unit_trend.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/unit_trend.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/unit_trend.sql
.print --
UPDATE setting SET value = '2021-Q1' WHERE name = 'quarter';
UPDATE setting SET value = '2' WHERE name = 'top';
.read sql/reports/unit_trend.sql
