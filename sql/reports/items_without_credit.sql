-- Which items say neither who sent nor who wrote them?  哪些稿件没有供稿单位？
--
-- Figures alone: view v_uncredited.

SELECT report_pad(ifnull(v.date, '（无日期）'), 12)
  || report_pad(i.label, 24) || report_pad(v.seq, 4, 'right') || '  '
  || v.headline AS line
-- In the order of issues, which is that of the credits.
FROM (SELECT a.article_id FROM article AS a INDEXED BY article_issue
  WHERE NOT EXISTS (SELECT 1 FROM contribution AS c
    WHERE c.article_id = a.article_id)) AS u
CROSS JOIN v_item AS v USING (article_id) CROSS JOIN v_issue AS i
  USING (issue_id)
ORDER BY v.date, v.issue_id, v.seq;
