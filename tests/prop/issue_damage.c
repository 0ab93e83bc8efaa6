/* issue_damage.c: an issue that was damaged is still the same issue.
**
** Issues are put together from pools of invented lines, so that what is in them
** is known, and written out as clean text.  Then they are damaged as files are:
** wrapped at 18 to 40 characters, with blank lines between printed lines, page
** breaks, page numbers and running heads, radicals, full-width digits, soft
** hyphens, GB18030; in traditional script and Big5; or in Markdown.  All
** must give the same masthead, columns, items, texts and senders.
*/
#include <iconv.h>
#include <stdlib.h>

#include "../unit/unit.h"

#include "core/cp.h"
#include "core/utf8.h"
#include "issue/issue.h"
#include "random.h"
#include "text/charset.h"
#include "value/script.h"

/* Where nearly all printed lines of a short issue end in a full stop, nobody
** can tell which were wrapped: of a thousand, so many must be right. */
enum { LEAST = 998 };

enum { ISSUES = 4000, ITEMS_MAX = 8, SECTIONS = 3 };

/* ---- Pools: places, offices and people are invented ---- */

static const char *const serials[] = {"岚江信息", "云坪工作动态", "柳溪简报",
                                      "石岭通讯"};

static const char *const offices[] = {"岚江县档案馆", "云坪区总工会",
                                      "柳溪市水利局", "石岭县文化馆"};

static const char *const columns[] = {"工作动态", "经验交流", "基层来稿",
                                      "调查研究", "简讯"};

static const char *const titles[] = {
    "县档案馆举办开放日活动", "南溪镇完成村级档案整理", "市水利局推进河道清淤",
    "我区建成首座职工书屋",   "青年志愿者走进山村小学", "城北片区推行分区计量",
    "县医院开设周末门诊",     "老街改造工程通过验收",   "区图书馆延长开放时间",
    "三座便民桥同日通车",
};

static const char *const sentences[] = {
    "活动现场都设置了咨询台和展板，工作人员向群众讲解了有关规定，发放材料三百余"
    "份"
    "。",
    "工程总投资四百二十万元，分两期实施，全部工程计划于年底前完成并交付使用。",
    "参会人员围绕存在的问题进行了讨论，提出了加强协作、规范流程等八条建议。",
    "骨干说，今年以来全县已培训骨干六百五十人次，覆盖十四个乡镇。",
    "清淤工作得到了群众的支持，许多居民主动参加义务劳动，用三天时间清理了两公里"
    "河岸。",
    "负责人表示，下一步将继续完善制度，把好经验推广到更多的村和社区，让服务更加"
    "方便。",
    "老人说：“以前办一件事要跑三趟，现在一次就够了。”",
};

static const char *const villages[] = {"桥头", "柳林", "石井", "上坪", "渡口",
                                       "竹园", "梅岭", "塘边", "云梯", "白沙",
                                       "双溪", "樟树", "枫林", "南山", "河洲"};

static const char *const senders[] = {"利用科", "南溪镇政府", "河湖管理处",
                                      "城北供水站", "文化馆办公室"};

#define PICK(pool) pool[dice(COUNT(pool))]

/* ---- What an issue holds ---- */

typedef struct Item {
  const char *section, *title, *sender;
  char body[4000]; /* paragraphs, one a line */
} Item;

typedef struct Model {
  const char *serial, *office;
  int number, month, day, n_items;
  Item items[ITEMS_MAX];
} Model;

static void body_make(Item *item) {
  size_t n = 0;
  int paragraphs = 1 + (int)dice(3);
  for (int p = 0; p < paragraphs; p++) {
    int count = 2 + (int)dice(2);
    for (int i = 0; i < count; i++) {
      n += (size_t)snprintf(item->body + n, sizeof(item->body) - n,
                            "%s%s村和%s村的%s", i == 0 && p ? "\n" : "",
                            PICK(villages), PICK(villages), PICK(sentences));
    }
  }
}

static void model_make(Model *m) {
  unsigned column = dice(COUNT(columns)), title = dice(COUNT(titles));
  m->serial = PICK(serials);
  m->office = PICK(offices);
  m->number = 1 + (int)dice(40);
  m->month = 1 + (int)dice(12);
  m->day = 1 + (int)dice(28);
  m->n_items = 0;
  for (int s = 0; s < SECTIONS; s++) {
    int count = 1 + (int)dice(2);
    for (int i = 0; i < count; i++) {
      Item *item = &m->items[m->n_items++];
      item->section = columns[(column + (unsigned)s) % COUNT(columns)];
      item->title = titles[title++ % COUNT(titles)];
      item->sender = PICK(senders);
      body_make(item);
    }
  }
}

/* ---- Writing it out, damaged ---- */

typedef struct Damage {
  int wrap;         /* characters in a line; 0 none */
  bool blank;       /* blank lines between printed lines */
  int page;         /* printed lines on a page; 0 none */
  bool head;        /* pages have a running head */
  bool feed;        /* pages end in a form feed */
  bool radicals;    /* ⽂ for 文, and so on */
  bool wide;        /* full-width digits */
  bool hyphens;     /* soft hyphens and zero-width blanks between characters */
  bool gb;          /* the bytes are GB18030 */
  bool big5;        /* traditional script, the bytes are Big5 */
  bool markdown;    /* headings and blank lines, no indents */
  bool no_masthead; /* number and date are lost */
} Damage;

typedef struct Writer {
  const Damage *damage;
  const Model *model;
  Text *out;
  int lines, pages;
} Writer;

static void write_raw(Writer *w, const char *z, size_t n) {
  static const struct {
    Span from, to;
  } radicals[] = {{{"文", 3}, {"⽂", 3}},
                  {{"长", 3}, {"⻓", 3}},
                  {{"用", 3}, {"⽤", 3}},
                  {{"水", 3}, {"⽔", 3}}};
  Span s = {z, n};
  while (s.n) {
    Span here = s;
    uint32_t cp = utf8_next(&s);
    Span one = span_head(here, here.n - s.n);
    if (w->damage->hyphens && here.n < n && dice(12) == 0) {
      text_add_cp(w->out, dice(2) ? 0xAD : 0x200B);
    }
    for (size_t i = 0; w->damage->radicals && i < COUNT(radicals); i++) {
      if (span_eq(one, radicals[i].from)) one = radicals[i].to;
    }
    if (w->damage->wide && cp_is_ascii_digit(cp)) {
      text_add_cp(w->out, cp - '0' + 0xFF10);
    } else {
      text_add(w->out, one);
    }
  }
}

/* The foot of a page and the head of the next one. */
static void write_page(Writer *w) {
  char z[200];
  w->pages++;
  snprintf(z, sizeof(z), "— %d —\n", w->pages);
  text_add(w->out, span_of(z));
  if (w->damage->feed) text_add(w->out, SPAN("\f"));
  if (w->damage->head) {
    snprintf(z, sizeof(z), "%s\n", w->model->serial);
    text_add(w->out, span_of(z));
  }
  if (w->damage->blank) text_add(w->out, SPAN("\n"));
}

static void write_line(Writer *w, const char *z, size_t n) {
  write_raw(w, z, n);
  text_add(w->out, SPAN("\n"));
  if (w->damage->blank) text_add(w->out, SPAN("\n"));
  if (w->damage->page && ++w->lines % w->damage->page == 0) write_page(w);
}

static void write_text(Writer *w, const char *z) {
  write_line(w, z, strlen(z));
}

/* One paragraph, indented, cut at the wrap width; no line begins with a mark
** that may not (they hang on the line before). */
static void write_paragraph(Writer *w, Span p) {
  char line[600];
  size_t n = 0;
  int chars = 0;
  if (!w->damage->markdown) {
    memcpy(line, "　　", 6);
    n = 6;
    chars = 2;
  }
  while (p.n) {
    Span here = p;
    uint32_t cp = utf8_next(&p);
    bool hangs = cp == 0xFF0C || cp == 0x3002 || cp == 0x201D || cp == 0x3001;
    if (w->damage->wrap && chars >= w->damage->wrap && !hangs) {
      write_line(w, line, n);
      n = 0;
      chars = 0;
    }
    memcpy(line + n, here.z, here.n - p.n);
    n += here.n - p.n;
    chars++;
    if (!w->damage->wrap && n + 8 > sizeof(line)) {
      write_raw(w, line, n);
      n = 0;
    }
  }
  write_line(w, line, n);
}

static void write_masthead(Writer *w) {
  char z[300];
  const Model *m = w->model;
  const char *mark = w->damage->markdown ? "# " : "";
  if (w->damage->no_masthead) return;
  snprintf(z, sizeof(z), "%s%s", mark, m->serial);
  write_text(w, z);
  if (w->damage->markdown) text_add(w->out, SPAN("\n"));
  snprintf(z, sizeof(z), "第%d期", m->number);
  write_text(w, z);
  snprintf(z, sizeof(z), "%s编　　2021年%d月%d日", m->office, m->month, m->day);
  write_text(w, z);
  if (w->damage->markdown) text_add(w->out, SPAN("\n"));
}

static void write_item(Writer *w, const Item *item) {
  char z[300];
  bool markdown = w->damage->markdown;
  snprintf(z, sizeof(z), markdown ? "### %s" : "%s", item->title);
  write_text(w, z);
  if (markdown) text_add(w->out, SPAN("\n"));
  for (Span rest = span_of(item->body); rest.n;) {
    size_t n = span_find(rest, SPAN("\n"));
    write_paragraph(w, span_head(rest, n == SPAN_NPOS ? rest.n : n));
    if (markdown) text_add(w->out, SPAN("\n"));
    rest = span_from(rest, n == SPAN_NPOS ? rest.n : n + 1);
  }
  snprintf(z, sizeof(z), "（%s供稿）", item->sender);
  write_text(w, z);
  if (markdown) text_add(w->out, SPAN("\n"));
}

static void write_issue(const Model *m, const Damage *damage, Text *out) {
  Writer w = {.damage = damage, .model = m, .out = out};
  const char *section = "";
  write_masthead(&w);
  for (int i = 0; i < m->n_items; i++) {
    const Item *item = &m->items[i];
    if (strcmp(section, item->section) != 0) {
      char z[200];
      section = item->section;
      snprintf(z, sizeof(z), damage->markdown ? "## %s" : "【%s】", section);
      write_text(&w, z);
      if (damage->markdown) text_add(out, SPAN("\n"));
    }
    write_item(&w, item);
  }
}

/* The text in traditional script, spelt as Big5 has it: 群眾, not 羣衆. */
static Span in_big5_script(Span text, Arena *arena) {
  static const struct {
    Span from, to;
  } spelt[] = {{{"羣", 3}, {"群", 3}}, {{"衆", 3}, {"眾", 3}}};
  Text traditional = {.arena = arena}, out = {.arena = arena};
  script_convert(SCRIPT_TRADITIONAL, text, &traditional);
  for (Span rest = text_span(&traditional); rest.n;) {
    Span here = rest;
    utf8_next(&rest);
    Span one = span_head(here, here.n - rest.n);
    for (size_t i = 0; i < COUNT(spelt); i++) {
      if (span_eq(one, spelt[i].from)) one = spelt[i].to;
    }
    text_add(&out, one);
  }
  return text_span(&out);
}

/* The text in a charset, and back as a reader would decode it; as it is where
** the charset has not all of its characters. */
static Span through(const char *charset, Span text, Arena *arena) {
  size_t room = text.n * 2 + 16, left = room, n = text.n;
  char *z = arena_alloc(arena, room), *at = z, *from = (char *)text.z;
  iconv_t to = iconv_open(charset, "UTF-8");
  if (!z || to == (iconv_t)-1) return text;
  size_t rc = iconv(to, &from, &n, &at, &left);
  iconv_close(to);
  int64_t bad;
  if (rc == (size_t)-1) return text;
  Span bytes = {z, room - left};
  return charset_decode(bytes, charset_detect(bytes), arena, &bad);
}

/* ---- Comparing ---- */

static const char *failed; /* what was not the same */
static int through_big5;   /* texts that Big5 could hold */

static bool same_key(Issue *issue, Span got, const char *want) {
  return span_eq(line_key(issue, got), line_key(issue, span_of(want)));
}

static void same_item(Issue *issue, const Article *a, const Item *item) {
  if (!same_key(issue, a->title, item->title)) failed = "title";
  if (!same_key(issue, a->section, item->section)) failed = "section";
  if (!same_key(issue, a->credit, item->sender)) failed = "credit";
  if (!same_key(issue, a->body, item->body)) failed = "body";
  size_t breaks = 0, want = 0;
  for (size_t i = 0; i < a->body.n; i++) breaks += a->body.z[i] == '\n';
  for (const char *z = item->body; *z; z++) want += *z == '\n';
  if (breaks != want) failed = "paragraphs";
}

static void same_issue(Issue *issue, const Model *m, const Damage *damage) {
  char date[32];
  const Masthead *h = &issue->masthead;
  snprintf(date, sizeof(date), "2021-%02d-%02d", m->month, m->day);
  if (!damage->no_masthead) {
    if (h->number != m->number) failed = "number";
    if (!same_key(issue, h->date, date)) failed = "date";
    if (!same_key(issue, h->series, m->serial)) failed = "series";
    if (!same_key(issue, h->publisher, m->office)) failed = "publisher";
  } else if (h->number != COLUMN_NULL || h->date.z) {
    failed = "masthead made up";
  }
  if (issue->articles.n != (size_t)m->n_items) {
    failed = "number of items";
    return;
  }
  for (int i = 0; i < m->n_items; i++) {
    same_item(issue, &ROW(issue->articles, Article, i), &m->items[i]);
  }
}

static bool check(const Model *m, const Damage *damage, bool show) {
  Arena arena = {0};
  Text out = {.arena = &arena};
  failed = NULL;
  write_issue(m, damage, &out);
  Span text = text_span(&out);
  if (damage->gb) text = through("GB18030", text, &arena);
  if (damage->big5) {
    text = in_big5_script(text, &arena);
    Span read = through("BIG5", text, &arena);
    through_big5 += read.z != text.z;
    text = read;
  }
  Issue *issue = issue_parse(text);
  if (issue) same_issue(issue, m, damage);
  if (failed && show) {
    printf("# %s: wrap %d blank %d page %d head %d feed %d radicals %d wide %d "
           "gb %d markdown %d no_masthead %d\n",
           failed, damage->wrap, damage->blank, damage->page, damage->head,
           damage->feed, damage->radicals, damage->wide, damage->gb,
           damage->markdown, damage->no_masthead);
    for (Span rest = text; rest.n;) {
      size_t n = span_find(rest, SPAN("\n"));
      n = n == SPAN_NPOS ? rest.n : n;
      printf("#   %.*s\n", (int)n, rest.z);
      rest = span_from(rest, n + 1);
    }
  }
  issue_unref(issue);
  arena_free(&arena);
  return !failed;
}

/* ---- The variants ---- */

static Damage damage_make(int kind) {
  Damage d = {0};
  if (kind > 0) d.wrap = 18 + (int)dice(23);
  if (kind > 1) d.blank = dice(2);
  if (kind > 2) {
    d.page = 20 + (int)dice(15);
    d.head = dice(2);
    d.feed = dice(2);
  }
  if (kind > 3) {
    d.radicals = dice(2);
    d.wide = dice(2);
    d.hyphens = dice(2);
    d.gb = !d.hyphens && dice(2);
  }
  if (kind == 5) d.no_masthead = true;
  if (kind == 7) d = (Damage){.wrap = d.wrap, .blank = d.blank, .big5 = true};
  return d;
}

int main(int argc, char **argv) {
  static const char *const names[] = {
      "clean",       "wrapped",        "with blank lines",
      "in pages",    "other spelling", "without a masthead",
      "in Markdown", "in Big5"};
  int good[COUNT(names)] = {0}, shown = 0;
  Model m;
  (void)argv;
  seed = 20261125;
  for (int i = 0; i < ISSUES; i++) {
    int kind = i % (int)COUNT(names);
    Damage d = damage_make(kind == 6 ? 0 : kind);
    d.markdown = kind == 6;
    model_make(&m);
    bool ok = check(&m, &d, shown < (argc > 1 ? ISSUES : 1));
    good[kind] += ok;
    shown += !ok;
  }
  for (int kind = 0; kind < (int)COUNT(names); kind++) {
    int n = (ISSUES + (int)COUNT(names) - 1 - kind) / (int)COUNT(names);
    printf("# %s: %d of %d\n", names[kind], good[kind], n);
    OK_AS(good[kind] * 1000 >= n * LEAST, names[kind]);
  }
  printf("# through Big5: %d\n", through_big5);
  OK_AS(through_big5 * 2 > ISSUES / (int)COUNT(names), "Big5 was tried");
  return unit_done();
}
