-- How much appeared in each quarter?  各季度登了多少？
--
-- Figures alone: view v_quarter.

WITH
ranked AS (
  SELECT row_number() OVER (ORDER BY quarter IS NULL, quarter) AS n,
    max(items) OVER () AS most, *
  FROM v_quarter)
SELECT line FROM (
  SELECT 0 AS n, report_pad('季度', 12) || report_pad('期数', 6, 'right')
    || report_pad('篇数', 6, 'right') || report_pad('字数', 9, 'right') AS line
  UNION ALL
  SELECT n, report_pad(ifnull(quarter, '（无日期）'), 12)
    || report_pad(issues, 6, 'right') || report_pad(items, 6, 'right')
    || report_pad(chars, 9, 'right') || '  ' || report_bar(items, most, 32)
  FROM ranked)
ORDER BY n;
