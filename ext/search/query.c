/* query.c: Layer 5. What a user typed, as a MATCH expression; see query.h.
**
** Three steps, each linear: the folded text is taken apart into quoted phrases,
** exclusions and the runs between them; these become groups of strings, each
** once; the groups are written out.
*/
#include "search/query.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "core/words.h"
#include "search/segment.h"
#include "search/spelling.h"
#include "text/fold.h"

enum {
  QUERY_TEXT = 1 << 18,           /* bytes of the user's text that are read */
  QUERY_SLOTS = 4 * QUERY_STRINGS /* of the table of strings; a power of 2 */
};

/* Strings of which any will do: a word and its other spellings. */
typedef struct Group {
  int first, n;  /* in Query.strings */
  bool stop;     /* a stop word */
  bool excluded; /* after NOT */
  bool prefix;   /* its strings get a star */
} Group;

typedef struct Query {
  const Conn *conn;
  Arena *arena;
  QueryMode mode;
  Rows strings; /* of Span: folded, not yet quoted */
  Rows groups;  /* of Group */
  int *owner;   /* of each string, its group */
  int *slots;   /* string + 1 at the hash of its text; 0: free */
  int tokens;   /* of all strings */
  int excluded; /* of strings after NOT, and what short ones are taken for */
  int last;     /* group of the last word; -1: none */
} Query;

#define STRING(q, i) ROW((q)->strings, Span, i)
#define GROUP(q, i) ROW((q)->groups, Group, i)

/* ---- Tokens ---- */

/* How many tokens the tokenizer makes of s; stops at max, and *cut is then
** where the last of them that is a Han character ends (where there
** is none, the last of all): cut inside a word of letters it finds nothing. */
static int query_tokens(Span s, int max, size_t *cut) {
  int tokens = 0;
  CpClass last = CP_BLANK;
  bool solid = false; /* *cut stands behind a Han character */
  *cut = s.n;
  for (Span rest = s; rest.n;) {
    size_t at = s.n - rest.n;
    CpClass class = cp_class(utf8_next(&rest));
    if (class == CP_HIDDEN || class == CP_MARK) continue;
    bool single = class == CP_HAN || class == CP_KANA;
    bool begins = class != CP_BLANK && (single || class != last);
    if (begins && tokens++ == max) {
      if (!solid) *cut = at;
      return max;
    }
    if (single && tokens > max / 2) {
      *cut = s.n - rest.n;
      solid = true;
    }
    last = class;
  }
  *cut = s.n;
  return tokens;
}

/* Whether s has a character of which a token is made: not punctuation only. */
static bool query_is_searchable(Span s) {
  while (s.n) {
    CpClass class = cp_class(utf8_next(&s));
    if (cp_is_word(class) && class != CP_MARK) return true;
  }
  return false;
}

/* s without what the tokenizer drops at the ends.  A text of several lines
** stays as it is: whether a number in it is a page number depends on what is
** around it (reflow.h). */
static Span query_trim(Span s) {
  for (size_t i = 0; i < s.n; i++) {
    if (s.z[i] == '\n' || s.z[i] == '\r' || s.z[i] == '\f') return s;
  }
  while (s.n && !cp_is_word(cp_class(utf8_peek(s)))) utf8_next(&s);
  while (s.n && !cp_is_word(cp_class(utf8_peek_last(s)))) utf8_last(&s);
  return s;
}

/* ---- Groups ---- */

/* The slot of a string, or the free one where it belongs.  A word after NOT is
** another one than before. */
static size_t query_slot(const Query *q, Span s, bool excluded) {
  uint64_t hash = span_hash(s) + excluded;
  size_t i = (size_t)(hash ^ hash >> 32) & (QUERY_SLOTS - 1);
  while (q->slots[i]) {
    int k = q->slots[i] - 1;
    if (span_eq(STRING(q, k), s) && GROUP(q, q->owner[k]).excluded == excluded)
      break;
    i = (i + 1) & (QUERY_SLOTS - 1);
  }
  return i;
}

/* Adds one string to the last group. */
static void query_string(Query *q, Span s) {
  Group *group = &GROUP(q, q->groups.n - 1);
  size_t cut, slot = query_slot(q, s, group->excluded);
  bool any = q->mode == QUERY_ANY || group->excluded;
  if (q->strings.n == QUERY_STRINGS || q->arena->rc) return;
  if (q->slots[slot] &&
      (any || q->owner[q->slots[slot] - 1] == (int)q->groups.n - 1)) {
    return; /* once is enough */
  }
  int tokens = query_tokens(s, QUERY_TOKENS, &cut);
  if (q->tokens + tokens > QUERY_TOKENS) return;
  if (group->excluded) { /* leave half of the room to what is looked for */
    int least = QUERY_TOKENS / QUERY_STRINGS;
    int room = tokens > least ? tokens : least;
    if (q->excluded + room > QUERY_TOKENS / 2) return;
    q->excluded += room;
  }
  int at = (int)q->strings.n;
  *(Span *)rows_add(&q->strings, q->arena) = s;
  if (q->arena->rc) return;
  q->owner[at] = (int)q->groups.n - 1;
  if (!q->slots[slot]) q->slots[slot] = at + 1;
  q->tokens += tokens;
  group->n++;
}

/* A group for s, which is the first of its strings; NULL when s was there
** before, or there is no room.  *at is its number in any case, or -1. */
static Group *query_group(Query *q, Span s, bool excluded, int *at) {
  *at = -1;
  if (q->arena->rc) return NULL;
  int known = q->slots[query_slot(q, s, excluded)];
  if (known) {
    *at = q->owner[known - 1];
    return NULL;
  }
  Group *group = rows_add(&q->groups, q->arena);
  if (q->arena->rc) return NULL;
  *group = (Group){.first = (int)q->strings.n, .excluded = excluded};
  query_string(q, s);
  if (group->n == 0) {
    q->groups.n--;
    return NULL;
  }
  *at = (int)q->groups.n - 1;
  return group;
}

static void query_others(Query *q, const Rows *others) {
  for (size_t i = 0; i < others->n; i++) {
    query_string(q, ROW(*others, Span, i));
  }
}

/* ---- Words ---- */

/* segment_synonyms() calls it. */
static void query_synonym(void *data, Span other) {
  Query *q = data;
  Span copy = arena_copy(q->arena, other);
  if (query_is_searchable(copy)) query_string(q, copy);
}

/* One word, or a number with its unit. */
static void query_word(Query *q, Span word, bool stop) {
  Rows others = ROWS_OF(Span);
  Group *group = query_group(q, word, false, &q->last);
  if (!group) return;
  group->stop = stop;
  if (!stop) spelling_numbers(word, q->arena, &others);
  spelling_twins(word, q->arena, &others);
  query_others(q, &others);
  segment_synonyms(q->conn, word, query_synonym, q);
}

/* A date of a year and more is two words, 2020年 and 6月9日: many a text has
** only the second. */
static void query_date(Query *q, Span date) {
  static const Span year = {"\u5E74", 3}; /* 年 */
  size_t at = span_find(date, year);
  if (at != SPAN_NPOS && at + year.n < date.n) {
    query_word(q, span_head(date, at + year.n), false);
    date = span_from(date, at + year.n);
  }
  query_word(q, date, false);
}

/* The characters of words that stand side by side. */
static Span query_joined(Query *q, const Rows *words, size_t i, size_t n) {
  Text text = {.arena = q->arena};
  while (n--) text_add(&text, ROW(*words, Word, i++).folded);
  return text_span(&text);
}

/* Whether white space stands between two letters or two digits of s. */
static bool query_is_parted(Span s) {
  CpClass last = CP_OTHER;
  bool gap = false;
  while (s.n) {
    CpClass class = cp_class(utf8_next(&s));
    if (class == CP_HIDDEN) continue;
    if (class == CP_MARK) class = CP_LETTER;
    if (gap && class == last && (class == CP_LETTER || class == CP_DIGIT)) {
      return true;
    }
    gap = class == CP_BLANK;
    if (!gap) last = class;
  }
  return false;
}

/* The words of a text, a number and its unit as one: 第三 期 -> 第三期.  Returns
** rows of Word, of which text is no longer of use. */
static Rows query_cut(Query *q, Span s) {
  Rows words = ROWS_OF(Word);
  size_t n = 0;
  segment_words(q->conn, s, q->arena, &words);
  for (size_t i = 0; i < words.n; i++) {
    Word word = ROW(words, Word, i);
    if (!query_is_searchable(word.folded)) continue;
    if (query_is_parted(word.text)) { /* "I s" is no "is" to the tokenizer */
      word.folded = word.text;
      word.stop = false;
    }
    Word *next = i + 1 < words.n ? &ROW(words, Word, i + 1) : NULL;
    if (next && word.kind == SEGMENT_NUMBER && next->kind == SEGMENT_HAN &&
        words_is(WORDS_MEASURE, next->folded)) {
      word.folded = query_joined(q, &words, i++, 2);
      word.text = span_join(word.text, next->text);
    }
    ROW(words, Word, n++) = word;
  }
  words.n = n;
  return words;
}

/* Whether a word is one character that says something: 王, 三; not 的, 3. */
static bool query_is_single(const Word *word) {
  Span rest = word->folded;
  return !word->stop && cp_class(utf8_next(&rest)) == CP_HAN && rest.n == 0;
}

/* How many such words stand side by side from the i-th on. */
static size_t query_singles(const Rows *words, size_t i) {
  size_t n = 0;
  while (i + n < words->n && query_is_single(&ROW(*words, Word, i + n))) {
    Span text = ROW(*words, Word, i + n++).text;
    if (i + n < words->n &&
        ROW(*words, Word, i + n).text.z != text.z + text.n) {
      break;
    }
  }
  return n;
}

/* Single characters side by side are mostly a name that the lexicon does not
** know, 王二丫: asked for as a whole, and where any word will do, also one by
** one.  MRR@10 .969 against .961 without, .836 without single characters. */
static void query_run(Query *q, Span s) {
  if (!query_is_searchable(s)) return;
  Rows words = query_cut(q, spelling_zeros(s, q->arena));
  for (size_t i = 0, n, whole = 0; i < words.n && !q->arena->rc; i += n) {
    const Word *word = &ROW(words, Word, i);
    n = i < whole ? 1 : query_singles(&words, i);
    if (n > 1) {
      whole = i + n;
      query_word(q, query_joined(q, &words, i, n), false);
      if (q->mode != QUERY_ANY) continue;
    }
    n = 1;
    if (word->kind == SEGMENT_DATE) {
      query_date(q, word->folded);
    } else {
      query_word(q, word->folded, word->stop);
    }
  }
}

/* A phrase as it stands; where numbers is set and it is nothing but a number or
** a date, also in its other spellings. */
static void query_phrase(Query *q, Span s, bool excluded, bool numbers) {
  Rows others = ROWS_OF(Span);
  size_t cut;
  int at;
  if (!query_is_searchable(s)) return;
  query_tokens(s, QUERY_PHRASE_TOKENS, &cut);
  s = query_trim(span_head(s, cut));
  if (!query_group(q, s, excluded, &at) || !numbers || s.n > 64) return;
  Rows words = query_cut(q, spelling_zeros(s, q->arena));
  Word *word = words.n == 1 ? &ROW(words, Word, 0) : NULL;
  if (!word) return;
  spelling_numbers(word->folded, q->arena, &others);
  if (others.n) query_string(q, word->folded); /* 二○二○年 as 二〇二〇年 */
  query_others(q, &others);
}

/* ---- The user's text ---- */

/* " “ ” „ ‟ and the low and high ones of 〝〞; which one opens and which closes
** is not looked at, because texts have them wrong.  Full width is folded. */
static bool query_is_quote(uint32_t cp) {
  return cp == '"' || (cp >= 0x201C && cp <= 0x201F) ||
         (cp >= 0x301D && cp <= 0x301F);
}

static bool query_is_minus(uint32_t cp) { return cp == '-' || cp == 0x2212; }

static bool query_is_blank(uint32_t cp) { return cp_class(cp) == CP_BLANK; }

/* What is left to read, and what of it is known to hold no quote. */
typedef struct Reader {
  Span rest;
  bool no_quote;
} Reader;

/* At an opening quote: steps over it, the phrase and the closing one. */
static bool reader_quoted(Reader *r, Span *phrase) {
  Span rest = r->rest;
  if (r->no_quote || !rest.n || !query_is_quote(utf8_next(&rest))) return false;
  for (Span inside = rest; rest.n;) {
    size_t n = (size_t)(rest.z - inside.z);
    if (query_is_quote(utf8_next(&rest))) {
      *phrase = span_head(inside, n);
      r->rest = rest;
      return true;
    }
  }
  r->no_quote = true;
  return false;
}

/* At -word or -"phrase": steps over it. */
static bool reader_excluded(Reader *r, Span *phrase) {
  Span start = r->rest;
  if (!start.n || !query_is_minus(utf8_peek(start))) return false;
  utf8_next(&r->rest);
  if (reader_quoted(r, phrase)) return true;
  if (r->rest.n && cp_is_word(cp_class(utf8_peek(r->rest)))) {
    Span word = r->rest;
    while (r->rest.n && !query_is_blank(utf8_peek(r->rest)) &&
           !query_is_quote(utf8_peek(r->rest))) {
      utf8_next(&r->rest);
    }
    *phrase = span_head(word, word.n - r->rest.n);
    return true;
  }
  r->rest = start;
  return false;
}

static void query_read(Query *q, Span text) {
  Reader r = {text, false};
  Span run = text, phrase;
  bool begins = true; /* a "-" may stand here */
  while (r.rest.n && !q->arena->rc) {
    Span here = r.rest;
    bool excluded = begins && reader_excluded(&r, &phrase);
    if (excluded || reader_quoted(&r, &phrase)) {
      query_run(q, span_head(run, (size_t)(here.z - run.z)));
      query_phrase(q, phrase, excluded, excluded);
      run = r.rest;
      begins = true;
    } else {
      begins = query_is_blank(utf8_next(&r.rest));
    }
  }
  query_run(q, run);
}

/* ---- The expression ---- */

static void write_string(Span s, bool prefix, Text *out) {
  text_add(out, SPAN("\""));
  for (size_t i = 0; i < s.n; i++) {
    Span byte = {s.z + i, 1};
    if (*byte.z == '\0') byte = SPAN(" "); /* it would end the expression */
    text_add(out, *byte.z == '"' ? SPAN("\"\"") : byte);
  }
  text_add(out, prefix ? SPAN("\"*") : SPAN("\""));
}

/* A word, or a word and its spellings: ("" OR "第3期" OR "第三期" OR ""). The
** empty strings match nothing; they tell zh_rank(), which sees the strings but
** no parentheses, that what is between is one word (rank.h). */
static void write_group(const Query *q, const Group *group, Text *out) {
  bool several = group->n > 1 && !group->excluded;
  if (several) text_add(out, SPAN("(\"\" OR "));
  for (int i = 0; i < group->n; i++) {
    if (i) text_add(out, SPAN(" OR "));
    write_string(STRING(q, group->first + i), group->prefix, out);
  }
  if (several) text_add(out, SPAN(" OR \"\")"));
}

/* The groups, those to exclude or the others, as one string or in parentheses;
** stop words among them where stop is set. */
static void write_groups(const Query *q, bool excluded, bool stop, Text *out) {
  bool flat = q->mode == QUERY_ANY || excluded;
  Span joint = flat ? SPAN(" OR ") : SPAN(" AND ");
  int n = 0;
  Text list = {.arena = out->arena};
  for (size_t g = 0; g < q->groups.n; g++) {
    const Group *group = &GROUP(q, g);
    if (group->excluded != excluded || (group->stop && !stop)) continue;
    if (n++) text_add(&list, joint);
    write_group(q, group, &list);
    if (excluded) n += group->n - 1; /* its strings stand in the list */
  }
  if (n > 1) text_add(out, SPAN("("));
  text_add(out, text_span(&list));
  if (n > 1) text_add(out, SPAN(")"));
}

/* Whether there is a group that is excluded or not, a stop word or not. */
static bool query_has(const Query *q, bool excluded, bool stop) {
  for (size_t i = 0; i < q->groups.n; i++) {
    if (GROUP(q, i).excluded == excluded && GROUP(q, i).stop <= stop)
      return true;
  }
  return false;
}

static Span query_write(const Query *q) {
  Text out = {.arena = q->arena};
  bool stop = !query_has(q, false, false); /* nothing but stop words */
  if (!query_has(q, false, true)) return SPAN_NONE;
  bool negative = query_has(q, true, true);
  if (negative) text_add(&out, SPAN("("));
  write_groups(q, false, stop, &out);
  if (negative) {
    text_add(&out, SPAN(" NOT "));
    write_groups(q, true, true, &out);
    text_add(&out, SPAN(")"));
  }
  return text_span(&out);
}

Span query_build(Span text, QueryMode mode, const Conn *conn, Arena *arena) {
  Query q = {.conn = conn, .arena = arena, .mode = mode, .last = -1};
  Text folded = {.arena = arena};
  if (!text.z) return SPAN_NONE;
  if (text.n > QUERY_TEXT) {
    text.n = QUERY_TEXT;
    while (text.n && utf8_is_tail(text.z[text.n])) text.n--;
  }
  q.strings = ROWS_OF(Span);
  q.groups = ROWS_OF(Group);
  q.slots = arena_alloc(arena, QUERY_SLOTS * sizeof(*q.slots));
  q.owner = arena_alloc(arena, QUERY_STRINGS * sizeof(*q.owner));
  fold_span(text, &folded);
  if (arena->rc) return SPAN_NONE;
  if (mode == QUERY_PHRASE) {
    query_phrase(&q, text_span(&folded), false, true);
  } else {
    query_read(&q, text_span(&folded));
  }
  if (mode == QUERY_PREFIX && q.last >= 0) {
    GROUP(&q, q.last).prefix = true;
    GROUP(&q, q.last).stop = false;
  }
  return arena->rc ? SPAN_NONE : query_write(&q);
}

/* ---- SQL ---- */

/* ORDER query_mode */
static const char *const mode_names[] = {"any", "all", "phrase", "prefix"};

static void query_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  Arena arena = {0};
  Span mode = argc > 1 ? arg_text(argv[1]) : SPAN_NONE;
  int i = 0;
  if (mode.z) {
    while (i < (int)COUNT(mode_names) && !span_eq(mode, span_of(mode_names[i])))
      i++;
  }
  if (i == (int)COUNT(mode_names)) {
    result_error(ctx, "mode must be any, all, phrase or prefix");
    return;
  }
  Span match =
      query_build(arg_text(argv[0]), (QueryMode)i, func_conn(ctx), &arena);
  result_arena_text(ctx, &arena, match);
  arena_free(&arena);
}

static const Func query_funcs[] = {
    {"zh_query", 1, 2, 0, query_func, "zh_query(text [, mode])",
     "MATCH expression for what a user typed; mode any, all, phrase or prefix.",
     NULL},
};

const Family query_family = {
    .name = "query",
    .page = "query",
    .funcs = query_funcs,
    .n_funcs = COUNT(query_funcs),
};
