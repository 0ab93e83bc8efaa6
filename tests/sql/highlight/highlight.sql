-- zh_highlight(): one mark for neighbouring hits, in the text as it is written.
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese');
INSERT INTO t VALUES
  ('（習' || char(10, 10) || '近平）与习，近平'),
  ('習' || char(10, 10) || '3' || char(10, 10) || '近平'),
  ('習' || char(10) || '— 14 —' || char(10, 12) || '近平'),
  ('“红岩精神”与ＧＢ 18030标准'),
  ('学学学习'),
  ('㈱㌔ABC，㎡'),
  ('cafe' || char(0x301) || '！Hello world'),
  ('葛' || char(0xFE00) || '市');
SELECT zh_highlight(t, 0, '[', ']') FROM t('习近平');
SELECT zh_highlight(t, 0, '[', ']') FROM t('习 近 平');
SELECT zh_highlight(t, 0, '[', ']') FROM t('"gb18030" OR 标 OR 准');
SELECT zh_highlight(t, 0, '[', ']') FROM t('学学');
SELECT zh_highlight(t, 0, '[', ']') FROM t('hello OR world OR café');
.print one character that stands for several is marked as a whole
SELECT zh_highlight(t, 0, '[', ']') FROM t('"株" OR 2');
.print what is joined to a character stays with it
SELECT hex(zh_highlight(t, 0, '[', ']')) FROM t('葛');
.print without MATCH, and without a hit in the column
SELECT zh_highlight(t, 0, '[', ']') FROM t WHERE rowid = 5;
CREATE VIRTUAL TABLE two USING fts5(a, b, tokenize='chinese');
INSERT INTO two VALUES ('水利', '水利局');
SELECT zh_highlight(two, 0, '[', ']'), zh_highlight(two, 1, '[', ']')
  FROM two('b:水利');
SELECT zh_highlight(two, 0, '[', ']'), zh_highlight(two, 1, '[', ']')
  FROM two('^水 + 利 NOT 防汛');
.print an alias, a subquery, an order
SELECT (SELECT zh_highlight(two, 1, '<b>', '</b>') FROM two('局'))
  FROM t LIMIT 1;
SELECT zh_highlight(t, 0, '[', ']') FROM t('学 OR 市') ORDER BY rank, rowid;
