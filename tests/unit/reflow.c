/* reflow.c: layout, page numbers and line breaks, on made-up bulletins. */
#include "unit.h"

#include "core/sql.h"
#include "text/reflow.h"

/* ---- Layout ---- */

/* Printed 20 characters wide, a blank line after each. */
static const char printed[] = "云岭县水利局专题研究防汛备汛工作\n\n"
                              "6 月 3 日上午，云岭县水利局召开局务会，\n\n"
                              "集中学习全市防汛工作视频会议精神，专题研\n\n"
                              "究今年防汛备汛工作。局长周明川主持会议并\n\n"
                              "讲话，局务会成员参加会议。\n\n"
                              "会议指出，今年入汛以来全县降雨比常年\n\n"
                              "偏多两成，各乡镇要立足防大汛、抢大险、救\n\n"
                              "大灾，把各项准备工作做在前面、落到实处并\n\n"
                              "于月底以前完成全部水库的安全检查。\n\n";

static const char markdown[] =
    "# 云岭县工作简报\n\n"
    "6 月 3 日上午，云岭县水利局召开局务会，集中学习视频会议精神。\n\n"
    "会议指出，今年入汛以来全县降雨比常年偏多。\n\n"
    "各乡镇要立足防大汛、抢大险、救大灾，把各项准备工作做在前面、落到实处，"
    "并于月底以前完成全部水库的安全检查。\n\n"
    "- 水利局\n- 应急局\n";

static void test_layout(void) {
  Layout wide = reflow_measure(span_of(printed));
  OK(wide.wrapped && wide.blank_lines && !wide.indented);
  OK(wide.wrap_width == 40);
  OK(reflow_is_full(&wide, SPAN("究今年防汛备汛工作。局长周明川主持会议并")));
  OK(reflow_is_full(&wide, SPAN("会议指出，今年入汛以来全县降雨比常年")));
  OK(!reflow_is_full(&wide, SPAN("讲话，局务会成员参加会议。")));
  Layout free = reflow_measure(span_of(markdown));
  OK(!free.wrapped && free.wrap_width == 0);
  OK(!reflow_is_full(&free, span_of(printed)));
  Layout none = reflow_measure(SPAN_NONE);
  OK(!none.wrapped && !none.blank_lines && !none.indented);
  OK(!reflow_measure(SPAN("春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n")).wrapped);
}

/* Printed 20 characters wide, by a program that leaves two blanks of the two
** characters that paragraphs are indented by; the lines between are full. */
static const char narrow[] = "           云岭县文史通讯\n"
                             "  云岭商会成立于清末，抗战时改组，订有章\n"
                             "程八章四十二条。原件存于县档案馆书库内。\n"
                             "  章程规定，会员分为公会会员与商店会员两\n"
                             "种，会费按照资本额分五等缴纳，县城里设立\n"
                             "了公断处。此处专理会员之间的商事的争执。\n"
                             "从中可以看出当时商人自治的一面，以及各地\n"
                             "商会之间的往来。\n"
                             "  余下的卷宗，还待整理。\n";

/* The same where the second page was printed two columns further right. */
static const char shifted[] = "云岭商会成立于清末，抗战时改组，订有章程\n"
                              "八章四十二条。原件存于县档案馆的书库内，\n"
                              "章程规定，会员分为公会会员与商店会员两种\n"
                              "会费按照资本额分五等缴纳，县城里设立公断\n"
                              "处，专理会员之间的各种商事的大小争执。自\n"
                              "  此以后，商人们的争执不再由官府审理裁断。\n"
                              "  从中可以看出当时商人自治的一面，以及各地\n"
                              "  商会之间的往来，可惜余下的卷宗还待整理和\n"
                              "  影印。\n";

static void test_narrow(void) {
  Layout layout = reflow_measure(span_of(narrow));
  OK(layout.wrapped && layout.narrow && !layout.blank_lines);
  layout = reflow_measure(span_of(shifted));
  OK(layout.wrapped && !layout.narrow);
  OK(!reflow_measure(span_of(printed)).narrow);
  /* Two lines at least, and not most lines of the text. */
  OK(!reflow_measure(SPAN("  春眠不觉晓\n  处处闻啼鸟\n")).narrow);
}

/* Printed 20 characters wide without indents: most lines are the first of
** their paragraphs, 18 characters long. */
static const char lost[] = "云岭商会成立于清末，抗战的时候改组为\n"
                           "公会，订有章程。\n"
                           "章程规定，会员分为公会会员与商店会员\n"
                           "两种，会费按照资本额分五等按季缴纳清楚。\n"
                           "县城里设立了公断处，专门审理会员之间\n"
                           "的各种商事争执，一律不收规费。三日之内必\n"
                           "须开议，从中可以看出当时商人自治的这一面\n"
                           "的情形。\n"
                           "卷宗里还存有会员的名册，写着各家店铺\n"
                           "的字号、资本和所在的街巷。\n"
                           "名册一共有四本，其中三本保存完好，一\n"
                           "本残缺。\n";

/* Four long lines below many heads. */
static const char heads[] =
    "云岭县文史通讯\n第四期\n云岭县文史委员会\n目录\n往事追忆\n老戏台\n渡口\n"
    "文物春秋\n石桥题记\n老戏台\n"
    "县志办公室召开撰稿人培训会议，全县八十九个单位的撰稿人全部参加了此次培训\n"
    "会议。\n渡口\n"
    "县志办公室主任周明川要求各单位指定专人负责，在六月底以前交稿，数据以统计\n"
    "部门公布的为准。\n石桥题记\n"
    "市志办公室专家一行四人来到我县指导旧志整理，审阅了前六卷的校样，就避讳字\n"
    "的处理提出了意见。\n资料\n"
    "县政府召开常务会议，专题听取地方志工作的情况汇报，研究解决编纂经费和人员\n"
    "问题。\n";

/* Short lines at one edge are verse, or heads. */
static const char verse[] =
    "云岭中学校报\n"
    "第四期\n"
    "主编陆远\n"
    "目录\n"
    "要闻\n"
    "读书节\n"
    "我校举行读书节的开幕式，六十名同学在会上受到了表彰，校长为他们颁奖。\n"
    "小蚂蚁们排着队回家\n"
    "文学园地\n"
    "高二一班云朵\n"
    "春天寄来了一封短的信\n"
    "邮票是一片新的叶子\n"
    "我把它轻轻地拆开看\n"
    "雨后\n"
    "小路在雨后的夜里洗过澡了\n"
    "水洼里住着一小块天\n"
    "渡口\n"
    "听潮人\n"
    "三月\n"
    "外婆的菜园只有一张桌子那么大，却种着十二样菜。她说，土地从来不骗人。\n"
    "校史馆\n"
    "编后\n";

static void test_margin(void) {
  Layout layout = reflow_measure(span_of(lost));
  OK(layout.wrapped && layout.wrap_width == 36 && layout.margin == 40);
  OK(reflow_break(&layout, SPAN("两种，会费按照资本额分五等按季缴纳清楚。"),
                  SPAN("县城里设立了公断处，专门审理会员之间"),
                  0) == BREAK_HARD);
  layout = reflow_measure(span_of(printed));
  OK(layout.margin == layout.wrap_width);
  layout = reflow_measure(span_of(heads));
  OK(layout.wrapped && layout.wrap_width == 72);
  OK(reflow_measure(span_of(markdown)).margin == 0);
  OK(!reflow_measure(span_of(verse)).wrapped);
}

/* ---- Page numbers ---- */

static void test_page_numbers(void) {
  static const char *const yes[] = {
      "3",  "— 3 —",    "·3·",      "第3页 共8页", "3/8",          "- 12 -",
      "３", "－ ３ －", "第 三 页", "第3页/共8页", "第3页，共8页", "~ 7 ~"};
  static const char *const no[] = {
      "",  "2020", "第3期", "3.5", "— 3",     "3 月",
      "—", "(3)",  "共8页", "三",  "第3页题", "1234567890123456789012345"};
  for (size_t i = 0; i < COUNT(yes); i++) {
    OK_AS(reflow_is_page_number(span_of(yes[i])), yes[i]);
  }
  for (size_t i = 0; i < COUNT(no); i++) {
    OK_AS(!reflow_is_page_number(span_of(no[i])), no[i]);
  }
}

/* Whether the line of text that begins with number is stepped over. */
static bool skips(const char *text, const char *number) {
  Span s = span_of(text);
  size_t at = span_find(s, span_of(number));
  return reflow_skip_page_number(s, at) != at;
}

static void test_skipping(void) {
  OK(skips("防汛备\n\n3\n\n汛工作", "3"));
  OK(skips("防汛备\n— 3 —\n汛工作", "—"));
  OK(skips("防汛备\n 3\n\f汛工作", "3"));
  OK(skips("防汛备\r\n\r\n３\r\n\r\n汛工作", "３"));
  OK(skips("按照第\n\n3\n\n二项", "3"));
  OK(skips("全县共\n\n3\n\n有", "3"));
  OK(skips("《防汛手册》\n\n3\n\n和", "3"));
  OK(skips("工作。”\n\n— 3 —\n\n会议", "—"));
  OK(skips("工作。\n 3\n\f会议", "3"));
  OK(skips("会议指出，全县上下要认真做好防汛抗旱的各项工作。\n\n3\n\n会", "3"));
  /* Content: between plain line ends, below a short one, in a column, a year,
  ** what 第 waits for, at either end of the text, before a new item. */
  OK(!skips("面积\n120\n平方公里", "120"));
  OK(!skips("工作。\n\n3\n\n会议", "3"));
  OK(!skips("人数\n\n12\n\n13\n\n合计", "12"));
  OK(!skips("人数\n\n12\n\n13\n\n合计", "13"));
  OK(!skips("大事记\n\n2020\n\n春", "2020"));
  OK(!skips("总第\n\n3\n\n期", "3"));
  OK(!skips("3\n\n期", "3"));
  OK(!skips("防汛\n\n3", "3"));
  OK(!skips("防汛\n\n3\n\n【动态】", "3"));
}

/* Whether the number before the bar goes on behind the line end there. */
static bool goes_on(const char *before, const char *gap, const char *after) {
  char z[512];
  snprintf(z, sizeof(z), "%s%s%s", before, gap, after);
  size_t end = strlen(before);
  return reflow_number_goes_on(span_of(z), end, end + strlen(gap));
}

static void test_numbers(void) {
  const char *line = "会议指出，全县上下要认真做好防汛抗旱工作，自19";
  OK(goes_on(line, "\n", "88年"));
  OK(goes_on(line, "\r\n\r\n", "88年"));
  OK(goes_on(line, "\n\f", "８8年"));
  OK(goes_on(line, " \n ", "8"));
  OK(goes_on(line, "\n", "8.5%"));
  OK(!goes_on(line, "\n", "年"));
  OK(!goes_on(line, "\n　　", "88年"));
  OK(!goes_on(line, "\n", "2、全县"));
  OK(!goes_on(line, "\n", "２．全县"));
  OK(!goes_on(line, "\n", "12)"));
  OK(!goes_on("自19", "\n", "88年"));
  OK(!goes_on("会议指出，全县上下要认真做好防汛抗旱工作，自\n19", "\n", "88"));
}

/* ---- Breaks ---- */

static void test_breaks(void) {
  Layout wide = reflow_measure(span_of(printed));
  Layout free = reflow_measure(span_of(markdown));
  Span full = SPAN("集中学习全市防汛工作视频会议精神，专题研");
  Span stop = SPAN("救大灾，把各项准备工作做在前面、落到实。");
  Span end = SPAN("讲话，局务会成员参加会议。");
  OK(reflow_break(&wide, full, SPAN("究今年防汛备汛工作。"), 1) == BREAK_JOIN);
  OK(reflow_break(&wide, end, SPAN("会议指出，今年"), 1) == BREAK_HARD);
  /* After a full line that ends a sentence the next line tells: full, short by
  ** a lost indent, the last of its paragraph, a credit. */
  OK(reflow_break(&wide, stop, full, 1) == BREAK_JOIN);
  OK(reflow_break(&wide, stop, SPAN("会议指出，今年入汛以来全县降雨比常年"),
                  1) == BREAK_HARD);
  OK(reflow_break(&wide, stop, SPAN("并抓好落实。"), 1) == BREAK_JOIN);
  OK(reflow_break(&wide, stop, SPAN("（县水利局供稿）"), 1) == BREAK_HARD);
  OK(reflow_break(&wide, stop, SPAN("并抓好落实。（县水利局）"), 1) ==
     BREAK_JOIN);
  OK(reflow_break(&wide, stop, SPAN("并抓好落实（县水利局）"), 1) ==
     BREAK_HARD);
  /* What always begins, or is, a line of its own. */
  OK(reflow_break(&wide, full, SPAN("●县应急局开展演练"), 1) == BREAK_HARD);
  OK(reflow_break(&wide, full, SPAN(" 【工作动态】"), 0) == BREAK_HARD);
  OK(reflow_break(&wide, SPAN("【工作动态】"), SPAN("县水利局"), 1) ==
     BREAK_HARD);
  OK(reflow_break(&wide, SPAN("（县水利局供稿）"), SPAN(" 县应急局"), 0) ==
     BREAK_HARD);
  /* A title of two lines: the open quotation mark holds it together. */
  OK(reflow_break(&wide, SPAN("●县水利局召开“山洪灾害"),
                  SPAN("防御体系”研讨会"), 1) == BREAK_JOIN);
  OK(reflow_break(&wide, SPAN("县水利局局长周明川强调："), SPAN("守住底线"),
                  1) == BREAK_JOIN);
  OK(reflow_break(&wide, SPAN("要抓好以下工作："), SPAN("一、排查隐患"), 1) ==
     BREAK_HARD);
  /* A page break in mid-sentence. */
  OK(reflow_break(&wide, SPAN("充分利用好网站、公众号等各类宣传"),
                  SPAN(" 平台和手段"), 0) == BREAK_JOIN);
  OK(reflow_break(&free, SPAN("加大宣传"), SPAN("\f力度"), 0) == BREAK_JOIN);
  OK(reflow_break_page(&free, SPAN("加大宣传"), SPAN("力度"), 2, true) ==
     BREAK_JOIN);
  /* Text that was not wrapped. */
  OK(reflow_break(&free, SPAN("云岭县工作简报"), SPAN("六月三日"), 1) ==
     BREAK_HARD);
  OK(reflow_break(&free, SPAN("防大汛，"), SPAN("抢大险"), 1) == BREAK_JOIN);
  OK(reflow_break(&free, SPAN("[简报](https://example.org/a"), SPAN(")"), 0) ==
     BREAK_JOIN);
  OK(reflow_break(&free, SPAN_NONE, SPAN("字"), 0) == BREAK_HARD);
  OK(reflow_break(&free, SPAN("字"), SPAN("  "), 0) == BREAK_HARD);
}

/* Below a full line that ends a sentence, a narrow indent tells. */
static void test_narrow_breaks(void) {
  Layout layout = reflow_measure(span_of(narrow));
  Span stop = SPAN("了公断处。此处专理会员之间的商事的争执。");
  Span runs = SPAN("种，会费按照资本额分五等缴纳，县城里设立");
  Span tells = SPAN("种，会费按照资本额分五等缴纳，规定如下：");
  OK(reflow_break(&layout, stop, SPAN("  章程规定"), 0) == BREAK_HARD);
  OK(reflow_break(&layout, stop, SPAN("   章程规定"), 0) == BREAK_HARD);
  OK(reflow_break(&layout, stop, SPAN("　章程规定"), 0) == BREAK_HARD);
  OK(reflow_break(&layout, tells, SPAN("  章程规定"), 0) == BREAK_HARD);
  OK(reflow_break(&layout, stop, SPAN("章程规定"), 0) == BREAK_JOIN);
  OK(reflow_break(&layout, stop, SPAN(" 章程规定"), 0) == BREAK_JOIN);
  OK(reflow_break(&layout, runs, SPAN("  了公断处"), 0) == BREAK_JOIN);
  Layout other = reflow_measure(span_of(shifted));
  OK(reflow_break(&other, stop,
                  SPAN("  从中可以看出当时商人自治的一面，以及各地"),
                  0) == BREAK_JOIN);
}

static void test_joining(void) {
  Layout wide = reflow_measure(span_of(printed));
  Span latin = SPAN("县图书馆引进的自动化系统名为 Open Library");
  Span comma = SPAN("县图书馆引进的自动化系统名 Open Library,");
  Span hyphen = SPAN("县图书馆引进的自动化系统名 Open Lib\xC2\xAD");
  OK(reflow_break(&wide, latin, SPAN("System 第二版"), 1) == BREAK_BLANK);
  OK(reflow_break(&wide, comma, SPAN("System 第二版"), 1) == BREAK_BLANK);
  OK(reflow_break(&wide, latin, SPAN("第二版"), 1) == BREAK_JOIN);
  OK(reflow_break(&wide, hyphen, SPAN("rary"), 1) == BREAK_JOIN);
}

/* ---- The whole ---- */

static const char *unwrapped(const char *text) {
  static char z[4096];
  Arena arena = {0};
  Text out = {.arena = &arena};
  reflow_unwrap(span_of(text), &out);
  Span s = text_span(&out);
  snprintf(z, sizeof(z), "%.*s", (int)s.n, s.z);
  arena_free(&arena);
  return z;
}

static void test_unwrap(void) {
  IS_TEXT(unwrapped(printed),
          "云岭县水利局专题研究防汛备汛工作\n"
          "6 月 3 日上午，云岭县水利局召开局务会，集中学习全市防汛工作视频会议"
          "精神，专题研究今年防汛备汛工作。局长周明川主持会议并讲话，局务会成员"
          "参加会议。\n"
          "会议指出，今年入汛以来全县降雨比常年偏多两成，各乡镇要立足防大汛、"
          "抢大险、救大灾，把各项准备工作做在前面、落到实处并于月底以前完成全部"
          "水库的安全检查。");
  IS_TEXT(unwrapped(narrow),
          "云岭县文史通讯\n"
          "云岭商会成立于清末，抗战时改组，订有章程八章四十二条。原件存于县档案"
          "馆书库内。\n"
          "章程规定，会员分为公会会员与商店会员两种，会费按照资本额分五等缴纳，"
          "县城里设立了公断处。此处专理会员之间的商事的争执。从中可以看出当时商"
          "人自治的一面，以及各地商会之间的往来。\n"
          "余下的卷宗，还待整理。");
  IS_TEXT(unwrapped("甲。\n\n　　乙。\r\n丙。\n"), "甲。\n乙。\n丙。");
  IS_TEXT(unwrapped(""), "");
  IS_TEXT(unwrapped("\n \f\n"), "");
}

/* Page numbers and running heads vanish in a sentence and stay elsewhere. */
static void test_furniture(void) {
  IS_TEXT(unwrapped("6 月 3 日上午，云岭县水利局召开局务会，\n"
                    "集中学习全市防汛工作视频会议精神，专题研\n"
                    "云岭简报　第3期\n"
                    "— 1 —\n"
                    "究今年防汛备汛工作。局长周明川主持会议并\n"
                    "讲话，局务会成员参加会议，各股室列席了会\n"
                    "云岭简报　第3期\n"
                    "— 2 —\n"
                    "议。\n"
                    "— 3 —\n"),
          "6 月 3 日上午，云岭县水利局召开局务会，集中学习全市防汛工作视频会议"
          "精神，专题研究今年防汛备汛工作。局长周明川主持会议并讲话，局务会成员"
          "参加会议，各股室列席了会议。\n— 3 —");
  IS_TEXT(unwrapped("1\n\n第 3 期"), "1\n第 3 期");
}

int main(void) {
  test_layout();
  test_narrow();
  test_margin();
  test_page_numbers();
  test_skipping();
  test_numbers();
  test_breaks();
  test_narrow_breaks();
  test_joining();
  test_unwrap();
  test_furniture();
  return unit_done();
}
