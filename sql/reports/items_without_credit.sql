-- Which items say neither who sent nor who wrote them?  哪些稿件没有供稿单位？
--
-- Figures alone: view v_uncredited.

SELECT report_pad(ifnull(v.date, '（无日期）'), 12)
  || report_pad(i.label, 24) || report_pad(v.seq, 4, 'right') || '  '
  || v.headline AS line
FROM v_uncredited AS v JOIN v_issue AS i USING (issue_id)
ORDER BY v.date, v.issue_id, v.seq;
