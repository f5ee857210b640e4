import CaseDomain
import TermGrid

/// What stands around the rows: the case and what one needs of it above, similar cases and the effect below.
extension FormScreen {
  private var showsSimilar: Bool { action == .register || action == .accept }

  /// From 110 columns on similar cases stand beside the form.
  private func paneWidth(_ area: Area) -> Int { showsSimilar && area.width >= 110 ? min(60, area.width * 2 / 5) : 0 }

  func formWidth(_ area: Area, _ desk: DeskContext) -> Int {
    let pane = paneWidth(area)
    return pane == 0 ? area.width : area.width - pane - 1
  }

  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    let width = formWidth(area, desk)
    var left = Area(row: area.row, column: area.column, width: width, height: area.height)
    if width < area.width, let rules = desk.rules() {
      let pane = Area(
        row: area.row, column: area.column + width + 1, width: area.width - width - 1, height: area.height)
      for row in area.row..<area.row + area.height {
        frame.grid.write(desk.settings.border.vertical, row: row, column: area.column + width, style: .border)
      }
      SimilarPane(similar: similar, bonds: bonds, hasAsked: asked != SimilarQuery(), rules: rules, desk: desk)
        .draw(&frame.grid, pane)
    }
    drawHead(&frame, &left, desk)
    drawFoot(&frame, &left, desk, hasPane: width < area.width)
    frame.caret = form.draw(&frame.grid, left, desk)
  }

  private func drawHead(_ frame: inout Frame, _ area: inout Area, _ desk: DeskContext) {
    var row = area.row
    let bottom = area.row + area.height
    if let target = form.target, let rules = desk.rules(related), let view = CaseView(target, in: rules) {
      let state = target.state.words(desk.language)
      frame.grid.text(
        " \(target.number)  \(state)  \(view.subject)", row: row, column: area.column, width: area.width,
        style: .heading)
      row += 1
      // What the rows leave free shows more of the case; six rows stay for what is being typed.
      let lines = FormReference(action: action, view: view, desk: desk).lines()
      let needed = form.measures(width: area.width, desk).total + lines.reduce(9) { $0 + $1.rows }
      var spare = showsSimilar ? 0 : max(0, area.height - needed)
      for line in lines {
        let used = frame.grid.wrapped(
          line.text, row: row, column: area.column + 1, width: area.width - 2, height: line.rows + spare, style: .dim)
        spare -= max(0, used - line.rows)
        row += used
      }
      for other in desk.attending {
        let line = StatusLine(.notice, other.words(desk))
        frame.grid.text(
          " △ " + line.text(desk.language), row: row, column: area.column, width: area.width, style: .warning)
        row += 1
      }
    }
    if let banner {
      row += frame.grid.wrapped(
        banner.mark + banner.text(desk.language), row: row, column: area.column + 1, width: area.width - 2, height: 3,
        style: banner.kind == .error ? .error : .info)
    }
    area = Area(row: row, column: area.column, width: area.width, height: bottom - row)
  }

  private func drawFoot(_ frame: inout Frame, _ area: inout Area, _ desk: DeskContext, hasPane: Bool) {
    if let danger {
      area.height -= 1
      let told = action == .register ? WarningText.typing : WarningText.typingFor
      frame.grid.text(
        "! " + told(["words": danger.list])(desk.language), row: area.row + area.height, column: area.column + 1,
        width: area.width - 2, style: .warning)
    }
    if let line = preview?.line(desk.language) {
      let rows = TextLayout(line.text, width: area.width - 2, cellWidth: desk.settings.cellWidth).lines.count
      // What is to be said of an answer or a public text takes a third row.
      let height = min(FormRules.isRead(action) ? 3 : 2, rows)
      area.height -= height
      frame.grid.wrapped(
        line.text, row: area.row + area.height, column: area.column + 1, width: area.width - 2, height: height,
        style: line.style)
    }
    guard showsSimilar, !hasPane, !similar.isEmpty, let rules = desk.rules() else { return }
    let pane = SimilarPane(similar: similar, bonds: bonds, hasAsked: true, rules: rules, desk: desk)
    let height = 1 + min(similar.count, desk.rows >= 30 ? 4 : action == .accept ? 4 : 3)
    area.height -= height
    pane.drawStrip(
      &frame.grid, Area(row: area.row + area.height, column: area.column, width: area.width, height: height))
  }
}
