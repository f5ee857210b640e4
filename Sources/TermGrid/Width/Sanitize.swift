/// Text from outside made safe and plain, for everything that is drawn or printed. The result holds no C0, DEL, C1,
/// bidirectional control, invisible format character or noncharacter (docs/decisions/0017); joiners stay only where an
/// emoji or a script needs them, and are cut when drawn.
public enum Sanitize {
  /// What becomes of a character that is never printed.
  public enum Unprintable: Sendable {
    /// Shown as `·`, so that a reader sees something was there.
    case show
    /// Left out: what an editor does with pasted text. A command to a terminal goes whole: of a pasted `ESC [ 31 m`
    /// not even `[31m` is left.
    case drop
  }

  /// One line: line ends and tabs become single spaces.
  public static func line(_ text: String, unprintable: Unprintable = .show) -> String {
    clean(text, newline: " ", tab: " ", unprintable)
  }

  /// Many lines: CRLF, CR, U+2028 and U+2029 become `\n`; a tab becomes `tab`.
  public static func lines(_ text: String, tab: String = "  ", unprintable: Unprintable = .show) -> String {
    clean(text, newline: "\n", tab: tab, unprintable)
  }

  /// Marks that may stand on one letter, as in Unicode's stream-safe text: comparing a longer stack takes time that
  /// grows with the square of its height.
  public static let mostMarks = 30

  /// Whether a scalar has no place in a text at all.
  public static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x20 || (0x7F..<0xA0).contains(value) { return true }
    if value < 0xA0 { return false }
    if isJoiner(value) { return false }
    if (0xE0000...0xE007F).contains(value) || value & 0xFFFE == 0xFFFE { return true }
    switch value {
    case 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x034F, 0x2065, 0xFDD0...0xFDEF: return true
    case 0x3000...0x9FFF, 0xFF01...0xFF60: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return false
    }
  }

  /// Whether a scalar stands on the one before it.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x3000...0x3029, 0x3030...0x3098, 0x309B...0x9FFF, 0xAC00...0xFAFF, 0xFF01...0xFFFD: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return false
    }
  }

  private static func isJoiner(_ value: UInt32) -> Bool { value == 0x200C || value == 0x200D }

  /// Emoji are joined to emoji, and Arabic, Syriac, Indic, Mongolian and their like are spelt with joiners. Between
  /// Han or Latin letters a joiner only makes two equal names different.
  private static func takesJoiner(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x10FF, 0x1700...0x1CFF, 0xA800...0xABFF, 0x10A00...0x11FFF: true
    case 0xFE0F, 0x1F3FB...0x1F3FF: true
    case 0x2190...0x2BFF, 0x1F000...0x1FAFF: scalar.properties.isEmoji
    default: false
    }
  }

  private static func clean(_ text: String, newline: String, tab: String, _ unprintable: Unprintable) -> String {
    var result = Result(capacity: text.utf8.count)
    var sequence = Sequence.none
    let isDropping = if case .drop = unprintable { true } else { false }
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if isDropping, sequence.takes(scalar) {
        afterReturn = false
        continue
      }
      defer { afterReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0A where afterReturn: continue
      case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: for part in newline.unicodeScalars { result.add(part) }
      case 0x09: for part in tab.unicodeScalars { result.add(part) }
      case 0x200C, 0x200D:
        // One that joins nothing is as invisible as any other format character.
        if result.joiner == nil, takesJoiner(result.last) {
          result.joiner = (scalar, isDropping)
        } else if !isDropping {
          result.add(Result.hidden)
        }
      default:
        if !isHostile(scalar) { result.add(scalar) } else if !isDropping { result.add(Result.hidden) }
      }
    }
    return result.finished()
  }

  /// The clean text while it grows.
  private struct Result {
    static let hidden: Unicode.Scalar = "·"
    private(set) var last: Unicode.Scalar = " "
    /// Waits for what it joins; whether it goes without a trace if it joins nothing.
    var joiner: (scalar: Unicode.Scalar, isDropping: Bool)?
    private var text = ""
    private var marks = 0

    init(capacity: Int) { text.reserveCapacity(capacity) }

    mutating func add(_ scalar: Unicode.Scalar) {
      let count = isMark(scalar) ? marks + 1 : 0
      guard count <= mostMarks else { return }
      if let joiner {
        settle(joiner, before: scalar)
      }
      marks = count
      text.unicodeScalars.append(scalar)
      last = scalar
    }

    private mutating func settle(_ joiner: (scalar: Unicode.Scalar, isDropping: Bool), before next: Unicode.Scalar) {
      self.joiner = nil
      if takesJoiner(next) {
        text.unicodeScalars.append(joiner.scalar)
      } else if !joiner.isDropping {
        text.unicodeScalars.append(Self.hidden)
      }
    }

    mutating func finished() -> String {
      if let joiner { settle(joiner, before: " ") }
      return text
    }
  }

  /// Where in a command to a terminal a text stands (ECMA-48 and what terminals make of it).
  private enum Sequence {
    case none
    /// After ESC.
    case escape
    /// After ESC and a blank or one of `!"#$%&'()*+,-./`; one letter or digit ends it.
    case intermediate
    /// After `ESC [`: parameters, then a letter.
    case control
    /// After `ESC O` or `ESC N`: one character.
    case shift
    /// OSC, DCS, SOS, PM, APC: up to BEL or ST. One that is never ended goes to the end of its line.
    case string
    case stringEscape

    /// Whether a scalar belongs to a command, and so goes.
    mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
      let value = scalar.value
      switch self {
      case .none: break
      case .escape:
        switch value {
        case 0x5B: self = .control
        case 0x50, 0x58, 0x5D, 0x5E, 0x5F: self = .string
        case 0x4E, 0x4F: self = .shift
        case 0x20...0x2F: self = .intermediate
        // `7`, `=`, `M`; `c` resets the terminal, the others are its own.
        case 0x30...0x5F, 0x63, 0x6E, 0x6F, 0x7C...0x7E: self = .none
        default: return begins(value)
        }
        return true
      case .intermediate:
        if (0x20...0x2F).contains(value) { return true }
        if (0x30...0x7E).contains(value) {
          self = .none
          return true
        }
      case .control:
        if (0x20...0x3F).contains(value) { return true }
        if (0x40...0x7E).contains(value) {
          self = .none
          return true
        }
      case .shift:
        if (0x20...0x7E).contains(value) {
          self = .none
          return true
        }
      case .string:
        switch value {
        case 0x07, 0x9C: self = .none
        case 0x1B: self = .stringEscape
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: return begins(value)
        default: break
        }
        return true
      case .stringEscape:
        if value == 0x5C {
          self = .none
          return true
        }
        self = .escape
        return takes(scalar)
      }
      return begins(value)
    }

    /// Outside of a command, or where one broke off.
    private mutating func begins(_ value: UInt32) -> Bool {
      switch value {
      case 0x1B: self = .escape
      case 0x9B: self = .control
      case 0x8E, 0x8F: self = .shift
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F: self = .string
      default: self = .none
      }
      return self != .none
    }
  }
}
