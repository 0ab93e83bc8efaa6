-- needs: shell
-- sql/reports/search.sql on a small archive: marks, script, layout, quotes.
.read sql/archive.sql
.read tests/archive/made.sql
.param set :q 县档案馆
.read sql/reports/search.sql
.print 縣檔案館 finds the same
.param set :q 縣檔案館
.read sql/reports/search.sql
.print across a paragraph's end it does not
.param set :q 街巷读书会
.read sql/reports/search.sql
.print what looks like syntax is text
.param set :q "'开门红\" OR (NEAR'"
.read sql/reports/search.sql
.param set :q '开门红'
.read sql/reports/search.sql
