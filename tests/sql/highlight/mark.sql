-- zh_mark(): the words of a query in a text that is in no index.
SELECT zh_mark('雲嶺縣水利局', '水利', '[', ']');
SELECT zh_mark('集中学习习' || char(10, 10) || '近平总书记讲话', '习近平', '[', ']');
SELECT zh_mark('习' || char(10, 10) || '3' || char(10, 10) || '近平', '习近平',
  '[', ']');
SELECT zh_mark('水利、应急与水利应急', '水利应急', '[', ']');
SELECT zh_mark('水利、应急与水利应急', '水利，应急', '[', ']');
SELECT zh_mark('水利、应急与水利应急', '"水利，应急"', '[', ']');
SELECT zh_mark('ＧＢ18030 と cafés', 'gb18030 CAFÉS', '[', ']');
.print overlapping words, the longest of those that end together
SELECT zh_mark('党史研究室', '党史 史研 研究室 室', '[', ']');
SELECT zh_mark('abab，aab', '"a b a" b', '[', ']');
SELECT zh_mark('一二一二三', '一二三 二一', '[', ']');
.print excluded words, quotes that stay open, nothing to look for
SELECT zh_mark('防汛会议纪要', '防汛 -会议 -"纪要"', '[', ']');
SELECT zh_mark('防汛会议纪要', '"防汛会', '[', ']');
SELECT zh_mark('防汛会议纪要', '""', '[', ']'), zh_mark('a-b', '-', '[', ']'),
  zh_mark('防汛', '，。 "，" - *', '[', ']');
SELECT zh_mark('a AND b', 'a AND b', '[', ']');
.print the same as a search
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese');
INSERT INTO t VALUES ('㈱山城，㎡与２０２０年' || char(13, 10) || '鑑');
SELECT zh_highlight(t, 0, '[', ']') = zh_mark(x, '株 m2 2020年鉴', '[', ']'),
  zh_mark(x, '株 m2 2020年鉴', '[', ']') FROM t('株 OR m2 OR 2020年鉴');
.print what zh_query() looks for: spellings of numbers, synonyms, no stop words
SELECT zh_mark('第3期、第三期和2020年、二〇二〇年', '第三期 2020年', '[', ']');
SELECT zh_mark('的确是党史的一页', '的党史', '[', ']'),
  zh_mark('的确', '的', '[', ']');
SELECT zh_synonym('党校', '行政学院');
SELECT zh_mark('縣委黨校與行政學院', '党校', '[', ']'),
  zh_mark('縣委黨校與行政學院', '"党校"', '[', ']');
SELECT zh_mark('王二丫和王二', '王二丫', '[', ']');
.print a word to exclude that the text has
SELECT zh_mark('防汛会议', '-会议 防汛', '[', ']'),
  zh_mark('防汛会议', '-会议', '[', ']');
