import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

extension World {
  /// What stands beside a section of the home: `12`, `8+`.
  func besideSection(_ title: String) -> String? {
    for line in screen.split(separator: "\n") {
      let words = line.prefix { $0 != "│" }.split(separator: " ")
      guard line.contains("│"), let count = words.last, words.dropLast().last.map(String.init) == title else {
        continue
      }
      // ^ and v stand behind the count of the first and the last line of a longer list.
      return String(count).filter { $0 != "v" && $0 != "^" }
    }
    return nil
  }

  func shownCount(_ title: String) -> Int? { besideSection(title).flatMap { Int($0) } }

  /// How many the screen on top has.
  var opened: Int? {
    switch desk.screens.last {
    case let list as ListScreen: list.rows.count
    case let calls as CallDesk: calls.queue.count
    case let reveals as RevealsScreen: reveals.cases
    case let warnings as WarningScreen: warnings.waiting
    case let decisions as DecisionDesk: decisions.items.count
    case is DraftsScreen: drafts.count
    default: nil
    }
  }
}

@Suite struct HomeTests {
  // MARK: Golden screens

  @Test func principalWithDecisions() throws {
    var world = try World.deciding()
    world.idle()
    expectGolden("home-principal", world.desk.view())
    world.press(.tab)
    expectGolden("home-principal-sections", world.desk.view())
  }

  @Test(arguments: ["wen", "liu"]) func larger(_ person: String) throws {
    for (columns, rows) in [(100, 30), (132, 43)] {
      var world = try World.deciding(as: person, columns: columns, rows: rows)
      world.idle()
      expectGolden("home-\(person)-\(columns)", world.desk.view())
    }
  }

  @Test(arguments: ["wen", "liu"]) func english(_ person: String) throws {
    var world = try World.deciding(as: person, language: .en)
    world.idle()
    expectGolden("home-\(person)-en", world.desk.view())
  }

  @Test func everyRoleAtOnce() throws {
    var world = try World.deciding(as: "qiao")
    world.organisation.staff = world.organisation.staff.map { person in
      var person = person
      if person.id == "qiao" { person.roles = [.clerk, .handler, .supervisor] }
      return person
    }
    world.become("qiao")
    expectGolden("home-all-roles", world.desk.view())
    world.press(.end)
    world.expect("全部")
  }

  /// In a small office the same person decides and registers.
  @Test func aPrincipalWhoIsAClerkHasBoth() throws {
    var world = try World.deciding()
    world.organisation.staff = world.organisation.staff.map { person in
      var person = person
      if person.id == "wen" { person.roles = [.principal, .clerk] }
      return person
    }
    world.become("wen")
    world.idle()
    expectGolden("home-principal-clerk", world.desk.view())
    world.press(.end, .enter)
    world.expect("QH20261120-0002")
  }

  @Test func aClickSelectsAndASecondOneOpens() throws {
    var world = try World.full()
    world.send(.input(.mouse(.click, at: Position(row: 5, column: 40))))
    #expect(world.desk.view().caret == Position(row: 5, column: 27))
    world.send(.input(.mouse(.click, at: Position(row: 5, column: 40))))
    world.expect("QH20261119-0005")
    world.press(.escape)
    world.send(.input(.mouse(.click, at: Position(row: 7, column: 3))))
    #expect(world.desk.view().caret == Position(row: 7, column: 0))
  }

  @Test func onAHolidayTheNextWorkingDayIsNamed() throws {
    var world = try World.full()
    world.now = World.at(22, 10)
    world.send(.tick(world.now))
    world.expect("2026-11-22 周日")
    world.expect("下一工作日 11-23 周一")
  }

  // MARK: What it shows

  /// What a section shows as its number is what stands in the screen it opens.
  @Test(arguments: ["liu", "qiao", "wen", "duan", "guan"]) func sectionsCountWhatTheyOpen(_ person: String) throws {
    for start in [try World.full(as: person), try World.deciding(as: person)] {
      var world = start
      world.views = [SavedView(id: "v", name: "总务处的件", filter: ListFilter(department: "zwc"), owner: person)]
      world.drafts = [DeskDraft(id: "d", action: .register, number: nil, savedAt: world.now, fields: [:])]
      world.become(person)
      world.idle()
      // A key lays the sections out.
      world.press(.left, .home)
      let home = try #require(world.desk.screens.last as? HomeScreen)
      #expect(Set(home.sections.ids.map(\.title)).count == home.sections.ids.count, "\(person)")
      for (index, section) in home.sections.ids.enumerated() {
        let name = "\(person) \(section.title.zh)"
        world.press(.left, .home)
        for _ in 0..<index { world.press(.down) }
        // 台账 counts nothing.
        if section.target == .books { continue }
        let shown = try #require(world.shownCount(section.title.zh), "\(name)")
        if section.target == .decisions, shown == 0 { continue }
        world.press(.enter)
        world.idle()
        if section.target == .talks {
          #expect(world.talks.count { !$0.steps.isEmpty } == shown, "\(name)")
        } else {
          #expect(world.opened == shown, "\(name)")
        }
        #expect(!section.isNamed || world.screen.contains("· " + section.title.zh), "\(name)")
        while !(world.desk.screens.last is HomeScreen) { world.press(.escape) }
      }
    }
  }

  /// A clerk whose department handled a case is not offered its call, and it is not counted for them.
  @Test func aClerkOfAHandlingDepartmentSeesTheirOwnCalls() throws {
    func calls(_ departments: [String]) throws -> (shown: Int?, opened: Int?, inQueue: Int) {
      var world = try World.full(as: "he")
      world.organisation.staff = world.organisation.staff.map { person in
        var person = person
        if person.id == "he" { person.departments = departments }
        return person
      }
      world.become("he")
      let shown = world.shownCount("待回访")
      let session = try #require(world.desk.context.session)
      let sections = HomeSections(session: session, views: [], hasDrafts: false).all
      let index = try #require(sections.firstIndex { $0.target == .calls })
      world.press(.character(Character("\(index + 1)")))
      world.idle()
      let opened = world.opened
      world.press(.escape, .character(":"))
      world.type("待回访")
      world.press(.enter)
      return (shown, opened, world.top?.rows.count ?? -1)
    }
    let other = try calls(["xczx"])
    #expect(other.shown == 1 && other.opened == 1 && other.inQueue == 1)
    let handling = try calls(["zwc"])
    #expect(handling.shown == 0 && handling.opened == 0 && handling.inQueue == 1)
  }

  /// Beyond a hundred the numbers say that they are the least.
  @Test func moreThanAHundredAreSaidToBeMore() throws {
    var world = try World.full()
    for n in 0..<120 {
      try world.act(
        "liu", .register, nil,
        [
          .kind: "complaint", .channel: "phone", .subject: "第\(n)件", .content: "内容。", .name: "某",
          .phone: "13900000031",
        ], at: World.at(23, 9))
    }
    world.become("liu")
    #expect((world.shownCount("我的待办") ?? 0) > 100)
    world.expect("先列 100 件")
    world.expect("1/100+")
    world.become("wen")
    world.idle()
    #expect(world.desk.screens.last.flatMap { $0 as? HomeScreen }?.isPartial == false)
    world.expect(hides: "先列")
  }

  @Test func aPrincipalWithMoreThanAHundredOverdueSeesAPlus() throws {
    var world = try World.deciding()
    let overdue = world.summaries(ListFilter(queue: .overdue))
    let row = try #require(overdue.first)
    let rows = (0..<100).map { n in
      var copy = row
      copy.number = "QH20261001-\(1000 + n)"
      return copy
    }
    world.send(.rows(HomeSections.overdue, rows))
    #expect(world.besideSection("今天要我定的")?.hasSuffix("+") == true)
    world.expect("先列 100 件")
    // The desk for them counts no further either.
    world.press(.f(2))
    world.send(.rows(HomeSections.overdue, rows))
    let shown = world.screen.split(separator: "\n").first { $0.contains("第 1 件，共") }
    #expect(shown?.contains("+ 件") == true)
  }

  /// The views ask for counts of their own; what the home shows stays.
  @Test func countsOfOthersLeaveTheHomesOwn() throws {
    var world = try World.full()
    world.views = [SavedView(id: "v", name: "总务处的件", filter: ListFilter(department: "zwc"), owner: "liu")]
    world.start()
    let before = world.screen
    world.send(.home(HomeData(counts: [ListFilter(department: "aqb"): 1], todo: world.summaries(HomeSections.todo))))
    #expect(world.screen == before)
  }

  @Test func whatChangedSinceTheLastVisitIsCounted() throws {
    var world = try World.full()
    var session = try #require(world.desk.context.session)
    session.lastSeen = World.at(20, 8)
    world.desk = Desk(
      DeskContext(session: session, settings: world.desk.context.settings, now: world.now))
    world.start()
    let line = try #require(world.screen.split(separator: "\n").first { $0.contains("离开后的变动") })
    // 0003 by the handler, 0004 by the handler, 0006 by a colleague; not what she did herself.
    #expect(line.prefix(30).contains(" 3 "))
  }

  @Test func savedViewsAreSectionsWithCounts() throws {
    var world = try World.full()
    world.views = [
      SavedView(id: "v1", name: "总务处的件", filter: ListFilter(department: "zwc"), owner: "liu")
    ]
    world.start()
    world.press(.end)
    let line = try #require(world.screen.split(separator: "\n").first { $0.contains("总务处的件") })
    #expect(line.contains(" 4 "))
  }

  @Test func aSupervisorReadsWhoLookedAndWhy() throws {
    var world = try World.full(as: "duan")
    try world.act("fang", .sign, "QH20261120-0007")
    try world.act("fang", .reveal, "QH20261120-0007", [.reason: "需要当面核实。"], at: World.at(23, 9, 10))
    try world.act("qiao", .reveal, "QH20261120-0003", [.reason: "上门修理。"], at: World.at(20, 16, 30))
    world.become("duan")
    let session = try #require(world.desk.context.session)
    let sections = HomeSections(session: session, views: [], hasDrafts: false).all
    let index = try #require(sections.firstIndex { $0.target == .reveals })
    for _ in 0..<index { world.press(.down) }
    world.press(.enter)
    world.idle()
    expectGolden("reveals", world.desk.view())
    world.expect("需要当面核实。")
    // Everything that was counted, those with a reason first.
    world.expect("3 件、3 次；其中另写理由的 2 次")
    world.expect("为联系群众的 1 次")
    world.expect("QH20261118-0004")
    world.press(.tab)
    world.expect(hides: "QH20261118-0004")
    world.press(.down, .enter)
    world.expect("QH20261120-0003")
    world.press(.escape, .escape)
    world.expect("首页")
  }

  /// With nothing but calls to the complainant these are shown; the list is never empty where something was counted.
  @Test func revealsToContactAreShownWhenThereAreNoOthers() throws {
    var world = try World.full(as: "duan")
    #expect(world.shownCount("近月查看身份") == 1)
    world.show(RevealsScreen())
    world.idle()
    world.expect("1 件、1 次；其中另写理由的 0 次")
    world.expect("QH20261118-0004")
    world.press(.tab)
    world.expect("都是为联系群众的")
    world.expect("QH20261118-0004")
  }

  @Test func callsToMakeOpenTheCallDesk() throws {
    var world = try World.full(as: "he")
    let session = try #require(world.desk.context.session)
    let sections = HomeSections(session: session, views: [], hasDrafts: false).all
    let index = try #require(sections.firstIndex { $0.target == .calls })
    world.press(.character(Character("\(index + 1)")))
    world.idle()
    world.expect("回访台")
    world.expect("QH20261119-0005")
    world.press(.escape)
    world.expect("首页")
  }

  @Test func actionsOfTheSelectedCase() throws {
    var world = try World.full()
    world.press(.tab, .f(4))
    world.expect("可办事项")
    world.expect("QH20261117-0001")
    world.press(.escape)
    world.expect("首页")
  }

  @Test func f2RegistersOrDecidesAndTheFooterSaysWhich() throws {
    var clerk = try World.full()
    clerk.expect("F2 登记")
    clerk.expect(hides: "^N 登记")
    clerk.press(.f(2))
    clerk.expect("· 登记")
    var principal = try World.deciding()
    principal.expect("F2 逐件决定")
    principal.expect("^N 登记")
    principal.press(.f(2))
    principal.expect("· 逐件决定")
    principal.press(.escape, .ctrl("n"))
    principal.expect("· 登记")
  }

  @Test func aPrincipalBeginsWithWhatIsToBeDecided() throws {
    var world = try World.deciding()
    world.press(.down, .enter)
    world.expect("· 逐件决定")
    world.expect("第 1 件，共 8 件")
  }

  @Test func changesMoveNeitherSelectionNorCaret() throws {
    var world = try World.deciding(as: "liu")
    world.press(.tab, .down)
    let caret = world.desk.view().caret
    try world.act(
      "he", .register, nil,
      [
        .kind: "complaint", .channel: "phone", .subject: "新来的一件", .content: "内容。", .name: "某", .phone: "13900000031",
      ])
    world.send(.changed)
    #expect(world.desk.view().caret == caret)
    world.expect("新来的一件")
  }

  @Test func aPreviewShowsTheSelectedCase() throws {
    var world = try World.full(columns: 132, rows: 43)
    world.idle()
    world.expect("QH20261117-0001 待受理")
    world.press(.tab, .down)
    world.idle()
    world.expect("QH20261119-0005 待回访")
  }
}
