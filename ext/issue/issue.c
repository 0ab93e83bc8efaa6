/* issue.c: Layer 8. The pipeline, and the one parse that all functions share.
**
** issue_meta(text), issue_articles(text) and the others are usually asked
** about one text after another: the connection keeps the last parsed issue,
** so that six questions about one text cost one parse.  Issues count their
** references: a table that is still being read keeps its issue alive when the
** cache moves on.
*/
#include "issue/clues.h"

/* ORDER issue_stage */
static void (*const stages[])(Issue *) = {
    issue_lines,    issue_columns,   issue_zones,    issue_repeats,
    issue_clues,    issue_labels,    issue_doubt,    issue_masthead,
    issue_toc,      issue_sections,  issue_articles, issue_credits,
    issue_dispatch, issue_leftovers,
};

Issue *issue_parse(Span text) {
  Issue *issue = sqlite3_malloc64(sizeof(*issue));
  if (!issue) return NULL;
  memset(issue, 0, sizeof(*issue));
  issue->refs = 1;
  issue->lines = ROWS_OF(Line);
  issue->shown = ROWS_OF(uint32_t);
  issue->toc = ROWS_OF(TocEntry);
  issue->sections = ROWS_OF(Section);
  issue->articles = ROWS_OF(Article);
  issue->credits = ROWS_OF(Credit);
  issue->dispatch = ROWS_OF(Dispatch);
  issue->notes = ROWS_OF(Note);
  issue->text = arena_copy(&issue->arena, text);
  for (size_t i = 0; i < COUNT(stages) && !issue->arena.rc; i++) {
    stages[i](issue);
  }
  if (issue->arena.rc) {
    issue_unref(issue);
    return NULL;
  }
  return issue;
}

void issue_unref(void *p) {
  Issue *issue = p;
  if (--issue->refs > 0) return;
  arena_free(&issue->arena);
  sqlite3_free(issue);
}

/* glibc gives what is free at the end of its heap back to the system, from
** 128 KB on, and the memory of each issue would come and go page by page.  Once
** it has freed one larger piece it keeps twice as much (mallopt(3)). */
enum { HEAP_KEPT = 2 << 20 };

static void issue_keep_heap(void) { sqlite3_free(sqlite3_malloc64(HEAP_KEPT)); }

Issue *issue_get(Conn *conn, Span text) {
  Issue *issue = conn_get(conn, CONN_ISSUE);
  if (!issue) issue_keep_heap();
  if (!issue || !span_eq(issue->text, text)) {
    issue = issue_parse(text);
    if (!issue) return NULL;
    conn_set(conn, CONN_ISSUE, issue, issue_unref);
  }
  issue->refs++;
  return issue;
}

/* ---- Last stage: what no table holds ---- */

static const char *leftover_code(const Line *line) {
  switch (line->label) {
    case LABEL_FURNITURE: return "furniture";
    case LABEL_SHELL: return "shell";
    case LABEL_RULE: return "rule";
    case LABEL_CREDIT: /* （完） names nobody */
      return clue_has(line, CLUE_CLOSING) ? "foot" : NULL;
    default: return NULL;
  }
}

void issue_leftovers(Issue *issue) {
  if (issue->none && issue->shown.n) {
    issue->notes.n = 0; /* no invention: the one note is that it is none */
    issue_note(issue, 1, "no_issue",
               SPAN("no number, date or publisher, no contents, columns, "
                    "credits or headings"));
    return;
  }
  for (size_t i = 0; i < issue->lines.n && !issue->arena.rc; i++) {
    const Line *line = issue_line(issue, i);
    const char *code = leftover_code(line);
    if (code) issue_note(issue, line->number, code, line->text);
    if (line->bad) {
      issue_note(issue, line->number, "bytes", line->text);
    }
  }
}
