/* dates_parse.h: Layer 4. The grammar of dates over tokens.
**
** A date is a year, then what is within it, then what is within that; the files
** follow the grammar:
**
**   dates_parse.c     date := part [gloss] [(至|-) part] | part 和 part 之间
**   dates_year.c      year := 2020年 | 光绪六年 | 去年 | 庚辰年 | 20世纪80年代
**   dates_inner.c     of a year: half, quarter, season, month, festival ...;
**                     of a month: day, 上旬, week, 月底 ...
**   dates_relative.c  昨天, 上周三, 本月, 三天前, 近三年
**   dates_numeric.c   2020-06-09, 2020.6, 20200609, 12/1
**
** Each reader returns whether it read something, and then has stepped over it;
** else the parser stands where it stood.  None looks further than a few tokens.
*/
#ifndef QIKAN_DATES_PARSE_H
#define QIKAN_DATES_PARSE_H

#include "value/dates_part.h"

typedef struct DatesParser {
  DatesLexer lexer;
  int i;           /* token that is next */
  uint32_t before; /* folded character directly before the first; 0 for none */
  Day ref;         /* complete: a stand-in where there is none */
  int ref_year, ref_month;
  const DatesDays *after; /* the date that this one follows, or NULL */
  const DatesDays *named; /* the date that was named last, or NULL */
  DatesPart part;         /* what has been read */
} DatesParser;

static inline const DatesToken *dates_token(DatesParser *p, int k) {
  return dates_lex(&p->lexer, p->i + k);
}

static inline bool dates_is(DatesParser *p, int k, DatesKind kind) {
  return dates_token(p, k)->kind == kind;
}

/* Where the tokens before the next one end, in bytes. */
static inline size_t dates_end(DatesParser *p) {
  return dates_lex(&p->lexer, p->i - 1)->to;
}

/* Raises what the part needs of its reference. */
static inline void dates_need(DatesPart *part, DatesNeed need) {
  if (part->need < need) part->need = need;
}

/* What the words of token k count from: 次日, 同年 from the date that was named
** last, where there is one as exact as that; the others from ref. */
Day dates_now(DatesParser *p, int k, DatesNeed need);

/* A period that is known at once. */
bool dates_set_span(DatesParser *p, Day first, Day last, DateGrain grain,
                    DatesNeed need);

/* Whether token k is punctuation, the end, or a word that may follow a date
** that ends in a bare numeral or in 中. */
bool dates_stops(DatesParser *p, int k);

/* Whether tokens k.. are (至|-) NUMBER and a word of that kind: "12-19日". */
bool dates_unit_follows(DatesParser *p, int k, DatesKind unit);

/* Whether what stands before the date may lead it: nothing, a mark, or a word
** such as 在 or 从; not 工作 before 20年. */
bool dates_is_led(DatesParser *p);

/* Steps over dashes or 至 at token k; returns how many tokens. */
int dates_joint(DatesParser *p, int k);

/* A weekday's number at token k (三, 日, 天), 1 to 7, or 0. */
int dates_weekday(DatesParser *p, int k);

bool dates_read_year(DatesParser *p);     /* sets part.year */
bool dates_read_age(DatesParser *p);      /* a decade, a century */
bool dates_read_in_year(DatesParser *p);  /* part.month or part.sub */
bool dates_read_month(DatesParser *p);    /* part.month */
bool dates_read_in_month(DatesParser *p); /* part.sub */
bool dates_read_relative(DatesParser *p);
bool dates_read_numeric(DatesParser *p);

/* Whether more than a glance is needed to tell that no date, and no word that
** is passed over, starts with the character cp (folded) and the text behind it.
** False for most that dates_can_start(): the 三 of 三名, the 下 of 下岗. */
bool dates_may_start(uint32_t cp, Span rest);

/* Reads the date at byte `at` of text; its days, and the byte it ends at.
** False where none starts there. */
bool dates_parse(DatesParser *p, Span text, size_t at, DatesDays *days,
                 size_t *end);

#endif
