-- One INSERT fills all tables.
.nullvalue ∅
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox(path, content) SELECT name, text FROM sample
  WHERE name = 'june';

SELECT file_id, path, charset, length(hash), status, bytes, length(text)
  FROM file;
SELECT imported_at BETWEEN datetime('now', '-1 minute') AND datetime('now')
  FROM file;
SELECT serial_id, series, publisher FROM serial;
SELECT issue_id, serial_id, file_id, series, number, number_end, unit, total,
  volume, year, kind, theme, date, date_end, precision, publisher,
  publisher_role, editor, signer, secrecy, seq, start FROM issue;
SELECT length = (SELECT length(text) FROM file) FROM issue;
SELECT section_id, issue_id, seq, name, mark, articles FROM section;
SELECT article_id, issue_id, section_id, seq, section, kind, kicker, title,
  subtitle, byline, credit, in_toc, substr(body, 1, 12) FROM article;
SELECT toc_id, issue_id, seq, title, page, author, article_id FROM toc;
SELECT issue_id, article_id, role, name FROM credit;
SELECT issue_id, seq, kind, recipient FROM dispatch;

-- Offsets point into the issue's text.
SELECT a.seq, instr(substr(i.text, a.start, a.length), '，') > 0
  FROM article AS a JOIN inbox_issue AS i ON i.seq = 1;
-- What came in can be read again.
SELECT path, content = (SELECT text FROM sample WHERE name = 'june')
  FROM inbox;
-- Loading the schema again changes no data.
CREATE TEMP TABLE before AS SELECT total_changes() AS n;
.read sql/archive.sql
SELECT count(*) FROM article;
SELECT version FROM schema_version;
