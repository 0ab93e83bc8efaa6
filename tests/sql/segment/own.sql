-- Words and synonyms of a connection.
CREATE TABLE my_terms(name TEXT, weight REAL);
INSERT INTO my_terms VALUES ('阿斯 塔拉', NULL), ('里·达瓦', 50), (NULL, 1),
  ('', NULL), ('，', NULL), ('党史', 0), ('阿斯塔拉', NULL);
SELECT zh_lexicon(name, weight) FROM my_terms;
SELECT zh_words('阿斯塔拉，在里·达瓦，党史');
SELECT * FROM zh_lexicon_words;
SELECT '-- again, other weights';
SELECT zh_lexicon('黨史', 0), zh_lexicon('党史'), zh_lexicon('里·達瓦', 51);
SELECT word, weight FROM zh_lexicon_words;
SELECT zh_words('阿斯塔拉，在里·达瓦，党史');
SELECT '-- letters, long words';
SELECT zh_lexicon('卡拉OK');
SELECT zh_words('在卡拉OK'), zh_words('OKs');
SELECT zh_lexicon('New York');
SELECT zh_words('new york'), zh_words('in newyork');
SELECT zh_lexicon(replace(hex(zeroblob(16)), '0', '长'));
SELECT zh_lexicon(replace(hex(zeroblob(16)), '0', '长') || '长');
SELECT '-- many';
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
SELECT sum(zh_lexicon('词' || i || '尾')) FROM n;
SELECT zh_words('词7尾词499尾词501尾'), count(*) FROM zh_lexicon_words;
SELECT '-- synonyms';
SELECT zh_synonym('党校', '行政学院'), zh_synonym('行政學院', '党校');
SELECT zh_synonym('党校', '干部学院'), zh_synonym('党校', '黨校');
SELECT zh_synonym(NULL, 'a'), zh_synonym('a', NULL), zh_synonym('a', '');
SELECT * FROM zh_synonyms ORDER BY word, other;
