-- Phrases do not run across punctuation; its kind does not matter; at either
-- end of a query it says nothing.
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese');
INSERT INTO t VALUES
  ('不忘初心、牢记使命'),
  ('不忘初心，牢记使命'),
  ('不忘初心牢记使命'),
  ('《不忘初心》');
.print inside
SELECT rowid FROM t('"初心牢记"');
SELECT rowid FROM t('"初心。牢记"');
.print edges
SELECT rowid FROM t('"《不忘初心》"');
SELECT rowid FROM t('"，初心，"');
.print first
SELECT rowid FROM t('^不忘');
.print nothing
SELECT rowid FROM t('"，。"');
.print prefix
INSERT INTO t VALUES ('GB18030标准 Internet');
SELECT rowid FROM t('inter*');
SELECT rowid FROM t('"gb18030标"');
SELECT rowid FROM t('"GB 18030"');
SELECT rowid FROM t('180*');
.print near
SELECT rowid FROM t('NEAR(不忘 使命, 6)');
