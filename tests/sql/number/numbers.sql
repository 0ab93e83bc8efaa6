-- zh_numbers: what counts in running text, and what does not.
CREATE TABLE sample(class TEXT, input TEXT);
INSERT INTO sample VALUES
('plain', '到会的有二百六十人，其中妇女七十三人。'),
('plain', '2026年11月25日，全市18个乡镇、236个村'),
('percent', '占百分之七点五，比去年多3.5%，提高0.6个百分点'),
('percent', '四成村民、七成以上的户，打六五折，五分之二弃权'),
('ordinal', '第一是学，第二次会，第 3 期，第４万册'),
('money', '收入六千元，每斤两块五，共计七元六角五分'),
('units', '投资3亿6千万，补贴7.2万，六个半小时，零下八度'),
('lone', '三个组、四天、五名、六、七'), ('lone', '（一）学习'),
('lone', '四川、三明、六安、九江'), ('lone', '一看就懂，一下明白，一起去，一些人'),
('lone', '陆地、放肆、队伍、拾起、柒牌'), ('lone', '十个、十天，十分好'),
('words', '统一思想，万一不成，同一天，唯一的，原因之一。'),
('words', '一心一意、三心二意、五花八门、千方百计、四面八方'),
('words', '周三、星期五、初一、高三、四人帮、八路军、三角形'),
('words', '十分之三和十分钟，千万不要，一千万元'),
('vague', '二三十户、十七八岁、三四百人、十几个、几十年、数百名、上千人'),
('vague', '三十多人、五百余户'),
('letters', 'GB18030、COVID-19、5G、3D、A4纸、10km、5kg、250K'),
('date', '2026/11/25，2026-11-25，八点三十分，3月-5月，气温-5度'),
('points', '3.50.4 版，192.168.7.1，3.14，.5，1.加强'),
('commas', '1,234人，1,23，3，200人，１，２００户，12，345.67元'),
('fraction', '1 4/3的路，1/2的人，3/4'), ('blanks', '七 千 三 百户，一百 二百'),
('two', '三百五百，六亿七亿，四百 五月'), ('tail', '两百一样，三百六十五行'),
('lines', '第' || char(10, 10) || '七次，六' || char(10) || '千户，四' || char(10)
 || '川，三' || char(10) || '个'),
('soft', '周三上午，每周三次，提高三成，人大七次会议'),
('pairs', '结对六十对，一点一点地，六十兆赫，下午3点30'),
('width', '３８人，参加者壹佰零伍人，伍萬元'), ('empty', ''), ('none', '没有');
SELECT class, start, length, text, value FROM sample, zh_numbers(input);
SELECT count(*) FROM sample, zh_numbers(input) AS n
WHERE substr(input, n.start, n.length) IS NOT n.text;
SELECT count(*) FROM zh_numbers(NULL);
SELECT text, typeof(value) FROM zh_numbers('六个、6.5、三分之一');
SELECT text, value FROM zh_numbers(x'e4b889e4b8aaff38');
SELECT * FROM zh_numbers();
