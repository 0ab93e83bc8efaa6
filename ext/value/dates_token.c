/* dates_token.c: Layer 3. The words of dates; see dates_token.h. */
#include "value/dates_token.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "text/fold.h"

/* ---- Tables ---- */

typedef struct DatesWord {
  uint8_t kind, n;
  uint16_t at; /* of its characters in date_word_chars */
  int16_t a, b;
} DatesWord;

/* Sorted by the first character; longer words first. */
static const DatesWord words[] = {
#define DATES_WORD(kind, a, b, at, n) {DATES_##kind, n, at, a, b},
#include "data/dates_table.h"
#undef DATES_WORD
};

static const uint16_t date_word_chars[] = {
#define DATES_CHARS
#include "data/dates_table.h"
#undef DATES_CHARS
};

/* The words that start with one character, in a hash table; n is 0 for a free
** slot. */
typedef struct DatesFirst {
  uint16_t cp, from, n;
} DatesFirst;

static const DatesFirst firsts[] = {
#define DATES_FIRST(cp, from, n) {cp, from, n},
#include "data/dates_table.h"
#undef DATES_FIRST
};

const uint32_t dates_starts[0x10000 / 32] = {
#define DATES_STARTS
#include "data/dates_table.h"
#undef DATES_STARTS
};

/* Of ideographs, which are most: the kind of the word that one is, 0 for none,
** and whether it is a numeral. */
enum { HAN = 0x4E00, HAN_END = 0xA000, SINGLE_NUMERAL = 128 };

static const uint8_t singles[HAN_END - HAN] = {
#define DATES_SINGLE(cp, kind, numeral)                                        \
  [cp - HAN] = DATES_##kind | (numeral ? SINGLE_NUMERAL : 0),
#include "data/dates_table.h"
#undef DATES_SINGLE
};

static const uint32_t pairs[1 << 10] = {
#define DATES_PAIRS
#include "data/dates_table.h"
#undef DATES_PAIRS
};

static const DatesFestival festivals[] = {
#define DATES_FESTIVAL(rule, x, y, z) {DATES_RULE_##rule, x, y, z},
#include "data/dates_table.h"
#undef DATES_FESTIVAL
};

static const DatesEra eras[] = {
#define DATES_ERA(dynasty, first, last, solar) {dynasty, first, last, solar},
#include "data/dates_table.h"
#undef DATES_ERA
};

const DatesFestival *dates_festival(int i) { return &festivals[i]; }

const DatesEra *dates_era(int i) { return &eras[i]; }

/* ORDER dates_pair */
bool dates_pair(uint32_t a, uint32_t b) {
  uint32_t h = (a * 0x9E3779B1u ^ b * 0x85EBCA6Bu) >> 17;
  return pairs[h >> 5] >> (h & 31) & 1;
}

/* ---- Characters ---- */

enum { GAP_BLANKS = 1, GAP_BREAK = 2, MOST_BLANKS = 24 };

/* Steps over blanks and invisible characters at lexer->at. */
static uint8_t token_blanks(DatesLexer *lexer) {
  int blanks = 0, lines = 0;
  while (lexer->at < lexer->text.n) {
    Span rest = span_from(lexer->text, lexer->at);
    uint32_t cp = utf8_next(&rest);
    CpClass class = cp_class(cp);
    if (class != CP_BLANK && class != CP_HIDDEN) break;
    if (class == CP_BLANK) blanks++;
    if (cp == '\n') lines++;
    if (cp == 0 || cp == '\f' || lines > 1 || blanks > MOST_BLANKS) {
      return GAP_BREAK;
    }
    lexer->at = lexer->text.n - rest.n;
  }
  return blanks ? GAP_BLANKS : 0;
}

/* What the code point is read as. */
static void fold_char(uint32_t cp, DatesChar *c) {
  c->cp = fold_one(cp);
  if (c->cp == FOLD_ASK) c->cp = cp < 0x80 ? cp : UTF8_BAD;
  bool wide = cp >= 0xFF01 && cp <= 0xFF5E;
  c->raw = cp != c->cp && !wide && c->cp < 0x80 && cp > 0x7F;
}

/* The i-th character from the lexer's place; its cp is 0 behind the last. */
static const DatesChar *char_at(DatesLexer *lexer, int i) {
  static const DatesChar end = {.gap = GAP_BREAK};
  while (i >= lexer->n_chars) {
    if (lexer->n_chars == DATES_CHARS) return &end;
    DatesChar *c = &lexer->chars[lexer->n_chars];
    c->gap = lexer->n_chars ? token_blanks(lexer) : 0;
    c->from = c->to = lexer->at;
    if (c->gap == GAP_BREAK) lexer->text.n = lexer->at; /* no further */
    if (lexer->at >= lexer->text.n) return &end;
    Span rest = span_from(lexer->text, lexer->at);
    fold_char(utf8_next(&rest), c);
    lexer->at = c->to = lexer->text.n - rest.n;
    lexer->n_chars++;
  }
  return &lexer->chars[i];
}

/* ---- Numerals ---- */

enum { NONE = -1, TEN = 10, HUNDRED = 100, THOUSAND = 1000 };

/* The value of a Chinese digit or unit; NONE for what is neither. */
static int han_value(uint32_t cp) {
  static const struct {
    uint16_t cp, value;
  } list[] = {
      {0x25CB, 0},        {0x3007, 0},       {0x4E00, 1},  {0x4E03, 7},
      {0x4E09, 3},        {0x4E24, 2},       {0x4E5D, 9},  {0x4E8C, 2},
      {0x4E94, 5},        {0x516B, 8},       {0x516D, 6},  {0x5341, TEN},
      {0x5343, THOUSAND}, {0x5345, 30},      {0x534C, 40}, {0x56DB, 4},
      {0x5EFF, 20},       {0x767E, HUNDRED}, {0x96F6, 0},
  };
  size_t low = 0, high = COUNT(list);
  if (cp - HAN < HAN_END - HAN && singles[cp - HAN] < SINGLE_NUMERAL) {
    return NONE; /* most are none */
  }
  if (cp < 0x25CB || cp > 0x96F6) return NONE;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (list[mid].cp == cp) return list[mid].value;
    if (list[mid].cp < cp) {
      low = mid + 1;
    } else {
      high = mid;
    }
  }
  return NONE;
}

/* A numeral while it is read. */
typedef struct TokenNumeral {
  int64_t digits;       /* its digits in a row */
  int64_t total, digit; /* by units: what is closed, what waits for its unit */
  int n;
  uint8_t flags;
} TokenNumeral;

static void numeral_add(TokenNumeral *v, int value) {
  if (value >= TEN) {
    v->flags |= DATES_UNITS;
    if (value >= HUNDRED || value == TEN) {
      v->total += (v->digit > 0 || v->n > 0 ? v->digit : 1) * value;
      if (v->n > 0 && v->digit == 0) v->total += value; /* 一百十 */
    } else {
      v->total += value;
      if (v->n == 0) v->flags |= DATES_NIAN;
    }
    v->digit = 0;
  } else {
    if (v->n == 0 && value == 0) v->flags |= DATES_ZERO;
    v->digit = value;
    if (v->digits < INT32_MAX / 16) v->digits = v->digits * 10 + value;
  }
  if (v->n < 255) v->n++;
}

/* Look-alikes of 〇: Latin, Greek and Cyrillic o, the digit, a large circle. */
static bool is_round(uint32_t cp) {
  return cp == 'o' || cp == '0' || cp == 0x3BF || cp == 0x43E || cp == 0x25EF;
}

/* The value of a character of a numeral that has begun as Arabic or Chinese. */
static int numeral_char(const DatesChar *c, const TokenNumeral *v) {
  if (c->raw) return NONE;
  bool digit = cp_is_ascii_digit(c->cp);
  if (v->n && !(v->flags & DATES_HAN)) return digit ? (int)c->cp - '0' : NONE;
  if (v->n && is_round(c->cp)) return 0; /* 二O二0 */
  if (!v->n && digit) return (int)c->cp - '0';
  return han_value(c->cp);
}

/* Reads the numeral at character i without blanks in it; returns where it
** ends. */
static int token_numeral(DatesLexer *lexer, int i, TokenNumeral *v) {
  for (int from = i;; i++) {
    const DatesChar *c = char_at(lexer, i);
    if (!c->cp || (i > from && c->gap)) return i;
    int value = numeral_char(c, v);
    if (value == NONE) return i;
    if (!v->n && !cp_is_ascii_digit(c->cp)) v->flags |= DATES_HAN;
    numeral_add(v, value);
  }
}

static bool is_unit(uint32_t cp, bool year_only) {
  if (cp == 0x5E74) return true; /* 年 */
  if (year_only) return false;
  return cp == 0x6708 || cp == 0x65E5 || cp == 0x53F7; /* 月 日 号 */
}

/* "20 20 年", "1 2 月", "二 〇 二 〇 年": numerals that PDF text has spread.
** Four digits before 年, or single characters before 年, 月 or 日. */
static int read_spread(DatesLexer *lexer, int i, int end, TokenNumeral *v) {
  TokenNumeral whole = *v;
  bool single = whole.n == 1;
  while (char_at(lexer, end)->gap == GAP_BLANKS && whole.n < 4) {
    int from = end;
    if (numeral_char(char_at(lexer, end), &whole) == NONE) break;
    end = token_numeral(lexer, end, &whole);
    single = single && end == from + 1;
  }
  uint32_t unit = char_at(lexer, end)->cp;
  bool year = whole.n == 4 && !(whole.flags & DATES_UNITS);
  if ((year && is_unit(unit, true)) || (single && is_unit(unit, year))) {
    *v = whole;
    return end;
  }
  return i;
}

/* ---- Words ---- */

/* The words that start with cp; NULL for none.  ORDER dates_slot */
static const DatesFirst *find_first(uint32_t cp) {
  uint32_t mask = COUNT(firsts) - 1, slot = (cp * 40503u >> 5) & mask;
  while (firsts[slot].cp != cp) {
    if (!firsts[slot].n) return NULL;
    slot = (slot + 1) & mask;
  }
  return firsts[slot].n ? &firsts[slot] : NULL;
}

/* Whether what stands at character i makes an era of the name before it: 元年,
** 三年, or a year of the cycle.  (今天启动 holds 天启.) */
static bool counts_years(DatesLexer *lexer, int i) {
  uint32_t cp = char_at(lexer, i)->cp;
  if (cp_is_ascii_digit(cp) || han_value(cp) != NONE) return true;
  if (cp == 0x5143) return true; /* 元 */
  for (const DatesFirst *f = find_first(cp); f;) {
    return words[f->from + f->n - 1].kind == DATES_GANZHI ||
           words[f->from].kind == DATES_GANZHI;
  }
  return false;
}

/* Whether the word is no word behind a numeral, whose unit starts it: the 日报 of
** 12日报道, the 日前 of 30日前. */
static bool is_unit_first(const DatesLexer *lexer, const DatesWord *word) {
  if (word->kind != DATES_STOP && word->kind != DATES_VAGUE) return false;
  int n = lexer->n_tokens;
  if (n == 0 || lexer->tokens[n - 1].kind != DATES_NUMBER) return false;
  uint32_t unit = date_word_chars[word->at];
  if (unit == 0x5E74) return lexer->tokens[n - 1].n_digits == 4;
  return unit == 0x6708 || unit == 0x65E5; /* 月 日 */
}

static bool word_matches(DatesLexer *lexer, int i, const DatesWord *word) {
  if (is_unit_first(lexer, word)) return false;
  for (int k = 1; k < word->n; k++) {
    const DatesChar *c = char_at(lexer, i + k);
    if (c->cp != date_word_chars[word->at + k] || c->raw) return false;
  }
  return word->kind != DATES_ERA || counts_years(lexer, i + word->n);
}

/* The longest word at character i, or NULL. */
static const DatesWord *find_word(DatesLexer *lexer, int i) {
  const DatesFirst *first = find_first(char_at(lexer, i)->cp);
  if (!first) return NULL;
  uint32_t second = char_at(lexer, i + 1)->cp;
  for (int k = 0; k < first->n; k++) {
    const DatesWord *word = &words[first->from + k];
    if (word->n > 1 && date_word_chars[word->at + 1] != second) continue;
    if (word_matches(lexer, i, word)) return word;
  }
  return NULL;
}

/* ---- Tokens ---- */

static void set_number(DatesToken *t, const TokenNumeral *v) {
  bool units = v->flags & DATES_UNITS;
  int64_t value = units ? v->total + v->digit : v->digits;
  t->kind = DATES_NUMBER;
  t->flags = v->flags;
  t->n_digits = (uint8_t)v->n;
  t->a = value > INT32_MAX ? INT32_MAX : (int32_t)value;
}

/* Whether the word, which starts with a numeral, wins over the numeral up to
** character `end`: 三八妇女节, but not the 三月三 of 三月三号 or 三月三十. */
static bool names_feast(DatesLexer *lexer, const DatesWord *word, int after,
                        int end) {
  if (after < end) return false;
  if (word->kind != DATES_FESTIVAL || after == end) return true;
  uint32_t cp = char_at(lexer, after)->cp;
  return !is_unit(cp, false) && han_value(cp) == NONE;
}

/* Reads the token at lexer->char_at and steps over it. */
static void read_token(DatesLexer *lexer, DatesToken *t) {
  int i = lexer->char_at, end = i + 1;
  const DatesChar *c = char_at(lexer, i);
  *t = (DatesToken){.kind = DATES_END, .from = lexer->text.n};
  if (!c->cp) return;
  t->from = c->from;
  t->gap = c->gap;
  t->kind = DATES_OTHER;
  t->a = (int32_t)c->cp;
  TokenNumeral v = {0};
  int number_end = c->raw ? i : token_numeral(lexer, i, &v);
  if (v.n && v.n < 4)
    number_end = read_spread(lexer, number_end, number_end, &v);
  const DatesWord *word = c->raw ? NULL : find_word(lexer, i);
  if (word && v.n && !names_feast(lexer, word, i + word->n, number_end)) {
    word = NULL;
  }
  if (v.n) {
    set_number(t, &v);
    end = number_end;
  }
  if (word && v.n && i + word->n == number_end) {
    if (word->kind == DATES_FESTIVAL) t->b = word->a + 1;
  } else if (word) {
    t->kind = word->kind;
    t->flags = t->n_digits = 0;
    t->a = word->a;
    t->b = word->b;
    end = i + word->n;
  }
  t->to = char_at(lexer, end - 1)->to;
  lexer->char_at = end;
}

void dates_lex_start(DatesLexer *lexer, Span text, size_t at) {
  lexer->text = text;
  lexer->at = at;
  lexer->n_chars = lexer->char_at = lexer->n_tokens = 0;
}

const DatesToken *dates_lex(DatesLexer *lexer, int i) {
  static const DatesToken end = {.kind = DATES_END};
  while (i >= lexer->n_tokens) {
    if (lexer->n_tokens == DATES_TOKENS) return &end;
    read_token(lexer, &lexer->tokens[lexer->n_tokens]);
    lexer->n_tokens++;
  }
  return &lexer->tokens[i];
}

DatesKind dates_kind_of(uint32_t cp) {
  if (cp - HAN < HAN_END - HAN) {
    unsigned kind = singles[cp - HAN] & (SINGLE_NUMERAL - 1);
    return kind ? (DatesKind)kind : DATES_OTHER;
  }
  const DatesFirst *first = find_first(cp);
  if (!first) return DATES_OTHER;
  const DatesWord *shortest = &words[first->from + first->n - 1];
  return shortest->n == 1 ? (DatesKind)shortest->kind : DATES_OTHER;
}

bool dates_is_numeral(uint32_t cp) {
  if (cp - HAN < HAN_END - HAN) return singles[cp - HAN] >= SINGLE_NUMERAL;
  return han_value(cp) != NONE;
}
