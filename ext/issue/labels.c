/* labels.c: Layer 7. Stage 5: the label of each line, by the cheapest path.
**
** data/costs.txt gives the cost of a label on a line (base + clues) and of the
** step from one label to the next.  The cheapest way through all lines is
** found by dynamic programming (Viterbi): for each line and label the best
** path that ends there, then back from the best end.  Time is lines × labels².
*/
#include "issue/labels.h"

#include "issue/clues.h"

enum { NEVER = 40, CLUE_BITS = 128, STORED = 64 };

#define FIRST_LABEL LABEL_MASTHEAD

/* The tables, filled from data/costs.txt at compile time. */
static const int8_t base_costs[LABEL_COUNT] = {
#define BASE_COST(LABEL, cost) [LABEL_##LABEL] = cost,
#include "data/costs_table.h"
};

static const int8_t line_costs[LABEL_COUNT][CLUE_BITS] = {
#define LINE_COST(LABEL, CLUE, cost) [LABEL_##LABEL][CLUE_##CLUE] = cost,
#include "data/costs_table.h"
};

/* Steps and starts are stored as cost + STORED, so that 0 is "not listed". */
static const int8_t step_costs[LABEL_COUNT][LABEL_COUNT] = {
#define STEP_COST(FROM, TO, cost) [LABEL_##FROM][LABEL_##TO] = cost + STORED,
#include "data/costs_table.h"
};

static const int8_t start_costs[LABEL_COUNT] = {
#define START_COST(LABEL, cost) [LABEL_##LABEL] = cost + STORED,
#include "data/costs_table.h"
};

static const char *const clue_names[CLUE_COUNT] = {
#define CLUE(ID, name, words) name,
#include "data/costs_table.h"
};

static int step_cost(int8_t stored) { return stored ? stored - STORED : NEVER; }

/* Cost of a label on a line, steps aside. */
static int label_cost(const Line *line, int label) {
  int cost = base_costs[label];
  for (int w = 0; w < 2; w++) {
    for (uint64_t bits = line->clues.bits[w]; bits; bits &= bits - 1) {
      int clue = w * 64 + __builtin_ctzll(bits);
      cost += line_costs[label][clue];
    }
  }
  return cost;
}

/* One line of the search: cost[l] becomes the cheapest path that ends in l,
** back[l] the label before it. */
static void labels_step(const Line *line, int *cost, uint8_t *back) {
  int next[LABEL_COUNT];
  for (int to = (int)FIRST_LABEL; to < LABEL_COUNT; to++) {
    int best = INT32_MAX, from_best = FIRST_LABEL;
    for (int from = FIRST_LABEL; from < LABEL_COUNT; from++) {
      int c = cost[from] + step_cost(step_costs[from][to]);
      if (c < best) {
        best = c;
        from_best = from;
      }
    }
    next[to] = best + label_cost(line, to);
    back[to] = (uint8_t)from_best;
  }
  int least = next[FIRST_LABEL]; /* only differences count: stay small */
  for (int l = FIRST_LABEL; l < LABEL_COUNT; l++) {
    if (next[l] < least) least = next[l];
  }
  for (int l = FIRST_LABEL; l < LABEL_COUNT; l++) cost[l] = next[l] - least;
}

/* Cost of a label on line i with the labels of its neighbours as they are. */
static int label_local_cost(const Issue *issue, size_t i, int label) {
  int cost = label_cost(issue_shown(issue, i), label);
  if (i == 0) {
    cost += step_cost(start_costs[label]);
  } else {
    cost += step_cost(step_costs[issue_shown(issue, i - 1)->label][label]);
  }
  if (i + 1 < issue->shown.n) {
    cost += step_cost(step_costs[label][issue_shown(issue, i + 1)->label]);
  }
  return cost;
}

/* What the line's label cost there, and which is next best by how much. */
static void label_margin(const Issue *issue, size_t i) {
  Line *line = issue_shown(issue, i);
  line->cost = label_local_cost(issue, i, (int)line->label);
  line->margin = INT32_MAX;
  for (int l = FIRST_LABEL; l < LABEL_COUNT; l++) {
    int dearer = label_local_cost(issue, i, l) - line->cost;
    if (l == (int)line->label || dearer >= line->margin) continue;
    line->margin = dearer;
    line->rival = (Label)l;
  }
}

void issue_labels(Issue *issue) {
  size_t n = issue->shown.n;
  int cost[LABEL_COUNT];
  uint8_t *back = arena_alloc(&issue->arena, n * LABEL_COUNT);
  if (!back || n == 0) return;
  for (int l = FIRST_LABEL; l < LABEL_COUNT; l++) {
    cost[l] = step_cost(start_costs[l]) + label_cost(issue_shown(issue, 0), l);
  }
  for (size_t i = 1; i < n; i++) {
    labels_step(issue_shown(issue, i), cost, back + i * LABEL_COUNT);
  }
  int label = FIRST_LABEL;
  for (int l = FIRST_LABEL; l < LABEL_COUNT; l++) {
    if (cost[l] < cost[label]) label = l;
  }
  for (size_t i = n; i-- > 0;) {
    issue_shown(issue, i)->label = (Label)label;
    label = back[i * LABEL_COUNT + (size_t)label];
  }
  for (size_t i = 0; i < n; i++) label_margin(issue, i);
}

/* ---- Explaining ---- */

static void reason_add(Text *out, Span words, int cost) {
  char z[32];
  sqlite3_snprintf(sizeof(z), z, " %+d", cost);
  text_add(out, words);
  text_add(out, span_of(z));
}

Span label_reason(const Line *line, Arena *arena) {
  Text out = {.arena = arena};
  if (line->label < FIRST_LABEL) return SPAN_NONE;
  reason_add(&out, span_of(label_name(line->label)), line->cost);
  text_add(&out, SPAN(":"));
  bool any = false;
  for (int clue = 0; clue < CLUE_COUNT; clue++) {
    int c = line_costs[line->label][clue];
    if (!c || !clue_has(line, (Clue)clue)) continue;
    text_add(&out, any ? SPAN(", ") : SPAN(" "));
    reason_add(&out, span_of(clue_names[clue]), c);
    any = true;
  }
  text_add(&out, SPAN("; next best "));
  reason_add(&out, span_of(label_name(line->rival)), line->margin);
  return text_span(&out);
}
