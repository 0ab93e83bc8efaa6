-- Values of other types, and wrong calls.
SELECT quote(zh_words(NULL)), quote(zh_words('')), quote(zh_words(' ')),
  zh_words(12), zh_words(-1.5), zh_words(x'E5858335');
SELECT count(*) FROM zh_words(NULL);
SELECT count(*) FROM zh_words('');
SELECT seq, word, start, length, kind FROM zh_words(2020);
SELECT zh_lexicon(NULL), zh_lexicon(''), zh_lexicon(x'E58583'), zh_lexicon(12);
SELECT zh_lexicon('党史', 'many');
SELECT zh_lexicon('党史', -1);
SELECT zh_lexicon('党史', '5'), zh_lexicon('党史', NULL);
SELECT zh_lexicon('党史', 1e300);
SELECT zh_lexicon();
SELECT zh_synonym('党史');
SELECT * FROM zh_words;
SELECT * FROM zh_lexicon_words;
SELECT * FROM zh_synonyms;
CREATE VIEW v AS SELECT zh_lexicon('党史', 7);
SELECT * FROM v;
