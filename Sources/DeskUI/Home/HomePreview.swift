import CaseDomain
import TermGrid

/// Where the panes of the home stand: two below 130 columns, a preview as the third from there on.
struct HomeColumns {
  let left: Area
  let right: Area
  /// Of no width where there is none.
  let preview: Area

  static func hasPreview(_ columns: Int) -> Bool { columns >= 130 }

  init(_ area: Area, _ desk: DeskContext) {
    let width = area.width >= 100 ? 30 : 26
    let row = area.row + 2
    let height = area.height - 2
    left = Area(row: row, column: area.column, width: width, height: height)
    let rest = area.width - width - 1
    let middle = Self.hasPreview(area.width) ? rest * 11 / 20 : rest
    right = Area(row: row, column: area.column + width + 1, width: middle, height: height)
    let from = right.column + middle + 1
    preview = Area(
      row: row, column: from, width: max(0, area.column + area.width - from), height: middle == rest ? 0 : height)
  }
}

/// The beginning of the selected case, made once for a width.
struct HomePreview: Sendable {
  private(set) var lines: [PageLine] = []
  private var made: Made?

  private struct Made: Hashable, Sendable {
    var number: String
    var revision: Int
    var width: Int
    var minute: Int64
    var language: Language
  }

  private func key(_ view: CaseView, _ area: Area, _ desk: DeskContext) -> Made {
    Made(
      number: view.target.number, revision: view.target.revision, width: area.width, minute: desk.now.seconds / 60,
      language: desk.language)
  }

  func isStale(_ view: CaseView, _ area: Area, _ desk: DeskContext) -> Bool {
    area.height > 0 && key(view, area, desk) != made
  }

  /// A case of thousands of lines takes its time, so this waits until nobody types.
  mutating func make(_ view: CaseView, _ area: Area, _ desk: DeskContext) {
    made = key(view, area, desk)
    lines = CasePage(view: view, desk: desk, width: area.width, explains: false).lines()
  }

  func isOf(_ view: CaseView) -> Bool { made?.number == view.target.number }
}
