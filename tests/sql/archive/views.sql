-- The views on a small archive made by hand.
.nullvalue ∅
.read sql/archive.sql
.read tests/archive/made.sql
.print v_issue
SELECT issue_id, label, sections, articles, chars, toc, notes, path, seq
  FROM v_issue;
.print v_item
SELECT article_id, series, number, date, year, quarter, headline FROM v_item;
.print v_contribution
SELECT article_id, unit, name FROM v_contribution;
.print v_unit
SELECT * FROM v_unit;
.print v_section
SELECT * FROM v_section;
.print v_quarter
SELECT * FROM v_quarter;
.print v_coverage
SELECT * FROM v_coverage;
.print v_uncredited
SELECT article_id, headline FROM v_uncredited;
.print v_gap
SELECT * FROM v_gap;
.print v_duplicate
SELECT issue_id, series, year, number, total, date FROM v_duplicate;
.print v_kept
SELECT * FROM v_kept;
-- The office may count otherwise: here photographers contribute.
.print credit_role
UPDATE credit_role SET contributes = 1 WHERE role = '摄影';
SELECT unit, name FROM v_contribution WHERE article_id = 2;
