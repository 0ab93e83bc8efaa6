/* segment.h: Layer 4. The words of a text.
**
**   "全市党史工作会议⏎⏎在山城召开" -> 全市 党史 工作 会议 在 山城 召开
**   "2020年6月9日，GB18030标准第三期"
**     -> 2020年6月9日 (date) ， (punct) GB18030 (latin) 标准 第三 (number) 期
**
** The cheapest path through the text, where each word of the lexicon costs
** its negative log frequency less a bonus (lexicon.h), by dynamic programming;
** a connection may add words and take words away.  Numbers, written dates and
** words of letters are kept whole.
**
** Text is read as the tokenizer reads it: folded (fold.h), and white space,
** line ends and page-number lines inside a word leave no trace in its folded
** form.  Words stand in the order of the text and never overlap; what lies
** between them is white space, invisible, or a page number.  Any bytes will
** do; linear time; memory only for the words, and for folded forms that differ.
*/
#ifndef QIKAN_SEGMENT_H
#define QIKAN_SEGMENT_H

#include "core/sql.h"
#include "search/segment_path.h" /* SegmentKind */

typedef struct Word {
  Span text;        /* piece of the input; may hold line ends and blanks */
  Span folded;      /* fold_key() of it, in the input itself or in the arena;
                       SPAN_NONE where that was not asked for */
  size_t chars;     /* length of text as SQLite counts it (utf8_count) */
  SegmentKind kind; /* ... */
  bool stop;        /* segment_is_stop(folded) */
  bool parted;      /* white space, maybe a page number, stands in it; it is
                       folded in any case */
} Word;

/* Appends the words of text to words, ROWS_OF(Word), all of them folded.  conn,
** for the words that the connection has added, may be NULL.  Nothing for
** SPAN_NONE. */
void segment_words(const Conn *conn, Span text, Arena *arena, Rows *words);

/* ---- The same piece by piece ----
**
**   segment_begin(&s, conn, text, &arena, each, data);
**   while (segment_more(&s)) arena_free(&arena);
**
** each(data, word) is called for every word, in order; word and what the arena
** holds of it need not live longer than the call. */

enum { SEGMENT_STRETCH = 256 }; /* bytes that one segment_more() reads, about */

typedef void SegmentFunc(void *data, const Word *word);

typedef struct Segmenter {
  Span text;
  Arena *arena;
  SegmentFunc *each;
  void *data;
  bool fold;       /* fold all words, not only those that are parted */
  size_t at;       /* bytes that were read */
  uint8_t pending; /* flags of the next symbol */
  bool begun;      /* something but white space was read */
  Run run;         /* what was read and not yet handed out */
} Segmenter;

/* Sets all of s, which is large.  text must live until the last word; fold may
** be set then. */
void segment_begin(Segmenter *s, const Conn *conn, Span text, Arena *arena,
                   SegmentFunc *each, void *data);

/* Goes on for a stretch; hands out SEGMENT_STRETCH + RUN_SYMBOLS words at most.
** False when there is no more to hand out, or no memory (arena->rc). */
bool segment_more(Segmenter *s);

/* Whether a folded word is a stop word: 的, 了, 在 …, a, the … */
bool segment_is_stop(Span folded);

/* Calls each(data, other) for every synonym of a folded word that the
** connection knows; other is folded too (fold_key), and lives as long as the
** connection's list stays as it is: copy it before SQL runs again.  conn may
** be NULL.  Synonyms are symmetric, not transitive. */
void segment_synonyms(const Conn *conn, Span folded,
                      void (*each)(void *data, Span other), void *data);

extern const Family segment_family;

#endif
