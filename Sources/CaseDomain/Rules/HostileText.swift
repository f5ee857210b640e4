/// What has no place in a text from outside (docs/decisions/0017). One judgement for forms, commands, JSON, imports and
/// names; what is drawn and printed is cleaned once more, by the sanitizer of the screen.
public enum HostileText {
  /// Marks that may stand on one letter, as in Unicode's stream-safe text: comparing a longer stack takes time that
  /// grows with the square of its height.
  public static let mostMarks = 30

  /// Whether more marks than that stand on one letter somewhere.
  public static func stacks(_ text: String) -> Bool {
    var marks = 0
    for scalar in text.unicodeScalars {
      marks = scalar.isMark ? marks + 1 : 0
      if marks > mostMarks { return true }
    }
    return false
  }

  /// Whether a name could be taken for another one, or shown as another: nothing invisible may stand in it, not even
  /// what a text may hold.
  public static func isUnfitAsName(_ name: String) -> Bool {
    name.unicodeScalars.contains { $0.isHostile(multiline: false) || $0.isJoiner || $0.isSelector } || stacks(name)
  }
}

extension Unicode.Scalar {
  /// Control characters, marks of direction, invisible characters and noncharacters: what could drive a terminal or
  /// make a text look like another (architecture.md, "Who is asking"). Line ends and tabs are allowed where a text has
  /// several lines; joiners and selectors, which scripts and emoji are spelt with, are.
  public func isHostile(multiline: Bool) -> Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: !multiline
    case 0x00...0x1F, 0x7F...0x9F, 0xAD: true
    case 0xA0...0x33F: false
    case 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E: true
    case 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0x3164, 0xFDD0...0xFDEF, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  var isJoiner: Bool { value == 0x200C || value == 0x200D }

  var isSelector: Bool { (0xFE00...0xFE0F).contains(value) }

  /// Whether it stands on the letter before it.
  public var isMark: Bool {
    switch value {
    case 0..<0x300, 0x3000...0x3029, 0x3030...0x3098, 0x309B...0x9FFF, 0xAC00...0xFAFF, 0xFF01...0xFFFD: return false
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return false
    }
  }
}
