/* report.c: Layer 3. Columns, bars and HTML for reports; see report.h. */
#include "report/report.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "report/sparkline.h"

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

/* Characters that no HTML text may hold: controls but for white space. */
static bool html_forbids(uint32_t cp) {
  return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') ||
         (cp >= 0x7F && cp <= 0x9F) || cp == 0xFFFE || cp == 0xFFFF;
}

void report_html(Span s, Text *out) {
  while (s.n) {
    uint32_t cp = utf8_next(&s);
    switch (cp) {
      case '&': text_add(out, SPAN("&amp;")); break;
      case '<': text_add(out, SPAN("&lt;")); break;
      case '>': text_add(out, SPAN("&gt;")); break;
      case '"': text_add(out, SPAN("&quot;")); break;
      case '\'': text_add(out, SPAN("&#39;")); break;
      default: text_add_cp(out, html_forbids(cp) ? 0xFFFD : cp);
    }
  }
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

static void report_html_func(sqlite3_context *ctx, int argc,
                             sqlite3_value **argv) {
  Arena arena = {0};
  Text out = {.arena = &arena};
  (void)argc;
  report_html(arg_text(argv[0]), &out);
  result_arena_text(ctx, &arena, text_span(&out));
  arena_free(&arena);
}

/* report_sparkline(x, y): the points so far. */
typedef struct Sparkline {
  Arena arena;
  Rows points; /* SparklinePoint */
} Sparkline;

/* A finite number, as which y or x counts; a text is one where it reads so. */
static bool value_is_finite(sqlite3_value *value) {
  int type = sqlite3_value_numeric_type(value);
  double x = sqlite3_value_double(value);
  return (type == SQLITE_INTEGER || type == SQLITE_FLOAT) && x - x == 0;
}

static void sparkline_step(sqlite3_context *ctx, int argc,
                           sqlite3_value **argv) {
  (void)argc;
  int type = sqlite3_value_type(argv[0]);
  bool number = type == SQLITE_INTEGER || type == SQLITE_FLOAT;
  if (type == SQLITE_NULL || !value_is_finite(argv[1])) return;
  if (number && !value_is_finite(argv[0])) return;
  Sparkline *s = sqlite3_aggregate_context(ctx, sizeof(*s));
  if (!s) {
    sqlite3_result_error_nomem(ctx);
    return;
  }
  if (!s->points.size) s->points = ROWS_OF(SparklinePoint);
  SparklinePoint *point = rows_add(&s->points, &s->arena);
  point->y = sqlite3_value_double(argv[1]);
  if (number) {
    point->x = sqlite3_value_double(argv[0]);
    point->key = SPAN_NONE;
  } else {
    point->key = arena_copy(&s->arena, arg_text(argv[0]));
  }
  if (s->arena.rc) sqlite3_result_error_code(ctx, s->arena.rc);
}

static void sparkline_final(sqlite3_context *ctx) {
  Sparkline *s = sqlite3_aggregate_context(ctx, 0);
  if (!s) return; /* no points: NULL */
  Text out = {.arena = &s->arena};
  if (!s->arena.rc) sparkline_write(s->points.a, s->points.n, &out);
  result_arena_text(ctx, &s->arena, text_span(&out));
  arena_free(&s->arena);
}

static int report_init(sqlite3 *db, Conn *conn, char **error) {
  (void)conn, (void)error;
  return sqlite3_create_function_v2(
      db, "report_sparkline", 2,
      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, NULL,
      sparkline_step, sparkline_final, NULL);
}

static const Other report_others[] = {
    {"report_sparkline", "aggregate", "report_sparkline(x, y)",
     "A small line chart of y over x, as SVG."},
};

static const Func report_funcs[] = {
    {"report_pad", 2, 3, 0, report_pad_func,
     "report_pad(text, width [, align])",
     "The text in exactly so many columns of a fixed-width print; a Han "
     "character takes two.",
     NULL},
    {"report_bar", 3, 3, 0, report_bar_func, "report_bar(value, max, width)",
     "A bar of block characters, width columns long for the greatest value.",
     NULL},
    {"report_html", 1, 1, 0, report_html_func, "report_html(text)",
     "The text as HTML: & < > and quotes as entities.", NULL},
};

const Family report_family = {
    .name = "report",
    .page = "report",
    .funcs = report_funcs,
    .n_funcs = COUNT(report_funcs),
    .others = report_others,
    .n_others = COUNT(report_others),
    .init = report_init,
};
