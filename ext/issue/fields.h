/* fields.h: Layer 6. Lines of labelled values below a head.
**
**   "> 作者：重小凡 ｜ 页码：p.3 ｜ 栏目：卷首语"
**   ->  作者 重小凡 | 页码 p.3 | 栏目 卷首语
**
** Labels come from data/words.txt: head_field has all of them, field_person
** those that name who wrote, field_section those that name the column.
*/
#ifndef QIKAN_ISSUE_FIELDS_H
#define QIKAN_ISSUE_FIELDS_H

#include "core/words.h"
#include "issue/issue.h"

typedef struct Field {
  Span label; /* folded, without colon */
  Span value; /* as printed */
} Field;

/* Cuts the first field off *s, a line's content; false when *s does not begin
** with one. */
bool field_next(Issue *issue, Span *s, Field *field);

/* The value of the first field of s whose label is in list, or SPAN_NONE. */
Span field_value(Issue *issue, Span s, WordList list);

#endif
