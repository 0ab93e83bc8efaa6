/* segment_path.h: Layer 4. The cheapest way to cut a run of text into words.
**
** A run is text without punctuation, as folded symbols.  Each word of the
** lexicon that stands in it is an edge from its first symbol to behind its
** last, as are numbers, dates and single symbols; the words are the edges of
** the cheapest path, found from left to right (dynamic programming).
**
**   研究 生命 起源  5.0 + 6.1 + 8.0   beats   研究生 命 起源  8.5 + 9.2 + 8.0
**
** All edges are of bounded length, so time is linear.
*/
#ifndef QIKAN_SEGMENT_PATH_H
#define QIKAN_SEGMENT_PATH_H

#include "search/lexicon.h"
#include "search/lexicon_own.h"

/* ORDER segment_kind */
typedef enum SegmentKind {
  SEGMENT_HAN,    /* a word of ideographs, or of the lexicon with one: T恤 */
  SEGMENT_LATIN,  /* letters of any script with words, digits in it: GB18030 */
  SEGMENT_NUMBER, /* 2,000  3.5  十三  第二  第3  二〇二〇 */
  SEGMENT_DATE, /* 2020年6月9日  2020年  6月9日  2020-06-09  二〇二〇年六月 */
  SEGMENT_KANA,  /* kana, bopomofo and others written without blanks */
  SEGMENT_PUNCT, /* one sign, or one that is repeated: …… —— */
  SEGMENT_KINDS
} SegmentKind;

enum {
  RUN_SYMBOLS = 1024, /* symbols in a run */
  RUN_EDGE = 64       /* longest edge, symbols */
};

enum {                     /* flags of a Symbol */
       SYMBOL_INSIDE = 1,  /* no word begins here: 4 of GB18030 */
       SYMBOL_GAP = 2,     /* white space stands before it */
       SYMBOL_CHANGED = 4, /* it is not written as it is folded */
       SYMBOL_DIGITS = 8   /* of a token of digits only: 2020, not 2,020 */
};

typedef struct Symbol {
  uint32_t start, end; /* bytes of the text */
  uint32_t cp;         /* folded */
  uint16_t code;       /* lexicon_code(cp) */
  uint8_t flags;
  uint8_t kind; /* SegmentKind of the symbol's token */
} Symbol;

enum { EDGE_LEXICON = 255 }; /* kind of an edge: that of its symbols */

typedef struct Step {
  int32_t cost;  /* of the cheapest path to before the symbol */
  uint16_t from; /* where the last edge of that path begins */
  uint8_t kind;  /* of that edge: a SegmentKind, or EDGE_LEXICON */
  bool stop;     /* it is a stop word */
} Step;

typedef struct Run {
  const OwnLexicon *own;           /* may be NULL */
  size_t n;                        /* symbols in use, at most RUN_SYMBOLS */
  uint8_t flags;                   /* of any of the symbols */
  Symbol symbols[RUN_SYMBOLS + 1]; /* one more: of what follows, no flags */
  Step steps[RUN_SYMBOLS + 1];
  LexiconNode first[RUN_SYMBOLS]; /* of a symbol; value 0: no word has it */
  uint16_t next[RUN_SYMBOLS]; /* on the path: where the word from here ends */
} Run;

/* Finds the path through run->symbols: from 0 on, each next. */
void path_find(Run *run);

/* Whether the symbol is a Han numeral: 〇零一二两三…九十百千万亿廿卅. */
static inline bool symbol_is_numeral(const Symbol *symbol) {
  return symbol->code >= LEXICON_NUMERALS && symbol->code < LEXICON_ORDINAL;
}

#endif
