-- zh_fold: each kind of folding, and what it leaves alone.
SELECT 'width', zh_fold('ＧＢ１８０３０　（第３期）');
SELECT 'case', zh_fold('GB18030 École Straße');
SELECT 'traditional', zh_fold('習近平總書記發表講話');
SELECT 'many to one', zh_fold('發髮 臺檯颱台 後后 鍾鐘 裏裡里');
SELECT 'variants', zh_fold('峯峰 綫線线 爲為为 衆眾众 衞衛卫');
SELECT 'radicals', zh_fold('⽂⻓⾧⻔⺠');
SELECT 'compatibility', zh_fold('①㈠㎏Ⅲ½…豈');
SELECT 'invisible', zh_fold(char(0xFEFF) || '习' || char(0xAD) || '近' || char(0x200B, 0xFE0F) || '平');
SELECT 'accents stay', zh_fold('é ü ǚ');
SELECT 'space stays', hex(zh_fold(char(9, 10, 13, 32, 0x3000)));
SELECT 'punctuation', zh_fold('，。、；：“”《》【】—·');
SELECT 'kept apart', zh_fold('跤交 姊姐 菓果 画划 炼链 一ー〇○0');
SELECT 'met', zh_fold('乾隆') = zh_fold('干隆'), zh_fold('看著') = zh_fold('看着');
SELECT 'twice', zh_fold(zh_fold('ＡＢ①習⻓')) = zh_fold('ＡＢ①習⻓');
SELECT 'over the BMP', zh_fold('𠀀𝐀');
SELECT 'simplified', zh_fold('第三期 市委党史研究室编');
