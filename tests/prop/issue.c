/* issue.c: what holds for every text that the issue parser is given.
**
** Texts are the samples under tests/issues (folder in argv[1], default
** tests/issues), and some thousands of mixtures: lines of all samples in random
** order, cut, joined and damaged.  For each:
**
**   - the lines and their ends are the text, their offsets are right;
**   - every line that carries text is held by a table or a note;
**   - items lie inside the text, in order, and do not overlap;
**   - each body holds exactly the words of its lines, nothing else;
**   - the parts of issue_split() are the text.
*/
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "../unit/unit.h"

#include "cp.h"
#include "issue/issue.h"

enum { MIXTURES = 3000, MAX_LINES = 4000, MIX_LINES = 60 };

static Span pool[MAX_LINES]; /* lines of all samples, with their ends */
static size_t n_pool;
static const char *failed; /* the first property that did not hold */

static uint64_t seed = 20261123;

static uint64_t random_next(void) { /* xorshift64* */
  seed ^= seed >> 12, seed ^= seed << 25, seed ^= seed >> 27;
  return seed * 0x2545F4914F6CDD1Du >> 16;
}

#define MUST(cond)                                                             \
  do {                                                                         \
    if (!(cond) && !failed) {                                                  \
      failed = #cond;                                                          \
    }                                                                          \
  } while (0)

/* ---- Properties ---- */

/* Lines stand in order, and only line ends stand between them. */
static void check_lines(const Issue *issue) {
  const char *at = issue->text.z;
  for (size_t i = 0; i < issue->lines.n; i++) {
    const Line *line = issue_line(issue, i);
    Span before = {issue->text.z, (size_t)(line->raw.z - issue->text.z)};
    MUST(line->raw.z >= at && line->raw.z - at <= 3);
    MUST(line->start == (int64_t)utf8_count(before) + 1);
    MUST(line->number > (int)i && line->index == i);
    MUST(line->text.n || line->label == LABEL_BLANK ||
         line->label == LABEL_SHELL);
    at = line->raw.z + line->raw.n;
  }
  MUST(issue->text.z + issue->text.n - at <= 3);
}

static bool note_on(const Issue *issue, int number) {
  for (size_t i = 0; i < issue->notes.n; i++) {
    if (ROW(issue->notes, Note, i).line == number) return true;
  }
  return false;
}

/* Whether some item's lines include line i (shown index). */
static bool item_on(const Issue *issue, size_t i) {
  for (size_t k = 0; k < issue->articles.n; k++) {
    const Article *a = &ROW(issue->articles, Article, k);
    if (a->first <= i && i <= a->last) return true;
  }
  return false;
}

static void check_held(const Issue *issue) {
  for (size_t i = 0; i < issue->lines.n; i++) {
    const Line *line = issue_line(issue, i);
    if (line->label == LABEL_FURNITURE || line->label == LABEL_SHELL ||
        line->label == LABEL_RULE) {
      MUST(issue->none || note_on(issue, line->number));
    }
  }
  for (size_t i = 0; i < issue->shown.n; i++) {
    const Line *line = issue_shown(issue, i);
    bool item = line->label >= LABEL_KICKER && line->label <= LABEL_CREDIT_MORE;
    MUST(line->label >= LABEL_OTHER && line->label < LABEL_COUNT);
    MUST(!item || item_on(issue, i) || note_on(issue, line->number));
  }
}

static void check_items(const Issue *issue) {
  int64_t chars = (int64_t)utf8_count(issue->text), end = 0;
  for (size_t i = 0; i < issue->articles.n; i++) {
    const Article *a = &ROW(issue->articles, Article, i);
    MUST(a->start > end && a->length > 0);
    end = a->start + a->length - 1;
    MUST(end <= chars);
    MUST(a->line_start <= a->line_end);
    MUST(a->chars == (int64_t)utf8_count(a->body));
    MUST(a->confidence >= 0 && a->confidence <= 1);
    MUST(a->title.z || a->body.z || a->kicker.z);
  }
}

/* Non-blank characters of s, those of tags and of hidden ones aside. */
static size_t count_words(Span s) {
  size_t n = 0;
  while (s.n) {
    CpClass c = cp_class(utf8_next(&s));
    n += c != CP_BLANK && c != CP_HIDDEN;
  }
  return n;
}

/* A text without tags loses no character between its lines and its bodies. */
static void check_bodies(const Issue *issue) {
  if (span_has(issue->text, SPAN("<"))) return;
  for (size_t k = 0; k < issue->articles.n; k++) {
    const Article *a = &ROW(issue->articles, Article, k);
    size_t lines = 0;
    for (size_t i = a->first; i <= a->last; i++) {
      const Line *line = issue_shown(issue, i);
      if (line->label == LABEL_BRIEF && line->mark) {
        lines += count_words(line->content);
      } else if (line->label == LABEL_BODY || line->label == LABEL_BRIEF) {
        Span s = line->text;
        if (span_starts(s, SPAN("> "))) s = span_from(s, 2);
        lines += count_words(s);
      } else if (line->label == LABEL_TITLE) {
        lines += count_words(line->tail);
      }
    }
    size_t body = count_words(a->body) + count_words(a->credit_tail);
    MUST(lines == body);
  }
}

static void check_split(const Issue *issue) {
  Arena arena = {0};
  Rows parts = ROWS_OF(IssuePart);
  Span text = issue->text;
  const char *at = text.z;
  issue_split(issue, &arena, &parts);
  for (size_t i = 0; i < parts.n; i++) {
    const IssuePart *p = &ROW(parts, IssuePart, i);
    MUST(p->text.z == at && p->text.n > 0);
    at += p->text.n;
  }
  MUST(at == text.z + text.n || parts.n == 0);
  arena_free(&arena);
}

/* All properties of one text; shows it when one fails. */
static bool check_text(Span text, const char *name) {
  failed = NULL;
  Issue *issue = issue_parse(text);
  check_lines(issue);
  check_held(issue);
  check_items(issue);
  check_bodies(issue);
  check_split(issue);
  issue_unref(issue);
  if (failed) {
    printf("# %s: %s\n# text: %.*s\n", name, failed,
           (int)(text.n < 300 ? text.n : 300), text.z);
  }
  return !failed;
}

/* ---- Texts ---- */

static void pool_add(Span text) {
  while (text.n && n_pool < MAX_LINES) {
    size_t n = span_find(text, SPAN("\n"));
    n = n == SPAN_NPOS ? text.n : n + 1;
    pool[n_pool++] = span_head(text, n);
    text = span_from(text, n);
  }
}

/* The file's bytes, kept until the program ends. */
static Span read_file(const char *path) {
  FILE *in = fopen(path, "rb");
  if (!in) return SPAN_NONE;
  fseek(in, 0, SEEK_END);
  long n = ftell(in);
  rewind(in);
  char *z = malloc((size_t)n + 1);
  size_t got = z ? fread(z, 1, (size_t)n, in) : 0;
  fclose(in);
  if (got == 0) { /* nothing that the pool would keep */
    free(z);
    return SPAN("");
  }
  return (Span){z, got};
}

static int check_samples(const char *folder) {
  DIR *dir = opendir(folder);
  char path[1024];
  int n = 0;
  for (struct dirent *e; dir && (e = readdir(dir));) {
    if (!span_ends(span_of(e->d_name), SPAN(".txt"))) continue;
    snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
    Span text = read_file(path);
    OK_AS(check_text(text, e->d_name), e->d_name);
    pool_add(text);
    n++;
  }
  if (dir) closedir(dir);
  return n;
}

/* A text of random lines of the pool; some are cut or lose their line end. */
static Span mixture(Text *out) {
  size_t lines = random_next() % MIX_LINES;
  for (size_t i = 0; i < lines; i++) {
    Span line = pool[random_next() % n_pool];
    uint64_t damage = random_next() % 16;
    if (damage == 0) line = span_head(line, random_next() % (line.n + 1));
    if (damage == 1) line = span_from(line, random_next() % (line.n + 1));
    text_add(out, line);
    if (damage == 2) text_add(out, SPAN("\f"));
    if (damage == 3) text_add(out, SPAN("\r\n\r"));
    if (damage == 4) text_add(out, SPAN("\xE2\x80\xA8"));
    if (damage == 5) text_add(out, SPAN("\n— 3 —\n"));
  }
  return text_span(out);
}

int main(int argc, char **argv) {
  int n = check_samples(argc > 1 ? argv[1] : "tests/issues");
  OK_AS(n > 0, "samples found");
  int good = 0;
  for (int i = 0; i < MIXTURES && n; i++) {
    Arena arena = {0};
    Text text = {.arena = &arena};
    good += check_text(mixture(&text), "mixture");
    arena_free(&arena);
  }
  OK_AS(good == MIXTURES, "random mixtures of lines");
  return unit_done();
}
