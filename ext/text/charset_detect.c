/* charset_detect.c: Layer 2. What charset bytes are in: the cheapest reading.
**
** Each charset is a hypothesis; it reads the bytes as characters, and every
** character has a cost: minus the logarithm of how often it occurs in Chinese
** text, in tenths of nats.  Since all hypotheses explain the same bytes, their
** sums compare, and the lowest wins.  "Bytes at random" is one hypothesis more
** (ln 256 a byte): what it explains best is no text.
**
**   C4E3 BAC3 CAC0 BDE7   GB18030  你 64 好 59 世 61 界 63 = 247 + 50   wins
**                         Big5     斕 疑 岍 賜             = 450 + 60
**                         UTF-8    4 bad + ...             = 700
**
** A charset pays an entrance fee that says how rare it is among files; an HTML
** or XML head that names a charset lowers that charset's fee.  Files of UTF-8
** and ASCII are known at once and pay for none of this.
**
** Bounded: costs are summed over the stretch that holds the first
** SAMPLE_BYTES bytes that are not plain ASCII; ASCII before and between them
** costs the same in all charsets and is skipped eight bytes at a time.
*/
#include "core/utf8.h"
#include "text/charset.h"

enum {
  SAMPLE_BYTES = 8 * 1024, /* not plain ASCII, for one-byte units */
  HEAD_BYTES = 8 * 1024,   /* all of them, for UTF-16 and UTF-32 */
  DECLARED_BYTES = 1024,   /* where a head may name the charset */
  UTF8_SURE = 8, /* well-formed Han in UTF-8 that nothing else explains */

  /* Costs, tenths of nats. */
  COST_PLAIN = 35,    /* printable ASCII, tab, line ends */
  COST_CONTROL = 110, /* other controls, NUL */
  COST_BAD = 120,     /* a malformed place; COST_RANDOM each further byte */
  COST_ODD = 150,     /* from here on: never in real text */
  COST_HAN_RARE = 130,
  COST_RANDOM = 53,   /* a byte of no text; ln 256 = 5.5 nats */
  COST_NO_TEXT = 100, /* entrance fee of that: short text is text */
  COST_DECLARED = 60, /* less, when the head names the charset */

  ODD_MIN = 16,     /* odd characters from which on... */
  ODD_MIN_WIDE = 2, /* ...(where damage spoils all that follows)... */
  ODD_PART = 4      /* ...one in so many, ASCII apart, means no text */
};

/* Entrance fees.  ORDER charset */
static const int64_t charset_fees[CHARSET_COUNT] = {0,  0,  80, 80, 80,
                                                    80, 50, 60, 60};

/* Characters other than Han and ASCII: ranges in order, without gaps. */
typedef struct CostRange {
  uint32_t last; /* last code point */
  int cost;
} CostRange;

/* clang-format off */
static const CostRange cost_ranges[] = {
    {0x9F, COST_ODD},   /* C1 controls */
    {0xB6, 80},         /* Latin-1 signs */
    {0xB7, 55},         /* middle dot */
    {0xFF, 75},         /* Latin-1 letters */
    {0x17F, 95},        /* Latin Extended A */
    {0x1CC, 110},
    {0x1DC, 85},        /* pinyin with tones */
    {0x24F, 110},
    {0x36F, 130},       /* phonetic, modifiers, marks */
    {0x3FF, 95},        /* Greek */
    {0x40F, 110},       /* Cyrillic, rare */
    {0x44F, 80},        /* Cyrillic */
    {0x58F, 125},
    {0x6FF, 95},        /* Hebrew, Arabic */
    {0x8FF, 125},
    {0xE7F, 100},       /* Indic scripts, Thai */
    {0x1DFF, 125},      /* Lao, Tibetan, Mongolian ... */
    {0x1FFF, 115},      /* Latin and Greek Extended */
    {0x2012, 100},      /* blanks, hyphens */
    {0x2015, 55},       /* dashes */
    {0x2017, 100},
    {0x201F, 48},       /* quotation marks */
    {0x2025, 85},
    {0x2026, 60},       /* ellipsis */
    {0x206F, 95},
    {0x20CF, 110},      /* superscripts, currency */
    {0x214F, 90},       /* letterlike: numero, degree */
    {0x218F, 85},       /* Roman numerals */
    {0x22FF, 85},       /* arrows, mathematics */
    {0x245F, 105},
    {0x24FF, 75},       /* circled numbers */
    {0x25FF, 75},       /* box drawing, blocks, shapes */
    {0x27BF, 90},       /* symbols, dingbats */
    {0x2E7F, 130},
    {0x2FDF, 110},      /* radicals */
    {0x2FFF, 140},
    {0x3000, 45},       /* ideographic space */
    {0x3002, 35},       /* comma of lists, full stop */
    {0x3007, 85},
    {0x300F, 50},       /* brackets */
    {0x3011, 55},       /* lenticular brackets */
    {0x303F, 85},
    {0x309F, 75},       /* hiragana */
    {0x30FF, 80},       /* katakana */
    {0x312F, 100},      /* bopomofo */
    {0x33FF, 110},
    {0x4DFF, 130},      /* Han, extension A */
    {0x9FFF, 0},        /* Han: by level */
    {0xABFF, 140},      /* Yi and others */
    {0xD7A3, 100},      /* Hangul */
    {0xDFFF, COST_ODD + 10},
    {0xF8FF, 140},      /* private use */
    {0xFAFF, 125},      /* compatibility Han */
    {0xFDFF, 140},
    {0xFE0F, 100},      /* variation selectors */
    {0xFE2F, 130},
    {0xFE4F, 95},       /* vertical forms */
    {0xFE6F, 100},      /* small forms */
    {0xFEFE, 140},
    {0xFEFF, 110},      /* a mark amid the text */
    {0xFF00, COST_ODD},
    {0xFF01, 55},       /* ！ */
    {0xFF07, 90},
    {0xFF09, 45},       /* （） */
    {0xFF0B, 80},
    {0xFF0C, 30},       /* ， */
    {0xFF0F, 70},
    {0xFF19, 60},       /* ０..９ */
    {0xFF1B, 45},       /* ：； */
    {0xFF1E, 80},
    {0xFF1F, 50},       /* ？ */
    {0xFF5E, 85},       /* full-width letters */
    {0xFFEF, 110},
    {0xFFFC, COST_ODD},
    {0xFFFD, 100},      /* what an earlier conversion lost */
    {0xFFFF, COST_ODD + 10},
    {0x1F2FF, 140},
    {0x1FAFF, 90},      /* emoji */
    {0x1FFFF, COST_ODD},
    {0x323AF, 135},     /* Han, extensions B to H */
    {0xFFFFFFFE, COST_ODD + 10},
    {CHARSET_BAD, COST_BAD},
};
/* clang-format on */

/* Cost of one code point, or of CHARSET_BAD. */
static int cost_of(uint32_t cp) {
  if (cp >= 0x20 && cp < 0x80) return COST_PLAIN;
  if (cp < 0x20) {
    bool plain = cp == '\t' || cp == '\n' || cp == '\r';
    return plain ? COST_PLAIN : COST_CONTROL;
  }
  if (cp >= 0x4E00 && cp <= 0x9FFF) {
    return COST_HAN_RARE - charset_han_level(cp) * 25 / 4;
  }
  size_t low = 0, high = COUNT(cost_ranges) - 1; /* in [low, high] */
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (cost_ranges[mid].last < cp) {
      low = mid + 1;
    } else {
      high = mid;
    }
  }
  return cost_ranges[low].cost;
}

/* What one charset makes of the sample. */
typedef struct Reading {
  int64_t cost;
  int64_t units; /* characters that are not plain ASCII */
  int64_t odd;   /* of these: malformed, controls, never in text */
} Reading;

/* Reads s; cut: the text goes on behind it, so that a character that its end
** divides counts for nothing. */
static Reading reading_of(Charset charset, Span s, bool cut) {
  Reading r = {charset_fees[charset], 0, 0};
  bool bytewise = charset == CHARSET_UTF8 || charset >= CHARSET_GB18030;
  s = span_from(s, charset_mark(charset, s));
  while (s.n) {
    uint32_t cp;
    size_t run = bytewise ? charset_plain_run(s) : 0;
    r.cost += (int64_t)run * COST_PLAIN;
    s = span_from(s, run);
    if (s.n == 0 || (cut && s.n < UTF8_MAX)) break;
    size_t n = charset_read(charset, s, &cp);
    s = span_from(s, n);
    int cost = cost_of(cp);
    r.cost += cost;
    if (cp == CHARSET_BAD) r.cost += (int64_t)(n - 1) * COST_RANDOM;
    if (cost == COST_PLAIN) continue;
    r.units++;
    if (cp < 0x20 || cp == CHARSET_BAD || cost >= COST_ODD) r.odd++;
  }
  return r;
}

/* Whether a reading of n bytes is worse than no text at all; odd_min: how
** many odd characters may always be. */
static bool reading_is_noise(Reading r, size_t n, int odd_min) {
  return r.cost > (int64_t)n * COST_RANDOM + COST_NO_TEXT ||
         (r.odd >= odd_min && r.odd * ODD_PART > r.units);
}

/* ---- The sample ---- */

/* The first part of s that holds SAMPLE_BYTES bytes that are not plain. */
static Span sample_of(Span s) {
  size_t at = 0, odd = 0;
  while (at < s.n && odd < SAMPLE_BYTES) {
    at += charset_plain_run(span_from(s, at));
    if (at == s.n) break;
    do {
      at++;
      odd++;
    } while (at < s.n && odd < SAMPLE_BYTES && (uint8_t)s.z[at] >= 0x80);
  }
  return span_head(s, at);
}

/* Whether s is UTF-8 and nothing else: all of it well-formed and without
** controls, and either ASCII or with enough sequences of three or four. */
static bool sample_is_utf8(Span s, bool cut) {
  int wide = 0;
  bool ascii = true;
  for (;;) {
    uint32_t cp;
    if (s.n >= UTF8_MAX && utf8_is_common((const uint8_t *)s.z)) {
      ascii = false; /* nearly always */
      wide++;
      s = (Span){s.z + 3, s.n - 3};
      continue;
    }
    s = span_from(s, charset_plain_run(s));
    if (s.n == 0 || (cut && s.n < UTF8_MAX)) break;
    size_t n = charset_read(CHARSET_UTF8, s, &cp);
    if (cp < 0x20 || cp == CHARSET_BAD) return false;
    ascii = false;
    if (n >= 3) wide++;
    s = span_from(s, n);
  }
  return ascii || wide >= UTF8_SURE;
}

/* The charset that a head such as <meta charset="gbk"> or <?xml version="1.0"
** encoding='GB2312'?> names, or CHARSET_UNKNOWN. */
static Charset sample_declared(Span s) {
  static const Span keys[] = {{"charset=", 8}, {"encoding=", 9}};
  s = span_head(s, DECLARED_BYTES);
  for (size_t i = 0; i < COUNT(keys); i++) {
    size_t at = span_find(s, keys[i]), n = 0;
    if (at == SPAN_NPOS) continue;
    Span name = span_from(s, at + keys[i].n);
    if (name.n && (name.z[0] == '"' || name.z[0] == '\'')) {
      name = span_from(name, 1);
    }
    while (n < name.n && n < 20 && name.z[n] > ' ' && name.z[n] != '"' &&
           name.z[n] != '\'' && name.z[n] != '>' && name.z[n] != ';') {
      n++;
    }
    return charset_find(span_head(name, n));
  }
  return CHARSET_UNKNOWN;
}

/* Big5, or Big5-HKSCS where s holds characters that only that has. */
static Charset big5_name(Span s) {
  while (s.n) {
    uint32_t cp;
    size_t n = charset_read(CHARSET_BIG5, s, &cp);
    if (n == 2 && cp != CHARSET_BAD) {
      uint32_t code = (uint32_t)(uint8_t)s.z[0] << 8 | (uint8_t)s.z[1];
      bool extra = code >= 0xC6A1 && code <= 0xC8FE; /* ETEN's rows */
      if (code < 0xA140 || code > 0xF9FE || extra) return CHARSET_BIG5HKSCS;
    }
    s = span_from(s, n);
  }
  return CHARSET_BIG5;
}

/* ---- The verdict ---- */

/* What a byte order mark says.  FF FE 00 00 is UTF-32 when the length and the
** next character agree, else UTF-16 that begins with a NUL. */
static Charset charset_marked(Span s) {
  static const Charset order[] = {CHARSET_UTF8,    CHARSET_UTF32LE,
                                  CHARSET_UTF32BE, CHARSET_UTF16LE,
                                  CHARSET_UTF16BE, CHARSET_GB18030};
  for (size_t i = 0; i < COUNT(order); i++) {
    uint32_t next = 0;
    size_t mark = charset_mark(order[i], s);
    if (!mark) continue;
    if (order[i] == CHARSET_UTF32LE && s.n > mark) {
      charset_read(order[i], span_from(s, mark), &next);
      if (next == CHARSET_BAD) continue;
    }
    return order[i];
  }
  return CHARSET_UNKNOWN;
}

typedef struct CharsetGroup {
  const Charset *list;
  size_t n;
} CharsetGroup;

/* Charsets in which ASCII is one byte each, and those in which it is not. */
static const Charset narrow_list[] = {CHARSET_UTF8, CHARSET_GB18030,
                                      CHARSET_BIG5};
static const Charset wide_list[] = {CHARSET_UTF16LE, CHARSET_UTF16BE,
                                    CHARSET_UTF32LE, CHARSET_UTF32BE};
static const CharsetGroup narrow_group = {narrow_list, COUNT(narrow_list)};
static const CharsetGroup wide_group = {wide_list, COUNT(wide_list)};

static bool is_pairs(Charset charset) {
  return charset == CHARSET_GB18030 || charset == CHARSET_BIG5;
}

/* A piece that was cut out of a file may begin with the second byte of a
** character, and nothing tells that in a charset of pairs; a reading that takes
** the first byte for a malformed place replaces *r where it is cheaper. */
static void reading_from_middle(Reading *r, Charset charset, Span s, bool cut) {
  if (s.n < 2 || (uint8_t)s.z[0] < 0x80) return;
  Reading other = reading_of(charset, span_from(s, 1), cut);
  other.cost += COST_BAD;
  other.units++;
  other.odd++;
  if (other.cost < r->cost) *r = other;
}

/* The charset of the group that reads s at the least cost, the declared one
** at less; its reading in *best. */
static Charset charset_cheapest(CharsetGroup group, Span s, bool cut,
                                Charset declared, Reading *best) {
  Charset found = CHARSET_UNKNOWN;
  for (size_t i = 0; i < group.n; i++) {
    Reading r = reading_of(group.list[i], s, cut);
    if (is_pairs(group.list[i])) reading_from_middle(&r, group.list[i], s, cut);
    if (group.list[i] == declared) r.cost -= COST_DECLARED;
    if (found == CHARSET_UNKNOWN || r.cost < best->cost) {
      *best = r;
      found = group.list[i];
    }
  }
  return found;
}

Charset charset_detect(Span bytes) {
  Charset marked = charset_marked(bytes);
  if (marked != CHARSET_UNKNOWN || bytes.n == 0) {
    return marked != CHARSET_UNKNOWN ? marked : CHARSET_UTF8;
  }
  Span sample = sample_of(bytes), head = span_head(bytes, HEAD_BYTES);
  bool cut = sample.n < bytes.n, head_cut = head.n < bytes.n;
  if (sample_is_utf8(sample, cut)) return CHARSET_UTF8;

  Charset declared = sample_declared(bytes);
  if (declared == CHARSET_BIG5HKSCS) declared = CHARSET_BIG5;
  Reading narrow, wide;
  charset_cheapest(narrow_group, head, head_cut, declared, &narrow);
  Charset found =
      charset_cheapest(wide_group, head, head_cut, CHARSET_UNKNOWN, &wide);
  if (wide.cost < narrow.cost &&
      !reading_is_noise(wide, head.n, ODD_MIN_WIDE)) {
    return found;
  }
  found = charset_cheapest(narrow_group, sample, cut, declared, &narrow);
  bool sound = found == CHARSET_UTF8 && narrow.odd == 0; /* of any script */
  if (!sound && reading_is_noise(narrow, sample.n, ODD_MIN)) {
    return CHARSET_UNKNOWN;
  }
  return found == CHARSET_BIG5 ? big5_name(sample) : found;
}
