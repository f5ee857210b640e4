import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

extension World {
  /// One of each thing a principal decides.
  static func deciding(
    as person: String = "wen", language: Language = .zh, columns: Int = 80, rows: Int = 24,
    wide: Bool = false
  ) throws -> World {
    var world = try World.full(as: person, language: language, columns: columns, rows: rows, wide: wide)
    func intake(_ subject: String, _ kind: String) -> Fields {
      [
        .kind: kind, .channel: "phone", .subject: subject, .content: subject + "，家长来电反映，希望尽快处理。",
        .name: "梅女士", .phone: "13900000009",
      ]
    }
    // 0003: an extension is asked, and the order is reported as met.
    try world.act("qiao", .meet, extended, [.order: "1", .text: "已围挡并贴了告示。"], at: at(20, 17))
    try world.act("qiao", .extend, extended, [.reason: "螺栓要厂家寄来。", .to: "2026-11-26"], at: at(20, 17, 10))
    // 0006: an explanation is proposed.
    try world.act("duan", .explain, explained, [.reason: "课后服务时间由全县统一，不能延长。"], at: at(20, 10))
    // 0008: a suspension is asked.
    try world.act("liu", .register, nil, intake("宿舍热水不足", "complaint"), at: at(19, 10))
    try world.act("liu", .accept, suspended, [.category: "后勤与住宿"], at: at(19, 10, 5))
    try world.act("liu", .dispatch, suspended, [.lead: "zwc", .requirement: "查清锅炉。"], at: at(19, 10, 10))
    try world.act("qiao", .sign, suspended, at: at(19, 11))
    try world.act("qiao", .suspend, suspended, [.reason: "等厂家排期。", .until: "2026-12-01"], at: at(20, 11))
    // 0009: returned by the safety office.
    try world.act("liu", .register, nil, intake("校车迟到", "help"), at: at(20, 9))
    try world.act("liu", .accept, returned, [.category: "校园安全/校车"], at: at(20, 9, 10))
    try world.act("liu", .dispatch, returned, [.lead: "aqb"], at: at(20, 9, 20))
    try world.act(
      "fang", .sendReturn, returned, [.reason: "校车合同归总务处管。", .basis: "职责分工第五条"], at: at(20, 10))
    // 0010: overdue without anybody having said anything.
    try world.act("liu", .register, nil, intake("图书角开放时间", "inquiry"), at: at(17, 9))
    try world.act("liu", .accept, overdue, [.category: "教学管理"], at: at(17, 9, 10))
    try world.act("liu", .dispatch, overdue, [.lead: "zwc"], at: at(17, 9, 20))
    try world.act("qiao", .sign, overdue, at: at(17, 10))
    world.become(person)
    return world
  }

  static let extended = "QH20261120-0003"
  static let reviewed = "QH20261118-0004"
  static let explained = "QH20261119-0006"
  static let suspended = "QH20261119-0008"
  static let returned = "QH20261120-0009"
  static let overdue = "QH20261117-0010"

  /// Nobody types: everything that waits for that is done.
  mutating func idle() {
    for _ in 0..<100 {
      guard desk.hasWork else { break }
      send(.proceed)
    }
  }

  /// Presses and counts.
  mutating func count(_ keys: Key...) -> Int {
    for key in keys { send(.input(.key(key))) }
    return keys.count
  }

  /// Goes on until an item of a kind is on the screen.
  mutating func skip(to kind: DecisionKind) {
    for _ in 0..<10 where !screen.contains("· " + kind.words(desk.context.language)) { press(.f(8)) }
  }
}

@Suite struct DecisionTests {
  private func world(
    at kind: DecisionKind, language: Language = .zh, columns: Int = 80, rows: Int = 24
  ) throws -> World {
    var world = try World.deciding(language: language, columns: columns, rows: rows)
    world.idle()
    world.press(.f(2))
    world.skip(to: kind)
    world.idle()
    // Skipping back leaves a line; it is not of interest here.
    world.press(.home)
    return world
  }

  @Test(arguments: DecisionKind.allCases) func screens(_ kind: DecisionKind) throws {
    var world = try world(at: kind)
    expectGolden("decide-\(kind.rawValue)", world.desk.view())
    world.press(.character("1"))
    expectGolden("decide-\(kind.rawValue)-1", world.desk.view())
  }

  @Test func wideScreens() throws {
    var world = try world(at: .review, columns: 132, rows: 43)
    world.press(.character("2"))
    expectGolden("decide-wide", world.desk.view())
    expectGolden("decide-100", try self.world(at: .extending, columns: 100, rows: 30).desk.view())
  }

  @Test func englishScreens() throws {
    var world = try world(at: .extending, language: .en)
    world.press(.character("1"))
    expectGolden("decide-en", world.desk.view())
    expectGolden("decide-review-en", try self.world(at: .review, language: .en).desk.view())
  }

  // MARK: Keys counted

  @Test func approvingTakesTwoKeys() throws {
    var world = try world(at: .review)
    let keys = world.count(.character("1"), .enter)
    #expect(keys <= 3)
    #expect(world.cases[World.reviewed]?.state == .approved)
    world.expect("已审核通过 \(World.reviewed)")
  }

  @Test func fiveInARow() throws {
    var world = try World.deciding()
    world.press(.f(2))
    let total = world.desk.decisions.count
    #expect(total == 8)
    // With nobody waiting for previews in between.
    var answered = 0
    for _ in 0..<20 where answered < 5 {
      let before = world.performed.count
      if world.screen.contains("· 落实确认") {
        world.press(.character("1"))
        world.type("看过现场，属实。")
        world.press(.enter)
      } else {
        world.press(.character("1"))
        world.press(.enter)
      }
      #expect(world.performed.count == before + 1)
      answered += 1
    }
    #expect(world.performed.count == 5)
    world.expect("已定 5 件")
    world.expect("第 6 件，共 8 件")
  }

  @Test func everythingIsDecidedAndSaidAtTheEnd() throws {
    var world = try World.deciding()
    world.press(.f(2))
    for _ in 0..<20 where !world.screen.contains("都定完了") {
      if world.screen.contains("· 落实确认") {
        world.press(.character("1"))
        world.type("属实。")
        world.press(.enter)
      } else if world.screen.contains("· 审核答复") {
        world.press(.character("2"))
        world.type("请补上换码日期。")
        world.press(.enter)
      } else if world.screen.contains("· 督办建议") {
        world.press(.character("1"), .enter)
      } else {
        world.press(.character("1"), .enter)
      }
    }
    world.expect("要您定的都定完了。同意 4 件，不同意 2 件，督办等 2 件")
    expectGolden("decide-end", world.desk.view())
    #expect(world.cases[World.reviewed]?.state == .handling)
    #expect(world.cases[World.overdue]?.openOrders.last?.level == .urge)
    world.press(.enter)
    world.expect("现在没有等您办的件。")
  }

  // MARK: What each digit does

  @Test func anExtensionShowsBothDatesAndTheEffect() throws {
    var world = try world(at: .extending)
    world.expect("螺栓要厂家寄来。")
    world.expect("11-26 17:30（多 3 个工作日）")
    world.press(.character("1"))
    world.expect("办理期限由 11-23 17:30 改为 11-26 17:30")
    world.press(.escape, .character("2"))
    world.expect("不延期，仍在 11-23 17:30 前办结")
    world.type("不能拖")
    world.press(.enter)
    #expect(world.cases[World.extended]?.round?.extensions.last?.ruling?.what.granted == false)
    #expect(world.cases[World.extended]?.round?.extensions.last?.ruling?.what.reason?.shown == "不能拖")
  }

  @Test func sendingBackNeedsItsLine() throws {
    var world = try world(at: .review)
    world.press(.character("2"), .enter)
    #expect(world.performed.isEmpty)
    world.expect("“退回意见”要写一句。")
    world.type("请写明日期。")
    world.press(.enter)
    #expect(world.cases[World.reviewed]?.state == .handling)
  }

  @Test func aReturnIsReassignedWithAPickedDepartment() throws {
    var world = try world(at: .returned)
    world.press(.character("2"))
    world.type("zwc")
    world.press(.enter)
    world.expect("总务处")
    world.press(.enter)
    #expect(world.cases[World.returned]?.round?.lead == "zwc")
    #expect(world.cases[World.returned]?.state == .dispatched)
  }

  @Test func theAnswerIsChangedInTheFullForm() throws {
    var world = try world(at: .review)
    world.press(.character("3"))
    world.expect("审定答复")
    world.press(.end)
    world.type("请家长留意。")
    world.press(.f(2))
    #expect(world.cases[World.reviewed]?.state == .approved)
    world.expect("逐件决定")
    world.expect("已定 1 件")
  }

  @Test func aProposalCarriesATextAndADate() throws {
    var world = try world(at: .supervise)
    world.press(.character("3"))
    world.expect("请抓紧办理并报告")
    world.press(.enter)
    let order = try #require(world.cases[World.overdue]?.openOrders.last)
    #expect(order.level == .listed)
    #expect(order.due == World.at(26, 17, 30))
  }

  @Test func notNowIsNotAskedAgainInThisSitting() throws {
    var world = try world(at: .supervise)
    let number = try #require(world.desk.decisions.first)
    world.press(.character("4"))
    #expect(world.performed.isEmpty)
    world.send(.changed)
    #expect(!world.desk.decisions.contains(number))
  }

  // MARK: Going on, going back

  @Test func skippedOnesComeAgainAtTheEnd() throws {
    var world = try World.deciding()
    world.press(.f(2))
    let first = try #require(world.desk.decisions.first)
    world.press(.f(8))
    world.expect("已跳过 \(first.number)")
    world.expect(hides: " \(first.number)  ")
    for _ in 0..<10 where !world.screen.contains("下面是刚才跳过的") { world.press(.right) }
    world.expect(first.number)
    world.press(.escape)
    world.expect("首页")
  }

  @Test func aLineBegunIsThereAgainAfterSkipping() throws {
    var world = try world(at: .review)
    world.press(.character("2"))
    world.type("请写明日期")
    world.press(.f(8))
    world.expect(hides: "请写明日期")
    world.skip(to: .review)
    world.press(.character("2"))
    world.expect("请写明日期")
    world.press(.escape, .escape)
    #expect(world.drafts.first?.fields["reason"] == ["请写明日期"])
    world.expect("有 1 份未完成的登记或表单")
  }

  @Test func undoBringsTheLastOneBack() throws {
    var world = try world(at: .review)
    world.press(.character("1"), .enter)
    world.press(.ctrl("z"))
    world.press(.right, .enter)
    #expect(world.cases[World.reviewed]?.state == .review)
    world.expect("· 审核答复")
    world.expect(hides: "已定")
  }

  // MARK: Others

  @Test func whatSomebodyElseDecidesDisappearsWithALine() throws {
    var world = try world(at: .review)
    try world.act("duan", .approve, World.reviewed, at: World.at(23, 9, 20))
    world.send(.changed)
    world.expect("不用再定了：段明 09:20 审核通过")
    world.expect(hides: "· 审核答复")
  }

  @Test func nothingIsTakenFromUnderTheTyping() throws {
    var world = try world(at: .review)
    world.press(.character("2"))
    world.type("请写明日期")
    try world.act("duan", .approve, World.reviewed, at: World.at(23, 9, 20))
    world.send(.changed)
    world.expect("请写明日期")
    world.expect("这件不用再定了：段明 09:20 审核通过")
    world.press(.enter)
    #expect(world.performed.isEmpty)
    world.expect(hides: "· 审核答复")
  }

  @Test func aConflictKeepsTheLineAndSaysWhy() throws {
    var world = try world(at: .review)
    world.press(.character("2"))
    world.type("请写明日期")
    try world.act("duan", .promise, World.reviewed, [.what: "先行说明", .by: "2026-11-25"], at: World.at(23, 9, 20))
    world.press(.enter)
    world.expect("刚有变动：段明 09:20 承诺")
    world.expect("请写明日期")
    expectGolden("decide-conflict", world.desk.view())
    // The first Enter only says that it was seen.
    world.press(.enter)
    #expect(world.performed.count == 1)
    world.expect("再按一次回车执行")
    world.expect("请写明日期")
    world.press(.enter)
    #expect(world.cases[World.reviewed]?.state == .handling)
  }

  /// Others handed the case in anew meanwhile, and now nobody is free of it: one line more is asked for.
  @Test func aLineMoreAfterAReload() throws {
    var world = try World.deciding()
    // Nobody else may approve; only the case as it is now says that this person took part in it.
    world.organisation.staff = [
      Staff(id: "wen", name: "温和", roles: [.principal, .handler, .clerk], departments: ["zwc"])
    ]
    let session = DeskSession(
      organisation: world.organisation, policy: world.policy, actor: world.organisation.staff[0])
    world.send(.opened(session))
    world.become("wen")
    world.press(.f(2))
    world.skip(to: .review)
    world.idle()
    world.press(.character("1"))
    world.expect(hides: "未分离原因")
    world.type("可以")
    try world.act("wen", .sendBack, World.reviewed, [.reason: "请重写。"], at: World.at(23, 9, 10))
    try world.act(
      "wen", .submit, World.reviewed,
      [.finding: "substantiated", .resolved: "resolved", .measures: "已换。", .answer: "已换好。"],
      at: World.at(23, 9, 20))
    world.press(.enter)
    world.expect("未分离原因（必填）")
    world.expect("可以")
    let before = world.performed.count
    world.press(.enter)
    #expect(world.performed.count == before)
    world.type("只有一人在岗")
    world.press(.enter, .enter)
    #expect(world.cases[World.reviewed]?.state == .approved)
    #expect(world.cases[World.reviewed]?.events.last?.unseparatedBecause?.shown == "只有一人在岗")
  }

  @Test func aFailureKeepsTheLine() throws {
    var world = try world(at: .review)
    world.press(.character("2"))
    world.type("请写明日期")
    world.failure = "磁盘已满，没有写入。"
    world.press(.enter)
    world.expect("磁盘已满")
    world.expect("请写明日期")
    world.press(.enter)
    #expect(world.cases[World.reviewed]?.state == .handling)
  }

  @Test func aHangupKeepsTheLineAsADraft() throws {
    var world = try world(at: .review)
    world.press(.character("2"))
    world.type("请写明日期")
    world.send(.input(.hangup))
    let draft = try #require(world.drafts.first)
    #expect(draft.action == .sendBack)
    #expect(draft.fields["reason"] == ["请写明日期"])
  }

  @Test func changesElsewhereMoveNothing() throws {
    var world = try world(at: .returned)
    world.press(.character("1"))
    world.type("再核")
    let caret = world.desk.view().caret
    try world.act("liu", .accept, "QH20261117-0001", [.category: "食堂与午餐"])
    try world.act("duan", .approve, World.reviewed)
    world.send(.changed)
    #expect(world.desk.view().caret == caret)
    world.expect("再核")
  }

  /// A long answer is read to its end, also while the line is being typed.
  @Test func aLongAnswerScrolls() throws {
    var world = try World.deciding()
    let lines = (1...60).map { "第\($0)点，已经整改到位。" }.joined(separator: "\n")
    try world.act("wen", .sendBack, World.reviewed, [.reason: "请写细。"])
    try world.act(
      "qiao", .submit, World.reviewed,
      [.finding: "substantiated", .resolved: "resolved", .measures: "已换。", .answer: lines])
    world.become("wen")
    world.press(.f(2))
    world.skip(to: .review)
    world.expect("第1点")
    world.expect(hides: "第30点")
    world.press(.pageDown, .pageDown)
    world.expect("第30点")
    world.press(.character("2"))
    world.type("太长")
    world.press(.pageDown, .pageDown)
    world.expect("第60点")
    world.expect("太长")
  }

  @Test func theWholeCaseAndTheOtherActionsAreOneKeyAway() throws {
    var world = try world(at: .review)
    world.press(.enter)
    world.expect("\(World.reviewed) 待审核")
    world.press(.escape, .f(4))
    world.expect("可办事项")
    world.press(.escape)
    world.expect("· 审核答复")
    world.press(.f(7))
    world.expect("审核")
    world.press(.character("9"))
    world.expect("没有这个数字的选项。")
  }

  /// Whatever is pressed, every row is as wide as the screen and no act is carried out twice.
  @Test(arguments: [false, true]) func framesAreSound(_ wide: Bool) throws {
    var dice = Dice(state: wide ? 5 : 11)
    var world = try World.deciding(wide: wide)
    world.press(.f(2))
    for step in 0..<150 {
      if step % 40 == 39 {
        world.send(
          .input(.resize(columns: Int.random(in: 80...150, using: &dice), rows: Int.random(in: 24...45, using: &dice))))
      }
      guard let input = PropertyTests.inputs.randomElement(using: &dice) else { return }
      world.send(.input(input))
      if step % 7 == 0 { world.idle() }
      if step % 31 == 0 { world.send(.changed) }
      let frame = world.desk.view()
      let width = CellWidth(ambiguousIsWide: wide)
      for row in 0..<frame.rows {
        let cells = frame.grid.row(row)
        guard cells.reduce(0, { $0 + Int($1.width) }) == frame.columns,
          width.columns(of: cells.map(\.text).joined()) == frame.columns
        else {
          Issue.record("row \(row) after \(input) at step \(step)")
          return
        }
      }
      if let caret = frame.caret {
        guard (0..<frame.rows - 1).contains(caret.row), (0..<frame.columns).contains(caret.column) else {
          Issue.record("caret \(caret) after \(input)")
          return
        }
      }
      if world.screen.contains("首页") { world.press(.f(2)) }
    }
    let acts = world.performed.map { "\($0.number ?? "") \($0.request.action) \($0.expectedRevision ?? 0)" }
    #expect(Set(acts).count == acts.count)
  }

  // MARK: The rules

  /// Nobody is offered what the rules refuse them.
  @Test func whoHandledItIsNotAskedToApproveIt() throws {
    var world = try World.deciding()
    world.organisation.staff = world.organisation.staff.map { person in
      var person = person
      if person.id == "wen" { person.roles = [.principal, .handler]; person.departments = ["zwc"] }
      return person
    }
    try world.act(
      "wen", .sendBack, World.reviewed, [.reason: "请重写。"])
    try world.act(
      "wen", .submit, World.reviewed,
      [.finding: "substantiated", .resolved: "resolved", .measures: "已换。", .answer: "已换好。"])
    let session = DeskSession(
      organisation: world.organisation, policy: world.policy, actor: try #require(world.organisation.person("wen")))
    world.send(.opened(session))
    world.become("wen")
    world.idle()
    world.expect(hides: "审核答复")
  }

  @Test func withoutAnybodyElseTheReasonIsAskedRightThere() throws {
    var world = try World.deciding()
    world.organisation.staff = [
      Staff(id: "wen", name: "温和", roles: [.principal, .handler, .clerk], departments: ["zwc"])
    ]
    try world.act("wen", .sendBack, World.reviewed, [.reason: "请重写。"])
    try world.act(
      "wen", .submit, World.reviewed,
      [.finding: "substantiated", .resolved: "resolved", .measures: "已换。", .answer: "已换好。"])
    let session = DeskSession(
      organisation: world.organisation, policy: world.policy, actor: world.organisation.staff[0])
    world.send(.opened(session))
    world.become("wen")
    world.press(.f(2))
    world.skip(to: .review)
    world.press(.character("1"))
    world.expect("未分离原因（必填）")
    world.press(.enter)
    #expect(world.performed.isEmpty)
    world.type("只有一人在岗")
    world.press(.enter)
    #expect(world.cases[World.reviewed]?.state == .approved)
    #expect(world.cases[World.reviewed]?.events.last?.unseparatedBecause?.shown == "只有一人在岗")
  }
}

extension Desk {
  /// The items of the desk of decisions, if it is open.
  var decisions: [DecisionItem.ID] {
    screens.lazy.compactMap { $0 as? DecisionDesk }.first?.items.map(\.id) ?? []
  }
}
