-- Characters, and words in which they become another.
SELECT zh_traditional('汉语简体字');
SELECT zh_traditional('头发发展，皇后在后面，公里和心里');
SELECT zh_traditional('干部饼干，标准批准，一只船只有一人，表面吃面条');
SELECT zh_traditional('杂志与日历，历史；征收与长征；关系与联系、系统');
SELECT zh_simplify('漢語繁體字');
SELECT zh_simplify('乾隆年間的葡萄乾，著作隨著時間，反覆答覆，覆蓋');

-- What is in the other script already, in both, or in none stays.
SELECT zh_simplify('简体'), zh_traditional('繁體'), zh_simplify('abc 123，。ＡＢ');
SELECT zh_simplify('かな 한글 é 😀'), zh_traditional('かな 한글 é 😀');

-- Characters above U+FFFF, and compatibility ideographs.
SELECT zh_traditional(char(0x2BAC7)), zh_simplify(char(0xF900));

-- Text that is in both becomes what the word says; the longest word wins.
SELECT zh_traditional('小面'), zh_traditional('小面积');

-- Any bytes: what is malformed becomes U+FFFD, a NUL stays.
SELECT hex(zh_simplify(CAST(x'E6BCA2FFE6' AS TEXT)));
SELECT hex(zh_traditional(CAST(x'E6B19800E6B189' AS TEXT)));
SELECT zh_simplify(x'E6BCA2'), zh_traditional(12.5), zh_simplify(''),
  zh_simplify(NULL), zh_traditional(NULL);

SELECT zh_simplify();
SELECT zh_traditional('a', 'b');
