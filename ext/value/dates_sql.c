/* dates_sql.c: Layer 5. zh_date() and zh_dates(). */
#include "value/dates_sql.h"

#include "core/cp.h"
#include "core/utf8.h"

/* ---- SQL ---- */

/* The reference argument; false where it is no date.  NULL is none. */
static bool ref_of(Span s, DatesRef *ref) {
  *ref = (DatesRef){0, 0};
  return !s.z || dates_ref_parse(cp_trim(s), ref);
}

/* What zh_date() itself gives, "2020-06" or "2020/2024", read back: the days,
** false where s is something else. */
static bool read_iso(Span s, Day *first, Day *last) {
  size_t slash = span_find(s, SPAN("/"));
  Day a, b;
  if (slash == SPAN_NPOS) return calendar_parse(s, first, last);
  if (!calendar_parse(span_head(s, slash), first, &a)) return false;
  return calendar_parse(span_from(s, slash + 1), &b, last) && *first <= *last;
}

static void zh_date_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  Span text = arg_text(argv[0]);
  DatesRef ref;
  if (!ref_of(argc > 1 ? arg_text(argv[1]) : SPAN_NONE, &ref)) {
    result_error(ctx, "ref must be a date: YYYY-MM-DD, YYYY-MM or YYYY");
    return;
  }
  if (!text.z) return;
  char z[CALENDAR_ISO_MAX];
  Day first, last;
  if (read_iso(cp_trim(text), &first, &last)) {
    calendar_format(first, last, z);
    result_text(ctx, span_of(z));
    return;
  }
  Arena arena = {0};
  Rows found = ROWS_OF(DateFound);
  dates_find(text, &ref, DATES_ONLY_KNOWN | DATES_ONLY_ONE, &found, &arena);
  Span iso = SPAN_NONE;
  if (found.n) {
    const DateFound *date = &ROW(found, DateFound, 0);
    calendar_format(date->first, date->last, z);
    iso = span_of(z);
  }
  result_arena_text(ctx, &arena, iso);
  arena_free(&arena);
}

typedef struct DateRow {
  Span text;
  int64_t start, length;
  Span date_start, date_end, grain;
} DateRow;

/* The option of zh_dates(): "vague" or nothing. */
static bool flags_of(Span option, unsigned *flags) {
  *flags = 0;
  if (!option.z || option.n == 0) return true;
  if (!span_eq(option, SPAN("vague"))) return false;
  *flags = DATES_WITH_VAGUE;
  return true;
}

static void dates_fill(Call *call, Rows *rows) {
  Span text = call_text(call, 0);
  DatesRef ref;
  unsigned flags;
  if (!ref_of(call_text(call, 1), &ref)) {
    call->error = sqlite3_mprintf("ref must be a date: YYYY-MM-DD, "
                                  "YYYY-MM or YYYY");
    return;
  }
  if (!flags_of(call_text(call, 2), &flags)) {
    call->error = sqlite3_mprintf("option must be 'vague'");
    return;
  }
  Rows found = ROWS_OF(DateFound);
  dates_find(text, &ref, flags, &found, call->arena);
  size_t seen = 0;
  int64_t n_seen = 0; /* characters up to there */
  for (size_t i = 0; i < found.n; i++) {
    const DateFound *date = &ROW(found, DateFound, i);
    Span piece = span_head(span_from(text, date->start), date->length);
    n_seen += (int64_t)utf8_count((Span){text.z + seen, date->start - seen});
    int64_t length = (int64_t)utf8_count(piece);
    DateRow *row = rows_add(rows, call->arena);
    *row = (DateRow){piece,          n_seen + 1,
                     length,         date->date_start,
                     date->date_end, dates_grain_name(date->grain)};
    n_seen += length;
    seen = date->start + date->length;
  }
}

static const Func dates_funcs[] = {
    {"zh_date", 1, 2, 0, zh_date_func, "zh_date(text [, ref])",
     "The first date of a text in ISO 8601: a day, month, year or interval.",
     NULL},
};

static const Column date_cols[] = {
    {"text", COL_TEXT, offsetof(DateRow, text)},
    {"start", COL_INT, offsetof(DateRow, start)},
    {"length", COL_INT, offsetof(DateRow, length)},
    {"date_start", COL_TEXT, offsetof(DateRow, date_start)},
    {"date_end", COL_TEXT, offsetof(DateRow, date_end)},
    {"grain", COL_TEXT, offsetof(DateRow, grain)},
};

static const Table dates_tables[] = {
    {"zh_dates", "source, ref, option", 1, date_cols, COUNT(date_cols),
     sizeof(DateRow), dates_fill, "zh_dates(text [, ref [, option]])",
     "One row for each date of a text: where it stands, which days it names."},
};

const Family dates_family = {
    .name = "dates",
    .page = "date",
    .funcs = dates_funcs,
    .n_funcs = COUNT(dates_funcs),
    .tables = dates_tables,
    .n_tables = COUNT(dates_tables),
};
