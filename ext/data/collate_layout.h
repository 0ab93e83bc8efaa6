/* collate_layout.h: how mkcollate.c lays the tables out for collate.c. */
#ifndef QIKAN_COLLATE_LAYOUT_H
#define QIKAN_COLLATE_LAYOUT_H

#include <stdint.h>

/* ---- Slots: Han characters, their blocks one behind the other ---- */

enum {
  COLLATE_PAGE = 32,
  COLLATE_BITS_SHIFT = 5, /* in a page's head: below it, bits a slot */
  COLLATE_CJK = 0x3400,   /* Extension A ... the basic block */
  COLLATE_CJK_N = 0x6C00,
  COLLATE_COMPAT = 0xF900,
  COLLATE_COMPAT_N = 0x200,
  COLLATE_PLANE2 = 0x20000, /* Extensions B to H, compatibility supplement */
  COLLATE_PLANE2_N = 0x123C0,
  COLLATE_RADICALS = 0x2E80,
  COLLATE_RADICALS_N = 0x160,
  COLLATE_MARKS = 0x3000, /* U+3007; and three are Han to one order only */
  COLLATE_MARKS_N = 0x40,
  COLLATE_COMPAT_AT = COLLATE_CJK_N,
  COLLATE_PLANE2_AT = COLLATE_COMPAT_AT + COLLATE_COMPAT_N,
  COLLATE_RADICALS_AT = COLLATE_PLANE2_AT + COLLATE_PLANE2_N,
  COLLATE_MARKS_AT = COLLATE_RADICALS_AT + COLLATE_RADICALS_N,
  COLLATE_WORDS_AT = COLLATE_MARKS_AT + COLLATE_MARKS_N, /* of collate_words */
  COLLATE_WORDS_N = COLLATE_PAGE,
  COLLATE_SLOTS = COLLATE_WORDS_AT + COLLATE_WORDS_N
};

/* The slot of a code point; -1 for what has none. */
static inline int collate_slot(uint32_t cp) {
  if (cp - COLLATE_CJK < COLLATE_CJK_N) return (int)(cp - COLLATE_CJK);
  if (cp - COLLATE_PLANE2 < COLLATE_PLANE2_N) {
    return (int)(cp - COLLATE_PLANE2 + COLLATE_PLANE2_AT);
  }
  if (cp - COLLATE_COMPAT < COLLATE_COMPAT_N) {
    return (int)(cp - COLLATE_COMPAT + COLLATE_COMPAT_AT);
  }
  if (cp - COLLATE_RADICALS < COLLATE_RADICALS_N) {
    return (int)(cp - COLLATE_RADICALS + COLLATE_RADICALS_AT);
  }
  if (cp - COLLATE_MARKS < COLLATE_MARKS_N) {
    return (int)(cp - COLLATE_MARKS + COLLATE_MARKS_AT);
  }
  return -1;
}

/* ---- Entries of other characters ---- */

enum {
  COLLATE_LATIN_N = 0x530,  /* Latin, Greek, Cyrillic, from 0 */
  COLLATE_SYMBOLS = 0x1E00, /* Latin and Greek extended ... CJK forms */
  COLLATE_SYMBOLS_N = 0x1600,
  COLLATE_FORMS = 0xFE10, /* vertical, small, half and full width */
  COLLATE_FORMS_N = 0x1F0,
  COLLATE_SYMBOLS_AT = COLLATE_LATIN_N,
  COLLATE_FORMS_AT = COLLATE_SYMBOLS_AT + COLLATE_SYMBOLS_N,
  COLLATE_OTHERS = COLLATE_FORMS_AT + COLLATE_FORMS_N
};

/* The place of a code point in collate_others; -1 for what has none. */
static inline int collate_other(uint32_t cp) {
  if (cp < COLLATE_LATIN_N) return (int)cp;
  if (cp - COLLATE_SYMBOLS < COLLATE_SYMBOLS_N) {
    return (int)(cp - COLLATE_SYMBOLS + COLLATE_SYMBOLS_AT);
  }
  if (cp - COLLATE_FORMS < COLLATE_FORMS_N) {
    return (int)(cp - COLLATE_FORMS + COLLATE_FORMS_AT);
  }
  return -1;
}

#define COLLATE_KIND_SHIFT 29
#define COLLATE_IGNORED 0u        /* marks, controls: no weight */
#define COLLATE_LETTER (1u << 29) /* order | accent | form */
#define COLLATE_FORM (2u << 29)   /* of a Han character: it, accent, form */
#define COLLATE_NUMBER (3u << 29) /* its value */
#define COLLATE_REST (4u << 29)   /* behind all, by code point */
#define COLLATE_ALSO (1u << 28)   /* Han where the order has a rank for it */
enum {
  COLLATE_ORDER_BITS = 13,
  COLLATE_ACCENT_SHIFT = 13, /* of a letter; eight bits */
  COLLATE_HAN_BITS = 18,     /* of a form; the accent, two bits, is above */
  COLLATE_TIE_SHIFT = 21,    /* the form; six bits */
  COLLATE_TIE_BITS = 6
};

#endif
