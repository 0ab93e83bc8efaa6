-- zh_number: one row for each way to write a number.
CREATE TABLE sample(class TEXT, input TEXT);
INSERT INTO sample VALUES
('plain', '零'), ('plain', '七'), ('plain', '十'), ('plain', '四十六'),
('plain', '一百零八'), ('plain', '两千零三十'), ('plain', '六万零七百'),
('plain', '八百零三万零二百'), ('plain', '五千零七万'), ('plain', '六亿零九'),
('plain', '七万万'), ('plain', '三十万亿'), ('plain', '二兆三亿'),
('plain', '一亿零三亿'), ('plain', '三亿五千万亿'), ('plain', '一京'),
('short', '七万二'), ('short', '六百八'), ('short', '两千四百七'),
('short', '千五'), ('short', '百二万'), ('short', '三亿四'),
('tens', '廿四'), ('tens', '卅'), ('tens', '卌一'), ('tens', '三百廿'),
('digits', '二〇二六'), ('digits', '一○三'), ('digits', '二O二六'),
('digits', '幺幺九'), ('digits', '〇〇七'),
('capital', '叁佰零柒'), ('capital', '玖仟萬'), ('capital', '貳拾伍'),
('capital', '壹千捌'), ('capital', '柒柒肆'),
('arabic', '007'), ('arabic', '6,789'), ('arabic', '１，２３４，５６７．８'),
('arabic', '.25'), ('arabic', '4.50'), ('arabic', '7e3'), ('arabic', '2^7'),
('arabic', '250k'), ('arabic', '1.5M'), ('arabic', '25.0'),
('mixed', '6亿8千万'), ('mixed', '7.5万'), ('mixed', '4千6'),
('mixed', '30萬2千'), ('mixed', '12.8萬億'), ('mixed', '3万4500'),
('mixed', '六个亿'), ('blanks', '七 千 三 百'), ('blanks', '6 万 5 千'),
('blanks', '三千' || char(10) || '六百'), ('blanks', '　四 '),
('decimal', '六点二八'), ('decimal', '二十点零五'), ('decimal', '零點七'),
('decimal', '二点四万'), ('decimal', '一百零五点零六'),
('fraction', '七分之二'), ('fraction', '四又五分之三'), ('fraction', '7/4'),
('fraction', '2 3/4'), ('fraction', '负八分之一'), ('fraction', '６ 分 之 五'),
('fraction', '三分之九'), ('fraction', '３／８'),
('percent', '百分之三十四'), ('percent', '百分之7.25'), ('percent', '８％'),
('percent', '6‰'), ('percent', '万分之九'), ('percent', '百分之百'),
('percent', '千分之六点五'), ('percent', '两个百分点'), ('percent', '-2.5%'), ('percent', '百分之6 k'), ('percent', '6k%'),
('tenths', '四成'), ('tenths', '四成七'), ('tenths', '六成半'),
('tenths', '七点五成'), ('tenths', '六折'), ('tenths', '六六折'),
('tenths', '95折'), ('tenths', '对折'), ('half', '一半'), ('half', '半成'),
('half', '七个半'), ('half', '半百'), ('half', '两万半'),
('negative', '负四十'), ('negative', '－６'), ('negative', '−6'),
('negative', '零下七'), ('negative', '负 1,000'), ('negative', '- 12'),
('money', '四块六'), ('money', '四元六角七分'), ('money', '九毛'),
('money', '柒佰元整'), ('money', '人民币六百元'), ('money', '￥6.5万'),
('money', '七百六十美元'), ('money', '新台币 6.5 亿元'), ('money', 'RMB 60'),
('money', '八块钱'), ('money', '二百元零五分'), ('money', '72，600.50元'),
('ordinal', '第七'), ('ordinal', '第６０'), ('ordinal', '第4万'),
('share', '七分四'), ('share', '十份三'), ('share', '八个巴仙'),
('half', '个半'), ('pairs', '三打'), ('pairs', '四双'),
('integer', '9223372036854775807'), ('integer', '-9223372036854775808'),
('integer', '9223372036854775808');
SELECT class, input, zh_number(input), typeof(zh_number(input)) FROM sample;


-- What is no number.
WITH other(input) AS (VALUES
(''), (' '), ('万'), ('百'), ('点'), ('零点'), ('点五'), ('一点'), ('六点点七'),
('六点七点八'), ('十百'), ('百十'), ('四千四千'), ('二万六万'), ('三四十'),
('十五六'), ('三五百'), ('几十'), ('数千'), ('十几'), ('四十多'), ('3.5.7'),
('1,23'), ('12,34'), ('1234,567'), ('四个人'), ('四月'), ('4人'), ('--4'),
('百分之'), ('%'), ('分之四'), ('四分之'), ('零分之四'), ('4/0'), ('1/2/3'),
('第'), ('第四期'), ('第4.5'), ('一百零'), ('负'), ('-'), ('1 2'), ('一心一意'),
('十分'), ('万一'), ('七分之二点二'), ('四又二'), ('abc'), ('三点十五'),
('一千百'), ('十零一'), ('一百二百'))
SELECT input, zh_number(input) FROM other WHERE zh_number(input) IS NOT NULL;
SELECT zh_number(NULL) IS NULL, zh_number(42), zh_number(2.5),
       zh_number(CAST('四十二' AS BLOB)), zh_number(x'ff80');
-- Three points and fourteen hundredths are the literal.
SELECT zh_number('三点一四') = 3.14, zh_number('百分之七') = 0.07,
       zh_number('0.1') = 0.1, zh_number('一点二三万') = 12300;
