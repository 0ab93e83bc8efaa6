-- Which names may stand for the same?  哪些名称可能是同一个？
--
-- setting: top (how many of each kind)
-- columns: kind, the rarer name and how often it stands, the other one and how
-- often.  What is the same the clerk enters into table authority; then it counts
-- as one, and is not asked again.  Figures alone: view v_names_alike.

WITH
ranked AS (
  SELECT row_number() OVER (PARTITION BY kind
    ORDER BY times DESC, name, variant) AS n, *
  FROM v_names_alike)
SELECT report_pad(CASE kind WHEN 'org' THEN '单位' WHEN 'person' THEN '人名'
    WHEN 'place' THEN '地名' ELSE '著作' END, 6)
  || report_pad(variant, 32) || report_pad(variant_times, 5, 'right')
  || '  ' || report_pad(name, 32) || report_pad(times, 5, 'right') AS line
FROM ranked
WHERE n <= coalesce((SELECT nullif(value, '') + 0 FROM setting
  WHERE name = 'top'), 20)
ORDER BY kind, n;
