-- All tables of the issues in one file, as text that can be compared.
--
--   sqlite3 -batch :memory: -cmd '.load build/qikan' \
--     -cmd '.param set :path tests/issues/01-pdf-blank-lines.txt' \
--     < tests/issues/golden.sql
--
-- What the lines mean: README.md in this folder.
.mode list
.separator |
.headers off
.nullvalue ∅

CREATE TEMP TABLE source AS SELECT zh_decode(readfile(:path)) AS text;

-- One row per issue; a text that is no issue is looked at as a whole, as 0.
CREATE TEMP TABLE unit AS
  SELECT s.seq, s.text FROM source, issue_split(source.text) AS s;
INSERT INTO unit
  SELECT 0, text FROM source WHERE NOT EXISTS (SELECT 1 FROM unit);

CREATE TEMP TABLE line(unit, block, seq, line);

INSERT INTO line SELECT unit.seq, block, -1, title
  FROM unit, (SELECT 0 AS block, '# meta' AS title
    UNION ALL SELECT 1, '# toc' UNION ALL SELECT 2, '# sections'
    UNION ALL SELECT 3, '# articles' UNION ALL SELECT 4, '# credits'
    UNION ALL SELECT 5, '# dispatch' UNION ALL SELECT 6, '# notes');
INSERT INTO line SELECT seq, -1, -1, '# issue ' || seq FROM unit WHERE seq > 0;

WITH name(seq, key) AS (VALUES
  (1, 'series'), (2, 'number'), (3, 'number_end'), (4, 'unit'), (5, 'total'),
  (6, 'volume'), (7, 'year'), (8, 'kind'), (9, 'theme'), (10, 'date'),
  (11, 'date_end'), (12, 'precision'), (13, 'publisher'),
  (14, 'publisher_role'), (15, 'editor'), (16, 'signer'), (17, 'secrecy'))
INSERT INTO line SELECT unit.seq, 0, name.seq, name.key || '|' || m.atom
  FROM unit, name, json_each(issue_meta(unit.text)) AS m
  WHERE m.key = name.key AND m.atom IS NOT NULL;

INSERT INTO line SELECT unit.seq, 1, t.seq,
    t.seq || '|' || ifnull(t.section, '∅') || '|' || ifnull(t.title, '∅')
    || '|' || ifnull(t.page, '∅') || '|' || ifnull(t.author, '∅')
  FROM unit, issue_toc(unit.text) AS t;

INSERT INTO line SELECT unit.seq, 2, s.seq,
    s.seq || '|' || ifnull(s.name, '∅') || '|' || ifnull(s.articles, '∅')
  FROM unit, issue_sections(unit.text) AS s;

INSERT INTO line SELECT issue, 3, seq,
    seq || '|' || ifnull(section, '∅') || '|' || ifnull(kind, '∅') || '|'
    || ifnull(kicker, '∅') || '|' || ifnull(title, '∅') || '|'
    || ifnull(subtitle, '∅') || '|' || ifnull(byline, '∅') || '|'
    || ifnull(credit, '∅') || '|' || ifnull(in_toc, '∅') || '|'
    || ifnull(length(body) - length(replace(body, char(10), '')) + 1, '∅')
    || '|' || ifnull(CASE WHEN length(flat) > 24
      THEN substr(flat, 1, 12) || '…' || substr(flat, -12) ELSE flat END, '∅')
  FROM (SELECT unit.seq AS issue, a.*, replace(a.body, char(10), '⏎') AS flat
    FROM unit, issue_articles(unit.text) AS a);

-- Those of the whole issue first, then in the order of the articles.
INSERT INTO line SELECT issue, 4, ifnull(article, 0) * 1000 + seq,
    ifnull(article, '∅') || '|' || ifnull(role, '∅') || '|'
    || ifnull(name, '∅')
  FROM (SELECT unit.seq AS issue, row_number() OVER () AS seq, c.*
    FROM unit, issue_credits(unit.text) AS c);

INSERT INTO line SELECT unit.seq, 5,
    row_number() OVER (PARTITION BY unit.seq), d.kind || '|' || d.recipient
  FROM unit, issue_dispatch(unit.text) AS d;

INSERT INTO line SELECT seq, 6, rank() OVER (ORDER BY code), code
  FROM (SELECT DISTINCT unit.seq, n.code
    FROM unit, issue_notes(unit.text) AS n);

SELECT '# issues ' || count(*) FROM unit WHERE seq > 0;
SELECT line FROM line ORDER BY unit, block, seq;

-- Every character that is not blank belongs to a line of an issue.
WITH RECURSIVE blank(seq, z) AS (
  SELECT row_number() OVER (), char(column1)
    FROM (VALUES (9), (10), (11), (12), (13), (32), (133), (160), (173),
      (8203), (8204), (8205), (8232), (8233), (12288), (65279))),
piece(sign, z) AS (
  SELECT 1, text FROM source
  UNION ALL SELECT -1, l.text FROM unit, issue_lines(unit.text) AS l),
rest(seq, sign, z) AS (
  SELECT 0, sign, z FROM piece
  UNION ALL SELECT rest.seq + 1, sign, replace(rest.z, blank.z, '')
    FROM rest JOIN blank ON blank.seq = rest.seq + 1)
SELECT '# lost ' || ifnull(sum(sign * length(z)), 0)
  FROM rest WHERE seq = (SELECT max(seq) FROM blank);
