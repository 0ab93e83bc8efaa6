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

#include "issue_checks.h"

enum { MIXTURES = 3000, MAX_LINES = 16000, MIX_LINES = 60 };

static Span pool[MAX_LINES]; /* lines of all samples, with their ends */
static size_t n_pool;

static uint64_t seed = 20261123;

static uint64_t random_next(void) { /* xorshift64* */
  seed ^= seed >> 12, seed ^= seed << 25, seed ^= seed >> 27;
  return seed * 0x2545F4914F6CDD1Du >> 16;
}

/* All properties of one text; shows it when one fails. */
static bool check_text(Span text, const char *name) {
  const char *failed = issue_check(text);
  if (failed) {
    printf("# %s: %s\n# text: %.*s\n", name, failed,
           (int)(text.n < 300 ? text.n : 300), text.z);
  }
  return !failed;
}

/* ---- Texts ---- */

/* Takes the lines of text, which is freed where there is no room for any. */
static void pool_add(Span text) {
  if (n_pool == MAX_LINES) free((void *)text.z);
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
    return SPAN_NONE;
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

/* masthead_pieces() looks no further where a character is not in piece_char. */
static bool pieces_begin(void) {
  static const WordList lists[] = {WORDS_KIND_INAUGURAL,  WORDS_KIND_TRIAL,
                                   WORDS_KIND_SUPPLEMENT, WORDS_KIND_DOUBLE,
                                   WORDS_KIND_SPECIAL,    WORDS_OTHER_NUMBER,
                                   WORDS_NUMERAL,         WORDS_PIECE_START};
  bool good = true;
  for (size_t i = 0; i < COUNT(lists); i++) {
    for (int k = 0; k < words_count(lists[i]); k++) {
      good &= words_prefix(WORDS_PIECE_CHAR, words_at(lists[i], k)) > 0;
    }
  }
  return good;
}

int main(int argc, char **argv) {
  OK_AS(pieces_begin(), "piece_char has the first characters of its lists");
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
