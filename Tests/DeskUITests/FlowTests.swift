import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// Whole ways through the desk, key by key, against the rules themselves.
@Suite struct FlowTests {
  /// From the call to the closing, as five people.
  @Test func theCircle() throws {
    var world = World(as: "liu")
    world.start()
    world.press(.f(2))
    world.send(.input(.paste("孩子说\n饭菜是凉的。")))
    world.press(.tab)
    world.type("食堂")
    world.type("饭菜凉")
    world.press(.enter)
    world.type("梅女士")
    world.press(.enter)
    world.type("13900000009")
    world.press(.f(2))
    let number = "QH20261123-0001"
    #expect(world.cases[number]?.subject == "食堂饭菜凉")
    #expect(world.cases[number]?.registration.content.shown == "孩子说\n饭菜是凉的。")
    world.expect("已登记 \(number)，应在 11-24 17:30 前受理。")

    // The next step has one key; saving the same key again.
    world.press(.f(2), .enter)
    world.type("wscs")
    world.expect("没有符合的")
    world.press(.ctrl("u"))
    world.type("卫生")
    world.press(.enter, .f(2))
    #expect(world.cases[number]?.category == "食堂与午餐/卫生")
    world.expect("已受理 \(number)，应在 11-24 17:30 前交办。")

    // Pinyin initials pick the department.
    world.press(.f(2))
    world.press(.character("z"), .character("w"), .enter, .f(2))
    #expect(world.cases[number]?.round?.lead == "zwc")

    world.become("qiao")
    world.open(number)
    world.press(.f(2), .f(2))
    #expect(world.cases[number]?.state == .handling)
    world.press(.f(2))
    world.expect("联系群众要看到联系方式")
    world.press(.right, .enter)
    #expect(world.cases[number]?.reveals.count == 1)
    world.expect("13900000009")
    world.press(.character("1"), .character("1"), .f(2))
    #expect(world.cases[number]?.round?.contacts.count == 1)
    world.press(.f(2), .character("1"), .character("1"))
    world.type("已换保温餐车。")
    world.press(.tab)
    world.type("已换保温餐车，请放心。")
    world.press(.ctrl("s"))
    #expect(world.cases[number]?.state == .review)

    world.become("wen")
    world.open(number)
    world.press(.f(2), .f(2))
    #expect(world.cases[number]?.round?.approvedAnswer?.what.shown == "已换保温餐车，请放心。")

    world.become("liu")
    world.open(number)
    world.press(.f(2), .character("1"))
    world.expect("已换保温餐车，请放心。")
    world.press(.f(2))
    #expect(world.cases[number]?.state == .followUp)

    world.become("he")
    world.open(number)
    world.press(.f(2), .character("1"), .character("1"), .character("1"), .character("1"), .f(2))
    #expect(world.cases[number]?.state == .closing)

    world.become("duan")
    world.open(number)
    world.press(.f(2))
    world.expect("→ 按“满意”销号，此件办结")
    world.press(.f(2))
    #expect(world.cases[number]?.state == .closed)
    world.expect("已销号 \(number)。")
    #expect(world.drafts.isEmpty)
  }

  /// Keys typed faster than the line carries them arrive together; each answers its own row.
  @Test func digitsTypedAheadAnswerRowAfterRow() throws {
    var world = try World.full()
    world.press(.f(2), .up, .up)
    world.send(.input(.text("3来访")))
    world.expect("[3 求助]")
    world.expect("筛选 来访")
    world.press(.enter)
    world.type("操场积水")
    world.press(.tab, .tab, .tab, .tab)
    world.send(.input(.text("1")))
    world.expect("[1 家长]")
    world.press(.tab, .tab)
    world.send(.input(.text("2")))
    world.expect("[2 紧急]")
  }

  @Test func escapeAsksOnlyWhenTyped() throws {
    var world = try World.full()
    world.press(.f(2), .escape)
    world.expect("等我办")
    world.press(.f(2), .character("1"), .escape)
    world.expect("离开“登记”？")
    world.press(.enter)
    world.expect("[1 投诉]")
    world.press(.escape, .down, .enter)
    #expect(world.drafts.count == 1)
    world.expect("已存为草稿")
    world.press(.escape)
    // The draft is preselected on the home and brings everything back.
    world.press(.home, .enter, .enter)
    world.expect("[1 投诉]")
    world.press(.escape, .down, .down, .enter)
    #expect(world.drafts.isEmpty)
  }

  @Test func aRefusalStandsAtItsField() throws {
    var world = try World.full()
    world.press(.f(2), .character("1"))
    world.type("电话")
    world.press(.enter)
    world.type("标题")
    world.press(.tab)
    world.type("内容")
    world.press(.f(2))
    let lines = world.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let row = try #require(lines.firstIndex { $0.contains("姓名") })
    #expect(lines[row].contains("! 请填写姓名。"))
    #expect(world.desk.view().caret?.row == row)
    // Typing takes the mistake away.
    world.type("梅")
    #expect(!world.screen.split(separator: "\n").map(String.init)[row].contains("! "))
  }

  @Test func duplicatesShowBeforeAccepting() throws {
    var world = try World.full()
    try world.act(
      "liu", .register, nil,
      [
        .kind: "complaint", .channel: "phone", .subject: "午餐还是凉", .content: "同上次。", .name: "梅女士",
        .phone: "13900000001",
      ])
    world.open("QH20261117-0001")
    world.press(.f(2))
    world.expect("△ 同一人 1 件，最近一件待受理 · F3 相似件")
    world.expect("QH20261123-0008 待受理   午餐还是凉")
    // Looking at it leaves the form as it is.
    world.press(.f(3), .enter)
    world.expect("QH20261123-0008 待受理")
    world.press(.escape, .escape)
    world.expect("*分类")
  }

  @Test func ordersAreChosenNotTyped() throws {
    var world = try World.full(as: "qiao")
    world.open("QH20261120-0003")
    world.choose(.meet)
    world.expect("[1 #1 今天必须围挡。]")
    world.type("已围挡。")
    world.press(.f(2))
    world.expect("督办 #1 已报落实，等 温和 确认")
  }

  @Test func aFailureKeepsEverything() throws {
    var world = try World.full()
    world.open("QH20261117-0001")
    world.choose(.decline)
    world.type("不属于学校职责。")
    world.press(.tab)
    world.type("请找街道办。")
    world.failure = "磁盘已满，没有写入。"
    world.press(.f(2), .right, .enter)
    #expect(world.performed.count == 1)
    world.expect("磁盘已满，没有写入。")
    world.expect("填写的内容都还在")
    world.expect("请找街道办。")
    #expect(world.desk.hasOpenForm)
    world.press(.f(2), .right, .enter)
    #expect(world.cases["QH20261117-0001"]?.state == .declined)
  }

  @Test func aConflictSaysWhoChangedWhat() throws {
    var world = try World.full()
    world.open("QH20261118-0004")
    world.choose(.promise)
    world.type("周五送到")
    world.press(.tab)
    world.type("+2")
    try world.act("duan", .promise, "QH20261118-0004", [.what: "先行说明", .by: "2026-11-25"], at: World.at(23, 9, 20))
    world.press(.f(2))
    world.expect("段明 09:20 承诺")
    world.expect("1 按新情况继续填写")
    world.press(.enter)
    world.expect("周五送到")
    world.expect("已按最新情况")
    world.press(.f(2))
    #expect(world.cases["QH20261118-0004"]?.promises.count == 2)
    #expect(world.cases["QH20261118-0004"]?.promises.last?.by == World.at(25, 17, 30))
  }

  @Test func changesByOthersShowAtOnce() throws {
    var world = try World.full()
    world.open("QH20261118-0004")
    world.choose(.promise)
    world.type("周五送到")
    try world.act("wen", .approve, "QH20261118-0004", at: World.at(23, 9, 25))
    world.send(.changed)
    world.expect("温和 09:25 审核通过")
    world.expect("周五送到")
  }

  /// What was just saved stays readable while others work.
  @Test func changesByOthersLeaveTheSentence() throws {
    var world = try World.full()
    world.open("QH20261117-0001")
    world.choose(.promise)
    world.type("周五送到")
    world.press(.tab)
    world.type("+2")
    world.press(.f(2))
    world.expect("已承诺 QH20261117-0001")
    if let session = world.desk.context.session { world.send(.opened(session)) }
    world.send(.changed)
    world.expect("已承诺 QH20261117-0001")
  }

  @Test func aGuardedContactBeginsWithAReason() throws {
    var world = try World.full(as: "fang")
    try world.act("fang", .sign, "QH20261120-0007")
    world.open("QH20261120-0007")
    world.expect(hides: "13900000007")
    world.press(.f(2))
    world.expect("先写明查看身份的理由")
    world.type("需要当面核实")
    world.press(.f(2))
    #expect(world.cases["QH20261120-0007"]?.reveals.count == 1)
    world.expect("联系群众")
    world.expect("13900000007")
  }

  @Test func withoutAFreeColleagueAReasonIsAskedFor() throws {
    var world = try World.full(as: "wen")
    // Nobody but the principal is left who could approve what she handled herself.
    world.organisation.staff = [
      Staff(id: "wen", name: "温和", roles: [.principal, .handler, .clerk], departments: ["zwc"])
    ]
    let number = "QH20261120-0003"
    try world.act("wen", .meet, number, [.order: "1", .text: "已围挡。"])
    try world.act("wen", .contact, number, [.method: "phone", .reached: "yes"])
    try world.act(
      "wen", .submit, number,
      [
        .finding: "substantiated", .resolved: "resolved", .measures: "已修。", .answer: "已修好。",
        .point: "1=substantiated/resolved", .point: "2=substantiated/resolved", .withoutOpinions: "无人",
      ])
    world.send(
      .opened(DeskSession(organisation: world.organisation, policy: world.policy, actor: world.organisation.staff[0])))
    world.open(number)
    world.choose(.approve)
    world.expect("*未分离原因")
    world.press(.f(2))
    #expect(world.performed.isEmpty)
    world.type("只有一人在岗")
    world.press(.f(2))
    #expect(world.cases[number]?.state == .approved)
  }

  @Test func aHangupKeepsEveryOpenForm() throws {
    var world = try World.full()
    world.open("QH20261117-0001")
    world.choose(.decline)
    world.type("不属于学校职责。")
    world.send(.input(.hangup))
    #expect(world.hasQuit)
    let draft = try #require(world.drafts.first)
    #expect(draft.number == "QH20261117-0001")
    var next = try World.full()
    next.drafts = [draft]
    next.start()
    next.expect("有 1 份未完成的登记或表单，回车继续。")
    next.press(.enter, .enter)
    next.expect("不属于学校职责。")
  }

  /// However steadily somebody types, a killed process loses ten seconds of it at most.
  @Test func typingIsKeptEveryTenSeconds() throws {
    var world = try World.full()
    world.press(.f(2), .character("1"))
    for second in 1...9 {
      world.send(.tick(world.now + Int64(second)))
      world.press(.character("2"))
    }
    #expect(world.drafts.isEmpty)
    world.send(.tick(world.now + 10))
    #expect(world.drafts.count == 1)
    world.send(.tick(world.now + 62))
    #expect(world.effects.filter { if case .saveDraft = $0 { true } else { false } }.count == 1)
    world.expect(hides: "已存为草稿")
  }

  @Test func resizeKeepsState() throws {
    var world = try World.full()
    world.press(.f(2), .character("1"))
    world.send(.input(.resize(columns: 40, rows: 10)))
    world.expect("窗口太小")
    world.press(.escape)
    world.send(.input(.resize(columns: 132, rows: 43)))
    world.expect("[1 投诉]")
  }

  @Test func theFirstScreenMakesAStore() {
    var world = World(as: nil)
    world.start()
    world.type("青禾实验小学")
    world.press(.enter)
    world.type("ｑh")
    world.press(.enter)
    world.type("柳清")
    world.press(.f(2))
    #expect(world.effects.contains(.createStore(name: "青禾实验小学", code: "QH", person: "柳清")))
    world.expect("等我办")
  }

  @Test func aReadOnlyStoreSaysWhyNothingCanBeSaved() throws {
    var world = try World.full()
    var session = try #require(world.desk.context.session)
    session.readOnlyBecause = "此库由更新的版本建立，只能查看。"
    world.send(.opened(session))
    world.expect("只能查看")
    world.press(.f(2))
    world.expect("等我办")
    world.open("QH20261117-0001")
    world.press(.f(2), .f(2))
    world.expect("! 此库由更新的版本建立")
    #expect(world.performed.isEmpty)
  }

  @Test func inputThatIsNoKeyHarmsNothing() throws {
    var world = try World.full()
    let before = world.screen
    world.send(.input(.wake(7)))
    world.send(.input(.interrupted))
    #expect(world.screen == before)
    world.send(.input(.undecodable))
    world.expect("不是 UTF-8")
    world.press(.ctrl("c"))
    world.expect("按 F10")
  }

  @Test func tenThousandRowsAreScrolled() throws {
    var world = try World.full()
    world.press(.character("1"))
    let one = try #require(world.summaries(ListFilter(queue: .todo)).first)
    let rows = (1...10_000).map { n -> CaseSummary in
      var row = one
      row.number = "QH20261101-\(10_000 + n)"
      return row
    }
    world.send(.rows(ListFilter(queue: .todo), rows))
    world.press(.end)
    world.expect("10000/10000")
    world.expect("QH20261101-20000")
    world.press(.pageUp, .home)
    world.expect("QH20261101-10001")
  }
}

extension World {
  /// Somebody else sits down.
  mutating func become(_ person: String) {
    var context = desk.context
    context.session?.actor = organisation.person(person) ?? organisation.staff[0]
    desk = Desk(context)
    start()
  }
}
