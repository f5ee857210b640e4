import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// Forms: what is needed now, what is out of the way, what saving would do, and who else is on the case.
@Suite struct FormTests {
  /// The rows of the screen that are marked as required.
  private func required(_ world: World) -> [String] {
    world.screen.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      let characters = Array(line)
      guard characters.count > 2, characters[1] == "*" else { return nil }
      return String(String(characters[2...]).prefix { $0 != " " })
    }
  }

  @Test func theStarIsForWhatIsNeededNow() throws {
    var world = try World.full(as: "he")
    world.open("QH20261119-0005")
    world.choose(.followUp)
    #expect(required(world) == ["回访结果"])
    world.press(.character("1"))
    #expect(required(world) == ["回访结果", "满意度"])
    world.press(.up, .character("6"))
    #expect(required(world) == ["回访结果", "再次回访时间"])

    world = try World.full()
    world.press(.f(2))
    #expect(required(world) == ["类别", "渠道", "内容", "标题", "姓名", "电话"])
    world.press(.up, .up, .character("7"))
    #expect(required(world) == ["类别", "渠道", "内容", "标题"])
  }

  @Test func anAnonymousCallNeedsNoName() throws {
    var world = try World.full()
    world.press(.f(2))
    world.type("操场积水。")
    world.expect("还缺：姓名（或匿名）、电话")
    while !world.screen.contains("> 匿名") { world.press(.tab) }
    world.press(.character("1"))
    world.expect("→ 登记，应在 11-24 17:30 前受理")
    world.press(.f(2))
    #expect(world.cases["QH20261123-0008"]?.complainant.anonymous == true)
  }

  @Test func seldomRowsOpenWithOneKey() throws {
    var world = try World.full()
    world.press(.f(2))
    world.expect("更多项（F5 展开）：")
    world.expect(hides: "敏感标记     1")
    world.press(.f(5))
    for _ in 0..<40 where !world.screen.contains("> 敏感标记") { world.press(.tab) }
    world.press(.character("1"))
    // What stands in a row is never put away.
    world.press(.f(5))
    world.expect("[1 涉安全]")
    world.expect("更多项（F5 展开）：")
  }

  @Test func tabGoesOnIntoTheSeldomRows() throws {
    var world = try World.full()
    world.press(.f(2))
    for _ in 0..<40 where !world.screen.contains("> 收到时间") { world.press(.tab) }
    world.expect("> 收到时间")
  }

  @Test func aGoalIsForRectifications() throws {
    var world = try World.full()
    world.open("QH20261120-0002")
    world.press(.f(2))
    world.expect(hides: "  整改目标 ")
    world.expect("更多项（F5 展开）：整改目标、整改措施、指定理由、备注")
    try world.act(
      "liu", .register, nil,
      [.kind: "rectification", .channel: "superior", .subject: "消防通道", .content: "通道堆放杂物。"])
    try world.act("liu", .accept, "QH20261123-0008", [.category: "校园安全/设施"])
    world = try reopened(world)
    world.open("QH20261123-0008")
    world.press(.f(2))
    world.expect("  整改目标")
    world.expect("  整改措施")
  }

  private func reopened(_ world: World) throws -> World {
    var world = world
    world.become("liu")
    return world
  }

  /// A 举报 led by the department of the accused needs the reason of a principal (domain §3, R).
  @Test func theReasonForAnAccusedLeadIsAskedForOnlyThen() throws {
    var world = try World.full(as: "wen")
    try world.act(
      "liu", .register, nil,
      [
        .kind: "report", .channel: "phone", .subject: "吃回扣", .content: "采购吃回扣。", .anonymous: "yes",
        .objectDepartment: "总务处",
      ])
    try world.act("liu", .accept, "QH20261123-0008", [.category: "其他"])
    world.become("wen")
    world.open("QH20261123-0008")
    world.choose(.dispatch)
    world.expect(hides: "*指定理由")
    world.press(.character("a"), .character("q"), .enter)
    world.expect(hides: "*指定理由")
    world.press(.up, .f(4), .character("z"), .character("w"), .enter)
    world.expect("*指定理由")
    world.expect("还缺：指定理由")
  }

  // MARK: Emptying

  @Test func aCorrectionEmptiesAField() throws {
    var world = try World.full()
    world.open("QH20261120-0003")
    world.choose(.edit)
    world.type("只剩一处。")
    while !world.screen.contains("> 姓名") { world.press(.tab) }
    world.press(.ctrl("u"))
    world.expect("不能保存：")
    world.type("梅先生")
    world.expect("→ 更正姓名")
    world.press(.f(2))
    #expect(world.cases["QH20261120-0003"]?.complainant.name?.shown == "梅先生")

    try world.act("liu", .edit, "QH20261120-0003", [.reason: "补", .preferredTime: "晚上"])
    world.become("liu")
    world.open("QH20261120-0003")
    world.choose(.edit)
    world.type("不确定。")
    for _ in 0..<40 where !world.screen.contains("> 方便的时间") { world.press(.tab) }
    world.press(.ctrl("u"))
    world.expect("→ 更正方便的时间（清空）")
    world.press(.f(2))
    #expect(world.cases["QH20261120-0003"]?.complainant.preferredTime == nil)
    #expect(world.performed.last?.request.fields[.clear] == ["preferredTime"])
  }

  // MARK: What saving would do

  @Test func closingTakesTwoKeys() throws {
    var world = try World.full(as: "duan")
    try world.act("he", .followUp, "QH20261119-0005", [.outcome: "reached", .satisfaction: "satisfied"])
    world.become("duan")
    world.press(.f(3))
    world.type("QH20261119-0005")
    world.press(.enter)
    world.press(.f(2))
    world.expect("→ 按“满意”销号，此件办结")
    world.press(.f(2))
    #expect(world.cases["QH20261119-0005"]?.state == .closed)
  }

  @Test func whyNotIsSaidBeforeSaving() throws {
    var world = try World.full(as: "duan")
    try world.act("liu", .promise, "QH20261119-0005", [.what: "回信", .by: "2026-11-27"])
    try world.act("he", .followUp, "QH20261119-0005", [.outcome: "reached", .satisfaction: "satisfied"])
    world.become("duan")
    world.open("QH20261119-0005")
    world.choose(.close)
    world.expect("× 不能保存：")
    world.expect("回信")
  }

  /// Only what cannot be taken back is asked about, cancel preselected.
  @Test(arguments: [
    ("liu", Action.decline, "QH20261117-0001", ["reason": "不属学校职责。", "instead": "可向社区反映。"], true),
    ("liu", .settle, "QH20261117-0001", ["answer": "已当场说明。"], true),
    ("liu", .transfer, "QH20261117-0001", ["to": "供电所", "reason": "归供电所"], true),
    ("duan", .rework, "QH20261119-0006", ["reason": "没有说清。"], true),
    ("liu", .accept, "QH20261117-0001", ["category": "其他"], false),
    ("liu", .edit, "QH20261117-0001", ["reason": "核对", "subject": "午餐菜凉"], false),
    ("liu", .dispatch, "QH20261120-0002", ["lead": "zwc"], false),
    ("qiao", .contact, "QH20261120-0003", ["method": "phone", "reached": "yes"], false),
    ("qiao", .note, "QH20261120-0003", ["text": "已围挡。"], false),
    ("wen", .approve, "QH20261118-0004", [:], false),
    ("wen", .sendBack, "QH20261118-0004", ["reason": "写细。"], false),
    ("liu", .followUp, "QH20261119-0005", ["outcome": "noAnswer"], false),
    ("fang", .sendReturn, "QH20261120-0007", ["reason": "不归安全办管。", "basis": "职责分工"], false),
    ("fang", .sign, "QH20261120-0007", [:], false),
    ("qiao", .extend, "QH20261120-0003", ["reason": "等配件。", "to": "2026-11-26"], false),
    ("qiao", .promise, "QH20261120-0003", ["what": "贴告示", "by": "2026-11-25"], false),
    ("wen", .supervise, "QH20261117-0001", ["level": "urge", "text": "请抓紧。", "due": "2026-11-24"], false),
    ("duan", .explain, "QH20261119-0006", ["reason": "全县统一。"], false),
  ]) func onlyWhatCannotBeTakenBackIsAsked(
    _ person: String, _ action: Action, _ number: String, _ texts: [String: String], _ asks: Bool
  ) throws {
    let world = try World.full()
    let rules = world.context(person)
    let target = try #require(world.cases[number])
    var fields = Fields()
    for (key, text) in texts { fields[try #require(FieldName(rawValue: key))] = [text] }
    let decision = try decide(Request(action, fields), on: target, in: rules)
    let after = decision.events.reduce(target) { $0.evolved(by: $1) }
    #expect(FormRules.needsConfirmation(action, after: after, rules) == asks)
  }

  /// 销号 is one Ctrl+Z away: F2 F2, no question.
  @Test func closingIsNotAskedAbout() throws {
    var world = try World.full()
    try world.act(
      "he", .followUp, "QH20261119-0005", [.outcome: "reached", .satisfaction: "satisfied", .resolved: "resolved"])
    let target = try #require(world.cases["QH20261119-0005"])
    let rules = world.context("duan")
    let after = try decide(Request(.close), on: target, in: rules).events.reduce(target) { $0.evolved(by: $1) }
    #expect(after.state == .closed)
    #expect(!FormRules.needsConfirmation(.close, after: after, rules))
  }

  /// Approving a 主件 approves its members: that is no Ctrl+Z away.
  private func master() throws -> World {
    var world = try World.full()
    try world.act("liu", .merge, "QH20261117-0001", [.into: "QH20261118-0004"])
    world.become("wen")
    return world
  }

  @Test func approvingAMasterIsAskedAbout() throws {
    var world = try master()
    world.open("QH20261118-0004")
    world.choose(.approve)
    world.press(.f(2))
    world.expect("先不办")
    expectGolden("form-approve-master", world.desk.view())
    #expect(world.performed.isEmpty)
    world.press(.right, .enter)
    #expect(world.cases["QH20261118-0004"]?.state == .approved)
  }

  @Test func approvingAMasterIsAskedAboutAmongTheDecisionsToo() throws {
    var world = try master()
    world.press(.f(2))
    world.skip(to: .review)
    world.idle()
    world.press(.character("1"), .enter)
    world.expect("先不办")
    expectGolden("decide-review-master", world.desk.view())
    #expect(world.performed.isEmpty)
    world.press(.enter, .enter, .right, .enter)
    #expect(world.cases["QH20261118-0004"]?.state == .approved)
  }

  @Test func takingACaseOutAgainIsAskedAbout() throws {
    var world = try master()
    world.become("liu")
    world.open("QH20261117-0001")
    world.choose(.unmerge)
    world.type("不是一回事。")
    world.press(.f(2))
    world.expect("先不办")
    expectGolden("form-unmerge", world.desk.view())
    #expect(world.performed.isEmpty)
  }

  @Test func theQuestionIsTheEffect() throws {
    var world = try World.full(as: "duan")
    world.open("QH20261119-0006")
    world.press(.f(2))
    world.type("时间没有说清。")
    world.press(.f(2))
    world.expect("退回总务处，第 2 轮，11-24 17:30 前办结。")
    world.press(.enter)
    #expect(world.performed.isEmpty)
  }

  // MARK: Others

  @Test func whoElseTypesIsSaid() throws {
    var world = try World.full()
    world.attending["QH20261117-0001"] = [Attendance(person: "duan", isTyping: true)]
    world.open("QH20261117-0001")
    world.choose(.decline)
    world.expect(" △ 段明正在填写这一件")
  }

  @Test func aConflictShowsBothVersions() throws {
    var world = try World.full()
    world.open("QH20261117-0001")
    world.choose(.edit)
    world.type("听错了。")
    for _ in 0..<20 where !world.screen.contains(">*标题") && !world.screen.contains("> 标题") { world.press(.tab) }
    world.press(.ctrl("u"))
    world.type("四年级午餐菜凉")
    // The other one was quicker, and this desk has not been told.
    try world.act(
      "duan", .transfer, "QH20261120-0002", [.to: "供电所", .reason: "路灯归供电所"], at: World.at(23, 9, 20))
    try world.act(
      "he", .edit, "QH20261117-0001", [.reason: "核对", .subject: "二年级午餐菜凉"], at: World.at(23, 9, 25))
    world.press(.f(2))
    world.expect("现在的情况")
    world.expect("二年级午餐菜凉")
    world.expect("四年级午餐菜凉")
    world.expect("贺川 09:25 更正 标题")
    // Both stay possible: mine on the new version, everything kept.
    world.press(.enter)
    world.expect("四年级午餐菜凉")
    world.press(.f(2))
    #expect(world.cases["QH20261117-0001"]?.subject == "四年级午餐菜凉")
    guard case .edited(let edit)? = world.cases["QH20261117-0001"]?.events.last?.change else {
      Issue.record("not edited")
      return
    }
    // Against what stood there now, and nothing but what was typed.
    #expect(edit.fields.map(\.field) == [.subject])
    #expect(edit.fields.first?.old.map(\.shown) == ["二年级午餐菜凉"])
  }

  @Test func mineCanBeThrownAwayOrKeptAsADraft() throws {
    for (button, drafts) in [(Character("2"), 1), ("3", 0)] {
      var world = try World.full()
      world.open("QH20261118-0004")
      world.choose(.promise)
      world.type("周五送到")
      world.press(.tab)
      world.type("+2")
      try world.act("duan", .promise, "QH20261118-0004", [.what: "先行说明", .by: "2026-11-25"])
      world.press(.f(2), .character(button), .enter)
      #expect(world.drafts.count == drafts)
      world.expect("QH20261118-0004 待审核")
      #expect(!world.desk.hasOpenForm)
    }
  }

  /// 督办级别 and 责任对象 are no fields of the case, though they bear the same names.
  @Test func aConflictComparesOnlyWhatIsTheSame() throws {
    var world = try World.full(as: "duan")
    world.open("QH20261120-0003")
    world.choose(.supervise)
    world.press(.character("2"))
    world.type("今天办完。")
    try world.act("qiao", .note, "QH20261120-0003", [.text: "已围挡。"], at: World.at(23, 9, 25))
    world.press(.f(2))
    world.expect("乔岩 09:25 办理记录")
    world.expect("已围挡。")
    world.expect(hides: "（空）")
    world.expect("今天办完。")
  }

  /// What others changed meanwhile is not undone by an old draft.
  @Test func aDraftOpensOnTheNewVersion() throws {
    var world = try World.full()
    world.open("QH20261117-0001")
    world.choose(.edit)
    world.type("听错了。")
    world.send(.input(.hangup))
    let draft = try #require(world.drafts.first)
    #expect(draft.revision == 1)
    #expect(draft.fields == ["reason": ["听错了。"]])
    var next = try World.full()
    try next.act("he", .edit, "QH20261117-0001", [.reason: "核对", .subject: "二年级午餐菜凉"], at: World.at(23, 9, 25))
    next.drafts = [draft]
    next.start()
    next.press(.home, .enter, .enter)
    next.expect("已按最新情况：贺川 09:25 更正 标题")
    next.expect("听错了。")
    next.expect("二年级午餐菜凉")
  }

  /// The other side of a link changes nothing of the form: it is said, and what was typed is saved as it stands.
  @Test func theOtherSideOfALinkIsNoConflict() throws {
    var world = try World.full()
    world.open("QH20261117-0001")
    world.choose(.edit)
    world.type("听错了。")
    for _ in 0..<20 where !world.screen.contains(">*标题") && !world.screen.contains("> 标题") { world.press(.tab) }
    world.press(.ctrl("u"))
    world.type("四年级午餐菜凉")
    let made = try world.act(
      "duan", .register, nil,
      [.kind: "rectification", .channel: "phone", .subject: "保温箱", .content: "更换保温箱。"], at: World.at(23, 9, 20))
    try world.act("duan", .link, made, [.to: "QH20261117-0001", .linkAs: "arisesFrom"], at: World.at(23, 9, 21))
    world.press(.f(2))
    #expect(world.cases["QH20261117-0001"]?.subject == "四年级午餐菜凉")
    #expect(world.cases["QH20261117-0001"]?.links.map(\.what.as) == [.ledTo])
    // Told meanwhile, the form stays as it is and says what came.
    var told = try World.full()
    told.open("QH20261117-0001")
    told.choose(.edit)
    told.type("听错了。")
    let other = try told.act(
      "duan", .register, nil,
      [.kind: "rectification", .channel: "phone", .subject: "保温箱", .content: "更换保温箱。"], at: World.at(23, 9, 20))
    try told.act("duan", .link, other, [.to: "QH20261117-0001", .linkAs: "arisesFrom"], at: World.at(23, 9, 21))
    told.send(.changed)
    told.expect("产生整改")
    told.expect("听错了。")
  }
}
