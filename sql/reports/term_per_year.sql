-- How often does a term come, year by year?  某词历年出现多少？
--
-- setting: q (the term, as it stands)
-- columns: year, items that have the term, items in all, how many in a
-- thousand.

WITH
hit AS (
  SELECT coalesce(substr(i.date, 1, 4), i.year) AS year, count(*) AS hits
  FROM (SELECT rowid FROM article_fts
    WHERE article_fts MATCH '"' || ifnull((
      SELECT replace(value, '"', '""') FROM setting WHERE name = 'q'), '') || '"') AS f
  CROSS JOIN article AS a ON a.article_id = f.rowid
  CROSS JOIN issue AS i USING (issue_id)
  GROUP BY 1),
total AS (
  SELECT coalesce(substr(i.date, 1, 4), i.year) AS year, sum(a.items) AS items
  FROM (SELECT issue_id, count(*) AS items FROM article GROUP BY issue_id) AS a
  JOIN issue AS i USING (issue_id)
  GROUP BY 1),
ranked AS (
  SELECT t.year, ifnull(h.hits, 0) AS hits, t.items,
    1000.0 * ifnull(h.hits, 0) / t.items AS share,
    max(1000.0 * ifnull(h.hits, 0) / t.items) OVER () AS most
  FROM total AS t LEFT JOIN hit AS h ON h.year IS t.year)
SELECT rtrim(line) AS line FROM (
  SELECT '' AS year, report_pad('年份', 12) || report_pad('篇数', 6, 'right')
    || report_pad('总篇数', 8, 'right') || report_pad('千分比', 9, 'right')
    || ifnull((SELECT '  “' || value || '”' FROM setting
      WHERE name = 'q' AND value <> ''), '') AS line
  UNION ALL
  SELECT ifnull(year, '~'), report_pad(ifnull(year, '（无日期）'), 12)
    || report_pad(hits, 6, 'right') || report_pad(items, 8, 'right')
    || report_pad(printf('%.1f', share), 9, 'right') || '  '
    || report_bar(share, most, 24)
  FROM ranked)
ORDER BY year;
