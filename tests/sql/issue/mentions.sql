-- What an issue names: people with post and organisation, organisations, works,
-- dates, places; with offsets into the text as it was printed.
.nullvalue ∅
CREATE TABLE t(text TEXT);
INSERT INTO t VALUES ('岚江动态

第3期

岚江县委办公室编　2021年6月9日

【工作动态】

县档案馆召开《岚江旧影》出版座谈会

　　5月28日上午，县档案馆召开座谈会，听取各方面对这本书的意

见建议。县委宣传部副部长曾怀瑾，县档案馆馆长徐知远，重庆市渝

中区图书馆研究员马若兰出席，省委党校教授潘洵主持会议并讲话。

会议认为，这本书收入的老照片，真实记录了岚江近百年来的变化，

对研究地方历史、教育青年一代都有重要的价值，值得再版和推广。

县档案馆副馆长方守田、乔以宁介绍了照片的来历和整理的过程，表

示将继续做好征集工作，欢迎全县人民把家里的老照片拿出来，让更

多的人看到它们。近日，《岚江旧影》再版。徐知远说，我馆将于20

22年上半年在全县巡回展出，具体时间和地点另行通知，敬请留意。

（通讯员　周　奇）
');

SELECT m.article, m.kind, m.text, m.norm, m.norm_end, m.precision, m.role,
  m.org, m.region_code FROM t, issue_mentions(t.text) AS m;

-- start and length are the printed form: 渝中区 stands on two lines.
SELECT m.text, replace(substr(t.text, m.start, m.length), char(10), '⏎')
  FROM t, issue_mentions(t.text) AS m
  WHERE m.text <> substr(t.text, m.start, m.length);
SELECT count(*) FROM t, issue_mentions(t.text) AS m
  WHERE zh_hash(m.text) <> zh_hash(substr(t.text, m.start, m.length));
SELECT min(confidence) > 0, max(confidence) <= 1
  FROM t, issue_mentions(t.text);

-- Names are people only where something says so.
CREATE TABLE line(text TEXT);
INSERT INTO line VALUES
  ('主任高度重视，书记和区长认真部署，局长安排人员张贴公告。'),
  ('镇党委书记到张家村、王家坝、李家沟调研，再到刘集路查看。'),
  ('记者从县委宣传部获悉，代表全县人民，专家严格评审。'),
  ('毛主席、罗先生、周师傅来过。'),
  ('市委书记张建国、市长李晓东，副市长王芳、赵海涛、周奇参加。'),
  ('新疆代表买买提·艾山同志发言，王　良主任主持。'),
  ('党组成员、副局长黄丽，驻村第一书记张伟到会。张伟还说好。'),
  ('退休教师李桂英和老伴王德发看了《张伟日记》。');
SELECT line.rowid, m.text, m.norm, m.role, m.org FROM line, issue_mentions(
  '第3期' || char(10) || '2021年6月9日' || char(10) || '【动态】' || char(10)
  || '县里的事' || char(10) || '　　' || line.text) AS m
  WHERE m.kind = 'person';

-- Abbreviations get the full name that the issue has.
SELECT m.text, m.norm FROM issue_mentions('第3期
中共澄河市委党史研究室编　2021年6月9日
【动态】
市委党史研究室办展
　　市委党史研究室办展，雁洲市委党史研究室派人参观。市委党史室说，我室还
将巡展。
') AS m WHERE m.kind = 'org';

-- Without a date of its own, what counts from it is not known.
SELECT m.text, m.norm, m.precision FROM issue_mentions('第3期
【动态】
县里的事
　　昨天开会，6月9日再开，去年也开过，1998年没有开。') AS m
  WHERE m.kind = 'date';

-- No value, numbers, bytes of another charset, no issue.
SELECT count(*) FROM issue_mentions(NULL);
SELECT count(*) FROM issue_mentions(12);
SELECT count(*) FROM issue_mentions('');
SELECT count(*) FROM issue_mentions('牛奶
鸡蛋');
SELECT norm FROM issue_mentions(
  x'b5da33c6da0a32303231c4ea36d4c239c8d50aa1bebdf1c8d5a1bf0acec2becdd00a')
  WHERE kind = 'date';
-- Towns bear the code of the county before them; 会同 and 和 are words in front of
-- 县; 今天 may stand for nowadays; what returns is no date; authors are known
-- from the contents, the publisher from the masthead.
CREATE TEMP TABLE town AS SELECT '枕山书店
第3期
枕山书店编　2021年6月10日

目录
●重庆市忠县拔山镇的橘子（乔宁）
●县里的两件事（古月）

【动态】
重庆市忠县拔山镇的橘子
乔　宁
　　忠县拔山镇、重点镇柴坊镇的橘子熟了。每周二、周四有车。与今天相比，当年没有路。
县里的两件事
古月
　　他会同县发展改革局、县残联到桐川县残疾人联合会学习。局长高山主持会议。
' AS text;
SELECT article, kind, m.text, norm, precision, role, region_code
FROM town, issue_mentions(town.text) AS m;
SELECT * FROM issue_mentions;
