/* issue_sql.c: Layer 9. SQL functions and tables of the issue parser.
**
**   SELECT issue_number(text), issue_date(text) FROM file;
**   SELECT a.title, a.credit FROM file, issue_articles(file.text) a;
**
** The argument is the text of one issue, or a BLOB with its bytes in any
** charset.  NULL gives NULL or no rows; a text that is no issue gives NULLs,
** no rows, and one note.
*/
#include "issue/issue_sql.h"

#include "issue/hint.h"
#include "issue/labels.h"
#include "issue/mentions.h"
#include "text/charset.h"

/* ---- SQL ---- */

/* The issue of argument 0; NULL where it is NULL or memory is gone (then the
** context has the error). */
static Issue *arg_issue(sqlite3_context *ctx, sqlite3_value **argv) {
  Arena arena = {0};
  Issue *issue = NULL;
  Span text = charset_arg(argv[0], &arena);
  if (text.z && !arena.rc) {
    issue = issue_get(func_conn(ctx), text);
    if (!issue) arena.rc = SQLITE_NOMEM;
  }
  if (arena.rc) sqlite3_result_error_code(ctx, arena.rc);
  arena_free(&arena);
  return issue;
}

/* ---- issue_meta and its scalars ---- */

typedef struct MetaKey {
  const char *name;
  ColumnType type;
  size_t offset; /* in Masthead */
} MetaKey;

#define META(name, type)                                                       \
  { #name, type, offsetof(Masthead, name) }

static const MetaKey meta_keys[] = {
    META(series, COL_TEXT),    META(number, COL_INT),
    META(number_end, COL_INT), META(unit, COL_TEXT),
    META(total, COL_INT),      META(volume, COL_INT),
    META(year, COL_INT),       META(kind, COL_TEXT),
    META(theme, COL_TEXT),     META(date, COL_TEXT),
    META(date_end, COL_TEXT),  META(precision, COL_TEXT),
    META(publisher, COL_TEXT), META(publisher_role, COL_TEXT),
    META(editor, COL_TEXT),    META(signer, COL_TEXT),
    META(secrecy, COL_TEXT),
};

/* Appends s as a JSON string. */
static void json_add_text(Text *out, Span s) {
  text_add(out, SPAN("\""));
  while (s.n) {
    char z[8];
    Span here = s;
    uint32_t cp = utf8_next(&s);
    if (cp == '"' || cp == '\\') {
      text_add(out, SPAN("\\"));
      text_add_cp(out, cp);
    } else if (cp < 0x20) {
      sqlite3_snprintf(sizeof(z), z, "\\u%04x", cp);
      text_add(out, span_of(z));
    } else if (cp == UTF8_BAD) {
      text_add_cp(out, cp);
    } else {
      text_add(out, span_head(here, here.n - s.n));
    }
  }
  text_add(out, SPAN("\""));
}

static void json_add_key(Text *out, const Masthead *m, const MetaKey *key) {
  const char *field = (const char *)m + key->offset;
  text_add(out, SPAN("\""));
  text_add(out, span_of(key->name));
  text_add(out, SPAN("\":"));
  if (key->type == COL_INT) {
    char z[32];
    int64_t n = *(const int64_t *)(const void *)field;
    sqlite3_snprintf(sizeof(z), z, "%lld", n);
    text_add(out, n == COLUMN_NULL ? SPAN("null") : span_of(z));
  } else {
    Span s = *(const Span *)(const void *)field;
    if (s.z) {
      json_add_text(out, s);
    } else {
      text_add(out, SPAN("null"));
    }
  }
}

static void meta_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  Arena arena = {0};
  Text out = {.arena = &arena};
  Issue *issue = arg_issue(ctx, argv);
  if (!issue) return;
  Masthead m = issue->masthead;
  if (argc > 1) issue_hint(&m, arg_text(argv[1]), &arena, NULL);
  for (size_t i = 0; i < COUNT(meta_keys); i++) {
    text_add(&out, i ? SPAN(",") : SPAN("{"));
    json_add_key(&out, &m, &meta_keys[i]);
  }
  text_add(&out, SPAN("}"));
  result_arena_text(ctx, &arena, text_span(&out));
  arena_free(&arena);
  issue_unref(issue);
}

/* issue_number(text) and its sisters: one key of the masthead, which the
** function's row names. */
static void key_func(sqlite3_context *ctx, int argc, sqlite3_value **argv) {
  (void)argc;
  const MetaKey *key = func_data(ctx);
  Issue *issue = arg_issue(ctx, argv);
  if (!issue) return;
  const char *field = (const char *)&issue->masthead + key->offset;
  if (key->type == COL_INT) {
    result_int(ctx, *(const int64_t *)(const void *)field);
  } else {
    result_text(ctx, *(const Span *)(const void *)field);
  }
  issue_unref(issue);
}

#define KEY_FUNC(name, type, doc)                                              \
  {                                                                            \
    "issue_" #name, 1, 1, 0, key_func, "issue_" #name "(text)", doc,           \
        &(const MetaKey)META(name, type)                                       \
  }

static const Func issue_funcs[] = {
    {"issue_meta", 1, 2, 0, meta_func, "issue_meta(text [, hint])",
     "The masthead of an issue as a JSON object; a key that neither the text "
     "nor "
     "the hint (a file name) states is null.",
     NULL},
    KEY_FUNC(series, COL_TEXT, "Name of the bulletin, or NULL."),
    KEY_FUNC(number, COL_INT, "Number of the issue in its year, or NULL."),
    KEY_FUNC(total, COL_INT, "Running number of the issue, or NULL."),
    KEY_FUNC(year, COL_INT, "Year of the issue, or NULL."),
    KEY_FUNC(date, COL_TEXT, "Date of the issue, ISO 8601, or NULL."),
    KEY_FUNC(publisher, COL_TEXT, "Who publishes the issue, or NULL."),
};

/* ---- Tables ---- */

/* The issue of a call's argument; NULL for no rows. */
static Issue *call_issue(Call *call) {
  Span text = charset_arg(call->argv[0], call->arena);
  if (!text.z || call->arena->rc) return NULL;
  Issue *issue = issue_get(call->conn, text);
  if (!issue) call->arena->rc = SQLITE_NOMEM;
  call->keep = issue;
  call->drop = issue ? issue_unref : NULL;
  return issue;
}

typedef struct LineRow {
  int64_t line;
  Span text, zone, label, reason;
} LineRow;

/* The part of the issue that a label belongs to. */
static Span label_zone(Label label) {
  switch (label) {
    case LABEL_BLANK: return SPAN_NONE;
    case LABEL_FURNITURE:
    case LABEL_RULE:
    case LABEL_SHELL: return SPAN("layout");
    case LABEL_OTHER: return SPAN("other");
    case LABEL_MASTHEAD: return SPAN("masthead");
    case LABEL_TOC_HEAD:
    case LABEL_TOC_SECTION:
    case LABEL_TOC_ITEM:
    case LABEL_TOC_MORE: return SPAN("toc");
    case LABEL_FOOT: return SPAN("foot");
    default: return SPAN("body");
  }
}

/* Lines are shown in parts, so that the reasons of millions of them need not be
** kept at once. */
enum { LINES_AT_ONCE = 512 };

typedef struct LinesShown {
  Issue *issue;
  Arena arena; /* of the reasons of the last part */
  size_t next;
} LinesShown;

static void lines_drop(void *p) {
  LinesShown *shown = p;
  arena_free(&shown->arena);
  issue_unref(shown->issue);
  sqlite3_free(shown);
}

/* Takes over the call's hold of the issue; NULL for no rows. */
static LinesShown *lines_first(Call *call) {
  Issue *issue = call_issue(call);
  LinesShown *shown = issue ? sqlite3_malloc64(sizeof(*shown)) : NULL;
  if (!shown) {
    if (issue) call->arena->rc = SQLITE_NOMEM;
    return NULL;
  }
  *shown = (LinesShown){.issue = issue};
  call->keep = shown;
  call->drop = lines_drop;
  return shown;
}

static void lines_fill(Call *call, Rows *rows) {
  LinesShown *shown = call->more ? call->keep : lines_first(call);
  if (!shown) return;
  const Issue *issue = shown->issue;
  arena_free(&shown->arena);
  for (; shown->next < issue->lines.n && rows->n < LINES_AT_ONCE &&
         !call->arena->rc;
       shown->next++) {
    const Line *line = issue_line(issue, shown->next);
    LineRow *row = rows_add(rows, call->arena);
    *row = (LineRow){line->number, line->raw, label_zone(line->label),
                     span_of(label_name(line->label)),
                     label_reason(line, &shown->arena)};
  }
  if (shown->arena.rc) call->arena->rc = shown->arena.rc;
  call->more = shown->next < issue->lines.n;
}

static const Column line_cols[] = {
    {"line", COL_INT, offsetof(LineRow, line)},
    {"text", COL_TEXT, offsetof(LineRow, text)},
    {"zone", COL_TEXT, offsetof(LineRow, zone)},
    {"label", COL_TEXT, offsetof(LineRow, label)},
    {"reason", COL_TEXT, offsetof(LineRow, reason)},
};

/* The other tables show the parser's own rows, kept alive by call->keep. */
#define ROWS_FILL(name)                                                        \
  static void name##_fill(Call *call, Rows *rows) {                            \
    const Issue *issue = call_issue(call);                                     \
    if (issue) *rows = issue->name;                                            \
  }

ROWS_FILL(toc)
ROWS_FILL(sections)
ROWS_FILL(articles)
ROWS_FILL(credits)
ROWS_FILL(dispatch)

/* The notes, and those on what a file name says. */
static void notes_fill(Call *call, Rows *rows) {
  const Issue *issue = call_issue(call);
  if (!issue) return;
  Span hint = call_text(call, 1);
  if (!hint.z) {
    *rows = issue->notes;
    return;
  }
  for (size_t i = 0; i < issue->notes.n; i++) {
    *(Note *)rows_add(rows, call->arena) = ROW(issue->notes, Note, i);
  }
  Masthead m = issue->masthead;
  issue_hint(&m, hint, call->arena, rows);
}

/* The whole text is parsed first: where it holds one issue, as nearly always,
** the questions about that issue find the parse in the cache. */
static void split_fill(Call *call, Rows *rows) {
  const Issue *whole = call_issue(call);
  if (whole) issue_split(whole, call->arena, rows);
}

static void mentions_fill(Call *call, Rows *rows) {
  const Issue *issue = call_issue(call);
  if (issue) issue_mentions(issue, call->arena, rows);
}

#define COL(Type, name, type)                                                  \
  { #name, type, offsetof(Type, name) }

static const Column split_cols[] = {
    COL(IssuePart, seq, COL_INT),
    COL(IssuePart, start, COL_INT),
    COL(IssuePart, length, COL_INT),
    COL(IssuePart, text, COL_TEXT),
};

static const Column toc_cols[] = {
    COL(TocEntry, seq, COL_INT),     COL(TocEntry, section, COL_TEXT),
    COL(TocEntry, title, COL_TEXT),  COL(TocEntry, page, COL_TEXT),
    COL(TocEntry, author, COL_TEXT), COL(TocEntry, article, COL_INT),
};

static const Column section_cols[] = {
    COL(Section, seq, COL_INT),
    COL(Section, name, COL_TEXT),
    COL(Section, mark, COL_TEXT),
    COL(Section, articles, COL_INT),
};

static const Column article_cols[] = {
    COL(Article, seq, COL_INT),         COL(Article, section, COL_TEXT),
    COL(Article, kind, COL_TEXT),       COL(Article, kicker, COL_TEXT),
    COL(Article, title, COL_TEXT),      COL(Article, subtitle, COL_TEXT),
    COL(Article, byline, COL_TEXT),     COL(Article, credit, COL_TEXT),
    COL(Article, body, COL_TEXT),       COL(Article, chars, COL_INT),
    COL(Article, start, COL_INT),       COL(Article, length, COL_INT),
    COL(Article, line_start, COL_INT),  COL(Article, line_end, COL_INT),
    COL(Article, page, COL_TEXT),       COL(Article, in_toc, COL_INT),
    COL(Article, confidence, COL_REAL), COL(Article, section_seq, COL_INT),
};

static const Column credit_cols[] = {
    COL(Credit, article, COL_INT), COL(Credit, role, COL_TEXT),
    COL(Credit, name, COL_TEXT),   COL(Credit, person, COL_TEXT),
    COL(Credit, org, COL_TEXT),    COL(Credit, dept, COL_TEXT),
    COL(Credit, region, COL_TEXT), COL(Credit, region_code, COL_TEXT),
};

static const Column mention_cols[] = {
    COL(Mention, article, COL_INT),      COL(Mention, kind, COL_TEXT),
    COL(Mention, text, COL_TEXT),        COL(Mention, norm, COL_TEXT),
    COL(Mention, norm_end, COL_TEXT),    COL(Mention, precision, COL_TEXT),
    COL(Mention, role, COL_TEXT),        COL(Mention, org, COL_TEXT),
    COL(Mention, start, COL_INT),        COL(Mention, length, COL_INT),
    COL(Mention, region_code, COL_TEXT), COL(Mention, confidence, COL_REAL),
};

static const Column dispatch_cols[] = {
    COL(Dispatch, kind, COL_TEXT),
    COL(Dispatch, recipient, COL_TEXT),
};

static const Column note_cols[] = {
    COL(Note, line, COL_INT),
    COL(Note, code, COL_TEXT),
    COL(Note, message, COL_TEXT),
};

#define TABLE(name, Type, cols, fill, doc)                                     \
  {                                                                            \
    name, "source", 1, cols, COUNT(cols), sizeof(Type), fill, name "(text)",   \
        doc                                                                    \
  }

static const Table issue_tables[] = {
    TABLE("issue_split", IssuePart, split_cols, split_fill,
          "One row for each issue in a text that holds several."),
    TABLE("issue_lines", LineRow, line_cols, lines_fill,
          "One row for each line: what the parser took it for, and why."),
    TABLE("issue_toc", TocEntry, toc_cols, toc_fill,
          "One row for each entry of the contents."),
    TABLE("issue_sections", Section, section_cols, sections_fill,
          "One row for each column (section) of the body."),
    TABLE("issue_articles", Article, article_cols, articles_fill,
          "One row for each item, with its body as it was written."),
    TABLE("issue_credits", Credit, credit_cols, credits_fill,
          "One row for each sender, writer or source of an item."),
    TABLE("issue_mentions", Mention, mention_cols, mentions_fill,
          "One row for each date, person, organisation, place and work that is "
          "named."),
    TABLE("issue_dispatch", Dispatch, dispatch_cols, dispatch_fill,
          "One row for each office on the distribution list."),
    {"issue_notes", "source, hint", 1, note_cols, COUNT(note_cols),
     sizeof(Note), notes_fill, "issue_notes(text [, hint])",
     "One row for each thing that no other table holds, and for what a file "
     "name adds or says otherwise."},
};

const Family issue_family = {
    .name = "issue",
    .page = "issue",
    .funcs = issue_funcs,
    .n_funcs = COUNT(issue_funcs),
    .tables = issue_tables,
    .n_tables = COUNT(issue_tables),
};
