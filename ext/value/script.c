/* script.c: Layer 3. Scripts by table and by the longest word; see script.h. */
#include "value/script.h"

#include "core/utf8.h"

/* The words: our own, or with a larger list that the build has fetched. */
#ifdef SCRIPT_TABLE
#include SCRIPT_TABLE
#else
#include "data/script_table.h"
#endif

enum {
  SCRIPT_WORD = 16,     /* most characters of a word.  ORDER script_max */
  SCRIPT_WIDE = 0xE000, /* codes from here on stand for script_wide, where... */
  SCRIPT_WIDE_END = SCRIPT_WIDE + COUNT(script_wide), /* private use is not
                                                         converted */
  SCRIPT_HAN = 0x4E00, /* what words begin with */
  SCRIPT_HAN_END = 0xA000,
  SCRIPT_PAGE = 6 /* bits of a page */
};

/* In an entry of at: behind the characters of the word stand those that become
** another one than they mostly do, and a mask that says which these are.
** ORDER script_changes */
#define SCRIPT_CHANGES 0x80000000u

/* One way of converting. */
typedef struct ScriptTable {
  const uint16_t *page_of, *pages; /* characters: differences of codes */
  const uint32_t *at;              /* words, sorted: where in data... */
  const uint16_t *data;            /* ...the characters behind the first, and
                                      the changes stand */
  const uint16_t *first;           /* for each first character: its words */
} ScriptTable;

/* ORDER ScriptWay */
static const ScriptTable script_tables[] = {
    {s2t_page_of, s2t_pages, s2t_at, s2t_data, s2t_first},
    {t2s_page_of, t2s_pages, t2s_at, t2s_data, t2s_first},
};

/* ---- Characters ---- */

/* The code of cp; 0 for one that no table knows. */
static uint16_t script_code(uint32_t cp) {
  if (cp < SCRIPT_WIDE || (cp >= SCRIPT_WIDE_END && cp < 0x10000)) {
    return (uint16_t)cp;
  }
  size_t lo = 0, hi = COUNT(script_wide);
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (script_wide[mid] < cp) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  if (lo == COUNT(script_wide) || script_wide[lo] != cp) return 0;
  return (uint16_t)(SCRIPT_WIDE + lo);
}

static uint32_t script_cp(uint16_t code) {
  bool wide = code >= SCRIPT_WIDE && code < SCRIPT_WIDE_END;
  return wide ? script_wide[code - SCRIPT_WIDE] : code;
}

/* What a character mostly becomes. */
static uint16_t script_map(const ScriptTable *t, uint16_t code) {
  size_t page = t->page_of[code >> SCRIPT_PAGE];
  return (uint16_t)(code + t->pages[page << SCRIPT_PAGE |
                                    (code & ((1u << SCRIPT_PAGE) - 1))]);
}

/* ---- Words ---- */

typedef struct ScriptWord {
  const uint16_t *rest; /* its characters behind the first */
  int n;                /* of all */
  uint32_t mask;        /* characters that change otherwise... */
  const uint16_t *to;   /* ...to these, in order */
} ScriptWord;

static ScriptWord script_word(const ScriptTable *t, size_t i) {
  uint32_t from = t->at[i], to = t->at[i + 1] & ~SCRIPT_CHANGES;
  ScriptWord w = {t->data + (from & ~SCRIPT_CHANGES), 0, 0, NULL};
  const uint16_t *end = t->data + to;
  if (from & SCRIPT_CHANGES) {
    w.mask = *--end;
    for (uint32_t mask = w.mask; mask; mask &= mask - 1) end--;
    w.to = end;
  }
  w.n = (int)(end - w.rest) + 1;
  return w;
}

/* Character k of the word i, not the first. */
static uint32_t script_char(const ScriptTable *t, size_t i, int k) {
  return t->data[(t->at[i] & ~SCRIPT_CHANGES) + (uint32_t)k - 1];
}

/* The first word of lo..hi, all of which are the same before k and longer than
** k, whose character k is not before code. */
static size_t script_bound(const ScriptTable *t, size_t lo, size_t hi, int k,
                           uint32_t code) {
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (script_char(t, mid, k) < code) {
      lo = mid + 1;
    } else {
      hi = mid;
    }
  }
  return lo;
}

/* The longest word that begins with first, and how the text goes on; n is 0
** where there is none. */
static ScriptWord script_find(const ScriptTable *t, uint16_t first, Span rest) {
  ScriptWord found = {NULL, 0, 0, NULL};
  if (first < SCRIPT_HAN || first >= SCRIPT_HAN_END) return found;
  size_t lo = t->first[first - SCRIPT_HAN];
  size_t hi = t->first[first - SCRIPT_HAN + 1];
  for (int k = 1; lo < hi && k < SCRIPT_WORD && rest.n; k++) {
    uint16_t code = script_code(utf8_next(&rest));
    lo = script_bound(t, lo, hi, k, code);
    if (lo == hi || script_char(t, lo, k) != code) break;
    hi = script_bound(t, lo, hi, k, code + 1u);
    ScriptWord w = script_word(t, lo);
    if (w.n > k + 1) continue;
    found = w;
    lo++; /* the others are longer */
  }
  return found;
}

/* ---- Texts ---- */

/* The text that is converted: what has been written, and what waits. */
typedef struct ScriptWriter {
  const ScriptTable *table;
  const char *same; /* from here up to where we are nothing changed */
  Text *out;
} ScriptWriter;

/* Writes one character, read from at to end, as code. */
static void script_put(ScriptWriter *w, Span at, const char *end, uint32_t cp,
                       uint16_t code) {
  bool bad = cp == UTF8_BAD && end - at.z == 1;
  if (!bad && (code == 0 || script_cp(code) == cp)) return;
  text_add(w->out, (Span){w->same, (size_t)(at.z - w->same)});
  text_add_cp(w->out, bad ? UTF8_BAD : script_cp(code));
  w->same = end;
}

/* Converts the word at s; the text behind it. */
static Span script_put_word(ScriptWriter *w, Span s, ScriptWord word) {
  for (int i = 0; i < word.n; i++) {
    Span at = s;
    uint32_t cp = utf8_next(&s);
    uint16_t code = script_map(w->table, script_code(cp));
    if (word.mask >> i & 1) code = *word.to++;
    script_put(w, at, s.z, cp, code);
  }
  return s;
}

void script_convert(ScriptWay way, Span text, Text *out) {
  ScriptWriter w = {&script_tables[way], text.z, out};
  Span s = text;
  while (s.n) {
    Span at = s;
    if ((uint8_t)*s.z < 0x80) {
      s = span_from(s, 1);
      continue;
    }
    uint32_t cp = utf8_next(&s);
    uint16_t code = script_code(cp);
    ScriptWord word = script_find(w.table, code, s);
    if (word.n) {
      s = script_put_word(&w, at, word);
    } else {
      script_put(&w, at, s.z, cp, code ? script_map(w.table, code) : 0);
    }
  }
  if (text.n) text_add(out, (Span){w.same, (size_t)(s.z - w.same)});
}

/* ---- SQL ---- */

static void script_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  const ScriptWay *way = func_data(ctx);
  Span text = arg_text(argv[0]);
  Arena arena = {0};
  Text out = {.arena = &arena};
  script_convert(*way, text, &out);
  result_arena_text(ctx, &arena, text.z ? text_span(&out) : SPAN_NONE);
  arena_free(&arena);
}

static const ScriptWay way_traditional = SCRIPT_TRADITIONAL;
static const ScriptWay way_simplified = SCRIPT_SIMPLIFIED;

static const Func script_funcs[] = {
    {"zh_simplify", 1, 1, 0, script_func, "zh_simplify(text)",
     "The text in simplified characters.", &way_simplified},
    {"zh_traditional", 1, 1, 0, script_func, "zh_traditional(text)",
     "The text in traditional characters (OpenCC's standard).",
     &way_traditional},
};

const Family script_family = {
    .name = "script",
    .page = "script",
    .funcs = script_funcs,
    .n_funcs = COUNT(script_funcs),
};
