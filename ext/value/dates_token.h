/* dates_token.h: Layer 3. The words of dates: numerals, units, names.
**
**   "二〇二〇年６月 9日"  ->  NUMBER 2020, YEAR, NUMBER 6, MONTH,
**                            NUMBER 9, DAY
**
** A Lexer stands at one place of a text and gives the tokens from there, as
** many as its reader asks for.  It reads unfolded text; width, script and the
** blanks of PDF text make no difference.  A paragraph's end ends the tokens.
** Which words there are is data: data/dates_words.txt, festivals.txt, eras.txt.
*/
#ifndef QIKAN_DATES_TOKEN_H
#define QIKAN_DATES_TOKEN_H

#include "core/span.h"

/* Kinds of tokens.  From DATES_AFTER on, the words of data/dates_words.txt: A
** and B are numbers of its rows. */
typedef enum DatesKind {
  DATES_END,    /* of the text, of a paragraph, or of what a lexer reads */
  DATES_OTHER,  /* a character that is no part of a date; A is its code point */
  DATES_NUMBER, /* a numeral; A is its value, B: 1 + a festival it may name */
  DATES_AFTER,  /* 以后 之后 */
  DATES_AND,    /* 和 与 及 */
  DATES_BACK,   /* 后: the last of, or behind */
  DATES_BC,     /* 公元前 */
  DATES_BEFORE, /* 以前 之前 */
  DATES_BETWEEN,  /* 之间 */
  DATES_CENTURY,  /* 世纪 */
  DATES_CLOSE,    /* ) */
  DATES_COMMA,    /* , 、 */
  DATES_COUNTER,  /* 家 次: what is before it counts */
  DATES_COUNTS,   /* 满 超过: what is behind it counts days or years */
  DATES_DASH,     /* - — ~ */
  DATES_DAY,      /* 日 号 */
  DATES_DAYS,     /* 天 */
  DATES_DECADE,   /* 年代 */
  DATES_DEIX,     /* 上 本 下个: A units from now */
  DATES_DOT,      /* . · */
  DATES_DYNASTY,  /* 清 大清: A is its number in DatesEra */
  DATES_ERA,      /* 光绪: A is the first DatesEra, B how many */
  DATES_EVERY,    /* 每年: what is behind it comes again and again */
  DATES_FESTIVAL, /* A is the DatesFestival */
  DATES_FIRST,    /* 首 */
  DATES_FRONT,    /* 前 头: the first of, or before */
  DATES_FROM,     /* 从 自 */
  DATES_FUTURE,   /* 未来 今后 */
  DATES_FUZZ, /* 初 1, 中 2, 底 3, 伊始 4, 前期 5, 中期 6, 后期 7 */
  DATES_LASTING,    /* 以来 历史: what is before it lasts */
  DATES_FUZZYEAR,   /* 年底: A as of FUZZ */
  DATES_GANZHI,     /* 甲子: A 0 to 59 */
  DATES_GE,         /* 个 */
  DATES_HALF,       /* 上半年 1, 下半年 2 */
  DATES_HALFMONTH,  /* 上半月 1, 下半月 2 */
  DATES_HALFUNIT,   /* 半 */
  DATES_HALFWEEK,   /* 上半周 1, 下半周 2 */
  DATES_HALFYEAR,   /* 半年 */
  DATES_LAST,       /* 最后 */
  DATES_LEAP,       /* 闰 */
  DATES_LUNAR,      /* 农历 */
  DATES_LUNARMONTH, /* 正月: A; B is 1 for 大年, a month only with its day, 2
                       for 元月, of either calendar */
  DATES_MONTH,      /* 月 */
  DATES_OF,         /* 的 */
  DATES_OPEN,       /* ( */
  DATES_ORD,        /* 第 */
  DATES_PAST,       /* 过去 近 */
  DATES_Q,          /* Q of Q1 */
  DATES_QUARTER,    /* 季度; A is 1 for 季 */
  DATES_RELDAY,     /* 昨天: A days from now; B is 1 for those from the date
                       that was named last (次日, 同年) */
  DATES_RELMONTH,   /* 次月: A months from now */
  DATES_RELSPAN, /* 今明两年: A is 100 (years) or 300 (days) + the first, B
                       the last */
  DATES_RELYEAR, /* 去年: A years from now */
  DATES_SEASON, /* 春季: A 0 to 3; B: 1 for 春 alone, 2 今春, 3 去冬, 4 明春 */
  DATES_SLASH,   /* / */
  DATES_SOLAR,   /* 公历 公元 */
  DATES_STOP,    /* 周岁 日报: no part of a date */
  DATES_TEMPLE,  /* 德宗 */
  DATES_TERM,    /* A 0 小寒 to 23 冬至; B is 1 for a word of weather */
  DATES_TO,      /* 至 到 */
  DATES_VAGUE,   /* 近日 */
  DATES_WEEK,    /* 周 星期 */
  DATES_WEEKEND, /* 周末 */
  DATES_XUN,     /* 上旬 1 to 下旬 3 */
  DATES_YUAN,    /* 元 of 元年 */
  DATES_YEAR     /* 年 */
} DatesKind;

/* How a numeral is written. */
enum {
  DATES_HAN = 1,   /* with Chinese characters */
  DATES_UNITS = 2, /* with 十 百 千: three-and-twenty, not two three */
  DATES_NIAN = 4,  /* begins with 廿 */
  DATES_ZERO = 8   /* begins with a zero */
};

typedef struct DatesToken {
  uint8_t kind;     /* DatesKind */
  uint8_t flags;    /* of a numeral: DATES_HAN ... */
  uint8_t n_digits; /* of a numeral: characters; 255 for more */
  uint8_t gap;      /* whether blanks stand before it */
  int32_t a, b;
  size_t from, to; /* bytes in the text */
} DatesToken;

enum { DATES_TOKENS = 64, DATES_CHARS = 160 };

typedef struct DatesChar {
  uint32_t cp; /* folded; 0 behind the end */
  uint8_t gap; /* 1 for blanks before it, 2 for a paragraph's end */
  uint8_t raw; /* 1: a symbol that folds to a digit or letter, such as ① */
  size_t from, to;
} DatesChar;

typedef struct DatesLexer {
  Span text;
  size_t at;            /* where the next character is read */
  int n_chars, char_at; /* characters read; where the next token starts */
  int n_tokens;
  DatesChar chars[DATES_CHARS];
  DatesToken tokens[DATES_TOKENS];
} DatesLexer;

/* Puts the lexer at byte `at` of text, a character's start.  The text must stay
** as long as the lexer is used. */
void dates_lex_start(DatesLexer *lexer, Span text, size_t at);

/* The i-th token from there.  DATES_END for all behind the last. */
const DatesToken *dates_lex(DatesLexer *lexer, int i);

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif
extern const uint32_t dates_starts[0x10000 / 32];
#ifdef __GNUC__
#pragma GCC visibility pop
#endif

/* Whether a date can start with the character (folded). */
static inline bool dates_can_start(uint32_t cp) {
  return cp < 0x10000 && (dates_starts[cp >> 5] >> (cp & 31) & 1);
}

/* False where no word begins with these two characters (folded); true for most
** others, too. */
bool dates_pair(uint32_t a, uint32_t b);

/* The kind of the word that the character is, DATES_OTHER where it is none. */
DatesKind dates_kind_of(uint32_t cp);

/* Whether the character is of Chinese numerals. */
bool dates_is_numeral(uint32_t cp);

/* ---- Festivals and eras ---- */

typedef enum DatesRule {
  DATES_RULE_SOLAR,  /* x month, y day */
  DATES_RULE_LUNAR,  /* the same, lunar */
  DATES_RULE_NTH,    /* x month, the y-th weekday z; y is -1 for the last */
  DATES_RULE_TERM,   /* x term, y days from it */
  DATES_RULE_EASTER, /* x days from Easter */
  DATES_RULE_EVE     /* last day of the lunar year */
} DatesRule;

typedef struct DatesFestival {
  uint8_t rule; /* DatesRule */
  int8_t x, y, z;
} DatesFestival;

const DatesFestival *dates_festival(int i);

typedef struct DatesEra {
  int16_t dynasty;     /* -1: none is written before it */
  int16_t first, last; /* civil years */
  bool solar;          /* its months are those of the civil calendar */
} DatesEra;

const DatesEra *dates_era(int i);

#endif
