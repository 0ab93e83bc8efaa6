-- Marks stand around just what was found, in the text as it was written.
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese');
INSERT INTO t VALUES
  ('（習' || char(10, 10) || '近平）'),
  ('“红岩精神”与ＧＢ18030标准'),
  ('学学学习'),
  ('㈱㌔ABC'),
  ('cafe' || char(0x301) || '！');
SELECT highlight(t, 0, '[', ']') FROM t('习近平');
SELECT highlight(t, 0, '[', ']') FROM t('"红岩精神"');
SELECT highlight(t, 0, '[', ']') FROM t('"gb18030标准"');
SELECT highlight(t, 0, '[', ']') FROM t('学学');
SELECT highlight(t, 0, '[', ']') FROM t('"株"');
SELECT highlight(t, 0, '[', ']') FROM t('Café');
SELECT snippet(t, 0, '[', ']', '…', 3) FROM t('精神');
