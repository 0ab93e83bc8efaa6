-- report.sql: the archive as one HTML page, to be read, printed and handed in.
--
--   sqlite3 archive.db -cmd '.load ./qikan' '.read sql/report.sql' > report.html
--
-- One file: charts are SVG, nothing is loaded, nothing runs.  settings: title,
-- office, date (of making), since and until (the period; neither set: quarter,
-- 2021-Q2), q (what to search for; not set: no such part), top (units in the
-- chart, hits).
-- Every SELECT gives rows of one column, which are the lines of the page; from
-- other languages run the statements one by one and write out what they give.
-- Only temporary tables are made.  All text goes through report_html().

DROP TABLE IF EXISTS temp.report_asked;
DROP TABLE IF EXISTS temp.report_issue;
DROP TABLE IF EXISTS temp.report_item;
DROP TABLE IF EXISTS temp.report_unit;
DROP TABLE IF EXISTS temp.report_sent;
DROP TABLE IF EXISTS temp.report_bucket;
DROP TABLE IF EXISTS temp.report_day;
DROP TABLE IF EXISTS temp.report_note;

-- What is asked.  period: how the asked year or quarter is called.
CREATE TEMP TABLE report_asked AS
WITH
given AS (
  SELECT max(CASE name WHEN 'since' THEN value END) AS since,
    max(CASE name WHEN 'until' THEN value || CASE length(value)
      WHEN 4 THEN '-12-31' WHEN 7 THEN '-31' ELSE '' END END) AS until,
    max(CASE WHEN name = 'quarter'
      AND value GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]' THEN value END) AS quarter,
    max(CASE name WHEN 'title' THEN value END) AS title,
    max(CASE name WHEN 'office' THEN value END) AS office,
    max(CASE name WHEN 'q' THEN value END) AS q,
    max(CASE name WHEN 'date' THEN value END) AS made,
    max(CASE name WHEN 'top' THEN value + 0 END) AS top
  FROM setting WHERE value <> ''),
began AS (
  SELECT *, CASE WHEN since IS NULL AND until IS NULL THEN date(
      substr(quarter, 1, 4) || '-01-01',
      printf('+%d months', substr(quarter, 7, 1) * 3 - 3)) END AS first
  FROM given),
dated AS (
  SELECT ifnull(since, first) AS since,
    ifnull(until, date(first, '+3 months', '-1 day')) AS until, title, office,
    q, ifnull(top, 20) AS top, ifnull(made, date('now', 'localtime')) AS made
  FROM began)
SELECT *, CASE
    WHEN since = substr(until, 1, 4) || '-01-01' AND until LIKE '%-12-31'
      THEN substr(since, 1, 4) || '年'
    WHEN since = date(until, '+1 day', '-3 months')
      AND substr(since, 6) IN ('01-01', '04-01', '07-01', '10-01')
      THEN substr(since, 1, 4) || '年第'
        || substr('一二三四', (substr(since, 6, 2) + 2) / 3, 1) || '季度'
  END AS period
FROM dated;

-- The issues of the period.  One dated by a month counts where the month
-- begins, one dated by a year where the period holds the year.  month counts
-- months, twelve a year.
CREATE TEMP TABLE report_issue AS
SELECT i.issue_id, i.date, CASE
    WHEN i.date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*'
    THEN substr(i.date, 1, 4) * 12 + substr(i.date, 6, 2) - 1
  END AS month
FROM temp.report_asked AS p CROSS JOIN issue AS i
WHERE (p.since IS NULL OR i.date || CASE length(i.date)
    WHEN 4 THEN '-01-01' WHEN 7 THEN '-01' ELSE '' END >= p.since)
  AND (p.until IS NULL OR i.date || CASE length(i.date)
    WHEN 4 THEN '-12-31' WHEN 7 THEN '-01' ELSE '' END <= p.until);
CREATE UNIQUE INDEX temp.report_issue_id ON report_issue(issue_id);

CREATE TEMP TABLE report_item AS
SELECT a.article_id, i.issue_id, i.date, a.section, a.chars, i.month
FROM temp.report_issue AS i CROSS JOIN article AS a
WHERE a.issue_id = i.issue_id;

CREATE TEMP TABLE report_unit AS
SELECT c.unit, r.article_id, r.issue_id, r.month, r.chars
FROM temp.report_item AS r CROSS JOIN contribution AS c
WHERE c.article_id = r.article_id
ORDER BY c.credit_id;
CREATE INDEX temp.report_unit_article ON report_unit(article_id);

-- What came in.
CREATE TEMP TABLE report_sent AS
SELECT s.submission_id, s.date, s.title, s.article_id,
  coalesce((SELECT a.name FROM authority AS a
    WHERE a.variant = coalesce(s.org, s.person)
      AND a.kind IN ('org', 'person')), s.org, s.person, '（未填单位）') AS unit
FROM temp.report_asked AS p CROSS JOIN submission AS s
WHERE (p.since IS NULL OR s.date >= p.since)
  AND (p.until IS NULL OR s.date <= p.until);

-- What one bar stands for: a month where there are two quarters or less, a
-- year where there are more than 16, else a quarter.
CREATE TEMP TABLE report_bucket AS
WITH RECURSIVE
span(first, last, step) AS (
  SELECT min(month), max(month), CASE
      WHEN max(month) / 3 - min(month) / 3 < 2 THEN 1
      WHEN max(month) / 3 - min(month) / 3 < 16 THEN 3
      ELSE 12 END
  FROM temp.report_issue),
whole(first, last, step) AS ( -- whole quarters
  SELECT first / 3 * 3 / step, (last / 3 * 3 + 2) / step, step
  FROM span WHERE first IS NOT NULL),
bucket(n, step) AS (
  SELECT first, step FROM whole
  UNION ALL
  SELECT b.n + 1, b.step FROM bucket AS b, whole AS w WHERE b.n < w.last)
SELECT n, step, row_number() OVER (ORDER BY n) - 1 AS at,
  count(*) OVER () AS bars,
  CASE step WHEN 12 THEN CAST(n AS TEXT)
    WHEN 3 THEN printf('%d-Q%d', n / 4, n % 4 + 1)
    ELSE printf('%d年%d月', n / 12, n % 12 + 1) END AS label
FROM bucket;

-- Each day of the years of the period, where there are no more than three.
CREATE TEMP TABLE report_day AS
WITH RECURSIVE
dated(date, issues, items) AS (
  SELECT date, sum(issue), sum(item) FROM (
    SELECT date, 1 AS issue, 0 AS item FROM temp.report_issue
    UNION ALL
    SELECT date, 0, 1 FROM temp.report_item)
  WHERE length(date) = 10 GROUP BY date),
span(first, last) AS (
  SELECT min(substr(date, 1, 4)), max(substr(date, 1, 4)) FROM dated),
day(date) AS (
  SELECT date(first || '-01-01') FROM span WHERE last - first < 3
  UNION ALL
  SELECT date(d.date, '+1 day') FROM day AS d, span AS s
  WHERE d.date < s.last || '-12-31'),
-- weekday: Monday is 0; lead: the weekday on which the year begins.
placed AS (
  SELECT date, substr(date, 1, 4) AS year, (strftime('%w', date) + 6) % 7
    AS weekday, strftime('%j', date) - 1 AS n,
    (strftime('%w', date, 'start of year') + 6) % 7 AS lead
  FROM day)
SELECT p.date, p.year - (SELECT first FROM span) AS strip, p.weekday,
  (p.n + p.lead) / 7 AS week, ifnull(d.issues, 0) AS issues,
  ifnull(d.items, 0) AS items
FROM placed AS p LEFT JOIN dated AS d ON d.date = p.date
ORDER BY p.date;

-- What the codes of note mean.  The first row whose pattern fits the message
-- counts.  example: what is shown, the message (it is text of the issue), its
-- tail (text of the issue begins behind ": ") or the file's path (the message is
-- the program's).
CREATE TEMP TABLE report_note(
  n INTEGER PRIMARY KEY, code TEXT, pattern TEXT, example TEXT, label TEXT,
  meaning TEXT);
INSERT INTO report_note(code, pattern, example, label, meaning) VALUES
  ('unassigned', '*', 'message', '未归入稿件的文字', '引言、残句等，不属于任何一篇稿件'),
  ('toc_missing', '*', 'message', '目录有而正文未见', '目录列了这一篇，正文里没有找到'),
  ('furniture', '*', 'message', '页码、页眉', '每页都印的文字，不属于稿件'),
  ('shell', '*', 'message', '网页残留', '图片、标记之类，不是正文'),
  ('rule', '*', 'message', '分隔线', '只起分隔作用的线条'),
  ('foot', '*', 'message', '文末说明', '报送范围以外的文末文字'),
  ('masthead', '*', 'message', '报头其他文字', '报头里期号、日期、单位以外的文字'),
  ('second_number', '*', 'message', '期号不一', '报头里有两个期号，取前一个'),
  ('second_total', '*', 'message', '总期号不一', '报头里有两个总期号，取前一个'),
  ('second_volume', '*', 'message', '卷号不一', '报头里有两个卷号，取前一个'),
  ('second_date', '*', 'message', '日期不一', '报头里有两个日期，取前一个'),
  ('columns', '*', 'path', '双栏排版', '两栏的间隔不清，按行读出，词句可能错乱'),
  ('hint', '*', 'path', '由文件名补出', '文字里没有写，按文件名补上'),
  ('hint_differs', '*', 'path', '与文件名不符', '文件名与文字所写不同，以文字为准'),
  ('no_masthead', '*', 'path', '没有报头', '开头和结尾都没有期号、日期、编印单位'),
  ('no_issue', '*', 'path', '不是简报', '没有期号、刊名和稿件，只登记文件'),
  ('bytes', '[0-9]* of [0-9]* characters were no *', 'path', '乱码',
    '文件中有读不出的字符，以 � 代替'),
  ('bytes', '*', 'message', '乱码', '这一行有读不出的字符，以 � 代替'),
  ('known', '*', 'path', '重复的文件', '其中的期已在别的文件里导入过'),
  ('older', '*', 'path', '旧稿', '其中的期已有更正稿，这是旧稿，没有采用'),
  ('replaced', '*', 'path', '已更正的文件', '其中的期已由别的文件更正'),
  ('corrects', '*', 'path', '更正', '先前导入过的一期，由这个文件更正'),
  ('items_gone', '*', 'tail', '更正后少了稿件', '更正前有的稿件，更正后没有了'),
  ('conflict', '*', 'path', '同号异文', '期号相同，稿件大不相同，两份都保留，请核对'),
  ('gone', '*', 'path', '撤去的期', '文件里原有的一期，再次导入时没有了'),
  ('empty', 'came again*', 'path', '空文件', '再次导入时文件是空的，保留原有文字'),
  ('empty', '*', 'path', '空文件', '文件里只有空白'),
  ('unreadable', 'came again*', 'path', '读不出的文件', '再次导入时读不出，保留原有文字'),
  ('unreadable', 'no content*', 'path', '读不出的文件', '文件不存在，或没有读取权限'),
  ('unreadable', 'a PDF*', 'path', '读不出的文件',
    '是 PDF 文件，要先用 pdftotext 取出文字'),
  ('unreadable', 'a zip*', 'path', '读不出的文件',
    '是 Word（docx）或压缩文件，要先取出文字'),
  ('unreadable', 'a Word*', 'path', '读不出的文件',
    '是 Word（doc）文件，要先取出文字'),
  ('unreadable', '*', 'path', '读不出的文件', '不是文本，或编码无法识别');

-- ---- The page's head ----

WITH
name AS (
  SELECT coalesce(a.title, (
      SELECT series FROM issue WHERE series IS NOT NULL GROUP BY series
      HAVING count(*) * 2 > (SELECT count(*) FROM issue)) || ifnull(period, '')
      || '统计报告', '简报档案' || ifnull(period, '') || '统计报告') AS title,
    coalesce(a.office, (
      SELECT publisher FROM issue WHERE publisher IS NOT NULL GROUP BY publisher
      HAVING count(*) * 2 > (SELECT count(*) FROM issue))) AS office,
    period, ifnull(since, (SELECT min(date) FROM temp.report_issue)) AS first,
    ifnull(until, (SELECT max(date) FROM temp.report_issue)) AS last
  FROM temp.report_asked AS a),
told AS (
  SELECT title, office, coalesce(period, CASE WHEN first = last THEN '' ELSE
    CASE length(first)
      WHEN 10 THEN printf('%d年%d月%d日', substr(first, 1, 4),
        substr(first, 6, 2), substr(first, 9, 2))
      WHEN 7 THEN printf('%d年%d月', substr(first, 1, 4), substr(first, 6, 2))
      ELSE first || '年' END || '至' END
    || CASE length(last)
      WHEN 10 THEN printf('%d年%d月%d日', substr(last, 1, 4),
        substr(last, 6, 2), substr(last, 9, 2))
      WHEN 7 THEN printf('%d年%d月', substr(last, 1, 4), substr(last, 6, 2))
      ELSE last || '年' END, '（无日期）') AS period
  FROM name)
SELECT '<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>' || report_html(title) || '</title>
<style>
@page { size: A4; margin: 20mm 17mm 18mm;
  font: 9pt "Noto Sans CJK SC", "Microsoft YaHei", SimHei, sans-serif;
  @top-left { content: "'
  -- As a string of CSS: no quote, backslash, line end or tag in it.
  || replace(replace(replace(replace(replace(report_pad(title, 60),
    '\', '\5c '), '"', '\22 '), '<', '\3c '), '>', '\3e '), '&', '\26 ')
  || '"; color: #666; white-space: pre; }
  @bottom-center { color: #666;
    content: "第 " counter(page) " 页　共 " counter(pages) " 页"; } }
@page :first { @top-left { content: none; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 760px; color: #222;
  font: 14px/1.6 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC",
  SimSun, serif; counter-reset: part; }
h1, h2, h3, th, svg text, .cover b { font-family: "Noto Sans CJK SC",
  "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", SimHei, sans-serif; }
h1 { margin: 16px 0 4px; font-size: 27px; line-height: 1.4;
  text-align: center; text-wrap: balance; color: #8c1c13; }
h2 { margin: 28px 0 8px; padding-bottom: 3px; font-size: 17px;
  border-bottom: 2px solid #8c1c13; break-after: avoid;
  counter-increment: part; }
h2::before { content: counter(part, simp-chinese-informal) "、"; }
h1, h2, h3, p, li { overflow-wrap: anywhere; }
h3 { margin: 14px 0 4px; font-size: 14px; break-after: avoid; }
p { margin: 4px 0; orphans: 2; widows: 2; }
.under { text-align: center; color: #555; }
.sum { text-indent: 2em; }
.cover { display: flex; flex-wrap: wrap; margin: 20px 1px 14px; padding: 0;
  border: 1px solid #ccc; break-inside: avoid; }
.cover div { flex: 1 0 16%; padding: 10px 4px; text-align: center; }
.cover b { display: block; font-size: 23px; line-height: 1.3;
  white-space: nowrap; }
.note { color: #555; font-size: 12px; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 3px 6px; text-align: left; vertical-align: top;
  border-bottom: 1px solid #ddd; overflow-wrap: anywhere; }
th { border-bottom: 1px solid #222; white-space: nowrap; }
.n { text-align: right; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.d { white-space: nowrap; }
.fixed { table-layout: fixed; }
.part { break-after: avoid; }
.part td { padding-top: 10px; font-weight: bold;
  border-bottom: 1px solid #222; }
.all td { border-top: 1px solid #222; font-weight: bold; }
figure { margin: 8px 0; break-inside: avoid; }
figure p { margin: 6px 0 0; }
svg { display: block; max-width: 100%; height: auto; }
svg.sparkline { width: 120px; height: 20px; max-width: none; color: #8c1c13; }
svg text { font-size: 12px; fill: #333; }
.hits li { margin: 6px 0; break-inside: avoid; }
mark { background: #ffe08a; color: inherit; }
.sign { margin-top: 40px; text-align: right; line-height: 1.9;
  break-before: avoid; break-inside: avoid; }
@media screen and (max-width: 620px) {
  body { padding: 12px; }
  .cover div { flex-basis: 30%; }
  table { font-size: 12px; }
  th, td { padding: 3px; }
  .d { white-space: normal; }
  .s { display: none; }
}
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
</style>
</head>
<body>
<h1>' || report_html(title) || '</h1>
<p class="under">' || report_html(ifnull(office || '　', '') || period)
  || '</p>' AS html
FROM told;

-- ---- Cover figures, and in one sentence ----

WITH
total AS (
  SELECT (SELECT count(*) FROM temp.report_issue) AS issues,
    count(*) AS items, ifnull(sum(chars), 0) AS chars,
    (SELECT count(DISTINCT unit) FROM temp.report_unit) AS units,
    (SELECT count(*) FROM temp.report_sent) AS sent,
    (SELECT count(article_id) FROM temp.report_sent) AS adopted
  FROM temp.report_item),
told AS (
  SELECT *, CASE WHEN chars >= 100000 THEN printf('%.1f 万', chars / 10000.0)
    ELSE chars END AS much
  FROM total)
SELECT '<div class="cover"><div><b>' || issues || '</b>期</div><div><b>' || items
  || '</b>篇</div><div><b>' || much || '</b>字</div><div><b>' || units
  || '</b>供稿单位（人）</div>' || CASE WHEN sent > 0 THEN '<div><b>' || sent
    || '</b>收到来稿</div><div><b>'
    || printf('%.1f%%', 100.0 * adopted / sent) || '</b>采用率</div>' ELSE '' END
  || '</div><p class="sum">'
  || report_html(CASE
    WHEN issues = 0 THEN '本期间没有出刊。'
    ELSE ifnull((SELECT period FROM temp.report_asked), '本期间') || '共编印 '
      || issues || ' 期，刊登 ' || items || ' 篇、'
      || replace(much, ' 万', '万') || ' 字'
      || ifnull('，供稿较多的是' || (
        SELECT group_concat(unit || '（' || items || ' 篇）', '、') FROM (
          SELECT unit, count(*) AS items FROM temp.report_unit
          GROUP BY unit HAVING count(*) > 1
          ORDER BY count(*) DESC, unit LIMIT 3)), '') || '。' END
    || CASE WHEN sent > 0 THEN '收到来稿 ' || sent || ' 篇，采用 ' || adopted
      || ' 篇，采用率 ' || printf('%.1f%%', 100.0 * adopted / sent) || '。'
      ELSE '' END) || '</p>' AS html
FROM told;

-- ---- Units: sent, adopted, printed ----

SELECT '<h2>各单位报送与采用</h2>'
  || '<table><thead><tr><th class="n">名次</th><th>单位</th><th class="n">报送</th>'
  || '<th class="n">采用</th><th class="n">采用率</th><th class="n">刊登</th>'
  || '<th class="n">字数</th><th class="s">走势</th></tr></thead><tbody>' AS html
WHERE EXISTS (SELECT 1 FROM temp.report_unit)
  OR EXISTS (SELECT 1 FROM temp.report_sent);
WITH
sent AS (
  SELECT unit, count(*) AS sent, count(article_id) AS adopted
  FROM temp.report_sent GROUP BY unit),
printed AS (
  SELECT unit, count(*) AS printed, sum(chars) AS chars
  FROM temp.report_unit GROUP BY unit),
unit AS (
  SELECT p.unit, ifnull(s.sent, 0) AS sent, ifnull(s.adopted, 0) AS adopted,
    p.printed, p.chars
  FROM printed AS p LEFT JOIN sent AS s ON s.unit = p.unit
  UNION ALL
  SELECT s.unit, s.sent, s.adopted, 0, 0 FROM sent AS s
  WHERE s.unit NOT IN (SELECT unit FROM printed)),
ranked AS (
  SELECT rank() OVER (ORDER BY adopted DESC, printed DESC) AS place,
    row_number() OVER (ORDER BY adopted DESC, printed DESC, sent = 0, sent,
      unit) AS n, *
  FROM unit),
counted AS (
  SELECT unit, month / (SELECT min(step) FROM temp.report_bucket) AS n,
    count(*) AS items
  FROM temp.report_unit GROUP BY 1, 2),
line AS (
  SELECT u.unit, b.at, ifnull(c.items, 0) AS items
  FROM (SELECT unit FROM ranked WHERE n <= 150) AS u
  CROSS JOIN temp.report_bucket AS b
  LEFT JOIN counted AS c ON c.unit = u.unit AND c.n = b.n
  WHERE (SELECT count(DISTINCT date) > 1 FROM temp.report_issue)),
drawn AS (
  SELECT unit, report_sparkline(at, items) AS spark FROM line GROUP BY unit),
row(part, n, place, unit, sent, adopted, printed, chars, spark) AS (
  SELECT 0, r.n, r.place, r.unit, r.sent, r.adopted, r.printed, r.chars, d.spark
  FROM ranked AS r LEFT JOIN drawn AS d ON d.unit = r.unit
  WHERE r.n <= 150
  UNION ALL
  SELECT 1, 0, '', '其余 ' || count(*) || ' 个单位（人）', sum(sent), sum(adopted),
    sum(printed), sum(chars), NULL
  FROM ranked WHERE n > 150 GROUP BY ''
  UNION ALL
  SELECT 2, 0, '', '合计', (SELECT count(*) FROM temp.report_sent),
    (SELECT count(article_id) FROM temp.report_sent), printed, chars, NULL
  FROM (SELECT count(*) AS printed, sum(chars) AS chars FROM (
    SELECT DISTINCT article_id, chars FROM temp.report_unit))
  WHERE EXISTS (SELECT 1 FROM unit))
SELECT CASE part WHEN 2 THEN '<tr class="all">' ELSE '<tr>' END
  || '<td class="n">' || place || '</td><td>' || report_html(unit)
  || '</td><td class="n">' || CASE WHEN any THEN sent ELSE '—' END
  || '</td><td class="n">' || CASE WHEN any THEN adopted ELSE '—' END
  || '</td><td class="n">' || CASE WHEN sent > 0
    THEN printf('%.1f%%', 100.0 * adopted / sent) ELSE '—' END
  || '</td><td class="n">' || printed || '</td><td class="n">'
  || ifnull(chars, 0) || '</td><td class="s">' || ifnull(spark, '') || '</td></tr>' AS html
FROM row JOIN (SELECT count(*) > 0 AS any FROM temp.report_sent)
ORDER BY part, n;
SELECT '</tbody></table><p class="note">' || CASE
  WHEN EXISTS (SELECT 1 FROM temp.report_sent)
  THEN '报送：本期间收到的来稿；采用：其中已刊登的；刊登：本期间各期所载。名次依采用、'
    || '刊登篇数。'
  ELSE '没有登记本期间的来稿，只统计刊登。' END
  || '联合供稿每个单位各计一篇，合计只计一篇。' || CASE WHEN credited < items
    THEN '另有 ' || (items - credited) || ' 篇没有写明供稿单位。' ELSE '' END
  || '</p>' AS html
FROM (SELECT (SELECT count(*) FROM temp.report_item) AS items,
  count(DISTINCT article_id) AS credited
  FROM temp.report_unit)
WHERE credited > 0 OR EXISTS (SELECT 1 FROM temp.report_sent);

-- ---- Units ranked: horizontal bars ----

WITH
unit AS (
  SELECT unit, count(*) AS items FROM temp.report_unit GROUP BY unit
  ORDER BY items DESC, unit
  LIMIT (SELECT top FROM temp.report_asked)),
ranked AS ( -- left: where the bars begin
  SELECT row_number() OVER (ORDER BY items DESC, unit) - 1 AS at,
    max(items) OVER () AS most,
    max(80, min(300, max(length(unit)) OVER () * 12 + 4)) AS left, *
  FROM unit)
SELECT printf('<h2>供稿单位排名</h2><figure><svg viewBox="0 0 680 %d" '
    || 'width="680" height="%d" role="img" aria-label="供稿单位排名">',
    count(*) * 20 + 4, count(*) * 20 + 4)
  || group_concat(
    printf('<text x="%d" y="%d" text-anchor="end">%s</text>', left, at * 20 + 15,
      report_html(trim(report_pad(unit, left / 6))))
    || printf('<rect x="%d" y="%d" width="%.1f" height="14" fill="#33658a"/>',
      left + 8, at * 20 + 4, (620.0 - left) * items / most)
    || printf('<text x="%.1f" y="%d">%d</text>',
      left + 14 + (620.0 - left) * items / most, at * 20 + 15, items), '')
  || '</svg></figure>' AS html
FROM ranked
GROUP BY ''; -- no row, no chart

-- ---- Items over time: bars ----

WITH
counted AS (
  SELECT month / (SELECT min(step) FROM temp.report_bucket) AS n,
    count(*) AS items
  FROM temp.report_item GROUP BY 1),
bar AS (
  SELECT b.*, ifnull(c.items, 0) AS items
  FROM temp.report_bucket AS b LEFT JOIN counted AS c ON c.n = b.n),
sized AS (
  SELECT *, 640.0 / bars AS wide, max(1, max(items) OVER ()) AS most FROM bar)
SELECT '<h2>' || CASE min(step) WHEN 12 THEN '各年' WHEN 3 THEN '各季度'
    ELSE '各月' END || '刊登篇数</h2>'
  || '<figure><svg viewBox="0 0 680 190" width="680" height="190" role="img" '
  || 'aria-label="刊登篇数">'
  || '<line x1="20" y1="160.5" x2="660" y2="160.5" stroke="#999"/>'
  || group_concat(
    printf('<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#8c1c13"/>',
      20 + (at + 0.5) * wide - min(wide * 0.7, 60) / 2,
      160 - 130.0 * items / most, min(wide * 0.7, 60), 130.0 * items / most)
    || CASE WHEN wide >= 34 THEN
      printf('<text x="%.1f" y="%.1f" text-anchor="middle">%d</text>',
        20 + (at + 0.5) * wide, 154 - 130.0 * items / most, items) ELSE '' END
    || CASE WHEN at % CAST(1 + 54 / wide AS INTEGER) = 0 THEN
      printf('<text x="%.1f" y="178" text-anchor="middle">%s</text>',
        20 + (at + 0.5) * wide, label) ELSE '' END, '')
  || CASE WHEN min(wide) < 34 THEN
    printf('<text x="660" y="14" text-anchor="end">最多 %d 篇</text>', most)
    ELSE '' END
  || '</svg>' || CASE WHEN undated > 0 THEN '<p class="note">另有 ' || undated
    || ' 篇所在的期没有月份，不计。</p>' ELSE '' END || '</figure>' AS html
FROM sized JOIN (SELECT count(*) AS undated FROM temp.report_item
  WHERE month IS NULL)
GROUP BY ''; -- no row, no chart

-- ---- Columns over time: small multiples ----

WITH
section AS (
  SELECT row_number() OVER (ORDER BY count(*) DESC, section) - 1 AS at,
    section, count(*) AS total
  FROM temp.report_item
  WHERE month IS NOT NULL GROUP BY ifnull(section, '')),
shown AS (SELECT * FROM section WHERE at < 12),
counted AS (
  SELECT section, month / (SELECT min(step) FROM temp.report_bucket) AS n,
    count(*) AS items
  FROM temp.report_item GROUP BY 1, 2),
bar AS (
  SELECT s.at AS cell, s.section, s.total, b.*, ifnull(c.items, 0) AS items
  FROM shown AS s CROSS JOIN temp.report_bucket AS b
  LEFT JOIN counted AS c ON c.n = b.n AND c.section IS s.section),
chart AS (
  SELECT cell,
    printf('<g transform="translate(%d %d)">', cell % 3 * 226, cell / 3 * 104)
    || '<text x="2" y="14">' || report_html(trim(report_pad(
      ifnull(section, '（无栏目）'), 22)))
    || printf('</text><text x="212" y="14" text-anchor="end">%d 篇</text>', total)
    || '<line x1="2" y1="78.5" x2="212" y2="78.5" stroke="#999"/>'
    || group_concat(CASE WHEN items > 0 THEN printf(
      '<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#8c1c13"/>',
      2 + 210.0 * at / bars, 78 - 54.0 * items / most,
      max(min(210.0 / bars * 0.8, 40), 0.6), 54.0 * items / most) ELSE '' END, '')
    || '<text x="2" y="92">' || max(CASE at WHEN 0 THEN label END) || '</text>'
    || CASE WHEN min(bars) > 1 THEN '<text x="212" y="92" text-anchor="end">'
      || max(CASE at WHEN bars - 1 THEN label END) || '</text>' ELSE '' END
    || '</g>' AS svg
  FROM (SELECT *, max(items) OVER () AS most FROM bar)
  GROUP BY cell)
SELECT printf('<h2>各栏目走势</h2><figure><svg viewBox="0 0 680 %d" width="680" '
    || 'height="%d" role="img" aria-label="各栏目走势">',
    (count(*) + 2) / 3 * 104, (count(*) + 2) / 3 * 104)
  || group_concat(svg, '') || '</svg><p class="note">各图纵轴比例相同'
  || CASE WHEN (SELECT count(*) FROM section) > 12
    THEN '；只列前十二个栏目，共 ' || (SELECT count(*) FROM section) || ' 个' ELSE '' END
  || '。</p></figure>' AS html
FROM chart
GROUP BY ''; -- no row, no chart

-- ---- Calendar: the days of up to three years, else months ----

SELECT printf('<h2>出刊日历</h2><figure><svg viewBox="0 0 680 %d" width="680" '
    || 'height="%d" role="img" aria-label="出刊日历"><g fill="#8c1c13">',
    max(strip) * 116 + 110, max(strip) * 116 + 110)
  || group_concat(printf(
    '<rect x="%.1f" y="%d" width="10" height="10" fill-opacity="%.2f"/>',
    48 + week * 11.7, strip * 116 + 22 + weekday * 12,
    CASE WHEN issues = 0 THEN 0.07 ELSE 0.35 + 0.65 * items / most END), '')
  || '</g>' || group_concat(CASE
    WHEN date LIKE '%-01-01' THEN printf('<text x="0" y="%d">%s</text>',
        strip * 116 + 14, substr(date, 1, 4))
      || printf('<text x="42" y="%d" text-anchor="end">周一</text>',
        strip * 116 + 32)
      || printf('<text x="42" y="%d" text-anchor="end">周日</text>',
        strip * 116 + 104)
    ELSE '' END || CASE WHEN date LIKE '%-01'
      THEN printf('<text x="%.1f" y="%d">%d月</text>', 48 + week * 11.7,
        strip * 116 + 14, substr(date, 6, 2)) ELSE '' END, '')
  || '</svg><p class="note">每格一天，颜色越深，当天出的期刊登越多（最多 '
  || CAST(most AS INTEGER) || ' 篇）。' || CASE WHEN vague > 0 THEN '另有 ' || vague
    || ' 期没有日子，不计。' ELSE '' END || '</p></figure>' AS html
FROM (SELECT *, max(1, max(items) OVER ()) AS most FROM temp.report_day)
JOIN (SELECT count(*) AS vague FROM temp.report_issue
  WHERE ifnull(length(date), 0) < 10)
GROUP BY ''; -- no row, no chart

WITH RECURSIVE
month(m) AS (SELECT 1 UNION ALL SELECT m + 1 FROM month WHERE m < 12),
issues AS (
  SELECT month / 12 AS year, month % 12 + 1 AS m, count(*) AS issues
  FROM temp.report_issue WHERE month IS NOT NULL GROUP BY month),
span(first, last) AS (
  SELECT max(min(year), max(year) - 29), max(year) FROM issues),
year(year) AS (
  SELECT first FROM span WHERE first IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM temp.report_day)
  UNION ALL
  SELECT year + 1 FROM year WHERE year < (SELECT last FROM span)),
cell AS (
  SELECT y.year, month.m, ifnull(i.issues, 0) AS issues,
    y.year - (SELECT first FROM span) AS at
  FROM year AS y CROSS JOIN month
  LEFT JOIN issues AS i ON i.year = y.year AND i.m = month.m),
sized AS (SELECT *, max(issues) OVER () AS most FROM cell)
SELECT printf('<h2>各月出刊期数</h2><figure><svg viewBox="0 0 680 %d" width="680" '
    || 'height="%d" role="img" aria-label="各月出刊期数">',
    max(at) * 22 + 46, max(at) * 22 + 46)
  || (SELECT group_concat(printf(
      '<text x="%d" y="16" text-anchor="middle">%d月</text>', 31 + m * 50, m), '')
    FROM month)
  || group_concat(CASE WHEN m = 1 THEN printf(
      '<text x="44" y="%d" text-anchor="end">%d</text>', at * 22 + 37, year)
      ELSE '' END
    || printf('<rect x="%d" y="%d" width="48" height="20" fill="#8c1c13" '
      || 'fill-opacity="%.2f"/>', 7 + m * 50, at * 22 + 22,
      CASE issues WHEN 0 THEN 0.04 ELSE 0.15 + 0.55 * issues / most END)
    || CASE WHEN issues > 0 THEN printf(
      '<text x="%d" y="%d" text-anchor="middle">%d</text>', 31 + m * 50,
      at * 22 + 36, issues) ELSE '' END, '')
  || '</svg></figure>' AS html
FROM sized
GROUP BY ''; -- no row, no chart

-- ---- Gaps and duplicates ----

SELECT '<h2>缺期与重号</h2>' || CASE
  WHEN EXISTS (SELECT 1 FROM v_gap AS g JOIN temp.report_issue AS i
      ON i.issue_id = g.next_issue_id)
    OR EXISTS (SELECT 1 FROM v_duplicate JOIN temp.report_issue USING (issue_id))
  THEN '<table><thead><tr><th>刊物</th><th>情况</th><th class="n">期数</th></tr>'
    || '</thead><tbody>' ELSE '<p>期号连续，没有缺期和重号。</p>' END AS html
WHERE EXISTS (SELECT 1 FROM temp.report_issue);
WITH
fault(part, series, year, first, what, missing) AS (
  SELECT 0, coalesce(nullif(g.series, ''), g.publisher), g.year, g.first,
    '缺' || CASE counted_by WHEN 'total' THEN '总第' ELSE ifnull(year, '') || '年第'
    END || first || CASE WHEN last > first THEN '—' || last ELSE '' END || '期',
    missing
  FROM v_gap AS g JOIN temp.report_issue AS i ON i.issue_id = g.next_issue_id
  UNION ALL
  SELECT 1, coalesce(nullif(d.series, ''), d.publisher), d.year, d.date,
    '重号：' || coalesce('总第' || d.total, ifnull(d.year || '年', '') || '第'
      || d.number) || '期（' || ifnull(d.date, '无日期') || '）', 1
  FROM v_duplicate AS d JOIN temp.report_issue USING (issue_id))
SELECT '<tr><td>' || report_html(ifnull(series, '（刊名不详）')) || '</td><td>'
  || report_html(what) || '</td><td class="n">' || missing || '</td></tr>' AS html
FROM fault ORDER BY part, series, year, first LIMIT 200;
SELECT '</tbody></table>' AS html
WHERE EXISTS (SELECT 1 FROM v_gap AS g JOIN temp.report_issue AS i
    ON i.issue_id = g.next_issue_id)
  OR EXISTS (SELECT 1 FROM v_duplicate JOIN temp.report_issue USING (issue_id));

-- ---- Search ----

SELECT '<h2>检索：' || report_html(q) || '</h2><ol class="hits">' AS html
FROM temp.report_asked WHERE q IS NOT NULL;
-- Marks of two private characters each: they pass through report_html().
-- A hit in the title alone is not said twice.
SELECT '<li>' || CASE WHEN v.headline = replace(replace(h.snippet,
    char(57584, 57585), ''), char(57586, 57587), '')
  THEN '' ELSE report_html(v.headline) || '<br>' END
  || replace(replace(report_html(h.snippet),
    char(57584, 57585), '<mark>'), char(57586, 57587), '</mark>')
  || '（' || report_html(ifnull(v.date, '无日期')) || '）</li>' AS html
FROM (
  SELECT rowid AS article_id, bm25(article_fts, 10, 5, 5, 2, 2, 1) AS score,
    zh_snippet(article_fts, -1, char(57584, 57585), char(57586, 57587), '…', 80)
      AS snippet
  FROM article_fts
  WHERE article_fts MATCH '"' || ifnull((
    SELECT replace(q, '"', '""') FROM temp.report_asked), '') || '"'
  ORDER BY score, rowid
  LIMIT (SELECT top FROM temp.report_asked)) AS h
JOIN v_item AS v ON v.article_id = h.article_id
ORDER BY h.score, h.article_id;
SELECT '</ol><p class="note">在全部 ' || (SELECT count(*) FROM article)
  || ' 篇中查到 ' || hits || ' 篇' || CASE WHEN hits > top THEN '，列出前 ' || top
    || ' 篇' ELSE '' END || '。</p>' AS html
FROM temp.report_asked JOIN (SELECT count(*) AS hits FROM article_fts
  WHERE article_fts MATCH '"' || ifnull((
    SELECT replace(q, '"', '""') FROM temp.report_asked), '') || '"')
WHERE q IS NOT NULL;

-- ---- General contents ----

SELECT '<h2>总目录</h2>' || CASE WHEN count(*) > 300
  THEN '<p class="note">只列最近 300 篇，共 ' || count(*) || ' 篇。</p>'
  ELSE '' END || '<table class="fixed"><colgroup><col><col style="width: 29%">'
  || '<col style="width: 13%"><col style="width: 15%"></colgroup>'
  || '<thead><tr><th>题目</th><th>供稿</th><th>期</th><th>日期</th></tr></thead>'
  || '<tbody>' AS html
FROM temp.report_item GROUP BY '';
WITH
shown AS (
  SELECT r.* FROM temp.report_item AS r
  ORDER BY r.date DESC, r.issue_id DESC, r.article_id LIMIT 300),
first AS (
  SELECT section, min(ifnull(date, '~')) AS first, min(article_id) AS least
  FROM shown GROUP BY ifnull(section, '')),
line(nowhere, first, least, part, date, article_id, html) AS (
  SELECT section IS NULL, first, least, 0, '', 0,
    '<tr class="part"><td colspan="4">'
    || report_html('【' || ifnull(section, '其他') || '】') || '</td></tr>'
  FROM first
  UNION ALL
  SELECT f.section IS NULL, f.first, f.least, 1, ifnull(s.date, '~'), s.article_id,
    '<tr><td>' || report_html(v.headline) || '</td><td>'
    || report_html((SELECT group_concat(unit, '、') FROM (
      SELECT unit FROM temp.report_unit AS u
      WHERE u.article_id = s.article_id ORDER BY u.rowid)))
    || '</td><td>' || report_html('第' || i.number
      || ifnull('—' || i.number_end, '') || '期') || '</td><td class="d">'
    || report_html(v.date) || '</td></tr>'
  FROM shown AS s JOIN first AS f ON f.section IS s.section
  JOIN v_item AS v ON v.article_id = s.article_id
  JOIN issue AS i ON i.issue_id = s.issue_id)
SELECT html FROM line
ORDER BY nowhere, first, least, part, date, article_id;
SELECT '</tbody></table>' AS html FROM temp.report_item GROUP BY '';

-- ---- What came in, item by item, where a period is asked for ----

SELECT '<h2>来稿登记</h2>' || CASE WHEN count(*) > 300
  THEN '<p class="note">只列最近 300 篇，共 ' || count(*) || ' 篇。</p>'
  ELSE '' END || '<table class="fixed"><colgroup><col style="width: 29%"><col>'
  || '<col style="width: 15%"><col style="width: 17%"></colgroup>'
  || '<thead><tr><th>单位</th><th>题目</th><th>收到</th><th>采用</th></tr></thead>'
  || '<tbody>' AS html
FROM temp.report_sent
WHERE (SELECT coalesce(since, until) IS NOT NULL FROM temp.report_asked)
GROUP BY '';
SELECT '<tr><td>' || report_html(s.unit) || '</td><td>' || report_html(s.title)
  || '</td><td class="d">' || report_html(s.date) || '</td><td>'
  || report_html(CASE WHEN s.article_id IS NULL THEN '—' ELSE coalesce(
    i.year || '年第' || i.number || ifnull('—' || i.number_end, '') || '期',
    i.date, '已采用') END) || '</td></tr>' AS html
FROM (SELECT * FROM temp.report_sent ORDER BY date DESC, submission_id DESC
  LIMIT 300) AS s
LEFT JOIN article AS a ON a.article_id = s.article_id
LEFT JOIN issue AS i ON i.issue_id = a.issue_id
WHERE (SELECT coalesce(since, until) IS NOT NULL FROM temp.report_asked)
ORDER BY s.unit COLLATE zh_pinyin, s.date, s.submission_id;
SELECT '</tbody></table>' AS html FROM temp.report_sent
WHERE (SELECT coalesce(since, until) IS NOT NULL FROM temp.report_asked)
GROUP BY '';

-- ---- Notes: what no table holds ----
--
-- Where a period is asked for: not of files, and not what is on every page.

WITH
told AS (
  SELECT n.note_id, n.code, coalesce(f.path, '（无名）') AS path, n.message,
    (SELECT min(r.n) FROM temp.report_note AS r WHERE r.code = n.code
      AND ifnull(n.message, '') GLOB r.pattern) AS row
  FROM note AS n LEFT JOIN file AS f ON f.file_id = n.file_id
  JOIN (SELECT coalesce(since, until) IS NULL AS whole FROM temp.report_asked)
  WHERE n.issue_id IN (SELECT issue_id FROM temp.report_issue)
      AND (whole OR n.code NOT IN ('furniture', 'rule', 'shell'))
    OR n.issue_id IS NULL AND whole),
line AS (
  SELECT ifnull(r.label, t.code) AS label, count(*) AS places,
    ifnull(r.meaning, '') AS meaning, min(CASE r.example WHEN 'path' THEN t.path
      WHEN 'tail' THEN substr(t.message, instr(t.message, ': ') + 2)
      ELSE trim(t.message) END) AS example
  FROM told AS t LEFT JOIN temp.report_note AS r ON r.n = t.row
  GROUP BY ifnull(t.row, t.code))
SELECT CASE row_number() OVER (ORDER BY places DESC, label, meaning) WHEN 1
  THEN '<h2>数据说明</h2><p class="note">下列文字没有计入稿件，或读得不准，可据此核对原件。'
    || '</p><table class="fixed"><colgroup><col style="width: 20%">'
    || '<col style="width: 8%"><col><col style="width: 32%"></colgroup>'
    || '<thead><tr><th>类别</th><th class="n">处数</th><th>说明</th><th>举例</th>'
    || '</tr></thead><tbody>' ELSE '' END
  || '<tr><td>' || report_html(label) || '</td><td class="n">' || places
  || '</td><td>' || report_html(meaning) || '</td><td>'
  || report_html(trim(report_pad(ifnull(example, ''), 72))) || '</td></tr>'
  || CASE count(*) OVER () WHEN row_number() OVER (
    ORDER BY places DESC, label, meaning) THEN '</tbody></table>' ELSE '' END
  AS html
FROM line
ORDER BY places DESC, label, meaning;

-- ---- Who made it, and when ----

SELECT '<div class="sign">' || report_html(ifnull(coalesce(office, (
    SELECT publisher FROM issue WHERE publisher IS NOT NULL GROUP BY publisher
    HAVING count(*) * 2 > (SELECT count(*) FROM issue))), ''))
  || '<br>' || report_html(CASE WHEN made GLOB '????-??-??' THEN
    printf('%d年%d月%d日', substr(made, 1, 4), substr(made, 6, 2),
      substr(made, 9, 2)) ELSE made END) || '</div>
</body>
</html>' AS html
FROM temp.report_asked;

DROP TABLE temp.report_asked;
DROP TABLE temp.report_issue;
DROP TABLE temp.report_item;
DROP TABLE temp.report_unit;
DROP TABLE temp.report_sent;
DROP TABLE temp.report_bucket;
DROP TABLE temp.report_day;
DROP TABLE temp.report_note;
