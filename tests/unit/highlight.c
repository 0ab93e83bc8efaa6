/* highlight.c: hits that offsets do not fit, marks, and windows of snippets. */
#include "unit.h"

#include "search/hits.h"
#include "search/snippet.h"
#include "search/terms.h"

static Arena arena;

/* Hits at pairs of offsets, ended by -1. */
static Rows hits_at(const int *at) {
  Rows hits = ROWS_OF(Hit);
  for (int word = 0; *at >= 0; at += 2, word++) {
    *(Hit *)rows_add(&hits, &arena) = (Hit){at[0], at[1], word};
  }
  return hits;
}

/* text with brackets for its marks. */
static const char *marked(const char *z, const int *at) {
  Span text = span_of(z);
  Rows hits = hits_at(at), marks = ROWS_OF(Mark);
  Text out = {.arena = &arena};
  size_t done = 0;
  hits_fit(text, &hits);
  hits_marks(text, &hits, &marks, &arena);
  for (size_t i = 0; i < marks.n; i++) {
    Mark mark = ROW(marks, Mark, i);
    text_add(&out, (Span){z + done, mark.start - done});
    text_add(&out, SPAN("["));
    text_add(&out, (Span){z + mark.start, mark.end - mark.start});
    text_add(&out, SPAN("]"));
    done = mark.end;
  }
  text_add(&out, span_from(text, done));
  text_add(&out, (Span){"", 1});
  return text_span(&out).z;
}

#define AT(...) ((const int[]){__VA_ARGS__, -1})

static void test_marks(void) {
  IS_TEXT(marked("abc", AT(1, 2)), "a[b]c");
  IS_TEXT(marked("abc", AT(0, 1, 1, 2)), "[ab]c");
  IS_TEXT(marked("a b c", AT(0, 1, 2, 3)), "[a b] c");
  IS_TEXT(marked("a,b c", AT(0, 1, 2, 3)), "[a],[b] c");
  IS_TEXT(marked("abcd", AT(0, 1, 2, 3, 1, 4)), "[abcd]"); /* by their end */
  IS_TEXT(marked("习近平", AT(1, 5)), "[习近]平");         /* inside */
  IS_TEXT(marked("习近平", AT(4, 9)), "习[近平]");
  IS_TEXT(marked("㎡a", AT(3, 3)), "[㎡]a");
  IS_TEXT(marked("a", AT(0, 0)), "a");
  IS_TEXT(marked("ab", AT(1, 900)), "a[b]");
  IS_TEXT(marked("ab", AT(800, 900)), "ab");
  IS_TEXT(marked(" a\n　b ", AT(0, 7)), " [a\n　b] ");
  IS_TEXT(marked("a \n b", AT(1, 3)), "a \n b");
  IS_TEXT(marked("e\u0301\u0302x", AT(0, 1)), "[e\u0301\u0302]x");
  IS_TEXT(marked("\x80\x80z", AT(1, 2)), "\x80[\x80]z");
  IS_TEXT(marked("水\n\n3\n\n利", AT(0, 3, 8, 11)), "[水\n\n3\n\n利]");
  IS_TEXT(marked("水。\n\n3\n\n利", AT(0, 3, 11, 14)), "[水]。\n\n3\n\n[利]");
}

/* The window of chars characters for the words of query. */
static const char *window(const char *z, const char *query, size_t chars) {
  Rows hits = ROWS_OF(Hit);
  Text out = {.arena = &arena};
  Snippet s;
  terms_find(span_of(query), span_of(z), NULL, &hits, &arena);
  snippet_find(&s, span_of(z), &hits, 1, chars, &arena);
  snippet_write(&s, SPAN("["), SPAN("]"), SPAN("~"), &out);
  text_add(&out, (Span){"", 1});
  return text_span(&out).z;
}

static void test_windows(void) {
  IS_TEXT(window("一二三四五", "三", 1), "~[三]~");
  IS_TEXT(window("一二三四五", "三", 5), "一二[三]四五");
  IS_TEXT(window("一二三四五", "二三四", 2), "~[二三]~");
  IS_TEXT(window("一二，三四，五六", "三", 3), "~[三]四，~");
  IS_TEXT(window("一。二。三。四。五。", "四", 6), "~三。[四]。五。");
  IS_TEXT(window("他说：“好。”会后发言。", "会", 5), "~[会]后发言。");
  IS_TEXT(window("值为3.14，约1,000人。", "14", 8), "值为3.[14]，~");
  IS_TEXT(window("", "一", 5), "");
  IS_TEXT(window("第一行\n\n第二行", "二", 99), "第一行 第[二]行");
}

int main(void) {
  test_marks();
  test_windows();
  arena_free(&arena);
  return unit_done();
}
