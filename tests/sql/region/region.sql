-- One region: the table of cases that zh_region() must tell.
CREATE TABLE t(id INTEGER PRIMARY KEY, text, context);
INSERT INTO t(text, context) VALUES
  ('重庆市', NULL), ('重庆', NULL), ('重慶市渝北區', NULL),
  ('湖南省长沙市岳麓区枫林路1号', NULL), ('湖南 长沙', NULL),
  ('吉林', NULL), ('吉林吉林', NULL), ('吉林省吉林市', NULL),
  ('湘潭', NULL), ('湘潭市湘潭县', NULL), ('湘潭湘潭', NULL),
  ('广西', NULL), ('内蒙古', NULL), ('内蒙古自治区苏尼特右旗', NULL),
  ('恩施州巴东县', NULL), ('黔东南', NULL), ('彭水县', NULL), ('石柱', NULL),
  ('石河子市', NULL), ('潜江', NULL), ('定州市', NULL), ('儋州市', NULL),
  ('东莞市莞太路', NULL), ('香港特别行政区', NULL), ('澳门', NULL),
  ('台湾省台北市', NULL), ('台东县', NULL),
  ('襄樊市', NULL), ('思茅地区', NULL), ('万县市', NULL), ('江津县', NULL),
  ('北京市崇文区', NULL), ('重庆市万盛区', NULL), ('雄安新区', NULL), ('莱芜市莱城区', NULL), ('巢湖市居巢区', NULL),
  ('四川省重庆市', NULL), ('涪陵地区丰都县', NULL),
  ('北京朝阳区北京南路', NULL), ('福建省鼓楼区', NULL), ('鼓楼区', NULL),
  ('鼓楼区', '徐州市铜山区档案馆'), ('鼓楼区', '杭州市'), ('通州', '南通日报'),
  ('矿区', NULL), ('和平', NULL), ('和平鸽', NULL), ('建设新城区', NULL),
  ('成县级市', NULL), ('沙县小吃', NULL), ('本县', NULL), ('', NULL),
  ('渝', NULL), ('矢志不渝', NULL), ('川剧', NULL), ('赴川学习', NULL),
  (500112, NULL), (NULL, '重庆市'), (CAST('重庆' AS BLOB), NULL);
SELECT text, ifnull(context, '-'), ifnull(zh_region(text, context), 'NULL')
FROM t ORDER BY id;

-- One argument is as a context that is NULL.
SELECT count(*) FROM t WHERE zh_region(text) IS NOT zh_region(text, NULL);

SELECT zh_region();
SELECT zh_region('a', 'b', 'c');
