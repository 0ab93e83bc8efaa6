/* sentence.h: Layer 5. One sentence as words, with the names of people found.
**
**   "市委宣传部副部长沈怀远，市委党史研究室主任顾明川出席"
**   -> 市委 宣传部 副部长 [沈怀远] ， 市委 党史研究室 主任 [顾明川] 出席
**
** The cheapest path through the sentence: words of the lexicon cost what they
** cost there, a name what its surname and given name cost, less what stands
** beside it (cue.h).  So 主任高度重视 has no 高度, and 曾新表示 ends behind 新.
** Text in 《》 is passed over: it is one token, a mark.
**
** Any bytes will do; time is linear; a sentence is cut at SENTENCE_MAX.
*/
#ifndef QIKAN_ENTITY_SENTENCE_H
#define QIKAN_ENTITY_SENTENCE_H

#include "entity/token.h"

/* Reads the sentence at byte *at of s->text and steps over it; false at the end
** of the text.  places, people and offices stand in the text; offices are not
** stepped over. */
bool sentence_next(Sentence *s, size_t *at, GivenNames *places,
                   GivenNames *people, const GivenNames *offices);

/* The bytes of tokens [from, to). */
Span sentence_span(const Sentence *s, size_t from, size_t to);

#endif
