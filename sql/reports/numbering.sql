-- Is the run of numbers whole?  期号连续吗，缺哪些，重哪些？
--
-- One line a series: issues, first and last number (total numbers where the
-- issues bear them), how many are missing, how many numbers come twice; under
-- it what is missing (缺) and what comes twice (重).  Figures alone: views v_run,
-- v_gap, v_duplicate.

WITH
run AS (SELECT * FROM v_run),
hole(series, publisher, sort, missing, text) AS (
  SELECT series, publisher, date, missing,
    '缺 ' || CASE counted_by WHEN 'total' THEN '总第' ELSE year || '年第' END
    || first || CASE WHEN last > first THEN '—' || last ELSE '' END || '期（'
    || missing || ' 期）'
  FROM run WHERE missing > 0
  UNION ALL
  SELECT series, publisher, date, NULL, '重 ' || ifnull(date || ' ', '')
    || coalesce('总第' || total, '第' || number) || '期'
  FROM run WHERE twice),
line(series, publisher, part, sort, line) AS (
  SELECT r.series, r.publisher, 0, '',
    coalesce(nullif(r.series, ''), r.publisher, '（刊名不详）') || '　'
    || count(*) || ' 期，' || coalesce('总第' || min(r.total) || '—'
      || max(r.total) || '期', '第' || min(r.number) || '—' || max(r.number)
      || '期', '无期号') || '；缺 '
    || ifnull((SELECT sum(h.missing) FROM hole AS h WHERE h.series = r.series
      AND h.publisher IS r.publisher), 0) || '，重 '
    || (SELECT count(*) FROM hole AS h WHERE h.series = r.series
      AND h.publisher IS r.publisher AND h.missing IS NULL)
  FROM run AS r
  GROUP BY r.series, r.publisher
  UNION ALL
  SELECT series, publisher, 1, sort, '    ' || text FROM hole)
SELECT line FROM line
ORDER BY series, publisher, part, sort, line;
