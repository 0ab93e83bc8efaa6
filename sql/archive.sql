-- archive.sql: the archive of bulletins: tables, search index, inbox, views.
--
--   sqlite3 archive.db -cmd '.load ./qikan' '.read sql/archive.sql'
--   connection.executescript(open('sql/archive.sql').read())        # Python
--
-- Plain SQL without dot-commands, for every client.  Loading it again changes
-- no data: tables stay, views and triggers are made anew.
--
-- One way in, for every language:
--
--   INSERT INTO inbox(path, content) VALUES ('2020/03.txt', <TEXT or BLOB>);
--
-- The rules behind it:
--   * One INSERT is one file, whole or not at all.
--   * The same text again, in any charset or wrapping: no change.  Under
--     another name it is a copy (table copy), and no second issue.
--   * Another text under the same path replaces what that path held; items
--     whose title or text stayed keep their article_id.
--   * Another text of an issue that came from another path is its correction
--     where at least half of the items agree, and replaces it; else both stay
--     (v_conflict).
--   * What cannot be read, is empty or holds no issue stays as a row of file,
--     with the reason in note.  An unreadable file never replaces a good one.
--   * What goes, and what was not taken, is told in note.
--
-- Tables and views are plain SQL: without the extension the database opens
-- for everything but search, import and changes to article (whose triggers
-- keep the index).  CHECK and NOT NULL guard only what this file and the clerk
-- decide; what the parser finds is never refused.
--
-- Names: <table>_id is the key of table; columns bear the names of the
-- functions' columns; views begin with v_.  NULL: the text does not say.
-- docs/schema.md is made from the comments of this file (make schema).

-- ---- Version ----
--
-- This file makes version 2 of the schema.  An archive of another version is
-- left as it is, with a message: an older one is brought up by the files of
-- sql/migrate/, each named after the version that it makes.

-- The version of the tables: one row from when they were made, one for each
-- migration; the highest holds.  A table, and not PRAGMA user_version: that
-- number belongs to the application that may keep tables of its own in the
-- same database, tells no history, and no trigger can guard it.
CREATE TABLE IF NOT EXISTS schema_version(
  version INTEGER PRIMARY KEY,  -- 2 for this file
  made_at TEXT NOT NULL         -- UTC
);

-- The version is looked at here, before anything is done, and at the end, where
-- all is undone if need be: the shell reads on after an error.
DROP VIEW IF EXISTS temp.archive_check;
CREATE TEMP VIEW archive_check(version, last) AS
  SELECT ifnull(max(version), 2), 0 FROM main.schema_version;
CREATE TEMP TRIGGER archive_check_insert INSTEAD OF INSERT ON archive_check
BEGIN
  SELECT RAISE(ABORT,
    'nothing was changed: an older archive; read sql/migrate/ first')
  WHERE new.version < 2 AND NOT new.last;
  SELECT RAISE(ABORT,
    'nothing was changed: the archive is newer than this archive.sql')
  WHERE new.version > 2 AND NOT new.last;
  SELECT RAISE(ROLLBACK, 'nothing was changed (archive.sql is version 2)')
  WHERE new.version <> 2;
  SELECT RAISE(ROLLBACK, 'nothing was changed: load the extension first')
  WHERE new.last AND NOT EXISTS (
    SELECT 1 FROM main.sqlite_master WHERE name = 'article_fts');
END;
INSERT INTO archive_check SELECT version, 0 FROM archive_check;

SAVEPOINT archive;

INSERT INTO schema_version
  SELECT 2, datetime('now') WHERE NOT EXISTS (SELECT 1 FROM schema_version);

-- An older archive.sql would make older views and triggers.  What that of version
-- 1 leaves in a shell, which reads on after this error, is made good below.
CREATE TRIGGER IF NOT EXISTS schema_version_guard
BEFORE INSERT ON schema_version
WHEN new.version < (SELECT max(version) FROM schema_version)
BEGIN
  SELECT RAISE(ROLLBACK, 'the archive is newer than this archive.sql');
END;

DROP INDEX IF EXISTS credit_org;
DROP INDEX IF EXISTS mention_norm;

-- ---- Tables ----

-- A series (刊名) of one publisher.  Issues whose text does not name their
-- series have none.
CREATE TABLE IF NOT EXISTS serial(
  serial_id INTEGER PRIMARY KEY,
  series    TEXT NOT NULL,      -- 工作简报
  publisher TEXT,               -- NULL: no issue names it
  remark    TEXT                -- the clerk's own
);
CREATE UNIQUE INDEX IF NOT EXISTS serial_name
  ON serial(series, ifnull(publisher, ''));

-- A text that came in.
CREATE TABLE IF NOT EXISTS file(
  file_id     INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
  path        TEXT UNIQUE,      -- any name; NULL: none was given
  charset     TEXT,             -- as zh_charset() found it
  hash        TEXT,             -- zh_hash(text): blind to blanks and width
  imported_at TEXT NOT NULL,    -- UTC
  status      TEXT NOT NULL,    -- what became of it: see file_status
  bytes       INTEGER,          -- size as it came
  text        TEXT,             -- decoded; NULL when unreadable
  CONSTRAINT file_status CHECK (status IN (
    'reading',                  -- only while the INSERT runs
    'imported',                 -- it gave at least one issue
    'known',                    -- all its issues had come in other files
    'no issue',                 -- a text in which no issue was recognised
    'empty',                    -- nothing but white space
    'unreadable'))              -- in no known charset, a PDF, missing
);
CREATE INDEX IF NOT EXISTS file_hash ON file(hash);
CREATE INDEX IF NOT EXISTS file_status ON file(status)
  WHERE status <> 'imported';
-- The one that comes in: without it, each import would read past all texts.
CREATE INDEX IF NOT EXISTS file_reading ON file(status)
  WHERE status = 'reading';

-- One issue (期): the keys of issue_meta(), where in the file it stands, and
-- what follows from them.
CREATE TABLE IF NOT EXISTS issue(
  issue_id  INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
  serial_id INTEGER REFERENCES serial ON DELETE SET NULL,
  file_id   INTEGER REFERENCES file ON DELETE CASCADE,
  series,                       -- 工作简报
  number,                       -- 第5期 -> 5
  number_end,                   -- 第5—6期 -> 6
  unit,                         -- what number counts: 期 号 #
  total,                        -- 总第198期 -> 198
  volume,                       -- 第101卷 -> 101
  year,                         -- as printed: 2020年第5期 -> 2020
  kind,                         -- regular, supplement, special, double …
  theme,                        -- of a special issue
  date,                         -- ISO 8601: a day, a month or a year
  date_end,                     -- of a range of days
  precision,                    -- day, month, year, range
  publisher,                    -- the office
  publisher_role,               -- its printed word: 编 主办
  editor,                       -- 责任编辑 of the whole issue
  signer,                       -- 签发
  secrecy,                      -- 内部资料 秘密
  seq       INTEGER,            -- of the issue in its file, from 1
  start     INTEGER,            -- in file.text, characters from 1
  length    INTEGER,            -- characters
  hash      TEXT,               -- zh_hash() of its text
  label     TEXT AS (coalesce(  -- how it is called: 第3期（总第12期）
    CASE
      WHEN number IS NULL THEN NULL
      WHEN unit IN ('#', 'No.', 'Issue') THEN unit || number
      ELSE '第' || number || ifnull('—' || number_end, '')
        || ifnull(unit, '期')
    END || ifnull('（总第' || total || '期）', ''),
    '总第' || total || '期', date, '无期号')),
  quarter   TEXT AS (           -- 2020-Q2; NULL: the month is not known
    CASE WHEN date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*'
      THEN substr(date, 1, 4) || '-Q' || ((substr(date, 6, 2) + 2) / 3)
    END)
);
CREATE UNIQUE INDEX IF NOT EXISTS issue_file ON issue(file_id, seq);
CREATE INDEX IF NOT EXISTS issue_serial ON issue(serial_id, date);
CREATE INDEX IF NOT EXISTS issue_date ON issue(date);
CREATE INDEX IF NOT EXISTS issue_hash ON issue(hash);
CREATE INDEX IF NOT EXISTS issue_number ON issue(number, year);
CREATE INDEX IF NOT EXISTS issue_total ON issue(total);

-- A column (栏目) of one issue.
CREATE TABLE IF NOT EXISTS section(
  section_id INTEGER PRIMARY KEY,
  issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  seq        INTEGER NOT NULL,  -- in the issue, from 1
  name       TEXT,              -- 工作动态
  mark       TEXT,              -- 【】, ##, … as printed
  articles   INTEGER            -- how many the parser counted
);
CREATE UNIQUE INDEX IF NOT EXISTS section_issue ON section(issue_id, seq);
CREATE INDEX IF NOT EXISTS section_name ON section(name);

-- An item: article, brief (no title), editorial …  body is reflowed text, one
-- line a paragraph; start, length and line_* point into the issue's text as it
-- was printed (view inbox_issue).
CREATE TABLE IF NOT EXISTS article(
  article_id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
  issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  section_id INTEGER REFERENCES section ON DELETE SET NULL,
  seq        INTEGER NOT NULL,  -- runs through the issue, from 1
  section    TEXT,              -- name of the column
  kind       TEXT,              -- article, brief, …
  kicker     TEXT,              -- 引题
  title      TEXT,              -- on one line
  subtitle   TEXT,              -- 副题
  byline     TEXT,              -- 署名, as printed
  credit     TEXT,              -- 供稿 …, as printed
  body       TEXT,              -- one line a paragraph
  chars      INTEGER,           -- characters of body
  start      INTEGER,           -- in the issue's text, characters from 1
  length     INTEGER,           -- characters
  line_start INTEGER,           -- first line in the issue's text, from 1
  line_end   INTEGER,           -- last line
  page,                         -- where the issue says it
  in_toc     INTEGER,           -- 1, 0; NULL: the issue has no contents
  confidence REAL               -- how sure the parser is, 0 to 1
);
CREATE UNIQUE INDEX IF NOT EXISTS article_issue ON article(issue_id, seq);
CREATE INDEX IF NOT EXISTS article_section ON article(section_id);
-- The figures of the reports, so that they need not read past the bodies.
CREATE INDEX IF NOT EXISTS article_figures
  ON article(issue_id, section, chars, in_toc);
CREATE INDEX IF NOT EXISTS article_chars ON article(chars);

-- Names that count as another: 县档案局 and 岚江县档案馆 as 县档案馆.  The
-- clerk fills it, by INSERT or from a CSV file; view v_names_alike suggests.
-- From then on credit.unit and mention.name are the name, for what is there
-- already and for what comes.  What was printed stays as it was.
--   * Credits are looked up as org or person, mentions as what they are.
--   * A row for a variant that has one replaces it.
--   * A name that becomes a variant takes its own variants along.
CREATE TABLE IF NOT EXISTS authority(
  authority_id INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,        -- person, org (a unit), place or work
  variant TEXT NOT NULL,        -- as printed: credit.org, mention.norm …
  name    TEXT NOT NULL,        -- what it counts as
  remark  TEXT,                 -- the clerk's own
  CONSTRAINT authority_kind
    CHECK (kind IN ('person', 'org', 'place', 'work')),
  CONSTRAINT authority_variant_is_text CHECK (variant <> ''),
  CONSTRAINT authority_name_is_text CHECK (name <> ''),
  CONSTRAINT authority_other_name CHECK (variant <> name)
);
CREATE UNIQUE INDEX IF NOT EXISTS authority_variant
  ON authority(variant, kind);
CREATE INDEX IF NOT EXISTS authority_name ON authority(kind, name);

-- Who sent, wrote, photographed, edited: one row a name.  article_id NULL:
-- it is said of the whole issue.
CREATE TABLE IF NOT EXISTS credit(
  credit_id   INTEGER PRIMARY KEY,
  issue_id    INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  article_id  INTEGER REFERENCES article ON DELETE CASCADE,
  role        TEXT,             -- printed word; 署名 for a byline
  name        TEXT,             -- as printed
  person      TEXT,             -- 陆一舟
  org         TEXT,             -- 市委党史研究室
  dept        TEXT,             -- 宣教处
  region      TEXT,             -- where org is: 云屏区
  region_code TEXT,             -- GB/T 2260
  authority   TEXT,             -- name by table authority; a trigger sets it
  unit        TEXT AS (         -- the name to count by
    coalesce(authority, org, name, person)) STORED
);
CREATE INDEX IF NOT EXISTS credit_issue ON credit(issue_id);
CREATE INDEX IF NOT EXISTS credit_article
  ON credit(article_id, role, unit);
CREATE INDEX IF NOT EXISTS credit_unit ON credit(unit);

-- Which roles make their bearer the contributor of an item.  Roles that are
-- not listed do; change it as the office counts.
CREATE TABLE IF NOT EXISTS credit_role(
  role        TEXT PRIMARY KEY, -- credit.role
  contributes INTEGER NOT NULL, -- 1 or 0
  CONSTRAINT credit_role_contributes CHECK (contributes IN (0, 1))
);
-- Only where there is none, so that a row which the clerk took out stays out.
INSERT INTO credit_role
SELECT column1, column2 FROM (VALUES
  ('供稿', 1), ('撰稿', 1), ('署名', 1), ('来源', 1), ('记者', 1),
  ('通讯员', 1), ('编译', 1), ('责任编辑', 0), ('编辑', 0), ('主编', 0),
  ('美编', 0), ('校对', 0), ('审核', 0), ('编审', 0), ('签发', 0),
  ('摄影', 0), ('图', 0), ('排版', 0))
WHERE NOT EXISTS (SELECT 1 FROM credit_role);

-- Items per unit, ready to be counted: one row for each item and each unit (or
-- person) that contributed it.  It says again what credit, credit_role, article
-- and issue say (view v_contributor), so that reports over all years read one
-- index; triggers keep it.  Never write to it.
CREATE TABLE IF NOT EXISTS contribution(
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  unit       TEXT NOT NULL,     -- credit.unit
  credit_id  INTEGER NOT NULL,  -- the first that names the unit: their order
  issue_id   INTEGER NOT NULL,  -- of the article
  date       TEXT,              -- of the issue
  chars      INTEGER,           -- of the article
  PRIMARY KEY (article_id, unit)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS contribution_unit
  ON contribution(unit, date, issue_id, chars);

-- Dates, people, organisations, places and works that are named; article_id
-- NULL: in the masthead or the contents.
CREATE TABLE IF NOT EXISTS mention(
  mention_id INTEGER PRIMARY KEY,
  issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  article_id INTEGER REFERENCES article ON DELETE CASCADE,
  kind       TEXT,              -- date person org place work
  text       TEXT,              -- as printed, without layout's line breaks
  norm       TEXT,              -- ISO date, bare name, title without 《》
  norm_end   TEXT,              -- end of a range of dates
  precision  TEXT,              -- day, month, year, range, vague
  role       TEXT,              -- a person's post
  org        TEXT,              -- a person's office
  start      INTEGER,           -- in the issue's text, characters from 1
  length     INTEGER,           -- characters
  region_code TEXT,             -- of a place: GB/T 2260
  authority  TEXT,              -- name by table authority; a trigger sets it
  name       TEXT AS (          -- the name to count by
    coalesce(authority, norm)) STORED
);
CREATE INDEX IF NOT EXISTS mention_issue ON mention(issue_id);
CREATE INDEX IF NOT EXISTS mention_article
  ON mention(article_id, kind, name);
CREATE INDEX IF NOT EXISTS mention_name
  ON mention(kind, name, issue_id, article_id, role, org, region_code);

-- The printed table of contents, and the item each entry names.
CREATE TABLE IF NOT EXISTS toc(
  toc_id     INTEGER PRIMARY KEY,
  issue_id   INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  seq        INTEGER NOT NULL,  -- in the contents, from 1
  section    TEXT,              -- the column it stands under
  title      TEXT,              -- as the contents word it
  page,                         -- as printed
  author     TEXT,              -- as printed
  article_id INTEGER REFERENCES article ON DELETE SET NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS toc_issue ON toc(issue_id, seq);
CREATE INDEX IF NOT EXISTS toc_article ON toc(article_id, issue_id);

-- 报：… 送：… 发：… at the foot of an issue.
CREATE TABLE IF NOT EXISTS dispatch(
  issue_id  INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
  seq       INTEGER NOT NULL,   -- in the list, from 1
  kind      TEXT,               -- 报 送 发 抄送 …
  recipient TEXT,               -- the office
  PRIMARY KEY (issue_id, seq)
) WITHOUT ROWID;

-- What no table holds, and why: of a file (issue_id NULL) or of an issue.
CREATE TABLE IF NOT EXISTS note(
  note_id  INTEGER PRIMARY KEY,
  file_id  INTEGER REFERENCES file ON DELETE CASCADE,
  issue_id INTEGER REFERENCES issue ON DELETE CASCADE,
  line     INTEGER,             -- in the issue's text, from 1
  code     TEXT,                -- of issue_notes(), or what import says
  message  TEXT                 -- the text that is left over, or the reason
);
CREATE INDEX IF NOT EXISTS note_file ON note(file_id);
CREATE INDEX IF NOT EXISTS note_issue ON note(issue_id);
CREATE INDEX IF NOT EXISTS note_conflict ON note(issue_id)
  WHERE code = 'conflict';

-- Items sent in, which the clerk enters: only adopted ones are printed.
-- article_id is a plain number: it outlives the moment in which a corrected
-- file replaces its items, and becomes NULL when the item is really gone.
CREATE TABLE IF NOT EXISTS submission(
  submission_id INTEGER PRIMARY KEY,
  date       TEXT,              -- received: 2021-04-02, 2021-04 or 2021
  org        TEXT,              -- the unit that sent it
  dept       TEXT,              -- 宣教处
  person     TEXT,              -- who wrote it
  title      TEXT,              -- as it was sent in
  article_id INTEGER,           -- printed as; NULL: not adopted (yet)
  remark     TEXT,              -- the clerk's own
  CONSTRAINT submission_date_is_iso CHECK (
    date || substr('-01-01', length(date) - 3)
      IS date(date || substr('-01-01', length(date) - 3), '+0 days'))
);
CREATE INDEX IF NOT EXISTS submission_org ON submission(org, date);
CREATE INDEX IF NOT EXISTS submission_date ON submission(date);
CREATE INDEX IF NOT EXISTS submission_article ON submission(article_id);

-- A text of an issue that is not shown, because the issue comes from another
-- file (or from another place in this one).  Where the issue goes from there,
-- the copy takes its place.
CREATE TABLE IF NOT EXISTS copy(
  file_id  INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
  seq      INTEGER NOT NULL,    -- of the issue in this file, from 1
  start    INTEGER,             -- in file.text, characters from 1
  length   INTEGER,             -- characters
  hash     TEXT,                -- zh_hash() of its text
  issue_id INTEGER NOT NULL,    -- the issue as it is shown
  reason   TEXT NOT NULL,       -- why it is not shown: see copy_reason
  PRIMARY KEY (file_id, seq),
  CONSTRAINT copy_reason CHECK (reason IN (
    'same',                     -- says nothing that the issue does not
    'older',                    -- its file is older than the issue's
    'replaced'))                -- was shown until a correction came
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS copy_issue ON copy(issue_id);

-- Texts that an issue had before it was corrected: they do not come back from
-- another file.
CREATE TABLE IF NOT EXISTS issue_past(
  issue_id INTEGER NOT NULL,    -- the issue
  hash     TEXT NOT NULL,       -- zh_hash() of a text that it had
  PRIMARY KEY (issue_id, hash)
) WITHOUT ROWID;

-- What sql/import.sql has seen.  modified tells which of two texts of an issue
-- is the newer one; read_at and outcome are set while an import is under way,
-- so that the next one goes on where it was stopped.
CREATE TABLE IF NOT EXISTS import_seen(
  path     TEXT PRIMARY KEY,    -- as in file
  modified INTEGER,             -- when the file was, seconds since 1970
  read_at  INTEGER,             -- when it was read, seconds since 1970
  outcome  TEXT                 -- new, replaced, unchanged
) WITHOUT ROWID;

-- Issues that may be the one that comes in: those that its path held (own), and
-- those of other files whose mastheads agree.  Empty but while a file comes in,
-- which SQLite does not know: CROSS JOIN keeps it outside of the large tables.
DROP TABLE IF EXISTS inbox_kept; -- its name once
CREATE TABLE IF NOT EXISTS inbox_candidate(
  issue_id INTEGER PRIMARY KEY, -- the issue
  own      INTEGER NOT NULL,    -- 1: of the path; goes where no text takes it
  file_id  INTEGER,             -- its file
  path     TEXT,                -- and that file's path
  seq      INTEGER,             -- its place in the file
  label    TEXT,                -- how notes call it
  agrees   INTEGER DEFAULT 0,   -- 1: its masthead agrees
  strong   INTEGER DEFAULT 0,   -- 1: and names the same series or publisher
  adds     INTEGER DEFAULT 1,   -- 1: the new masthead says what it does not
  items    INTEGER,             -- how many it has
  found    INTEGER,             -- items of the new text that it has too
  whole    INTEGER,             -- items of the new text that it has as they are
  places   INTEGER,             -- 1: the new text has as many items
  verdict  TEXT                 -- own, same, older, corrects, conflict
);
-- Their items, and those of the text that comes in (issue_id 0).  Empty but
-- while a file comes in.
CREATE TABLE IF NOT EXISTS inbox_item(
  issue_id INTEGER,             -- its issue; 0: of the text that comes in
  seq      INTEGER,             -- its place in the issue
  article_id INTEGER,           -- its id
  name     TEXT,                -- how notes call it
  titled   INTEGER,             -- 0: a brief
  whole    TEXT,                -- hash of all of it
  title    TEXT,                -- hash of the title, where it stands once
  body     TEXT,                -- hash of the body
  new_seq  INTEGER              -- the item of the new text that it has become
);
CREATE INDEX IF NOT EXISTS inbox_item_whole
  ON inbox_item(issue_id, whole, new_seq);
CREATE INDEX IF NOT EXISTS inbox_item_title
  ON inbox_item(issue_id, title, new_seq);
CREATE INDEX IF NOT EXISTS inbox_item_body
  ON inbox_item(issue_id, body, new_seq);
CREATE INDEX IF NOT EXISTS inbox_item_new ON inbox_item(new_seq);
CREATE INDEX IF NOT EXISTS inbox_item_seq ON inbox_item(issue_id, seq);

-- The search index: words of article, not a copy of it.
CREATE VIRTUAL TABLE IF NOT EXISTS article_fts USING fts5(
  title, kicker, subtitle, byline, credit, body,
  content="article", content_rowid='article_id', tokenize='chinese'
);

-- Which version of the tokens each index holds, as qikan_index_version() said
-- when it was made or rebuilt; sql/reports/search_indexes.sql compares.  An
-- archive that was made before this table has no row: its index is "unknown".
CREATE TABLE IF NOT EXISTS search_index(
  name    TEXT PRIMARY KEY,     -- an FTS5 table
  version TEXT NOT NULL
);
INSERT OR IGNORE INTO search_index
SELECT 'article_fts', qikan_index_version()
WHERE NOT EXISTS (SELECT 1 FROM article);

-- ---- Triggers that keep tables in step ----

-- REPLACE would delete the old row behind the index's back.
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
  DELETE FROM contribution WHERE article_id = old.article_id;
  DELETE FROM credit WHERE article_id = old.article_id;
  DELETE FROM mention WHERE article_id = old.article_id;
  UPDATE toc SET article_id = NULL WHERE article_id = old.article_id;
  UPDATE submission SET article_id = NULL
    WHERE article_id = old.article_id
      AND NOT EXISTS (SELECT 1 FROM inbox_candidate);
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

-- Deleting works with and without PRAGMA foreign_keys, which is off by
-- default: the triggers do what ON DELETE CASCADE says.
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

-- What other files hold too goes on from there; the rest goes with its file.
DROP TRIGGER IF EXISTS file_leave;
CREATE TRIGGER file_leave BEFORE DELETE ON file
WHEN EXISTS (SELECT 1 FROM issue AS i JOIN copy AS c USING (issue_id)
  WHERE i.file_id = old.file_id AND c.file_id <> old.file_id)
BEGIN
  INSERT INTO inbox_held(file_id) VALUES (old.file_id);
  INSERT INTO inbox_again(file_id) VALUES (old.file_id);
  DELETE FROM inbox_item;
  DELETE FROM inbox_candidate;
END;

DROP TRIGGER IF EXISTS file_delete;
CREATE TRIGGER file_delete AFTER DELETE ON file BEGIN
  DELETE FROM issue WHERE file_id = old.file_id;
  DELETE FROM note WHERE file_id = old.file_id;
  DELETE FROM copy WHERE file_id = old.file_id;
  DELETE FROM note WHERE code = 'conflict' AND NOT EXISTS (
    SELECT 1 FROM v_same AS s
    WHERE s.issue_id = note.issue_id AND s.strong);
END;

-- Credits and the roles that count -> contribution.  The first credit of a
-- unit gives the row; the others are passed over.
DROP VIEW IF EXISTS v_contributor;
CREATE VIEW v_contributor AS
SELECT c.article_id, c.unit, c.credit_id, a.issue_id, i.date, a.chars
FROM credit AS c CROSS JOIN article AS a USING (article_id)
CROSS JOIN issue AS i ON i.issue_id = a.issue_id
WHERE c.unit IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM credit_role AS r WHERE r.role = c.role AND NOT r.contributes);

-- Takes an article_id, and looks at its credits anew.
DROP VIEW IF EXISTS contribution_again;
CREATE VIEW contribution_again(article_id) AS SELECT article_id FROM article;
CREATE TRIGGER contribution_again_insert
INSTEAD OF INSERT ON contribution_again BEGIN
  DELETE FROM contribution WHERE article_id = new.article_id;
  INSERT INTO contribution SELECT * FROM v_contributor
    WHERE article_id = new.article_id ORDER BY credit_id
    ON CONFLICT DO NOTHING;
END;

DROP TRIGGER IF EXISTS credit_insert;
CREATE TRIGGER credit_insert AFTER INSERT ON credit BEGIN
  INSERT INTO contribution SELECT * FROM v_contributor
    WHERE credit_id = new.credit_id
    ON CONFLICT DO NOTHING;
END;

DROP TRIGGER IF EXISTS credit_update;
CREATE TRIGGER credit_update
AFTER UPDATE OF article_id, role, name, person, org, authority ON credit BEGIN
  INSERT INTO contribution_again SELECT old.article_id
    UNION SELECT new.article_id;
END;

DROP TRIGGER IF EXISTS credit_delete;
CREATE TRIGGER credit_delete AFTER DELETE ON credit BEGIN
  INSERT INTO contribution_again SELECT old.article_id;
END;

DROP TRIGGER IF EXISTS article_counted;
CREATE TRIGGER article_counted AFTER UPDATE OF issue_id, chars ON article BEGIN
  INSERT INTO contribution_again SELECT new.article_id;
END;

DROP TRIGGER IF EXISTS issue_dated;
CREATE TRIGGER issue_dated AFTER UPDATE OF date ON issue
WHEN new.date IS NOT old.date BEGIN
  UPDATE contribution SET date = new.date WHERE article_id IN (
    SELECT article_id FROM article WHERE issue_id = new.issue_id);
END;

DROP TRIGGER IF EXISTS credit_role_insert;
CREATE TRIGGER credit_role_insert AFTER INSERT ON credit_role BEGIN
  INSERT INTO contribution_again
    SELECT DISTINCT article_id FROM credit WHERE role = new.role;
END;

DROP TRIGGER IF EXISTS credit_role_update;
CREATE TRIGGER credit_role_update AFTER UPDATE ON credit_role BEGIN
  INSERT INTO contribution_again
    SELECT DISTINCT article_id FROM credit WHERE role IN (old.role, new.role);
END;

DROP TRIGGER IF EXISTS credit_role_delete;
CREATE TRIGGER credit_role_delete AFTER DELETE ON credit_role BEGIN
  INSERT INTO contribution_again
    SELECT DISTINCT article_id FROM credit WHERE role = old.role;
END;

-- Authority -> credit.authority, mention.authority, for rows that come.  For
-- mentions the import does it, for they are many; whoever enters one by hand
-- lets the trigger look:  UPDATE mention SET norm = norm WHERE mention_id = …
DROP TRIGGER IF EXISTS credit_named;
CREATE TRIGGER credit_named AFTER INSERT ON credit
WHEN EXISTS (SELECT 1 FROM authority
  WHERE variant = coalesce(new.org, new.name, new.person)
    AND (+kind = 'org' OR +kind = 'person')) -- +: no list of two to be made
BEGIN
  UPDATE credit SET authority = (SELECT name FROM authority
    WHERE kind IN ('org', 'person')
      AND variant = coalesce(new.org, new.name, new.person))
  WHERE credit_id = new.credit_id;
END;

DROP TRIGGER IF EXISTS credit_renamed;
CREATE TRIGGER credit_renamed AFTER UPDATE OF name, person, org ON credit BEGIN
  UPDATE credit SET authority = (SELECT name FROM authority
    WHERE kind IN ('org', 'person')
      AND variant = coalesce(new.org, new.name, new.person))
  WHERE credit_id = new.credit_id;
END;

DROP TRIGGER IF EXISTS mention_renamed;
CREATE TRIGGER mention_renamed AFTER UPDATE OF kind, norm ON mention BEGIN
  UPDATE mention SET authority = (SELECT name FROM authority
    WHERE kind = new.kind AND variant = new.norm)
  WHERE mention_id = new.mention_id;
END;

-- The same for rows that are there, when authority changes: authority_again
-- takes a name, and looks up again whatever counts as it now.
DROP VIEW IF EXISTS authority_again;
CREATE VIEW authority_again(kind, name) AS SELECT kind, name FROM authority;
CREATE TRIGGER authority_again_insert
INSTEAD OF INSERT ON authority_again BEGIN
  UPDATE mention SET authority = (SELECT a.name FROM authority AS a
    WHERE a.kind = mention.kind AND a.variant = mention.norm)
  WHERE kind = new.kind AND name = new.name
    AND authority IS NOT (SELECT a.name FROM authority AS a
      WHERE a.kind = mention.kind AND a.variant = mention.norm);
  UPDATE credit SET authority = (SELECT a.name FROM authority AS a
    WHERE a.kind IN ('org', 'person')
      AND a.variant = coalesce(credit.org, credit.name, credit.person))
  WHERE new.kind IN ('org', 'person') AND unit = new.name
    AND authority IS NOT (SELECT a.name FROM authority AS a
      WHERE a.kind IN ('org', 'person')
        AND a.variant = coalesce(credit.org, credit.name, credit.person));
END;

DROP TRIGGER IF EXISTS authority_replace;
CREATE TRIGGER authority_replace BEFORE INSERT ON authority BEGIN
  SELECT RAISE(IGNORE) FROM authority
  WHERE kind = new.kind AND variant = new.variant AND name = new.name;
  DELETE FROM authority WHERE kind = new.kind AND variant = new.variant;
END;

DROP TRIGGER IF EXISTS authority_insert;
CREATE TRIGGER authority_insert AFTER INSERT ON authority BEGIN
  UPDATE authority SET name = (SELECT a.name FROM authority AS a
    WHERE a.kind = new.kind AND a.variant = new.name)
  WHERE authority_id = new.authority_id AND EXISTS (SELECT 1
    FROM authority AS a WHERE a.kind = new.kind AND a.variant = new.name);
  UPDATE authority SET name = (SELECT a.name FROM authority AS a
    WHERE a.authority_id = new.authority_id)
  WHERE kind = new.kind AND name = new.variant;
  INSERT INTO authority_again VALUES (new.kind, new.variant);
END;

DROP TRIGGER IF EXISTS authority_update;
CREATE TRIGGER authority_update
AFTER UPDATE OF kind, variant, name ON authority BEGIN
  UPDATE authority SET name = (SELECT a.name FROM authority AS a
    WHERE a.kind = new.kind AND a.variant = new.name)
  WHERE authority_id = new.authority_id AND EXISTS (SELECT 1
    FROM authority AS a WHERE a.kind = new.kind AND a.variant = new.name);
  UPDATE authority SET name = (SELECT a.name FROM authority AS a
    WHERE a.authority_id = new.authority_id)
  WHERE kind = new.kind AND name = new.variant;
  INSERT INTO authority_again VALUES (old.kind, old.variant),
    (old.kind, old.name), (new.kind, new.variant), (new.kind, new.name);
END;

DROP TRIGGER IF EXISTS authority_delete;
CREATE TRIGGER authority_delete AFTER DELETE ON authority BEGIN
  INSERT INTO authority_again VALUES (old.kind, old.name);
END;

-- ---- The inbox ----
--
-- Four views take an INSERT each and hand on what they worked out, so that
-- every value is computed once:
--
--   inbox (path, content)  bytes -> text
--   inbox_text             text -> hash, readable or not
--   inbox_file             as it was? else file, its issues, their notes
--   inbox_issue            one issue -> all its tables; one parse serves all
--
-- Others are steps of these, by themselves: what a trigger has opened stays
-- open until it ends, and each table that is opened looks at all that are.
--
-- Read, they show the texts as they came.  What is the same issue: nothing
-- that both mastheads say differs (series, publisher, number, total, year,
-- kind), and they have the number and the year, or the total number, or, where
-- neither has a number, the date.

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
  SELECT CAST(new.path AS TEXT), charset,
    length(CAST(new.content AS BLOB)), zh_decode(new.content, charset),
    CASE
      WHEN new.content IS NULL
        THEN 'no content: the file is missing or may not be read'
      WHEN typeof(new.content) <> 'blob' THEN NULL
      ELSE CASE hex(substr(new.content, 1, 4))
        WHEN '25504446' THEN 'a PDF: take its text out first (pdftotext)'
        WHEN '504B0304' THEN 'a zip or Word file: take its text out first'
        WHEN 'D0CF11E0' THEN 'a Word file: take its text out first'
      END
    END
  FROM (SELECT zh_charset(new.content) AS charset LIMIT 1);
END;

CREATE TRIGGER inbox_text_insert INSTEAD OF INSERT ON inbox_text BEGIN
  INSERT INTO inbox_file(path, charset, bytes, text, hash, bad, status, reason)
  SELECT new.path, new.charset, new.bytes, new.text, zh_hash(new.text),
    CASE instr(new.text, char(65533)) WHEN 0 THEN 0 -- as nearly always
      ELSE length(new.text) - length(replace(new.text, char(65533), ''))
    END,
    CASE
      WHEN new.reason IS NOT NULL OR new.charset IS NULL THEN 'unreadable'
      WHEN trim(new.text,
        char(9, 10, 11, 12, 13, 32, 160, 8203, 12288, 65279)) = ''
        THEN 'empty'
      ELSE 'reading'
    END,
    ifnull(new.reason, 'bytes in no known charset');

  INSERT INTO inbox_left(file_id)
  SELECT k.file_id FROM inbox_candidate AS k LIMIT 1;
  DELETE FROM note WHERE code = 'conflict' AND NOT EXISTS (
    SELECT 1 FROM v_same AS s
    WHERE s.issue_id = note.issue_id AND s.strong);
END;

CREATE TRIGGER inbox_file_insert INSTEAD OF INSERT ON inbox_file
WHEN NOT EXISTS ( -- this file, as it is
  SELECT 1 FROM file AS f
  WHERE f.path IS new.path
    AND CASE new.status
      WHEN 'reading' THEN f.hash = new.hash
        AND replace(f.text, char(13), '') = replace(new.text, char(13), '')
      ELSE f.status = new.status AND f.bytes IS new.bytes
    END)
AND (new.status <> 'reading' OR new.path IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM file AS f WHERE f.hash = new.hash -- a nameless text, as it is
  UNION ALL SELECT 1 FROM issue AS i WHERE i.hash = new.hash))
BEGIN
  INSERT INTO inbox_store(path, charset, bytes, text, hash, bad, status, reason)
  VALUES (new.path, new.charset, new.bytes, new.text, new.hash, new.bad,
    new.status, new.reason);

  INSERT INTO inbox_issue(file_id, seq, start, length, text, hash)
  SELECT f.file_id, s.seq, s.start, s.length, s.text,
    CASE WHEN s.text = new.text THEN new.hash ELSE zh_hash(s.text) END
  FROM file AS f CROSS JOIN issue_split(new.text) AS s
  WHERE f.status = 'reading' AND new.status = 'reading';

  DELETE FROM copy WHERE seq < 0 AND file_id IN (
    SELECT file_id FROM file WHERE status = 'reading');
  UPDATE file SET status = CASE
      WHEN new.status <> 'reading' THEN new.status
      WHEN EXISTS (SELECT 1 FROM issue AS i
        WHERE i.file_id = file.file_id AND i.seq IS NOT NULL) THEN 'imported'
      WHEN EXISTS (SELECT 1 FROM copy AS c WHERE c.file_id = file.file_id)
        THEN 'known'
      ELSE 'no issue'
    END
  WHERE status = 'reading';
END;

-- The row of file, and what its path held before.
DROP VIEW IF EXISTS inbox_store;
CREATE VIEW inbox_store(path, charset, bytes, text, hash, bad, status, reason)
  AS SELECT * FROM inbox_file;
CREATE TRIGGER inbox_store_insert INSTEAD OF INSERT ON inbox_store BEGIN
  -- A good text stays where the file can no longer be read.
  INSERT INTO note(file_id, code, message)
  SELECT f.file_id, new.status, 'came again, ' || CASE new.status
      WHEN 'empty' THEN 'empty' ELSE new.reason END || '; the text stays'
  FROM file AS f
  WHERE f.path = new.path AND f.status IN ('imported', 'known')
    AND new.status <> 'reading'
    AND NOT EXISTS (SELECT 1 FROM note AS n
      WHERE n.file_id = f.file_id AND n.issue_id IS NULL
        AND n.code = new.status);

  UPDATE import_seen SET outcome = CASE
      WHEN outcome = 'new' OR NOT EXISTS (
        SELECT 1 FROM file AS f WHERE f.path = new.path) THEN 'new'
      ELSE 'replaced' END
  WHERE path = new.path AND read_at IS NOT NULL;

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

  -- What the path held before waits for its new text.
  INSERT INTO inbox_held(file_id)
  SELECT file_id FROM file WHERE status = 'reading'
    AND EXISTS (SELECT 1 FROM issue AS i WHERE i.file_id = file.file_id);
  DELETE FROM note WHERE file_id IN (
    SELECT file_id FROM file WHERE status = 'reading')
    AND issue_id IS NULL AND code <> 'gone';
  UPDATE copy SET seq = -seq WHERE file_id IN (
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
END;

-- The issues of a file step back: until the new text takes them, they are in
-- inbox_candidate.
DROP VIEW IF EXISTS inbox_held;
CREATE VIEW inbox_held(file_id) AS SELECT file_id FROM inbox_candidate;
CREATE TRIGGER inbox_held_insert INSTEAD OF INSERT ON inbox_held BEGIN
  INSERT OR REPLACE INTO inbox_candidate(issue_id, own, file_id, path, seq,
    label)
  SELECT v.issue_id, 1, new.file_id, v.path, v.seq,
    ifnull(v.series || ' ', '') || v.label || ifnull(' ' || v.date, '')
  FROM v_issue AS v WHERE v.issue_id IN (
    SELECT issue_id FROM issue WHERE file_id = new.file_id);
  INSERT INTO inbox_hash(issue_id, seq, article_id, section, kicker, title,
    subtitle, byline, credit, body)
  SELECT a.issue_id, a.seq, a.article_id, a.section, a.kicker, a.title,
    a.subtitle, a.byline, a.credit, a.body
  FROM issue AS i JOIN article AS a USING (issue_id)
  WHERE i.file_id = new.file_id;
  UPDATE inbox_item SET title = NULL
  WHERE (issue_id, title) IN (
    SELECT issue_id, title FROM inbox_item WHERE title IS NOT NULL
    GROUP BY issue_id, title HAVING count(*) > 1);
  UPDATE issue SET seq = NULL WHERE file_id = new.file_id;
END;

-- Issues that the path held and its text no longer does: another file may have
-- them; else they go.
DROP VIEW IF EXISTS inbox_left;
CREATE VIEW inbox_left(file_id) AS SELECT file_id FROM inbox_candidate;
CREATE TRIGGER inbox_left_insert INSTEAD OF INSERT ON inbox_left BEGIN
  INSERT INTO inbox_again(file_id) VALUES (new.file_id);
  INSERT INTO note(file_id, code, message)
  SELECT k.file_id, 'gone', k.label || ' was in this file until '
    || date('now') || '; items: ' || (SELECT count(*) FROM article AS a
      WHERE a.issue_id = k.issue_id)
  FROM inbox_candidate AS k WHERE k.file_id IS NOT NULL;
  DELETE FROM issue WHERE issue_id IN (SELECT issue_id FROM inbox_candidate);
  DELETE FROM issue_past WHERE issue_id IN (
    SELECT issue_id FROM inbox_candidate);
  UPDATE submission SET article_id = NULL
  WHERE article_id IN (SELECT article_id FROM inbox_item)
    AND NOT EXISTS (SELECT 1 FROM article AS a
      WHERE a.article_id = submission.article_id);
  DELETE FROM inbox_item;
  DELETE FROM inbox_candidate;
END;

-- Issues that stepped back and were not taken: other files that hold them are
-- read again, and take them.
DROP VIEW IF EXISTS inbox_again;
CREATE VIEW inbox_again(file_id) AS SELECT file_id FROM inbox_candidate;
CREATE TRIGGER inbox_again_insert INSTEAD OF INSERT ON inbox_again
WHEN EXISTS (SELECT 1 FROM inbox_candidate JOIN copy USING (issue_id))
BEGIN
  UPDATE file SET hash = NULL WHERE file_id <> new.file_id AND file_id IN (
    SELECT c.file_id
    FROM inbox_candidate AS k CROSS JOIN copy AS c USING (issue_id));
  INSERT INTO inbox_file(path, charset, bytes, text, hash, bad, status, reason)
  SELECT path, charset, bytes, text, zh_hash(text),
    length(text) - length(replace(text, char(65533), '')), 'reading', NULL
  FROM file
  WHERE hash IS NULL AND path IS NOT NULL AND file_id IN (
    SELECT c.file_id
    FROM inbox_candidate AS k CROSS JOIN copy AS c USING (issue_id));
END;

-- What tells items apart: hashes of all, of the title, of the body.
DROP VIEW IF EXISTS inbox_hash;
CREATE VIEW inbox_hash(issue_id, seq, article_id, section, kicker, title,
  subtitle, byline, credit, body)
AS SELECT issue_id, seq, article_id, section, kicker, title, subtitle, byline,
  credit, body
FROM article;
CREATE TRIGGER inbox_hash_insert INSTEAD OF INSERT ON inbox_hash BEGIN
  INSERT INTO inbox_item(issue_id, seq, article_id, name, titled, whole, title,
    body)
  VALUES (new.issue_id, new.seq, new.article_id,
    coalesce(new.title, substr(new.body, 1, 20), 'no. ' || new.seq),
    new.title IS NOT NULL,
    zh_hash(ifnull(new.section, '') || '|' || ifnull(new.kicker, '') || '|'
      || ifnull(new.title, '') || '|' || ifnull(new.subtitle, '') || '|'
      || ifnull(new.byline, '') || '|' || ifnull(new.credit, '') || '|'
      || ifnull(new.body, '')),
    CASE WHEN new.title <> '' THEN zh_hash(new.title) END,
    CASE WHEN new.body <> '' THEN zh_hash(new.body) END);
END;

-- Pairs of issues that may be one, and what their mastheads say of it.
DROP VIEW IF EXISTS v_pair;
CREATE VIEW v_pair(file_id, seq, issue_id, other_id) AS
SELECT a.file_id, a.seq, a.issue_id, b.issue_id
FROM issue AS a JOIN issue AS b ON b.number = a.number AND b.year = a.year
UNION ALL
SELECT a.file_id, a.seq, a.issue_id, b.issue_id
FROM issue AS a JOIN issue AS b ON b.total = a.total
UNION ALL
SELECT a.file_id, a.seq, a.issue_id, b.issue_id
FROM issue AS a JOIN issue AS b ON b.date = a.date
WHERE a.number IS NULL AND a.total IS NULL
  AND b.number IS NULL AND b.total IS NULL;

DROP VIEW IF EXISTS v_same;
CREATE VIEW v_same(file_id, seq, issue_id, other_id, strong, adds) AS
SELECT p.file_id, p.seq, p.issue_id, p.other_id,
  ifnull(a.series = b.series, 0) OR ifnull(a.publisher = b.publisher, 0),
  ifnull(a.series, b.series) IS NOT b.series
  OR ifnull(a.number, b.number) IS NOT b.number
  OR ifnull(a.number_end, b.number_end) IS NOT b.number_end
  OR ifnull(a.total, b.total) IS NOT b.total
  OR ifnull(a.volume, b.volume) IS NOT b.volume
  OR ifnull(a.year, b.year) IS NOT b.year
  OR ifnull(a.theme, b.theme) IS NOT b.theme
  OR ifnull(a.date, b.date) IS NOT b.date
  OR ifnull(a.date_end, b.date_end) IS NOT b.date_end
  OR ifnull(a.publisher, b.publisher) IS NOT b.publisher
  OR ifnull(a.editor, b.editor) IS NOT b.editor
  OR ifnull(a.signer, b.signer) IS NOT b.signer
FROM v_pair AS p CROSS JOIN issue AS a CROSS JOIN issue AS b
WHERE a.issue_id = p.issue_id AND b.issue_id = p.other_id
  AND a.issue_id <> b.issue_id
  AND ifnull(a.series = b.series, 1)
  AND ifnull(a.publisher = b.publisher, 1)
  AND ifnull(a.number = b.number, 1)
  AND (a.number IS NULL OR b.number IS NULL OR a.number_end IS b.number_end)
  AND ifnull(a.total = b.total, 1)
  AND ifnull(a.year = b.year, 1)
  AND ifnull(a.kind = b.kind, 1);

CREATE TRIGGER inbox_issue_insert INSTEAD OF INSERT ON inbox_issue BEGIN
  INSERT INTO inbox_head(file_id, seq, start, length, text, hash)
  VALUES (new.file_id, new.seq, new.start, new.length, new.text, new.hash);
  INSERT INTO inbox_body(file_id, seq, text)
  VALUES (new.file_id, new.seq, new.text);
  INSERT INTO inbox_told(file_id, seq)
  SELECT new.file_id, new.seq
  WHERE EXISTS (SELECT 1 FROM inbox_candidate) OR EXISTS (SELECT 1 FROM copy
    WHERE file_id = new.file_id AND seq = new.seq);
  DELETE FROM note WHERE file_id = new.file_id AND code = 'gone'
    AND EXISTS (SELECT 1 FROM v_issue AS v
      WHERE v.issue_id = (SELECT issue_id FROM issue
          WHERE file_id = new.file_id AND seq = new.seq)
        AND substr(note.message, 1, length(ifnull(v.series || ' ', '')
            || v.label || ifnull(' ' || v.date, '')))
          = ifnull(v.series || ' ', '') || v.label
            || ifnull(' ' || v.date, ''));
END;

-- Every statement below reads new.text through the parser's cache of one: the
-- text is parsed once.  CROSS JOIN keeps the issue's row outside.
DROP VIEW IF EXISTS inbox_head;
CREATE VIEW inbox_head(file_id, seq, start, length, text, hash) AS
  SELECT * FROM inbox_issue;
CREATE TRIGGER inbox_head_insert INSTEAD OF INSERT ON inbox_head BEGIN
  -- The same text is elsewhere: a copy.
  INSERT INTO copy(file_id, seq, start, length, hash, issue_id, reason)
  SELECT new.file_id, new.seq, new.start, new.length, new.hash, i.issue_id,
    'same'
  FROM issue AS i
  WHERE i.hash = new.hash AND NOT EXISTS (SELECT 1 FROM inbox_candidate AS k
    CROSS JOIN issue AS h USING (issue_id) WHERE h.hash = new.hash)
  LIMIT 1;

  INSERT INTO issue(file_id, series, number, number_end, unit, total,
    volume, year, kind, theme, date, date_end, precision, publisher,
    publisher_role, editor, signer, secrecy, seq, start, length, hash)
  SELECT new.file_id, json_extract(meta, '$.series'),
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
  WHERE NOT EXISTS (SELECT 1 FROM copy
      WHERE file_id = new.file_id AND seq = new.seq)
    AND (EXISTS (SELECT 1 FROM issue_articles(new.text))
      OR coalesce(json_extract(meta, '$.number'),
        json_extract(meta, '$.total'), json_extract(meta, '$.series'))
        IS NOT NULL);

  -- Is it one that is there?
  INSERT INTO inbox_candidate(issue_id, own, agrees, strong, adds)
  SELECT other_id, 0, 1, strong, adds FROM v_same
  WHERE file_id = new.file_id AND seq = new.seq
  ON CONFLICT(issue_id) DO UPDATE SET agrees = 1, strong = excluded.strong,
    adds = excluded.adds;
  INSERT INTO inbox_match(file_id, seq, text, hash)
  SELECT new.file_id, new.seq, new.text, new.hash
  WHERE EXISTS (SELECT 1 FROM inbox_candidate);

  INSERT OR IGNORE INTO serial(series, publisher)
  SELECT series, publisher FROM issue
  WHERE file_id = new.file_id AND seq = new.seq AND series IS NOT NULL;
  UPDATE issue SET serial_id = (SELECT s.serial_id FROM serial AS s
    WHERE s.series = issue.series
      AND ifnull(s.publisher, '') = ifnull(issue.publisher, ''))
  WHERE file_id = new.file_id AND seq = new.seq AND series IS NOT NULL;
END;

DROP VIEW IF EXISTS inbox_body;
CREATE VIEW inbox_body(file_id, seq, text) AS
  SELECT file_id, seq, text FROM inbox_issue;
CREATE TRIGGER inbox_body_insert INSTEAD OF INSERT ON inbox_body BEGIN
  INSERT INTO section(issue_id, seq, name, mark, articles)
  SELECT i.issue_id, s.seq, s.name, s.mark, s.articles
  FROM issue AS i CROSS JOIN issue_sections(new.text) AS s
  WHERE i.file_id = new.file_id AND i.seq = new.seq;

  -- An item that stayed takes its old id.
  INSERT INTO article(article_id, issue_id, section_id, seq, section, kind,
    kicker, title, subtitle, byline, credit, body, chars, start, length,
    line_start, line_end, page, in_toc, confidence)
  SELECT
    (SELECT k.article_id FROM inbox_item AS k WHERE k.new_seq = a.seq),
    i.issue_id,
    (SELECT s.section_id FROM section AS s
      WHERE s.issue_id = i.issue_id AND s.seq = a.section_seq),
    a.seq, a.section, a.kind, a.kicker, a.title, a.subtitle, a.byline,
    a.credit, a.body, a.chars, a.start, a.length, a.line_start, a.line_end,
    a.page, a.in_toc, a.confidence
  FROM issue AS i CROSS JOIN issue_articles(new.text) AS a
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
    precision, role, org, start, length, region_code, authority)
  SELECT i.issue_id, (SELECT a.article_id FROM article AS a
      WHERE a.issue_id = i.issue_id AND a.seq = m.article),
    m.kind, m.text, m.norm, m.norm_end, m.precision, m.role, m.org, m.start,
    m.length, m.region_code, (SELECT a.name FROM authority AS a
      WHERE a.variant = m.norm AND a.kind = m.kind)
  FROM issue AS i CROSS JOIN issue_mentions(new.text) AS m
  WHERE i.file_id = new.file_id AND i.seq = new.seq;

  INSERT INTO dispatch(issue_id, seq, kind, recipient)
  SELECT i.issue_id, row_number() OVER (), d.kind, d.recipient
  FROM issue AS i CROSS JOIN issue_dispatch(new.text) AS d
  WHERE i.file_id = new.file_id AND i.seq = new.seq;

  -- Notes of a text that is no issue hang on the file alone.
  INSERT INTO note(file_id, issue_id, line, code, message)
  SELECT new.file_id, (SELECT i.issue_id FROM issue AS i
      WHERE i.file_id = new.file_id AND i.seq = new.seq),
    n.line, n.code, n.message
  FROM issue_notes(new.text) AS n
  WHERE NOT EXISTS (SELECT 1 FROM copy
    WHERE file_id = new.file_id AND seq = new.seq);
  INSERT INTO note(file_id, code, message)
  SELECT new.file_id, 'no_issue',
    'part ' || new.seq || ': neither a number nor a series nor an item found'
  WHERE NOT EXISTS (SELECT 1 FROM issue
      WHERE file_id = new.file_id AND seq = new.seq)
    AND NOT EXISTS (SELECT 1 FROM copy
      WHERE file_id = new.file_id AND seq = new.seq)
    AND NOT EXISTS (SELECT 1 FROM note
      WHERE file_id = new.file_id AND code = 'no_issue');
END;

-- What was decided is told, and the candidates go: nearly always there were
-- none, and nothing of this is looked at.
DROP VIEW IF EXISTS inbox_told;
CREATE VIEW inbox_told(file_id, seq) AS
  SELECT file_id, seq FROM inbox_candidate;
CREATE TRIGGER inbox_told_insert INSTEAD OF INSERT ON inbox_told BEGIN
  INSERT INTO note(file_id, code, message)
  SELECT new.file_id, CASE c.reason WHEN 'same' THEN 'known' ELSE 'older' END,
    'issue ' || new.seq || CASE c.reason
      WHEN 'same' THEN ' of the file had come'
      ELSE ' of the file is an older text of what came' END
    || ifnull(' in ' || f.path, ' before')
  FROM copy AS c JOIN issue AS i USING (issue_id)
  LEFT JOIN file AS f ON f.file_id = i.file_id
  WHERE c.file_id = new.file_id AND c.seq = new.seq;
  INSERT INTO note(file_id, code, message)
  SELECT k.file_id, 'replaced', 'issue ' || ifnull(k.seq, 1)
    || ' of the file was corrected' || ifnull(' by ' || f.path, '')
  FROM inbox_candidate AS k CROSS JOIN file AS f ON f.file_id = new.file_id
  WHERE k.verdict = 'corrects';
  INSERT INTO note(file_id, issue_id, code, message)
  SELECT new.file_id, i.issue_id, 'corrects', 'it came before'
    || ifnull(' in ' || k.path, '') || ', and was corrected'
  FROM inbox_candidate AS k CROSS JOIN issue AS i USING (issue_id)
  WHERE k.verdict = 'corrects';
  INSERT INTO note(file_id, issue_id, code, message)
  SELECT new.file_id, k.issue_id, 'items_gone', count(*)
    || ' of ' || k.items || ' items were in the text before and are no more: '
    || group_concat(o.name, '; ')
  FROM inbox_candidate AS k CROSS JOIN inbox_item AS o USING (issue_id)
  WHERE k.verdict IN ('own', 'corrects') AND o.new_seq IS NULL
  GROUP BY k.issue_id;
  INSERT INTO note(file_id, issue_id, code, message)
  SELECT new.file_id, i.issue_id, 'conflict', 'it has the number of the one'
    || ifnull(' in ' || f.path, ' before') || ', but only ' || k.found
    || ' of ' || max(k.items, (SELECT count(*) FROM inbox_item
      WHERE issue_id = 0)) || ' items'
  FROM inbox_candidate AS k CROSS JOIN issue AS o USING (issue_id)
  LEFT JOIN file AS f ON f.file_id = o.file_id
  JOIN issue AS i ON i.file_id = new.file_id AND i.seq = new.seq
  WHERE k.verdict = 'conflict';
  UPDATE submission SET article_id = NULL
  WHERE EXISTS (SELECT 1 FROM inbox_candidate AS k CROSS JOIN inbox_item AS o
      USING (issue_id)
    WHERE k.verdict IN ('own', 'corrects')
      AND o.article_id = submission.article_id AND o.new_seq IS NULL);
  DELETE FROM inbox_item WHERE issue_id IN (SELECT 0 UNION ALL
    SELECT issue_id FROM inbox_candidate WHERE NOT own OR verdict = 'own');
  DELETE FROM inbox_candidate WHERE NOT own OR verdict = 'own';
  UPDATE inbox_candidate SET agrees = 0, strong = 0, adds = 1, verdict = NULL
  WHERE agrees OR verdict IS NOT NULL;
END;

-- The text that comes in against the issues in inbox_candidate: which is it?
DROP VIEW IF EXISTS inbox_match;
CREATE VIEW inbox_match(file_id, seq, text, hash) AS
  SELECT file_id, seq, NULL, NULL FROM inbox_candidate;
CREATE TRIGGER inbox_match_insert INSTEAD OF INSERT ON inbox_match BEGIN
  UPDATE inbox_candidate SET
    file_id = (SELECT i.file_id FROM issue AS i
      WHERE i.issue_id = inbox_candidate.issue_id),
    seq = (SELECT i.seq FROM issue AS i
      WHERE i.issue_id = inbox_candidate.issue_id),
    path = (SELECT f.path FROM issue AS i JOIN file AS f USING (file_id)
      WHERE i.issue_id = inbox_candidate.issue_id)
  WHERE NOT own;
  INSERT INTO inbox_hash(issue_id, seq, article_id, section, kicker, title,
    subtitle, byline, credit, body)
  SELECT a.issue_id, a.seq, a.article_id, a.section, a.kicker, a.title,
    a.subtitle, a.byline, a.credit, a.body
  FROM inbox_candidate AS k CROSS JOIN article AS a USING (issue_id)
  WHERE NOT k.own
  UNION ALL
  SELECT 0, seq, NULL, section, kicker, title, subtitle, byline, credit, body
  FROM issue_articles(new.text);
  -- A title that stands twice tells nothing.
  UPDATE inbox_item SET title = NULL
  WHERE (issue_id, title) IN (
    SELECT issue_id, title FROM inbox_item
    WHERE issue_id IN (SELECT 0 UNION ALL
      SELECT issue_id FROM inbox_candidate WHERE NOT own) AND title IS NOT NULL
    GROUP BY issue_id, title HAVING count(*) > 1);

  -- Of its own issues those whose mastheads agree, or all.
  UPDATE inbox_candidate SET
    items = (SELECT count(*) FROM inbox_item AS o
      WHERE o.issue_id = inbox_candidate.issue_id),
    found = (SELECT count(*) FROM inbox_item AS n
      WHERE n.issue_id = 0 AND (
        EXISTS (SELECT 1 FROM inbox_item AS o
          WHERE o.issue_id = inbox_candidate.issue_id AND o.title = n.title)
        OR EXISTS (SELECT 1 FROM inbox_item AS o
          WHERE o.issue_id = inbox_candidate.issue_id AND o.body = n.body))),
    whole = (SELECT count(*) FROM inbox_item AS n
      WHERE n.issue_id = 0 AND EXISTS (SELECT 1 FROM inbox_item AS o
        WHERE o.issue_id = inbox_candidate.issue_id AND o.whole = n.whole)),
    places = (SELECT count(*) FROM inbox_item AS o
      WHERE o.issue_id = inbox_candidate.issue_id)
      = (SELECT count(*) FROM inbox_item AS n WHERE n.issue_id = 0)
  WHERE agrees OR NOT EXISTS (
    SELECT 1 FROM inbox_candidate WHERE own AND agrees);

  UPDATE inbox_candidate SET verdict = CASE
      WHEN own THEN 'own'
      WHEN NOT adds AND whole = (SELECT count(*) FROM inbox_item
        WHERE issue_id = 0) THEN 'same'
      WHEN EXISTS (SELECT 1 FROM issue_past AS p
          WHERE p.issue_id = inbox_candidate.issue_id AND p.hash = new.hash)
        OR (SELECT s.modified FROM import_seen AS s
            WHERE s.path = inbox_candidate.path)
          > (SELECT s.modified FROM import_seen AS s JOIN file AS f USING (path)
            WHERE f.file_id = new.file_id) THEN 'older'
      ELSE 'corrects'
    END
  WHERE issue_id = (
    SELECT k.issue_id
    FROM inbox_candidate AS k CROSS JOIN issue AS i USING (issue_id)
      CROSS JOIN (SELECT count(*) AS items FROM inbox_item
        WHERE issue_id = 0) AS n
    WHERE CASE
      WHEN k.own THEN k.agrees OR i.hash = new.hash
        OR (n.items > 0 AND 2 * k.found >= max(k.items, n.items))
      ELSE 2 * k.found >= max(k.items, n.items)
        OR (n.items > 0 AND k.whole = n.items AND NOT k.adds)
      END
    ORDER BY k.own AND i.hash = new.hash DESC, k.found DESC, k.own DESC,
      k.agrees DESC, abs(k.seq - new.seq), k.issue_id
    LIMIT 1);
  UPDATE inbox_candidate SET verdict = 'conflict'
  WHERE NOT own AND strong AND verdict IS NULL AND NOT EXISTS (
    SELECT 1 FROM inbox_candidate WHERE verdict IN ('same', 'older'));

  -- It is no issue of its own.
  INSERT INTO copy(file_id, seq, start, length, hash, issue_id, reason)
  SELECT i.file_id, i.seq, i.start, i.length, i.hash, k.issue_id, k.verdict
  FROM inbox_candidate AS k CROSS JOIN issue AS i
    ON i.file_id = new.file_id AND i.seq = new.seq
  WHERE k.verdict IN ('same', 'older');
  DELETE FROM issue
  WHERE file_id = new.file_id AND seq = new.seq AND EXISTS (
    SELECT 1 FROM inbox_candidate WHERE verdict IN ('same', 'older'));

  -- Or it takes the place of one.
  UPDATE copy SET reason = 'replaced'
  WHERE reason = 'same' AND seq > 0 AND issue_id IN (
    SELECT issue_id FROM inbox_candidate WHERE verdict = 'corrects');
  INSERT INTO copy(file_id, seq, start, length, hash, issue_id, reason)
  SELECT i.file_id, i.seq, i.start, i.length, i.hash, i.issue_id, 'replaced'
  FROM inbox_candidate AS k CROSS JOIN issue AS i USING (issue_id)
  WHERE k.verdict = 'corrects' AND i.file_id IS NOT NULL
    AND i.seq IS NOT NULL;
  INSERT INTO inbox_round(round, issue_id, seq, titled, whole, title, body)
  SELECT r.column1, k.issue_id, n.seq, n.titled, n.whole, n.title, n.body
  FROM (VALUES (1), (2), (3), (4), (5)) AS r CROSS JOIN inbox_candidate AS k
    CROSS JOIN inbox_item AS n
  WHERE k.verdict IN ('own', 'corrects') AND n.issue_id = 0
  ORDER BY r.column1, n.seq;
  INSERT OR IGNORE INTO issue_past(issue_id, hash)
  SELECT i.issue_id, i.hash
  FROM inbox_candidate AS k CROSS JOIN issue AS i USING (issue_id)
  WHERE k.verdict IN ('own', 'corrects') AND i.hash <> new.hash;
  DELETE FROM issue_past WHERE hash = new.hash AND issue_id IN (
    SELECT issue_id FROM inbox_candidate WHERE verdict IN ('own', 'corrects'));
  DELETE FROM issue WHERE issue_id IN (
    SELECT issue_id FROM inbox_candidate WHERE verdict IN ('own', 'corrects'));
  UPDATE issue SET issue_id = (SELECT issue_id FROM inbox_candidate
    WHERE verdict IN ('own', 'corrects'))
  WHERE file_id = new.file_id AND seq = new.seq AND EXISTS (
    SELECT 1 FROM inbox_candidate WHERE verdict IN ('own', 'corrects'));
  UPDATE file SET status = 'known'
  WHERE file_id IN (
      SELECT file_id FROM inbox_candidate WHERE verdict = 'corrects')
    AND status = 'imported' AND NOT EXISTS (SELECT 1 FROM issue AS i
      WHERE i.file_id = file.file_id);
END;

-- Which item has become which, in rounds: all of it is the same; title and
-- body; the title; the body; its place, for items that have no title, where
-- there are as many items as before.
DROP VIEW IF EXISTS inbox_round;
CREATE VIEW inbox_round(round, issue_id, seq, titled, whole, title, body) AS
  SELECT NULL, issue_id, new_seq, titled, whole, title, body FROM inbox_item;
CREATE TRIGGER inbox_round_insert INSTEAD OF INSERT ON inbox_round
WHEN NOT EXISTS (SELECT 1 FROM inbox_item WHERE new_seq = new.seq)
BEGIN
  UPDATE inbox_item SET new_seq = new.seq
  WHERE rowid = CASE new.round
    WHEN 1 THEN (SELECT min(o.rowid) FROM inbox_item AS o
      WHERE o.issue_id = new.issue_id AND o.whole = new.whole
        AND o.new_seq IS NULL)
    WHEN 2 THEN (SELECT min(o.rowid) FROM inbox_item AS o
      WHERE o.issue_id = new.issue_id AND o.body = new.body
        AND o.new_seq IS NULL AND o.title = new.title)
    WHEN 3 THEN (SELECT min(o.rowid) FROM inbox_item AS o
      WHERE o.issue_id = new.issue_id AND o.title = new.title
        AND o.new_seq IS NULL)
    WHEN 4 THEN (SELECT min(o.rowid) FROM inbox_item AS o
      WHERE o.issue_id = new.issue_id AND o.body = new.body
        AND o.new_seq IS NULL)
    WHEN 5 THEN (SELECT min(o.rowid) FROM inbox_item AS o
      WHERE o.issue_id = new.issue_id AND o.seq = new.seq
        AND o.new_seq IS NULL AND NOT o.titled AND NOT new.titled
        AND (SELECT k.places FROM inbox_candidate AS k
          WHERE k.issue_id = new.issue_id))
    END;
END;

-- ---- Views ----

-- One row an issue, with how it is called and what it holds.
DROP VIEW IF EXISTS v_issue;
CREATE VIEW v_issue AS
SELECT i.issue_id, i.serial_id, i.series, i.label,
  i.number, i.number_end, i.total, i.year, i.date, i.kind, i.publisher,
  (SELECT count(*) FROM section AS s WHERE s.issue_id = i.issue_id) AS sections,
  (SELECT count(*) FROM article AS a WHERE a.issue_id = i.issue_id) AS articles,
  (SELECT sum(a.chars) FROM article AS a WHERE a.issue_id = i.issue_id)
    AS chars,
  (SELECT count(*) FROM toc AS t WHERE t.issue_id = i.issue_id) AS toc,
  (SELECT count(*) FROM note AS n WHERE n.issue_id = i.issue_id) AS notes,
  f.path, i.seq
FROM issue AS i LEFT JOIN file AS f USING (file_id);

-- One row an item, with when it appeared.  headline is the title, or how the
-- body begins.
DROP VIEW IF EXISTS v_item;
CREATE VIEW v_item AS
SELECT a.article_id, a.issue_id, i.serial_id, i.series, i.number, i.total,
  i.date,
  CAST(coalesce(substr(i.date, 1, 4), i.year) AS INTEGER) AS year,
  i.quarter,
  a.seq, a.section, a.kind, a.title,
  coalesce(a.title, CASE WHEN length(a.body) > 20
    THEN substr(a.body, 1, 20) || '…' ELSE a.body END, '') AS headline,
  a.byline, a.credit, a.chars, a.in_toc
FROM article AS a JOIN issue AS i USING (issue_id);

-- One row for each item, each unit (or person) that contributed it, and each
-- way in which it is printed there, with its department: name.
DROP VIEW IF EXISTS v_contribution;
CREATE VIEW v_contribution AS
SELECT DISTINCT c.article_id, c.issue_id, c.unit, c.name
FROM credit AS c LEFT JOIN credit_role AS r USING (role)
WHERE c.article_id IS NOT NULL AND ifnull(r.contributes, 1)
  AND c.unit IS NOT NULL;

-- Items per unit.  An item of two units counts for both.
DROP VIEW IF EXISTS v_unit;
CREATE VIEW v_unit AS
SELECT unit, count(*) AS items, sum(chars) AS chars,
  count(DISTINCT issue_id) AS issues, min(date) AS first_date,
  max(date) AS last_date
FROM contribution
GROUP BY unit;

-- Items per column; section NULL: items outside of all columns.
DROP VIEW IF EXISTS v_section;
CREATE VIEW v_section AS
SELECT a.section, sum(a.items) AS items, sum(a.chars) AS chars,
  count(*) AS issues, min(i.date) AS first_date, max(i.date) AS last_date
FROM (SELECT issue_id, section, count(*) AS items, sum(chars) AS chars
  FROM article GROUP BY issue_id, section) AS a
JOIN issue AS i ON i.issue_id = a.issue_id
GROUP BY a.section;

-- Items per quarter; quarter NULL: issues without a month.
DROP VIEW IF EXISTS v_quarter;
CREATE VIEW v_quarter AS
SELECT i.quarter, count(*) AS issues, sum(a.items) AS items, sum(a.chars) AS chars
FROM (SELECT issue_id, count(*) AS items, sum(chars) AS chars
  FROM article GROUP BY issue_id) AS a
JOIN issue AS i ON i.issue_id = a.issue_id
GROUP BY i.quarter;

-- Contents against items, per issue that has contents.
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

-- Items that neither a credit nor a byline gives to anybody.
DROP VIEW IF EXISTS v_uncredited;
CREATE VIEW v_uncredited AS
SELECT v.* FROM v_item AS v
WHERE NOT EXISTS (SELECT 1 FROM contribution AS c
  WHERE c.article_id = v.article_id);

-- Issues in the order in which they appeared, serial by serial, with the number
-- before: the total number where the issue has one, else the number within a
-- year.  Issues without a series are told apart by their publisher.  first to
-- last are the numbers that are missing before the issue; twice: the issue
-- before bears the same number.
DROP VIEW IF EXISTS v_run;
CREATE VIEW v_run AS
SELECT issue_id, series, publisher, year, number, number_end, total, date,
  total_before, number_before, counted_by,
  CASE WHEN missing > 0 THEN before + 1 END AS first,
  CASE WHEN missing > 0 THEN before + missing END AS last,
  CASE WHEN missing > 0 THEN missing END AS missing,
  ifnull(CASE counted_by WHEN 'total' THEN total = before
    ELSE number <= before END, 0) AS twice
FROM (
  SELECT *,
    CASE counted_by WHEN 'number' THEN number - number_before - 1
      -- 第7—8期（总第16期）: one issue, two numbers.
      ELSE nullif(total - total_before - 1, number_end - number) END AS missing,
    CASE counted_by WHEN 'number' THEN number_before ELSE total_before END
      AS before
  FROM (
    SELECT issue_id, ifnull(series, '') AS series, publisher,
      CAST(coalesce(substr(date, 1, 4), year) AS INTEGER) AS year,
      number, ifnull(number_end, number) AS number_end, total, date,
      lag(total) OVER by_total AS total_before,
      lag(ifnull(number_end, number)) OVER by_number AS number_before,
      CASE WHEN total IS NULL THEN 'number' ELSE 'total' END AS counted_by
    FROM issue
    WINDOW
      by_total AS (PARTITION BY serial_id, publisher ORDER BY total, date),
      by_number AS (PARTITION BY serial_id, publisher,
        coalesce(substr(date, 1, 4), year) ORDER BY number, date)));

-- Holes in the run.
DROP VIEW IF EXISTS v_gap;
CREATE VIEW v_gap AS
SELECT issue_id AS next_issue_id, series, publisher, counted_by, year, first,
  last, missing
FROM v_run
WHERE missing > 0;

-- Issues that bear one number twice.
DROP VIEW IF EXISTS v_duplicate;
CREATE VIEW v_duplicate AS
SELECT issue_id, series, publisher, year, number, total, date
FROM v_run
WHERE twice;

-- Names that may be one, of which table authority knows nothing: one is the
-- beginning or the end of the other (县档案馆, 岚江县档案馆), or names of people
-- of three characters differ in one that is not the surname (戴思齐, 戴思奇).
-- The rarer one is the variant.  Once a row is looked at:
--   INSERT INTO authority(kind, variant, name) VALUES ('org', …, …);
DROP VIEW IF EXISTS v_names_alike;
CREATE VIEW v_names_alike AS
WITH RECURSIVE
size(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM size WHERE n < 30),
named(kind, name, times) AS (
  SELECT 'org', unit, times
  FROM (SELECT unit, count(*) AS times FROM contribution GROUP BY unit) AS u
  WHERE EXISTS (SELECT 1 FROM credit AS c
    WHERE c.unit = u.unit AND (c.org IS NOT NULL OR c.person IS NULL))
  UNION ALL
  SELECT kind, name, count(*) FROM mention
  WHERE kind IN ('person', 'place', 'work') GROUP BY kind, name),
piece(kind, name, times, piece) AS (
  SELECT kind, name, times, substr(name, 1, n)
  FROM named JOIN size ON n < length(name) WHERE kind <> 'person'
  UNION ALL
  SELECT kind, name, times, substr(name, -n)
  FROM named JOIN size ON n < length(name) WHERE kind <> 'person'),
person(name, times, piece) AS (
  SELECT name, times, substr(name, 1, 2) FROM named
  WHERE kind = 'person' AND length(name) = 3
  UNION ALL
  SELECT name, times, substr(name, 1, 1) || substr(name, 3) FROM named
  WHERE kind = 'person' AND length(name) = 3),
pair(kind, a, a_times, b, b_times) AS (
  SELECT p.kind, p.name, p.times, n.name, n.times
  FROM piece AS p JOIN named AS n ON n.kind = p.kind AND n.name = p.piece
  UNION
  SELECT 'person', p.name, p.times, q.name, q.times
  FROM person AS p JOIN person AS q ON q.piece = p.piece AND q.name > p.name)
SELECT kind, CASE WHEN a_times > b_times THEN b ELSE a END AS variant,
  CASE WHEN a_times > b_times THEN a ELSE b END AS name,
  min(a_times, b_times) AS variant_times, max(a_times, b_times) AS times
FROM pair;

-- Issues that say they are the same one but have different items: pairs, each
-- once.
DROP VIEW IF EXISTS v_conflict;
CREATE VIEW v_conflict AS
SELECT DISTINCT s.issue_id, s.other_id, a.series, a.label, a.date, a.path,
  a.articles, b.date AS other_date, b.path AS other_path,
  b.articles AS other_articles
FROM v_same AS s JOIN v_issue AS a ON a.issue_id = s.issue_id
JOIN v_issue AS b ON b.issue_id = s.other_id
WHERE s.issue_id < s.other_id AND s.strong;

-- Texts of issues that are shown from another file, and why.
DROP VIEW IF EXISTS v_copy;
CREATE VIEW v_copy AS
SELECT f.path, c.seq, c.reason, c.issue_id, i.series, i.label, i.date,
  i.path AS shown_from
FROM copy AS c JOIN file AS f USING (file_id)
LEFT JOIN v_issue AS i ON i.issue_id = c.issue_id;

-- Files that gave no issue, and the reason.
DROP VIEW IF EXISTS v_kept;
CREATE VIEW v_kept AS
SELECT f.file_id, f.path, f.status, f.charset, f.bytes,
  (SELECT group_concat(n.message, '; ') FROM note AS n
    WHERE n.file_id = f.file_id AND n.issue_id IS NULL
      AND n.code IN ('unreadable', 'empty', 'bytes', 'known', 'older',
        'replaced', 'gone', 'no_issue'))
    AS reason
FROM file AS f
WHERE f.status <> 'imported';

-- ---- Settings of the reports ----
--
-- What the files of sql/reports/ and sql/report.sql are asked, in the same way
-- from every language:  UPDATE setting SET value = '年鉴' WHERE name = 'q';
-- NULL or '' stands for what the remark says.  Where the archive must not be
-- written to: CREATE TEMP TABLE setting AS SELECT * FROM main.setting.
CREATE TABLE IF NOT EXISTS setting(
  name   TEXT PRIMARY KEY,
  value  TEXT,
  remark TEXT
);
INSERT OR IGNORE INTO setting(name, value, remark) VALUES
  ('folder', NULL, '文件夹 what sql/import.sql reads'),
  ('pattern', NULL, '文件名 which files there, as GLOB; NULL: *.txt and *.md'),
  ('batch', '100', '每批文件数 files that sql/import.sql stores at once'),
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

INSERT INTO archive_check SELECT version, 1 FROM archive_check;
RELEASE archive;
DROP VIEW IF EXISTS temp.archive_check;
