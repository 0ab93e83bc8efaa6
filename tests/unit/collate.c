/* collate.c: tests of value/collate: what is a number, where damage stands,
** and that the order is that of its version. */
#include <stdlib.h>

#include "unit.h"

#include "value/collate.h"

/* Rows that must come in this order, one by one, by both collations. */
static const char *const rising[] = {
    /* numbers by value, in every spelling */
    "第2期",
    "第十期",
    "第一百期",
    NULL,
    "第1期",
    "第二期",
    "第３期",
    "第十一期",
    "第12期",
    "第二十期",
    NULL,
    "第九期",
    "第十期",
    "第一〇一期",
    "第二〇二〇期",
    NULL,
    "第９期",
    "第００10期",
    "第11期",
    NULL,
    "卷二",
    "卷十",
    "卷十一",
    "卷二十",
    NULL,
    "二月",
    "三月",
    "十月",
    "十一月",
    "十二月",
    NULL,
    "星期一",
    "星期二",
    "星期三",
    "星期四",
    "星期五",
    "星期六",
    NULL,
    "一、总则",
    "二、组织",
    "三、经费",
    "十、附则",
    "十一、其他",
    NULL,
    "（一）",
    "（二）",
    "（三）",
    "（十）",
    NULL,
    "第一章第二節",
    "第一章第十節",
    "第二章第一節",
    NULL,
    "第99999999999999999期",
    "第100000000000000000期",
    "第100000000000000001期",
    NULL,
    "①",
    "②",
    "⑨",
    "⑩",
    "⑪",
    "⑳",
    NULL,
    /* the classes */
    "",
    " ",
    "、",
    "（",
    "①",
    "9",
    "10",
    "人",
    "a",
    "か",
    "\xF0\x9F\x98\x80",
    "\xFF",
    NULL,
    "中",
    "中 ",
    "中，",
    "中1",
    "中中",
    "中a",
    "中\xE4",
    NULL,
    /* ties */
    "a",
    "ａ",
    "A",
    "Ａ",
    NULL,
    "ē",
    "é",
    "ě",
    "è",
    "e",
    "f",
    NULL, /* by tone */
    "人a",
    "人A",
    "人b",
    NULL,
    "\xE4",
    "\xE5",
    "\xFF",
    "\xE4\xB8",
    NULL,
};

static void test_rising(CollateOrder order) {
  char text[200];
  for (size_t i = 0; i + 1 < COUNT(rising); i++) {
    if (!rising[i] || !rising[i + 1]) continue;
    Span a = span_of(rising[i]), b = span_of(rising[i + 1]);
    bool damaged = a.n && (uint8_t)b.z[b.n - 1] >= 0x80 && b.n < 3;
    snprintf(text, sizeof(text), "%d: '%s' < '%s'", order,
             damaged ? "damaged" : a.z, damaged ? "damaged" : b.z);
    OK_AS(collate_compare(order, a, b) < 0 && collate_compare(order, b, a) > 0,
          text);
  }
}

/* By one collation only: words with numerals stay where they are read. */
static void test_words(void) {
  static const char *const pinyin[] = {
      "阿",     "八达岭", "冲",   "虫",   "重庆",     "二胡", "九江", "六安",
      "千岛湖", "三亚",   "四川", "万县", "一心一意", "重量", NULL};
  static const char *const stroke[] = {"一心一意", "人", "万县", "千岛湖",
                                       "中国",     "鼠", NULL};
  const char *const *lists[] = {pinyin, stroke};
  for (int order = 0; order < 2; order++) {
    for (const char *const *z = lists[order]; z[1]; z++) {
      OK_AS(collate_compare((CollateOrder)order, span_of(z[0]), span_of(z[1])) <
                0,
            z[0]);
    }
  }
}

static uint64_t mix(uint64_t hash, uint64_t v) {
  return (hash ^ v) * 0x100000001b3u;
}

/* FNV-1a over the weights of all code points, and over how numbers read. */
static uint64_t order_checksum(void) {
  static const char *const texts[] = {
      "第十期",       "第一百二十期", "三月",   "卷二",    "一心一意",
      "一、",         "（三）",       "第２期", "第002期", "十月",
      "第二〇二〇期", "万一",         "沈阳",   "重庆",
  };
  uint64_t hash = 0xcbf29ce484222325u;
  for (int order = 0; order < 2; order++) {
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
      CollateWeight w = collate_weight((CollateOrder)order, cp);
      hash = mix(mix(mix(hash, w.key), w.accent), w.form);
    }
    for (size_t i = 0; i < COUNT(texts) * COUNT(texts); i++) {
      int c =
          collate_compare((CollateOrder)order, span_of(texts[i / COUNT(texts)]),
                          span_of(texts[i % COUNT(texts)]));
      hash = mix(hash, c < 0 ? 1 : c > 0 ? 2 : 0);
    }
  }
  return hash;
}

/* Another order needs another version. */
static void test_version(void) {
  const char *path = "ext/data/collate_versions.txt";
  char line[256];
  long version = 0;
  unsigned long long checksum = 0, got = order_checksum();
  FILE *file = fopen(path, "r");
  while (file && fgets(line, sizeof(line), file)) {
    char *end = line;
    if (line[0] < '0' || line[0] > '9') continue;
    version = strtol(line, &end, 10);
    checksum = strtoull(end, NULL, 16);
  }
  OK_AS(file != NULL, path);
  if (file) fclose(file);
  OK(version == COLLATE_VERSION);
  if (!OK_AS(got == checksum, "checksum of the order is that of its version")) {
    printf("#   %016llx: raise COLLATE_VERSION, add a line to %s\n", got, path);
  }
}

int main(void) {
  test_rising(COLLATE_PINYIN);
  test_rising(COLLATE_STROKE);
  test_words();
  test_version();
  return unit_done();
}
