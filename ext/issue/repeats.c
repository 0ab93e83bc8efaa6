/* repeats.c: Layer 7. Stage 3: contents entries and the heads they name.
**
**   line 14  "●市委…与有关部门联合召开“古渡精神与江城航运精"  repeats_later
**   line 16  "神学术研讨会”筹备工作座谈"                       repeats_tail
**   …
**   line 291 "市委…与有关部门联合召开"                         repeated
**   line 293 "“古渡精神与江城航运精神学术研讨会”筹备工作座谈"  repeated_tail
**
** A run of one to three lines at the top whose joined key (folded, without
** blanks and marks) stands again further down as a run of one to three lines is
** an entry of the contents, and the place further down is a head.  So each is
** evidence for the other, however their lines are broken.
*/
#include "core/cp.h"
#include "core/words.h"
#include "issue/clues.h"
#include "issue/marks.h"
#include "issue/table.h"
#include "issue/text.h"

enum {
  REPEAT_RUN_MAX = 3, /* lines joined */
  RUN_WIDTH = 120,    /* columns of a line that may be one of them */
  PAGED_MAX = 24,     /* bytes of a page with its word */
  NAME_COLUMNS = 8,
  TOC_HEAD_LINES = 30, /* shown lines above a heading of contents */
  BLOCK_MAX = 80,      /* lines of contents in one block */
  NAME_MIN = 6,        /* columns and bytes of a column's name */
  KEY_MIN = 9,         /* bytes: shorter keys repeat by chance */
  NAMED_MIN = 3,       /* entries that come back, where one does not */
  ENTRY_TAG = 45,      /* of a tag in front of an entry */
  TOP_LINES = 400,     /* a contents list ends before this line */
  COMMON_MAX = 3,      /* what stands oftener is no head */
  AUTHOR_CHARS = 15,
  TAB_COLUMNS = 4, /* a blank that leads to a page number */
  LEADER_MIN = 3,  /* dots in a row */
  AUTHOR_MAX = 45  /* bytes between leader and page */
};

/* The hash of keys that are joined: a number in base HASH_BASE whose digits are
** their bytes, so that it tells nothing of where one key ends.  Begins as
** RUN_EMPTY. */
typedef struct RunHash {
  uint64_t sum, power;
} RunHash;

#define RUN_EMPTY ((RunHash){0, 1})
#define HASH_BASE UINT64_C(0x9E3779B97F4A7C15)
#define HASH_BASE2 (HASH_BASE * HASH_BASE)
#define HASH_BASE4 (HASH_BASE2 * HASH_BASE2)

/* Joins more to run. */
static RunHash run_join(RunHash run, RunHash more) {
  return (RunHash){run.sum * more.power + more.sum, run.power * more.power};
}

static RunHash run_key(Span key) {
  RunHash run = RUN_EMPTY;
  const uint8_t *b = (const uint8_t *)key.z, *end = b + key.n;
  for (; end - b >= 4; b += 4) {
    run.sum = run.sum * HASH_BASE4 + b[0] * (HASH_BASE2 * HASH_BASE) +
              b[1] * HASH_BASE2 + b[2] * HASH_BASE + b[3];
    run.power *= HASH_BASE4;
  }
  for (; b < end; b++) {
    run.sum = run.sum * HASH_BASE + *b;
    run.power *= HASH_BASE;
  }
  return run;
}

/* The run as a key of a table. */
static uint64_t run_hash(RunHash run) {
  uint64_t h = run.sum + run.power;
  return (h ^ h >> 32) * HASH_BASE;
}

/* Cuts "(一四)" off the end of *s. */
static Span toc_cut_han_page(Span *s) {
  Span rest = *s, page;
  if (!span_cut_suffix(&rest, SPAN(")"))) return SPAN_NONE;
  page = (Span){rest.z + rest.n, 0};
  while (page.n < 12 && rest.n >= 3 &&
         words_is(WORDS_NUMERAL, span_from(rest, rest.n - 3))) {
    rest.n -= 3;
    page = (Span){page.z - 3, page.n + 3};
  }
  if (page.n == 0 || !span_cut_suffix(&rest, SPAN("("))) return SPAN_NONE;
  *s = rest;
  return page;
}

/* Cuts "(3)", "(一四)" or "3" off the end of *s. */
static Span toc_cut_page(Span *s) {
  Span rest = *s;
  bool bracket = span_cut_suffix(&rest, SPAN(")"));
  size_t end = rest.n;
  while (rest.n && cp_is_ascii_digit((uint8_t)rest.z[rest.n - 1])) rest.n--;
  Span page = {rest.z + rest.n, end - rest.n};
  if (page.n == 0) return toc_cut_han_page(s);
  if (page.n > 4) return SPAN_NONE;
  if (bracket && !span_cut_suffix(&rest, SPAN("("))) return SPAN_NONE;
  *s = rest;
  return page;
}

/* "…公报;" : entries of a list may end in a mark that the head has not. */
static bool toc_ends_mark(Span key) {
  uint32_t cp = utf8_peek_last(key);
  return key.n > 3 && (cp == ';' || cp == 0x3002 || cp == ',');
}

/* Cuts a run of leaders off the end of *s; the number of them. */
static int toc_cut_leaders(Span *s) {
  int run = 0;
  while (s->n && text_is_leader(utf8_peek_last(*s))) {
    utf8_last(s);
    run++;
  }
  return run;
}

/* The last run of leaders in rest, and what stands behind it. */
static bool toc_cut_leader(Span rest, Span page, TocCut *cut) {
  for (Span head = rest; head.n && rest.n - head.n <= AUTHOR_MAX;) {
    Span before = head;
    int run = toc_cut_leaders(&head);
    if (run == 0) {
      utf8_last(&head);
      continue;
    }
    Span author = span_from(rest, before.n);
    if (run < LEADER_MIN || head.n == 0 || (author.n == 0 && !page.z)) break;
    *cut = (TocCut){head, author.n ? author : SPAN_NONE, page};
    return true;
  }
  return false;
}

TocCut toc_cut(Span key) {
  TocCut cut = {key, SPAN_NONE, SPAN_NONE};
  if (span_has(key, SPAN("://"))) return cut;
  Span rest = key, page = toc_cut_page(&rest);
  bool bracket = page.z && cp_is_ascii_digit((uint8_t)page.z[0]) &&
                 span_ends(key, SPAN(")")); /* 题（3）; 题（三） is a part */
  bool slash = page.z && span_cut_suffix(&rest, SPAN("/"));
  if (slash && rest.n && cp_is_ascii_digit((uint8_t)rest.z[rest.n - 1])) {
    return cut; /* 2021/05/03 */
  }
  if (bracket || slash) cut = (TocCut){rest, SPAN_NONE, page};
  toc_cut_leader(rest, page, &cut);
  return cut;
}

/* Columns of the blank in front of the digits that end raw; 0 for none. */
static int toc_page_gap(Span raw) {
  int columns = 0;
  while (raw.n && cp_is_ascii_digit((uint8_t)raw.z[raw.n - 1])) raw.n--;
  while (raw.n && cp_class(utf8_peek_last(raw)) == CP_BLANK) {
    uint32_t cp = utf8_last(&raw);
    columns += cp == '\t' ? TAB_COLUMNS : cp == 0x3000 ? 2 : 1;
  }
  return raw.n ? columns : 0;
}

/* What stands in front of the last wide blank inside raw, or SPAN_NONE. */
static Span toc_gap_head(Span raw) {
  Span head = SPAN_NONE, rest = raw;
  int columns = 0;
  const char *gap = raw.z;
  while (rest.n) {
    const char *here = rest.z;
    uint32_t cp = utf8_next(&rest);
    if (cp_class(cp) != CP_BLANK) {
      if (columns >= TAB_COLUMNS) head = (Span){raw.z, (size_t)(gap - raw.z)};
      columns = 0;
      continue;
    }
    if (columns == 0) gap = here;
    columns += cp == '\t' ? TAB_COLUMNS : cp == 0x3000 ? 2 : 1;
  }
  return head;
}

/* "题　　　　　作者（5）": blanks lead to the author and the page. */
static bool toc_cut_blanks(const Line *line, TocCut *cut) {
  if (!line->spread) return false;
  Span head = toc_gap_head(line->content);
  if (!head.n) return false;
  size_t n = line_key_bytes(head);
  Span rest = span_from(line->key, n), page = toc_cut_page(&rest);
  if (!page.z || n < KEY_MIN || rest.n > AUTHOR_MAX) return false;
  if (utf8_count(rest) > AUTHOR_CHARS) return false;
  *cut = (TocCut){span_head(line->key, n), rest.n ? rest : SPAN_NONE, page};
  if (rest.n) {
    toc_cut_leaders(&cut->title);
  } else { /* dots led to the author, blanks to the page */
    toc_cut_leader(cut->title, page, cut);
  }
  return true;
}

/* Whether a line may end in a page, or have a leader inside. */
static bool toc_may_cut(const Line *line) {
  uint32_t last = utf8_peek_last(line->key);
  return line->leads || last == ')' || cp_is_ascii_digit(last);
}

static bool toc_may_page(Span key) {
  return cp_is_ascii_digit(utf8_peek_last(key)) || span_ends(key, SPAN("页"));
}

/* "3", "3-6" */
static bool key_is_pages(Span key) {
  for (size_t i = 0; i < key.n; i++) {
    if (!cp_is_ascii_digit((uint8_t)key.z[i]) && key.z[i] != '-') return false;
  }
  return key.n > 0 && key.z[0] != '-';
}

/* "題 頁3-6", "题　第12页", "题 P8": behind the last blank a page and its word. */
static bool toc_cut_paged(const Line *line, TocCut *cut) {
  Span raw = line->content, tail = SPAN_NONE;
  for (Span rest = raw; rest.n && !tail.z && raw.n - rest.n < PAGED_MAX;) {
    size_t end = rest.n;
    if (cp_class(utf8_last(&rest)) == CP_BLANK) tail = span_from(raw, end);
  }
  if (!tail.z || !tail.n) return false;
  size_t n = line_key_bytes(tail);
  if (n >= line->key.n || line->key.n - n < KEY_MIN) return false;
  Span key = span_from(line->key, line->key.n - n), page;
  size_t word = words_prefix(WORDS_PAGE_WORD, key);
  bool behind = span_cut_suffix(&key, SPAN("页"));
  if (!word && !behind) return false;
  page = span_from(key, word);
  if (!key_is_pages(page)) return false;
  *cut = (TocCut){span_head(line->key, line->key.n - n), SPAN_NONE, page};
  return true;
}

TocCut toc_cut_line(const Line *line) {
  TocCut cut = {line->key, SPAN_NONE, SPAN_NONE};
  if (line->blank && toc_may_page(line->key) && toc_cut_paged(line, &cut)) {
    return cut;
  }
  if (!toc_may_cut(line)) return cut;
  if (toc_cut_blanks(line, &cut)) return cut;
  cut = toc_cut(line->key);
  if (cut.title.n < line->key.n) return cut;
  Span rest = line->key, page = toc_cut_page(&rest);
  if (!page.z || rest.n == 0 || span_ends(line->key, SPAN(")"))) return cut;
  if (toc_page_gap(line->content) < TAB_COLUMNS) return cut;
  return (TocCut){rest, SPAN_NONE, page}; /* a tab led to the page */
}

/* Shortest key of a run: a column may be named by two characters. */
static size_t run_least(const Issue *issue, size_t i, int n) {
  const Line *line = issue_shown(issue, i);
  return n == 1 && !line->mark && line->width <= NAME_COLUMNS ? NAME_MIN
                                                              : KEY_MIN;
}

/* Notes for each run of 1…3 lines where it stands first and last. */
static void repeats_count(const Issue *issue, KeyTable *table) {
  size_t n = issue->shown.n;
  RunHash ahead[REPEAT_RUN_MAX] = {
      {0, 0}}; /* of the lines i…i+2; power 0: not yet */
  for (size_t i = 0; i < n; i++) {
    RunHash run = RUN_EMPTY;
    size_t bytes = 0;
    for (size_t k = 0; k < REPEAT_RUN_MAX && i + k < n; k++) {
      const Line *line = issue_shown(issue, i + k);
      if (line->width > RUN_WIDTH) break;
      RunHash *own = &ahead[(i + k) % REPEAT_RUN_MAX];
      if (own->power == 0) *own = run_key(line_entry(line));
      run = run_join(run, *own);
      bytes += line->key.n;
      if (bytes < run_least(issue, i, (int)k + 1)) continue;
      KeyEntry *e = table_at(table, run_hash(run));
      if (!e) return;
      if (e->count++ == 0) e->first = (uint32_t)i;
      e->last = (uint32_t)i;
    }
    ahead[i % REPEAT_RUN_MAX].power = 0;
  }
}

/* The number of lines (1…3) from shown line i whose joined key is hash. */
static int run_of_hash(const Issue *issue, size_t i, uint64_t hash) {
  RunHash run = RUN_EMPTY;
  for (int k = 0; k < REPEAT_RUN_MAX && i + (size_t)k < issue->shown.n; k++) {
    const Line *line = issue_shown(issue, i + (size_t)k);
    run = run_join(run, run_key(line_entry(line)));
    if (run_hash(run) == hash) return k + 1;
  }
  return 0;
}

/* A run near the top that stands again further down (shown indexes). */
typedef struct Pair {
  uint32_t entry, head;
  uint8_t entry_lines, head_lines;
} Pair;

/* A closing bracket begins no head: it is the rest of a broken link. */
static bool repeats_may(const Line *line) {
  if (!line->mark && (line->stop || line->inner_stop)) return false; /* text */
  uint32_t cp = utf8_peek(line->key);
  return cp != ')' && cp != ']' && cp != 0x3011 && cp != 0x300B;
}

/* The pair of the entry at line i and the head it names, if any. */
static bool repeats_pair(const Issue *issue, const KeyTable *table, size_t i,
                         Pair *pair) {
  RunHash run = RUN_EMPTY;
  for (int k = 0; k < REPEAT_RUN_MAX && i + (size_t)k < issue->shown.n; k++) {
    const Line *line = issue_shown(issue, i + (size_t)k);
    run = run_join(run, run_key(line_entry(line)));
    uint64_t h = run_hash(run);
    const KeyEntry *e = table_find(table, h);
    if (!e || e->count < 2 || e->count > COMMON_MAX || e->first != i) continue;
    if (!repeats_may(issue_shown(issue, e->last))) continue;
    int there = run_of_hash(issue, e->last, h);
    if (!there || e->last <= i + (size_t)k) continue;
    *pair = (Pair){(uint32_t)i, e->last, (uint8_t)(k + 1), (uint8_t)there};
    return true;
  }
  return false;
}

static void repeats_mark(Issue *issue, const Pair *p) {
  const Line *entry = issue_shown(issue, p->entry);
  const Line *next = issue_shown(issue, p->entry + 1);
  bool column = p->entry_lines == 1 && !entry->leader &&
                (!entry->mark || entry->mark != next->mark) && next->leader &&
                !key_is_doc_number(line_entry(next));
  clue_add_if(issue_shown(issue, p->entry), CLUE_NO_PAGE, column);
  clue_add_if(issue_shown(issue, p->head), CLUE_REPEATED_MARK, column);
  clue_add_if(issue_shown(issue, p->entry), CLUE_REPEATS_MARK,
              mark_is_bracket(issue_shown(issue, p->head)->mark));
  clue_add_if(issue_shown(issue, p->head), CLUE_REPEATED_MARK,
              mark_is_bracket(issue_shown(issue, p->entry)->mark));
  for (size_t m = 0; m < p->entry_lines; m++) {
    clue_add(issue_shown(issue, p->entry + m),
             m ? CLUE_REPEATS_TAIL : CLUE_REPEATS_LATER);
  }
  for (size_t m = 0; m < p->head_lines; m++) {
    clue_add(issue_shown(issue, p->head + m),
             m ? CLUE_REPEATED_TAIL : CLUE_REPEATED);
  }
}

/* Contents stand above all that they name: the line above which most entries
** and below which most of their heads lie.  Pairs come in order of entries. */
static size_t repeats_border(Issue *issue, const Pair *pairs, size_t n) {
  size_t best = 0, most = 0, open = 0, k = 0;
  uint8_t *ends = arena_alloc(&issue->arena, issue->shown.n + 1);
  if (!ends) return 0;
  for (size_t i = 0; i < n; i++) ends[pairs[i].head]++;
  for (size_t at = 0; at < issue->shown.n; at++) {
    if (open > most) {
      most = open;
      best = at;
    }
    open -= ends[at];
    for (; k < n && pairs[k].entry == at; k++) open++;
  }
  return best;
}

/* Where the first heading stands that has no contents below it; entries stand
** above it. */
static size_t repeats_first_heading(const Issue *issue) {
  size_t i = 1;
  for (; i < issue->shown.n && i < TOP_LINES; i++) {
    const Line *line = issue_shown(issue, i);
    if (mark_is_heading(line->mark) && !clue_has(line, CLUE_IN_TOC) &&
        !words_is(WORDS_TOC_HEAD, line->key) &&
        !clue_has(line, CLUE_TOC_HEAD)) {
      break;
    }
  }
  return i;
}

static bool repeats_has_head(const Issue *issue) {
  for (size_t i = 0; i < issue->shown.n && i < TOP_LINES; i++) {
    const Line *line = issue_shown(issue, i);
    if (clue_has(line, CLUE_TOC_HEAD) || words_is(WORDS_TOC_HEAD, line->key)) {
      return true;
    }
  }
  return false;
}

static void repeats_pairs(Issue *issue, const KeyTable *table) {
  Rows pairs = ROWS_OF(Pair);
  size_t end = repeats_first_heading(issue);
  bool headings = end < issue->shown.n && end < TOP_LINES;
  for (size_t i = 0; i < issue->shown.n && i < TOP_LINES;) {
    Pair pair;
    const Line *line = issue_shown(issue, i);
    bool may = repeats_may(line) &&
               (!headings || i < end || clue_has(line, CLUE_IN_TOC));
    if (may && repeats_pair(issue, table, i, &pair)) {
      *(Pair *)rows_add(&pairs, &issue->arena) = pair;
      i += pair.entry_lines;
    } else {
      i++;
    }
  }
  size_t border = repeats_border(issue, pairs.a, pairs.n);
  if (pairs.n < 2 && !repeats_has_head(issue)) return; /* by chance */
  for (size_t i = 0; i < pairs.n; i++) {
    const Pair *p = &ROW(pairs, Pair, i);
    if (p->entry < border && p->head >= border) repeats_mark(issue, p);
  }
}

/* ---- A contents list under a heading of its own ---- */

/* Whether the line may stand in a list: a list mark, a table, a heading. */
static bool toc_is_listed(const Line *line) {
  return line->mark || span_starts(line->text, SPAN("|"));
}

/* The end of the contents that begin below heading i (shown index): the next
** heading of its level or above. */
static size_t toc_zone_end(const Issue *issue, size_t i) {
  int level = issue_shown(issue, i)->mark;
  size_t end = i + 1;
  for (; end < issue->shown.n && end < TOP_LINES; end++) {
    int mark = issue_shown(issue, end)->mark;
    if (mark_is_heading(mark) && mark <= level) break;
  }
  return end;
}

/* Below "## 本期目录" nearly everything up to the next heading of that level is
** contents; a heading of that name with text below is none. */
static void repeats_toc_zone(Issue *issue, size_t i) {
  size_t end = toc_zone_end(issue, i), listed = 0, heads = 0;
  for (size_t k = i + 1; k < end; k++) {
    listed += toc_is_listed(issue_shown(issue, k));
    heads += issue_shown(issue, k)->tail.z || issue_shown(issue, k)->code;
  }
  if (heads * 3 > listed) return; /* items with their text: no contents */
  if (end == issue->shown.n || listed < 2 || listed * 3 < (end - i - 1) * 2) {
    return;
  }
  for (size_t k = i + 1; k < end; k++) {
    Line *line = issue_shown(issue, k);
    clue_add_if(line, CLUE_IN_TOC, toc_is_listed(line));
  }
}

/* Whether shown line k of a list stands again below its end, as a heading. */
static bool toc_names_heading(const Issue *issue, const KeyTable *table,
                              size_t k, size_t end) {
  const Line *line = issue_shown(issue, k);
  if (line->entry_n < NAME_MIN) return false;
  const KeyEntry *e = table_find(table, run_hash(run_key(line_entry(line))));
  return e && e->last >= end && e->count <= COMMON_MAX &&
         mark_is_heading(issue_shown(issue, e->last)->mark);
}

/* A list under a heading of any name, most of whose lines come back as
** headings further down, is contents: "## 今天播什么", then "- 老码头改造工程开工". */
static void repeats_list_zone(Issue *issue, const KeyTable *table, size_t i) {
  size_t n = issue->shown.n, end = i + 1;
  while (end < n && end < TOP_LINES &&
         !mark_is_heading(issue_shown(issue, end)->mark)) {
    end++;
  }
  if (end == n || end - i <= 2) return;
  size_t lines = end - i - 1, named = 0;
  for (size_t k = i + 1; k < end; k++) {
    int mark = issue_shown(issue, k)->mark;
    if (!mark_is_bullet(mark) && !mark_is_number(mark)) return;
    named += toc_names_heading(issue, table, k, end);
  }
  if (named < lines && (named < NAMED_MIN || named * 3 < lines * 2)) return;
  clue_add(issue_shown(issue, i), CLUE_TOC_HEAD);
  for (size_t k = i + 1; k < end; k++) {
    clue_add(issue_shown(issue, k), CLUE_IN_TOC);
  }
}

/* The key of an entry behind its tag: "【高危】…". */
static Span toc_untagged(const Line *line) {
  Span key = line_entry(line);
  if (!span_starts(key, SPAN("【"))) return key;
  size_t end = span_find(span_head(key, ENTRY_TAG), SPAN("】"));
  return end == SPAN_NPOS ? key : span_from(key, end + 3);
}

/* The entry names its head without the tag. */
static void toc_cut_tag(Line *line) {
  size_t n = toc_untagged(line).n, at = span_find(line->content, SPAN("】"));
  if (n == line->entry_n || at == SPAN_NPOS) return;
  line->key = span_from(line->key, line->entry_n - n);
  line->entry_n = (uint32_t)n;
  line->content = cp_trim(span_from(line->content, at + 3));
  line->content_width = (int)cp_span_width(line->content);
}

/* "**本周大事**", a list, and several of its lines further down in bold type:
** contents. */
static void repeats_bold_zone(Issue *issue, const KeyTable *table, size_t i) {
  size_t n = issue->shown.n, end = i + 1, named = 0;
  for (; end < n && end < i + BLOCK_MAX; end++) {
    const Line *line = issue_shown(issue, end);
    if (!mark_is_bullet(line->mark) && !mark_is_number(line->mark)) break;
    const KeyEntry *e =
        table_find(table, run_hash(run_key(toc_untagged(line))));
    named += e && e->last > end && e->count <= COMMON_MAX &&
             issue_shown(issue, e->last)->mark == MARK_BOLD;
  }
  if (end == n || named < NAMED_MIN) return;
  clue_add(issue_shown(issue, i), CLUE_TOC_HEAD);
  for (size_t k = i + 1; k < end; k++) {
    toc_cut_tag(issue_shown(issue, k));
    clue_add(issue_shown(issue, k), CLUE_IN_TOC);
  }
}

/* Below "本期导读" alone in a line: the lines up to the next empty one, where an
** empty line parts them from what follows, are all contents. */
static void repeats_toc_block(Issue *issue, size_t i) {
  size_t end = i + 1, n = issue->shown.n;
  for (; end < n && end < i + BLOCK_MAX; end++) {
    const Line *line = issue_shown(issue, end);
    if (end > i + 1 && line->blanks_before) break;
    if (!line_is_headlike(line) && !line->leader) return;
    if (line->stop || mark_is_bracket(line->mark)) return;
  }
  if (end == n || end == i + BLOCK_MAX || end < i + 3) return;
  for (size_t k = i + 1; k < end; k++) {
    clue_add(issue_shown(issue, k), CLUE_IN_TOC);
  }
}

/* "寒松" alone below a head, and "……寒　松（14）" in the contents. */
static void repeats_authors(Issue *issue, const KeyTable *authors) {
  for (size_t i = 0; i < issue->shown.n; i++) {
    Line *line = issue_shown(issue, i);
    if (line->mark || line->key.n > AUTHOR_MAX || !line->key.n) continue;
    const KeyEntry *e = table_find(authors, span_hash(line->key));
    clue_add_if(line, CLUE_TOC_AUTHOR, e && e->count > 0 && i > e->first);
  }
}

/* The entry of each line, and the authors leaders lead to; how many of them. */
static size_t repeats_entries(Issue *issue, KeyTable *authors) {
  size_t named = 0;
  bool paged = false; /* leaders of a programme or a price list have no page */
  for (size_t i = 0; i < issue->shown.n && !paged && i < TOP_LINES; i++) {
    paged = toc_cut_line(issue_shown(issue, i)).page.z != NULL;
  }
  for (size_t i = 0; i < issue->shown.n; i++) {
    Line *line = issue_shown(issue, i);
    TocCut cut = toc_cut_line(line);
    line->leader = cut.title.n < line->key.n && (cut.page.z || paged);
    while (toc_ends_mark(cut.title)) utf8_last(&cut.title);
    line->entry_n = (uint32_t)cut.title.n; /* a head of the key */
    if (!cut.author.n || i >= TOP_LINES) continue;
    KeyEntry *e = table_at(authors, span_hash(cut.author));
    if (!e) continue;
    e->count++;
    e->first = (uint32_t)i;
    named++;
  }
  return named;
}

void issue_repeats(Issue *issue) {
  KeyTable table = {0}, authors = {0};
  size_t named = repeats_entries(issue, &authors);
  repeats_count(issue, &table);
  for (size_t i = 0; i < issue->shown.n && i < TOP_LINES; i++) {
    const Line *line = issue_shown(issue, i);
    if (!mark_is_heading(line->mark)) {
      bool head = i < TOC_HEAD_LINES && !issue->layout.blank_lines &&
                  words_is(WORDS_TOC_HEAD, line->key);
      if (head) repeats_toc_block(issue, i);
      bool bold = i < TOC_HEAD_LINES && line->mark == MARK_BOLD;
      if (bold) repeats_bold_zone(issue, &table, i);
      continue;
    }
    if (words_is(WORDS_TOC_HEAD, line->key)) {
      repeats_toc_zone(issue, i);
    } else {
      repeats_list_zone(issue, &table, i);
    }
  }
  repeats_pairs(issue, &table);
  if (named) repeats_authors(issue, &authors);
  table_free(&table, &issue->arena);
  table_free(&authors, &issue->arena);
}
