/* articles.c: Layer 7. Stage 9: the items, their heads and their bodies.
**
**   title       市委党史研究室
**   title_more  举办“访旧地、寻故人、记乡音”口述采访活动
**   body        4 月 12 日，市委党史研究室全体编研人员前往石桥镇，走
**   …
**   credit      （市委党史研究室编研处供稿）
**
** The labels say where an item begins: at a kicker or title, or at the first
** line of a brief.  Its body is the text of its body lines with soft breaks
** removed (reflow.h), one line a paragraph.
*/
#include "core/cp.h"
#include "issue/clues.h"
#include "issue/fields.h"
#include "issue/marks.h"
#include "issue/markup.h"
#include "issue/masthead.h"
#include "issue/outline.h"
#include "issue/text.h"

enum { SIMILAR_PERCENT = 80, SIMILAR_MAX = 400 };

enum { LOOSE_MAX = 6 }; /* lines of loose text below a column */

/* ---- Where items begin and end ---- */

static bool label_opens(const Line *line, Label before, const Line *next) {
  switch (line->label) {
    case LABEL_KICKER: return true;
    case LABEL_BRIEF: /* a mark alone opens an item only if text follows */
      return line->content.n || (next && next->label == LABEL_BODY);
    case LABEL_TITLE: return before != LABEL_KICKER;
    default: return false;
  }
}

static bool label_is_item(Label label) {
  return label >= LABEL_KICKER && label <= LABEL_CREDIT_MORE;
}

/* Text that follows no head, right under a column: an item all the same. */
static bool label_is_text(const Line *line) {
  return line->label == LABEL_BODY || line->label == LABEL_TITLE_MORE;
}

/* Opens an item at shown line i. */
static Article *article_open(Issue *issue, const Line *line, size_t i) {
  Article *a = rows_add(&issue->articles, &issue->arena);
  a->seq = (int64_t)issue->articles.n;
  bool brief = line->label == LABEL_BRIEF || line->label == LABEL_BODY;
  a->kind = brief ? SPAN("brief") : SPAN("article");
  a->first = a->last = i;
  a->in_toc = COLUMN_NULL;
  a->start = line->start;
  a->line_start = line->number;
  a->section_seq = COLUMN_NULL;
  return a;
}

/* Where the reader of lines is. */
typedef struct Bounds {
  Article *a;      /* the open item, or NULL */
  Label before;    /* label of the line above */
  size_t sections; /* rows of Issue.sections that stand above or here */
  size_t intro;    /* where the introduction ends */
  size_t loose;    /* where loose text below a column ends */
} Bounds;

/* The item belongs to the last section so far. */
static void article_place(Issue *issue, Article *a, size_t sections) {
  const Section *s = &ROW(issue->sections, Section, sections - 1);
  a->section_seq = s->seq;
  a->section = s->name;
}

/* The open item reaches to line i; a field there may name its column. */
static void article_extend(Issue *issue, Bounds *b, size_t i) {
  const Line *line = issue_shown(issue, i);
  Article *a = b->a;
  int64_t end = line->start + (int64_t)utf8_count(line->raw);
  a->last = i;
  /* An item that goes on in the next column of print covers what lies between:
  ** its second half may stand higher on the page. */
  if (line->start < a->start) {
    a->length += a->start - line->start;
    a->start = line->start;
  }
  if (line->number < a->line_start) a->line_start = line->number;
  if (line->number > a->line_end) a->line_end = line->number;
  if (end > a->start + a->length) a->length = end - a->start;
  if (line->label == LABEL_BYLINE && clue_has(line, CLUE_HEAD_FIELD) &&
      b->sections && field_value(issue, line->content, WORDS_FIELD_SECTION).z) {
    article_place(issue, b->a, b->sections);
  }
}

/* Text between the masthead and the first column or title introduces the issue
** and is no item: the shown index where it ends, 0 where there is none. */
static size_t intro_end(const Issue *issue) {
  bool masthead = issue->masthead.series.z || issue->masthead.date.z;
  for (size_t i = 0; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    switch (line->label) {
      case LABEL_MASTHEAD: masthead = true; break;
      case LABEL_SECTION:
      case LABEL_KICKER:
      case LABEL_TITLE: return masthead ? i : 0;
      case LABEL_CREDIT: return 0;
      case LABEL_BRIEF:
        if (line->mark) return 0;
        break;
      default: break;
    }
  }
  return 0;
}

/* A line of no item: what credits a whole column is in issue_credits. */
static void line_unassigned(Issue *issue, const Line *line) {
  if (line->label == LABEL_CREDIT && clue_has(line, CLUE_SECTION_CREDIT)) {
    return;
  }
  issue_note(issue, line->number, "unassigned", line->text);
}

static bool line_is_loose(const Line *line) {
  return line->label == LABEL_BRIEF || line->label == LABEL_BODY;
}

/* Where loose text from line i on ends, when a titled item or a deeper column
** stands there; else 0. */
static size_t loose_end(const Issue *issue, size_t i, int level) {
  size_t k = i;
  while (k < issue->shown.n && k < i + LOOSE_MAX &&
         line_is_loose(issue_shown(issue, k))) {
    k++;
  }
  if (k == issue->shown.n || k == i + LOOSE_MAX) return 0;
  const Line *next = issue_shown(issue, k);
  bool title = next->label == LABEL_TITLE || next->label == LABEL_KICKER;
  bool deeper = next->label == LABEL_SECTION && mark_is_heading(next->mark) &&
                next->mark > level;
  return deeper || (title && next->mark) ? k : 0;
}

/* Loose text between the heading of a column and its first titled item says
** what the column is about: no item. */
static bool line_introduces(const Issue *issue, Bounds *b, size_t i) {
  const Line *line = issue_shown(issue, i);
  if (b->before == LABEL_SECTION) {
    const Line *above = issue_shown(issue, i - 1);
    bool text = line_is_loose(line) && !line->mark;
    b->loose = text && mark_is_heading(above->mark)
                   ? loose_end(issue, i, above->mark)
                   : 0;
  }
  return i < b->loose;
}

/* Whether line i introduces the issue, or is part of no item. */
static bool line_is_standing(const Line *line, const Bounds *b, size_t i) {
  return i < b->intro || line->outline == OUTLINE_LOOSE;
}

/* Goes on to line i (shown index). */
static void bounds_step(Issue *issue, Bounds *b, size_t i) {
  const Line *line = issue_shown(issue, i), *next = NULL;
  if (i + 1 < issue->shown.n) next = issue_shown(issue, i + 1);
  if (b->sections < issue->sections.n &&
      ROW(issue->sections, Section, b->sections).index == line->index) {
    b->sections++;
  }
  if (!label_is_item(line->label)) {
    b->a = NULL;
  } else if (line_is_standing(line, b, i)) {
    b->a = NULL;
    issue_note(issue, line->number, "unassigned", line->text);
    return;
  } else if (line_introduces(issue, b, i)) {
    b->a = NULL;
  } else if (label_opens(line, b->before, next) ||
             (!b->a && label_is_text(line))) {
    b->a = article_open(issue, line, i);
    if (b->sections && !ROW(issue->sections, Section, b->sections - 1).field) {
      article_place(issue, b->a, b->sections);
    }
  }
  if (!b->a && label_is_item(line->label)) line_unassigned(issue, line);
  if (b->a) article_extend(issue, b, i);
  b->before = line->label;
}

/* Puts the lines of each item into [first, last]. */
static void articles_bound(Issue *issue) {
  Bounds b = {NULL, LABEL_BLANK, 0, intro_end(issue), 0};
  for (size_t i = 0; i < issue->shown.n && !issue->arena.rc; i++) {
    bounds_step(issue, &b, i);
  }
  for (size_t i = 0; i < issue->articles.n; i++) {
    int64_t seq = ROW(issue->articles, Article, i).section_seq;
    if (seq != COLUMN_NULL) ROW(issue->sections, Section, seq - 1).articles++;
  }
}

/* ---- Heads ---- */

/* Whether two title lines are two clauses, to be read with a blank between:
** "两江…签署共建共享协议 / 协同整理两岸航运档案". */
static bool title_wants_blank(const Line *a, const Line *b) {
  if (text_runs_on(a->key) || clue_has(a, CLUE_OFFICE) ||
      clue_has(b, CLUE_TITLE_REST)) {
    return false;
  }
  Span key = b->key;
  size_t n;
  uint32_t first = utf8_peek(key);
  if (!cp_is_word(cp_class(first))) return false;
  return a->key.n <= b->key.n * 2 && b->key.n <= a->key.n * 2 &&
         words_prefix(WORDS_PREDICATE, key) > 0 &&
         words_find(WORDS_PREDICATE, a->key, &n) != SPAN_NPOS &&
         words_suffix(WORDS_PREDICATE, a->key) == 0;
}

/* Joins the lines of [i, end) that bear label or more. */
static Span head_join(Issue *issue, size_t i, size_t end, Label label,
                      Label more) {
  Text t = {.arena = &issue->arena};
  const Line *prev = NULL;
  size_t lines = 0;
  for (; i < end; i++) {
    const Line *line = issue_shown(issue, i);
    if (line->label != label && line->label != more) continue;
    if (prev && title_wants_blank(prev, line)) text_add(&t, SPAN(" "));
    bool work = line->mark == MARK_BOOK; /* a title of a work is a title */
    Span piece = line_tidy(issue, work ? line->text : line->content);
    span_cut_suffix(&piece, SPAN("\\")); /* Markdown's mark of a line end */
    text_add(&t, piece);
    prev = line;
    lines++;
  }
  return lines ? markup_plain(issue, text_span(&t)) : SPAN_NONE;
}

/* "作者：顾小竹" -> "顾小竹"; "记者 林小舟", "文/张三" stay as printed. */
static Span byline_text(Issue *issue, const Line *line) {
  if (clue_has(line, CLUE_HEAD_FIELD)) {
    return field_value(issue, line->content, WORDS_FIELD_PERSON);
  }
  size_t n = words_prefix(WORDS_BYLINE_START, line->key);
  if (!n || !span_ends(span_head(line->key, n), SPAN(":"))) {
    return line->content;
  }
  Span rest = span_from(line->key, n);
  if (span_has(rest, SPAN(":"))) return line->content; /* 文：甲　图：乙 */
  return line_unkey(line->content, n, line->key.n);
}

/* The byline as printed; several lines with a blank. */
static Span byline_join(Issue *issue, size_t i, size_t end) {
  Text t = {.arena = &issue->arena};
  for (; i < end; i++) {
    const Line *line = issue_shown(issue, i);
    if (line->label != LABEL_BYLINE) continue;
    Span name = byline_text(issue, line);
    if (name.n == 0) continue;
    if (t.n) text_add(&t, SPAN(" "));
    text_add(&t, line_tidy_name(issue, mark_strip_bullet(name)));
  }
  return t.n ? text_span(&t) : SPAN_NONE;
}

/* "一本旧书的命运（#61）": the number of an earlier issue behind a link. */
static Span title_cut_number(Issue *issue, Span title) {
  static const Span opens[] = {{"（", 3}, {"(", 1}};
  for (size_t i = 0; i < COUNT(opens) && title.z; i++) {
    size_t at = span_find(title, opens[i]);
    bool end = span_ends(title, SPAN("）")) || span_ends(title, SPAN(")"));
    if (!end || at == SPAN_NPOS || at == 0) continue;
    Text key = {.arena = &issue->arena};
    fold_key(span_from(title, at), &key);
    Span inner = text_span(&key);
    span_cut_prefix(&inner, SPAN("("));
    span_cut_suffix(&inner, SPAN(")"));
    Piece pieces[PIECES_MAX];
    bool number = masthead_pieces(inner, pieces) == 1 &&
                  pieces[0].kind == PIECE_NUMBER && pieces[0].from == 0 &&
                  pieces[0].to == inner.n;
    if (number) return cp_trim(span_head(title, at));
  }
  return title;
}

static void article_heads(Issue *issue, Article *a) {
  size_t end = a->last + 1;
  a->kicker = head_join(issue, a->first, end, LABEL_KICKER, LABEL_KICKER);
  a->title = head_join(issue, a->first, end, LABEL_TITLE, LABEL_TITLE_MORE);
  for (size_t i = a->first; i < end; i++) {
    Label label = issue_shown(issue, i)->label;
    a->title_lines += label == LABEL_TITLE || label == LABEL_TITLE_MORE;
  }
  if (clue_has(issue_shown(issue, a->first), CLUE_LINK_ITEM)) {
    a->title = title_cut_number(issue, a->title);
  }
  a->subtitle = head_join(issue, a->first, end, LABEL_SUBTITLE, LABEL_SUBTITLE);
  a->byline = byline_join(issue, a->first, end);
  a->key = a->title.z ? line_key(issue, a->title) : SPAN("");
}

/* ---- Bodies ---- */

/* What a body line adds: its mark stays, except the mark that led a brief. */
static Span body_text(const Line *line) {
  if (line->label == LABEL_TITLE) return line->tail;
  if (line->label == LABEL_BRIEF && line->mark) {
    Span all = line->content; /* less its tail, which an untitled item keeps */
    int64_t no;
    if (line->tail.z) mark_read(line->text, &no, &all);
    return all;
  }
  Span s = line->text;
  if (span_eq(s, SPAN(">"))) return SPAN("");
  if (span_starts(s, SPAN("> "))) s = span_from(s, 2);
  size_t label = words_prefix(WORDS_BODY_LABEL, line->key);
  if (label && s.n == line->text.n) {
    s = line_unkey(line->mark ? line->content : s, label, SIZE_MAX);
  }
  return s;
}

/* What stands between two body lines: a page may have ended between them. */
static Break body_break(const Issue *issue, const Line *prev,
                        const Line *line) {
  bool page = line->number <= prev->number; /* or a column of print */
  if (prev->code || line->code) return BREAK_HARD;
  if (!issue->layout.wrapped && span_ends(prev->text, SPAN("。"))) {
    return BREAK_HARD; /* as reflow says, too, after a longer look */
  }
  for (size_t i = prev->index + 1; i < line->index; i++) {
    page |= issue_line(issue, i)->label == LABEL_FURNITURE;
  }
  int blanks = page ? 0 : line->number - prev->number - 1;
  return reflow_break_page(&issue->layout, prev->raw, line->raw, blanks, page);
}

/* Appends what a body line adds, tidied and without markup. */
static void body_add(Issue *issue, Text *out, const Line *line) {
  Span s = body_text(line);
  if (line->markup) {
    markup_add(out, line_tidy(issue, s));
  } else if (line->blank || line->hidden || line->bad) {
    text_add(out, line_tidy(issue, s));
  } else { /* nothing to tidy */
    text_add(out, cp_trim(s));
  }
}

/* quote: the item stands in a column of quotations (语录, 本周金句), where the
** bracket behind a text is where the words come from, and belongs to them. */
static void article_body(Issue *issue, Article *a, bool quote) {
  Text t = {.arena = &issue->arena};
  const Line *prev = NULL;
  for (size_t i = a->first; i <= a->last; i++) {
    const Line *line = issue_shown(issue, i);
    bool text = line->label == LABEL_BODY || line->label == LABEL_BRIEF ||
                line->label == LABEL_TITLE;
    if (!text && !(quote && line->label == LABEL_CREDIT)) continue;
    if (body_text(line).n == 0) continue; /* a mark alone, a title alone */
    if (prev) {
      switch (body_break(issue, prev, line)) {
        case BREAK_JOIN: break;
        case BREAK_BLANK: text_add(&t, SPAN(" ")); break;
        case BREAK_HARD: text_add(&t, SPAN("\n")); break;
      }
    }
    body_add(issue, &t, line);
    prev = line;
  }
  a->body = prev ? text_span(&t) : SPAN_NONE;
  if (prev && !quote) {
    a->credit_tail = text_credit_tail(issue, a->body);
    a->body.n -= a->credit_tail.n;
  }
  if (prev) a->body = cp_trim(a->body);
  a->chars = prev ? (int64_t)utf8_count(a->body) : 0;
}

/* Who sent a record: "[title](address) @name", "**1. name** asks:". */
static void article_sender(Issue *issue, Article *a) {
  const Line *line = issue_shown(issue, a->first);
  bool asks = line->outline == OUTLINE_BRIEF && !line->content.n;
  bool title = line->outline == OUTLINE_TITLE && !mark_is_heading(line->mark);
  if (!asks && !title) return;
  Lead lead;
  lead_read(line, &lead);
  if (asks && lead.kind == LEAD_BOLD) lead.credit = lead.title;
  if (lead.credit.z) a->sender = line_tidy(issue, lead.credit);
}

/* ---- The contents know them ---- */

/* Characters that two keys share in order, from both ends: a cheap lower bound
** of their similarity, in percent of the longer one. */
static int key_similarity(Span a, Span b) {
  size_t head = 0, tail = 0, most = a.n > b.n ? a.n : b.n;
  size_t least = a.n < b.n ? a.n : b.n;
  while (head < least && a.z[head] == b.z[head]) head++;
  while (tail < least - head && a.z[a.n - 1 - tail] == b.z[b.n - 1 - tail]) {
    tail++;
  }
  return most ? (int)((head + tail) * 100 / most) : 0;
}

static void articles_in_toc(Issue *issue) {
  size_t n = issue->articles.n;
  if (issue->toc.n == 0 || issue->toc.n > SIMILAR_MAX) return;
  for (size_t i = 0; i < n; i++) ROW(issue->articles, Article, i).in_toc = 0;
  for (size_t k = 0; k < issue->toc.n; k++) {
    TocEntry *e = &ROW(issue->toc, TocEntry, k);
    Article *best = NULL;
    int most = SIMILAR_PERCENT - 1;
    for (size_t i = 0; i < n; i++) {
      Article *a = &ROW(issue->articles, Article, i);
      int same = a->in_toc || !a->key.n ? 0 : key_similarity(a->key, e->key);
      if (same > most) {
        most = same;
        best = a;
      }
    }
    if (!best) {
      issue_note(issue, e->line, "toc_missing", e->title);
      continue;
    }
    best->in_toc = 1;
    best->page = e->page;
    /* The contents know whether a blank stands between two title lines. */
    if (best->title_lines > 1 && span_eq(best->key, e->full_key)) {
      best->title = e->title;
    }
    e->article = best->seq;
  }
}

/* ---- The stage ---- */

/* The share of the item's lines whose label has no near rival. */
static double article_confidence(const Issue *issue, const Article *a) {
  size_t sure = 0, n = a->last - a->first + 1;
  for (size_t i = a->first; i <= a->last; i++) {
    sure += issue_shown(issue, i)->margin >= 2;
  }
  return (double)sure / (double)n;
}

void issue_articles(Issue *issue) {
  if (issue->none) return;
  Span section = SPAN_NONE, key = SPAN("");
  articles_bound(issue);
  for (size_t i = 0; i < issue->articles.n && !issue->arena.rc; i++) {
    Article *a = &ROW(issue->articles, Article, i);
    article_heads(issue, a);
    article_sender(issue, a);
    if (a->section.z && a->section.z != section.z) { /* mostly the same */
      section = a->section;
      key = line_key(issue, section);
    }
    Span column = a->section.z ? key : SPAN("");
    bool quote = words_is(WORDS_QUOTE_SECTION, column);
    article_body(issue, a, quote);
    if (a->title.z && !a->body.z) a->kind = SPAN("link");
    if (quote) a->kind = SPAN("quote");
    if (words_is(WORDS_EDITORIAL_TITLE, a->key) ||
        words_is(WORDS_EDITORIAL_TITLE, column)) {
      a->kind = SPAN("editorial");
    }
    a->confidence = article_confidence(issue, a);
  }
  articles_in_toc(issue);
}
