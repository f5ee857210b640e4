import Foundation

/// Random inputs for what reads from outside, the same on every machine and day.
enum Fuzz {
  /// How many inputs a test tries: few in every run, many in a campaign (`HUIYIN_CAMPAIGN`), as many as
  /// `HUIYIN_CAMPAIGN_INPUTS` says.
  static func count(short: Int) -> Int {
    let environment = ProcessInfo.processInfo.environment
    guard environment["HUIYIN_CAMPAIGN"] != nil else { return short }
    return environment["HUIYIN_CAMPAIGN_INPUTS"].flatMap { Int($0) } ?? 1_000_000
  }

  static let pieces = [
    "\u{1B}", "\u{1B}[", "\u{1B}[31m", "\u{1B}]0;", "\u{1B}P", "\u{1B}\\", "\u{1B}O", "\u{7}", "\u{9B}", "\u{9D}",
    "\u{9C}",
    "\u{90}", "\u{8F}", "[", "]", "1", ";", "?", "m", "~", "\\", "O", "P", "X", "^", "_", " ", "\t", "\n", "\r", "\r\n",
    "\u{85}", "\u{2028}", "\u{2029}", "\u{0}", "\u{B}", "\u{7F}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}",
    "\u{202E}", "\u{2066}", "\u{2069}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{61C}", "\u{180E}", "\u{3164}",
    "\u{E0041}",
    "\u{E0100}", "\u{FE0F}", "\u{E000}", "\u{378}", "\u{301}", "\u{316}", "\u{20E3}",
    "\u{301}\u{316}\u{301}\u{316}\u{301}\u{316}\u{301}\u{316}\u{301}\u{316}\u{301}\u{316}", "食", "堂", "，", "Ａ", "ｱ",
    "e", "é", "👩", "👍🏽", "🇨", "🇳", "\u{1100}", "\u{1161}", "\u{11A8}", "한", "क", "\u{94D}", "ก็", "א", "ا", "𠮷", "A",
  ]

  static func text(_ length: Int, using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<length {
      if Int.random(in: 0..<12, using: &generator) == 0 {
        if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) {
          text.unicodeScalars.append(scalar)
        }
      } else {
        text += pieces.randomElement(using: &generator) ?? ""
      }
    }
    return text
  }

  /// Nothing in it that moves a cursor, turns the direction or hides. Written down again here, not asked of the code.
  static func isPlain(_ text: String, lineEnds: Bool) -> Bool {
    var marks = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where lineEnds: break
      case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F:
        return false
      case 0xFEFF, 0xFFF9...0xFFFB, 0xFDD0...0xFDEF, 0xE0000...0xE007F, 0x3164, 0x115F, 0x1160, 0xFFA0, 0x34F:
        return false
      default: if scalar.value & 0xFFFE == 0xFFFE { return false }
      }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: marks += 1
      default: marks = 0
      }
      if marks > 30 { return false }
    }
    return true
  }
}
