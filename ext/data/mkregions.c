/* mkregions.c: makes regions_table.h from regions.txt, regions_former.txt and
** regions_names.txt.
**
** usage: mkregions DIR > regions_table.h
**
** Every region has its full name; the short ones and those of former times are
** made from it, as the heads of the files say.  What a name may mean is a list
** of candidates, each with a rank; region_parts.h says how they are read.
*/
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fold_table.h"

enum {
  MAX_UNITS = 8000,
  MAX_NAMES = 32000,
  MAX_CHARS = 20,
  MAX_LINE = 8192,
  HASH_SIZE = 65536,
  HAN = 0x4E00,
  HAN_END = 0xA000,
  SLOTS = 16384 /* ORDER region_slots */
};

/* ORDER region_rank */
enum { FULL, OTHER, FORMER, MADE, SHORT };
/* ORDER region_flags */
enum { WEAK = 1, NOT = 2, GROUP = 4 };

typedef struct Unit {
  char code[8];
  char name[64];
  int parent; /* -1 none */
  int level;  /* 1 province, 2 prefecture, 3 county */
  int former;
} Unit;

typedef struct Name {
  uint16_t cp[MAX_CHARS];
  int n, flags;
  int unit[16], rank[16], n_units;
} Name;

static Unit units[MAX_UNITS];
static int n_units;
static Name names[MAX_NAMES];
static int n_names;
static int hash_slots[HASH_SIZE];
static char peoples[64][16];
static int n_peoples;

/* Codes of former divisions that are told as another one. */
static struct {
  char code[8];
  int unit;
} also[256];
static int n_also;

static void fail(const char *why, const char *what) {
  fprintf(stderr, "mkregions: %s: %s\n", why, what);
  exit(1);
}

/* ---- Characters ---- */

static uint32_t next(const char **z) {
  const unsigned char *b = (const unsigned char *)*z;
  int n = b[0] < 0x80 ? 1 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
  uint32_t cp = n == 1 ? b[0] : b[0] & (0x7Fu >> n);
  for (int i = 1; i < n; i++) cp = cp << 6 | (b[i] & 0x3Fu);
  *z += n;
  return cp;
}

static uint32_t fold(uint32_t cp) {
  if (cp >= 0x10000) return cp;
  uint32_t delta = fold_delta[(uint32_t)fold_page_of[cp >> 5] << 5 | (cp & 31)];
  uint32_t to = (cp + delta) & 0xFFFF;
  return delta == 0 || (to >= 0xD800 && to < 0xF900) ? cp : to;
}

static int count(const char *z) {
  int n = 0;
  for (; *z; n++) next(&z);
  return n;
}

/* ---- Names ---- */

/* The name z, found or made. */
static Name *name_get(const char *z) {
  Name name = {.n = 0};
  const char *at = z;
  uint32_t h = 2166136261u;
  while (*at) {
    uint32_t cp = fold(next(&at));
    if (name.n == MAX_CHARS || cp < HAN || cp >= HAN_END) fail("bad name", z);
    name.cp[name.n++] = (uint16_t)cp;
    h = (h ^ cp) * 16777619u;
  }
  for (h ^= h >> 15;; h++) {
    int *slot = &hash_slots[h % HASH_SIZE];
    Name *p = &names[*slot - 1];
    if (*slot && p->n == name.n && !memcmp(p->cp, name.cp, sizeof(name.cp))) {
      return p;
    }
    if (*slot) continue;
    if (n_names == MAX_NAMES) fail("too many", "names");
    names[n_names++] = name;
    *slot = n_names;
    return &names[n_names - 1];
  }
}

static void name_add(const char *z, int unit, int rank) {
  if (count(z) < 2) return;
  Name *p = name_get(z);
  for (int i = 0; i < p->n_units; i++) {
    if (p->unit[i] != unit) continue;
    if (rank < p->rank[i]) p->rank[i] = rank;
    return;
  }
  if (p->n_units == 16) return; /* 城关 ...: told by their parents only */
  p->unit[p->n_units] = unit;
  p->rank[p->n_units++] = rank;
}

static int name_known(const char *z) {
  Name *p = name_get(z);
  for (int i = 0; i < p->n_units; i++) {
    if (p->rank[i] < MADE) return 1;
  }
  return 0;
}

/* ---- Regions ---- */

static int unit_find(const char *code) {
  for (int i = 0; i < n_units; i++) {
    if (!strcmp(units[i].code, code)) return i;
  }
  for (int i = 0; i < n_also; i++) {
    if (!strcmp(also[i].code, code)) return also[i].unit;
  }
  return -1;
}

static int level_of(const char *code) {
  return !strcmp(code + 2, "0000")   ? 1
         : !strcmp(code + 4, "00")   ? 2
         : !strncmp(code, "7101", 4) ? 2
                                     : 3;
}

static int parent_of(const char *code, const char *given) {
  char z[8];
  int level = level_of(code), at;
  if (given) {
    at = unit_find(given);
    if (at < 0) fail("no such parent", given);
    return at;
  }
  if (level == 1) return -1;
  snprintf(z, sizeof(z), "%.4s00", code);
  at = level == 3 ? unit_find(z) : -1;
  if (at >= 0 && units[at].level == 2) return at;
  snprintf(z, sizeof(z), "%.2s0000", code);
  at = unit_find(z);
  if (at < 0) fail("no province", code);
  return at;
}

static int unit_add(const char *code, const char *name, const char *parent,
                    int former) {
  if (n_units == MAX_UNITS) fail("too many", "regions");
  Unit u = {.parent = parent_of(code, parent),
            .level = level_of(code),
            .former = former};
  snprintf(u.code, sizeof(u.code), "%s", code);
  snprintf(u.name, sizeof(u.name), "%s", name);
  units[n_units] = u;
  return n_units++;
}

static int ends(const char *z, const char *end) {
  size_t n = strlen(z), k = strlen(end);
  return n > k && !strcmp(z + n - k, end);
}

static int cut(char *z, const char *end) {
  if (!ends(z, end)) return 0;
  z[strlen(z) - strlen(end)] = 0;
  return 1;
}

/* Cuts the name of a people from the end of z. */
static int cut_people(char *z) {
  char with[32];
  for (int i = 0; i < n_peoples; i++) {
    snprintf(with, sizeof(with), "%s族", peoples[i]);
    if (cut(z, with)) return 1;
    if (strlen(peoples[i]) > 3 && cut(z, peoples[i])) return 1;
  }
  return 0;
}

/* What is left of a name without its kind and peoples; the kind, or "". */
static const char *stem_of(const char *name, char *stem, size_t size) {
  static const char *const kinds[] = {
      "特别行政区", "行政委员会", "自治区", "自治州", "自治县", "自治旗",
      "地区",       "林区",       "特区",   "新区",   "矿区",   "省",
      "市",         "区",         "县",     "旗",     "盟"};
  const char *kind = "";
  snprintf(stem, size, "%s", name);
  for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds) && !*kind; i++) {
    if (cut(stem, kinds[i])) kind = kinds[i];
  }
  if (strstr(kind, "自治")) {
    while (cut_people(stem)) {
    }
  }
  return kind;
}

/* The present prefecture of this province that has this short name; -1. */
static int unit_by_stem(const char *code, const char *stem) {
  char other[64];
  for (int i = 0; i < n_units; i++) {
    if (units[i].level != 2 || units[i].former) continue;
    if (strncmp(units[i].code, code, 2)) continue;
    stem_of(units[i].name, other, sizeof(other));
    if (!strcmp(other, stem)) return i;
  }
  return -1;
}

/* ---- Files ---- */

/* Calls read with the columns of each row; the third is NULL if missing. */
static void read_file(const char *dir, const char *file,
                      void (*read)(char *, char *, char *)) {
  char path[1024], line[MAX_LINE];
  snprintf(path, sizeof(path), "%s/%s", dir, file);
  FILE *in = fopen(path, "r");
  if (!in) fail("cannot read", path);
  while (fgets(line, sizeof(line), in)) {
    line[strcspn(line, "\r\n")] = 0;
    if (!line[0] || line[0] == '#') continue;
    char *b = strchr(line, '\t'), *c = b ? strchr(b + 1, '\t') : NULL;
    if (!b) fail("want columns", line);
    *b = 0;
    if (c) *c = 0;
    read(line, b + 1, c ? c + 1 : NULL);
  }
  fclose(in);
}

static void read_unit(char *code, char *name, char *parent) {
  unit_add(code, name, parent, 0);
}

static void read_people(char *kind, char *about, char *words) {
  (void)about;
  if (strcmp(kind, "people")) return;
  for (char *w = strtok(words, " "); w; w = strtok(NULL, " ")) {
    snprintf(peoples[n_peoples++], sizeof(peoples[0]), "%s", w);
  }
}

static void read_name(char *kind, char *about, char *words) {
  int is_name = !strcmp(kind, "name");
  int flag = !strcmp(kind, "weak") ? WEAK : !strcmp(kind, "not") ? NOT : 0;
  if (!is_name && !flag) return;
  int unit = is_name ? unit_find(about) : -1;
  if (is_name && unit < 0) fail("no such region", about);
  for (char *w = strtok(words, " "); w; w = strtok(NULL, " ")) {
    if (is_name) name_add(w, unit, OTHER);
    if (flag) name_get(w)->flags |= flag;
  }
}

static void also_add(const char *code, int unit) {
  if (n_also == 256) fail("too many former codes", code);
  snprintf(also[n_also].code, sizeof(also[0].code), "%s", code);
  also[n_also++].unit = unit;
}

static void read_former(char *code, char *name, char *last) {
  char stem[64];
  int own = last && strchr(last, '\t') != NULL;
  int unit = own ? -1 : unit_find(code), rank = FORMER;
  if (unit < 0 && level_of(code) == 2) {
    stem_of(name, stem, sizeof(stem));
    unit = unit_by_stem(code, stem);
    Name *p = name_get(name); /* a row of regions_names.txt has it */
    if (p->n_units && p->rank[0] == OTHER) unit = p->unit[0];
    if (unit >= 0) also_add(code, unit);
  }
  if (unit < 0) unit = unit_add(code, name, NULL, 1);
  name_add(name, unit, rank);
}

/* ---- Names that are made ---- */

static int is_weak(const char *z) { return name_get(z)->flags & WEAK; }

static void made_add(const char *stem, const char *kind, int unit, int rank) {
  char z[96];
  snprintf(z, sizeof(z), "%s%s", stem, kind);
  if (!name_known(z)) name_add(z, unit, rank);
}

/* What a region with this stem and kind may also be called. */
static void add_made(const Unit *u, const char *stem, const char *kind,
                     int unit) {
  if (!strcmp(kind, "自治州")) made_add(stem, "州", unit, OTHER);
  if (!strcmp(kind, "自治县")) made_add(stem, "县", unit, OTHER);
  if (!strcmp(kind, "自治旗")) made_add(stem, "旗", unit, OTHER);
  if (u->level == 2) {
    made_add(stem, "地区", unit, MADE);
    made_add(stem, "专区", unit, MADE);
    if (!strncmp(u->code, "15", 2)) made_add(stem, "盟", unit, MADE);
  }
  if (u->level == 3) {
    if (strcmp(kind, "县")) made_add(stem, "县", unit, MADE);
    if (!strcmp(kind, "区")) made_add(stem, "市", unit, MADE);
  }
}

/* Full names come first: a made name never shadows one. */
static void add_names(void) {
  char stem[64];
  for (int i = 0; i < n_units; i++) {
    if (!units[i].former) name_add(units[i].name, i, FULL);
  }
  for (int i = 0; i < n_units; i++) {
    const Unit *u = &units[i];
    const char *kind = stem_of(u->name, stem, sizeof(stem));
    if (!*kind || count(stem) < 2) continue;
    name_add(stem, i, SHORT);
    if (strstr(kind, "自治")) made_add(stem, kind, i, OTHER);
    if (!u->former && !is_weak(stem)) add_made(u, stem, kind, i);
  }
}

/* ---- Groups and single characters ---- */

enum { MAX_GROUPS = 400 };
static int group_units[MAX_GROUPS], n_group_units;
static struct {
  uint32_t cp;
  int unit, alone;
} abbrs[64];
static int n_abbrs;
static char before[256], behind[256], within[512];
static char road[1024], place[1024], between[256], ended[256], after[1024];

/* words without blanks, into to. */
static void squeeze(char *to, const char *words) {
  for (; *words; words++) {
    if (*words != ' ') *to++ = *words;
  }
  *to = 0;
}

static void read_list(const char *kind, const char *about, const char *words) {
  if (!strcmp(kind, "before")) squeeze(before, words);
  if (!strcmp(kind, "behind")) squeeze(behind, words);
  if (!strcmp(kind, "between")) squeeze(between, words);
  if (!strcmp(kind, "road")) strcpy(road, words);
  if (!strcmp(kind, "place")) strcpy(place, words);
  if (!strcmp(kind, "ended")) strcpy(ended, words);
  if (!strncmp(kind, "after", 5)) {
    char z[256];
    size_t n = strlen(after);
    squeeze(z, words);
    snprintf(after + n, sizeof(after) - n, "{%u,%s,\"%s\"},\n", next(&about),
             kind[5] ? "2" : "0", z);
  }
}

static void read_group(char *kind, char *about, char *words) {
  if (!strcmp(kind, "group")) {
    Name *p = name_get(about);
    p->flags |= GROUP;
    p->unit[0] = n_group_units;
    int n = 0;
    for (char *w = strtok(words, " "); w; w = strtok(NULL, " "), n++) {
      int unit = unit_find(w);
      if (unit < 0 || n_group_units == MAX_GROUPS) fail("bad group", about);
      group_units[n_group_units++] = unit;
    }
    if (n != p->n) fail("want a code for each character", about);
    p->n_units = 0;
  }
  if (!strcmp(kind, "abbr") || !strcmp(kind, "alone")) {
    const char *z = words;
    abbrs[n_abbrs].cp = next(&z);
    abbrs[n_abbrs].alone = kind[1] == 'l';
    abbrs[n_abbrs++].unit = unit_find(about);
  }
  read_list(kind, about, words);
  if (!strcmp(kind, "within")) {
    size_t n = strlen(within);
    snprintf(within + n, sizeof(within) - n, "{%d,%d},\n", unit_find(about),
             unit_find(words));
  }
}

/* ---- Output ---- */

/* By the first two characters, then the longer first. */
static int by_text(const void *a, const void *b) {
  const Name *x = a, *y = b;
  for (int i = 0; i < 2; i++) {
    if (x->cp[i] != y->cp[i]) return x->cp[i] < y->cp[i] ? -1 : 1;
  }
  if (x->n != y->n) return y->n - x->n;
  return memcmp(x->cp, y->cp, sizeof(x->cp));
}

static int column;

static void print_number(long n) {
  printf("%ld,%s", n, ++column % 16 ? "" : "\n");
}

static void print_units(void) {
  size_t at = 0;
  printf("/* bytes */\nstatic const uint8_t region_text[] = {\n");
  for (int i = 0; i < n_units; i++) {
    for (const char *z = units[i].name; *z; z++) print_number((uint8_t)*z);
  }
  printf("};\nstatic const RegionUnit region_units[%d] = {\n", n_units);
  for (int i = 0; i < n_units; i++) {
    const Unit *u = &units[i];
    const char *code = strncmp(u->code, "71", 2) ? u->code : "710000";
    printf("{\"%s\",%d,%d,%d,%zu,%zu},\n", code, u->level, u->former,
           u->parent < 0 ? i : u->parent, at, strlen(u->name));
    at += strlen(u->name);
  }
  if (at > 0xFFFF) fail("too long", "names");
  printf("};\n");
}

static void print_names(void) {
  int kept = 0;
  long at = 0, units_at = 0;
  for (int i = 0; i < n_names; i++) { /* weak, but of no region */
    if (names[i].n_units || names[i].flags & (NOT | GROUP)) {
      names[kept++] = names[i];
    }
  }
  n_names = kept;
  qsort(names, (size_t)n_names, sizeof(names[0]), by_text);
  printf("static const RegionName region_names[%d] = {\n", n_names);
  for (int i = 0; i < n_names; i++) {
    const Name *p = &names[i];
    printf("{%ld,%d,%d,%ld,%d},\n", at, p->n, p->flags,
           p->flags & GROUP ? p->unit[0] : units_at, p->n_units);
    at += p->n;
    units_at += p->n_units;
  }
  if (at > 0xFFFF) fail("too many", "characters");
  printf("};\nstatic const uint16_t region_cps[] = {\n");
  for (int i = 0; i < n_names; i++) {
    for (int k = 0; k < names[i].n; k++) print_number(names[i].cp[k]);
  }
  printf(
      "};\n/* unit * 8 + rank */\nstatic const uint16_t region_cands[] = {\n");
  for (int i = 0; i < n_names; i++) {
    for (int k = 0; k < names[i].n_units; k++) {
      print_number(names[i].unit[k] * 8 + names[i].rank[k]);
    }
  }
  printf("};\n");
}

/* ORDER region_slots */
static unsigned slot_of(const uint16_t *cp) {
  return ((unsigned)cp[0] * 40503u + cp[1] * 2654435761u) >> 7 & (SLOTS - 1);
}

static void print_slots(void) {
  static int slots[SLOTS];
  static unsigned char first[(HAN_END - HAN) / 8];
  for (int i = 0; i < n_names; i++) {
    const Name *p = &names[i];
    first[(p->cp[0] - HAN) / 8] |= (unsigned char)(1 << (p->cp[0] - HAN) % 8);
    if (i && !memcmp(p->cp, names[i - 1].cp, 4)) continue;
    unsigned h = slot_of(p->cp);
    while (slots[h]) h = (h + 1) & (SLOTS - 1);
    slots[h] = i + 1;
  }
  for (int i = 0; i < n_abbrs; i++) {
    uint32_t cp = abbrs[i].cp - HAN;
    first[cp / 8] |= (unsigned char)(1 << cp % 8);
  }
  printf("static const uint16_t region_slots[%d] = {\n", SLOTS);
  for (int i = 0; i < SLOTS; i++) print_number(slots[i]);
  printf("};\nstatic const uint8_t region_firsts[%d] = {\n",
         (HAN_END - HAN) / 8);
  for (int i = 0; i < (HAN_END - HAN) / 8; i++) print_number(first[i]);
  printf("};\n");
}

static void print_words(const char *name, char *words) {
  printf("static const char *const %s[] = {\n", name);
  for (char *w = strtok(words, " "); w; w = strtok(NULL, " ")) {
    printf("\"%s\",\n", w);
  }
  printf("};\n");
}

static void print_rest(void) {
  printf("static const uint16_t region_groups[%d] = {\n", n_group_units);
  for (int i = 0; i < n_group_units; i++) print_number(group_units[i]);
  printf("};\nstatic const uint16_t region_abbrs[%d][3] = {\n", n_abbrs);
  for (int i = 0; i < n_abbrs; i++) {
    printf("{%u,%d,%d},\n", abbrs[i].cp, abbrs[i].unit, abbrs[i].alone);
  }
  static unsigned char alone[(HAN_END - HAN) / 8];
  for (int i = 0; i < n_abbrs; i++) {
    unsigned at = (unsigned)abbrs[i].cp - HAN;
    alone[at / 8] |= (unsigned char)(1u << at % 8);
  }
  printf("};\nstatic const uint8_t region_singles[%d] = {\n",
         (HAN_END - HAN) / 8);
  for (int i = 0; i < (HAN_END - HAN) / 8; i++) print_number(alone[i]);
  printf("};\nstatic const uint16_t region_withins[][2] = {\n%s};\n", within);
  printf("static const char region_before[] = \"%s\";\n", before);
  printf("static const char region_behind[] = \"%s\";\n", behind);
  printf("static const char region_between[] = \"%s\";\n", between);
  printf("static const RegionAfter region_afters[] = {\n%s};\n", after);
  print_words("region_ended", ended);
  print_words("region_roads", road);
  print_words("region_places", place);
}

int main(int argc, char **argv) {
  const char *dir = argc > 1 ? argv[1] : ".";
  read_file(dir, "regions_names.txt", read_people);
  read_file(dir, "regions.txt", read_unit);
  read_file(dir, "regions_names.txt", read_name);
  read_file(dir, "regions_former.txt", read_former);
  add_names();
  read_file(dir, "regions_names.txt", read_group);
  printf("/* regions_table.h: generated by mkregions.c; do not edit. */\n");
  print_units();
  print_names();
  print_slots();
  print_rest();
  return 0;
}
