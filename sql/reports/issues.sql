-- Which issues are there, and where are holes in the run?  有哪些期，缺哪些期？
--
-- Views v_issue, v_gap (numbers that are missing before an issue) and
-- v_duplicate (a number that comes twice).

WITH
line(part, series, publisher, date, issue_id, line) AS (
  SELECT 1, ifnull(series, ''), publisher, date, issue_id,
    report_pad(ifnull(date, '（无日期）'), 12) || report_pad(label, 26)
    || report_pad(articles, 4, 'right') || ' 篇'
    || report_pad(ifnull(chars, 0), 7, 'right') || ' 字  '
    || coalesce(series || '　' || publisher, series, publisher, '')
  FROM v_issue
  UNION ALL
  SELECT 2, series, publisher, year, next_issue_id,
    '缺 ' || CASE counted_by WHEN 'total' THEN '总第' ELSE year || '年第' END
    || first || CASE WHEN last > first THEN '—' || last ELSE '' END || '期'
    || '（' || missing || ' 期）  ' || coalesce(nullif(series, ''), publisher, '')
  FROM v_gap
  UNION ALL
  SELECT 3, series, publisher, date, issue_id,
    '重 ' || ifnull(date, '') || ' 第' || number || '期  '
    || coalesce(nullif(series, ''), publisher, '')
  FROM v_duplicate)
SELECT rtrim(line) AS line FROM line
ORDER BY part, series, publisher, date, issue_id;
