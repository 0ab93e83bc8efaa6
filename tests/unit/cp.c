/* cp.c: class and width of code points, width and trimming of spans. */
#include "unit.h"

#include "core/cp.h"
#include "core/utf8.h"

static const struct {
  const char *text; /* one character each */
  CpClass class;
  int width;
} samples[] = {
    {"习重〇々〆⽂⻓㐀豈𠀀𰻝", CP_HAN, 2},
    {"かカーㄅꀀ", CP_KANA, 2},
    {"กｱ", CP_KANA, 1},
    {"AzéüñαЯйßłªº", CP_LETTER, 1},
    {"한ＡｚⅢ", CP_LETTER, 2},
    {"0189٣", CP_DIGIT, 1},
    {"０９", CP_DIGIT, 2},
    {"\u0301\u0327\u3099", CP_MARK, 0},
    {" \u00A0\u2003", CP_BLANK, 1},
    {"\u3000", CP_BLANK, 2},
    {"\t\n\v\f\r\x1b\x7f\xC2\x85\u2028\u2029", CP_BLANK, 0},
    {"\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202E\u2060\u2066\uFEFF",
     CP_HIDDEN, 0},
    {"\uFE0E\uFE0F\U000E0100\U000E0001\u034F\u061C\u180E\u3164", CP_HIDDEN, 0},
    {",.;:!?()[]{}<>\"'#+-=/\\|@&%$~^_`*", CP_OTHER, 1},
    {"，。；：！？（）【】《》〈〉「」『』、〔〕", CP_OTHER, 2},
    {"“”‘’…—·×°±÷§①⑩㈠■□▲△●○★☆◆◇→※￥℃─━", CP_OTHER, 2},
    {"😀\uFFFD\uE000", CP_OTHER, 2},
};

static void test_samples(void) {
  for (size_t i = 0; i < COUNT(samples); i++) {
    Span s = span_of(samples[i].text);
    bool is_class = true, is_width = true;
    while (s.n) {
      uint32_t cp = utf8_next(&s);
      if (cp_class(cp) != samples[i].class) {
        printf("# U+%04X is of class %d\n", cp, (int)cp_class(cp));
        is_class = false;
      }
      if (cp_width(cp) != samples[i].width) {
        printf("# U+%04X is %d wide\n", cp, cp_width(cp));
        is_width = false;
      }
    }
    OK_AS(is_class,
          samples[i].text[0] < ' ' ? "class of controls" : samples[i].text);
    OK_AS(is_width, "width of the same");
  }
}

static void test_outside(void) {
  OK(cp_class(0) == CP_BLANK && cp_width(0) == 0);
  OK(cp_class(0x10FFFF) == CP_OTHER);
  OK(cp_class(0x110000) == CP_OTHER && cp_width(0x110000) == 1);
  OK(cp_class(0xFFFFFFFF) == CP_OTHER);
  OK(cp_class(0xD800) == CP_OTHER);
  OK(cp_class(0x2EBF0) == CP_HAN); /* of a later Unicode */
}

static void test_spans(void) {
  OK(cp_span_width(SPAN("第 12 期：“习近平”")) == 20);
  OK(cp_span_width(SPAN("cafe\u0301\u200B")) == 4);
  OK(cp_span_width(SPAN("")) == 0);
  OK(cp_span_width(SPAN_NONE) == 0);
  OK(cp_span_width((Span){"习\0习\xE4\xB9", 9}) == 8);

  OK(span_eq(cp_trim(SPAN("\uFEFF　第 三期\u00AD\r\n")), SPAN("第 三期")));
  OK(span_eq(cp_trim(SPAN("第三期")), SPAN("第三期")));
  OK(cp_trim(SPAN(" \u3000\n")).n == 0);
  OK(cp_trim(SPAN(" \u3000\n")).z != NULL);
  OK(cp_trim(SPAN_NONE).z == NULL);
  OK(span_eq(cp_trim((Span){"\0a\0", 3}), SPAN("a")));
  OK(span_eq(cp_trim(SPAN(" \x80 ")), SPAN("\x80")));
}

int main(void) {
  test_samples();
  test_outside();
  test_spans();
  return unit_done();
}
