/* outline.h: Layer 6. Which heads and list lines of a Markdown text lead items.
**
**   "## 工具"                        section: lists of records below it
**   "- [尺子](https://…)：量表格"     record: title 尺子, text 量表格
**   "  - 支持三种格式"                its text
**
** The model is told at the head of outline.c.  lead.c reads one line, as what
** may lead a record.
*/
#ifndef QIKAN_ISSUE_OUTLINE_H
#define QIKAN_ISSUE_OUTLINE_H

#include "issue/issue.h"

/* How a record begins. */
typedef enum LeadKind {
  LEAD_NONE,
  LEAD_LINK,  /* a link: [title](address), title <address> */
  LEAD_BOLD,  /* bold type: **title**, **title**: text */
  LEAD_TITLE, /* a few words and a sign: title: text */
  LEAD_LONG,  /* a sentence */
  LEAD_SHORT, /* a few words */
  LEAD_BARE   /* a mark and nothing else */
} LeadKind;

typedef struct Lead {
  LeadKind kind;
  bool number; /* a number stands in its bold type: **1. …** */
  bool sign;   /* a sign parts the title from its text */
  bool alone;  /* nothing but a credit or a site stands behind the title */
  Span title;  /* piece of Line.text, its markup and all */
  Span words;  /* of the title: those of a link */
  Span rest;   /* piece of Line.text: the text behind the title, or none */
  Span credit; /* piece of Line.text: who sent it, as printed, or none */
} Lead;

/* Reads the line as the lead of a record. */
void lead_read(const Line *line, Lead *lead);

/* Whether the line bears the mark of a list: - * + 1. 1、 ① ●. */
bool lead_is_list(const Line *line);

/* Gives the line the title and the text of the lead. */
void lead_split(Issue *issue, Line *line, const Lead *lead);

/* Stage 4, before the other clues: Line.outline of all lines, where the text
** has an outline (Issue.outlined).  Needs the zones and the repeats. */
void issue_outline(Issue *issue);

#endif
