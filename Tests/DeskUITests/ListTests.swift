import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

extension World {
  /// Nobody types: what the screen still has to do is done.
  mutating func idle() {
    var rounds = 0
    while desk.hasWork, rounds < 50 {
      send(.proceed)
      rounds += 1
    }
  }

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

  var top: ListScreen? { desk.screens.last as? ListScreen }
  var viewsOnTop: Bool { desk.screens.last is ViewsScreen }
}

@Suite struct ListGoldenTests {
  @Test func narrow() throws {
    var world = try World.list()
    world.press(.down, .character(" "))
    expectGolden("list-80", world.desk.view())
  }

  @Test func english() throws { expectGolden("list-80-en", try World.list(language: .en).desk.view()) }

  @Test func wideAmbiguous() throws { expectGolden("list-80-wide", try World.list(wide: true).desk.view()) }

  @Test func hundred() throws {
    var world = try World.list(columns: 100, rows: 30)
    expectGolden("list-100", world.desk.view())
    world.press(.tab)
    world.idle()
    expectGolden("list-100-preview", world.desk.view())
  }

  @Test func withPreview() throws {
    var world = try World.list(columns: 132, rows: 43)
    world.press(.down, .down)
    world.idle()
    expectGolden("list-132", world.desk.view())
    world.press(.tab)
    expectGolden("list-132-plain", world.desk.view())
  }

  @Test func previewForAMaskedReader() throws {
    var world = try World.list(as: "qiao", columns: 132, rows: 30)
    world.press(.home)
    world.idle()
    world.expect(hides: "梅女士")
    expectGolden("list-masked", world.desk.view())
  }

  @Test func widest() throws {
    var world = try World.list(columns: 200, rows: 24)
    world.press(.tab)
    expectGolden("list-200", world.desk.view())
  }

  @Test func candidates() throws {
    var world = try World.list()
    world.views = [
      SavedView(id: "liu-1", name: "总务处超期", pinyin: "zwccq", filter: ListFilter(queue: .overdue), owner: "liu")
    ]
    world.send(.views(world.views))
    world.press(.character("/"))
    world.type("zwc")
    world.press(.down)
    expectGolden("list-candidates", world.desk.view())
  }

  @Test func found() throws {
    var world = try World.list()
    world.press(.character("/"))
    world.type("校服")
    world.press(.enter)
    expectGolden("list-search", world.desk.view())
    let grid = world.desk.view().grid
    let row = try #require((0..<24).first { grid.plainText(row: $0).contains("校服尺码") && $0 > 2 })
    #expect(grid.row(row).filter { $0.style == .match }.map(\.text).joined() == "校服")
  }

  @Test func filterForm() throws {
    var world = try World.list()
    world.press(.f(7), .down, .down, .down, .character("1"), .character("2"), .f(6))
    expectGolden("filter", world.desk.view())
    world.press(.down, .down, .down)
    world.type("3天内")
    expectGolden("filter-days", world.desk.view())
  }

  @Test func filterFormEnglish() throws {
    var world = try World.list(language: .en, columns: 80)
    world.press(.f(7), .down, .down)
    expectGolden("filter-en", world.desk.view())
  }

  @Test func views() throws {
    var world = try World.list()
    world.views = [
      SavedView(
        id: "liu-1", name: "总务处超期", pinyin: "zwccq",
        filter: ListFilter(queue: .overdue, conditions: [Condition(.department, "zwc")]), owner: "liu"),
      SavedView(
        id: "liu-2", name: "我登记的", pinyin: "wdjd",
        filter: ListFilter(queue: .open, conditions: [Condition(.registeredBy, "me")]), owner: "liu", shared: true),
      SavedView(
        id: "duan-1", name: "退办两次以上", pinyin: "tblcys", filter: ListFilter(conditions: [Condition(.rework, "2")]),
        owner: "duan", shared: true),
    ]
    world.press(.f(8))
    expectGolden("views", world.desk.view())
    world.press(.f(2))
    world.type("未办结的")
    world.press(.tab)
    expectGolden("views-name", world.desk.view())
  }

  @Test func noViews() throws {
    var world = try World.list()
    world.press(.f(8))
    expectGolden("views-none", world.desk.view())
  }
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
    #expect(world.desk.screens.last is ActionMenu)
    world.expect(number)
    world.press(.character("1"))
    #expect((world.desk.screens.last as? FormScreen) != nil)
    world.press(.escape)
    #expect(world.top?.list.selected == number)
    world.press(.f(4), .escape, .f(4))
    #expect(world.desk.screens.last is ActionMenu)
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
    #expect(world.desk.screens.last is CaseScreen)
  }

  @Test func registeringFromAList() throws {
    var world = try World.list()
    world.press(.ctrl("n"))
    #expect(world.desk.screens.last is FormScreen)
    var admin = try World.list(as: "guan")
    admin.press(.ctrl("n"))
    admin.expect("可以登记")
  }

  // MARK: Preview

  @Test func thePreviewIsLoadedWhileNobodyTypes() throws {
    var world = try World.list(columns: 132, rows: 30)
    let before = world.effects.count
    world.press(.end, .home, .down)
    #expect(world.effects.count == before, "moving asks for nothing")
    #expect(world.desk.hasWork)
    world.idle()
    let number = try #require(world.top?.list.selected)
    #expect(world.effects.last == .loadCase(number))
    #expect(!world.desk.hasWork)
    world.expect("办理经过")
  }

  @Test func thePreviewNeedsNoKey() throws {
    var world = try World.full(columns: 132, rows: 30)
    world.press(.character("1"))
    #expect(world.desk.hasWork)
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
    #expect(world.desk.hasWork)
    world.idle()
    world.expect("待签收 · 安全办")
  }

  @Test func aCaseThatIsGoneIsAskedForOnce() throws {
    var world = try World.list(columns: 132, rows: 30)
    world.press(.down)
    let number = try #require(world.top?.list.selected)
    world.cases[number] = nil
    world.send(.proceed)
    #expect(!world.desk.hasWork)
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

  // MARK: Filter form

  @Test func theFormAndTheLineSayTheSame() throws {
    var world = try World.list()
    world.press(.f(7), .down, .down, .down, .character("1"), .character("3"), .enter)
    #expect(world.top?.filter.conditions == [Condition(.kind, ["complaint", "help"])])
    #expect(world.top?.filter.queue == .open)
    world.expect("类别:投诉、求助")
    // Initials pick a department.
    world.press(.f(7), .down, .down, .down, .down)
    world.type("zwc")
    world.press(.enter, .enter)
    #expect(world.top?.filter.conditions.last == Condition(.department, "zwc"))
    // What was chosen stands in the form again, and can be taken back.
    world.press(.f(7), .down, .down, .down, .delete, .enter)
    #expect(world.top?.filter.conditions == [Condition(.department, "zwc")])
    world.press(.f(7), .f(8), .f(2))
    #expect(world.top?.filter == ListFilter())
  }

  @Test func theFormTakesTypedValuesAndSaysWhatIsWrong() throws {
    var world = try World.list()
    world.press(.f(7))
    world.type("午餐")
    for _ in 0..<6 { world.press(.down) }
    world.type("某天")
    world.press(.enter)
    world.expect("看不懂“某天”")
    world.press(.delete)
    world.type("今天")
    world.press(.enter)
    #expect(world.top?.filter.conditions == [Condition(.due, "today")])
    #expect(world.top?.filter.query == "午餐")
  }

  @Test func everyFieldHasARow() {
    let fields = FilterScreen.Row.all.compactMap { row -> FilterField? in
      if case .field(let field) = row { field } else { nil }
    }
    #expect(Set(fields) == Set(FilterField.allCases))
    #expect(fields.count == FilterField.allCases.count)
  }

  @Test func aFilterComesOutOfTheFormAsItWentIn() throws {
    let world = try World.full()
    let conditions: [Condition] = [
      Condition(.state, "review"), Condition(.due, ["+3", "overdue"]),
      Condition(.department, ["zwc", "mine"], excluded: true),
      Condition(.rework, "2"), Condition(.upstream, "MS-1"),
    ]
    var first = world
    let filter = ListFilter(queue: .open, query: "a:b 午餐", conditions: conditions, sort: .received, descending: true)
    first.desk.screens.append(ListScreen(filter))
    first.press(.f(7), .enter)
    let result = try #require(first.top?.filter)
    #expect(Set(result.conditions) == Set(filter.conditions))
    #expect(result.sort == .received && result.descending && result.queue == .open)
  }

  // MARK: Views

  @Test func aListIsKeptUnderAName() throws {
    var world = try World.list()
    world.press(.character("/"))
    world.type("主办:总务处")
    world.press(.enter, .f(8), .f(2), .enter)
    world.expect("请写视图名称")
    world.type("总务处的")
    world.press(.enter)
    let view = try #require(world.views.first)
    #expect(view.name == "总务处的" && view.owner == "liu" && !view.shared)
    #expect(view.filter == ListFilter(queue: .open, conditions: [Condition(.department, "zwc")]))
    let count = world.summaries(view.filter).count
    world.expect("总务处的")
    world.expect(" \(count) ")
    // Shared, renamed, opened by its digit.
    world.press(.f(6))
    #expect(world.views.first?.shared == true)
    world.press(.f(4))
    world.type("！")
    world.press(.enter)
    #expect(world.views.map(\.name) == ["总务处的！"])
    #expect(world.views.first?.id == view.id)
    world.press(.character("1"))
    world.expect("总务处的！：\(count) 件")
    // Deleting what others use asks first.
    world.press(.f(8), .delete)
    world.expect("别人也就看不到它了")
    world.press(.right, .enter)
    #expect(world.views.isEmpty)
  }

  @Test func countsStayTrue() throws {
    var world = try World.list()
    world.views = [SavedView(id: "a", name: "待受理的", filter: ListFilter(queue: .unaccepted), owner: "liu")]
    world.press(.f(8))
    let before = world.summaries(ListFilter(queue: .unaccepted)).count
    #expect(world.screen.contains(" \(before) "))
    try world.act(
      "he", .register, nil,
      [.kind: "help", .channel: "phone", .subject: "水管漏水", .content: "漏水。", .name: "甲", .phone: "13900000099"])
    world.send(.changed)
    world.expect(" \(before + 1) ")
  }

  @Test func othersViewsAreNotChanged() throws {
    var world = try World.list()
    world.views = [
      SavedView(id: "d", name: "段明的", pinyin: "dmd", filter: ListFilter(queue: .open), owner: "duan", shared: true)
    ]
    world.press(.f(8), .delete)
    world.expect("只有建立这个视图的人和督导能改它")
    #expect(world.views.count == 1)
    world.press(.character("/"))
    world.type("dmd")
    world.press(.enter)
    world.expect("段明的：7 件")
  }

  // MARK: Ten thousand rows

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
    let before = world.effects.count
    for _ in 0..<30 { world.press(.pageDown) }
    #expect(world.effects.count == before)
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
