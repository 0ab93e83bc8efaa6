/* join.h: Layer 3. Abbreviations of organisations and their full names.
**
**   市委党史研究室, 雁洲市委党史研究室        -> 雁洲市委党史研究室
**   市委党史室, 市委党史研究室                -> 市委党史研究室
**   县残联, 桐川县残疾人联合会                  -> 桐川县残疾人联合会
**   区委宣传部, 甲区委宣传部, 乙区委宣传部    -> nothing: it could be either
**
** One name is short for another when it is its end, and what is missing in
** front names a place or a higher office; or when both begin and end alike and
** it leaves out characters in between, but no office (市委办公室 is not
** 市委宣传部办公室); or when it takes single characters of it, in order.
*/
#ifndef QIKAN_ENTITY_JOIN_H
#define QIKAN_ENTITY_JOIN_H

#include "core/arena.h"

enum { JOIN_MAX = 256 }; /* different names; more are left as they are */

typedef struct JoinName {
  Span name; /* as printed, without blanks */
  Span key;  /* folded, without 中共 in front */
  int full;  /* index of its full name; its own where there is none */
} JoinName;

typedef struct Join {
  Arena *arena;
  int n;
  JoinName names[JOIN_MAX];
} Join;

/* The index of a name in join, added if it is new; -1 where there is no more
** room. */
int join_add(Join *join, Span name);

/* Finds the full name of each; publisher decides where several would do. */
void join_finish(Join *join, Span publisher);

/* The full name of names[i], without 中共 in front. */
Span join_full(const Join *join, int i);

#endif
