/* charset.c: unit tests of ext/charset*.c: names, marks, single codes,
** malformed bytes, detection of small and awkward inputs. */
#include "../unit/unit.h"

#include "text/charset.h"

static Arena arena;
static int64_t bad;

/* The text of a literal's bytes, NUL-terminated. */
static const char *decode_span(Span s, Charset charset) {
  return arena_copy(&arena, charset_decode(s, charset, &arena, &bad)).z;
}
#define DECODE(literal, charset) decode_span(SPAN(literal), charset)

#define IS_CHARSET(literal, charset)                                           \
  OK_AS(charset_detect(SPAN(literal)) == (charset), #literal)

static void test_names(void) {
  OK(charset_find(SPAN("GBK")) == CHARSET_GB18030);
  OK(charset_find(SPAN("gb_2312")) == CHARSET_GB18030);
  OK(charset_find(SPAN("utf8")) == CHARSET_UTF8);
  OK(charset_find(SPAN("UTF-16")) == CHARSET_UTF16LE);
  OK(charset_find(SPAN("Big5-HKSCS")) == CHARSET_BIG5HKSCS);
  OK(charset_find(SPAN("")) == CHARSET_UNKNOWN);
  OK(charset_find(SPAN("xyz")) == CHARSET_UNKNOWN);
  OK(charset_find(SPAN("a name of more than sixteen")) == CHARSET_UNKNOWN);
  for (int c = CHARSET_UTF8; c < CHARSET_COUNT; c++) {
    const char *name = charset_name((Charset)c);
    OK_AS(charset_find(span_of(name)) == (Charset)c, name);
  }
  OK(charset_name(CHARSET_UNKNOWN) == NULL);
  OK(charset_name(CHARSET_COUNT) == NULL);
}

static void test_codes(void) {
  IS_TEXT(DECODE("\xC4\xE3\xBA\xC3", CHARSET_GB18030), "你好");
  IS_TEXT(DECODE("\x81\x30\x81\x30", CHARSET_GB18030), "\xC2\x80");
  IS_TEXT(DECODE("\x90\x30\x81\x30", CHARSET_GB18030), "𐀀");
  IS_TEXT(DECODE("\x95\x32\x82\x36", CHARSET_GB18030), "𠀀");
  IS_TEXT(DECODE("\xE3\x32\x9A\x35", CHARSET_GB18030), "\xF4\x8F\xBF\xBF");
  IS_TEXT(DECODE("\xA8\xBC", CHARSET_GB18030), "ḿ");
  IS_TEXT(DECODE("\xA7\x41\xA6\x6E", CHARSET_BIG5), "你好");
  IS_TEXT(DECODE("\x9B\xD0", CHARSET_BIG5HKSCS), "𠝹");
  IS_TEXT(DECODE("`O}Y", CHARSET_UTF16LE), "你好");
  IS_TEXT(DECODE("\x4F\x60\xD8\x40\xDC\x00", CHARSET_UTF16BE), "你𠀀");
  IS_TEXT(DECODE("\x60\x4F\0\0", CHARSET_UTF32LE), "你");
  IS_TEXT(DECODE("\0\x02\0\0", CHARSET_UTF32BE), "𠀀");
  OK(bad == 0);
}

static void test_marks_and_nuls(void) {
  IS_TEXT(DECODE("\xEF\xBB\xBF你", CHARSET_UTF8), "你");
  IS_TEXT(DECODE("\x84\x31\x95\x33\xC4\xE3", CHARSET_GB18030), "你");
  IS_TEXT(DECODE("\xFF\xFE`O", CHARSET_UTF16LE), "你");
  IS_TEXT(DECODE("\xFE\xFF\x4F`", CHARSET_UTF16LE), "你"); /* mark wins */
  IS_TEXT(DECODE("\0\0\xFE\xFF\0\0\x4F`", CHARSET_UTF32LE), "你");
  IS_TEXT(DECODE("a\0b\0\0", CHARSET_UTF8), "ab");
  IS_TEXT(DECODE("a\0\xC4\xE3", CHARSET_GB18030), "a你");
  IS_TEXT(DECODE("a\0\0\0b\0", CHARSET_UTF16LE), "ab");
  OK(bad == 0);
  OK(charset_decode(SPAN_NONE, CHARSET_UTF8, &arena, &bad).z == NULL);
  OK(charset_decode(SPAN(""), CHARSET_UTF16BE, &arena, &bad).z != NULL);
  Span clean = SPAN("你好, world and more");
  OK(charset_decode(clean, CHARSET_UTF8, &arena, NULL).z == clean.z);
}

static void test_malformed(void) {
  IS_TEXT(DECODE("\xE4\xB8", CHARSET_UTF8), "\uFFFD");
  OK(bad == 1);
  IS_TEXT(DECODE("习\xE5近\xC0\xAF", CHARSET_UTF8), "习\uFFFD近\uFFFD\uFFFD");
  OK(bad == 3);
  IS_TEXT(DECODE("\xED\xA0\x80", CHARSET_UTF8), "\uFFFD\uFFFD\uFFFD");
  IS_TEXT(DECODE("\xE5\na", CHARSET_UTF8), "\uFFFD\na");
  IS_TEXT(DECODE("\xC4\xE3\xBA\n1", CHARSET_GB18030), "你\uFFFD\n1");
  IS_TEXT(DECODE("\x81\x30\nb", CHARSET_GB18030), "\uFFFD0\nb");
  IS_TEXT(DECODE("\x81\x30\x81\n", CHARSET_GB18030), "\uFFFD0\uFFFD\n");
  IS_TEXT(DECODE("\xC4", CHARSET_GB18030), "\uFFFD");
  IS_TEXT(DECODE("\xE3\x32\x9A\x36", CHARSET_GB18030), "\uFFFD");
  IS_TEXT(DECODE("\x8A\x63\n", CHARSET_BIG5), "\uFFFDc\n"); /* unassigned */
  IS_TEXT(DECODE("\xA7\n", CHARSET_BIG5), "\uFFFD\n");
  IS_TEXT(DECODE("`O}", CHARSET_UTF16LE), "你\uFFFD");
  IS_TEXT(DECODE("\0\xDC`O", CHARSET_UTF16LE), "\uFFFD你");
  IS_TEXT(DECODE("\0\xD8`O", CHARSET_UTF16LE), "\uFFFD你");
  IS_TEXT(DECODE("\0\0\x11\0\x60\x4F\0\0\1", CHARSET_UTF32LE),
          "\uFFFD你\uFFFD");
  OK(bad == 2);
}

/* Malformed bytes grow three times: the buffer must move, once. */
static void test_growth(void) {
  enum { N = 100000 };
  static char b[N];
  memset(b, 0xFF, N);
  for (int c = CHARSET_UTF8; c < CHARSET_COUNT; c++) {
    if (c >= CHARSET_UTF16LE && c <= CHARSET_UTF32BE) continue;
    Span got = charset_decode((Span){b, N}, (Charset)c, &arena, &bad);
    OK(got.n == 3 * N && bad == N);
  }
  for (int i = 0; i < N; i++) b[i] = "\xC4\xE3"[i % 2];
  OK(charset_decode((Span){b, N}, CHARSET_GB18030, &arena, &bad).n ==
     N / 2 * 3);
  for (int i = 0; i < N; i++) b[i] = "\x9B\xD0"[i % 2]; /* four for two */
  OK(charset_decode((Span){b, N}, CHARSET_BIG5, &arena, &bad).n == N * 2);
  OK(bad == 0);
}

static void test_detection(void) {
  IS_CHARSET("", CHARSET_UTF8);
  IS_CHARSET("plain ASCII\r\n", CHARSET_UTF8);
  IS_CHARSET("你好", CHARSET_UTF8);
  IS_CHARSET("caf\xC3\xA9", CHARSET_UTF8);
  IS_CHARSET("\xC4\xE3\xBA\xC3", CHARSET_GB18030);
  IS_CHARSET("<td>\xD6\xD0\xB9\xFA</td>", CHARSET_GB18030);
  IS_CHARSET("\xC1\xAA\xCD\xA8", CHARSET_GB18030); /* 联通 */
  IS_CHARSET("\xA7\x41\xA6\x6E", CHARSET_BIG5);
  IS_CHARSET("\xA9\x4F\xAD\xD3\xAB\x59\x9B\xD0\xA4\x4D\x91\xC1\x9D\xEE",
             CHARSET_BIG5HKSCS); /* 呢個係𠝹刀嚟㗎 */
  IS_CHARSET("\xFF\xFE`O", CHARSET_UTF16LE);
  IS_CHARSET("\xFE\xFF\x4F`", CHARSET_UTF16BE);
  IS_CHARSET("\xFF\xFE\0\0`O\0\0", CHARSET_UTF32LE);
  IS_CHARSET("a\0b\0c\0\n\0", CHARSET_UTF16LE);
  IS_CHARSET("\0a\0b\0c\0\n", CHARSET_UTF16BE);
  IS_CHARSET("\x84\x31\x95\x33\xC4\xE3", CHARSET_GB18030);
  IS_CHARSET("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\2\0\0\0\2\0\x08\6\0\0\0",
             CHARSET_UNKNOWN);
  IS_CHARSET("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", CHARSET_UNKNOWN);
}

/* What a head declares tips the scales, and does not outweigh the bytes. */
static void test_declared(void) {
  IS_CHARSET("<?xml version='1.0' encoding='Big5'?><p>\xA4\xA4\xA4\xE5</p>",
             CHARSET_BIG5);
  IS_CHARSET("<?xml version='1.0' encoding='GBK'?><p>\xC8\xAB\xB9\xFA</p>",
             CHARSET_GB18030);
  IS_CHARSET("<meta charset=\"gb2312\"><p>转码以后忘了改</p>", CHARSET_UTF8);
  IS_CHARSET("<meta charset=utf-8><p>\xD6\xD0\xB9\xFA\xC8\xCB\xC3\xF1</p>",
             CHARSET_GB18030);
  IS_CHARSET("<meta charset=", CHARSET_UTF8);
}

/* A megabyte of ASCII before and behind six bytes of GB18030. */
static void test_far_away(void) {
  enum { HALF = 1 << 20 };
  static char b[2 * HALF];
  for (int i = 0; i < 2 * HALF; i++) b[i] = i % 70 ? 'x' : '\n';
  memcpy(b + HALF, "\xC4\xE3\xBA\xC3\xA1\xA3", 6);
  OK(charset_detect((Span){b, sizeof(b)}) == CHARSET_GB18030);
  memcpy(b + HALF, "你好", 6);
  OK(charset_detect((Span){b, sizeof(b)}) == CHARSET_UTF8);
}

int main(void) {
  test_names();
  test_codes();
  test_marks_and_nuls();
  test_malformed();
  test_growth();
  test_detection();
  test_declared();
  test_far_away();
  OK(arena.rc == 0);
  arena_free(&arena);
  return unit_done();
}
