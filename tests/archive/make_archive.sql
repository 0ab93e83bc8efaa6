-- A big archive, made at once: for times, not for results.
--
--   sqlite3 big.db -cmd '.load build/qikan' '.read sql/archive.sql' \
--     'CREATE TEMP TABLE make(issues, items); INSERT INTO make VALUES(10000, 14)' \
--     '.read tests/archive/make_archive.sql'
--
-- Four weeklies that end in December 2024, each issue with its columns, items,
-- credits, mentions, contents, notes, and submissions of which three in five
-- were printed.  Every value hangs on the number of its row alone, so that two
-- runs give the same archive.  All names are invented.  The rows go straight
-- into the tables: nothing is parsed.

PRAGMA trusted_schema = ON;
BEGIN;

CREATE TEMP TABLE make_word(kind TEXT, n INTEGER, word TEXT, more TEXT,
  PRIMARY KEY (kind, n)) WITHOUT ROWID;
INSERT INTO make_word
SELECT column1, row_number() OVER (PARTITION BY column1) - 1, column2, column3
FROM (VALUES
  ('serial', '岚江动态', '岚江市委办公室'), ('serial', '岚江史志', '岚江市史志办公室'),
  ('serial', '岚江工作信息', '岚江市政府办公室'), ('serial', '岚江通讯', NULL),
  ('district', '云屏区', '990101'), ('district', '鹤川区', '990102'),
  ('district', '青萝区', '990103'), ('district', '松桥县', '990121'),
  ('district', '石渡县', '990122'), ('district', '柳堰县', '990123'),
  ('district', '雁回县', '990124'), ('district', '沙栗县', '990125'),
  ('office', '档案馆', '编研科'), ('office', '史志办', '方志科'),
  ('office', '图书馆', '古籍部'), ('office', '水利局', '防汛办'),
  ('office', '教育局', NULL), ('office', '文旅局', '文物科'),
  ('section', '工作动态', NULL), ('section', '区县信息', NULL),
  ('section', '经验交流', NULL), ('section', '史海钩沉', NULL),
  ('section', '学习园地', NULL), ('section', '简讯', NULL),
  ('verb', '召开', NULL), ('verb', '举办', NULL), ('verb', '部署', NULL),
  ('verb', '完成', NULL), ('verb', '启动', NULL), ('verb', '总结', NULL),
  ('verb', '检查', NULL),
  ('thing', '年鉴编纂会议', '年鉴'), ('thing', '口述历史征集', '口述'),
  ('thing', '防汛演练', '防汛'), ('thing', '古籍普查', '古籍'),
  ('thing', '村史馆建设', '村史'), ('thing', '读书活动', '读书'),
  ('thing', '档案数字化工作', '数字化'), ('thing', '旧志整理', '旧志'),
  ('thing', '业务培训', '培训'), ('thing', '冬修水利工作', '冬修'),
  ('thing', '乡贤访谈', '访谈'), ('thing', '文物巡查', '文物'),
  ('surname', '陆', NULL), ('surname', '顾', NULL), ('surname', '秦', NULL),
  ('surname', '曾', NULL), ('surname', '戴', NULL), ('surname', '简', NULL),
  ('surname', '闻', NULL), ('surname', '祝', NULL), ('surname', '欧阳', NULL),
  ('given', '一舟', NULL), ('given', '云', NULL), ('given', '山', NULL),
  ('given', '怀瑾', NULL), ('given', '令仪', NULL), ('given', '知行', NULL),
  ('given', '思齐', NULL), ('given', '北辰', NULL), ('given', '若溪', NULL),
  ('given', '守拙', NULL), ('given', '明远', NULL),
  ('post', '主任', NULL), ('post', '副主任', NULL), ('post', '局长', NULL),
  ('post', '馆长', NULL), ('post', '科长', NULL),
  ('work', '岚江旧事', NULL), ('work', '岚江县志稿', NULL),
  ('work', '云屏年鉴', NULL), ('work', '石渡水利志', NULL),
  ('work', '雁回文存', NULL), ('work', '鹤川竹枝词', NULL),
  ('sentence', '会议指出，要把这项工作摆上重要日程，落实人员、经费和场地。', NULL),
  ('sentence', '参加人员实地查看了现场，听取了情况介绍，并提出了意见。', NULL),
  ('sentence', '下一步将继续走访知情老人，收集照片、日记和书信。', NULL),
  ('sentence', '截至月底，全市共整理资料三千二百卷，扫描图片一万余幅。', NULL),
  ('sentence', '各区县要明确分工，按时报送进度，遇到问题及时反映。', NULL),
  ('sentence', '活动吸引了二百多名居民参加，现场气氛热烈。', NULL),
  ('sentence', '这批材料填补了本地史料的空白，具有较高的保存价值。', NULL),
  ('sentence', '培训采用集中授课与分组讨论相结合的方式，为期三天。', NULL));

CREATE TEMP TABLE make_issue AS
WITH RECURSIVE
count_up(n) AS (
  SELECT 0 UNION ALL
  SELECT n + 1 FROM count_up WHERE n + 1 < (SELECT issues FROM make))
SELECT n + 1 AS issue_id, n % 4 AS serial, n / 4 AS week,
  date('2024-12-27', printf('%d days',
    (n / 4 - ((SELECT issues FROM make) - 1) / 4) * 7)) AS date
FROM count_up;

INSERT INTO serial(serial_id, series, publisher)
  SELECT n + 1, word, more FROM make_word WHERE kind = 'serial';
INSERT INTO file(file_id, path, charset, hash, imported_at, status, bytes, text)
  SELECT issue_id, 'made/' || issue_id || '.txt', 'UTF-8', 'h' || issue_id,
    '2025-01-01 00:00:00', 'imported', 25000, ''
  FROM make_issue;
-- One week in 200 is missing, one in 300 has its number twice.
INSERT INTO issue(issue_id, serial_id, file_id, series, number, unit, total,
  year, kind, date, precision, publisher, publisher_role, seq, start, length,
  hash)
SELECT m.issue_id, m.serial + 1, m.issue_id, w.word,
  row_number() OVER (PARTITION BY m.serial, substr(m.date, 1, 4)
    ORDER BY m.week) + (m.week % 200 = 0) - (m.week % 300 = 1),
  '期', m.week + 1 + m.week / 200 - (m.week % 300 = 1),
  CAST(substr(m.date, 1, 4) AS INTEGER), 'regular', m.date, 'day', w.more, '编',
  1, 1, 9000, 'i' || m.issue_id
FROM make_issue AS m JOIN make_word AS w ON w.kind = 'serial' AND w.n = m.serial;

INSERT INTO section(issue_id, seq, name, mark, articles)
SELECT m.issue_id, w.n + 1, w.word, '【】', 0
FROM make_issue AS m JOIN make_word AS w ON w.kind = 'section';

-- The items, with the dice that everything else of them is made from.
CREATE TEMP TABLE make_item AS
WITH RECURSIVE
count_up(n) AS (
  SELECT 0 UNION ALL
  SELECT n + 1 FROM count_up WHERE n + 1 < (SELECT items FROM make)),
thrown AS (
  SELECT m.issue_id, c.n + 1 AS seq, m.date, m.week,
    c.n * 6 / (SELECT items FROM make) AS section,
    ((m.issue_id * 31 + c.n) * 2654435761 % 4294967291) * 48271 % 2147483647
      AS dice
  FROM make_issue AS m CROSS JOIN count_up AS c)
SELECT (issue_id - 1) * (SELECT items FROM make) + seq AS article_id, *,
  dice % 8 AS district, dice / 8 % 6 AS office, dice / 48 % 7 AS verb,
  dice / 336 % 12 AS thing, dice / 4032 % 9 AS surname,
  dice / 36288 % 11 AS given, dice / 399168 % 6 AS work
FROM thrown
ORDER BY article_id;

INSERT INTO article(article_id, issue_id, section_id, seq, section, kind, title,
  credit, body, chars, start, length, in_toc, confidence)
SELECT article_id, issue_id, (issue_id - 1) * 6 + section + 1, seq, s.word,
  'article', d.word || o.word || v.word || t.word,
  d.word || o.word || '供稿', text, length(text), 1, length(text),
  i.dice % 50 > 0, 0.9
FROM (
  SELECT i.*, printf('%d月%d日，', substr(i.date, 6, 2), substr(i.date, 9, 2))
    || (SELECT d.word FROM make_word AS d WHERE d.kind = 'district'
      AND d.n = i.dice / 7 % 8)
    || substr(long, 1 + i.dice % 230, 200 + i.dice / 3 % 800) || '。' AS text
  FROM make_item AS i CROSS JOIN (
    SELECT replace(hex(zeroblob(6)), '00', group_concat(word, '')) AS long
    FROM make_word WHERE kind = 'sentence')) AS i
JOIN make_word AS s ON s.kind = 'section' AND s.n = i.section
JOIN make_word AS d ON d.kind = 'district' AND d.n = i.district
JOIN make_word AS o ON o.kind = 'office' AND o.n = i.office
JOIN make_word AS v ON v.kind = 'verb' AND v.n = i.verb
JOIN make_word AS t ON t.kind = 'thing' AND t.n = i.thing
ORDER BY article_id;

INSERT INTO credit(issue_id, article_id, role, name, org, dept, region,
  region_code)
SELECT i.issue_id, i.article_id, '供稿',
  d.word || o.word || CASE WHEN i.dice % 3 = 0 THEN ifnull(o.more, '')
    ELSE '' END,
  d.word || o.word, CASE WHEN i.dice % 3 = 0 THEN o.more END, d.word, d.more
FROM make_item AS i
JOIN make_word AS d ON d.kind = 'district' AND d.n = i.district
JOIN make_word AS o ON o.kind = 'office' AND o.n = i.office
WHERE i.dice % 41 > 0
ORDER BY i.article_id;
INSERT INTO credit(issue_id, article_id, role, name, person)
SELECT i.issue_id, i.article_id, '摄影', s.word || g.word, s.word || g.word
FROM make_item AS i
JOIN make_word AS s ON s.kind = 'surname' AND s.n = i.surname
JOIN make_word AS g ON g.kind = 'given' AND g.n = i.given
WHERE i.dice % 7 = 0
ORDER BY i.article_id;

-- A date, a person, a place for each item; a work for one in four, a second
-- person for one in two.
INSERT INTO mention(issue_id, article_id, kind, text, norm, precision, start,
  length)
SELECT issue_id, article_id, 'date', date, date, 'day', 1, 5
FROM make_item ORDER BY article_id;
INSERT INTO mention(issue_id, article_id, kind, text, norm, role, org, start,
  length)
SELECT i.issue_id, i.article_id, 'person', s.word || g.word, s.word || g.word,
  p.word, d.word || o.word, 9, 3
FROM make_item AS i
JOIN make_word AS s ON s.kind = 'surname' AND s.n = (i.surname + k.column1) % 9
JOIN make_word AS g ON g.kind = 'given' AND g.n = (i.given + k.column1) % 11
JOIN make_word AS p ON p.kind = 'post' AND p.n = (i.week / 150 + g.n) % 5
JOIN make_word AS d ON d.kind = 'district' AND d.n = g.n % 8
JOIN make_word AS o ON o.kind = 'office' AND o.n = s.n % 6
JOIN (VALUES (0), (4)) AS k
WHERE k.column1 = 0 OR i.dice % 2 = 0
ORDER BY i.article_id;
INSERT INTO mention(issue_id, article_id, kind, text, norm, start, length,
  region_code)
SELECT i.issue_id, i.article_id, 'place', d.word, d.word, 20, 3, d.more
FROM make_item AS i
JOIN make_word AS d ON d.kind = 'district' AND d.n = i.dice / 7 % 8
ORDER BY i.article_id;
INSERT INTO mention(issue_id, article_id, kind, text, norm, start, length)
SELECT i.issue_id, i.article_id, 'work', '《' || w.word || '》', w.word, 40, 6
FROM make_item AS i JOIN make_word AS w ON w.kind = 'work' AND w.n = i.work
WHERE i.dice % 4 = 0
ORDER BY i.article_id;

INSERT INTO toc(issue_id, seq, title, page, article_id)
SELECT issue_id, seq, title, seq, CASE WHEN article_id % 97 > 0 THEN article_id END
FROM article WHERE in_toc;
INSERT INTO note(file_id, issue_id, line, code, message)
SELECT issue_id, issue_id, 1, 'furniture', '1' FROM make_issue;
INSERT INTO submission(date, org, dept, title, article_id)
SELECT date(i.date, printf('-%d days', i.dice % 20)), c.org, c.dept, a.title,
  CASE k.column1 WHEN 0 THEN i.article_id END
FROM make_item AS i JOIN article AS a USING (article_id)
JOIN credit AS c ON c.article_id = i.article_id AND c.role = '供稿'
JOIN (VALUES (0), (1)) AS k
WHERE k.column1 = 0 OR i.dice % 3 < 2;

DROP TABLE make_item;
DROP TABLE make_issue;
DROP TABLE make_word;
COMMIT;
ANALYZE;
