/* cut.h: Layer 4. The cheapest way to cut a sentence into words and names.
**
** Used by sentence.c: the symbols and clues of a Sentence become its
** tokens (sentence.h tells how).
*/
#ifndef QIKAN_ENTITY_CUT_H
#define QIKAN_ENTITY_CUT_H

#include "entity/token.h"

void cut_tokens(Sentence *s);

/* Cost of symbols [from, to) as one word of the lexicon; 0: it is none. */
int cut_lexicon(const Sentence *s, size_t from, size_t to);

#endif
