-- Which units contributed how many items?  各单位供稿多少篇？
--
-- A unit is the organisation of a credit (its printed name where it was not
-- split); an item of two units counts for both.  Figures alone: view v_unit.

WITH
ranked AS (
  SELECT row_number() OVER (ORDER BY items DESC, chars DESC, unit) AS n,
    max(items) OVER () AS most, *
  FROM v_unit)
SELECT line FROM (
  SELECT 0 AS n, report_pad('供稿单位', 36) || report_pad('篇数', 6, 'right')
    || report_pad('字数', 9, 'right') || '  最近' AS line
  UNION ALL
  SELECT n, report_pad(unit, 36) || report_pad(items, 6, 'right')
    || report_pad(chars, 9, 'right') || '  '
    || report_pad(last_date, 10) || '  ' || report_bar(items, most, 16)
  FROM ranked)
ORDER BY n;
