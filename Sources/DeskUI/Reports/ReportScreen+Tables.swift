import CaseDomain
import TermGrid

/// The leaves as tables.
extension ReportScreen {
  func table(_ desk: DeskContext) -> ReportTable {
    guard let maker = ReportTableMaker(self, desk) else { return ReportTable() }
    return switch leaf {
    case .overview: maker.overview
    case .departments: maker.departments
    case .parts: maker.parts
    case .zeros: maker.zeros
    case .comparison: maker.comparison
    }
  }

  /// The cell one stands on: the one remembered, or the first that opens.
  func place(in table: ReportTable) -> (row: Int, cell: Int)? {
    func first(_ row: Int) -> Int? { table.rows[row].cells.firstIndex(where: \.isOpen) }
    if let spot = spots[leaf], let row = table.rows.firstIndex(where: { $0.id == spot.row }) {
      let cells = table.rows[row].cells
      if cells.indices.contains(spot.cell), cells[spot.cell].isOpen { return (row, spot.cell) }
      let near = cells.indices.filter { cells[$0].isOpen }.min { abs($0 - spot.cell) < abs($1 - spot.cell) }
      if let near { return (row, near) }
    }
    // The three rates are what one comes for; they stand under the stock.
    let rows = table.rows.indices.filter { first($0) != nil }
    let start = rows.first { table.rows[$0].kind == .line } ?? rows.first
    return start.flatMap { row in first(row).map { (row, $0) } }
  }

  mutating func move(_ key: Key, _ desk: DeskContext) {
    let table = table(desk)
    guard let place = place(in: table) else { return }
    let open = table.rows.indices.filter { table.rows[$0].cells.contains(where: \.isOpen) }
    let at = open.firstIndex(of: place.row) ?? 0
    let to: Int
    switch key.folded {
    case .up, .character("k"): to = at - 1
    case .down, .character("j"): to = at + 1
    case .pageUp: to = at - max(1, height - 2)
    case .pageDown: to = at + max(1, height - 2)
    case .home: to = 0
    default: to = open.count - 1
    }
    guard let row = open.indices.contains(to) ? open[to] : to < 0 ? open.first : open.last else { return }
    stand(row, nearest(to: place, from: table.rows[place.row], in: table.rows[row], table, desk), table)
  }

  /// Up and down keep to the column on the screen.
  private func nearest(
    to place: (row: Int, cell: Int), from old: ReportTable.Row, in new: ReportTable.Row, _ table: ReportTable,
    _ desk: DeskContext
  ) -> Int {
    let width = desk.columns - 1
    let wanted = table.place(place.cell, in: old, width: width).start
    let open = new.cells.indices.filter { new.cells[$0].isOpen }
    return open.min {
      abs(table.place($0, in: new, width: width).start - wanted)
        < abs(table.place($1, in: new, width: width).start - wanted)
    } ?? 0
  }

  mutating func step(_ by: Int, _ desk: DeskContext) {
    let table = table(desk)
    guard let place = place(in: table) else { return }
    let open = table.rows[place.row].cells.indices.filter { table.rows[place.row].cells[$0].isOpen }
    let at = (open.firstIndex(of: place.cell) ?? 0) + by
    if open.indices.contains(at) { stand(place.row, open[at], table) }
  }

  private mutating func stand(_ row: Int, _ cell: Int, _ table: ReportTable) {
    let top = self.top(for: row, in: table)
    spots[leaf] = Spot(row: table.rows[row].id, cell: cell, top: top)
  }

  /// The first row in sight when one stands on a row: the rows above it are shown as far as there is room.
  func top(for row: Int, in table: ReportTable) -> Int {
    var top = spots[leaf]?.top ?? 0
    if row < top { top = row }
    // Standing on the first row that opens, what heads it is seen too.
    if !table.rows[..<row].contains(where: { $0.cells.contains(where: \.isOpen) }) { top = 0 }
    if row >= top + height { top = row - height + 1 }
    return max(0, min(top, table.rows.count - height))
  }
}
