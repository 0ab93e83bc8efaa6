-- Which series are in the archive, from when to when?  有哪些刊物，起止何时？
--
-- Issues whose text does not name their series stand under their publisher.

SELECT report_pad(ifnull(min(i.date), ''), 10) || '—'
  || report_pad(ifnull(max(i.date), ''), 12)
  || report_pad(count(*), 4, 'right') || ' 期'
  || report_pad(sum(i.articles), 6, 'right') || ' 篇  '
  || CASE WHEN i.series IS NULL THEN '（刊名不详）' ELSE i.series END
  || ifnull('　' || i.publisher, '') AS line
FROM v_issue AS i
GROUP BY i.serial_id, i.series, i.publisher
ORDER BY count(*) DESC, i.series, i.publisher;
