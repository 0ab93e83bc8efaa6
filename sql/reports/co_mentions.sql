-- Who is named together with whom?  哪些人常在同一篇稿件中出现？
--
-- settings: person (one of the two; not set: all pairs), top (how many pairs)
-- columns: two names, items that name both, first and last issue.

WITH
named AS (
  SELECT DISTINCT article_id, norm AS person, issue_id FROM mention
  WHERE kind = 'person' AND norm IS NOT NULL AND article_id IS NOT NULL),
pair AS (
  SELECT a.person AS one, b.person AS other, count(*) AS items,
    min(i.date) AS first, max(i.date) AS last
  FROM named AS a JOIN named AS b
    ON b.article_id = a.article_id AND b.person > a.person
  JOIN issue AS i ON i.issue_id = a.issue_id
  WHERE coalesce((SELECT nullif(value, '') FROM setting WHERE name = 'person')
    IN (a.person, b.person), 1)
  GROUP BY a.person, b.person),
ranked AS (
  SELECT row_number() OVER (ORDER BY items DESC, last DESC, one, other) AS n,
    max(items) OVER () AS most, *
  FROM pair)
SELECT report_pad(one, 12) || report_pad(other, 12)
  || report_pad(items, 4, 'right') || ' 篇  '
  || report_pad(ifnull(first, ''), 12) || report_pad(ifnull(last, ''), 12)
  || report_bar(items, most, 12) AS line
FROM ranked
WHERE n <= coalesce((SELECT nullif(value, '') + 0 FROM setting
  WHERE name = 'top'), 20)
ORDER BY n;
