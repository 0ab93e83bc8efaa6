-- How a table-valued function takes its arguments; zh_... and issue_... are
-- all made by the one module in ext/core/sql_table.c.

-- NULL is no text: no rows, no error.
SELECT count(*) FROM issue_lines(NULL);

-- Too few and too many are refused, with the name.
SELECT count(*) FROM issue_lines;
SELECT count(*) FROM issue_lines();
SELECT count(*) FROM issue_lines('a', 'b', 'c', 'd');

-- The argument may come from another table of the same query, in any order.
CREATE TABLE doc(id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO doc(body) VALUES ('第3期'), (NULL), ('第4期' || char(10) || '编');
SELECT doc.id, line, l.text FROM doc, issue_lines(doc.body) AS l;
SELECT doc.id, line, l.text FROM issue_lines(doc.body) AS l, doc;
SELECT doc.id, line FROM doc LEFT JOIN issue_lines(doc.body) AS l;

-- As a constraint on the hidden column; the column reads back as given.
SELECT line, text FROM issue_lines WHERE source = '第3期';
SELECT source FROM issue_lines('第3期');
SELECT typeof(source) FROM issue_lines(x'e7acac33e69c9f');
SELECT typeof(source) FROM issue_lines(12.5);

-- Hidden: not in *.
SELECT count(*) FROM pragma_table_xinfo('issue_lines') WHERE hidden = 1;

-- Rows are counted from 1, and limits and filters hold.
SELECT rowid, line FROM issue_lines('a' || char(10) || 'b') WHERE line > 1;
SELECT line FROM issue_lines('a' || char(10) || 'b') LIMIT 1;

-- Views and triggers may use it; so may two cursors at a time.
CREATE VIEW lines AS SELECT doc.id, l.line FROM doc, issue_lines(body) AS l;
SELECT count(*) FROM lines;
SELECT a.line, b.line FROM issue_lines('a' || char(10) || 'b') AS a,
  issue_lines('c' || char(10) || 'd') AS b;

-- They are no tables to write to or to make.
INSERT INTO issue_lines(text) VALUES ('a');
CREATE VIRTUAL TABLE mine USING issue_lines;
