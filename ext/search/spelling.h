/* spelling.h: Layer 3. Other spellings of one word that a search should find.
**
** The fold (fold.h) makes one of 第３期 and 第3期, of 習 and 习.  What it cannot
** see is offered here, word by word:
**
**   "第三期"   -> 第3期                 "2020年" -> 二〇二〇年 二零二零年 …
**   "6月9日"   -> 六月九日              "三十八" -> 38
**   "计划"     -> 计画  (計畫 folds to it, see docs/fold.md)
**
** What it leaves alone: a numeral of one character, digits in a row that are
** no year (五四, 三七), decimals and numbers with signs, words with a numeral
** in them (一带一路).
*/
#ifndef QIKAN_SPELLING_H
#define QIKAN_SPELLING_H

#include "core/arena.h"

/* Appends to out, ROWS_OF(Span), how else the number or date that word is may
** be written; at most SPELLING_NUMBERS, none of them word itself.  word is
** folded and without blanks (fold_key). */
void spelling_numbers(Span word, Arena *arena, Rows *out);

/* Appends to out the spelling of word with its characters of the list "twin"
** exchanged, where it has any and is longer than one character. */
void spelling_twins(Span word, Arena *arena, Rows *out);

enum { SPELLING_NUMBERS = 6 };

/* Text with the zeros of years written digit by digit as 〇, so that they are
** read as numbers: 二○二○年 and 二o二o年 (a Latin O, folded) -> 二〇二〇年.  text
** itself where it has none; else a copy in the arena. */
Span spelling_zeros(Span text, Arena *arena);

#endif
