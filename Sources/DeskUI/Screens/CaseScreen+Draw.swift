import CaseDomain
import TermGrid

extension CaseScreen {
  func draw(_ frame: inout Frame, _ area: Area, _ desk: DeskContext) {
    guard let view else {
      frame.grid.text(desk.say(.stillLoading), row: area.row, column: 1, width: area.width - 1, style: .dim)
      return
    }
    drawHeader(&frame.grid, area, view, desk)
    let body = Area(
      row: area.row + Self.headerRows, column: area.column, width: PageBook.leftWidth(area.width),
      height: area.height - Self.headerRows)
    let left = book.left
    draw(&frame.grid, left, from: top, body)
    frame.caret = Position(row: body.row, column: body.column)
    if book.isWide {
      let border = desk.settings.border.vertical
      for row in body.row..<body.row + body.height {
        frame.grid.write(border, row: row, column: body.width, style: isRight ? .strong : .border)
      }
      let right = Area(
        row: body.row, column: body.width + 1, width: area.width - body.width - 1, height: body.height)
      draw(&frame.grid, book.right, from: rightTop, right)
      if isRight { frame.caret = Position(row: right.row, column: right.column) }
    }
    guard let selected, let row = left.index(of: .stop(selected)), (top..<top + body.height).contains(row) else {
      return
    }
    frame.grid.select(row: body.row + row - top, column: body.column, width: body.width)
    frame.caret = Position(row: body.row + row - top, column: body.column)
  }

  private func draw(_ grid: inout Grid, _ column: PageBook.Column, from top: Int, _ area: Area) {
    let count = column.count
    let rows = column.rows(top..<max(top, min(count, top + area.height)))
    grid.draw(rows, from: 0, Area(row: area.row, column: area.column, width: area.width, height: area.height))
    let edge = area.column + area.width - 1
    if top > 0 { grid.write("^", row: area.row, column: edge, style: .dim) }
    if top + area.height < count { grid.write("v", row: area.row + area.height - 1, column: edge, style: .dim) }
  }

  /// The subject, what comes next for this person, who else is here and what has just changed: always in sight.
  private func drawHeader(_ grid: inout Grid, _ area: Area, _ view: CaseView, _ desk: DeskContext) {
    let language = desk.language
    grid.text(" " + view.subject, row: area.row, column: area.column, width: area.width, style: .strong)
    var pieces: [(String, Style)] = []
    if let next {
      pieces.append((PageText.nextIs(["action": next.words])(language), .info))
    } else {
      let page = CasePage(view: view, desk: desk, width: area.width, explains: false)
      pieces.append(((page.awaited ?? PageText.noNext())(language), .dim))
    }
    for person in desk.attending.prefix(2) { pieces.append(("! " + person.short(desk)(language), .warning)) }
    if let news { pieces.append(("* " + PageText.newChange(["what": news])(language), .strong)) }
    var column = area.column + 1
    for (text, style) in pieces {
      let room = area.column + area.width - column
      guard room > 2 else { break }
      let cut = desk.settings.cellWidth.truncate(text, to: room)
      column += grid.write(cut, row: area.row + 1, column: column, style: style) + 2
    }
  }
}

extension Attendance {
  /// `段明正在填写`
  fileprivate func short(_ desk: DeskContext) -> Bilingual {
    let who = desk.session?.organisation.name(ofStaff: person) ?? Bilingual(person)
    return (isTyping ? PageText.typingToo : PageText.hereToo)(["who": who])
  }
}

extension CaseView {
  /// What others did since a revision, in one phrase; nil when it was this reader alone.
  func news(since revision: Int) -> Bilingual? {
    let lines = timeline.filter { $0.seq > revision && $0.actor != context.actor.id }
    guard !lines.isEmpty else { return nil }
    return .list(
      lines.suffix(2).map { line in
        DeskText.changeLine([
          "who": context.organisation.name(ofStaff: line.actor),
          "at": Bilingual(line.at.shortTime(in: context.organisation.zone)), "what": line.title,
        ])
      })
  }
}
