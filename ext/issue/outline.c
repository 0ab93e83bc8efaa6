/* outline.c: Layer 8. Stage 4: the outline of a text with Markdown headings.
**
**   # 刊名 第3期             masthead
**   ## 工具                  section, for its block is a list of records
**   - [尺子](…)：量表格      record
**   ## 活动                  section, as the others of its level are
**   周六整理旧书。           ... whose one item has no title
**
** Which level of headings, and which lines below them, lead the items is told
** by no mark: it follows from how the text is built.
**
** 1. Heads stand in a tree by their relative levels (# … ######, underlined
**    lines, <h2>; bold lines and short quotations right above lists are heads
**    below all others).  Those of the masthead, the contents and the closing
**    words are set apart.  The block of a head is what stands between it and
**    the next head of any level.
** 2. A block is looked at by itself: does it begin with a record, that is a
**    list line, or a paragraph that is one link or begins in bold type?  How
**    many lines of that shape are there, and how many of them have a title?
**    A label that comes back in other blocks (**新闻概览**) leads nothing.
** 3. Siblings vote.  A head whose block is a list of records speaks for "this
**    level heads sections"; one whose block is prose, one that is a link, or
**    has a byline below it, for "this level heads items".  From the deepest
**    level up: a head that holds sections is one, too; what stands deeper than
**    an item are its subheads.  The heads below one parent may differ from the
**    level as a whole where all of them agree.
** 4. In a section each record is an item; where the block is prose, it is one
**    item without title, or introduces the heads below.
**
** The outcome is Line.outline; costs.txt weighs it with the other clues.
*/
#include "core/cp.h"
#include "core/words.h"
#include "issue/clues.h"
#include "issue/masthead.h"
#include "issue/outline_tree.h"
#include "issue/text.h"

enum {
  ROOT_LINKS = 3, /* lines with links that make a text without heads a list */
  MAST_HEADS = 3, /* heads that may be masthead */
  OUTLINE_TOP_LINES = 3, /* shown lines that the first of them may be */
  MAST_LINES = 16,       /* shown lines above the last of them */
  OUTLINE_NAME_COLUMNS = 24,
  SHORT_NAME = 12, /* columns of a name that nothing else tells */
  WIDE_NAME = 34   /* columns of a head that is rather a title */
};

/* ---- Heads ---- */

static bool line_is_quote_head(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  return span_starts(line->text, SPAN(">")) && !line->code && line->content.n &&
         line->width <= OUTLINE_NAME_COLUMNS && !line->stop &&
         !line->inner_stop && i + 1 < issue->shown.n &&
         lead_is_list(issue_shown(issue, i + 1));
}

static bool line_is_bold(const Line *line) {
  return (line->mark == MARK_BOLD || line->mark == MARK_BOLD_NUMBER) &&
         !line->code && line->width <= OUTLINE_NAME_COLUMNS * 2;
}

/* Which lines other than headings are heads: those right above lists. */
static void outline_ask_heads(Outliner *o) {
  int bold = 0, above = 0, quotes = 0, quote_heads = 0;
  const Issue *issue = o->issue;
  for (size_t i = 0; i + 1 < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    if (line_is_bold(line) && i > 0) { /* the first is the bulletin's name */
      bold++;
      above += lead_is_list(issue_shown(issue, i + 1));
    }
    quotes += span_starts(line->text, SPAN(">"));
    quote_heads += line_is_quote_head(issue, i);
  }
  o->bold = bold > 1 && above * 10 >= bold * 7;
  o->quote = quote_heads > 1 && quote_heads * 10 >= quotes * 7;
}

/* The level of shown line i as a head, or 0. */
static int outline_level(const Outliner *o, size_t i) {
  const Line *line = issue_shown(o->issue, i);
  if (line->code || !line->content.n || clue_has(line, CLUE_IN_TOC)) return 0;
  if (mark_is_heading(line->mark)) {
    bool caption = words_prefix(WORDS_CAPTION, line->key) > 0;
    return caption ? 0 : line->mark - MARK_HEADING + 1;
  }
  if (o->bold && line_is_bold(line)) return LEVEL_BOLD;
  return o->quote && line_is_quote_head(o->issue, i) ? LEVEL_QUOTE : 0;
}

static void outline_nodes(Outliner *o) {
  for (size_t i = 0; i < o->issue->shown.n; i++) {
    int level = outline_level(o, i);
    if (!level) continue;
    if (o->nodes.n) node_at(o, o->nodes.n - 1)->to = i;
    Node *node = rows_add(&o->nodes, &o->scratch);
    node->at = i;
    node->from = i + 1;
    node->to = o->issue->shown.n;
    node->level = level;
  }
}

/* A few lines below the last rule, which lead no record: about the bulletin. */
static void outline_tail(Outliner *o) {
  if (!o->nodes.n) return;
  Node *node = node_at(o, o->nodes.n - 1);
  const Issue *issue = o->issue;
  for (size_t i = node->to;
       i-- > node->from + 1 && i + LAST_LINES > node->to;) {
    Lead lead;
    const Line *line = issue_shown(issue, i);
    if (!line_after_rule(issue, issue_shown(issue, i - 1), line)) continue;
    if (!outline_shape(issue, i, &lead)) node->to = i;
    return;
  }
}

/* Whether a number or a date may stand in the key at all: seen at once. */
static bool key_may_number(Span key) {
  for (size_t i = 0; i < key.n; i++) {
    if (cp_is_ascii_digit((uint8_t)key.z[i])) return true;
  }
  return span_has(key, SPAN("第")) || span_has(key, SPAN("刊")) ||
         span_has(key, SPAN("年"));
}

/* A number or a date of an issue. */
static bool head_is_masthead(const Line *line) {
  const unsigned kinds = 1u << PIECE_NUMBER | 1u << PIECE_KIND |
                         1u << PIECE_TOTAL | 1u << PIECE_DATE;
  if (words_is(WORDS_SECTION_WORD, line->key) ||
      words_is(WORDS_EDITORIAL_TITLE, line->key)) {
    return false;
  }
  return key_may_number(line->key) && masthead_kinds(line->key) & kinds;
}

/* Whether head i alone has its level, and no other stands above it. */
static bool node_is_top(const Outliner *o, size_t i) {
  int level = node_at(o, i)->level;
  for (size_t k = 0; k < o->nodes.n; k++) {
    if (k != i && node_at(o, k)->level <= level) return false;
  }
  return true;
}

/* Whether another head of the level of head i could be masthead: then they are
** days, or numbers of a series. */
static bool node_has_twin(const Outliner *o, size_t i) {
  int level = node_at(o, i)->level;
  for (size_t k = i + 1; k < o->nodes.n; k++) {
    const Node *node = node_at(o, k);
    if (node->level != level) continue;
    if (head_is_masthead(issue_shown(o->issue, node->at))) return true;
  }
  return false;
}

/* "Tide Weekly Issue #12": ends in such a number. */
static bool key_has_hash_number(Span key) {
  size_t n = key.n;
  while (key.n && cp_is_ascii_digit((uint8_t)key.z[key.n - 1])) key.n--;
  return key.n < n && key.n > 1 && span_ends(key, SPAN("#"));
}

/* Whether a number or a date of the issue stands above shown line i: then the
** only head of the highest level is a column. */
static bool line_above_is_masthead(const Outliner *o, size_t i) {
  const Line *head = issue_shown(o->issue, i);
  bool name = words_suffix(WORDS_SERIES_END, head->key) > 0;
  while (i-- > 0 && !name) {
    if (head_is_masthead(issue_shown(o->issue, i))) return true;
  }
  return false;
}

/* Whether head i, below none but heads of the masthead, belongs to it. */
static bool node_is_masthead(Outliner *o, size_t i) {
  Node *node = node_at(o, i);
  const Line *line = issue_shown(o->issue, node->at);
  node->numbered = i == 0 && key_has_hash_number(line->key);
  if (node->numbered) return true;
  if (i == 0 && node->at < OUTLINE_TOP_LINES && node_is_top(o, 0) &&
      !line_above_is_masthead(o, node->at)) {
    return true;
  }
  if (i == 0 && words_suffix(WORDS_SERIES_END, line->key) > 0 &&
      !words_is(WORDS_SECTION_WORD, line->key)) {
    return true;
  }
  if (!head_is_masthead(line)) return false;
  return (i == 0 && node->level == 1) || !node_has_twin(o, i);
}

static void outline_masthead(Outliner *o) {
  size_t end = 0; /* heads in front of it are masthead */
  for (size_t i = 0; i < o->nodes.n && i < MAST_HEADS; i++) {
    if (node_at(o, i)->at >= MAST_LINES) break;
    if (node_is_masthead(o, i)) end = i + 1;
  }
  for (size_t i = 0; i < end; i++) {
    Node *node = node_at(o, i);
    if (node->level <= node_at(o, end - 1)->level) node->role = NODE_MAST;
  }
}

/* "订阅本刊", "…订阅", among the last heads. */
static bool head_is_closing(const Line *line) {
  return words_prefix(WORDS_FOOT_PART, line->key) > 0 ||
         span_ends(line->key, SPAN("订阅")) ||
         span_ends(line->key, SPAN("投稿"));
}

/* A head on top with nothing below it, deeper than the next one: "### 本期概要",
** then "## 话题". */
static bool node_is_bare(const Outliner *o, size_t i) {
  const Node *node = node_at(o, i);
  if (i + 1 == o->nodes.n || node_at(o, i + 1)->level >= node->level) {
    return false;
  }
  for (size_t k = 0; k < i; k++) {
    if (node_at(o, k)->role != NODE_MAST) return false;
  }
  for (size_t k = node->from; k < node->to; k++) {
    if (issue_shown(o->issue, k)->key.n) return false;
  }
  return true;
}

/* Heads of contents, of what the bulletin is, of its closing words. */
static void outline_standing(Outliner *o) {
  for (size_t i = 0; i < o->nodes.n; i++) {
    Node *node = node_at(o, i);
    const Line *line = issue_shown(o->issue, node->at);
    if (node->role != NODE_OPEN) continue;
    if (i < MAST_HEADS && node_is_bare(o, i)) {
      node->role = NODE_MAST;
    } else if (words_is(WORDS_TOC_HEAD, line->key) ||
               clue_has(line, CLUE_TOC_HEAD)) {
      node->role = node->from == node->to ? NODE_MAST : NODE_TOC;
    } else if (words_is(WORDS_FOOT_HEAD, line->key) ||
               (i + 2 >= o->nodes.n && head_is_closing(line))) {
      node->role = i * 2 >= o->nodes.n ? NODE_FOOT : NODE_ABOUT;
    } else if (words_is(WORDS_ABOUT_HEAD, line->key)) {
      node->role = NODE_ABOUT;
    } else if (words_is(WORDS_IMPRINT_HEAD, line->key)) {
      node->role = NODE_TOC; /* as it is read without an outline */
    }
  }
}

/* The nearest head above that is of a higher level. */
static void outline_parents(Outliner *o) {
  size_t last[LEVELS + 1] = {0};
  for (size_t i = 0; i < o->nodes.n; i++) {
    Node *node = node_at(o, i);
    for (int l = node->level; l <= LEVELS; l++) last[l] = 0;
    if (node->role == NODE_MAST) continue;
    for (int l = node->level; l-- > 1 && !node->parent;) node->parent = last[l];
    last[node->level] = i + 1;
    if (node->parent) {
      Node *parent = node_at(o, node->parent - 1);
      bool standing = parent->role == NODE_FOOT || parent->role == NODE_TOC ||
                      parent->role == NODE_ABOUT;
      if (standing) {
        node->role = parent->role;
      } else if (node->role == NODE_OPEN) {
        parent->children = true;
      }
    }
  }
}

/* ---- Votes ---- */

/* "整理编辑：…" right below. */
static bool node_is_edited(const Outliner *o, const Node *node) {
  if (node->from == node->to) return false;
  const Line *line = issue_shown(o->issue, node->from);
  return !line->mark && !line->stop &&
         words_prefix(WORDS_COLUMN_EDITOR, line->key) > 0;
}

/* "顾小满／文", "作者：…" right below. */
static bool node_is_signed(const Outliner *o, const Node *node) {
  if (node->from == node->to) return false;
  const Line *line = issue_shown(o->issue, node->from);
  if (line->mark || line->key.n > CREDIT_MAX || line->stop) return false;
  if (node_is_edited(o, node)) return node->parent > 0; /* else a column's */
  size_t n = words_prefix(WORDS_HEAD_FIELD, line->key);
  bool field = n && n < line->key.n && strchr(":|/", line->key.z[n]);
  return field || words_prefix(WORDS_BYLINE_START, line->key) > 0 ||
         (span_ends(line->key, SPAN("/文")) && line_is_headlike(line));
}

/* What the block and the words of a head speak for. */
static void node_vote(const Outliner *o, Node *node) {
  static const int sections[] = {0, 0, 1, 3, 2, 5};
  static const int items[] = {1, 4, 2, 0, 0, 0};
  const Line *line = issue_shown(o->issue, node->at);
  int v = (int)node->verdict;
  bool links = v == BLOCK_RECORDS && node->linked * 10 >= node->leads * 7;
  node->sections += sections[v] + (links ? 3 : 0); /* no points of an item */
  node->items += node->children ? 2 * (v == BLOCK_PROSE) : items[v];
  if (v == BLOCK_POINTS || v == BLOCK_BRIEFS) { /* mostly points of an item */
    node->items += node->parent ? 2 : 0;
    bool name = line->content_width <= OUTLINE_NAME_COLUMNS;
    node->sections += !node->parent && name ? 2 : 0;
  }
  if (node->level >= LEVEL_BOLD) {
    node->sections += 20;
  } else {
    node->items += line->link ? 6 : 0;
  }
  node->items += line->content_width > WIDE_NAME ? 2 : 0;
  node->items += node_is_signed(o, node) ? 8 : 0;
  node->sections += words_is(WORDS_SECTION_WORD, line->key) ? 2 : 0;
}

/* Votes of a level, or of the heads below one parent. */
typedef struct Votes {
  int heads, records, sections, items;
  int holders; /* hold heads, or a list of links */
  int names;   /* may name a column */
} Votes;

static void votes_add(const Outliner *o, Votes *votes, const Node *node) {
  const Line *line = issue_shown(o->issue, node->at);
  bool links = node->verdict == BLOCK_RECORDS && node->linked >= LINKS_MIN;
  votes->heads++;
  votes->holders += links || node->children;
  votes->names += line->content_width <= OUTLINE_NAME_COLUMNS && !line->link;
  votes->records += node->verdict == BLOCK_RECORDS;
  votes->sections += node->sections;
  votes->items += node->items;
}

static bool node_is_open(const Node *node, int level) {
  return node->level == level && node->role == NODE_OPEN;
}

/* A short name with nothing below it but the next head, which is of its level
** though it should be deeper; where it is not the usual name of a column, few
** of the level stand so. */
static bool node_is_column_word(const Outliner *o, size_t i) {
  const Node *node = node_at(o, i), *next = node_at(o, i + 1);
  const Line *line = issue_shown(o->issue, node->at);
  if (node->verdict != BLOCK_EMPTY || node->children) return false;
  if (words_is(WORDS_SECTION_WORD, line->key)) return true;
  return node->from == node->to && next->level == node->level &&
         (next->verdict != BLOCK_EMPTY || next->children) && !line->link &&
         line->content_width <= SHORT_NAME &&
         o->bare[node->level] * 3 <= o->count[node->level];
}

/* Whether the open heads of a level among nodes [from, to), which have one
** parent, head columns: as the whole level, unless they agree on something
** else. */
static bool group_is_columns(const Outliner *o, int level, size_t from,
                             size_t to, const Votes *all) {
  Votes own = {0};
  for (size_t i = from; i < to; i++) {
    if (node_is_open(node_at(o, i), level)) votes_add(o, &own, node_at(o, i));
  }
  bool section = all->sections >= all->items;
  if (own.heads > 1 && node_at(o, from)->parent) {
    if (own.records && own.sections > own.items * 3) section = true;
    if (own.items > own.sections * 3) section = false;
  }
  return section;
}

/* Decides them, and tells their parent. */
static void group_decide(Outliner *o, int level, size_t from, size_t to,
                         bool section) {
  for (size_t i = from; i < to; i++) {
    Node *node = node_at(o, i);
    if (!node_is_open(node, level)) continue;
    bool column = section || (i + 1 < to && node_is_column_word(o, i));
    node->role = column ? NODE_SECTION : NODE_ITEM;
    if (!node->parent) continue;
    Node *parent = node_at(o, node->parent - 1);
    const Line *line = issue_shown(o->issue, node->at);
    bool subhead = words_is(WORDS_SUBHEAD_WORD, line->key);
    parent->sections += section ? 6 : 3;
    parent->items += subhead ? 8 : 0;
  }
}

/* Decides the heads of one level. */
static void level_decide(Outliner *o, int level) {
  Votes all = {0};
  for (size_t i = 0; i < o->nodes.n; i++) {
    Node *node = node_at(o, i);
    if (!node_is_open(node, level)) continue;
    node_vote(o, node);
    o->count[level]++;
    o->bare[level] += node->verdict == BLOCK_EMPTY && !node->children;
    votes_add(o, &all, node);
  }
  /* Heads of one kind, of which several can be nothing but columns. */
  if (all.records && all.holders > 1 && all.names == all.heads) {
    all.sections += 5 * all.holders;
  }
  for (size_t i = 0, end; i < o->nodes.n; i = end) {
    end = i + 1;
    if (node_at(o, i)->level != level) continue;
    while (end < o->nodes.n && node_at(o, end)->level >= level) end++;
    bool section = group_is_columns(o, level, i, end, &all);
    group_decide(o, level, i, end, section);
  }
}

/* What stands deeper than an item are its subheads. */
static void outline_inner(Outliner *o) {
  for (size_t i = 0; i < o->nodes.n; i++) {
    Node *node = node_at(o, i);
    if (!node->parent) continue;
    NodeRole parent = node_at(o, node->parent - 1)->role;
    if (parent == NODE_ITEM || parent == NODE_INNER) node->role = NODE_INNER;
  }
}

/* Heads behind all sections, shallower than they are and with no heads of their
** own: closing words. */
static void outline_closing(Outliner *o) {
  int count[LEVELS] = {0}, main = 0;
  bool parents[LEVELS] = {false};
  for (size_t i = 0; i < o->nodes.n; i++) {
    const Node *node = node_at(o, i);
    if (node->role != NODE_SECTION && node->role != NODE_ITEM) continue;
    o->sections[node->level] += node->role == NODE_SECTION;
    if (++count[node->level] > count[main]) main = node->level;
    parents[node->level] |= node->children;
  }
  for (size_t i = o->nodes.n; i-- > 0;) {
    Node *node = node_at(o, i);
    if (node->role == NODE_FOOT) continue;
    if (node->level >= main || parents[node->level]) break;
    if (node->role == NODE_MAST) break;
    node->role = NODE_FOOT;
  }
}

/* Whether the text has an outline: a head that is not set apart, or a list of
** records right below the masthead. */
static bool outline_is_there(const Outliner *o) {
  bool open = false;
  for (size_t i = 0; i < o->nodes.n && o->notes; i++) {
    const Node *node = node_at(o, i);
    bool list = node->verdict == BLOCK_RECORDS || node->verdict == BLOCK_BRIEFS;
    open |= node->role == NODE_OPEN || (node->role == NODE_MAST && list);
  }
  return open;
}

/* A text without any head that is a list of links from its first one on: it has
** one block. */
static void outline_root(Outliner *o) {
  const Issue *issue = o->issue;
  size_t first = SIZE_MAX;
  int links = 0, mark = MARK_NONE;
  for (size_t i = 0; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    if (!lead_is_list(line) || line->nested) {
      if (mark && line->mark) return; /* a column of another kind */
      continue;
    }
    if (!mark && line->link) {
      mark = line->mark;
      first = i;
    }
    if (mark && line->mark != mark) return;
    links += mark && line->link;
  }
  if (links < ROOT_LINKS || first == 0) return;
  Node *root = rows_add(&o->nodes, &o->scratch);
  root->at = first - 1;
  root->from = first;
  root->to = issue->shown.n;
  root->level = 1;
  root->role = NODE_MAST;
}

void issue_outline(Issue *issue) {
  Outliner o = {.issue = issue, .nodes = ROWS_OF(Node)};
  int headings = 0;
  for (size_t i = 0; i < issue->shown.n; i++) {
    headings += mark_is_heading(issue_shown(issue, i)->mark);
  }
  outline_ask_heads(&o);
  if (headings > 0 || o.bold) {
    outline_nodes(&o);
  } else {
    outline_root(&o);
  }
  if (!o.nodes.n) return;
  outline_tail(&o);
  outline_masthead(&o);
  outline_standing(&o);
  outline_parents(&o);
  outline_note(&o);
  for (size_t i = 0; i < o.nodes.n && o.notes; i++) {
    outline_look(&o, node_at(&o, i));
  }
  if (outline_is_there(&o)) {
    for (int level = LEVELS; level-- > 1;) level_decide(&o, level);
    outline_inner(&o);
    outline_closing(&o);
    outline_apply(&o);
    issue->outlined = true;
  }
  table_free(&o.labels, &issue->arena);
  if (o.scratch.rc) issue->arena.rc = o.scratch.rc;
  arena_free(&o.scratch);
}
