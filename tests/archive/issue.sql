-- Texts for the tests of the inbox: table sample(name, text).  All invented.
CREATE TEMP TABLE sample(name TEXT PRIMARY KEY, text TEXT);
INSERT INTO sample VALUES ('june', '岚江动态

第3期

（总第12期）

岚江县委办公室编　2020年6月9日

本期要目
●县档案馆开放新查阅室
●县图书馆举办读书会

【工作动态】

县档案馆开放新查阅室

　　6月1日，县档案馆新查阅室向社会开放。新查阅室设座位四十个，周末照常接待读者，查阅民国档案须提前一天预约。

（县档案馆供稿）

县图书馆举办读书会

　　6月3日，县图书馆举办读书会，六十名读者参加。读书会以本县方志为题，请三位老人讲述旧城的街巷。

（县图书馆供稿）

【经验交流】

东山镇整理村史的做法

　　东山镇用一年时间整理出十二部村史。主要做法是：先收家谱，再访老人，后对档案。

（东山镇政府供稿）

送：县委各常委
发：各镇，县直各单位
');
INSERT INTO sample VALUES ('july', '岚江动态

第4期

（总第13期）

岚江县委办公室编　2020年7月10日

【工作动态】

县档案馆征集抗洪照片

　　7月6日，县档案馆面向全县征集抗洪照片，首日收到一百零三张。照片将在年底编成图册。

（县档案馆供稿）
');
-- The corrected June: another second item, one more section's worth of text.
INSERT INTO sample SELECT 'june, corrected',
  replace(text, '六十名读者', '六十二名读者') FROM sample WHERE name = 'june';
INSERT INTO sample SELECT 'both', a.text || char(10) || b.text
  FROM sample AS a, sample AS b WHERE a.name = 'june' AND b.name = 'july';
