/* fold.c: hand-made pairs of fold_span, the edges of fold_cp and fold_base, and
** the table's checksum against its version. */
#include <stdlib.h>

#include "unit.h"

#include "core/utf8.h"
#include "text/fold.h"

/* The fold of z; valid until the next call. */
static const char *fold(const char *z) {
  static char buffer[4096];
  Arena arena = {0};
  Text out = {.arena = &arena};
  fold_span(span_of(z), &out);
  Span s = span_head(text_span(&out), sizeof(buffer) - 1);
  memcpy(buffer, s.z, s.n);
  buffer[s.n] = 0;
  arena_free(&arena);
  return buffer;
}

static const struct {
  const char *what, *text, *folded;
} pairs[] = {
    {"simplified text stays", "全市党史工作会议在山城召开。",
     "全市党史工作会议在山城召开。"},
    {"white space stays", "a \t\r\n\u3000b", "a \t\r\n b"},
    {"case", "GB18030 ÉCOLE ΣΊΣΥΦΟΣ Straße", "gb18030 école σίσυφοσ strasse"},
    {"full width", "ＧＢ１８０３０　（第３期）！", "gb18030 (第3期)!"},
    {"Chinese punctuation has no half width", "，。、“”《》【】",
     ",。、“”《》【】"},
    {"half-width kana", "ｱｲｳ", "アイウ"},
    {"compatibility", "㎏ ﬁ Ⅲ № ㏄", "kg fi iii no cc"},
    {"enclosed numbers", "① ⑩ ㈠ ㊀ ½ …", "1 10 (一) 一 1⁄2 ..."},
    {"compatibility ideographs", "豈更車", "岂更车"},
    {"traditional", "習近平總書記發表講話 國務院辦公廳",
     "习近平总书记发表讲话 国务院办公厅"},
    {"many to one", "發髮 臺檯颱台 後后 鍾鐘 歷曆 裏裡 復複",
     "发发 台台台台 后后 钟钟 历历 里里 复复"},
    {"variants", "峯 綫 爲為 衆眾 羣 啓啟 説說 麪麵 祕 汙",
     "峰 线 为为 众众 群 启启 说说 面面 秘 污"},
    {"Taiwan and Hong Kong", "著名 看著 大砲 姪 衞生 抬擡 痺 牠",
     "着名 看着 大炮 侄 卫生 抬抬 痹 它"},
    {"both of a class meet", "乾隆 幹部 乾燥 於是 憑藉 答覆 瞭解 什麼",
     "干隆 干部 干燥 于是 凭借 答复 了解 什么"},
    {"kept apart", "跤交 菓果 姊姐 俱具 画划 炼链 沈沉 象像",
     "跤交 菓果 姊姐 俱具 画划 炼链 沈沉 象像"},
    {"one of two targets", "畫 劃 鍊 煉 鏈", "画 划 炼 炼 链"},
    {"not the confusables", "一ー二ニ〇○0O", "一ー二ニ〇○0o"},
    {"Kangxi radicals", "⽂⽥⾧⾨⾺", "文田长门马"},
    {"CJK radicals", "⻓⻔⻢⺠⻅⻋", "长门马民见车"},
    {"over the BMP", "𠀀 𫗫 𝐀 𡈼", "𠀀 糊 a 𡈼"},
    {"invisible", "习\u00AD近\u200B平\uFEFF\u200D\uFE0F\U000E0100\u202E",
     "习近平"},
    {"marks stay", "e\u0301 Nguyễn", "e\u0301 nguyễn"},
    {"several", "ﷺ", "صلى الله عليه وسلم"},
    {"empty", "", ""},
    {"malformed", "习\xE5近\xFF\xC0\x80", "习\uFFFD近\uFFFD\uFFFD\uFFFD"},
    {"cut off", "习\xE4\xB9", "习\uFFFD\uFFFD"},
};

static void test_pairs(void) {
  for (size_t i = 0; i < COUNT(pairs); i++) {
    const char *got = fold(pairs[i].text);
    if (!OK_AS(strcmp(got, pairs[i].folded) == 0, pairs[i].what)) {
      printf("#   got  '%s'\n#   want '%s'\n", got, pairs[i].folded);
    }
  }
}

static void test_span(void) {
  Arena arena = {0};
  Text out = {.arena = &arena};
  fold_span(SPAN_NONE, &out);
  OK(out.n == 0);
  fold_span((Span){"Ａ\0Ｂ", 7}, &out);
  fold_span(SPAN("習"), &out);
  OK(span_eq(text_span(&out), (Span){"a\0b习", 6}));
  arena_free(&arena);
}

static void test_cp(void) {
  uint32_t out[FOLD_MAX];
  OK(fold_one(0x4E60) == 0x4E60);
  OK(fold_one(0x7FD2) == 0x4E60);
  OK(fold_one(0xAD) == FOLD_ASK);
  OK(fold_cp(0xAD, out) == 0);
  OK(fold_cp(0xE0001, out) == 0);
  OK(fold_cp(0xE0FFF, out) == 0);
  OK(fold_cp(0xE1000, out) == 1 && out[0] == 0xE1000);
  OK(fold_cp(0xFDFA, out) == FOLD_MAX);
  OK(fold_cp(0xE000, out) == 1 && out[0] == 0xE000);
  OK(fold_cp(0xD800, out) == 1 && out[0] == 0xD800);
  OK(fold_cp(0x10FFFF, out) == 1 && out[0] == 0x10FFFF);
  OK(fold_cp(0x110000, out) == 1 && out[0] == 0x110000);
  OK(fold_cp(0xFFFFFFFE, out) == 1 && out[0] == 0xFFFFFFFE);
}

static void test_base(void) {
  static const char *const letters = "éǚйёñçấőάѓiłøđ习か한";
  static const char *const bases = "euиеncaoαгiłøđ习か한";
  Span s = span_of(letters), t = span_of(bases);
  bool ok = true;
  while (s.n) {
    uint32_t cp = utf8_next(&s), base = utf8_next(&t);
    if (fold_base(cp) == base) continue;
    printf("# U+%04X has base U+%04X\n", cp, fold_base(cp));
    ok = false;
  }
  OK_AS(ok && t.n == 0, "the letter under the marks");
  OK(fold_base(0x10FFFF) == 0x10FFFF);
  OK(fold_base(0xFFFFFFFF) == 0xFFFFFFFF);
}

/* FNV-1a over what the table does, as mkfold.c computes it. */
static uint64_t table_checksum(void) {
  uint64_t hash = 0xcbf29ce484222325u;
  uint32_t out[FOLD_MAX + 1];
  for (uint32_t cp = 0; cp < 0x110000; cp++) {
    if (cp >> 11 == 0x1B) continue;
    int n = fold_cp(cp, out);
    out[n] = n == 1 && out[0] == cp ? fold_base(cp) : cp;
    for (int i = 0; i <= n; i++) hash = (hash ^ out[i]) * 0x100000001b3u;
  }
  return hash;
}

/* A table that does something else needs another version. */
static void test_version(void) {
  const char *path = "ext/data/fold_versions.txt";
  char line[256];
  long version = 0;
  unsigned long long checksum = 0, got = table_checksum();
  FILE *file = fopen(path, "r");
  while (file && fgets(line, sizeof(line), file)) {
    char *end = line;
    if (line[0] < '0' || line[0] > '9') continue;
    version = strtol(line, &end, 10);
    checksum = strtoull(end, NULL, 16);
  }
  OK_AS(file != NULL, path);
  if (file) fclose(file);
  OK(version == FOLD_VERSION);
  if (!OK_AS(got == checksum, "checksum of the table is that of its version")) {
    printf("#   %016llx: raise FOLD_VERSION, add a line to %s\n", got, path);
  }
}

int main(void) {
  test_pairs();
  test_span();
  test_cp();
  test_base();
  test_version();
  return unit_done();
}
