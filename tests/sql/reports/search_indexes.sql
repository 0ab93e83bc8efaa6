-- sql/reports/search_indexes.sql: a new archive, an index of another version, one
-- of which nothing is known; and after the command that is shown.
.read sql/archive.sql
.read sql/reports/search_indexes.sql
CREATE VIRTUAL TABLE "my ""notes""" USING fts5(x, tokenize='chinese grams 2');
CREATE VIRTUAL TABLE other USING fts5(x);
UPDATE search_index SET version = '1.1';
.read sql/reports/search_indexes.sql
INSERT INTO "article_fts"("article_fts") VALUES ('rebuild');
REPLACE INTO search_index VALUES ('article_fts', qikan_index_version());
INSERT INTO "my ""notes"""("my ""notes""") VALUES ('rebuild');
REPLACE INTO search_index VALUES ('my "notes"', qikan_index_version());
.read sql/reports/search_indexes.sql
-- Loading the schema again says nothing about an index that was there.
INSERT INTO inbox(path, content) VALUES ('a.txt', '【动态】
县水利局召开会议
会议要求做好防汛工作。
（县水利局供稿）');
DELETE FROM search_index;
.read sql/archive.sql
.read sql/reports/search_indexes.sql
