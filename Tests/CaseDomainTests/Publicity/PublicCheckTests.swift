import Testing

@testable import CaseDomain

struct PublicCheckTests {
  private func kinds(_ text: String, _ target: Case? = nil) throws -> [Recognised] {
    let target = try target ?? Scenario.walked(to: .closed).target
    return PublicCheck(target, organisation: .invented)(text).map(\.kind)
  }

  // MARK: What the case knows

  @Test(arguments: [
    ("顾念安反映", Recognised.complainant), ("顾 念\u{200B}安反映", .complainant), ("顾女士反映", .complainant),
    ("顾某某反映", .complainant),
    ("电话１３９０００05678", .phone), ("拨一三九〇〇〇〇五六七八", .phone), ("尾号5678", .phone), ("住在梧桐里7幢", .household),
    ("梧桐里７幢", .household), ("gna 2026 反映", .account), ("编号SG20261102-0001", .caseNumber), ("陈大为负责更换", .person),
    ("由陈 大 为负责", .person),
  ])
  func whatTheCaseKnows(_ text: String, _ kind: Recognised) throws {
    #expect(try kinds(text) == [kind], "\(text)")
  }

  @Test func namesWrittenAnywhereInIt() throws {
    var scenario = try Scenario.walked(
      to: .handling, .invented, [.content: "孩子叫许心怡，和同学宋雨桐坐一桌。", .upstreamNumber: "20261101-773-9"])
    try scenario.does(.note, as: "zw1", [.text: "找了家长罗晓燕了解。"])
    try scenario.does(.attach, as: "clerk1", [.file: "照片.jpg", .kind: "其他"])
    try scenario.walk(to: .closed)
    let target = try scenario.target
    for text in ["许心怡同学换了座位", "已与宋雨桐说明", "向罗晓燕说明"] { #expect(try kinds(text, target) == [.person], "\(text)") }
    #expect(try kinds("上级工单20261101-773-9", target) == [.upstream])
    // Nobody in this case is called so.
    #expect(try kinds("已与宋雨桐说明") == [])
  }

  /// Nothing announces the name: between two signs, or between a word that ends and one that begins.
  @Test(arguments: ["今天，罗心怡被同学推倒。", "请关注罗心怡。罗心怡的座位靠后", "我家罗心怡上学，罗心怡，三年级", "和罗心怡、赵小满同桌"])
  func bareNamesInIt(_ content: String) throws {
    let target = try Scenario.walked(to: .closed, .invented, [.content: content]).target
    #expect(try kinds("已与罗心怡说明", target) == [.person])
    #expect(try kinds("罗心怡已换座位", target) == [.person])
  }

  /// Everybody of ours is somebody, whether they had to do with the case or have left; a department is nobody.
  @Test func everybodyOfOurs() throws {
    for name in ["唐知秋", "唐 知 秋", "丁已离", "马可期", "周明德"] {
      #expect(try kinds("由\(name)负责更换") == [.person], "\(name)")
    }
    let canteen = try Scenario.walked(to: .closed, .invented, [.objectPerson: "总务处"]).target
    #expect(try kinds("总务处已更换保温箱", canteen) == [])
    var school = Organisation.invented
    school.staff.append(Staff(id: "x", name: "安全", roles: [.handler]))
    #expect(PublicCheck(try Scenario.walked(to: .closed).target, organisation: school)("校园安全得到保障").isEmpty)
  }

  @Test func namesOfFiles() throws {
    var scenario = try Scenario.walked(to: .closed)
    var context = scenario.context(as: "clerk1")
    context.attachment = (sha256: "ab", name: "贾明轩病历.pdf", size: 1)
    let decision = try decide(
      Request(.attach, [.file: "x", .kind: "其他"]), on: scenario.target, in: context)
    let target = decision.events.reduce(try scenario.target) { $0.evolved(by: $1) }
    #expect(try kinds("已向贾明轩说明", target) == [.person])
    #expect(try kinds("已向贾明轩说明") == [])
    scenario.now = scenario.now + 1
  }

  @Test func wordsOfTheComplainant() throws {
    let said = "昨天中午十二点十分打开饭盒的时候里面的西红柿炒鸡蛋已经结成一块，孩子一口都没有吃。"
    let target = try Scenario.walked(to: .closed, .invented, [.content: said]).target
    #expect(try kinds("反映“西红柿炒鸡蛋已经结成一块”，已改。", target) == [.quote])
    #expect(try kinds("反映昨天中午十二点十分打开饭盒的时候里面的西红柿炒鸡蛋已经结成一块，已改。", target) == [.quote])
    #expect(try kinds("反映“午餐凉”，西红柿炒鸡蛋已换成保温箱送。", target) == [])
  }

  // MARK: What is shaped like it

  @Test(arguments: [
    ("王女士反映", Recognised.person), ("李某反映", .person), ("欧阳老师", .person), ("家长张某某", .person), ("学生林小雨、赵一鸣", .person),
    ("联系人：周启明", .person), ("小宁妈妈来电", .person), ("朵朵爸爸来电", .person), ("由何校长负责", .person), ("王·女·士", .person),
    ("三年级二班", .schoolClass), ("三年级2班", .schoolClass), ("五(3)班", .schoolClass), ("五（３）班", .schoolClass),
    ("高一（2）班", .schoolClass),
    ("初三12班", .schoolClass), ("2019级3班", .schoolClass), ("三二班", .schoolClass), ("1702班", .schoolClass),
    ("大一班", .schoolClass),
    ("二年8班午餐凉", .schoolClass), ("二年八班午餐凉", .schoolClass), ("2年8班午餐凉", .schoolClass), ("二年（8）班午餐凉", .schoolClass),
    ("2-8班午餐凉", .schoolClass), ("2.8班午餐凉", .schoolClass), ("2－8班午餐凉", .schoolClass), ("G2-8班午餐凉", .schoolClass),
    ("贰年级捌班午餐凉", .schoolClass), ("二年级的8班午餐凉", .schoolClass), ("8班午餐凉", .schoolClass), ("八班家长反映", .schoolClass),
    ("已到12班说明", .schoolClass), ("与十二班沟通", .schoolClass),
    ("孩子李子涵午餐凉", .person), ("五年级李子涵同学受表扬", .person), ("李子涵的家长反映", .person), ("学生李明受伤已处理", .person),
    ("学生张伟午餐凉，已改进", .person), ("女儿赵雨桐在校受伤", .person),
    ("三 年 级 二 班", .schoolClass), ("5栋2单元501", .household), ("3号楼1201室", .household), ("12幢301", .household),
    ("13800138000", .phone), ("138-0013-8000", .phone), ("138 0013 8000", .phone), ("1.3.8.0.0.1.3.8.0.0.0", .phone),
    ("一三八零零一三八零零零", .phone), ("138\u{200B}0013\u{200B}8000", .phone), ("138****8000", .phone),
    ("0731-85550123", .phone),
    ("８５５５０１２３", .phone), ("43010219900307123X", .identity), ("430102********1234", .identity), ("湘A·12B45", .plate),
    ("微信号abc_2026", .account), ("QQ：23456789", .account), ("name@mail.example", .account), ("网友“UU00123”", .account),
  ])
  func shapes(_ text: String, _ kind: Recognised) {
    let found = PublicCheck.byShape(text).map(\.kind)
    #expect(found.contains(kind), "\(text): \(found)")
    #expect(found.allSatisfy { $0 == kind || (kind == .account && $0 == .phone) }, "\(text): \(found)")
  }

  /// Ordinary words, each of them once taken for a name, a class or a number by a simpler rule.
  @Test(arguments: [
    "王府井大街的学生都很高兴，校园安全得到保障。", "感谢老师和家长的理解，规范教师行为。", "为何家长会没有通知？对于家长提出的意见", "现任校长和班主任老师一起走访",
    "一张试卷，两张照片，三张表", "高三学生家长座谈会，高年级同学", "中小学家长、小学同学、小区家长、爸爸妈妈和爷爷奶奶", "儿童白血病救助", "向老师反映，和同学一起",
    "两班倒，24小时值班，增加3班公交，班车二次发车", "一年级和二年级，全校三十个班", "三年级部每班两名教师", "5栋楼、3号楼一楼、第2单元测验",
    "2026-11-30，2026.11.30，20261130，2018-2019学年",
    "投入1200000元，共 3000000 平方米", "一二三四五六七年级",
    "GB 14934-2016，GB175-2007",
    "学生安全、老师高度重视，家长周末参加", "居民马路边，村民田地里，业主管理", "在某小区、某学校、某班级、某同学", "第三方检测单位，网友留言，微信公众号和QQ群", "同学们说：“饭菜热了。”",
    "由总务处于11月10日更换保温箱12个", "严格按照《食品安全法》第三十四条", "关于学生午餐的金额，白天施工", "许多家长，任何同学，方便家长",
    "增加3班公交，每天2班，分三班轮流，共12班，全校30个班，新增两班校车", "学生杨絮过敏，孩子汤面不热",
    "学生黄牌警告，孩子张口呼吸，学生王府井参观，学生苏州研学，家长谢谢学校", "3年2月，二年级8个班，2-8名教师，2.8万元",
  ])
  func ordinaryWords(_ text: String) {
    #expect(
      PublicCheck.byShape(text).isEmpty, "\(text): \(PublicCheck.byShape(text).map { ($0.kind, $0.hint(in: text)) })")
  }

  /// Who may not know the complainant cannot find out by trying names.
  @Test func byShapeKnowsNothing() {
    #expect(PublicCheck.byShape("梧桐里7幢，尾号5678，编号SG20261102-0001").isEmpty)
  }

  @Test func refusalsShowLittle() throws {
    let scenario = try Scenario.walked(to: .closed)
    let refusal = try #require(
      scenario.refusal(of: .publish, as: "super1", [.text: "三年级二班顾念安家长，电话13900005678，住梧桐里7幢"]))
    #expect(
      refusal.message.zh
        == "公示内容里能认出人来，没有保存：班级（三＊＊＊，第 1 字起）：改为“某班级”；诉求人姓名或称呼（顾＊＊，第 6 字起）：改为“诉求人”；电话号码（1＊＊＊，第 14 字起）：删去，或写“有关电话”；单位对外公布的电话由管理员用 policy set publicLines=号码 登记后可以写；另有 1 处。"
    )
    for secret in Complainant.secrets {
      #expect(!refusal.message.zh.contains(secret) && !refusal.message.en.contains(secret))
    }
    let unseen = PublicCheck.byShape("三年级二班").told(of: "三年级二班", showing: false)
    #expect(unseen.zh == "班级（第 1 字起）：改为“某班级”")
  }

  @Test func nothingCanBeCheckedAfterAnErasure() throws {
    var target = try Scenario.walked(to: .closed).target
    target.registration.complainant.name = ErasableText(form: .erased(commitment: "ab"))
    #expect(try kinds("午餐保温箱已全部更换。", target).contains(.erased))
  }

  /// Whose case it is can be told by the class alone, where the case knows it, and by the given name with a title.
  @Test func whatTheCaseKnowsOfAClassAndAChild() throws {
    let target = try Scenario.walked(
      to: .closed, .invented, [.address: "二年级8班", .content: "隔壁三（12）班也凉。"]
    ).target
    for text in ["全校8班午餐凉", "每八班一份", "第12班已换", "共十二班"] {
      #expect(try kinds(text, target) == [.schoolClass], "\(text)")
      #expect(PublicCheck.byShape(text).isEmpty, "\(text)")
    }
    #expect(try kinds("共十班", target).isEmpty)
    for text in ["念安妈妈反映", "念安同学已换座位"] { #expect(try kinds(text, target) == [.complainant], "\(text)") }
  }

  // MARK: The suggested text

  @Test func suggestedTextPasses() throws {
    var scenario = try Scenario.walked(to: .handling, .invented, [.points: "午餐凉"])
    try scenario.does(
      .submit, as: "zw1",
      Scenario.result.with([
        .answer: "顾女士：您好！您反映的问题收悉。陈大为于11月10日到三年级二班查看，换了12个保温箱。联系电话13900005678。感谢您的关心！"
      ]))
    try scenario.walk(to: .closed)
    let target = try scenario.target
    let text = try #require(PublicDraft(target, organisation: .invented).text)
    #expect(text == "有群众反映食堂与午餐方面的问题。经核查属实，已解决。办理情况：有关人员于11月10日到某班级查看，换了12个保温箱。联系电话（略）。")
    #expect(scenario.refusal(of: .publish, as: "super1", [.text: text]) == nil)
  }

  @Test func publishedAndTakenBack() throws {
    var scenario = try Scenario.walked(to: .closed)
    #expect(scenario.refusal(of: .unpublish, as: "super1", [.reason: "x"])?.rule == "notPublished")
    try scenario.does(.publish, as: "super1", [.text: "午餐保温箱已全部更换。"])
    #expect(scenario.refusal(of: .undo, as: "super1")?.rule == "undoWentOut")
    try scenario.does(.publish, as: "super1", [.text: "午餐保温箱已换好。"])
    #expect(try scenario.target.publication?.what.text.text == "午餐保温箱已换好。")
    try scenario.does(.unpublish, as: "super2", [.reason: "家长要求撤下"])
    #expect(try scenario.target.publication == nil)
    #expect(try scenario.target.events.last?.change == .unpublished(Reason(reason: "家长要求撤下")))
    #expect(try scenario.view(as: "clerk1")?.timeline.last?.details == ["家长要求撤下"])
  }
}
