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
    let width = cellWidth.columns(of: character)
    var bits = UInt8(width)
    if character == " " || character == "\t" {
      bits |= Self.space
    } else {
      if Self.notAtLineStart.contains(character) { bits |= Self.noLineStart }
      if Self.notAtLineEnd.contains(character) { bits |= Self.noLineEnd }
      if width == 1 && !Self.isFreeStanding(character) { bits |= Self.wordPart }
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
  private static let notAtLineStart = Set<Character>(
    "，。、；：？！）》」』”’】〕〉〗］｝％‰℃…—～·々〻ー゛゜ヽヾゝゞ,.;:?!)]}%°′″．｡､｣＞")
  /// 行尾禁则: what opens must stay with what follows it.
  private static let notAtLineEnd = Set<Character>("（《「『“‘【〔〈〖［｛([{￥＄$#＃№＜｢")

  /// Narrow characters between which a line may be broken like between Han characters: punctuation and signs that
  /// are only narrow because ambiguous ones are drawn so.
  private static func isFreeStanding(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x2010 else { return false }
    return CellWidthTable.contains(CellWidthTable.ambiguous, scalar.value)
  }
}
