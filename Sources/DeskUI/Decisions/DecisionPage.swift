import CaseDomain
import TermGrid

/// Where the parts of a decision stand: above and below at 80 columns, side by side from 100.
struct DecisionLayout: Hashable, Sendable {
  /// What scrolls.
  let body: Area
  /// Columns of what is asked, when the case stands beside it; 0: one under the other.
  let left: Int
  /// The choices and lines.
  let bottom: Area

  init(_ area: Area, lines: Int, hasBanner: Bool) {
    let rows = 3 + lines + 1 + (hasBanner ? 2 : 0)
    left = area.width >= 100 ? max(50, area.width * 2 / 5) : 0
    body = Area(row: area.row + 2, column: area.column, width: area.width, height: max(1, area.height - 2 - rows))
    bottom = Area(row: area.row + area.height - rows, column: area.column, width: area.width, height: rows)
  }
}

/// The rows of what is asked and of the case, made once for a width.
struct DecisionPage: Sendable {
  private(set) var ask: [PageLine] = []
  private(set) var beside: [PageLine] = []
  private var made: Made?

  private struct Made: Hashable, Sendable {
    var kind: DecisionKind
    var number: String
    var revision: Int
    var minute: Int64
    var left: Int
    var width: Int
    var explains: Bool
    var language: Language
  }

  /// Rows to scroll through.
  var count: Int { max(ask.count, beside.count) }

  mutating func layout(
    _ kind: DecisionKind, _ view: CaseView, _ size: DecisionLayout, _ desk: DeskContext, explains: Bool
  ) {
    let wanted = Made(
      kind: kind, number: view.target.number, revision: view.target.revision, minute: desk.now.seconds / 60,
      left: size.left, width: size.body.width, explains: explains, language: desk.language)
    guard wanted != made else { return }
    made = wanted
    let asks = DecisionAsk(kind: kind, view: view, desk: desk)
    var first = PageWriter(width: size.left > 0 ? size.left - 1 : size.body.width, desk: desk)
    asks.write(&first)
    if size.left == 0 {
      asks.writeCase(&first, explains: explains)
      ask = first.lines
      beside = []
    } else {
      var second = PageWriter(width: size.body.width - size.left - 1, desk: desk)
      asks.writeCase(&second, explains: explains)
      ask = first.lines
      beside = second.lines
    }
  }
}

extension Grid {
  /// Rows of a page from one of them on, with signs where more stands above or below.
  mutating func page(_ lines: [PageLine], from top: Int, _ area: Area) {
    let top = max(0, min(top, lines.count - area.height))
    for offset in 0..<max(0, min(area.height, lines.count - top)) {
      var column = area.column
      for piece in lines[top + offset].pieces {
        column += write(
          piece.text, row: area.row + offset, column: column, width: max(0, area.column + area.width - column - 1),
          style: piece.style)
      }
    }
    let edge = area.column + area.width - 1
    if top > 0 { write("^", row: area.row, column: edge, style: .dim) }
    if top + area.height < lines.count { write("v", row: area.row + area.height - 1, column: edge, style: .dim) }
  }
}
