/* segment_path.c: Layer 4. Cheapest path; see segment_path.h. */
#include "search/segment_path.h"

#include "core/cp.h"

#define ALWAYS_INLINE inline __attribute__((always_inline))

/* Costs in steps of lexicon.h, 32 to a nat.  The optimum is flat; they were
** tried on hand-cut sentences, and set a little to the side of longer words,
** because names should stay whole. */
enum {
  COST_BONUS = 112, /* off each word of two ideographs or more... */
  COST_LONG = 128, /* ...and on each of three or more: 现代 化 > 现代化 */
  COST_UNKNOWN = 640,    /* an ideograph that no list has */
  COST_TOKEN = 320,      /* letters, digits; less than T and 恤, 4S and 店 */
  COST_NUMBER = 96,      /* numerals */
  COST_DATE = 32,        /* a written date */
  COST_GAP = 48,         /* a word with white space in it, for each place */
  COST_NONE = 0x7F7F7F7F /* the same in all bytes */
};

/* One step of the search: edges that begin at symbol i. */
typedef struct Path {
  Run *run;
  size_t i;
  int32_t cost;        /* of the path to i */
  size_t numerals_end; /* of the run of numerals that was looked at last */
  uint64_t taken_away; /* bit n: no lexicon word of n symbols here */
} Path;

static void path_edge(Path *p, size_t to, int32_t cost, uint8_t kind,
                      bool stop) {
  Step *step = &p->run->steps[to];
  if (p->cost + cost >= step->cost) return;
  *step = (Step){p->cost + cost, (uint16_t)p->i, kind, stop};
}

/* Whether a word may end before symbol i; the one behind the run says yes. */
static inline bool path_may_end(const Run *run, size_t i) {
  return !(run->symbols[i].flags & SYMBOL_INSIDE);
}

/* End of the token at i: of one symbol, or of one and those inside. */
static inline size_t path_token_end(const Run *run, size_t i) {
  do i++;
  while (!path_may_end(run, i));
  return i;
}

/* ---- The lexicons ---- */

/* Edges for the words that begin at symbol i; whether the symbol alone is one.
** Most of the time is spent here: each symbol of a text begins two or three
** steps in the trie.  plain: no symbol has a flag, no word is taken away. */
static ALWAYS_INLINE bool path_lexicon(Path *p, size_t i, bool plain) {
  const Symbol *at = &p->run->symbols[i];
  Step *step = &p->run->steps[i + 1];
  const uint64_t taken_away = plain ? 0 : p->taken_away;
  const uint16_t from = (uint16_t)i;
  int32_t so_far = step[-1].cost; /* with what a word of this length gets */
  LexiconNode node = p->run->first[i];
  int32_t cost = (int32_t)lexicon_cost(node);
  bool alone = cost != 0, ends = plain || !(at[1].flags & SYMBOL_INSIDE);
  if (alone && ends && so_far + cost < step->cost) {
    *step = (Step){so_far + cost, from, EDGE_LEXICON, lexicon_is_stop(node)};
  }
  so_far -= COST_BONUS;
  for (int n = 2; lexicon_step(&node, (++at)->code); n++) {
    step++;
    cost = (int32_t)lexicon_cost(node);
    if (!plain && at->flags & SYMBOL_GAP) so_far += COST_GAP;
    if (n == 3) so_far += COST_LONG;
    if (cost == 0 || so_far + cost >= step->cost) continue;
    if (!plain && at[1].flags & SYMBOL_INSIDE) continue;
    if (taken_away >> n & 1) continue;
    *step = (Step){so_far + cost, from, EDGE_LEXICON, lexicon_is_stop(node)};
  }
  return alone;
}

static void path_own(Path *p) {
  const Run *run = p->run;
  int node = OWN_ROOT;
  for (size_t k = p->i; k < run->n && k < p->i + OWN_MAX; k++) {
    uint32_t cost = 0;
    node = own_step(run->own, node, run->symbols[k].cp);
    if (node == OWN_NONE) return;
    if (!path_may_end(run, k + 1)) continue;
    OwnVerdict verdict = own_verdict(run->own, node, &cost);
    if (verdict == OWN_YES) {
      path_edge(p, k + 1, (int32_t)cost - COST_BONUS, EDGE_LEXICON, false);
    } else if (verdict == OWN_NO) {
      p->taken_away |= (uint64_t)1 << (k + 1 - p->i);
    }
  }
}

/* ---- Numbers and dates ---- */

enum { /* values of numerals that are no digits */
       NUMERAL_TEN = 10,
       NUMERAL_TWENTY = 20,
       NUMERAL_THIRTY = 30,
       NUMERAL_MORE = 31
};

/* ORDER lexicon_numeral */
static const uint8_t numeral_values[LEXICON_ORDINAL - LEXICON_NUMERALS] = {
    0,
    0,
    1,
    2,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    NUMERAL_TEN,
    NUMERAL_TWENTY,
    NUMERAL_THIRTY,
    NUMERAL_MORE,
    NUMERAL_MORE,
    NUMERAL_MORE,
    NUMERAL_MORE};

/* The value of a Han numeral; -1: it is none. */
static int numeral_value(const Symbol *symbol) {
  if (!symbol_is_numeral(symbol)) return -1;
  return numeral_values[symbol->code - LEXICON_NUMERALS];
}

/* A number of a date: 2020, 6, 十二, 二〇二〇. */
typedef struct DateNumber {
  size_t end;    /* behind it; where it begins, if there is none */
  size_t digits; /* written digits */
  int value;
} DateNumber;

static uint32_t path_cp(const Run *run, size_t i) {
  return i < run->n ? run->symbols[i].cp : 0;
}

/* Adds a Han numeral: 二 〇 二 〇 digit by digit, 三 十 一 by places. */
static bool date_numeral(DateNumber *number, const Symbol *symbol) {
  enum { BY_DIGITS = 3 };
  int value = numeral_value(symbol);
  if (value < 0 || value >= NUMERAL_MORE) return false;
  if (value < NUMERAL_TEN) {
    number->digits++;
    bool tens = number->value > 0 && number->value % 10 == 0;
    if (!tens || number->digits >= BY_DIGITS) number->value *= 10;
    number->value += value;
    return true;
  }
  if (value > NUMERAL_TEN || number->value == 0) number->value = 0;
  number->value = number->value ? number->value * NUMERAL_TEN : value;
  number->digits = 1; /* by places: no year of four digits */
  return true;
}

static DateNumber date_number(const Run *run, size_t i) {
  enum { LONGEST = 4 };
  DateNumber number = {i, 0, 0};
  if (i < run->n && run->symbols[i].flags & SYMBOL_DIGITS) {
    size_t end = path_token_end(run, i);
    if (end > i + LONGEST) return number;
    for (; number.end < end; number.end++, number.digits++) {
      int digit = (int)(run->symbols[number.end].cp - '0');
      number.value = number.value * 10 + digit;
    }
    return number;
  }
  while (number.end < i + LONGEST && number.end < run->n &&
         date_numeral(&number, &run->symbols[number.end])) {
    number.end++;
  }
  return number;
}

/* Where a number of 1..most with the unit behind it ends; 0: none is at i. */
static size_t date_part(const Run *run, size_t i, int most, uint32_t unit,
                        uint32_t other_unit) {
  DateNumber number = date_number(run, i);
  uint32_t cp = path_cp(run, number.end);
  if (number.end == i || number.value < 1 || number.value > most) return 0;
  return cp && (cp == unit || cp == other_unit) ? number.end + 1 : 0;
}

/* What makes another word of 年: 年度 年代 年级 年龄 年金 年轻 年限. */
static bool year_goes_on(uint32_t cp) {
  return cp == 0x5EA6 || cp == 0x4EE3 || cp == 0x7EA7 || cp == 0x9F84 ||
         cp == 0x91D1 || cp == 0x8F7B || cp == 0x9650;
}

/* Where a written date that begins at i ends; 0: none does.  It begins with a
** year of four digits, with a year that a month follows, or with a month. */
static size_t path_date(const Run *run, size_t i) {
  enum { YEAR = 0x5E74, MONTH = 0x6708, DAY = 0x65E5, DAY_TOO = 0x53F7 };
  enum { PART = 0x4EFD, MONTHS = 12, DAYS = 31 };
  DateNumber year = date_number(run, i);
  bool with_year = year.end > i && path_cp(run, year.end) == YEAR;
  size_t month_at = with_year ? year.end + 1 : i;
  size_t end = date_part(run, month_at, MONTHS, MONTH, 0);
  if (end == 0) {
    bool whole = with_year && year.digits == 4;
    return whole && !year_goes_on(path_cp(run, month_at)) ? month_at : 0;
  }
  size_t day_end = date_part(run, end, DAYS, DAY, DAY_TOO);
  if (day_end) return day_end;
  return path_cp(run, end) == PART ? end + 1 : end;
}

/* Where the run of numerals at i ends, RUN_EDGE symbols on at most. */
static size_t path_numerals_end(Path *p, size_t i) {
  const Run *run = p->run;
  if (i < p->numerals_end) return p->numerals_end;
  size_t end = i;
  while (end < run->n && end < i + RUN_EDGE / 2 &&
         symbol_is_numeral(&run->symbols[end])) {
    end++;
    if (run->symbols[end].flags & SYMBOL_GAP) break; /* 三十 四十 */
  }
  p->numerals_end = end;
  return end;
}

/* 十三  3万  第三  第3  2020年6月9日 */
static void path_numbers(Path *p) {
  const Run *run = p->run;
  bool ordinal = run->symbols[p->i].code == LEXICON_ORDINAL;
  size_t from = p->i + ordinal, end = from;
  if (from < run->n && run->symbols[from].kind == SEGMENT_NUMBER) {
    end = path_token_end(run, from);
    bool place =
        end < run->n && numeral_value(&run->symbols[end]) >= NUMERAL_TEN;
    if (!place) {
      if (ordinal) path_edge(p, end, COST_NUMBER, SEGMENT_NUMBER, false);
      end = from;
    }
  }
  size_t more = path_numerals_end(p, end);
  if (more > end && more > p->i + 1) {
    path_edge(p, more, COST_NUMBER, SEGMENT_NUMBER, false);
  }
  size_t date_end = ordinal ? 0 : path_date(run, p->i);
  if (date_end) path_edge(p, date_end, COST_DATE, SEGMENT_DATE, false);
}

/* ---- The path ---- */

/* Steps from each symbol into the trie, and asks for the memory of the next
** step, which is mostly far away: it comes while others are worked on. */
static void path_first(Run *run) {
  for (size_t i = 0; i < run->n; i++) {
    LexiconNode node = lexicon_start();
    if (!lexicon_step(&node, run->symbols[i].code)) node.value = 0;
    run->first[i] = node;
    lexicon_prefetch(node, run->symbols[i + 1].code);
  }
}

/* All edges that begin at symbol i. */
static ALWAYS_INLINE void path_edges(Path *p, size_t i, bool plain) {
  const Symbol *symbol = &p->run->symbols[i];
  bool han = symbol->kind == SEGMENT_HAN;
  p->i = i;
  p->cost = p->run->steps[i].cost;
  p->taken_away = 0;
  if (!plain && p->run->own) path_own(p);
  if (!path_lexicon(p, i, plain) || !han) {
    size_t end = path_token_end(p->run, i);
    path_edge(p, end, han ? COST_UNKNOWN : COST_TOKEN, symbol->kind, false);
  }
  if (symbol->code < LEXICON_NUMBERS_END || symbol->kind == SEGMENT_NUMBER) {
    path_numbers(p);
  }
}

void path_find(Run *run) {
  Path p = {.run = run};
  run->symbols[run->n].flags = 0;
  run->symbols[run->n].code = lexicon_code(0); /* no word goes on with it */
  memset(run->steps + 1, COST_NONE & 0xFF, run->n * sizeof(run->steps[0]));
  run->steps[0].cost = 0;
  path_first(run);
  if (run->flags || run->own) {
    for (size_t i = 0; i < run->n; i++) {
      if (!(run->symbols[i].flags & SYMBOL_INSIDE)) path_edges(&p, i, false);
    }
  } else {
    for (size_t i = 0; i < run->n; i++) path_edges(&p, i, true);
  }
  for (size_t i = run->n; i > 0; i = run->steps[i].from) {
    run->next[run->steps[i].from] = (uint16_t)i;
  }
}
