-- search_all.sql: one ranking over several archives.
--
-- ATTACH them to one connection; this statement then gives the SQL that makes
-- them searchable as one: run what it gives, once a connection.  Nothing is
-- written to an archive.  In the sqlite3 shell:
--
--   ATTACH 'archive-1980.db' AS old;
--   .once all.sql
--   .read sql/search_all.sql
--   .read all.sql
--
-- From Python, and alike from other languages:
--
--   db.executescript(db.execute(open('sql/search_all.sql').read()).fetchone()[0])
--
-- Then, for every question:
--
--   INSERT INTO ask(q) VALUES ('防汛 演练');       -- as zh_query() takes it
--   SELECT archive, date, headline FROM search_all ORDER BY score LIMIT 10;
--
-- The scores are what one archive of all the issues would give (zh_stats,
-- zh_rank_global: docs/ranking.md).  Beside all hits of search_all: found, with
-- keys and scores only, which is quick when the hits are many.
--
-- %d stands for an archive, %n for its name as a text; each pattern is repeated
-- for every database that has a table article_fts.

WITH
archive(seq, quoted, text) AS (
  SELECT seq, '"' || replace(name, '"', '""') || '"',
    '''' || replace(name, '''', '''''') || ''''
  FROM pragma_database_list AS d
  WHERE EXISTS (SELECT 1 FROM pragma_table_info('article_fts', d.name))),
pattern(name, sql) AS (VALUES
  ('stats',
    'SELECT coalesce(
      (SELECT zh_stats(article_fts)
        FROM %d.article_fts(zh_stats_query(zh_query(new.q))) LIMIT 1),
      (SELECT zh_stats(article_fts) FROM %d.article_fts LIMIT 1)) AS s'),
  ('hits',
    'INSERT INTO found(archive, article_id, score)
    SELECT %n, article_fts.rowid, zh_rank_global(article_fts, k.stats)
    FROM search_stats AS k, %d.article_fts(zh_query(new.q))'),
  ('items',
    'SELECT f.archive, f.score, v.*
    FROM temp.found AS f JOIN %d.v_item AS v USING (article_id)
    WHERE f.archive = %n')),
part(name, seq, sql) AS (
  SELECT p.name, a.seq, replace(replace(p.sql, '%d', a.quoted), '%n', a.text)
  FROM pattern AS p, archive AS a),
joined(stats, hits, items) AS (
  SELECT
    (SELECT group_concat(sql, char(10) || '    UNION ALL ')
      FROM part WHERE name = 'stats'),
    (SELECT group_concat(sql, ';' || char(10) || '  ')
      FROM part WHERE name = 'hits'),
    (SELECT group_concat(sql, char(10) || 'UNION ALL' || char(10))
      FROM part WHERE name = 'items'))
SELECT
'DROP VIEW IF EXISTS temp.search_all;
DROP VIEW IF EXISTS temp.ask;
DROP TABLE IF EXISTS temp.found;
DROP TABLE IF EXISTS temp.search_stats;
CREATE TEMP TABLE search_stats(stats TEXT);
CREATE TEMP TABLE found(archive TEXT, article_id INTEGER, score REAL,
  PRIMARY KEY (archive, article_id)) WITHOUT ROWID;
CREATE TEMP VIEW ask(q) AS SELECT NULL WHERE 0;
CREATE TEMP TRIGGER ask_insert INSTEAD OF INSERT ON ask BEGIN
  DELETE FROM found;
  DELETE FROM search_stats;
  INSERT INTO search_stats(stats)
  SELECT zh_stats_merge(s) FROM (
    ' || stats || ');
  DELETE FROM search_stats WHERE stats IS NULL;
  ' || hits || ';
END;
CREATE TEMP VIEW search_all AS
' || items || ';' AS sql
FROM joined;
