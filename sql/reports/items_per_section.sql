-- What does each column carry?  各栏目登了多少篇？
--
-- Figures alone: view v_section.

WITH
ranked AS (
  SELECT row_number() OVER (ORDER BY items DESC, chars DESC, section) AS n,
    max(items) OVER () AS most, *
  FROM v_section)
SELECT line FROM (
  SELECT 0 AS n, report_pad('栏目', 24) || report_pad('篇数', 6, 'right')
    || report_pad('期数', 6, 'right') || report_pad('字数', 9, 'right')
    || report_pad('平均', 7, 'right') AS line
  UNION ALL
  SELECT n, report_pad(ifnull(section, '（无栏目）'), 24)
    || report_pad(items, 6, 'right') || report_pad(issues, 6, 'right')
    || report_pad(chars, 9, 'right') || report_pad(chars / items, 7, 'right')
    || '  ' || report_bar(items, most, 24)
  FROM ranked)
ORDER BY n;
