-- Which issues are there, and where are holes in the run?  有哪些期，缺哪些期？
--
-- After the issues, numbers that are missing before an issue (缺) and numbers
-- that come twice (重).  Figures alone: views v_issue, v_gap, v_duplicate.

WITH
item AS (
  SELECT issue_id, count(*) AS items, sum(chars) AS chars
  FROM article GROUP BY issue_id),
run AS (SELECT * FROM v_run),
line(part, series, publisher, date, issue_id, line) AS (
  SELECT 1, ifnull(i.series, ''), i.publisher, i.date, i.issue_id,
    report_pad(ifnull(i.date, '（无日期）'), 12) || report_pad(i.label, 26)
    || report_pad(ifnull(a.items, 0), 4, 'right') || ' 篇'
    || report_pad(ifnull(a.chars, 0), 7, 'right') || ' 字  '
    || coalesce(i.series || '　' || i.publisher, i.series, i.publisher, '')
  FROM issue AS i LEFT JOIN item AS a ON a.issue_id = i.issue_id
  UNION ALL
  SELECT 2, series, publisher, year, issue_id,
    '缺 ' || CASE counted_by WHEN 'total' THEN '总第' ELSE year || '年第' END
    || first || CASE WHEN last > first THEN '—' || last ELSE '' END || '期'
    || '（' || missing || ' 期）  ' || coalesce(nullif(series, ''), publisher, '')
  FROM run WHERE missing > 0
  UNION ALL
  SELECT 3, series, publisher, date, issue_id,
    '重 ' || ifnull(date, '') || ' 第' || number || '期  '
    || coalesce(nullif(series, ''), publisher, '')
  FROM run WHERE twice)
SELECT rtrim(line) AS line FROM line
ORDER BY part, series, publisher, date, issue_id;
