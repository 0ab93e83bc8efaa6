-- A folder of texts: the issues of a made archive (make_archive.sql) as they
-- would be printed, one file each, for tests and measurements of the import.
--
--   sqlite3 made.db -cmd '.load build/qikan' '.read sql/archive.sql' \
--     'CREATE TEMP TABLE make(issues, items); INSERT INTO make VALUES(1000, 14)' \
--     '.read tests/archive/make_archive.sql' \
--     "CREATE TEMP TABLE make_folder AS SELECT 'made' AS path" \
--     '.read tests/archive/make_folder.sql'
--
-- Files are PATH/YEAR/SERIES-NUMBER-TOTAL.txt; bodies are wrapped at 30 characters,
-- as a text that was taken out of a PDF is.

CREATE TEMP TABLE made_line AS
WITH RECURSIVE
cut(article_id, n, line, rest) AS (
  SELECT article_id, 0, NULL, '　　' || body FROM article
  UNION ALL
  SELECT article_id, n + 1, substr(rest, 1, 30), substr(rest, 31)
  FROM cut WHERE rest <> '')
SELECT article_id, n, line FROM cut WHERE n > 0 ORDER BY article_id, n;
CREATE TEMP TABLE made_item AS
SELECT a.issue_id, a.seq, CASE WHEN lag(a.section) OVER (
    PARTITION BY a.issue_id ORDER BY a.seq) IS NOT a.section
  THEN '【' || a.section || '】' || char(10, 10) ELSE '' END
  || a.title || char(10, 10)
  || (SELECT group_concat(line, char(10)) FROM made_line AS l
    WHERE l.article_id = a.article_id)
  || char(10, 10) || '（' || a.credit || '）' || char(10) AS text
FROM article AS a ORDER BY a.issue_id, a.seq;

SELECT sum(bytes) || ' bytes in ' || count(bytes) || ' files' AS made
FROM (SELECT writefile(
    (SELECT path FROM make_folder) || '/' || i.year || '/'
      || i.series || '-' || i.number || '-' || i.total || '.txt',
    i.series || char(10, 10) || '第' || i.number || '期' || char(10, 10)
    || '（总第' || i.total || '期）' || char(10, 10)
    || ifnull(i.publisher || '编　', '') || CAST(substr(i.date, 1, 4) AS INTEGER)
    || '年' || CAST(substr(i.date, 6, 2) AS INTEGER) || '月'
    || CAST(substr(i.date, 9, 2) AS INTEGER) || '日' || char(10, 10)
    || (SELECT group_concat(text, char(10)) FROM made_item AS m
      WHERE m.issue_id = i.issue_id)) AS bytes
  FROM issue AS i);
DROP TABLE made_item;
DROP TABLE made_line;
