/* lexicon.c: Layer 2. The words that are known; see lexicon.h. */
#include "search/lexicon.h"

#include "core/utf8.h"
#include "lexicon_table.h"

uint16_t lexicon_code_rest(uint32_t cp) {
  size_t lo = 0, hi = COUNT(lexicon_rest);
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (lexicon_rest[mid].cp == cp) return lexicon_rest[mid].code;
    if (lexicon_rest[mid].cp < cp) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  return LEXICON_NO_CODE;
}

LexiconNode lexicon_find(Span folded) {
  LexiconNode node = lexicon_start();
  while (folded.n) {
    if (!lexicon_step(&node, lexicon_code(utf8_next(&folded)))) {
      return (LexiconNode){0};
    }
  }
  return node;
}

const char *lexicon_source(void) { return LEXICON_SOURCE; }
