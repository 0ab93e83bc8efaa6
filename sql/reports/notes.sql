-- What could not be placed, and why?  哪些内容没有归入表格，为什么？
--
-- Files that gave no issue (view v_kept), then what the parser left over, by
-- kind of note with one example each.

WITH
line(part, n, line) AS (
  SELECT 1, row_number() OVER (ORDER BY path),
    report_pad(status, 12) || ifnull(path, '（无名）')
    || ifnull('：' || reason, '')
  FROM v_kept
  UNION ALL
  SELECT 2, row_number() OVER (ORDER BY count(*) DESC, code),
    report_pad(code, 12) || report_pad(count(*), 5, 'right') || ' 处'
    || '  ' || report_pad(replace(ifnull(min(message), ''), char(10), ' '), 56)
  FROM note WHERE issue_id IS NOT NULL
  GROUP BY code)
SELECT rtrim(line) AS line FROM line
ORDER BY part, n;
