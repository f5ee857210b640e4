import Testing

@testable import TermGrid

@Suite struct LineEditorTests {
  @Test func editsGraphemesAndDrawsColumns() {
    var editor = LineEditor("食堂")
    #expect(editor.handle(.left) == true)
    #expect(editor.handle(.character("大")) == true)
    #expect(editor.text == "食大堂")
    #expect(editor.visible(width: 20) == .init(text: "食大堂", caret: 4, isCutLeft: false, isCutRight: false))
    #expect(editor.handle(.backspace) && editor.handle(.delete))
    #expect(editor.text == "食")
    #expect(!editor.handle(.enter) && !editor.handle(.tab) && !editor.handle(.up) && !editor.handle(.escape))
  }

  @Test func controlsDoNotGetIn() {
    var editor = LineEditor()
    #expect(editor.handle(.paste("a\r\nb\tc\u{1B}[31m\u{202E}\u{200B}")) == true)
    #expect(editor.text == "a b c")
  }

  @Test func refusesWhatIsTooLong() {
    var editor = LineEditor("一二三", maximum: 5)
    #expect(editor.insert("四五六七") == false)
    #expect(editor.overflow == 2)
    #expect(editor.text == "一二三")
    #expect(editor.insert("四五") == true)
    #expect(editor.overflow == 0)
  }

  @Test func aTextThatIsAlreadyTooLongCanBeShortened() {
    var editor = LineEditor("一二三四", maximum: 2)
    #expect(editor.handle(.backspace) == true)
    #expect(editor.text == "一二三")
  }

  @Test func combiningMarksJoinTheirLetter() {
    var editor = LineEditor("ex")
    editor.moveCaret(to: 1)
    editor.insert("\u{301}")
    #expect(editor.count == 2)
    #expect(editor.caret == 1)
    editor.handle([.backspace])
    #expect(editor.text == "x")
  }

  @Test(arguments: [
    ([Key.wordBackspace], "食堂 hello，"), ([.wordBackspace, .wordBackspace], "食堂 hello"),
    ([.ctrl("w"), .ctrl("w"), .ctrl("w")], "食堂 "), ([.ctrl("u")], ""), ([.home, .ctrl("k")], ""),
    ([.wordLeft, .wordLeft, .ctrl("k")], "食堂 hello"), ([.home, .wordRight, .ctrl("k")], "食堂"),
    ([.ctrl("u"), .ctrl("z")], "食堂 hello，世界"), ([.ctrl("u"), .ctrl("z"), .ctrl("y")], ""),
  ])
  func deletesWordsAndLines(_ keys: [Key], _ expected: String) {
    var editor = LineEditor("食堂 hello，世界")
    editor.handle(keys)
    #expect(editor.text == expected)
  }

  @Test func undoTakesARunOfTypingBackAtOnce() {
    var editor = LineEditor("甲")
    for character in "一二三" { editor.insert(String(character)) }
    editor.moveCaret(to: 0)
    editor.insert("x")
    #expect(editor.handle(.ctrl("z")) && editor.text == "甲一二三")
    #expect(editor.handle(.ctrl("z")) && editor.text == "甲")
    #expect(editor.handle(.ctrl("z")) == false)
    #expect(editor.handle(.ctrl("y")) && editor.text == "甲一二三")
  }

  @Test func scrollsSideways() {
    var editor = LineEditor(String(repeating: "食", count: 30))
    let end = editor.visible(width: 11)
    #expect(end.isCutLeft && !end.isCutRight && end.caret < 11)
    editor.moveCaret(to: 0)
    #expect(editor.visible(width: 11) == .init(text: "食食食食食", caret: 0, isCutLeft: false, isCutRight: true))
  }
}

@Suite struct TextEditorTests {
  @Test func movesByDrawnLinesAndKeepsTheColumn() {
    var editor = TextEditor("食堂饭菜质量\nab\n学生反映多次", columns: 9, rows: 3)
    editor.moveCaret(to: 3)
    #expect(editor.handle(.down) && editor.caret == 6)
    editor.moveCaret(to: 3)
    editor.handle([.down, .down])
    #expect(editor.caret == 9)
    editor.handle([.down])
    #expect(editor.caret == 13)
    #expect(editor.handle(.down) == true)
    #expect(editor.handle(.down) == false)
    editor.handle([.textStart])
    #expect(editor.handle(.up) == false)
  }

  @Test func pastesManyLines() {
    var editor = TextEditor("", columns: 20, rows: 3)
    #expect(editor.handle(.paste("一\r\n二\r三\n四\t五")) == true)
    #expect(editor.text == "一\n二\n三\n四  五")
    let view = editor.visible()
    #expect(view.rows == ["二", "三", "四  五"])
    #expect(view.caret == Position(row: 2, column: 6))
    #expect(view.top == 1 && view.lineCount == 4)
  }

  @Test func pagesThroughAText() {
    var editor = TextEditor((1...30).map(String.init).joined(separator: "\n"), columns: 20, rows: 5)
    editor.handle([.textStart, .pageDown])
    #expect(editor.visible().rows == ["5", "6", "7", "8", "9"])
    editor.handle([.pageDown, .pageUp])
    #expect(editor.visible().rows.first == "5")
    for _ in 0..<20 { editor.handle([.pageDown]) }
    #expect(editor.visible().rows.last == "30")
    #expect(editor.visible().caret.row == 4)
  }

  @Test func homeAndEndGoByDrawnLine() {
    var editor = TextEditor("食堂饭菜质量", columns: 9, rows: 3)
    editor.moveCaret(to: 2)
    editor.handle([.end])
    #expect(editor.caret == 3)
    editor.handle([.home])
    #expect(editor.caret == 0)
    editor.handle([.enter])
    #expect(editor.text == "\n食堂饭菜质量")
  }

  @Test func refusesAPasteThatIsTooLong() {
    var editor = TextEditor("一", columns: 20, rows: 3, maximum: 3)
    #expect(editor.insert("二\n三四") == false)
    #expect(editor.overflow == 2 && editor.text == "一")
  }

  @Test func anotherSizeForDrawingOnly() {
    let editor = TextEditor("食堂饭菜质量", columns: 40, rows: 3)
    #expect(editor.visible(width: 5, height: 2).rows == ["饭菜", "质量"])
    #expect(editor.visible().rows == ["食堂饭菜质量"])
  }

  @Test func longTextsStayWholeUnderTyping() {
    let text = String(repeating: "食堂饭菜质量差，学生反映多次。", count: 700)
    var editor = TextEditor(text, columns: 77, rows: 20)
    editor.moveCaret(to: 5000)
    for _ in 0..<50 { editor.insert("好") }
    #expect(editor.count == text.count + 50)
    editor.handle([.ctrl("z")])
    #expect(editor.text == text)
  }
}

@Suite struct EditorPropertyTests {
  private static let keys: [Key] = [
    .left, .right, .up, .down, .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight, .textStart, .textEnd, .backspace,
    .delete, .wordBackspace, .enter, .ctrl("u"), .ctrl("k"), .ctrl("z"), .ctrl("y"), .ctrl("w"), .alt("d"),
  ]

  @Test(arguments: 0..<40 as Range<UInt64>)
  func anyKeysLeaveASoundText(_ seed: UInt64) {
    var generator = SeededGenerator(seed)
    var editor = TextEditor("", columns: Int.random(in: 3...20, using: &generator), rows: 4)
    var line = LineEditor("")
    for _ in 0..<150 {
      if Bool.random(using: &generator) {
        let piece = awkwardText(Int.random(in: 1...2, using: &generator), using: &generator)
        _ = editor.insert(piece)
        _ = line.insert(piece)
      } else if let key = Self.keys.randomElement(using: &generator) {
        editor.handle([key])
        line.handle([key])
      }
      if Int.random(in: 0..<20, using: &generator) == 0 {
        editor.resize(columns: Int.random(in: 1...20, using: &generator), rows: 3)
      }
      // The graphemes kept are those of the text: the caret is on a boundary.
      #expect(editor.text.count == editor.count && (0...editor.count).contains(editor.caret))
      #expect(line.text.count == line.count && (0...line.count).contains(line.caret))
      #expect(!editor.text.contains("\r") && !line.text.contains("\n"))
      #expect(!(editor.text + line.text).unicodeScalars.contains { $0 != "\n" && Sanitize.isHostile($0) })
      let view = editor.visible()
      #expect(view.rows.count <= editor.rows && (0..<view.rows.count).contains(view.caret.row))
      #expect((0..<editor.columns).contains(view.caret.column))
      for row in view.rows { #expect(CellWidth.standard.columns(of: row) <= editor.columns) }
      for width in [2, 7, 30] {
        let part = line.visible(width: width)
        #expect(CellWidth.standard.columns(of: part.text) <= width && (0..<width).contains(part.caret))
      }
    }
  }

  @Test(arguments: 100..<130 as Range<UInt64>)
  func undoingEverythingLeadsBackAndRedoingForward(_ seed: UInt64) {
    var generator = SeededGenerator(seed)
    var editor = TextEditor("起点🇨", columns: 20, rows: 4)
    for _ in 0..<60 {
      if Bool.random(using: &generator) {
        _ = editor.insert(awkwardText(1, using: &generator))
      } else if let key = Self.keys.randomElement(using: &generator), key != .ctrl("z"), key != .ctrl("y") {
        editor.handle([key])
      }
    }
    let end = editor.text
    while editor.handle(.ctrl("z")) { #expect(editor.text.count == editor.count) }
    #expect(editor.text == "起点🇨")
    while editor.handle(.ctrl("y")) {}
    #expect(editor.text == end)
  }
}

extension LineEditor {
  fileprivate mutating func handle(_ keys: [Key]) { for key in keys { _ = handle(key) } }
}

extension TextEditor {
  fileprivate mutating func handle(_ keys: [Key]) { for key in keys { _ = handle(key) } }
}
