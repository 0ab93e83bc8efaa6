-- Mentions in running text: one row each.
SELECT text, start, length, province, city, county, code FROM zh_regions(
'中共重庆市委党史研究室到巴南、江北、南岸三区和四川省广安市邻水县调研，
沿成渝铁路经荣昌区、内江市到成都。京津冀与川渝两地交流；渝东北、鄂西山区。
解放路、香港中路、大同镇和平村；集中山区群众，上海市民，重庆市场。');

-- A list of parts: ordinary words count in it.
SELECT text, code FROM zh_regions('渝中、江北、南岸、九龙坡、大渡口五区');
SELECT text, code FROM zh_regions('江北、南岸');

-- Names that several regions bear: by what stands nearest before, then by what
-- stands anywhere, then by the context.
SELECT text, code FROM zh_regions(
  '福州市鼓楼区。南京市，鼓楼区。徐州市，鼓楼区');
SELECT text, code FROM zh_regions('鼓楼区领导到徐州市学习');
SELECT text, code FROM zh_regions('鼓楼区', '福州');
SELECT text, code FROM zh_regions('南京，鼓楼区', '福州');
SELECT text, code FROM zh_regions('鼓楼区', NULL);

-- Words that begin with a short name, and mountains, which are none.
SELECT text FROM zh_regions('南昌起义、重庆大学、武汉长江大桥；贺兰山下');
SELECT text, county FROM zh_regions('双江自治县、湘西自治州、彭水自治县');

-- The arguments read back; spans are those of substr().
SELECT source, context, substr(source, start, length) = text
FROM zh_regions('在' || char(0xFF33) || '重慶市', '北京');
SELECT count(*), sum(substr(x'E4BAE58CBEE4BAACE5B882E9' || '北京市', start,
  length) = text) FROM zh_regions(x'E4BAE58CBEE4BAACE5B882E9' || '北京市');

SELECT count(*) FROM zh_regions(NULL);
SELECT count(*) FROM zh_regions('');
SELECT * FROM zh_regions;
