import Testing

@testable import TermGrid

@Suite struct TextLayoutTests {
  @Test(arguments: [
    ("", 10, [""]), ("食堂", 10, ["食堂"]), ("食堂饭菜质量", 8, ["食堂饭菜", "质量"]), ("食堂饭菜，质量", 8, ["食堂饭", "菜，质量"]),
    ("食堂饭（菜）", 8, ["食堂饭", "（菜）"]), ("他说“好”了吧", 5, ["他说", "“好”", "了吧"]), ("看 hello world", 8, ["看 hello", "world"]),
    ("看hello", 6, ["看", "hello"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("甲\n\n乙", 8, ["甲", "", "乙"]),
    ("甲乙\n", 8, ["甲乙", ""]), ("共95%的人", 4, ["共", "95%", "的人"]), ("食堂……好", 6, ["食堂……", "好"]),
    ("a\tb\u{7}", 8, ["a  b·"]),
    ("甲乙丙丁    戊", 8, ["甲乙丙丁", "戊"]),
  ])
  func wraps(_ text: String, _ width: Int, _ expected: [String]) {
    let rows = TextLayout(text, width: width).rows.map { row in
      var row = row
      while row.last == " " { row.removeLast() }
      return row
    }
    #expect(rows == expected)
  }

  private static let closers = Set("，。、；：？！）》」』”’%‰℃…—")
  private static let openers = Set("（《「『“‘")

  @Test func neverBeginsOrEndsALineWrongly() {
    var generator = SeededGenerator(11)
    let pieces = ["食堂", "饭菜，", "质量。", "（不好）", "“学生”", "说：", "《通知》", "abc", " ", "95%", "吗？！", "……", "——", "x"]
    for _ in 0..<400 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let layout = TextLayout(text, width: Int.random(in: 14...40, using: &generator))
      for (index, line) in layout.lines.enumerated() where index > 0 && line.start < line.end {
        // A run of marks longer than a line has no lawful break.
        let before = layout.lines[index - 1]
        let isForced = !(before.start + 1..<before.end).contains {
          GlyphInfo.mayBreak(layout.infos[$0 - 1], layout.infos[$0])
        }
        #expect(isForced || !Self.closers.contains(layout.characters[line.start]), "\(layout.rows)")
        #expect(isForced || !Self.openers.contains(layout.characters[line.start - 1]), "\(layout.rows)")
      }
    }
  }

  @Test func keepsTheTextAndTheWidth() {
    var generator = SeededGenerator(12)
    for _ in 0..<300 {
      let text = awkwardText(40, using: &generator)
      let width = Int.random(in: 2...30, using: &generator)
      let layout = TextLayout(text, width: width)
      var end = 0
      for (index, line) in layout.lines.enumerated() {
        #expect(line.start == end)
        end = line.endsParagraph ? line.end + 1 : line.end
        #expect(CellWidth.standard.columns(of: layout.row(index)) <= width)
      }
      #expect(end == layout.characters.count + 1)
    }
  }

  @Test func offsetsAndPlacesAgree() {
    var generator = SeededGenerator(13)
    for _ in 0..<200 {
      let layout = TextLayout(awkwardText(30, using: &generator), width: Int.random(in: 4...30, using: &generator))
      for offset in 0...layout.characters.count {
        let place = layout.position(of: offset)
        let line = layout.lines[place.row]
        #expect((line.start...line.end).contains(offset))
        // In spaces that hang over the edge many offsets share the last column.
        if place.column < layout.width { #expect(layout.offset(line: place.row, column: place.column) == offset) }
      }
    }
  }

  @Test func takesOutOfRangeQuestions() {
    let layout = TextLayout("食堂", width: 10)
    #expect(layout.position(of: 99) == Position(row: 0, column: 4))
    #expect(layout.position(of: -1) == Position(row: 0, column: 0))
    #expect(layout.offset(line: 9, column: 9) == 2)
    #expect(layout.row(9).isEmpty)
  }
}
