-- A page as printed: a lost indent, a page break in mid-sentence.
CREATE TABLE s(x);
INSERT INTO s VALUES (
'云岭县水利局专题研究防汛备汛工作

6 月 3 日上午，云岭县水利局召开局务会，

集中学习全市防汛工作视频会议精神，专题研

究今年防汛备汛工作。局长周明川主持会议并
 讲话，局务会成员参加会议。

会议指出，今年入汛以来全县降雨比常年

偏多两成，各乡镇要立足防大汛、抢大险、救

3

大灾，把各项准备工作做在前面、落到实处并

于月底以前完成全部水库的安全检查。

（县水利局供稿）

【工作动态】

县应急局开展演练
');
SELECT zh_unwrap(x) FROM s;
SELECT zh_unwrap(zh_unwrap(x)) = zh_unwrap(x) FROM s;

.print a text that was not wrapped keeps its paragraphs
SELECT zh_unwrap('# 云岭简报

六月三日上午，云岭县水利局召开局务会。

- 水利局
- 应急局');

.print no value, no text
SELECT zh_unwrap(NULL) IS NULL, zh_unwrap('') = '', zh_unwrap(12),
  zh_unwrap(x'E6B0B4'), zh_unwrap(char(10, 12, 32)) = '';
SELECT hex(zh_unwrap(CAST(x'E6B00A0AFF' AS TEXT)));
SELECT zh_unwrap();
SELECT zh_unwrap('a', 'b');
