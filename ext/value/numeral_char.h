/* numeral_char.h: Layer 3. The characters and words that numbers are made of.
**
** A reader sees the text as tokens, one for each character, folded on the fly,
** and what white space a PDF leaves between them stepped over:
**
**   "３ 分之 壹"  ->  ARABIC 3, FEN, ZHI, CAPITAL 1
**
** Characters and words are data (data/numeral.txt, data/numeral_idioms.txt),
** made into tables by data/mknumeral.c.
*/
#ifndef QIKAN_NUMERAL_CHAR_H
#define QIKAN_NUMERAL_CHAR_H

#include "core/utf8.h"
#include "text/fold.h"

/* ORDER numeral_kind */
typedef enum NumeralKind {
  NUMERAL_NONE,
  NUMERAL_ZERO,         /* 零 〇 */
  NUMERAL_DIGIT,        /* 一 … 九 */
  NUMERAL_LIANG,        /* 两 俩 仨 */
  NUMERAL_YAO,          /* 幺 */
  NUMERAL_CAPITAL,      /* 壹 … 玖 */
  NUMERAL_ARABIC,       /* 0 … 9 */
  NUMERAL_TENS,         /* 廿 卅 卌 */
  NUMERAL_UNIT,         /* 十 百 千 */
  NUMERAL_CAPITAL_UNIT, /* 拾 佰 仟 */
  NUMERAL_BIG,          /* 万 亿 兆 */
  NUMERAL_RARE_BIG,     /* 京 垓: within a number only */
  NUMERAL_POINT,        /* 点 */
  NUMERAL_DOT,
  NUMERAL_COMMA,
  NUMERAL_NEGATIVE, /* 负 */
  NUMERAL_MINUS,
  NUMERAL_PLUS,
  NUMERAL_PERCENT,
  NUMERAL_FEN,      /* 分 of 三分之一, of 三角五分; 份: value 1 */
  NUMERAL_ZHI,      /* 之 */
  NUMERAL_YOU,      /* 又 */
  NUMERAL_HALF,     /* 半 */
  NUMERAL_TENTHS,   /* 成 */
  NUMERAL_DISCOUNT, /* 折 */
  NUMERAL_DUI,      /* 对 of 对折 and of 一对 */
  NUMERAL_DI,       /* 第 */
  NUMERAL_GE,       /* 个 */
  NUMERAL_YUAN,     /* 元 圆 块 */
  NUMERAL_JIAO,     /* 角 毛 */
  NUMERAL_LI,       /* 厘 */
  NUMERAL_WHOLE,    /* 整 */
  NUMERAL_SLASH,
  NUMERAL_DOZEN, /* 打 */
  NUMERAL_PAIR,  /* 双 */
  NUMERAL_CARET,
  NUMERAL_VAGUE /* 几 数 */
} NumeralKind;

/* Classes of words, bits.  ORDER numeral_class */
enum {
  NUMERAL_IDIOM = 1,
  NUMERAL_MEASURE = 2,
  NUMERAL_NOT_ONE = 4,
  NUMERAL_CURRENCY = 8,
  NUMERAL_BEFORE_CURRENCY = 16,
  NUMERAL_LETTER_UNIT = 32,
  NUMERAL_NOT_TENTHS = 64,
  NUMERAL_NOT_DISCOUNT = 128,
  NUMERAL_COUNTED = 256,
  NUMERAL_PERCENT_WORD = 512,
  NUMERAL_SOFT_IDIOM = 1024,
  NUMERAL_SOFT_MEASURE = 2048,
  NUMERAL_NOT_TRILLION = 4096
};

enum { NUMERAL_GAP = 6 }; /* most blanks that are stepped over */

typedef struct NumeralToken {
  const char *start, *end; /* of the character; the end of the text at NONE */
  uint32_t cp;             /* folded; 0 at the end of the text */
  uint8_t kind;            /* NumeralKind */
  uint8_t value;           /* digit, or power of ten */
  bool gap;                /* white space stands before it */
} NumeralToken;

/* ---- The table: kind << 5 | value, in pages of 64, equal ones once ---- */

enum { NUMERAL_SHIFT = 6, NUMERAL_VALUE_BITS = 5 };

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif
extern const uint8_t numeral_pages[];
extern const uint16_t numeral_chars[];
#ifdef __GNUC__
#pragma GCC visibility pop
#endif

/* Kind of a folded code point; its value goes to *value. */
static inline NumeralKind numeral_kind(uint32_t cp, uint8_t *value) {
  if (cp > 0xFFFF) return *value = 0, NUMERAL_NONE;
  unsigned entry = numeral_chars[(unsigned)numeral_pages[cp >> NUMERAL_SHIFT]
                                     << NUMERAL_SHIFT |
                                 (cp & ((1u << NUMERAL_SHIFT) - 1))];
  *value = (uint8_t)(entry & ((1u << NUMERAL_VALUE_BITS) - 1));
  return (NumeralKind)(entry >> NUMERAL_VALUE_BITS);
}

/* numeral_cp_next() of what is no common ideograph. */
uint32_t numeral_cp_rest(Span *s);

/* The code point at the start of *s, folded, and steps over it.  What folds to
** nothing or to several stays as it is.  Inline, for loops over whole texts. */
static inline uint32_t numeral_cp_next(Span *s) {
  const uint8_t *b = (const uint8_t *)s->z;
  if (s->n < 3 || b[0] < 0xE4 || b[0] > 0xE9 || !utf8_is_tail(s->z[1]) ||
      !utf8_is_tail(s->z[2])) {
    return numeral_cp_rest(s);
  }
  uint32_t cp = (b[0] & 0xFu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
  if (cp < FOLD_HAN || cp >= FOLD_HAN_END) return numeral_cp_rest(s);
  *s = (Span){s->z + 3, s->n - 3};
  uint32_t to = fold_one(cp);
  return to == FOLD_ASK ? cp : to;
}

/* The token at p: the character there, or behind at most NUMERAL_GAP blanks
** with at most two line ends among them. */
NumeralToken numeral_token(const char *p, const char *end);

/* Bytes of the longest word of the classes (bits) that s starts with; 0 for
** none. */
size_t numeral_word(Span s, unsigned classes);

/* Bytes of the idiom that s starts with, a word whose numerals count nothing; 0
** for none, and where a longer word does count: 十分, but 十分钟; 周三, but 每周三
** 次. */
size_t numeral_idiom(Span s);

#endif
