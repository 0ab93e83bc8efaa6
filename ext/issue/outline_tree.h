/* outline_tree.h: Layer 7. The heads of a text and their blocks (outline.c). */
#ifndef QIKAN_ISSUE_OUTLINE_TREE_H
#define QIKAN_ISSUE_OUTLINE_TREE_H

#include "issue/marks.h"
#include "issue/outline.h"
#include "issue/table.h"

enum {
  LEVEL_BOLD = 7,  /* bold lines above lists */
  LEVEL_QUOTE = 8, /* short quotations above lists */
  LEVELS,
  LINKS_MIN = 3 /* records that are links, to tell a column by */
};

/* The shape of a line that may lead a record: its MarkKind in a list, or */
enum {
  SHAPE_NONE,
  SHAPE_NESTED = MARK_KINDS, /* links below list lines that only group them */
  SHAPE_ROW,
  SHAPE_TAG,
  SHAPE_LINK,
  SHAPE_BOLD,
  SHAPE_BOLD_NUMBER
};

/* What a block holds. */
typedef enum Verdict {
  BLOCK_EMPTY,
  BLOCK_PROSE,
  BLOCK_POINTS, /* a list of a few words each */
  BLOCK_BRIEFS, /* a list of sentences */
  BLOCK_ONE,    /* one titled record */
  BLOCK_RECORDS
} Verdict;

typedef enum NodeRole {
  NODE_OPEN, /* not decided */
  NODE_MAST,
  NODE_TOC,   /* contents, imprint: read as without an outline */
  NODE_ABOUT, /* on top: what the bulletin is */
  NODE_SECTION,
  NODE_ITEM,
  NODE_INNER, /* a subhead */
  NODE_FOOT
} NodeRole;

/* A head and its block. */
typedef struct Node {
  size_t at;       /* shown index of the head */
  size_t from, to; /* of its block */
  size_t parent;   /* index in Outliner.nodes + 1, or 0 */
  size_t first;    /* shown index of the first record */
  int level, shape;
  int leads;           /* lines of that shape */
  int titled;          /* of them, with a link or bold type */
  int linked;          /* of them, with a link */
  int words;           /* of them, "title: text" */
  int told;            /* of them, a link and a text behind it */
  int longs;           /* of them, a sentence */
  int bare;            /* of them, a mark alone */
  int headlike;        /* of them, may be heads */
  int texts;           /* of them, with a paragraph below */
  int fields;          /* of them, a label and a short value */
  int labels;          /* of them, as in other blocks */
  int nested;          /* links below them */
  int intro;           /* lines in front of the first */
  int sections, items; /* votes */
  Verdict verdict;
  NodeRole role;
  bool children;
  bool numbered; /* ends in the number of the issue: "… #12" */
} Node;

/* What is kept of a line that may lead a record. */
typedef struct LeadNote {
  uint64_t hash;  /* of the words of its title; 0 for none */
  uint16_t shape; /* SHAPE_…, MarkKind */
  uint8_t kind;   /* LeadKind */
  bool field;     /* a label, a colon and a short value */
  bool told;      /* a text stands behind its title */
} LeadNote;

typedef struct Outliner {
  Issue *issue;
  LeadNote *notes; /* of each shown line */
  Arena scratch;
  Rows nodes;           /* Node */
  int sections[LEVELS]; /* of each level */
  int count[LEVELS];    /* heads of each level */
  int bare[LEVELS];     /* of them, with nothing below */
  KeyTable labels;      /* keys of titles: how many lines lead with them */
  int points, heads;    /* lines of lists without titles; of them, headlike */
  bool bold, quote;     /* such lines are heads */
} Outliner;

static inline Node *node_at(const Outliner *o, size_t i) {
  return &ROW(o->nodes, Node, i);
}

/* ---- blocks.c ---- */

/* The shape of shown line i, and its lead. */
int outline_shape(const Issue *issue, size_t i, Lead *lead);

/* Fills Outliner.notes and labels. */
void outline_note(Outliner *o);

/* Whether shown line i leads a record of that shape, and is no label. */
bool outline_leads(const Outliner *o, size_t i, int shape);

/* Looks at the block of the node: its first record, shape and verdict. */
void outline_look(Outliner *o, Node *node);

/* ---- records.c ---- */

/* Writes Line.outline of all lines. */
void outline_apply(Outliner *o);

#endif
