-- Which places does the archive speak of?  提到哪些地方，各多少篇？
--
-- setting: top (how many places)
-- columns: code (GB/T 2260, where it is known), place, items that name it, how
-- often it is named, first and last issue.  Join the codes with any map.

WITH
place AS (
  SELECT name AS place, max(region_code) AS any_code,
    count(DISTINCT article_id) AS items, count(*) AS times
  FROM mention
  WHERE kind = 'place' AND name IS NOT NULL
  GROUP BY name),
ranked AS (
  SELECT row_number() OVER (ORDER BY items DESC, times DESC, place) AS n,
    max(items) OVER () AS most, *
  FROM place),
dated AS (
  SELECT r.*,
    -- Of a place that has variants, the code that its own name bears.
    CASE WHEN EXISTS (SELECT 1 FROM authority AS a
        WHERE a.kind = 'place' AND a.name = r.place)
      THEN ifnull((SELECT m.region_code FROM mention AS m
        WHERE m.kind = 'place' AND m.name = r.place AND m.authority IS NULL
          AND m.region_code IS NOT NULL LIMIT 1), any_code)
      ELSE any_code END AS code,
    (SELECT report_pad(min(i.date), 12) || report_pad(max(i.date), 12)
      FROM (SELECT DISTINCT issue_id FROM mention
        WHERE kind = 'place' AND name = r.place)
      CROSS JOIN issue AS i USING (issue_id)) AS first_and_last
  FROM ranked AS r
  WHERE n <= coalesce((SELECT nullif(value, '') + 0 FROM setting
    WHERE name = 'top'), 20))
SELECT line FROM (
  SELECT 0 AS n, report_pad('代码', 8) || report_pad('地名', 18)
    || report_pad('篇数', 6, 'right') || report_pad('次数', 6, 'right')
    || '  ' || report_pad('首见', 12) || '末见' AS line
  UNION ALL
  SELECT n, report_pad(ifnull(code, ''), 8) || report_pad(place, 18)
    || report_pad(items, 6, 'right') || report_pad(times, 6, 'right')
    || '  ' || first_and_last
    || report_bar(items, most, 16)
  FROM dated)
ORDER BY n;
