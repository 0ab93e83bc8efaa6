-- Which items are the longest, which the shortest?  最长和最短的稿件是哪些？
--
-- Five of each, by the characters of the body.

WITH
long AS (
  SELECT article_id, chars FROM article WHERE chars > 0
  ORDER BY chars DESC, article_id LIMIT 5),
short AS (
  SELECT article_id, chars FROM article WHERE chars > 0
  ORDER BY chars, article_id LIMIT 5),
ranked(part, n, article_id) AS (
  SELECT 1, row_number() OVER (ORDER BY chars DESC, article_id), article_id
  FROM long
  UNION ALL
  SELECT 2, row_number() OVER (ORDER BY chars, article_id), article_id
  FROM short),
shown(part, n, line) AS (
  SELECT r.part, r.n, report_pad(v.chars, 7, 'right') || ' 字  '
    || report_pad(ifnull(v.date, ''), 12) || v.headline
  FROM ranked AS r JOIN v_item AS v USING (article_id)
  UNION ALL VALUES (1, 0, '最长'), (2, 0, '最短'))
SELECT line FROM shown
ORDER BY part, n;
