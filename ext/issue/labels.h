/* labels.h: Layer 6. Why a line got its label, for issue_lines.reason. */
#ifndef QIKAN_ISSUE_LABELS_H
#define QIKAN_ISSUE_LABELS_H

#include "issue/issue.h"

/* "title -5: stood in the contents -9, well short of the margin -1; next best
** body +14": the label and its cost with the steps from and to its neighbours,
** the clues that count for it in the words of data/costs.txt, the next best
** label and how much dearer it is.  In the arena. */
Span label_reason(const Line *line, Arena *arena);

#endif
