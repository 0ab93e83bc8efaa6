/* text.h: Layer 6. Questions about a piece of text that several stages ask.
**
**   text_ends_sentence("…听了信。”")          true
**   text_is_office("渝中区委宣传部")           true
**   text_is_person("欧阳一鸣")                 true
**   text_office_prefix("石桥坪区…研究室强化…") bytes of the office in front
**
** A key is folded and without blanks (fold.h); a text is as printed.  Words
** come from data/words.txt.
*/
#ifndef QIKAN_ISSUE_TEXT_H
#define QIKAN_ISSUE_TEXT_H

#include "issue/issue.h"

enum { HEAD_WIDTH = 64 }; /* columns: no head is wider in an unwrapped text */

/* The text ends a sentence: 。！？…, closing quotes and brackets aside. */
bool text_ends_sentence_mark(Span text);
static inline bool text_ends_sentence(Span text) {
  if (text.n == 0) return false;
  bool han = text.n > 2 && utf8_is_han(span_from(text, text.n - 3));
  uint8_t small = (uint8_t)text.z[text.n - 1] | 0x20;
  bool letter = small >= 'a' && small <= 'z';
  return !han && !letter && text_ends_sentence_mark(text); /* no word does */
}

/* Characters of leaders: dots of all kinds and dashes, folded. */
static inline bool text_is_leader(uint32_t cp) {
  return cp == '.' || cp == 0xB7 || cp == 0x22EF || cp == '-' || cp == 0x2014 ||
         cp == 0x2500 || cp == '_' || cp == 0x2027;
}

/* The text ends in ？ or ！, as a title may; a closing quote may follow. */
bool text_ends_ask(Span text);

/* The text must go on: ends in ，、；：“（《, or a bracket is still open. */
bool text_runs_on(Span key);

/* Sentence marks inside the key, those inside 《》 and “” aside. */
bool text_has_inner_stop(Span key);

/* The whole key is the name of an office: 市委党史研究室, 渝中区委宣传部. */
bool text_is_office(Span key);

/* Bytes of the office's name that the key begins with and that a verb follows;
** 0 for none. */
size_t text_office_prefix(Span key);

/* Bytes of the editorial office that the key begins with (江声编辑部), or 0. */
size_t text_editorial_office(Span key);

/* The whole key is a person's name of two to four characters. */
bool text_is_person(Span key);

/* Who, and a name: "高一（6）班 周见山", "許懷真牧師", "王阿婆口述"; keyed is the
** key of raw. */
bool text_names_person(Issue *issue, Span raw, Span keyed);

/* Whom a line thanks: 顾小竹 in "感谢顾小竹提供新闻线索"; SPAN_NONE when it is no
** line of thanks. */
Span text_thanks(Span key);

/* Two halves of one length with a blank between: "向荒滩要空间 向存量要效益". */
bool text_is_balanced(Span text);

/* What several stages ask of a line, found once: full, stop, runs_on,
** inner_stop, head.  Needs the layout. */
void line_look(const Issue *issue, Line *line);

/* Short enough, and without the marks of a sentence: may be a head. */
static inline bool line_is_headlike(const Line *line) { return line->head; }

#endif
