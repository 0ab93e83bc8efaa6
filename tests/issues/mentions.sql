-- What the issues in one file name, as text that can be compared.
--
--   sqlite3 -batch :memory: -cmd '.load build/qikan' \
--     -cmd '.param set :path tests/issues/01-pdf-blank-lines.txt' \
--     < tests/issues/mentions.sql
--
-- One line a mention: issue, article, kind, text, norm, norm_end, precision,
-- role, org, region_code; at the end how many of them substr() does not show.
.mode list
.separator |
.headers off
.nullvalue ∅

CREATE TEMP TABLE mentioned AS
  SELECT s.seq AS issue, m.*, substr(s.text, m.start, m.length) AS printed
  FROM issue_split(zh_decode(readfile(:path))) AS s, issue_mentions(s.text) AS m;

SELECT issue, article, kind, replace(text, char(10), '⏎'), norm, norm_end,
  precision, role, org, region_code FROM mentioned;
SELECT '# not at their place: ' || count(*) FROM mentioned
  WHERE zh_hash(printed) <> zh_hash(text);
