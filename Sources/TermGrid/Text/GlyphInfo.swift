/// What line breaking and drawing must know of one grapheme, in one byte, so that a text of ten thousand
/// characters is wrapped again at every keystroke without looking at its characters again.
struct GlyphInfo: Hashable, Sendable {
  private let bits: UInt8

  private static let noLineStart: UInt8 = 4
  private static let noLineEnd: UInt8 = 8
  private static let space: UInt8 = 16
  private static let newline: UInt8 = 32
  private static let wordPart: UInt8 = 64

  init(_ character: Character, _ cellWidth: CellWidth) {
    if character == "\n" {
      bits = Self.newline
      return
    }
    let scalars = character.unicodeScalars
    let first = scalars[scalars.startIndex].value
    let isAlone = scalars.index(after: scalars.startIndex) == scalars.endIndex
    if isAlone, (0x4E00...0x9FFF).contains(first) {
      bits = 2
      return
    }
    let width = cellWidth.columns(of: character)
    var bits = UInt8(width)
    if first == 0x20 || first == 0x09 {
      bits |= Self.space
    } else {
      if Self.notAtLineStart.contains(first) { bits |= Self.noLineStart }
      if Self.notAtLineEnd.contains(first) { bits |= Self.noLineEnd }
      if width == 1 && !Self.isFreeStanding(first) { bits |= Self.wordPart }
    }
    self.bits = bits
  }

  var columns: Int { Int(bits & 3) }
  var isNewline: Bool { bits & Self.newline != 0 }
  var isSpace: Bool { bits & Self.space != 0 }

  /// Whether a line may end after `before` and go on with `after`.
  static func mayBreak(_ before: GlyphInfo, _ after: GlyphInfo) -> Bool {
    if after.bits & (space | noLineStart) != 0 || before.bits & noLineEnd != 0 { return false }
    if before.bits & space != 0 { return true }
    return before.bits & after.bits & wordPart == 0
  }

  /// 行首禁则: what closes, separates or continues must stay with what it follows.
  private static let notAtLineStart = scalars(
    "，。、；：？！）》」』”’】〕〉〗］｝％‰℃…—～·々〻ー゛゜ヽヾゝゞ,.;:?!)]}%°′″．｡､｣＞")
  /// 行尾禁则: what opens must stay with what follows it.
  private static let notAtLineEnd = scalars("（《「『“‘【〔〈〖［｛([{￥＄$#＃№＜｢")

  /// Narrow characters between which a line may be broken like between Han characters: punctuation and signs that
  /// are only narrow because ambiguous ones are drawn so.
  private static func isFreeStanding(_ value: UInt32) -> Bool {
    value >= 0x2010 && CellWidthTable.contains(CellWidthTable.ambiguous, value)
  }

  private static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
}
