-- sql/reports/search_page.sql: on an empty archive, then on the sample.
.read sql/archive.sql
.read sql/reports/search_page.sql
UPDATE setting SET value = '县档案馆' WHERE name = 'q';
.read sql/reports/search_page.sql
.print --
.read tests/archive/sample.sql
.read sql/reports/search_page.sql
.print --
UPDATE setting SET value = '2' WHERE name = 'page_size';
UPDATE setting SET value = '3' WHERE name = 'page';
.read sql/reports/search_page.sql
