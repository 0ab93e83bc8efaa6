-- Any bytes can be stored and searched.
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese_pinyin');
CREATE VIRTUAL TABLE v USING fts5vocab(t, instance);
INSERT INTO t VALUES
  (CAST(x'E4B9A0E5E8BF91' AS TEXT)),         -- a lead byte alone
  (CAST(x'E4B9A0FF41C08042' AS TEXT)),       -- no UTF-8, an over-long NUL
  (CAST(x'E4B9A000E8BF91' AS TEXT)),         -- NUL
  (CAST(x'E4B9' AS TEXT)),                   -- cut at the end
  (CAST(x'41EDA080EDB08042' AS TEXT)),       -- surrogates
  ('㍿㈱①');                                  -- several in one character
SELECT doc, group_concat(term, ' ')
  FROM (SELECT * FROM v ORDER BY doc, offset, term) GROUP BY doc;
INSERT INTO t(t) VALUES ('integrity-check');
INSERT INTO t(rowid, x) VALUES (100, replace(hex(zeroblob(20000)), '0', 'a'));
SELECT count(*), max(length(term)) FROM v WHERE doc = 100;
INSERT INTO t(t) VALUES ('integrity-check');
