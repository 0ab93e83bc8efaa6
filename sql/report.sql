-- report.sql: the archive as one HTML page, to be read, printed and handed in.
--
--   sqlite3 archive.db -cmd '.load ./qikan' '.read sql/report.sql' > report.html
--
-- One file: charts are SVG, nothing is loaded, nothing runs.  settings: title,
-- office, date (of making), since, until (the period), q (what to search for;
-- not set: no such part), top (units, hits).
-- Every SELECT gives rows of one column, which are the lines of the page; from
-- other languages run the statements one by one and write out what they give.
-- Only temporary tables are made.  All text goes through report_html().

DROP TABLE IF EXISTS temp.report_item;
DROP TABLE IF EXISTS temp.report_unit;
DROP TABLE IF EXISTS temp.report_bucket;

-- The items of the period; quarter counts quarters, four a year.
CREATE TEMP TABLE report_item AS
WITH
period(since, until) AS (
  SELECT (SELECT nullif(value, '') FROM setting WHERE name = 'since'),
    (SELECT nullif(value, '') FROM setting WHERE name = 'until'))
SELECT a.article_id, i.issue_id, i.date, a.section, a.chars,
  CASE WHEN i.date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*'
    THEN substr(i.date, 1, 4) * 4 + (substr(i.date, 6, 2) + 2) / 3 - 1
  END AS quarter
FROM period AS p CROSS JOIN issue AS i CROSS JOIN article AS a
WHERE a.issue_id = i.issue_id
  AND (p.since IS NULL OR i.date >= p.since)
  AND (p.until IS NULL OR i.date <= p.until);

CREATE TEMP TABLE report_unit AS
SELECT coalesce(c.org, c.name, c.person) AS unit, r.article_id, r.issue_id,
  r.quarter, r.chars
FROM temp.report_item AS r CROSS JOIN credit AS c
WHERE c.article_id = r.article_id
  AND coalesce(c.org, c.name, c.person) IS NOT NULL
  AND ifnull(c.role, '') NOT IN (
    SELECT role FROM credit_role WHERE NOT contributes)
GROUP BY coalesce(c.org, c.name, c.person), r.article_id
ORDER BY min(c.credit_id);
CREATE INDEX temp.report_unit_article ON report_unit(article_id);

-- What one bar stands for: a quarter, or a year where there are more than 16.
CREATE TEMP TABLE report_bucket AS
WITH RECURSIVE
span(first, last, step) AS (
  SELECT min(quarter), max(quarter),
    CASE WHEN max(quarter) - min(quarter) < 16 THEN 1 ELSE 4 END
  FROM temp.report_item),
bucket(n, step) AS (
  SELECT first / step, step FROM span WHERE first IS NOT NULL
  UNION ALL
  SELECT b.n + 1, b.step FROM bucket AS b, span AS s WHERE b.n < s.last / s.step)
SELECT n, step, row_number() OVER (ORDER BY n) - 1 AS at,
  count(*) OVER () AS bars,
  CASE step WHEN 4 THEN CAST(n AS TEXT)
    ELSE printf('%d.%d', n / 4, n % 4 + 1) END AS label
FROM bucket;

SELECT '<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>' || report_html(title) || '</title>
<style>
@page { size: A4; margin: 18mm 16mm 16mm;
  @bottom-center { content: counter(page) " / " counter(pages); } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 760px; color: #222;
  font: 14px/1.6 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC",
  SimSun, serif; }
h1, h2, th, svg text, .cover b { font-family: "Noto Sans CJK SC",
  "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", SimHei, sans-serif; }
h1 { margin: 16px 0 4px; font-size: 28px; text-align: center; color: #8c1c13; }
h2 { margin: 30px 0 8px; padding-bottom: 3px; font-size: 18px;
  border-bottom: 2px solid #8c1c13; break-after: avoid; }
h3 { margin: 14px 0 4px; font-size: 15px; break-after: avoid; }
p { margin: 4px 0; }
.under { text-align: center; color: #555; }
.cover { display: flex; flex-wrap: wrap; margin: 22px 0; padding: 0;
  border: 1px solid #ccc; }
.cover div { flex: 1 0 25%; padding: 10px 6px; text-align: center; }
.cover b { display: block; font-size: 24px; line-height: 1.3; }
.note { color: #555; font-size: 12px; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 3px 6px; text-align: left; vertical-align: top;
  border-bottom: 1px solid #ddd; overflow-wrap: anywhere; }
th { border-bottom: 1px solid #222; white-space: nowrap; }
.n { text-align: right; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.toc { table-layout: fixed; }
.toc td:nth-child(2) { width: 27%; }
.toc td:nth-child(3) { width: 12%; }
.toc td:nth-child(4) { width: 16%; }
.d { white-space: nowrap; }
tfoot td { border-top: 1px solid #222; font-weight: bold; }
figure { margin: 8px 0; break-inside: avoid; }
svg { display: block; max-width: 100%; height: auto; }
svg.sparkline { color: #8c1c13; max-width: none; }
svg text { font-size: 12px; fill: #333; }
.hits li { margin: 6px 0; break-inside: avoid; }
mark { background: #ffe08a; color: inherit; }
footer { margin-top: 28px; color: #555; font-size: 12px; text-align: right; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
</style>
</head>
<body>
<h1>' || report_html(title) || '</h1>
<p class="under">' || report_html(ifnull(nullif(office, '') || '　', '')
  || ifnull(period, '（无日期）')) || '</p>' AS html
FROM (SELECT
  coalesce((SELECT nullif(value, '') FROM setting WHERE name = 'title'),
    (SELECT series FROM issue WHERE series IS NOT NULL
      GROUP BY series
      HAVING count(*) * 2 > (SELECT count(*) FROM issue)) || '统计报告',
    '简报档案统计报告') AS title,
  coalesce((SELECT nullif(value, '') FROM setting WHERE name = 'office'),
    (SELECT publisher FROM issue WHERE publisher IS NOT NULL
      GROUP BY publisher
      HAVING count(*) * 2 > (SELECT count(*) FROM issue))) AS office,
  (SELECT coalesce((SELECT nullif(value, '') FROM setting
      WHERE name = 'since'), min(date)) || ' 至 '
    || coalesce((SELECT nullif(value, '') FROM setting
      WHERE name = 'until'), max(date)) FROM temp.report_item) AS period);

SELECT '<div class="cover"><div><b>' || count(DISTINCT issue_id)
  || '</b>期</div><div><b>' || count(*) || '</b>篇</div><div><b>'
  || CASE WHEN total(chars) >= 100000 THEN printf('%.1f 万', sum(chars) / 10000.0)
    ELSE ifnull(sum(chars), 0) END
  || '</b>字</div><div><b>' || (SELECT count(DISTINCT unit)
    FROM temp.report_unit) || '</b>个供稿单位（人）</div></div>' AS html
FROM temp.report_item;

-- ---- Items per quarter, or year: bars ----

SELECT '<h2>' || CASE (SELECT min(step) FROM temp.report_bucket)
    WHEN 4 THEN '各年' ELSE '各季度' END || '刊登篇数</h2>' AS html;
WITH
bar AS (
  SELECT b.*, count(r.article_id) AS items
  FROM temp.report_bucket AS b
  LEFT JOIN temp.report_item AS r ON r.quarter / b.step = b.n
  GROUP BY b.n),
sized AS (
  SELECT *, 640.0 / bars AS wide, max(items) OVER () AS most FROM bar)
SELECT '<figure><svg viewBox="0 0 680 190" width="680" height="190" role="img">'
  || '<line x1="20" y1="160.5" x2="660" y2="160.5" stroke="#999"/>'
  || group_concat(
    printf('<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#8c1c13"/>',
      20 + at * wide + wide * 0.15, 160 - 130.0 * items / most,
      min(wide * 0.7, 60), 130.0 * items / most)
    || CASE WHEN wide >= 34 THEN
      printf('<text x="%.1f" y="%.1f" text-anchor="middle">%d</text>',
        20 + at * wide + wide * 0.15 + min(wide * 0.7, 60) / 2,
        154 - 130.0 * items / most, items) ELSE '' END
    || CASE WHEN at % CAST(1 + 42 / wide AS INTEGER) = 0 THEN
      printf('<text x="%.1f" y="178" text-anchor="middle">%s</text>',
        20 + at * wide + wide * 0.15 + min(wide * 0.7, 60) / 2, label)
      ELSE '' END, '')
  || CASE WHEN min(wide) < 34 THEN
    printf('<text x="660" y="14" text-anchor="end">最多 %d 篇</text>', most)
    ELSE '' END
  || '</svg></figure>' AS html
FROM sized
GROUP BY ''; -- no row, no chart
SELECT '<p class="note">横轴为年份和季度（2020.2 即 2020 年第二季度）。'
  || CASE WHEN (SELECT count(*) FROM temp.report_item WHERE quarter IS NULL) > 0
    THEN '另有 ' || (SELECT count(*) FROM temp.report_item
      WHERE quarter IS NULL) || ' 篇所在的期没有月份，不计。' ELSE '' END
  || '</p>' AS html
FROM temp.report_bucket WHERE at = 0 AND step = 1;

-- ---- Units ranked: horizontal bars ----

SELECT '<h2>供稿单位排名</h2>' AS html;
WITH
unit AS (
  SELECT unit, count(*) AS items FROM temp.report_unit GROUP BY unit
  ORDER BY items DESC, unit
  LIMIT coalesce((SELECT nullif(value, '') + 0 FROM setting
    WHERE name = 'top'), 20)),
ranked AS (
  SELECT row_number() OVER (ORDER BY items DESC, unit) - 1 AS at,
    max(items) OVER () AS most, *
  FROM unit)
SELECT printf('<figure><svg viewBox="0 0 680 %d" width="680" height="%d">',
    count(*) * 20 + 4, count(*) * 20 + 4)
  || group_concat(
    printf('<text x="196" y="%d" text-anchor="end">%s</text>', at * 20 + 15,
      report_html(trim(report_pad(unit, 28))))
    || printf('<rect x="204" y="%d" width="%.1f" height="14" fill="#33658a"/>',
      at * 20 + 4, 420.0 * items / most)
    || printf('<text x="%.1f" y="%d">%d</text>', 210 + 420.0 * items / most,
      at * 20 + 15, items), '')
  || '</svg></figure>' AS html
FROM ranked
GROUP BY ''; -- no row, no chart

-- ---- Columns over time: small multiples ----

SELECT '<h2>各栏目走势</h2>' AS html;
WITH
section AS (
  SELECT row_number() OVER (ORDER BY count(*) DESC, section) - 1 AS at,
    section, count(*) AS total
  FROM temp.report_item
  WHERE quarter IS NOT NULL GROUP BY ifnull(section, '')),
shown AS (SELECT * FROM section WHERE at < 12),
bar AS (
  SELECT s.at AS cell, s.section, s.total, b.*, count(r.article_id) AS items
  FROM shown AS s CROSS JOIN temp.report_bucket AS b
  LEFT JOIN temp.report_item AS r
    ON r.quarter / b.step = b.n AND r.section IS s.section
  GROUP BY s.at, b.n),
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
    || '<text x="2" y="92">' || min(label) || '</text>'
    || CASE WHEN min(bars) > 1 THEN '<text x="212" y="92" text-anchor="end">'
      || max(label) || '</text>' ELSE '' END || '</g>' AS svg
  FROM (SELECT *, max(items) OVER () AS most FROM bar)
  GROUP BY cell)
SELECT printf('<figure><svg viewBox="0 0 680 %d" width="680" height="%d">',
    (count(*) + 2) / 3 * 104, (count(*) + 2) / 3 * 104)
  || group_concat(svg, '') || '</svg></figure><p class="note">'
  || '各图纵轴比例相同；最多列出十二个栏目。</p>' AS html
FROM chart
GROUP BY ''; -- no row, no chart

-- ---- Issues by month: heat map ----

SELECT '<h2>各月出刊期数</h2>' AS html;
WITH RECURSIVE
month(m) AS (SELECT 1 UNION ALL SELECT m + 1 FROM month WHERE m < 12),
issues AS (
  SELECT CAST(substr(date, 1, 4) AS INTEGER) AS year,
    CAST(substr(date, 6, 2) AS INTEGER) AS m, count(DISTINCT issue_id) AS issues
  FROM temp.report_item WHERE quarter IS NOT NULL GROUP BY 1, 2),
span(first, last) AS (
  SELECT max(min(year), max(year) - 29), max(year) FROM issues),
year(year) AS (
  SELECT first FROM span WHERE first IS NOT NULL UNION ALL
  SELECT year + 1 FROM year WHERE year < (SELECT last FROM span)),
cell AS (
  SELECT y.year, month.m, ifnull(i.issues, 0) AS issues,
    y.year - (SELECT first FROM span) AS at
  FROM year AS y CROSS JOIN month
  LEFT JOIN issues AS i ON i.year = y.year AND i.m = month.m),
sized AS (SELECT *, max(issues) OVER () AS most FROM cell)
SELECT printf('<figure><svg viewBox="0 0 680 %d" width="680" height="%d">',
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

-- ---- Units: sent, adopted, printed ----

SELECT '<h2>各单位报送与采用</h2>
<table><thead><tr><th class="n">名次</th><th>单位</th><th class="n">报送</th>'
  || '<th class="n">采用</th><th class="n">采用率</th><th class="n">刊登</th>'
  || '<th class="n">字数</th><th>走势</th></tr></thead><tbody>' AS html;
WITH
period(since, until) AS (
  SELECT (SELECT nullif(value, '') FROM setting WHERE name = 'since'),
    (SELECT nullif(value, '') FROM setting WHERE name = 'until')),
sent AS (
  SELECT coalesce(org, person, '（未填单位）') AS unit, count(*) AS sent,
    count(article_id) AS adopted
  FROM period AS p JOIN submission AS s
  WHERE (p.since IS NULL OR s.date >= p.since)
    AND (p.until IS NULL OR s.date <= p.until)
  GROUP BY 1),
line AS (
  SELECT u.unit, b.at, count(r.article_id) AS items
  FROM (SELECT DISTINCT unit FROM temp.report_unit) AS u
  CROSS JOIN temp.report_bucket AS b
  LEFT JOIN temp.report_unit AS r
    ON r.unit = u.unit AND r.quarter / b.step = b.n
  GROUP BY u.unit, b.at),
drawn AS (
  SELECT unit, report_sparkline(at, items) AS spark FROM line GROUP BY unit),
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
  SELECT rank() OVER (ORDER BY printed DESC, adopted DESC) AS place, *
  FROM unit)
SELECT '<tr><td class="n">' || r.place || '</td><td>' || report_html(r.unit)
  || '</td><td class="n">' || r.sent || '</td><td class="n">' || r.adopted
  || '</td><td class="n">' || CASE WHEN r.sent > 0
    THEN printf('%.1f%%', 100.0 * r.adopted / r.sent) ELSE '—' END
  || '</td><td class="n">' || r.printed || '</td><td class="n">'
  || ifnull(r.chars, 0) || '</td><td>' || ifnull(d.spark, '') || '</td></tr>'
  AS html
FROM ranked AS r LEFT JOIN drawn AS d ON d.unit = r.unit
ORDER BY r.place, r.unit;
SELECT '</tbody></table><p class="note">报送、采用：本期间收到的来稿及其中已刊登的；'
  || '刊登：本期间各期所载。联合供稿每个单位各计一篇。</p>' AS html;

-- ---- General contents ----

SELECT '<h2>总目录</h2>' || CASE WHEN count(*) > 300
  THEN '<p class="note">只列最近 300 篇，共 ' || count(*) || ' 篇。</p>'
  ELSE '' END AS html
FROM temp.report_item;
WITH
shown AS (
  SELECT r.* FROM temp.report_item AS r
  ORDER BY r.date DESC, r.issue_id DESC, r.article_id LIMIT 300),
first AS (
  SELECT section, min(ifnull(date, '~')) AS first, min(article_id) AS least
  FROM shown GROUP BY ifnull(section, '')),
line(nowhere, first, least, part, date, article_id, html) AS (
  SELECT section IS NULL, first, least, 0, '', 0, '<h3>'
    || report_html('【' || ifnull(section, '其他') || '】')
    || '</h3><table class="toc"><tbody>'
  FROM first
  UNION ALL
  SELECT f.section IS NULL, f.first, f.least, 1, ifnull(s.date, '~'), s.article_id,
    '<tr><td>' || report_html(v.headline) || '</td><td>'
    || report_html((SELECT group_concat(unit, '、') FROM (
      SELECT unit FROM temp.report_unit AS u
      WHERE u.article_id = s.article_id ORDER BY u.rowid)))
    || '</td><td class="d">' || report_html('第' || i.number
      || ifnull('—' || i.number_end, '') || '期') || '</td><td class="d">' || report_html(v.date) || '</td></tr>'
  FROM shown AS s JOIN first AS f ON f.section IS s.section
  JOIN v_item AS v ON v.article_id = s.article_id
  JOIN issue AS i ON i.issue_id = s.issue_id
  UNION ALL
  SELECT section IS NULL, first, least, 2, '', 0, '</tbody></table>' FROM first)
SELECT html FROM line
ORDER BY nowhere, first, least, part, date, article_id;

-- ---- Search ----

SELECT '<h2>检索：' || report_html(value) || '</h2><ol class="hits">' AS html
FROM setting WHERE name = 'q' AND value <> '';
-- Marks of two private characters each: they pass through report_html().
SELECT '<li>' || report_html(v.headline) || '（' || report_html(v.date)
  || '）<br>' || replace(replace(report_html(h.snippet),
    char(57584, 57585), '<mark>'), char(57586, 57587), '</mark>')
  || '</li>' AS html
FROM (
  SELECT rowid AS article_id, bm25(article_fts, 10, 5, 5, 2, 2, 1) AS score,
    zh_snippet(article_fts, -1, char(57584, 57585), char(57586, 57587), '…', 80)
      AS snippet
  FROM article_fts
  WHERE article_fts MATCH '"' || ifnull((
    SELECT replace(value, '"', '""') FROM setting WHERE name = 'q'), '') || '"'
  ORDER BY score, rowid
  LIMIT coalesce((SELECT nullif(value, '') + 0 FROM setting
    WHERE name = 'top'), 20)) AS h
JOIN v_item AS v ON v.article_id = h.article_id
ORDER BY h.score, h.article_id;
SELECT '</ol>' AS html FROM setting WHERE name = 'q' AND value <> '';

-- ---- Gaps, duplicates, notes ----

SELECT '<h2>缺期与重号</h2>' || CASE
  WHEN EXISTS (SELECT 1 FROM v_gap) OR EXISTS (SELECT 1 FROM v_duplicate)
  THEN '<table><thead><tr><th>刊物</th><th>情况</th><th class="n">期数</th></tr>'
    || '</thead><tbody>' ELSE '<p>期号连续，没有缺期和重号。</p>' END AS html;
SELECT '<tr><td>' || report_html(coalesce(nullif(series, ''), publisher))
  || '</td><td>缺' || CASE counted_by WHEN 'total' THEN '总第' ELSE year || '年第' END
  || first || CASE WHEN last > first THEN '—' || last ELSE '' END
  || '期</td><td class="n">' || missing || '</td></tr>' AS html
FROM v_gap ORDER BY series, year, first LIMIT 200;
SELECT '<tr><td>' || report_html(coalesce(nullif(series, ''), publisher))
  || '</td><td>重号：' || report_html(coalesce('总第' || total,
    year || '年第' || number) || '期（' || ifnull(date, '无日期') || '）')
  || '</td><td class="n">1</td></tr>' AS html
FROM v_duplicate ORDER BY series, date LIMIT 200;
SELECT '</tbody></table>' AS html
WHERE EXISTS (SELECT 1 FROM v_gap) OR EXISTS (SELECT 1 FROM v_duplicate);

SELECT '<h2>未能归入的内容</h2><table><thead><tr><th>类别</th>'
  || '<th class="n">处数</th><th>举例</th></tr></thead><tbody>' AS html
WHERE EXISTS (SELECT 1 FROM note);
SELECT '<tr><td>' || report_html(CASE code WHEN 'furniture' THEN '页码、页眉'
    WHEN 'rule' THEN '分隔线' WHEN 'shell' THEN '网页残留'
    WHEN 'foot' THEN '版权页文字' WHEN 'masthead' THEN '报头其他文字'
    WHEN 'unassigned' THEN '不属任何稿件的文字'
    WHEN 'toc_missing' THEN '目录有而正文未见' WHEN 'bytes' THEN '乱码'
    WHEN 'no_masthead' THEN '没有报头' WHEN 'unreadable' THEN '读不出的文件'
    WHEN 'empty' THEN '空文件' WHEN 'no_issue' THEN '不是简报的文件'
    WHEN 'known' THEN '重复的文件'
    ELSE code END) || '</td><td class="n">' || count(*) || '</td><td>'
  || report_html(trim(report_pad(ifnull(min(message), ''), 70))) || '</td></tr>'
  AS html
FROM note GROUP BY code ORDER BY count(*) DESC, code;
SELECT '</tbody></table>' AS html WHERE EXISTS (SELECT 1 FROM note);

SELECT '<footer>' || report_html(coalesce(
  (SELECT nullif(value, '') FROM setting WHERE name = 'date'),
  date('now', 'localtime'))) || ' 编制</footer>
</body>
</html>' AS html;

DROP TABLE temp.report_item;
DROP TABLE temp.report_unit;
DROP TABLE temp.report_bucket;
