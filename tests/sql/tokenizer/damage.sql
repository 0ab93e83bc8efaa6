-- Layout damage leaves no trace: every row but the last three is a hit.
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese');
INSERT INTO t VALUES
  ('…集中学习习近平总书记…'),
  ('习' || char(10, 10) || '近平'),
  ('习' || char(13, 10) || '近平'),
  ('习' || char(12) || '近平'),
  ('习' || char(10) || ' 近平'),
  ('习 近　平'),
  ('習近平'),
  ('习' || char(0x200B) || '近' || char(0xFEFF, 0xAD) || '平'),
  ('习' || char(10, 10) || '3' || char(10, 10) || '近平'),
  ('习' || char(10) || ' 3' || char(10, 12) || '近平'),
  ('习' || char(10) || '— 3 —' || char(10) || '近平'),
  ('习' || char(10) || '·3·' || char(10) || '近平'),
  ('习' || char(10) || '第3页 共8页' || char(10) || '近平'),
  ('习' || char(13, 10, 13, 10) || '３' || char(13, 10, 13, 10) || '近平'),
  ('习3近平'),
  ('习、近平'),
  ('习。' || char(10, 10) || '3' || char(10, 10) || '近平');
SELECT rowid FROM t('习近平');

-- A number that is content is found: between plain line ends, after the end of
-- a sentence, in a column of figures, where 第 waits for it, a year.
CREATE VIRTUAL TABLE n USING fts5(x, tokenize='chinese');
INSERT INTO n VALUES
  ('面积' || char(10) || '120' || char(10) || '平方公里'),
  ('会议结束。' || char(10, 10) || '120' || char(10, 10) || '各乡镇'),
  ('人数' || char(10, 10) || '120' || char(10, 10) || '130' || char(10, 10) ||
   '合计'),
  ('总第' || char(10, 10) || '120' || char(10, 10) || '期'),
  ('120');
SELECT rowid FROM n('120');

-- A number that the end of a printed line parted is found whole and in parts;
-- not so in short lines, before an indent, and in the number of an item.
CREATE VIRTUAL TABLE d USING fts5(x, tokenize='chinese');
CREATE TABLE line(above TEXT);
INSERT INTO line VALUES ('会议指出全县上下要认真做好防汛抗旱工作自19');
INSERT INTO d SELECT above || char(10) || '88年起' FROM line UNION ALL
  SELECT above || char(10, 10) || '3' || char(10, 10) || '88年起' FROM line
  UNION ALL SELECT above || char(10, 12) || '８８年起' FROM line UNION ALL
  SELECT '自19' || char(10) || '88年起' UNION ALL
  SELECT above || char(10) || '  88年起' FROM line UNION ALL
  SELECT above || char(10) || '88、年起' FROM line;
SELECT rowid FROM d('工作自1988年');
SELECT count(*) FROM d('19');
SELECT count(*) FROM d('88');

-- Page numbers after the end of a sentence: in dress, at a page break, or
-- below a long line.
CREATE VIRTUAL TABLE p USING fts5(x, tokenize='chinese');
INSERT INTO p VALUES
  ('习。' || char(10) || '— 3 —' || char(10) || '近平'),
  ('习。' || char(10) || '3' || char(10, 12) || '近平'),
  ('会议指出全县上下要认真做好防汛抗旱和学习。' || char(10, 10) || '3' ||
   char(10, 10) || '近平'),
  ('习。' || char(10, 10) || '3' || char(10, 10) || '近平');
SELECT rowid FROM p('"习。近平"');
