/* query.c: other spellings of a word, and the form of the expression. */
#include "unit.h"

#include "search/query.h"
#include "search/spelling.h"

/* ---- Spellings ---- */

typedef void (*SpellingFunc)(Span, Arena *, Rows *);

/* All of them, joined with blanks. */
static const char *spellings(Arena *arena, SpellingFunc add, const char *word) {
  Rows out = ROWS_OF(Span);
  Text list = {.arena = arena};
  add(span_of(word), arena, &out);
  for (size_t i = 0; i < out.n; i++) {
    if (i) text_add(&list, SPAN(" "));
    text_add(&list, ROW(out, Span, i));
  }
  text_add(&list, (Span){"", 1});
  return list.z ? list.z : "";
}

static void test_spellings(Arena *arena) {
  static const char *const rows[][2] = {
      {"第三期", "第3期"},
      {"第3期", "第三期"},
      {"第03期", "第3期 第三期"},
      {"第198期", "第一百九十八期 第一九八期"},
      {"第一九八期", "第198期 第一百九十八期"},
      {"十九届", "19届"},
      {"三十八", "38"},
      {"38", "三十八"},
      {"廿三日", "23日 二十三日"},
      {"6月9日", "六月九日"},
      {"2019年", "二〇一九年 二o一九年 二○一九年 二零一九年"},
      {"二零二零年", "2020年 二〇二〇年 二o二o年 二○二○年"},
      {"2020", "二千零二十 二〇二〇"},
      {"20世纪", "二十世纪"},
      /* none */
      {"三", ""},
      {"7", ""},
      {"10", ""},
      {"五四", ""},
      {"007", ""},
      {"3.5", ""},
      {"2,000", ""},
      {"2020-06-09", ""},
      {"13800138000", ""},
      {"党史", ""},
      {"一带一路", ""},
      {"三个代表", ""},
      {"", ""},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    IS_TEXT(spellings(arena, spelling_numbers, rows[i][0]), rows[i][1]);
  }
  IS_TEXT(spellings(arena, spelling_twins, "计划"), "计画");
  IS_TEXT(spellings(arena, spelling_twins, "项炼"), "项链");
  IS_TEXT(spellings(arena, spelling_twins, "画"), "");
  IS_TEXT(spellings(arena, spelling_twins, "党史"), "");
}

/* ---- Expressions ---- */

static const char *built(Arena *arena, const char *text, QueryMode mode) {
  Span s = query_build(span_of(text), mode, NULL, arena);
  return s.z ? arena_copy(arena, s).z : "NULL";
}

static void test_form(Arena *arena) {
  IS_TEXT(built(arena, NULL, QUERY_ANY), "NULL");
  IS_TEXT(built(arena, "", QUERY_ANY), "NULL");
  IS_TEXT(built(arena, "，（）*\"", QUERY_PHRASE), "NULL");
  IS_TEXT(built(arena, "-党史", QUERY_ANY), "NULL");
  IS_TEXT(built(arena, "党", QUERY_ANY), "\"党\"");
  IS_TEXT(built(arena, "党\"史", QUERY_PHRASE), "\"党\"\"史\"");
  IS_TEXT(built(arena, "“不忘初心” x", QUERY_ALL), "(\"不忘初心\" AND \"x\")");
  IS_TEXT(built(arena, "x -y -“z z”", QUERY_ANY),
          "(\"x\" NOT (\"y\" OR \"z z\"))");
  IS_TEXT(built(arena, "x -y-z", QUERY_ANY), "(\"x\" NOT \"y-z\")");
  IS_TEXT(built(arena, "x, y", QUERY_PREFIX), "(\"x\" AND \"y\"*)");
  IS_TEXT(built(arena, "x - y", QUERY_ANY), "(\"x\" OR \"y\")");
  IS_TEXT(built(arena, "x x X Ｘ", QUERY_ANY), "\"x\"");
  IS_TEXT(built(arena, "x -x", QUERY_ANY), "(\"x\" NOT \"x\")");
  IS_TEXT(built(arena, "u NEAR(b*) title:c", QUERY_ALL),
          "(\"u\" AND \"near\" AND \"b\" AND \"title\" AND \"c\")");
}

int main(void) {
  Arena arena = {0};
  test_spellings(&arena);
  test_form(&arena);
  arena_free(&arena);
  return unit_done();
}
