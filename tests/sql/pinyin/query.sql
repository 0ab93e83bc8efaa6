-- zh_pinyin_query: a MATCH expression, whatever was typed.
SELECT zh_pinyin_query('chongqing');
SELECT zh_pinyin_query('cq');
SELECT zh_pinyin_query('重庆');
SELECT zh_pinyin_query('xian');
SELECT zh_pinyin_query('li ming');
SELECT zh_pinyin_query('liming zhuren');
SELECT zh_pinyin_query('IBM中国2020');
SELECT zh_pinyin_query('"重*庆" OR -(NEAR:^');
.print nothing to search
SELECT zh_pinyin_query(NULL) IS NULL, zh_pinyin_query('') IS NULL,
       zh_pinyin_query(' 、"*') IS NULL, zh_pinyin_query(x'00') IS NULL;
SELECT zh_pinyin_query(2020), zh_pinyin_query(x'E9878D');
.print long
CREATE VIRTUAL TABLE f USING fts5(x, tokenize='chinese_pinyin');
INSERT INTO f VALUES ('西安');
SELECT count(*) FROM f WHERE f MATCH zh_pinyin_query(replace(hex(zeroblob(25000)), '0', 'xian'));
SELECT count(*) FROM f WHERE f MATCH zh_pinyin_query(replace(hex(zeroblob(25000)), '0', 'x i '));
SELECT count(*) FROM f WHERE f MATCH zh_pinyin_query(replace(hex(zeroblob(25000)), '0', 'xian ib '));
SELECT length(zh_pinyin_query(replace(hex(zeroblob(25000)), '0', 'xian'))) < 100000;
