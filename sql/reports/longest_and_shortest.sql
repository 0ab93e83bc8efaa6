-- Which items are the longest, which the shortest?  最长和最短的稿件是哪些？
--
-- Five of each, by the characters of the body.

WITH
ranked AS (
  SELECT row_number() OVER (ORDER BY chars DESC, article_id) AS from_top,
    row_number() OVER (ORDER BY chars, article_id) AS from_bottom, *
  FROM v_item
  WHERE chars > 0),
shown(part, n, line) AS (
  SELECT 1, from_top, report_pad(chars, 7, 'right') || ' 字  '
    || report_pad(ifnull(date, ''), 12) || headline
  FROM ranked WHERE from_top <= 5
  UNION ALL
  SELECT 2, from_bottom, report_pad(chars, 7, 'right') || ' 字  '
    || report_pad(ifnull(date, ''), 12) || headline
  FROM ranked WHERE from_bottom <= 5
  UNION ALL VALUES (1, 0, '最长'), (2, 0, '最短'))
SELECT line FROM shown
ORDER BY part, n;
