/* masthead.h: Layer 6. The parts of a masthead line.
**
**   key    中共雁洲市委党史研究室编2021年4月8日
**   pieces publisher --------^role ^date -------
**
** A masthead line is cut into pieces that can be named (numbers, running
** totals, dates) and rests between them (name of the bulletin, publisher).
*/
#ifndef QIKAN_ISSUE_MASTHEAD_H
#define QIKAN_ISSUE_MASTHEAD_H

#include "issue/issue.h"
#include "value/date.h"

typedef enum PieceKind {
  PIECE_NUMBER, /* 第3期, No.3, #3, 〔2020〕7号 */
  PIECE_TOTAL,  /* 总第198期 */
  PIECE_VOLUME, /* 第101卷 */
  PIECE_DATE,
  PIECE_OTHER, /* a number of another thing: 份号 No.000123, ISSN … */
  PIECE_KIND   /* 创刊号, 增刊 */
} PieceKind;

typedef struct Piece {
  PieceKind kind;
  size_t from, to;                /* bytes of the key */
  int64_t value, value_end, year; /* COLUMN_NULL where not given */
  Span unit;
  Date date;
  Date date_end;          /* of 2023.7.3-7.16; day is 0 for none */
  const char *issue_kind; /* of a PIECE_KIND, or NULL */
} Piece;

enum { PIECES_MAX = 16 };

/* The pieces of a key, from left to right; returns how many. */
int masthead_pieces(Span key, Piece pieces[PIECES_MAX]);

/* The kinds of pieces in a key, as a set of 1u << PieceKind. */
unsigned masthead_kinds(Span key);

/* Whether a key holds such a piece. */
bool masthead_has_number(Span key);
bool masthead_has_date(Span key);

/* A labelled person: "签发：陆闻笛". */
typedef struct Labelled {
  Span label;      /* piece of the key, colon and all */
  size_t from, to; /* the name: bytes of the key */
} Labelled;

enum { LABELLED_MAX = 8 };

/* The labelled people in a key, from the first label on; returns how many. */
int masthead_labelled(Span key, Labelled people[LABELLED_MAX]);

/* What stands in front of the next label: "秦越　出版日期：" -> "秦越". */
Span masthead_cut_label(Span name);

/* What a masthead line shows, read once. */
typedef struct MastheadSigns {
  unsigned kinds; /* as masthead_kinds() */
  bool publisher; /* dates and numbers aside, it is an office with a role word:
                     中共雁洲市委党史研究室编, 主办：澄河市档案馆 */
} MastheadSigns;

MastheadSigns masthead_signs(Span key);

/* ---- Parts of a rest (names.c) ---- */

/* s without the punctuation and brackets at its ends. */
Span masthead_trim(Span s);

/* name without an address in brackets behind it. */
Span masthead_cut_address(Span name);

/* Whether a blank stands in line's content at byte end of its key. */
bool masthead_is_apart(const Line *line, size_t end);

/* name without capitals behind a blank: "青田公报 QINGTIAN GONGBAO". */
Span masthead_cut_pinyin(Span name);

/* Whether a key is a value with its label, or code: "kernel stable:3.12.5". */
bool masthead_is_value(Span key);

/* Whether a key has no Chinese: "QINGTIAN WENYI". */
bool masthead_is_latin(Span key);

/* What stands between 《 and 》 in name; name itself where nothing does. */
Span masthead_book(Span name);

/* Bytes of key without how often it appears (月刊), or the part of the year
** (十月下), behind the name and a sign. */
size_t masthead_cut_frequency(Span key);
size_t masthead_cut_month(Span key);

/* Whether the line's date is that of another thing: a picture, a founding. */
bool masthead_dates_other(const Line *line);

/* key is the line's from byte at on: bytes of the office that a blank parts
** from the name behind it; 0 for none. */
size_t masthead_office(const Line *line, Span key, size_t at);

/* Whether a quotation mark opens in front of byte at of the line's key. */
bool masthead_is_quoted(const Line *line, size_t at);

/* raw without the time of day behind its first blank. */
Span masthead_day(Span raw);

/* Bytes of s in front of its first blank of eight columns; s.n for none. */
size_t masthead_gap(Span s);

#endif
