/* cp.c: class and width of every code point against ICU; spans of random bytes.
**
** The rules are stated here the other way round than in mkcp.c: for each class
** what must be in it, and what must not.
*/
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "unit.h"

#include "core/cp.h"
#include "core/utf8.h"

static bool is_script(uint32_t cp, UScriptCode script) {
  UErrorCode rc = U_ZERO_ERROR;
  return uscript_getScript((UChar32)cp, &rc) == script;
}

static bool is_east_asian(uint32_t cp) {
  return is_script(cp, USCRIPT_HAN) || is_script(cp, USCRIPT_HIRAGANA) ||
         is_script(cp, USCRIPT_KATAKANA);
}

#define NO_SYMBOLS (U_GC_M_MASK | U_GC_ND_MASK | U_GC_CC_MASK)

/* Whether the class of cp is one that ICU's properties allow. */
static bool is_class_right(uint32_t cp, CpClass class) {
  uint32_t mask = U_MASK(u_charType((UChar32)cp));
  bool ignorable =
      u_hasBinaryProperty((UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
  bool letter = mask & (U_GC_L_MASK | U_GC_NL_MASK);
  bool later = cp >= 0x20000 && cp < 0x3FFFE && mask & U_GC_CN_MASK;
  if (ignorable) return class == CP_HIDDEN;
  switch (class) {
    case CP_BLANK: return u_isUWhiteSpace((UChar32)cp) || mask & U_GC_CC_MASK;
    case CP_HIDDEN: return mask & U_GC_CF_MASK;
    case CP_MARK: return mask & U_GC_M_MASK;
    case CP_DIGIT: return mask & U_GC_ND_MASK;
    case CP_HAN: return is_script(cp, USCRIPT_HAN) || cp == 0x3006 || later;
    case CP_KANA: return letter && !is_script(cp, USCRIPT_HAN);
    case CP_LETTER: return letter && !is_east_asian(cp);
    default: return !letter && !(mask & NO_SYMBOLS);
  }
}

static bool is_width_right(uint32_t cp, CpClass class, int width) {
  int wide = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
  uint32_t mask = U_MASK(u_charType((UChar32)cp));
  if (class == CP_HIDDEN || mask & (U_GC_MN_MASK | U_GC_CC_MASK)) {
    return width == 0;
  }
  if (wide == U_EA_WIDE || wide == U_EA_FULLWIDTH) return width == 2;
  if (wide != U_EA_AMBIGUOUS) return width <= 1;
  return width == (mask & U_GC_L_MASK ? 1 : mask & U_GC_ME_MASK ? 0 : 2);
}

static void test_all(void) {
  int bad_class = 0, bad_width = 0;
  for (uint32_t cp = 0; cp < CP_COUNT; cp++) {
    CpClass class = cp_class(cp);
    int width = cp_width(cp);
    if (!is_class_right(cp, class) && bad_class++ < 10) {
      printf("# U+%04X has class %d\n", cp, (int)class);
    }
    if (!is_width_right(cp, class, width) && bad_width++ < 10) {
      printf("# U+%04X has width %d\n", cp, width);
    }
  }
  OK_AS(bad_class == 0, "the class of every code point is one ICU allows");
  OK_AS(bad_width == 0, "the width of every code point is ICU's");
}

/* Blocks that a tokenizer for Chinese lives on, whole. */
static void test_blocks(void) {
  static const struct {
    uint32_t first, last;
    CpClass class;
  } blocks[] = {
      {0x4E00, 0x9FFF, CP_HAN},      {0x3400, 0x4DBF, CP_HAN},
      {0x20000, 0x2FFFD, CP_HAN},    {0x30000, 0x3FFFD, CP_HAN},
      {0x2F00, 0x2FD5, CP_HAN},      {0xF900, 0xFA6D, CP_HAN},
      {0x3041, 0x3096, CP_KANA},     {0x30A1, 0x30FA, CP_KANA},
      {0xAC00, 0xD7A3, CP_LETTER},   {0xE000, 0xF8FF, CP_OTHER},
      {0xE0000, 0xE0FFF, CP_HIDDEN},
  };
  for (size_t i = 0; i < COUNT(blocks); i++) {
    uint32_t cp = blocks[i].first;
    while (cp <= blocks[i].last && cp_class(cp) == blocks[i].class) cp++;
    char text[64];
    snprintf(text, sizeof(text), "block from U+%04X", blocks[i].first);
    if (!OK_AS(cp > blocks[i].last, text)) printf("# U+%04X is not\n", cp);
  }
}

static void test_spans(void) {
  bool is_inside = true, is_trimmed = true, is_sum = true;
  srand(198);
  for (int round = 0; round < 20000; round++) {
    static const char bytes[] = "a 习近\xE3\x80\x80\n\xC2\xAD\xEF\xBB\xBF\x80";
    char z[16];
    size_t n = (size_t)rand() % sizeof(z);
    for (size_t i = 0; i < n; i++) z[i] = bytes[(size_t)rand() % sizeof(bytes)];
    Span s = {z, n}, t = cp_trim(s), again = cp_trim(t);
    is_inside &= t.z >= z && t.z + t.n <= z + n;
    is_trimmed &= again.z == t.z && again.n == t.n;
    int64_t width = 0;
    for (Span rest = s; rest.n;) width += cp_width(utf8_next(&rest));
    is_sum &= width == cp_span_width(s);
  }
  OK_AS(is_inside, "cp_trim gives a part of its argument");
  OK_AS(is_trimmed, "cp_trim of what was trimmed is the same");
  OK_AS(is_sum, "cp_span_width is the sum of the widths");
}

int main(void) {
  test_all();
  test_blocks();
  test_spans();
  return unit_done();
}
