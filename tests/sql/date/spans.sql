-- zh_dates: where dates stand, what kind they are; what is left alone.
CREATE TABLE given(id, text);
INSERT INTO given(text) VALUES
  ('5月17日，区里召开会议；次日印发通知，同月20日公布。'),
  ('2003年4月1日、2日和5日，2008年7月、8月'),
  ('（2014年3月9日，星期日）'),
  ('9月12日（星期五）上午'),
  ('在1998年和2001年之间，1998年—2001年'),
  ('2014' || char(10) || '年3' || char(10) || '月 9 日'),
  ('二〇一四年' || char(10) || char(10) || '三月'),
  ('𠀀今天😀昨天é明天'),
  ('《2014年工作要点》《昨天的故事》昨天'),
  ('每年3月，每周五，每月10日'),
  ('国发〔2013〕7号，第3号，3号楼，嫦娥三号'),
  ('21周岁，4周年，日报，年级，月饼，中国'),
  ('10-15年，20年来，30日内，满十日，近千人'),
  ('10.3.2.8 v1.2.3 13800001111 2014030912'),
  ('前3个月，到任后三年，以上三年，最后一年'),
  ('2014年2月30日，2014年2月28日'),
  ('记者12日报道，11日前往');
SELECT d.text, d.start, d.length, d.date_start, d.date_end, d.grain
  FROM given g, zh_dates(g.text, '2014-10-15') d;
-- each text is the piece of the given one
SELECT count(*) FROM given g, zh_dates(g.text, '2014-10-15') d
  WHERE d.text IS NOT substr(g.text, d.start, d.length);
-- grains
SELECT group_concat(grain, ' ') FROM zh_dates(
  '今天，本周，上旬，本月，本季度，上半年，今年夏天，今年，90年代，上世纪，'
  || '3日至5日，日前', '2014-10-15', 'vague');
