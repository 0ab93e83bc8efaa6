-- Credits: regions, columns, thanks.
.nullvalue ∅
CREATE TABLE file AS SELECT '重庆信息
第3期
重庆市渝中区图书馆编　2021年5月10日
本期投稿：陆闻笛　乔宁

【来稿】
来源：雁洲县文化馆
县档案馆举办开放日活动
　　5月6日，县档案馆举办开放日活动，一百余名群众走进库房参观。
（九龙坡区委宣传部宣教科供稿）
南溪镇完成村级档案整理
　　5月8日，南溪镇完成村级档案整理，共立卷三百二十卷。
【补白】
老街的早晨
　　清晨五点，豆浆铺的灯先亮起来，挑担的人踩着露水进城。
（渝北区图书馆馆员　顾小竹）
感谢周见山、沈白榆提供照片。' AS text;
SELECT article, role, name, person, org, dept, region, region_code
  FROM file, issue_credits(file.text);
SELECT seq, section, title, credit FROM file, issue_articles(file.text);
SELECT code, message FROM file, issue_notes(file.text);
-- A name that several regions bear has no code.
SELECT region, region_code FROM issue_credits('第3期
【来稿】
县档案馆举办开放日活动
　　5月6日，县档案馆举办开放日活动，一百余名群众走进库房参观。
（鼓楼区文化馆供稿）');
SELECT count(*) FROM issue_credits(NULL);
