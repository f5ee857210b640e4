import Testing

@testable import CaseDomain

/// 危险词: which words count, and what is written when they do.
@Suite struct DangerWordsTests {
  private static let finder = DangerFinder(DangerWord.standard)

  @Test(arguments: [
    ("班主任体罚学生，孩子不敢上学", ["体罚"]), ("孩子被 打 伤了", ["打伤"]), ("家长准备集体上访", ["上访"]),
    ("五名学生食物中毒送医", ["食物中毒"]), ("有人中毒，也许是食物中毒", ["中毒", "食物中毒"]), ("说要跳楼自杀", ["自杀", "跳楼"]),
    ("学生之间欺凌，没有老师制止欺凌", ["欺凌"]), ("孩子被打了两次", ["被打"]), ("已联系媒体曝光", ["曝光", "媒体"]),
  ])
  func aWordCounts(_ text: String, _ words: [String]) {
    #expect(Set(Self.finder.find(in: [text]).map(\.word)) == Set(words))
  }

  @Test(arguments: [
    "没有打伤", "没有发生体罚", "学校预防欺凌的做法很好", "请加强防溺水教育", "无伤亡", "反欺凌讲座", "杜绝体罚", "严禁聚集", "多媒体教室的投影坏了",
    "上课被打断", "午休被打扰", "没被打伤", "新媒体运营", "家长集体活动改期", "午餐菜凉", "",
  ])
  func aWordDoesNotCount(_ text: String) { #expect(Self.finder.find(in: [text]).isEmpty) }

  /// A denial of one clause says nothing of the next.
  @Test func aDenialEndsWithItsClause() {
    #expect(Self.finder.find(in: ["没有，打伤了人"]).map(\.word) == ["打伤"])
    #expect(Self.finder.find(in: ["没有被他打伤"]).isEmpty)
    #expect(Self.finder.find(in: ["没有人管孩子打伤同学"]).map(\.word) == ["打伤"])
  }

  @Test func theMarkIsWrittenWithTheRegistration() throws {
    var desk = Scenario()
    try desk.register([.content: "体育课上老师体罚，孩子昏迷。"])
    let target = try #require(desk.cases[desk.current])
    #expect(target.dangerWords == ["体罚", "昏迷"])
    #expect(target.registration.sensitive == [.safety, .minors])
    let event = try #require(target.events.last)
    #expect(event.actor == Staff.systemID && event.role == .system && event.act == 1 && event.seq == 2)
    #expect(desk.notices.contains { $0.zh.contains("体罚、昏迷（涉安全、涉未成年人）") })
    let facts = CaseFacts(target)
    #expect(facts.dangers.map(\.words) == [["体罚", "昏迷"]])
    #expect(facts.dangers.map(\.at) == [desk.now])
    #expect(CaseSummary(target).dangers == ["体罚", "昏迷"])
    // A later reader finds the same in what was written down.
    #expect(Case(number: target.number, events: target.events) == target)
  }

  @Test func nothingIsWrittenWithoutAWordOrForPraise() throws {
    var desk = Scenario()
    try desk.register()
    #expect(desk.cases[desk.current]?.events.count == 1)
    #expect(CaseSummary(try #require(desk.cases[desk.current])).dangers == nil)
    try desk.register([.kind: "表扬", .content: "老师制止了欺凌"])
    #expect(desk.cases[desk.current]?.dangerWords == [])
  }

  @Test func aCorrectionBringsInOnlyNewWords() throws {
    var desk = Scenario()
    try desk.register([.content: "老师体罚学生"])
    try desk.does(.edit, as: "clerk1", [.reason: "补充", .content: "老师体罚学生，家长要上访"])
    let target = try #require(desk.cases[desk.current])
    #expect(target.dangerWords == ["体罚", "上访"])
    #expect(target.cautions.count == 2)
    // Another correction without new words writes nothing.
    try desk.does(.edit, as: "clerk1", [.reason: "补充", .content: "老师体罚学生，家长要上访。"])
    #expect(desk.cases[desk.current]?.cautions.count == 2)
    // What is taken back takes its words with it.
    try desk.does(.undo, as: "clerk1")
    try desk.register([.content: "午餐菜凉"])
    try desk.does(.edit, as: "clerk1", [.reason: "补充", .content: "有人被打伤"])
    #expect(desk.cases[desk.current]?.dangerWords == ["打伤"])
    try desk.does(.undo, as: "clerk1")
    #expect(desk.cases[desk.current]?.dangerWords == [])
    #expect(desk.cases[desk.current]?.registration.sensitive == [])
    #expect(CaseFacts(try #require(desk.cases[desk.current])).dangers.isEmpty)
  }

  @Test func theListIsThePolicys() throws {
    var desk = Scenario()
    var rules = WarningPolicy.standard
    rules.words = [DangerWord("围堵", .stability)]
    desk.policy.warnings = rules
    try desk.register([.content: "老师体罚学生，家长围堵校门"])
    #expect(desk.cases[desk.current]?.dangerWords == ["围堵"])
  }
}
