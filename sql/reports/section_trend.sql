-- Which columns grow, which end?  各栏目历年登了多少篇？
--
-- setting: year (the last of eight; not set: the year of the last issue)
-- columns: column (栏目), items in each of eight years, their sum.  Items
-- outside of all columns stand last.

WITH
last(year) AS (
  SELECT CAST(coalesce(
    (SELECT nullif(value, '') FROM setting WHERE name = 'year'),
    (SELECT substr(date, 1, 4) FROM issue WHERE date IS NOT NULL
      ORDER BY date DESC LIMIT 1)) AS INTEGER)),
counted(section, age, items) AS (
  SELECT a.section, l.year - substr(i.date, 1, 4), count(*)
  FROM last AS l CROSS JOIN issue AS i CROSS JOIN article AS a
  WHERE i.date >= CAST(l.year - 7 AS TEXT)
    AND i.date < CAST(l.year + 1 AS TEXT) AND a.issue_id = i.issue_id
  GROUP BY a.issue_id, a.section),
section AS (
  SELECT section, sum(items) AS total,
    sum(CASE age WHEN 7 THEN items ELSE 0 END) AS y7,
    sum(CASE age WHEN 6 THEN items ELSE 0 END) AS y6,
    sum(CASE age WHEN 5 THEN items ELSE 0 END) AS y5,
    sum(CASE age WHEN 4 THEN items ELSE 0 END) AS y4,
    sum(CASE age WHEN 3 THEN items ELSE 0 END) AS y3,
    sum(CASE age WHEN 2 THEN items ELSE 0 END) AS y2,
    sum(CASE age WHEN 1 THEN items ELSE 0 END) AS y1,
    sum(CASE age WHEN 0 THEN items ELSE 0 END) AS y0
  FROM counted GROUP BY section),
ranked AS (
  SELECT row_number() OVER (ORDER BY section IS NULL, total DESC, section) AS n,
    max(total) OVER () AS most, *
  FROM section),
line(n, line) AS (
  SELECT 0, report_pad('栏目', 24) || (
      SELECT group_concat(report_pad(year - age, 7, 'right'), '')
      FROM (SELECT 7 AS age UNION ALL SELECT 6 UNION ALL SELECT 5
        UNION ALL SELECT 4 UNION ALL SELECT 3 UNION ALL SELECT 2
        UNION ALL SELECT 1 UNION ALL SELECT 0))
    || report_pad('合计', 7, 'right')
  FROM last
  UNION ALL
  SELECT n, report_pad(ifnull(section, '（无栏目）'), 24)
    || report_pad(y7, 7, 'right') || report_pad(y6, 7, 'right')
    || report_pad(y5, 7, 'right') || report_pad(y4, 7, 'right')
    || report_pad(y3, 7, 'right') || report_pad(y2, 7, 'right')
    || report_pad(y1, 7, 'right') || report_pad(y0, 7, 'right')
    || report_pad(total, 7, 'right') || '  ' || report_bar(total, most, 12)
  FROM ranked)
SELECT rtrim(line) AS line FROM line
WHERE line IS NOT NULL
ORDER BY n;
