import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

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
    // How to make one stands there: it is not repeated over the border.
    world.press(.enter)
    #expect(world.screen.ranges(of: "起个名字保存").count == 1)
    world.expect("还没有视图。")
  }
}
