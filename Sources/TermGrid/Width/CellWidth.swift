/// What one user-perceived character puts on the screen: a text that is safe to send, and its columns.
public struct Glyph: Hashable, Sendable {
  /// Printable, without controls, bidirectional overrides or joiners.
  public let text: String
  /// Columns: 1 or 2.
  public let width: Int
}

/// Column widths of characters, by our own table: the terminal's, the C library's and Unicode's ideas of width
/// differ, and a row is right only if one of them decides.
///
/// Ambiguous characters (box lines, “ ” … — ① → ■) take one column, or two where the terminal is set so.
public struct CellWidth: Hashable, Sendable {
  /// Whether the terminal draws East Asian ambiguous characters two columns wide.
  public var ambiguousIsWide: Bool

  public init(ambiguousIsWide: Bool = false) {
    self.ambiguousIsWide = ambiguousIsWide
  }

  public static let standard = CellWidth()

  /// Stands for what must not or cannot be shown: controls, overrides, invisible characters.
  public static let hidden = "·"
  /// 〓, the printers' mark for a character that is missing, two columns wide.
  public static let missing = "〓"

  /// Columns of one scalar: 0 for combining marks, 1 or 2 for printable ones, nil for what is never printed.
  public func columns(of scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value < 0x7F { return value >= 0x20 ? 1 : nil }
    if value < 0xA0 { return nil }
    if (0x3400...0x4DBF).contains(value) || (0x4E00...0x9FFF).contains(value) { return 2 }
    if Self.isInvisible(value) { return nil }
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return nil
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if CellWidthTable.contains(CellWidthTable.wide, value) { return 2 }
    if ambiguousIsWide, CellWidthTable.contains(CellWidthTable.ambiguous, value) { return 2 }
    return 1
  }

  /// Columns of one grapheme as `glyph(for:)` would draw it.
  public func columns(of character: Character) -> Int { glyph(for: character).width }

  /// Columns of a text on one line.
  public func columns(of text: some StringProtocol) -> Int {
    var sum = 0
    for character in text { sum += columns(of: character) }
    return sum
  }

  /// The safe drawing of one grapheme. Line ends and tabs become a space; nothing hostile passes.
  public func glyph(for character: Character) -> Glyph {
    let scalars = character.unicodeScalars
    let base = scalars[scalars.startIndex]
    let isAlone = scalars.index(after: scalars.startIndex) == scalars.endIndex
    if base == "\t" || base == "\n" || base == "\r" { return Glyph(text: " ", width: 1) }
    guard let width = columns(of: base), width > 0 else { return substitute(for: base) }
    if isAlone { return Glyph(text: String(character), width: width) }
    return cluster(scalars, base: base, width: width)
  }

  private func substitute(for scalar: Unicode.Scalar) -> Glyph {
    switch scalar.properties.generalCategory {
    case .privateUse, .unassigned: return Glyph(text: Self.missing, width: 2)
    default: return Glyph(text: Self.hidden, width: ambiguousIsWide ? 2 : 1)
    }
  }

  /// Terminals and ncurses disagree about joined emoji, flags and variation selectors, so the first picture is
  /// shown and the rest is cut; at most three marks stay on one letter.
  private func cluster(_ scalars: Character.UnicodeScalarView, base: Unicode.Scalar, width: Int) -> Glyph {
    if Self.isRegionalIndicator(base) { return Glyph(text: Self.missing, width: 2) }
    let isPicture = base.value > 0xFF && base.properties.isEmoji
    var kept = String.UnicodeScalarView([base])
    var total = width
    var marks = 0
    // One “letter” may be ten thousand marks or letters of an alphabet long.
    for scalar in scalars.dropFirst().prefix(Self.mostScalars) {
      if isPicture && (scalar.value == 0x200D || scalar.properties.isEmojiModifier) { break }
      if Self.isSelectorOrKeycap(scalar.value) { continue }
      guard let columns = columns(of: scalar) else { continue }
      if columns == 0 {
        marks += 1
        if marks > 3 { continue }
      }
      total += columns
      kept.append(scalar)
    }
    if total > 2 { return Glyph(text: Self.missing, width: 2) }
    return Glyph(text: String(kept), width: total)
  }

  /// Scalars of one grapheme that are looked at; the longest emoji has ten.
  private static let mostScalars = 40

  /// Letters without a shape: Hangul fillers, the Khmer inherent vowels, the combining grapheme joiner.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: true
    default: false
    }
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private static func isSelectorOrKeycap(_ value: UInt32) -> Bool {
    (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) || value == 0x20E3
      || (0x180B...0x180F).contains(value)
  }
}
