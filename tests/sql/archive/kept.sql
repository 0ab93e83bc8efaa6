-- What cannot be read, is empty or no issue is kept, with the reason.
.nullvalue ∅
.read sql/archive.sql
.read tests/archive/issue.sql
INSERT INTO inbox VALUES
  ('missing', NULL),
  ('nothing', ''),
  ('no bytes', x''),
  ('blanks', ' ' || char(10, 12288, 13) || ' '),
  ('list', '鸡蛋' || char(10) || '面粉'),
  ('paper.pdf', CAST('%PDF-1.7 ...' AS BLOB)),
  ('paper.docx', x'504B0304140006'),
  ('paper.doc', x'D0CF11E0A1B11AE1'),
  ('number', 17),
  (NULL, NULL);
SELECT path, status FROM file ORDER BY file_id;
SELECT f.path, n.issue_id, n.code, n.message
  FROM note AS n JOIN file AS f USING (file_id)
  WHERE f.status <> 'no issue' ORDER BY n.note_id;
SELECT count(*) >= 2 FROM note JOIN file USING (file_id)
  WHERE status = 'no issue';
SELECT path, reason IS NOT NULL FROM v_kept ORDER BY file_id;
SELECT count(*) FROM issue;
SELECT count(*) FROM article;

-- Read again it becomes an issue; its reason is gone.
INSERT INTO inbox SELECT 'missing', text FROM sample WHERE name = 'june';
SELECT status FROM file WHERE path = 'missing';
SELECT count(*) FROM note JOIN file USING (file_id)
  WHERE path = 'missing' AND issue_id IS NULL;

-- A text that can no longer be read stays, with one note.
INSERT INTO inbox VALUES ('missing', NULL), ('missing', NULL), ('missing', '');
SELECT status, length(text) > 200 FROM file WHERE path = 'missing';
SELECT code, message FROM note JOIN file USING (file_id)
  WHERE path = 'missing' AND issue_id IS NULL;
SELECT count(*) FROM article;

-- Malformed places are counted.
INSERT INTO inbox SELECT 'damaged', CAST(text || x'FFFE41FF0A' AS BLOB)
  FROM sample WHERE name = 'july';
SELECT status, (SELECT count(*) FROM note AS n
  WHERE n.file_id = f.file_id AND n.code = 'bytes')
  FROM file AS f WHERE path = 'damaged';
-- NULs never reach the index.
INSERT INTO inbox SELECT 'nul', CAST(replace(text, '一百', '一' || x'00' || '百')
  || x'00' AS BLOB) FROM sample WHERE name = 'july';
SELECT instr(CAST(text AS BLOB), x'00') FROM file WHERE path = 'nul';
