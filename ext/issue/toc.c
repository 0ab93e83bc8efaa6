/* toc.c: Layer 7. Stage 7: the contents.
**
**   【工作动态】                                   section
**   ●市委…联合召开“红岩精神与中国革命精            title, first line
**   神学术研讨会”专家咨询会议                       … wrapped, joined
**   关于……的报告……张三（3）                        title, author, page
**
** Which lines are contents was decided by their labels; here they become
** entries.  A list may be partial, longer than the issue, or worded otherwise:
** which article an entry names is the articles' stage's business.
*/
#include "core/cp.h"
#include "issue/clues.h"

/* "‹title› / ‹author›", "‹title›  ‹author›" behind a wide blank. */
static Span toc_cut_author(Span *title) {
  static const Span signs[] = {{" / ", 3}, {"／", 3}, {" | ", 3}, {"　", 3}};
  for (size_t i = 0; i < COUNT(signs); i++) {
    size_t at = span_find(*title, signs[i]);
    if (at == SPAN_NPOS) continue;
    Span author = cp_trim(span_from(*title, at + signs[i].n));
    if (author.n == 0 || author.n > 60) continue;
    *title = cp_trim(span_head(*title, at));
    return author;
  }
  return SPAN_NONE;
}

/* What one printed line adds to an entry; page and author where it has them. */
static Span toc_line_title(TocEntry *e, const Line *line) {
  TocCut cut = toc_cut(line->key);
  if (cut.title.n == line->key.n) return line->content;
  size_t at = cut.title.n;
  if (cut.author.z) {
    at = (size_t)(cut.author.z - line->key.z);
    e->author = line_unkey(line->content, at, at + cut.author.n);
  }
  e->page = cut.page;
  return cp_trim(line_unkey(line->content, 0, cut.title.n));
}

static void toc_finish(Issue *issue, TocEntry *e) {
  Text key = {.arena = &issue->arena};
  if (!e->title.z) return;
  if (!e->author.z) e->author = toc_cut_author(&e->title);
  if (e->author.z) {
    span_cut_prefix(&e->author, SPAN("（"));
    span_cut_suffix(&e->author, SPAN("）"));
    e->author = line_tidy(issue, e->author);
  }
  e->title = line_tidy(issue, e->title);
  fold_key(e->title, &key);
  e->key = text_span(&key);
}

void issue_toc(Issue *issue) {
  Span section = SPAN_NONE;
  TocEntry *last = NULL;
  Text title = {.arena = &issue->arena};
  for (size_t i = 0; i < issue->shown.n && !issue->arena.rc; i++) {
    Line *line = issue_shown(issue, i);
    if (line->label == LABEL_TOC_SECTION) {
      section = line_tidy(issue, line->content);
    } else if (line->label == LABEL_TOC_ITEM) {
      if (last) toc_finish(issue, last);
      title = (Text){.arena = &issue->arena};
      last = rows_add(&issue->toc, &issue->arena);
      last->seq = (int64_t)issue->toc.n;
      last->section = section;
      last->line = line->number;
      last->article = COLUMN_NULL;
      text_add(&title, toc_line_title(last, line));
      last->title = text_span(&title);
    } else if (line->label == LABEL_TOC_MORE && last) {
      text_add(&title, toc_line_title(last, line));
      last->title = text_span(&title);
    }
  }
  if (last) toc_finish(issue, last);
}
