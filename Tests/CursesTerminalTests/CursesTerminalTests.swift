import CNcurses
import Glibc
import TermGrid
import Testing

@testable import CursesTerminal

/// ncurses keeps one screen per process, so these run one after the other.
@MainActor
@Suite(.serialized) struct CursesTerminalTests {
  /// Runs a body with a terminal on a pseudo terminal of its own.
  private func withTerminal(
    _ term: String = "xterm-256color", columns: Int = 80, rows: Int = 24, ownsProcess: Bool = false,
    _ body: (CursesTerminal, PseudoTerminal) throws -> Void
  ) throws {
    let pty = try #require(PseudoTerminal(columns: columns, rows: rows))
    defer { pty.closeAll() }
    let terminal = CursesTerminal()
    var options = CursesTerminal.Options()
    options.term = term
    options.input = pty.slave
    options.output = pty.slave
    options.ownsProcess = ownsProcess
    try terminal.start(options)
    defer { terminal.stop() }
    try body(terminal, pty)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: [
    ("xterm-256color", "xterm-256color"), ("linux", "linux"), ("vt100", "vt100"), ("putty-xyz", "xterm-256color"),
    ("unknown", "xterm-256color"), ("", "xterm-256color"), ("../../etc/passwd", "xterm-256color"),
    ("x\u{1B}[2J", "xterm-256color"),
  ])
  func opensEveryKindOfTerminal(_ asked: String, _ opened: String) throws {
    try withTerminal(asked) { terminal, pty in
      #expect(terminal.openedTerm == opened)
      #expect(terminal.columns == 80 && terminal.rows == 24)
      #expect(terminal.hasColors == (opened != "vt100"))
      var frame = Frame(columns: 80, rows: 24)
      frame.grid.box(row: 0, column: 0, width: 20, height: 3, title: "诉求")
      frame.grid.write("食堂饭菜abc", row: 5, column: 3, style: .overdue)
      frame.grid.select(row: 5)
      frame.caret = Position(row: 5, column: 14)
      terminal.present(frame)
      for row in 0..<24 { #expect(terminal.readBack(row: row) == frame.grid.plainText(row: row)) }
      #expect(terminal.attributes(row: 5, column: 3) & huiyin_reverse() != 0)
      let written = text(pty.output())
      #expect(written.contains("食堂饭菜abc"))
      #expect(written.contains("\u{1B}[?2004h"))
      pty.type("食堂\r".utf8)
      #expect(terminal.next() == .text("食堂"))
      #expect(terminal.next() == .key(.enter))
      terminal.stop()
      #expect(text(pty.output()).contains("\u{1B}[?2004l"))
    }
  }

  @Test func refusesWhatIsNoScreen() throws {
    let terminal = CursesTerminal()
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    var options = CursesTerminal.Options()
    options.term = "xterm"
    options.input = ends[0]
    options.output = ends[1]
    #expect(throws: TerminalError.notATerminal) { try terminal.start(options) }
    #expect(throws: TerminalError.cannotMoveCursor(term: "dumb")) { try withTerminal("dumb") { _, _ in } }
    #expect(!terminal.isRunning)
    #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .terminalLost)
  }

  @Test func drawsOnlyWhatChanged() throws {
    try withTerminal { terminal, pty in
      var frame = Frame(columns: 80, rows: 24)
      for row in 0..<20 { frame.grid.write("第\(row)行食堂饭菜", row: row, column: 0) }
      terminal.present(frame)
      #expect(pty.output().count > 300)
      terminal.present(frame)
      #expect(pty.output().isEmpty)
      frame.grid.write("校车", row: 7, column: 4)
      terminal.present(frame)
      let changed = text(pty.output())
      #expect(changed.contains("校车") && !changed.contains("第6行"))
      #expect(changed.utf8.count < 60)
    }
  }

  @Test func awkwardTextKeepsTheRowStraight() throws {
    try withTerminal { terminal, pty in
      var frame = Frame(columns: 80, rows: 24)
      let samples = [
        "𠮷々〇é|", "e\u{301}食|", "👨‍👩‍👧🇨🇳|", "❤\u{FE0F}👍🏽|", "“引”…—①→■|", "ا א|", "\u{1B}[31m\u{9B}2J\u{202E}|",
        "ก็นि|", "\u{E000}\u{3FFFD}|", "\u{2EBF0}|", "葛\u{E0100}|",
      ]
      for (row, sample) in samples.enumerated() {
        let width = frame.grid.write(sample, row: row, column: 0)
        frame.grid.write("尾", row: row, column: width)
      }
      terminal.present(frame)
      for (row, _) in samples.enumerated() {
        // The mark behind stands where our grid says, in ncurses's grid too.
        let place = try #require((0..<80).first { frame.grid[row, $0].text == "尾" })
        var scalars = [UInt32](repeating: 0, count: 8)
        var attributes: attr_t = 0
        let count = huiyin_read_cell(Int32(row), Int32(place), &scalars, &attributes)
        #expect(count == 1 && scalars[0] == 0x5C3E, "row \(row): \(terminal.readBack(row: row))")
      }
      let written = text(pty.output())
      #expect(!written.contains("\u{1B}[31m\u{9B}") && !written.contains("\u{202E}") && !written.contains("\u{9B}"))
    }
  }

  @Test func wideAmbiguousCharactersBecomePlainOnes() throws {
    try withTerminal { terminal, _ in
      var frame = Frame(columns: 80, rows: 24, cellWidth: CellWidth(ambiguousIsWide: true))
      frame.grid.write("“好”…①→√¤尾", row: 0, column: 0)
      terminal.present(frame)
      #expect(terminal.readBack(row: 0) == " \"好\" ..1)->v 〓尾")
    }
  }

  @Test func ourWidthsAgreeWithTheLibrary() throws {
    try withTerminal { _, _ in
      let cellWidth = CellWidth.standard
      for range in [
        0x20...0x7E, 0xA1...0xAC, 0x2010...0x2027, 0x2460...0x24FF, 0x2500...0x25FC, 0x3001...0x303E,
        0x3041...0x3096, 0x30A1...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFC, 0xAC00...0xD7A3, 0xFF01...0xFF60,
        0x1F600...0x1F64F, 0x20000...0x2A6DD,
      ] as [ClosedRange<UInt32>] {
        for value in range {
          guard let scalar = Unicode.Scalar(value), let ours = cellWidth.columns(of: scalar) else { continue }
          if ours != Int(huiyin_wcwidth(value)) { Issue.record("U+\(String(value, radix: 16)) \(ours)") }
        }
      }
    }
  }

  @Test func clipsAFrameOfAnotherSize() throws {
    try withTerminal(columns: 21, rows: 5) { terminal, _ in
      var frame = Frame(columns: 40, rows: 9)
      for row in 0..<9 { frame.grid.write("食堂饭菜质量差学生反映多次", row: row, column: 0) }
      frame.caret = Position(row: 30, column: 300)
      terminal.present(frame)
      #expect(terminal.readBack(row: 4) == "食堂饭菜质量差学生反")
      terminal.present(Frame(columns: 3, rows: 1))
      #expect(terminal.readBack(row: 4).isEmpty)
    }
  }

  @Test func decodesKeysAndPastes() throws {
    try withTerminal { terminal, pty in
      pty.type("\u{1B}[A\u{1B}OP\u{8}\u{7F}\u{3}".utf8)
      let keys = (0..<5).map { _ in terminal.next() }
      #expect(keys == [.key(.up), .key(.f(1)), .key(.backspace), .key(.backspace), .key(.ctrl("c"))])
      pty.type("\u{1B}[200~一\r二\u{1B}[201~".utf8)
      #expect(terminal.next() == .paste("一\r二"))
      pty.type([0x1B])
      #expect(terminal.next() == .key(.escape))
      pty.type([0xE9, 0xA3])
      #expect(terminal.nextEvent(timeoutMilliseconds: 0) == nil)
      pty.type([0x9F])
      #expect(terminal.next() == .key(.character("食")))
      #expect(terminal.nextEvent(timeoutMilliseconds: 0) == nil)
    }
  }

  @Test func wakesForAnotherDescriptor() throws {
    try withTerminal { terminal, _ in
      var ends: [Int32] = [-1, -1]
      #expect(pipe(&ends) == 0)
      defer { for end in ends { close(end) } }
      #expect(terminal.nextEvent(timeoutMilliseconds: 0, alsoWatch: [ends[0]]) == nil)
      _ = write(ends[1], "x", 1)
      #expect(terminal.nextEvent(timeoutMilliseconds: 5000, alsoWatch: [ends[0]]) == .wake(ends[0]))
    }
  }

  @Test func aLostTerminalEnds() throws {
    try withTerminal { terminal, pty in
      pty.type("ab".utf8)
      #expect(terminal.next() == .text("ab"))
      pty.closeMaster()
      for _ in 0..<3 { #expect(terminal.nextEvent(timeoutMilliseconds: nil) == .terminalLost) }
      #expect(terminal.isLost)
      terminal.present(Frame(columns: 80, rows: 24))
    }
  }

  @Test func signalsAreEvents() throws {
    try withTerminal(ownsProcess: true) { terminal, pty in
      kill(getpid(), SIGHUP)
      #expect(terminal.next() == .hangup)
      kill(getpid(), SIGTERM)
      #expect(terminal.next() == .hangup)
      kill(getpid(), SIGINT)
      #expect(terminal.next() == .interrupted)
      pty.resize(columns: 100, rows: 30)
      kill(getpid(), SIGWINCH)
      #expect(terminal.next() == .resize(columns: 100, rows: 30))
      #expect(terminal.columns == 100 && terminal.rows == 30)
      var frame = Frame(columns: 100, rows: 30)
      frame.grid.write("最后一行", row: 29, column: 92)
      terminal.present(frame)
      #expect(terminal.readBack(row: 29).hasSuffix("最后一行"))
      #expect(terminal.nextEvent(timeoutMilliseconds: 0) == nil)
    }
  }

  @Test func ringsAndSetsATitleThatCannotEscape() throws {
    try withTerminal { terminal, pty in
      var frame = Frame(columns: 80, rows: 24)
      frame.bell = true
      frame.title = "回音\u{7}\u{1B}]2;x"
      terminal.present(frame)
      let written = text(pty.output())
      #expect(written.contains("\u{1B}]2;回音··]2;x\u{7}"))
    }
  }

  @Test func canBeStartedAgain() throws {
    for _ in 0..<3 {
      try withTerminal { terminal, pty in
        #expect(throws: TerminalError.alreadyStarted) { try terminal.start() }
        var frame = Frame(columns: 80, rows: 24)
        frame.grid.write("食堂", row: 1, column: 1, style: .title)
        terminal.present(frame)
        #expect(text(pty.output()).contains("食堂"))
      }
    }
  }

  // MARK: The mouse

  @Test func theMouseIsOffUntilAskedFor() throws {
    try withTerminal { terminal, pty in
      #expect(!text(pty.output()).contains("?1000h"))
      terminal.setMouse(true)
      #expect(text(pty.output()) == "\u{1B}[?1000h\u{1B}[?1006h")
      terminal.setMouse(true)
      #expect(pty.output().isEmpty)
      pty.type("\u{1B}[<0;12;5M\u{1B}[<0;12;5m\u{1B}[<65;1;24M".utf8)
      #expect(terminal.next() == .mouse(.click, at: Position(row: 4, column: 11)))
      #expect(terminal.next() == .mouse(.wheelDown, at: Position(row: 23, column: 0)))
      // Outside the window: the report of a moment ago, when it was larger.
      pty.type("\u{1B}[<0;81;5M\u{1B}[<0;5;25Mx".utf8)
      #expect(terminal.next() == .key(.character("x")))
      terminal.setMouse(false)
      #expect(text(pty.output()) == "\u{1B}[?1006l\u{1B}[?1000l")
    }
  }

  @Test func theMouseIsOffAfterTheEnd() throws {
    try withTerminal { terminal, pty in
      terminal.setMouse(true)
      terminal.stop()
      #expect(text(pty.output()).contains("\u{1B}[?1006l\u{1B}[?1000l"))
      terminal.setMouse(true)
      #expect(!text(pty.output()).contains("?1000h"))
    }
  }

  // MARK: What changes from frame to frame

  @Test func repaintsTheWholeScreenWhenAsked() throws {
    try withTerminal { terminal, pty in
      terminal.setMouse(true)
      var frame = Frame(columns: 80, rows: 24)
      for row in 0..<20 { frame.grid.write("第\(row)行食堂饭菜", row: row, column: 0) }
      terminal.present(frame)
      _ = pty.output()
      frame.repaint = true
      terminal.present(frame)
      let painted = text(pty.output())
      #expect(painted.contains("\u{1B}[2J"))
      for row in 0..<20 { #expect(painted.contains("第\(row)行食堂饭菜")) }
      // What tore the screen may have reset the terminal too.
      #expect(painted.contains("\u{1B}[?2004h") && painted.contains("\u{1B}[?1006h"))
      frame.repaint = false
      terminal.present(frame)
      #expect(pty.output().isEmpty)
    }
  }

  @Test func aNewThemeIsSeenAtOnce() throws {
    try withTerminal { terminal, pty in
      var frame = Frame(columns: 80, rows: 24)
      for (row, style) in Style.allCases.enumerated() { frame.grid.write("食堂", row: row, column: 0, style: style) }
      terminal.present(frame)
      for theme in Theme.all + [.standard] {
        terminal.present(frame, theme: theme)
        for (row, style) in Style.allCases.enumerated() {
          let wanted = theme.attributes(style)
          let shown = terminal.attributes(row: row, column: 0)
          #expect((shown & huiyin_bold() != 0) == wanted.bold, "\(theme.name) \(style)")
          #expect((shown & huiyin_reverse() != 0) == wanted.reverse, "\(theme.name) \(style)")
          #expect((shown & huiyin_underline() != 0) == wanted.underline, "\(theme.name) \(style)")
          // The pair's number is in the bits above the character's: none without a colour.
          let hasColor = wanted.foreground != nil || wanted.background != nil
          #expect((shown & 0xFF00 != 0) == hasColor, "\(theme.name) \(style)")
        }
      }
      _ = pty.output()
      terminal.present(frame, theme: .monochrome)
      let plain = text(pty.output())
      #expect(plain.utf8.count > 100)
      // The first change away from the last colour may name it; after that there is none.
      #expect(!plain.dropFirst(40).contains("\u{1B}[3") && !plain.dropFirst(40).contains("\u{1B}[4"))
    }
  }

  @Test func ambiguousCharactersMayBecomeWideWhileItRuns() throws {
    try withTerminal { terminal, pty in
      var frame = Frame(columns: 80, rows: 24)
      frame.grid.write("“好”…①尾", row: 0, column: 0)
      terminal.present(frame)
      #expect(terminal.readBack(row: 0) == "“好”…①尾")
      _ = pty.output()
      var wide = Frame(columns: 80, rows: 24, cellWidth: CellWidth(ambiguousIsWide: true))
      wide.grid.write("“好”…①尾", row: 0, column: 0)
      terminal.present(wide)
      #expect(terminal.readBack(row: 0) == " \"好\" ..1)尾")
      #expect(text(pty.output()).contains("\u{1B}[2J"))
      terminal.present(frame)
      #expect(terminal.readBack(row: 0) == "“好”…①尾")
    }
  }

  // MARK: Bytes

  private func list(_ top: Int, selected: Int) -> Frame {
    var frame = Frame(columns: 80, rows: 24)
    frame.grid.text("列表", row: 0, column: 0, width: 80, style: .title)
    for row in 2..<22 {
      let number = top + row
      frame.grid.text("QH20261120-\(1000 + number)", row: row, column: 1, width: 15)
      frame.grid.text("! 超期", row: row, column: 17, width: 6, style: .overdue)
      frame.grid.text("第\(number)件食堂饭菜质量差学生反映多次希望改进", row: row, column: 24, width: 40)
      frame.grid.text("11-20 17:30", row: row, column: 66, width: 11, style: .overdue)
    }
    frame.grid.select(row: selected)
    frame.caret = Position(row: selected, column: 0)
    frame.grid.text(" F1 帮助", row: 23, column: 0, width: 80)
    return frame
  }

  /// At the end of the window the terminal moves the rows itself.
  @Test(arguments: Theme.all.map(\.name)) func movingDownSendsTwoRows(_ name: String) throws {
    let theme = Theme.named(name)
    try withTerminal { terminal, pty in
      terminal.present(list(0, selected: 20), theme: theme)
      _ = pty.output()
      terminal.present(list(0, selected: 21), theme: theme)
      #expect((1...400).contains(pty.output().count))
      for top in 1..<30 {
        let frame = list(top, selected: 21)
        terminal.present(frame, theme: theme)
        let sent = pty.output().count
        #expect((1...430).contains(sent), "\(theme.name) \(sent)")
        for row in 0..<24 { #expect(terminal.readBack(row: row) == frame.grid.plainText(row: row)) }
      }
    }
  }

  @Test func typingOneCharacterSendsOne() throws {
    try withTerminal { terminal, pty in
      var frame = Frame(columns: 80, rows: 24)
      frame.grid.fill(row: 3, column: 14, width: 65, style: .fieldFocused)
      frame.caret = Position(row: 3, column: 14)
      terminal.present(frame)
      _ = pty.output()
      for index in 0..<30 {
        frame.grid.write("食", row: 3, column: 14 + 2 * index, style: .fieldFocused)
        frame.caret = Position(row: 3, column: 16 + 2 * index)
        terminal.present(frame)
        #expect((3...60).contains(pty.output().count))
      }
      frame.caret = nil
      terminal.present(frame)
      #expect(text(pty.output()).hasPrefix("\u{1B}[?25l"))
      terminal.present(frame)
      #expect(pty.output().isEmpty)
    }
  }
}
