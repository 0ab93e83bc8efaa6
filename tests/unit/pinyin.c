/* pinyin.c: readings, words, syllables and queries by hand, and the checksum of
** all readings against PINYIN_VERSION. */
#include "unit.h"

#include "core/utf8.h"
#include "search/pinyin_query.h"
#include "value/pinyin.h"

/* Raise PINYIN_VERSION with the checksum. */
static const struct {
  int version;
  uint64_t checksum;
} versions[] = {{1, 0x20be7f09aba67e5au}};

/* "zhang3 chang2": the readings of the character at the start of z. */
static const char *readings(const char *z) {
  static char buffer[128];
  uint16_t codes[PINYIN_READINGS];
  int n = pinyin_readings(utf8_peek(span_of(z)), codes);
  size_t used = 0;
  for (int i = 0; i < n; i++) {
    used += (size_t)snprintf(buffer + used, sizeof(buffer) - used, "%s%s%d",
                             i ? " " : "", pinyin_letters(codes[i]).z,
                             pinyin_tone(codes[i]));
  }
  buffer[used] = 0;
  return buffer;
}

/* The text as it is read, a code a character. */
static const char *read_text(const char *z, bool surname) {
  static char buffer[256];
  PinyinReader reader = pinyin_reader(span_of(z), surname);
  PinyinPiece piece;
  size_t used = 0;
  buffer[0] = 0;
  while (pinyin_next(&reader, &piece)) {
    used += (size_t)snprintf(buffer + used, sizeof(buffer) - used, "%s%s%d",
                             used ? " " : "", pinyin_letters(piece.code).z,
                             pinyin_tone(piece.code));
  }
  return buffer;
}

static const char *query(const char *z) {
  static char buffer[4096];
  Arena arena = {0};
  Text out = {.arena = &arena};
  pinyin_query(span_of(z), &out);
  Span s = span_head(text_span(&out), sizeof(buffer) - 1);
  memcpy(buffer, s.z, s.n);
  buffer[s.n] = 0;
  arena_free(&arena);
  return buffer;
}

static uint64_t checksum(void) {
  uint64_t h = 0xcbf29ce484222325u;
  for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
    uint16_t codes[PINYIN_READINGS];
    int n = pinyin_readings(cp, codes);
    for (int i = 0; i < n; i++) {
      Span s = pinyin_letters(codes[i]);
      h = (h ^ cp) * 0x100000001b3u;
      h = (h ^ span_hash(s)) * 0x100000001b3u;
    }
  }
  return h;
}

int main(void) {
  IS_TEXT(readings("重"), "zhong4 chong2");
  IS_TEXT(readings("女"), "nv3");
  IS_TEXT(readings("〇"), "ling2");
  IS_TEXT(readings("⻓"), readings("长"));
  IS_TEXT(readings("a"), "");
  IS_TEXT(readings("，"), "");
  OK(pinyin_letters(0).n == 0 && pinyin_tone(0) == 0);
  OK(pinyin_letters(0xFFFF).n == 0);

  IS_TEXT(read_text("重庆", false), "chong2 qing4");
  IS_TEXT(read_text("長征", false), "chang2 zheng1");
  IS_TEXT(read_text("银行行长", false), "yin2 hang2 hang2 zhang3");
  IS_TEXT(read_text("音乐快乐", false), "yin1 yue4 kuai4 le4");
  IS_TEXT(read_text("重", false), "zhong4");
  IS_TEXT(read_text("", false), "");
  IS_TEXT(read_text("曾单", false), "ceng2 dan1");
  IS_TEXT(read_text("曾单", true), "zeng1 dan1");
  IS_TEXT(read_text("尉迟恭", true), "yu4 chi2 gong1");

  OK(pinyin_is_syllable(SPAN("zhuang")));
  OK(pinyin_is_syllable(SPAN("lv")) && pinyin_is_syllable(SPAN("nue")));
  OK(!pinyin_is_syllable(SPAN("zhuan1")) && !pinyin_is_syllable(SPAN("")));
  OK(!pinyin_is_syllable(SPAN("ng")) && !pinyin_is_syllable(SPAN("qin g")));
  OK(pinyin_is_prefix(SPAN("zhua")) && pinyin_is_prefix(SPAN("zh")));
  OK(!pinyin_is_prefix(SPAN("zho1")) && !pinyin_is_prefix(SPAN("")));
  OK(!pinyin_is_prefix(SPAN("i")) && !pinyin_is_prefix(SPAN("ng")));

  IS_TEXT(query("cq"), "(\"c q\"* OR \"cq\"*)");
  IS_TEXT(query("重庆"), "\"chong qing\"");
  IS_TEXT(query("ｉｂｍ中国"), "\"ibm zhong guo\"");
  IS_TEXT(query(" \"' *"), "");
  IS_TEXT(query("xi'an"), "(\"xi an\"* OR \"xi a n\"*)");

  uint64_t sum = checksum();
  OK(versions[COUNT(versions) - 1].version == PINYIN_VERSION);
  if (!OK(versions[COUNT(versions) - 1].checksum == sum)) {
    printf("# the readings have 0x%llx\n", (unsigned long long)sum);
  }
  return unit_done();
}
