-- Which search indexes must be rebuilt?  哪些检索索引需要重建？
--
-- Every FTS5 table with a tokenizer of qikan, the version of the tokens in it
-- (table search_index), and what to run when that is not the version of the
-- extension that is loaded:
--
--   current   nothing to do
--   rebuild   made by another version: run what stands behind it
--   unknown   nobody noted the version: run it as well, to be sure

SELECT rtrim(report_pad(m.name, 16) || report_pad(CASE
    WHEN i.version IS NULL THEN 'unknown'
    WHEN i.version = qikan_index_version() THEN 'current'
    ELSE 'rebuild'
  END, 9) || report_pad(ifnull(i.version, '?'), 6)
  || CASE WHEN i.version IS NOT qikan_index_version() THEN printf(
    'INSERT INTO "%w"("%w") VALUES (''rebuild''); '
    || 'REPLACE INTO search_index VALUES (%Q, qikan_index_version());',
    m.name, m.name, m.name)
  ELSE '' END) AS line
FROM sqlite_master AS m LEFT JOIN search_index AS i ON i.name = m.name
WHERE m.type = 'table'
  AND m.sql LIKE 'CREATE VIRTUAL TABLE%fts5%tokenize%chinese%'
ORDER BY m.name;
