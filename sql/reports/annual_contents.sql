-- The general contents of a year, by column.  年度总目录（按栏目）
--
-- setting: year (not set: the year of the last issue)
-- columns: title, issue and page, contributors.  Columns in the order in which
-- they first stand in the year; items outside of all columns last.

WITH
asked(year) AS (
  SELECT CAST(coalesce(
    (SELECT nullif(value, '') FROM setting WHERE name = 'year'),
    (SELECT substr(date, 1, 4) FROM issue WHERE date IS NOT NULL
      ORDER BY date DESC LIMIT 1)) AS INTEGER)),
item AS (
  SELECT i.serial_id, i.series, i.publisher, i.issue_id, i.date, i.number,
    i.number_end, a.article_id, a.seq, a.section, a.page,
    coalesce(a.title, substr(a.body, 1, 20) || '…', '') AS title
  FROM asked CROSS JOIN issue AS i CROSS JOIN article AS a
  WHERE i.date >= CAST(asked.year AS TEXT)
    AND i.date < CAST(asked.year + 1 AS TEXT) AND a.issue_id = i.issue_id),
section AS (
  SELECT serial_id, publisher, section, count(*) AS items,
    min(date || printf(' %4d', seq)) AS first
  FROM item GROUP BY serial_id, publisher, section),
line(series, publisher, nowhere, first, date, seq, line) AS (
  SELECT i.series, i.publisher, 0, '', '', 0,
    coalesce(i.series, i.publisher, '（刊名不详）') || asked.year
    || '年总目录（' || count(DISTINCT i.issue_id) || ' 期，' || count(*) || ' 篇）'
  FROM asked JOIN item AS i
  GROUP BY i.serial_id, i.publisher
  UNION ALL
  SELECT i.series, i.publisher, s.section IS NULL, s.first, '', 0,
    '【' || ifnull(s.section, '其他') || '】'
  FROM section AS s JOIN item AS i ON i.serial_id IS s.serial_id
    AND i.publisher IS s.publisher AND i.section IS s.section
    AND i.date || printf(' %4d', i.seq) = s.first
  GROUP BY s.serial_id, s.publisher, s.section
  UNION ALL
  SELECT i.series, i.publisher, s.section IS NULL, s.first, i.date, i.seq,
    '  ' || report_pad(coalesce('第' || i.number
      || ifnull('—' || i.number_end, '') || '期', i.date)
      || ifnull(' ' || i.page || '页', ''), 16)
    || i.title || ifnull('（' || (
      SELECT group_concat(unit, '、') FROM (
        SELECT c.unit FROM contribution AS c
        WHERE c.article_id = i.article_id ORDER BY c.credit_id)) || '）', '')
  FROM section AS s JOIN item AS i ON i.serial_id IS s.serial_id
    AND i.publisher IS s.publisher AND i.section IS s.section)
SELECT line FROM line
ORDER BY series IS NULL, series, publisher, first <> '', nowhere, first, date,
  seq;
