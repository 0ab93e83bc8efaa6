-- Where does the archive speak of it?  哪些稿件提到它？
--
--   UPDATE setting SET value = '年鉴' WHERE name = 'q';
--
-- setting: q (looked for as it stands, whatever its script, width or blanks)
-- The ten best items, with the place that says it.  For words, pages and
-- counts: search_page.sql.

SELECT report_pad(ifnull(v.date, '（无日期）'), 12) || v.headline || char(10)
  || '    ' || zh_snippet(article_fts, -1, '«', '»', '…', 64) AS line
FROM article_fts JOIN v_item AS v ON v.article_id = article_fts.rowid
WHERE article_fts MATCH '"' || ifnull((
  SELECT replace(value, '"', '""') FROM setting WHERE name = 'q'), '') || '"'
ORDER BY bm25(article_fts, 10, 5, 5, 2, 2, 1), v.article_id
LIMIT 10;
