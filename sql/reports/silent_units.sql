-- Which units have been silent, and for how long?  哪些单位多久没有稿件刊出？
--
-- settings: until (counted to this day; not set: the last issue), top (how
-- many units)
-- columns: unit, items, last item, days of silence since, and the longest
-- silence between two items with the days at its ends.  Issues of which only
-- month or year is known count from their first day.

WITH
last(day) AS (
  SELECT coalesce(
    (SELECT nullif(value, '') FROM setting WHERE name = 'until'),
    (SELECT max(date) FROM issue))),
printed AS (
  SELECT coalesce(c.org, c.name, c.person) AS unit, substr(i.date
      || substr('-01-01', length(i.date) - 3), 1, 10) AS date,
    count(DISTINCT c.article_id) AS items
  FROM credit AS c JOIN issue AS i USING (issue_id)
  WHERE c.article_id IS NOT NULL AND i.date IS NOT NULL
    AND coalesce(c.org, c.name, c.person) IS NOT NULL
    AND ifnull(c.role, '') NOT IN (
      SELECT role FROM credit_role WHERE NOT contributes)
  GROUP BY 1, 2),
gap AS (
  SELECT unit, date, items, lag(date) OVER w AS before
  FROM printed WINDOW w AS (PARTITION BY unit ORDER BY date)),
unit AS (
  SELECT unit, sum(items) AS items, max(date) AS last,
    max(printf('%6d %s %s', julianday(date) - julianday(before), before, date))
      AS longest
  FROM gap GROUP BY unit),
ranked AS (
  SELECT u.*, CAST(julianday(substr(l.day
      || substr('-01-01', length(l.day) - 3), 1, 10)) - julianday(u.last)
    AS INTEGER) AS silence
  FROM unit AS u JOIN last AS l)
SELECT line FROM (
  SELECT 1000000 AS silence, '' AS unit, report_pad('单位', 30)
    || report_pad('篇数', 6, 'right') || '  ' || report_pad('最近一篇', 10)
    || report_pad('至今天数', 10, 'right') || report_pad('最长间隔', 10, 'right')
    || '  起止' AS line
  UNION ALL
  SELECT * FROM (
    SELECT silence, unit, report_pad(unit, 30) || report_pad(items, 6, 'right')
      || '  ' || report_pad(last, 10) || report_pad(silence, 10, 'right')
      || CASE WHEN longest > '     0 9' THEN
        report_pad(trim(substr(longest, 1, 6)), 10, 'right') || '  '
          || substr(longest, 8, 10) || '—' || substr(longest, 19)
        ELSE '' END
    FROM ranked
    ORDER BY silence DESC, unit
    LIMIT coalesce((SELECT nullif(value, '') + 0 FROM setting
      WHERE name = 'top'), 20)))
ORDER BY silence DESC, unit;
