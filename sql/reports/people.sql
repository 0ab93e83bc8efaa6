-- Who was where, and when?  谁在何时任何职？
--
-- settings: person (one name; not set: those named in the most items), top (how
-- many people)
-- columns: person, first and last issue that names this post, items, post.
-- Dates are those of the issues: a post was held then, perhaps longer.  A
-- mention without post or office counts for nobody's post.

WITH
asked(person) AS (
  SELECT coalesce(a.name, s.value)
  FROM setting AS s
  LEFT JOIN authority AS a ON a.kind = 'person' AND a.variant = s.value
  WHERE s.name = 'person' AND s.value <> ''),
chosen(person) AS (
  SELECT name FROM (
    SELECT name, count(*) AS items FROM mention
    WHERE kind = 'person' AND name = coalesce(
      (SELECT person FROM asked), name)
      AND (role IS NOT NULL OR org IS NOT NULL)
    GROUP BY name
    ORDER BY items DESC, name
    LIMIT coalesce((SELECT nullif(value, '') + 0 FROM setting
      WHERE name = 'top'), 20))),
post AS (
  SELECT m.name AS person, m.org, m.role, min(i.date) AS first,
    max(i.date) AS last, count(DISTINCT m.article_id) AS items
  FROM chosen AS c
  CROSS JOIN mention AS m ON m.kind = 'person' AND m.name = c.person
  JOIN issue AS i USING (issue_id)
  WHERE m.role IS NOT NULL OR m.org IS NOT NULL
  GROUP BY m.name, m.org, m.role),
numbered AS (
  SELECT row_number() OVER (PARTITION BY person
    ORDER BY first, last, org, role) AS n, *
  FROM post)
SELECT report_pad(CASE n WHEN 1 THEN person END, 14)
  || report_pad(ifnull(first, '（无日期）'), 12)
  || report_pad(CASE WHEN last > first THEN '—' || last ELSE '' END, 14)
  || report_pad(items, 4, 'right') || ' 篇  '
  || ifnull(org, '') || ifnull(role, '') AS line
FROM numbered
ORDER BY person, n;
