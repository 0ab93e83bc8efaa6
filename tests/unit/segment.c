/* segment.c: hand-made sentences and their words, kinds and folded forms; runs
** longer than the segmenter has room for; the words of a connection. */
#include "unit.h"

#include "core/utf8.h"
#include "search/lexicon.h"
#include "search/lexicon_own.h"
#include "search/segment.h"

typedef enum Show { SHOW_TEXT, SHOW_FOLDED, SHOW_KIND } Show;

/* The words of z with "|" between them, or their folded forms, or the first
** letters of their kinds (upper case: a stop word). */
static const char *words(const Conn *conn, const char *z, Show show) {
  static char buffer[1024];
  Arena arena = {0};
  Rows rows = ROWS_OF(Word);
  Text out = {.arena = &arena};
  segment_words(conn, span_of(z), &arena, &rows);
  for (size_t i = 0; i < rows.n; i++) {
    const Word *word = &ROW(rows, Word, i);
    size_t kind = (size_t)word->kind;
    if (i && show != SHOW_KIND) text_add(&out, SPAN("|"));
    if (show == SHOW_TEXT) text_add(&out, word->text);
    if (show == SHOW_FOLDED) text_add(&out, word->folded);
    if (show == SHOW_KIND) {
      const char *letters = word->stop ? "HLNDKP" : "hlndkp";
      text_add(&out, (Span){letters + kind, 1});
    }
  }
  Span s = span_head(text_span(&out), sizeof(buffer) - 1);
  memcpy(buffer, s.z, s.n);
  buffer[s.n] = 0;
  arena_free(&arena);
  return buffer;
}

/* Words that stand in domain.txt, or are no matter of a list, so that the
** tests hold where the build had our own list only. */
static const struct {
  const char *text, *words, *kinds;
} sentences[] = {
    {"", "", ""},
    {" \n\t\u3000", "", ""},
    {"党史", "党史", "h"},
    {"，", "，", "p"},
    {"2020年6月9日，党史", "2020年6月9日|，|党史", "dph"},
    {"二〇二〇年六月九日", "二〇二〇年六月九日", "d"},
    {"2020 年 6 月", "2020 年 6 月", "d"},
    {"2020年党史", "2020年|党史", "dh"},
    {"6月9日 三月", "6月9日|三月", "dd"},
    {"2020-06-09 2020/6/9 2020.6.9", "2020-06-09|2020/6/9|2020.6.9", "ddd"},
    {"2020-06-091", "2020|-|06|-|091", "npnpn"},
    {"13月", "13|月", "nh"},
    {"第三期 第3期 第十二期", "第三|期|第3|期|第十二|期", "nhnhnh"},
    {"十三万 3万 3.5亿", "十三万|3万|3.5亿", "nnn"},
    {"5,000 1,2 3.5 12% 10:30 1/3 1-3", "5,000|1|,|2|3.5|12%|10:30|1/3|1|-|3",
     "nnpnnnnnnpn"},
    {"GB18030 4G Wi-Fi G.D.P AT&T o'clock end.",
     "GB18030|4G|Wi-Fi|G.D.P|AT&T|o'clock|end|.", "lllllllp"},
    {"The 党史 of", "The|党史|of", "LhL"},
    {"カタカナとひらがな", "カタカナとひらがな", "k"},
    {"党史……！！？", "党史|……|！！|？", "hppp"},
    {"“党史”", "“|党史|”", "php"},
    {"的", "的", "H"},
    {"党\n\n史", "党\n\n史", "h"},
    {"党\xC2\xAD史", "党\xC2\xAD史", "h"},
    {"在党史供\n 3\n\f稿栏目", "在|党史|供\n 3\n\f稿|栏目", NULL},
    {"\xFF党史\xE5", "\xFF|党史|\xE5", "php"},
};

static void check_sentences(void) {
  for (size_t i = 0; i < COUNT(sentences); i++) {
    const char *text = sentences[i].text;
    if (sentences[i].words) {
      IS_TEXT(words(NULL, text, SHOW_TEXT), sentences[i].words);
    }
    if (sentences[i].kinds) {
      IS_TEXT(words(NULL, text, SHOW_KIND), sentences[i].kinds);
    }
  }
}

static void check_folded(void) {
  IS_TEXT(words(NULL, "黨⏎史", SHOW_FOLDED), "党|⏎|史");
  IS_TEXT(words(NULL, "黨\n史，ＧＢ１８０３０", SHOW_FOLDED), "党史|,|gb18030");
  IS_TEXT(words(NULL, "供 \n 稿", SHOW_FOLDED), "供稿");
  IS_TEXT(words(NULL, "㈱ ㎡ ①", SHOW_FOLDED), "(株)|m2|1");
  IS_TEXT(words(NULL, "ofﬁce Ｗｉ", SHOW_FOLDED), "office|wi");
  OK(segment_is_stop(SPAN("的")) && !segment_is_stop(SPAN("党史")));
  OK(!segment_is_stop(SPAN("")) && segment_is_stop(SPAN("the")));
}

/* Long runs without punctuation, cut somewhere, have the same words all the
** way; so have long tokens. */
static void check_long(void) {
  Arena arena = {0};
  Rows rows = ROWS_OF(Word);
  Text text = {.arena = &arena};
  bool same = true;
  for (int i = 0; i < 3000; i++) text_add(&text, SPAN("党史供稿"));
  segment_words(NULL, text_span(&text), &arena, &rows);
  for (size_t i = 0; i < rows.n; i++) {
    Span want = i % 2 ? SPAN("供稿") : SPAN("党史");
    same = same && span_eq(ROW(rows, Word, i).text, want);
  }
  OK(same && rows.n == 6000);
  rows.n = text.n = 0;
  for (int i = 0; i < 5000; i++) text_add(&text, SPAN("ab"));
  segment_words(NULL, text_span(&text), &arena, &rows);
  OK(rows.n == 1 && ROW(rows, Word, 0).text.n == 10000);
  rows.n = text.n = 0;
  for (int i = 0; i < 5000; i++) text_add(&text, SPAN("三"));
  segment_words(NULL, text_span(&text), &arena, &rows);
  OK(rows.n < 400 && ROW(rows, Word, 0).kind == SEGMENT_NUMBER);
  arena_free(&arena);
}

static void count_other(void *data, Span other) { *(size_t *)data += other.n; }

static void check_own(void) {
  Conn *conn = conn_new(NULL, NULL);
  size_t bytes = 0;
  OK(own_get(NULL) == NULL && own_get(conn) == NULL);
  IS_TEXT(words(conn, "阿斯塔拉在", SHOW_FOLDED), words(NULL, "阿斯塔拉在", 1));
  OK(own_add_word(conn, SPAN("阿斯 塔拉"), OWN_DEFAULT) == OWN_ADDED);
  OK(own_add_word(conn, SPAN("阿斯塔拉"), OWN_DEFAULT) == OWN_SAME);
  IS_TEXT(words(conn, "阿斯塔拉在", SHOW_TEXT), "阿斯塔拉|在");
  OK(own_add_word(conn, SPAN("党史"), 0) == OWN_ADDED);
  IS_TEXT(words(conn, "党史", SHOW_TEXT), "党|史");
  OK(own_add_word(conn, SPAN("党史"), 500) == OWN_ADDED);
  IS_TEXT(words(conn, "党史", SHOW_TEXT), "党史");
  OK(own_add_word(conn, SPAN("里·达瓦"), OWN_DEFAULT) == OWN_ADDED);
  IS_TEXT(words(conn, "在里·达瓦，", SHOW_TEXT), "在|里·达瓦|，");
  OK(own_add_word(conn, SPAN("，"), 1) == OWN_SAME);
  OK(own_add_word(conn, SPAN(""), 1) == OWN_SAME);
  OK(own_add_synonym(conn, SPAN("黨史"), SPAN("党的历史")) == OWN_ADDED);
  OK(own_add_synonym(conn, SPAN("党的历史"), SPAN("党史")) == OWN_SAME);
  OK(own_add_synonym(conn, SPAN("党史"), SPAN("黨史")) == OWN_SAME);
  segment_synonyms(conn, SPAN("党史"), count_other, &bytes);
  OK(bytes == strlen("党的历史"));
  segment_synonyms(conn, SPAN("党的历史"), count_other, &bytes);
  OK(bytes == strlen("党的历史党史"));
  segment_synonyms(conn, SPAN("党"), count_other, &bytes);
  segment_synonyms(NULL, SPAN("党史"), count_other, &bytes);
  OK(bytes == strlen("党的历史党史"));
  IS_TEXT(words(conn, "党的历史", SHOW_TEXT), "党的历史");
  conn_unref(conn);
}

static void check_lexicon(void) {
  OK(lexicon_cost(lexicon_find(SPAN("党史"))) > 0);
  OK(lexicon_cost(lexicon_find(SPAN("党史研"))) == 0);
  OK(lexicon_cost(lexicon_find(SPAN("黨史"))) == 0);
  OK(lexicon_cost(lexicon_find(SPAN(""))) == 0);
  OK(lexicon_cost(lexicon_find(SPAN("\uE000"))) == 0);
  OK(strstr(lexicon_source(), "words") != NULL);
}

int main(void) {
  check_sentences();
  check_folded();
  check_long();
  check_own();
  check_lexicon();
  return unit_done();
}
