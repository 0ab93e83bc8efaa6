/* pinyin.h: Layer 3. How Chinese text is read aloud: pinyin.
**
** Every Han character has its readings, the most usual one first, from a table
** made from Unihan (data/mkpinyin.c).  What a character is read as in a text
** comes from the longest known word from the left (data/mkphrases.c); else it
** is the most usual one.
**
**   长      zhang3, chang2
**   市长    shi4 zhang3      长征  chang2 zheng1      重庆  chong2 qing4
**
** A reading is a code: its syllable in letters ("zhong"; v for u with dots) and
** its tone, 1 to 4, or 0 for none.  There is no tone sandhi: 一 is yi1, 不 is
** bu4.  Words are compared folded (fold.h), so 長征 reads as 长征.
*/
#ifndef QIKAN_PINYIN_H
#define QIKAN_PINYIN_H

#include "core/sql.h"

/* Raised whenever pinyin_readings() gives other syllables: indexes made with
** the tokenizer chinese_pinyin must be rebuilt.  Words are no part of it. */
enum { PINYIN_VERSION = 1 };

enum {
  PINYIN_READINGS = 8, /* most readings of a character */
  PINYIN_LETTERS = 6,  /* most letters of a syllable: zhuang */
  PINYIN_WORD = 8      /* most characters of a known word.  ORDER phrase_max */
};

/* The readings of a character in codes, and behind them those of what it folds
** to (U+8457 has zhu, U+7740, which it folds to, has zhe); how many, 0 where
** there are none. */
int pinyin_readings(uint32_t cp, uint16_t out[PINYIN_READINGS]);

/* The letters of a code, "zhong", "lv"; valid for ever. */
Span pinyin_letters(uint16_t code);

/* The tone of a code, 1 to 4; 0 for none. */
int pinyin_tone(uint16_t code);

/* Whether letters (a to z) are a syllable, and whether one starts with them.
** "lue" and "nue" count: they are what many type for lve and nve. */
bool pinyin_is_syllable(Span letters);
bool pinyin_is_prefix(Span letters);

/* ---- Reading a text ---- */

typedef struct PinyinReader {
  Span rest;                   /* not read yet */
  bool surname;                /* names: read a surname where one may start */
  bool name_starts;            /* here */
  uint16_t queue[PINYIN_WORD]; /* codes of the word that was begun... */
  int head, tail;              /* ...those from head to tail are to come */
} PinyinReader;

typedef struct PinyinPiece {
  Span text;     /* one character, as it stands */
  uint32_t cp;   /* its code point */
  uint16_t code; /* its reading, 0 for none */
} PinyinPiece;

/* A reader of text, for pinyin_next(). */
PinyinReader pinyin_reader(Span text, bool surname);

/* The next character; false at the end. */
bool pinyin_next(PinyinReader *r, PinyinPiece *piece);

extern const Family pinyin_family;

#endif
