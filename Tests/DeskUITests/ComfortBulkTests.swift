import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

extension World {
  /// Lets the desk go on as long as it has something to do and nobody types.
  mutating func carryOn() {
    var steps = 0
    while desk.hasWork, steps < 1_000 {
      send(.proceed)
      steps += 1
    }
    if desk.hasWork { Issue.record("the work never ends") }
  }

  /// The desk with a screen put on top, as a list would do it.
  mutating func show(_ screen: any Screen) {
    desk.screens.append(screen)
    carryOut(screen.refresh(desk.context))
  }

  mutating func bulk(_ numbers: [String]) {
    show(BulkScreen(numbers, desk.context))
    carryOn()
  }

  /// Ten praises that came in over the last days.
  mutating func takePraises() throws -> [String] {
    try (0..<10).map { n in
      try act(
        "liu", .register, nil,
        [
          .kind: "praise", .channel: "phone", .subject: "表扬门卫师傅热心\(n + 1)", .content: "下雨天帮孩子打伞。",
          .name: "梅女士", .phone: "1390000010\(n)",
        ], at: World.at(20, 10, n))
    }
  }
}

@Suite struct ComfortBulkTests {
  static let marked = ["QH20261117-0001", "QH20261120-0002", "QH20261119-0005"]

  @Test func manyPraisesAreClosedAtOnce() throws {
    var world = try World.full()
    let praises = try world.takePraises()
    world.bulk(praises)
    world.expect("10 件都可办")
    expectGolden("bulk-choose-praise", world.desk.view())
    world.press(.character("1"))
    world.expect("当场办结")
    world.type("谢谢您，已转告。")
    expectGolden("bulk-form", world.desk.view())
    world.press(.f(2))
    world.carryOn()
    world.expect("将办 10 件，不办 0 件")
    #expect(world.performed.isEmpty)
    // Cancel is preselected: Enter goes back to the form, where everything is still there.
    world.press(.enter)
    world.expect("谢谢您，已转告。")
    #expect(world.performed.isEmpty)
    world.press(.f(2))
    world.carryOn()
    world.press(.character("2"), .enter)
    world.carryOn()
    world.expect("10 件全部办成")
    expectGolden("bulk-result-all", world.desk.view())
    #expect(world.performed.count == 10)
    #expect(world.performed.allSatisfy { $0.request.action == .settle && $0.expectedRevision != nil })
    for number in praises { #expect(world.cases[number]?.state == .closing) }
    // And the supervisor closes them in one go as well.
    var other = try World.full(as: "duan")
    other.cases = world.cases
    other.bulk(praises)
    other.press(.character("1"))
    other.expect("销号")
    other.press(.f(2))
    other.carryOn()
    other.press(.right, .enter)
    other.carryOn()
    other.expect("10 件全部办成")
    for number in praises { #expect(other.cases[number]?.state == .closed) }
  }

  /// Many are read and prepared a portion at a time, so that no key waits; Esc leads back.
  @Test func manyArePreparedInPortions() throws {
    var world = try World.full()
    let praises = try (0..<50).map { n in
      try world.act(
        "liu", .register, nil,
        [
          .kind: "praise", .channel: "phone", .subject: "表扬\(n)", .content: "下雨天帮孩子打伞。", .name: "梅女士",
          .phone: "13900000100",
        ], at: World.at(20, 10))
    }
    world.bulk(praises)
    world.expect("50 件都可办")
    func stage() -> BulkScreen.Stage? { (world.desk.screens.last as? BulkScreen)?.stage }
    world.press(.character("1"))
    #expect(stage() == .preparing)
    world.expect("正在备表 20/50")
    world.press(.escape)
    #expect(stage() == .choosing)
    world.press(.character("1"))
    world.send(.proceed)
    #expect(stage() == .preparing)
    world.send(.proceed)
    #expect(stage() == .filling)
    world.type("谢谢您，已转告。")
    world.press(.f(2))
    world.carryOn()
    world.expect("将办 50 件，不办 0 件")
  }

  @Test func whatCannotBeDoneIsSaidBefore() throws {
    var world = try World.full()
    world.bulk(Self.marked)
    expectGolden("bulk-choose", world.desk.view())
    world.press(.f(7))
    expectGolden("bulk-reasons", world.desk.view())
    world.press(.f(7))
    world.takeInBulk(.dispatch)
    world.expect("交办")
    world.type("zwc")
    world.press(.enter)
    world.press(.f(2))
    world.carryOn()
    world.expect("将办 1 件，不办 2 件")
    expectGolden("bulk-summary", world.desk.view())
    world.press(.tab, .enter)
    world.carryOn()
    world.expect("办成 1 件，未办 2 件")
    expectGolden("bulk-result", world.desk.view())
    #expect(world.performed.map(\.number) == ["QH20261120-0002"])
    #expect(world.cases["QH20261117-0001"]?.state == .registered)
  }

  @Test(arguments: [(80, 24, Language.en), (100, 30, .zh), (132, 43, .zh)])
  func theSummaryAtOtherSizes(_ columns: Int, _ rows: Int, _ language: Language) throws {
    var world = try World.full(language: language, columns: columns, rows: rows)
    world.bulk(Self.marked)
    if language == .en { expectGolden("bulk-choose-en", world.desk.view()) }
    world.takeInBulk(.dispatch)
    world.type("zwc")
    world.press(.enter, .f(2))
    world.carryOn()
    expectGolden("bulk-summary-\(columns)x\(rows)-\(language.rawValue)", world.desk.view())
    world.press(.tab, .enter)
    world.carryOn()
    if language == .en { expectGolden("bulk-result-en", world.desk.view()) }
  }

  /// One that somebody changed meanwhile is left alone, the others are done.
  @Test func aConflictStopsOnlyItsCase() throws {
    var world = try World.full()
    let praises = try world.takePraises()
    world.bulk(Array(praises.prefix(3)))
    world.press(.character("1"))
    world.type("谢谢。")
    world.press(.f(2))
    world.carryOn()
    try world.act("he", .accept, praises[1], [.category: "其他"])
    world.press(.character("2"), .enter)
    world.carryOn()
    world.expect("办成 2 件，未办 1 件")
    world.expect("其间有变化，没有办：贺川 09:30 受理")
    expectGolden("bulk-conflict", world.desk.view())
    #expect(world.cases[praises[1]]?.state == .accepted)
    #expect(world.cases[praises[2]]?.state == .closing)
  }

  @Test func escStopsAfterTheCurrentOne() throws {
    var world = try World.full()
    let praises = try world.takePraises()
    world.bulk(praises)
    world.press(.character("1"))
    world.type("谢谢。")
    world.press(.f(2))
    world.carryOn()
    world.press(.character("2"))
    // One event at a time, as while somebody holds a key down.
    world.carryOut(world.desk.update(.input(.key(.enter))))
    for _ in 0..<2 { world.carryOut(world.desk.update(.proceed)) }
    world.expect("2/10")
    expectGolden("bulk-running", world.desk.view())
    world.carryOut(world.desk.update(.input(.key(.escape))))
    world.carryOn()
    world.expect("办成 2 件，未办 8 件")
    world.expect("已停止，没有办")
    #expect(world.performed.count == 2)
  }

  /// A hung-up session loses nothing: what was typed for many is kept as a draft for the first of them.
  @Test func hangingUpKeepsWhatWasTyped() throws {
    var world = try World.full()
    let praises = try world.takePraises()
    world.bulk(praises)
    world.press(.character("1"))
    world.type("谢谢您的表扬。")
    world.send(.input(.hangup))
    #expect(world.drafts.first?.number == praises[0])
    #expect(world.drafts.first?.fields["answer"] == ["谢谢您的表扬。"])
  }

  @Test func leavingAsksWhenSomethingWasTyped() throws {
    var world = try World.full()
    let praises = try world.takePraises()
    world.bulk(praises)
    world.press(.character("1"))
    world.type("谢谢。")
    world.press(.escape)
    world.press(.escape)
    world.expect("填写的内容还没有保存")
    world.press(.enter)
    world.expect("谢谢。")
    world.press(.escape, .escape, .character("3"), .enter)
    world.expect("F10 退出")
  }

  /// What is prefilled from the case stays each case's own.
  @Test func everyCaseKeepsItsOwnAnswer() throws {
    var world = try World.full(as: "wen")
    world.bulk(["QH20261118-0004"])
    world.press(.character("1"))
    world.expect("空着：各件用自己原有的")
    world.press(.f(2))
    world.carryOn()
    world.press(.character("2"), .enter)
    world.carryOn()
    #expect(world.cases["QH20261118-0004"]?.round?.approvedAnswer?.what.shown == "校服已安排换码，本周五送到班级。")
  }

  @Test func callsAreNotMadeInBulk() throws {
    var world = try World.full(as: "he")
    world.bulk(["QH20261119-0005"])
    world.takeInBulk(.followUp)
    world.expect("电话要一个一个打")
    #expect(world.performed.isEmpty)
  }

  /// A hidden case is only a number that does not exist.
  @Test func aMaskedReaderSeesNoNames() throws {
    var world = try World.full(as: "fang")
    world.bulk(["QH20261120-0007", "QH20261117-0001"])
    world.expect(hides: "梅女士")
    world.expect(hides: "三年级午餐菜凉")
  }
}

extension World {
  /// Goes to an action of the bulk menu and takes it.
  mutating func takeInBulk(_ action: Action) {
    guard let screen = desk.screens.last as? BulkScreen, let at = screen.menu.ids.firstIndex(of: action) else {
      Issue.record("\(action) is not offered\n\(self.screen)")
      return
    }
    for _ in 0..<at { press(.down) }
    press(.enter)
  }
}

extension ComfortBulkTests {
  /// The whole way: marked in a list, done in one go, back in the list, what was not done still marked.
  @Test func fromTheMarksAndBack() throws {
    var world = try World.full()
    world.press(.character("1"), .character(" "), .character(" "), .character(" "), .f(4))
    world.carryOn()
    world.expect("对标记的 3 件一起办")
    world.takeInBulk(.dispatch)
    world.type("zwc")
    world.press(.enter, .f(2))
    world.carryOn()
    world.press(.character("2"), .enter)
    world.carryOn()
    world.expect("办成 1 件，未办 2 件")
    world.press(.enter)
    let list = try #require(world.desk.screens.last as? ListScreen)
    #expect(list.markedNumbers.sorted() == ["QH20261117-0001", "QH20261119-0005"])
  }

  /// Calls have their own desk, reached by name.
  @Test func everyScreenIsReachedByName() throws {
    for (person, name, text) in [("he", "回访台", "回访台"), ("wen", "今天要我定的", "决定"), ("duan", "视图", "视图")] {
      var world = try World.full(as: person)
      world.press(.character(":"))
      world.type(name)
      world.press(.enter)
      world.expect(text)
      #expect(!(world.desk.screens.last is CommandLine), "\(name)")
    }
  }
}
