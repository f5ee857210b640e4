import Testing

@testable import TermGrid

@Suite struct GridTests {
  @Test func overwritingHalfAWideCharacterBlanksTheOther() {
    var grid = Grid(columns: 8, rows: 1)
    grid.write("食堂饭菜", row: 0, column: 0)
    grid.write("x", row: 0, column: 1)
    #expect(grid.plainText(row: 0) == " x堂饭菜")
    grid.write("y", row: 0, column: 2)
    #expect(grid.plainText(row: 0) == " xy 饭菜")
    grid.write("校", row: 0, column: 3)
    #expect(grid.plainText(row: 0) == " xy校 菜")
  }

  @Test func clipsAtEveryEdge() {
    var grid = Grid(columns: 5, rows: 2)
    #expect(grid.write("食堂饭", row: 0, column: 0) == 5)
    #expect(grid.plainText(row: 0) == "食堂")
    grid.write("食堂", row: 1, column: -1)
    #expect(grid.plainText(row: 1) == " 堂")
    grid.write("abc", row: 2, column: 0)
    grid.write("abc", row: -1, column: 0)
    #expect(grid.plainText == "食堂\n 堂")
    grid.write("食堂", row: 1, column: 0, width: 3)
    #expect(grid.plainText(row: 1) == "食")
  }

  @Test func nothingHostileStaysInACell() {
    var grid = Grid(columns: 40, rows: 1)
    grid.write("\u{1B}]2;x\u{7}\u{202E}\u{9B}2J\u{200B}a", row: 0, column: 0)
    #expect(grid.plainText(row: 0) == "·]2;x···2J·a")
  }

  @Test func drawsBoxesRulesAndAlignedText() {
    var frame = Frame(columns: 20, rows: 6)
    frame.grid.box(row: 0, column: 0, width: 20, height: 4, title: "诉求")
    frame.grid.text("右", row: 1, column: 1, width: 18, align: .right)
    frame.grid.text("食堂饭菜质量差学生反映", row: 2, column: 1, width: 18, align: .center)
    frame.grid.rule(row: 4, border: .ascii)
    #expect(
      frame.plainText == """
        ┌─ 诉求 ───────────┐
        │                右│
        │食堂饭菜质量差学… │
        └──────────────────┘
        --------------------

        """)
  }

  @Test func boxesAreStraightWhereAmbiguousIsWide() {
    var grid = Grid(columns: 10, rows: 3, cellWidth: CellWidth(ambiguousIsWide: true))
    grid.box(row: 0, column: 0, width: 10, height: 3)
    #expect(grid.plainText == "+--------+\n|        |\n+--------+")
  }

  @Test func wrapsAndSaysThatSomethingIsLeftOut() {
    var grid = Grid(columns: 10, rows: 3)
    #expect(grid.wrapped("食堂饭菜质量差,学生反映多次", row: 0, column: 0, width: 10, height: 2) == 2)
    #expect(grid.plainText == "食堂饭菜质\n量差,学生…\n")
  }

  @Test func selectionKeepsStyles() {
    var grid = Grid(columns: 6, rows: 1)
    grid.write("! 超", row: 0, column: 0, style: .overdue)
    grid.select(row: 0, column: 0, width: 3)
    #expect(grid.styleDump == "0 0-3 overdue*")
  }

  @Test func drawsAnotherGridInside() {
    var inner = Grid(columns: 4, rows: 1)
    inner.write("食堂", row: 0, column: 0, style: .title)
    var grid = Grid(columns: 7, rows: 1)
    grid.write("abcdefg", row: 0, column: 0)
    grid.draw(inner, row: 0, column: 2)
    #expect(grid.plainText == "ab食堂g")
    #expect(grid.styleDump == "0 2-5 title")
    grid.draw(inner, row: 0, column: 4)
    #expect(grid.plainText == "ab食食")
  }

  @Test func randomWritesNeverBreakARow() {
    var generator = SeededGenerator(7)
    for _ in 0..<300 {
      var grid = Grid(columns: Int.random(in: 1...12, using: &generator), rows: 3)
      for _ in 0..<12 {
        let text = awkwardText(Int.random(in: 0...4, using: &generator), using: &generator)
        let row = Int.random(in: -1...3, using: &generator)
        let column = Int.random(in: -3...12, using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: grid.fill(row: row, column: column, width: 3, height: 2)
        case 1: grid.select(row: row, column: column, width: 2)
        default: grid.write(text, row: row, column: column, width: Int.random(in: 0...9, using: &generator))
        }
      }
      for row in 0..<grid.rows {
        for column in 0..<grid.columns {
          switch grid[row, column].width {
          case 2: #expect(column + 1 < grid.columns && grid[row, column + 1].width == 0)
          case 0:
            #expect(column > 0 && grid[row, column - 1].width == 2)
            #expect(grid[row, column].isSelected == grid[row, column - 1].isSelected)
          default: #expect(grid[row, column].text.isEmpty == false)
          }
        }
        #expect(hostileScalars(in: grid.plainText(row: row)).isEmpty)
      }
    }
  }
}

@Suite struct ThemeTests {
  @Test(arguments: Theme.all.map(\.name))
  func selectionIsReverseWhateverTheStyle(_ name: String) {
    let theme = Theme.named(name)
    for style in Style.allCases { #expect(theme.attributes(style, isSelected: true).reverse) }
    #expect(theme.attributes(.selected).reverse)
  }

  @Test(arguments: Theme.all.map(\.name))
  func whatIsOverdueDoesNotLookPlain(_ name: String) {
    let theme = Theme.named(name)
    for style in [Style.overdue, .error, .warning] {
      #expect(theme.attributes(style) != theme.attributes(.normal))
    }
    #expect(theme.attributes(.overdue) != theme.attributes(.warning))
  }

  @Test func noColourMeansNone() {
    let theme = Theme.named("standard", noColor: true)
    for style in Style.allCases {
      #expect(theme.attributes(style).foreground == nil && theme.attributes(style).background == nil)
    }
    #expect(Theme.named("high-contrast").name == "high-contrast")
    #expect(Theme.named("no such theme").name == "standard")
  }
}
