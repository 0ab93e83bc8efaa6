-- NULL, numbers, BLOBs and wrong calls.
CREATE VIRTUAL TABLE t USING fts5(x, y, tokenize='chinese');
INSERT INTO t VALUES ('水利局2020', x'E6B0B4E588A9');
SELECT zh_highlight(t, 0, NULL, ']') FROM t('水利');
SELECT zh_highlight(t, 0, 1, x'E5B180') FROM t('水利');
SELECT zh_highlight(t, 1, '[', ']') FROM t('水利');
SELECT zh_highlight(t, '0', '[', ']'), zh_highlight(t, 0.9, '[', ']')
  FROM t('水利');
SELECT zh_highlight(t, 2, '[', ']') FROM t('水利');
SELECT zh_highlight(t, -1, '[', ']') FROM t('水利');
SELECT zh_highlight(t, NULL, '[', ']') FROM t('水利');
SELECT zh_highlight(t, 'x', '[', ']') FROM t('水利');
SELECT zh_highlight(t, 0, '[') FROM t('水利');
SELECT zh_highlight(t) FROM t('水利');
SELECT zh_snippet(t, 0, '[', ']', NULL, 2) FROM t('利');
SELECT zh_snippet(t, 0, '[', ']', '…', '2') FROM t('利');
SELECT zh_snippet(t, 0, '[', ']', '…', 9e99) FROM t('利');
SELECT zh_snippet(t, 0, '[', ']', '…', 0) FROM t('利');
SELECT zh_snippet(t, 0, '[', ']', '…', -3) FROM t('利');
SELECT zh_snippet(t, 0, '[', ']', '…', NULL) FROM t('利');
SELECT zh_snippet(t, 0, '[', ']', '…', 'ten') FROM t('利');
SELECT zh_snippet(t, -2, '[', ']', '…', 9) FROM t('利');
SELECT zh_snippet(t, 2, '[', ']', '…', 9) FROM t('利');
SELECT zh_snippet(t, 0, '[', ']', '…') FROM t('利');
SELECT zh_highlight('t', 0, '[', ']');
SELECT zh_snippet('t', 0, '[', ']', '…', 9);
SELECT zh_mark('水利', '利');
SELECT zh_mark(NULL, '利', '[', ']') IS NULL;
SELECT zh_mark('水利', NULL, '[', ']'), zh_mark('水利', '利', NULL, NULL);
SELECT zh_mark(2020, 2020, 1, 2), zh_mark(x'E6B0B4', '水', '[', ']');
SELECT zh_mark('', '', '', '') = '', typeof(zh_mark(1, 2, 3, 4));
.print a result that is too long is refused
SELECT zh_mark(replace(hex(zeroblob(50000)), '00', '一'), '一 "a"',
  hex(zeroblob(9)), '') IS NOT NULL;
SELECT length(zh_mark(replace(hex(zeroblob(20000)), '00', '一，'), '一',
  hex(zeroblob(100000)), ''));
