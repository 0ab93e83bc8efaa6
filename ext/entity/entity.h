/* entity.h: Layer 7. People, organisations and works in a text.
**
**   4月12日，市委宣传部副部长沈怀远，江城大学党委副书记陆青出席会议。
**   -> person 沈怀远  role 副部长    org 市委宣传部
**      person 陆青    role 党委副书记 org 江城大学
**      org 市委宣传部, org 江城大学
**
** The text is plain: one paragraph a line, no layout damage.  It is read
** sentence by sentence (sentence.h, org.h, person.h); then what the whole text
** knows is used: a name that was sure in one place is found in others, too, and
** the abbreviation of an organisation gets its full name.  Linear time.
*/
#ifndef QIKAN_ENTITY_H
#define QIKAN_ENTITY_H

#include "core/arena.h"
#include "entity/token.h"

typedef enum EntityKind {
  ENTITY_PERSON,
  ENTITY_ORG,
  ENTITY_WORK,
  ENTITY_TOWN /* 柴坊镇, 银杏街道 */
} EntityKind;

typedef struct Entity {
  EntityKind kind;
  Span text; /* piece of the text */
  Span norm; /* name without blanks, full name of an organisation, title without
                《》; SPAN_NONE for what names nothing: 我室 */
  Span role; /* post of a person, or SPAN_NONE */
  Span org;  /* organisation of that post, or SPAN_NONE */
  double confidence; /* 0 to 1 */
} Entity;

/* What the caller knows of a text. */
typedef struct EntityGiven {
  Rows places, people, orgs; /* GivenRange: names that stand in it; sorted, not
                                overlapping within one kind */
  Span publisher; /* for abbreviations that could stand for several, or
                     SPAN_NONE */
} EntityGiven;

/* Appends what text holds to rows, ROWS_OF(Entity), in no order. */
void entity_find(Span text, const EntityGiven *given, Arena *arena, Rows *rows);

#endif
