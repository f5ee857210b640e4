import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

extension World {
  /// The list of all cases, as the last digit of the home or the search would open it.
  static func list(
    as person: String = "liu", language: Language = .zh, columns: Int = 80, rows: Int = 24, wide: Bool = false
  ) throws -> World {
    var world = try World.full(as: person, language: language, columns: columns, rows: rows, wide: wide)
    world.initials["电话"] = "dh"
    world.initials["欺凌"] = "ql"
    world.press(.f(3))
    world.type(language == .zh ? "队列：未办结" : "queue:open")
    world.press(.enter)
    world.idle()
    return world
  }

  /// Keys so fast behind each other that nothing else is done between them.
  mutating func hurry(_ keys: Key...) -> [DeskEffect] { keys.flatMap { desk.update(.input(.key($0))) } }

  /// Compared by name: a failed comparison of screens would print the whole world.
  var topName: String { desk.screens.last.map { String(describing: Swift.type(of: $0)) } ?? "" }

  var top: ListScreen? { desk.screens.last as? ListScreen }
  var viewsOnTop: Bool { desk.screens.last is ViewsScreen }
}

@Suite struct ListTests {
  // MARK: Search

  @Test func initialsBecomeACondition() throws {
    var world = try World.list()
    world.press(.character("／"))
    world.type("zwc")
    world.expect("主办:总务处")
    world.press(.down, .enter)
    #expect(world.top?.filter.conditions == [Condition(.department, "zwc")])
    #expect(world.top?.filter.queue == .open)
    #expect(world.top?.rows.allSatisfy { $0.lead == "zwc" } == true)
    world.expect("主办:总务处")
  }

  @Test func tabTakesAndGoesOn() throws {
    var world = try World.list()
    world.press(.character("/"))
    world.type("zwc")
    world.press(.tab)
    world.type("校服")
    world.press(.enter)
    #expect(world.top?.filter.conditions == [Condition(.department, "zwc")])
    #expect(world.top?.filter.query == "校服")
  }

  @Test func wordsWithoutInitialsAreAskedFor() throws {
    var world = try World.list()
    world.press(.character("/"))
    #expect(world.effects.contains { if case .loadInitials(let words) = $0 { words.contains("电话") } else { false } })
    world.type("dh")
    world.expect("渠道:电话")
  }

  @Test func aMistakeKeepsTheLine() throws {
    var world = try World.list()
    world.press(.character("/"))
    world.type("主班:总务处")
    world.press(.enter)
    world.expect("没有“主班”这个筛选项")
    world.expect("主班:总务处")
    #expect(world.desk.view().caret?.row == 1)
  }

  @Test func escapeTakesTheSearchBackAndThenLeaves() throws {
    var world = try World.full()
    world.press(.character("1"))
    world.press(.character("/"))
    world.type("路灯 主办:无")
    world.press(.enter)
    world.expect("路灯 主办:无")
    world.press(.f(9))
    #expect(world.top?.filter == ListFilter(queue: .todo))
    world.press(.escape)
    #expect(world.top == nil)
  }

  @Test func aSearchOverEverythingLeavesAtOnce() throws {
    var world = try World.full()
    world.press(.f(3))
    world.type("路灯")
    world.press(.enter)
    #expect(world.top?.filter == ListFilter(query: "路灯"))
    world.press(.escape)
    #expect(world.top == nil)
    world.press(.f(3), .enter)
    #expect(world.top == nil)
  }

  @Test func aViewIsOfferedByItsInitials() throws {
    var world = try World.list()
    let view = SavedView(id: "a", name: "本周的", pinyin: "bzd", filter: ListFilter(sort: .received), owner: "liu")
    world.views = [view]
    world.send(.views([view]))
    world.press(.character("/"))
    world.type("bzd")
    world.expect("视图：本周的")
    world.press(.down, .enter)
    #expect(world.top?.filter == view.filter)
    world.expect("本周的：7 件")
  }

  // MARK: Order

  @Test func oneKeyGoesThroughTheOrders() throws {
    var world = try World.list()
    var seen: [ListFilter.Sort] = []
    for _ in 0..<5 {
      world.press(.f(6))
      seen.append(try #require(world.top?.filter.sort))
    }
    #expect(seen == [.received, .number, .changed, .department, .due])
    world.press(.f(6))
    world.expect("按收到排列")
    let first = world.top?.rows.first?.number
    world.press(.ctrl("r"))
    world.expect("按收到、倒序排列")
    #expect(world.top?.rows.last?.number == first)
  }

  // MARK: Marks

  @Test func marksSurviveFilterSortAndRefresh() throws {
    var world = try World.list()
    world.press(.character(" "), .character(" "))
    let marked = try #require(world.top?.list.marked)
    #expect(marked.count == 2)
    world.press(.f(6), .f(5))
    world.send(.changed)
    #expect(world.top?.list.marked == marked)
    world.press(.character("/"))
    world.type("没有这样的件")
    world.press(.enter)
    world.expect("已标记 2 件（2 件不在此列）")
    world.press(.escape)
    world.expect("已标记 2 件  按")
    world.press(.ctrl("u"))
    world.expect(hides: "已标记")
    world.press(.character("＊"))
    #expect(world.top?.list.marked.count == world.top?.rows.count)
    world.press(.ctrl("a"))
    #expect(world.top?.list.marked.isEmpty == true)
  }

  @Test func marksLeadToOneActionOnAll() throws {
    var world = try World.list()
    world.press(.character(" "), .down, .character(" "))
    world.expect("批量办理 2 件")
    let numbers = try #require(world.top?.markedNumbers)
    world.press(.f(4))
    #expect((world.desk.screens.last as? BulkScreen)?.numbers == numbers)
  }

  // MARK: Acting

  @Test func allActionsOfTheSelectedCase() throws {
    var world = try World.list()
    world.press(.home)
    let number = try #require(world.top?.list.selected)
    world.press(.f(4))
    #expect(world.topName == "ActionMenu")
    world.expect(number)
    world.press(.character("1"))
    #expect(world.topName == "FormScreen")
    world.press(.escape)
    #expect(world.topName == "ListScreen")
    #expect(world.top?.list.selected == number)
    world.press(.f(4), .escape)
    #expect(world.topName == "ListScreen")
    // A preview that comes later opens nothing.
    world.send(.input(.resize(columns: 132, rows: 30)))
    world.idle()
    #expect(world.topName == "ListScreen")
    world.press(.f(4), .escape, .f(4))
    #expect(world.topName == "ActionMenu")
  }

  @Test func theFullTextOpens() throws {
    var world = try World.list()
    world.press(.ctrl("t"))
    #expect((world.desk.screens.last as? TextScreen)?.number.hasPrefix("QH2026") == true)
  }

  @Test func aClickSelectsAndASecondOpens() throws {
    var world = try World.list()
    world.send(.input(.mouse(.click, at: Position(row: 5, column: 20))))
    #expect(world.top?.list.selectedIndex == 2)
    world.send(.input(.mouse(.click, at: Position(row: 5, column: 20))))
    #expect(world.topName == "CaseScreen")
  }

  @Test func registeringFromAList() throws {
    var world = try World.list()
    world.press(.ctrl("n"))
    #expect(world.topName == "FormScreen")
    var admin = try World.list(as: "guan")
    admin.press(.ctrl("n"))
    admin.expect("可以登记")
  }

  // MARK: Preview

  @Test func thePreviewIsLoadedWhileNobodyTypes() throws {
    var world = try World.list(columns: 132, rows: 30)
    let asked = world.hurry(.end, .home, .down)
    #expect(asked.isEmpty, "moving asks for nothing")
    let waits = world.desk.hasWork
    #expect(waits)
    world.idle()
    let number = try #require(world.top?.list.selected)
    #expect(world.effects.contains(.loadCase(number)))
    let isDone = !world.desk.hasWork
    #expect(isDone)
    world.expect("办理经过")
  }

  @Test func thePreviewNeedsNoKey() throws {
    var world = try World.full(columns: 132, rows: 30)
    world.desk.screens.append(ListScreen(ListFilter(queue: .todo)))
    world.send(.changed)
    world.idle()
    world.expect("办理经过")
    // Below 110 columns it is asked for, where there are rows enough.
    world.send(.input(.resize(columns: 100, rows: 30)))
    world.expect(hides: "办理经过")
    world.press(.tab, .down)
    world.idle()
    world.expect("办理经过")
    world.send(.input(.resize(columns: 100, rows: 24)))
    world.press(.tab)
    world.expect("110 列")
  }

  @Test func aChangedCaseIsPreviewedAnew() throws {
    var world = try World.list(columns: 132, rows: 30)
    world.press(.character("/"))
    world.type("路灯")
    world.press(.enter)
    world.idle()
    try world.act("liu", .dispatch, "QH20261120-0002", [.lead: "aqb"])
    world.send(.changed)
    world.idle()
    world.expect("待签收 · 安全办")
  }

  @Test func aCaseThatIsGoneIsAskedForOnce() throws {
    var world = try World.list(columns: 132, rows: 30)
    _ = world.hurry(.down)
    let number = try #require(world.top?.list.selected)
    world.cases[number] = nil
    world.send(.proceed)
    let isDone = !world.desk.hasWork
    #expect(isDone)
    world.expect(number)
  }

  // MARK: Dates

  @Test func theDateIsThatOfThePersonAtTheDesk() throws {
    let world = try World.full()
    let number = "QH20261120-0003"
    var row = CaseSummary(try #require(world.cases[number]))
    let early = World.at(23, 10)
    let late = World.at(24, 10)
    let clocks: [(Clock, Instant)] = [(.handle, early), (.decide, late)]
    let running = try #require(row.clocks.first)
    row.clocks = clocks.map { clock, due in
      var other = running
      (other.clock, other.due, other.pauses) = (clock, due, [])
      return other
    }
    func what(_ person: String) -> String {
      var desk = world.desk.context
      desk.session?.actor = world.organisation.person(person) ?? world.organisation.staff[0]
      return desk.rules().map { RowText(row: row, rules: $0, desk: desk).dueWhat } ?? ""
    }
    #expect(what("wen") == Clock.decide.words.zh)
    #expect(what("qiao") == Clock.handle.words.zh)
    #expect(what("liu") == Clock.handle.words.zh, "none of hers: the earliest")
  }

  // MARK: Ten thousand rows

  /// Of a long list a part is here; the rest is asked for while nobody types, and what is far away when one goes there.
  @Test func aLongListComesInParts() throws {
    var world = try World.full()
    world.press(.character("1"))
    let filter = ListFilter(queue: .todo)
    let one = try #require(world.summaries(filter).first)
    func answer(_ places: Range<Int>) -> DeskEvent {
      let rows = places.map { n -> CaseSummary in
        var row = one
        row.number = "QH20261101-\(100_000 + n)"
        return row
      }
      return .page(filter, from: places.lowerBound, rows, total: 100_000)
    }
    func selected() -> String? { world.top?.list.selected }
    _ = world.desk.update(answer(0..<500))
    world.expect("1/100000")
    world.expect("100000 件")
    #expect(!world.desk.hasWork)
    for _ in 0..<22 { _ = world.desk.update(.input(.key(.pageDown))) }
    #expect(world.desk.update(.proceed).contains(.loadPage(filter, 500..<1000)))
    // Asked for once.
    #expect(!world.desk.hasWork)
    let place = selected()
    _ = world.desk.update(answer(500..<1000))
    #expect(selected() == place && world.top?.rows.count == 1000)
    #expect(world.desk.update(.input(.key(.end))).contains(.loadPage(filter, 99_500..<100_000)))
    _ = world.desk.update(answer(99_500..<100_000))
    world.expect("100000/100000")
    world.expect("QH20261101-199999")
    for _ in 0..<22 { _ = world.desk.update(.input(.key(.pageUp))) }
    let far = selected()
    #expect(world.desk.update(.proceed).contains(.loadPage(filter, 99_000..<99_500)))
    _ = world.desk.update(answer(99_000..<99_500))
    #expect(selected() == far && world.top?.rows.count == 1000)
    #expect(world.desk.update(.input(.key(.home))).contains(.loadPage(filter, 0..<500)))
    _ = world.desk.update(answer(0..<500))
    world.expect("1/100000")
    // It became shorter meanwhile: never an empty screen.
    _ = world.desk.update(.input(.key(.end)))
    #expect(
      world.desk.update(.page(filter, from: 99_500, [], total: 700)).contains(.loadPage(filter, 200..<700)))
  }

  @Test func onlyWhatIsVisibleIsDrawn() throws {
    var world = try World.full(as: "liu", columns: 132, rows: 43)
    world.press(.character("1"))
    let one = try #require(world.summaries(ListFilter(queue: .todo)).first)
    let rows = (1...10_000).map { n -> CaseSummary in
      var row = one
      row.number = "QH20261101-\(10_000 + n)"
      return row
    }
    world.send(.rows(ListFilter(queue: .todo), rows))
    let asked = (0..<30).flatMap { _ in world.hurry(.pageDown) }
    #expect(asked.isEmpty)
    let top = try #require(world.top)
    #expect(top.list.visible.count <= 41)
    // A list of what is visible looks exactly like the whole one.
    let visible = top.list.visible
    let frame = world.desk.view()
    for index in visible { #expect(frame.plainText.contains(rows[index].number)) }
    #expect(!frame.plainText.contains(rows[visible.upperBound].number))
    world.press(.character(" "), .ctrl("a"))
    #expect(world.top?.list.marked.count == 10_000)
  }
}
