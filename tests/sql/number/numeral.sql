-- zh_numeral: zeros, tens, large units, decimals, styles, wrong calls.
CREATE TABLE n(n);
INSERT INTO n VALUES (0), (6), (10), (14), (20), (106), (110), (116), (1006),
(1016), (1060), (10600), (60106), (100016), (700007), (1000700), (12000000),
(70000007), (100000000), (1000100000), (1010001000), (123012301230),
(1000000000000), (70000700000007), (10000000000000000), (30000000500000000),
(9223372036854775807), (-9223372036854775807 - 1), (-14), (0.1), (0.25), (-7.5),
(16.0), (0.00006), (1e20), (12345678.9), (-0.0), ('1.50'), ('-007'), ('.5'),
('1e3');
SELECT n, zh_numeral(n), zh_numeral(n, 'financial'), zh_numeral(n, 'digits')
FROM n;
SELECT n FROM n WHERE zh_number(zh_numeral(n)) IS NOT n + 0
   OR zh_number(zh_numeral(n, 'financial')) IS NOT n + 0
   OR zh_number(zh_numeral(n, 'digits')) IS NOT n + 0;
SELECT zh_numeral(NULL) IS NULL, zh_numeral('six') IS NULL,
       zh_numeral('') IS NULL, zh_numeral(9e999) IS NULL,
       zh_numeral(6, NULL) IS NULL, zh_numeral(CAST('16' AS BLOB));
SELECT zh_numeral(6, 'upper');
SELECT zh_numeral(6, '');
SELECT zh_numeral();
