-- 002.sql: makes an archive of schema version 1 one of version 2.
--
--   sqlite3 archive.db '.read sql/migrate/002.sql'
--   sqlite3 archive.db -cmd '.load ./qikan' '.read sql/archive.sql'
--
-- Plain SQL for every client; needs no extension.  It is done as a whole or not
-- at all, and keeps every row and every id; triggers and views come with
-- archive.sql, and until then nothing can be imported.  Make a copy first: the
-- tables are written anew, which takes the room of the archive once more.
--
-- New in version 2: tables authority, contribution, copy, issue_past and
-- import_seen, issue.label and quarter,
-- credit.authority and unit, mention.authority and name, wider indexes, names
-- for all constraints; a date of submission that is no date moves to its
-- remark.  Version 1 had several states without a number of their own: setting,
-- search_index and mention.region_code may be there or not.

-- Renaming a table must not rewrite the views and keys of others.
PRAGMA foreign_keys = OFF;
PRAGMA legacy_alter_table = ON;

DROP VIEW IF EXISTS temp.migration_check;
DROP TABLE IF EXISTS temp.migration;
CREATE TEMP TABLE migration(name TEXT, n INTEGER);
INSERT INTO migration
  SELECT 'version', max(version) FROM main.schema_version;
INSERT INTO migration
  SELECT 'serial', count(*) FROM main.serial
  UNION ALL SELECT 'file', count(*) FROM main.file
  UNION ALL SELECT 'issue', count(*) FROM main.issue
  UNION ALL SELECT 'section', count(*) FROM main.section
  UNION ALL SELECT 'article', count(*) FROM main.article
  UNION ALL SELECT 'credit_role', count(*) FROM main.credit_role
  UNION ALL SELECT 'credit', count(*) FROM main.credit
  UNION ALL SELECT 'mention', count(*) FROM main.mention
  UNION ALL SELECT 'toc', count(*) FROM main.toc
  UNION ALL SELECT 'dispatch', count(*) FROM main.dispatch
  UNION ALL SELECT 'note', count(*) FROM main.note
  UNION ALL SELECT 'submission', count(*) FROM main.submission;
CREATE TEMP VIEW migration_check(done) AS SELECT 0;
CREATE TEMP TRIGGER migration_check_insert
INSTEAD OF INSERT ON migration_check BEGIN
  SELECT RAISE(ABORT, 'nothing was changed: 002.sql is for version 1')
  WHERE NOT new.done
    AND 1 IS NOT (SELECT n FROM migration WHERE name = 'version');
  SELECT RAISE(ROLLBACK, 'nothing was changed (002.sql is for version 1)')
  WHERE 1 IS NOT (SELECT n FROM migration WHERE name = 'version');
  SELECT RAISE(ROLLBACK, 'nothing was changed: rows are missing')
  WHERE new.done AND EXISTS (SELECT 1 FROM migration AS m WHERE n <>
    CASE name
      WHEN 'serial' THEN (SELECT count(*) FROM main.serial)
      WHEN 'file' THEN (SELECT count(*) FROM main.file)
      WHEN 'issue' THEN (SELECT count(*) FROM main.issue)
      WHEN 'section' THEN (SELECT count(*) FROM main.section)
      WHEN 'article' THEN (SELECT count(*) FROM main.article)
      WHEN 'credit_role' THEN (SELECT count(*) FROM main.credit_role)
      WHEN 'credit' THEN (SELECT count(*) FROM main.credit)
      WHEN 'mention' THEN (SELECT count(*) FROM main.mention)
      WHEN 'toc' THEN (SELECT count(*) FROM main.toc)
      WHEN 'dispatch' THEN (SELECT count(*) FROM main.dispatch)
      WHEN 'note' THEN (SELECT count(*) FROM main.note)
      WHEN 'submission' THEN (SELECT count(*) FROM main.submission)
      ELSE n END);
  SELECT RAISE(ROLLBACK, 'nothing was changed: indexes are missing')
  WHERE new.done AND 33 > (SELECT count(*) FROM main.sqlite_master AS x
    WHERE x.type = 'index' AND x.sql IS NOT NULL AND (
      x.tbl_name IN ('authority', 'contribution', 'copy')
      OR x.tbl_name IN (SELECT m.name FROM migration AS m)));
END;
INSERT INTO migration_check VALUES (0);

SAVEPOINT migrate;

DROP VIEW IF EXISTS inbox;
DROP VIEW IF EXISTS inbox_text;
DROP VIEW IF EXISTS inbox_file;
DROP VIEW IF EXISTS inbox_issue;

ALTER TABLE serial RENAME TO old_serial;
ALTER TABLE file RENAME TO old_file;
ALTER TABLE issue RENAME TO old_issue;
ALTER TABLE section RENAME TO old_section;
ALTER TABLE article RENAME TO old_article;
ALTER TABLE credit_role RENAME TO old_credit_role;
ALTER TABLE credit RENAME TO old_credit;
ALTER TABLE mention RENAME TO old_mention;
ALTER TABLE toc RENAME TO old_toc;
ALTER TABLE dispatch RENAME TO old_dispatch;
ALTER TABLE note RENAME TO old_note;
ALTER TABLE submission RENAME TO old_submission;

-- ---- Tables ----

CREATE TABLE serial(
  serial_id INTEGER PRIMARY KEY,
  series    TEXT NOT NULL,
  publisher TEXT,
  remark    TEXT
);

CREATE TABLE file(
  file_id     INTEGER PRIMARY KEY AUTOINCREMENT,
  path        TEXT UNIQUE,
  charset     TEXT,
  hash        TEXT,
  imported_at TEXT NOT NULL,
  status      TEXT NOT NULL,
  bytes       INTEGER,
  text        TEXT,
  CONSTRAINT file_status CHECK (status IN (
    'reading',
    'imported',
    'known',
    'no issue',
    'empty',
    'unreadable'))
);

CREATE TABLE issue(
  issue_id  INTEGER PRIMARY KEY AUTOINCREMENT,
  serial_id INTEGER REFERENCES serial ON DELETE SET NULL,
  file_id   INTEGER REFERENCES file ON DELETE CASCADE,
  series,
  number,
  number_end,
  unit,
  total,
  volume,
  year,
  kind,
  theme,
  date,
  date_end,
  precision,
  publisher,
  publisher_role,
  editor,
  signer,
  secrecy,
  seq       INTEGER,
  start     INTEGER,
  length    INTEGER,
  hash      TEXT,
  label     TEXT AS (coalesce(
    CASE
      WHEN number IS NULL THEN NULL
      WHEN unit IN ('#', 'No.', 'Issue') THEN unit || number
      ELSE '第' || number || ifnull('—' || number_end, '')
        || ifnull(unit, '期')
    END || ifnull('（总第' || total || '期）', ''),
    '总第' || total || '期', date, '无期号')),
  quarter   TEXT AS (
    CASE WHEN date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*'
      THEN substr(date, 1, 4) || '-Q' || ((substr(date, 6, 2) + 2) / 3)
    END)
);

CREATE TABLE section(
  section_id INTEGER PRIMARY KEY,
  issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  seq        INTEGER NOT NULL,
  name       TEXT,
  mark       TEXT,
  articles   INTEGER
);

CREATE TABLE article(
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

CREATE TABLE authority(
  authority_id INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,
  variant TEXT NOT NULL,
  name    TEXT NOT NULL,
  remark  TEXT,
  CONSTRAINT authority_kind
    CHECK (kind IN ('person', 'org', 'place', 'work')),
  CONSTRAINT authority_variant_is_text CHECK (variant <> ''),
  CONSTRAINT authority_name_is_text CHECK (name <> ''),
  CONSTRAINT authority_other_name CHECK (variant <> name)
);

CREATE TABLE credit(
  credit_id   INTEGER PRIMARY KEY,
  issue_id    INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  article_id  INTEGER REFERENCES article ON DELETE CASCADE,
  role        TEXT,
  name        TEXT,
  person      TEXT,
  org         TEXT,
  dept        TEXT,
  region      TEXT,
  region_code TEXT,
  authority   TEXT,
  unit        TEXT AS (
    coalesce(authority, org, name, person)) STORED
);

CREATE TABLE credit_role(
  role        TEXT PRIMARY KEY,
  contributes INTEGER NOT NULL,
  CONSTRAINT credit_role_contributes CHECK (contributes IN (0, 1))
);

CREATE TABLE contribution(
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  unit       TEXT NOT NULL,
  credit_id  INTEGER NOT NULL,
  issue_id   INTEGER NOT NULL,
  date       TEXT,
  chars      INTEGER,
  PRIMARY KEY (article_id, unit)
) WITHOUT ROWID;

CREATE TABLE mention(
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
  region_code TEXT,
  authority  TEXT,
  name       TEXT AS (
    coalesce(authority, norm)) STORED
);

CREATE TABLE toc(
  toc_id     INTEGER PRIMARY KEY,
  issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  seq        INTEGER NOT NULL,
  section    TEXT,
  title      TEXT,
  page,
  author     TEXT,
  article_id INTEGER REFERENCES article ON DELETE SET NULL
);

CREATE TABLE dispatch(
  issue_id  INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  seq       INTEGER NOT NULL,
  kind      TEXT,
  recipient TEXT,
  PRIMARY KEY (issue_id, seq)
) WITHOUT ROWID;

CREATE TABLE note(
  note_id  INTEGER PRIMARY KEY,
  file_id  INTEGER REFERENCES file ON DELETE CASCADE,
  issue_id INTEGER REFERENCES issue ON DELETE CASCADE,
  line     INTEGER,
  code     TEXT,
  message  TEXT
);

CREATE TABLE submission(
  submission_id INTEGER PRIMARY KEY,
  date       TEXT,
  org        TEXT,
  dept       TEXT,
  person     TEXT,
  title      TEXT,
  article_id INTEGER,
  remark     TEXT,
  CONSTRAINT submission_date_is_iso CHECK (
    date || substr('-01-01', length(date) - 3)
      IS date(date || substr('-01-01', length(date) - 3), '+0 days'))
);

CREATE TABLE copy(
  file_id  INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
  seq      INTEGER NOT NULL,
  start    INTEGER,
  length   INTEGER,
  hash     TEXT,
  issue_id INTEGER NOT NULL,
  reason   TEXT NOT NULL,
  PRIMARY KEY (file_id, seq),
  CONSTRAINT copy_reason CHECK (reason IN (
    'same',
    'older',
    'replaced'))
) WITHOUT ROWID;

CREATE TABLE issue_past(
  issue_id INTEGER NOT NULL,
  hash     TEXT NOT NULL,
  PRIMARY KEY (issue_id, hash)
) WITHOUT ROWID;

CREATE TABLE import_seen(
  path     TEXT PRIMARY KEY,
  modified INTEGER,
  read_at  INTEGER,
  outcome  TEXT
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS search_index(
  name    TEXT PRIMARY KEY,
  version TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS setting(
  name   TEXT PRIMARY KEY,
  value  TEXT,
  remark TEXT
);

-- ---- Rows ----

INSERT INTO serial(serial_id, series, publisher, remark)
SELECT serial_id, series, publisher, remark
FROM old_serial;
INSERT INTO file(file_id, path, charset, hash, imported_at, status, bytes,
  text)
SELECT file_id, path, charset, hash, imported_at, status, bytes, text
FROM old_file;
INSERT INTO issue(issue_id, serial_id, file_id, series, number, number_end,
  unit, total, volume, year, kind, theme, date, date_end, precision,
  publisher, publisher_role, editor, signer, secrecy, seq, start, length,
  hash)
SELECT issue_id, serial_id, file_id, series, number, number_end, unit, total,
  volume, year, kind, theme, date, date_end, precision, publisher,
  publisher_role, editor, signer, secrecy, seq, start, length, hash
FROM old_issue;
INSERT INTO section(section_id, issue_id, seq, name, mark, articles)
SELECT section_id, issue_id, seq, name, mark, articles
FROM old_section;
INSERT INTO article(article_id, issue_id, section_id, seq, section, kind,
  kicker, title, subtitle, byline, credit, body, chars, start, length,
  line_start, line_end, page, in_toc, confidence)
SELECT article_id, issue_id, section_id, seq, section, kind, kicker, title,
  subtitle, byline, credit, body, chars, start, length, line_start, line_end,
  page, in_toc, confidence
FROM old_article;
INSERT INTO credit_role(role, contributes)
SELECT role, contributes
FROM old_credit_role;
INSERT INTO credit(credit_id, issue_id, article_id, role, name, person, org,
  dept, region, region_code)
SELECT credit_id, issue_id, article_id, role, name, person, org, dept, region,
  region_code
FROM old_credit;
INSERT INTO mention(mention_id, issue_id, article_id, kind, text, norm,
  norm_end, precision, role, org, start, length, region_code)
-- region_code is that of the table, where it has one, else that of none.
SELECT m.mention_id, m.issue_id, m.article_id, m.kind, m.text, m.norm,
  m.norm_end, m.precision, m.role, m.org, m.start, m.length,
  (SELECT region_code FROM old_mention AS o WHERE o.mention_id = m.mention_id)
FROM (SELECT NULL AS region_code) AS none CROSS JOIN old_mention AS m;
INSERT INTO toc(toc_id, issue_id, seq, section, title, page, author,
  article_id)
SELECT toc_id, issue_id, seq, section, title, page, author, article_id
FROM old_toc;
INSERT INTO dispatch(issue_id, seq, kind, recipient)
SELECT issue_id, seq, kind, recipient
FROM old_dispatch;
INSERT INTO note(note_id, file_id, issue_id, line, code, message)
SELECT note_id, file_id, issue_id, line, code, message
FROM old_note;
INSERT INTO submission(submission_id, date, org, dept, person, title,
  article_id, remark)
SELECT submission_id, CASE WHEN good THEN date END, org, dept, person, title,
  article_id, CASE WHEN good THEN remark
    ELSE ifnull(remark || '；', '') || '原填日期：' || date END
FROM (SELECT *, date || substr('-01-01', length(date) - 3)
    IS date(date || substr('-01-01', length(date) - 3), '+0 days') AS good
  FROM old_submission);
INSERT INTO contribution(article_id, unit, credit_id, issue_id, date, chars)
SELECT c.article_id, c.unit, min(c.credit_id), a.issue_id, i.date, a.chars
FROM credit AS c CROSS JOIN article AS a USING (article_id)
CROSS JOIN issue AS i ON i.issue_id = a.issue_id
WHERE c.unit IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM credit_role AS r WHERE r.role = c.role AND NOT r.contributes)
GROUP BY c.article_id, c.unit;
-- No id is used twice, not even that of a row that is gone.
DELETE FROM sqlite_sequence WHERE name = 'file';
UPDATE sqlite_sequence SET name = 'file' WHERE name = 'old_file';
DELETE FROM sqlite_sequence WHERE name = 'issue';
UPDATE sqlite_sequence SET name = 'issue' WHERE name = 'old_issue';
DELETE FROM sqlite_sequence WHERE name = 'article';
UPDATE sqlite_sequence SET name = 'article' WHERE name = 'old_article';

-- ---- Indexes ----

DROP TABLE old_serial;
DROP TABLE old_file;
DROP TABLE old_issue;
DROP TABLE old_section;
DROP TABLE old_article;
DROP TABLE old_credit_role;
DROP TABLE old_credit;
DROP TABLE old_mention;
DROP TABLE old_toc;
DROP TABLE old_dispatch;
DROP TABLE old_note;
DROP TABLE old_submission;
CREATE UNIQUE INDEX serial_name
  ON serial(series, ifnull(publisher, ''));
CREATE INDEX file_hash ON file(hash);
CREATE INDEX file_status ON file(status)
  WHERE status <> 'imported';
CREATE UNIQUE INDEX issue_file ON issue(file_id, seq);
CREATE INDEX issue_serial ON issue(serial_id, date);
CREATE INDEX issue_date ON issue(date);
CREATE INDEX issue_hash ON issue(hash);
CREATE INDEX issue_number ON issue(number, year);
CREATE INDEX issue_total ON issue(total);
CREATE UNIQUE INDEX section_issue ON section(issue_id, seq);
CREATE INDEX section_name ON section(name);
CREATE UNIQUE INDEX article_issue ON article(issue_id, seq);
CREATE INDEX article_section ON article(section_id);
CREATE INDEX article_figures
  ON article(issue_id, section, chars, in_toc);
CREATE INDEX article_chars ON article(chars);
CREATE UNIQUE INDEX authority_variant
  ON authority(variant, kind);
CREATE INDEX authority_name ON authority(kind, name);
CREATE INDEX credit_issue ON credit(issue_id);
CREATE INDEX credit_article
  ON credit(article_id, role, unit);
CREATE INDEX credit_unit ON credit(unit);
CREATE INDEX contribution_unit
  ON contribution(unit, date, issue_id, chars);
CREATE INDEX mention_issue ON mention(issue_id);
CREATE INDEX mention_article
  ON mention(article_id, kind, name);
CREATE INDEX mention_name
  ON mention(kind, name, issue_id, article_id, role, org, region_code);
CREATE UNIQUE INDEX toc_issue ON toc(issue_id, seq);
CREATE INDEX toc_article ON toc(article_id, issue_id);
CREATE INDEX note_file ON note(file_id);
CREATE INDEX note_issue ON note(issue_id);
CREATE INDEX note_conflict ON note(issue_id)
  WHERE code = 'conflict';
CREATE INDEX copy_issue ON copy(issue_id);
CREATE INDEX submission_org ON submission(org, date);
CREATE INDEX submission_date ON submission(date);
CREATE INDEX submission_article ON submission(article_id);

INSERT INTO schema_version VALUES (2, datetime('now'));
INSERT INTO migration_check VALUES (1);
RELEASE migrate;
PRAGMA legacy_alter_table = OFF;
DROP VIEW IF EXISTS temp.migration_check;
DROP TABLE IF EXISTS temp.migration;
