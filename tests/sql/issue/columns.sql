-- Two columns of print: read one after the other where the gutter is clear.
.nullvalue ∅
CREATE TABLE file AS SELECT zh_decode(readfile(
  'tests/issues/79-columns-headline.txt')) AS text;
-- Rows give two lines; every line is where it says.
SELECT line, l.text FROM file, issue_lines(file.text) AS l
  WHERE l.line IN (5, 10, 12, 14);
-- An item that crosses from column to column: the smallest piece with all lines.
SELECT seq, a.start, a.length, line_start, line_end,
    substr(file.text, a.start, 7), substr(file.text, a.start + a.length - 4, 4)
  FROM file, issue_articles(file.text) AS a;
-- Places of what is named are those of the printed text, also on the right side.
SELECT text, substr(text_of, start, length) = text FROM (
  SELECT m.*, file.text AS text_of FROM file, issue_mentions(file.text) AS m)
  WHERE kind = 'person';
SELECT count(*) FROM file, issue_notes(file.text) WHERE code = 'columns';
-- A gutter that sways: noted, read line by line.
CREATE TABLE unclear AS SELECT '石坝粮情
第6期
石坝县粮食局编　　2017年8月2日
账本日清，就是当天的收发当天      每垛粮食都有牌子，写明产地，
记完，不留到第二天，不记在       年份和水分，一目了然，换垛的
纸片上，也不托人代记，月底再        时候牌子跟着走，旧牌子收回，
由会计抽查三天，查出的差错都      由保管员和会计两个人签字，
写在墙上，谁错的谁改，改完才         缺一个名字都不放行，三个月换
能下班，三个月没有差错的小组       一次班，交班的时候两班人一起
可以轮休两天，到省城去看看别       清点，点完再签字画押，账物
人的仓库怎么管。' AS text;
SELECT line, code, message FROM unclear, issue_notes(unclear.text);
SELECT count(*), count(DISTINCT line) FROM unclear, issue_lines(unclear.text);
-- A table of short cells is no print in columns.
SELECT count(*) - count(DISTINCT line) FROM issue_lines('第6期
姓名          单位
彭守田        石坝仓库
罗永坤        麻柳乡文化站
顾小竹        竹园镇政府
乔宁          南桥小学
沈白榆        石坝县粮食局
周见山        白石河水文站');
SELECT count(*) FROM issue_lines(NULL);
