-- report_sparkline: rows in any order, numbers or texts as x.
.nullvalue ∅
SELECT report_sparkline(column1, column2) FROM (VALUES (3, 9), (1, 1), (2, 4));
-- side by side in the order of the text, however far apart
SELECT report_sparkline(column1, column2)
  FROM (VALUES ('2020-12', 1), ('2020-01', 5), ('2021-01', 3));
-- below 0 and a scale that holds 0
SELECT report_sparkline(column1, column2) FROM (VALUES (1, -5), (2, 5));
SELECT report_sparkline(column1, column2) FROM (VALUES (1, 100), (2, 101));
-- one point, none, values that are no numbers
SELECT report_sparkline(1, 5);
SELECT report_sparkline(1, 5) WHERE 0;
SELECT report_sparkline(1, NULL), report_sparkline(NULL, 1),
  report_sparkline(1, 'x'), report_sparkline(1, 9e999), report_sparkline(9e999, 1);
SELECT report_sparkline(column1, column2) FROM (VALUES (-1e308, -1e308), (1e308, 1e308));
SELECT column1, length(report_sparkline(column2, column3)) > 0
  FROM (VALUES ('a', 1, 1), ('b', 1, 1), ('a', 2, 1)) GROUP BY column1;
SELECT report_sparkline(1);
