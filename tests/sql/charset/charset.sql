-- zh_charset: the name of what bytes are in, or NULL.
.mode list
.nullvalue NULL
SELECT zh_charset(X'E4BDA0E5A5BD'), zh_charset(X'EFBBBF61');
SELECT zh_charset(X'C4E3BAC3'), zh_charset(X'84319533C4E3');
SELECT zh_charset(X'A741A66E'), zh_charset(X'A94FADD3AB599BD0A44D91C19DEE');
SELECT zh_charset(X'FFFE604F'), zh_charset(X'FEFF4F60');
SELECT zh_charset(X'604F7D590CFF164E4C75014E0A00'), zh_charset(X'4F60597DFF0C4E16754C4E01000A');
SELECT zh_charset(X'604F00007D590000'), zh_charset(X'0000FEFF00004F60');
-- ASCII, nothing, text
SELECT zh_charset(CAST('plain ASCII' AS BLOB)), zh_charset(X''), zh_charset('你好'), zh_charset(3);
SELECT zh_charset(NULL);
-- forty bytes of GB18030
SELECT zh_charset(X'C7E0CAAFCAD0CEAFB0ECB9ABCAD2D5D9BFAABBE1D2E9B2BFCAF0BDF1C4EABBF9B2E3B5B3BDA8B9A4D7F7');
-- two Han characters in 1.8 MB of ASCII, in GB18030 and UTF-8
WITH page(z) AS (SELECT replace(hex(zeroblob(100000)), '00', '<p>x</p>' || char(10)))
SELECT zh_charset(CAST(z || CAST(X'D6D0B9FA' AS TEXT) || z AS BLOB)) FROM page;
WITH page(z) AS (SELECT replace(hex(zeroblob(100000)), '00', '<p>x</p>' || char(10)))
SELECT zh_charset(CAST(z || '中国' || z AS BLOB)) FROM page;
-- forty bytes that begin with the second byte of a character: GB18030, Big5
SELECT zh_charset(X'E0CAAFCAD0CEAFB0ECB9ABCAD2D5D9BFAABBE1D2E9B2BFCAF0BDF1C4EABBF9B2E3B5B3BDA8B9A4D7F7D4');
SELECT zh_charset(X'43A5DBC2EDA475A740C2B2B3F8B2C4A451A447B4C1C160B2C4A44BA451A4BBB4C1A141A5FEC2EDB0F2BC68C4D2');
-- UTF-8 that was cut, and with one wrong byte
SELECT zh_charset(X'E4BDA0E5A5BDEFBC8CE4B896E7'), zh_charset(X'E4BDA0FFE5A5BDEFBC8CE4B896E7958C');
-- no text: a picture's head, noise, NULs
SELECT zh_charset(X'89504E470D0A1A0A0000000D4948445200000200000002000806000000');
SELECT zh_charset(zeroblob(1000)), zh_charset(X'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF');
