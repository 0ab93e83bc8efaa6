-- What each mode finds.
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese');
INSERT INTO t VALUES
  ('云岭县防汛工作会议'),
  ('防汛工作'),
  ('会议防汛'),
  ('GB18030标准 Internet');
.print any
SELECT rowid FROM t(zh_query('防汛会议')) ORDER BY rowid;
SELECT rowid FROM t(zh_query('防汛会议', 'any')) ORDER BY rowid;
SELECT rowid FROM t(zh_query('防汛会议', NULL)) ORDER BY rowid;
.print all
SELECT rowid FROM t(zh_query('防汛会议', 'all')) ORDER BY rowid;
.print phrase
SELECT rowid FROM t(zh_query('防汛工作', 'phrase')) ORDER BY rowid;
SELECT rowid FROM t(zh_query('"会议，防汛"', 'phrase'));
SELECT rowid FROM t(zh_query('会议防汛', 'phrase'));
.print prefix
SELECT rowid FROM t(zh_query('标准 inter', 'prefix'));
SELECT rowid FROM t(zh_query('GB180', 'prefix'));
SELECT rowid FROM t(zh_query('GB180', 'all'));
SELECT zh_query('防汛 的', 'prefix');
.print errors
SELECT zh_query('防汛', 'some');
SELECT zh_query('防汛', '');
SELECT zh_query('防汛', 'ANY');
SELECT zh_query(NULL, 'some');
SELECT zh_query();
