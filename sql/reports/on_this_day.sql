-- What appeared, and what happened, on this day of the year?  历史上的今天
--
-- setting: day (06-09; not set: today, in local time)
-- First items of issues of that day (刊), then items that name that date in
-- another year's text (事), each with the date, oldest first.

WITH
asked(day) AS (
  SELECT coalesce((SELECT nullif(value, '') FROM setting WHERE name = 'day'),
    strftime('%m-%d', 'now', 'localtime'))),
line(part, date, article_id) AS (
  SELECT '刊', i.date, a.article_id
  FROM asked CROSS JOIN issue AS i CROSS JOIN article AS a
  WHERE substr(i.date, 6) = asked.day AND a.issue_id = i.issue_id
  UNION
  SELECT '事', m.norm, m.article_id
  FROM asked CROSS JOIN mention AS m
  WHERE m.kind = 'date' AND m.article_id IS NOT NULL
    AND substr(m.norm, 6) = asked.day AND NOT EXISTS (
      SELECT 1 FROM issue AS i
      WHERE i.issue_id = m.issue_id AND i.date = m.norm))
SELECT l.part || '  ' || report_pad(l.date, 12) || v.headline
  || CASE l.part WHEN '事' THEN '（' || ifnull(v.date, '') || '）' ELSE '' END
  AS line
FROM line AS l JOIN v_item AS v USING (article_id)
ORDER BY l.part = '事', l.date, l.article_id;
