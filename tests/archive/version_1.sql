-- sql/archive.sql as it was at version 1 of the schema, without its comments:
-- for the tests of sql/migrate/002.sql.  Never change it.
SAVEPOINT archive;
CREATE TABLE IF NOT EXISTS schema_version(
  version INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL
);
INSERT OR IGNORE INTO schema_version VALUES (1, datetime('now'));
CREATE TABLE IF NOT EXISTS serial(
  serial_id INTEGER PRIMARY KEY,
  series    TEXT NOT NULL,
  publisher TEXT,
  remark    TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS serial_name
  ON serial(series, ifnull(publisher, ''));
CREATE TABLE IF NOT EXISTS file(
  file_id     INTEGER PRIMARY KEY AUTOINCREMENT,
  path        TEXT UNIQUE,
  charset     TEXT,
  hash        TEXT,
  imported_at TEXT NOT NULL,
  status      TEXT NOT NULL CHECK (status IN (
    'reading',
    'imported',
    'known',
    'no issue',
    'empty', 'unreadable')),
  bytes       INTEGER,
  text        TEXT
);
CREATE INDEX IF NOT EXISTS file_hash ON file(hash);
CREATE INDEX IF NOT EXISTS file_status ON file(status)
  WHERE status <> 'imported';
CREATE TABLE IF NOT EXISTS issue(
  issue_id  INTEGER PRIMARY KEY AUTOINCREMENT,
  serial_id INTEGER REFERENCES serial ON DELETE SET NULL,
  file_id   INTEGER REFERENCES file ON DELETE CASCADE,
  series, number, number_end,
  unit, total, volume, year,
  kind, theme,
  date, date_end, precision,
  publisher, publisher_role,
  editor, signer, secrecy,
  seq       INTEGER,
  start     INTEGER,
  length    INTEGER,
  hash      TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS issue_file ON issue(file_id, seq);
CREATE INDEX IF NOT EXISTS issue_serial ON issue(serial_id, date);
CREATE INDEX IF NOT EXISTS issue_date ON issue(date);
CREATE INDEX IF NOT EXISTS issue_hash ON issue(hash);
CREATE TABLE IF NOT EXISTS section(
  section_id INTEGER PRIMARY KEY,
  issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  seq        INTEGER NOT NULL,
  name       TEXT,
  mark       TEXT,
  articles   INTEGER
);
CREATE UNIQUE INDEX IF NOT EXISTS section_issue ON section(issue_id, seq);
CREATE INDEX IF NOT EXISTS section_name ON section(name);
CREATE TABLE IF NOT EXISTS article(
  article_id INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  section_id INTEGER REFERENCES section ON DELETE SET NULL,
  seq        INTEGER NOT NULL,
  section    TEXT,
  kind       TEXT,
  kicker     TEXT,
  title      TEXT,
  subtitle   TEXT,
  byline     TEXT,
  credit     TEXT,
  body       TEXT,
  chars      INTEGER,
  start      INTEGER,
  length     INTEGER,
  line_start INTEGER,
  line_end   INTEGER,
  page,
  in_toc     INTEGER,
  confidence REAL
);
CREATE UNIQUE INDEX IF NOT EXISTS article_issue ON article(issue_id, seq);
CREATE INDEX IF NOT EXISTS article_section ON article(section_id);
CREATE INDEX IF NOT EXISTS article_figures
  ON article(issue_id, section, chars, in_toc);
CREATE INDEX IF NOT EXISTS article_chars ON article(chars);
CREATE TABLE IF NOT EXISTS credit(
  credit_id   INTEGER PRIMARY KEY,
  issue_id    INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  article_id  INTEGER REFERENCES article ON DELETE CASCADE,
  role        TEXT,
  name        TEXT,
  person      TEXT,
  org         TEXT,
  dept        TEXT,
  region      TEXT,
  region_code TEXT
);
CREATE INDEX IF NOT EXISTS credit_issue ON credit(issue_id);
CREATE INDEX IF NOT EXISTS credit_article
  ON credit(article_id, role, org, name, person);
CREATE INDEX IF NOT EXISTS credit_org ON credit(org);
CREATE TABLE IF NOT EXISTS credit_role(
  role        TEXT PRIMARY KEY,
  contributes INTEGER NOT NULL CHECK (contributes IN (0, 1))
);
INSERT OR IGNORE INTO credit_role VALUES
  ('供稿', 1), ('撰稿', 1), ('署名', 1), ('来源', 1), ('记者', 1),
  ('通讯员', 1), ('编译', 1), ('责任编辑', 0), ('编辑', 0), ('主编', 0),
  ('美编', 0), ('校对', 0), ('审核', 0), ('编审', 0), ('签发', 0),
  ('摄影', 0), ('图', 0), ('排版', 0);
CREATE TABLE IF NOT EXISTS mention(
  mention_id INTEGER PRIMARY KEY,
  issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  article_id INTEGER REFERENCES article ON DELETE CASCADE,
  kind       TEXT,
  text       TEXT,
  norm       TEXT,
  norm_end   TEXT,
  precision  TEXT,
  role       TEXT,
  org        TEXT,
  start      INTEGER,
  length     INTEGER,
  region_code TEXT
);
CREATE INDEX IF NOT EXISTS mention_issue ON mention(issue_id);
CREATE INDEX IF NOT EXISTS mention_article
  ON mention(article_id, kind, norm);
CREATE INDEX IF NOT EXISTS mention_norm
  ON mention(kind, norm, role, org, issue_id, article_id);
CREATE TABLE IF NOT EXISTS toc(
  toc_id     INTEGER PRIMARY KEY,
  issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  seq        INTEGER NOT NULL,
  section    TEXT,
  title      TEXT,
  page,
  author     TEXT,
  article_id INTEGER REFERENCES article ON DELETE SET NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS toc_issue ON toc(issue_id, seq);
CREATE INDEX IF NOT EXISTS toc_article ON toc(article_id);
CREATE TABLE IF NOT EXISTS dispatch(
  issue_id  INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  seq       INTEGER NOT NULL,
  kind      TEXT,
  recipient TEXT,
  PRIMARY KEY (issue_id, seq)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note(
  note_id  INTEGER PRIMARY KEY,
  file_id  INTEGER REFERENCES file ON DELETE CASCADE,
  issue_id INTEGER REFERENCES issue ON DELETE CASCADE,
  line     INTEGER,
  code     TEXT,
  message  TEXT
);
CREATE INDEX IF NOT EXISTS note_file ON note(file_id);
CREATE INDEX IF NOT EXISTS note_issue ON note(issue_id);
CREATE TABLE IF NOT EXISTS submission(
  submission_id INTEGER PRIMARY KEY,
  date       TEXT,
  org        TEXT,
  dept       TEXT,
  person     TEXT,
  title      TEXT,
  article_id INTEGER,
  remark     TEXT
);
CREATE INDEX IF NOT EXISTS submission_org ON submission(org, date);
CREATE INDEX IF NOT EXISTS submission_date ON submission(date);
CREATE INDEX IF NOT EXISTS submission_article ON submission(article_id);
CREATE TABLE IF NOT EXISTS inbox_kept(
  issue_seq  INTEGER,
  issue_id   INTEGER,
  hash       TEXT,
  nth        INTEGER,
  article_id INTEGER
);
CREATE VIRTUAL TABLE IF NOT EXISTS article_fts USING fts5(
  title, kicker, subtitle, byline, credit, body,
  content='article', content_rowid='article_id', tokenize='chinese'
);
CREATE TABLE IF NOT EXISTS search_index(
  name    TEXT PRIMARY KEY,
  version TEXT NOT NULL
);
INSERT OR IGNORE INTO search_index
SELECT 'article_fts', qikan_index_version()
WHERE NOT EXISTS (SELECT 1 FROM article);
DROP TRIGGER IF EXISTS article_guard;
CREATE TRIGGER article_guard BEFORE INSERT ON article
WHEN EXISTS (SELECT 1 FROM article WHERE article_id = new.article_id)
  OR EXISTS (SELECT 1 FROM article
    WHERE issue_id = new.issue_id AND seq = new.seq)
BEGIN
  SELECT RAISE(ABORT,
    'article exists: UPDATE it, or DELETE before INSERT (not REPLACE)');
END;
DROP TRIGGER IF EXISTS article_insert;
CREATE TRIGGER article_insert AFTER INSERT ON article BEGIN
  INSERT INTO article_fts(rowid, title, kicker, subtitle, byline, credit, body)
  VALUES (new.article_id, new.title, new.kicker, new.subtitle, new.byline,
    new.credit, new.body);
END;
DROP TRIGGER IF EXISTS article_delete;
CREATE TRIGGER article_delete AFTER DELETE ON article BEGIN
  INSERT INTO article_fts(article_fts, rowid, title, kicker, subtitle, byline,
    credit, body)
  VALUES ('delete', old.article_id, old.title, old.kicker, old.subtitle,
    old.byline, old.credit, old.body);
  DELETE FROM credit WHERE article_id = old.article_id;
  DELETE FROM mention WHERE article_id = old.article_id;
  UPDATE toc SET article_id = NULL WHERE article_id = old.article_id;
  UPDATE submission SET article_id = NULL
    WHERE article_id = old.article_id
      AND NOT EXISTS (SELECT 1 FROM inbox_kept);
END;
DROP TRIGGER IF EXISTS article_update;
CREATE TRIGGER article_update
AFTER UPDATE OF article_id, title, kicker, subtitle, byline, credit, body
ON article BEGIN
  INSERT INTO article_fts(article_fts, rowid, title, kicker, subtitle, byline,
    credit, body)
  VALUES ('delete', old.article_id, old.title, old.kicker, old.subtitle,
    old.byline, old.credit, old.body);
  INSERT INTO article_fts(rowid, title, kicker, subtitle, byline, credit, body)
  VALUES (new.article_id, new.title, new.kicker, new.subtitle, new.byline,
    new.credit, new.body);
END;
DROP TRIGGER IF EXISTS issue_delete;
CREATE TRIGGER issue_delete AFTER DELETE ON issue BEGIN
  DELETE FROM credit WHERE issue_id = old.issue_id;
  DELETE FROM mention WHERE issue_id = old.issue_id;
  DELETE FROM toc WHERE issue_id = old.issue_id;
  DELETE FROM dispatch WHERE issue_id = old.issue_id;
  DELETE FROM note WHERE issue_id = old.issue_id;
  DELETE FROM article WHERE issue_id = old.issue_id;
  DELETE FROM section WHERE issue_id = old.issue_id;
END;
DROP TRIGGER IF EXISTS file_delete;
CREATE TRIGGER file_delete AFTER DELETE ON file BEGIN
  DELETE FROM issue WHERE file_id = old.file_id;
  DELETE FROM note WHERE file_id = old.file_id;
END;
DROP VIEW IF EXISTS inbox;
CREATE VIEW inbox(path, content) AS SELECT path, text FROM file;
DROP VIEW IF EXISTS inbox_text;
CREATE VIEW inbox_text(path, charset, bytes, text, reason) AS
  SELECT path, charset, bytes, text, NULL FROM file;
DROP VIEW IF EXISTS inbox_file;
CREATE VIEW inbox_file(path, charset, bytes, text, hash, bad, status, reason)
  AS SELECT path, charset, bytes, text, hash, NULL, status, NULL FROM file;
DROP VIEW IF EXISTS inbox_issue;
CREATE VIEW inbox_issue(file_id, seq, start, length, text, hash) AS
  SELECT i.file_id, i.seq, i.start, i.length,
    substr(f.text, i.start, i.length), i.hash
  FROM issue AS i JOIN file AS f USING (file_id);
CREATE TRIGGER inbox_insert INSTEAD OF INSERT ON inbox BEGIN
  INSERT INTO inbox_text(path, charset, bytes, text, reason)
  SELECT CAST(new.path AS TEXT), zh_charset(new.content),
    length(CAST(new.content AS BLOB)), zh_decode(new.content),
    CASE
      WHEN new.content IS NULL
        THEN 'no content: the file is missing or may not be read'
      WHEN typeof(new.content) <> 'blob' THEN NULL
      ELSE CASE hex(substr(new.content, 1, 4))
        WHEN '25504446' THEN 'a PDF: take its text out first (pdftotext)'
        WHEN '504B0304' THEN 'a zip or Word file: take its text out first'
        WHEN 'D0CF11E0' THEN 'a Word file: take its text out first'
      END
    END;
END;
CREATE TRIGGER inbox_text_insert INSTEAD OF INSERT ON inbox_text BEGIN
  INSERT INTO inbox_file(path, charset, bytes, text, hash, bad, status, reason)
  SELECT new.path, new.charset, new.bytes, new.text, zh_hash(new.text),
    length(new.text) - length(replace(new.text, char(65533), '')),
    CASE
      WHEN new.reason IS NOT NULL OR new.charset IS NULL THEN 'unreadable'
      WHEN trim(new.text,
        char(9, 10, 11, 12, 13, 32, 160, 8203, 12288, 65279)) = ''
        THEN 'empty'
      ELSE 'reading'
    END,
    ifnull(new.reason, 'bytes in no known charset');
END;
CREATE TRIGGER inbox_file_insert INSTEAD OF INSERT ON inbox_file
WHEN NOT EXISTS (
  SELECT 1 FROM file AS f
  WHERE f.path IS new.path
    AND CASE new.status
      WHEN 'reading' THEN f.hash = new.hash
        AND replace(f.text, char(13), '') = replace(new.text, char(13), '')
      ELSE f.status = new.status AND f.bytes IS new.bytes
    END)
AND (new.status <> 'reading' OR NOT EXISTS (
  SELECT 1 FROM file AS f
  WHERE f.hash = new.hash AND (f.path IS NOT new.path OR new.path IS NULL)
  UNION ALL
  SELECT 1 FROM issue AS i JOIN file AS f USING (file_id)
  WHERE i.hash = new.hash AND (f.path IS NOT new.path OR new.path IS NULL)))
BEGIN
  INSERT INTO note(file_id, code, message)
  SELECT f.file_id, new.status, 'came again, ' || CASE new.status
      WHEN 'empty' THEN 'empty' ELSE new.reason END || '; the text stays'
  FROM file AS f
  WHERE f.path = new.path AND f.status IN ('imported', 'known')
    AND new.status <> 'reading'
    AND NOT EXISTS (SELECT 1 FROM note AS n
      WHERE n.file_id = f.file_id AND n.issue_id IS NULL
        AND n.code = new.status);
  INSERT INTO file(path, charset, hash, imported_at, status, bytes, text)
  SELECT new.path, new.charset,
    CASE new.status WHEN 'reading' THEN new.hash END,
    datetime('now'), 'reading', new.bytes,
    CASE new.status WHEN 'unreadable' THEN NULL ELSE new.text END
  WHERE new.status = 'reading' OR NOT EXISTS (SELECT 1 FROM file AS f
    WHERE f.path = new.path AND f.status IN ('imported', 'known'))
  ON CONFLICT(path) DO UPDATE SET charset = excluded.charset,
    hash = excluded.hash, imported_at = excluded.imported_at,
    status = excluded.status, bytes = excluded.bytes, text = excluded.text;
  INSERT INTO inbox_kept(issue_seq, issue_id)
  SELECT i.seq, i.issue_id FROM file AS f JOIN issue AS i USING (file_id)
  WHERE f.status = 'reading';
  INSERT INTO inbox_kept(hash, nth, article_id)
  SELECT hash, row_number() OVER (PARTITION BY hash ORDER BY article_id),
    article_id
  FROM (SELECT a.article_id,
      zh_hash(ifnull(a.title, '') || '|' || ifnull(a.body, '')) AS hash
    FROM inbox_kept AS k JOIN article AS a USING (issue_id));
  DELETE FROM issue WHERE issue_id IN (SELECT issue_id FROM inbox_kept);
  DELETE FROM note WHERE file_id IN (
    SELECT file_id FROM file WHERE status = 'reading');
  INSERT INTO note(file_id, code, message)
  SELECT file_id, new.status,
    CASE new.status WHEN 'empty' THEN 'nothing but white space'
      ELSE new.reason END
  FROM file WHERE status = 'reading' AND new.status <> 'reading';
  INSERT INTO note(file_id, code, message)
  SELECT file_id, 'bytes', new.bad || ' of ' || length(new.text)
    || ' characters were no ' || ifnull(new.charset, 'text')
    || ' and are shown as ' || char(65533)
  FROM file
  WHERE status = 'reading' AND new.status = 'reading' AND new.bad > 0;
  INSERT INTO inbox_issue(file_id, seq, start, length, text, hash)
  SELECT f.file_id, s.seq, s.start, s.length, s.text, zh_hash(s.text)
  FROM file AS f CROSS JOIN issue_split(f.text) AS s
  WHERE f.status = 'reading' AND new.status = 'reading';
  UPDATE submission SET article_id = NULL
  WHERE article_id IN (SELECT article_id FROM inbox_kept)
    AND NOT EXISTS (SELECT 1 FROM article AS a
      WHERE a.article_id = submission.article_id);
  DELETE FROM inbox_kept;
  UPDATE file SET status = CASE
      WHEN new.status <> 'reading' THEN new.status
      WHEN EXISTS (SELECT 1 FROM issue AS i WHERE i.file_id = file.file_id)
        THEN 'imported'
      WHEN EXISTS (SELECT 1 FROM note AS n
        WHERE n.file_id = file.file_id AND n.code = 'known') THEN 'known'
      ELSE 'no issue'
    END
  WHERE status = 'reading';
END;
CREATE TRIGGER inbox_issue_insert INSTEAD OF INSERT ON inbox_issue BEGIN
  INSERT INTO note(file_id, code, message)
  SELECT new.file_id, 'known', 'issue ' || new.seq || ' of the file had come'
    || ifnull(' in ' || f.path, ' before')
  FROM issue AS i JOIN file AS f USING (file_id)
  WHERE i.hash = new.hash
  LIMIT 1;
  INSERT INTO issue(issue_id, file_id, series, number, number_end, unit, total,
    volume, year, kind, theme, date, date_end, precision, publisher,
    publisher_role, editor, signer, secrecy, seq, start, length, hash)
  SELECT (SELECT k.issue_id FROM inbox_kept AS k WHERE k.issue_seq = new.seq),
    new.file_id, json_extract(meta, '$.series'),
    json_extract(meta, '$.number'), json_extract(meta, '$.number_end'),
    json_extract(meta, '$.unit'), json_extract(meta, '$.total'),
    json_extract(meta, '$.volume'), json_extract(meta, '$.year'),
    json_extract(meta, '$.kind'), json_extract(meta, '$.theme'),
    json_extract(meta, '$.date'), json_extract(meta, '$.date_end'),
    json_extract(meta, '$.precision'), json_extract(meta, '$.publisher'),
    json_extract(meta, '$.publisher_role'), json_extract(meta, '$.editor'),
    json_extract(meta, '$.signer'), json_extract(meta, '$.secrecy'),
    new.seq, new.start, new.length, new.hash
  FROM (SELECT issue_meta(new.text) AS meta LIMIT 1)
  WHERE NOT EXISTS (SELECT 1 FROM issue WHERE hash = new.hash)
    AND (EXISTS (SELECT 1 FROM issue_articles(new.text))
      OR coalesce(json_extract(meta, '$.number'),
        json_extract(meta, '$.total'), json_extract(meta, '$.series'))
        IS NOT NULL);
  INSERT OR IGNORE INTO serial(series, publisher)
  SELECT series, publisher FROM issue
  WHERE file_id = new.file_id AND seq = new.seq AND series IS NOT NULL;
  UPDATE issue SET serial_id = (SELECT s.serial_id FROM serial AS s
    WHERE s.series = issue.series
      AND ifnull(s.publisher, '') = ifnull(issue.publisher, ''))
  WHERE file_id = new.file_id AND seq = new.seq AND series IS NOT NULL;
  INSERT INTO section(issue_id, seq, name, mark, articles)
  SELECT i.issue_id, s.seq, s.name, s.mark, s.articles
  FROM issue AS i CROSS JOIN issue_sections(new.text) AS s
  WHERE i.file_id = new.file_id AND i.seq = new.seq;
  INSERT INTO article(article_id, issue_id, section_id, seq, section, kind,
    kicker, title, subtitle, byline, credit, body, chars, start, length,
    line_start, line_end, page, in_toc, confidence)
  SELECT
    (SELECT k.article_id FROM inbox_kept AS k
      WHERE k.hash = a.hash AND k.nth = a.nth),
    i.issue_id,
    (SELECT s.section_id FROM section AS s
      WHERE s.issue_id = i.issue_id AND s.seq = a.section_seq),
    a.seq, a.section, a.kind, a.kicker, a.title, a.subtitle, a.byline,
    a.credit, a.body, a.chars, a.start, a.length, a.line_start, a.line_end,
    a.page, a.in_toc, a.confidence
  FROM issue AS i CROSS JOIN (
    SELECT *, row_number() OVER (PARTITION BY hash ORDER BY seq) AS nth
    FROM (SELECT *, CASE WHEN EXISTS (SELECT 1 FROM inbox_kept)
        THEN zh_hash(ifnull(title, '') || '|' || ifnull(body, '')) END AS hash
      FROM issue_articles(new.text))) AS a
  WHERE i.file_id = new.file_id AND i.seq = new.seq
  ORDER BY a.seq;
  INSERT INTO toc(issue_id, seq, section, title, page, author, article_id)
  SELECT i.issue_id, t.seq, t.section, t.title, t.page, t.author,
    (SELECT a.article_id FROM article AS a
      WHERE a.issue_id = i.issue_id AND a.seq = t.article)
  FROM issue AS i CROSS JOIN issue_toc(new.text) AS t
  WHERE i.file_id = new.file_id AND i.seq = new.seq;
  INSERT INTO credit(issue_id, article_id, role, name, person, org, dept,
    region, region_code)
  SELECT i.issue_id, (SELECT a.article_id FROM article AS a
      WHERE a.issue_id = i.issue_id AND a.seq = c.article),
    c.role, c.name, c.person, c.org, c.dept, c.region, c.region_code
  FROM issue AS i CROSS JOIN issue_credits(new.text) AS c
  WHERE i.file_id = new.file_id AND i.seq = new.seq;
  INSERT INTO mention(issue_id, article_id, kind, text, norm, norm_end,
    precision, role, org, start, length, region_code)
  SELECT i.issue_id, (SELECT a.article_id FROM article AS a
      WHERE a.issue_id = i.issue_id AND a.seq = m.article),
    m.kind, m.text, m.norm, m.norm_end, m.precision, m.role, m.org, m.start,
    m.length, m.region_code
  FROM issue AS i CROSS JOIN issue_mentions(new.text) AS m
  WHERE i.file_id = new.file_id AND i.seq = new.seq;
  INSERT INTO dispatch(issue_id, seq, kind, recipient)
  SELECT i.issue_id, row_number() OVER (), d.kind, d.recipient
  FROM issue AS i CROSS JOIN issue_dispatch(new.text) AS d
  WHERE i.file_id = new.file_id AND i.seq = new.seq;
  INSERT INTO note(file_id, issue_id, line, code, message)
  SELECT new.file_id, (SELECT i.issue_id FROM issue AS i
      WHERE i.file_id = new.file_id AND i.seq = new.seq),
    n.line, n.code, n.message
  FROM issue_notes(new.text) AS n
  WHERE NOT EXISTS (SELECT 1 FROM issue
    WHERE hash = new.hash AND NOT (file_id = new.file_id AND seq = new.seq));
  INSERT INTO note(file_id, code, message)
  SELECT new.file_id, 'no_issue',
    'part ' || new.seq || ': neither a number nor a series nor an item found'
  WHERE NOT EXISTS (SELECT 1 FROM issue WHERE hash = new.hash)
    AND NOT EXISTS (SELECT 1 FROM note
      WHERE file_id = new.file_id AND code = 'no_issue');
END;
DROP VIEW IF EXISTS v_issue;
CREATE VIEW v_issue AS
SELECT i.issue_id, i.serial_id, i.series,
  coalesce(
    CASE
      WHEN i.number IS NULL THEN NULL
      WHEN i.unit IN ('#', 'No.', 'Issue') THEN i.unit || i.number
      ELSE '第' || i.number || ifnull('—' || i.number_end, '')
        || ifnull(i.unit, '期')
    END || ifnull('（总第' || i.total || '期）', ''),
    '总第' || i.total || '期', i.date, '无期号') AS label,
  i.number, i.number_end, i.total, i.year, i.date, i.kind, i.publisher,
  (SELECT count(*) FROM section AS s WHERE s.issue_id = i.issue_id) AS sections,
  (SELECT count(*) FROM article AS a WHERE a.issue_id = i.issue_id) AS articles,
  (SELECT sum(a.chars) FROM article AS a WHERE a.issue_id = i.issue_id)
    AS chars,
  (SELECT count(*) FROM toc AS t WHERE t.issue_id = i.issue_id) AS toc,
  (SELECT count(*) FROM note AS n WHERE n.issue_id = i.issue_id) AS notes,
  f.path, i.seq
FROM issue AS i LEFT JOIN file AS f USING (file_id);
DROP VIEW IF EXISTS v_item;
CREATE VIEW v_item AS
SELECT a.article_id, a.issue_id, i.serial_id, i.series, i.number, i.total,
  i.date,
  CAST(coalesce(substr(i.date, 1, 4), i.year) AS INTEGER) AS year,
  CASE WHEN i.date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*'
    THEN substr(i.date, 1, 4) || '-Q' || ((substr(i.date, 6, 2) + 2) / 3)
  END AS quarter,
  a.seq, a.section, a.kind, a.title,
  coalesce(a.title, CASE WHEN length(a.body) > 20
    THEN substr(a.body, 1, 20) || '…' ELSE a.body END, '') AS headline,
  a.byline, a.credit, a.chars, a.in_toc
FROM article AS a JOIN issue AS i USING (issue_id);
DROP VIEW IF EXISTS v_contribution;
CREATE VIEW v_contribution AS
SELECT DISTINCT c.article_id, c.issue_id,
  coalesce(c.org, c.name, c.person) AS unit, c.name
FROM credit AS c LEFT JOIN credit_role AS r USING (role)
WHERE c.article_id IS NOT NULL AND ifnull(r.contributes, 1)
  AND coalesce(c.org, c.name, c.person) IS NOT NULL;
DROP VIEW IF EXISTS v_unit;
CREATE VIEW v_unit AS
SELECT c.unit, count(*) AS items, sum(v.chars) AS chars,
  count(DISTINCT v.issue_id) AS issues, min(v.date) AS first_date,
  max(v.date) AS last_date
FROM (SELECT DISTINCT article_id, unit FROM v_contribution) AS c
JOIN v_item AS v USING (article_id)
GROUP BY c.unit;
DROP VIEW IF EXISTS v_section;
CREATE VIEW v_section AS
SELECT a.section, sum(a.items) AS items, sum(a.chars) AS chars,
  count(*) AS issues, min(i.date) AS first_date, max(i.date) AS last_date
FROM (SELECT issue_id, section, count(*) AS items, sum(chars) AS chars
  FROM article GROUP BY issue_id, section) AS a
JOIN issue AS i ON i.issue_id = a.issue_id
GROUP BY a.section;
DROP VIEW IF EXISTS v_quarter;
CREATE VIEW v_quarter AS
SELECT CASE WHEN i.date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*'
    THEN substr(i.date, 1, 4) || '-Q' || ((substr(i.date, 6, 2) + 2) / 3)
  END AS quarter,
  count(*) AS issues, sum(a.items) AS items, sum(a.chars) AS chars
FROM (SELECT issue_id, count(*) AS items, sum(chars) AS chars
  FROM article GROUP BY issue_id) AS a
JOIN issue AS i ON i.issue_id = a.issue_id
GROUP BY 1;
DROP VIEW IF EXISTS v_coverage;
CREATE VIEW v_coverage AS
SELECT i.issue_id, i.label, i.series, i.date, i.toc AS entries,
  (SELECT count(t.article_id) FROM toc AS t WHERE t.issue_id = i.issue_id)
    AS found,
  i.articles AS items,
  (SELECT count(*) FROM article AS a
    WHERE a.issue_id = i.issue_id AND NOT ifnull(a.in_toc, 0)) AS unlisted
FROM v_issue AS i
WHERE i.toc > 0;
DROP VIEW IF EXISTS v_uncredited;
CREATE VIEW v_uncredited AS
SELECT v.* FROM v_item AS v
WHERE NOT EXISTS (SELECT 1 FROM v_contribution AS c
  WHERE c.article_id = v.article_id);
DROP VIEW IF EXISTS v_run;
CREATE VIEW v_run AS
SELECT issue_id, ifnull(series, '') AS series, publisher,
  CAST(coalesce(substr(date, 1, 4), year) AS INTEGER) AS year,
  number, ifnull(number_end, number) AS number_end, total, date,
  lag(total) OVER by_total AS total_before,
  lag(ifnull(number_end, number)) OVER by_number AS number_before
FROM issue
WINDOW
  by_total AS (PARTITION BY serial_id, publisher ORDER BY total, date),
  by_number AS (PARTITION BY serial_id, publisher,
    coalesce(substr(date, 1, 4), year) ORDER BY number, date);
DROP VIEW IF EXISTS v_gap;
CREATE VIEW v_gap AS
SELECT issue_id AS next_issue_id, series, publisher, 'total' AS counted_by,
  year, total_before + 1 AS first, total - 1 AS last,
  total - total_before - 1 AS missing
FROM v_run
WHERE total > total_before + 1
  AND number_end - number IS NOT total - total_before - 1
UNION ALL
SELECT issue_id, series, publisher, 'number', year, number_before + 1,
  number - 1, number - number_before - 1
FROM v_run
WHERE total IS NULL AND number > number_before + 1;
DROP VIEW IF EXISTS v_duplicate;
CREATE VIEW v_duplicate AS
SELECT issue_id, series, publisher, year, number, total, date
FROM v_run
WHERE total = total_before OR (total IS NULL AND number <= number_before);
DROP VIEW IF EXISTS v_kept;
CREATE VIEW v_kept AS
SELECT f.file_id, f.path, f.status, f.charset, f.bytes,
  (SELECT group_concat(n.message, '; ') FROM note AS n
    WHERE n.file_id = f.file_id AND n.issue_id IS NULL
      AND n.code IN ('unreadable', 'empty', 'bytes', 'known', 'no_issue'))
    AS reason
FROM file AS f
WHERE f.status <> 'imported';
CREATE TABLE IF NOT EXISTS setting(
  name   TEXT PRIMARY KEY,
  value  TEXT,
  remark TEXT
);
INSERT OR IGNORE INTO setting(name, value, remark) VALUES
  ('q', NULL, '检索词 what to look for'),
  ('page', '1', '第几页 which page of the hits'),
  ('page_size', '10', '每页条数 hits on a page'),
  ('quarter', NULL, '季度 2020-Q2; NULL: the last one that has items'),
  ('year', NULL, '年份 2020; NULL: the last one that has items'),
  ('day', NULL, '月日 06-09; NULL: today'),
  ('person', NULL, '人名 NULL: all people'),
  ('region', NULL, '地名 a district; NULL: all districts of units'),
  ('since', NULL, '起始日期 first day, 2020-01-01; NULL: the beginning'),
  ('until', NULL, '截止日期 last day, 2020-12-31; NULL: the end'),
  ('top', '20', '最多行数 lines of a ranking'),
  ('title', NULL, '报告标题 of report.sql; NULL: the series, if it has most issues'),
  ('office', NULL, '编制单位 who hands report.sql in; NULL: the publisher of most issues'),
  ('date', NULL, '编制日期 of report.sql; NULL: today');
RELEASE archive;
