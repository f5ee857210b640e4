import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

extension World {
  /// A case that has been answered and waits for its call.
  @discardableResult
  mutating func toCall(
    _ subject: String, name: String = "梅女士", phone: String = "13900000000", preferred: String? = nil,
    answeredAt: Instant = World.at(20, 15), points: [String] = [], kind: String = "complaint", lead: String = "zwc",
    handler: String = "qiao", promise: Bool = false
  ) throws -> String {
    var fields: Fields = [
      .kind: kind, .channel: "phone", .subject: subject, .content: subject + "，家长来电反映，希望尽快处理。",
      .relation: "parent",
    ]
    if kind != "rectification" {
      fields[.name] = [name]
      fields[.phone] = [phone]
    }
    if let preferred { fields[.preferredTime] = [preferred] }
    fields[.points] = points
    let number = try act("liu", .register, nil, fields, at: World.at(18, 9))
    try act("liu", .accept, number, [.category: "校园安全/设施"], at: World.at(18, 9, 5))
    var dispatch: Fields = [.lead: lead]
    if kind == "rectification" { dispatch[.goal] = ["单杠全部加固，贴检查记录。"] }
    try act("liu", .dispatch, number, dispatch, at: World.at(18, 9, 10))
    try act(handler, .sign, number, at: World.at(18, 10))
    if promise {
      try act(handler, .promise, number, [.what: "换上新螺栓。", .by: "2026-11-25"], at: World.at(18, 11))
    }
    var result: Fields = [
      .finding: "substantiated", .resolved: "resolved", .measures: "已更换并复查。", .answer: "已更换，周五前复查一次。",
    ]
    result[.point] = points.indices.map { "\($0 + 1)=substantiated/resolved" }
    try act(handler, .submit, number, result, at: World.at(19, 9))
    try act("wen", .approve, number, at: World.at(19, 14, 30))
    if kind != "rectification" { try act("liu", .answer, number, [.method: "phone"], at: answeredAt) }
    return number
  }

  /// Opens the call desk on the home.
  mutating func openCalls(first: String? = nil) {
    let context = desk.context
    carryOut(desk.apply([.push(CallDesk(first: first, context))], at: 0))
  }

  var calls: CallDesk? { desk.screens.last as? CallDesk }

  /// Four calls, one of them a 验收, one tried before.
  static func withCalls(
    as person: String = "liu", language: Language = .zh, columns: Int = 80, rows: Int = 24, wide: Bool = false,
    now: Instant = World.at(23, 9, 30)
  ) throws -> World {
    var world = World(as: person, language: language, columns: columns, rows: rows, wide: wide, now: now)
    try world.toCall(
      "操场器材松动", phone: "13900000001", preferred: "上午", points: ["修好单杠", "说明检查制度"], promise: true)
    try world.toCall("食堂打饭排队太久", name: "石先生", phone: "13900000002", preferred: "18:00 后")
    let tried = try world.toCall("课后服务接送时间", name: "安女士", phone: "13900000003")
    try world.act("he", .followUp, tried, [.outcome: "noAnswer"], at: at(20, 16))
    try world.toCall("单杠基座松动", kind: "rectification")
    world.start()
    return world
  }
}

@Suite struct CallGoldenTests {
  @Test func empty() throws {
    var world = try World.withCalls()
    world.openCalls()
    expectGolden("calls", world.desk.view())
    world.press(.f(7))
    expectGolden("calls-script", world.desk.view())
  }

  @Test(arguments: [(100, 30), (132, 43)]) func larger(_ columns: Int, _ rows: Int) throws {
    var world = try World.withCalls(columns: columns, rows: rows)
    world.openCalls()
    expectGolden("calls-\(columns)", world.desk.view())
  }

  @Test func english() throws {
    var world = try World.withCalls(language: .en)
    world.openCalls()
    world.press(.character("1"), .character("1"), .character("1"))
    expectGolden("calls-en", world.desk.view())
    world.press(.enter)
    world.press(.character("3"))
    expectGolden("calls-en-unreached", world.desk.view())
  }

  @Test func ambiguousIsWide() throws {
    var world = try World.withCalls(wide: true)
    world.openCalls()
    world.press(.character("1"), .character("2"))
    expectGolden("calls-wide", world.desk.view())
  }

  @Test func entered() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.press(.character("1"), .character("1"), .character("1"))
    expectGolden("calls-entered", world.desk.view())
    world.press(.tab)
    world.type("家长说孩子也高兴")
    expectGolden("calls-remark", world.desk.view())
  }

  @Test func unsatisfied() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.press(.character("2"), .character("3"), .character("3"))
    expectGolden("calls-unsatisfied", world.desk.view())
    world.press(.enter)
    expectGolden("calls-unsatisfied-saved", world.desk.view())
    world.press(.f(2))
    expectGolden("calls-unsatisfied-rework", world.desk.view())
  }

  @Test func unreached() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.press(.f(8), .character("3"))
    expectGolden("calls-unreached", world.desk.view())
    world.press(.backspace, .character("7"))
    world.type("+1 下午")
    expectGolden("calls-rescheduled", world.desk.view())
  }

  @Test func rectification() throws {
    var world = try World.withCalls()
    world.openCalls(first: "QH20261118-0004")
    expectGolden("calls-inspection", world.desk.view())
    world.press(.character("2"))
    world.type("基座还有两处晃动")
    expectGolden("calls-inspection-entered", world.desk.view())
  }

  @Test func nobodyWaits() throws {
    var world = World(as: "liu")
    world.start()
    world.openCalls()
    expectGolden("calls-none", world.desk.view())
  }

  @Test func allCalled() throws {
    var world = World(as: "liu")
    for n in 1...3 { try world.toCall("第 \(n) 件", phone: "1390000010\(n)") }
    world.start()
    world.openCalls()
    for digits in ["111", "233", "3"] {
      for digit in digits { world.press(.character(digit)) }
      world.press(.enter)
    }
    expectGolden("calls-all-called", world.desk.view())
  }
}

@Suite struct CallDeskTests {
  @Test func thirtyCallsTakeFourKeysEach() throws {
    var world = World(as: "liu")
    for n in 1...30 { try world.toCall("第 \(n) 件", phone: "139000002\(n < 10 ? "0" : "")\(n)") }
    world.start()
    world.openCalls()
    var keys = 0
    func key(_ key: Key) {
      world.press(key)
      keys += 1
    }
    for _ in 1...30 {
      for digit in "111" { key(.character(digit)) }
      key(.enter)
    }
    #expect(keys == 120)
    #expect(world.performed.count == 30)
    #expect(Set(world.performed.map(\.number)).count == 30)
    #expect(world.performed.allSatisfy { $0.expectedRevision != nil && $0.request.action == .followUp })
    #expect(world.cases.values.allSatisfy { $0.state == .closing })
    #expect(world.calls?.current == nil)
    world.expect("都打完了")
    world.expect("打了 30 个：接通 30 个（满意、基本满意 30 个")
  }

  /// A whole call committed at once by an input method, full-width.
  @Test func fullWidthDigitsTypedAhead() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.type("１２１")
    world.press(.enter)
    let fields = try #require(world.performed.last?.request.fields)
    #expect(fields[.outcome] == ["reached"] && fields[.contacted] == ["yes"])
    #expect(fields[.resolved] == ["partlyResolved"] && fields[.satisfaction] == ["satisfied"])
  }

  @Test func backspaceTakesTheLastDigitBack() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.type("113")
    world.press(.backspace, .character("2"))
    #expect(world.calls?.entry.digits == [1, 1, 2])
    world.press(.backspace, .backspace, .backspace)
    #expect(world.calls?.entry.isEmpty == true)
    world.press(.backspace)
    world.expect("还没有填数字")
  }

  @Test func anIncompleteEntryIsNotSaved() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.press(.enter)
    world.expect("还要填：接通与否、解决情况、满意度")
    world.press(.character("1"), .enter)
    world.expect("还要填：解决情况、满意度")
    world.press(.character("9"))
    world.expect("只有 1 至 3")
    world.type("11")
    world.press(.character("1"))
    world.expect("都答好了")
    #expect(world.performed.isEmpty)
  }

  @Test func anotherTimeNeedsATime() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.press(.character("7"), .enter)
    world.expect("还要填：再次回访时间")
    world.type("改天")
    world.press(.enter)
    world.expect("看不懂")
    world.press(.backspace, .backspace)
    world.type("明天下午三点半")
    world.expect("改约到 11-24 周二 15:30")
    world.press(.enter)
    #expect(world.performed.last?.request.fields[.again] == ["2026-11-24 15:30"])
    #expect(world.cases["QH20261118-0001"]?.round?.followUps.last?.what.again == World.at(24, 15, 30))
    // The next call has come up; the one agreed for tomorrow waits at the end.
    #expect(world.calls?.current == "QH20261118-0003")
    #expect(world.calls?.queue.entries.last?.row.number == "QH20261118-0001")
  }

  @Test func anInspectionNeedsEvidence() throws {
    var world = try World.withCalls()
    world.openCalls(first: "QH20261118-0004")
    world.press(.character("1"), .enter)
    world.expect("还要填：验收依据")
    world.type("现场查看，单杠稳固")
    world.press(.enter)
    #expect(world.performed.last?.request.fields[.outcome] == ["inPlace"])
    #expect(world.cases["QH20261118-0004"]?.state == .closing)
  }

  // MARK: Separation of duties

  /// 承办部门的人: a clerk who belongs to the department that handled it is not offered the call.
  @Test func nobodyIsOfferedACallTheyMayNotMake() throws {
    var world = try World.withCalls()
    world.organisation.staff.append(
      Staff(id: "yu", name: "余总务", roles: [.clerk, .supervisor], departments: ["zwc"], pinyin: "yzw"))
    let rows = world.cases.values.map { CaseSummary($0) }
    #expect(CallQueue(rows, world.context("liu")).count == 4)
    #expect(CallQueue(rows, world.context("duan")).count == 4)
    #expect(CallQueue(rows, world.context("yu")).isEmpty)
    #expect(CallQueue(rows, world.context("qiao")).isEmpty)
    #expect(CallQueue(rows, world.context("wen")).isEmpty)
    #expect(CallQueue(rows, world.context("guan")).isEmpty)
    for person in world.organisation.staff {
      let context = world.context(person.id)
      let offered = Set(CallQueue(rows, context).entries.map(\.row.number))
      let allowed = Set(
        world.cases.values.filter { (try? context.permission(for: .followUp, on: $0)) != nil }.map(\.number))
      #expect(offered == allowed, "\(person.name)")
    }
  }

  @Test func aCallOpenedByNumberSaysWhyNot() throws {
    var world = try World.withCalls(as: "qiao")
    world.openCalls(first: "QH20261118-0001")
    world.expect("不能由您回访")
    #expect(world.calls?.current == nil)
    world.type("111")
    world.press(.enter)
    #expect(world.performed.isEmpty)
    world.expect(hides: "13900000001")
    world.expect(hides: "139 0000 0")
  }

  // MARK: Order

  @Test func theOrderFollowsThePreferredTime() throws {
    var world = World(as: "liu")
    try world.toCall("晚上方便", preferred: "晚上", answeredAt: World.at(19, 15))
    try world.toCall("随时")
    try world.toCall("上午方便", preferred: "上午")
    try world.toCall("周末方便", preferred: "周末")
    try world.toCall("放学后方便", preferred: "放学后")
    func order(_ now: Instant) -> [String] {
      CallQueue(world.cases.values.map { CaseSummary($0) }, world.context("liu", at: now)).entries.map(\.row.subject)
    }
    #expect(order(World.at(23, 9)) == ["上午方便", "随时", "放学后方便", "晚上方便", "周末方便"])
    #expect(order(World.at(23, 16, 30)) == ["放学后方便", "随时", "晚上方便", "上午方便", "周末方便"])
    #expect(order(World.at(28, 9)).prefix(2) == ["上午方便", "周末方便"])
  }

  @Test(arguments: [
    ("上午", 9, true), ("上午", 14, false), ("下午 5 点以后", 16, false), ("下午5点以后", 17, true), ("18:00 后", 18, true),
    ("晚上七点后", 19, true), ("晚上七点后", 18, false), ("九点到十一点", 10, true), ("9:00-11:00", 12, false), ("中午", 12, true),
    ("十二点前", 10, true), ("after 17:00", 18, true), ("放学后", 17, true), ("工作日上午", 9, true), ("周三下午", 14, false),
  ]) func preferredTimes(_ text: String, _ hour: Int, _ fits: Bool) throws {
    let wish = try #require(PreferredTime(text))
    #expect((wish.fit(World.at(23, hour), .beijing) == .now) == fits)
  }

  @Test(arguments: ["随时", "都可以", "看情况", "", "anytime"]) func noPreferredTime(_ text: String) {
    #expect(PreferredTime(text) == nil)
  }

  @Test(arguments: [
    ("+1 下午", 24, 14, 30), ("+1", 24, 9, 0), ("明天 15:00", 24, 15, 0), ("今天 18:00", 23, 18, 0), ("周五晚上", 27, 18, 30),
    ("11-30 9:00", 30, 9, 0), ("2026-11-25 16:20", 25, 16, 20), ("11月26日上午", 26, 9, 0), ("18:00", 23, 18, 0),
    ("下午四点", 23, 16, 0), ("＋２　１５：３０", 25, 15, 30), ("后天中午", 25, 12, 0), ("下周一上午", 30, 9, 0),
  ]) func timesAgreed(_ text: String, _ day: Int, _ hour: Int, _ minute: Int) {
    let moment = CallTime.moment(
      text, now: World.at(23, 9, 30), zone: .beijing, Policy.standard.calendar)
    #expect(moment == World.at(day, hour, minute), "\(text)")
  }

  @Test(arguments: ["", "改天", "再说", "+", "13-40"]) func noTimeAgreed(_ text: String) {
    #expect(CallTime.moment(text, now: World.at(23, 9), zone: .beijing, Policy.standard.calendar) == nil)
  }

  // MARK: Others, failures, undo

  @Test func aConflictKeepsTheEntry() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.type("111")
    try world.act("wen", .instruct, "QH20261118-0001", [.text: "请回访时问清楚。"])
    world.press(.enter)
    world.expect("此件刚有变化：温和")
    #expect(world.calls?.entry.digits == [1, 1, 1])
    expectGolden("calls-conflict", world.desk.view())
    // The first Enter only says that it was seen.
    world.press(.enter)
    #expect(world.performed.count == 1)
    #expect(world.calls?.entry.digits == [1, 1, 1])
    world.expect("再按一次 Enter 保存")
    world.press(.enter)
    #expect(world.cases["QH20261118-0001"]?.state == .closing)
  }

  @Test func aCallMadeBySomebodyElseIsSaid() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.type("11")
    try world.act(
      "he", .followUp, "QH20261118-0001", [.outcome: "reached", .resolved: "resolved", .satisfaction: "satisfied"])
    world.send(.changed)
    world.expect("已不用您回访")
    #expect(world.calls?.entry.digits == [1, 1])
    world.press(.f(8))
    #expect(world.calls?.current == "QH20261118-0003")
  }

  @Test func aFailureKeepsTheEntry() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.type("111")
    world.failure = "磁盘满了。"
    world.press(.enter)
    world.expect("磁盘满了")
    #expect(world.calls?.entry.digits == [1, 1, 1])
    world.press(.enter)
    #expect(world.cases["QH20261118-0001"]?.state == .closing)
  }

  @Test func aCallCannotBeUndone() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.type("111")
    world.press(.enter, .ctrl("z"))
    #expect(world.performed.count == 1)
    #expect(world.cases["QH20261118-0001"]?.state == .closing)
    #expect(world.calls != nil)
    #expect(world.desk.status?.kind == .error)
  }

  @Test func skippingKeepsWhatWasEntered() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.type("12")
    world.press(.right)
    #expect(world.calls?.entry.isEmpty == true)
    world.press(.left)
    #expect(world.calls?.entry.digits == [1, 2])
  }

  @Test func writtenWordsAreNeverLost() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.type("家长很客气")
    #expect(world.calls?.entry.text(.remark) == "家长很客气")
    world.send(.input(.hangup))
    #expect(world.drafts.first?.fields["remark"] == ["家长很客气"])
    world.press(.escape, .escape)
    world.expect("离开“回访”")
    world.press(.enter)
    world.type("111")
    #expect(world.calls?.entry.text(.remark) == "家长很客气")
  }

  /// F2 on a case that waits for its call.
  @Test func theCasePageOpensTheDesk() throws {
    var world = try World.withCalls()
    world.open("QH20261118-0002")
    world.press(.f(2))
    #expect(world.calls?.current == "QH20261118-0002")
    world.expect("139 0000 0002")
  }

  @Test func theUnsatisfiedOneIsSentBackAtOnce() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.type("233")
    world.press(.enter, .f(2))
    world.type("没有人联系过家长，重新办理。")
    world.press(.f(2), .down, .enter)
    #expect(world.cases["QH20261118-0001"]?.rounds.count == 2)
    #expect(world.calls?.current == "QH20261118-0003")
    // Once it is done it is not offered any more: F2 saves now.
    world.type("111")
    world.press(.f(2))
    #expect(world.cases["QH20261118-0003"]?.state == .closing)
  }

  @Test func earlierComplaintsOfTheSamePhoneAreShown() throws {
    var world = World(as: "liu")
    try world.toCall("水龙头漏水", phone: "13900000009")
    try world.toCall("门锁坏了", phone: "13900000009")
    world.start()
    world.openCalls()
    #expect(world.desk.hasWork)
    world.send(.proceed)
    #expect(!world.desk.hasWork)
    world.expect("从前")
    world.expect("门锁坏了")
  }
}

@Suite struct CallAndPagePropertyTests {
  /// Whatever is pressed at the call desk and on the page: rows as wide as the screen, a caret inside and not on the
  /// last row.
  @Test(arguments: [("liu", Language.zh, false, true), ("he", .en, true, true), ("qiao", .zh, true, false)])
  func framesAreSound(_ person: String, _ language: Language, _ wide: Bool, _ isCalling: Bool) throws {
    var dice = Dice(state: UInt64(person.utf8.reduce(3) { $0 * 31 + Int($1) }))
    var world =
      isCalling
      ? try World.withCalls(as: person, language: language, wide: wide)
      : try World.withPage(as: person, language: language, wide: wide)
    let width = CellWidth(ambiguousIsWide: wide)
    for step in 0..<400 {
      if step % 40 == 0 {
        world.start()
        if isCalling { world.openCalls() } else { world.open("QH20261120-0003") }
        world.send(
          .input(.resize(columns: Int.random(in: 80...180, using: &dice), rows: Int.random(in: 24...50, using: &dice))))
      }
      guard let input = PropertyTests.inputs.randomElement(using: &dice) else { return }
      world.send(.input(input))
      let frame = world.desk.view()
      for row in 0..<frame.rows {
        let cells = frame.grid.row(row)
        guard width.columns(of: cells.map(\.text).joined()) == frame.columns else {
          Issue.record("row \(row) after \(input) at step \(step)\n\(frame.plainText)")
          return
        }
      }
      if let caret = frame.caret {
        guard (0..<frame.rows - 1).contains(caret.row), (0..<frame.columns).contains(caret.column) else {
          Issue.record("caret \(caret) after \(input)")
          return
        }
      }
    }
  }
}

@Suite struct CallAloneTests {
  /// 一人多岗: where nobody is free of the case it may be called 未分离, with a reason (domain §1, D).
  @Test func whoIsAloneGivesAReason() throws {
    var world = World(as: "liu")
    world.organisation.staff = [
      Staff(
        id: "yan", name: "言一", roles: [.clerk, .handler, .principal, .supervisor], departments: ["zwc"], pinyin: "yy")
    ]
    func act(_ action: Action, _ number: String?, _ fields: Fields) throws -> String {
      try world.act("yan", action, number, fields, at: World.at(20, 9))
    }
    let number = try act(
      .register, nil,
      [.kind: "complaint", .channel: "phone", .subject: "路灯不亮", .content: "路灯不亮", .name: "梅女士", .phone: "13900000001"])
    _ = try act(.accept, number, [.category: "校园安全/设施"])
    _ = try act(.dispatch, number, [.lead: "zwc"])
    _ = try act(.sign, number, [:])
    _ = try act(
      .submit, number,
      [.finding: "substantiated", .resolved: "resolved", .measures: "已换灯。", .answer: "已换灯。"])
    _ = try act(.approve, number, [.unseparatedBecause: "只有一人"])
    _ = try act(.answer, number, [.method: "phone"])
    world.desk.context.session = DeskSession(
      organisation: world.organisation, policy: world.policy, actor: world.organisation.staff[0])
    world.start()
    world.openCalls()
    #expect(world.calls?.current == number)
    world.type("111")
    world.press(.enter)
    world.expect("还要填：未分离原因")
    world.press(.tab)
    world.type("学校只有一名专职人员")
    world.press(.enter)
    #expect(world.cases[number]?.state == .closing)
    #expect(world.cases[number]?.events.last?.unseparatedBecause?.shown == "学校只有一名专职人员")
  }

  /// Read only: nothing can be saved, and the key says why.
  @Test func readOnlySaysWhy() throws {
    var world = try World.withCalls()
    world.desk.context.session?.readOnlyBecause = "诉求库只读。"
    world.openCalls()
    world.type("111")
    world.press(.enter)
    world.expect("诉求库只读")
    #expect(world.performed.isEmpty)
    #expect(world.calls?.entry.digits == [1, 1, 1])
  }

  /// Signs and letters belong to the remark while it is being written, and are keys otherwise.
  @Test func signsBelongToTheText() throws {
    var world = try World.withCalls()
    world.openCalls()
    world.press(.tab)
    for character in "ok：1q" { world.press(.character(character)) }
    #expect(world.calls?.entry.text(.remark) == "ok：1q")
    #expect(world.calls?.entry.digits.isEmpty == true)
    world.press(.escape, .character("１"))
    #expect(world.calls?.entry.digits == [1])
  }
}
