import Testing

@testable import TermGrid

@Suite struct HostileTextTests {
  private static let longCommand = "A\u{1B}[" + "1".repeated(10_000) + "B"
  private static let nobody = [0xFFFE, 0xFDD0, 0x1FFFF, 0x10FFFF].compactMap(Unicode.Scalar.init).map { String($0) }
    .joined()

  private static func tower(_ height: Int) -> String { "\u{301}".repeated(height) }

  private static let samples: [(String, String)] = [
    ("红\u{1B}[31m色\u{1B}[0m", "红色"), ("\u{1B}[1;31;42mA", "A"), ("A\u{1B}[?25lB", "AB"), ("A\u{1B}[2 qB", "AB"),
    ("A\u{9B}31mB", "AB"), ("A\u{1B}]0;title\u{7}B", "AB"), ("A\u{1B}]8;;http://x/\u{1B}\\B", "AB"),
    ("A\u{9D}52;c;QUJD\u{9C}B", "AB"), ("A\u{1B}P1$r0m\u{1B}\\B", "AB"), ("A\u{1B}_x\u{1B}\\B", "AB"),
    ("A\u{1B}^x\u{1B}\\B", "AB"), ("A\u{1B}Xx\u{1B}\\B", "AB"), ("A\u{1B}OPB", "AB"), ("A\u{8F}PB", "AB"),
    ("A\u{1B}(BB", "AB"), ("A\u{1B}cB", "AB"), ("A\u{1B}7\u{1B}8B", "AB"), ("A\u{1B}[201~B", "AB"),
    ("A\u{1B}[200~B", "AB"),
    // Never ended, or broken off
    ("A\u{1B}", "A"), ("A\u{1B}[", "A"), ("A\u{1B}[31", "A"), ("A\u{1B}[31食", "A食"), ("A\u{1B}食", "A食"),
    ("A\u{1B}]0;title\nB", "A\nB"), ("A\u{1B}]0;title", "A"), ("A\u{1B}[31\u{1B}[32mB", "AB"),
    ("A\u{1B}]x\u{1B}[31mB", "AB"), ("A\u{1B}\u{1B}[31mB", "AB"), (longCommand, "A"),
    // Line ends of every kind
    ("一\r\n二\r三\n四\u{85}五\u{2028}六\u{2029}七\u{B}八\u{C}九", "一\n二\n三\n四\n五\n六\n七\n八\n九"),
    // Nothing that cannot be seen
    ("a\u{202E}b\u{2066}c\u{2069}d\u{200B}e\u{2060}f\u{FEFF}g\u{AD}h\u{61C}i\u{180E}j", "abcdefghij"),
    ("a\u{E0041}b\u{E007F}c\u{E0001}defg\u{3164}h\u{115F}i\u{0}j\u{7F}k", "abcdefghijk"),
    ("张\u{200D}三", "张三"), ("a\u{200C}b", "ab"), ("\u{200D}", ""), ("👩\u{200D}a", "👩a"),
    // What is spelt with it stays
    ("👩\u{200D}👧", "👩\u{200D}👧"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("葛\u{E0100}", "葛\u{E0100}"), ("\u{E000}", "\u{E000}"),
    ("e" + tower(10_000), "e" + tower(30)),
    ("a" + nobody + "b", "ab"),
  ]

  /// What an editor keeps of a paste (decision 0017).
  @Test(arguments: samples)
  func whatAnEditorKeeps(_ pasted: String, _ kept: String) {
    let result = Sanitize.lines(pasted, unprintable: .drop)
    #expect(Array(result.unicodeScalars) == Array(kept.unicodeScalars))
    #expect(TextEditor(pasted).text.unicodeScalars.elementsEqual(kept.unicodeScalars))
  }

  @Test func aReaderSeesThatSomethingWasThere() {
    #expect(Sanitize.line("a\u{1B}[31mb\u{202E}c\u{200D}d\ne") == "a·[31mb·c·d e")
  }

  /// Marks that come one paste at a time do not grow into a tower either.
  @Test func aTowerOfMarksIsNotBuiltBitByBit() {
    var editor = LineEditor("e")
    for _ in 0..<200 { editor.insert("\u{301}\u{316}".repeated(10)) }
    #expect(editor.text.unicodeScalars.count < 100)
    #expect(editor.count == 1)
  }

  /// One “letter” of any length is drawn at once and takes its place and no more.
  @Test(arguments: ["\u{301}", "\u{1100}", "\u{200D}👩", "\u{94D}\u{915}", "\u{FE0F}"])
  func oneLongLetter(_ part: String) {
    let text = "क" + part.repeated(100_000)
    var grid = Grid(columns: 10, rows: 2)
    grid.text(text, row: 0, column: 0, width: 10)
    for cell in grid.row(0) { #expect(cell.text.unicodeScalars.count <= 41) }
    #expect(LineEditor(text).visible(width: 10).caret < 10)
  }

  static let count = Fuzz.count(short: 4_000)

  /// Random texts: nothing forbidden comes out, and what is clean stays as it is.
  @Test func cleaningIsCompleteAndIdempotent() {
    var generator = SeededGenerator(17)
    for _ in 0..<Self.count {
      let text = Fuzz.text(Int.random(in: 0...24, using: &generator), using: &generator)
      for mode in [Sanitize.Unprintable.show, .drop] {
        let once = Sanitize.lines(text, unprintable: mode)
        #expect(Fuzz.isPlain(once, lineEnds: true), "\(text.unicodeScalars.map { $0.value })")
        #expect(Sanitize.lines(once, unprintable: mode).unicodeScalars.elementsEqual(once.unicodeScalars))
        #expect(Fuzz.isPlain(Sanitize.line(text, unprintable: mode), lineEnds: false))
      }
    }
  }
}

extension String {
  func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
