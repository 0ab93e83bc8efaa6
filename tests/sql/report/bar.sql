-- report_bar: eighths of a column.
.nullvalue ∅
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 8)
SELECT i, '[' || report_bar(i, 8, 1) || ']' FROM n;
SELECT report_bar(8, 12, 10);
SELECT report_bar(12, 12, 10);
SELECT report_bar(13, 12, 10);
SELECT report_bar(1.5, 3.0, 4);
-- never invisible, never longer than asked
SELECT report_bar(1, 100000, 10);
SELECT length(report_bar(1e308, 1, 1000));
SELECT '[' || report_bar(1, 1, 0) || ']';
-- nothing to draw
SELECT '[' || report_bar(0, 12, 10) || ']';
SELECT '[' || report_bar(-3, 12, 10) || ']';
SELECT '[' || report_bar(3, 0, 10) || ']';
SELECT '[' || report_bar('text', 12, 10) || ']';
SELECT report_bar(NULL, 12, 10), report_bar(3, NULL, 10), report_bar(3, 12, NULL);
SELECT report_bar(3, 12, 1001);
SELECT report_bar(3, 12);
