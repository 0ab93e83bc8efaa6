-- The tokenizer takes no argument yet.
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese grams 3');
CREATE VIRTUAL TABLE a USING fts5(x, tokenize="chinese ''");
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese remove_diacritics');
CREATE VIRTUAL TABLE a USING fts5(x, tokenize='chinese');
SELECT count(*) FROM a;
