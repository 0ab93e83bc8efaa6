/* doubt.c: Layer 7. Is the text an issue at all?
**
** A poem or a shopping list also has lines that could be titles.  An issue
** shows at least one sign of its own: front matter with a title, a number, a
** date or a publisher in the masthead, contents, columns, a closing credit,
** headings, or two items that are signed or whose text is whole sentences.
** Without any of them nothing is invented: every line is labelled "other" and
** one note says so.
*/
#include "issue/clues.h"
#include "issue/marks.h"

enum { SIGN_HEADINGS = 2, SIGN_ITEMS = 2, FRONT_LINES = 60 };

/* Whether the line under a title is text in sentences. */
static bool doubt_is_prose(const Line *line) {
  return clue_has(line, CLUE_INNER_STOP) && line->width > 40;
}

/* Front matter that names the issue: "title: …" between --- and ---. */
static bool doubt_has_front_matter(const Issue *issue) {
  for (size_t i = 0; i < issue->lines.n && i < FRONT_LINES; i++) {
    const Line *line = issue_line(issue, i);
    if (line->label != LABEL_SHELL && line->label != LABEL_BLANK) return false;
    if (span_starts(line->key, SPAN("title:"))) return true;
    if (span_starts(line->key, SPAN("title="))) return true;
  }
  return false;
}

static bool doubt_has_sign(const Issue *issue) {
  if (doubt_has_front_matter(issue)) return true;
  int headings = 0, items = 0;
  Label before = LABEL_BLANK;
  for (size_t i = 0; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    switch (line->label) {
      case LABEL_MASTHEAD:
        if (clue_has(line, CLUE_NUMBER) || clue_has(line, CLUE_TOTAL) ||
            clue_has(line, CLUE_DATE) || clue_has(line, CLUE_PUBLISHER)) {
          return true;
        }
        break;
      case LABEL_SECTION:
      case LABEL_TOC_HEAD: return true;
      case LABEL_CREDIT:
        if (clue_has(line, CLUE_CREDIT) || clue_has(line, CLUE_CREDIT_LOOSE)) {
          return true;
        }
        items += clue_has(line, CLUE_CREDIT_LABEL);
        break;
      case LABEL_BODY:
        items += before >= LABEL_TITLE && before <= LABEL_BYLINE &&
                 doubt_is_prose(line);
        break;
      default: break;
    }
    headings += mark_is_heading(line->mark);
    items += line->outline == OUTLINE_TITLE || line->outline == OUTLINE_BRIEF;
    before = line->label;
  }
  return headings >= SIGN_HEADINGS || items >= SIGN_ITEMS;
}

void issue_doubt(Issue *issue) {
  if (doubt_has_sign(issue)) return;
  issue->none = true;
  issue->labels = 1u << LABEL_OTHER;
  for (size_t i = 0; i < issue->shown.n; i++) {
    issue_shown(issue, i)->label = LABEL_OTHER;
  }
}
