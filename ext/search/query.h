/* query.h: Layer 5. What a user typed, as a MATCH expression for FTS5.
**
**   党史研究室 "不忘初心" -会议纪要
**     -> (("党史" OR "研究室" OR "不忘初心") NOT "会议纪要")
**   第三期的计划, all  ->  (("第三期" OR "第3期") AND ("计划" OR "计画"))
**   AND title: *(    ->  ("and" OR "title")
**
** The text is folded and cut into words (segment.h); each becomes a quoted
** string, which the tokenizer cuts as it cut the documents.  Nothing that the
** user typed is syntax to FTS5: quotes and "-" are read here, all else is data.
** The result is one string or stands in parentheses, so that a column filter
** can be put before it.  Time is linear, the size of the result is bounded.
**
**   expression = positive | "(" positive " NOT " negative ")"
**   positive   = group | "(" group { (" OR " | " AND ") group } ")"
**   negative   = string | "(" string { " OR " string } ")"
**   group      = string | "(" string { " OR " string } ")"
**   string     = '"' text '"' [ "*" ]
**
** so it is four levels deep at most, whatever the text: FTS5 makes one node of
** a chain of ORs, but of each NOT a level, and allows 256.
*/
#ifndef QIKAN_QUERY_H
#define QIKAN_QUERY_H

#include "core/arena.h"
#include "core/sql.h"

/* ORDER query_mode */
typedef enum QueryMode {
  QUERY_ANY,    /* any of the words */
  QUERY_ALL,    /* all of them */
  QUERY_PHRASE, /* the whole text */
  QUERY_PREFIX  /* all, the last one as a prefix */
} QueryMode;

enum {
  QUERY_STRINGS = 1024, /* most strings of an expression, variants included */
  QUERY_PHRASE_TOKENS = 1024, /* most tokens of one phrase of the user's */
  QUERY_TOKENS = 4096 /* most tokens of all strings together, about; strings
                         after NOT get half of both at most */
};

/* The expression for text, in arena; SPAN_NONE where there is nothing to search
** for, or only something to exclude.  conn, for the words and synonyms that
** the connection has added, may be NULL. */
Span query_build(Span text, QueryMode mode, const Conn *conn, Arena *arena);

extern const Family query_family;

#endif
