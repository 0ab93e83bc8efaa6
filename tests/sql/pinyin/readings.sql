-- zh_pinyin: words before characters, every style, what is no Han character.
SELECT zh_pinyin('重庆'), zh_pinyin('長征'), zh_pinyin('银行行长'), zh_pinyin('音乐');
SELECT zh_pinyin('长沙市长'), zh_pinyin('朝阳'), zh_pinyin('了解'), zh_pinyin('我的');
.print styles
SELECT zh_pinyin('吕女士', 'tone'), zh_pinyin('吕女士', 'plain'),
       zh_pinyin('吕女士', 'number'), zh_pinyin('吕女士', 'first');
SELECT zh_pinyin('了', 'number'), zh_pinyin('的', 'tone'), zh_pinyin('略有', 'tone');
SELECT zh_pinyin('回归熊游流', 'tone'), zh_pinyin('嗯', 'tone') <> '嗯';
.print surnames
SELECT zh_pinyin('曾国强', 'surname'), zh_pinyin('单于单', 'surname'),
       zh_pinyin('尉遲恭', 'surname'), zh_pinyin('我叫解晓东', 'surname');
SELECT zh_pinyin('曾经', 'tone'), zh_pinyin('单位'), zh_pinyin('查某、仇某', 'surname');
.print what passes through
SELECT zh_pinyin('第3期GB18030标准，好！'), zh_pinyin('IBM中国 公司');
SELECT quote(zh_pinyin('重' || char(10) || '庆')), zh_pinyin('abc 123'), quote(zh_pinyin(''));
SELECT zh_pinyin('々〆㐂𠮷か한');
.print values
SELECT zh_pinyin(NULL) IS NULL, zh_pinyin('重', NULL) IS NULL, zh_pinyin(2020), zh_pinyin(x'E9878D');
SELECT zh_pinyin(CAST(x'E9878DFFE5BA' AS TEXT)) = 'zhòng' || char(0xFFFD, 0xFFFD, 0xFFFD);
.print wrong calls
SELECT zh_pinyin('重', 'loud');
SELECT zh_pinyin('重', '');
SELECT zh_pinyin(NULL, 'Tone');

-- 得 and 为 by what stands next to them; 0 in a phrase is any digit.
SELECT zh_pinyin('他得去，都得到了，跑得快，得5分', 'number');
SELECT zh_pinyin('面积为82亩，为３个，为人民', 'number');
SELECT zh_pinyin('朝令暮改，石室金匮，擢发莫数，积德累仁', 'number');
