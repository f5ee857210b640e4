import CaseDomain
import TermGrid

extension ReportScreen {
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard let session = desk.session else { return }
    drawHead(&frame.grid, area, session, desk)
    drawLeaves(&frame.grid, area, desk)
    let table = table(desk)
    let place = place(in: table)
    let top = top(for: place?.row ?? 0, in: table)
    for (offset, index) in table.rows.indices.dropFirst(top).prefix(area.height - 2).enumerated() {
      let row = table.rows[index]
      let line = area.row + 2 + offset
      for cell in row.cells.indices {
        let spot = table.place(cell, in: row, width: area.width - 1)
        guard spot.width > 0 else { continue }
        let align = row.kind == .line || row.kind == .head ? table.columns[cell].align : .left
        frame.grid.text(
          row.cells[cell].text, row: line, column: area.column + 1 + spot.start, width: spot.width, align: align,
          style: row.cells[cell].style)
      }
      guard let place, place.row == index else { continue }
      let spot = table.place(place.cell, in: row, width: area.width - 1)
      frame.grid.write(">", row: line, column: area.column, style: .strong)
      frame.grid.select(row: line, column: area.column + 1 + spot.start, width: spot.width)
      frame.caret = Position(row: line, column: area.column + 1 + spot.start)
    }
  }

  /// ` 2026年11月  截至 11-23 09:30，本期未结束      口径：全部 `
  private func drawHead(_ grid: inout Grid, _ area: Area, _ session: DeskSession, _ desk: DeskContext) {
    let language = desk.language
    let zone = session.organisation.zone
    let window = Window(period, now: asOf, zone: zone)
    let when =
      window.cutoff < window.to
      ? ReportPageText.running([
        "at": Bilingual("\(asOf.date(in: zone).description.suffix(5)) \(asOf.shortTime(in: zone))")
      ])
      : ReportPageText.cutoff([
        "from": Bilingual(String(period.first.description.suffix(5))),
        "to": Bilingual(String(period.last.description.suffix(5))),
      ])
    let scope = ReportPageText.scope(["scope": slice(desk).words(session.organisation)])(language) + " "
    let left = " " + period.words(language) + "  " + when(language)
    grid.fill(row: area.row, column: area.column, width: area.width, style: .heading)
    // The slice gives way: what it says is chosen, and the period must be read.
    let room = area.width - grid.cellWidth.columns(of: left) - 2
    let width = min(grid.cellWidth.columns(of: scope), max(10, room))
    grid.text(left, row: area.row, column: area.column, width: area.width - width - 1, style: .heading)
    grid.text(scope, row: area.row, column: area.column + area.width - width, width: width, style: .heading)
  }

  /// `[1 总览] 2 部门 3 构成 …`
  private func drawLeaves(_ grid: inout Grid, _ area: Area, _ desk: DeskContext) {
    var column = area.column
    let row = area.row + 1
    for (index, leaf) in ReportLeaf.allCases.enumerated() {
      let isOpen = leaf == self.leaf
      let text = (isOpen ? "[" : " ") + "\(index + 1) " + leaf.title(desk.language) + (isOpen ? "]" : " ")
      column += grid.write(text, row: row, column: column, style: isOpen ? .strong : .dim) + 1
    }
    guard let percent = progress(desk) else { return }
    let text = ReportPageText.working(["percent": Bilingual("\(percent)")])(desk.language) + " "
    let width = grid.cellWidth.columns(of: text)
    if column + width < area.column + area.width {
      grid.write(text, row: row, column: area.column + area.width - width, style: .dim)
    }
  }
}
