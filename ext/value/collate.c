/* collate.c: Layer 3. Comparing element by element; see collate.h.
**
**   "第十期"  ->  第 (Han, rank)  10 (number)  期 (Han, rank)
**   "一心"    ->  一 (Han, rank)  心 (Han, rank)
*/
#include "value/collate.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "data/collate_layout.h"
#include "value/number.h"

/* A place in collate_marks.txt: what a character says of numerals beside it. */
enum { COLLATE_BEFORE = 1, COLLATE_AFTER = 2, COLLATE_LIST = 4 };

typedef struct CollateMark {
  uint16_t cp;
  uint8_t kinds;
} CollateMark;

/* Two characters of which the first, before the second, has another rank to
** zh_pinyin: chong in 重庆. */
typedef struct CollateWord {
  uint16_t first, second;
} CollateWord;

#include "data/collate_table.h"

enum {
  COLLATE_NUMERAL_BYTES =
      120,                  /* of a Chinese numeral; a longer one is a word */
  COLLATE_EXACT_DIGITS = 16 /* of a number whose value is in its key */
};

/* The first parts of a key, in order; what orders within one is below them. */
#define COLLATE_KEY_SHIFT 56
#define COLLATE_KEY(part, rest) ((uint64_t)(part) << COLLATE_KEY_SHIFT | (rest))
enum {
  COLLATE_PART_SYMBOL = 1,
  COLLATE_PART_NUMBER,
  COLLATE_PART_HAN,
  COLLATE_PART_FIRST, /* bopomofo, to zh_stroke */
  COLLATE_PART_LETTER,
  COLLATE_PART_REST,
  COLLATE_PART_BAD
};

/* Numbers that are too long for a key: this, and how many digits. */
#define COLLATE_LONG_NUMBER ((uint64_t)1 << 55)
#define COLLATE_EXACT_MOST ((int64_t)9999999999999999)

typedef struct CollateRanks {
  const uint32_t *heads;  /* of each page: rank below its lowest, bits a slot */
  const uint16_t *starts; /* of each page: its first word */
  const uint32_t *words;
} CollateRanks;

static const CollateRanks collate_ranks[] = {
    {collate_pinyin_heads, collate_pinyin_starts, collate_pinyin_words},
    {collate_stroke_heads, collate_stroke_starts, collate_stroke_words},
};

/* ---- One character ---- */

/* The rank in a slot, from 1; 0 for none. */
static uint32_t collate_rank_at(CollateOrder order, uint32_t slot) {
  const CollateRanks *r = &collate_ranks[order];
  uint32_t page = slot / COLLATE_PAGE, head = r->heads[page];
  uint32_t bits = head & ((1u << COLLATE_BITS_SHIFT) - 1);
  uint32_t at = slot % COLLATE_PAGE * bits;
  const uint32_t *w = r->words + r->starts[page] + at / 32;
  uint64_t two = (uint64_t)w[1] << 32 | w[0];
  uint32_t v = (uint32_t)(two >> at % 32) & ((1u << bits) - 1);
  return v ? (head >> COLLATE_BITS_SHIFT) + v : 0;
}

static CollateWeight collate_weight_han(CollateOrder order, uint32_t cp,
                                        int form) {
  uint32_t rank = collate_rank_at(order, (uint32_t)collate_slot(cp));
  return (CollateWeight){rank ? COLLATE_KEY(COLLATE_PART_HAN, rank)
                              : COLLATE_KEY(COLLATE_PART_REST, cp),
                         0, (uint8_t)form};
}

static uint64_t collate_letter_key(CollateOrder order, uint32_t place) {
  if (place < COLLATE_LETTERS) return COLLATE_KEY(COLLATE_PART_SYMBOL, place);
  bool first = order == COLLATE_STROKE && place >= COLLATE_BOPOMOFO &&
               place < COLLATE_BOPOMOFO_END;
  return COLLATE_KEY(first ? COLLATE_PART_FIRST : COLLATE_PART_LETTER, place);
}

/* What an entry of collate_others says. */
static CollateWeight collate_weight_other(CollateOrder order, uint32_t cp,
                                          uint32_t entry) {
  uint32_t low = entry & ((1u << COLLATE_TIE_SHIFT) - 1);
  int form = entry >> COLLATE_TIE_SHIFT & ((1 << COLLATE_TIE_BITS) - 1);
  if (entry & COLLATE_ALSO) {
    CollateWeight han = collate_weight_han(order, cp, form);
    if (han.key < COLLATE_KEY(COLLATE_PART_FIRST, 0)) return han;
  }
  switch (entry >> COLLATE_KIND_SHIFT) {
    case COLLATE_IGNORED: return (CollateWeight){0, 0, 0};
    case COLLATE_FORM >> COLLATE_KIND_SHIFT: {
      uint32_t han = low & ((1u << COLLATE_HAN_BITS) - 1);
      CollateWeight w = collate_weight_han(order, han, form);
      w.accent = (uint8_t)(low >> COLLATE_HAN_BITS);
      return w;
    }
    case COLLATE_NUMBER >> COLLATE_KIND_SHIFT:
      return (CollateWeight){COLLATE_KEY(COLLATE_PART_NUMBER, low), 0, 0};
    case COLLATE_LETTER >> COLLATE_KIND_SHIFT: break;
    default: return (CollateWeight){COLLATE_KEY(COLLATE_PART_REST, cp), 0, 0};
  }
  return (CollateWeight){
      collate_letter_key(order, low & ((1u << COLLATE_ORDER_BITS) - 1)),
      (uint8_t)(low >> COLLATE_ACCENT_SHIFT), (uint8_t)form};
}

CollateWeight collate_weight(CollateOrder order, uint32_t cp) {
  if (cp - COLLATE_CJK < COLLATE_CJK_N) return collate_weight_han(order, cp, 0);
  int other = collate_other(cp);
  if (other >= 0) return collate_weight_other(order, cp, collate_others[other]);
  if (collate_slot(cp) >= 0) return collate_weight_han(order, cp, 0);
  CpClass c = cp_class(cp);
  bool ignored = c == CP_HIDDEN || c == CP_MARK;
  return (CollateWeight){ignored ? 0 : COLLATE_KEY(COLLATE_PART_REST, cp), 0,
                         0};
}

/* ---- Numbers ---- */

/* A digit of either width; -1 for any other character. */
static int collate_digit(uint32_t cp) {
  if (cp - '0' < 10) return (int)(cp - '0');
  return cp - 0xFF10 < 10 ? (int)(cp - 0xFF10) : -1;
}

/* The simplified form of a character of Chinese numerals; 0 for any other. */
static uint32_t collate_numeral(uint32_t cp) {
  switch (cp) {
    case 0x3007:
    case 0x4E00:
    case 0x4E03:
    case 0x4E07:
    case 0x4E09:
    case 0x4E24:
    case 0x4E5D:
    case 0x4E8C:
    case 0x4E94:
    case 0x4EBF:
    case 0x516B:
    case 0x516D:
    case 0x5341:
    case 0x5343:
    case 0x5345:
    case 0x534C:
    case 0x56DB:
    case 0x5EFF:
    case 0x767E:
    case 0x96F6: return cp;
    case 0x5104: return 0x4EBF;
    case 0x5169: return 0x4E24;
    case 0x842C: return 0x4E07;
    default: return 0;
  }
}

static int collate_mark_kinds(uint32_t cp) {
  size_t low = 0, high = COUNT(collate_marks); /* in [low, high) */
  while (high - low > 1) {
    size_t mid = (low + high) / 2;
    if (collate_marks[mid].cp <= cp) {
      low = mid;
    } else {
      high = mid;
    }
  }
  return collate_marks[low].cp == cp ? collate_marks[low].kinds : 0;
}

/* ---- Elements ---- */

typedef struct CollateReader {
  CollateOrder order;
  Span rest;            /* not read yet */
  const char *words;    /* numerals before this are parts of words */
  uint32_t before;      /* the character in front of rest, 0 for none */
  CollateWeight weight; /* of the element that was read last */
  Span digits;          /* the digits of a long number */
} CollateReader;

/* A run of digits: leading zeros count for nothing. */
static void collate_read_digits(CollateReader *r) {
  uint64_t value = 0, n = 0;
  Span s = r->rest, digits = s;
  for (;;) {
    Span from = s;
    int digit = s.n ? collate_digit(utf8_next(&s)) : -1;
    if (digit < 0) {
      r->rest = from;
      break;
    }
    if (n == 0) digits = from;
    if (n || digit) n++;
    if (n <= COLLATE_EXACT_DIGITS) value = value * 10 + (uint64_t)digit;
  }
  r->before = '0';
  r->digits = digits;
  r->weight.key =
      COLLATE_KEY(COLLATE_PART_NUMBER,
                  n <= COLLATE_EXACT_DIGITS ? value : COLLATE_LONG_NUMBER + n);
}

/* Whether the numeral between two characters (0: none) is a number there. */
static bool collate_is_number(uint32_t before, uint32_t after) {
  int kinds = collate_mark_kinds(after);
  if (collate_mark_kinds(before) & COLLATE_BEFORE || kinds & COLLATE_AFTER)
    return true;
  return kinds & COLLATE_LIST && cp_class(before) != CP_HAN;
}

/* A run of numerals at the start of rest: read as a number where it is one.
** Else false, and r->words tells where it ends. */
static bool collate_read_numeral(CollateReader *r) {
  char text[COLLATE_NUMERAL_BYTES + UTF8_MAX];
  size_t n = 0;
  Span s = r->rest, after = s;
  uint32_t next = 0, cp;
  int64_t value = 0;
  while (s.n) {
    next = utf8_next(&s);
    if ((cp = collate_numeral(next)) == 0) break;
    next = 0;
    after = s;
    if (n < COLLATE_NUMERAL_BYTES) n += utf8_put(text + n, cp);
  }
  r->words = after.z;
  Span numeral = {text, n};
  if (!collate_is_number(r->before, next) || n >= COLLATE_NUMERAL_BYTES ||
      !number_read(&numeral, &value) || numeral.n ||
      value > COLLATE_EXACT_MOST) {
    return false;
  }
  r->before = 0x4E00;
  r->rest = after;
  r->weight.key = COLLATE_KEY(COLLATE_PART_NUMBER, (uint64_t)value);
  return true;
}

/* Whether cp begins one of collate_words. */
static bool collate_begins_word(CollateOrder order, uint32_t cp) {
  if (order != COLLATE_PINYIN) return false;
  for (size_t i = 0; i < COUNT(collate_words); i++) {
    if (collate_words[i].first == cp) return true;
  }
  return false;
}

/* cp, which begins a word, in front of s: its weight there. */
static CollateWeight collate_weight_before(CollateOrder order, uint32_t cp,
                                           Span s) {
  uint32_t next = utf8_peek(s);
  for (uint32_t i = 0; i < COUNT(collate_words); i++) {
    const CollateWord *w = &collate_words[i];
    if (w->first != cp || w->second != next) continue;
    return (CollateWeight){
        COLLATE_KEY(COLLATE_PART_HAN,
                    collate_rank_at(order, COLLATE_WORDS_AT + i)),
        0, 0};
  }
  return collate_weight(order, cp);
}

/* As utf8_read(), with a short way for characters of three bytes but those
** whose second byte has bounds of its own. */
static inline size_t collate_read_character(Span s, uint32_t *cp) {
  const uint8_t *b = (const uint8_t *)s.z;
  if (s.n >= 3 && b[0] - 0xE1u < 0xFu && b[0] != 0xED) {
    uint32_t x = b[1] ^ 0x80u, y = b[2] ^ 0x80u;
    *cp = (b[0] & 0xFu) << 12 | x << 6 | y;
    if ((x | y) < 0x40) return 3;
  }
  return utf8_read(s, cp);
}

/* Reads the next element; its key is 0 at the end. */
static void collate_read_element(CollateReader *r) {
  r->weight = (CollateWeight){0, 0, 0};
  while (r->rest.n && r->weight.key == 0) {
    uint32_t cp;
    size_t n = collate_read_character(r->rest, &cp);
    if (n == 0) {
      r->before = UTF8_BAD;
      r->rest = span_from(r->rest, 1);
      r->weight.key = COLLATE_KEY(COLLATE_PART_BAD, 0);
    } else if (collate_digit(cp) >= 0) {
      collate_read_digits(r);
    } else {
      if (r->rest.z >= r->words && collate_numeral(cp) &&
          collate_read_numeral(r))
        return;
      r->before = cp;
      r->rest = span_from(r->rest, n);
      r->weight = collate_begins_word(r->order, cp)
                      ? collate_weight_before(r->order, cp, r->rest)
                      : collate_weight(r->order, cp);
    }
  }
}

/* ---- Two texts ---- */

/* Whether a byte of s, in which another text with the same head may have none,
** goes on with a character that the head has begun. */
static bool collate_is_inside(Span s, size_t at) {
  return at < s.n && utf8_is_tail(s.z[at]);
}

/* Where reading may start so that what is in front of it, the same in both
** texts, is the same row of elements in both: at or before the byte `at`, in
** which they differ, at the start of a character, not within or behind digits
** and numerals, and not behind what begins a word. */
static size_t collate_start_before(CollateOrder order, Span a, Span b,
                                   size_t at) {
  if (collate_is_inside(a, at) || collate_is_inside(b, at)) {
    size_t back = 1;
    while (back < 3 && back < at && utf8_is_tail(a.z[at - back])) back++;
    if (back <= at && !utf8_is_tail(a.z[at - back])) at -= back;
  }
  for (;;) {
    Span head = span_head(a, at);
    uint32_t cp = utf8_last(&head);
    if (collate_begins_word(order, cp)) return head.n;
    if (collate_digit(cp) < 0 && !collate_numeral(cp)) return at;
    at = head.n;
  }
}

static size_t collate_common_bytes(Span a, Span b) {
  size_t n = a.n < b.n ? a.n : b.n, i = 0;
  uint64_t x, y;
  for (; n - i >= sizeof(x); i += sizeof(x)) {
    memcpy(&x, a.z + i, sizeof(x));
    memcpy(&y, b.z + i, sizeof(y));
    if (x != y) break;
  }
  while (i < n && a.z[i] == b.z[i]) i++;
  return i;
}

static int collate_compare_keys(uint64_t a, uint64_t b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/* Texts of equal elements, by their bytes, of which the first `common` are the
** same. */
static int collate_compare_bytes(Span a, Span b, size_t common) {
  if (common == a.n || common == b.n) return common == a.n ? -1 : 1;
  return (uint8_t)a.z[common] < (uint8_t)b.z[common] ? -1 : 1;
}

/* Two runs of equally many digits. */
static int collate_compare_digits(Span a, Span b) {
  while (a.n && b.n) {
    int x = collate_digit(utf8_next(&a)), y = collate_digit(utf8_next(&b));
    if (x != y) return x < y ? -1 : 1;
    if (x < 0) break;
  }
  return 0;
}

static CollateReader collate_reader_at(CollateOrder order, Span s, size_t at) {
  Span head = span_head(s, at);
  return (CollateReader){.order = order,
                         .rest = span_from(s, at),
                         .words = s.z,
                         .before = utf8_last(&head)};
}

/* Steps over what both have in common; nothing where a numeral at the start
** may be a number to one of them only, nor within numerals, where stepping back
** at each of them would take quadratic time. */
static void collate_skip_common(CollateReader *x, CollateReader *y) {
  if (x->before != y->before || x->rest.z < x->words) return;
  size_t common = collate_common_bytes(x->rest, y->rest);
  size_t at = collate_start_before(x->order, x->rest, y->rest, common);
  if (at == 0) return;
  Span head = span_head(x->rest, at);
  x->before = y->before = utf8_last(&head);
  x->rest = span_from(x->rest, at);
  y->rest = span_from(y->rest, at);
}

int collate_compare(CollateOrder order, Span a, Span b) {
  size_t common = collate_common_bytes(a, b);
  if (common == a.n && common == b.n) return 0;
  size_t at = collate_start_before(order, a, b, common);
  int accent = 0, form = 0;
  CollateReader x = collate_reader_at(order, a, at),
                y = collate_reader_at(order, b, at);
  do {
    collate_read_element(&x);
    collate_read_element(&y);
    int c = collate_compare_keys(x.weight.key, y.weight.key);
    if (c == 0 &&
        x.weight.key >> 55 ==
            (COLLATE_KEY(COLLATE_PART_NUMBER, COLLATE_LONG_NUMBER) >> 55)) {
      c = collate_compare_digits(x.digits, y.digits);
    }
    if (c) return c;
    if (!accent) accent = x.weight.accent - y.weight.accent;
    if (!form) form = x.weight.form - y.weight.form;
    collate_skip_common(&x, &y);
  } while (x.weight.key);
  if (accent || form) return accent ? accent : form;
  return collate_compare_bytes(a, b, common);
}

/* ---- SQL ---- */

static const CollateOrder collate_order_pinyin = COLLATE_PINYIN;
static const CollateOrder collate_order_stroke = COLLATE_STROKE;

static int collate_call(void *order, int n, const void *a, int m,
                        const void *b) {
  return collate_compare(*(const CollateOrder *)order, (Span){a, (size_t)n},
                         (Span){b, (size_t)m});
}

static int collate_init(sqlite3 *db, Conn *conn, char **error) {
  (void)conn, (void)error;
  int rc = sqlite3_create_collation_v2(db, "zh_pinyin", SQLITE_UTF8,
                                       (void *)&collate_order_pinyin,
                                       collate_call, NULL);
  if (rc) return rc;
  return sqlite3_create_collation_v2(db, "zh_stroke", SQLITE_UTF8,
                                     (void *)&collate_order_stroke,
                                     collate_call, NULL);
}

static void collate_version_func(sqlite3_context *ctx, int argc,
                                 sqlite3_value **argv) {
  (void)argc, (void)argv;
  result_int(ctx, COLLATE_VERSION);
}

static const Func collate_funcs[] = {
    {"qikan_collation_version", 0, 0, 0, collate_version_func,
     "qikan_collation_version()",
     "Version of the order of zh_pinyin and zh_stroke; after a change, "
     "REINDEX.",
     NULL},
};

static const Other collate_list[] = {
    {"zh_pinyin", "collation", "COLLATE zh_pinyin",
     "Order of Chinese text by pinyin, numbers by value."},
    {"zh_stroke", "collation", "COLLATE zh_stroke",
     "Order of Chinese text by strokes, numbers by value."},
};

const Family collate_family = {
    .name = "collate",
    .page = "order",
    .funcs = collate_funcs,
    .n_funcs = COUNT(collate_funcs),
    .others = collate_list,
    .n_others = COUNT(collate_list),
    .init = collate_init,
};
