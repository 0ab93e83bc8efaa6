/* blocks.c: Layer 8. What the block of a head holds: records, points or prose.
**
** See outline.c, 2.  Each line is read once as the lead of a record; what is
** kept of it is a LeadNote.
*/
#include "core/words.h"
#include "issue/clues.h"
#include "issue/markup.h"
#include "issue/outline_tree.h"
#include "issue/text.h"

enum {
  INTRO_LINES = 2,        /* in front of the first record */
  INTRO_WIDTH = 90,       /* columns of such a line */
  BLOCK_LABEL_BYTES = 24, /* of a label and its colon */
  TAG_TEXT = 12,          /* bytes behind a tag */
  TAG_BYTES = 45          /* of a tag in front of a text */
};

/* "[title](address)" and nothing else. */
static bool line_is_link_only(const Line *line) {
  Span words;
  if (!span_starts(line->text, SPAN("["))) return false;
  return markup_link(line->text, &words) == line->text.n && words.n > 0;
}

/* Whether a paragraph begins here. */
static bool outline_begins(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  if (i == 0 || line->blanks_before > 0) return true;
  const Line *prev = issue_shown(issue, i - 1);
  if (mark_is_heading(prev->mark)) return true;
  if (span_starts(line->text, SPAN("[")) &&
      span_starts(prev->text, SPAN("["))) {
    return true; /* a line of links each */
  }
  if (!issue->layout.wrapped && line_is_link_only(line)) return true;
  return issue_line(issue, line->index - 1)->label == LABEL_SHELL;
}

/* "【纸船】把网页折成册子。": a tag and a text. */
static bool lead_is_tag(Span text) {
  if (!span_starts(text, SPAN("【"))) return false;
  size_t end = span_find(span_head(text, TAG_BYTES), SPAN("】"));
  return end != SPAN_NPOS && end + 3 + TAG_TEXT < text.n &&
         !words_is(WORDS_LEAD_TAG, span_from(span_head(text, end), 3)) &&
         !words_is(WORDS_NOTE_LABEL, span_from(span_head(text, end), 3));
}

/* Whether shown line i, of no list, may lead a record at all. */
static bool line_may_lead(const Issue *issue, size_t i) {
  const Line *line = issue_shown(issue, i);
  bool plain = !line->mark || line->mark == MARK_BOLD ||
               line->mark == MARK_BOLD_NUMBER ||
               span_starts(line->text, SPAN("**")); /* **《…》** */
  return plain && outline_begins(issue, i);
}

/* The shape of a paragraph that begins with a link or in bold type. */
static int paragraph_shape(const Line *line, Lead *lead) {
  bool may = line->mark == MARK_BOLD || strchr("[*_", line->text.z[0]) ||
             span_has(line->text, SPAN("<http"));
  if (!may) return SHAPE_NONE;
  lead_read(line, lead);
  if (lead->kind == LEAD_LINK && (lead->alone || lead->sign)) return SHAPE_LINK;
  if (lead->kind != LEAD_BOLD) return SHAPE_NONE;
  if (lead->number) return SHAPE_BOLD_NUMBER;
  return lead->alone || lead->sign ? SHAPE_BOLD : SHAPE_NONE;
}

int outline_shape(const Issue *issue, size_t i, Lead *lead) {
  const Line *line = issue_shown(issue, i);
  *lead = (Lead){.kind = LEAD_NONE};
  if (line->code || !line->text.n) return SHAPE_NONE;
  if (lead_is_list(line)) {
    lead_read(line, lead);
    if (!line->nested) return line->mark;
    return lead->kind == LEAD_LINK ? SHAPE_NESTED : SHAPE_NONE;
  }
  if (line->nested) return SHAPE_NONE;
  if (span_starts(line->text, SPAN("|"))) {
    lead_read(line, lead);
    return lead->kind == LEAD_LINK ? SHAPE_ROW : SHAPE_NONE;
  }
  if (!line_may_lead(issue, i)) return SHAPE_NONE;
  if (!lead_is_tag(line->text)) return paragraph_shape(line, lead);
  lead->kind = LEAD_LONG;
  return SHAPE_TAG;
}

/* "专辑：河流": a label and a value. */
static bool text_is_field(Span s) {
  Span head = span_head(s, BLOCK_LABEL_BYTES);
  return span_has(head, SPAN("：")) || span_has(head, SPAN(":"));
}

/* Contents inside a block lead nothing. */
static bool line_is_contents(const Line *line) {
  bool head = clue_has(line, CLUE_TOC_HEAD) && line->mark == MARK_BOLD;
  return head || clue_has(line, CLUE_IN_TOC);
}

void outline_note(Outliner *o) {
  size_t n = o->issue->shown.n;
  o->notes = arena_alloc(&o->scratch, n * sizeof(*o->notes));
  for (size_t i = 0; i < n && o->notes; i++) {
    Lead lead;
    LeadNote *note = &o->notes[i];
    *note = (LeadNote){0};
    if (line_is_contents(issue_shown(o->issue, i))) continue;
    note->shape = (uint16_t)outline_shape(o->issue, i, &lead);
    if (!note->shape) continue;
    note->kind = (uint8_t)lead.kind;
    note->told = lead.rest.n > 0;
    note->field = lead.kind == LEAD_SHORT && text_is_field(lead.title);
    if (lead.kind < LEAD_LINK || lead.kind > LEAD_TITLE) continue;
    note->hash = span_hash(lead.words); /* without the address of a link */
    KeyEntry *e = table_at(&o->labels, note->hash);
    if (e) e->count++;
  }
}

/* Whether other lines begin with the same words. */
static bool note_is_label(const Outliner *o, const LeadNote *note) {
  if (!note->hash || !o->labels.used) return false;
  const KeyEntry *e = table_find(&o->labels, note->hash);
  return e && e->count > 1;
}

bool outline_leads(const Outliner *o, size_t i, int shape) {
  const LeadNote *note = &o->notes[i];
  if (note->shape != shape) return false;
  return shape < SHAPE_LINK || !note_is_label(o, note);
}

static void block_add(Outliner *o, Node *node, size_t i) {
  const Line *line = issue_shown(o->issue, i);
  const LeadNote *note = &o->notes[i];
  node->leads++;
  node->titled += note->kind == LEAD_LINK || note->kind == LEAD_BOLD;
  node->linked += note->kind == LEAD_LINK;
  node->words += note->kind == LEAD_TITLE;
  node->told += note->kind == LEAD_LINK && note->told;
  node->longs += note->kind == LEAD_LONG;
  node->bare += note->kind == LEAD_BARE;
  node->fields += note->field;
  node->headlike += line_is_headlike(line);
  node->labels +=
      note_is_label(o, note) || words_prefix(WORDS_PERSON_LABEL, line->key) > 0;
  if (i + 1 == node->to) return;
  const Line *next = issue_shown(o->issue, i + 1);
  bool apart = next->blanks_before > 0 || !line->full;
  node->texts += !next->mark && apart && !next->code;
}

/* Counts what the block holds, up to the shape of its records. */
static void block_count(Outliner *o, Node *node) {
  node->first = node->to;
  for (size_t i = node->from; i < node->to; i++) {
    int shape = o->notes[i].shape;
    if (shape == SHAPE_NESTED) {
      node->nested++;
      continue;
    }
    if (shape && !outline_leads(o, i, shape)) shape = SHAPE_NONE;
    if (!node->shape && shape) {
      node->shape = shape;
      node->first = i;
    }
    if (!node->shape) {
      const Line *line = issue_shown(o->issue, i);
      if (line->code || line_is_contents(line)) continue;
      node->intro += line->width > INTRO_WIDTH ? 2 : 1;
      if (node->intro > INTRO_LINES) return;
    } else if (shape == node->shape) {
      block_add(o, node, i);
    }
  }
}

static Verdict list_verdict(const Node *node) {
  int n = node->leads, titled = node->titled + node->bare;
  bool several = n > 1;
  if (titled * 10 >= n * 6) return several ? BLOCK_RECORDS : BLOCK_ONE;
  if (node->intro > 1) return BLOCK_PROSE;
  if (several && node->texts * 10 >= n * 8) return BLOCK_RECORDS;
  if ((titled + node->words) * 10 >= n * 6 && several) return BLOCK_BRIEFS;
  if (node->longs * 2 > n) return several ? BLOCK_BRIEFS : BLOCK_POINTS;
  return BLOCK_POINTS;
}

/* One link, and a picture below it: its caption. */
static bool block_is_picture(const Outliner *o, const Node *node) {
  const Issue *issue = o->issue;
  if (node->shape != SHAPE_LINK || node->to != node->from + 1) return false;
  size_t i = issue_shown(issue, node->from)->index + 1;
  while (i < issue->lines.n && issue_line(issue, i)->label == LABEL_BLANK) i++;
  return i < issue->lines.n &&
         span_starts(issue_line(issue, i)->text, SPAN("!["));
}

/* Whether the first record goes on from a line that ends in a colon: points. */
static bool block_runs_on(const Outliner *o, const Node *node) {
  if (!node->intro || node->first == node->from) return false;
  const Line *above = issue_shown(o->issue, node->first - 1);
  return span_ends(above->key, SPAN(":")) &&
         node->titled * 10 < node->leads * 9;
}

/* Whether the lines are labels with their values: "主体：…". */
static bool block_is_labels(const Node *node) {
  return node->labels * 3 > node->leads ||
         (node->leads > 2 && node->fields * 2 >= node->leads);
}

/* Nothing but the editor of the column, or empty signs of a quotation. */
static bool block_is_bare(const Outliner *o, const Node *node) {
  for (size_t i = node->from; i < node->to; i++) {
    const Line *line = issue_shown(o->issue, i);
    bool editor = i == node->from && !line->mark && !line->stop &&
                  (words_prefix(WORDS_SECTION_CREDIT, line->key) > 0 ||
                   words_prefix(WORDS_COLUMN_EDITOR, line->key) > 0);
    if (line->key.n && !editor) return false;
  }
  return true;
}

static Verdict block_verdict(const Outliner *o, const Node *node) {
  if (block_is_bare(o, node)) return BLOCK_EMPTY;
  if (!node->shape || node->intro > INTRO_LINES) return BLOCK_PROSE;
  if (block_is_labels(node) || block_runs_on(o, node)) return BLOCK_PROSE;
  if (node->shape < SHAPE_ROW) return list_verdict(node);
  if (block_is_picture(o, node)) return BLOCK_PROSE;
  if (node->leads > 1) return BLOCK_RECORDS;
  return node->shape == SHAPE_TAG ? BLOCK_PROSE : BLOCK_ONE;
}

/* "- 前端", "  - [title](address)", "  - …": the nested lines are the records. */
static void block_nest(const Outliner *o, Node *node) {
  bool list = node->shape && node->shape < SHAPE_NESTED;
  if (!list || node->titled || node->words || node->longs) return;
  if (node->nested < node->leads * 2) return;
  node->shape = SHAPE_NESTED;
  node->leads = node->titled = node->linked = node->nested;
  node->labels = node->fields = 0;
  while (o->notes[node->first].shape != SHAPE_NESTED) node->first++;
}

/* Links that lead records below points and prose: "1. 查一查", "2. 修一修", then
** "1、[title](address)", "2、[title](address)".  Looks for them where the block
** is none of records so far. */
static void block_links(Outliner *o, Node *node) {
  Node other = {.at = node->at, .from = node->from, .to = node->to};
  if (node->linked || node->titled) return;
  while (other.from < node->to) {
    const LeadNote *note = &o->notes[other.from];
    bool link = note->kind == LEAD_LINK && note->shape < SHAPE_NESTED;
    if (link && note->shape && note->shape != node->shape) break;
    other.from++;
  }
  if (other.from == node->to) return;
  block_count(o, &other);
  if (other.linked < LINKS_MIN || other.linked < other.leads) return;
  if (block_verdict(o, &other) != BLOCK_RECORDS) return;
  node->verdict = BLOCK_RECORDS;
  node->shape = other.shape;
  node->first = other.first;
  node->leads = other.leads;
  node->titled = other.titled;
  node->linked = other.linked;
  node->told = other.told;
  node->words = node->longs = node->bare = 0;
}

void outline_look(Outliner *o, Node *node) {
  block_count(o, node);
  block_nest(o, node);
  node->verdict = block_verdict(o, node);
  if (node->verdict != BLOCK_RECORDS) block_links(o, node);
  if (node->verdict != BLOCK_POINTS && node->verdict != BLOCK_BRIEFS) return;
  o->points += node->leads;
  o->heads += node->headlike;
}
