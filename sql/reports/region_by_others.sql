-- Which items about a district were sent by somebody else?
-- 哪些写某区县的稿件是别的单位报送的？
--
-- settings: region (not set: every region that a contributor has), year (not
-- set: that of the last issue), top (lines)
-- columns: district, date, who sent it, headline; the newest first.  An item is
-- about a district that its text names; it is the district's own where a
-- contributor belongs to it, or bears its name.

WITH
asked(year) AS (
  SELECT coalesce(
    (SELECT nullif(value, '') FROM setting WHERE name = 'year'),
    (SELECT substr(date, 1, 4) FROM issue WHERE date IS NOT NULL
      ORDER BY date DESC LIMIT 1))),
region(region) AS (
  SELECT coalesce(a.name, s.value) FROM setting AS s
  LEFT JOIN authority AS a ON a.kind = 'place' AND a.variant = s.value
  WHERE s.name = 'region' AND s.value <> ''
  UNION
  SELECT coalesce(a.name, c.region)
  FROM asked CROSS JOIN issue AS i CROSS JOIN credit AS c
  LEFT JOIN authority AS a ON a.kind = 'place' AND a.variant = c.region
  WHERE i.date >= asked.year AND i.date < CAST(asked.year + 1 AS TEXT)
    AND c.issue_id = i.issue_id AND c.region IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM setting WHERE name = 'region' AND value <> '')),
about AS (
  SELECT DISTINCT m.name AS region, m.issue_id, m.article_id, i.date
  FROM asked CROSS JOIN issue AS i CROSS JOIN mention AS m
  WHERE i.date >= asked.year AND i.date < CAST(asked.year + 1 AS TEXT)
    AND m.issue_id = i.issue_id AND m.kind = 'place'
    AND m.article_id IS NOT NULL
    AND m.name IN (SELECT region FROM region)
  ORDER BY i.date DESC),
other AS (
  SELECT a.* FROM about AS a
  WHERE EXISTS (SELECT 1 FROM contribution AS c
      WHERE c.article_id = a.article_id)
    AND NOT EXISTS (SELECT 1 FROM credit AS c
      WHERE c.article_id = a.article_id
        AND (c.region = a.region OR instr(c.org, a.region)
          OR instr(c.name, a.region) OR instr(c.unit, a.region)
          OR c.region IN (SELECT variant FROM authority
            WHERE kind = 'place' AND name = a.region)))
  ORDER BY a.date DESC, a.article_id, a.region
  LIMIT coalesce((SELECT nullif(value, '') + 0 FROM setting
    WHERE name = 'top'), 20))
SELECT report_pad(o.region, 12) || report_pad(ifnull(o.date, ''), 12)
  || report_pad((SELECT group_concat(unit, '、') FROM (
    SELECT c.unit FROM contribution AS c
    WHERE c.article_id = o.article_id ORDER BY c.credit_id)), 28) || v.headline AS line
FROM other AS o JOIN v_item AS v USING (article_id)
ORDER BY o.date DESC, o.article_id, o.region;
