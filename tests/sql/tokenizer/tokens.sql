-- Which tokens a text gives: one line a text, in the order of the texts.
CREATE VIRTUAL TABLE t USING fts5(x, tokenize='chinese');
CREATE VIRTUAL TABLE v USING fts5vocab(t, instance);
CREATE TABLE s(id INTEGER PRIMARY KEY, x);
INSERT INTO s(x) VALUES
  ('云岭县水利局'),
  ('（習⽂⻓近平 2020年、ＧＢ18030）'),         -- one spelling for all
  ('Straße CAFÉ e' || char(0x301) || ' ǚ Й'),   -- case and accents
  ('H1N1 A股 5G 3D20cm'),                        -- letters and digits apart
  ('3.5 1,000 2020-06-09 2020年6月9日'),         -- numbers: runs of digits
  ('①②③ ㈱ ㎏ ½ Ⅲ期 ㌔'),                      -- one character, several tokens
  ('C++ .NET a.b@example.org'),
  ('“红岩”。（重申）一带·路'),                   -- edges dropped, inside kept
  ('inter' || char(0xAD) || 'net 水' || char(0x200B) || '利' || char(0xFEFF)),
  ('…、，。！“”（）'),                           -- nothing
  (''),
  (char(10, 12, 13, 9, 32, 0x3000)),
  ('カタカナ ㄅㄆ 한국어 русский'),
  ('📄𠮷〇々㐂');
INSERT INTO t(rowid, x) SELECT id, x FROM s;
SELECT s.id, coalesce((SELECT group_concat(term, ' ')
  FROM (SELECT term FROM v WHERE doc = s.id ORDER BY offset)), '(none)')
FROM s ORDER BY s.id;
