/* script.h: Layer 3. Simplified and traditional characters, one to the other.
**
**   script_convert(SCRIPT_TRADITIONAL, "头发干了，发展干部")
**     -> 頭髮乾了，發展幹部
**   script_convert(SCRIPT_SIMPLIFIED, "乾隆年間的葡萄乾") -> 乾隆年间的葡萄干
**
** Character by character, but for words in which a character has another
** counterpart than it mostly has; of these the longest from the left counts.
** Both come from OpenCC (data/mkscript.c); the traditional script is OpenCC's
** standard, neither that of Taiwan nor that of Hong Kong: 裏, 爲, 衆, 麪.  Words
** stay what they are: 软件 becomes 軟件, not 軟體.
**
** Text in the other script, or in none, passes through, except that characters
** of both scripts are converted where they stand: 后 in 皇后 stays, alone it
** becomes 後.  Compatibility ideographs (U+F900) become what they stand for,
** malformed bytes U+FFFD, one each.
*/
#ifndef QIKAN_SCRIPT_H
#define QIKAN_SCRIPT_H

#include "core/sql.h"

typedef enum ScriptWay { SCRIPT_TRADITIONAL, SCRIPT_SIMPLIFIED } ScriptWay;

/* Appends text in the other script; nothing for SPAN_NONE. */
void script_convert(ScriptWay way, Span text, Text *out);

extern const Family script_family;

#endif
