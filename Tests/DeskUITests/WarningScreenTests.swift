import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

extension World {
  /// A principal or supervisor in front of some warnings: a rise, a repeat, a case with words of danger.
  static func warned(
    as person: String = "duan", language: Language = .zh, columns: Int = 80, rows: Int = 24
  ) throws -> World {
    var world = try World.full(as: person, language: language, columns: columns, rows: rows)
    try world.act(
      "liu", .register, nil,
      [
        .kind: "complaint", .channel: "phone", .subject: "孩子在校被打伤", .content: "体育课后孩子被同学打伤，要求处理。", .name: "梅女士",
        .phone: "13900000091", .objectDepartment: "nj3",
      ], at: World.at(23, 9))
    world.moreWarnings = WarningScreenTests.risen(world.now)
    world.show(WarningScreen())
    return world
  }

  /// What the loop does while nobody types.
  mutating func pause() {
    for _ in 0..<20 {
      guard desk.hasWork else { break }
      send(.proceed)
    }
  }
}

@Suite struct WarningScreenTests {
  /// A rise of one category over a calm past, found by the rule itself.
  static func risen(_ now: Instant) -> [Warning] {
    let calm = (2..<104).map { week in
      WarningEntry(number: "QH-C\(week)", at: now - Int64(week) * 7 * 86_400, kind: .complaint, category: "食堂与午餐/卫生")
    }
    let lately = (1...8).map { n in
      WarningEntry(
        number: "QH20261120-010\(n)", at: now - Int64(n % 5) * 86_400, kind: .complaint, category: "食堂与午餐/卫生",
        person: n <= 3 ? "p" : nil)
    }
    return WarningWatch(calm + lately, now: now, policy: .standard, zone: .beijing).warnings()
  }

  @Test func theGravestStandsOnTop() throws {
    let world = try World.warned()
    expectGolden("warnings", world.desk.view())
    world.expect("打伤")
  }

  @Test func inALargerTerminal() throws {
    var world = try World.warned(columns: 100, rows: 30)
    world.press(.down)
    expectGolden("warnings-100", world.desk.view())
    world.expect("近7天8件")
    world.expect("可能不足")
  }

  @Test func inEnglish() throws {
    var world = try World.warned(language: .en, columns: 132, rows: 43)
    world.press(.down)
    expectGolden("warnings-en-132", world.desk.view())
  }

  @Test func enterOpensTheCasesBehind() throws {
    var world = try World.warned()
    world.press(.enter)
    #expect(world.desk.screens.last is CaseScreen)
    world.press(.escape, .down, .enter)
    let list = try #require(world.desk.screens.last as? ListScreen)
    #expect(list.filter.conditions.first?.field == .number)
    #expect(list.filter.conditions.first?.values.count == 8)
  }

  @Test func aWarningIsAcknowledgedByName() throws {
    var world = try World.warned()
    world.press(.f(2))
    expectGolden("warning-acknowledge", world.desk.view())
    // Nothing said: nothing kept.
    world.press(.f(2))
    #expect(world.records.isEmpty)
    world.press(.character("4"))
    world.press(.f(2))
    #expect(world.records.isEmpty)
    world.type("已当面核实，现场处置")
    world.press(.f(2))
    #expect(world.records.map(\.by) == ["duan"])
    #expect(world.records.map(\.follows) == [.supervise])
    #expect(world.records.map(\.text) == ["已当面核实，现场处置"])
    world.expect("已确认〔2026〕1号：督办")
    // It is quiet now, and still there when asked for.
    let screen = try #require(world.desk.screens.last as? WarningScreen)
    #expect(screen.waiting == world.standing.count - 1)
    world.press(.f(7))
    world.expect("已确认")
    world.press(.end)
  }

  @Test func rectificationBeginsAtOnce() throws {
    var world = try World.warned()
    world.press(.down, .f(2), .character("3"))
    world.type("立即整改")
    world.press(.f(2))
    let form = try #require(world.desk.screens.last as? FormScreen)
    #expect(form.action == .register)
    #expect(form.form.chosen(.kind) == "rectification")
    #expect(form.form.text(.subject).contains("食堂与午餐"))
    // Its numbers, and no case: whoever puts it right reads this.
    #expect(form.form.text(.content).contains("应为"))
    #expect(!form.form.text(.content).contains("QH20261120"))
    // The same by its own key, without acknowledging.
    var again = try World.warned()
    again.press(.down, .f(4))
    #expect((again.desk.screens.last as? FormScreen)?.form.chosen(.category) == "食堂与午餐/卫生")
  }

  @Test func onlyWhoDirectsAcknowledges() throws {
    var world = try World.warned(as: "liu")
    world.press(.f(2))
    world.expect("预警由督导或分管领导确认。")
    #expect(world.desk.screens.last is WarningScreen)
    world.press(.f(6))
    #expect(world.desk.screens.last is WarningScreen)
  }

  @Test func aFailureKeepsWhatWasTyped() throws {
    var world = try World.warned()
    world.press(.f(2), .character("1"))
    world.type("误报")
    world.moreWarnings = []
    world.cases = [:]
    world.press(.f(2))
    world.expect("没有这条预警。")
    world.expect("误报")
  }

  @Test func withoutWarningsItSaysSo() {
    var world = World(as: "wen")
    world.start()
    world.show(WarningScreen())
    expectGolden("warnings-none", world.desk.view())
  }

  // MARK: Elsewhere

  @Test func theHomeCountsThem() throws {
    for person in ["duan", "wen"] {
      var world = try World.full(as: person)
      world.moreWarnings = Self.risen(world.now)
      world.send(.changed)
      // Not before nobody types.
      #expect(!world.effects.contains(.loadWarnings) || world.besideSection("焦点预警") != nil)
      world.pause()
      #expect(world.effects.contains(.loadWarnings))
      #expect((world.desk.screens.first as? HomeScreen)?.warnings == world.standing.count)
    }
  }

  @Test func clerksSeeCasesWithWordsOfDanger() throws {
    var world = try World.full(as: "liu")
    #expect(world.shownCount("含危险词") == 0)
    try world.act(
      "liu", .register, nil,
      [.kind: "complaint", .channel: "phone", .subject: "老师体罚", .content: "体罚", .name: "某", .phone: "13900000092"],
      at: World.at(23, 9))
    world.send(.changed)
    #expect(world.shownCount("含危险词") == 1)
    world.pause()
    #expect(!world.effects.contains(.loadWarnings))
    var handler = try World.full(as: "qiao")
    handler.pause()
    handler.expect(hides: "焦点预警")
    handler.expect(hides: "含危险词")
  }

  @Test func aWordOfDangerIsToldWhileTyping() throws {
    var world = try World.full(as: "liu")
    world.press(.ctrl("n"))
    let form = try #require(world.desk.screens.last as? FormScreen)
    #expect(form.danger == nil)
    // To the content, whatever row the form begins with.
    for _ in 0..<20 where (world.desk.screens.last as? FormScreen)?.form.focusedName != .content { world.press(.tab) }
    world.type("班主任体罚学生")
    world.expect("含“体罚”：登记后立即报督导。")
    world.type("，没有发生欺凌")
    world.expect(hides: "含“体罚、欺凌”")
  }

  // MARK: Drafts

  @Test func anAcknowledgementLeftHalfwayIsADraft() throws {
    var world = try World.warned()
    world.press(.f(2))
    // Nothing said, nothing kept: Esc leaves at once.
    #expect(world.desk.openDrafts.isEmpty)
    world.press(.escape)
    #expect(world.desk.screens.last is WarningScreen)
    world.press(.f(2), .character("3"))
    world.type("先查灶间")
    world.press(.escape)
    world.expect("离开“确认预警”")
    // Going on is the first answer.
    world.press(.enter)
    world.expect("先查灶间")
    world.press(.escape, .character("2"), .enter)
    #expect(world.desk.screens.last is WarningScreen)
    let draft = try #require(world.drafts.first)
    let id = try #require(world.standing.first).warning.id
    #expect(draft.record == .acknowledge(id))
    #expect(draft.fields == ["follows": ["rectify"], "text": ["先查灶间"]])
  }

  @Test func aKilledAcknowledgementComesBack() throws {
    var world = try World.warned()
    world.press(.f(2), .character("4"))
    world.type("已当面核实")
    world.send(.input(.hangup))
    let draft = try #require(world.drafts.first)
    var again = try World.warned()
    again.drafts = [draft]
    again.show(DraftsScreen([draft]))
    again.expect("确认预警")
    again.expect("督办")
    again.expect("已当面核实")
    again.press(.enter)
    let screen = try #require(again.desk.screens.last as? AcknowledgeScreen)
    #expect(.acknowledge(screen.warning.id) == draft.record)
    again.expect("[4 督办]")
    again.type("，现场处置")
    again.press(.f(2))
    #expect(again.records.map(\.text) == ["已当面核实，现场处置"])
    #expect(again.records.map(\.follows) == [.supervise])
    // Acknowledged, it is no draft any more.
    #expect(again.drafts.isEmpty)
  }

  @Test func aDraftOfAWarningThatIsOverSaysSo() throws {
    var world = try World.full(as: "duan")
    world.drafts = [
      DeskDraft(
        id: "warning-1", action: .register, number: nil, savedAt: world.now, fields: ["text": ["先查灶间"]],
        record: .acknowledge("rise:category:食堂:1"))
    ]
    world.show(DraftsScreen(world.drafts))
    world.press(.enter)
    world.expect("这条预警已经过去")
    #expect(world.drafts.count == 1)
  }
}
