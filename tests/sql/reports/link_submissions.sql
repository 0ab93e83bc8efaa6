-- sql/link_submissions.sql: links what it can, keeps what is linked.
.read sql/archive.sql
.read sql/link_submissions.sql
.read tests/archive/sample.sql
UPDATE submission SET article_id = NULL WHERE article_id IN (9, 12);
UPDATE submission SET title = '縣檔案館 舉辦檔案展覽' WHERE title = '县档案馆举办档案展览';
-- Printed before it was sent: another item of that title.
INSERT INTO submission(date, org, title) VALUES
  ('2021-05-01', '县档案馆', '县档案馆征集抗洪照片'), ('2021-05-01', '县档案馆', NULL);
.read sql/link_submissions.sql
SELECT date, org, title, article_id FROM submission
  WHERE article_id IN (9, 12) OR date = '2021-05-01' ORDER BY submission_id;
