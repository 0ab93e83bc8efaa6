-- zh_hash: equal for texts that differ in white space and width only.
SELECT zh_hash('习近平１２') = zh_hash('习 近' || char(10) || '平12');
SELECT zh_hash('a' || char(0xAD) || 'b') = zh_hash('ab');
SELECT zh_hash('学习') = zh_hash('學習');
SELECT zh_hash('甲') = zh_hash('乙');
SELECT length(zh_hash('甲')), typeof(zh_hash('')), zh_hash(NULL) IS NULL;
SELECT zh_hash('') = zh_hash(' ');
SELECT zh_hash();
