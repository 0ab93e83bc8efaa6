-- Names and titles by what people type.
CREATE VIRTUAL TABLE f USING fts5(x, tokenize='chinese_pinyin');
INSERT INTO f VALUES ('重庆'), ('長征'), ('张三丰'), ('张·三'), ('IBM 中国公司'),
  ('吕略'), ('西安事变'), ('Müller 先生'), ('第3期'), ('单');
CREATE TABLE typed(q);
INSERT INTO typed VALUES ('chongqing'), ('chong qing'), ('CHONG QING'), ('cq'), ('c q'),
  ('chongq'), ('cqing'), ('chq'), ('zhongqing'), ('重庆'), ('重慶'), ('changzheng'), ('chang zh'),
  ('长征'), ('zsf'), ('zhangs'), ('张三'), ('ibm'), ('ibmzg'), ('IBM中国'), ('zhongguo gongsi'),
  ('lvlve'), ('lulue'), ('lülüè'), ('lǚ'), ('xian'), ('xi''an'), ('xi an'), ('müller'), ('mull'),
  ('di3qi'), ('第3期'), ('shan'), ('dan'), ('chan'), ('beijing');
SELECT q, (SELECT group_concat(x, ' / ') FROM f WHERE f MATCH zh_pinyin_query(q)) FROM typed;
.print marks
SELECT highlight(f, 0, '[', ']') FROM f WHERE f MATCH zh_pinyin_query('cq')
  OR f MATCH zh_pinyin_query('zsf') OR f MATCH zh_pinyin_query('gsi') ORDER BY rowid;
.print Han characters in MATCH itself: what sounds so
SELECT x FROM f('章') ORDER BY rowid;
INSERT INTO f(f) VALUES ('integrity-check');
.print arguments
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese_pinyin initials');
