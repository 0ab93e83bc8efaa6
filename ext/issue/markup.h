/* markup.h: Layer 6. Markdown and HTML inside a line, taken off.
**
**   "读了[《北窗》](https://…)**两遍**&nbsp;"  ->  "读了《北窗》两遍 "
**
** A link leaves its words, an image nothing, bold type its words, an entity its
** character, a tag nothing.  What is not closed on its line stays as it is.
** Time is linear: no search begins twice.
*/
#ifndef QIKAN_ISSUE_MARKUP_H
#define QIKAN_ISSUE_MARKUP_H

#include "issue/issue.h"

/* Whether markup may begin with the sign. */
static inline bool markup_is_sign(uint32_t cp) {
  return cp == '<' || cp == '&' || cp == '*' || cp == '!' || cp == '[';
}

/* Appends s without its markup. */
void markup_add(Text *out, Span s);

/* s without its markup and blanks at its ends: a piece of s where it has none,
** else in the arena. */
Span markup_plain(Issue *issue, Span s);

/* Whether s has a link or an image. */
bool markup_has_link(Span s);

/* Bytes of the link or image at the start of s, its words in *words (none for
** an image); 0 when there is none. */
size_t markup_link(Span s, Span *words);

#endif
