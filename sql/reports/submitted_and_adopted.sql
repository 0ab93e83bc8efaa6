-- How many items did each unit send in a quarter, and how many were printed?
-- 本季度各单位报送多少篇，采用多少篇？
--
-- setting: quarter (2021-Q2; not set: the quarter of the last issue)
-- columns: rank, unit, sent (rows of submission that came in the quarter),
-- adopted (those of them that were printed, whenever), the rate, and what the
-- issues of the quarter printed of the unit.  Ranked by adopted, then printed;
-- a joint item counts for each of its units, and once in the sum.

WITH
asked(quarter) AS (
  SELECT coalesce(
    (SELECT nullif(value, '') FROM setting WHERE name = 'quarter'),
    (SELECT substr(date, 1, 4) || '-Q' || ((substr(date, 6, 2) + 2) / 3)
      FROM issue WHERE date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*'
      ORDER BY date DESC LIMIT 1))),
period(quarter, year, n, first, next) AS (
  SELECT quarter, substr(quarter, 1, 4), substr(quarter, 7, 1),
    printf('%s-%02d', substr(quarter, 1, 4), substr(quarter, 7, 1) * 3 - 2),
    printf('%04d-%02d', substr(quarter, 1, 4) + (substr(quarter, 7, 1) = '4'),
      substr(quarter, 7, 1) * 3 % 12 + 1)
  FROM asked
  WHERE quarter GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
printed(unit, article_id) AS (
  SELECT c.unit, c.article_id
  FROM period AS p CROSS JOIN issue AS i CROSS JOIN article AS a
  CROSS JOIN contribution AS c
  WHERE i.date >= p.first AND i.date < p.next AND a.issue_id = i.issue_id
    AND c.article_id = a.article_id),
sent(unit, article_id) AS (
  SELECT coalesce((SELECT a.name FROM authority AS a
      WHERE a.variant = coalesce(s.org, s.person)
        AND a.kind IN ('org', 'person')), s.org, s.person, '（未填单位）'),
    s.article_id
  FROM period AS p CROSS JOIN submission AS s
  WHERE s.date >= p.first AND s.date < p.next),
unit(unit, sent, adopted, printed) AS (
  SELECT unit, sum(sent), sum(adopted), sum(printed)
  FROM (
    SELECT unit, count(*) AS sent, count(article_id) AS adopted, 0 AS printed
    FROM sent GROUP BY unit
    UNION ALL
    SELECT unit, 0, 0, count(*) FROM printed GROUP BY unit)
  WHERE unit IS NOT NULL
  GROUP BY unit),
ranked AS (
  SELECT rank() OVER (ORDER BY adopted DESC, printed DESC) AS place,
    row_number() OVER (ORDER BY adopted DESC, printed DESC,
      sent = 0, sent, unit) AS n,
    max(adopted) OVER () AS most, *
  FROM unit),
line(part, n, line) AS (
  SELECT 0, 0, year || '年第' || n || '季度报送与采用（' || first || ' 起三个月）'
  FROM period
  UNION ALL
  SELECT 0, 1, report_pad('名次', 4, 'right') || '  ' || report_pad('单位', 30)
    || report_pad('报送', 6, 'right') || report_pad('采用', 6, 'right')
    || report_pad('采用率', 9, 'right') || report_pad('刊登', 6, 'right')
  UNION ALL
  SELECT 1, n, report_pad(place, 4, 'right') || '  ' || report_pad(unit, 30)
    || report_pad(sent, 6, 'right') || report_pad(adopted, 6, 'right')
    || report_pad(CASE WHEN sent > 0
      THEN printf('%.1f%%', 100.0 * adopted / sent) ELSE '—' END, 9, 'right')
    || report_pad(printed, 6, 'right') || '  '
    || report_bar(adopted, most, 16)
  FROM ranked
  UNION ALL
  SELECT 2, 0, report_pad('', 6) || report_pad('合计', 30)
    || report_pad(count(*), 6, 'right')
    || report_pad(count(article_id), 6, 'right')
    || report_pad(CASE WHEN count(*) > 0
      THEN printf('%.1f%%', 100.0 * count(article_id) / count(*))
      ELSE '—' END, 9, 'right')
    || report_pad((SELECT count(DISTINCT article_id) FROM printed), 6, 'right')
  FROM sent)
SELECT rtrim(line) AS line FROM line
ORDER BY part, n;
