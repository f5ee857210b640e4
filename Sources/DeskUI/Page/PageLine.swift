import CaseDomain
import TermGrid

/// One row of a case page: pieces of text, each in its style.
struct PageLine: Sendable, Hashable {
  struct Piece: Sendable, Hashable {
    var text: String
    var style: Style
  }

  var pieces: [Piece]
  /// A heading: where Tab goes.
  var isHeading = false

  init(_ text: String, _ style: Style = .normal) { pieces = [Piece(text: text, style: style)] }

  init(_ pieces: [Piece]) { self.pieces = pieces }

  static func heading(_ text: String) -> PageLine {
    var line = PageLine("── " + text + " ", .heading)
    line.isHeading = true
    return line
  }
}

/// Collects the rows of a page for one width.
struct PageWriter {
  let width: Int
  let desk: DeskContext
  private(set) var lines: [PageLine] = []

  init(width: Int, desk: DeskContext) {
    self.width = width
    self.desk = desk
  }

  mutating func heading(_ phrase: DeskText) {
    let plain = desk.settings.border == .ascii
    var line = PageLine((plain ? "== " : "── ") + desk.say(phrase), .heading)
    line.isHeading = true
    lines.append(line)
  }

  mutating func add(_ line: PageLine) { lines.append(line) }

  /// A text of any length, wrapped with a hanging indent.
  mutating func text(_ text: String, indent: Int = 1, style: Style = .normal) {
    let rows = TextLayout(text, width: max(10, width - indent - 1), cellWidth: desk.settings.cellWidth).rows
    let margin = String(repeating: " ", count: indent)
    for row in rows { lines.append(PageLine(margin + row, style)) }
  }

  /// `label  value`, the value wrapped beside its label.
  /// - Parameter column: where the values stand; nil: as labels usually need.
  mutating func fact(_ label: Bilingual, _ value: String, style: Style = .normal, column wanted: Int? = nil) {
    guard !value.isEmpty else { return }
    let cellWidth = desk.settings.cellWidth
    let name = label(desk.language)
    let column = max(wanted ?? (desk.language == .zh ? 12 : 20), cellWidth.columns(of: name) + 2)
    let rows = TextLayout(value, width: max(10, width - column - 2), cellWidth: cellWidth).rows
    for (index, row) in rows.enumerated() {
      let left = " " + cellWidth.fit(index == 0 ? name : "", to: column)
      lines.append(PageLine([.init(text: left, style: .dim), .init(text: row, style: style)]))
    }
  }
}
