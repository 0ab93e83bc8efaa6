/* labels.h: Layer 6. Why a line got its label, for issue_lines.reason. */
#ifndef QIKAN_ISSUE_LABELS_H
#define QIKAN_ISSUE_LABELS_H

#include "issue.h"

/* "title 2: repeated -9, short -1; next best body +14", in the arena. */
Span label_reason(const Line *line, Arena *arena);

#endif
