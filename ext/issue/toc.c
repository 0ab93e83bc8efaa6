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
#include "../cp.h"
#include "clues.h"

/* Cuts ". . . ." and digits off the end of *title; the digits are the page. */
static Span toc_cut_page(Span *title) {
  Span key = toc_entry_key(*title), tail = span_from(*title, key.n);
  if (tail.n == 0) return SPAN_NONE;
  *title = key;
  Span page = SPAN_NONE;
  for (Span rest = tail; rest.n;) {
    Span here = rest;
    if (!cp_is_ascii_digit(utf8_next(&rest))) continue;
    page = page.z ? (Span){page.z, (size_t)(rest.z - page.z)}
                  : span_head(here, 1);
  }
  return page;
}

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

/* The page and title of one printed line; raw counterpart of a key. */
static Span toc_line_title(const Line *line, Span *page) {
  Span key = line->key;
  *page = toc_cut_page(&key);
  if (key.n == line->key.n) return line->content;
  return cp_trim(line_unkey(line->content, 0, key.n));
}

static void toc_finish(Issue *issue, TocEntry *e) {
  Text key = {.arena = &issue->arena};
  if (!e->title.z) return;
  e->author = toc_cut_author(&e->title);
  e->title = line_tidy(issue, e->title);
  line_add_key(e->title, &key);
  e->key = text_span(&key);
}

void issue_toc(Issue *issue) {
  Span section = SPAN_NONE;
  TocEntry *last = NULL;
  Text title = {.arena = &issue->arena};
  for (size_t i = 0; i < issue->shown.n && !issue->arena.rc; i++) {
    Line *line = issue_shown(issue, i);
    Span page;
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
      text_add(&title, toc_line_title(line, &page));
      last->page = page;
      last->title = text_span(&title);
    } else if (line->label == LABEL_TOC_MORE && last) {
      text_add(&title, toc_line_title(line, &page));
      if (page.z) last->page = page;
      last->title = text_span(&title);
    }
  }
  if (last) toc_finish(issue, last);
}
