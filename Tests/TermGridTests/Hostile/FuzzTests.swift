import Testing

@testable import TermGrid

@Suite struct CampaignFuzzTerminal {
  private static let pieces: [[UInt8]] =
    (Fuzz.pieces + [
      "\u{1B}[200~", "\u{1B}[200~", "\u{1B}[20", "0~", "1~", "A", "B", "M", "<0;3;4M", "R", "u", "$", "[A",
      "\u{1B}[27;5;13~",
      String(repeating: "9", count: 70), "\u{1B}]" + String(repeating: "x", count: 4200),
    ]).map { Array($0.utf8) } + [
      [0xFF], [0xE9], [0xA3, 0x9F], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0x80],
    ]

  private static func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      if Int.random(in: 0..<8, using: &generator) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &generator))
      } else {
        bytes += pieces.randomElement(using: &generator) ?? []
      }
    }
    return bytes
  }

  private static func decode(_ parts: [ArraySlice<UInt8>]) -> (events: [InputEvent], isAtRest: Bool) {
    var decoder = KeyDecoder()
    var events: [InputEvent] = []
    for part in parts { events += decoder.feed(part) }
    events += decoder.pause()
    return (joined(events), decoder.pending == .nothing)
  }

  /// Typed text as single scalars, and bytes that are no UTF-8 told once: how text is cut depends on the line's speed.
  private static func joined(_ events: [InputEvent]) -> [InputEvent] {
    var result: [InputEvent] = []
    var wasUndecodable = false
    for event in events {
      switch event {
      case .undecodable: wasUndecodable = true
      case .key(.character(let character)):
        for scalar in character.unicodeScalars { result.append(.key(.character(Character(scalar)))) }
      case .text(let text): for scalar in text.unicodeScalars { result.append(.key(.character(Character(scalar)))) }
      default: result.append(event)
      }
    }
    return wasUndecodable ? result + [.undecodable] : result
  }

  /// Whatever arrives: no trap, nothing hostile typed, nothing left waiting after a pause; and wherever a slow line cuts
  /// it, the same events.
  @Test func keyDecoder() {
    var generator = SeededGenerator(4)
    for _ in 0..<Fuzz.count(short: 6_000) {
      let bytes = Self.bytes(&generator)
      let (whole, isAtRest) = Self.decode([bytes[...]])
      #expect(isAtRest)
      for case .key(.character(let character)) in whole {
        #expect(!character.unicodeScalars.contains(where: Sanitize.isHostile))
      }
      // Two end marks in one piece are one paste on purpose; in two pieces that cannot be known.
      guard bytes.count(where: { $0 == UInt8(ascii: "~") }) < 3 else { continue }
      let cut = Int.random(in: 0...bytes.count, using: &generator)
      #expect(Self.decode([bytes[..<cut], bytes[cut...]]).events == whole, "\(bytes) cut at \(cut)")
      if bytes.count < 200 {
        #expect(Self.decode(bytes.indices.map { bytes[$0...$0] }).events == whole, "\(bytes) byte by byte")
      }
    }
  }

  /// The editors under random keys and pastes: the caret stays on a boundary, the rows in their width, and undoing
  /// everything leads back.
  @Test func editors() {
    let keys: [Key] = [
      .left, .right, .up, .down, .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight, .textStart, .textEnd,
      .backspace, .delete, .wordBackspace, .enter, .ctrl("u"), .ctrl("k"), .ctrl("z"), .ctrl("y"), .ctrl("w"),
      .alt("d"),
    ]
    var generator = SeededGenerator(5)
    var editor = TextEditor("")
    var line = LineEditor("")
    var start = ""
    for step in 0..<Fuzz.count(short: 4_000) {
      if step % 40 == 0 {
        while step > 0, editor.handle(.ctrl("z")) {}
        #expect(editor.text == start)
        start = Sanitize.lines(Fuzz.text(6, using: &generator), unprintable: .drop)
        editor = TextEditor(start, columns: Int.random(in: 3...20, using: &generator), rows: 4, maximum: 90)
        start = editor.text
        line = LineEditor(start, maximum: 90)
      }
      if Bool.random(using: &generator) {
        let piece = Fuzz.text(Int.random(in: 1...3, using: &generator), using: &generator)
        _ = editor.insert(piece)
        _ = line.insert(piece)
      } else if let key = keys.randomElement(using: &generator) {
        _ = editor.handle(key)
        _ = line.handle(key)
      }
      #expect(editor.text.count == editor.count && (0...editor.count).contains(editor.caret))
      #expect(line.text.count == line.count && (0...line.count).contains(line.caret))
      #expect(!(editor.text + line.text).unicodeScalars.contains { $0 != "\n" && Sanitize.isHostile($0) })
      let view = editor.visible()
      #expect(view.rows.count <= editor.rows && (0..<view.rows.count).contains(view.caret.row))
      #expect((0..<editor.columns).contains(view.caret.column))
      for row in view.rows { #expect(CellWidth.standard.columns(of: row) <= editor.columns) }
      let part = line.visible(width: 7)
      #expect(CellWidth.standard.columns(of: part.text) <= 7 && (0..<7).contains(part.caret))
    }
  }
}

@Suite struct HostileInputTests {
  /// A text that was made to be pasted ends the paste and goes on with keys: all of it is text.
  @Test func anEndMarkInsideAPasteIsNoEnd() {
    var decoder = KeyDecoder()
    let events = decoder.feed("\u{1B}[200~一\u{1B}[201~\r:q\r\u{1B}[200~二\u{1B}[201~x".utf8)
    guard case .paste(let text)? = events.first else {
      Issue.record("no paste")
      return
    }
    #expect(events.dropFirst() == [.key(.character("x"))])
    #expect(Sanitize.lines(text, unprintable: .drop) == "一\n:q\n二")
  }

  /// However it arrives, a string of the terminal is never typed, and its end is found.
  @Test(arguments: [1, 7, 1000, 100_000])
  func anEndlessAnswerIsNoText(_ piece: Int) {
    let bytes = Array(("\u{1B}]52;c;" + "QUJD".repeated(20_000) + "\u{7}b").utf8)
    var decoder = KeyDecoder()
    var events: [InputEvent] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      events += decoder.feed(bytes[start..<min(start + piece, bytes.count)])
    }
    #expect(events == [.key(.character("b"))])
    #expect(decoder.feed("\u{1B}]52;c;\("QUJD".repeated(20))".utf8) == [])
    #expect(decoder.pause() == [])
  }

  /// Ten megabytes at once: kept up to the limit, and quickly refused by a field of ten characters.
  @Test func aPasteOfTenMegabytes() {
    var decoder = KeyDecoder()
    let text = "食堂饭菜".repeated(900_000)
    let events = decoder.feed(("\u{1B}[200~" + text + "\u{1B}[201~").utf8)
    guard case .paste(let kept)? = events.first else {
      Issue.record("no paste")
      return
    }
    #expect(kept.utf8.count <= KeyDecoder.pasteLimit + 3 && kept.utf8.count > KeyDecoder.pasteLimit - 8)
    var editor = LineEditor("甲", maximum: 10)
    let isInserted = editor.insert(kept)
    #expect(!isInserted)
    #expect(editor.text == "甲" && editor.overflow > 1_000_000)
  }
}
