/* charset.c: Layer 2. Readers of each charset, and the decoder over them.
**
** A reader takes one character off the bytes and says how long it was.  What
** is malformed follows ICU: the longest start of a sequence that could have
** become a character is one place, and what follows it is read anew:
**
**   C4 E3 B5 0A 31  (GB18030, a byte lost)  ->  你 U+FFFD \n 1
**
** Only Big5 differs: an unassigned pair whose second byte is ASCII gives that
** byte back, for the same reason.
*/
#include "text/charset.h"

#include "core/utf8.h"
#include "data/charset_table.h"

enum {
  GB_TRAILS = 190,         /* second bytes of a pair: 40..7E, 80..FE */
  GB_FOUR_BMP = 39420,     /* four-byte codes that lie below U+10000 */
  GB_FOUR_PLANES = 189000, /* number of 90308130, which is U+10000 */
  BIG5_TRAILS = 157        /* second bytes of a pair: 40..7E, A1..FE */
};

/* Inlined into the decoder's loop once for each charset. */
#if defined(__GNUC__)
#define ALWAYS_INLINE inline __attribute__((always_inline))
#else
#define ALWAYS_INLINE inline
#endif

/* ---- Names ---- */

static const char *const charset_names[] = {/* ORDER charset */
                                            NULL,        "UTF-8",
                                            "UTF-16LE",  "UTF-16BE",
                                            "UTF-32LE",  "UTF-32BE",
                                            "GB18030",   "Big5",
                                            "Big5-HKSCS"};

typedef struct CharsetAlias {
  const char *name; /* lower case, letters and digits only */
  Charset charset;
} CharsetAlias;

/* The order of bytes where the name leaves it open is that of Windows; a mark
** at the start decides. */
static const CharsetAlias charset_aliases[] = {
    {"1200", CHARSET_UTF16LE},
    {"1201", CHARSET_UTF16BE},
    {"54936", CHARSET_GB18030},
    {"65001", CHARSET_UTF8},
    {"936", CHARSET_GB18030},
    {"950", CHARSET_BIG5},
    {"951", CHARSET_BIG5HKSCS},
    {"ascii", CHARSET_UTF8},
    {"big5", CHARSET_BIG5},
    {"big5eten", CHARSET_BIG5},
    {"big5hk", CHARSET_BIG5HKSCS},
    {"big5hkscs", CHARSET_BIG5HKSCS},
    {"big5hkscs1999", CHARSET_BIG5HKSCS},
    {"big5hkscs2001", CHARSET_BIG5HKSCS},
    {"big5hkscs2004", CHARSET_BIG5HKSCS},
    {"big5hkscs2008", CHARSET_BIG5HKSCS},
    {"big5tw", CHARSET_BIG5},
    {"bigfive", CHARSET_BIG5},
    {"chinese", CHARSET_GB18030},
    {"cnbig5", CHARSET_BIG5},
    {"cngb", CHARSET_GB18030},
    {"cp1200", CHARSET_UTF16LE},
    {"cp12000", CHARSET_UTF32LE},
    {"cp12001", CHARSET_UTF32BE},
    {"cp1201", CHARSET_UTF16BE},
    {"cp54936", CHARSET_GB18030},
    {"cp65001", CHARSET_UTF8},
    {"cp936", CHARSET_GB18030},
    {"cp950", CHARSET_BIG5},
    {"cp951", CHARSET_BIG5HKSCS},
    {"csbig5", CHARSET_BIG5},
    {"csbig5hkscs", CHARSET_BIG5HKSCS},
    {"csgb2312", CHARSET_GB18030},
    {"csgbk", CHARSET_GB18030},
    {"csiso58gb231280", CHARSET_GB18030},
    {"euccn", CHARSET_GB18030},
    {"gb18030", CHARSET_GB18030},
    {"gb180302000", CHARSET_GB18030},
    {"gb180302005", CHARSET_GB18030},
    {"gb180302022", CHARSET_GB18030},
    {"gb2312", CHARSET_GB18030},
    {"gb231280", CHARSET_GB18030},
    {"gbk", CHARSET_GB18030},
    {"hkscs", CHARSET_BIG5HKSCS},
    {"iso10646ucs2", CHARSET_UTF16LE},
    {"isoir58", CHARSET_GB18030},
    {"ms936", CHARSET_GB18030},
    {"ms950", CHARSET_BIG5},
    {"ucs2", CHARSET_UTF16LE},
    {"ucs2be", CHARSET_UTF16BE},
    {"ucs2le", CHARSET_UTF16LE},
    {"ucs4", CHARSET_UTF32LE},
    {"ucs4be", CHARSET_UTF32BE},
    {"ucs4le", CHARSET_UTF32LE},
    {"unicode", CHARSET_UTF16LE},
    {"usascii", CHARSET_UTF8},
    {"utf16", CHARSET_UTF16LE},
    {"utf16be", CHARSET_UTF16BE},
    {"utf16le", CHARSET_UTF16LE},
    {"utf32", CHARSET_UTF32LE},
    {"utf32be", CHARSET_UTF32BE},
    {"utf32le", CHARSET_UTF32LE},
    {"utf8", CHARSET_UTF8},
    {"utf8bom", CHARSET_UTF8},
    {"utf8mb4", CHARSET_UTF8},
    {"utf8sig", CHARSET_UTF8},
    {"windows54936", CHARSET_GB18030},
    {"windows936", CHARSET_GB18030},
    {"windows950", CHARSET_BIG5},
    {"xeuccn", CHARSET_GB18030},
    {"xgb18030", CHARSET_GB18030},
    {"xgbk", CHARSET_GB18030},
    {"xxbig5", CHARSET_BIG5},
};

const char *charset_name(Charset charset) {
  return charset < CHARSET_COUNT ? charset_names[charset] : NULL;
}

Charset charset_find(Span name) {
  char key[16];
  size_t n = 0;
  for (size_t i = 0; i < name.n; i++) {
    char c = name.z[i];
    if (c == '-' || c == '_' || c == ' ' || c == ':') continue;
    if (n == sizeof(key)) return CHARSET_UNKNOWN;
    key[n++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  for (size_t i = 0; i < COUNT(charset_aliases); i++) {
    if (span_eq((Span){key, n}, span_of(charset_aliases[i].name))) {
      return charset_aliases[i].charset;
    }
  }
  return CHARSET_UNKNOWN;
}

/* ---- Readers: bytes taken (at least 1), code point or CHARSET_BAD ---- */

typedef size_t (*CharsetReader)(const uint8_t *b, size_t n, uint32_t *cp);

/* Bytes of a malformed UTF-8 sequence that could have become a character. */
static size_t utf8_bad_bytes(const uint8_t *b, size_t n) {
  uint8_t low = 0x80, high = 0xBF; /* what may follow b[0] */
  if (b[0] < 0xE0 || b[0] > 0xF4 || n < 2) return 1;
  if (b[0] == 0xE0) low = 0xA0;
  if (b[0] == 0xED) high = 0x9F;
  if (b[0] == 0xF0) low = 0x90;
  if (b[0] == 0xF4) high = 0x8F;
  if (b[1] < low || b[1] > high) return 1;
  return b[0] >= 0xF0 && n > 2 && (b[2] & 0xC0) == 0x80 ? 3 : 2;
}

static ALWAYS_INLINE size_t read_utf8(const uint8_t *b, size_t n,
                                      uint32_t *cp) {
  size_t taken = utf8_read((Span){(const char *)b, n}, cp);
  if (taken) return taken;
  *cp = CHARSET_BAD;
  return utf8_bad_bytes(b, n);
}

static ALWAYS_INLINE uint32_t unit16(const uint8_t *b, int high) {
  return (uint32_t)b[high] << 8 | b[1 - high];
}

/* high: which of the two bytes is the high one. */
static ALWAYS_INLINE size_t read_utf16(const uint8_t *b, size_t n, int high,
                                       uint32_t *cp) {
  *cp = CHARSET_BAD;
  if (n < 2) return n;
  uint32_t unit = unit16(b, high);
  if ((unit & 0xF800) != 0xD800) {
    *cp = unit;
  } else if (unit < 0xDC00 && n >= 4) {
    uint32_t low = unit16(b + 2, high);
    if ((low & 0xFC00) == 0xDC00) {
      *cp = 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF);
      return 4;
    }
  }
  return 2;
}

static ALWAYS_INLINE size_t read_utf16le(const uint8_t *b, size_t n,
                                         uint32_t *cp) {
  return read_utf16(b, n, 1, cp);
}

static ALWAYS_INLINE size_t read_utf16be(const uint8_t *b, size_t n,
                                         uint32_t *cp) {
  return read_utf16(b, n, 0, cp);
}

static ALWAYS_INLINE size_t utf32_checked(uint32_t v, uint32_t *cp) {
  *cp = v > 0x10FFFF || (v >> 11) == 0x1B ? CHARSET_BAD : v;
  return 4;
}

static ALWAYS_INLINE size_t read_utf32le(const uint8_t *b, size_t n,
                                         uint32_t *cp) {
  if (n < 4) return *cp = CHARSET_BAD, n;
  return utf32_checked(unit16(b + 2, 1) << 16 | unit16(b, 1), cp);
}

static ALWAYS_INLINE size_t read_utf32be(const uint8_t *b, size_t n,
                                         uint32_t *cp) {
  if (n < 4) return *cp = CHARSET_BAD, n;
  return utf32_checked(unit16(b, 0) << 16 | unit16(b + 2, 0), cp);
}

/* The code point of a four-byte code of GB18030, given as its number. */
static uint32_t gb_four(uint32_t linear) {
  if (linear >= GB_FOUR_PLANES) {
    uint32_t cp = linear - GB_FOUR_PLANES + 0x10000;
    return cp > 0x10FFFF ? CHARSET_BAD : cp;
  }
  if (linear >= GB_FOUR_BMP) return CHARSET_BAD;
  size_t low = 0, high = COUNT(charset_gb_ranges); /* in [low, high) */
  while (high - low > 1) {
    size_t mid = (low + high) / 2;
    if (charset_gb_ranges[mid].linear <= linear) {
      low = mid;
    } else {
      high = mid;
    }
  }
  return charset_gb_ranges[low].cp + (linear - charset_gb_ranges[low].linear);
}

static bool gb_is_lead(uint8_t b) { return b >= 0x81 && b <= 0xFE; }

/* A lead byte with a digit behind it: four bytes, or a malformed lead.  Where
** the text ends within the four, all that is left is one malformed place. */
static size_t read_gb_four(const uint8_t *b, size_t n, uint32_t *cp) {
  *cp = CHARSET_BAD;
  if (n == 2) return 2;
  if (!gb_is_lead(b[2])) return 1;
  if (n == 3) return 3;
  if (b[3] < 0x30 || b[3] > 0x39) return 1;
  *cp = gb_four((((uint32_t)b[0] - 0x81) * 10 + b[1] - 0x30) * 1260 +
                ((uint32_t)b[2] - 0x81) * 10 + b[3] - 0x30);
  return 4;
}

static ALWAYS_INLINE size_t read_gb18030(const uint8_t *b, size_t n,
                                         uint32_t *cp) {
  if (b[0] < 0x80) return *cp = b[0], 1;
  if (gb_is_lead(b[0]) && n > 1) {
    uint32_t t = b[1];
    if (t >= 0x40 && t <= 0xFE && t != 0x7F) {
      *cp = charset_gb_cells[((uint32_t)b[0] - 0x81) * GB_TRAILS + t -
                             (t < 0x7F ? 0x40 : 0x41)];
      return 2;
    }
    if (t >= 0x30 && t <= 0x39) return read_gb_four(b, n, cp);
    *cp = CHARSET_BAD;
    return t < 0x80 ? 1 : 2;
  }
  *cp = CHARSET_BAD;
  return 1;
}

static ALWAYS_INLINE size_t read_big5(const uint8_t *b, size_t n,
                                      uint32_t *cp) {
  if (b[0] < 0x80) return *cp = b[0], 1;
  *cp = CHARSET_BAD;
  if (b[0] == 0x80 || b[0] == 0xFF || n < 2) return 1;
  uint32_t t = b[1], cell = ((uint32_t)b[0] - 0x81) * BIG5_TRAILS;
  if (t >= 0x40 && t <= 0x7E) {
    cell += t - 0x40;
  } else if (t >= 0xA1 && t <= 0xFE) {
    cell += t - 0xA1 + 63;
  } else {
    return t == 0x80 || t == 0xFF ? 2 : 1; /* is t the start of another? */
  }
  uint32_t low = charset_big5_cells[cell];
  if (low == 0) return t < 0x80 ? 1 : 2;
  *cp = low | (uint32_t)(charset_big5_plane2[cell / 8] >> cell % 8 & 1) << 17;
  return 2;
}

size_t charset_read(Charset charset, Span s, uint32_t *cp) {
  const uint8_t *b = (const uint8_t *)s.z;
  switch (charset) {
    case CHARSET_UTF16LE: return read_utf16le(b, s.n, cp);
    case CHARSET_UTF16BE: return read_utf16be(b, s.n, cp);
    case CHARSET_UTF32LE: return read_utf32le(b, s.n, cp);
    case CHARSET_UTF32BE: return read_utf32be(b, s.n, cp);
    case CHARSET_GB18030: return read_gb18030(b, s.n, cp);
    case CHARSET_BIG5:
    case CHARSET_BIG5HKSCS: return read_big5(b, s.n, cp);
    default: return read_utf8(b, s.n, cp);
  }
}

int charset_han_level(uint32_t cp) {
  if (cp < 0x4E00 || cp > 0x9FFF) return 0;
  return charset_han_levels[(cp - 0x4E00) / 2] >> (cp & 1) * 4 & 15;
}

/* ---- Decoding ---- */

#define EACH_BYTE(b) ((b)*UINT64_C(0x0101010101010101))

static uint64_t load8(const char *z) {
  uint64_t w;
  memcpy(&w, z, sizeof(w));
  return w;
}

/* Whether none of the eight bytes is below floor (<= 0x80) or over 0x7F. */
static bool ascii_from(uint64_t w, uint64_t floor) {
  return ((w | (w - EACH_BYTE(floor))) & EACH_BYTE(0x80)) == 0;
}

size_t charset_plain_run(Span s) {
  size_t i = 0;
  while (i < s.n) {
    if (s.n - i >= 8 && ascii_from(load8(s.z + i), 0x20)) {
      i += 8;
      continue;
    }
    uint8_t c = (uint8_t)s.z[i];
    if (c >= 0x80 || (c < 0x20 && c != '\t' && c != '\n' && c != '\r')) break;
    i++;
  }
  return i;
}

/* Length of the well-formed UTF-8 without NUL at the start of s. */
static size_t utf8_clean_run(Span s) {
  const uint8_t *b = (const uint8_t *)s.z;
  size_t i = 0;
  while (i < s.n) {
    uint32_t cp;
    if (s.n - i >= 8 && ascii_from(load8(s.z + i), 1)) {
      i += 8;
      continue;
    }
    if (b[i] == 0) break;
    size_t n = utf8_read(span_from(s, i), &cp);
    if (n == 0) break;
    i += n;
    while (s.n - i >= 3 && utf8_is_common(b + i)) i += 3;
  }
  return i;
}

size_t charset_mark(Charset charset, Span s) {
  uint32_t cp = 0;
  if (s.n == 0) return 0;
  size_t n = charset_read(charset, s, &cp);
  return cp == 0xFEFF ? n : 0;
}

/* UTF-16 or UTF-32 whose mark tells the other order is of that order. */
static Charset charset_ordered(Charset charset, Span s) {
  if (charset < CHARSET_UTF16LE || charset > CHARSET_UTF32BE) return charset;
  bool big = charset == CHARSET_UTF16BE || charset == CHARSET_UTF32BE;
  Charset other = (Charset)(big ? charset - 1 : charset + 1);
  return charset_mark(other, s) ? other : charset;
}

typedef struct Decoder {
  Text out;
  int64_t bad; /* malformed places so far */
} Decoder;

/* Room for what the last `rest` bytes can become: the first estimate is that
** of well-formed text, after that it is the worst case (three for one), so
** that the text moves once at most.  False without memory. */
static bool decoder_grow(Decoder *d, size_t rest) {
  size_t cap = d->out.n + rest * 3 + 64;
  char *z = arena_alloc(d->out.arena, cap);
  if (!z) return false;
  if (d->out.n) memcpy(z, d->out.z, d->out.n);
  d->out.z = z;
  d->out.cap = cap;
  return true;
}

/* Decodes all of s; ascii: a byte below 0x80 at the start of a character
** stands for itself. */
static ALWAYS_INLINE void decode_all(Decoder *d, Span s, CharsetReader read,
                                     bool ascii) {
  const uint8_t *b = (const uint8_t *)s.z;
  size_t i = 0;
  while (i < s.n) {
    uint32_t cp = 0;
    if (d->out.cap - d->out.n < 8 && !decoder_grow(d, s.n - i)) return;
    if (ascii && s.n - i >= 8 && ascii_from(load8(s.z + i), 1)) {
      memcpy(d->out.z + d->out.n, s.z + i, 8);
      d->out.n += 8;
      i += 8;
      continue;
    }
    i += read(b + i, s.n - i, &cp);
    if (cp == CHARSET_BAD) {
      d->bad++;
      cp = UTF8_BAD;
    }
    if (cp) d->out.n += utf8_put(d->out.z + d->out.n, cp);
  }
}

/* UTF-8 into UTF-8: well-formed stretches are copied whole. */
static void decode_utf8(Decoder *d, Span s) {
  while (s.n) {
    uint32_t cp = 0;
    size_t run = utf8_clean_run(s);
    if (d->out.cap - d->out.n < run + 8 && !decoder_grow(d, s.n)) return;
    if (run) memcpy(d->out.z + d->out.n, s.z, run);
    d->out.n += run;
    s = span_from(s, run);
    if (s.n == 0) return;
    size_t n = read_utf8((const uint8_t *)s.z, s.n, &cp);
    s = span_from(s, n);
    if (cp == 0) continue;
    d->bad++;
    d->out.n += utf8_put(d->out.z + d->out.n, UTF8_BAD);
  }
}

Span charset_decode(Span bytes, Charset charset, Arena *arena, int64_t *bad) {
  charset = charset_ordered(charset, bytes);
  if (bad) *bad = 0;
  if (!bytes.z) return SPAN_NONE;
  bytes = span_from(bytes, charset_mark(charset, bytes));
  bool utf8 = charset <= CHARSET_UTF8;
  if (utf8 && utf8_clean_run(bytes) == bytes.n) return bytes;
  size_t cap = (utf8 ? bytes.n : bytes.n / 2 * 3) + 64;
  Decoder d = {{arena_alloc(arena, cap), 0, cap, arena}, 0};
  if (!d.out.z) return SPAN_NONE;
  switch (charset) {
    case CHARSET_UTF16LE: decode_all(&d, bytes, read_utf16le, false); break;
    case CHARSET_UTF16BE: decode_all(&d, bytes, read_utf16be, false); break;
    case CHARSET_UTF32LE: decode_all(&d, bytes, read_utf32le, false); break;
    case CHARSET_UTF32BE: decode_all(&d, bytes, read_utf32be, false); break;
    case CHARSET_GB18030: decode_all(&d, bytes, read_gb18030, true); break;
    case CHARSET_BIG5:
    case CHARSET_BIG5HKSCS: decode_all(&d, bytes, read_big5, true); break;
    default: decode_utf8(&d, bytes); break;
  }
  if (bad) *bad = d.bad;
  return arena->rc ? SPAN_NONE : (Span){d.out.z, d.out.n};
}
