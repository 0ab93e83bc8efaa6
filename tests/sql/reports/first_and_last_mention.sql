-- sql/reports/first_and_last_mention.sql: on an empty archive, then on the sample.
.read sql/archive.sql
UPDATE setting SET value = '舊城' WHERE name = 'q';
.read sql/reports/first_and_last_mention.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/first_and_last_mention.sql
.print --
UPDATE setting SET value = '开门红" OR (' WHERE name = 'q';
.read sql/reports/first_and_last_mention.sql
