/// Text from outside made safe and plain. The result holds no C0, DEL, C1, bidirectional control or invisible
/// format character (architecture, "Who is asking"); joiners inside an emoji or a word stay, they are cut only
/// when drawn.
public enum Sanitize {
  /// What becomes of a character that is never printed.
  public enum Unprintable: Sendable {
    /// Shown as `·`, so that a reader sees something was there.
    case show
    /// Left out: what an editor does with pasted text.
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

  /// Whether a scalar has no place in a text at all.
  public static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x20 || (0x7F..<0xA0).contains(value) { return true }
    if value < 0xA0 { return false }
    if value == 0x200D || value == 0x200C { return false }
    if (0xE0020...0xE007F).contains(value) { return true }
    switch value {
    case 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x034F: return true
    case 0x3000...0x9FFF, 0xFF01...0xFF60: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return false
    }
  }

  private static func clean(_ text: String, newline: String, tab: String, _ unprintable: Unprintable) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var afterReturn = false
    var beforeJoiner = false
    for scalar in text.unicodeScalars {
      defer {
        afterReturn = scalar == "\r"
        beforeJoiner = !isHostile(scalar) && scalar != " " && scalar.value != 0x200D && scalar.value != 0x200C
      }
      switch scalar.value {
      case 0x0A where afterReturn: continue
      case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: result += newline
      case 0x09: result += tab
      case 0x200C, 0x200D:
        // A joiner that joins nothing is as invisible as any other format character.
        if beforeJoiner { result.unicodeScalars.append(scalar) } else { append(unprintable, to: &result) }
      default:
        if isHostile(scalar) { append(unprintable, to: &result) } else { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  private static func append(_ unprintable: Unprintable, to result: inout String) {
    if case .show = unprintable { result += CellWidth.hidden }
  }
}
