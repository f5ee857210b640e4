import Testing

@testable import CaseDomain

/// 公示: whom the case accuses and who brought it, by all that people call them; what only looks like it passes.
struct KnownPersonTests {
  /// 何桦 complains of 尚雨晴, who is one of ours.
  private static let target = Result { () throws -> Case in
    try Scenario.walked(
      to: .closed, school,
      [
        .name: "何桦", .phone: "0531-88776655", .objectPerson: "尚雨晴",
        .content: "孩子说尚老师周末收费补课，让打83331200报名。",
      ]
    ).target
  }

  private static let school: Organisation = {
    var school = Organisation.invented
    school.staff.append(Staff(id: "shangyq", name: "尚雨晴", roles: [.handler], departments: ["zw"]))
    return school
  }()

  private func found(_ text: String, lines: [String] = []) throws -> [Recognised] {
    var school = Self.school
    school.publicLines = lines
    return PublicCheck(try Self.target.get(), organisation: school)(text).map(\.kind)
  }

  static let accused = [
    "关于尚老师有偿补课的举报已查实并处理。", "雨晴老师已被处理。", "二年级语文尚老师已被通报批评。", "教师Shang Yuqing有偿补课已查实。",
    "尚雨晴已退费。", "尚 雨晴老师", "雨晴已退费。", "对雨晴的处理", "尚主任已退费", "尚某已退费", "尚某某已退费", "经查尚女士收费", "体育尚教师",
    "YUQING SHANG已退费", "shangyuqing已退费", "Shang, Yu-qing", "ｓｈａｎｇ ｙｕｑｉｎｇ", "Shàng Yǔqíng已退费", "yuqing已退费",
    "Shang老师已退费", "小晴老师已退费", "晴晴的家长", "尚书记已退费", "尚校长",
  ]
  static let complainant = [
    "六年级语文老师已向小桦的家长致歉。", "小桦家长", "小桦已换座位", "小桦妈妈", "桦桦的妈妈", "已向何女士说明", "何家长反映", "何先生", "He Hua反映",
    "何母亲", "与小桦同学谈心", "HeHua",
  ]
  static let telephones = [
    "家长拨打88776655反映。", "请致电010-62345678", "地址二楼203办公室电话0531-88776655，可来电", "拨打83331200报名", "监督电话：0731-85550123。",
    "服务热线（0731）85550123", "值班电话 8555012", "可致电12345，热线0731-12345678",
  ]

  @Test(arguments: accused) func theAccusedIsRecognised(_ text: String) throws {
    #expect(try found(text).contains(.person), "\(text)")
  }

  @Test(arguments: complainant) func theComplainantIsRecognised(_ text: String) throws {
    #expect(try found(text).contains(.complainant), "\(text)")
  }

  @Test(arguments: telephones) func everyTelephoneIsRefused(_ text: String) throws {
    #expect(try found(text) == [.phone], "\(text)")
  }

  /// What the organisation has made public may stand, with its area code and without; nobody else's beside it.
  @Test func publicLinesMayStand() throws {
    let lines = ["0731-85550123", "0731 8555 0199"]
    for text in ["监督电话：0731-85550123。", "请拨打85550123", "热线（0731）8555-0199"] {
      #expect(try found(text, lines: lines) == [], "\(text)")
      #expect(PublicCheck.byShape(of: Self.school)(text).map(\.kind) == [.phone])
    }
    #expect(try found("监督电话：85550123、0731-85550124", lines: lines) == [.phone])
    #expect(try found("请致电010-85550123", lines: lines) == [.phone])
    #expect(try found("家长拨打88776655反映", lines: lines) == [.phone])
    // Too little to be a line of ours.
    #expect(try found("请致电5550123", lines: ["85550123"]) == [.phone])
  }

  /// An answer to one person may tell an office's line.
  @Test func anAnswerMayTellALine() throws {
    let check = PublicCheck(try Self.target.get(), organisation: Self.school, isAnswer: true)
    #expect(check("如有疑问请致电0731-85550123。").isEmpty)
    #expect(check("请致电0531-88776655。").map(\.kind) == [.phone])
  }

  static let harmless = [
    "时尚老师风采展示已举行。", "高尚教师评选已公示。", "雨天和晴天的接送路线已分开。", "雨后放晴，老师组织户外活动。", "为何家长没有收到通知，已说明。", "如何老师与家长沟通，已培训。",
    "任何教师不得收费补课。", "桦树已修剪。", "小学家长会已召开。", "各小组同学轮流值日。", "Word和Excel模板已发放，WiFi已修好。", "PM2.5超标时停课，LED灯已更换。",
    "App已更新，HPV疫苗接种通知已发。", "学校已对有偿补课教师作出处理。", "语文老师已向家长致歉。", "和家长沟通后达成一致。", "白桦林小路已硬化。", "教师Word培训",
    "12345热线转办", "共8855.66元", "2026-11-30至2026-12-05",
  ]

  @Test(arguments: harmless) func ordinaryWordsPass(_ text: String) throws {
    #expect(try found(text) == [], "\(text)")
  }

  /// Surnames that end everyday words; given names that are everyday words.
  @Test(arguments: [
    ("高文明", "提高老师素质，文明校园建设有序推进。", true), ("高文明", "高老师已退费", false), ("高文明", "文明老师已退费", false),
    ("任国庆", "班主任老师和年级主任家长沟通，国庆放假七天。", true), ("任国庆", "二年级任老师已退费", false),
    ("向阳", "学校已向老师说明，向家长公布，阳台已加固。", true), ("向阳", "向老师已退费", false), ("向阳", "由向主任退费", false),
    ("方北辰", "对方家长、双方家长和校方教师到场，北辰小学开学，北辰路已通车。", true), ("方北辰", "方老师已退费", false), ("方北辰", "北辰已退费", false),
    ("何为", "为何家长不知情，为孩子入学创造条件。", true), ("陈学", "小学学生、中小学教师、数学老师", true), ("门卫", "门卫已加强登记。", true),
    ("食堂阿姨", "食堂阿姨已培训上岗。", true), ("文乐", "语文老师、音乐老师、体育老师到场", true), ("许久", "不许家长入校的规定已修改，也许同学不知情", true),
  ]) func namesThatAreWords(_ name: String, _ text: String, _ passes: Bool) throws {
    let target = try Scenario.walked(to: .closed, .invented, [.objectPerson: name]).target
    #expect(PublicCheck(target, organisation: .invented)(text).isEmpty == passes, "\(name): \(text)")
  }

  @Test func pinyinIsWholeWords() {
    let spellings = PinyinSpotter.spellings(surname: "单".scalarValues, given: "女".scalarValues)
    #expect(spellings == ["dannu", "nudan", "shannu", "nushan"])
    func spans(_ text: String) -> [Range<Int>] {
      PinyinSpotter(text.unicodeScalars.map(\.value)).spans(of: spellings)
    }
    #expect(spans("见Shan Nü的") == [1..<8])
    #expect(spans("SHÀN-NǙ") == [0..<7])
    #expect(spans("shannv") == [0..<6])
    for text in ["shannun", "xshannu", "shan与nu", "shan 3 nu", "an nu", ""] { #expect(spans(text) == [], "\(text)") }
  }
}
