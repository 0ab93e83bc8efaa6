/* credits.c: Layer 7. Stage 10: who sent or wrote an item.
**
**   （市委党史研究室编研处供稿）   role 供稿, name 市委党史研究室编研处,
**                                  org 市委党史研究室, dept 编研处
**   （记者 王一 通讯员 李二）      role 记者, person 王一; role 通讯员, …
**   石桥区委党史地方志研究室       under the title: role 署名
**
** A closing line gives Article.credit (the printed sender without its role)
** and one row for each name; a byline gives rows with its own role word or
** 署名.
*/
#include "core/cp.h"
#include "issue/clues.h"
#include "issue/fields.h"
#include "issue/marks.h"
#include "issue/markup.h"
#include "issue/masthead.h"
#include "issue/text.h"
#include "value/region.h"

enum {
  REGION_AT = 9,      /* bytes in front of the region: 中共, 共青团 */
  COLUMN_ITEMS = 400, /* items of a column that names who made it */
  ORG_MIN = 9,        /* bytes of an office's name: three characters */
  DEPT_MIN = 6        /* bytes of a department's name */
};

/* ---- One name ---- */

/* The office and the department inside it: the shortest front part that is an
** office of its own (市委党史研究室; not a bare 市委 or 县政府), when a
** department's name is left: 编研处, 近代史研究室. */
static void credit_split_office(Credit *c, Span name) {
  c->org = name;
  for (Span rest = name; rest.n;) {
    utf8_next(&rest);
    Span org = span_head(name, name.n - rest.n);
    if (org.n < ORG_MIN || rest.n < DEPT_MIN) continue;
    if (!words_suffix(WORDS_OFFICE_OWN, org)) continue;
    if (!words_suffix(WORDS_OFFICE_DEPT, rest) || !text_is_office(org))
      continue;
    c->org = org;
    c->dept = rest;
    return;
  }
}

/* "雁洲县委党史研究室" -> 雁洲县: up to the first 省市区县州旗 that other text
** follows. */
static Span region_by_suffix(Span name) {
  static const Span ends[] = {{"区", 3}, {"县", 3}, {"市", 3},
                              {"州", 3}, {"旗", 3}, {"省", 3}};
  Span rest = name;
  for (int chars = 0; rest.n && chars < 8; chars++) {
    for (size_t i = 0; i < COUNT(ends); i++) {
      if (chars >= 2 && span_starts(rest, ends[i])) {
        return span_head(name, (size_t)(rest.z - name.z) + ends[i].n);
      }
    }
    utf8_next(&rest);
  }
  return SPAN_NONE;
}

/* The region that the office's name begins with: "渝中区委宣传部" -> 渝中区,
** 500103.  One that the table does not know has a name and no code; so has one
** that several regions share and that the publisher's place does not decide. */
static void credit_region(Issue *issue, Credit *c, Span office) {
  Rows found = ROWS_OF(RegionRow);
  region_find(office, issue->masthead.publisher, &issue->arena, &found);
  for (size_t i = 0; i < found.n; i++) {
    const RegionRow *r = &ROW(found, RegionRow, i);
    if (r->text.z > office.z + REGION_AT) break;
    Span name = r->county.n ? r->county : r->city.n ? r->city : r->province;
    c->region = name.n ? name : r->text;
    c->region_code = r->code;
    return;
  }
  c->region = region_by_suffix(office);
}

/* ---- Several names in one place ---- */

/* Cuts the first name off *s, up to 、 ， ； or (if wanted) a blank. */
static bool name_cut(Span *s, Span *name, bool at_blanks) {
  *s = cp_trim(*s);
  if (s->n == 0) return false;
  Span rest = *s;
  while (rest.n) {
    Span here = rest;
    uint32_t cp = utf8_next(&rest);
    bool blank = at_blanks && cp_class(cp) == CP_BLANK;
    if (!blank && cp != 0x3001 && cp != 0xFF0C && cp != ',' && cp != 0xFF1B &&
        cp != ';') {
      continue;
    }
    *name = span_head(*s, (size_t)(here.z - s->z));
    *s = rest;
    return true;
  }
  *name = *s;
  *s = span_from(*s, s->n);
  return true;
}

static bool name_next(Span *s, Span *name) { return name_cut(s, name, true); }

static bool name_is(Issue *issue, Span name, bool (*test)(Span)) {
  Text key = {.arena = &issue->arena};
  fold_key(name, &key);
  return test(text_span(&key));
}

/* The person in "特藏部 顾小竹" or "顾小竹": the last word, if it is a name. */
static Span name_person(Issue *issue, Span name) {
  Span last = SPAN_NONE;
  for (Span rest = name, word; name_next(&rest, &word);) last = word;
  return last.z && name_is(issue, last, text_is_person) ? last : SPAN_NONE;
}

static void credit_add(Issue *issue, int64_t article, Span role, Span name) {
  Text key = {.arena = &issue->arena};
  name = line_tidy(issue, name);
  span_cut_suffix(&name, SPAN("。"));
  if (name.n == 0) return;
  Credit *c = rows_add(&issue->credits, &issue->arena);
  c->article = article;
  c->role = role;
  c->name = name;
  fold_key(name, &key);
  Span person = name_person(issue, name);
  if (person.z && !text_is_office(text_span(&key))) {
    c->person = person;
    Span office = cp_trim(span_head(name, (size_t)(person.z - name.z)));
    if (!name_is(issue, office, text_is_office)) return;
    credit_split_office(c, office);
    credit_region(issue, c, office);
  } else if (text_is_office(text_span(&key))) {
    credit_split_office(c, name);
    credit_region(issue, c, name);
  }
}

/* Whether every word of s is a name by itself: "张三 李四", not
** "特藏部 顾小竹", which is one. */
static bool names_are_several(Issue *issue, Span s) {
  int persons = 0, offices = 0, words = 0;
  for (Span name; name_next(&s, &name); words++) {
    bool office = name_is(issue, name, text_is_office);
    persons += span_starts(name, SPAN("@")) ||
               (!office && name_is(issue, name, text_is_person));
    offices += office;
  }
  return persons == words || offices == words;
}

/* Adds the names of s, all with one role: between 、 ， ； each is one; blanks
** part them only where each word is a name. */
static void credit_names(Issue *issue, int64_t article, Span role, Span s) {
  s = line_tidy_name(issue, s);
  for (Span part; name_cut(&s, &part, false);) {
    Span name;
    if (!names_are_several(issue, part)) {
      credit_add(issue, article, role, part);
      continue;
    }
    while (name_next(&part, &name)) credit_add(issue, article, role, name);
  }
}

/* The raw text behind the first n bytes of its key. */
static Span raw_behind(Span raw, size_t n) {
  if (n == 0) return raw;
  Span head = line_unkey(raw, 0, n);
  return cp_trim(span_from(raw, (size_t)(head.z + head.n - raw.z)));
}

/* Where the next role word begins in raw (bytes of raw), or raw.n. */
static size_t next_role(Issue *issue, Span raw) {
  for (Span rest = raw; rest.n;) {
    Span here = rest;
    uint32_t cp = utf8_next(&rest);
    if (cp_class(cp) != CP_BLANK && cp != 0x3001 && cp != 0xFF1B &&
        cp != 0xFF0C) {
      continue;
    }
    Text key = {.arena = &issue->arena};
    fold_key(span_head(rest, 40), &key);
    if (words_prefix(WORDS_CREDIT_START, text_span(&key))) {
      return (size_t)(here.z - raw.z);
    }
  }
  return raw.n;
}

/* "记者 王一 通讯员 李二", "来源：江城日报", "市委宣教处供稿"; *sender becomes
** what Article.credit shows. */
static void credit_parse(Issue *issue, int64_t article, Span raw, Span no_role,
                         Span *sender) {
  *sender = raw;
  int roles = 0;
  while (raw.n) {
    Text key = {.arena = &issue->arena};
    fold_key(raw, &key);
    Span k = text_span(&key);
    size_t n = words_prefix(WORDS_CREDIT_START, k);
    if (!n && roles) break;
    if (!n) {
      n = words_suffix(WORDS_CREDIT_END, k);
      Span role = n ? line_unkey(raw, k.n - n, k.n) : no_role;
      Span names = n ? cp_trim(line_unkey(raw, 0, k.n - n)) : raw;
      *sender = names;
      credit_names(issue, article, role, names);
      return;
    }
    Span role = line_tidy(issue, line_unkey(raw, 0, n));
    if (!span_cut_suffix(&role, SPAN(":"))) span_cut_suffix(&role, SPAN("："));
    span_cut_suffix(&role, SPAN("/"));
    if (!span_cut_suffix(&role, SPAN("｜"))) span_cut_suffix(&role, SPAN("|"));
    span_cut_suffix(&role, SPAN("，"));
    role = cp_trim(role); /* 文 / 张三 */
    role = span_from(role, words_prefix(WORDS_ROLE_PREFIX, role));
    Span rest = raw_behind(raw, n);
    size_t end = next_role(issue, rest);
    Span names = cp_trim(span_head(rest, end));
    if (roles++ == 0 && end == rest.n && !span_has(role, SPAN("记者")) &&
        !span_has(role, SPAN("通讯员"))) {
      *sender = names;
    }
    credit_names(issue, article, role, names);
    raw = cp_trim(span_from(rest, end));
  }
}

/* ---- The lines ---- */

/* The text inside the bracket of a closing line. */
static Span credit_inner(Span s) {
  static const Span opens[] = {{"（", 3}, {"(", 1}};
  static const Span closes[] = {{"）", 3}, {")", 1}};
  s = cp_trim(s);
  size_t n = s.n;
  for (size_t i = 0; i < COUNT(opens); i++) {
    if (span_cut_prefix(&s, opens[i])) break;
  }
  if (s.n == n) return s; /* 推荐人：阿梅（店员） */
  for (size_t i = 0; i < COUNT(closes); i++) {
    if (span_cut_suffix(&s, closes[i])) break;
  }
  return cp_trim(s);
}

static Span credit_line_text(Issue *issue, size_t *i, size_t last) {
  Text t = {.arena = &issue->arena};
  const Line *line = issue_shown(issue, *i);
  text_add(&t, line->mark && !clue_has(line, CLUE_SIGNATURE) ? line->text
                                                             : line->content);
  while (*i < last && issue_shown(issue, *i + 1)->label == LABEL_CREDIT_MORE) {
    text_add(&t, issue_shown(issue, ++*i)->text);
  }
  return text_span(&t);
}

/* "作者：重小凡 ｜ 页码：3": the fields that name people. */
static void field_credits(Issue *issue, int64_t article, Span s) {
  Field field;
  for (const char *at = s.z; field_next(issue, &s, &field); at = s.z) {
    if (!words_is(WORDS_FIELD_PERSON, field.label)) continue;
    Span role = {at, (size_t)(field.value.z - at)};
    while (role.n && !cp_is_word(cp_class(utf8_peek(role)))) utf8_next(&role);
    while (role.n && !cp_is_word(cp_class(utf8_peek_last(role)))) {
      utf8_last(&role);
    }
    credit_names(issue, article, role, mark_strip_bullet(field.value));
  }
}

/* "（指导老师：顾小竹）": who helped the writer sent nothing. */
static bool credit_is_help(Issue *issue, Span raw) {
  Text key = {.arena = &issue->arena};
  fold_key(credit_inner(raw), &key);
  return words_prefix(WORDS_HELPER_ROLE, text_span(&key)) > 0;
}

static void article_credits(Issue *issue, Article *a) {
  Span tail = a->credit_tail.z ? a->credit_tail : a->sender;
  if (tail.z) {
    Span sender;
    if (markup_has_link(tail)) tail = markup_plain(issue, tail);
    credit_parse(issue, a->seq, credit_inner(tail), SPAN("署名"), &sender);
    a->credit = line_tidy_name(issue, sender);
  }
  for (size_t i = a->first; i <= a->last; i++) {
    const Line *line = issue_shown(issue, i);
    Span sender;
    if (line->label == LABEL_BYLINE && clue_has(line, CLUE_HEAD_FIELD)) {
      field_credits(issue, a->seq, line->content);
    } else if (line->label == LABEL_BYLINE) {
      credit_parse(issue, a->seq, credit_inner(line->content), SPAN("署名"),
                   &sender);
    } else if (line->label == LABEL_CREDIT &&
               !span_eq(a->kind, SPAN("quote")) &&
               !clue_has(line, CLUE_CLOSING)) {
      Span raw = credit_line_text(issue, &i, a->last);
      credit_parse(issue, a->seq, credit_inner(raw), SPAN("署名"), &sender);
      if (!a->credit.z && !credit_is_help(issue, raw)) {
        a->credit = line_tidy_name(issue, sender);
      }
    }
  }
}

/* Editors and signers of the whole issue: masthead and imprint. */
static void imprint_credits(Issue *issue, const Line *line) {
  Labelled people[LABELLED_MAX];
  int n = masthead_labelled(line->key, people);
  for (int i = 0; i < n; i++) {
    size_t at = (size_t)(people[i].label.z - line->key.z);
    Span role = line_tidy(issue, line_unkey(line->content, at, people[i].from));
    if (!span_cut_suffix(&role, SPAN("："))) span_cut_suffix(&role, SPAN(":"));
    Span names = line_unkey(line->content, people[i].from, people[i].to);
    credit_names(issue, COLUMN_NULL, role, masthead_cut_label(names));
  }
}

/* "感谢顾小竹提供新闻线索" */
static void thanks_credits(Issue *issue, int64_t article, const Line *line) {
  Span names = text_thanks(line->key);
  size_t n = words_prefix(WORDS_THANKS_START, line->key);
  if (!names.z) return;
  Span raw = line_unkey(line->content, n, n + names.n);
  credit_names(issue, article, line_unkey(line->content, 0, n), raw);
}

/* The next line behind line i that credits the column whose name stands above,
** or NULL; *i goes there. */
static const Line *column_credit_next(const Issue *issue, size_t *i) {
  for (++*i; *i < issue->lines.n; ++*i) {
    const Line *line = issue_line(issue, *i);
    if (line->label < LABEL_OTHER) continue;
    bool credit = line->label == LABEL_CREDIT;
    return credit && clue_has(line, CLUE_SECTION_CREDIT) ? line : NULL;
  }
  return NULL;
}

static bool column_is_credited(const Section *s) {
  return !s->field && s->articles > 0 && s->articles <= COLUMN_ITEMS;
}

/* What stands right under the name of a column, said of each of its items:
** 专题编辑：沈白榆. */
static void column_credits(Issue *issue, Article *a) {
  if (a->section_seq == COLUMN_NULL) return;
  const Section *s = &ROW(issue->sections, Section, a->section_seq - 1);
  size_t i = s->index;
  if (!column_is_credited(s)) return;
  for (const Line *line; (line = column_credit_next(issue, &i));) {
    Span sender;
    credit_parse(issue, a->seq, line->content, SPAN("署名"), &sender);
    bool sole = s->articles == 1 && !a->title.z; /* all that it holds */
    if (sole && !a->credit.z) a->credit = line_tidy_name(issue, sender);
  }
}

/* The same of a column that has no items, or a great many, is noted. */
static void column_notes(Issue *issue, const Section *s) {
  size_t i = s->index;
  if (column_is_credited(s)) return;
  for (const Line *line; (line = column_credit_next(issue, &i));) {
    issue_note(issue, line->number, "unassigned", line->text);
  }
}

/* Whether a blank goes on, or a label stands behind it: the value in front of
** it has ended. */
static bool line_gap_ends(Span rest) {
  if (cp_class(utf8_peek(rest)) == CP_BLANK) return true;
  for (int i = 0; i < 8 && rest.n; i++) {
    uint32_t cp = utf8_next(&rest);
    if (cp == ':' || cp == 0xFF1A) return true;
    if (cp_class(cp) == CP_BLANK) return false;
  }
  return false;
}

/* "撰稿：罗小梅　　审核：顾小竹　（共印40份）" in the imprint of an issue that is
** one item: who wrote it. */
static void writer_credit(Issue *issue, Article *a) {
  for (size_t i = a->last + 1; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    size_t n = words_prefix(WORDS_IMPRINT_WRITER, line->key);
    if (line->label != LABEL_FOOT || !n) continue;
    Span raw = raw_behind(line->content, n);
    size_t end = raw.n;
    for (Span rest = raw; rest.n && end == raw.n;) {
      size_t at = (size_t)(rest.z - raw.z);
      uint32_t cp = utf8_next(&rest);
      bool cut = cp == '(' || cp == 0xFF08 || cp == '|' || cp == 0xFF5C;
      if (cut || (cp_class(cp) == CP_BLANK && line_gap_ends(rest))) end = at;
    }
    Span name = cp_trim(span_head(raw, end));
    if (!name.n) continue;
    Span role = line_unkey(line->content, 0, n - 1);
    credit_names(issue, a->seq, role, name);
    a->credit = line_tidy_name(issue, name);
    return;
  }
}

void issue_credits(Issue *issue) {
  if (issue->none) return;
  for (size_t i = 0; i < issue->shown.n && !issue->arena.rc; i++) {
    const Line *line = issue_shown(issue, i);
    if (line->label == LABEL_MASTHEAD || line->label == LABEL_FOOT) {
      imprint_credits(issue, line);
      thanks_credits(issue, COLUMN_NULL, line);
    }
  }
  for (size_t i = 0; i < issue->articles.n && !issue->arena.rc; i++) {
    column_credits(issue, &ROW(issue->articles, Article, i));
    article_credits(issue, &ROW(issue->articles, Article, i));
  }
  if (issue->articles.n == 1) {
    Article *only = &ROW(issue->articles, Article, 0);
    if (!only->credit.z && !only->byline.z) writer_credit(issue, only);
  }
  for (size_t i = 0; i < issue->sections.n && !issue->arena.rc; i++) {
    column_notes(issue, &ROW(issue->sections, Section, i));
  }
}
