import Testing

@testable import TermGrid

@Suite struct CellWidthTests {
  @Test(arguments: [
    ("a", "a", 1), ("食", "食", 2), ("，", "，", 2), ("　", "　", 2), ("ａ", "ａ", 2), ("々", "々", 2), ("〇", "〇", 2),
    ("𠮷", "𠮷", 2), ("㐂", "㐂", 2), ("ア", "ア", 2), ("ｱ", "ｱ", 1), ("한", "한", 2), ("é", "é", 1),
    ("e\u{301}", "e\u{301}", 1), ("─", "─", 1), ("“", "“", 1), ("…", "…", 1), ("①", "①", 1), ("→", "→", 1),
    ("👍", "👍", 2), ("👍🏽", "👍", 2), ("👨‍👩‍👧", "👨", 2), ("🇨🇳", "〓", 2), ("❤\u{FE0F}", "❤", 1),
    ("1\u{FE0F}\u{20E3}", "1", 1), ("葛\u{E0100}", "葛", 2), ("ا", "ا", 1), ("א", "א", 1), ("\u{301}", "·", 1),
    ("\u{7}", "·", 1), ("\u{1B}", "·", 1), ("\u{7F}", "·", 1), ("\u{9B}", "·", 1), ("\u{202E}", "·", 1),
    ("\u{2066}", "·", 1), ("\u{200B}", "·", 1), ("\u{FEFF}", "·", 1), ("\u{AD}", "·", 1), ("\u{3164}", "·", 1),
    ("\u{2028}", "·", 1), ("\t", " ", 1), ("\n", " ", 1), ("\r\n", " ", 1), ("\u{E000}", "〓", 2),
    ("\u{3FFFD}", "〓", 2), ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2),
  ])
  func glyphsOfOddCharacters(_ text: String, _ drawn: String, _ width: Int) throws {
    let character = try #require(text.first)
    #expect(text.count == 1)
    let glyph = CellWidth.standard.glyph(for: character)
    // Scalars, because Swift holds different spellings of é to be equal.
    #expect(Array(glyph.text.unicodeScalars) == Array(drawn.unicodeScalars))
    #expect(glyph.width == width)
  }

  @Test(arguments: ["─", "“", "”", "…", "—", "①", "→", "■", "·"])
  func ambiguousCharactersFollowTheSetting(_ text: String) {
    #expect(CellWidth.standard.columns(of: text) == 1)
    #expect(CellWidth(ambiguousIsWide: true).columns(of: text) == 2)
  }

  @Test func marksPileUpToThree() {
    let zalgo = "e" + String(repeating: "\u{301}", count: 40)
    #expect(CellWidth.standard.glyph(for: Character(zalgo)).text.unicodeScalars.count == 4)
  }

  @Test func everyGlyphIsSafeAndOneOrTwoColumnsWide() {
    for wide in [false, true] {
      let cellWidth = CellWidth(ambiguousIsWide: wide)
      for value in (0...0x32000 as ClosedRange<UInt32>) {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let glyph = cellWidth.glyph(for: Character(scalar))
        if glyph.width < 1 || glyph.width > 2 || !hostileScalars(in: glyph.text).isEmpty {
          Issue.record("U+\(String(value, radix: 16)) draws \(glyph)")
        }
      }
    }
  }

  @Test(arguments: [
    ("食堂饭菜", 8, "食堂饭菜"), ("食堂饭菜", 7, "食堂饭…"), ("食堂饭菜", 6, "食堂…"), ("食堂饭菜", 1, "…"),
    ("食堂饭菜", 0, ""), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a食b", 3, "a…"),
  ])
  func truncates(_ text: String, _ width: Int, _ expected: String) {
    let cut = CellWidth.standard.truncate(text, to: width)
    #expect(cut == expected)
    #expect(CellWidth.standard.columns(of: cut) <= width)
  }

  @Test func fitsExactly() {
    let cellWidth = CellWidth.standard
    #expect(cellWidth.fit("食堂", to: 6) == "食堂  ")
    #expect(cellWidth.fit("食堂", to: 6, align: .right) == "  食堂")
    #expect(cellWidth.fit("食堂", to: 7, align: .center) == " 食堂  ")
    #expect(cellWidth.fit("食堂饭", to: 4) == "食… ")
  }
}

@Suite struct SanitizeTests {
  @Test(arguments: [
    ("a\r\nb\rc\nd", "a b c d", "a\nb\nc\nd"), ("a\tb", "a b", "a  b"), ("\u{1B}[31m红", "·[31m红", "·[31m红"),
    ("a\u{202E}b", "a·b", "a·b"), ("\u{FEFF}食", "·食", "·食"), ("a\u{2028}b", "a b", "a\nb"), ("\u{9B}2J", "·2J", "·2J"),
    ("👨‍👩‍👧", "👨‍👩‍👧", "👨‍👩‍👧"), ("\u{200D}a", "·a", "·a"),
  ])
  func cleans(_ text: String, _ line: String, _ lines: String) {
    #expect(Sanitize.line(text) == line)
    #expect(Sanitize.lines(text) == lines)
  }

  @Test func dropsWhereAnEditorAsks() {
    #expect(Sanitize.lines("a\u{1B}b\u{200B}c\u{7}\r\nd", unprintable: .drop) == "abc\nd")
  }
}
