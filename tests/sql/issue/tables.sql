-- The tables of one issue that has something of everything.
CREATE TABLE t(text TEXT);
INSERT INTO t VALUES ('岚江动态
第3期
岚江县委办公室编　2020年6月9日

目　录
【工作动态】
●县档案馆开放新查阅室
●县气象局换装雷达

【工作动态】

县档案馆开放新查阅室
　　6月1日，县档案馆新查阅室向社会开放。新查阅室设座位四十个。
　　查阅民国档案须提前一天预约。
（县档案馆查阅科供稿）

【信息短波】

　　东山镇整理出十二部村史，由镇志办统一印制。
（东山镇政府供稿）

报：县委办公室
送：县直各单位、各镇
');

SELECT x.* FROM t, issue_toc(t.text) AS x;
SELECT x.* FROM t, issue_sections(t.text) AS x;
SELECT seq, section, kind, kicker, title, subtitle, byline, credit, chars,
  line_start, line_end, page, in_toc FROM t, issue_articles(t.text);
SELECT seq, body FROM t, issue_articles(t.text);
SELECT x.* FROM t, issue_credits(t.text) AS x;
SELECT x.* FROM t, issue_dispatch(t.text) AS x;
SELECT x.* FROM t, issue_notes(t.text) AS x;

-- start and length count characters, for substr().
SELECT substr(t.text, a.start, a.length) FROM t, issue_articles(t.text) AS a
  WHERE seq = 2;

-- Every line has a label; those with a reason say why.
SELECT line, zone, label, reason IS NULL FROM t, issue_lines(t.text) AS l
  WHERE trim(l.text) <> '';
SELECT reason GLOB 'title *: *; next best *' FROM t, issue_lines(t.text)
  WHERE label = 'title';

-- The lines are the text.
SELECT group_concat(l.text, char(10)) || char(10) = t.text
  FROM t, issue_lines(t.text) AS l;

-- Confidence is a share.
SELECT min(confidence) >= 0, max(confidence) <= 1
  FROM t, issue_articles(t.text);
