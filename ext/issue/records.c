/* records.c: Layer 8. Writes what the outline says of each line (outline.c, 4).
**
**   "- [尺子](https://…)：量表格" in a section  -> title 尺子, text 量表格
**   "  - 支持三种格式"                          -> its text
*/
#include "issue/clues.h"
#include "issue/masthead.h"
#include "issue/outline_tree.h"
#include "issue/text.h"

enum {
  URL_NAMES = 2,      /* items that end in a name */
  URL_NAME_WIDTH = 30 /* its columns */
};

static void outline_fill(Outliner *o, size_t from, size_t to, Outline what) {
  for (size_t i = from; i < to; i++) issue_shown(o->issue, i)->outline = what;
}

/* One record. */
static void outline_lead(Outliner *o, const Node *node, Line *line,
                         const Lead *lead) {
  if (lead->number && utf8_peek_last(line->key) == ':') {
    line->content = (Span){line->text.z + line->text.n, 0}; /* **1. X** asks: */
    line->mark = MARK_BOLD_NUMBER;
    line->outline = OUTLINE_BRIEF;
    return;
  }
  bool title = lead->kind == LEAD_LINK ||
               (lead->kind == LEAD_BOLD && (!lead->number || lead->alone)) ||
               (lead->kind == LEAD_TITLE && node->words == node->leads);
  if (title) {
    lead_split(o->issue, line, lead);
  } else if (lead->kind == LEAD_SHORT) {
    bool heads = o->heads * 10 >= o->points * 9;
    title = (node->verdict == BLOCK_RECORDS || heads) &&
            !text_credit_tail(o->issue, line->text).z;
  }
  line->outline = title ? OUTLINE_TITLE : OUTLINE_BRIEF;
}

static void outline_records(Outliner *o, const Node *node) {
  outline_fill(o, node->from, node->first, OUTLINE_LOOSE);
  for (size_t i = node->first; i < node->to; i++) {
    Line *line = issue_shown(o->issue, i);
    if (outline_leads(o, i, node->shape)) {
      Lead lead;
      outline_shape(o->issue, i, &lead);
      outline_lead(o, node, line, &lead);
    } else {
      bool group =
          node->shape == SHAPE_NESTED && lead_is_list(line) && !line->nested;
      line->outline = group ? OUTLINE_LOOSE : OUTLINE_TEXT;
    }
  }
}

/* Quotations and nothing else: each of them is an item. */
static bool outline_quotes(Outliner *o, const Node *node) {
  int n = 0;
  for (size_t i = node->from; i < node->to; i++) {
    const Line *line = issue_shown(o->issue, i);
    if (!span_starts(line->text, SPAN(">"))) return false;
    n += i == node->from || line->blanks_before > 0;
  }
  for (size_t i = node->from; i < node->to && n > 1; i++) {
    Line *line = issue_shown(o->issue, i);
    bool first = i == node->from || line->blanks_before > 0;
    line->outline = first ? OUTLINE_BRIEF : OUTLINE_TEXT;
  }
  return n > 1;
}

/* A drawing in words (```mermaid) and nothing else. */
static bool block_is_drawing(const Outliner *o, const Node *node) {
  const Issue *issue = o->issue;
  for (size_t i = node->from; i < node->to; i++) {
    if (!issue_shown(issue, i)->code) return false;
  }
  if (node->from == node->to) return false;
  size_t fence = issue_shown(issue, node->from)->index - 1;
  return span_has(issue_line(issue, fence)->text, SPAN("mermaid"));
}

/* Whether the section is a part of another, of which there are several. */
static bool node_is_group(const Outliner *o, const Node *node) {
  if (!node->parent) return false;
  const Node *parent = node_at(o, node->parent - 1);
  return parent->role == NODE_SECTION && o->sections[parent->level] > 1;
}

static void outline_section(Outliner *o, const Node *node) {
  issue_shown(o->issue, node->at)->outline =
      node_is_group(o, node) ? OUTLINE_GROUP : OUTLINE_SECTION;
  if (node->verdict >= BLOCK_BRIEFS ||
      (node->verdict == BLOCK_POINTS && !node->intro)) {
    outline_records(o, node);
  } else if (node->children || block_is_drawing(o, node)) {
    outline_fill(o, node->from, node->to, OUTLINE_LOOSE);
  } else if (!outline_quotes(o, node) && !o->issue->layout.wrapped) {
    outline_fill(o, node->from, node->to, OUTLINE_TEXT);
  }
}

/* Links to earlier issues say nothing of this one. */
static void outline_earlier(Outliner *o, const Node *node) {
  for (size_t i = node->from; i < node->to; i++) {
    Line *line = issue_shown(o->issue, i);
    if (line->link && masthead_has_number(line->key)) {
      line->outline = OUTLINE_LOOSE;
    }
  }
}

/* A line that is a link and nothing else, in the text of an item. */
static void outline_links(Outliner *o) {
  for (size_t i = 0; i < o->issue->shown.n; i++) {
    Line *line = issue_shown(o->issue, i);
    if (line->outline != OUTLINE_TEXT || line->mark) continue;
    if (!span_starts(line->text, SPAN("["))) continue;
    clue_add_if(line, CLUE_LINK_TEXT, o->notes[i].shape == SHAPE_LINK);
  }
}

/* "https://…" alone in the line. */
static bool line_is_url(const Line *line) {
  size_t at = span_find(line->key, SPAN("://"));
  return (at == 4 || at == 5) && span_starts(line->key, SPAN("http")) &&
         !line->blank && !line->mark;
}

/* The last line of an item, right below an address: a few words. */
static bool line_is_url_name(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  bool words = line->outline == OUTLINE_TEXT && !line->mark && !line->code &&
               !line->link && line->key.n && line->width <= URL_NAME_WIDTH &&
               line_is_headlike(line) && !span_has(line->key, SPAN(":"));
  if (!words || i == 0 || !line_is_url(issue_shown(issue, i - 1))) return false;
  return i + 1 == issue->shown.n ||
         issue_shown(issue, i + 1)->outline != OUTLINE_TEXT;
}

/* Who wrote what an item recommends, where most items of the text end so. */
static void outline_names(Issue *issue) {
  int names = 0, urls = 0;
  for (size_t i = 0; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    urls += line->outline == OUTLINE_TEXT && line_is_url(line);
    names += line_is_url_name(issue, i);
  }
  if (names < URL_NAMES || names * 2 < urls) return;
  for (size_t i = 0; i < issue->shown.n; i++) {
    if (!line_is_url_name(issue, i)) continue;
    clue_add(issue_shown(issue, i), CLUE_SIGNATURE);
    clue_add(issue_shown(issue, i), CLUE_CREDIT_LABEL);
  }
}

/* Below the masthead stand records, or what introduces the issue.  Links
** without a text may as well lead elsewhere, where other heads follow. */
static void outline_top(Outliner *o, const Node *node) {
  bool list = node->verdict == BLOCK_RECORDS || node->verdict == BLOCK_BRIEFS;
  bool all = node == node_at(o, o->nodes.n - 1) && list;
  if (all || (list && node->told > 1)) {
    outline_records(o, node);
  } else {
    outline_fill(o, node->from, node->to, OUTLINE_LOOSE);
  }
}

void outline_apply(Outliner *o) {
  size_t first = o->issue->shown.n;
  for (size_t i = 0; i < o->nodes.n; i++) {
    const Node *node = node_at(o, i);
    switch (node->role) {
      case NODE_SECTION: outline_section(o, node); break;
      case NODE_ITEM:
        issue_shown(o->issue, node->at)->outline = OUTLINE_TITLE;
        outline_fill(o, node->from, node->to, OUTLINE_TEXT);
        break;
      case NODE_INNER: outline_fill(o, node->at, node->to, OUTLINE_TEXT); break;
      case NODE_FOOT:
        outline_fill(o, node->at, node->to, OUTLINE_FOOT);
        outline_earlier(o, node);
        break;
      case NODE_MAST:
        if (node->numbered)
          outline_fill(o, node->at, node->from, OUTLINE_LOOSE);
        outline_top(o, node);
        break;
      case NODE_ABOUT:
        outline_fill(o, node->from, node->to, OUTLINE_LOOSE);
        break;
      default: break;
    }
    if (node->role != NODE_MAST && node->at < first) first = node->at;
  }
  outline_links(o);
  outline_names(o->issue);
  size_t top = o->nodes.n ? node_at(o, 0)->at : 0;
  if (first < o->issue->shown.n) outline_fill(o, 0, top, OUTLINE_LOOSE);
}
