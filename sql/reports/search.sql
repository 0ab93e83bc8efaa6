-- Where does the archive speak of it?  哪些稿件提到它？
--
--   .param set :q 年鉴
--
-- :q is looked for as it stands, whatever its script, width or blanks; the
-- ten best items, with the place that says it.

SELECT report_pad(ifnull(v.date, '（无日期）'), 12) || v.headline || char(10)
  || '    ' || zh_snippet(article_fts, -1, '«', '»', '…', 64) AS line
FROM article_fts JOIN v_item AS v ON v.article_id = article_fts.rowid
WHERE article_fts MATCH '"' || replace(:q, '"', '""') || '"'
ORDER BY bm25(article_fts, 10, 5, 5, 2, 2, 1), v.article_id
LIMIT 10;
