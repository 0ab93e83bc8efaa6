-- What is said about it, page by page?  检索结果（分页）
--
-- settings: q (words as a user types them: see zh_query), page, page_size
-- How many items and pages, then the hits of that page, best first: number,
-- date, series, column, headline; below it the place that says it.

WITH
asked(q, match, page, size) AS (
  SELECT q, ifnull(zh_query(q), '""'),
    max(1, coalesce((SELECT CAST(value AS INTEGER) FROM setting
      WHERE name = 'page'), 1)),
    max(1, coalesce((SELECT CAST(value AS INTEGER) FROM setting
      WHERE name = 'page_size'), 10))
  FROM (SELECT value AS q FROM setting WHERE name = 'q' AND value <> '')),
-- Which items stand on the page; then their pieces of text, and no others.
best AS (
  SELECT f.rowid AS article_id,
    zh_rank(article_fts, 10, 5, 5, 2, 2, 1) AS score
  FROM article_fts AS f
  WHERE article_fts MATCH ifnull((SELECT match FROM asked), '""')
  ORDER BY score, f.rowid
  LIMIT ifnull((SELECT size FROM asked), 0)
  OFFSET ifnull((SELECT (page - 1) * size FROM asked), 0)),
shown AS (
  SELECT b.article_id, b.n, (
    SELECT zh_snippet(article_fts, -1, '«', '»', '…', 64) FROM article_fts
    WHERE article_fts MATCH (SELECT match FROM asked)
      AND article_fts.rowid = b.article_id) AS snippet
  FROM (SELECT *, row_number() OVER (ORDER BY score, article_id) AS n
    FROM best) AS b),
line(n, line) AS (
  SELECT 0, '“' || q || '”　共 ' || hits || ' 篇，第 ' || page || '/'
    || max(1, (hits + size - 1) / size) || ' 页'
  FROM (SELECT *, (SELECT count(*) FROM article_fts
    WHERE article_fts MATCH match) AS hits FROM asked)
  UNION ALL
  SELECT s.n, report_pad((asked.page - 1) * asked.size + s.n, 4, 'right')
    || '  ' || report_pad(ifnull(v.date, '（无日期）'), 12)
    || ifnull(v.series || '　', '') || ifnull('【' || v.section || '】', '')
    || v.headline || char(10) || '      ' || s.snippet
  FROM shown AS s JOIN v_item AS v USING (article_id) JOIN asked)
SELECT line FROM line
ORDER BY n;
