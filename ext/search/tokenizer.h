/* tokenizer.h: Layer 4. The FTS5 tokenizer "chinese".
**
** One token for each Han character, one for each run of letters and one for
** each run of digits, all of them folded (fold.h).  White space, soft line
** breaks and page-number lines leave no trace; a run of punctuation between
** two others is one token, PUNCTUATION_TOKEN, so that a phrase does not run
** across a comma.
**
**   "（習⏎⏎近平 2020年、GB18030）" -> 习 近 平 2020 年 "," gb 18030
**
** With "grams 2" a character is indexed with the one that follows it as well,
** both in one place; a query asks for the pair:
**
**   document -> 习近+习 近平+近 平 2020 年 …    query 习近平 -> 习近 近平 平
**
** Only where both are among the 650 common characters (data/common.txt): few
** texts have a rarer one, so it finds as fast alone, and its pairs, each one
** in a text or two, would be half of all tokens that differ.
**
** There are as many places as without pairs, and a token's offsets are those of
** its first character: phrases have the same length in characters, and
** highlight() marks exactly, in both modes.  The last character of a query is
** asked for alone: this costs little, and is what makes the marks exact.
**
** Documents and queries are read by the same rules without exception; but the
** colocated tokens are for documents only.
*/
#ifndef QIKAN_TOKENIZER_H
#define QIKAN_TOKENIZER_H

#include "core/sql.h"

/* Raised whenever the same text gives other tokens: indexes must be rebuilt. */
enum { TOKENIZER_VERSION = 3 };

/* What a run of punctuation inside a text becomes. */
#define PUNCTUATION_TOKEN ","

/* Longest token in bytes.  A longer run of letters or digits is cut into
** several tokens; FTS5 itself cuts at 32,768. */
enum { TOKENIZER_MAX = 1024 };

/* What gets the tokens one by one, as FTS5's xToken; another result than
** SQLITE_OK ends the reading. */
typedef int (*TokenFunc)(void *ctx, int flags, const char *z, int n, int start,
                         int end);

/* The tokens of text as tokenize='chinese' gives them to FTS5; flags are
** FTS5_TOKENIZE_DOCUMENT or FTS5_TOKENIZE_QUERY.  Returns the first result of
** token that is not SQLITE_OK, or SQLITE_OK. */
int tokenizer_read(Span text, int flags, TokenFunc token, void *ctx);

extern const Family tokenizer_family;

#endif
