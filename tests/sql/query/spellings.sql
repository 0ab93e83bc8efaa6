-- Numbers, dates and words in all their spellings.
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese');
INSERT INTO t VALUES
  ('简报第三期'), ('简报第3期'), ('簡報第 ３ 期'),
  ('二〇二〇年六月九日'), ('2020年6月9日'), ('二零二零年'), ('二○二○年'),
  ('三十八條'), ('38条'), ('工作計畫'), ('工作計劃'), ('總第一九八期'),
  ('总第198期'), ('总第一百九十八期');
.print numbers
SELECT group_concat(rowid) FROM t(zh_query('第三期'));
SELECT group_concat(rowid) FROM t(zh_query('第3期', 'all'));
SELECT group_concat(rowid) FROM t(zh_query('第３期', 'prefix'));
SELECT group_concat(rowid) FROM t(zh_query('第三期', 'phrase'));
SELECT group_concat(rowid) FROM t(zh_query('简报第三期', 'phrase'));
SELECT group_concat(rowid) FROM t(zh_query('"第三期"'));
SELECT group_concat(rowid) FROM t(zh_query('简报 -第三期'));
SELECT group_concat(rowid) FROM t(zh_query('第198期'));
SELECT group_concat(rowid) FROM t(zh_query('38条'));
.print dates
SELECT group_concat(rowid) FROM t(zh_query('2020年'));
SELECT group_concat(rowid) FROM t(zh_query('二〇二〇年'));
SELECT group_concat(rowid) FROM t(zh_query('六月九日'));
SELECT group_concat(rowid) FROM t(zh_query('2020年6月9日', 'all'));
.print zeros of a year, however they are typed
SELECT group_concat(rowid) FROM t(zh_query('二○二○年'));
SELECT group_concat(rowid) FROM t(zh_query('二Ｏ二Ｏ年', 'all'));
SELECT group_concat(rowid) FROM t(zh_query('二○二○年', 'phrase'));
SELECT zh_query('二○二○年六月'), zh_query('"二○二○年"');
SELECT zh_query('○二○二年'), zh_query('三○五院'), zh_query('pool二o年');
.print twins
SELECT group_concat(rowid) FROM t(zh_query('計劃'));
SELECT group_concat(rowid) FROM t(zh_query('計畫', 'all'));
.print as text
SELECT zh_query('第三期'), zh_query('38'), zh_query('五四'), zh_query('7');
SELECT zh_query('2020年6月9日', 'all');
SELECT zh_query('防汛 防汛 防汛');
.print synonyms
INSERT INTO t VALUES ('电脑'), ('计算机');
SELECT zh_synonym('电脑', '计算机') IS NULL;
SELECT zh_query('电脑'), zh_query('電腦 x', 'all'), zh_query('"电脑"');
SELECT zh_query('x -电脑'), zh_query('电脑', 'prefix'), zh_query('电脑', 'phrase');
SELECT group_concat(rowid) FROM t(zh_query('计算机'));
