-- Any tokenizer of FTS5, any detail, and tables that do not hold their text.
CREATE VIRTUAL TABLE u USING fts5(x, tokenize='unicode61');
INSERT INTO u VALUES ('Data base, data-base and DATA' || char(10) || 'base');
SELECT zh_highlight(u, 0, '[', ']') FROM u('data base');
SELECT zh_highlight(u, 0, '[', ']') FROM u('"data base"');
SELECT zh_snippet(u, 0, '[', ']', '…', 20) FROM u('"data base"');
CREATE VIRTUAL TABLE p USING fts5(x, tokenize='porter ascii');
INSERT INTO p VALUES ('meeting, meets; met');
SELECT zh_highlight(p, 0, '[', ']') FROM p('meet');
SELECT zh_highlight(p, 0, '[', ']') FROM p('me*');
.print detail
CREATE VIRTUAL TABLE c USING fts5(x, y, tokenize='chinese', detail=column);
CREATE VIRTUAL TABLE n USING fts5(x, y, tokenize='chinese', detail=none);
INSERT INTO c VALUES ('防汛工作', '工作');
INSERT INTO n VALUES ('防汛工作', '工作');
SELECT zh_highlight(c, 0, '[', ']'), zh_snippet(c, 1, '[', ']', '…', 9)
  FROM c('工 汛');
SELECT zh_highlight(n, 0, '[', ']'), zh_snippet(n, 1, '[', ']', '…', 9)
  FROM n('工 汛');
.print external content
CREATE TABLE article(id INTEGER PRIMARY KEY, body);
CREATE VIRTUAL TABLE e USING fts5(body, content=article, content_rowid=id,
  tokenize='chinese');
INSERT INTO article VALUES (7, '防汛工作会议'), (8, NULL), (9, 2020);
INSERT INTO e(e) VALUES ('rebuild');
SELECT id, zh_highlight(e, 0, '[', ']'), zh_snippet(e, 0, '[', ']', '…', 4)
  FROM e JOIN article ON id = e.rowid WHERE e MATCH '工作 OR 2020';
SELECT zh_highlight(e, 0, '[', ']') IS NULL,
  zh_snippet(e, 0, '[', ']', '…', 4) IS NULL FROM e WHERE rowid = 8;
.print the index and the content disagree
UPDATE article SET body = '防' WHERE id = 7;
SELECT zh_highlight(e, 0, '[', ']'), zh_snippet(e, 0, '[', ']', '…', 4)
  FROM e('工作');
UPDATE article SET body = '' WHERE id = 7;
SELECT zh_highlight(e, 0, '[', ']') || '|', zh_snippet(e, 0, '[', ']', '…', 4)
  FROM e('工作');
.print contentless
CREATE VIRTUAL TABLE z USING fts5(x, content='', tokenize='chinese');
INSERT INTO z(rowid, x) VALUES (1, '防汛工作');
SELECT zh_highlight(z, 0, '[', ']') IS NULL,
  zh_snippet(z, 0, '[', ']', '…', 4) IS NULL,
  zh_snippet(z, -1, '[', ']', '…', 4) IS NULL FROM z('工作');
