-- grams 1 or 2, once; anything else is refused.
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese grams 3');
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese grams 12');
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese grams');
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese 2');
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese grams 1 grams 2');
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese grams 2 more');
CREATE VIRTUAL TABLE a USING fts5(x, tokenize="chinese ''");
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese remove_diacritics');
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese');
CREATE VIRTUAL TABLE b USING fts5(x, tokenize='chinese grams 1');
CREATE VIRTUAL TABLE c USING fts5(x, tokenize="chinese grams '2'");
SELECT count(*) FROM a, b, c;
SELECT qikan_index_version();
