/* person.h: Layer 6. The people of a sentence, with post and organisation.
**
**   市委宣传部副部长沈怀远，…中心党委书记韩立、主任宋景川出席
**   -> 沈怀远: 副部长, 市委宣传部; 韩立: 党委书记, …中心; 宋景川: 主任, …中心
**
** The names are those of sentence.h; posts are read to the left of them, titles
** and forms of address to the right.
*/
#ifndef QIKAN_ENTITY_PERSON_H
#define QIKAN_ENTITY_PERSON_H

#include "entity/org.h"

typedef struct Person {
  size_t token;              /* the name */
  size_t role_from, role_to; /* tokens; equal: none */
  int org;                   /* index of its organisation, or -1 */
  size_t place, place_to;    /* tokens of a region or town that stands for it;
                                SIZE_MAX: none */
  bool here;                 /* 室主任: the organisation spoken of */
} Person;

enum { PEOPLE_MAX = 128 }; /* in one sentence; more are left out */

/* Writes the people of s; returns how many. */
size_t person_find(const Sentence *s, const OrgRange *orgs, size_t n_orgs,
                   Person people[PEOPLE_MAX]);

#endif
