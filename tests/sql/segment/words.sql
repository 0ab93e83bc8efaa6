-- Words, where they stand, and their kinds. Lists differ from build to build:
-- all words here are in our own.
.mode list
SELECT * FROM zh_words('市委党史研究室，2020年6月9日，GB18030第三期');
SELECT '-- scalar';
SELECT zh_words('市委党史研究室，2020年6月9日，GB18030第三期');
SELECT '-- start and length count as substr() does';
SELECT count(*), sum(word = substr(t, start, length)) FROM
  (SELECT '𠀀党史é 3.5%
供稿……カナ' || CAST(x'FFE5' AS TEXT) || '简报' AS t), zh_words(t);
SELECT '-- line ends, page numbers and blanks inside words';
SELECT seq, quote(word), start, length, kind FROM zh_words('党

史，在党史供
 3
' || char(12) || '稿，简　报');
SELECT zh_words('党

史，简　报');
SELECT '-- traditional, full width, radicals';
SELECT zh_words('黨史，簡報，ＧＢ１８０３０，⽀部');
SELECT '-- dates and numbers';
SELECT group_concat(word || ':' || kind, ' ') FROM zh_words(
  '2020 年 6月 9 日，2020年6月，2020年，6月9日、二〇二〇年六月九日，2020-06-09 2020.6.9');
SELECT group_concat(word || ':' || kind, ' ') FROM zh_words(
  '三十 十三万 3万 第三 第3 3.5 5,000 12% 10:30 1/3 13月');
SELECT group_concat(word || ':' || kind, ' ') FROM zh_words(
  'Wi-Fi G.D.P 4G o''clock カタカナ ……！ “党史”');
SELECT '-- join';
SELECT a.n, w.word FROM (SELECT 1 AS n, '党史简报' AS t
  UNION ALL SELECT 2, NULL UNION ALL SELECT 3, '' UNION ALL SELECT 4, '供稿') a,
  zh_words(a.t) w;
