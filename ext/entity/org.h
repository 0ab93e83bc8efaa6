/* org.h: Layer 5. Names of organisations among the words of a sentence.
**
**   与 区委 宣传部 、 区 文化 旅游 委 等 单位
**   -> 区委宣传部, 区文化旅游委
**
** A name is found from its right end (宣传部, 委, 大学: org_suffixes.txt) and
** read to the left, word by word, up to a word that no name holds
** (org_stops.txt) or a mark.  It begins at the region or the level that stands
** in it (重庆市…, 市委…, 区…); without one it must have a full ending and a mark
** or such a word in front.  我室, 该区 are found as what they are.
*/
#ifndef QIKAN_ENTITY_ORG_H
#define QIKAN_ENTITY_ORG_H

#include "entity/token.h"

enum { ORGS_MAX = 128 }; /* in one sentence; more are left out */

typedef struct OrgRange {
  uint16_t from, to; /* tokens */
  bool our;          /* 我室, 该区: names nothing */
  bool anchored;     /* begins with a region, a level or a head */
} OrgRange;

/* Writes the names of s to orgs, from left to right, the longest ones only;
** returns how many.  given are names that the caller knows to stand there. */
size_t org_find(const Sentence *s, GivenNames *given, OrgRange orgs[ORGS_MAX]);

/* Whether the name of a town, with 镇, 乡 or 街道, ends with token k; then *from
** is its first token.  One that is a common word (重点镇) must stand behind a
** region. */
bool org_is_town(const Sentence *s, size_t k, size_t *from);

/* The one that ends before token k; NULL for none. */
const OrgRange *org_before(const OrgRange *orgs, size_t n, size_t k);

/* Whether token k ends in 镇, 乡 or 道: few do. */
static inline bool org_may_be_town(const Sentence *s, size_t k) {
  uint32_t last = s->sym[s->tokens[k].to - 1].cp;
  return last == 0x9547 || last == 0x4E61 || last == 0x9053;
}

#endif
