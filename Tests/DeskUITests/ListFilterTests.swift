import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// 筛选表与视图
@Suite struct ListFilterTests {
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

  /// The words of a view may be a name or a telephone: shared only once that was said.
  @Test func wordsAreSharedOnlyAfterAWarning() throws {
    var world = try World.full()
    world.views = [
      SavedView(id: "a", name: "甲", filter: ListFilter(query: "13900000001"), owner: "liu"),
      SavedView(id: "b", name: "乙", filter: ListFilter(queue: .overdue), owner: "liu"),
    ]
    world.show(ViewsScreen())
    world.press(.f(6))
    world.expect("“13900000001”")
    world.expect("请再按一次")
    #expect(world.views.allSatisfy { !$0.shared })
    // Elsewhere in between, it is said again.
    world.press(.down, .up, .f(6))
    #expect(world.views.allSatisfy { !$0.shared })
    world.press(.f(6))
    #expect(world.views.filter(\.shared).map(\.id) == ["a"])
    world.press(.f(6))
    #expect(world.views.allSatisfy { !$0.shared })
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
}
