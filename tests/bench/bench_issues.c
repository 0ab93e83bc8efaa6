/* bench_issues.c: texts of a made-up archive, see bench_issues.h.
**
** Everything of issue n hangs on dice that are thrown from n alone.  Sentences
** are patterns with places to fill; what fills them is drawn from lists long
** enough that an item has about as many different characters as a real one.
*/
#include "bench_issues.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum {
  ITEMS = 14,
  SECTIONS = 5,
  WIDTH = 28,
  PAGE = 24,
  TITLE = 24,
  KEPT = 160
};

typedef enum Layout { PDF, WRAPPED, WHOLE, MARKDOWN } Layout;

/* ---- Words.  One string a list, the words apart by blanks ---- */

static const char *const series[MADE_SERIES] = {
    "岚江动态",     "鹤川史志", "云屏工作信息", "石渡通讯",
    "青萝文化简报", "松桥党建", "柳堰水利信息", "雁回教育"};

static const char districts[] =
    "云屏区 鹤川区 青萝区 松桥县 石渡县 柳堰县 雁回县 沙栗县 临涧市 竹溪县 "
    "芦汀区 枫岭县 白泷县 望潮区 蓼塘县 锦坪区 桑洲县 砚山县 菱湖区 槐荫县";
static const char offices[] =
    "档案馆 史志办 图书馆 水利局 教育局 文旅局 民政局 农业农村局 财政局 "
    "司法局 卫生健康局 应急管理局 交通运输局 博物馆 妇联 团委 总工会 气象局 "
    "林业局 自然资源局 市场监管局 科协 残联 党校";
static const char depts[] = "编研科 方志科 古籍部 防汛办 文物科 办公室 宣教科 "
                            "信息科 法规科 综合科 人事科 督查室";
static const char sections[] = "工作动态 区县信息 经验交流 史海钩沉 简讯";
static const char verbs[] = "召开 举办 部署 完成 启动 总结 检查 推进 开展 "
                            "调研 规范 深化 组织 筹备 验收 通报";
static const char things[] =
    "年鉴编纂会议 口述历史征集 防汛演练 古籍普查 村史馆建设 读书活动 "
    "档案数字化工作 旧志整理 业务培训 冬修水利工作 乡贤访谈 文物巡查 "
    "安全生产检查 义务植树活动 困难职工慰问 法治宣传周 春耕备耕工作 "
    "校园阅读节 森林防火督查 志愿服务站建设 食品安全抽检 老旧小区改造 "
    "乡村医生轮训 非遗展演 地名普查 碑刻拓印 家谱捐赠仪式 河道清淤工程";
static const char surnames[] =
    "陆 顾 秦 曾 戴 简 闻 祝 欧阳 沈 乔 温 江 贺 薛 邵 汤 尹 黎 易 常 武 "
    "康 贾 邹 熊 孟 侯 段 雷 龙 史 陶 龚 万 钱 严 覃 牟 冉 向 谭";
static const char given[] =
    "舟 云 山 怀 瑾 令 仪 知 行 思 齐 北 辰 若 溪 守 拙 明 远 书 言 景 川 "
    "望 舒 以 宁 砚 秋 承 泽 静 澜 嘉 树 维 桢 晓 岚 永 康 志 鹏 兰 芝 桂 "
    "英 建 国 秀 梅 松 柏 玉 珍 海 波 振 华 德 全 春 燕 文 博";
static const char posts[] = "主任 副主任 局长 副局长 馆长 科长 县长 书记 "
                            "校长 院长 研究员 站长";
static const char places[] =
    "石板镇 南浦乡 柳林村 大塘村 桥头镇 青石坳 古渡口 文昌社区 东门街道 "
    "西岭林场 白鹭湖 龙首渠 梨花寨 铁炉冲 官仓坝 双井巷 瓦窑堡 枣园新村 "
    "月亮湾 三岔河 盐店街 马鞍山 观音岩 鲤鱼滩";
static const char works[] =
    "岚江旧事 县志稿 云屏年鉴 石渡水利志 雁回文存 鹤川竹枝词 柳堰诗钞 "
    "松桥风物记 青萝农谚集 沙栗碑目 竹溪乡土志 渡口纪略 砚山茶经注 "
    "临涧方言考 槐荫学校史 菱湖渔歌 锦坪纺织志 口述岁月 老街影像 家书选编";
static const char nouns[] =
    "族谱 契约 账册 课本 票证 奖状 书信 日记 底片 唱本 药方 图纸 船契 地契 "
    "碑刻 石桥 祠堂 戏台 茶馆 染坊 铁匠铺 榨油坊 水碾 粮仓 渡槽 闸门 堤防 "
    "泵站 水库 梯田 果园 茶山 苗圃 蚕房 鱼塘 蜂箱 秧田 晒场 骨干 教师 学生 "
    "医生 护士 工匠 绣娘 船工 猎户 农机手 护林员 讲解员 志愿者 老党员 退役军人 "
    "窗口 热线 平台 台账 清单 制度 方案 预案 规程 标准 经费 场地 设备 车辆 "
    "雨量 水位 墒情 病虫害 霜冻 冰雹 暴雨 台风 山洪 滑坡 火险 蛛网 霉斑 虫蛀 "
    "扫描仪 恒湿柜 除尘机 无人机 摄像头 发电机 救生衣 沙袋 铁锹 帐篷 雨靴";
static const char acts[] =
    "登记 核对 修复 拓印 扫描 编目 上架 装箱 清点 抽查 回访 走访 座谈 宣讲 "
    "授课 示范 比武 评议 公示 整改 加固 疏浚 补种 嫁接 采摘 晾晒 熏蒸 消毒 "
    "巡护 值守 转移 安置 慰问 帮扶 结对 签约 揭牌 巡展 捐赠 征订";

/* %o office of a district  %p post and name   %n name      %d month and day
** %D day of an earlier year  %l place         %w 《work》  %c number in Han
** %a number in digits      %t thing           %x noun      %v act
** %e a person and the office */
static const char *const sentences[] = {
    "%d，%o%t在%l举行，%e出席并讲话。",
    "会议指出，要把这项工作摆上重要日程，落实%x、%x和%x，做到%v到位、%v及时。",
    "参加人员实地查看了%l的%x，听取了情况介绍，并就%x的%v提出了意见。",
    "下一步将继续走访知情老人，收集%x、%x和%x，编成%w。",
    "截至%d，全市共%v%x%c件，%v%x%a余幅，超过全年任务的一半。",
    "各区县要明确分工，按时报送进度，遇到%x方面的问题及时反映。",
    "活动吸引了%c名居民参加，现场%v了%x，气氛热烈。",
    "这批%x填补了本地史料的空白，具有较高的保存价值。",
    "培训采用集中授课与分组讨论相结合的方式，为期%c天，由%p主讲。",
    "据%w记载，%l的%x始建于%D，曾两度毁于%x，今存%c处。",
    "%p介绍说，%x的%v过去要跑三个部门，现在一个电话就有人来。",
    "%e一行到%l调研%t，要求抓紧%v%x，月底前完成。",
    "为保证质量，%o制定了统一的%v规范，对%a名%x进行了集中培训。",
    "“以前一到雨天，%x就没法%v，现在放心了。”%l村民%n说。",
    "会上，%n、%n、%n分别就%x的%v作了发言，%p作了总结。",
    "%o还邀请%n等%c位老人讲述%l的往事，录音%a分钟。",
    "在%l，八十一岁的%n从一张%x的照片中认出了自己的师傅。",
    "自%d起，%o分三批到%l%v%x，发放手册%a册。",
    "针对%x容易受潮、%v不及时等情形，%o购置%x%c台，逐柜%v。",
    "会议强调，%t关系群众切身利益，任何一个环节都不能心存侥幸。",
    "%l地处三县交界，山高路远，过去%v一次%x要走大半天。",
    "经过三个月的%v，%l的%x由%c户增加到%a户，户均增收%c元。",
    "%o与%o签订协议，共同%v%x，互派%x，共享资料。",
    "要以此次%t为契机，健全%x和%x，推动%v常态化。",
    "%n说，他年轻时跟着父亲在%l学做%x，一做就是%c年。",
    "%D，%l设立县立小学，首任校长%n捐出%x作为校舍。",
    "书稿分为%c章，约%a万字，收录%w等文献%c种。",
    "演练模拟了%x破损、突降%x、车辆故障三种情形，历时三个半小时。",
    "目前，%x已全部%v完毕，%x的%v正在进行。",
    "%p在点评时说，要根据发现的问题，进一步细化%v手续，做到一件一码。",
    "各单位负责人、%x代表和%x共%c人参加了活动。",
    "与会人员围绕“%t怎样办得更好”展开讨论，提出建议%a条。",
    "%o把%v的关口前移，每周五公布%x情况，接受群众监督。",
    "从%l到%l，%a公里的堤防上，%x与%x昼夜%v。",
    "%w由%n编著，%o审定，近日由岚江出版社出版。",
    "捐赠仪式上，%n将珍藏多年的%x、%x无偿交给%o。",
    "一是%v要快，摸清%x底数；二是%v要准，逐件建立%x；三是%v要实，不走过场。",
    "入汛以来，%l累计降雨%a毫米，%x最高涨到警戒线以上。",
    "%o荣获全市%t先进单位称号，%n被评为先进个人。",
    "学校把%x引入课堂，每周三下午由%n带领学生%v。",
};

/* ---- Dice ---- */

typedef struct Writer {
  MadeIssue *out;
  uint64_t dice;
  int n, serial, week;
  int year, month, day;
  Layout layout;
  int lines, page; /* printed on this page; its number */
  char items[ITEMS][KEPT], credits[ITEMS][KEPT];
} Writer;

static unsigned dice(Writer *w, unsigned n) {
  uint64_t z = (w->dice += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return (unsigned)((z ^ (z >> 31)) % n);
}

/* Word i of a list, round and round. */
static const char *word_at(const char *list, unsigned i, int *n) {
  unsigned words = 1;
  for (const char *z = list; *z; z++) words += *z == ' ';
  for (i %= words; i; i--) list = strchr(list, ' ') + 1;
  *n = (int)strcspn(list, " ");
  return list;
}

/* ---- Text ---- */

typedef struct Line {
  char z[4096];
  int n;
} Line;

static void add(Line *t, const char *z, int n) {
  if (t->n + n >= (int)sizeof(t->z)) return;
  memcpy(t->z + t->n, z, (size_t)n);
  t->n += n;
  t->z[t->n] = 0;
}

static void adds(Line *t, const char *z) { add(t, z, (int)strlen(z)); }

static void add_word(Line *t, const char *list, unsigned i) {
  int n;
  const char *z = word_at(list, i, &n);
  add(t, z, n);
}

static void add_int(Line *t, int value) {
  char z[16];
  add(t, z, snprintf(z, sizeof(z), "%d", value));
}

/* 1 to 9999 in Han: 三百零二. */
static void add_han(Line *t, int value) {
  static const char *const digit[] = {"零", "一", "二", "三", "四",
                                      "五", "六", "七", "八", "九"};
  static const char *const unit[] = {"千", "百", "十", ""};
  bool any = false, gap = false;
  for (int i = 0, of = 1000; i < 4; i++, of /= 10) {
    int d = value / of % 10;
    if (d == 0) {
      gap = any;
      continue;
    }
    if (gap) adds(t, digit[0]);
    if (!(i == 2 && d == 1 && !any)) adds(t, digit[d]);
    adds(t, unit[i]);
    any = true;
    gap = false;
  }
}

static void add_name(Writer *w, Line *t) {
  add_word(t, surnames, dice(w, 1000));
  add_word(t, given, dice(w, 1000));
  if (dice(w, 5)) add_word(t, given, dice(w, 1000));
}

static void add_office(Writer *w, Line *t) {
  add_word(t, districts, dice(w, 1000));
  add_word(t, offices, dice(w, 1000));
}

static void add_day(Writer *w, Line *t) {
  add_int(t, dice(w, 3) && w->month > 1 ? w->month : w->month % 12 + 1);
  adds(t, "月");
  add_int(t, 1 + (int)dice(w, 28));
  adds(t, "日");
}

static void add_old_day(Writer *w, Line *t) {
  add_int(t, w->year - 1 - (int)dice(w, 60));
  adds(t, "年");
  if (dice(w, 2)) add_day(w, t);
}

static void add_place_holder(Writer *w, Line *t, char what) {
  switch (what) {
    case 'o': add_office(w, t); break;
    case 'e': add_office(w, t);                  /* fall through */
    case 'p': add_word(t, posts, dice(w, 1000)); /* fall through */
    case 'n': add_name(w, t); break;
    case 'd': add_day(w, t); break;
    case 'D': add_old_day(w, t); break;
    case 'l': add_word(t, places, dice(w, 1000)); break;
    case 'c': add_han(t, 2 + (int)dice(w, dice(w, 2) ? 90 : 4000)); break;
    case 'a': add_int(t, 10 + (int)dice(w, 9000)); break;
    case 't': add_word(t, things, dice(w, 1000)); break;
    case 'x': add_word(t, nouns, dice(w, 1000)); break;
    case 'v': add_word(t, acts, dice(w, 1000)); break;
    case 'w':
      adds(t, "《");
      add_word(t, works, dice(w, 1000));
      adds(t, "》");
      break;
    default: give_up("no such place to fill", "in a sentence");
  }
}

static void add_sentence(Writer *w, Line *t) {
  const char *z = sentences[dice(w, sizeof(sentences) / sizeof(*sentences))];
  for (size_t n; (n = strcspn(z, "%")), add(t, z, (int)n), z[n]; z += n + 2) {
    add_place_holder(w, t, z[n + 1]);
  }
}

/* ---- Lines on paper ---- */

static void print(Writer *w, const char *z, size_t n) {
  MadeIssue *out = w->out;
  if (out->n + n + 1 > out->room) {
    out->room = (out->n + n + 1) * 2;
    out->text = need(realloc(out->text, out->room));
  }
  memcpy(out->text + out->n, z, n);
  out->n += n;
  out->text[out->n] = 0;
}

static void print_line(Writer *w, const char *z, size_t n) {
  if (w->layout == PDF && ++w->lines > PAGE) {
    char foot[32];
    int size = snprintf(foot, sizeof(foot), "- %d -\n\n ", w->page++);
    print(w, foot, (size_t)size);
    w->lines = 1;
  }
  print(w, z, n);
  print(w, "\n\n", w->layout == PDF || w->layout == MARKDOWN ? 2 : 1);
}

static void line(Writer *w, const Line *t) {
  print_line(w, t->z, (size_t)t->n);
}

static void lines(Writer *w, const char *z) { print_line(w, z, strlen(z)); }

/* Bytes of the first `most` characters of z, of n bytes. */
static size_t characters(const char *z, size_t n, int most) {
  size_t i = 0;
  while (i < n && most--) {
    for (i++; i < n && ((unsigned char)z[i] & 0xC0) == 0x80;) i++;
  }
  return i;
}

/* Bytes of a printed line at z: full, with the mark that must not begin the
** next one. */
static size_t full_line(const char *z, size_t n) {
  size_t k = characters(z, n, WIDTH), more = characters(z + k, n - k, 1);
  static const char marks[] = "，。、；：”）》";
  for (const char *m = marks; more == 3 && *m; m += 3) {
    if (!memcmp(m, z + k, 3)) return k + 3;
  }
  return k;
}

/* A paragraph; broken into lines where the layout does. */
static void paragraph(Writer *w, const Line *t) {
  Line whole = {.n = 0};
  if (w->layout != MARKDOWN) adds(&whole, "　　");
  add(&whole, t->z, t->n);
  const char *z = whole.z;
  size_t n = (size_t)whole.n;
  bool broken = w->layout == PDF || w->layout == WRAPPED;
  while (n) {
    size_t k = broken ? full_line(z, n) : n;
    print_line(w, z, k);
    z += k;
    n -= k;
  }
}

/* A title, over two lines where it is long and lines are broken. */
static void title(Writer *w, const char *z) {
  Line t = {.n = 0};
  size_t n = strlen(z), k = characters(z, n, TITLE);
  if (w->layout == MARKDOWN) adds(&t, "### ");
  if (w->layout == PDF && k < n) {
    k = characters(z, n, TITLE - 8);
    print_line(w, z, k);
    z += k;
  }
  adds(&t, z);
  line(w, &t);
}

/* ---- One issue ---- */

/* The day that is `days` after the first of January 1977. */
static void set_date(Writer *w, int days) {
  static const int of[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int year = 1977, month = 0;
  for (;; year++) {
    int n = year % 4 == 0 && (year % 100 || year % 400 == 0) ? 366 : 365;
    if (days < n) break;
    days -= n;
  }
  bool leap = year % 4 == 0 && (year % 100 || year % 400 == 0);
  while (days >= of[month] + (leap && month == 1)) {
    days -= of[month] + (leap && month == 1);
    month++;
  }
  w->year = year;
  w->month = month + 1;
  w->day = days + 1;
}

static void masthead(Writer *w) {
  static const char rule[] = "━━━━━━━━━━━━━━━━━━━━━━━━━━━━";
  char z[320];
  int number = w->week % 52 + 1, total = w->week + 1;
  const char *name = series[w->serial];
  const char *office = strchr(districts, ' ') + 1; /* of the second district */
  for (int i = 0; i < w->serial; i++) office = strchr(office, ' ') + 1;
  int n = (int)strcspn(office, " ");
  if (w->layout == MARKDOWN) {
    snprintf(z, sizeof(z), "# %s（%d年第%d期）", name, w->year, number);
    lines(w, z);
  } else {
    lines(w, name);
    snprintf(z, sizeof(z), w->layout == PDF ? "第 %d 期" : "第%d期", number);
    lines(w, z);
    snprintf(z, sizeof(z), "（总第%d期）", total);
    lines(w, z);
  }
  snprintf(z, sizeof(z), "%.*s委办公室编　　　　%d年%d月%d日", n, office,
           w->year, w->month, w->day);
  lines(w, z);
  if (w->layout == WRAPPED) lines(w, rule);
}

static void section_head(Writer *w, int i) {
  static const char *const number[] = {"一", "二", "三", "四", "五"};
  Line t = {.n = 0};
  switch (w->layout) {
    case PDF:
    case WRAPPED: adds(&t, "【"); break;
    case WHOLE:
      adds(&t, number[i]);
      adds(&t, "、");
      break;
    case MARKDOWN: adds(&t, "## "); break;
  }
  add_word(&t, sections, (unsigned)i);
  if (w->layout == PDF || w->layout == WRAPPED) adds(&t, "】");
  line(w, &t);
}

static void contents(Writer *w) {
  if (w->layout == WHOLE || w->layout == MARKDOWN) return;
  if (w->layout == WRAPPED) lines(w, "目　　录");
  if (w->layout == PDF) section_head(w, 0);
  /* A PDF's first page lists the first column only. */
  int n = w->layout == PDF ? (ITEMS + SECTIONS - 1) / SECTIONS : ITEMS;
  for (int i = 0; i < n; i++) {
    Line t = {.n = 0};
    adds(&t, w->layout == PDF ? "●" : "◆");
    adds(&t, w->items[i]);
    line(w, &t);
  }
}

static void keep(char *to, const Line *t) {
  if (t->n >= KEPT) give_up("too long:", t->z);
  memcpy(to, t->z, (size_t)t->n + 1);
}

static void item_plan(Writer *w, int i) {
  Line t = {.n = 0}, c = {.n = 0};
  unsigned district = dice(w, 1000), office = dice(w, 1000);
  add_word(&t, districts, district);
  add_word(&t, offices, office);
  if (dice(w, 3) == 0) adds(&t, "多措并举");
  add_word(&t, verbs, dice(w, 1000));
  if (dice(w, 3) == 0) adds(&t, "全年");
  add_word(&t, things, dice(w, 1000));
  keep(w->items[i], &t);
  if (dice(w, 20) == 0) { /* nobody is named */
    w->credits[i][0] = 0;
    return;
  }
  adds(&c, "（");
  add_word(&c, districts, district);
  add_word(&c, offices, office);
  if (dice(w, 3) == 0) add_word(&c, depts, dice(w, 1000));
  if (dice(w, 3) == 0) {
    adds(&c, "　");
    add_name(w, &c);
  }
  adds(&c, "供稿）");
  keep(w->credits[i], &c);
}

static void item(Writer *w, int i) {
  title(w, w->items[i]);
  int most = 2 + (int)dice(w, 4);
  for (int p = 0; p < most; p++) {
    Line t = {.n = 0};
    int n = 2 + (int)dice(w, 6);
    for (int k = 0; k < n; k++) add_sentence(w, &t);
    paragraph(w, &t);
  }
  if (w->credits[i][0]) lines(w, w->credits[i]);
}

static void foot(Writer *w) {
  Line t = {.n = 0};
  adds(&t, "责任编辑：");
  add_name(w, &t);
  adds(&t, "　　审核：");
  add_name(w, &t);
  line(w, &t);
  if (w->layout == MARKDOWN) return;
  lines(w, "报：市委办公室，市政府办公室");
  lines(w, "送：各区县史志办，市直各单位");
}

void made_issue(int n, MadeIssue *issue) {
  static Writer w; /* too large for the stack */
  issue->n = 0;
  w = (Writer){.out = issue,
               .dice = (uint64_t)n * 0xD1342543DE82EF95u + 1,
               .n = n,
               .serial = n % MADE_SERIES,
               .week = n / MADE_SERIES,
               .layout = (Layout)(n % MADE_SERIES % 4),
               .page = 1};
  set_date(&w, 6 + 7 * w.week);
  snprintf(issue->path, sizeof(issue->path), "%s/%d-%04d.%s", series[w.serial],
           w.year, w.week + 1, w.layout == MARKDOWN ? "md" : "txt");
  for (int i = 0; i < ITEMS; i++) item_plan(&w, i);
  masthead(&w);
  contents(&w);
  for (int i = 0, section = -1; i < ITEMS; i++) {
    if (section != i * SECTIONS / ITEMS) {
      section = i * SECTIONS / ITEMS;
      section_head(&w, section);
    }
    item(&w, i);
  }
  foot(&w);
}

void made_free(MadeIssue *issue) {
  free(issue->text);
  *issue = (MadeIssue){.n = 0};
}
