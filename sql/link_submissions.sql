-- link_submissions.sql: which of the items sent in were printed?
--
-- Looks for each row of submission that is not linked yet: an item of the same
-- unit (as table authority counts units) whose title is the same but for
-- blanks, width and script, in an issue not older than the day it came.  Run it
-- after an import; what an editor gave another title the clerk links by hand:
-- UPDATE submission SET article_id.

UPDATE submission SET article_id = (
  SELECT a.article_id
  FROM credit AS c JOIN article AS a USING (article_id)
  JOIN issue AS i ON i.issue_id = a.issue_id
  WHERE c.unit = ifnull((SELECT u.name FROM authority AS u
      WHERE u.kind = 'org' AND u.variant = submission.org), submission.org)
    AND zh_hash(zh_fold(a.title)) = zh_hash(zh_fold(submission.title))
    AND ifnull(i.date >= substr(submission.date, 1, length(i.date)), 1)
  ORDER BY i.date, a.article_id LIMIT 1)
WHERE article_id IS NULL AND title <> '' AND EXISTS (
  SELECT 1 FROM credit AS c
  WHERE c.unit = ifnull((SELECT u.name FROM authority AS u
    WHERE u.kind = 'org' AND u.variant = submission.org), submission.org));

SELECT count(*) || ' submissions, ' || count(article_id) || ' printed' AS line
FROM submission;
