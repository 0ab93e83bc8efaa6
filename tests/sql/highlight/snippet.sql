-- zh_snippet(): which window, where it begins and ends, how it is shown.
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese');
INSERT INTO t VALUES
  ('县志办近日开会。会议指出，防汛' || char(10, 10)
    || '工作不能放松，要早部署。各镇都要有人值班。');
.print clauses, and ellipses where text was cut
SELECT zh_snippet(t, 0, '[', ']', '…', 16) FROM t('防汛工作');
SELECT zh_snippet(t, 0, '[', ']', '…', 24) FROM t('防汛工作');
SELECT zh_snippet(t, 0, '[', ']', '…', 6) FROM t('防汛工作');
SELECT zh_snippet(t, 0, '[', ']', '…', 2) FROM t('防汛工作');
SELECT zh_snippet(t, 0, '[', ']', '…', 100) FROM t('防汛工作');
SELECT zh_snippet(t, 0, '[', ']', '…', 12) FROM t('县志');
SELECT zh_snippet(t, 0, '[', ']', '…', 12) FROM t('值班');
.print no hit: the start of the text
SELECT zh_snippet(t, 0, '[', ']', '…', 12) FROM t;
SELECT zh_snippet(t, 0, '[', ']', '…', 1) FROM t;
.print different words count most, then hits, then the first window
DELETE FROM t;
INSERT INTO t VALUES
  ('水利是命脉，水利要先行。发展水利工作很久了，各地都在说这件事情。'
    || '防汛关系水利。水利，水利。防汛，防汛，防汛。');
SELECT zh_snippet(t, 0, '[', ']', '…', 12) FROM t('水利 OR 防汛');
SELECT zh_snippet(t, 0, '[', ']', '…', 12) FROM t('水利');
SELECT zh_snippet(t, 0, '[', ']', '…', 12) FROM t('防汛');
SELECT zh_snippet(t, 0, '[', ']', '…', 12) FROM t('先行 OR 说');
.print paragraphs, page breaks, page numbers
DELETE FROM t;
INSERT INTO t VALUES ('水利简报' || char(10, 10) || '　　一、防汛' || char(10)
  || '二、抗旱。' || char(13, 10) || '各镇要落实责任，加强巡' || char(10, 10)
  || '3' || char(10, 12) || ' 查值守');
SELECT zh_snippet(t, 0, '[', ']', '…', 99) FROM t('巡查');
SELECT zh_snippet(t, 0, '[', ']', '…', 99) FROM t('防汛二');
.print words of letters and numbers are not parted
DELETE FROM t;
INSERT INTO t VALUES ('the quick brown fox jumps over the lazy dog 18030 times');
SELECT zh_snippet(t, 0, '[', ']', '…', 20) FROM t('jumps');
SELECT zh_snippet(t, 0, '[', ']', '…', 22) FROM t('dog');
INSERT INTO t VALUES ('见 example.org, v3.14 版。Next, 下一句');
SELECT zh_snippet(t, 0, '[', ']', '…', 14) FROM t('example');
.print the best column
CREATE VIRTUAL TABLE two USING fts5(a, b, c, tokenize='chinese');
INSERT INTO two VALUES ('水利', '防汛，水利', '水利，防汛');
SELECT zh_snippet(two, -1, '[', ']', '…', 12) FROM two('水利 防汛');
SELECT zh_snippet(two, -1, '[', ']', '…', 12) FROM two('水利');
SELECT zh_snippet(two, -1, '[', ']', '…', 12) FROM two;
INSERT INTO two VALUES (NULL, NULL, '抗旱');
SELECT zh_snippet(two, -1, '[', ']', '…', 12) FROM two('抗旱');
.print blank and empty
INSERT INTO t VALUES (''), (char(10, 32, 10));
SELECT zh_snippet(t, 0, '[', ']', '…', 12) || '|' FROM t WHERE rowid > 2;
.print the most words that fit, though a clause ends before the last of them
CREATE VIRTUAL TABLE most USING fts5(x, tokenize='chinese');
INSERT INTO most VALUES ('会议开始。党史工作会议在山城县水利局召开，会议指出防汛'
  || '很重要。各镇要落实。');
SELECT zh_snippet(most, 0, '[', ']', '…', 22)
FROM most('党史 OR 防汛 OR 指出防汛');
.print a hit that would be cut does not count; a short one in a long one does
SELECT zh_snippet(most, 0, '[', ']', '…', 8) FROM most('指出防汛很 OR 出防 OR 会议');
