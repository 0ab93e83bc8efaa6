/* sections.c: Layer 7. Stage 8: the columns (栏目) of the body.
**
**   "【经验交流】" -> name 经验交流, mark 【】
*/
#include "issue/clues.h"
#include "issue/fields.h"
#include "issue/marks.h"

/* The printed mark: what stands before (and behind) the name. */
static Span section_printed_mark(Issue *issue, const Line *line) {
  Text t = {.arena = &issue->arena};
  if (line->content.n == line->text.n || !line->content.n) return SPAN_NONE;
  if (!span_holds(line->text, line->content)) return SPAN_NONE;
  const char *end = line->content.z + line->content.n;
  text_add(&t, (Span){line->text.z, (size_t)(line->content.z - line->text.z)});
  text_add(&t, (Span){end, (size_t)(line->text.z + line->text.n - end)});
  return line_tidy(issue, text_span(&t));
}

void issue_sections(Issue *issue) {
  if (!issue_has(issue, LABEL_SECTION, LABEL_SECTION) &&
      !issue_has(issue, LABEL_BYLINE, LABEL_BYLINE)) {
    return;
  }
  for (size_t i = 0; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    Span name = SPAN_NONE;
    if (line->label == LABEL_SECTION && line->outline == OUTLINE_GROUP) {
      issue_note(issue, line->number, "unassigned", line->text);
      continue;
    }
    if (line->label == LABEL_SECTION) name = line_tidy(issue, line->content);
    if (line->label == LABEL_BYLINE && clue_has(line, CLUE_HEAD_FIELD)) {
      name = field_value(issue, line->content, WORDS_FIELD_SECTION);
      Section *last = issue->sections.n ? &ROW(issue->sections, Section,
                                               issue->sections.n - 1)
                                        : NULL;
      if (last && span_eq(last->name, name)) continue;
    }
    if (!name.z) continue;
    Section *s = rows_add(&issue->sections, &issue->arena);
    s->seq = (int64_t)issue->sections.n;
    s->name = name;
    s->field = line->label != LABEL_SECTION;
    if (!s->field) s->mark = section_printed_mark(issue, line);
    s->index = line->index;
  }
}
