/* dates.c: Layer 4. All dates of a text; see dates.h. */
#include "value/dates.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "text/fold.h"
#include "value/dates_parse.h"

bool dates_ref_parse(Span s, DatesRef *ref) {
  return calendar_parse(s, &ref->first, &ref->last);
}

Span dates_grain_name(DateGrain grain) {
  /* ORDER date_grain */
  static const char *const names[DATE_GRAIN_COUNT] = {
      "day",    "week", "xun",    "month",   "quarter", "half",
      "season", "year", "decade", "century", "range",   "vague"};
  return span_of(names[grain]);
}

/* Where the scan is. */
typedef struct DateScan {
  Span text;
  size_t at;
  uint32_t before; /* folded character directly before; 0 for a blank */
  bool in_title;   /* between 《 and 》 */
  unsigned flags;
  DatesNeed have; /* how exactly ref is known */
  DatesParser parser;
  DatesDays last;   /* the date before... */
  size_t last_end;  /* ...and where it ended */
  size_t every_end; /* where 每年 ended; 0 for none */
  Rows *found;
  Arena *arena;
} DateScan;

/* 次日 counts from a date that was named in so many bytes before it. */
enum { NAMED_BYTES = 600, LIST_BYTES = 16 };

enum {
  UTF8_HAN = 3, /* bytes of an ideograph */
  HAN_FIRST = 0x4E00,
  HAN_COUNT = 0x5200
};

enum { TITLE_OPEN = 0x300A, TITLE_CLOSE = 0x300B, ENUM_COMMA = 0x3001 };

static void add_date(DateScan *scan, const DatesDays *days, size_t end) {
  bool known = days->first && days->need <= scan->have;
  if (!known && scan->flags & DATES_ONLY_KNOWN) return;
  DateFound *row = rows_add(scan->found, scan->arena);
  *row = (DateFound){
      .start = scan->at, .length = end - scan->at, .grain = days->grain};
  if (!known) return;
  char z[CALENDAR_ISO_MAX];
  row->first = days->first;
  row->last = days->last;
  calendar_format_day(days->first, z);
  row->date_start = arena_copy(scan->arena, span_of(z));
  calendar_format_day(days->last, z);
  row->date_end = arena_copy(scan->arena, span_of(z));
}

/* The date before, where only 、 or 和 stands between: "6月3日、5日". */
static const DatesDays *list_head(DateScan *scan) {
  if (!scan->last_end || scan->at - scan->last_end > LIST_BYTES) return NULL;
  Span between =
      cp_trim((Span){scan->text.z + scan->last_end, scan->at - scan->last_end});
  if (between.n == 0 || between.n > UTF8_MAX) return NULL;
  uint32_t cp = fold_one(utf8_next(&between));
  bool joins = cp == ENUM_COMMA || dates_kind_of(cp) == DATES_AND;
  return joins && between.n == 0 ? &scan->last : NULL;
}

/* Steps behind the digits and letters that stand at scan->at: no date starts in
** the middle of a number. */
static void skip_digits(DateScan *scan) {
  while (scan->at < scan->text.n) {
    char c = scan->text.z[scan->at];
    if (c < '0' || c > '9') break;
    scan->before = (uint8_t)c;
    scan->at++;
  }
}

/* 十几年来, 二十多年前: how long, not when. */
static bool is_numeral_before(const DateScan *scan) {
  return scan->before == 0x5341 || cp_is_ascii_digit(scan->before);
}

/* Whether no date starts within a word of that kind. */
static bool passes(DatesKind kind) {
  static const DatesKind kinds[] = {
      DATES_AFTER,   DATES_BEFORE, DATES_COUNTS, DATES_EVERY, DATES_LAST,
      DATES_LASTING, DATES_PAST,   DATES_STOP,   DATES_VAGUE,
  };
  for (size_t i = 0; i < COUNT(kinds); i++) {
    if (kinds[i] == kind) return true;
  }
  return false;
}

/* Tries the place scan->at, where the character cp stands; false where nothing
** was read, and the scan stays. */
static bool try_date(DateScan *scan) {
  DatesParser *p = &scan->parser;
  DatesDays days = {0};
  size_t end;
  p->before = scan->before;
  p->after = list_head(scan);
  bool near = scan->last_end && scan->at - scan->last_end < NAMED_BYTES;
  p->named = near ? &scan->last : NULL;
  if (dates_parse(p, scan->text, scan->at, &days, &end)) {
    bool in_name = scan->in_title && days.need > NEED_NOTHING;
    bool again = scan->every_end && scan->at == scan->every_end; /* 每年5月 */
    if (!in_name && !again) add_date(scan, &days, end);
    scan->last = days;
    scan->last_end = end;
  } else {
    const DatesToken *t = dates_lex(&p->lexer, 0);
    if (t->kind == DATES_VAGUE && scan->flags & DATES_WITH_VAGUE &&
        !is_numeral_before(scan)) {
      days = (DatesDays){.grain = DATE_VAGUE};
      add_date(scan, &days, t->to);
    }
    if (!passes((DatesKind)t->kind)) return false;
    end = t->to;
    if (t->kind == DATES_EVERY) scan->every_end = end;
  }
  scan->at = end;
  Span read = span_head(scan->text, end);
  scan->before = fold_one(utf8_peek_last(read));
  return true;
}

/* One character on. */
static void scan_step(DateScan *scan, size_t n, uint32_t cp) {
  scan->before = cp <= ' ' || cp == 0x3000 ? 0 : cp;
  if (cp == TITLE_OPEN) scan->in_title = true;
  if (cp == TITLE_CLOSE || cp == '\n') scan->in_title = false;
  scan->at += n;
}

/* Steps over ideographs that no date starts with. */
static void skip_dull(DateScan *scan) {
  const uint8_t *b = (const uint8_t *)scan->text.z + scan->at;
  size_t n = scan->text.n - scan->at;
  uint32_t before = scan->before;
  for (; n >= UTF8_HAN && utf8_is_common(b); b += UTF8_HAN, n -= UTF8_HAN) {
    uint32_t raw = utf8_common(b);
    if (raw - HAN_FIRST >= HAN_COUNT) break;
    uint32_t cp = fold_one(raw);
    if (dates_can_start(cp)) break;
    before = cp;
  }
  scan->at = scan->text.n - n;
  scan->before = before;
}

/* Whether a date may start with the character cp, before rest; none does within
** a numeral: 八月 of 七八月. */
static bool starts_here(const DateScan *scan, uint32_t cp, Span rest) {
  return dates_can_start(cp) && dates_may_start(cp, rest) &&
         !(dates_is_numeral(scan->before) && dates_is_numeral(cp));
}

void dates_find(Span text, const DatesRef *ref, unsigned flags, Rows *found,
                Arena *arena) {
  DatesRef none = {0, 0};
  if (!ref) ref = &none;
  DateScan scan = {
      .text = text, .flags = flags, .found = found, .arena = arena};
  size_t n_before = found->n;
  int known = ref->last - ref->first;
  scan.have = !ref->first  ? NEED_NOTHING
              : known == 0 ? NEED_DAY
              : known < 31 ? NEED_MONTH
                           : NEED_YEAR;
  scan.parser.ref = ref->first ? ref->last : calendar_day(2000, 1, 1);
  Civil c = calendar_civil(scan.parser.ref);
  scan.parser.ref_year = c.year;
  scan.parser.ref_month = c.month;
  while (scan.at < text.n && !arena->rc) {
    skip_dull(&scan);
    if (scan.at == text.n) break;
    Span rest = span_from(text, scan.at);
    uint32_t cp = fold_one(utf8_next(&rest));
    if (starts_here(&scan, cp, rest) && try_date(&scan)) {
      if (flags & DATES_ONLY_ONE && found->n > n_before) return;
      continue;
    }
    scan_step(&scan, text.n - rest.n - scan.at, cp);
    if (cp_is_ascii_digit(scan.before)) skip_digits(&scan);
  }
}
