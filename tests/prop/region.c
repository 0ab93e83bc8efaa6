/* region.c: properties of regions.
**
** Each region of data/regions.txt is found by its full name behind those of its
** parents, and has its own code; alone, unless others bear the name.  Rows of
** any text stand in order, do not overlap, and lie in the text; what stands
** behind a full stop changes nothing before it.  The seed is fixed.
*/
#include <stdlib.h>

#include "random.h"
#include "unit.h"

#include "value/region.h"

enum { MAX = 5000 };
static struct { char code[8], name[64], parent[8]; } units[MAX];
static int n_units;
static Arena arena;

static void read_units(void) {
  char line[256];
  FILE *in = fopen("ext/data/regions.txt", "r");
  while (in && fgets(line, sizeof(line), in)) {
    if (line[0] == '#') continue;
    int n = sscanf(line, "%7[0-9]\t%63[^\t\n]\t%7[0-9]", units[n_units].code,
                   units[n_units].name, units[n_units].parent);
    n_units += n >= 2;
  }
  if (in) fclose(in);
}

static int unit_by(const char *code) {
  for (int i = 0; i < n_units; i++) {
    if (!strcmp(units[i].code, code)) return i;
  }
  return -1;
}

/* The one row of text; false where there are none or several. */
static bool one_row(const char *text, RegionRow *row) {
  Rows rows = ROWS_OF(RegionRow);
  region_find(span_of(text), SPAN_NONE, &arena, &rows);
  if (rows.n != 1) return false;
  *row = ROW(rows, RegionRow, 0);
  return span_eq(row->text, span_of(text));
}

static void test_full_names(void) {
  int behind = 0, alone = 0;
  for (int i = 0; i < n_units; i++) {
    char code[8], text[256];
    RegionRow row;
    snprintf(code, sizeof(code), "%.2s0000", units[i].code);
    int top = unit_by(code);
    snprintf(code, sizeof(code), "%.4s00", units[i].code);
    int mid = units[i].parent[0] ? -1 : unit_by(code);
    if (mid == i || mid == top) mid = -1;
    snprintf(text, sizeof(text), "%s%s%s", top == i ? "" : units[top].name,
             mid < 0 ? "" : units[mid].name, units[i].name);
    const char *want = strncmp(code, "71", 2) ? units[i].code : "710000";
    bool ok = one_row(text, &row) && span_eq(row.code, span_of(want));
    if (!ok && behind++ < 5) printf("# %s\n", text);
    if (!one_row(units[i].name, &row) ||
        (row.code.z && !span_eq(row.code, span_of(want)))) {
      if (alone++ < 5) printf("# alone: %s\n", units[i].name);
    }
  }
  OK_AS(n_units > 3200, "the list is there");
  OK_AS(behind == 0, "each full name behind its parents has its own code");
  OK_AS(alone == 0, "alone it has its own code, or none");
}

/* A text of names, their pieces, other characters and damaged ones. */
static size_t random_text(char *z, size_t size) {
  static const char *const pieces[] = {
      "、",       "和",   "在", "路", "中路", "镇",     "区",  "市",
      "县",       "，",   "。", " ",  "渝",   "京津冀", "不",  "地区",
      "\xE5\xB8", "\xFF", "a",  "山", "\n",   "東",     "ＡＢ"};
  size_t n = 0;
  for (unsigned k = dice(30) + 1; k && n + 80 < size; k--) {
    const char *p = dice(2) ? units[dice((unsigned)n_units)].name
                            : pieces[dice(COUNT(pieces))];
    size_t len = strlen(p);
    if (dice(4) == 0) len = dice((unsigned)len) + 1;
    memcpy(z + n, p, len);
    n += len;
  }
  return n;
}

static void test_any_text(void) {
  int bad = 0, moved = 0;
  for (int t = 0; t < 30000; t++) {
    char z[4096];
    Rows rows = ROWS_OF(RegionRow);
    Span text = {z, random_text(z, sizeof(z))};
    region_find(text, SPAN_NONE, &arena, &rows);
    const char *end = z;
    for (size_t i = 0; i < rows.n; i++) {
      RegionRow row = ROW(rows, RegionRow, i);
      bad += row.text.z < end || row.text.n == 0 ||
             !span_holds(text, row.text) || !row.province.z || !row.city.z ||
             !row.county.z || row.province.n + row.city.n + row.county.n == 0 ||
             (row.code.z && (row.code.n != 6 || row.province.n == 0));
      end = row.text.z + row.text.n;
    }
    size_t n = rows.n;
    memcpy(z + text.n, "。会议", 9);
    text.n += 9;
    rows = ROWS_OF(RegionRow);
    region_find(text, SPAN_NONE, &arena, &rows);
    moved += rows.n < n; /* a cut name may come to stand alone */
    arena_free(&arena);
  }
  OK_AS(bad == 0, "rows lie in the text, in order, and are whole");
  OK_AS(moved == 0, "a full stop behind the text takes no row away");
}

int main(void) {
  seed = 2260;
  read_units();
  test_full_names();
  test_any_text();
  return unit_done();
}
