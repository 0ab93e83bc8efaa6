/* cp.h: Layer 0. What one code point is: its class and its display width.
**
** The table (data/cp_table.h) is made from ICU by data/mkcp.c and committed,
** so that a host's ICU never changes how a stored index reads.
**
**   习 々 ⽂ CP_HAN   か ㄅ CP_KANA   A é α CP_LETTER   ７ 7 CP_DIGIT
**   U+0301 CP_MARK   ， “ + ① CP_OTHER   space, U+3000, \n CP_BLANK
**   U+200B, U+00AD CP_HIDDEN
**
** The class is that of the character as it stands.  Folding may change it:
** ① and ㈠ are symbols, what they fold to is a digit, and (一) (fold.h).
*/
#ifndef QIKAN_CP_H
#define QIKAN_CP_H

#include "core/span.h"

typedef enum CpClass {
  CP_OTHER,  /* punctuation, symbols, unassigned, private use */
  CP_BLANK,  /* white space of any width, line ends, controls incl. NUL */
  CP_HIDDEN, /* invisible: soft hyphen, zero width, BOM, variation selectors */
  CP_HAN,    /* ideographs, 〇 and 々, radicals */
  CP_KANA,   /* kana, bopomofo, Yi and other scripts written without blanks */
  CP_LETTER, /* letters of scripts that have words; Hangul */
  CP_DIGIT,  /* decimal digits of any script */
  CP_MARK    /* combining marks */
} CpClass;

/* ---- The table: class << 2 | width, in blocks of 128, equal ones once ---- */

enum { CP_SHIFT = 7, CP_COUNT = 0x110000 };

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif
extern const uint8_t cp_block_of[CP_COUNT >> CP_SHIFT];
extern const uint8_t cp_blocks[];
#ifdef __GNUC__
#pragma GCC visibility pop
#endif

/* The table's byte of cp; that of U+0378, unassigned, for what is no code
** point. */
static inline unsigned cp_entry(uint32_t cp) {
  if (cp >= CP_COUNT) cp = 0x378;
  return cp_blocks[(unsigned)cp_block_of[cp >> CP_SHIFT] << CP_SHIFT |
                   (cp & ((1u << CP_SHIFT) - 1))];
}

static inline CpClass cp_class(uint32_t cp) {
  return (CpClass)(cp_entry(cp) >> 2);
}

/* Columns it takes in a fixed-width print: 0, 1 or 2 (East Asian Width W, F;
** A, ambiguous, counts 2 as Chinese fonts set it: “ ” … · ①, unless it is a
** letter: é, α, й count 1).  Controls, marks and hidden characters count 0. */
static inline int cp_width(uint32_t cp) { return (int)(cp_entry(cp) & 3); }

/* Whether it is a word character: all but OTHER, BLANK and HIDDEN. */
static inline bool cp_is_word(CpClass c) { return c >= CP_HAN; }

static inline bool cp_is_ascii_digit(uint32_t cp) {
  return cp >= '0' && cp <= '9';
}

/* Sum of the widths of s; 0 for SPAN_NONE.  A malformed byte counts as the
** U+FFFD that it is read as: 2. */
int64_t cp_span_width(Span s);

/* The same, but no more is measured once it is most columns or more. */
int64_t cp_span_width_to(Span s, int64_t most);

/* s without blanks and hidden characters at either end; it stays a part of the
** same text, and SPAN_NONE stays SPAN_NONE. */
Span cp_trim(Span s);

/* The same, of the start only. */
Span cp_trim_start(Span s);

#endif
