/* hint.c: Layer 7. What a file name says; see hint.h. */
#include "issue/hint.h"

#include "core/cp.h"
#include "core/words.h"
#include "issue/masthead.h"

enum { HINT_MAX = 1024, YEAR_FIRST = 1900, YEAR_LAST = 2100 };

/* One hint at work. */
typedef struct Hint {
  Masthead *m;
  Arena *arena;
  Rows *notes;
} Hint;

static void hint_note(Hint *h, const char *code, const char *field,
                      Span value) {
  if (!h->notes) return;
  Text message = {.arena = h->arena};
  text_add(&message, span_of(field));
  text_add(&message, SPAN(" "));
  text_add(&message, value);
  Note *note = rows_add(h->notes, h->arena);
  *note = (Note){COLUMN_NULL, span_of(code), text_span(&message)};
}

static void hint_int(Hint *h, const char *name, int64_t *field, int64_t value) {
  char z[32];
  if (value == COLUMN_NULL || *field == value) return;
  sqlite3_snprintf(sizeof(z), z, "%lld", value);
  hint_note(h, *field == COLUMN_NULL ? "hint" : "hint_differs", name,
            span_of(z));
  if (*field == COLUMN_NULL) *field = value;
}

static void hint_date(Hint *h, const Date *date) {
  if (date->year == 0) return;
  Span text = date_format(date, h->arena);
  if (h->m->date.z) {
    Span most = span_head(h->m->date, text.n);
    if (!span_eq(most, span_head(text, most.n))) {
      hint_note(h, "hint_differs", "date", text);
    }
    return;
  }
  h->m->date = text;
  h->m->precision = date_precision(date);
  hint_note(h, "hint", "date", text);
  if (h->m->year == COLUMN_NULL) h->m->year = date->year;
}

static void hint_piece(Hint *h, const Piece *p) {
  switch (p->kind) {
    case PIECE_NUMBER:
      hint_int(h, "number", &h->m->number, p->value);
      hint_int(h, "year", &h->m->year, p->year);
      break;
    case PIECE_TOTAL: hint_int(h, "total", &h->m->total, p->value); break;
    case PIECE_VOLUME: hint_int(h, "volume", &h->m->volume, p->value); break;
    case PIECE_DATE: hint_date(h, &p->date); break;
    default: break;
  }
}

/* A folder that is a year: "2020". */
static int64_t hint_year(Span key) {
  int64_t year = 0;
  if (key.n != 4) return COLUMN_NULL;
  for (size_t i = 0; i < key.n; i++) {
    if (!cp_is_ascii_digit((uint8_t)key.z[i])) return COLUMN_NULL;
    year = year * 10 + (key.z[i] - '0');
  }
  return year >= YEAR_FIRST && year <= YEAR_LAST ? year : COLUMN_NULL;
}

/* The bulletin's name in front of the number: "岚江信息第3期". */
static void hint_series(Hint *h, Span name, Span key, size_t end) {
  Span head = span_head(key, end);
  while (head.n && !cp_is_word(cp_class(utf8_peek_last(head)))) {
    utf8_last(&head);
  }
  if (h->m->series.z || !words_suffix(WORDS_SERIES_END, head)) return;
  h->m->series = arena_copy(h->arena, cp_trim(line_unkey(name, 0, head.n)));
  hint_note(h, "hint", "series", h->m->series);
}

/* One part of a path; the last one without its ending. */
static void hint_part(Hint *h, Span name) {
  Piece pieces[PIECES_MAX];
  Text text = {.arena = h->arena};
  fold_key(name, &text);
  Span key = text_span(&text);
  int64_t year = hint_year(key);
  if (year != COLUMN_NULL) {
    if (h->m->year == COLUMN_NULL) hint_int(h, "year", &h->m->year, year);
    return;
  }
  int n = masthead_pieces(key, pieces);
  hint_series(h, name, key, n ? pieces[0].from : key.n);
  for (int i = 0; i < n; i++) hint_piece(h, &pieces[i]);
}

void issue_hint(Masthead *m, Span hint, Arena *arena, Rows *notes) {
  Hint h = {m, arena, notes};
  Span rest = span_head(hint, HINT_MAX);
  size_t dot = rest.n;
  while (dot > 0 && rest.z[dot - 1] != '.' && rest.z[dot - 1] != '/') dot--;
  if (dot > 1 && rest.z[dot - 1] == '.' && rest.n - dot <= 5) rest.n = dot - 1;
  while (rest.n) { /* the last part says most: first */
    size_t at = rest.n;
    while (at > 0 && rest.z[at - 1] != '/' && rest.z[at - 1] != '\\') at--;
    hint_part(&h, cp_trim(span_from(rest, at)));
    rest.n = at ? at - 1 : 0;
  }
}
