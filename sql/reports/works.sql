-- Which books and writings are named, and where?  提到哪些著作，见于哪些期？
--
-- An index in the order of pinyin: the work, the items that name it, and under
-- it where it is named first and last.

WITH
work AS (
  SELECT name AS work, count(DISTINCT article_id) AS items,
    count(*) AS times
  FROM mention
  WHERE kind = 'work' AND name IS NOT NULL AND article_id IS NOT NULL
  GROUP BY name),
place AS (
  SELECT w.*,
    (SELECT m.mention_id FROM mention AS m JOIN issue AS i USING (issue_id)
      WHERE m.kind = 'work' AND m.name = w.work AND m.article_id IS NOT NULL
      ORDER BY i.date IS NULL, i.date, m.mention_id LIMIT 1) AS first,
    (SELECT m.mention_id FROM mention AS m JOIN issue AS i USING (issue_id)
      WHERE m.kind = 'work' AND m.name = w.work AND m.article_id IS NOT NULL
      ORDER BY i.date DESC, m.mention_id DESC LIMIT 1) AS last
  FROM work AS w),
line(work, n, line) AS (
  SELECT work, 0, '《' || work || '》　' || items || ' 篇 ' || times || ' 次'
  FROM place
  UNION ALL
  SELECT p.work, 1, '    首见 ' || report_pad(ifnull(v.date, ''), 12)
    || v.headline
  FROM place AS p JOIN mention AS m ON m.mention_id = p.first
  JOIN v_item AS v ON v.article_id = m.article_id
  UNION ALL
  SELECT p.work, 2, '    末见 ' || report_pad(ifnull(v.date, ''), 12)
    || v.headline
  FROM place AS p JOIN mention AS m ON m.mention_id = p.last
  JOIN v_item AS v ON v.article_id = m.article_id
  WHERE p.items > 1)
SELECT line FROM line
ORDER BY work COLLATE zh_pinyin, work, n;
