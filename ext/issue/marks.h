/* marks.h: Layer 6. List and heading marks in front of a line's words.
**
**   "●石桥坪区…调整"  -> mark ●,  content 石桥坪区…调整
**   "二、经验交流"    -> mark 一、 no 2, content 经验交流
**   "## 新闻"         -> mark ##, content 新闻
**   "【工作动态】"    -> mark 【】, content 工作动态
**
** What a mark means (column, title, brief, contents) is decided for each text
** by position and repetition, never by the mark alone: see mark_roles().
*/
#ifndef QIKAN_ISSUE_MARKS_H
#define QIKAN_ISSUE_MARKS_H

#include "issue/issue.h"

typedef enum MarkKind {
  MARK_NONE,
  MARK_HEADING, /* # ; ## is MARK_HEADING + 1, … up to six */
  MARK_HEADING6 = MARK_HEADING + 5,
  MARK_BRACKET,      /* 【…】 alone in a line */
  MARK_LENS,         /* 〖…〗 */
  MARK_SQUARE,       /* [… ] full width */
  MARK_BOOK,         /* 《…》 */
  MARK_BOLD,         /* **…** */
  MARK_ORNAMENT,     /* ◆…◆, ※…※ on both sides */
  MARK_SPACED,       /* letter-spaced: 报　告　事　项 */
  MARK_NUMBER_COMMA, /* 1、 */
  MARK_NUMBER_DOT,   /* 1. */
  MARK_NUMBER_PAREN, /* （1） */
  MARK_CIRCLED,      /* ① */
  MARK_FORMAL_COMMA, /* 壹、 */
  MARK_HAN_COMMA,    /* 一、 */
  MARK_HAN_PAREN,    /* （一） */
  MARK_DAY,          /* "4月2日　…": the entry of a chronicle, mark kept */
  MARK_BOLD_NUMBER,  /* **1. …** */
  MARK_MONTH,        /* "四月", "7月" alone */
  MARK_BULLET,       /* first of the marks of WORDS_BULLET; more follow */
  MARK_KINDS = MARK_BULLET + 80
} MarkKind;

static inline bool mark_is_heading(int mark) {
  return mark >= MARK_HEADING && mark <= MARK_HEADING6;
}

static inline bool mark_is_number(int mark) {
  return mark >= MARK_NUMBER_COMMA && mark <= MARK_HAN_PAREN;
}

static inline bool mark_is_bullet(int mark) { return mark >= MARK_BULLET; }

/* Whether the mark stands on both sides of a whole line. */
static inline bool mark_is_bracket(int mark) {
  return mark >= MARK_BRACKET && mark <= MARK_ORNAMENT && mark != MARK_BOLD;
}

/* text without the HTML tags and blank entities at its ends; *mark becomes
** MARK_HEADING… for <h1>…, MARK_BOLD for <b> and <strong>, else stays. */
Span mark_strip_tags(Span text, int *mark);

/* The mark of text (trimmed), its number in *no (or 0), and the rest of the
** line in *content. */
int mark_read(Span text, int64_t *no, Span *content);

/* "title https://…" -> "title". */
Span mark_strip_url(Span s);

/* s without a list mark in front: "●韩小友" -> "韩小友". */
Span mark_strip_bullet(Span s);

/* text without its list mark or number: "3、[题](…)" -> "[题](…)". */
Span mark_behind(Span text);

/* "标题 {#anchor .class}", as pandoc writes headings: the title. */
Span mark_strip_attributes(Span s);

/* "🌟 🐕 题" -> "题"; brackets and quotes stay. */
Span mark_strip_symbols(Span s);

/* "*于小禾*" -> "于小禾": a line in italics. */
void mark_strip_italics(Span *s);

/* *s without one sign on both its sides: "・于小禾・" -> "于小禾". */
bool mark_strip_ornament(Span *s);

/* Whether content is the words of a link that text spells out: "[词](url)",
** "词 https://…". */
static inline bool mark_has_link(Span text, Span content) {
  if (!span_holds(text, content)) return false;
  Span tail = {content.z + content.n,
               (size_t)(text.z + text.n - content.z) - content.n};
  return span_has(tail, SPAN("](")) || span_has(tail, SPAN("://"));
}

/* Cuts the first of the n signs that *s begins with, blanks aside, and the
** blanks behind it; false, and *s untouched, when it begins with none. */
bool mark_cut_any(Span *s, const Span *signs, size_t n);

/* The same for what parts a head from its text: ":", " - ", "——". */
bool mark_cut_sign(Span *s);

/* "[title](url) - text", "**title**: text": the head becomes *content, the text
** is returned; SPAN_NONE, and *content untouched, for any other line. */
Span mark_split_head(Span *content);

/* What each mark leads in this issue (roles.c); needs the lines, zones and
** repeats, and writes roles[MARK_KINDS]. */
void mark_roles(Issue *issue, MarkRole *roles);

#endif
