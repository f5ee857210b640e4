import TermGrid

/// A generator that gives the same numbers on every machine and day (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Pieces of text that are hard to draw, wrap and edit.
let awkwardPieces = [
  "食", "堂", "的", "饭", "，", "。", "（", "）", "“", "”", "《", "》", "！", "…", "—", "a", "word", " ", "  ", "12345", ".",
  "/", "https://example.org/a?b=c", "𠮷", "々", "〇", "é", "e\u{301}", "\u{301}", "\u{200D}", "👨‍👩‍👧", "👍🏽", "🇨🇳",
  "🇨", "🇳", "ｱ", "한", "\u{1112}\u{1161}\u{11AB}", "ا", "א", "\u{202E}", "\u{7}", "\u{1B}", "\u{9B}", "\u{FEFF}",
  "\u{2028}", "\t", "\r\n", "\n", "\r", "\u{E000}", "\u{FE0F}", "❤\u{FE0F}", "ก็", "नि",
]

func awkwardText(_ length: Int, using generator: inout SeededGenerator) -> String {
  (0..<length).map { _ in awkwardPieces.randomElement(using: &generator) ?? "" }.joined()
}

/// What no text on the screen may contain.
func hostileScalars(in text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { scalar in
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      || [.format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
  }
}
