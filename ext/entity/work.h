/* work.h: Layer 2. Titles in 《》: books, papers, laws, films.
**
**   形成了《渡口旧事》《盐仓〈考略〉》等 -> 渡口旧事, 盐仓〈考略〉
*/
#ifndef QIKAN_ENTITY_WORK_H
#define QIKAN_ENTITY_WORK_H

#include "core/span.h"

/* Bytes behind the 》 that closes the 《 in front of rest; 0 where none does in
** its paragraph and within a few hundred bytes. */
size_t work_end(Span rest);

/* The next title in text from byte *at on, with its 《》; steps over it.  False
** where there is none. */
bool work_next(Span text, size_t *at, Span *work);

/* The title without its 《》. */
Span work_title(Span work);

#endif
