/* entity.c: people, organisations and works, as entity_find() gives them. */
#include "unit.h"

#include "core/arena.h"
#include "entity/entity.h"
#include "entity/join.h"
#include "entity/work.h"

static Arena arena;

/* The entities of one kind as "norm(role@org) norm(...)". */
static const char *found(const char *text, EntityKind kind) {
  Rows rows = ROWS_OF(Entity);
  Text out = {.arena = &arena};
  EntityGiven given = {0};
  entity_find(span_of(text), &given, &arena, &rows);
  for (size_t i = 0; i < rows.n; i++) {
    const Entity *e = &ROW(rows, Entity, i);
    if (e->kind != kind) continue;
    if (out.n) text_add(&out, SPAN(" "));
    text_add(&out, e->norm.z ? e->norm : SPAN("-"));
    if (e->role.z || e->org.z) {
      text_add(&out, SPAN("("));
      text_add(&out, e->role);
      text_add(&out, SPAN("@"));
      text_add(&out, e->org);
      text_add(&out, SPAN(")"));
    }
  }
  text_add(&out, (Span){"", 1});
  return text_span(&out).z;
}

#define PEOPLE(text, want) IS_TEXT(found((text), ENTITY_PERSON), (want))
#define ORGS(text, want) IS_TEXT(found((text), ENTITY_ORG), (want))
#define TOWNS(text, want) IS_TEXT(found((text), ENTITY_TOWN), (want))
#define WORKS(text, want) IS_TEXT(found((text), ENTITY_WORK), (want))

static void test_people(void) {
  PEOPLE("县委宣传部副部长曾怀瑾出席会议。", "曾怀瑾(副部长@县委宣传部)");
  PEOPLE("市档案局局长刘明、副局长张强，办公室主任王芳参加。",
         "刘明(局长@市档案局) 张强(副局长@市档案局) 王芳(办公室主任@)");
  PEOPLE("副主任张建军、李晓四、王小五出席。",
         "张建军(副主任@) 李晓四(副主任@) 王小五(副主任@)");
  PEOPLE("市委书记张建国、市长李晓东出席。", "张建国(书记@市委) 李晓东(市长@)");
  PEOPLE("松岭县委常委、宣传部部长户邑讲话。",
         "户邑(常委、宣传部部长@松岭县委)");
  PEOPLE("县人大常委会副主任、县总工会主席钱一帆到会。",
         "钱一帆(副主任、县总工会主席@县人大常委会)");
  PEOPLE("曾新表示，", "");
  PEOPLE("主任曾新表示，", "曾新(主任@)");
  PEOPLE("徐知远同志说，抗日将领朱再明的故居",
         "徐知远(同志@) 朱再明(抗日将领@)");
  PEOPLE("市委党史研究室办展。室主任徐知远主持。",
         "徐知远(主任@市委党史研究室)");
  PEOPLE("周　奇主任、王　良参加。", "周奇(主任@) 王良");
  PEOPLE("（记者 王 磊　通讯员 赵晓梅）", "王磊(记者@) 赵晓梅(通讯员@)");
  PEOPLE("出席：龚子渊、蒲少卿。", "龚子渊 蒲少卿");
  PEOPLE("責任編輯：葉恩惠", "葉恩惠(責任編輯@)");
  PEOPLE("欧阳知远教授、诸葛小满老师来了。", "欧阳知远(教授@) 诸葛小满(老师@)");
  PEOPLE("代表买买提·艾山同志说", "买买提·艾山(代表@)");
  PEOPLE("烈士奚成。奚成广场建成。", "奚成(烈士@) 奚成");
}

static void test_people_words(void) {
  PEOPLE("局长王国出席，书记高山表示满意。", "王国(局长@) 高山(书记@)");
  PEOPLE("书记马上表示、主任方才指出、局长金秋出席", "");
  PEOPLE("登高山、建王国、局长高山流水", "");
  PEOPLE("骨科主任耿明亮、实习记者 陆闻笛",
         "耿明亮(骨科主任@) 陆闻笛(实习记者@)");
}

/* Names that the caller knows: the second of the texts' people, and the office
** in front of 编. */
static void test_given(void) {
  Span text = SPAN("枕山书店编　乔宁。白露到了。乔宁来了。");
  GivenRange person = {18, 24}, office = {0, 12};
  EntityGiven given = {.people = ROWS_OF(GivenRange),
                       .orgs = ROWS_OF(GivenRange)};
  Rows rows = ROWS_OF(Entity);
  *(GivenRange *)rows_add(&given.people, &arena) = person;
  *(GivenRange *)rows_add(&given.orgs, &arena) = office;
  entity_find(text, &given, &arena, &rows);
  OK(rows.n == 3);
  const Entity *first = &ROW(rows, Entity, 0);
  OK(first->kind == ENTITY_PERSON && span_eq(first->norm, SPAN("乔宁")));
  OK(first->text.z == text.z + 18);
  OK(ROW(rows, Entity, 1).text.z == text.z + 42); /* known from there */
  OK(span_eq(ROW(rows, Entity, 2).norm, SPAN("枕山书店")));
}

static void test_no_people(void) {
  PEOPLE("主任高度重视，书记和区长认真部署，部长强调要加强管理。", "");
  PEOPLE("镇党委书记到张家村、王家坝、李家沟调研，从刘集路回来。", "");
  PEOPLE("毛主席、罗先生、周师傅、王阿姨。", "");
  PEOPLE("总统阿拉格齐说，乌克兰总统来了。", "");
  PEOPLE("读《徐知远主任文集》。", "");
  PEOPLE("", "");
  PEOPLE("张", "");
}

static void test_orgs(void) {
  ORGS("和市委组织部、市农业农村委、市工商联等单位会商",
       "市委组织部 市农业农村委 市工商联");
  ORGS("（市委党史研究室编研处供稿）", "市委党史研究室编研处");
  ORGS("协助白岸镇党委、政府做好我室、该区的工作", "白岸镇党委 - -");
  ORGS("赴青禾大学听课，到清华大学参观", "青禾大学 清华大学");
  ORGS("党员干部、各处室、座谈会、农村中学、有关部门、两个中心", "");
  ORGS("办公室、公司、学校、政府", "");
  ORGS("中央红军、中央处理器", "");
  ORGS("中央、市委部署，县政府办理", "中央 市委 县政府");
  ORGS("市自然资源和规划局和市教育局", "市自然资源和规划局 市教育局");
}

static void test_orgs_of_unknown_places(void) {
  ORGS("望岚区委政法委、松洲区总工会、望湖区水务局",
       "望岚区委政法委 松洲区总工会 望湖区水务局");
  ORGS("到县城，望市委支持，扶贫局", "市委");
  ORGS("会同县发展改革局、县财政局", "县发展改革局 县财政局");
  ORGS("青禾食品公司和溪北工业园管委会", "青禾食品公司 溪北工业园管委会");
  ORGS("在红枫岭林场演练，搬迁服务公司到场", "");
  ORGS("中共岚江市委、九三学社岚江市委会", "岚江市委 九三学社岚江市委会");
}

static void test_towns(void) {
  TOWNS("在柴坊镇下垄村，灌区下游的白岸镇动员，城关街道的路",
        "柴坊镇 白岸镇 城关街道");
  TOWNS("白岸镇党委、望岚镇政府", ""); /* organisations */
  TOWNS("各乡镇、全镇、重点镇、民族乡、返乡、城乡、两个乡、古镇", "");
  TOWNS("", "");
}

static void test_works(void) {
  Span work = SPAN_NONE;
  size_t at = 0;
  WORKS("看《旧影》《盐仓〈考略〉》和《一《二》三》",
        "旧影 盐仓〈考略〉 一《二》三");
  WORKS("《没有结尾\n》《》", "");
  OK(!work_next(SPAN("《"), &at, &work));
  at = 0;
  OK(work_next(SPAN("a《书》"), &at, &work));
  OK(span_eq(work_title(work), SPAN("书")) && at == 10);
  OK(work_end(SPAN("书》b")) == 6 && work_end(SPAN("书")) == 0);
}

/* The full name of the first of several, NULL-terminated. */
static const char *full(const char *const *names, const char *publisher) {
  static Join join;
  memset(&join, 0, sizeof(join));
  join.arena = &arena;
  for (; *names; names++) join_add(&join, span_of(*names));
  join_finish(&join, span_of(publisher));
  return arena_copy(&arena, join_full(&join, 0)).z;
}

#define FULL(...) full((const char *const[]){__VA_ARGS__, NULL}, NULL)

static void test_join(void) {
  IS_TEXT(FULL("市委党史室", "市委党史研究室"), "市委党史研究室");
  IS_TEXT(FULL("市委党史研究室", "中共甲市委党史研究室"), "甲市委党史研究室");
  IS_TEXT(FULL("市委党史研究室", "甲市委党史研究室", "乙市委党史研究室"),
          "市委党史研究室");
  const char *const three[] = {"市委党史研究室", "甲市委党史研究室",
                               "乙市委党史研究室", NULL};
  IS_TEXT(full(three, "中共乙市委党史研究室"), "乙市委党史研究室");
  IS_TEXT(FULL("中央纪律检查委员会", "中央纪律检查委员会常务委员会"),
          "中央纪律检查委员会");
  IS_TEXT(FULL("甲省委党史研究室", "甲省乙市委党史研究室"), "甲省委党史研究室");
  IS_TEXT(FULL("互联网公司", "跨国互联网公司"), "互联网公司");
  IS_TEXT(FULL("县残联", "桐川县残疾人联合会"), "桐川县残疾人联合会");
  IS_TEXT(FULL("市住建局", "市住房和城乡建设局", "市住院部"),
          "市住房和城乡建设局");
  IS_TEXT(FULL("县检察院", "桐川县人民检察院"), "桐川县人民检察院");
  IS_TEXT(FULL("桐川县政府督查室", "桐川县人民政府督查室"),
          "桐川县人民政府督查室");
  IS_TEXT(FULL("市委办公室", "市委宣传部办公室"), "市委办公室");
  IS_TEXT(FULL("县政府", "桐川县人民政府办公室"), "县政府");
  IS_TEXT(FULL("县残联", "桐川市残疾人联合会"), "县残联");
  IS_TEXT(FULL("县残联", "甲县残疾人联合会", "乙县残疾人联合会"), "县残联");
  static Join join;
  join.arena = &arena;
  for (int i = 0; i < JOIN_MAX; i++) {
    char z[32];
    snprintf(z, sizeof(z), "第%d中学", i);
    OK_AS(join_add(&join, arena_copy(&arena, span_of(z))) == i, "room");
  }
  OK(join_add(&join, SPAN("又一中学")) == -1);
  OK(join_add(&join, SPAN("第3中学")) == 3);
}

int main(void) {
  test_people();
  test_people_words();
  test_given();
  test_no_people();
  test_orgs();
  test_orgs_of_unknown_places();
  test_towns();
  test_works();
  test_join();
  OK(arena.rc == 0);
  arena_free(&arena);
  return unit_done();
}
