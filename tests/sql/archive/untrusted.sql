-- Reading works where the schema is not trusted.  (Importing does where FTS5
-- itself is marked innocuous, which SQLite 3.40 does not do.)
.read sql/archive.sql
.read tests/archive/made.sql
PRAGMA trusted_schema = OFF;
SELECT count(*) FROM v_issue;
SELECT count(*) FROM v_item;
SELECT count(*) FROM v_unit;
SELECT count(*) FROM v_coverage;
SELECT count(*) FROM v_gap;
SELECT count(*) FROM v_kept;
SELECT count(*) FROM inbox;
SELECT count(*) FROM inbox_issue;
SELECT rowid FROM article_fts('"读书会"');
.read sql/reports/items_per_section.sql
