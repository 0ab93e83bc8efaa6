-- When does a term come first, and when last?  某词首见于何时，末见于何时？
--
-- setting: q (the term, as it stands; any script, width or line breaks)
-- How many items, then the first three and the last three of them.

WITH
hit AS (
  SELECT f.rowid AS article_id, i.date
  FROM (SELECT rowid FROM article_fts
    WHERE article_fts MATCH '"' || ifnull((
      SELECT replace(value, '"', '""') FROM setting WHERE name = 'q'), '') || '"') AS f
  CROSS JOIN article AS a ON a.article_id = f.rowid
  CROSS JOIN issue AS i USING (issue_id)),
ranked AS (
  SELECT row_number() OVER (ORDER BY date IS NULL, date, article_id) AS n,
    count(*) OVER () AS hits, count(date) OVER () AS dated, *
  FROM hit),
line(n, line) AS (
  SELECT 0, '“' || s.value || '”　' || count(h.article_id) || ' 篇'
    || ifnull('，' || min(h.date) || ' 至 ' || max(h.date), '')
  FROM setting AS s LEFT JOIN hit AS h
  WHERE s.name = 'q' AND s.value <> ''
  GROUP BY s.name
  UNION ALL
  SELECT r.n, CASE WHEN r.n <= 3 THEN '首 ' ELSE '末 ' END
    || report_pad(ifnull(r.date, '（无日期）'), 12) || v.headline
  FROM ranked AS r JOIN v_item AS v USING (article_id)
  WHERE r.n <= 3 OR r.n > r.hits - 3)
SELECT line FROM line
ORDER BY n;
