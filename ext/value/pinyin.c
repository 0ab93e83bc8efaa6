/* pinyin.c: Layer 3. Readings by table and by the longest word; see pinyin.h.
**
**   zh_pinyin('重庆市长')            -> chóng qìng shì zhǎng
**   zh_pinyin('曾国藩', 'surname')   -> zēng guó fān
*/
#include "value/pinyin.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "text/fold.h"

#include "data/pinyin_table.h"
/* The words: our own, or with a larger list that the build has fetched. */
#ifdef PINYIN_PHRASES
#include PINYIN_PHRASES
#else
#include "data/phrases_table.h"
#endif

enum {
  PINYIN_PAGE = 6, /* bits of a page of pinyin_codes */
  PINYIN_END = COUNT(pinyin_page_of) << PINYIN_PAGE,
  PINYIN_SEVERAL = 0x8000, /* in pinyin_codes: the rest is a place in the pool;
                              there: the last reading of a character */
  PHRASE_HAN = 0x4E00,     /* what words are made of, from here... */
  PHRASE_HAN_END = PHRASE_HAN + COUNT(phrase_first) - 1 /* ...up to here */
};

/* ---- Codes: syllable * 5 + tone + 1.  ORDER pinyin_code ---- */

Span pinyin_letters(uint16_t code) {
  size_t i = code ? (code - 1u) / 5 : COUNT(pinyin_syllables);
  return i < COUNT(pinyin_syllables) ? span_of(pinyin_syllables[i]) : SPAN("");
}

int pinyin_tone(uint16_t code) { return code ? (code - 1) % 5 : 0; }

/* The first syllable that is not before s: where s is, or would stand. */
static size_t pinyin_place(Span s) {
  size_t lo = 0, hi = COUNT(pinyin_syllables);
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    Span at = span_of(pinyin_syllables[mid]);
    int c = memcmp(at.z, s.z, at.n < s.n ? at.n : s.n);
    if (c < 0 || (c == 0 && at.n < s.n)) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  return lo;
}

/* n, ng, hng and hm are readings too (U+55EF): nobody types them, and each
** would be seen in every fang and min. */
static bool pinyin_hums(Span s) {
  for (size_t i = 0; i < s.n; i++) {
    if (memchr("aeiouv", s.z[i], 6)) return false;
  }
  return true;
}

bool pinyin_is_prefix(Span s) {
  if (s.n == 0 || s.n > PINYIN_LETTERS) return false;
  for (size_t i = pinyin_place(s); i < COUNT(pinyin_syllables); i++) {
    Span at = span_of(pinyin_syllables[i]);
    if (!span_starts(at, s)) return false;
    if (!pinyin_hums(at)) return true;
  }
  return false;
}

bool pinyin_is_syllable(Span s) {
  if (s.n == 0 || s.n > PINYIN_LETTERS || pinyin_hums(s)) return false;
  if (span_eq(s, SPAN("lue")) || span_eq(s, SPAN("nue"))) return true;
  size_t i = pinyin_place(s);
  return i < COUNT(pinyin_syllables) &&
         span_eq(span_of(pinyin_syllables[i]), s);
}

/* ---- Characters ---- */

/* The entry of cp in pinyin_codes; 0 for none. */
static uint16_t pinyin_entry(uint32_t cp) {
  if (cp >= PINYIN_END) return 0;
  return pinyin_codes[(uint32_t)pinyin_page_of[cp >> PINYIN_PAGE]
                          << PINYIN_PAGE |
                      (cp & ((1u << PINYIN_PAGE) - 1))];
}

/* As pinyin_entry(), or that of what cp folds to. */
static uint16_t pinyin_entry_folded(uint32_t cp, uint32_t folded) {
  uint16_t entry = pinyin_entry(cp);
  return entry || folded == cp ? entry : pinyin_entry(folded);
}

/* Adds the readings of an entry to the n of out; how many there are then. */
static int pinyin_add_entry(uint16_t entry, uint16_t *out, int n) {
  if (entry == 0) return n;
  const uint16_t *at =
      entry & PINYIN_SEVERAL ? &pinyin_pool[entry & ~PINYIN_SEVERAL] : NULL;
  bool last = false;
  while (!last && n < PINYIN_READINGS) {
    uint16_t code = at ? *at & (uint16_t)~PINYIN_SEVERAL : entry;
    int i = 0;
    while (i < n && out[i] != code) i++;
    if (i == n) out[n++] = code;
    last = !at || *at++ & PINYIN_SEVERAL;
  }
  return n;
}

int pinyin_readings(uint32_t cp, uint16_t out[PINYIN_READINGS]) {
  uint32_t folded = fold_one(cp);
  int n = pinyin_add_entry(pinyin_entry(cp), out, 0);
  return folded == cp ? n : pinyin_add_entry(pinyin_entry(folded), out, n);
}

/* The most usual reading, 0 for none. */
static uint16_t pinyin_usual(uint32_t cp, uint32_t folded) {
  uint16_t entry = pinyin_entry_folded(cp, folded);
  if (!(entry & PINYIN_SEVERAL)) return entry;
  return pinyin_pool[entry & ~PINYIN_SEVERAL] & (uint16_t)~PINYIN_SEVERAL;
}

/* ---- Words ---- */

/* Characters of the phrase i behind its first, and codes of all of them. */
static int phrase_length(size_t i) {
  return (int)(phrase_at[i + 1] - phrase_at[i] + 1) / 2;
}

/* The first phrase in lo..hi, all of which are the same before k and longer
** than k, whose character k is not before cp. */
static size_t phrase_bound(size_t lo, size_t hi, int k, uint32_t cp) {
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (phrase_data[phrase_at[mid] + (uint32_t)k - 1] < cp) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  return lo;
}

/* The longest phrase that begins with first (folded), the text of which goes
** on with rest: its codes, and in *n how many characters; NULL for none. */
static const uint16_t *phrase_find(uint32_t first, Span rest, int *n) {
  if (first < PHRASE_HAN || first >= PHRASE_HAN_END) return NULL;
  size_t lo = phrase_first[first - PHRASE_HAN];
  size_t hi = phrase_first[first - PHRASE_HAN + 1];
  const uint16_t *found = NULL;
  for (int k = 1; lo < hi && k < PINYIN_WORD && rest.n; k++) {
    uint32_t cp = fold_one(utf8_next(&rest));
    if (cp_is_ascii_digit(cp)) cp = '0'; /* stands for any in a phrase */
    lo = phrase_bound(lo, hi, k, cp);
    hi = phrase_bound(lo, hi, k, cp + 1);
    if (lo == hi || phrase_length(lo) > k + 1) continue;
    found = &phrase_data[phrase_at[lo] + (uint32_t)k];
    *n = k + 1;
    lo++; /* the others are longer */
  }
  return found;
}

/* The row of a surname of one character (second is 0) or two, or NULL. */
static const uint16_t *surname_find(uint32_t first, uint32_t second) {
  size_t lo = 0, hi = COUNT(surname_rows);
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    const uint16_t *row = surname_rows[mid];
    if (row[0] < first || (row[0] == first && row[1] < second)) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  if (lo == COUNT(surname_rows) || surname_rows[lo][0] != first ||
      surname_rows[lo][1] != second) {
    return NULL;
  }
  return &surname_rows[lo][2];
}

/* The surname that begins with first: its codes, and in *n how many; NULL. */
static const uint16_t *pinyin_surname(uint32_t first, Span rest, int *n) {
  const uint16_t *codes = NULL;
  if (rest.n) codes = surname_find(first, fold_one(utf8_peek(rest)));
  *n = codes ? 2 : 1;
  return codes ? codes : surname_find(first, 0);
}

/* ---- Texts ---- */

PinyinReader pinyin_reader(Span text, bool surname) {
  return (PinyinReader){.rest = text, .surname = surname, .name_starts = true};
}

/* A name may follow these: 我叫覃晓旭, 姓单. */
static bool pinyin_names(uint32_t cp) { return cp == 0x53EB || cp == 0x59D3; }

bool pinyin_next(PinyinReader *r, PinyinPiece *piece) {
  if (r->rest.n == 0) return false;
  Span at = r->rest;
  uint32_t cp = utf8_next(&r->rest), folded = fold_one(cp);
  const uint16_t *codes = NULL;
  int n = 0;
  piece->text = span_head(at, at.n - r->rest.n);
  piece->cp = cp;
  if (r->head < r->tail) {
    piece->code = r->queue[r->head++];
    r->name_starts = false;
    return true;
  }
  if (r->surname && r->name_starts) codes = pinyin_surname(folded, r->rest, &n);
  if (!codes) codes = phrase_find(folded, r->rest, &n);
  piece->code = codes ? codes[0] : pinyin_usual(cp, folded);
  r->head = 1;
  r->tail = codes ? n : 1;
  if (codes) memcpy(r->queue, codes, (size_t)n * sizeof(*codes));
  r->name_starts = piece->code == 0 || (n < 2 && pinyin_names(folded));
  return true;
}

/* ---- Styles ---- */

/* ORDER pinyin_style */
typedef enum PinyinStyle {
  STYLE_TONE,
  STYLE_PLAIN,
  STYLE_NUMBER,
  STYLE_FIRST,
  STYLE_SURNAME,
  STYLE_COUNT
} PinyinStyle;

static const char *const pinyin_styles[] = {"tone", "plain", "number", "first",
                                            "surname"};

/* Which letter bears the mark: a or e; the o of ou; else the last vowel; m, n
** and ng, which have none, on their first. */
static size_t pinyin_marked(Span s) {
  size_t last = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (s.z[i] == 'a' || s.z[i] == 'e') return i;
    if (s.z[i] == 'o' && span_starts(span_from(s, i), SPAN("ou"))) return i;
    char c = s.z[i];
    if (c == 'i' || c == 'o' || c == 'u' || c == 'v') last = i;
  }
  return last;
}

/* Writes a letter with a tone to z; how many bytes. */
static size_t pinyin_put_marked(char *z, char letter, int tone) {
  static const struct {
    char letter;
    uint16_t cp[4];
  } marks[] = {
      {'a', {0x101, 0xE1, 0x1CE, 0xE0}},   {'e', {0x113, 0xE9, 0x11B, 0xE8}},
      {'i', {0x12B, 0xED, 0x1D0, 0xEC}},   {'o', {0x14D, 0xF3, 0x1D2, 0xF2}},
      {'u', {0x16B, 0xFA, 0x1D4, 0xF9}},   {'v', {0x1D6, 0x1D8, 0x1DA, 0x1DC}},
      {'n', {0x304, 0x144, 0x148, 0x1F9}}, {'m', {0x304, 0x1E3F, 0x30C, 0x300}},
      {'h', {0x304, 0x301, 0x30C, 0x300}},
  };
  size_t i = 0;
  while (i + 1 < COUNT(marks) && marks[i].letter != letter) i++;
  uint32_t cp = marks[i].cp[tone - 1];
  if (cp < 0x300 || cp >= 0x370) return utf8_put(z, cp);
  z[0] = letter; /* a combining mark */
  return 1 + utf8_put(z + 1, cp);
}

/* A reading as the style has it. */
static void pinyin_add(Text *out, uint16_t code, PinyinStyle style) {
  char z[PINYIN_LETTERS * 2 + UTF8_MAX * 2];
  size_t n = 0;
  Span s = pinyin_letters(code);
  int tone = pinyin_tone(code);
  bool marks = style == STYLE_TONE || style == STYLE_SURNAME;
  size_t mark = marks && tone ? pinyin_marked(s) : s.n;
  if (style == STYLE_FIRST) s = span_head(s, 1);
  for (size_t i = 0; i < s.n; i++) {
    if (i == mark) {
      n += pinyin_put_marked(z + n, s.z[i], tone);
    } else if (s.z[i] == 'v') {
      n += utf8_put(z + n, 0xFC);
    } else {
      z[n++] = s.z[i];
    }
  }
  if (style == STYLE_NUMBER) z[n++] = "51234"[tone];
  text_add(out, (Span){z, n});
}

/* What may stand next to a syllable only with a blank between. */
static bool pinyin_sticks(uint32_t cp) {
  CpClass class = cp_class(cp);
  return class == CP_LETTER || class == CP_DIGIT || class == CP_HAN ||
         class == CP_KANA || class == CP_MARK;
}

/* Appends text with its readings in place of Han characters. */
static void pinyin_write(Span text, PinyinStyle style, Text *out) {
  PinyinReader reader = pinyin_reader(text, style == STYLE_SURNAME);
  PinyinPiece piece;
  bool syllable = false, word = false; /* what stands before */
  while (pinyin_next(&reader, &piece)) {
    bool sticks = piece.code || pinyin_sticks(piece.cp);
    if (sticks && (syllable || (word && piece.code))) text_add(out, SPAN(" "));
    if (piece.code) {
      pinyin_add(out, piece.code, style);
    } else {
      text_add_cp(out, piece.cp);
    }
    syllable = piece.code != 0;
    word = sticks;
  }
}

/* ---- SQL ---- */

/* The style that is named; STYLE_COUNT for none of them. */
static PinyinStyle pinyin_style(Span name) {
  for (int i = 0; i < STYLE_COUNT; i++) {
    if (span_eq(name, span_of(pinyin_styles[i]))) return (PinyinStyle)i;
  }
  return STYLE_COUNT;
}

static void zh_pinyin_func(sqlite3_context *ctx, int argc,
                           sqlite3_value **argv) {
  Span text = arg_text(argv[0]);
  PinyinStyle style = argc < 2 ? STYLE_TONE : pinyin_style(arg_text(argv[1]));
  if (argc > 1 && sqlite3_value_type(argv[1]) == SQLITE_NULL) return;
  if (style == STYLE_COUNT) {
    result_error(ctx, "style must be tone, plain, number, first or surname");
    return;
  }
  if (!text.z) return;
  Arena arena = {0};
  Text out = {.arena = &arena};
  pinyin_write(text, style, &out);
  result_arena_text(ctx, &arena, text_span(&out));
  arena_free(&arena);
}

static const Func pinyin_funcs[] = {
    {"zh_pinyin", 1, 2, 0, zh_pinyin_func, "zh_pinyin(text [, style])",
     "The text with readings in place of Han characters; style: tone, plain, "
     "number, first, surname.",
     NULL},
};

const Family pinyin_family = {
    .name = "pinyin",
    .page = "pinyin",
    .funcs = pinyin_funcs,
    .n_funcs = COUNT(pinyin_funcs),
};
