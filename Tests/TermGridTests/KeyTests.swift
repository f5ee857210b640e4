import Testing

@testable import TermGrid

@Suite struct KeyTests {
  @Test(
    arguments: [
      ("？", "?"), ("／", "/"), ("：", ":"), ("１", "1"), ("ｊ", "j"), ("Ｑ", "Q"), ("　", " "), ("、", "/"), ("。", "."),
      ("《", "<"),
      ("食", "食"), ("j", "j"),
    ] as [(Character, Character)])
  func folds(_ typed: Character, _ meant: Character) {
    #expect(Key.character(typed).folded == .character(meant))
  }

  @Test func labelsNameTheKeyCaps() {
    let keys: [Key] = [.f(1), .ctrl("s"), .enter, .up, .pageDown, .character("/"), .alt("x"), .backTab]
    #expect(keys.map(\.label) == ["F1", "^S", "Enter", "↑", "PgDn", "/", "M-x", "S-Tab"])
  }
}

@Suite struct KeyDecoderTests {
  /// What comes out when the bytes arrive at once and then nothing more does.
  private func decode(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    var decoder = KeyDecoder()
    let events = decoder.feed(bytes)
    return decoder.pending == .nothing ? events : events + decoder.pause()
  }

  @Test(
    arguments: [
      ("a", [.key(.character("a"))]), ("食", [.key(.character("食"))]), ("食堂", [.text("食堂")]),
      (" ", [.key(.character(" "))]),
      ("\r", [.key(.enter)]), ("\n", [.key(.enter)]), ("\t", [.key(.tab)]), ("\u{8}", [.key(.backspace)]),
      ("\u{7F}", [.key(.backspace)]), ("\u{3}", [.key(.ctrl("c"))]), ("\u{13}", [.key(.ctrl("s"))]),
      ("\0", [.key(.ctrl(" "))]), ("\u{1C}", [.key(.ctrl("\\"))]), ("\u{1B}", [.key(.escape)]),
      ("\u{1B}\u{1B}", [.key(.escape), .key(.escape)]), ("\u{1B}x", [.key(.alt("x"))]), ("\u{1B}[", [.key(.alt("["))]),
      ("\u{1B}O", [.key(.alt("O"))]), ("\u{1B}食", [.key(.escape), .key(.character("食"))]),
      ("\u{1B}\u{7F}", [.key(.wordBackspace)]),
      // xterm, normal and application mode
      ("\u{1B}[A", [.key(.up)]), ("\u{1B}OA", [.key(.up)]), ("\u{1B}[H", [.key(.home)]), ("\u{1B}OF", [.key(.end)]),
      ("\u{1B}OP", [.key(.f(1))]), ("\u{1B}OS", [.key(.f(4))]), ("\u{1B}[15~", [.key(.f(5))]),
      ("\u{1B}[24~", [.key(.f(12))]), ("\u{1B}[5~", [.key(.pageUp)]), ("\u{1B}[3~", [.key(.delete)]),
      ("\u{1B}[Z", [.key(.backTab)]), ("\u{1B}[1;5C", [.key(.wordRight)]), ("\u{1B}[1;3D", [.key(.wordLeft)]),
      ("\u{1B}[1;5H", [.key(.textStart)]), ("\u{1B}[1;2P", [.key(.f(1))]), ("\u{1B}[1;2A", [.key(.up)]),
      // PuTTY and VT220, Linux console, rxvt
      ("\u{1B}[11~", [.key(.f(1))]), ("\u{1B}[1~", [.key(.home)]), ("\u{1B}[4~", [.key(.end)]),
      ("\u{1B}[[A", [.key(.f(1))]), ("\u{1B}[[E", [.key(.f(5))]), ("\u{1B}[7~", [.key(.home)]),
      ("\u{1B}[8^", [.key(.textEnd)]), ("\u{1B}Od", [.key(.wordLeft)]), ("\u{1B}OM", [.key(.enter)]),
      ("\u{1B}Oq", [.key(.character("1"))]),
      // Reported by code point
      ("\u{1B}[105;5u", [.key(.ctrl("i"))]), ("\u{1B}[27;5;13~", [.key(.enter)]), ("\u{1B}[9;2u", [.key(.backTab)]),
      // Answers and reports that nobody asked for
      ("\u{1B}[?1;2c", []), ("\u{1B}[24;80R", []), ("\u{1B}[I", []), ("\u{1B}[M !!a", [.key(.character("a"))]),
      ("\u{1B}]11;rgb:0/0/0\u{7}b", [.key(.character("b"))]),
      ("\u{1B}P1$r0m\u{1B}\\b", [.key(.character("b"))]), ("\u{1B}[999~", []), ("\u{1B}[1;\u{1B}[A", [.key(.up)]),
      // Runs
      ("食堂\r", [.text("食堂"), .key(.enter)]),
      ("a\u{1B}[Bb", [.key(.character("a")), .key(.down), .key(.character("b"))]),
      ("a\u{202E}b", [.text("ab")]),
      // Paste
      ("\u{1B}[200~一\r二\t\u{1B}[31m\u{1B}[201~x", [.paste("一\r二\t\u{1B}[31m"), .key(.character("x"))]),
      ("\u{1B}[200~\u{1B}[201~", [.paste("")]), ("\u{1B}[200~abc", [.paste("abc")]), ("\u{1B}[201~", []),
    ] as [(String, [InputEvent])])
  func decodesTheTable(_ bytes: String, _ expected: [InputEvent]) { expectDecoded(bytes, expected) }

  /// Mode 1006: `ESC [ < button ; column ; row`, then `M` for a press and `m` for a release.
  @Test(
    arguments: [
      ("\u{1B}[<0;12;5M", [.mouse(.click, at: Position(row: 4, column: 11))]), ("\u{1B}[<0;12;5m", []),
      ("\u{1B}[<64;1;1M", [.mouse(.wheelUp, at: Position(row: 0, column: 0))]),
      ("\u{1B}[<65;80;24M", [.mouse(.wheelDown, at: Position(row: 23, column: 79))]),
      ("\u{1B}[<0;300;200M", [.mouse(.click, at: Position(row: 199, column: 299))]),
      // With Ctrl and with Shift
      ("\u{1B}[<16;2;3M", [.mouse(.click, at: Position(row: 2, column: 1))]),
      ("\u{1B}[<69;2;3M", [.mouse(.wheelDown, at: Position(row: 2, column: 1))]),
      // Other buttons, drags, the sideways wheel, motion without a button
      ("\u{1B}[<1;2;3M", []), ("\u{1B}[<2;2;3M", []), ("\u{1B}[<32;2;3M", []), ("\u{1B}[<35;2;3M", []),
      ("\u{1B}[<66;2;3M", []), ("\u{1B}[<67;2;3M", []), ("\u{1B}[<128;2;3M", []), ("\u{1B}[<65;2;3m", []),
      // No reports at all
      ("\u{1B}[<M", []), ("\u{1B}[<0M", []), ("\u{1B}[<0;1M", []), ("\u{1B}[<0;0;1M", []), ("\u{1B}[<0;1;0M", []),
      ("\u{1B}[<0;1;1;1M", []), ("\u{1B}[<;;M", []), ("\u{1B}[<0;-1;1M", []), ("\u{1B}[<0;1:2;1M", []),
      ("\u{1B}[<0;99999;1M", []), ("\u{1B}[<99999999999999999999;1;1M", []), ("\u{1B}[<0;1;18446744073709551616M", []),
      ("\u{1B}[0;1;1M", [.key(.enter)]),
      // Between typed text, and broken off
      ("食\u{1B}[<0;3;4M堂a", [.key(.character("食")), .mouse(.click, at: Position(row: 3, column: 2)), .text("堂a")]),
      ("\u{1B}[<0;3;\u{1B}[A", [.key(.up)]), ("\u{1B}[<0;3;4", []),
    ] as [(String, [InputEvent])])
  func decodesTheMouse(_ bytes: String, _ expected: [InputEvent]) { expectDecoded(bytes, expected) }

  /// Wherever a slow line cuts a report, it is one event and nothing is typed.
  @Test func aMouseReportInTwoPieces() {
    let bytes = Array("\u{1B}[<65;123;45M".utf8)
    for cut in 1..<bytes.count {
      var decoder = KeyDecoder()
      #expect(decoder.feed(bytes[..<cut]) == [])
      #expect(decoder.pending == .sequence)
      #expect(decoder.feed(bytes[cut...]) == [.mouse(.wheelDown, at: Position(row: 44, column: 122))])
      #expect(decoder.pending == .nothing)
    }
  }

  /// However long a report is and however it arrives, nothing of it is typed into a field.
  @Test func anEndlessReportIsNoText() {
    let long = "\u{1B}[<0;" + String(repeating: "9", count: 5000) + ";1Mb"
    expectDecoded(long, [.key(.character("b"))])
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[<0;12".utf8) == [])
    #expect(decoder.pause() == [])
    #expect(decoder.feed("b".utf8) == [.key(.character("b"))])
  }

  private func expectDecoded(_ bytes: String, _ expected: [InputEvent]) {
    #expect(decode(bytes.utf8) == expected)
    // The same keys when a slow line brings them byte by byte.
    var decoder = KeyDecoder()
    var slow: [InputEvent] = []
    for byte in bytes.utf8 { slow += decoder.feed([byte]) }
    if decoder.pending != .nothing { slow += decoder.pause() }
    #expect(slow.flatMap(\.parts) == expected.flatMap(\.parts))
  }

  @Test func waitsForTheRestOnlyWhereThereIsOne() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("a".utf8) == [.key(.character("a"))])
    #expect(decoder.pending == .nothing)
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.pending == .sequence)
    #expect(decoder.feed("[A".utf8) == [.key(.up)])
    #expect(decoder.feed([0xE9, 0xA3]) == [])
    #expect(decoder.pending == .sequence)
    #expect(decoder.feed([0x9F]) == [.key(.character("食"))])
    #expect(decoder.feed("\u{1B}[200~x".utf8) == [])
    #expect(decoder.pending == .paste)
  }

  @Test func anotherEncodingIsNoticedAndNotTyped() {
    // 食堂 in GBK.
    #expect(decode([0xCA, 0xB3, 0xCC, 0xC3]).contains(.undecodable))
    #expect(decode([0x41, 0xFF, 0x42]) == [.text("AB"), .undecodable])
    #expect(decode([0xED, 0xA0, 0x80]) == [.undecodable])
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func anyBytesInAnyPiecesEndSomewhere(_ seed: UInt64) {
    var generator = SeededGenerator(seed)
    let pieces = [
      "\u{1B}", "[", "O", "]", "P", "200~", "201~", ";", "5", "A", "~", "食", "\u{7}", "\\", "M", "<", "$", "\0",
    ]
    var decoder = KeyDecoder()
    for _ in 0..<200 {
      let bytes = (0..<4).flatMap { _ in Array((pieces.randomElement(using: &generator) ?? "").utf8) }
      let cut = Int.random(in: 0...bytes.count, using: &generator)
      let events = decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...])
      for case .text(let text) in events { #expect(hostileScalars(in: text).isEmpty && text.count > 1) }
      if Int.random(in: 0..<5, using: &generator) == 0 {
        _ = decoder.pause()
        #expect(decoder.pending == .nothing)
      }
    }
  }

  @Test func aLongPasteIsOneEvent() {
    let text = String(repeating: "食堂饭菜质量差，学生反映多次。\r", count: 5000)
    var decoder = KeyDecoder()
    var events: [InputEvent] = []
    let bytes = Array(("\u{1B}[200~" + text + "\u{1B}[201~").utf8)
    for start in stride(from: 0, to: bytes.count, by: 1000) {
      events += decoder.feed(bytes[start..<min(start + 1000, bytes.count)])
    }
    #expect(events == [.paste(text)])
  }
}

extension InputEvent {
  /// Typed text as single characters: how it is cut into runs depends on the line's speed.
  fileprivate var parts: [InputEvent] { keys.isEmpty ? [self] : keys.map(InputEvent.key) }
}
