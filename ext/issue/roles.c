/* roles.c: Layer 7. What each list mark leads in this one text.
**
** Marks are local: ● leads contents in one serial, titles in the next, briefs
** in a third; 一、 leads columns here and subheads there.  So each kind of mark
** is counted over the whole text (lines of the contents aside):
**
**   how many lines bear it, how many of them look like heads, whether its
**   numbers rise by one, whether it stands right under the outer mark.
**
** The outermost mark of headlike lines leads columns when another mark is
** nested in it, or when its lines are usual column names; the next one leads
** titles; a mark of long lines leads briefs.
*/
#include "core/cp.h"
#include "core/words.h"
#include "issue/clues.h"
#include "issue/marks.h"
#include "issue/text.h"

typedef struct MarkStat {
  int lines;        /* that bear the mark */
  int heads;        /* of them, headlike */
  int names;        /* of them, usual column names */
  int in_order;     /* numbers that rise by one or restart at 1 */
  int restarts;     /* numbers that are 1 */
  bool under_text;  /* the first one stands right below a sentence... */
  int under_mark;   /* ...or below a line that bears this mark */
  int inline_heads; /* of them, with their text on the same line */
  int fields;       /* "作者：…" stands right below */
  int adjacent;     /* another one stands right below */
  int links;        /* of them, with a link */
  int texts;        /* a paragraph stands below, behind an empty line */
  int above;        /* a head or another list stands right below */
  size_t bytes;     /* of their keys */
  size_t first;     /* shown index */
  int64_t last_no;
} MarkStat;

enum {
  ASCII_BULLETS = 3,    /* * + - stand first in the list */
  SHORT_BYTES = 18,     /* six characters: too short for most titles */
  ROLE_NAME_BYTES = 36, /* a column's name has at most 12 Han characters */
  ROLE_NAME_LINES = 4   /* shown lines that are masthead */
};

static void stat_add(const Issue *issue, MarkStat *st, size_t i) {
  const Line *line = issue_shown(issue, i);
  if (st->lines++ == 0) {
    st->first = i;
    if (i > 0) {
      const Line *above = issue_shown(issue, i - 1);
      st->under_text = above->stop || span_ends(above->key, SPAN(":"));
      st->under_mark = above->mark;
    }
  }
  st->heads += line_is_headlike(line);
  st->inline_heads += line->tail.z != NULL;
  st->links += line->link;
  st->names += words_is(WORDS_SECTION_WORD, line->key);
  st->bytes += line->key.n;
  if (i + 1 < issue->shown.n) {
    const Line *next = issue_shown(issue, i + 1);
    bool list = mark_is_number(next->mark) || mark_is_bullet(next->mark);
    size_t n = words_prefix(WORDS_HEAD_FIELD, next->key);
    st->fields += n && n < next->key.n && strchr(":|/", next->key.z[n]);
    st->texts += !next->mark && next->blanks_before > 0 && !next->code;
    st->adjacent += next->mark == line->mark;
    st->above += next->mark != line->mark && (list || line_is_headlike(next));
  }
  if (line->mark_no) {
    st->in_order += line->mark_no == 1 || line->mark_no == st->last_no + 1;
    st->restarts += line->mark_no == 1;
    st->last_no = line->mark_no;
  }
}

/* Whether line i says nothing of what its mark leads: contents, imprint, labels
** inside an item. */
static bool stats_skip(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  if (clue_has(line, CLUE_REPEATS_LATER) || clue_has(line, CLUE_LEADER) ||
      clue_has(line, CLUE_IN_TOC)) {
    return true;
  }
  if (line->nested) return true;
  if (span_starts(line->key, SPAN("http"))) return true; /* an address */
  if (words_is(WORDS_TOC_HEAD, line->key)) return true;
  if (words_prefix(WORDS_PERSON_LABEL, line->key) ||
      words_prefix(WORDS_FOOT_WORD, line->key)) {
    return true; /* "* 编辑：…" belongs to the imprint */
  }
  if (mark_is_heading(line->mark)) { /* of no column and no item */
    return clue_has(line, CLUE_TOC_HEAD) ||
           words_is(WORDS_FOOT_HEAD, line->key) ||
           issue_is_top_heading(issue, i);
  }
  /* A letter-spaced line at the top is the bulletin's name. */
  if (line->mark == MARK_SPACED) return i < ROLE_NAME_LINES;
  return mark_is_bracket(line->mark) && (line->key.n > ROLE_NAME_BYTES ||
                                         words_is(WORDS_NOTE_LABEL, line->key));
}

static void stats_collect(const Issue *issue, MarkStat *stats) {
  for (size_t i = 0; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    if (line->mark && !line->code && !stats_skip(issue, i)) {
      stat_add(issue, &stats[line->mark], i);
    }
  }
}

/* How many lines of each mark stand right under one of each mark, outside of
** the contents: counted once, for all questions. */
typedef struct MarkPairs {
  uint8_t id[MARK_KINDS]; /* of the marks that stand in the text; 0: none */
  int ids;                /* the greatest */
  uint32_t count[];       /* [(ids + 1)²]: outer, inner */
} MarkPairs;

static const MarkPairs *pairs_count(const Issue *issue, Arena *scratch) {
  MarkPairs found = {.ids = 0};
  for (size_t i = 0; i < issue->shown.n; i++) {
    int mark = issue_shown(issue, i)->mark;
    if (mark && !found.id[mark]) found.id[mark] = (uint8_t)++found.ids;
  }
  size_t row = (size_t)found.ids + 1, id = 0;
  MarkPairs *pairs =
      arena_alloc(scratch, sizeof(found) + row * row * sizeof(found.count[0]));
  if (!pairs) return NULL;
  *pairs = found;
  for (size_t i = 0; i < issue->shown.n && found.ids; i++) {
    size_t outer = id;
    const Line *line = issue_shown(issue, i);
    id = found.id[line->mark];
    pairs->count[outer * row + id] += !clue_has(line, CLUE_IN_TOC);
  }
  return pairs;
}

/* Lines of mark inner that stand right under one of mark outer; neither is
** MARK_NONE. */
static int nested_count(const Issue *issue, int outer, int inner) {
  const MarkPairs *pairs = issue->pairs;
  if (!pairs || !pairs->id[outer] || !pairs->id[inner]) return 0;
  size_t row = (size_t)pairs->ids + 1;
  return (int)pairs->count[pairs->id[outer] * row + pairs->id[inner]];
}

static bool stat_is_headlike(const MarkStat *st) {
  return st->lines > 0 && st->heads * 10 >= st->lines * 7;
}

/* Most of its lines are heads, or half of them have a head in front of their
** text. */
static bool stat_leads_items(const MarkStat *st) {
  return stat_is_headlike(st) || st->inline_heads * 2 > st->lines;
}

/* The inner mark (number or bullet) that most often stands right under outer,
** or MARK_NONE. */
static int inner_mark(const Issue *issue, const MarkStat *stats, int outer) {
  int best = MARK_NONE, most = 0;
  for (int m = MARK_NUMBER_COMMA; m < MARK_KINDS; m++) {
    if (m == outer || stats[m].lines < 2) continue;
    int n = nested_count(issue, outer, m);
    if (n > most) {
      most = n;
      best = m;
    }
  }
  return best;
}

/* Whether headings of the outermost level lead columns: most of them have
** headings of the next level below them, or a list right under them.  The first
** line of the text may be the bulletin's name and is not asked. */
static bool heading_leads_columns(const Issue *issue, const MarkStat *stats,
                                  int outer) {
  int lines = stats[outer].lines - (stats[outer].first == 0), with = 0;
  if (stats[outer].fields * 2 > lines) return false; /* authors: items */
  bool open = false; /* below an outer line that has shown nothing yet */
  for (size_t i = 1; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    int m = line->mark;
    if (clue_has(line, CLUE_IN_TOC)) continue;
    if (m == outer) {
      open = !clue_has(line, CLUE_TOC_HEAD) &&
             !words_is(WORDS_TOC_HEAD, line->key);
      continue;
    }
    bool under = issue_shown(issue, i - 1)->mark == outer;
    bool list = under && (m >= MARK_BOLD || mark_is_number(m));
    if (open && (list || (mark_is_heading(m) && m > outer))) {
      with++;
      open = false;
    }
  }
  return with * 2 >= lines;
}

/* One level of headings only: columns where items are nested in it, where its
** lines are usual column names, or short ones. */
static MarkRole heading_alone(const Issue *issue, const MarkStat *stats,
                              int level) {
  const MarkStat *st = &stats[level];
  bool short_names = st->bytes / (size_t)st->lines <= 18;
  bool nested = inner_mark(issue, stats, level) != MARK_NONE;
  if (st->fields * 2 > st->lines) return ROLE_ITEM; /* an author below each */
  return nested || st->names * 2 >= st->lines || (short_names && st->lines > 1)
             ? ROLE_SECTION
             : ROLE_ITEM;
}

/* "### 样式", and below it at once "1、[name](address)：…", numbered through the
** whole text: the heading leads a column, the number its items. */
static bool heading_groups_numbers(const Issue *issue, const MarkStat *stats,
                                   int level) {
  for (int m = MARK_NUMBER_COMMA; m <= MARK_NUMBER_DOT; m++) {
    const MarkStat *st = &stats[m];
    int nested = nested_count(issue, level, m);
    if (st->lines <= stats[level].lines || !stat_leads_items(st)) continue;
    if (nested * 10 < stats[level].lines * 7) continue;
    if (st->in_order * 10 < st->lines * 9) continue;
    if (st->restarts == 1 || st->links * 2 > st->lines) return true;
  }
  return false;
}

/* "### 编译器", "- 文档", an empty line, a paragraph, "- 前端", …: each line of
** the list heads the text below it.  The mark, or MARK_NONE. */
static int heading_groups_heads(const Issue *issue, const MarkStat *stats,
                                int level) {
  for (int m = MARK_BULLET; m < MARK_KINDS; m++) {
    const MarkStat *st = &stats[m];
    if (st->lines < 3 || st->heads * 10 < st->lines * 9) continue;
    if (st->texts * 10 < st->lines * 8) continue;
    if (nested_count(issue, level, m) * 10 < stats[level].lines * 6) continue;
    return m;
  }
  return MARK_NONE;
}

/* Headings that only group what lists below them lead. */
static void roles_of_groups(const Issue *issue, const MarkStat *stats,
                            MarkRole *roles) {
  for (int level = MARK_HEADING; level <= MARK_HEADING6; level++) {
    if (roles[level] != ROLE_ITEM) continue;
    int heads = heading_groups_heads(issue, stats, level);
    if (heads) roles[heads] = ROLE_SUBITEM;
    if (stats[level].lines > 1 && heading_groups_numbers(issue, stats, level)) {
      roles[level] = ROLE_SECTION;
    }
  }
}

/* Markdown: the levels of headings say most. */
static void roles_of_headings(const Issue *issue, const MarkStat *stats,
                              MarkRole *roles) {
  int levels[6], n = 0;
  for (int m = MARK_HEADING; m <= MARK_HEADING6; m++) {
    bool top = n == 0 && stats[m].lines == 1 && stats[m].first < 3;
    if (stats[m].lines && !top) levels[n++] = m;
  }
  if (n == 0) return;
  if (n == 1) {
    roles[levels[0]] = heading_alone(issue, stats, levels[0]);
  } else if (!heading_leads_columns(issue, stats, levels[0])) {
    roles[levels[0]] = ROLE_ITEM; /* the others are subheads */
  } else {
    roles[levels[0]] = ROLE_SECTION;
    roles[levels[1]] = ROLE_ITEM;
    for (int i = 2; i < n; i++) { /* a level that is used as levels[1] is */
      if (nested_count(issue, levels[0], levels[i]))
        roles[levels[i]] = ROLE_ITEM;
    }
  }
}

/* A bracket or spaced letters: the first kind that stands in the text. */
static int section_bracket(const MarkStat *stats) {
  for (int m = MARK_BRACKET; m <= MARK_SPACED; m++) {
    if (m == MARK_BOLD || stats[m].lines == 0) continue;
    if (m == MARK_BOOK && stats[m].lines < 2) continue;
    return m;
  }
  return MARK_NONE;
}

/* A sign in front of short names that have heads or lists right below. */
static int section_bullet(const MarkStat *stats) {
  for (int m = MARK_BULLET; m < MARK_KINDS; m++) {
    const MarkStat *st = &stats[m];
    bool names = st->lines > 1 && st->heads == st->lines &&
                 st->bytes / (size_t)st->lines <= ROLE_NAME_BYTES;
    bool brief = st->lines > 2 && st->bytes <= (size_t)st->lines * SHORT_BYTES;
    bool alone = st->adjacent == 0 && m >= MARK_BULLET + ASCII_BULLETS;
    if (names && alone && (brief || st->names * 2 >= st->lines)) return m;
    if (names && st->above * 10 >= st->lines * 7) return m;
  }
  return MARK_NONE;
}

/* 一、 二、 or 壹、 貳、: short names in order, with items nested in them. */
static int numeral_leads(const Issue *issue, const MarkStat *stats, int mark) {
  const MarkStat *han = &stats[mark];
  if (han->lines < 2 || !stat_is_headlike(han)) return MARK_NONE;
  if (han->under_text) return MARK_NONE; /* subheads of an item */
  if (han->in_order * 10 < han->lines * 9) return MARK_NONE;
  if (han->names * 2 >= han->lines) return mark;
  int inner = inner_mark(issue, stats, mark);
  bool short_names = han->bytes / (size_t)han->lines <= 24;
  if (!inner || !short_names) return MARK_NONE;
  bool items = stat_is_headlike(&stats[inner]) || stats[inner].restarts > 1;
  return items ? mark : MARK_NONE;
}

static int section_numeral(const Issue *issue, const MarkStat *stats) {
  int mark = numeral_leads(issue, stats, MARK_FORMAL_COMMA);
  return mark ? mark : numeral_leads(issue, stats, MARK_HAN_COMMA);
}

/* **政策** alone, and a list below: most bold lines stand so. */
static bool bold_leads_lists(const Issue *issue, const MarkStat *st) {
  int with = 0;
  for (size_t i = 0; i + 1 < issue->shown.n; i++) {
    int next = issue_shown(issue, i + 1)->mark;
    with += issue_shown(issue, i)->mark == MARK_BOLD && !stats_skip(issue, i) &&
            (mark_is_number(next) || mark_is_bullet(next));
  }
  return st->lines > 1 && with * 10 >= st->lines * 7 &&
         st->bytes / (size_t)st->lines <= ROLE_NAME_BYTES;
}

/* Plain text: brackets first, then signs, then Han numbers. */
static int section_mark(const Issue *issue, const MarkStat *stats) {
  int mark = section_bracket(stats);
  if (!mark && (nested_count(issue, MARK_BOLD, MARK_BOLD_NUMBER) ||
                bold_leads_lists(issue, &stats[MARK_BOLD]))) {
    mark = MARK_BOLD;
  }
  bool days = stats[MARK_DAY].lines > 2 && stats[MARK_MONTH].lines > 1;
  if (!mark && days) mark = MARK_MONTH;
  if (!mark) mark = section_bullet(stats);
  return mark ? mark : section_numeral(issue, stats);
}

/* Whether the lines of a mark may head items at all: enough of them, their
** numbers in order, right under the columns where there are any, and not
** inside an item (below a sentence, or below another number). */
static bool item_may_be(const MarkStat *st, int m, int section, int nested) {
  if (st->lines < 2) return false;
  if (section && nested == 0) return false;
  if (!mark_is_number(m)) return true;
  bool inside = st->under_text || mark_is_number(st->under_mark);
  return st->in_order * 10 >= st->lines * 9 && (section || !inside);
}

/* What a number or bullet under the columns leads. */
static MarkRole item_role(const Issue *issue, const MarkStat *stats, int m,
                          int section) {
  const MarkStat *st = &stats[m];
  if (m == MARK_MONTH) return ROLE_NONE;
  if (m == MARK_DAY) return st->lines > 2 ? ROLE_BRIEF : ROLE_NONE;
  int nested = section ? nested_count(issue, section, m) : 0;
  if (!item_may_be(st, m, section, nested)) return ROLE_NONE;
  bool minor = m == MARK_NUMBER_PAREN || m == MARK_HAN_PAREN ||
               m == MARK_CIRCLED; /* mostly points inside an item */
  if (minor && nested * 2 < stats[section].lines) return ROLE_NONE;
  if (stat_leads_items(st)) return ROLE_ITEM;
  bool steady = mark_is_bullet(m) || st->lines > 2 || nested > 1;
  return steady && st->heads * 2 <= st->lines ? ROLE_BRIEF : ROLE_NONE;
}

/* What headings below those of items, and marks that lead nothing of their own,
** lead where headings lead items: points inside an item. */
static void roles_of_rest(const Issue *issue, const MarkStat *stats,
                          MarkRole *roles, int section, int items) {
  for (int m = items + 1; items && m <= MARK_HEADING6; m++) {
    if (roles[m] == ROLE_NONE) roles[m] = ROLE_INNER;
  }
  for (int m = MARK_BOLD; m < MARK_KINDS; m++) {
    if (roles[m] != ROLE_NONE || (m > MARK_BOLD && m < MARK_NUMBER_COMMA)) {
      continue;
    }
    if (!items || (section && nested_count(issue, section, m))) {
      roles[m] = item_role(issue, stats, m, section);
    }
    if (items && roles[m] == ROLE_NONE) roles[m] = ROLE_INNER;
  }
}

/* Without headings and columns one mark leads the items: the one that stands
** first.  Another that looks like it stands below it, inside its items:
** "**title**", text, "- point". */
static void roles_of_inner(const MarkStat *stats, MarkRole *roles) {
  int outer = MARK_NONE;
  for (int m = MARK_BOLD; m < MARK_KINDS; m++) {
    bool before = !outer || stats[m].first < stats[outer].first;
    if (roles[m] == ROLE_ITEM && before) outer = m;
  }
  for (int m = MARK_NUMBER_COMMA; outer && m < MARK_KINDS; m++) {
    bool list = mark_is_bullet(m) || mark_is_number(m);
    if (m != outer && list && roles[m] == ROLE_ITEM) roles[m] = ROLE_INNER;
  }
}

/* In a chronicle a sign stands for the day of the entry above: "△ 县气象台…". */
static void roles_of_chronicle(const MarkStat *stats, MarkRole *roles) {
  if (roles[MARK_DAY] != ROLE_BRIEF) return;
  for (int m = MARK_BULLET; m < MARK_KINDS; m++) {
    if (stats[m].lines && roles[m] != ROLE_SECTION && roles[m] != ROLE_ITEM) {
      roles[m] = ROLE_BRIEF;
    }
  }
}

void mark_roles(Issue *issue, MarkRole *roles) {
  MarkStat stats[MARK_KINDS] = {{0}};
  Arena scratch = {0};
  issue->pairs = pairs_count(issue, &scratch);
  if (scratch.rc) issue->arena.rc = scratch.rc;
  memset(roles, 0, MARK_KINDS * sizeof(*roles));
  stats_collect(issue, stats);
  roles_of_headings(issue, stats, roles);
  roles_of_groups(issue, stats, roles);
  int section = MARK_NONE, items = MARK_NONE; /* highest level of items */
  for (int m = MARK_HEADING; m <= MARK_HEADING6; m++) {
    if (roles[m] == ROLE_SECTION) section = m;
    if (roles[m] == ROLE_ITEM && !items) items = m;
  }
  if (!section && !items && (section = section_mark(issue, stats))) {
    roles[section] = ROLE_SECTION;
  }
  roles_of_rest(issue, stats, roles, section, items);
  roles_of_chronicle(stats, roles);
  if (!section && !items) roles_of_inner(stats, roles);
  issue->pairs = NULL;
  arena_free(&scratch);
}
