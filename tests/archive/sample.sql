-- The small archive of made.sql with a second year: mentions, regions,
-- submissions.  All invented, and few enough to count by hand.
.read tests/archive/made.sql
INSERT INTO file(file_id, path, charset, imported_at, status, bytes, text)
VALUES
  (7, '2021/01.txt', 'UTF-8', '2021-07-01 00:00:00', 'imported', 900, ''),
  (8, '2021/02.txt', 'UTF-8', '2021-07-01 00:00:00', 'imported', 500, ''),
  (9, '2021/04.txt', 'UTF-8', '2021-07-01 00:00:00', 'imported', 800, '');
INSERT INTO issue(issue_id, serial_id, file_id, series, number, unit, total,
  year, kind, date, precision, publisher, publisher_role, seq)
VALUES
  (7, 1, 7, '岚江动态', 1, '期', 17, 2021, 'regular', '2021-02-08', 'day',
    '岚江县委办公室', '编', 1),
  (8, 1, 8, '岚江动态', 2, '期', 18, 2021, 'regular', '2021-04-16', 'day',
    '岚江县委办公室', '编', 1),
  (9, 1, 9, '岚江动态', 4, '期', 20, 2021, 'regular', '2021-06-09', 'day',
    '岚江县委办公室', '编', 1);
INSERT INTO section(section_id, issue_id, seq, name, mark, articles) VALUES
  (5, 7, 1, '工作动态', '【】', 2), (6, 7, 2, '经验交流', '【】', 1),
  (7, 8, 1, '工作动态', '【】', 1), (8, 8, 2, '区县信息', '【】', 1),
  (9, 9, 1, '工作动态', '【】', 2), (10, 9, 2, '书讯', '【】', 1);
INSERT INTO article(article_id, issue_id, section_id, seq, section, kind,
  title, byline, credit, body, chars, page, in_toc)
VALUES
  (9, 7, 5, 1, '工作动态', 'article', '县图书馆举办灯谜会', NULL,
    '县图书馆供稿', '灯谜会设在旧城，六百人参加。', 210, 1, NULL),
  (10, 7, 5, 2, '工作动态', 'article', '县档案馆接收家谱三十部', NULL,
    '县档案馆供稿', '家谱来自东山镇。馆长曾怀瑾介绍了《东山陈氏宗谱》。', 160, 2,
    NULL),
  (11, 7, 6, 3, '经验交流', 'article', '东山镇建起村史馆', '东山镇政府', NULL,
    '镇长戴思齐说，先收家谱，再建馆。', 520, 3, NULL),
  (12, 8, 7, 1, '工作动态', 'article', '县档案馆举办档案展览', NULL,
    '县档案馆供稿', '展览由馆长曾怀瑾主持，展出《岚江旧事》手稿。', 230, 1, NULL),
  (13, 8, 8, 2, '区县信息', 'article', '鹤川区档案馆来访', NULL,
    '云屏区档案馆供稿', '鹤川区档案馆一行到云屏区参观。', 140, 3, NULL),
  (14, 9, 9, 1, '工作动态', 'article', '县图书馆新馆开馆', NULL,
    '县图书馆供稿', '县委书记曾怀瑾出席，馆长闻若溪致辞。', 300, 1, NULL),
  (15, 9, 9, 2, '工作动态', 'article', '查阅室开放一周年', NULL,
    '县档案馆 县图书馆供稿', '查阅室接待读者三千人次，鹤川区也来取经。', 260, 2, NULL),
  (16, 9, 10, 3, '书讯', 'article', '《岚江旧事》出版', '陆一舟、顾云', NULL,
    '《岚江旧事》收文五十篇，写旧城的人和事。', 180, 4, NULL);
INSERT INTO credit(issue_id, article_id, role, name, person, org, dept, region,
  region_code)
VALUES
  (7, 9, '供稿', '县图书馆', NULL, '县图书馆', NULL, NULL, NULL),
  (7, 10, '供稿', '县档案馆', NULL, '县档案馆', NULL, NULL, NULL),
  (7, 11, '署名', '东山镇政府', NULL, NULL, NULL, NULL, NULL),
  (8, 12, '供稿', '县档案馆', NULL, '县档案馆', NULL, NULL, NULL),
  (8, 13, '供稿', '云屏区档案馆', NULL, '云屏区档案馆', NULL, '云屏区', '990101'),
  (9, 14, '供稿', '县图书馆', NULL, '县图书馆', NULL, NULL, NULL),
  (9, 15, '供稿', '县档案馆', NULL, '县档案馆', NULL, NULL, NULL),
  (9, 15, '供稿', '县图书馆', NULL, '县图书馆', NULL, NULL, NULL),
  (9, 16, '署名', '陆一舟', '陆一舟', NULL, NULL, NULL, NULL),
  (9, 16, '署名', '顾云', '顾云', NULL, NULL, NULL, NULL);
INSERT INTO mention(issue_id, article_id, kind, text, norm, norm_end, precision,
  role, org, region_code)
VALUES
  (1, 1, 'date', '6月1日', '2020-06-01', NULL, 'day', NULL, NULL, NULL),
  (1, 1, 'person', '秦山', '秦山', NULL, NULL, '馆长', '县档案馆', NULL),
  (1, 3, 'place', '东山镇', '东山镇', NULL, NULL, NULL, NULL, '990131'),
  (2, 4, 'person', '秦山', '秦山', NULL, NULL, '馆长', '县档案馆', NULL),
  (2, 4, 'person', '曾怀瑾', '曾怀瑾', NULL, NULL, '副馆长', '县档案馆', NULL),
  (7, 9, 'date', '2月6日', '2021-02-06', NULL, 'day', NULL, NULL, NULL),
  (7, 10, 'person', '曾怀瑾', '曾怀瑾', NULL, NULL, '馆长', '县档案馆', NULL),
  (7, 10, 'place', '东山镇', '东山镇', NULL, NULL, NULL, NULL, '990131'),
  (7, 10, 'work', '《东山陈氏宗谱》', '东山陈氏宗谱', NULL, NULL, NULL, NULL,
    NULL),
  (7, 11, 'person', '戴思齐', '戴思齐', NULL, NULL, '镇长', '东山镇', NULL),
  (7, 11, 'place', '东山镇', '东山镇', NULL, NULL, NULL, NULL, '990131'),
  (8, 12, 'person', '曾怀瑾', '曾怀瑾', NULL, NULL, '馆长', '县档案馆', NULL),
  (8, 12, 'person', '曾怀瑾', '曾怀瑾', NULL, NULL, NULL, NULL, NULL),
  (8, 12, 'work', '《岚江旧事》', '岚江旧事', NULL, NULL, NULL, NULL, NULL),
  (8, 13, 'place', '鹤川区', '鹤川区', NULL, NULL, NULL, NULL, '990102'),
  (8, 13, 'place', '云屏区', '云屏区', NULL, NULL, NULL, NULL, '990101'),
  (9, 14, 'person', '曾怀瑾', '曾怀瑾', NULL, NULL, '县委书记', '岚江县委', NULL),
  (9, 14, 'person', '闻若溪', '闻若溪', NULL, NULL, '馆长', '县图书馆', NULL),
  (9, 15, 'place', '鹤川区', '鹤川区', NULL, NULL, NULL, NULL, '990102'),
  (9, 15, 'date', '6月1日', '2020-06-01', NULL, 'day', NULL, NULL, NULL),
  (9, 16, 'work', '《岚江旧事》', '岚江旧事', NULL, NULL, NULL, NULL, NULL),
  (9, 16, 'work', '《岚江旧事》', '岚江旧事', NULL, NULL, NULL, NULL, NULL);
-- Second quarter of 2021: 县档案馆 sent 4, two of them printed; 县图书馆 2 and 2;
-- 云屏区档案馆 1 and 1; 东山镇政府 2 and none.
INSERT INTO submission(date, org, title, article_id) VALUES
  ('2021-01-20', '县图书馆', '县图书馆举办灯谜会', 9),
  ('2021-01-25', '县档案馆', '县档案馆接收家谱三十部', 10),
  ('2021-01-26', '县档案馆', '县档案馆值班安排', NULL),
  ('2021-04-02', '县档案馆', '县档案馆举办档案展览', 12),
  ('2021-04-06', '云屏区档案馆', '鹤川区档案馆来访', 13),
  ('2021-04-20', '县档案馆', '县档案馆开展消防演练', NULL),
  ('2021-05-11', '东山镇政府', '东山镇春耕忙', NULL),
  ('2021-05-30', '县图书馆', '县图书馆新馆开馆', 14),
  ('2021-06-01', '县图书馆', '查阅室开放一周年', 15),
  ('2021-06-01', '县档案馆', '查阅室开放一周年', 15),
  ('2021-06-03', '东山镇政府', '东山镇整修道路', NULL),
  ('2021-06-05', '县档案馆', '县档案馆党员活动', NULL);
