-- How a scalar function takes its arguments.

-- NULL in, NULL out.
SELECT zh_fold(NULL) IS NULL;

-- Numbers read as their text, a BLOB as the UTF-8 bytes that it holds.
SELECT zh_fold(12), zh_fold(1.5), zh_fold(x'e4b9a0');
SELECT typeof(zh_fold(''));

-- The wrong number of arguments.
SELECT zh_fold();
SELECT zh_fold('a', 'b');
SELECT qikan_version('a');

-- Deterministic: an index may use it, so may a generated column and a CHECK.
CREATE TABLE person(name TEXT, folded TEXT AS (zh_fold(name)) STORED,
  CONSTRAINT not_empty CHECK (length(zh_fold(name)) > 0));
CREATE INDEX person_folded ON person(zh_fold(name));
INSERT INTO person(name) VALUES ('ＬＩ'), ('Li');
SELECT name, folded FROM person WHERE zh_fold(name) = 'li';
INSERT INTO person(name) VALUES ('');

-- Malformed text is no error.
SELECT length(zh_fold(x'e4b9')) > 0;
