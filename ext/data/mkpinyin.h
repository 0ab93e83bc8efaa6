/* mkpinyin.h: what mkpinyin and mkphrases share: how sources write a syllable.
**
** Letters with their tone marks, composed or with the mark behind; v is u with
** diaeresis.
*/
#ifndef QIKAN_MKPINYIN_H
#define QIKAN_MKPINYIN_H

#include <stddef.h>
#include <stdint.h>

/* The code point at *z, and steps over it. */
static inline uint32_t next(const char **z) {
  const unsigned char *b = (const unsigned char *)*z;
  int n = b[0] < 0x80 ? 1 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
  uint32_t cp = n == 1 ? b[0] : b[0] & (0x7Fu >> n);
  for (int i = 1; i < n; i++) cp = cp << 6 | (b[i] & 0x3F);
  *z += n;
  return cp;
}

/* Letters with tone marks. */
static const struct {
  uint32_t cp;
  char letter;
  int tone;
} marked[] = {
    {0x101, 'a', 1}, {0xE1, 'a', 2},  {0x1CE, 'a', 3}, {0xE0, 'a', 4},
    {0x113, 'e', 1}, {0xE9, 'e', 2},  {0x11B, 'e', 3}, {0xE8, 'e', 4},
    {0x12B, 'i', 1}, {0xED, 'i', 2},  {0x1D0, 'i', 3}, {0xEC, 'i', 4},
    {0x14D, 'o', 1}, {0xF3, 'o', 2},  {0x1D2, 'o', 3}, {0xF2, 'o', 4},
    {0x16B, 'u', 1}, {0xFA, 'u', 2},  {0x1D4, 'u', 3}, {0xF9, 'u', 4},
    {0x1D6, 'v', 1}, {0x1D8, 'v', 2}, {0x1DA, 'v', 3}, {0x1DC, 'v', 4},
    {0x144, 'n', 2}, {0x148, 'n', 3}, {0x1F9, 'n', 4}, {0x1E3F, 'm', 2},
    {0xFC, 'v', 0},  {0x304, 0, 1},   {0x301, 0, 2},   {0x30C, 0, 3},
    {0x300, 0, 4},
};

/* The letter and tone that cp stands for, among the marked; 0 and -1. */
static inline char mark_find(uint32_t cp, int *tone) {
  for (size_t i = 0; i < sizeof(marked) / sizeof(*marked); i++) {
    if (marked[i].cp != cp) continue;
    *tone = marked[i].tone;
    return marked[i].letter;
  }
  *tone = -1;
  return 0;
}

#endif
