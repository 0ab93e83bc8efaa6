-- zh_decode: what bytes of each charset read as, detected and as told.
.mode list
SELECT 'UTF-8', zh_decode(X'E4BDA0E5A5BD');
SELECT 'UTF-8 mark', zh_decode(X'EFBBBFE4BDA0E5A5BD') = '你好';
SELECT 'GB18030', zh_decode(X'C4E3BAC3');
SELECT 'GB18030 four bytes', zh_decode(X'95328236', 'gb18030') = '𠀀';
SELECT 'GB18030 mark', zh_decode(X'84319533C4E3BAC3') = '你好';
SELECT 'Big5', zh_decode(X'A741A66E');
SELECT 'HKSCS', zh_decode(X'A94FADD3AB599BD0A44D91C19DEE');
SELECT 'UTF-16LE mark', zh_decode(X'FFFE604F7D59');
SELECT 'UTF-16BE mark', zh_decode(X'FEFF4F60597D');
SELECT 'UTF-16LE', zh_decode(X'604F7D590CFF164E4C75014E0A00');
SELECT 'UTF-32LE', zh_decode(X'604F00007D590000');
-- told
SELECT zh_decode(X'C4E3', 'GBK'), zh_decode(X'C4E3', 'gb_2312'), zh_decode(X'C4E3', ' CP936 ');
SELECT zh_decode(X'A741', 'big5'), zh_decode(X'604F', 'utf16'), zh_decode(X'4F60', 'UTF-16BE');
SELECT zh_decode(X'C4E3', 'GB_2312-80'), zh_decode(X'C4E3', 'csGBK'), zh_decode(X'C4E3', 'Windows-54936'),
  zh_decode(X'A741', 'csBig5'), zh_decode(X'A741', 'BIG5-HKSCS:2008'), zh_decode(X'4F60', 'ucs-2be');
SELECT 'NULL charset detects', zh_decode(X'C4E3BAC3', NULL);
-- TEXT is text already
SELECT zh_decode('你好'), zh_decode('你好', 'gbk'), zh_decode(42), zh_decode(1.5);
SELECT hex(zh_decode(char(65279) || '你')), hex(zh_decode(CAST(X'6100620063' AS TEXT)));
-- no NUL comes out; malformed bytes are U+FFFD, ASCII behind them stays
SELECT hex(zh_decode(X'E4BDA000E5A5BD')), hex(zh_decode(X'61000A', 'gbk'));
SELECT zh_decode(X'C4E3BA0A31', 'gb18030');
SELECT zh_decode(X'E4BDA0E4BD'), zh_decode_errors(X'E4BDA0E4BD');
SELECT zh_decode_errors(X'C4E3BAC3'), zh_decode_errors(X'C4E3FFBAC380', 'gbk'), zh_decode_errors('ok');
SELECT zh_decode_errors(X'604F7D', 'utf-16le'), zh_decode_errors(X'00D8604F', 'utf-16le');
-- no value
SELECT zh_decode(NULL) IS NULL, zh_decode(NULL, 'gbk') IS NULL, zh_decode_errors(NULL) IS NULL;
SELECT typeof(zh_decode(X'')), length(zh_decode(X'')), zh_decode_errors(X'');
-- wrong calls
SELECT zh_decode(X'C4E3', 'xyz');
SELECT zh_decode(X'C4E3', '');
SELECT zh_decode(NULL, 'no such charset, and a name that is much longer than any');
SELECT zh_decode_errors(X'C4E3', 5);
-- usable in an index: deterministic
CREATE TABLE file(content);
CREATE INDEX file_text ON file(zh_decode(content));
INSERT INTO file VALUES (X'C4E3BAC3'), ('你好'), (X'A741A66E'), (X'FFFE604F7D59');
SELECT count(*) FROM file WHERE zh_decode(content) = '你好';
