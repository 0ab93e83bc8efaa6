-- report_html: text for a page.
.nullvalue ∅
SELECT report_html('市委办<公文> & "简报" ''x''');
SELECT report_html('a' || char(0) || 'b' || char(9) || 'c' || char(27) || 'd');
SELECT report_html(CAST(x'41E4B842' AS TEXT));
SELECT '[' || report_html(NULL) || ']', report_html(3.5);
SELECT report_html();
