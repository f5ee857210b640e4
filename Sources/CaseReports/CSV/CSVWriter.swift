import CaseDomain

/// Writes CSV (RFC 4180) that a spreadsheet can open without running anything in it.
///
/// A cell that begins with `= + - @`, a tab or CR, or a full-width form of these, gets a leading `'`, or a spreadsheet
/// would take it for a formula (architecture.md). Control characters and marks of direction are left out; line ends
/// inside a cell are LF.
public struct CSVWriter: Sendable {
  /// Whether the text begins with U+FEFF: without it a Chinese Excel reads the file as GB18030.
  public var byteOrderMark: Bool

  public init(byteOrderMark: Bool = false) {
    self.byteOrderMark = byteOrderMark
  }

  /// The whole text, every line ended by CRLF.
  public func text(header: [String], rows: some Sequence<[String]>) -> String {
    var result = byteOrderMark ? "\u{FEFF}" : ""
    result += Self.line(header)
    for row in rows { result += Self.line(row) }
    return result
  }

  /// One record, ended by CRLF.
  public static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// Signs with which a formula begins, those of a Chinese keyboard too.
  private static let signs: Set<Unicode.Scalar> = Set("=+-@＝＋－＠﹦﹢﹣﹫".unicodeScalars)
  private static let quotes: Set<Unicode.Scalar> = Set("\"'“”‘’＂＇".unicodeScalars)

  /// One cell as it stands in the file.
  public static func cell(_ value: String) -> String {
    var text = ""
    var needsQuotes = false
    var previous: Unicode.Scalar = " "
    for scalar in value.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\r", "\n":
        needsQuotes = true
        if scalar == "\r" || previous != "\r" { text.unicodeScalars.append("\n") }
      case "\"":
        needsQuotes = true
        text += "\"\""
      case ",", "\t":
        needsQuotes = true
        text.unicodeScalars.append(scalar)
      default:
        if !scalar.isHostile(multiline: true) { text.unicodeScalars.append(scalar) }
      }
    }
    // Looked at before and after, for a control character may have hidden the sign.
    let beginning = text.unicodeScalars.first { !$0.properties.isWhitespace && !quotes.contains($0) }
    let firsts = [value.unicodeScalars.first, text.unicodeScalars.first].compactMap { $0?.value }
    if firsts.contains(0x09) || firsts.contains(0x0D) {
      text = "'" + text
    } else if let beginning, signs.contains(beginning) {
      // Some spreadsheets look past blanks and quotes.
      text = "'" + text
    }
    if let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, first == " " || last == " " {
      needsQuotes = true
    }
    return needsQuotes ? "\"\(text)\"" : text
  }
}
