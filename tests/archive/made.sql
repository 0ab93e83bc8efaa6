-- A small archive made by hand, for the tests of reports and views: three
-- series, five issues, a hole, a number that comes twice.  All invented.
INSERT INTO serial(serial_id, series, publisher) VALUES
  (1, '岚江动态', '岚江县委办公室'), (2, '松岭通讯', '松岭林场');
INSERT INTO file(file_id, path, charset, imported_at, status, bytes, text)
VALUES
  (1, '2020/03.txt', 'UTF-8', '2020-08-01 00:00:00', 'imported', 900, ''),
  (2, '2020/04.txt', 'UTF-8', '2020-08-01 00:00:00', 'imported', 300, ''),
  (3, '2020/07.txt', 'GB18030', '2020-12-01 00:00:00', 'imported', 300, ''),
  (4, 'songling.txt', 'UTF-8', '2020-12-01 00:00:00', 'imported', 300, ''),
  (5, 'scan.pdf', NULL, '2020-12-01 00:00:00', 'unreadable', 5000, NULL),
  (6, 'list.txt', 'UTF-8', '2020-12-01 00:00:00', 'no issue', 9, '鸡蛋');
INSERT INTO issue(issue_id, serial_id, file_id, series, number, number_end,
  unit, total, year, kind, date, precision, publisher, publisher_role, seq)
VALUES
  (1, 1, 1, '岚江动态', 3, NULL, '期', 12, 2020, 'regular', '2020-06-09',
    'day', '岚江县委办公室', '编', 1),
  (2, 1, 2, '岚江动态', 4, NULL, '期', 13, 2020, 'regular', '2020-07-10',
    'day', '岚江县委办公室', '编', 1),
  (3, 1, 3, '岚江动态', 7, 8, '期', 16, 2020, 'double', '2020-11-20',
    'day', '岚江县委办公室', '编', 1),
  (4, 2, 4, '松岭通讯', 2, NULL, NULL, NULL, 2020, 'regular', '2020-07',
    'month', '松岭林场', '主办', 1),
  (5, 2, 4, '松岭通讯', 2, NULL, NULL, NULL, 2020, 'regular', '2020-08',
    'month', '松岭林场', '主办', 2),
  (6, NULL, 4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, 3);
INSERT INTO section(section_id, issue_id, seq, name, mark, articles) VALUES
  (1, 1, 1, '工作动态', '【】', 2), (2, 1, 2, '经验交流', '【】', 1),
  (3, 2, 1, '工作动态', '【】', 1), (4, 3, 1, '工作动态', '【】', 2);
INSERT INTO article(article_id, issue_id, section_id, seq, section, kind,
  title, byline, credit, body, chars, in_toc)
VALUES
  (1, 1, 1, 1, '工作动态', 'article', '县档案馆开放新查阅室', NULL,
    '县档案馆供稿', '新查阅室向社会开放。', 240, 1),
  (2, 1, 1, 2, '工作动态', 'article', '县图书馆举办读书会', NULL,
    '县图书馆 县档案馆供稿', '请三位老人讲述旧城的街巷。' || char(10)
      || '读书会每月一次。', 180, 1),
  (3, 1, 2, 3, '经验交流', 'article', '东山镇整理村史的做法', '东山镇政府',
    NULL, '先收家谱，再访老人。', 900, 0),
  (4, 2, 3, 1, '工作动态', 'article', '县档案馆征集抗洪照片', NULL,
    '县档案馆供稿', '首日收到一百零三张。', 150, NULL),
  (5, 3, 4, 1, '工作动态', 'brief', NULL, NULL, '县档案馆供稿',
    '县档案馆日前完成民国档案的目录整理工作，共整理档案三千二百卷。', 31, NULL),
  (6, 3, 4, 2, '工作动态', 'brief', NULL, NULL, NULL, '全县停电检修。', 7,
    NULL),
  (7, 4, NULL, 1, NULL, 'article', '春季造林“开门红”', '本刊记者 陆一舟', NULL,
    '造林六百亩，成活率百分之九十二。', 500, NULL),
  (8, 6, NULL, 1, NULL, 'article', '没有日期的稿件', NULL, NULL,
    '不知何时。', 5, NULL);
INSERT INTO credit(issue_id, article_id, role, name, person, org, dept) VALUES
  (1, 1, '供稿', '县档案馆编研科', NULL, '县档案馆', '编研科'),
  (1, 2, '供稿', '县图书馆', NULL, '县图书馆', NULL),
  (1, 2, '供稿', '县档案馆', NULL, '县档案馆', NULL),
  (1, 2, '摄影', '顾云', '顾云', NULL, NULL),
  (1, 3, '署名', '东山镇政府', NULL, NULL, NULL),
  (1, NULL, '责任编辑', '秦山', '秦山', NULL, NULL),
  (2, 4, '供稿', '县档案馆', NULL, '县档案馆', NULL),
  (3, 5, '供稿', '县档案馆编研科', NULL, '县档案馆', '编研科'),
  (4, 7, '记者', '陆一舟', '陆一舟', NULL, NULL),
  (3, 6, '审核', '秦山', '秦山', NULL, NULL);
INSERT INTO toc(issue_id, seq, section, title, page, article_id) VALUES
  (1, 1, NULL, '县档案馆开放新查阅室', 1, 1),
  (1, 2, NULL, '县图书馆举办读书会', 2, 2),
  (1, 3, NULL, '县博物馆举办展览', 3, NULL);
INSERT INTO note(file_id, issue_id, line, code, message) VALUES
  (1, 1, 1, 'furniture', '1'), (1, 1, 30, 'furniture', '— 2 —'),
  (3, 3, 9, 'leftover', '启事：本刊' || char(10) || '欢迎投稿'),
  (4, 6, NULL, 'no_masthead', NULL),
  (5, NULL, NULL, 'unreadable', 'a PDF: take its text out first (pdftotext)'),
  (6, NULL, NULL, 'no_issue', 'neither a number nor a series nor an item');
