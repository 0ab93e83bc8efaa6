/* dates.c: what is written is what is read, over every day of 1600 to 2199, in
** each style of writing; each date found stands in the text. */
#include <stdlib.h>

#include "core/utf8.h"
#include "random.h"
#include "unit.h"
#include "value/dates.h"
#include "value/lunar.h"
#include "value/number.h"

static Arena arena;

/* The days that the text's only date names; false when it is not just that. */
static bool read_one(Span text, const char *ref, Day *first, Day *last) {
  DatesRef r = {0, 0};
  Rows found = ROWS_OF(DateFound);
  if (ref) dates_ref_parse(span_of(ref), &r);
  dates_find(text, &r, 0, &found, &arena);
  if (found.n != 1) return false;
  const DateFound *d = &ROW(found, DateFound, 0);
  *first = d->first;
  *last = d->last;
  return d->start == 0 && d->length == text.n;
}

/* ---- Styles of writing ---- */

static void put_digits(Text *t, int n) {
  number_format_digits(n, SPAN("〇"), t);
}

static void put_number(Text *t, int n) { number_format(n, t); }

/* n with Arabic digits, each taken through change (NULL: as it is). */
static void put_arabic(Text *t, int n, int width, uint32_t zero,
                       const char *between) {
  char z[16];
  int len = snprintf(z, sizeof(z), "%0*d", width, n);
  for (int i = 0; i < len; i++) {
    if (i && between) text_add(t, span_of(between));
    text_add_cp(t, zero + (uint32_t)(z[i] - '0'));
  }
}

static void write_units(Text *t, Civil c) { /* 2020年6月9日 */
  put_arabic(t, c.year, 1, '0', NULL);
  text_add(t, SPAN("年"));
  put_arabic(t, c.month, 1, '0', NULL);
  text_add(t, SPAN("月"));
  put_arabic(t, c.day, 1, '0', NULL);
  text_add(t, SPAN("日"));
}

static void write_wide(Text *t, Civil c) { /* ２０２０年０６月０９號 */
  put_arabic(t, c.year, 4, 0xFF10, NULL);
  text_add(t, SPAN("年"));
  put_arabic(t, c.month, 2, 0xFF10, NULL);
  text_add(t, SPAN("月"));
  put_arabic(t, c.day, 2, 0xFF10, NULL);
  text_add(t, SPAN("號"));
}

static void write_spread(Text *t, Civil c) { /* 2 0 2 0 年 6 月 1 9 日 */
  put_arabic(t, c.year, 4, '0', " ");
  text_add(t, SPAN(" 年 "));
  put_arabic(t, c.month, 1, '0', " ");
  text_add(t, SPAN("\n月 "));
  put_arabic(t, c.day, 1, '0', " ");
  text_add(t, SPAN(" 日"));
}

static void write_han(Text *t, Civil c) { /* 二〇二〇年六月十九日 */
  put_digits(t, c.year);
  text_add(t, SPAN("年"));
  put_number(t, c.month);
  text_add(t, SPAN("月"));
  put_number(t, c.day);
  text_add(t, SPAN("日"));
}

static void write_marks(Text *t, Civil c, const char *mark, int width) {
  put_arabic(t, c.year, 4, '0', NULL);
  text_add(t, span_of(mark));
  put_arabic(t, c.month, width, '0', NULL);
  text_add(t, span_of(mark));
  put_arabic(t, c.day, width, '0', NULL);
}

static void write_dash(Text *t, Civil c) { write_marks(t, c, "-", 2); }
static void write_dots(Text *t, Civil c) { write_marks(t, c, ".", 1); }
static void write_slash(Text *t, Civil c) { write_marks(t, c, "/", 1); }
static void write_compact(Text *t, Civil c) { write_marks(t, c, "", 2); }

static void write_minguo(Text *t, Civil c) { /* 民国109年6月9日; 公元 before */
  text_add(t, c.year > 1911 ? SPAN("民国") : SPAN("公元"));
  put_arabic(t, c.year > 1911 ? c.year - 1911 : c.year, 1, '0', NULL);
  text_add(t, SPAN("年"));
  put_number(t, c.month);
  text_add(t, SPAN("月"));
  put_number(t, c.day);
  text_add(t, SPAN("日"));
}

typedef struct Style {
  const char *name;
  void (*write)(Text *t, Civil c);
} Style;

static const Style styles[] = {
    {"2020年6月9日", write_units},
    {"full width, 號", write_wide},
    {"spread with blanks", write_spread},
    {"Chinese numerals", write_han},
    {"2020-06-09", write_dash},
    {"2020.6.9", write_dots},
    {"2020/6/9", write_slash},
    {"20200609", write_compact},
    {"民国", write_minguo},
};

static void check_style(const Style *style) {
  int wrong = 0;
  Day last = calendar_day(2199, 12, 31);
  for (Day day = calendar_day(1600, 1, 1); day <= last; day++) {
    Text t = {.arena = &arena};
    Day a = 0, b = 0;
    style->write(&t, calendar_civil(day));
    if (!read_one(text_span(&t), NULL, &a, &b) || a != day || b != day) {
      if (!wrong++) printf("# %.*s\n", (int)t.n, t.z);
    }
    arena_free(&arena);
  }
  OK_AS(wrong == 0, style->name);
}

/* ---- The lunar calendar ---- */

/* "农历二〇二〇年闰四月初二" */
static void write_lunar(Text *t, LunarDate d) {
  text_add(t, SPAN("农历"));
  put_digits(t, d.year);
  text_add(t, SPAN("年"));
  if (d.leap) text_add(t, SPAN("闰"));
  if (d.month == 1) {
    text_add(t, SPAN("正"));
  } else {
    put_number(t, d.month);
  }
  text_add(t, SPAN("月"));
  if (d.day <= 10) text_add(t, SPAN("初"));
  if (d.day > 20 && d.day < 30) {
    text_add(t, SPAN("廿"));
    d.day -= 20;
  }
  put_number(t, d.day);
}

static void check_lunar(void) {
  int wrong = 0;
  Day last = lunar_year_last(2199);
  for (Day day = lunar_year_first(1600); day <= last; day++) {
    Text t = {.arena = &arena};
    LunarDate d;
    Day a = 0, b = 0;
    if (!lunar_date(day, &d)) wrong++;
    write_lunar(&t, d);
    if (!read_one(text_span(&t), NULL, &a, &b) || a != day || b != day) {
      if (!wrong++) printf("# %.*s\n", (int)t.n, t.z);
    }
    arena_free(&arena);
  }
  OK_AS(wrong == 0, "lunar dates of 1600 to 2199");
}

/* ---- Days that do not exist, months, ranges ---- */

static void check_impossible(void) {
  int wrong = 0;
  for (int year = 1600; year <= 2199; year++) {
    for (int month = 1; month <= 12; month++) {
      Text t = {.arena = &arena};
      Day a = 1, b = 1;
      write_units(&t,
                  (Civil){year, month, calendar_month_days(year, month) + 1});
      if (!read_one(text_span(&t), NULL, &a, &b) || a || b) wrong++;
      arena_free(&arena);
    }
  }
  OK_AS(wrong == 0, "the day behind the last of a month is no day");
}

/* Two days of the time before a month and a day are read with their range. */
static void check_ranges(void) {
  int wrong = 0;
  Day low = calendar_day(1600, 1, 1), high = calendar_day(2199, 12, 31);
  for (int i = 0; i < 20000; i++) {
    static const char *const joints[] = {"至", "到", "-", "—", "——", "～"};
    Text t = {.arena = &arena};
    Day x = low + (Day)dice((unsigned)(high - low - 400)), a = 0, b = 0;
    Day y = x + (Day)dice(400);
    write_units(&t, calendar_civil(x));
    text_add(&t, span_of(joints[dice(COUNT(joints))]));
    write_han(&t, calendar_civil(y));
    if (!read_one(text_span(&t), NULL, &a, &b) || a != x || b != y) {
      if (!wrong++) printf("# %.*s\n", (int)t.n, t.z);
    }
    arena_free(&arena);
  }
  OK_AS(wrong == 0, "ranges of two days");
}

/* A month and a day without a year lie at most 92 days ahead of ref, and less
** than a year before it. */
static void check_nearest(void) {
  int wrong = 0;
  Day low = calendar_day(1700, 1, 1);
  for (int i = 0; i < 20000; i++) {
    Text t = {.arena = &arena};
    char ref[CALENDAR_ISO_MAX];
    Day now = low + (Day)dice(150000), a = 0, b = 0;
    Civil c = calendar_civil(low + (Day)dice(365));
    calendar_format_day(now, ref);
    put_number(&t, c.month);
    text_add(&t, SPAN("月"));
    put_number(&t, c.day);
    text_add(&t, SPAN("日"));
    if (!read_one(text_span(&t), ref, &a, &b) || a != b) wrong++;
    if (a - now > 92 || now - a > 366) wrong++;
    if (calendar_civil(a).month != c.month || calendar_civil(a).day != c.day) {
      wrong++;
    }
    arena_free(&arena);
  }
  OK_AS(wrong == 0, "dates without a year are near the reference");
}

/* ---- Any text ---- */

static const char *const scraps[] = {
    "2020", "年",   "6",  "月",   "9",    "日",   "至", "-",  "、",   "第",
    "周",   "三",   "十", "上",   "下",   "个",   "前", "后", "农历", "闰",
    "初",   "光绪", "元", "今天", "去年", "近日", "《", "》", "\n",   " ",
    "。",   "Q1",   "旬", "季度", "世纪", "年代", "底", "中", "每年", "春节",
    "(",    ")",    ".",  "/",    "12",   "以后", "内", "两", "半年", "\xE5",
};

static void random_text(Text *t) {
  unsigned n = dice(30);
  for (unsigned i = 0; i < n; i++) {
    char byte = (char)dice(256);
    if (dice(8)) {
      text_add(t, span_of(scraps[dice(COUNT(scraps))]));
    } else {
      text_add(t, (Span){&byte, 1});
    }
  }
}

/* What must hold of all that was found in a text. */
static bool holds(Span text, const Rows *found) {
  size_t end = 0;
  for (size_t i = 0; i < found->n; i++) {
    const DateFound *d = &ROW(*found, DateFound, i);
    if (d->length == 0 || d->start < end) return false;
    end = d->start + d->length;
    if (end > text.n || d->grain >= DATE_GRAIN_COUNT) return false;
    if (!d->first != !d->last || d->first > d->last) return false;
    if (!d->first != !d->date_start.z || !d->last != !d->date_end.z) {
      return false;
    }
    if (end < text.n && utf8_is_tail(text.z[end]) &&
        !utf8_is_tail(text.z[d->start])) {
      Span rest = span_from(text, end - 1);
      uint32_t cp;
      if (utf8_read(rest, &cp) > 1) return false; /* cut in a character */
    }
  }
  return true;
}

/* Every date that is found can be found in itself alone: its text is enough. */
static void check_random(void) {
  int wrong = 0;
  int64_t dates = 0;
  DatesRef ref;
  dates_ref_parse(SPAN("2014-10-15"), &ref);
  for (int i = 0; i < 200000; i++) {
    Text t = {.arena = &arena};
    Rows found = ROWS_OF(DateFound);
    random_text(&t);
    /* a copy of its own size, so that a sanitizer sees reads behind it */
    char *z = malloc(t.n ? t.n : 1);
    if (!z) abort();
    if (t.n) memcpy(z, t.z, t.n);
    Span text = {z, t.n};
    dates_find(text, dice(2) ? &ref : NULL, dice(2) ? DATES_WITH_VAGUE : 0,
               &found, &arena);
    dates += (int64_t)found.n;
    if (!holds(text, &found)) {
      if (!wrong++) printf("# %.*s\n", (int)t.n, t.z);
    }
    free(z);
    arena_free(&arena);
  }
  OK_AS(wrong == 0, "dates stand in their text, in order, apart");
  OK_AS(dates > 100000, "there are dates in random text");
}

int main(void) {
  seed = 20141015;
  for (size_t i = 0; i < COUNT(styles); i++) check_style(&styles[i]);
  check_lunar();
  check_impossible();
  check_ranges();
  check_nearest();
  check_random();
  return unit_done();
}
