/* highlight.h: Layer 7. Marks around what was found: zh_highlight(),
** zh_snippet() and zh_mark().
**
**   zh_highlight(notes, 0, '[', ']')  -> "云岭县[水⏎⏎利局]召开…"
**   zh_mark('雲嶺縣水利局', '水利', '[', ']')  -> "雲嶺縣[水利]局"
**
** The first two are auxiliary functions of FTS5 and work with any of its
** tokenizers.  Where the hits are, hits.h knows; which piece of a text is best,
** snippet.h; how words are found without an index, terms.h.
*/
#ifndef QIKAN_HIGHLIGHT_H
#define QIKAN_HIGHLIGHT_H

#include "core/sql.h"

extern const Family highlight_family;

#endif
