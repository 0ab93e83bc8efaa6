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
unit AS (
  SELECT unit, count(*) AS items, max(date) AS last
  FROM contribution
  WHERE date IS NOT NULL
  GROUP BY unit),
silent AS (
  SELECT unit, items,
    substr(last || substr('-01-01', length(last) - 3), 1, 10) AS last
  FROM unit),
ranked AS (
  SELECT s.*, CAST(julianday(substr(l.day
      || substr('-01-01', length(l.day) - 3), 1, 10)) - julianday(s.last)
    AS INTEGER) AS silence
  FROM silent AS s JOIN last AS l
  ORDER BY silence DESC, unit
  LIMIT coalesce((SELECT nullif(value, '') + 0 FROM setting
    WHERE name = 'top'), 20))
SELECT line FROM (
  SELECT 1000000 AS silence, '' AS unit, report_pad('单位', 30)
    || report_pad('篇数', 6, 'right') || '  ' || report_pad('最近一篇', 10)
    || report_pad('至今天数', 10, 'right') || report_pad('最长间隔', 10, 'right')
    || '  起止' AS line
  UNION ALL
  SELECT silence, unit, report_pad(unit, 30) || report_pad(items, 6, 'right')
    || '  ' || report_pad(last, 10) || report_pad(silence, 10, 'right')
    -- The longest silence, and of several the last: days * 10^7 + its end.
    || ifnull((
      SELECT report_pad(x / 10000000, 10, 'right') || '  '
        || date(x % 10000000 - x / 10000000 - 0.5) || '—'
        || date(x % 10000000 - 0.5)
      FROM (
        SELECT max(CAST(10000000 * (julianday(c.day) - julianday(c.before))
          + julianday(c.day) + 0.5 AS INTEGER)) AS x
        FROM (
          SELECT date || substr('-01-01', length(date) - 3) AS day,
            (SELECT max(b.date) || substr('-01-01', length(max(b.date)) - 3)
              FROM contribution AS b
              WHERE b.unit = r.unit AND b.date < i.date) AS before
          FROM (SELECT DISTINCT date FROM contribution
            WHERE unit = r.unit AND date IS NOT NULL) AS i) AS c)), '')
  FROM ranked AS r)
ORDER BY silence DESC, unit;
