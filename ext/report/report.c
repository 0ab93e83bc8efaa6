/* report.c: Layer 3. Columns and bars for reports; see report.h. */
#include "report/report.h"

#include "core/cp.h"
#include "core/utf8.h"

#define ELLIPSIS 0x2026u   /* … */
#define FULL_BLOCK 0x2588u /* █; U+2589 … U+258F are 7/8 … 1/8 of it */
enum { EIGHTHS = 8 };

/* A code point as a cell shows it: controls would break the line. */
static uint32_t report_visible(uint32_t cp) {
  return cp < 0x20 || cp == 0x7F || cp == 0x85 || cp == 0x2028 || cp == 0x2029
             ? ' '
             : cp;
}

/* Columns that s takes in a cell. */
static int64_t report_width(Span s) {
  int64_t width = 0;
  while (s.n) width += cp_width(report_visible(utf8_next(&s)));
  return width;
}

static void report_blanks(int64_t n, Text *out) {
  while (n-- > 0) text_add(out, SPAN(" "));
}

/* Appends as much of s as fits into width columns; returns columns left. */
static int64_t report_fit(Span s, int64_t width, Text *out) {
  while (s.n) {
    uint32_t cp = report_visible(utf8_next(&s));
    if (cp_width(cp) > width) break;
    width -= cp_width(cp);
    text_add_cp(out, cp);
  }
  return width;
}

void report_pad(Span s, int64_t width, ReportAlign align, Text *out) {
  int64_t left = width - report_width(s);
  if (left < 0) {
    int64_t mark = cp_width(ELLIPSIS);
    if (mark > width) {
      report_blanks(width, out);
      return;
    }
    left = report_fit(s, width - mark, out);
    text_add_cp(out, ELLIPSIS);
    report_blanks(left, out);
    return;
  }
  int64_t before = align == REPORT_RIGHT    ? left
                   : align == REPORT_CENTER ? left / 2
                                            : 0;
  report_blanks(before, out);
  report_fit(s, width, out);
  report_blanks(left - before, out);
}

void report_bar(double value, double max, int64_t width, Text *out) {
  if (!(value > 0) || !(max > 0)) return; /* NaN too */
  double share = value < max ? value / max : 1;
  int64_t steps = (int64_t)(share * (double)(width * EIGHTHS) + 0.5);
  if (steps == 0 && width > 0) steps = 1;
  for (; steps >= EIGHTHS; steps -= EIGHTHS) text_add_cp(out, FULL_BLOCK);
  if (steps > 0) text_add_cp(out, FULL_BLOCK + (uint32_t)(EIGHTHS - steps));
}

/* ---- SQL ---- */

static const char *const align_names[REPORT_ALIGN_COUNT] = {"left", "right",
                                                            "center"};

/* Reads the width argument; false after an error, or NULL, as result. */
static bool report_width_arg(sqlite3_context *ctx, sqlite3_value *value,
                             int64_t *width) {
  if (sqlite3_value_type(value) == SQLITE_NULL) return false;
  *width = sqlite3_value_int64(value);
  if (*width >= 0 && *width <= REPORT_MAX_WIDTH) return true;
  result_error(ctx, "width must be from 0 to 1000 columns");
  return false;
}

static void report_pad_func(sqlite3_context *ctx, int argc,
                            sqlite3_value **argv) {
  Arena arena = {0};
  Text out = {.arena = &arena};
  int64_t width;
  int align = REPORT_LEFT;
  if (!report_width_arg(ctx, argv[1], &width)) return;
  if (argc > 2) {
    Span name = arg_text(argv[2]);
    for (align = 0; align < REPORT_ALIGN_COUNT; align++) {
      if (span_eq(name, span_of(align_names[align]))) break;
    }
    if (align == REPORT_ALIGN_COUNT) {
      result_error(ctx, "align must be left, right or center");
      return;
    }
  }
  report_pad(arg_text(argv[0]), width, (ReportAlign)align, &out);
  result_arena_text(ctx, &arena, text_span(&out));
  arena_free(&arena);
}

static void report_bar_func(sqlite3_context *ctx, int argc,
                            sqlite3_value **argv) {
  Arena arena = {0};
  Text out = {.arena = &arena};
  int64_t width;
  (void)argc;
  if (!report_width_arg(ctx, argv[2], &width)) return;
  if (sqlite3_value_type(argv[0]) == SQLITE_NULL ||
      sqlite3_value_type(argv[1]) == SQLITE_NULL) {
    return;
  }
  report_bar(sqlite3_value_double(argv[0]), sqlite3_value_double(argv[1]),
             width, &out);
  result_arena_text(ctx, &arena, text_span(&out));
  arena_free(&arena);
}

static const Func report_funcs[] = {
    {"report_pad", 2, 3, 0, report_pad_func,
     "report_pad(text, width [, align])",
     "The text in exactly so many columns of a fixed-width print; a Han "
     "character takes two.",
     NULL},
    {"report_bar", 3, 3, 0, report_bar_func, "report_bar(value, max, width)",
     "A bar of block characters, width columns long for the greatest value.",
     NULL},
};

const Family report_family = {
    .name = "report",
    .page = "report",
    .funcs = report_funcs,
    .n_funcs = COUNT(report_funcs),
};
