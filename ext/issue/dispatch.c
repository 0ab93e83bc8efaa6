/* dispatch.c: Layer 7. Stage 11: to whom an issue was sent.
**
**   "报：市委办公室、省档案馆    送：市直各部门"
**   ->  报 市委办公室 | 报 省档案馆 | 送 市直各部门
**
** A list may run over several lines; other lines of the foot are notes.
*/
#include "core/cp.h"
#include "core/words.h"
#include "issue/clues.h"

/* Adds each recipient of s: names between 、 ， ； and the end mark. */
static void dispatch_names(Issue *issue, Span kind, Span s) {
  const char *from = s.z;
  int depth = 0; /* of brackets: 各县（市、区） is one name */
  for (Span rest = s;;) {
    Span here = rest;
    uint32_t cp = utf8_next(&rest);
    depth += (cp == '(' || cp == 0xFF08) - (cp == ')' || cp == 0xFF09);
    bool end = here.n == 0 || cp == 0x3001 || cp == 0xFF0C || cp == ',' ||
               cp == 0xFF1B || cp == ';' || cp == 0x3002;
    if (!end || (depth > 0 && here.n)) continue;
    Span name = line_tidy(issue, (Span){from, (size_t)(here.z - from)});
    if (name.n) {
      Dispatch *d = rows_add(&issue->dispatch, &issue->arena);
      *d = (Dispatch){kind, name};
    }
    if (here.n == 0) return;
    from = rest.z;
  }
}

/* One line; *kind is the label in force, kept from line to line.  False when
** the line is no part of a list. */
static bool dispatch_line(Issue *issue, const Line *line, Span *kind) {
  size_t n = words_prefix(WORDS_FOOT_SEND, line->key), at = 0, next_n = 0;
  if (!n && (!kind->z || clue_has(line, CLUE_FOOT) ||
             clue_has(line, CLUE_DATE) || clue_has(line, CLUE_PERSON_LABEL))) {
    *kind = SPAN_NONE;
    return false;
  }
  while (at < line->key.n) {
    if (n) {
      *kind = line_tidy(issue, line_unkey(line->content, at, at + n));
      if (!span_cut_suffix(kind, SPAN("："))) span_cut_suffix(kind, SPAN(":"));
      *kind = line_tidy(issue, *kind);
    }
    Span rest = span_from(line->key, at + n);
    size_t next = words_find(WORDS_FOOT_SEND, rest, &next_n);
    size_t end = next == SPAN_NPOS ? line->key.n : at + n + next;
    dispatch_names(issue, *kind, line_unkey(line->content, at + n, end));
    at = end;
    n = next_n;
  }
  return true;
}

/* "责任编辑：张三" is among the credits. */
static bool names_people(const Line *line) {
  return words_prefix(WORDS_PERSON_LABEL, line->key) > 0;
}

void issue_dispatch(Issue *issue) {
  if (!issue_has(issue, LABEL_FOOT, LABEL_FOOT)) return;
  Span kind = SPAN_NONE;
  for (size_t i = 0; i < issue->shown.n && !issue->arena.rc; i++) {
    const Line *line = issue_shown(issue, i);
    if (line->label != LABEL_FOOT) {
      kind = SPAN_NONE;
    } else if (!dispatch_line(issue, line, &kind) && !names_people(line)) {
      issue_note(issue, line->number, "foot", line->text);
    }
  }
}
