import CaseDomain
import CaseReports
import TermGrid
import Testing

@testable import DeskUI

/// The invented cases, made once for all tests.
enum DemoCases {
  private static let small = Result { try DemoSchool.make(cases: 60, seed: 3, now: World.at(23, 9, 30)) }
  /// More than a year of them, for the trends.
  private static let large = Result {
    try DemoSchool.make(cases: 160, seed: 3, now: World.at(23, 9, 30), reach: 420)
  }

  static func store(_ cases: Int) throws -> DemoStore { try (cases > 60 ? large : small).get() }
}

extension World {
  /// The desk of the invented practice school.
  static func demo(
    as role: Role, cases: Int = 60, language: Language = .zh, columns: Int = 80, rows: Int = 24, wide: Bool = false
  ) throws -> World {
    let store = try DemoCases.store(cases)
    var world = World(language: language, columns: columns, rows: rows, wide: wide)
    world.organisation = store.organisation
    world.policy = store.policy
    for (number, events) in store.cases { world.cases[number] = Case(number: number, events: events) }
    let person = try #require(
      store.organisation.staff.first { $0.roles == [role] && $0.active }
        ?? store.organisation.staff.first { $0.roles.contains(role) && $0.active })
    let settings = DeskSettings(language: language, ambiguousIsWide: wide)
    world.desk = Desk(
      DeskContext(
        session: DeskSession(organisation: store.organisation, policy: store.policy, actor: person),
        settings: settings, now: world.now, columns: columns, rows: rows))
    world.start()
    return world
  }

  /// Until everything that is shown is counted.
  mutating func count() {
    for _ in 0..<2_000 {
      guard desk.hasWork else { break }
      send(.proceed)
    }
  }

  var report: ReportScreen? { desk.screens.compactMap { $0 as? ReportScreen }.last }

  /// The report, opened and counted.
  mutating func openReport() {
    press(.f(8))
    count()
  }
}

@Suite struct ReportTests {
  // MARK: Golden screens

  @Test(arguments: [(80, 24), (100, 30), (132, 43)]) func golden(_ columns: Int, _ rows: Int) throws {
    var world = try World.demo(as: .supervisor, cases: 120, columns: columns, rows: rows)
    world.openReport()
    for leaf in ReportLeaf.allCases {
      world.press(.character(Character("\(leaf.rawValue + 1)")))
      world.count()
      expectGolden("report-\(leaf)-\(columns)", world.desk.view())
    }
    world.press(.character("1"), .enter)
    expectGolden("report-figure-\(columns)", world.desk.view())
  }

  @Test func goldenEnglish() throws {
    var world = try World.demo(as: .supervisor, cases: 120, language: .en)
    world.openReport()
    for leaf in ReportLeaf.allCases {
      world.press(.character(Character("\(leaf.rawValue + 1)")))
      world.count()
      expectGolden("report-\(leaf)-en", world.desk.view())
    }
    world.press(.character("1"), .enter)
    expectGolden("report-figure-en", world.desk.view())
  }

  @Test func goldenBulletin() throws {
    var world = try World.demo(as: .supervisor)
    world.press(.f(8), .f(3), .f(2))
    expectGolden("bulletin-80", world.desk.view())
    world.press(.f(4), .down, .enter)
    world.type("本月校服两件系供货原因。")
    expectGolden("remarks-80", world.desk.view())
  }

  // MARK: Every figure opens its cases

  /// On every leaf of a supervisor and a handler: each cell that opens leads in two keys to a list of exactly the cases that
  /// the figure names, and Esc twice back to where one stood.
  @Test(arguments: [Role.supervisor, .handler]) func everyFigureOpensItsCases(_ role: Role) throws {
    var world = try World.demo(as: role, cases: 60, columns: 132, rows: 43)
    world.openReport()
    var opened = 0
    for leaf in ReportLeaf.allCases {
      world.press(.character(Character("\(leaf.rawValue + 1)")))
      world.count()
      let table = try #require(world.report?.table(world.desk.context))
      for row in table.rows.indices {
        for cell in table.rows[row].cells.indices {
          guard let figure = table.rows[row].cells[cell].figure else { continue }
          let spot = ReportScreen.Spot(row: table.rows[row].id, cell: cell)
          world.stand(at: spot)
          opened += try world.checkParts(of: figure, at: spot)
        }
      }
    }
    #expect(opened > (role == .handler ? 3 : 100), "\(opened) lists")
  }

  /// What a figure is made of is what the indicator says of the cases one by one.
  @Test func aFigureIsTheSumOfItsParts() throws {
    var world = try World.demo(as: .supervisor, cases: 120)
    world.openReport()
    let report = try #require(world.report)
    let window = Window(report.period, now: world.now, zone: world.organisation.zone)
    let all = world.cases.values.map { CaseFacts($0) }
    let context = NumbersContext(all)
    for indicator in Indicator.allCases {
      let shown = try #require(report.figure(indicator, report.period, .all))
      let direct = indicator.figure(of: all, in: window, context)
      #expect(shown.counted.sorted() == direct.counted.sorted(), "\(indicator)")
      #expect(shown.missed.sorted() == direct.missed.sorted(), "\(indicator)")
      #expect(shown.excluded.mapValues { $0.sorted() } == direct.excluded.mapValues { $0.sorted() }, "\(indicator)")
    }
  }

  /// A quarter is put together from its months, and every month has the figures it has alone.
  @Test func aLongerPeriodIsCountedFromItsMonths() throws {
    var world = try World.demo(as: .principal, cases: 120)
    world.press(.f(8), .f(6))
    world.count()
    let report = try #require(world.report)
    #expect(report.period.kind == .quarter)
    let all = world.cases.values.map { CaseFacts($0) }
    let window = Window(report.period, now: world.now, zone: world.organisation.zone)
    let stock = try #require(report.flow(report.period, .all)?.stock)
    #expect(Set(stock.received) == Set(Stock(of: all, in: window).received))
    #expect(Set(stock.carriedOut) == Set(Stock(of: all, in: window).carriedOut))
    #expect(!stock.received.isEmpty)
  }

  // MARK: Keys

  @Test func oneKeyToTheReportAndTwoToTheCases() throws {
    var world = try World.demo(as: .clerk)
    world.press(.f(8))
    #expect(world.desk.screens.last is ReportScreen)
    world.count()
    world.press(.enter, .enter)
    let list = try #require(world.desk.screens.last as? ListScreen)
    #expect(!list.rows.isEmpty)
    world.press(.enter)
    #expect(world.desk.screens.last is CaseScreen)
    world.press(.escape, .escape, .escape)
    #expect(world.desk.screens.last is ReportScreen)
  }

  @Test func theCommandLineKnowsIt() throws {
    for name in ["报表", "report"] {
      var world = try World.demo(as: .handler)
      world.press(.character(":"))
      world.type(name)
      world.press(.enter)
      #expect(world.desk.screens.last is ReportScreen, "\(name)")
    }
  }

  @Test func theAdminAloneIsRefused() throws {
    var world = World(as: "guan")
    world.start()
    world.press(.f(8))
    #expect(world.desk.screens.last is HomeScreen)
    world.expect("您的角色看不到诉求件")
    world.press(.character(":"))
    world.type("报表")
    world.press(.enter)
    #expect(!(world.desk.screens.contains { $0 is ReportScreen }))
  }

  @Test func aHandlerCountsTheirDepartmentsAlone() throws {
    var world = try World.demo(as: .handler)
    world.openReport()
    let mine = try #require(world.desk.context.session).actor.departments
    world.press(.character("2"))
    world.count()
    let table = try #require(world.report?.table(world.desk.context))
    let rows = table.rows.filter { $0.id.hasPrefix("d.") }.map { String($0.id.dropFirst(2)) }
    #expect(Set(rows) == Set(mine))
    #expect(table.rows.allSatisfy { $0.kind != .line || $0.cells[0].text == "-" })
    world.press(.f(7), .enter)
    let names = world.organisation.departments.filter { !mine.contains($0.id) }.map(\.name)
    for name in names { world.expect(hides: name) }
  }

  @Test func backAndForthAmongPeriods() throws {
    var world = try World.demo(as: .clerk)
    world.openReport()
    world.expect("2026年11月")
    world.press(.f(4))
    world.expect("后一期还没有开始")
    world.press(.f(3))
    world.count()
    world.expect("2026年10月")
    world.press(.character("《"))
    world.expect("2026年9月")
    world.press(.character("》"), .f(4))
    world.expect("2026年11月")
    for name in ["2026年第4季度", "2026年下半年", "2026年", "2026年第48周", "2026年11月"] {
      world.press(.f(6))
      world.expect(name)
    }
  }

  @Test func aSliceNarrowsEverything() throws {
    var world = try World.demo(as: .supervisor)
    world.openReport()
    let november = try #require(Period("2026-11"))
    let whole = try #require(world.report?.flow(november, .all)?.stock.received.count)
    world.press(.f(7), .character("4"), .down, .enter)
    world.count()
    world.expect("口径：投诉")
    let slice = Slice(kinds: [.complaint])
    let part = try #require(world.report?.flow(november, slice)?.stock.received)
    #expect(part.count < whole && !part.isEmpty)
    #expect(part.allSatisfy { world.cases[$0]?.kind == .complaint })
    world.press(.ctrl("u"))
    world.expect("口径：全部")
  }

  @Test func downTheTreeAndUp() throws {
    var world = try World.demo(as: .principal)
    world.openReport()
    world.press(.character("2"))
    world.count()
    let organisation = world.organisation
    let parent = try #require(
      organisation.departments.first { middle in
        middle.parent != nil && organisation.departments.contains { $0.parent == middle.id }
      })
    world.stand(at: ReportScreen.Spot(row: "d." + parent.id, cell: 1))
    world.press(.enter)
    world.count()
    #expect(world.report?.root == parent.id)
    let below = organisation.departments.filter { $0.parent == parent.id }
    for department in below { world.expect(department.name) }
    world.press(.escape)
    #expect(world.report?.root == nil)
    #expect(world.desk.screens.last is ReportScreen)
  }

  // MARK: Edges

  @Test func aPeriodWithoutCases() throws {
    var world = World(as: "duan")
    world.start()
    world.openReport()
    world.expect("本期没有件")
    for leaf in ReportLeaf.allCases {
      world.press(.character(Character("\(leaf.rawValue + 1)")), .enter)
      if world.desk.screens.last is FigureSheet { world.press(.enter, .escape) }
      world.count()
    }
    #expect(!world.desk.hasWork)
  }

  @Test func belowTheLeastNothingIsRankedOrCompared() throws {
    var world = try World.demo(as: .supervisor, cases: 40)
    world.policy.numbers = NumbersPolicy(minimum: 1_000)
    world.become(policy: world.policy)
    world.openReport()
    let overview = try #require(world.report?.table(world.desk.context))
    let rate = try #require(overview.rows.first { $0.id == "i.onTime" })
    #expect(rate.cells[5].text.allSatisfy { $0 == " " }, "no trend")
    for cell in rate.cells[6...7] { #expect(["-", "不足1000"].contains(cell.text), "\(cell.text)") }
    world.press(.character("2"))
    world.count()
    let departments = try #require(world.report?.table(world.desk.context))
    for row in departments.rows where row.kind == .line {
      #expect(row.cells[0].text == "-")
      #expect(!row.cells[7].text.contains("%"))
    }
    world.press(.character("1"), .enter)
    world.expect("分母不足1000")
  }

  // MARK: Counting

  /// What was counted for a period that is over is not counted again when somebody changes something; what lasts is.
  @Test func onlyWhatLastsIsCountedAgain() throws {
    var world = try World.demo(as: .clerk)
    world.openReport()
    let before = try #require(world.report).results.count
    let facts = world.effects.filter { if case .loadFacts = $0 { true } else { false } }
    #expect(Set(facts).count == facts.count, "no month is asked for twice")
    world.effects = []
    world.send(.changed)
    #expect(!world.desk.hasWork, "nothing has changed")
    let open = try #require(world.cases.values.first { $0.state == .registered })
    world.cases[open.number] = nil
    world.send(.changed)
    #expect(world.desk.hasWork)
    world.send(.proceed)
    let kept = try #require(world.report).results
    #expect(kept.keys.allSatisfy { $0.period.last.description < "2026-11-23" })
    #expect(kept.count > before / 2)
    world.count()
    #expect(world.report?.results.count == before)
    let november = try #require(Period("2026-11"))
    let asked = world.effects.filter { if case .loadFacts = $0 { true } else { false } }
    #expect(asked.allSatisfy { $0 == .loadFacts(november) })
  }

  /// A month that cannot be loaded is asked for once, and what is there stays usable.
  @Test func aMonthThatFailsIsNotAskedForForEver() throws {
    var world = try World.demo(as: .clerk)
    world.press(.f(8))
    for _ in 0..<200 {
      guard world.desk.hasWork else { break }
      for effect in world.desk.update(.proceed) {
        guard case .loadFacts = effect else { continue }
        _ = world.desk.update(.failed("读不出来。"))
      }
    }
    #expect(!world.desk.hasWork)
    world.press(.f(5))
    #expect(world.desk.hasWork)
  }

  @Test func aStepIsShort() throws {
    var world = try World.demo(as: .clerk)
    world.press(.f(8))
    var steps = 0
    while world.desk.hasWork, steps < 5_000 {
      let effects = world.desk.update(.proceed)
      #expect(effects.count <= 1)
      for effect in effects { world.carryOut([effect]) }
      steps += 1
    }
    #expect(steps > 20, "\(steps)")
  }

  // MARK: Nothing torn

  @Test(arguments: [false, true]) func nothingIsTorn(_ wide: Bool) throws {
    for (language, columns, rows) in [(Language.zh, 80, 24), (.en, 80, 24), (.zh, 117, 31)] {
      var world = try World.demo(
        as: .supervisor, cases: 60, language: language, columns: columns, rows: rows, wide: wide)
      var checker = FrameChecker(world.desk.context.settings.cellWidth)
      world.press(.f(8))
      #expect(checker.fault(world.desk) == nil)
      world.count()
      for leaf in ReportLeaf.allCases {
        world.press(.character(Character("\(leaf.rawValue + 1)")))
        world.count()
        for key in [Key.home, .enter, .escape, .right, .pageDown, .enter, .escape, .down, .end, .enter, .escape] {
          // In the table of departments Esc would leave it.
          if key == .escape, world.desk.screens.last is ReportScreen { continue }
          world.press(key)
          world.count()
          #expect(checker.fault(world.desk) == nil, "\(leaf) \(key)")
        }
      }
    }
  }
}

extension World {
  /// As if one had gone there with the arrows.
  mutating func stand(at spot: ReportScreen.Spot) {
    guard let index = desk.screens.lastIndex(where: { $0 is ReportScreen }),
      var report = desk.screens[index] as? ReportScreen
    else { return }
    report.spots[report.leaf] = spot
    desk.screens[index] = report
  }

  /// Opens every part of the figure one stands on.
  /// - Returns: how many lists were looked at.
  mutating func checkParts(of figure: ShownFigure, at spot: ReportScreen.Spot) throws -> Int {
    press(.enter)
    let sheet = try #require(desk.screens.last as? FigureSheet)
    #expect(sheet.shown.parts.map(\.cases) == figure.parts.map(\.cases))
    var opened = 0
    for (index, part) in figure.parts.enumerated().prefix(9) where !part.cases.isEmpty {
      press(.character(Character("\(index + 1)")))
      let list = try #require(desk.screens.last as? ListScreen)
      let readable = Set(part.cases).filter { number in
        cases[number].map { context(desk.context.session?.actor.id ?? "").visibility(of: $0) != .hidden } ?? false
      }
      #expect(Set(list.rows.map(\.number)) == readable, "\(figure.name.zh) \(part.label.zh)")
      opened += 1
      press(.escape)
      #expect(desk.screens.last is FigureSheet)
    }
    press(.escape)
    #expect(report?.spots[report?.leaf ?? .overview] == spot)
    return opened
  }

  mutating func become(policy: Policy) {
    guard var session = desk.context.session else { return }
    session.policy = policy
    send(.opened(session))
  }
}
