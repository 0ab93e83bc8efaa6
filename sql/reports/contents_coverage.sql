-- Does the printed contents list what the issue holds?  目录与正文相符吗？
--
-- First the figures of each issue that has contents (view v_coverage), then
-- entries for which no item was found (＋) and items that no entry names (－).

WITH
line(date, issue_id, part, seq, line) AS (
  SELECT date, issue_id, 0, 0, report_pad(label, 28)
    || report_pad(date, 12) || '目录 ' || report_pad(entries, 3, 'right')
    || ' 条，找到 ' || report_pad(found, 3, 'right') || '；正文 '
    || report_pad(items, 3, 'right') || ' 篇，目录未列 '
    || report_pad(unlisted, 3, 'right')
  FROM v_coverage
  UNION ALL
  SELECT i.date, t.issue_id, 1, t.seq, '  ＋ ' || ifnull(t.title, '')
  FROM toc AS t JOIN issue AS i USING (issue_id)
  WHERE t.article_id IS NULL
  UNION ALL
  SELECT v.date, v.issue_id, 2, v.seq, '  － ' || v.headline
  FROM v_item AS v
  WHERE NOT ifnull(v.in_toc, 0)
    AND EXISTS (SELECT 1 FROM toc AS t WHERE t.issue_id = v.issue_id))
SELECT line FROM line
ORDER BY date, issue_id, part, seq;
