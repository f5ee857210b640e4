import Testing

@testable import TermGrid

@Suite struct ListViewTests {
  @Test func movesAndScrolls() {
    var list = ListView(Array(1...20), rows: 5)
    #expect(list.handle(.down) && list.selected == 2)
    #expect(list.handle(.pageDown) && list.selected == 6)
    #expect(list.visible.contains(5))
    #expect(list.handle(.end) && list.selected == 20 && list.visible == 15..<20)
    #expect(list.handle(.down) && list.selected == 20)
    #expect(list.handle(.home) && list.visible == 0..<5)
    #expect(list.handle(.enter) == false)
  }

  @Test func keepsTheSelectionWhenTheContentsChange() {
    var list = ListView(["a", "b", "c", "d"], rows: 3)
    list.select("c")
    list.toggleMark()
    list.select("c")
    list.setIDs(["x", "c", "a"])
    #expect(list.selected == "c" && list.isMarked("c") && list.chosen == ["c"])
    list.setIDs(["x", "y"])
    #expect(list.selected == "y" && list.marked == ["c"] && list.hiddenMarks == 1 && list.chosen == ["c"])
    list.setIDs([])
    #expect(list.selected == nil && list.handle(.down) && list.visible.isEmpty && list.chosen == ["c"])
    list.clearMarks()
    #expect(list.chosen.isEmpty && list.hiddenMarks == 0)
    list.setIDs(["z"])
    #expect(list.selected == "z")
  }

  @Test func marksStayWithTheirItems() {
    var list = ListView(["a", "b", "c", "d"], rows: 3)
    list.toggleMark()
    #expect(list.selected == "b")
    list.setIDs(["b", "d"])
    list.markAll()
    #expect(list.marked == ["a", "b", "d"] && list.hiddenMarks == 1)
    #expect(list.chosen == ["b", "d", "a"])
    list.markAll()
    #expect(list.marked == ["a"])
    list.setIDs(["d", "c", "b", "a"])
    #expect(list.hiddenMarks == 0 && list.chosen == ["a"])
  }

  /// Moving looks at no item; new contents are looked through once.
  @Test func tenThousandItemsCostLittle() {
    let counter = Counter()
    var list = ListView((0..<10_000).map { Counted(value: $0, counter: counter) }, rows: 20)
    counter.count = 0
    for _ in 0..<500 { _ = list.handle(.down) }
    for _ in 0..<100 { _ = list.handle(.pageDown) }
    #expect(counter.count == 0)
    list.setIDs((0..<10_000).map { Counted(value: $0, counter: counter) })
    #expect(counter.count <= 1)
    list.setIDs((0..<10_000).reversed().map { Counted(value: $0, counter: counter) })
    #expect(counter.count <= 10_001)
  }

  private final class Counter: @unchecked Sendable { var count = 0 }

  /// An id that counts how often it is compared.
  private struct Counted: Hashable, Sendable {
    let value: Int
    let counter: Counter

    static func == (left: Counted, right: Counted) -> Bool {
      left.counter.count += 1
      return left.value == right.value
    }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
  }
}

@Suite struct PickListTests {
  private static let items = [
    PickItem(1, "教导处", searchKeys: ["jiaodaochu", "jdc"]), PickItem(2, "政教处", searchKeys: ["zhengjiaochu", "zjc"]),
    PickItem(3, "总务处", searchKeys: ["zongwuchu", "zwc"]), PickItem(4, "安全办", searchKeys: ["anquanban", "aqb"]),
  ]

  @Test(
    arguments: [
      ("", [1, 2, 3, 4]), ("教", [1, 2]), ("z", [2, 3]), ("ZW", [3]), ("ａｑ", [4]), ("jiao", [1, 2]), ("quan", [4]),
      ("没有", []),
    ] as [(String, [Int])])
  func filters(_ typed: String, _ expected: [Int]) {
    var list = PickList(Self.items)
    if !typed.isEmpty { #expect(list.handle(.text(typed)) == true) }
    #expect(list.matches.map(\.id) == expected)
    #expect(list.selected?.id == expected.first)
  }

  @Test func movesAmongTheMatches() {
    var list = PickList(Self.items, selected: 3, rows: 2)
    #expect(list.selected?.id == 3)
    #expect(list.visible.map(\.id) == [2, 3])
    #expect(list.handle(.text("处")) && list.handle(.key(.down)) && list.selected?.id == 2)
    #expect(list.handle(.key(.backspace)) && list.matches.count == 4)
    #expect(list.handle(.key(.enter)) == false)
  }
}

@Suite struct BindingTableTests {
  private enum Action: Hashable, Sendable { case help, save, close }

  private static let table = BindingTable<Action>([
    Binding(.help, [.f(1)], aliases: ["?"], title: "帮助", footer: 9),
    Binding(.save, [.f(2), .ctrl("s")], title: "保存", footer: 1),
    Binding(.close, [.f(8)], aliases: ["x"], title: "销号", footer: 2),
  ])

  @Test func dispatchesFoldedAndSaysWhyNot() {
    let whyNot = { (action: Action) in action == .close ? "no" : nil }
    #expect(Self.table.dispatch(.character("？")) == .run(.help))
    #expect(Self.table.dispatch(.ctrl("s"), whyNot: whyNot) == .run(.save))
    #expect(Self.table.dispatch(.character("ｘ"), whyNot: whyNot) == .refused(.close, reason: "no"))
    #expect(Self.table.dispatch(.f(9)) == .unbound)
    #expect(Self.table.footer(whyNot: whyNot) == [.init(key: "F2", title: "保存"), .init(key: "F1", title: "帮助")])
    #expect(Self.table.help(whyNot: whyNot).map(\.whyNot) == [nil, nil, "no"])
    #expect(Self.table.help()[1].keys == "F2 ^S")
    #expect(Self.table.conflicts.isEmpty)
  }

  @Test func findsConflicts() {
    let table = BindingTable<Action>([
      Binding(.help, [.f(1)], aliases: ["?"], title: ""), Binding(.close, [.f(8)], aliases: ["？"], title: ""),
    ])
    #expect(table.conflicts == [.character("?")])
  }

  @Test func theFooterShowsOnlyWholeItems() {
    var grid = Grid(columns: 20, rows: 1)
    let items = [("F1", "帮助"), ("F2", "保存为草稿"), ("F10", "退")].map { FooterItem(key: $0.0, title: $0.1) }
    #expect(grid.footer(items, row: 0).map(\.key) == ["F1", "F10"])
    #expect(grid.plainText == " F1 帮助  F10 退")
  }
}

@Suite struct ScrollTextTests {
  @Test func scrolls() {
    var text = ScrollText((1...10).map(String.init).joined(separator: "\n"), columns: 10, rows: 4)
    #expect(text.visible == ["1", "2", "3", "4"])
    #expect(text.handle(.pageDown) && text.top == 3)
    #expect(text.handle(.end) && text.visible == ["7", "8", "9", "10"] && text.isAtEnd)
    text.resize(columns: 10, rows: 20)
    #expect(text.top == 0 && text.visible.count == 10)
    #expect(text.handle(.enter) == false)
  }
}
