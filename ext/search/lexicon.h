/* lexicon.h: Layer 2. The words that are known, and how common they are.
**
** A trie over folded characters (fold.h), in a double array in read-only
** memory: nothing is loaded, connections and processes share it.  It is made
** at build time by data/mklexicon.c from jieba's word list, of which every
** word that was seen three times or more is taken, and from data/domain.txt
** and data/stop.txt.
**
**   党 -> 党史 -> 党史研 (no word) -> 党史研究室
**
**   LexiconNode node = lexicon_start();
**   while (lexicon_step(&node, lexicon_code(next folded character))) {
**     if (lexicon_cost(node)) ... a word ends here
**   }
**
** Costs are negative log frequencies in steps of 1/32 nat: 的 168, 党史 385.
*/
#ifndef QIKAN_LEXICON_H
#define QIKAN_LEXICON_H

#include "core/span.h"

enum {
  LEXICON_MAX = 16, /* longest word, characters */
  LEXICON_NAT = 32, /* steps of cost in a nat */
  LEXICON_BASE_BITS = 21,
  LEXICON_COST_MAX = (1 << (31 - LEXICON_BASE_BITS)) - 1
};

/* ---- The table (lexicon_table.h, in the build) ----
**
** A node with base b has its child by a character of code c in slot b + c, if
** the label of that slot is c.  A slot is {label, low and high half of its
** value}; the value is base << 11 | cost << 1 | stop.  ORDER lexicon_slot
*/
#ifdef __GNUC__
#pragma GCC visibility push(hidden)
#endif
extern const uint16_t lexicon_slots[][3];
extern const uint16_t lexicon_ascii[128];
extern const uint16_t lexicon_han[0xA000 - 0x4E00];
extern const uint32_t lexicon_root;
#ifdef __GNUC__
#pragma GCC visibility pop
#endif

/* The first codes are those of what numbers are written with.
** ORDER lexicon_numeral */
enum {
  LEXICON_DIGITS = 1, /* 0 to 9 */
  LEXICON_NUMERALS =
      11, /* 〇 零 一 二 两 三 四 五 六 七 八 九 十 廿 卅 百 千 万 亿 */
  LEXICON_ORDINAL = 30, /* 第 */
  LEXICON_NUMBERS_END = 31
};

typedef struct LexiconNode {
  uint32_t value;
} LexiconNode;

/* Cost of the word that ends at a node, in steps; 0: no word does. */
static inline uint32_t lexicon_cost(LexiconNode node) {
  return node.value >> 1 & LEXICON_COST_MAX;
}

/* Whether that word is a stop word. */
static inline bool lexicon_is_stop(LexiconNode node) { return node.value & 1; }

/* lexicon_code() of what is neither ASCII nor a common ideograph. */
uint16_t lexicon_code_rest(uint32_t cp);

/* Code of a folded character; for one that no word has, a code that leads to
** no node. */
static inline uint16_t lexicon_code(uint32_t cp) {
  if (cp - 0x4E00 < 0xA000 - 0x4E00) return lexicon_han[cp - 0x4E00];
  return cp < 128 ? lexicon_ascii[cp] : lexicon_code_rest(cp);
}

/* The node that all words begin at. */
static inline LexiconNode lexicon_start(void) {
  return (LexiconNode){lexicon_root << (32 - LEXICON_BASE_BITS)};
}

/* Follows a character from *node; false, and *node as it was, where no word
** goes on with it. */
static inline bool lexicon_step(LexiconNode *node, uint16_t code) {
  uint32_t base = node->value >> (32 - LEXICON_BASE_BITS);
  const uint16_t *slot = lexicon_slots[base + code];
  if (slot[0] != code) return false;
  node->value = (uint32_t)slot[2] << 16 | slot[1];
  return true;
}

/* Asks for the memory that lexicon_step() will read. */
static inline void lexicon_prefetch(LexiconNode node, uint16_t code) {
#ifdef __GNUC__
  __builtin_prefetch(
      lexicon_slots[(node.value >> (32 - LEXICON_BASE_BITS)) + code]);
#else
  (void)node, (void)code;
#endif
}

/* The node of a folded word; its cost is 0 where there is no such word. */
LexiconNode lexicon_find(Span folded);

/* "349046 words", or "domain only, 350 words" where the build had no more. */
const char *lexicon_source(void);

#endif
