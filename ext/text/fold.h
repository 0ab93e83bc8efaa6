/* fold.h: Layer 2. One spelling for all: width, case, script and radicals.
**
**   "ＧＢ18030 習⽂⻓" -> "gb18030 习文长"
**
** One table (data/fold_table.h), made by data/mkfold.c from ICU (NFKC case
** fold), Unicode (EquivalentUnifiedIdeograph) and, for traditional ->
** simplified, OpenCC, ICU and Unihan reconciled; committed and versioned,
** because an index is only as good as the agreement between the tokens stored
** in it and those of a query.
**
** Many to one, and recall first: a traditional character that a simplified
** text may keep (乾 in 乾隆) folds as where it does not (干燥), so that both
** spellings of a word always meet.  What two targets mean apart stays apart
** (畫 -> 画, never 划); see docs/fold.md.  Invisible characters are dropped.
**
** Each code point folds by itself, so a folded text folds to itself, and the
** fold of a text is the fold of its parts.  The class of the result may differ
** from that of the source (cp.h): ① -> 1, ㈠ -> (一), ㎡ -> m2.
*/
#ifndef QIKAN_FOLD_H
#define QIKAN_FOLD_H

#include "core/arena.h"
#include "core/sql.h"

/* Version of the table: an index made by another version must be rebuilt.
** data/fold_versions.txt has the checksum of each; a test compares. */
enum { FOLD_VERSION = 1 };

enum { FOLD_MAX = 18 }; /* most code points that one folds to (U+FDFA) */

/* ---- The table ----
**
** fold_delta[fold_page_of[cp / 32] * 32 + cp % 32] is 0 for a code point that
** stays as it is; else it is added to cp, modulo 0x10000, and gives
**   a code point of the BMP: what cp folds to, or
**   FOLD_MARK + i (a surrogate or private use, which nothing folds to): the
**   entry i of fold_special, a code point over the BMP, or where and how many
**   in fold_many.
** The pages of the common ideographs come first and in order, so that these
** need no look at fold_page_of.
*/

enum {
  FOLD_SHIFT = 5,        /* a page has 32 code points */
  FOLD_HAN = 0x4E00,     /* common ideographs, from here... */
  FOLD_HAN_END = 0xA000, /* ...up to here */
  FOLD_END = 0x32400,    /* from here on only tags and selectors change... */
  FOLD_TAGS = 0xE0000,   /* ...which are all dropped: plane 14 from here */
  FOLD_TAGS_END = 0xE1000,
  FOLD_BASE_END = 0x2000, /* no letter with marks from here on */
  FOLD_MARK = 0xD800,
  FOLD_MARK_END = 0xF900
};

#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif
extern const uint16_t fold_page_of[FOLD_END >> FOLD_SHIFT];
extern const uint16_t fold_delta[];
#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#define FOLD_ASK 0xFFFFFFFFu

/* The delta of cp < FOLD_END, or FOLD_BASE_END with the pages of bases. */
static inline uint32_t fold_delta_at(const uint16_t *page_of, uint32_t cp) {
  return fold_delta[(uint32_t)page_of[cp >> FOLD_SHIFT] << FOLD_SHIFT |
                    (cp & ((1u << FOLD_SHIFT) - 1))];
}

/* What cp folds to, when that is one code point of the BMP or cp itself, as for
** nearly every character of Chinese text.  Else FOLD_ASK: fold_cp() knows.
** Inline, for loops over whole texts. */
static inline uint32_t fold_one(uint32_t cp) {
  uint32_t delta;
  if (cp - FOLD_HAN < FOLD_HAN_END - FOLD_HAN) {
    delta = fold_delta[cp - FOLD_HAN];
  } else if (cp < FOLD_END) {
    delta = fold_delta_at(fold_page_of, cp);
  } else {
    return cp >= FOLD_TAGS && cp < FOLD_TAGS_END ? FOLD_ASK : cp;
  }
  if (delta == 0) return cp;
  cp = (cp + delta) & 0xFFFF;
  return cp >= FOLD_MARK && cp < FOLD_MARK_END ? FOLD_ASK : cp;
}

/* Folds one code point into out; returns how many were written: 0 for an
** invisible one, 1 for most.  What is no code point stays as it is. */
int fold_cp(uint32_t cp, uint32_t out[FOLD_MAX]);

/* The letter under the marks of a Latin, Greek or Cyrillic letter: é -> e,
** ǚ -> u, й -> и; cp itself where there are none, and for ł, ø, đ, whose
** stroke is no mark.  cp must be folded already. */
uint32_t fold_base(uint32_t cp);

/* Appends s folded.  Malformed bytes become U+FFFD, one each.  Nothing is
** appended for SPAN_NONE. */
void fold_span(Span s, Text *out);

/* Appends the key of s: folded, and without blanks.  Two spellings of one text
** that differ in width, script, white space or line breaks have one key. */
void fold_key(Span s, Text *out);

/* The next character of *s as a key has it, and steps over it; returns how
** many code points were written, 0 for what a key leaves out. */
int fold_key_next(Span *s, uint32_t out[FOLD_MAX]);

extern const Family fold_family;

#endif
