import CaseDomain
import TermGrid
import Testing

@testable import DeskUI

/// What is mostly seen at 80×24 in larger terminals.
@Suite struct LargerGoldenTests {
  @Test(arguments: [(100, 30), (132, 43)]) func larger(_ columns: Int, _ rows: Int) throws {
    func world(_ open: (inout World) -> Void) throws -> World {
      var world = try World.list(columns: columns, rows: rows)
      world.views = [
        SavedView(id: "liu-1", name: "总务处超期", filter: ListFilter(queue: .overdue, department: "zwc"), owner: "liu"),
        SavedView(
          id: "duan-1", name: "待销号的投诉", filter: ListFilter(queue: .closing, kind: .complaint), owner: "duan",
          shared: true),
      ]
      open(&world)
      world.idle()
      return world
    }
    expectGolden("filter-\(columns)", try world { $0.press(.f(7), .down, .down, .character("1")) }.desk.view())
    expectGolden("views-\(columns)", try world { $0.press(.f(8)) }.desk.view())
    expectGolden("settings-\(columns)", try world { $0.press(.ctrl("o")) }.desk.view())
    expectGolden("help-\(columns)", try world { $0.press(.f(1)) }.desk.view())
    expectGolden("drafts-\(columns)", try drafts(columns, rows).desk.view())
  }

  private func drafts(_ columns: Int, _ rows: Int) throws -> World {
    var world = try World.full(columns: columns, rows: rows)
    world.drafts = [
      DeskDraft(
        id: "a", action: .register, number: nil, savedAt: World.at(23, 9, 12),
        fields: ["content": ["操场积水，孩子摔倒了。"]]),
      DeskDraft(
        id: "b", action: .decline, number: "QH20261117-0001", savedAt: World.at(23, 8, 50),
        fields: ["reason": ["不属于学校职责。"]]),
    ]
    world.become("liu")
    world.press(.home, .enter)
    return world
  }

  @Test func conflict() throws {
    expectGolden("conflict-100", try FormGoldenTests().conflict(columns: 100, rows: 30).desk.view())
  }
}
