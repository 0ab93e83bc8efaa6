/* clues.h: Layer 6. The clues: what can be seen of one line.
**
** Their names and words stand in data/costs.txt, which also says what each
** clue costs; clues.c sees them, labels.c adds them up.
*/
#ifndef QIKAN_ISSUE_CLUES_H
#define QIKAN_ISSUE_CLUES_H

#include "issue/issue.h"

typedef enum Clue {
#define CLUE(ID, name, words) CLUE_##ID,
#include "data/costs_table.h"
  CLUE_COUNT
} Clue;

_Static_assert(CLUE_COUNT <= 128, "ClueSet has 128 bits");

enum {
  FIRST_LINES = 12, /* shown lines that may be masthead */
  LAST_LINES = 10,  /* shown lines that may be imprint */
  CREDIT_MAX = 120  /* bytes of a key: longer brackets are text */
};

static inline void clue_add(Line *line, Clue clue) {
  line->clues.bits[clue / 64] |= (uint64_t)1 << clue % 64;
}

static inline void clue_clear(Line *line, Clue clue) {
  line->clues.bits[clue / 64] &= ~((uint64_t)1 << clue % 64);
}

static inline void clue_add_if(Line *line, Clue clue, bool seen) {
  if (seen) clue_add(line, clue);
}

static inline bool clue_has(const Line *line, Clue clue) {
  return line->clues.bits[clue / 64] >> clue % 64 & 1;
}

/* ---- Readings of a line that other stages need too ---- */

/* A contents entry's key, cut at its leader: "题………张三(3)". */
typedef struct TocCut {
  Span title;  /* the key itself where there is no leader */
  Span author; /* between the leader and the page, or none */
  Span page;   /* digits, or none */
} TocCut;

TocCut toc_cut(Span key);

/* The same for a printed line, where a wide blank may lead to the page. */
TocCut toc_cut_line(const Line *line);

/* Whether the key is the head row of a table of contents: |页|标题|备注|. */
bool toc_is_table_head(Span key);

/* The bracket at the end of text that names the sender, with its brackets:
** "…进行了调研。（渝中区委宣传部供稿）"; SPAN_NONE where there is none. */
Span text_credit_tail(Issue *issue, Span text);

/* Before the outline: "**新闻概览**" in each item.  Bold lines of the same words
** with no list below are labels inside the items, and stand as plain lines. */
void clues_of_labels(Issue *issue);

/* The clues that need the whole text (clues_text.c). */
void clues_of_text(Issue *issue, const MarkRole *roles);

/* The clues of a line by itself (clues_line.c): its form, its mark, its words.
** inside: the last heading above leads an item. */
void clues_of_form(const Issue *issue, Line *line);
void clues_of_marks(Line *line, const MarkRole *roles, bool inside);
void clues_of_words(Issue *issue, Line *line);

/* "5月15日", "2020年" at the start of a key; a day with its year and nothing else;
** 松政发〔2021〕9号 and nothing else. */
bool key_starts_with_date(Span key);
bool key_is_date(Span key);
bool key_is_doc_number(Span key);

/* Lines of verse, which only bylines show: after all other clues. */
void clues_of_verse(Issue *issue);

/* Whether a drawn line stands between two lines. */
bool line_after_rule(const Issue *issue, const Line *prev, const Line *line);

/* Whether shown line i is a heading on top that holds what a masthead does: a
** number, a date, a bulletin's name; others of its level may follow. */
bool issue_is_top_heading(const Issue *issue, size_t i);

#endif
