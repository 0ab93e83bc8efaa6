-- Who is named together with whom?  哪些人常在同一篇稿件中出现？
--
-- settings: person (one of the two; not set: all pairs), year (not set: all
-- years for one person, else that of the last issue), top (how many pairs)
-- columns: two names, items that name both, first and last issue.

WITH
asked(person, year) AS (
  SELECT person, CASE WHEN person IS NOT NULL OR year IS NOT NULL THEN year
    ELSE (SELECT substr(date, 1, 4) FROM issue WHERE date IS NOT NULL
      ORDER BY date DESC LIMIT 1) END
  FROM (SELECT
    (SELECT coalesce(a.name, nullif(s.value, '')) FROM setting AS s
      LEFT JOIN authority AS a ON a.kind = 'person' AND a.variant = s.value
      WHERE s.name = 'person') AS person,
    (SELECT nullif(value, '') FROM setting WHERE name = 'year') AS year)),
named AS (
  SELECT DISTINCT m.article_id, i.date
  FROM asked CROSS JOIN mention AS m CROSS JOIN issue AS i
  WHERE asked.person IS NOT NULL AND m.kind = 'person'
    AND m.name = asked.person AND m.article_id IS NOT NULL
    AND i.issue_id = m.issue_id
    AND (asked.year IS NULL OR substr(i.date, 1, 4) = asked.year)
  UNION ALL
  SELECT a.article_id, i.date
  FROM asked CROSS JOIN issue AS i CROSS JOIN article AS a
  WHERE asked.person IS NULL AND i.date >= asked.year
    AND i.date < CAST(asked.year + 1 AS TEXT) AND a.issue_id = i.issue_id),
pair AS (
  SELECT a.name AS one, b.name AS other,
    count(DISTINCT n.article_id) AS items, min(n.date) AS first,
    max(n.date) AS last
  FROM asked CROSS JOIN named AS n CROSS JOIN mention AS a
  CROSS JOIN mention AS b
  WHERE a.article_id = n.article_id AND a.kind = 'person'
    AND b.article_id = n.article_id AND b.kind = 'person' AND b.name > a.name
    AND (asked.person IS NULL OR asked.person IN (a.name, b.name))
  GROUP BY a.name, b.name),
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
