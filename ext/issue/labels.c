/* labels.c: Layer 7. Stage 5: the label of each line, by the cheapest path.
**
** data/costs.txt gives the cost of a label on a line (base + clues) and of the
** step from one label to the next.  The cheapest way through all lines is
** found by dynamic programming (Viterbi): for each line and label the best
** path that ends there, then back from the best end.  Time is lines × labels².
*/
#include "issue/labels.h"

#include "issue/clues.h"

enum {
  NEVER = 40,
  CLUE_BITS = 128,
  STORED = 64,
  FAR = 10000,
  REASON_BYTES = 256 /* most reasons are shorter */
};

#define FIRST_LABEL LABEL_MASTHEAD

/* Costs of all labels of lines that carry text, side by side: the compiler adds
** or compares all of them with one or two instructions. */
enum { LANES = 16 };

_Static_assert(LABEL_COUNT - LABEL_MASTHEAD == LANES, "a lane for each label");

typedef struct Costs {
  int16_t at[LANES];
} Costs;

#define LANE(LABEL) (LABEL_##LABEL - FIRST_LABEL)

/* The tables, filled from data/costs.txt at compile time. */
static const Costs base_costs = {{
#define BASE_COST(LABEL, cost) [LANE(LABEL)] = cost,
#include "data/costs_table.h"
}};

static const Costs line_costs[CLUE_BITS] = {
#define LINE_COST(LABEL, CLUE, cost) [CLUE_##CLUE].at[LANE(LABEL)] = cost,
#include "data/costs_table.h"
};

/* Steps and starts are stored as cost + STORED, so that 0 is "not listed". */
static const int8_t step_costs[LANES][LANES] = {
#define STEP_COST(FROM, TO, cost) [LANE(FROM)][LANE(TO)] = cost + STORED,
#include "data/costs_table.h"
};

static const int8_t start_costs[LANES] = {
#define START_COST(LABEL, cost) [LANE(LABEL)] = cost + STORED,
#include "data/costs_table.h"
};

static const Span clue_words[CLUE_COUNT] = {
#define CLUE(ID, name, words) {words, sizeof(words) - 1},
#include "data/costs_table.h"
};

static int16_t step_cost(int8_t stored) {
  return (int16_t)(stored ? stored - STORED : NEVER);
}

/* The steps from one label to all, and from all to one. */
typedef struct Steps {
  Costs from[LANES], to[LANES], start;
} Steps;

static void steps_fill(Steps *steps) {
  for (int a = 0; a < LANES; a++) {
    steps->start.at[a] = step_cost(start_costs[a]);
    for (int b = 0; b < LANES; b++) {
      steps->from[a].at[b] = step_cost(step_costs[a][b]);
      steps->to[b].at[a] = step_cost(step_costs[a][b]);
    }
  }
}

static inline void costs_add(Costs *restrict sum, const Costs *restrict more) {
  for (int a = 0; a < LANES; a++) {
    sum->at[a] = (int16_t)(sum->at[a] + more->at[a]);
  }
}

/* Costs of all labels on a line, steps aside. */
static void label_costs(const Line *line, Costs *costs) {
  *costs = base_costs;
  for (int w = 0; w < 2; w++) {
    for (uint64_t bits = line->clues.bits[w]; bits; bits &= bits - 1) {
      costs_add(costs, &line_costs[w * 64 + __builtin_ctzll(bits)]);
    }
  }
}

/* The cheapest lane. */
static int lane_least(const Costs *costs) {
  int16_t cost = costs->at[0];
  for (int a = 1; a < LANES; a++) {
    cost = costs->at[a] < cost ? costs->at[a] : cost;
  }
  int least = 0;
  while (costs->at[least] != cost) least++;
  return least;
}

/* For each label the one before it on the cheapest path. */
typedef struct Back {
  uint8_t at[LANES];
} Back;

/* One line of the search: cost[l] becomes the cheapest path that ends in l,
** back[l] the label before it. */
static void labels_step(const Steps *steps, const Costs *line, Costs *cost,
                        Back *restrict back) {
  Costs best, from_lane = {{0}};
  for (int b = 0; b < LANES; b++) best.at[b] = FAR;
  for (int a = 0; a < LANES; a++) {
    const Costs *from = &steps->from[a];
    int16_t here = cost->at[a];
    for (int b = 0; b < LANES; b++) {
      int16_t path = (int16_t)(here + from->at[b]);
      bool less = path < best.at[b];
      best.at[b] = less ? path : best.at[b];
      from_lane.at[b] = less ? (int16_t)a : from_lane.at[b];
    }
  }
  costs_add(&best, line);
  int16_t least = best.at[lane_least(&best)]; /* only differences count */
  for (int b = 0; b < LANES; b++) {
    cost->at[b] = (int16_t)(best.at[b] - least);
    back->at[b] = (uint8_t)from_lane.at[b];
  }
}

/* What the line's label cost with its neighbours' labels as they are, and which
** is next best by how much. */
static void label_margin(const Issue *issue, const Steps *steps, size_t i) {
  Line *line = issue_shown(issue, i);
  int own = (int)(line->label - FIRST_LABEL);
  Costs costs;
  label_costs(line, &costs);
  if (i == 0) {
    costs_add(&costs, &steps->start);
  } else {
    Label before = issue_shown(issue, i - 1)->label;
    costs_add(&costs, &steps->from[before - FIRST_LABEL]);
  }
  if (i + 1 < issue->shown.n) {
    Label after = issue_shown(issue, i + 1)->label;
    costs_add(&costs, &steps->to[after - FIRST_LABEL]);
  }
  line->cost = costs.at[own];
  costs.at[own] = INT16_MAX;
  int rival = lane_least(&costs);
  line->rival = (Label)(rival + (int)FIRST_LABEL);
  line->margin = (int16_t)(costs.at[rival] - line->cost);
}

void issue_labels(Issue *issue) {
  size_t n = issue->shown.n;
  if (n == 0) return;
  Steps steps;
  Costs cost, line;
  Arena scratch = {0};
  Back *back = arena_alloc(&scratch, n * sizeof(Back));
  if (!back) issue->arena.rc = scratch.rc;
  if (!back) return;
  steps_fill(&steps);
  label_costs(issue_shown(issue, 0), &cost);
  costs_add(&cost, &steps.start);
  for (size_t i = 1; i < n; i++) {
    label_costs(issue_shown(issue, i), &line);
    labels_step(&steps, &line, &cost, &back[i]);
  }
  int lane = lane_least(&cost);
  for (size_t i = n; i-- > 0;) {
    issue_shown(issue, i)->label = (Label)(lane + (int)FIRST_LABEL);
    issue->labels |= 1u << (lane + (int)FIRST_LABEL);
    lane = back[i].at[lane];
  }
  arena_free(&scratch);
  for (size_t i = 0; i < n; i++) label_margin(issue, &steps, i);
}

/* ---- Explaining ---- */

/* " +3" */
static void reason_add_cost(Text *out, int cost) {
  char z[16];
  size_t at = sizeof(z);
  unsigned v = cost < 0 ? 0u - (unsigned)cost : (unsigned)cost;
  do {
    z[--at] = (char)('0' + v % 10);
  } while ((v /= 10) != 0);
  z[--at] = cost < 0 ? '-' : '+';
  z[--at] = ' ';
  text_add(out, (Span){z + at, sizeof(z) - at});
}

static void reason_add(Text *out, Span words, int cost) {
  text_add(out, words);
  reason_add_cost(out, cost);
}

Span label_reason(const Line *line, Arena *arena) {
  Text out = {.arena = arena};
  if (line->label < FIRST_LABEL) return SPAN_NONE;
  out.z = arena_alloc(arena, REASON_BYTES);
  if (out.z) out.cap = REASON_BYTES;
  reason_add(&out, span_of(label_name(line->label)), line->cost);
  text_add(&out, SPAN(":"));
  Span before = SPAN(" ");
  for (int w = 0; w < 2; w++) {
    for (uint64_t bits = line->clues.bits[w]; bits; bits &= bits - 1) {
      int clue = w * 64 + __builtin_ctzll(bits);
      int c = line_costs[clue].at[line->label - FIRST_LABEL];
      if (!c) continue;
      text_add(&out, before);
      reason_add(&out, clue_words[clue], c);
      before = SPAN(", ");
    }
  }
  text_add(&out, SPAN("; next best "));
  reason_add(&out, span_of(label_name(line->rival)), line->margin);
  return text_span(&out);
}
