-- Several issues in one text; and one parse for each of them, though two
-- cursors read at a time.
CREATE TABLE t(text TEXT);
INSERT INTO t VALUES ('岚江动态
第3期　2020年6月9日
甲镇修桥
　　6月1日，甲镇的桥修好了，可以走车。
（甲镇供稿）
岚江动态
第4期　2020年7月9日
乙镇修路
　　7月1日，乙镇的路修好了，可以走车。
（乙镇供稿）
');
SELECT seq, start, length FROM t, issue_split(t.text);
SELECT issue_number(s.text), issue_date(s.text), a.title, a.credit
  FROM t, issue_split(t.text) AS s, issue_articles(s.text) AS a;
SELECT sum(s.length) = length(t.text), group_concat(s.text, '') = t.text
  FROM t, issue_split(t.text) AS s;

-- One issue is one part; nothing is none.
SELECT seq, start, length FROM issue_split('第3期');
SELECT count(*) FROM issue_split('');
SELECT count(*) FROM issue_split(NULL);

-- Cursors keep the issue they read when the next one is parsed.
SELECT a.title, b.title, issue_number('第9期') FROM t,
  issue_articles(t.text) AS a, issue_articles(replace(t.text, '镇', '乡')) AS b
  LIMIT 2;
