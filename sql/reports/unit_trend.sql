-- Which units lead, and who rises or falls, quarter by quarter?
-- 各单位刊登篇数的季度走势和名次升降？
--
-- settings: quarter (the last of the six; not set: that of the last issue),
-- top (how many units)
-- columns: rank in the last quarter, how far it rose ↑ or fell ↓ since the
-- quarter before (新: nothing was printed then), unit, items in each of six
-- quarters, their sum.  Ranked by the last quarter, then by the sum.

WITH
asked(quarter) AS (
  SELECT coalesce(
    (SELECT nullif(value, '') FROM setting WHERE name = 'quarter'),
    (SELECT substr(date, 1, 4) || '-Q' || ((substr(date, 6, 2) + 2) / 3)
      FROM issue WHERE date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*'
      ORDER BY date DESC LIMIT 1))),
-- Quarters as numbers, four a year.
last(q) AS (
  SELECT substr(quarter, 1, 4) * 4 + substr(quarter, 7, 1) - 1 FROM asked
  WHERE quarter GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
printed(unit, age) AS (
  SELECT c.unit,
    l.q - (substr(i.date, 1, 4) * 4 + (substr(i.date, 6, 2) + 2) / 3 - 1)
  FROM last AS l CROSS JOIN issue AS i CROSS JOIN article AS a
  CROSS JOIN contribution AS c
  WHERE i.date >= printf('%04d-%02d', (l.q - 5) / 4, (l.q - 5) % 4 * 3 + 1)
    AND i.date < printf('%04d-%02d', (l.q + 1) / 4, (l.q + 1) % 4 * 3 + 1)
    AND i.date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*'
    AND a.issue_id = i.issue_id AND c.article_id = a.article_id),
unit AS (
  SELECT unit, sum(age = 5) AS q5, sum(age = 4) AS q4, sum(age = 3) AS q3,
    sum(age = 2) AS q2, sum(age = 1) AS q1, sum(age = 0) AS q0,
    count(*) AS total
  FROM printed GROUP BY unit),
ranked AS (
  SELECT rank() OVER (ORDER BY q0 DESC) AS place,
    rank() OVER (ORDER BY q1 DESC) AS before,
    row_number() OVER (ORDER BY q0 DESC, total DESC, unit) AS n,
    max(q0) OVER () AS most, *
  FROM unit),
line(n, line) AS (
  SELECT 0, report_pad('名次', 4, 'right') || report_pad('升降', 6, 'right')
    || '  ' || report_pad('单位', 28)
    || (SELECT group_concat(report_pad(printf('%04d-Q%d', (q - age) / 4,
        (q - age) % 4 + 1), 9, 'right'), '')
      FROM (SELECT 5 AS age UNION ALL SELECT 4 UNION ALL SELECT 3
        UNION ALL SELECT 2 UNION ALL SELECT 1 UNION ALL SELECT 0))
    || report_pad('合计', 7, 'right')
  FROM last
  UNION ALL
  SELECT n, report_pad(place, 4, 'right') || report_pad(CASE
      WHEN q1 = 0 AND q0 > 0 THEN '新'
      WHEN q0 = 0 OR place = before THEN ''
      WHEN place < before THEN '↑' || (before - place)
      ELSE '↓' || (place - before)
    END, 6, 'right') || '  ' || report_pad(unit, 28)
    || report_pad(q5, 9, 'right') || report_pad(q4, 9, 'right')
    || report_pad(q3, 9, 'right') || report_pad(q2, 9, 'right')
    || report_pad(q1, 9, 'right') || report_pad(q0, 9, 'right')
    || report_pad(total, 7, 'right') || '  ' || report_bar(q0, most, 12)
  FROM ranked
  WHERE n <= coalesce((SELECT nullif(value, '') + 0 FROM setting
    WHERE name = 'top'), 20))
SELECT rtrim(line) AS line FROM line
ORDER BY n;
