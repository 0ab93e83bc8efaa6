-- Does the printed contents list what the issue holds?  目录与正文相符吗？
--
-- First the figures of each issue that has contents, then entries for which no
-- item was found (＋) and items that no entry names (－).  Figures alone: view
-- v_coverage.

WITH
entry AS (
  SELECT issue_id, count(*) AS entries FROM toc GROUP BY issue_id),
lost AS (
  SELECT issue_id, count(*) AS lost FROM toc
  WHERE article_id IS NULL GROUP BY issue_id),
item AS (
  SELECT issue_id, count(*) AS items, sum(NOT ifnull(in_toc, 0)) AS unlisted
  FROM article GROUP BY issue_id),
line(date, issue_id, part, seq, line) AS (
  SELECT i.date, i.issue_id, 0, 0, report_pad(i.label, 28)
    || report_pad(i.date, 12) || '目录 ' || report_pad(e.entries, 3, 'right')
    || ' 条，找到 ' || report_pad(e.entries - ifnull(l.lost, 0), 3, 'right')
    || '；正文 ' || report_pad(ifnull(a.items, 0), 3, 'right')
    || ' 篇，目录未列 ' || report_pad(ifnull(a.unlisted, 0), 3, 'right')
  FROM entry AS e CROSS JOIN issue AS i ON i.issue_id = e.issue_id
  LEFT JOIN lost AS l ON l.issue_id = e.issue_id
  LEFT JOIN item AS a ON a.issue_id = e.issue_id
  UNION ALL
  SELECT i.date, t.issue_id, 1, t.seq, '  ＋ ' || ifnull(t.title, '')
  FROM toc AS t CROSS JOIN issue AS i USING (issue_id)
  WHERE t.article_id IS NULL
  UNION ALL
  SELECT v.date, v.issue_id, 2, v.seq, '  － ' || v.headline
  -- By that index, whose order keeps clear of the bodies.
  FROM (SELECT article_id FROM article INDEXED BY article_figures
    WHERE NOT ifnull(in_toc, 0)
      AND EXISTS (SELECT 1 FROM toc AS t
        WHERE t.issue_id = article.issue_id)) AS a
  CROSS JOIN v_item AS v USING (article_id))
SELECT line FROM line
ORDER BY date, issue_id, part, seq;
