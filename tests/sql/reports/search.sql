-- sql/reports/search.sql on a small archive: marks, script, layout, quotes.
.read sql/archive.sql
.read tests/archive/made.sql
UPDATE setting SET value = '县档案馆' WHERE name = 'q';
.read sql/reports/search.sql
.print 縣檔案館 finds the same
UPDATE setting SET value = '縣檔案館' WHERE name = 'q';
.read sql/reports/search.sql
.print across a paragraph's end it does not
UPDATE setting SET value = '街巷读书会' WHERE name = 'q';
.read sql/reports/search.sql
.print what looks like syntax is text
UPDATE setting SET value = '开门红" OR (NEAR' WHERE name = 'q';
.read sql/reports/search.sql
UPDATE setting SET value = '开门红' WHERE name = 'q';
.read sql/reports/search.sql
