/* path.h: Layer 4. The cheapest way to cut a sentence into words and names.
**
** Used by sentence.c alone: the symbols and clues of a Sentence become its
** tokens (sentence.h tells how).
*/
#ifndef QIKAN_ENTITY_PATH_H
#define QIKAN_ENTITY_PATH_H

#include "entity/sentence.h"

void path_tokens(Sentence *s);

#endif
