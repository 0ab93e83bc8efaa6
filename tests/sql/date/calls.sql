-- NULL, other types, the reference, wrong calls.
SELECT quote(zh_date(NULL)), quote(zh_date('')), quote(zh_date('无')),
  quote(zh_date(NULL, '2014-10-15'));
SELECT zh_date(20141015), zh_date(2014), zh_date(CAST('2014年' AS BLOB));
SELECT zh_date('昨天', '2014-10-15'), zh_date('昨天', '2014-10-15T08:30'),
  zh_date('昨天', ' 2014-10-15 '), quote(zh_date('昨天', '2014-10')),
  quote(zh_date('昨天', 2014)), quote(zh_date('昨天', NULL));
SELECT zh_date('上月', '2014-10'), quote(zh_date('上月', '2014')),
  zh_date('去年', '2014'), zh_date('3月5日', '2014'), zh_date('5日', '2014-10');
SELECT zh_date('2014-10-15'), zh_date('2014-10'), zh_date('2014'),
  zh_date('2014-09-01/2014-10-15'), zh_date('2013/2014');
SELECT zh_date('昨天', '15.10.2014');
SELECT zh_date('昨天', '2014-02-30');
SELECT zh_date('昨天', '');
SELECT count(*) FROM zh_dates(NULL);
SELECT count(*) FROM zh_dates('昨天', 'x');
SELECT count(*) FROM zh_dates('昨天', NULL, 'all');
SELECT count(*) FROM zh_dates('昨天', NULL, NULL), zh_dates('近日', NULL, 'vague');
SELECT text, source, ref, option FROM zh_dates('昨天', '2014-10-15', 'vague');
SELECT zh_date();
SELECT count(*) FROM zh_dates;
