-- issue_meta and its scalars: what a masthead says, and NULL for what it does
-- not.
CREATE TABLE t(id INTEGER PRIMARY KEY, text TEXT);
INSERT INTO t(text) VALUES
  ('岚江动态
第3期
（总第12期）
岚江县委办公室编　2020年6月9日

县档案馆开放新查阅室
　　6月1日，县档案馆新查阅室向社会开放。
（县档案馆供稿）'),
  ('# 溪流周报第 17 期：怎样写日志

## 新闻

### 竹简发布新版
竹简发布了新版，排版引擎重写了一遍。'),
  ('内部资料 注意保存
工　作　简　报
〔二〇一九〕第十二期
青禾县水务局主办　　签发：陆闻笛　　责任编辑：乔宁

全县抗旱工作部署会召开
　　7月4日，全县抗旱工作部署会召开。
（办公室供稿）'),
  ('石渡通訊
第5—6期合刊
石渡鄉公所編印　民國一〇九年六月

鄉長視察堤防
　　鄉長於六日視察堤防。
（建設課）'),
  ('买菜
鸡蛋
豆腐'),
  (''), (NULL);

SELECT id, issue_series(text), issue_number(text), issue_total(text),
  issue_year(text), issue_date(text), issue_publisher(text) FROM t;
SELECT t.id, key, atom FROM t, json_each(issue_meta(text)) AS j
  WHERE atom IS NOT NULL AND key NOT IN
    ('series', 'number', 'total', 'year', 'date', 'publisher')
  ORDER BY t.id, j.id;

-- All keys are always there, in this order.
SELECT group_concat(key, ' ') FROM json_each(issue_meta('第3期'));

-- A BLOB is decoded: here GB18030 for 第3期.
SELECT issue_number(x'b5da33c6da'), issue_number(CAST('第3期' AS BLOB));

-- The text is JSON-safe.
SELECT json_type(issue_meta('“简”报"\' || char(1) || '
第3期'));

-- A number is its text; it is no issue.
SELECT issue_number(12.5), issue_number(x'');
SELECT issue_number();
SELECT issue_meta('a', 'b', 'c');

-- A hint fills what is empty, and contradicts nothing.
SELECT json_extract(issue_meta('第4期',
  '2020/第3期.txt'), '$.number', '$.year');
SELECT json_extract(issue_meta('岚江县档案馆编', hint), '$.series', '$.number',
  '$.total', '$.date') FROM (SELECT '岚江信息第3期（总第27期）2020-06-09.txt' AS hint);
SELECT json_extract(issue_meta('第4期', NULL), '$.number'),
  json_extract(issue_meta('第4期', x'ff2f'), '$.number');
SELECT line, code, message FROM issue_notes('第4期', '2020\第3期.txt');
