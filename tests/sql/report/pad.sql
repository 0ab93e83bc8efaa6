-- report_pad: exactly so many columns.
.nullvalue ∅
SELECT '[' || report_pad('ab', 5) || ']';
SELECT '[' || report_pad('县档案馆', 10) || ']';
SELECT '[' || report_pad('县档案馆', 10, 'left') || ']';
SELECT '[' || report_pad('县档案馆', 10, 'right') || ']';
SELECT '[' || report_pad('县档案馆', 11, 'center') || ']';
SELECT '[' || report_pad(12.5, 6, 'right') || ']';
-- too long: cut at a character, with the mark inside the width
SELECT '[' || report_pad('县档案馆', 8) || ']';
SELECT '[' || report_pad('县档案馆', 7) || ']';
SELECT '[' || report_pad('县档案馆', 6) || ']';
SELECT '[' || report_pad('abcdef', 4) || ']';
SELECT '[' || report_pad('县', 1) || ']';
SELECT '[' || report_pad('县', 0) || ']';
-- all of one width, whatever the text
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
SELECT count(*), sum(report_pad(t, i) = report_pad(report_pad(t, i), i))
  FROM n, (SELECT '' AS t UNION ALL VALUES ('a县b档c'), ('ａｂ'), ('é'), ('한글'));
-- line ends and tabs would break the line
SELECT '[' || report_pad('a' || char(10) || 'b' || char(9) || 'c', 8) || ']';
-- NULL pads like nothing, so that the rest of a line is not lost
SELECT '[' || report_pad(NULL, 3) || ']';
SELECT report_pad('a', NULL);
SELECT '[' || report_pad(x'E58EBF', 4) || ']';
SELECT length(report_pad('', 1000));
SELECT report_pad('a', 1001);
SELECT report_pad('a', -1);
SELECT report_pad('a', 9223372036854775807);
SELECT report_pad('a', 3, 'middle');
SELECT report_pad('a', 3, NULL);
SELECT report_pad('a');
