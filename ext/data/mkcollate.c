/* mkcollate.c: generator. Prints collate_table.h from ICU's collators.
**
** Usage: mkcollate ext/data > ext/data/collate_table.h
**
** zh-u-co-pinyin and zh-u-co-stroke give the sort key of each character.  The
** primary weights of Han characters, numbered in their order, are the ranks:
**
**   阿 29 -> rank 0   ...   做 -> ...   (pinyin)      一 -> 0, 丨 -> ... (stroke)
**
** A page is 32 code points: its lowest rank, and the distances from it in as
** few bits as they need.  Other characters (letters, punctuation, kana, forms)
** have one entry each: order, accent and form, or what Han character or number
** they are another form of.  collate_marks.txt says where numerals are numbers.
*/
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "collate_layout.h"

enum {
  PAGE = COLLATE_PAGE,
  KEY_BYTES = 16, /* of a level of a sort key that are kept */
  TIES = 256      /* different accents, or forms */
};

/* One level of a sort key. */
typedef struct Level {
  uint8_t z[KEY_BYTES];
  int n;
} Level;

typedef struct Key {
  Level level[3]; /* primary, secondary, tertiary */
} Key;

static UCollator *collator[2]; /* pinyin, stroke */
static const UNormalizer2 *nfd;

static void fail(const char *what, uint32_t cp) {
  fprintf(stderr, "mkcollate: %s (U+%04X)\n", what, (unsigned)cp);
  exit(1);
}

static int level_compare(const Level *a, const Level *b) {
  int n = a->n < b->n ? a->n : b->n, c = memcmp(a->z, b->z, (size_t)n);
  return c ? c : a->n - b->n;
}

static Key key_of_text(int which, const UChar *text, int32_t length) {
  uint8_t bytes[256];
  Key key = {0};
  int32_t n =
      ucol_getSortKey(collator[which], text, length, bytes, sizeof(bytes));
  int k = 0;
  for (int i = 0; i < n - 1 && k < 3; i++) {
    Level *level = &key.level[k];
    if (bytes[i] == 1) {
      k++;
    } else {
      if (level->n < KEY_BYTES) level->z[level->n++] = bytes[i];
    }
  }
  return key;
}

static Key key_of(int which, uint32_t cp) {
  UChar text[2];
  int32_t n = 0;
  U16_APPEND_UNSAFE(text, n, cp);
  return key_of_text(which, text, n);
}

/* ---- Han characters ---- */

static Level han_primary[2][COLLATE_SLOTS]; /* empty: no such character */
static int han_rank[2][COLLATE_SLOTS];      /* from 1; 0: none */
static uint32_t han_cp[COLLATE_SLOTS];
static Level letter_a[2], digit_9[2];

static bool is_han_primary(int which, const Level *p) {
  return level_compare(p, &digit_9[which]) > 0 &&
         level_compare(p, &letter_a[which]) < 0;
}

static int sorting; /* which collator by_primary() is for */

static int by_primary(const void *a, const void *b) {
  return level_compare(&han_primary[sorting][*(const int *)a],
                       &han_primary[sorting][*(const int *)b]);
}

static void make_ranks(int which) {
  static int order[COLLATE_SLOTS];
  int n = 0, rank = 0;
  for (int i = 0; i < COLLATE_SLOTS; i++) {
    if (han_primary[which][i].n) order[n++] = i;
  }
  sorting = which;
  qsort(order, (size_t)n, sizeof(*order), by_primary);
  for (int i = 0; i < n; i++) {
    if (i == 0 || by_primary(&order[i - 1], &order[i]) != 0) rank++;
    han_rank[which][order[i]] = rank;
  }
  fprintf(stderr, "mkcollate: %d Han characters, %d ranks\n", n, rank);
}

/* Words of two Han characters in which the first has a weight of its own: in
** the pinyin order the second character of U+91CD U+5E86 tells chong from
** zhong. */
static UChar word_cps[COLLATE_WORDS_N][2];
static int n_words;

static void read_word(int which, const UChar *text) {
  Level whole = key_of_text(which, text, 2).level[0];
  Level last = key_of(which, text[1]).level[0];
  int n = whole.n - last.n;
  if (which || n < 1 || memcmp(whole.z + n, last.z, (size_t)last.n) ||
      n_words == COLLATE_WORDS_N) {
    fail("another kind of word", text[0]);
  }
  whole.n = n;
  han_primary[0][COLLATE_WORDS_AT + n_words] = whole;
  memcpy(word_cps[n_words++], text, sizeof(*word_cps));
}

static void read_words(int which) {
  UErrorCode e = U_ZERO_ERROR;
  USet *set = uset_openEmpty();
  ucol_getContractionsAndExpansions(collator[which], set, NULL, false, &e);
  for (int32_t i = 0; i < uset_getItemCount(set); i++) {
    UChar text[32];
    UChar32 first, last;
    int32_t n = uset_getItem(set, i, &first, &last, text, 32, &e);
    if (n < 2 || text[0] < COLLATE_CJK || text[0] >= 0xA000) continue;
    if (n != 2) fail("a longer word", text[0]);
    read_word(which, text);
  }
  uset_close(set);
  if (U_FAILURE(e)) fail("contractions", 0);
}

static void read_han(void) {
  for (uint32_t cp = 0; cp < 0x110000; cp++) {
    int slot = collate_slot(cp);
    if (slot < 0 || u_charType((UChar32)cp) == U_UNASSIGNED) continue;
    han_cp[slot] = cp;
    for (int w = 0; w < 2; w++) {
      Key key = key_of(w, cp);
      if (!is_han_primary(w, &key.level[0])) {
        if (cp >= COLLATE_CJK &&
            u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC)) {
          fail("Han elsewhere", cp);
        }
        continue; /* hexagrams, U+4DC0; symbols among the radicals */
      }
      han_primary[w][slot] = key.level[0];
    }
  }
  read_words(0);
  read_words(1);
  make_ranks(0);
  make_ranks(1);
}

/* The Han character with that primary weight, an ideograph rather than a
** radical; 0: none. */
static uint32_t han_of(const Level *primary) {
  uint32_t best = 0;
  for (int i = 0; i < COLLATE_SLOTS; i++) {
    if (!han_cp[i] || level_compare(&han_primary[0][i], primary)) continue;
    if (!best || best < COLLATE_CJK || (best >= 0xF900 && best < 0xFB00)) {
      best = han_cp[i];
    }
  }
  return best;
}

/* ---- Other characters ---- */

/* What becomes of a character that is not in the Han tables. */
typedef struct Other {
  uint32_t cp;
  Key key;        /* by the pinyin collator; of the letter under the marks... */
  Level accent;   /* ...and the accents of the whole */
  bool single;    /* the letter has one primary weight */
  uint32_t entry; /* as it is printed */
} Other;

static Other others[COLLATE_OTHERS];
static int by_order[COLLATE_OTHERS], n_by_order;

/* The letter under the marks of cp, or 0 where there is more than one. */
static uint32_t base_of(uint32_t cp) {
  UErrorCode e = U_ZERO_ERROR;
  UChar out[16];
  int32_t n = unorm2_getDecomposition(nfd, (UChar32)cp, out, 16, &e);
  if (n <= 0) return cp;
  for (int32_t i = 1; i < n; i++) { /* all of them in the BMP */
    if (key_of(0, out[i]).level[0].n) return 0;
  }
  return out[0];
}

/* Whether a primary level is digits and nothing else: that of ⑫. */
static bool is_digits(const Level *p) {
  Key zero = key_of(0, '0');
  for (int i = 0; i < p->n; i++) {
    if (p->z[i] < zero.level[0].z[0] || p->z[i] > digit_9[0].z[0]) return false;
  }
  return p->n > 0;
}

/* The entry of another form of a Han character. */
static uint32_t form_entry(const Other *o, bool accent) {
  const Level *primary = &o->key.level[0];
  uint32_t han = collate_slot(o->cp) < 0 ? han_of(primary) : o->cp;
  if (!han) fail("form of no Han character", o->cp);
  Key stroke = key_of(1, o->cp), of = key_of(1, han);
  if (level_compare(&stroke.level[0], &of.level[0])) fail("two forms", o->cp);
  return COLLATE_FORM | han | (accent ? 1u << COLLATE_HAN_BITS : 0);
}

static uint32_t number_entry(uint32_t cp) {
  double value = u_getNumericValue((UChar32)cp);
  if (value < 0 || value > 1000 || value != (int)value) fail("value", cp);
  return COLLATE_NUMBER | (uint32_t)value;
}

/* What the collators say of o->cp; whether it has accents (of a form). */
static bool read_keys(Other *o) {
  uint32_t base = base_of(o->cp);
  Key whole = key_of(0, o->cp);
  o->key = base ? key_of(0, base) : whole;
  o->accent = whole.level[1];
  o->key.level[2] = whole.level[2];
  /* ICU writes n common secondary weights as the one byte n + 4. */
  const Level *second = &o->key.level[1];
  bool common = second->z[0] == 5, accent = second->z[0] >= 0x60;
  o->single = base && second->n == 1 && (common || accent);
  return accent;
}

static void read_other(Other *o, uint32_t cp) {
  o->cp = cp;
  int8_t type = u_charType((UChar32)cp);
  if (type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR) {
    o->entry = COLLATE_REST;
    return;
  }
  bool accent = read_keys(o);
  int slot = collate_slot(cp);
  uint32_t also = slot >= 0 && han_rank[1][slot] ? COLLATE_ALSO : 0;
  if (o->key.level[0].n == 0) {
    o->entry = COLLATE_IGNORED;
  } else if (is_digits(&o->key.level[0])) {
    o->entry = number_entry(cp) | also;
  } else if (o->single && is_han_primary(0, &o->key.level[0])) {
    o->entry = form_entry(o, accent);
  } else {
    o->entry = COLLATE_LETTER | also;
    by_order[n_by_order++] = (int)(o - others);
  }
}

/* Single ones by primary weight; those of several behind the symbols, before
** the digits, by code point: U+33A1 is no word. */
static int compare_others(const Other *a, const Other *b) {
  Level digit = key_of(0, '0').level[0];
  const Level *pa = a->single ? &a->key.level[0] : &digit;
  const Level *pb = b->single ? &b->key.level[0] : &digit;
  int c = level_compare(pa, pb);
  if (c == 0 && !a->single && !b->single) c = a->cp < b->cp ? -1 : 1;
  return c;
}

static int by_other(const void *a, const void *b) {
  return compare_others(&others[*(const int *)a], &others[*(const int *)b]);
}

static Level ties[TIES];
static int n_ties;

/* Number of a level among those seen, after they have been sorted. */
static uint32_t tie_number(const Level *level) {
  for (int i = 0; i < n_ties; i++) {
    if (level_compare(&ties[i], level) == 0) return (uint32_t)i;
  }
  if (n_ties == TIES) fail("too many forms", 0);
  ties[n_ties++] = *level;
  return 0;
}

static int by_level(const void *a, const void *b) {
  return level_compare(a, b);
}

/* Puts the numbers of the accents (k = 1) or forms (k = 2) into the entries. */
static void number_ties(int k, uint32_t kinds, int shift) {
  n_ties = 0;
  for (int pass = 0; pass < 2; pass++) {
    for (int i = 0; i < COLLATE_OTHERS; i++) {
      Other *o = &others[i];
      if (!(kinds >> (o->entry >> COLLATE_KIND_SHIFT) & 1)) continue;
      if (!o->single) continue; /* it has an order of its own */
      uint32_t tie = tie_number(k == 1 ? &o->accent : &o->key.level[2]);
      if (pass == 1) o->entry |= tie << shift;
    }
    qsort(ties, (size_t)n_ties, sizeof(*ties), by_level);
  }
  if (k == 2 && n_ties > 1 << COLLATE_TIE_BITS) fail("too many forms", 0);
  fprintf(stderr, "mkcollate: %d ties of level %d\n", n_ties, k + 1);
}

static bool is_bopomofo(uint32_t cp) {
  UErrorCode e = U_ZERO_ERROR;
  return uscript_getScript((UChar32)cp, &e) == USCRIPT_BOPOMOFO;
}

static int letters;     /* the first order behind the digits */
static int bopomofo[2]; /* orders of these: first, and behind the last */

static void number_orders(void) {
  int order = 0;
  qsort(by_order, (size_t)n_by_order, sizeof(*by_order), by_other);
  for (int i = 0; i < n_by_order; i++) {
    Other *o = &others[by_order[i]];
    if (i && compare_others(&others[by_order[i - 1]], o) != 0) order++;
    bool behind = o->single && level_compare(&o->key.level[0], &digit_9[0]) > 0;
    if (behind && !letters) letters = order;
    o->entry |= (uint32_t)order;
    if (behind && is_bopomofo(o->cp)) {
      if (!bopomofo[0]) bopomofo[0] = order;
      if (bopomofo[1] && order > bopomofo[1]) fail("bopomofo apart", o->cp);
      bopomofo[1] = order + 1;
    }
  }
  if (order >= 1 << COLLATE_ORDER_BITS) fail("too many orders", 0);
  fprintf(stderr, "mkcollate: %d others, %d before the digits\n", order,
          letters);
}

/* The stroke collator must order them as the pinyin collator does, but for
** bopomofo, which it puts before the letters. */
static void check_others(void) {
  Key before = {0};
  for (int i = 0; i < n_by_order; i++) {
    const Other *o = &others[by_order[i]];
    if (!o->single || o->entry & COLLATE_ALSO) continue;
    if (is_bopomofo(o->cp)) continue;
    Key now = key_of(1, base_of(o->cp));
    if (level_compare(&before.level[0], &now.level[0]) > 0) {
      fail("strokes order it differently", o->cp);
    }
    before = now;
  }
}

static void read_others(void) {
  for (uint32_t cp = 0; cp < 0x10000; cp++) {
    int i = collate_other(cp);
    if (i >= 0) read_other(&others[i], cp);
  }
  number_orders();
  check_others();
  uint32_t letter = 1u << (COLLATE_LETTER >> COLLATE_KIND_SHIFT);
  uint32_t form = 1u << (COLLATE_FORM >> COLLATE_KIND_SHIFT);
  number_ties(1, letter, COLLATE_ACCENT_SHIFT);
  number_ties(2, letter | form, COLLATE_TIE_SHIFT);
}

/* ---- Printing ---- */

static void print_value(int i, unsigned value) {
  printf("%s0x%X,", i % 12 == 0 ? "\n    " : "", value);
}

static int bits_of(int v) {
  int n = 0;
  while (v >> n) n++;
  return n;
}

typedef struct Packer {
  uint32_t words[1 << 16];
  int n;
} Packer;

/* Packs one page; its head: lowest rank - 1, and bits a slot. */
static uint32_t pack_page(Packer *out, const int *ranks) {
  int low = 0, high = 0;
  for (int i = 0; i < PAGE; i++) {
    if (ranks[i] && (!low || ranks[i] < low)) low = ranks[i];
    if (ranks[i] > high) high = ranks[i];
  }
  if (!low) return 0;
  int bits = bits_of(high - low + 1), at = out->n * 32;
  for (int i = 0; i < PAGE; i++, at += bits) {
    uint64_t v = ranks[i] ? (uint64_t)(ranks[i] - low + 1) : 0;
    v <<= at % 32;
    out->words[at / 32] |= (uint32_t)v;
    out->words[at / 32 + 1] |= (uint32_t)(v >> 32);
  }
  out->n += bits; /* 32 slots of so many bits are so many words */
  if (out->n > 0xFFFF) fail("too many words", 0);
  return (uint32_t)(low - 1) << COLLATE_BITS_SHIFT | (uint32_t)bits;
}

static void print_ranks(const char *name, int which) {
  static Packer packers[2];
  Packer *p = &packers[which];
  int starts[COLLATE_SLOTS / PAGE];
  printf("static const uint32_t collate_%s_heads[] = {", name);
  for (int i = 0; i < COLLATE_SLOTS / PAGE; i++) {
    starts[i] = p->n;
    print_value(i, pack_page(p, han_rank[which] + i * PAGE));
  }
  printf("\n};\n\nstatic const uint16_t collate_%s_starts[] = {", name);
  for (int i = 0; i < COLLATE_SLOTS / PAGE; i++) {
    print_value(i, (unsigned)starts[i]);
  }
  printf("\n};\n\nstatic const uint32_t collate_%s_words[] = {", name);
  for (int i = 0; i <= p->n; i++) print_value(i, p->words[i]);
  printf("\n};\n\n");
  fprintf(stderr, "mkcollate: %s: %d bytes\n", name,
          p->n * 4 + COLLATE_SLOTS / PAGE * 6);
}

static void print_words(void) {
  printf("static const CollateWord collate_words[] = {");
  for (int i = 0; i < n_words; i++) {
    printf("%s{0x%X, 0x%X},", i % 4 ? " " : "\n    ", word_cps[i][0],
           word_cps[i][1]);
  }
  printf("\n};\n\n");
}

/* The characters of each line of collate_marks.txt, with its kind. */
static void print_marks(const char *folder) {
  static const char *const kinds[] = {"before\t", "after\t", "list\t"};
  static uint8_t of[0x10000];
  char path[1024], line[4096];
  snprintf(path, sizeof(path), "%s/collate_marks.txt", folder);
  FILE *f = fopen(path, "r");
  if (!f) fail(path, 0);
  while (fgets(line, sizeof(line), f)) {
    int kind = 0;
    if (line[0] == '#') continue;
    while (kind < 3 && strncmp(line, kinds[kind], strlen(kinds[kind]))) kind++;
    if (kind == 3) fail(line, 0);
    UErrorCode e = U_ZERO_ERROR;
    UChar marks[256];
    int32_t n = 0;
    u_strFromUTF8(marks, 256, &n, line + strlen(kinds[kind]), -1, &e);
    if (U_FAILURE(e)) fail("collate_marks.txt", 0);
    for (int32_t i = 0; i < n; i++) {
      if (marks[i] > ' ') of[marks[i]] |= (uint8_t)(1 << kind);
    }
  }
  fclose(f);
  printf("static const CollateMark collate_marks[] = {");
  for (int c = 0, k = 0; c < 0x10000; c++) {
    if (of[c]) printf("%s{0x%X, %d},", k++ % 6 ? " " : "\n    ", c, of[c]);
  }
  printf("\n};\n");
}

int main(int argc, char **argv) {
  UErrorCode e = U_ZERO_ERROR;
  collator[0] = ucol_open("zh-u-co-pinyin", &e);
  collator[1] = ucol_open("zh-u-co-stroke", &e);
  nfd = unorm2_getNFDInstance(&e);
  if (U_FAILURE(e)) fail(u_errorName(e), 0);
  for (int w = 0; w < 2; w++) {
    letter_a[w] = key_of(w, 'a').level[0];
    digit_9[w] = key_of(w, '9').level[0];
  }
  read_han();
  read_others();
  printf("/* collate_table.h: generated by ext/data/mkcollate.c from ICU %s\n"
         "** (zh-u-co-pinyin, zh-u-co-stroke) and collate_marks.txt; do not\n"
         "** edit. */\nenum {\n  COLLATE_LETTERS = %d,\n"
         "  COLLATE_BOPOMOFO = %d,\n  COLLATE_BOPOMOFO_END = %d\n};\n\n",
         U_ICU_VERSION, letters, bopomofo[0], bopomofo[1]);
  print_ranks("pinyin", 0);
  print_ranks("stroke", 1);
  printf("static const uint32_t collate_others[] = {");
  for (int i = 0; i < COLLATE_OTHERS; i++) print_value(i, others[i].entry);
  printf("\n};\n\n");
  print_words();
  print_marks(argc > 1 ? argv[1] : "ext/data");
  ucol_close(collator[0]);
  ucol_close(collator[1]);
  return 0;
}
