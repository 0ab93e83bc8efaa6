/* pieces.c: Layer 7. Finds numbers, totals, volumes and dates in a masthead
** line; see masthead.h. */
#include "issue/masthead.h"

#include "core/cp.h"
#include "core/words.h"
#include "issue/text.h"
#include "value/number.h"

/* Words that say which kind of issue it is. */
static const struct {
  WordList list;
  const char *kind;
} kind_lists[] = {
    {WORDS_KIND_INAUGURAL, "inaugural"},   {WORDS_KIND_TRIAL, "trial"},
    {WORDS_KIND_SUPPLEMENT, "supplement"}, {WORDS_KIND_DOUBLE, "double"},
    {WORDS_KIND_SPECIAL, "special"},
};

/* Signs that join the two numbers of a double issue: 5-6, 5—6, 5、6, 5至6. */
static bool cut_range(Span *s) {
  static const Span signs[] = {{"-", 1},  {"—", 3},  {"–", 3}, {"~", 1},
                               {"、", 3}, {"至", 3}, {"/", 1}, {"·", 2}};
  for (size_t i = 0; i < COUNT(signs); i++) {
    if (span_cut_prefix(s, signs[i])) {
      while (span_cut_prefix(s, signs[i])) {
      }
      return true;
    }
  }
  return false;
}

enum { COPY_DIGITS = 5 }; /* No.000123 numbers a copy, not an issue */

enum { RUN_MAX = 16 }; /* digits that are looked at */

enum { DOUBLE_MAX = 12 }; /* a double issue joins a year at the most */

/* The number and, if it is a double issue, the last one. */
static bool read_range(Span *s, Piece *p) {
  if (!number_read(s, &p->value)) return false;
  Span rest = *s;
  int64_t end;
  if (cut_range(&rest)) {
    span_cut_prefix(&rest, SPAN("第"));
    if (number_read(&rest, &end) && end > p->value &&
        end - p->value < DOUBLE_MAX) {
      p->value_end = end;
      *s = rest;
    }
  }
  return true;
}

static size_t cut_unit(Span *s, Piece *p) {
  size_t n = words_prefix(WORDS_UNIT, *s);
  p->unit = span_head(*s, n);
  *s = span_from(*s, n);
  return n;
}

/* 第十届村委会, 第2号台风: of all units only 期 and 辑 may have words behind them. */
static bool unit_goes_on(Span unit, Span rest) {
  if (span_eq(unit, SPAN("期")) || span_eq(unit, SPAN("辑"))) return false;
  if (span_starts(rest, SPAN("“")) || span_starts(rest, SPAN("《")))
    return true;
  if (cp_class(utf8_peek(rest)) != CP_HAN) return false;
  return !span_starts(rest, SPAN("第")) && !span_starts(rest, SPAN("总")) &&
         !words_prefix(WORDS_NUMERAL, rest);
}

/* 总号：45 */
static bool read_total_label(Span *s, Piece *p) {
  Span rest = *s;
  if (!span_cut_prefix(&rest, SPAN("总号:")) &&
      !span_cut_prefix(&rest, SPAN("总期号:"))) {
    return false;
  }
  if (!number_read(&rest, &p->value)) return false;
  p->kind = PIECE_TOTAL;
  *s = rest;
  return true;
}

/* 第3期, 总第198期, 第101卷, 总198期 */
static bool read_ordinal(Span *s, Piece *p) {
  Span rest = *s;
  bool total = span_cut_prefix(&rest, SPAN("总"));
  bool ordinal = span_cut_prefix(&rest, SPAN("第"));
  if (total) span_cut_prefix(&rest, SPAN(":"));
  if (!total && !ordinal) return false;
  if (!read_range(&rest, p) || !cut_unit(&rest, p)) return false;
  if (!total && unit_goes_on(p->unit, rest)) return false;
  p->kind = total ? PIECE_TOTAL : PIECE_NUMBER;
  bool volume = span_eq(p->unit, SPAN("卷")) || span_eq(p->unit, SPAN("册"));
  Span more = rest;
  if (!total && volume && words_prefix(WORDS_UNIT, more) == 0 &&
      span_cut_prefix(&more, SPAN("第"))) {
    p->kind = PIECE_VOLUME; /* 第101卷第63期 */
  }
  *s = rest;
  return true;
}

/* A number of Arabic digits: "12", and "2022" of the "122022" that is left of
** "12 2022". */
static bool cut_digits(Span *s, size_t most, int64_t *value) {
  size_t n = 0;
  *value = 0;
  while (n < most && n < s->n && cp_is_ascii_digit((uint8_t)s->z[n]))
    *value = *value * 10 + (s->z[n++] - '0');
  *s = span_from(*s, n);
  return n > 0;
}

/* How many digits s begins with, RUN_MAX at the most. */
static size_t count_digits(Span s) {
  size_t n = 0;
  while (n < s.n && n < RUN_MAX && cp_is_ascii_digit((uint8_t)s.z[n])) n++;
  return n;
}

/* "#12 2022.05.06" has the key "#122022.05.06": the year is not of the
** number. */
static void cut_year_behind(Span *rest, const char *digits, Piece *p) {
  Span run = {digits, (size_t)(rest->z - digits) + rest->n};
  size_t n = count_digits(run);
  int64_t value, year;
  if (n <= 4 || n > 8) return;
  Span after = span_from(run, n), number = run;
  if (!span_starts(after, SPAN("年")) &&
      (after.n == 0 || !strchr("./-", after.z[0]))) {
    return;
  }
  if (!cut_digits(&number, n - 4, &value)) return;
  *rest = number;
  cut_digits(&number, 4, &year);
  if (year < 1900 || year > 2100) {
    *rest = after;
    return;
  }
  p->value = value;
  p->value_end = COLUMN_NULL;
}

/* No.3, no3, issue#10, #122, vol.2 */
static bool read_latin(Span *s, Piece *p) {
  static const struct {
    Span word;
    PieceKind kind;
  } words[] = {
      {{"issue#", 6}, PIECE_NUMBER}, {{"issue", 5}, PIECE_NUMBER},
      {{"no.", 3}, PIECE_NUMBER},    {{"no", 2}, PIECE_NUMBER},
      {{"vol.", 4}, PIECE_VOLUME},   {{"vol", 3}, PIECE_VOLUME},
      {{"#", 1}, PIECE_NUMBER},
  };
  if (s->n == 0 || !strchr("inv#", s->z[0])) return false;
  for (size_t i = 0; i < COUNT(words); i++) {
    Span rest = *s;
    if (!span_cut_prefix(&rest, words[i].word)) continue;
    span_cut_prefix(&rest, SPAN(":"));
    const char *digits = rest.z;
    if (!read_range(&rest, p)) continue;
    p->kind = words[i].kind;
    cut_year_behind(&rest, digits, p);
    if (rest.z - digits >= COPY_DIGITS) p->kind = PIECE_OTHER; /* 份号 */
    p->unit = span_head(*s, words[i].word.n);
    if (span_ends(p->unit, SPAN("#")))
      p->unit = span_from(p->unit, p->unit.n - 1);
    *s = rest;
    return true;
  }
  return false;
}

/* 〔2020〕第7期, [2020]7号, 2020年第3期 : the year, then the number. */
static bool read_year_number(Span *s, Piece *p) {
  static const Span opens[] = {
      {"〔", 3}, {"[", 1}, {"(", 1}, {"【", 3}, {"", 0}};
  static const Span closes[] = {
      {"〕", 3}, {"]", 1}, {")", 1}, {"】", 3}, {"年", 3}};
  uint8_t first = s->n ? (uint8_t)s->z[0] : 0; /* 〔 and 【 begin with E3 */
  bool open = first == '[' || first == '(' || first == 0xE3;
  for (size_t i = open ? 0 : COUNT(opens) - 1; i < COUNT(opens); i++) {
    Span rest = *s;
    int64_t year;
    int digits;
    if (!span_cut_prefix(&rest, opens[i])) continue;
    if (!number_read_digits(&rest, &year, &digits) || digits != 4) continue;
    if (opens[i].n) span_cut_prefix(&rest, SPAN("年"));
    if (!span_cut_prefix(&rest, closes[i])) continue;
    bool ordinal = span_cut_prefix(&rest, SPAN("第"));
    if (!ordinal && opens[i].n == 0) continue;
    if (!read_range(&rest, p) || !cut_unit(&rest, p)) continue;
    p->kind = PIECE_NUMBER;
    p->year = year;
    *s = rest;
    return true;
  }
  return false;
}

/* 创刊号, 增刊第2期, 增刊(二) : the word; a number behind it is its own. */
static bool read_kind(Span *s, Piece *p) {
  for (size_t i = 0; i < COUNT(kind_lists); i++) {
    size_t n = words_prefix(kind_lists[i].list, *s);
    if (!n) continue;
    Span rest = span_from(*s, n), inner = rest;
    p->kind = PIECE_KIND;
    p->issue_kind = kind_lists[i].kind;
    if (span_cut_prefix(&inner, SPAN("(")) && number_read(&inner, &p->value) &&
        span_cut_prefix(&inner, SPAN(")"))) {
      rest = inner;
    } else { /* (增刊二) */
      inner = span_from(*s, n);
      bool number =
          number_read(&inner, &p->value) && (inner.n == 0 || inner.z[0] == ')');
      if (number) rest = inner;
      if (!number) p->value = COLUMN_NULL;
    }
    *s = rest;
    return true;
  }
  return false;
}

/* 份号 No.000123, ISSN 1234-5678 */
static bool read_other(Span *s, Piece *p) {
  size_t n = words_prefix(WORDS_OTHER_NUMBER, *s);
  if (!n) return false;
  Span rest = span_from(*s, n);
  bool digits = false;
  while (rest.n) {
    Span after = rest;
    uint32_t cp = utf8_next(&after);
    if (cp > 0x7F) break;
    digits |= cp >= '0' && cp <= '9';
    rest = after;
  }
  if (!digits) return false;
  p->kind = PIECE_OTHER;
  *s = rest;
  return true;
}

/* 2016/08, 2016.8 : a month; a day would follow with the same sign. */
static bool piece_read_month(Span *s, Piece *p) {
  int64_t year, month;
  int digits;
  Span rest = *s;
  if (!number_read_digits(&rest, &year, &digits) || digits != 4) return false;
  if (year < 1900 || year > 2100 || !span_cut_prefix(&rest, SPAN("/")))
    return false;
  if (!number_read_digits(&rest, &month, &digits) || digits > 2) return false;
  if (month < 1 || month > 12 || span_starts(rest, SPAN("/"))) return false;
  p->date = (Date){.year = year, .month = (int)month};
  *s = rest;
  return true;
}

/* 6月30日 : without a year; the masthead may have it elsewhere. */
static bool piece_read_month_day(Span *s, Piece *p) {
  int64_t month, day;
  Span rest = *s;
  if (!number_read(&rest, &month) || month < 1 || month > 12) return false;
  if (!span_cut_prefix(&rest, SPAN("月"))) return false;
  if (!number_read(&rest, &day) || day < 1 || day > 31) return false;
  if (!span_cut_prefix(&rest, SPAN("日"))) return false;
  p->date = (Date){.month = (int)month, .day = (int)day};
  *s = rest;
  return true;
}

/* "jan", "january", "sept": the month, 1 to 12; 0 for none. */
static int cut_month_word(Span *s) {
  static const char *const months[] = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (size_t i = 0; i < COUNT(months); i++) {
    Span rest = *s, word = span_of(months[i]);
    if (!span_cut_prefix(&rest, word) &&
        !(i == 8 && span_cut_prefix(&rest, SPAN("sept"))) &&
        !span_cut_prefix(&rest, span_head(word, 3))) {
      continue;
    }
    span_cut_prefix(&rest, SPAN("."));
    if (rest.n && cp_class(utf8_peek(rest)) == CP_LETTER) return 0;
    *s = rest;
    return (int)i + 1;
  }
  return 0;
}

/* "mon,", "saturday" in front of a date. */
static void cut_weekday(Span *s) {
  static const char *const days[] = {"monday",   "tuesday", "wednesday",
                                     "thursday", "friday",  "saturday",
                                     "sunday"};
  for (size_t i = 0; i < COUNT(days); i++) {
    Span word = span_of(days[i]);
    if (!span_cut_prefix(s, word) && !span_cut_prefix(s, span_head(word, 3)))
      continue;
    span_cut_prefix(s, SPAN("."));
    span_cut_prefix(s, SPAN(","));
    return;
  }
}

/* The day of the month, "12" or "12th,". */
static bool cut_month_day(Span *s, size_t most, int *day) {
  static const Span ends[] = {{"st", 2}, {"nd", 2}, {"rd", 2}, {"th", 2}};
  int64_t v;
  if (!cut_digits(s, most, &v) || v < 1 || v > 31) return false;
  *day = (int)v;
  for (size_t i = 0; i < COUNT(ends); i++) {
    if (span_cut_prefix(s, ends[i])) break;
  }
  span_cut_prefix(s, SPAN(","));
  return true;
}

/* "Mon Sep 12 2022", "12 September, 2022", "Jul 5th, 2021", "June 2021" */
static bool piece_read_english(Span *s, Piece *p) {
  Span rest = *s;
  Date d = {0};
  int64_t year;
  cut_weekday(&rest);
  size_t digits = count_digits(rest);
  if (digits && !cut_month_day(&rest, 2, &d.day)) return false;
  d.month = cut_month_word(&rest);
  if (!d.month) return false;
  span_cut_prefix(&rest, SPAN(","));
  digits = count_digits(rest);
  if (!d.day && digits != 4) {
    size_t most = digits > 4 ? digits - 4 : 2;
    if (most > 2 || !cut_month_day(&rest, most, &d.day)) return false;
  }
  if (count_digits(rest) != 4 || !cut_digits(&rest, 4, &year)) return false;
  if (year < 1900 || year > 2100) return false;
  d.year = year;
  p->date = d;
  *s = rest;
  return true;
}

/* "7.16", "07/16": a month and a day parted by sep. */
static bool cut_short_day(Span *s, char sep, Date *d) {
  int64_t month, day;
  Span rest = *s;
  if (count_digits(rest) > 2 || !cut_digits(&rest, 2, &month)) return false;
  if (rest.n == 0 || rest.z[0] != sep) return false;
  rest = span_from(rest, 1);
  if (count_digits(rest) > 2 || !cut_digits(&rest, 2, &day)) return false;
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  d->month = (int)month;
  d->day = (int)day;
  *s = rest;
  return true;
}

/* "2023.7.03—7.16": the end of the range, with the sign that parts the first
** day. */
static void cut_range_end(Span *s, Span first, Piece *p) {
  static const Span signs[] = {{"~", 1}, {"-", 1},  {"—", 3},  {"--", 2},
                               {"–", 3}, {"——", 6}, {"至", 3}, {"到", 3}};
  char sep = span_has(first, SPAN(".")) ? '.' : 0;
  if (!sep) sep = span_has(first, SPAN("/")) ? '/' : '-';
  if (!p->date.day) return;
  for (size_t i = COUNT(signs); i-- > 0;) {
    Span rest = *s;
    Date end = {.year = p->date.year};
    if (signs[i].z[0] == sep || !span_cut_prefix(&rest, signs[i])) continue;
    if (!cut_short_day(&rest, sep, &end)) continue;
    if (rest.n && rest.z[0] == sep) return;
    if (end.month < p->date.month && end.year) end.year++;
    p->date_end = end;
    *s = rest;
    return;
  }
}

/* "7.03-7.16": two days without a year; one alone may be a version. */
static bool piece_read_days(Span *s, Piece *p) {
  Span rest = *s, first = *s;
  char sep = span_has(span_head(rest, 3), SPAN(".")) ? '.' : '/';
  if (!cut_short_day(&rest, sep, &p->date)) return false;
  first.n -= rest.n;
  cut_range_end(&rest, first, p);
  if (!p->date_end.day) return false;
  *s = rest;
  return true;
}

/* A date, or the first day of a range and its end. */
static bool piece_read_date(Span *s, Piece *p) {
  Span first = *s;
  if (!date_read(s, &p->date)) return false;
  first.n -= s->n;
  cut_range_end(s, first, p);
  return true;
}

/* Whether a number, year or date may begin here. */
static bool piece_may_start(Span s) {
  if ((uint8_t)s.z[0] < 0x80 && (uint8_t)s.z[0] > '9') return true; /* no.3 */
  return words_prefix(WORDS_NUMERAL, s) || words_prefix(WORDS_PIECE_START, s) ||
         s.z[0] == '#';
}

static bool read_piece(Span *s, Piece *p) {
  *p = (Piece){
      .value = COLUMN_NULL, .value_end = COLUMN_NULL, .year = COLUMN_NULL};
  if (read_other(s, p)) return true;
  if (!piece_may_start(*s)) return read_kind(s, p);
  if (read_year_number(s, p) || read_total_label(s, p) || read_ordinal(s, p) ||
      read_latin(s, p) || read_kind(s, p)) {
    return true;
  }
  p->value = COLUMN_NULL;
  p->kind = PIECE_DATE;
  return piece_read_date(s, p) || piece_read_month(s, p) ||
         piece_read_month_day(s, p) || piece_read_english(s, p) ||
         piece_read_days(s, p);
}

/* What a character is for the one behind it: inside a number no other number
** begins (12020.6.9), inside a Latin word no other word (GOCN 1). */
typedef enum Inside { INSIDE_NOTHING, INSIDE_NUMBER, INSIDE_WORD } Inside;

static Inside piece_inside(Span at) {
  int64_t v;
  Span digit = at;
  if (words_prefix(WORDS_NUMERAL, at) && number_read(&digit, &v)) {
    return INSIDE_NUMBER;
  }
  return cp_class(utf8_peek(at)) == CP_LETTER ? INSIDE_WORD : INSIDE_NOTHING;
}

/* Whether "no.12" may begin behind a letter, since a key has no blanks: it has
** a sign, or stands behind "digest", "weekly". */
static bool piece_latin_starts(Span key, Span here) {
  Span before = {key.z, (size_t)(here.z - key.z)};
  if (here.z[0] != 'n' && here.z[0] != 'v' && here.z[0] != 'i') return false;
  return span_starts(here, SPAN("no.")) || span_starts(here, SPAN("vol.")) ||
         span_starts(here, SPAN("issue#")) ||
         words_suffix(WORDS_SERIAL_END, before) > 0;
}

int masthead_pieces(Span key, Piece pieces[PIECES_MAX]) {
  int n = 0;
  Inside before = INSIDE_NOTHING;
  for (Span rest = key; rest.n && n < PIECES_MAX;) {
    Span here = rest;
    if ((uint8_t)here.z[0] >= 0x80 && !words_prefix(WORDS_PIECE_CHAR, here)) {
      before = cp_class(utf8_next(&rest)) == CP_LETTER ? INSIDE_WORD
                                                       : INSIDE_NOTHING;
      continue;
    }
    Inside now = piece_inside(here);
    bool starts =
        now == INSIDE_NOTHING || now != before || piece_latin_starts(key, here);
    if (starts && read_piece(&rest, &pieces[n])) {
      pieces[n].from = (size_t)(here.z - key.z);
      pieces[n].to = (size_t)(rest.z - key.z);
      before = INSIDE_NOTHING;
      n++;
      continue;
    }
    before = now;
    utf8_next(&rest);
  }
  return n;
}

int masthead_labelled(Span key, Labelled people[LABELLED_MAX]) {
  int n = 0;
  size_t len = 0, at = words_find(WORDS_PERSON_LABEL, key, &len);
  while (at != SPAN_NPOS && n < LABELLED_MAX) {
    size_t next_len = 0, run = 0, from = at + len;
    size_t next =
        words_find(WORDS_PERSON_LABEL, span_from(key, from), &next_len);
    size_t to = next == SPAN_NPOS ? key.n : from + next;
    Date date; /* "审核：尹佩兰  2022年11月28日" */
    size_t begin, end;
    if (date_find(span_head(span_from(key, from), to - from), &date, &begin,
                  &end)) {
      to = from + begin;
    }
    Span rest = span_head(span_from(key, from), to - from);
    size_t copies = words_find(WORDS_PRINT_RUN, rest, &run); /* …（共印40份） */
    if (copies != SPAN_NPOS && copies > 0) to = from + copies;
    size_t bar =
        span_find(span_head(span_from(key, from), to - from), SPAN("|"));
    people[n++] =
        (Labelled){{key.z + at, len}, from, bar == SPAN_NPOS ? to : from + bar};
    at = next == SPAN_NPOS ? SPAN_NPOS : to;
    len = next_len;
  }
  return n;
}

/* "秦小越　出版日期" -> "秦小越": the label of what was cut off behind it. */
static Span cut_last_label(Span name) {
  for (Span rest = name; rest.n;) {
    size_t at = (size_t)(rest.z - name.z);
    if (cp_class(utf8_next(&rest)) != CP_BLANK) continue;
    Span word = cp_trim(rest);
    while (!cp_is_word(cp_class(utf8_peek_last(word))) && word.n) {
      utf8_last(&word);
    }
    if (words_is(WORDS_DATE_LABEL, word)) return cp_trim(span_head(name, at));
  }
  return name;
}

Span masthead_cut_label(Span name) {
  name = cut_last_label(name);
  size_t colon = span_find(name, SPAN("：")), blank = 0;
  if (colon == SPAN_NPOS) colon = span_find(name, SPAN(":"));
  if (colon == SPAN_NPOS) return name;
  for (Span rest = span_head(name, colon); rest.n;) {
    size_t at = (size_t)(rest.z - name.z);
    if (cp_class(utf8_next(&rest)) == CP_BLANK) blank = at;
  }
  return blank ? cp_trim(span_head(name, blank)) : name;
}

static unsigned pieces_kinds(const Piece pieces[PIECES_MAX], int n) {
  unsigned kinds = 0;
  for (int i = 0; i < n; i++) kinds |= 1u << pieces[i].kind;
  return kinds;
}

unsigned masthead_kinds(Span key) {
  Piece pieces[PIECES_MAX];
  return pieces_kinds(pieces, masthead_pieces(span_head(key, 400), pieces));
}

bool masthead_has_number(Span key) {
  return masthead_kinds(key) & (1u << PIECE_NUMBER | 1u << PIECE_KIND);
}

bool masthead_has_date(Span key) {
  Date d;
  size_t from, to;
  bool digit = span_has(key, SPAN("年"));
  for (size_t i = 0; i < key.n && !digit; i++) {
    digit = cp_is_ascii_digit((uint8_t)key.z[i]);
  }
  if (!digit) return false;
  if (date_find(span_head(key, 400), &d, &from, &to)) return true;
  return span_has(key, SPAN("/")) && masthead_kinds(key) & 1u << PIECE_DATE;
}

/* Whether a key, of which the pieces are given, names the publisher. */
static bool has_publisher(Span key, Piece pieces[PIECES_MAX], int n) {
  size_t at = 0;
  if (key.n > 300) return false;
  if (words_prefix(WORDS_PUBLISHER_LABEL, key)) {
    Span rest = span_from(key, words_prefix(WORDS_PUBLISHER_LABEL, key));
    if (span_has(key, SPAN(":")) || text_is_office(rest)) return true;
  }
  size_t len = 0, label = words_find(WORDS_PERSON_LABEL, key, &len);
  if (label != SPAN_NPOS) { /* 主办 … 责任编辑：张三 */
    key.n = label;
    n = masthead_pieces(key, pieces);
  }
  for (int i = 0; i <= n; i++) {
    size_t end = i < n ? pieces[i].from : key.n;
    Span rest = {key.z + at, end - at};
    size_t role = words_suffix(WORDS_PUBLISHER_ROLE, rest);
    Span office = span_head(rest, rest.n - role);
    if (text_is_office(office) && (role || (n > 0 && office.n > 12))) {
      return true;
    }
    if (i < n) at = pieces[i].to;
  }
  return false;
}

MastheadSigns masthead_signs(Span key) {
  Piece pieces[PIECES_MAX];
  int n = masthead_pieces(span_head(key, 400), pieces);
  MastheadSigns signs = {.kinds = pieces_kinds(pieces, n)};
  signs.publisher = has_publisher(key, pieces, n);
  return signs;
}
