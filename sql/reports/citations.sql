-- The items as references in the form of GB/T 7714.  按 GB/T 7714 著录的引文
--
-- settings: q (only items that have these words; not set: all), year (not set:
-- with q all years, else that of the last issue)
-- One reference a line: contributors. title[J]. series, year, volume(number):
-- page.  People stand before offices; of more than three names the first three
-- and 等.  An issue without a number is cited by its date, one without a series
-- by its publisher; where nothing names a contributor there is none.

WITH
asked(q, year) AS (
  SELECT q, CASE WHEN year IS NOT NULL OR q IS NOT NULL THEN year
    ELSE (SELECT substr(date, 1, 4) FROM issue WHERE date IS NOT NULL
      ORDER BY date DESC LIMIT 1) END
  FROM (SELECT
    (SELECT nullif(value, '') FROM setting WHERE name = 'q') AS q,
    (SELECT nullif(value, '') FROM setting WHERE name = 'year') AS year)),
item(article_id) AS (
  SELECT f.rowid
  FROM article_fts AS f
  WHERE article_fts MATCH '"' || ifnull((
    SELECT replace(q, '"', '""') FROM asked), '') || '"'
  UNION ALL
  SELECT a.article_id
  FROM asked CROSS JOIN issue AS i CROSS JOIN article AS a
  WHERE asked.q IS NULL AND i.date >= asked.year
    AND i.date < CAST(asked.year + 1 AS TEXT) AND a.issue_id = i.issue_id),
author(article_id, credits, names) AS (
  SELECT item.article_id,
    (SELECT count(*) FROM credit AS c WHERE c.article_id = item.article_id),
    (SELECT group_concat(name, ', ')
      FROM (
        SELECT coalesce(c.person, c.org, c.name) AS name
        FROM credit AS c
        WHERE c.article_id = item.article_id
          AND coalesce(c.person, c.org, c.name) IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM credit_role AS r
            WHERE r.role = c.role AND NOT r.contributes)
        GROUP BY coalesce(c.person, c.org, c.name)
        ORDER BY min(c.person IS NULL), min(c.credit_id) LIMIT 3))
  FROM item)
SELECT ifnull(w.names || CASE WHEN w.credits > 3 AND (
    SELECT count(DISTINCT coalesce(c.person, c.org, c.name))
    FROM credit AS c
    WHERE c.article_id = w.article_id AND NOT EXISTS (
      SELECT 1 FROM credit_role AS r
      WHERE r.role = c.role AND NOT r.contributes)) > 3
    THEN ', 等' ELSE '' END || '. ', '')
  || coalesce(a.title, substr(a.body, 1, 20) || '…', '') || '[J]. '
  || coalesce(i.series, i.publisher, '刊名不详')
  || CASE WHEN i.number IS NULL AND i.total IS NULL
    THEN ifnull(', ' || i.date, '')
    ELSE ifnull(', ' || coalesce(substr(i.date, 1, 4), i.year), '')
      || ifnull(', ' || i.volume, '') || '('
      || coalesce(i.number || ifnull('/' || i.number_end, ''),
        '总' || i.total) || ')' END
  || ifnull(': ' || a.page, '') || '.' AS line
FROM author AS w CROSS JOIN article AS a USING (article_id)
CROSS JOIN issue AS i USING (issue_id)
WHERE coalesce(substr(i.date, 1, 4) = (SELECT year FROM asked),
  (SELECT year FROM asked) IS NULL)
ORDER BY i.date IS NULL, i.date, i.issue_id, a.seq;
